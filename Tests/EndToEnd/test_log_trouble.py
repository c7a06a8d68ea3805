"""The log of what goes wrong: slow requests, bursts, and priorities for the journal."""

import os
import re
import subprocess
import time

from support import customer, fastcgi, forms, placard
from support.forms import opening
from support.placard import until
from support.scripted_portal import well


def test_a_slow_request_is_a_warning_that_says_where_the_time_went(start):
    """The web server takes its time to deliver the request."""
    server = start(PLACARD_SLOW_LOG="50ms", PLACARD_LOG_LEVEL="warning")
    request = opening()
    data = fastcgi.request(request.params, request.body)
    with fastcgi.Connection(server.address) as connection:
        connection.send(data[:40])
        time.sleep(0.1)
        connection.send(data[40:])
        connection.read_to_close()
    found = server.line_of(request)
    assert (found.level, found["slow"], found["status"]) == ("warning", "yes", "200")
    parts = [float(found[name]) for name in ("receive_ms", "parse_ms", "answer_ms")]
    assert parts[0] >= 99
    assert abs(sum(parts) - float(found["total_ms"])) < 0.5


def test_a_quick_request_is_none(start):
    server = start(PLACARD_SLOW_LOG="1m")
    request = opening()
    server.ask(request)
    found = server.line_of(request)
    assert found.level == "info"
    assert not {"slow", "receive_ms", "parse_ms", "answer_ms"} & set(found.fields)


def test_a_slow_portal_is_seen_in_the_line_of_the_fragment(serve, scripted):
    def slowly(question):
        time.sleep(0.2)
        return well(question)

    one = scripted(slowly)
    server = serve(one.origin, PLACARD_SLOW_LOG="100ms")
    card = customer.Card(one.domain)
    request = card.asking()
    card.fragment(server, request)
    found = server.line_of(request)
    assert (found.level, found["slow"], found["view"]) == ("warning", "yes", "customer")
    assert float(found["rest_ms"]) >= 200
    assert float(found["answer_ms"]) >= 200


def incidents(server):
    return [line for line in server.lines() if line.message == "connection"]


def test_a_burst_of_the_same_trouble_is_summed_up(start):
    server = start()
    for _ in range(200):
        fastcgi.exchange(server.address, b"GET / HTTP/1.1\r\n\r\n")
    assert server.terminate() == 0
    found = incidents(server)
    assert {(line.level, line["reason"]) for line in found} == {("warning", "malformed")}
    assert [line["repeated"] for line in found] == [None, None, None, "197"]


def test_the_sum_comes_without_another_line(start):
    server = start()
    for _ in range(10):
        fastcgi.exchange(server.address, b"GET / HTTP/1.1\r\n\r\n")
    until(lambda: any(line["repeated"] == "7" for line in incidents(server)), "the sum is in the log", 15)


def test_request_lines_are_never_summed_up(start):
    server = start(PLACARD_SLOW_LOG="1ms")
    requests = [opening(forms.changed(DOMAIN="other.example.net")) for _ in range(50)]
    for request in requests:
        server.ask(request)
    assert server.terminate() == 0
    logged = [line["id"] for line in server.lines() if line.message == "request"]
    assert [one for one in logged if one in {request.id for request in requests}] == [one.id for one in requests]


def journal_lines(start, folder, variable):
    (folder / "stderr").touch()
    status = (folder / "stderr").stat()
    server = start(folder=folder, JOURNAL_STREAM=variable.format(device=status.st_dev, inode=status.st_ino))
    server.is_logfmt = False  # not alone
    server.ask(opening())
    fastcgi.exchange(server.address, b"GET / HTTP/1.1\r\n\r\n")
    assert server.terminate() == 0
    return server.stderr.splitlines()


def test_lines_for_the_journal_begin_with_their_priority(start, folder):
    lines = journal_lines(start, folder, "{device}:{inode}")
    priority = {"info": "6", "warning": "4"}
    found = [re.match(r"<(\d)>\S+Z ([a-z]+) ", line) for line in lines]
    assert all(found), lines
    assert all(one[1] == priority[one[2]] for one in found)
    assert {one[1] for one in found} == {"4", "6"}


def test_other_lines_have_no_priority(start, folder):
    assert not [line for line in journal_lines(start, folder, "{device}:1{inode}") if line.startswith("<")]


def test_an_error_of_the_start_has_a_priority_too(folder):
    with open(folder / "stderr", "wb") as errors:
        status = os.fstat(errors.fileno())
        settings = {"PLACARD_THEME": "blue", "JOURNAL_STREAM": f"{status.st_dev}:{status.st_ino}"}
        done = subprocess.run([placard.binary(), "check"], stderr=errors, stdout=subprocess.DEVNULL,
                              env=placard.environment(folder, settings), cwd=folder, timeout=15)
    assert done.returncode == 78
    assert (folder / "stderr").read_text().startswith("<3>placard: environment: PLACARD_THEME: ")
