"""Fixtures of the tests behind other servers: each server once for all tests that change nothing."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support import REPOSITORY, forms, placard
from .front_servers import OTHERS, PLAIN_CGI, FrontServer, Nginx, start_program

# Nor a whole number; the shorter of the recorded ones can be part of a time.
SECRETS = [*forms.TOKENS, forms.SEED["APP_SID"], "APP_SID", max(forms.NUMBERS, key=len)]


@pytest.fixture(scope="session")
def share() -> Iterator[Path]:
    """/usr/share/placard."""
    folder = placard.new_folder()
    folder.chmod(0o755)
    subprocess.run([REPOSITORY / "deploy/assets", folder / "assets"], check=True)
    shutil.copytree(REPOSITORY / "nginx/unavailable", folder / "unavailable")
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def program() -> Iterator[placard.Placard]:
    server = start_program()
    yield server
    server.finish()


def finish(server: FrontServer) -> None:
    """Ends a server. What it has logged names no secret, whatever it was asked."""
    server.end()
    logs = server.logs()
    try:
        assert logs
        telling = [line for line in logs.splitlines() if any(secret in line for secret in SECRETS)]
        assert telling == [], server.name
    finally:
        server.finish()


@pytest.fixture
def front(share: Path) -> Iterator[Callable[..., FrontServer]]:
    """Starts servers that are ended after the test."""
    running: list[FrontServer] = []

    def starter(kind: str, address: str) -> FrontServer:
        running.append(OTHERS[kind](address, share))
        return running[-1]

    yield starter
    for one in running:
        finish(one)


@pytest.fixture(scope="session")
def _shared() -> Iterator[dict[str, FrontServer]]:
    servers: dict[str, FrontServer] = {}
    yield servers
    failures = []
    for server in servers.values():
        try:
            finish(server)
        except BaseException as failure:  # the others must be ended too
            failures.append(failure)
    if failures:
        raise failures[0]


@pytest.fixture
def nginx_site(_shared: dict[str, FrontServer], program: placard.Placard, share: Path) -> FrontServer:
    """What the others are compared with."""
    if "nginx" not in _shared:
        _shared["nginx"] = Nginx(str(program.address), share)
    return _shared["nginx"]


@pytest.fixture(params=OTHERS)
def site(request: pytest.FixtureRequest, _shared: dict[str, FrontServer], program: placard.Placard,
         share: Path) -> FrontServer:
    """Each of the other servers in front of the program."""
    if request.param not in _shared:
        _shared[request.param] = OTHERS[request.param](str(program.address), share)
    program.assert_alive()
    return _shared[request.param]


@pytest.fixture(params=PLAIN_CGI)
def cgi_site(request: pytest.FixtureRequest, _shared: dict[str, FrontServer], share: Path) -> FrontServer:
    """Each of the servers that starts the program for every request."""
    name = f"{request.param} cgi"
    if name not in _shared:
        _shared[name] = PLAIN_CGI[request.param]("/nowhere/placard.sock", share, cgi=True)
    return _shared[name]
