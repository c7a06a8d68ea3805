"""The ways to the customer: a ticket of the page, once; and the way without one."""

import re
import secrets
import signal
import threading

import pytest

from support import customer, placard
from support.answer import Answer
from support.customer import Card, Fragment, at_once, ticket_of
from support.placard import until
from support.scripted_portal import PERSON, Held

NAME = "Anna Berger"


def is_ask_again(fragment):
    """A ticket that is not good any more gives nothing away and leads to the way without one."""
    return fragment.state == "ask-again" and fragment.ticket is None and NAME not in fragment.answer.text


def test_a_ticket_gives_the_customer_once(serve, simulator):
    server = serve(simulator.origin)
    card = simulator.card()
    ticket = card.open_with_ticket(server)
    fragment = card.redeem(server, ticket)
    assert NAME in fragment.text
    assert (fragment.state, fragment.ticket) == (None, None)
    assert is_ask_again(card.redeem(server, ticket))
    assert is_ask_again(card.redeem(server, ticket))
    assert simulator.called("batch") == 1


def test_all_the_way_through_nginx(serve, simulator, nginx):
    front = nginx(serve(simulator.origin))
    card = simulator.card()
    ticket = ticket_of(front.ask(card.opening()))
    assert NAME in Fragment(front.ask(card.redeeming(ticket))).text
    assert NAME in Fragment(front.ask(card.asking())).text


def test_every_page_has_a_ticket_of_its_own(serve, scripted):
    bitrix = scripted()
    server = serve(bitrix.origin)
    assert len({Card(bitrix.domain).open_with_ticket(server) for _ in range(20)}) == 20


def test_the_batch_starts_with_the_page(serve, scripted):
    """Nobody has asked for the fragment yet; and the portal's silence does not hold the page."""
    bitrix = scripted(Held())
    server = serve(bitrix.origin)
    card = Card(bitrix.domain)
    ticket = card.open_with_ticket(server)
    question = bitrix.await_asked(1)
    assert question.path == "/rest/batch.json" and question.token == card.fields["AUTH_ID"]
    bitrix.behave.released.set()
    assert PERSON in card.redeem(server, ticket).text
    assert len(bitrix.asked) == 1


@pytest.mark.parametrize("ticket", [
    "0" * 32, "f" * 32, "0" * 31, "0" * 33, "A" * 32, "g" * 32, "0" * 31 + " ", "../../etc/passwd", "é" * 32,
    "0" * 5_000, "\0" * 32,
], ids=ascii)
def test_what_is_no_ticket_asks_again(serve, scripted, ticket):
    bitrix = scripted()
    server = serve(bitrix.origin)
    request = Card(bitrix.domain).redeeming(ticket)
    assert is_ask_again(Fragment(server.ask(request)))
    found = server.line_of(request)
    assert (found["view"], found["status"], found["reason"]) == ("customer", "200", "ask_again")
    assert bitrix.asked == []


def test_the_ticket_of_another_frame_consumes_nothing(serve, simulator):
    server = serve(simulator.origin)
    card = simulator.card()
    ticket = card.open_with_ticket(server)
    for other in [secrets.token_hex(16), "0", card.fields["APP_SID"] + "0", card.fields["APP_SID"][:-1]]:
        assert is_ask_again(card.redeem(server, ticket, APP_SID=other)), other
    for none in ["", None]:
        assert server.ask(card.redeeming(ticket, APP_SID=none)).status == 400
    assert NAME in card.redeem(server, ticket).text


def test_the_ticket_of_another_portal_consumes_nothing(serve, simulator, scripted):
    other = scripted()
    server = serve(simulator.origin, other.origin)
    card = simulator.card()
    ticket = card.open_with_ticket(server)
    assert is_ask_again(card.redeem(server, ticket, DOMAIN=other.domain))
    assert NAME in card.redeem(server, ticket).text


def test_a_ticket_at_an_unknown_portal_gives_nothing_and_consumes_nothing(serve, simulator):
    server = serve(simulator.origin)
    card = simulator.card()
    ticket = card.open_with_ticket(server)
    assert is_ask_again(card.redeem(server, ticket, DOMAIN="other.example.net", PROTOCOL="1"))
    assert NAME in card.redeem(server, ticket).text


def test_a_portal_that_was_taken_away_gives_nothing(serve, scripted):
    """The gate is checked again when a ticket is redeemed."""
    bitrix = scripted()
    server = serve(PLACARD_PORTALS=None)
    configuration = server.folder / "placard.conf"
    configuration.write_text(f"PLACARD_PORTALS={bitrix.origin}\n")
    server.signal(signal.SIGHUP)
    card = Card(bitrix.domain)
    until(lambda: server.ask(card.opening()).status == 200, "the portal is served")
    ticket = card.open_with_ticket(server)
    configuration.write_text("PLACARD_PORTALS=other.example.net\n")
    server.signal(signal.SIGHUP)
    until(lambda: server.ask(card.opening()).status == 403, "the portal is not served")
    answer = server.ask(card.redeeming(ticket))
    assert answer.status in (200, 403)
    assert PERSON not in answer.text


def test_a_frame_without_a_session_goes_the_way_without_a_ticket(serve, simulator):
    """There is nothing that a ticket could be bound to."""
    server = serve(simulator.origin)
    card = simulator.card()
    assert ticket_of(server.ask(card.opening(APP_SID=None))) is None
    assert NAME in card.ask(server, APP_SID=None).text
    assert simulator.called("batch") == 1


def test_of_two_that_redeem_at_once_one_gets_the_customer(serve, scripted):
    bitrix = scripted(Held())
    server = serve(bitrix.origin)
    card = Card(bitrix.domain)
    ticket = card.open_with_ticket(server)
    threading.Timer(0.2, bitrix.behave.released.set).start()
    fragments = at_once(lambda _: card.redeem(server, ticket), 8)
    assert sorted(str(one.state) for one in fragments) == ["None"] + ["ask-again"] * 7
    assert [PERSON in one.text for one in fragments].count(True) == 1


@pytest.mark.parametrize("token", [None, ""], ids=["absent", "empty"])
def test_without_a_token_there_is_no_ticket_and_no_question(serve, scripted, token):
    bitrix = scripted()
    server = serve(bitrix.origin)
    card = Card(bitrix.domain)
    assert ticket_of(server.ask(card.opening(AUTH_ID=token))) is None
    fragment = card.ask(server, AUTH_ID=token)
    assert PERSON not in fragment.text
    assert bitrix.asked == []


def test_a_placement_without_a_customer_asks_nothing(serve, scripted):
    bitrix = scripted()
    server = serve(bitrix.origin)
    for placement in ["DEFAULT", "CRM_DEAL_DETAIL_TAB"]:
        assert "data-ticket" not in server.ask(Card(bitrix.domain).opening(PLACEMENT=placement)).text
    assert bitrix.asked == []


@pytest.mark.parametrize("fields, status", [
    ({"DOMAIN": "other.example.net", "PROTOCOL": "1"}, 403), ({"APPLICATION_TOKEN": "no-such-token"}, 403),
    ({"APPLICATION_TOKEN": None}, 403), ({"DOMAIN": "evil.com#"}, 400)], ids=str)
def test_a_refused_page_asks_no_portal(serve, scripted, fields, status):
    bitrix = scripted()
    server = serve(bitrix.origin)
    answer = server.ask(Card(bitrix.domain).opening(**fields))
    assert answer.status == status
    assert "data-ticket" not in answer.text
    assert bitrix.asked == []


# --- without a ticket

def test_a_ticket_of_before_a_restart_asks_again_and_the_other_way_answers(serve, simulator):
    card = simulator.card()
    before = serve(simulator.origin)
    ticket = card.open_with_ticket(before)
    assert before.terminate() == 0
    after = serve(simulator.origin)
    assert is_ask_again(card.redeem(after, ticket))
    assert NAME in card.ask(after).text


def test_a_ticket_of_another_instance_asks_again_and_stays_good_there(serve, simulator):
    one, other = serve(simulator.origin), serve(simulator.origin)
    card = simulator.card()
    ticket = card.open_with_ticket(one)
    assert is_ask_again(card.redeem(other, ticket))
    assert NAME in card.ask(other).text
    assert NAME in card.redeem(one, ticket).text


def in_cgi(request, folder, *origins):
    settings = {name: value for name, value in customer.settings(*origins).items() if value is not None}
    done = placard.run_cgi(request, folder=folder, **settings)
    assert done.returncode == 0
    customer.assert_no_secrets(done.stderr.decode())
    return Answer.parse(done.stdout)


def test_cgi_has_no_tickets_and_the_way_without_one(simulator, folder):
    card = simulator.card()
    assert ticket_of(in_cgi(card.opening(), folder, simulator.origin)) is None
    assert simulator.called("batch") == 0
    assert is_ask_again(Fragment(in_cgi(card.redeeming("0" * 32), folder, simulator.origin)))
    assert simulator.called("batch") == 0
    assert NAME in Fragment(in_cgi(card.asking(), folder, simulator.origin)).text
    assert simulator.called("batch") == 1


def test_the_way_without_a_ticket_takes_the_card_as_it_is_now(serve, simulator):
    """It needs no application token, and the options decide, not those of the page."""
    server = serve(simulator.origin)
    card = simulator.card()
    assert NAME in card.ask(server).text
    company = simulator.card(CRM_ENTITY_TYPE="COMPANY", CRM_ENTITY_ID="11")
    assert "Nordlicht Windkraft GmbH" in company.ask(server).text
    native = '{"CALL_ID": 7, "CRM_ENTITY_TYPE": "CONTACT", "CRM_ENTITY_ID": 101, "CALL_LIST_MODE": false}'
    assert NAME in card.ask(server, PLACEMENT_OPTIONS=native).text


def test_the_way_without_a_ticket_can_be_gone_again_and_again(serve, simulator):
    server = serve(simulator.origin)
    card = simulator.card()
    assert all(NAME in card.ask(server).text for _ in range(3))


def test_an_unknown_portal_gets_no_fragment(serve, scripted):
    bitrix, unknown = scripted(), scripted()
    server = serve(bitrix.origin)
    request = Card(unknown.domain).asking()
    answer = server.ask(request)
    assert answer.status == 403
    assert answer.page.html["lang"] == "en"
    assert server.line_of(request)["reason"] == "unknown_portal"
    assert bitrix.asked == unknown.asked == []


def test_a_portal_without_tls_must_be_named_so(serve, scripted):
    bitrix = scripted()
    server = serve(bitrix.domain)
    answer = server.ask(Card(bitrix.domain).asking())
    assert answer.status == 403
    assert bitrix.asked == []


@pytest.mark.parametrize("fields", [{"DOMAIN": "evil.example.net"}, {"LANG": "de"}, {"PROTOCOL": "1"}], ids=str)
def test_a_body_that_contradicts_the_query_is_refused(serve, scripted, fields):
    bitrix = scripted()
    server = serve(bitrix.origin)
    assert server.ask(Card(bitrix.domain).asking(body=fields)).status == 400
    assert bitrix.asked == []


def test_a_ticket_without_further_fields_is_enough(serve, simulator):
    """DOMAIN and the rest are in the frame's own query."""
    server = serve(simulator.origin)
    card = simulator.card()
    request = card.redeeming(card.open_with_ticket(server))
    assert request.body.startswith(b"VIEW=customer&TICKET=") and b"&" not in request.body[14:]
    assert NAME in Fragment(server.ask(request)).text


# --- languages

@pytest.mark.parametrize("way", ["ticket", "no ticket"])
def test_the_fragment_is_in_the_operators_language(serve, simulator, way):
    server = serve(simulator.origin)
    found = {}
    for lang in ("en", "de", "ru", "ja", "xx"):
        card = simulator.card(lang=lang)
        found[lang] = (card.show(server) if way == "ticket" else card.ask(server)).text
    assert all(NAME in text for text in found.values())
    assert "Deals" in found["en"] and "Deals" in found["xx"]
    assert not any("Deals" in found[lang] for lang in ("de", "ru", "ja"))
    assert re.search("[а-я]{5}", found["ru"]) and re.search("[ぁ-ヿ]{2}", found["ja"])


def test_an_arabic_fragment_is_in_arabic_and_keeps_foreign_text_apart(serve, simulator):
    server = serve(simulator.origin)
    fragment = simulator.card(lang="ar").show(server)
    assert re.search("[\u0600-\u06ff]{4}", fragment.text)
    isolated = [one for one in fragment.section.all() if NAME in one.text and (one.tag == "bdi" or one["dir"])]
    assert isolated, fragment.answer.text


# --- how much is kept

def test_tickets_beyond_four_times_the_limit_are_not_given_out(serve, scripted):
    """What is kept is not thrown out for what is new."""
    bitrix = scripted()
    server = serve(bitrix.origin, PLACARD_MAX_IN_FLIGHT="4")
    kept = []
    for count in range(1, 17):
        card = Card(bitrix.domain)
        kept.append((card, card.open_with_ticket(server)))
        bitrix.await_answered(count)
    late = Card(bitrix.domain)
    assert [late.open(server) for _ in range(3)] == [None] * 3
    assert PERSON in Card(bitrix.domain).ask(server).text
    assert late.fields["AUTH_ID"] not in [question.token for question in bitrix.asked], "asked for nobody"

    card, ticket = kept.pop(0)
    assert PERSON in card.redeem(server, ticket).text
    kept.append((late, late.open_with_ticket(server)))
    assert late.open(server) is None
    assert all(PERSON in card.redeem(server, ticket).text for card, ticket in kept)


def test_a_page_that_would_take_too_much_memory_has_no_ticket(serve, scripted):
    """256 KiB each, where longer forms are allowed; the way without a ticket is open to it."""
    bitrix = scripted()
    server = serve(bitrix.origin, PLACARD_MAX_BODY="1MiB")
    card = Card(bitrix.domain)
    assert ticket_of(server.ask(card.opening(X="x" * 60_000)))
    assert ticket_of(server.ask(card.opening(X="x" * 400_000))) is None
    assert PERSON in card.ask(server).text


def test_hostile_names_stay_text(serve, simulator):
    server = serve(simulator.origin)
    card = simulator.card(CRM_ENTITY_TYPE="CONTACT", CRM_ENTITY_ID="113")
    fragment = card.show(server)
    assert "<b>" in fragment.text
    assert not any(one.tag == "b" for one in fragment.section.all())


def test_the_page_itself_has_nothing_of_the_portals_answer(serve, simulator):
    server = serve(simulator.origin)
    card = simulator.card()
    answer = server.ask(card.opening())
    assert NAME not in answer.text
    assert card.fields["AUTH_ID"] not in answer.text and card.fields["REFRESH_ID"] not in answer.text
