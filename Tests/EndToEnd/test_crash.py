"""A signal that ends the program leaves a last line in the log: which signal, and the requests that it was answering."""

from __future__ import annotations

import json
import re
import secrets
import signal
from collections.abc import Iterator
from dataclasses import replace

import pytest

from support import customer, logfmt, placard
from support.customer import Card
from support.placard import until
from support.scripted_portal import silent
from .test_customer_end import waiting
from .test_monitoring import metrics

SIGNALS = [signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGTRAP, signal.SIGABRT, signal.SIGFPE]


@pytest.fixture
def serve_to_crash(scripted) -> Iterator:
    """Starts programs that may end by a signal, and whose portal never answers."""
    bitrix = scripted(silent)
    servers: list[placard.Placard] = []

    def starter(**given: str):
        settings = customer.settings(bitrix.origin, PLACARD_REST_TIMEOUT="60s", **given)
        servers.append(placard.Placard.start(**settings))
        return servers[-1], bitrix

    yield starter
    for server in servers:
        customer.assert_no_secrets(server.log)
        server.kill()


def wait_for_portal(server, bitrix, count=1, id_length=32):
    """The ids of so many requests that wait for the portal, and their connections, which must stay."""
    cards = [Card(bitrix.domain) for _ in range(count)]
    requests = [replace(card.redeeming(card.open_with_ticket(server)), id=secrets.token_hex(id_length // 2))
                for card in cards]
    connections = [waiting(server, request) for request in requests]
    until(lambda: metrics(server).sum("placard_requests_in_flight") == count + 1, "they are being answered", 30)
    return [request.id for request in requests], connections


def crash(server, number=signal.SIGSEGV):
    """The last line of the log."""
    server.signal(number)
    assert server.process.wait(placard.STOP_BOUND) == -number
    assert server.log.endswith("\n")
    *others, last = server.log.splitlines()
    assert not [line for line in others if "crash" in line]
    if server.is_logfmt:
        logfmt.parse_all("".join(line + "\n" for line in others))
    return last


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_the_last_line_names_the_signal_and_the_request(serve_to_crash, number):
    server, bitrix = serve_to_crash()
    [request], _connections = wait_for_portal(server, bitrix)
    assert crash(server, number) == f"crash signal={number.name} requests={request}"


def test_all_that_wait_are_named_and_no_other(serve_to_crash):
    server, bitrix = serve_to_crash()
    requests, _connections = wait_for_portal(server, bitrix, 2)
    line = crash(server)
    assert line.startswith("crash signal=SIGSEGV requests=")
    assert sorted(line.partition("requests=")[2].split(",")) == sorted(requests)


def test_one_that_is_answered_is_named_no_more(serve_to_crash):
    """Also while the question that its page began still runs."""
    server, bitrix = serve_to_crash()
    Card(bitrix.domain).open_with_ticket(server)
    bitrix.await_asked(1)
    assert crash(server) == "crash signal=SIGSEGV requests="


def test_it_stands_in_the_log_file(serve_to_crash, folder):
    server, bitrix = serve_to_crash(PLACARD_LOG_FILE=str(folder / "log"))
    [request], _connections = wait_for_portal(server, bitrix)
    assert crash(server) == f"crash signal=SIGSEGV requests={request}"
    assert "crash" not in server.stderr


def test_it_stands_in_the_file_that_was_opened_last(serve_to_crash, folder):
    server, bitrix = serve_to_crash(PLACARD_LOG_FILE=str(folder / "log"))
    [request], _connections = wait_for_portal(server, bitrix)
    for number in range(3):
        (folder / "log").rename(folder / f"log.{number}")
        server.signal(signal.SIGUSR1)
        until((folder / "log").exists, "a new log file")
    # Signals are dealt with one after the other: the new file is in use.
    server.signal(signal.SIGHUP)
    until(lambda: " reload " in server.log, "the configuration was read again")
    assert crash(server) == f"crash signal=SIGSEGV requests={request}"
    assert not [path for path in folder.glob("log.*") if "crash" in path.read_text()]


def test_it_is_no_longer_than_any_line_and_says_how_many_it_leaves_out(serve_to_crash):
    server, bitrix = serve_to_crash()
    requests, _connections = wait_for_portal(server, bitrix, 80, id_length=64)
    line = crash(server)
    assert len(line) + 1 <= logfmt.LONGEST_LINE
    match = re.fullmatch(r"crash signal=SIGSEGV requests=([0-9a-f,]+) unlisted=(\d+)", line)
    assert match, line
    listed = match[1].split(",")
    assert len(set(listed)) == len(listed) > 50
    assert set(listed) < set(requests)
    assert int(match[2]) == len(requests) - len(listed)


def test_it_is_json_where_the_log_is(serve_to_crash):
    server, bitrix = serve_to_crash(PLACARD_LOG_FORMAT="json")
    [request], _connections = wait_for_portal(server, bitrix)
    assert json.loads(crash(server)) == {
        "level": "error", "event": "crash", "signal": "SIGSEGV", "requests": request}


def test_the_runtimes_backtracer_follows(serve_to_crash, folder):
    tool = folder / "backtracer"
    tool.write_text(f"#!/bin/sh\necho called >{folder}/called\n")
    tool.chmod(0o755)
    server, bitrix = serve_to_crash(SWIFT_BACKTRACE=f"enable=yes,swift-backtrace={tool}")
    [request], _connections = wait_for_portal(server, bitrix)
    server.signal(signal.SIGSEGV)
    until((folder / "called").exists, "the backtracer is called")
    assert f"crash signal=SIGSEGV requests={request}\n" in server.log
