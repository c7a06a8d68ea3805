"""Fixtures: a portal for the tests of a file, as at the start for each, and the world's names on the way to it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest
import urllib3.util.connection

from .simulated_portal import NAMES, EventHandler, SimulatedPortal


@pytest.fixture(scope="module")
def _portal() -> Iterator[SimulatedPortal]:
    connect = urllib3.util.connection.create_connection
    portal = SimulatedPortal()

    def create_connection(address: tuple[str, int], *arguments: Any, **options: Any) -> socket.socket:
        assert address[0] in NAMES and address[1] == 443, f"a client wants to go to {address}"
        return connect(("127.0.0.1", portal.port), *arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(urllib3.util.connection, "create_connection", create_connection)
        patch.setenv("REQUESTS_CA_BUNDLE", str(portal.certificate))
        patch.setenv("NO_PROXY", "*")
        yield portal
        portal.finish()


@pytest.fixture
def portal(_portal: SimulatedPortal) -> SimulatedPortal:
    _portal.reset()
    return _portal


@pytest.fixture
def handler() -> Iterator[EventHandler]:
    handler = EventHandler()
    yield handler
    handler.finish()
