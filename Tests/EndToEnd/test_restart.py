"""Restarts, reloads and upgrades under load, with the socket held by a parent as systemd does it: nobody notices."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import forms, placard
from support.nginx import Location
from support.placard import until

LOAD = """
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.body = [[{body}]]
"""


class Service:
    """What systemd does for a service with a socket: holds it, and starts the program on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.configuration = folder / "placard.conf"
        self.always: dict[str, str] = {}
        self.write()
        self.listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.listener.bind(str(folder / "s"))
        self.listener.listen(4096)
        self.binary = placard.binary()
        self.count = 0
        self.process = self.launch()

    def write(self, **more: str) -> None:
        settings = {"PLACARD_PORTALS": forms.DOMAIN, "PLACARD_STATE": f"{self.folder}/state"} | self.always | more
        self.configuration.write_text("".join(f"{key}={value}\n" for key, value in settings.items()))

    @property
    def log(self) -> str:
        return (self.folder / f"log{self.count}").read_text()

    def launch(self) -> subprocess.Popen[bytes]:
        self.count += 1
        descriptor = self.listener.fileno()
        with open(self.folder / f"log{self.count}", "wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-c", placard.ON_DESCRIPTOR_3, str(descriptor), self.binary],
                pass_fds=(descriptor,), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env={"PATH": "/usr/bin:/bin", "PLACARD_CONFIG": str(self.configuration)})
        until(lambda: " info start " in self.log, "the program has started", 15)
        return process

    def end(self, process: subprocess.Popen[bytes]) -> None:
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0

    def restart(self) -> None:
        self.end(self.process)
        self.process = self.launch()

    def upgrade(self) -> None:
        """Another file in the place of the program, which is then started before the old one ends."""
        new = self.folder / f"placard{self.count}"
        shutil.copy(placard.binary(), new)
        os.replace(new, self.folder / "placard")
        self.binary = str(self.folder / "placard")
        old = self.process
        self.process = self.launch()
        self.end(old)

    def reload(self, **more: str) -> None:
        before = self.log.count(" reload ")
        self.write(**more)
        self.process.send_signal(signal.SIGHUP)
        until(lambda: self.log.count(" reload ") > before, "the configuration is read", 15)

    def finish(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(5)
        self.listener.close()


@pytest.fixture
def service(folder: Path) -> Iterator[Service]:
    service = Service(folder)
    yield service
    service.finish()


# nginx keeps connections to a named group of servers only. What was sent on one that the program closes at that moment is
# sent again: a card asked for twice is the same card.
KEPT = {
    "group": "upstream placard {{ server unix:{socket}; keepalive 16; }}",
    "options": "fastcgi_keep_conn on; fastcgi_next_upstream error timeout non_idempotent;",
}


def under_load(service: Service, folder: Path, happening: list[tuple[str, int]], *, keeps: bool = False) -> None:
    """Does things so many times each while cards are opened, and ends with what became of the cards."""
    kept = {name: value.format(socket=folder / "s") for name, value in KEPT.items()} if keeps else {}
    site = Location(str(folder / "s"), **kept)
    request = forms.opening()
    script = folder / "load.lua"
    script.write_text(LOAD.format(body=request.body.decode()))
    command = ["wrk", "--threads", "1", "--connections", "16", "--duration", "600s", "--timeout", "20s",
               "--script", str(script), f"http://127.0.0.1:{site.port}/?{request.query}"]
    load = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    try:
        for name, times in happening:
            for number in range(times):
                if name == "reload":
                    service.reload(PLACARD_THEME=["dark", "light"][number % 2])
                else:
                    getattr(service, name)()
        assert load.poll() is None, "the load has ended early"
        load.send_signal(signal.SIGINT)
        report = load.communicate(timeout=30)[0] + site.errors[-2000:]
    finally:
        if load.poll() is None:
            load.kill()
            load.communicate()
        site.finish()
    cards = re.search(r"(\d+) requests in", report)
    assert cards and int(cards[1]) > 100, report
    assert "Non-2xx" not in report and "Socket errors" not in report, report


@pytest.mark.measured
@pytest.mark.bound(180)
@pytest.mark.parametrize(("name", "times"), [("restart", 50), ("reload", 50), ("upgrade", 20)])
def test_nobody_notices(service: Service, folder: Path, name: str, times: int) -> None:
    under_load(service, folder, [(name, times)])


@pytest.mark.measured
@pytest.mark.bound(180)
@pytest.mark.parametrize(("name", "times"), [("restart", 50), ("reload", 50), ("upgrade", 20)])
def test_nobody_notices_where_connections_are_kept(service: Service, folder: Path, name: str, times: int) -> None:
    service.reload(PLACARD_KEEP_CONNECTIONS="on")
    service.always = {"PLACARD_KEEP_CONNECTIONS": "on"}
    under_load(service, folder, [(name, times)], keeps=True)


def test_a_bad_configuration_changes_nothing_and_is_said(service: Service, folder: Path) -> None:
    service.reload(PLACARD_THEME="blue")
    line = next(line for line in service.log.splitlines() if " reload " in line)
    assert " error reload " in line and "PLACARD_THEME" in line and "placard.conf:3" in line
    service.reload(PLACARD_THEME="dark")
    assert " info reload result=ok" in service.log
