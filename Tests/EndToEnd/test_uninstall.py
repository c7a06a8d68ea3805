"""The end of an installation: what anybody can claim, what is believed of it, and what is kept."""

from __future__ import annotations

import json
import hashlib
import hmac
import time
from typing import Any

import pytest

from support import placard
from support.forms import Request, form
from support.logfmt import Line
from . import registry
from .installation import Portal, World, new_secret, tell


def operators_card(portal: Portal, **more: str | None) -> Request:
    """The card of somebody who is no administrator."""
    return portal.card(portal.token(user=7, is_admin=False), **more)


# ---- With the application token, which every employee has


@pytest.mark.parametrize("clean", ["0", "1"])
def test_a_forged_end_is_undone_by_the_next_card(
        world: World, portal: Portal, installed: placard.Placard, clean: str) -> None:
    other = world.serve()
    assert tell(installed, portal.uninstalled(clean))[0] == 200
    assert world.members() == []
    asked = len(world.authority.asked)
    status, line = tell(installed, operators_card(portal))
    assert status == 200
    assert (line.level, line["result"], line["reason"]) == ("error", "taken_back", "false_uninstall")
    assert len(world.authority.asked) == asked + 1
    assert world.members() == [portal.member]
    assert world.ends() == {"tombstone": [], "leaving": []}
    # It is checked as before, and nobody has to be asked.
    assert tell(installed, portal.card(APPLICATION_TOKEN=new_secret(16)))[0] == 403
    status, line = tell(installed, operators_card(portal))
    assert (status, line.level, line["result"]) == (200, "info", None)
    assert len(world.authority.asked) == asked + 1
    # The other program asks once itself if it has seen the end, and not yet that it is undone.
    status, line = tell(other, operators_card(portal))
    assert (status, line["result"]) in ((200, None), (200, "taken_back"))
    asked += 1 if line["result"] is None else 2
    assert len(world.authority.asked) == asked
    assert tell(other, operators_card(portal))[1]["result"] is None
    assert len(world.authority.asked) == asked


def test_all_addresses_come_back_but_those_that_are_anothers(
        world: World, portal: Portal, installed: placard.Placard) -> None:
    renamed = world.portal("127.0.0.2", member=portal.member)
    renamed.application_token = portal.application_token
    third = world.portal("127.0.0.3", member=portal.member)
    third.application_token = portal.application_token
    for one in (renamed, third):
        assert installed.ask(operators_card(one)).status == 200
    assert tell(installed, portal.uninstalled())[0] == 200
    heir = world.portal(member="e" * 32)
    with registry.opened(world.state) as database:
        database.execute("UPDATE tombstone SET origins = replace(origins, ?, ?)", (third.origin, heir.origin))
    assert installed.ask(heir.installing()).status == 200
    asked = len(world.authority.asked)
    assert installed.ask(operators_card(renamed)).status == 200
    assert installed.ask(operators_card(portal)).status == 200
    assert len(world.authority.asked) == asked + 1
    assert installed.ask(heir.card()).status == 200
    assert {row[1]: row[2] for row in world.rows()["address"]} == {
        portal.origin: portal.member, renamed.origin: portal.member, heir.origin: heir.member}


@pytest.mark.parametrize("how", [
    {"is_installed": False}, {"is_expired": True}, {"client_id": "local.another"}, {"member": "f" * 32},
    {"endpoint": "https://elsewhere.example/rest/"},
], ids=["uninstalled", "expired", "client", "member", "address"])
def test_what_the_authorization_server_does_not_confirm_stays_ended(
        world: World, portal: Portal, installed: placard.Placard, how: dict[str, Any]) -> None:
    assert tell(installed, portal.uninstalled())[0] == 200
    kept, asked = world.ends(), len(portal.asked)
    assert len(kept["tombstone"]) == 1
    for is_admin in (False, True):
        request = portal.card(portal.token(is_admin=is_admin, **how))
        status, line = tell(installed, request)
        assert (status, line["reason"]) == (403, "unknown_portal")
        assert "4930123456" not in installed.ask(request).text
    assert world.ends() == kept and world.members() == []
    assert len(portal.asked) == asked


def test_another_application_token_needs_an_installation(
        world: World, portal: Portal, installed: placard.Placard) -> None:
    """As after a removal that was meant, when the application is added anew."""
    assert tell(installed, portal.uninstalled())[0] == 200
    kept, asked = world.ends(), len(world.authority.asked)
    assert len(kept["tombstone"]) == 1
    portal.application_token = new_secret(16)
    for is_admin in (False, True):
        status, line = tell(installed, portal.card(portal.token(is_admin=is_admin)))
        assert (status, line["take_back"]) == (403, "wrong_token")
    assert len(world.authority.asked) == asked, "what is refused anyway is not asked about"
    assert world.ends() == kept
    assert installed.ask(portal.installing(portal.token(is_admin=False))).status == 403
    assert installed.ask(portal.installing()).status == 200
    assert installed.ask(operators_card(portal)).status == 200
    assert world.ends()["tombstone"] == []


def test_a_card_without_an_application_token_takes_the_portal_back(
        world: World, portal: Portal, installed: placard.Placard) -> None:
    assert tell(installed, portal.uninstalled())[0] == 200
    status, line = tell(installed, operators_card(portal, APPLICATION_TOKEN=None))
    assert (status, line["result"]) == (200, "taken_back")
    assert installed.ask(portal.card(APPLICATION_TOKEN=new_secret(16))).status == 403


@pytest.mark.parametrize("clean", ["0", "1"])
def test_a_tombstone_has_nothing_else(world: World, portal: Portal, installed: placard.Placard, clean: str) -> None:
    renamed = world.portal("127.0.0.2", member=portal.member)
    renamed.application_token = portal.application_token
    assert installed.ask(operators_card(renamed)).status == 200
    before = int(time.time())
    assert tell(installed, portal.uninstalled(clean))[0] == 200
    assert world.rows() == {"portal": [], "address": []}
    (member, origins, token_hash, uninstalled_at), = world.ends()["tombstone"]
    assert (member, origins) == (portal.member, f"{portal.origin},{renamed.origin}")
    # In whole seconds, by a clock that may be some milliseconds behind.
    assert before - 1 <= uninstalled_at <= time.time()
    with registry.opened(world.state) as database:
        key, = database.execute("SELECT key FROM token_key").fetchone()
    assert token_hash == hmac.new(key, portal.application_token.encode(), hashlib.sha256).digest()


def test_a_tombstone_lasts_thirty_days(world: World, portal: Portal, installed: placard.Placard) -> None:
    assert tell(installed, portal.uninstalled())[0] == 200
    world.let_days_pass(29.9)
    assert portal.member in world.command("list")[1]
    world.let_days_pass(0.2)
    placard.until(lambda: world.ends()["tombstone"] == [], "it is gone")
    status, line = tell(installed, operators_card(portal))
    assert (status, line["reason"], line["take_back"]) == (403, "unknown_portal", None)
    assert world.command("list")[1] == ""


def test_strangers_do_not_have_the_authorization_server_asked_without_end(
        world: World, portal: Portal, installed: placard.Placard) -> None:
    assert tell(installed, portal.uninstalled())[0] == 200
    before, started = len(world.authority.asked), time.monotonic()
    for _ in range(300):
        assert installed.ask(portal.card(new_secret(), APPLICATION_TOKEN=None)).status == 403
    assert len(world.authority.asked) - before < 40 + (time.monotonic() - started) / 3
    assert installed.ask(operators_card(portal)).status == 200


def test_the_same_end_twice_is_taken_twice(world: World, portal: Portal, installed: placard.Placard) -> None:
    assert tell(installed, portal.uninstalled())[0] == 200
    kept = world.ends()
    status, line = tell(installed, portal.uninstalled())
    assert (status, line["result"]) == (200, "unknown_portal")
    assert world.ends() == kept


def test_a_tombstone_is_listed_shown_and_removed_by_hand(
        world: World, portal: Portal, installed: placard.Placard) -> None:
    assert tell(installed, portal.uninstalled())[0] == 200
    code, output, _ = world.command("list")
    line, = output.splitlines()
    assert code == 0 and line.startswith(portal.member) and portal.origin in line and "uninstalled_at=" in line
    code, output, _ = world.command("show", portal.domain)
    assert code == 0
    names = [line.partition("=")[0] for line in output.splitlines()]
    assert names == ["member_id", "address", "application_token", "uninstalled_at", "forgotten_at"]
    assert "application_token=***" in output.splitlines()
    code, output, _ = world.command("remove", portal.member)
    assert code == 0 and output.startswith("removed ") and portal.member in output
    assert world.ends()["tombstone"] == []
    placard.until(lambda: tell(installed, operators_card(portal))[1]["take_back"] is None, "nothing is taken back")
    assert world.command("remove", portal.member)[0] == 1


# ---- Without one


@pytest.fixture
def tokenless(world: World) -> Portal:
    """A portal that sends no application token into frames."""
    return world.portal()


@pytest.fixture
def old(world: World, tokenless: Portal) -> placard.Placard:
    server = world.serve()
    assert server.ask(tokenless.installing(APPLICATION_TOKEN=None)).status == 200
    return server


def unconfirmed_card(portal: Portal) -> Request:
    """One with a token that the portal does not accept, nor anybody renews."""
    return portal.card(portal.token(is_expired=True), APPLICATION_TOKEN=None, REFRESH_ID=None)


def asking(portal: Portal, token: str, number: str = "+4930123456") -> Request:
    """The question about the customer, without a ticket."""
    options = json.dumps({"CALL_ID": "c1", "PHONE_NUMBER": number, "CALL_DIRECTION": "incoming"})
    fields = portal.fields(token, PLACEMENT="CALL_CARD", PLACEMENT_OPTIONS=options, APPLICATION_TOKEN=None)
    return Request(body=form(fields | {"VIEW": "customer"}))


@pytest.mark.parametrize("token", ["none", "empty", "some"])
def test_an_end_that_cannot_be_proven_marks_the_portal(
        world: World, tokenless: Portal, old: placard.Placard, token: str) -> None:
    rows = world.rows()
    given = {"none": None, "empty": "", "some": new_secret(16)}[token]
    before = int(time.time())
    status, line = tell(old, tokenless.uninstalled(application_token=given))
    assert (status, line.level, line["result"], line["reason"]) == (
        200, "warning", "leaving", "no_application_token")
    assert world.rows() == rows
    (member, since), = world.ends()["leaving"]
    assert member == tokenless.member and before <= since <= time.time()
    assert old.ask(unconfirmed_card(tokenless)).status == 200
    world.let_days_pass(1)
    again = world.ends()
    assert tell(old, tokenless.uninstalled(application_token=given))[0] == 200
    assert world.ends() == again, "it counts from the first time"
    assert "leaving_since=" in world.command("list")[1]
    names = [line.partition("=")[0] for line in world.command("show", tokenless.member)[1].splitlines()]
    assert names[-2:] == ["leaving_since", "removed_at"]


def test_a_portal_whose_cards_nobody_confirms_is_removed_after_seven_days(
        world: World, tokenless: Portal, old: placard.Placard) -> None:
    other = world.serve()
    assert tell(old, tokenless.uninstalled(application_token=None))[0] == 200
    world.let_days_pass(6.9)
    assert old.ask(unconfirmed_card(tokenless)).status == 200
    world.let_days_pass(0.2)
    for server in (old, other):
        placard.until(lambda: server.ask(unconfirmed_card(tokenless)).status == 403, "it is gone")
    placard.until(lambda: world.rows() == {"portal": [], "address": []}, "the file has nothing of it")
    assert world.ends() == {"tombstone": [], "leaving": []}

    def removed() -> list[Line]:
        return [line for server in (old, other) for line in server.lines() if line["reason"] == "left"]

    placard.until(removed, "the log says so")
    assert [(line.message, line.level, line["member"]) for line in removed()] == [
        ("registry", "warning", tokenless.member[:8])]


def test_a_card_that_the_portal_answers_ends_that(world: World, tokenless: Portal, old: placard.Placard) -> None:
    assert tell(old, tokenless.uninstalled(application_token=None))[0] == 200
    world.let_days_pass(6.9)
    assert old.ask(operators_card(tokenless, APPLICATION_TOKEN=None)).status == 200
    placard.until(lambda: world.ends()["leaving"] == [], "the portal is there")
    assert old.ask(unconfirmed_card(tokenless)).status == 200
    log = world.state.with_name("placard.sqlite-wal")
    placard.until(lambda: log.stat().st_size == 0, "all of that is in the file")
    with registry.opened(world.state) as database:
        before = database.execute("PRAGMA data_version").fetchall()
        for _ in range(3):
            assert old.ask(asking(tokenless, tokenless.token())).status == 200
        assert old.terminate() == 0
        assert database.execute("PRAGMA data_version").fetchall() == before, "nothing is written for a card"


def test_an_installation_ends_that_too(world: World, tokenless: Portal, old: placard.Placard) -> None:
    assert tell(old, tokenless.uninstalled(application_token=None))[0] == 200
    assert old.ask(tokenless.installing(APPLICATION_TOKEN=None)).status == 200
    assert world.ends()["leaving"] == []


def test_a_program_that_starts_later_removes_it(world: World, tokenless: Portal, old: placard.Placard) -> None:
    assert tell(old, tokenless.uninstalled(application_token=None))[0] == 200
    assert old.terminate() == 0
    world.let_days_pass(7.1)
    assert world.serve().ask(unconfirmed_card(tokenless)).status == 403
    placard.until(lambda: world.rows()["portal"] == [], "it is gone")


# ---- As plain CGI


def cgi(world: World, request: Request) -> bytes:
    settings = {name: value for name, value in world.settings(PLACARD_LOG_FILE=None).items() if value is not None}
    done = placard.run(folder=world.folder, stdin=request.body, **request.params, **settings)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_cgi_takes_back_and_confirms_and_removes(world: World, portal: Portal, installed: placard.Placard,
                                                 tokenless: Portal) -> None:
    assert installed.ask(tokenless.installing(APPLICATION_TOKEN=None)).status == 200
    assert installed.terminate() == 0
    assert b"Status: 200" in cgi(world, portal.uninstalled())
    assert b"Status: 200" in cgi(world, tokenless.uninstalled(application_token=None))
    assert len(world.ends()["tombstone"]) == len(world.ends()["leaving"]) == 1
    assert b"Status: 200" in cgi(world, operators_card(portal))
    assert world.ends()["tombstone"] == []
    assert b"Status: 200" in cgi(world, asking(tokenless, tokenless.token()))
    assert world.ends()["leaving"] == [], "what was confirmed is stored before the process ends"
    assert b"Status: 200" in cgi(world, tokenless.uninstalled(application_token=None))
    world.let_days_pass(7.1)
    assert b"Status: 403" in cgi(world, unconfirmed_card(tokenless))
    assert world.members() == [portal.member]
