"""What is given up: the question of a client who has gone, and everything at SIGTERM that nobody waits for."""

import signal
import time

import pytest

from support import fastcgi, forms
from support.answer import Answer
from support.customer import Card, Fragment
from support.placard import until
from support.scripted_portal import PERSON, Held, silent
from .test_shutdown import refuses_connections


def waiting(server, request):
    """A connection on which a fragment has been asked for and is being waited for."""
    connection = fastcgi.Connection(server.address)
    connection.send(fastcgi.request(request.params, request.body))
    server.ask(forms.get("/health"))  # connections are accepted in their order: this one came later
    return connection


@pytest.mark.parametrize("way", ["ticket", "no ticket"])
def test_the_batch_of_a_client_who_has_gone_is_cancelled(serve, scripted, way):
    """The portal sees its connection close, long before the deadline."""
    bitrix = scripted(silent)
    server = serve(bitrix.origin, PLACARD_REST_TIMEOUT="30s")
    card = Card(bitrix.domain)
    request = card.redeeming(card.open_with_ticket(server)) if way == "ticket" else card.asking()
    connection = waiting(server, request)
    question = bitrix.await_asked(1)
    assert not question.gone.is_set()
    connection.close()
    assert question.gone.wait(2), "the portal is still asked"


def test_an_aborted_fragment_cancels_too(serve, scripted):
    bitrix = scripted(silent)
    server = serve(bitrix.origin, PLACARD_REST_TIMEOUT="30s")
    card = Card(bitrix.domain)
    connection = waiting(server, card.redeeming(card.open_with_ticket(server)))
    question = bitrix.await_asked(1)
    connection.send(fastcgi.abort())
    connection.close()
    assert question.gone.wait(2), "the portal is still asked"


def test_a_client_who_goes_frees_a_slot(serve, scripted):
    bitrix = scripted(silent)
    server = serve(bitrix.origin, PLACARD_REST_TIMEOUT="30s", PLACARD_MAX_IN_FLIGHT="4")
    connections = []
    for _ in range(4):
        card = Card(bitrix.domain)
        connections.append(waiting(server, card.redeeming(card.open_with_ticket(server))))
    assert Card(bitrix.domain).open(server) is None
    connections[0].close()
    until(lambda: Card(bitrix.domain).open(server), "a slot is free again")
    for connection in connections:
        connection.close()


def test_a_page_that_has_been_answered_leaves_its_batch_running(serve, scripted):
    """Its connection is closed as every one is; only who asked for the fragment can give it up."""
    bitrix = scripted(Held())
    server = serve(bitrix.origin, PLACARD_REST_TIMEOUT="20s")
    card = Card(bitrix.domain)
    ticket = card.open_with_ticket(server)
    question = bitrix.await_asked(1)
    assert not question.gone.wait(0.3)
    bitrix.behave.released.set()
    assert PERSON in card.redeem(server, ticket).text


def test_sigterm_finishes_a_fragment_that_waits(serve, scripted):
    held = Held()
    bitrix = scripted(held)
    server = serve(bitrix.origin, PLACARD_REST_TIMEOUT="8s")
    card = Card(bitrix.domain)
    request = card.redeeming(card.open_with_ticket(server))
    kept = bitrix.await_asked(1)
    connection = waiting(server, request)
    server.exit_expected = True
    server.signal(signal.SIGTERM)
    until(lambda: refuses_connections(server), "no new connections are accepted")
    assert server.process.poll() is None and not kept.gone.is_set()
    held.released.set()
    result = connection.read_to_close()
    connection.close()
    assert result.ends == [(0, fastcgi.REQUEST_COMPLETE)]
    assert PERSON in Fragment(Answer.parse(result.stdout)).text
    assert server.process.wait(5) == 0
    assert server.line_of(request)["status"] == "200"


def test_sigterm_waits_for_no_ticket(serve, scripted):
    """Those that nobody has redeemed are dropped: their batches hold nothing up."""
    bitrix = scripted(silent)
    server = serve(bitrix.origin, PLACARD_REST_TIMEOUT="30s")
    for _ in range(5):
        Card(bitrix.domain).open_with_ticket(server)
    questions = [bitrix.await_asked(count) for count in range(1, 6)]
    started = time.monotonic()
    assert server.terminate() == 0
    assert time.monotonic() - started < 2
    assert all(question.gone.wait(2) for question in questions)


def test_a_fragment_whose_portal_stays_silent_ends_at_its_deadline_after_sigterm(serve, scripted):
    bitrix = scripted(silent)
    server = serve(bitrix.origin, PLACARD_REST_TIMEOUT="1s")
    card = Card(bitrix.domain)
    connection = waiting(server, card.asking())
    bitrix.await_asked(1)
    server.exit_expected = True
    server.signal(signal.SIGTERM)
    fragment = Fragment(Answer.parse(connection.read_to_close().stdout))
    connection.close()
    assert fragment.text and PERSON not in fragment.text
    assert server.process.wait(5) == 0


def test_nothing_is_left_open_when_everybody_has_gone(serve, scripted):
    """Connections of clients and to the portal."""
    bitrix = scripted()
    server = serve(bitrix.origin, PLACARD_REST_TIMEOUT="30s")
    assert PERSON in Card(bitrix.domain).show(server).text
    before = server.descriptors()
    bitrix.behave = silent
    connections = []
    for count in range(2, 42):
        card = Card(bitrix.domain)
        connections.append(waiting(server, card.redeeming(card.open_with_ticket(server))))
        bitrix.await_asked(count)
    assert server.descriptors() >= before + 75
    for connection in connections:
        connection.close()
    server.await_descriptors(before)
