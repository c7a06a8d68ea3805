"""The lines of both requests, and nothing secret in any of them."""

import json
import re
import time

import pytest

from support import customer, forms
from support.customer import CLIENT_ID, CLIENT_SECRET, Card, Fragment, ticket_of
from support.placard import until
from support.scripted_portal import PERSON, error_of, failing, silent, well

NUMBER = re.compile(r"\d+(\.\d+)?")


def test_both_requests_have_a_line(serve, scripted):
    def slow(question):
        time.sleep(0.2)
        well(question)

    bitrix = scripted(slow)
    server = serve(bitrix.origin)
    card = Card(bitrix.domain, lang="de")
    page = card.opening()
    fragment = card.redeeming(ticket_of(server.ask(page)))
    answer = server.ask(fragment)
    assert PERSON in Fragment(answer).text

    first, second = server.line_of(page), server.line_of(fragment)
    common = {
        "placement": "CALL_CARD", "portal": bitrix.domain, "member": "da45a03b", "lang": "de", "direction": "incoming",
        "state": "connected", "phone": "+49*****456", "crm": "CONTACT:101", "call": forms.CALL_ID, "status": "200",
    }
    assert {name: first[name] for name in common} == common
    assert {name: second[name] for name in common} == common
    assert not {"view", "rest_calls", "rest_ms", "rest_error", "reason"} & set(first.fields)
    assert (second.level, second["view"], second["rest_calls"]) == ("info", "customer", "1")
    assert {"rest_error", "reason"} & set(second.fields) == set()
    assert second["bytes"] == answer.header("Content-Length")
    assert 200 <= float(second["rest_ms"]) < 2000
    assert float(first["total_ms"]) < 200, "the page has waited for the portal"
    assert NUMBER.fullmatch(second["total_ms"])


def test_the_fields_come_in_the_contracts_order(serve, scripted):
    bitrix = scripted()
    server = serve(bitrix.origin)
    card = Card(bitrix.domain)
    request = card.redeeming(card.open_with_ticket(server))
    server.ask(request)
    found = list(server.line_of(request).fields)
    order = "id placement view portal".split()
    assert found[:4] == order
    assert found[-5:] == "rest_calls rest_ms status bytes total_ms".split()


def test_the_way_without_a_ticket_has_the_same_line(serve, scripted):
    bitrix = scripted()
    server = serve(bitrix.origin)
    request = Card(bitrix.domain).asking()
    server.ask(request)
    found = server.line_of(request)
    expected = {"placement": "CALL_CARD", "view": "customer", "portal": bitrix.domain, "member": "da45a03b",
                "lang": "en", "phone": "+49*****456", "crm": "CONTACT:101", "call": forms.CALL_ID,
                "rest_calls": "1", "status": "200"}
    assert {name: found[name] for name in expected} == expected
    assert NUMBER.fullmatch(found["rest_ms"])


@pytest.mark.parametrize("format", ["logfmt", "json"])
def test_a_fault_is_in_the_line(serve, scripted, format):
    bitrix = scripted(failing("INTERNAL_SERVER_ERROR", 500))
    server = serve(bitrix.origin, PLACARD_LOG_FORMAT=format)
    card = Card(bitrix.domain)
    request = card.redeeming(card.open_with_ticket(server))
    server.ask(request)
    if format == "logfmt":
        found = server.line_of(request).fields
    else:
        until(lambda: request.id in server.log, "the line is in the log")
        found, = [line for line in map(json.loads, server.log.splitlines()) if line.get("id") == request.id]
    assert found["rest_error"] == "INTERNAL_SERVER_ERROR"
    assert (found["view"], str(found["status"]), str(found["rest_calls"])) == ("customer", "200", "1")


def test_different_faults_have_different_names(serve, scripted):
    """An administrator can tell a portal that is silent from one that refuses or talks rubbish."""
    names = []
    for behave in [silent, failing("insufficient_scope", 403), lambda question: question.send(b"<html>", 502),
                   failing("QUERY_LIMIT_EXCEEDED", 503), failing("expired_token", 401),
                   lambda question: question.cut()]:
        bitrix = scripted(behave)
        server = serve(bitrix.origin, PLACARD_REST_TIMEOUT="500ms")
        request = Card(bitrix.domain).asking()
        server.ask(request)
        names.append(server.line_of(request)["rest_error"])
    assert len(set(names)) == 6, names


def hostile_line(question):
    """A portal that would like to write into the log, or to have the token there."""
    code = f"x\nstatus=500 {question.token}\u202e"
    question.answer(error_of(code), 400)


@pytest.mark.parametrize("level", ["debug", "trace"])
def test_no_secret_is_ever_logged(serve, scripted, simulator, level):
    """Neither what was posted, nor what was renewed, nor a ticket, whatever happens; the fixture searches the log."""
    bitrix = scripted()
    server = serve(bitrix.origin, simulator.origin, PLACARD_LOG_LEVEL=level, PLACARD_REST_TIMEOUT="400ms",
                   PLACARD_CLIENT_ID=CLIENT_ID, PLACARD_CLIENT_SECRET=CLIENT_SECRET,
                   PLACARD_OAUTH_SERVERS=simulator.origin)
    session = simulator.session()
    simulator.expire(session["AUTH_ID"])
    assert "Anna Berger" in simulator.card(session).show(server).text
    for behave in [well, silent, hostile_line, failing("NO_AUTH_FOUND", 401), lambda question: question.cut(),
                   lambda question: question.send(f"<p>{question.token}".encode(), 502),
                   lambda question: question.send(b"", 302, Location=f"http://x.example/?auth={question.token}")]:
        bitrix.behave = behave
        card = Card(bitrix.domain)
        fragment = card.show(server)
        if fragment.ticket:
            card.redeem(server, fragment.ticket)
        card.ask(server)
        assert server.ask(card.redeeming("0" * 31 + "1", DOMAIN="x y")).status == 400
        Card(bitrix.domain).open(server)
    in_query = forms.Request(query=forms.form(
        {"VIEW": "customer", "TICKET": card.open(server) or "0" * 32, "AUTH_ID": card.fields["AUTH_ID"]}).decode())
    server.ask(in_query)
    server.line_of(in_query)
    server.terminate()
    customer.assert_no_secrets(server.stderr)
    assert forms.SEED["member_id"] not in server.stderr


def test_no_token_is_in_a_fragment(serve, scripted):
    """Also not where the portal repeats it."""
    def repeats(question):
        question.answer(error_of(question.token, error_description=question.token), 400)

    bitrix = scripted(repeats)
    server = serve(bitrix.origin)
    card = Card(bitrix.domain)
    answer = card.show(server).answer
    for name in ("AUTH_ID", "REFRESH_ID", "APPLICATION_TOKEN"):
        assert card.fields[name] not in answer.text + str(answer.headers)


def test_an_unreadable_question_is_a_page_of_its_own(serve, scripted):
    bitrix = scripted()
    server = serve(bitrix.origin)
    card = Card(bitrix.domain)
    for request in [card.asking(PLACEMENT=None), card.asking(DOMAIN=None), card.asking(member_id=None)]:
        answer = server.ask(request)
        assert answer.status == 400 and answer.page
    assert bitrix.asked == []
