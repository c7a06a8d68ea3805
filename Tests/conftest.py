"""For every test: the program to test, and a bound on its time."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

DEFAULT_BOUND = 60.0


def pytest_configure(config: pytest.Config) -> None:
    if config.option.collectonly or config.option.help:
        return
    path = os.environ.get("PLACARD_BINARY")
    if not path:
        raise pytest.UsageError("PLACARD_BINARY is not set: it names the placard executable to test")
    if not os.access(path, os.X_OK) or not os.path.isfile(path):
        raise pytest.UsageError(f"PLACARD_BINARY={path} is not an executable file")
    # a terminated run still ends its children: finally clauses and fixtures run
    signal.signal(signal.SIGTERM, signal.default_int_handler)


class TooLong(Exception):
    """The test did not end in its time."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    marker = item.get_closest_marker("bound")
    seconds = float(marker.args[0]) if marker else DEFAULT_BOUND

    def ring(*_: object) -> None:
        raise TooLong(f"not done after {seconds} s")

    previous = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return (yield)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
