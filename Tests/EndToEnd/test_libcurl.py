"""libcurl is loaded by the first question to a portal; where that fails, it is told, and tried again."""

import os
from pathlib import Path

import pytest

from support import placard
from support.customer import Card
from support.scripted_portal import PERSON, well


@pytest.fixture
def broken(folder):
    """A folder of the environment's in which the loader finds a file that is no library."""
    file = folder / "libraries" / "libcurl.so.4"
    file.parent.mkdir()
    file.write_text("not a library\n" * 100)
    return file


def is_loaded(server):
    return "/libcurl.so.4" in Path(f"/proc/{server.process.pid}/maps").read_text()


def test_the_first_question_loads_it(serve, scripted):
    """Until then the server has 8 MB less."""
    bitrix = scripted(well)
    server = serve(bitrix.origin)
    card = Card(bitrix.domain)
    server.ask(card.opening(AUTH_ID=None, REFRESH_ID=None))
    assert not is_loaded(server)
    assert PERSON in card.show(server).text
    assert is_loaded(server)


def test_where_it_cannot_be_loaded_the_next_question_tries_again(serve, scripted, broken):
    bitrix = scripted(well)
    server = serve(bitrix.origin, LD_LIBRARY_PATH=str(broken.parent))
    card = Card(bitrix.domain)
    request = card.redeeming(card.open_with_ticket(server))
    fragment = card.fragment(server, request)
    assert PERSON not in fragment.text and fragment.has_retry
    assert server.line_of(request)["rest_error"] == "busy"
    told = [line for line in server.lines() if line.message == "outbound"]
    assert [line.level for line in told] == ["error"] and str(broken) in told[0]["error"]

    os.remove(broken)
    assert PERSON in card.redeem(server, fragment.ticket).text


def test_check_says_that_it_cannot_be_loaded(folder, broken):
    done = placard.run("check", "--offline", folder=folder, LD_LIBRARY_PATH=str(broken.parent))
    line, = [line for line in done.stderr.decode().splitlines() if "libcurl" in line]
    assert line.startswith("placard: warning: no portal can be asked: ") and str(broken) in line
