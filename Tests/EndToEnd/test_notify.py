"""What the program tells a service manager, on the datagram socket that systemd would give it."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import placard


class Manager:
    """The other end of $NOTIFY_SOCKET."""

    def __init__(self, folder: Path) -> None:
        self.path = str(folder / "notify")
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(self.path)

    def next(self, seconds: float = 10.0) -> dict[str, str]:
        self.socket.settimeout(seconds)
        return dict(line.split("=", 1) for line in self.socket.recv(4096).decode().splitlines())

    def silence(self, seconds: float) -> bool:
        """Whether nothing comes for a while."""
        try:
            self.next(seconds)
        except TimeoutError:
            return True
        return False


@pytest.fixture
def manager(folder: Path) -> Iterator[Manager]:
    made = Manager(folder)
    yield made
    made.socket.close()


@pytest.mark.parametrize("mode", ["socket", "descriptor3"])
def test_it_says_that_it_is_ready_and_that_it_stops(start, manager, folder, mode):
    server = start(mode, folder=folder, NOTIFY_SOCKET=manager.path)
    assert manager.next() == {"READY": "1"}
    assert server.terminate() == 0
    assert manager.next() == {"STOPPING": "1"}


def test_when_it_is_ready_it_accepts(folder, manager):
    server = placard.Placard.start(folder=folder, NOTIFY_SOCKET=manager.path)
    try:
        manager.next()
        assert server.open().status == 200
    finally:
        server.kill()


@pytest.mark.parametrize("is_good", [True, False], ids=["good", "bad"])
def test_a_reload_is_framed_whatever_comes_of_it(start, manager, folder, is_good):
    server = start(folder=folder, NOTIFY_SOCKET=manager.path)
    manager.next()
    (folder / "placard.conf").write_text("PLACARD_THEME=dark\n" if is_good else "PLACARD_THEME=blue\n")
    before = time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000
    server.signal(signal.SIGHUP)
    reloading = manager.next()
    assert reloading.pop("RELOADING") == "1"
    assert before <= int(reloading.pop("MONOTONIC_USEC")) <= time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000
    assert not reloading
    assert manager.next() == {"READY": "1"}
    assert server.open().status == 200


def test_the_watchdog_hears_from_it_twice_in_its_time(start, manager, folder):
    server = start(folder=folder, NOTIFY_SOCKET=manager.path, WATCHDOG_USEC="400000")
    assert manager.next() == {"READY": "1"}
    started = time.monotonic()
    for _ in range(6):
        assert manager.next() == {"WATCHDOG": "1"}
    # The first at once, then one each 200 ms.
    assert time.monotonic() - started > 0.8
    assert server.terminate() == 0


def test_the_watchdog_goes_on_between_other_signals(start, manager, folder):
    server = start(folder=folder, NOTIFY_SOCKET=manager.path, WATCHDOG_USEC="400000")
    manager.next()
    for _ in range(3):
        server.signal(signal.SIGUSR1)
        assert manager.next() == {"WATCHDOG": "1"}


@pytest.mark.parametrize("variables", [{}, {"WATCHDOG_USEC": "100000", "WATCHDOG_PID": "1"}],
                         ids=["none", "another process's"])
def test_without_a_watchdog_it_is_silent(start, manager, folder, variables):
    start(folder=folder, NOTIFY_SOCKET=manager.path, **variables)
    assert manager.next() == {"READY": "1"}
    assert manager.silence(0.5)


def test_a_manager_that_is_gone_changes_nothing(start, folder):
    server = start(folder=folder, NOTIFY_SOCKET=str(folder / "none"))
    assert server.open().status == 200
    assert "NOTIFY_SOCKET" in server.log


def test_a_command_says_nothing(folder, manager):
    assert placard.run("check", folder=folder, NOTIFY_SOCKET=manager.path).returncode == 0
    assert not os.path.exists(folder / "s")
    assert manager.silence(0.2)
