"""Who is let in once portals install the application themselves."""

from __future__ import annotations

import hashlib
import time
from typing import Any

import pytest

from support import placard
from support.customer import at_once, ticket_of
from support.forms import Request
from support.scripted_portal import silent
from .installation import Portal, World, ancestors, assert_no_secrets_in, new_secret


def test_the_right_application_token(world: World, portal: Portal, installed: placard.Placard) -> None:
    asked = len(world.authority.asked)
    answer = installed.ask(portal.card(portal.token(user=7, is_admin=False)))
    assert_no_secrets_in(answer)
    assert ticket_of(answer)
    assert ancestors(answer) == portal.origin
    assert len(world.authority.asked) == asked, "a card does not wait for the authorization server"


def test_a_wrong_application_token(world: World, portal: Portal, installed: placard.Placard) -> None:
    asked = len(portal.asked), len(world.authority.asked)
    for wrong in (new_secret(16), portal.application_token[:-1], portal.application_token + "0",
                  portal.application_token.upper()):
        request = portal.card(APPLICATION_TOKEN=wrong)
        answer = installed.ask(request)
        assert answer.status == 403 and ancestors(answer) == "https: http:" and answer.page.all("script") == []
        assert "4930123456" not in answer.text and "Administrators: install" in answer.page.text
        line = installed.line_of(request)
        assert line["reason"] == "wrong_application_token"
        assert line["token_sha256"] == hashlib.sha256(wrong.encode()).hexdigest()
        assert_no_secrets_in(answer)
    assert (len(portal.asked), len(world.authority.asked)) == asked


def test_no_application_token(portal: Portal, installed: placard.Placard) -> None:
    answer = installed.ask(portal.card(APPLICATION_TOKEN=None))
    assert answer.status == 200 and ancestors(answer) == portal.origin
    assert_no_secrets_in(answer)


def test_a_portal_that_nobody_installed(world: World, installed: placard.Placard) -> None:
    stranger = world.portal()
    request = stranger.card()
    answer = installed.ask(request)
    assert answer.status == 403 and ancestors(answer) == "https: http:" and answer.page.all("script") == []
    assert installed.line_of(request)["reason"] == "unknown_portal"
    assert stranger.connections == 0


def test_the_same_address_without_encryption_or_at_another_port(portal: Portal, installed: placard.Placard) -> None:
    for changes, reason in (({"PROTOCOL": "0"}, "insecure_portal"), ({"DOMAIN": "127.0.0.1"}, "unknown_portal")):
        request = portal.card(**changes)
        assert installed.ask(request).status == 403
        assert installed.line_of(request)["reason"] == reason


@pytest.mark.parametrize("placement", ["CALL_CARD", "DEFAULT", "LEFT_MENU"])
def test_a_widget_never_registers_a_portal_nor_changes_its_token(
        world: World, portal: Portal, installed: placard.Placard, placement: str) -> None:
    """Neither with the token of an employee, nor with that of an administrator."""
    stranger, rows = world.portal(), world.rows()
    for is_admin in (False, True):
        for one in (portal, stranger):
            request = one.card(one.token(is_admin=is_admin), APPLICATION_TOKEN=new_secret(16), PLACEMENT=placement)
            assert installed.ask(request).status == 403
    assert world.rows() == rows
    assert installed.ask(portal.card()).status == 200
    assert stranger.connections == 0


# ---- Further addresses


def test_a_new_address_of_a_known_portal(world: World, portal: Portal, installed: placard.Placard) -> None:
    renamed = world.portal("127.0.0.2", member=portal.member)
    renamed.application_token = portal.application_token
    before = world.rows()
    answer = installed.ask(renamed.card(renamed.token(user=7, is_admin=False)))
    assert answer.status == 200 and ancestors(answer) == renamed.origin
    after = world.rows()
    assert sorted(row[1] for row in after["address"]) == sorted([portal.origin, renamed.origin])
    assert [row[:8] for row in after["portal"]] == [row[:8] for row in before["portal"]]
    asked = len(world.authority.asked)
    for one in (portal, renamed):
        answer = installed.ask(one.card())
        assert answer.status == 200 and ancestors(answer) == one.origin
    assert len(world.authority.asked) == asked
    assert world.serve().ask(renamed.card()).status == 200


@pytest.mark.parametrize("how", [
    {"client_id": "local.another"}, {"member": "f" * 32}, {"endpoint": "https://elsewhere.example/rest/"},
    {"endpoint": "http://{domain}/rest/"}, {"is_expired": True},
], ids=["client", "member", "domain", "scheme", "expired"])
def test_a_new_address_that_is_not_proven(
        world: World, portal: Portal, installed: placard.Placard, how: dict[str, Any]) -> None:
    stranger, rows = world.portal("127.0.0.2", member=portal.member), world.rows()
    stranger.application_token = portal.application_token
    how = {name: value.format(domain=stranger.domain) if isinstance(value, str) else value
           for name, value in how.items()}
    request = stranger.card(stranger.token(**how))
    assert installed.ask(request).status == 403
    assert installed.line_of(request)["reason"] == "unknown_portal"
    assert stranger.connections == 0 and world.rows() == rows


def test_a_new_address_with_a_token_of_the_known_one(
        world: World, portal: Portal, installed: placard.Placard) -> None:
    """Somebody else's page with the token of an employee: it is good at the portal's own address only."""
    thief, rows = world.portal("127.0.0.2", member=portal.member), world.rows()
    thief.application_token = portal.application_token
    assert installed.ask(thief.card(portal.token())).status == 403
    assert thief.connections == 0 and world.rows() == rows


def test_a_new_address_with_the_wrong_application_token(
        world: World, portal: Portal, installed: placard.Placard) -> None:
    renamed = world.portal("127.0.0.2", member=portal.member)
    token = world.rows()["portal"][0][1]
    assert installed.ask(renamed.card()).status == 403
    assert world.rows()["portal"][0][1] == token


def test_a_new_address_while_the_authorization_server_is_silent(
        world: World, portal: Portal, installed: placard.Placard) -> None:
    renamed, rows = world.portal("127.0.0.2", member=portal.member), world.rows()
    renamed.application_token = portal.application_token
    world.authority.behave = silent
    started = time.monotonic()
    assert installed.ask(renamed.card()).status == 403
    assert time.monotonic() - started < 5
    assert world.rows() == rows
    world.authority.behave = world.authority.properly
    assert installed.ask(renamed.card()).status == 200


def test_strangers_do_not_have_the_authorization_server_asked_without_end(
        world: World, portal: Portal, installed: placard.Placard) -> None:
    stranger = world.portal("127.0.0.2", member=portal.member)
    before, started = len(world.authority.asked), time.monotonic()
    for _ in range(400):
        assert installed.ask(stranger.card(new_secret())).status == 403
    allowed = 40 + (time.monotonic() - started) / 3
    assert len(world.authority.asked) - before < allowed
    assert installed.ask(portal.card()).status == 200
    assert stranger.connections == 0


def test_of_three_hundred_forms_that_prove_nothing_few_are_asked_about(
        world: World, portal: Portal, installed: placard.Placard) -> None:
    stranger, before = world.portal("127.0.0.2"), len(world.authority.asked)
    for number in range(300):
        token = new_secret()
        request = stranger.installing(token) if number % 2 else stranger.event("ONAPPINSTALL", token)
        answer = installed.ask(request.with_params(REMOTE_ADDR="192.0.2.7"))
        assert answer.status in (403, 503)
    assert answer.status == 503 and answer.header("Retry-After") == "60"
    line = installed.line_of(request)
    assert line["result"] == "refused" and line["reason"] == "too_many_refusals"
    assert 20 <= len(world.authority.asked) - before <= 40
    honest = world.portal("127.0.0.3")
    assert installed.ask(honest.installing().with_params(REMOTE_ADDR="2001:db8::1")).status == 200
    assert installed.ask(portal.event("ONAPPUPDATE").with_params(REMOTE_ADDR="198.51.100.9")).status == 200


@pytest.mark.parametrize("addresses, most", [
    ([f"2001:db8:1:2::{number:x}" for number in range(1, 61)], 21),
    ([f"192.0.2.{number}" for number in range(1, 10)], 40),
])
def test_a_flood_from_several_addresses_leaves_room_for_an_honest_one(
        world: World, installed: placard.Placard, addresses: list[str], most: int) -> None:
    """The addresses of a network of 64 bits are one; those of another network are not."""
    stranger, before = world.portal("127.0.0.2"), len(world.authority.asked)
    for number in range(300):
        address = addresses[number % len(addresses)]
        answer = installed.ask(stranger.installing(new_secret()).with_params(REMOTE_ADDR=address))
        assert answer.status in (403, 503)
    assert 20 <= len(world.authority.asked) - before <= most
    honest = world.portal("127.0.0.3")
    assert installed.ask(honest.installing().with_params(REMOTE_ADDR="2001:db8:1:3::1")).status == 200


def test_many_proven_events_of_one_address_pass(world: World, portal: Portal, installed: placard.Placard) -> None:
    for _ in range(3):
        answers = at_once(lambda _: installed.ask(portal.event("ONAPPUPDATE")), 25)
        assert [answer.status for answer in answers] == [200] * 25


def test_a_token_that_the_authorization_server_does_not_know_is_asked_about_once(
        world: World, portal: Portal, installed: placard.Placard) -> None:
    before, token = len(world.authority.asked), new_secret()
    for _ in range(20):
        assert installed.ask(portal.installing(token)).status == 403
    assert len(world.authority.asked) - before == 1


def test_an_employee_who_becomes_an_administrator_installs_with_the_same_token(world: World) -> None:
    portal, server = world.portal(), world.serve()
    token = portal.token(is_admin=False)
    assert server.ask(portal.installing(token)).status == 403
    world.authority.tokens[token].is_admin = True
    assert server.ask(portal.installing(token)).status == 200


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", ["/install", "/event"])
def test_whoever_looks_at_an_address_for_portals_gets_a_page(
        installed: placard.Placard, path: str, method: str) -> None:
    answer = installed.ask(Request(method=method, path=path, query="LANG=de"))
    assert answer.status == 200 and ancestors(answer) == "https: http:"
    if method == "GET":
        assert answer.page.html["lang"] == "de" and answer.page.all("script") == []


def test_a_customer_is_asked_for_at_the_address_that_the_card_is_from(
        world: World, portal: Portal, installed: placard.Placard) -> None:
    renamed = world.portal("127.0.0.2", member=portal.member)
    renamed.application_token = portal.application_token
    asked = len(portal.asked)
    assert installed.ask(renamed.card()).status == 200
    placard.until(lambda: renamed.asked, "the portal is asked about the customer")
    assert len(portal.asked) == asked
