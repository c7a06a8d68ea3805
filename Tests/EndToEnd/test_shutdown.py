"""SIGTERM: what runs is finished, what idles ends at once."""

import signal
import time

import pytest

from support import fastcgi, forms
from support.answer import Answer
from support.fastcgi import PARAMS, STDIN
from support.placard import until


def seconds_to_end(server):
    """From the signal until the process has ended."""
    server.exit_expected = True
    started = time.monotonic()
    server.signal(signal.SIGTERM)
    assert server.process.wait(15) == 0
    return time.monotonic() - started


def half_arrived(server, request):
    """A connection on which everything but the last bytes of the body has arrived, and been accepted."""
    connection = fastcgi.Connection(server.address)
    connection.send(fastcgi.begin() + fastcgi.stream(PARAMS, fastcgi.pairs(request.params))
                    + fastcgi.record(STDIN, request.body[:-10]))
    server.open()  # connections are accepted in their order: this one came later
    return connection, fastcgi.record(STDIN, request.body[-10:]) + fastcgi.record(STDIN)


def refuses_connections(server):
    try:
        fastcgi.Connection(server.address).close()
        return False
    except (ConnectionRefusedError, ConnectionResetError, FileNotFoundError):  # reset: closed in between
        return True


@pytest.mark.measured
@pytest.mark.parametrize("mode", ["socket", "listen4", "descriptor0", "descriptor3"])
@pytest.mark.parametrize("served", [0, 20], ids=["fresh", "after requests"])
def test_an_idle_program_ends_within_100_ms(start, mode, served):
    """The best of three, for a busy machine."""
    times = []
    for _ in range(3):
        server = start(mode)
        for _ in range(served):
            server.open()
        times.append(seconds_to_end(server))
    assert min(times) < 0.1, times


def test_silent_peers_do_not_hold_up_the_end(start):
    """A connection without a request is not something that runs."""
    server = start(PLACARD_IO_TIMEOUT="60s")
    peers = [fastcgi.Connection(server.address) for _ in range(50)]
    server.open()
    assert seconds_to_end(server) < 2
    for peer in peers:
        peer.close()


@pytest.mark.parametrize("mode", ["socket", "listen4"])
def test_a_half_arrived_request_is_finished(start, mode):
    server = start(mode)
    request = forms.opening()
    connection, rest = half_arrived(server, request)
    server.exit_expected = True
    server.signal(signal.SIGTERM)
    until(lambda: refuses_connections(server), "no new connections are accepted")
    assert server.process.poll() is None
    connection.send(rest)
    result = connection.read_to_close()
    connection.close()
    assert result.ends == [(0, fastcgi.REQUEST_COMPLETE)]
    assert "555555" in Answer.parse(result.stdout).page.text
    assert server.process.wait(5) == 0
    assert server.line_of(request)["status"] == "200"


@pytest.mark.bound(40)
def test_a_request_that_never_arrives_is_waited_for_at_most_10_seconds(start):
    server = start(PLACARD_IO_TIMEOUT="60s")
    connection, _ = half_arrived(server, forms.opening())
    assert seconds_to_end(server) < 12
    connection.close()


def test_a_second_sigterm_does_no_harm(start):
    server = start()
    request = forms.opening()
    connection, rest = half_arrived(server, request)
    server.exit_expected = True
    for _ in range(3):
        server.signal(signal.SIGTERM)
    until(lambda: refuses_connections(server), "no new connections are accepted")
    connection.send(rest)
    assert b"Status: 200" in connection.read_to_close().stdout
    connection.close()
    assert server.process.wait(5) == 0


@pytest.mark.parametrize("number", [signal.SIGUSR1, signal.SIGHUP, signal.SIGPIPE], ids=lambda number: number.name)
def test_a_signal_in_the_middle_of_a_body_does_not_cut_it(start, number):
    server = start()
    request = forms.opening()
    connection, rest = half_arrived(server, request)
    for _ in range(20):
        server.signal(number)
        assert server.open().status == 200
    connection.send(rest)
    assert b"Status: 200" in connection.read_to_close().stdout
    connection.close()
