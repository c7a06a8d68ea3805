"""Peers that are silent, slow, or gone delay nobody and leave nothing behind."""

import contextlib
import resource
import socket
import struct
import threading
import time

import pytest

from support import fastcgi, forms
from support.answer import Answer
from support.fastcgi import PARAMS, STDIN
from support.placard import until

REQUEST = forms.opening()
NAMES = fastcgi.pairs(REQUEST.params)
WHOLE = fastcgi.request(REQUEST.params, REQUEST.body)
WITH_PARAMS = fastcgi.begin() + fastcgi.stream(PARAMS, NAMES)

# Where a peer stops talking.
HALF = {
    "silent": b"",
    "half a header": fastcgi.begin()[:3],
    "BEGIN": fastcgi.begin(),
    "half the parameters": fastcgi.begin() + fastcgi.record(PARAMS, NAMES)[:200],
    "parameters without end": fastcgi.begin() + fastcgi.record(PARAMS, NAMES),
    "no body": WITH_PARAMS,
    "half the body": WITH_PARAMS + fastcgi.record(STDIN, REQUEST.body)[:100],
    "body without end": WITH_PARAMS + fastcgi.record(STDIN, REQUEST.body),
}
PROMPT = 0.5


@pytest.fixture
def crowd():
    """Connects many peers that say this much, and closes them in the end."""
    with contextlib.ExitStack() as stack:
        def gather(server, data, count=100):
            peers = [stack.enter_context(fastcgi.Connection(server.address)) for _ in range(count)]
            for peer in peers:
                peer.send(data)
            return peers

        yield gather


def assert_prompt(server):
    """Ten ordinary requests, each answered in half a second."""
    for _ in range(10):
        started = time.monotonic()
        assert server.open().status == 200
        assert time.monotonic() - started < PROMPT


@pytest.mark.parametrize("mode", ["socket", "listen4"])
def test_100_silent_and_100_half_requests_delay_nobody(start, crowd, mode):
    server = start(mode, PLACARD_THREADS="2")
    crowd(server, HALF["silent"])
    for data in HALF.values():
        crowd(server, data, 13)
    assert_prompt(server)


@pytest.mark.parametrize("kind", HALF)
def test_100_peers_that_stop_at_the_same_place_delay_nobody(start, crowd, kind):
    server = start(PLACARD_THREADS="2")
    crowd(server, HALF[kind])
    assert_prompt(server)


def test_slow_peers_delay_nobody_and_are_answered(start, crowd):
    """Forty peers send a request byte by byte, in step, while others are served."""
    server = start(PLACARD_THREADS="2")
    peers = crowd(server, WHOLE[:-200], 40)
    for at in range(len(WHOLE) - 200, len(WHOLE)):
        for peer in peers:
            peer.send(WHOLE[at:at + 1])
        if at % 20 == 0:
            started = time.monotonic()
            assert server.open().status == 200
            assert time.monotonic() - started < PROMPT
    for peer in peers:
        assert b"Status: 200" in peer.read_to_close().stdout


def test_a_peer_that_finishes_late_is_still_answered(start, crowd):
    server = start(PLACARD_THREADS="2", PLACARD_IO_TIMEOUT="5s")
    late, = crowd(server, HALF["half the body"], 1)
    crowd(server, HALF["half the body"])
    late.send(WHOLE[len(HALF["half the body"]):])
    assert b"Status: 200" in late.read_to_close().stdout


@pytest.mark.parametrize("kind", HALF)
def test_a_peer_that_says_no_more_is_let_go(start, crowd, kind):
    """After PLACARD_IO_TIMEOUT, also when the peer never closes."""
    server = start(PLACARD_IO_TIMEOUT="500ms")
    server.open()
    before = server.descriptors()
    peers = crowd(server, HALF[kind], 30)
    for peer in peers:
        assert b'id="customer"' not in peer.read_to_close().stdout
    server.await_descriptors(before)
    assert server.open().status == 200


@pytest.mark.parametrize("mode", ["socket", "listen4"])
def test_clients_that_are_gone_leave_nothing_behind(start, mode):
    server = start(mode, PLACARD_THREADS="2")
    assert_prompt(server)
    descriptors, threads = server.descriptors(), server.threads()
    for data in [*HALF.values(), WHOLE]:
        for _ in range(50):
            peer = fastcgi.Connection(server.address)
            peer.send(data)
            peer.close()
    server.await_descriptors(descriptors)
    assert server.threads() <= threads
    assert_prompt(server)


def test_clients_that_reset_the_connection_leave_nothing_behind(start):
    server = start("listen4", PLACARD_THREADS="2")
    server.open()
    before = server.descriptors()
    for data in [*HALF.values(), WHOLE]:
        for _ in range(50):
            peer = fastcgi.Connection(server.address)
            peer.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            peer.send(data)
            peer.close()
    server.await_descriptors(before)
    assert_prompt(server)


def test_a_client_gone_in_the_middle_has_no_card_in_the_log(start):
    server = start()
    request = forms.opening()
    with fastcgi.Connection(server.address) as peer:
        peer.send(fastcgi.begin() + fastcgi.stream(PARAMS, fastcgi.pairs(request.params))
                  + fastcgi.record(STDIN, request.body[:100]))
    server.open()
    server.terminate()
    assert not [line for line in server.lines() if line["id"] == request.id and line["status"] == "200"]


# A page cuts a long value short, so the answer is made big by the number of them.
BIG = forms.changed(PLACEMENT="LEFT_MENU", PLACEMENT_OPTIONS=(
    "{" + ",".join(f'"K{n}":"{"<" * 4_000}"' for n in range(200)) + "}"))


def test_readers_that_never_read_a_big_answer_delay_nobody(start, crowd):
    server = start(PLACARD_THREADS="2", PLACARD_MAX_BODY="8MiB")
    assert len(server.open(BIG).body) > 1_000_000, "too small to fill a socket: this test could not fail"
    request = forms.opening(BIG)
    crowd(server, fastcgi.request(request.params, request.body), 8)
    assert_prompt(server)


def test_readers_that_never_read_are_let_go(start, crowd):
    server = start(PLACARD_IO_TIMEOUT="2s", PLACARD_MAX_BODY="8MiB")
    assert len(server.open(BIG).body) > 1_000_000
    before = server.descriptors()
    request = forms.opening(BIG)
    crowd(server, fastcgi.request(request.params, request.body), 8)
    until(lambda: server.descriptors() > before, "the peers are connected")
    server.await_descriptors(before)
    assert server.open().status == 200


def test_a_big_answer_comes_whole_to_a_slow_reader(start):
    server = start(PLACARD_MAX_BODY="8MiB")
    request = forms.opening(BIG)
    with fastcgi.Connection(server.address) as peer:
        peer.send(fastcgi.request(request.params, request.body))
        until(lambda: server.open().status == 200, "another is served meanwhile")
        answer = peer.read_to_close()
    assert answer.ends == [(0, fastcgi.REQUEST_COMPLETE)]
    assert len(Answer.parse(answer.stdout).body) > 1_000_000


@pytest.mark.measured
@pytest.mark.parametrize("served", [0, 50], ids=["fresh", "after requests"])
@pytest.mark.parametrize("asking", [0, 10], ids=["silent peers", "peers that ask"])
def test_running_out_of_descriptors_is_survived(start, served, asking):
    """accept fails with EMFILE while the peers stay; when they are gone everything is served again. The many threads
    of a fresh program may not have opened yet what they need: they must not fail for it."""
    server = start(PLACARD_THREADS="16", before=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (48, 48)))
    for _ in range(served):
        server.open()
    before = server.descriptors()
    peers = [fastcgi.Connection(server.address) for _ in range(100)]
    until(lambda: server.descriptors() >= 40, "the descriptors are used up")
    for peer in peers[:asking]:  # the first were accepted before the descriptors were used up
        peer.send(WHOLE)
        assert b"Status: 200" in peer.read_to_close().stdout
    for peer in peers:
        peer.close()
    server.await_descriptors(before)
    assert_prompt(server)


def test_64_clients_at_once_are_all_answered(start):
    server = start(PLACARD_THREADS="2")
    statuses = []

    def client():
        statuses.append(server.open().status)

    clients = [threading.Thread(target=client) for _ in range(64)]
    for one in clients:
        one.start()
    for one in clients:
        one.join(30)
    assert statuses == [200] * 64
