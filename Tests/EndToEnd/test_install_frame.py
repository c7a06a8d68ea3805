"""Installing in a frame: what an administrator gets, and everybody else does not."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest

from support import placard
from support.answer import Answer
from support.forms import LANGUAGES, Request
from support.scripted_portal import Behaviour, error_of, silent
from .installation import EVENTS, HANDLER, Authority, Portal, World, ancestors, assert_no_secrets_in, new_secret


def handlers(portal: Portal) -> dict[str, list[str]]:
    """Which addresses a portal opens in which places."""
    found: dict[str, list[str]] = {}
    for one in portal.placements:
        found.setdefault(one["placement"], []).append(one["handler"])
    return found


def assert_installed(answer: Answer, portal: Portal) -> None:
    assert answer.status == 200
    assert ancestors(answer) == portal.origin
    assert [one["type"] for one in answer.page.all("script")] == ["module"]
    assert not [one for one in answer.page.all("script") if one.children]
    assert answer.page.by_id("setup")["data-finish"] == "yes"
    assert "no-store" in (answer.header("Cache-Control") or "")
    assert answer.header("X-Frame-Options") is None
    assert_no_secrets_in(answer)


def assert_refused(world: World, server: placard.Placard, portal: Portal, request: Request, reason: str,
                   words: str, status: int = 403) -> None:
    """A page without data and script that says what to change, a line that says why, and nothing stored or changed."""
    answer = server.ask(request)
    assert answer.status == status
    assert ancestors(answer) == "https: http:"
    assert answer.page.all("script") == []
    assert "data-finish" not in answer.page.by_id("setup").attributes
    assert words in answer.page.text
    assert_no_secrets_in(answer)
    assert server.line_of(request)["reason"] == reason
    assert portal.changes == []
    assert world.members() == []


# ---- What is proven


def test_an_installation_is_stored_bound_and_subscribed(world: World) -> None:
    portal, server = world.portal(), world.serve(PLACARD_PLACEMENTS="CALL_CARD,CRM_DEAL_DETAIL_TAB,CRM_LEAD_LIST_MENU")
    request = portal.installing()
    assert_installed(server.ask(request), portal)
    assert handlers(portal) == {
        "CALL_CARD": [HANDLER], "CRM_DEAL_DETAIL_TAB": [HANDLER], "CRM_LEAD_LIST_MENU": [HANDLER]}
    for one in portal.placements:
        assert set(one["langAll"]) == set(LANGUAGES)
        assert one["title"] and all(title["TITLE"] for title in one["langAll"].values())
    assert portal.placements[0]["langAll"]["de"] != portal.placements[0]["langAll"]["en"]
    assert {one["event"]: one["handler"] for one in portal.events} == {name: f"{HANDLER}event" for name in EVENTS}
    assert world.members() == [portal.member]
    assert server.line_of(request)["result"] == "installed"
    assert world.authority.connections >= 1
    code, output, _ = world.command("show", portal.member)
    assert code == 0
    for line in (f"member_id={portal.member}", f"address={portal.origin}", "application_token=***",
                 "scopes=placement,telephony,crm,user_brief", "status=L", "language=en", "installed_by=user 1"):
        assert line in output.splitlines()
    assert server.ask(portal.card()).status == 200


def test_a_second_time_changes_nothing(world: World) -> None:
    portal, server = world.portal(), world.serve(PLACARD_PLACEMENTS="CALL_CARD,CRM_DEAL_DETAIL_TAB")
    assert_installed(server.ask(portal.installing()), portal)
    rows, changes = world.rows(), portal.changes
    assert len(changes) == 5
    second = portal.installing(portal.token(user=5))
    assert_installed(server.ask(second), portal)
    assert portal.changes == changes
    assert world.rows() == rows
    assert server.line_of(second)["result"] == "installed"


def test_what_moved_is_bound_again_and_what_is_others_is_left(world: World) -> None:
    portal, server = world.portal(), world.serve()
    assert_installed(server.ask(portal.installing()), portal)
    portal.placements[0]["handler"] = "https://old.example.com/"
    portal.placements.append(portal.placements[0] | {"placement": "LEFT_MENU", "handler": "https://old.example.com/x"})
    portal.events[0]["handler"] = "https://old.example.com/event"
    assert_installed(server.ask(portal.installing()), portal)
    assert handlers(portal) == {"CALL_CARD": [HANDLER], "LEFT_MENU": ["https://old.example.com/x"]}
    assert {one["event"] for one in portal.events if one["handler"] == f"{HANDLER}event"} == EVENTS
    changes = len(portal.changes)
    assert_installed(server.ask(portal.installing()), portal)
    assert len(portal.changes) == changes


def test_the_wizard_speaks_the_language_of_the_administrator(world: World) -> None:
    portal, server = world.portal(), world.serve()
    answer = server.ask(portal.installing(LANG="ar"))
    assert (answer.page.html["lang"], answer.page.html["dir"]) == ("ar", "rtl")
    assert world.rows()["portal"][0][4] == "ar"


@pytest.mark.parametrize("error, words", [
    (error_of("insufficient_scope"), "placement, telephony, crm and user_brief"),
    (error_of("ERROR_PLACEMENT_NOT_FOUND"), "placement, telephony, crm and user_brief"),
    (error_of("ERROR_WRONG_HANDLER_URL"), "PLACARD_PUBLIC_URL"),
    (error_of("ERROR_UNSUPPORTED_PROTOCOL"), "PLACARD_PUBLIC_URL"),
    (error_of("ERROR_PLACEMENT_MAX_COUNT"), "no more applications in this place"),
], ids=lambda value: value["error"] if isinstance(value, dict) else "")
def test_what_could_not_be_bound_is_said_with_what_to_change(world: World, error: dict[str, Any], words: str) -> None:
    portal, server = world.portal(), world.serve()
    portal.failing["placement.bind"] = error
    request = portal.installing()
    answer = server.ask(request)
    assert answer.status == 200 and ancestors(answer) == portal.origin
    assert words in answer.page.text and "CALL_CARD" in answer.page.text
    assert server.line_of(request)["result"] == "partly_installed"
    assert world.members() == [portal.member]
    portal.failing.clear()
    assert_installed(server.ask(portal.installing()), portal)
    assert handlers(portal) == {"CALL_CARD": [HANDLER]}


# ---- What is there already, and what there may be only one of


@pytest.mark.parametrize("answer", [[], error_of("ACCESS_DENIED")], ids=["empty", "denied"])
def test_what_is_bound_already_and_not_listed_is_done(world: World, answer: Any) -> None:
    portal, server = world.portal(), world.serve()
    assert_installed(server.ask(portal.installing()), portal)
    portal.failing["placement.get"] = portal.failing["event.get"] = answer
    request = portal.installing()
    assert_installed(server.ask(request), portal)
    assert server.line_of(request)["result"] == "installed"
    assert portal.changes.count("placement.bind") == 2


@pytest.mark.parametrize("placement", ["PAGE_BACKGROUND_WORKER", "REST_APP_URI"])
def test_a_placement_that_takes_one_handler_moves(world: World, placement: str) -> None:
    portal, server = world.portal(), world.serve(PLACARD_PLACEMENTS=placement)
    assert_installed(server.ask(portal.installing()), portal)
    moved = world.serve(PLACARD_PLACEMENTS=placement, PLACARD_PUBLIC_URL="https://new.example.com/")
    request = portal.installing()
    assert_installed(moved.ask(request), portal)
    assert moved.line_of(request)["result"] == "installed"
    assert handlers(portal) == {placement: ["https://new.example.com/"]}


def test_a_placement_that_takes_one_handler_is_never_left_without(world: World) -> None:
    placement = "PAGE_BACKGROUND_WORKER"
    portal, server = world.portal(), world.serve(PLACARD_PLACEMENTS=placement)
    assert_installed(server.ask(portal.installing()), portal)
    moved = world.serve(PLACARD_PLACEMENTS=placement, PLACARD_PUBLIC_URL="https://new.example.com/")
    portal.refused = {"https://new.example.com/"}
    request = portal.installing()
    assert moved.ask(request).status == 200
    assert moved.line_of(request)["failed"] == f"{placement}:address_refused"
    assert handlers(portal) == {placement: [HANDLER]}
    portal.refused.clear()
    assert_installed(moved.ask(portal.installing()), portal)
    assert handlers(portal) == {placement: ["https://new.example.com/"]}


# ---- What is not


@pytest.mark.parametrize("said, reason, words", [
    ({"client_id": "local.another"}, "other_application", "PLACARD_CLIENT_ID"),
    ({"member": "f" * 32}, "other_portal", "under another address"),
    ({"endpoint": "https://elsewhere.example/rest/"}, "other_portal", "under another address"),
    ({"endpoint": "https://127.0.0.1/rest/"}, "other_portal", "under another address"),
    ({"endpoint": "http://{domain}/rest/"}, "other_portal", "under another address"),
    ({"endpoint": "no address"}, "not_confirmed", "did not confirm"),
    ({"is_expired": True}, "not_confirmed", "did not confirm"),
], ids=["client", "member", "domain", "port", "scheme", "no-address", "expired"])
def test_what_the_authorization_server_says_otherwise(
        world: World, said: dict[str, Any], reason: str, words: str) -> None:
    portal, server = world.portal(), world.serve()
    said = {name: value.format(domain=portal.domain) if isinstance(value, str) else value
            for name, value in said.items()}
    assert_refused(world, server, portal, portal.installing(portal.token(**said)), reason, words)
    assert portal.connections == 0
    assert len(world.authority.asked) == 1


def test_a_token_that_nobody_gave_out(world: World) -> None:
    portal, server = world.portal(), world.serve()
    assert_refused(world, server, portal, portal.installing(new_secret()), "not_confirmed", "did not confirm")
    assert portal.connections == 0


def test_no_token(world: World) -> None:
    portal, server = world.portal(), world.serve()
    assert_refused(world, server, portal, portal.installing(AUTH_ID=None), "no_token", "sent no authorization")
    assert portal.connections + world.authority.connections == 0


def test_an_unknown_authorization_server_is_never_asked(world: World, _certificates: Any) -> None:
    portal, server = world.portal(), world.serve()
    stranger = Authority(_certificates)
    world.hosts.append(stranger)
    stranger.tokens = world.authority.tokens
    near = world.authority.origin.replace("127.0.0.1", "127.0.0.2")
    for endpoint in (stranger.endpoint, f"{near}/rest/", f"{world.authority.origin}@{stranger.domain}/rest/",
                     world.authority.endpoint.replace("https:", "http:"), "https://oauth.bitrix.info/rest/"):
        assert_refused(world, server, portal, portal.installing(SERVER_ENDPOINT=endpoint), "unknown_oauth_server",
                       "authorization server that this server does not know")
    assert stranger.connections + portal.connections + world.authority.connections == 0


def test_an_employee_does_not_install(world: World) -> None:
    portal, server = world.portal(), world.serve()
    assert_refused(world, server, portal, portal.installing(portal.token(user=7, is_admin=False)), "not_administrator",
                   "Only an administrator")


def test_an_employee_does_not_change_what_an_administrator_installed(world: World) -> None:
    portal, server = world.portal(), world.serve()
    assert_installed(server.ask(portal.installing()), portal)
    rows = world.rows()
    request = portal.installing(portal.token(is_admin=False), APPLICATION_TOKEN=new_secret(16))
    assert server.ask(request).status == 403
    assert world.rows() == rows
    assert server.ask(portal.card()).status == 200


FAULTS: dict[str, Behaviour] = {
    "500": lambda asked: asked.send(b"<h1>Internal Server Error</h1>", 500),
    "503": lambda asked: asked.answer(error_of("OVERLOAD_LIMIT"), 503),
    "garbage": lambda asked: asked.send(b"\x00\xff{{{{" * 100),
    "empty": lambda asked: asked.answer({}),
    "list": lambda asked: asked.answer({"result": []}),
    "deep": lambda asked: asked.send(b"[" * 60_000),
    "long": lambda asked: asked.send(b'{"result":"' + b"x" * 20_000_000 + b'"}'),
    "cut": lambda asked: asked.send_raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"),
    "elsewhere": lambda asked: asked.send(b"", 302, Location="https://127.0.0.9:9/"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_an_authorization_server_that_fails(world: World, fault: str) -> None:
    portal, server = world.portal(), world.serve()
    world.authority.behave = FAULTS[fault]
    started = time.monotonic()
    assert_refused(world, server, portal, portal.installing(), "not_confirmed", "did not confirm")
    assert time.monotonic() - started < 5
    assert portal.connections == 0
    world.authority.behave = world.authority.properly
    assert_installed(server.ask(portal.installing()), portal)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_portal_that_fails(world: World, fault: str) -> None:
    portal, server = world.portal(), world.serve()
    portal.behave = FAULTS[fault]
    started = time.monotonic()
    assert_refused(world, server, portal, portal.installing(), "portal_failed", "did not answer as expected", 500)
    assert time.monotonic() - started < 5
    portal.behave = portal.properly
    assert_installed(server.ask(portal.installing()), portal)


def test_who_never_answers_is_waited_for_so_long_and_holds_up_nobody(world: World) -> None:
    slow, stuck, well, server = world.portal(), world.portal(), world.portal(), world.serve()
    assert_installed(server.ask(well.installing()), well)
    stuck.behave = silent
    world.authority.behave = lambda asked: (
        silent(asked) if world.authority.tokens[asked.token].home is slow else world.authority.properly(asked))
    requests = [slow.installing(), stuck.installing()]
    answers: list[Answer] = []
    threads = [threading.Thread(target=lambda one=one: answers.append(server.ask(one, timeout=30))) for one in requests]
    for thread in threads:
        thread.start()
    placard.until(lambda: stuck.asked and len(world.authority.asked) >= 3, "both are asked")
    for _ in range(20):
        assert server.ask(well.card()).status == 200
    assert_installed(server.ask(well.installing()), well)
    assert not answers
    for thread in threads:
        thread.join(25)
    assert sorted(answer.status for answer in answers) == [403, 500]
    assert [server.line_of(one)["reason"] for one in requests] == ["not_confirmed", "portal_failed"]
    assert world.members() == [well.member]


def test_a_portal_that_refuses_the_token(world: World) -> None:
    """Whether the user is an administrator is for the portal to say."""
    portal, server = world.portal(), world.serve()
    portal.failing["user.admin"] = error_of("ACCESS_DENIED")
    request = portal.installing()
    assert server.ask(request).status in (403, 500)
    assert server.line_of(request)["reason"]
    assert portal.changes == [] and world.members() == []


@pytest.mark.parametrize("networks", [None, "10.0.0.0/8", "127.0.0.2/32"])
def test_a_private_address_that_is_not_allowed(world: World, networks: str | None) -> None:
    portal, server = world.portal(), world.serve(PLACARD_PRIVATE_NETWORKS=networks)
    assert_refused(world, server, portal, portal.installing(), "portal_failed", "did not answer as expected", 500)
    assert portal.connections == 0


def test_a_certificate_of_nobody(world: World) -> None:
    portal, server = world.portal(), world.serve(PLACARD_CA_FILE=None)
    assert_refused(world, server, portal, portal.installing(), "not_confirmed", "did not confirm")
    assert portal.connections + len(world.authority.asked) == 0


def test_without_encryption(world: World) -> None:
    portal, server = world.portal(), world.serve()
    request = portal.installing(PROTOCOL="0")
    answer = server.ask(request)
    assert answer.status == 403 and ancestors(answer) == "https: http:" and answer.page.all("script") == []
    assert server.line_of(request)["reason"] == "insecure_portal"
    assert portal.connections == 0 and world.members() == []


def test_a_program_that_is_not_set_up_for_it(world: World) -> None:
    for missing in ("PLACARD_CLIENT_ID", "PLACARD_PUBLIC_URL"):
        portal, server = world.portal(), world.serve(**{missing: None})
        request = portal.installing()
        answer = server.ask(request)
        assert answer.status in (403, 500) and missing in answer.page.text
        assert portal.connections == 0 and world.members() == []


def test_of_groups_a_portal_gets_what_it_lists(world: World) -> None:
    portal, server = world.portal(), world.serve(PLACARD_PLACEMENTS="market")
    assert_installed(server.ask(portal.installing()), portal)
    bound = handlers(portal)
    assert {"CALL_CARD", "CRM_DEAL_DETAIL_TAB", "CRM_DYNAMIC_183_DETAIL_TAB"} <= set(bound)
    assert "CRM_LEAD_DETAIL_TAB" not in bound, "the portal's CRM has no leads"
    assert all(addresses == [HANDLER] for addresses in bound.values())


def test_a_missing_permission_is_no_failure_of_the_installation(world: World) -> None:
    portal, server = world.portal(), world.serve(PLACARD_PLACEMENTS="card,tabs")
    request = portal.installing(portal.token(scopes="placement,telephony,user_brief"))
    answer = server.ask(request)
    assert answer.status == 200
    assert server.line_of(request)["result"] == "installed"
    assert "CRM_DEAL_DETAIL_TAB" in answer.page.text
    assert set(handlers(portal)) == {"CALL_CARD"}
