"""What a portal's server posts: an installation without an interface, updates, the end, and what nobody knows."""

from __future__ import annotations

import time
from typing import Any

import pytest

from support import placard
from support.forms import Request, form
from support.scripted_portal import error_of
from .installation import Portal, World, new_secret, tell


def open_card(server: placard.Placard, portal: Portal, application_token: str) -> int:
    return server.ask(portal.card(APPLICATION_TOKEN=application_token)).status


@pytest.mark.parametrize("path", ["/install", "/event"])
def test_an_installation_without_an_interface(world: World, path: str) -> None:
    portal, server = world.portal(), world.serve()
    status, line = tell(server, portal.event("ONAPPINSTALL", path=path))
    assert status == 200
    assert (line["event"], line["result"]) == ("ONAPPINSTALL", "installed")
    assert world.members() == [portal.member]
    assert [one["placement"] for one in portal.placements] == ["CALL_CARD"]
    assert len(portal.events) == 3
    assert open_card(server, portal, portal.application_token) == 200
    rows, changes = world.rows(), portal.changes
    assert tell(server, portal.event("ONAPPINSTALL", path=path))[0] == 200
    assert (world.rows(), portal.changes) == (rows, changes)


@pytest.mark.parametrize("name", ["ONAPPINSTALL", "ONAPPUPDATE"])
@pytest.mark.parametrize("how, reason", [
    ({"client_id": "local.another"}, "other_application"), ({"member": "f" * 32}, "other_portal"),
    ({"endpoint": "https://elsewhere.example/rest/"}, "other_portal"), ({"is_expired": True}, "not_confirmed"),
    ({"is_admin": False}, "not_administrator"),
], ids=["client", "member", "domain", "expired", "employee"])
def test_what_is_not_proven_changes_nothing(world: World, name: str, how: dict[str, Any], reason: str) -> None:
    portal, server = world.portal(), world.serve()
    stranger = world.portal(member="e" * 32)
    assert tell(server, portal.event("ONAPPINSTALL"))[0] == 200
    rows, changes = world.rows(), portal.changes
    for one in (portal, stranger):
        new = new_secret(16)
        status, line = tell(server, one.event(name, one.token(**how), application_token=new))
        assert (status, line["reason"]) == (403, reason)
        assert world.rows() == rows
        assert open_card(server, one, new) == 403
    assert portal.changes == changes and stranger.changes == []
    assert open_card(server, portal, portal.application_token) == 200


def test_an_unknown_authorization_server_is_not_asked(world: World) -> None:
    portal, server = world.portal(), world.serve()
    status, line = tell(server, portal.event("ONAPPINSTALL", server_endpoint=f"{portal.origin}/rest/"))
    assert (status, line["reason"]) == (403, "unknown_oauth_server")
    assert portal.connections + world.authority.connections == 0 and world.members() == []


def test_the_address_posted_must_be_that_of_the_proof(world: World) -> None:
    portal, other, server = world.portal(), world.portal(), world.serve()
    for auth in ({"domain": other.domain, "client_endpoint": f"{other.origin}/rest/"}, {"member_id": other.member}):
        status, line = tell(server, portal.event("ONAPPINSTALL", **auth))
        assert (status, line["reason"]) == (403, "other_portal")
    assert other.connections + portal.connections == 0 and world.members() == []


def test_an_update_replaces_the_application_token(world: World) -> None:
    portal, server = world.portal(), world.serve()
    assert tell(server, portal.event("ONAPPINSTALL"))[0] == 200
    old, portal.application_token = portal.application_token, new_secret(16)
    assert open_card(server, portal, old) == 200
    token = portal.token(status="S", scopes="placement,telephony,crm,user_brief,task")
    update = portal.event("ONAPPUPDATE", token, data={"VERSION": "2", "PREVIOUS_VERSION": "1", "LANGUAGE_ID": "de"},
                          status="S", scope="placement,telephony,crm,user_brief,task")
    assert tell(server, update)[0] == 200
    assert open_card(server, portal, old) == 403
    assert open_card(server, portal, portal.application_token) == 200
    shown = world.command("show", portal.member)[1].splitlines()
    assert {"status=S", "scopes=placement,telephony,crm,user_brief,task", "version=2"} <= set(shown)


# ---- The end


@pytest.mark.parametrize("clean", ["1", "0"])
def test_the_end_with_the_right_application_token(world: World, clean: str) -> None:
    portal, other, server = world.portal(), world.portal(), world.serve()
    for one in (portal, other):
        assert tell(server, one.event("ONAPPINSTALL"))[0] == 200
    asked = len(portal.asked)
    portal.is_installed = False
    status, line = tell(server, portal.uninstalled(clean))
    assert (status, line["result"], line["clean"]) == (200, "removed", "yes" if clean == "1" else "no")
    assert open_card(server, portal, portal.application_token) == 403
    assert open_card(server, other, other.application_token) == 200
    assert len(portal.asked) == asked
    assert world.members() == [other.member]
    assert [row[2] for row in world.rows()["address"]] == [other.member]
    assert tell(server, portal.event("ONAPPINSTALL"))[0] == 200
    assert open_card(server, portal, portal.application_token) == 200


def test_the_end_that_is_not_proven(world: World) -> None:
    portal, other, server = world.portal(), world.portal(), world.serve()
    for one in (portal, other):
        assert tell(server, one.event("ONAPPINSTALL"))[0] == 200
    rows = world.rows()
    for token in (None, "", new_secret(16), other.application_token, portal.application_token.upper(),
                  portal.application_token[:-1], portal.application_token + "0"):
        for clean in "01":
            status, line = tell(server, portal.uninstalled(clean, application_token=token))
            assert status == 403 and line["reason"]
    assert world.rows() == rows
    # a valid token of an administrator is no proof of the end either
    request = portal.event("ONAPPUNINSTALL", data={"CLEAN": "1"}, application_token=new_secret(16))
    assert tell(server, request)[0] == 403
    assert world.rows() == rows
    assert open_card(server, portal, portal.application_token) == 200


def test_the_end_of_a_portal_that_is_not_known(world: World) -> None:
    portal, server = world.portal(), world.serve()
    status, line = tell(server, portal.uninstalled())
    assert status in (200, 403) and (line["result"] or line["reason"])
    assert portal.connections + world.authority.connections == 0


# ---- What nobody knows, and what is no form of a portal


def test_an_unknown_event_is_taken_and_logged(world: World) -> None:
    portal, server = world.portal(), world.serve()
    for name in ("ONCRMDEALADD", "onImBotMessageAdd", "x" * 3000, "\"\n\u202e"):
        status, line = tell(server, portal.event(name))
        assert (status, line["reason"]) == (200, "unknown_event")
    assert portal.connections + world.authority.connections == 0 and world.members() == []


def test_a_handler_that_was_too_slow_is_an_error_in_the_log(world: World) -> None:
    server = world.serve()
    request = Request(path="/event", body=form({
        "error": "ERROR_PLACEMENT_LOADING_OVERTIME", "placement": "PAGE_BACKGROUND_WORKER", "DOMAIN": "a.example"}))
    assert server.ask(request).status == 200
    line = server.line_of(request)
    assert (line.level, line["reason"]) == ("error", "placement_too_slow")


@pytest.mark.parametrize("path", ["/event", "/install"])
@pytest.mark.parametrize("more", [
    [("auth" + "[a]" * 20_000, "1")], [(f"data[k{number}]", "1") for number in range(20_000)],
    [("data" + "[" * 50_000, "1")], [("data" + "[]" * 20_000, "1")], [("data[x]", "1")] * 20_000,
    [(f"a{number}[b]" + "[c]" * 40, "") for number in range(1_000)], [("data[x" + "]" * 50_000, "")],
], ids=["deep", "many", "open", "empty", "same", "deep-and-many", "closed"])
def test_bracketed_fields_have_bounds(world: World, path: str, more: list[tuple[str, str]]) -> None:
    portal, server = world.portal(), world.serve(PLACARD_MAX_BODY="1MiB")
    request = Request(path=path, body=portal.event("ONAPPINSTALL", path=path).body + b"&" + form(more))
    started = time.monotonic()
    answer = server.ask(request)
    assert time.monotonic() - started < 3
    assert answer.status in (200, 400)
    assert world.members() == ([portal.member] if answer.status == 200 else [])
    assert tell(server, portal.event("ONAPPINSTALL", path=path))[0] == 200
    assert world.members() == [portal.member]


@pytest.mark.parametrize("name", ["event", "auth[member_id]", "auth[access_token]", "auth[application_token]",
                                  "auth[domain]", "auth[server_endpoint]", "auth[client_endpoint]"])
def test_an_event_that_contradicts_itself(world: World, name: str) -> None:
    portal, server = world.portal(), world.serve()
    assert tell(server, portal.event("ONAPPINSTALL"))[0] == 200
    rows, asked = world.rows(), len(world.authority.asked)
    good = portal.event("ONAPPUPDATE", application_token=new_secret(16))
    assert form({name: ""})[:-1] in good.body
    for body in (good.body + b"&" + form({name: "another"}), form({name: "another"}) + b"&" + good.body):
        status, line = tell(server, Request(path="/event", body=body))
        assert (status, line["reason"]) == (400, "contradictory_parameter")
    assert world.rows() == rows
    assert len(world.authority.asked) == asked


def test_an_end_that_contradicts_itself(world: World) -> None:
    portal, server = world.portal(), world.serve()
    assert tell(server, portal.event("ONAPPINSTALL"))[0] == 200
    rows = world.rows()
    body = portal.uninstalled("0").body + b"&" + form({"data[CLEAN]": "1"})
    status, line = tell(server, Request(path="/event", body=body))
    assert (status, line["reason"]) == (400, "contradictory_parameter")
    assert world.rows() == rows


def test_a_portal_that_fails_is_asked_to_say_it_again(world: World) -> None:
    """Portals deliver again what was not taken; nothing half-done is kept."""
    portal, server = world.portal(), world.serve()
    portal.behave = lambda asked: asked.answer(error_of("OVERLOAD_LIMIT"), 503)
    status, line = tell(server, portal.event("ONAPPINSTALL"))
    assert (status, line["reason"]) == (500, "portal_failed")
    assert world.members() == []
    portal.behave = portal.properly
    assert tell(server, portal.event("ONAPPINSTALL"))[0] == 200
    assert world.members() == [portal.member]
