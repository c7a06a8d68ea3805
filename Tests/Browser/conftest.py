"""Fixtures: the demo, a browser, pages of the portal in it; and what is measured, at the end of a run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from support import REPOSITORY
from support.demo import Demo
from support.simulator import Panel
from .portal_page import PortalPage


RECORDS: list[str] = []

DEFAULTS: dict[str, Any] = {
    # Otherwise Playwright's own colour scheme would override the portal's in the frame.
    "color_scheme": "null",
    "viewport": {"width": 1280, "height": 800},
    # Where the portal is, two hours ahead of UTC all year: what is today there is today here, at every hour.
    "timezone_id": "Africa/Maputo",
}


@pytest.fixture
def record() -> Callable[[str], None]:
    """Takes lines that the run ends with."""
    return RECORDS.append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if RECORDS:
        terminalreporter.section("measured in the browser")
        for line in RECORDS:
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def demo() -> Iterator[Demo]:
    demo = Demo()
    yield demo
    log = demo.log
    demo.finish()
    # After all of the tests. A file that nobody has is the only one that the program may be asked for.
    asked = [line for line in log.splitlines() if "path=/assets/" in line]
    assert not asked, "nginx has not served these itself:\n" + "\n".join(asked)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    # Chromium has no sandbox for root. No test waits for an animation that is the browser's own.
    arguments = ["--disable-smooth-scrolling"] + (["--no-sandbox"] if os.geteuid() == 0 else [])
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
    yield browser
    browser.close()


@pytest.fixture
def visit(browser: Browser, demo: Demo) -> Iterator[Callable[..., PortalPage]]:
    """Makes portal pages, each in a browser profile of its own; keywords are those of Browser.new_context. What the
    browser complains about afterwards fails the test."""
    opened: list[PortalPage] = []

    def make(**options: Any) -> PortalPage:
        context = browser.new_context(**DEFAULTS | options)
        context.set_default_timeout(10_000)
        opened.append(PortalPage(context.new_page(), demo.portal))
        return opened[-1]

    yield make
    for one in opened:
        # Where a test answers instead of a server, nobody may be there any more to hear it.
        one.page.context.unroute_all(behavior="ignoreErrors")
        one.page.context.close()
    # When no page is left that would miss its token.
    Panel(demo.portal).reset()
    for one in opened:
        one.assert_no_complaints()


@pytest.fixture
def portal(visit: Callable[..., PortalPage]) -> PortalPage:
    """A portal's page in an ordinary desktop browser."""
    return visit()


@pytest.fixture(scope="session")
def artifacts() -> Path:
    """Where screenshots are kept."""
    folder = REPOSITORY / ".build/artifacts"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
