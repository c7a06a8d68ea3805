"""PLACARD_KEEP_CONNECTIONS=on: a connection serves one request after the other, and holds nothing in between."""

from __future__ import annotations

import signal
import time

import pytest

from support import fastcgi, forms
from support.answer import Answer
from support.fastcgi import KEEP_CONN


def asking(flags: int = KEEP_CONN) -> bytes:
    request = forms.opening()
    return fastcgi.request(request.params, request.body, flags=flags)


def answer(connection: fastcgi.Connection) -> Answer:
    """The records up to the end of a request."""
    output = b""
    while (record := connection.read_record()) is not None:
        if record.kind == fastcgi.STDOUT:
            output += record.content
        if record.kind == fastcgi.END_REQUEST:
            return Answer.parse(output)
    raise AssertionError("the connection ended before the answer")


def is_closed(connection: fastcgi.Connection) -> bool:
    return connection.read_record() is None


def test_one_request_after_the_other(start):
    server = start(PLACARD_KEEP_CONNECTIONS="on")
    with fastcgi.Connection(server.address) as connection:
        for _ in range(50):
            connection.send(asking())
            assert "555555" in answer(connection).page.text
        connection.send(asking(flags=0))
        assert answer(connection).status == 200
        assert is_closed(connection)


def test_a_request_is_measured_from_its_own_arrival(start):
    server = start(PLACARD_KEEP_CONNECTIONS="on")
    with fastcgi.Connection(server.address) as connection:
        connection.send(asking())
        answer(connection)
        time.sleep(0.6)
        request = forms.opening()
        connection.send(fastcgi.request(request.params, request.body, flags=KEEP_CONN))
        answer(connection)
        assert float(server.line_of(request)["total_ms"]) < 500


@pytest.mark.parametrize("settings", [{}, {"PLACARD_KEEP_CONNECTIONS": "off"}])
def test_otherwise_a_connection_serves_one(start, settings):
    server = start(**settings)
    with fastcgi.Connection(server.address) as connection:
        connection.send(asking())
        assert answer(connection).status == 200
        assert is_closed(connection)


def test_what_comes_behind_a_request_before_its_answer_is_none(start):
    server = start(PLACARD_KEEP_CONNECTIONS="on")
    with fastcgi.Connection(server.address) as connection:
        connection.send(asking() + asking())
        assert answer(connection).status == 200
        assert is_closed(connection)
    server.open()
    assert len([line for line in server.lines() if line["placement"] == "CALL_CARD"]) == 2


def test_an_idle_connection_has_no_deadline_but_a_begun_request_has(start):
    server = start(PLACARD_KEEP_CONNECTIONS="on", PLACARD_IO_TIMEOUT="300ms")
    with fastcgi.Connection(server.address) as connection:
        connection.send(asking())
        answer(connection)
        # Longer than any deadline of the program's.
        time.sleep(1.5)
        connection.send(asking())
        assert answer(connection).status == 200
        connection.send(asking()[:20])
        start_of_wait = time.monotonic()
        assert is_closed(connection)
        assert time.monotonic() - start_of_wait < 5


def test_a_body_over_the_limit_costs_its_request_only(start):
    server = start(PLACARD_KEEP_CONNECTIONS="on")
    request = forms.Request(body=b"x" * 100_000)
    with fastcgi.Connection(server.address) as connection:
        connection.send(fastcgi.request(request.params, request.body, flags=KEEP_CONN))
        assert answer(connection).status == 413
        connection.send(asking())
        assert answer(connection).status == 200


def test_idle_connections_hold_no_thread_and_do_not_hold_up_the_end(start):
    server = start(PLACARD_KEEP_CONNECTIONS="on", PLACARD_THREADS="2")
    idle = [fastcgi.Connection(server.address) for _ in range(100)]
    for connection in idle:
        connection.send(asking())
        answer(connection)
    assert server.open().status == 200
    server.exit_expected = True
    began = time.monotonic()
    server.signal(signal.SIGTERM)
    assert server.process.wait(10) == 0
    assert time.monotonic() - began < 2
    assert all(is_closed(connection) for connection in idle)
    for connection in idle:
        connection.close()
