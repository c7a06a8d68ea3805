"""Fixtures: a shared server, servers of a test's own, portals."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support import customer, placard
from support.certificates import Certificates
from support.nginx import Location
from support.scripted_portal import Behaviour, ScriptedPortal, well
from support.simulator import Simulator
from . import installation


def pytest_make_parametrize_id(val: object) -> str | None:
    """Long values have short names."""
    return f"{ascii(val)[1:31]}… {len(val)}" if isinstance(val, str) and len(val) > 60 else None


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a short name, removed afterwards."""
    path = placard.new_folder()
    yield path
    shutil.rmtree(path, ignore_errors=True)


Start = Callable[..., placard.Placard]


def _finish_all(servers: list[placard.Placard]) -> None:
    failures = []
    for server in servers:
        try:
            server.finish()
        except BaseException as failure:  # the others must be ended too
            failures.append(failure)
    if failures:
        raise failures[0]


@pytest.fixture
def start(folder: Path) -> Iterator[Start]:
    """Starts servers that are ended, and checked, after the test and before its folder is removed."""
    servers: list[placard.Placard] = []

    def starter(*arguments: str, **settings: object) -> placard.Placard:
        servers.append(placard.Placard.start(*arguments, **settings))  # type: ignore[arg-type]
        return servers[-1]

    yield starter
    _finish_all(servers)


SHARED_PORTALS = ",".join([
    "xxx.bitrix24.com", "portal.example.net:8443", "*.wild.example", "http://plain.example", "xn--mnchen-3ya.example",
    "192.0.2.10", "[2001:db8::1]",
])


@pytest.fixture(scope="session")
def _shared() -> Iterator[list[placard.Placard]]:
    servers: list[placard.Placard] = []
    yield servers
    _finish_all(servers)


@pytest.fixture
def server(_shared: list[placard.Placard]) -> Iterator[placard.Placard]:
    """The server that tests share which change nothing. It must be alive after each of them."""
    if not _shared or _shared[-1].process.poll() is not None:
        for dead in _shared:
            dead.kill()
        _shared[:] = [placard.Placard.start(PLACARD_PORTALS=SHARED_PORTALS, PLACARD_IO_TIMEOUT="2s")]
    yield _shared[-1]
    try:
        _shared[-1].assert_alive()
    except AssertionError:
        _shared.pop().kill()
        raise


@pytest.fixture
def nginx() -> Iterator[Callable[..., Location]]:
    """Starts an nginx in front of a server; ended after the test."""
    running: list[Location] = []

    def starter(server: placard.Placard, **options: str) -> Location:
        running.append(Location(server.address, **options))
        return running[-1]

    yield starter
    for one in running:
        one.finish()


@pytest.fixture
def scripted() -> Iterator[Callable[..., ScriptedPortal]]:
    """Starts portals that do what the test says. After it they must have nothing to complain of."""
    portals: list[ScriptedPortal] = []

    def starter(behave: Behaviour = well, port: int = 0) -> ScriptedPortal:
        portals.append(ScriptedPortal(behave, port=port))
        return portals[-1]

    yield starter
    for one in portals:
        one.close()
    assert [complaint for one in portals for complaint in one.complaints] == []


@pytest.fixture(scope="session")
def _simulator() -> Iterator[Simulator]:
    simulator = Simulator()
    yield simulator
    simulator.finish()


@pytest.fixture
def simulator(_simulator: Simulator) -> Simulator:
    """The simulator, as new."""
    _simulator.reset()
    return _simulator


@pytest.fixture
def serve(scripted: Callable[..., ScriptedPortal], start: Start) -> Iterator[Start]:
    """Starts programs that may ask portals on this machine, named by their origins. Nothing secret is in their logs."""
    servers: list[placard.Placard] = []

    def starter(*origins: str, **settings: str | None) -> placard.Placard:
        servers.append(start(**customer.settings(*origins, **settings)))
        return servers[-1]

    yield starter
    for server in servers:
        customer.assert_no_secrets(server.log)


@pytest.fixture(scope="session")
def _certificates() -> Iterator[Certificates]:
    path = placard.new_folder()
    yield Certificates(path)
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def world(folder: Path, _certificates: Certificates, start: Start) -> Iterator[installation.World]:
    """Portals to install into, and what knows them. Afterwards they must have nothing to complain of."""
    world = installation.World(folder, _certificates, start, installation.Authority(_certificates))
    yield world
    world.close()
    assert [complaint for host in [world.authority, *world.hosts] for complaint in host.complaints] == []
    world.assert_no_secrets()


@pytest.fixture
def portal(world: installation.World) -> installation.Portal:
    return world.portal()


@pytest.fixture
def installed(world: installation.World, portal: installation.Portal) -> placard.Placard:
    """A program into which the portal has been installed."""
    server = world.serve()
    assert server.ask(portal.installing()).status == 200
    return server
