from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from demo import HERE, Demo
from portal_page import PortalPage


@pytest.fixture(scope="session")
def demo() -> Iterator[Demo]:
    demo = Demo()
    yield demo
    demo.finish()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    # Chromium has no sandbox for root.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
    yield browser
    browser.close()


@pytest.fixture
def visit(browser: Browser, demo: Demo) -> Iterator[Callable[..., PortalPage]]:
    """Makes portal pages, each in a browser profile of its own; keywords are those of Browser.new_context. What the
    browser complains about afterwards fails the test."""
    opened: list[PortalPage] = []

    def make(**options: Any) -> PortalPage:
        # Otherwise Playwright's own colour scheme would override the portal's in the frame.
        context = browser.new_context(**{"color_scheme": "null", "viewport": {"width": 1280, "height": 800}} | options)
        context.set_default_timeout(10_000)
        opened.append(PortalPage(context.new_page(), demo.portal))
        return opened[-1]

    yield make
    for one in opened:
        one.page.request.post(f"{demo.portal}/simulator/reset", headers={"Origin": demo.portal})
        one.page.context.close()
    for one in opened:
        one.assert_no_complaints()


@pytest.fixture
def portal(visit: Callable[..., PortalPage]) -> PortalPage:
    """A portal's page in an ordinary desktop browser."""
    return visit()


@pytest.fixture(scope="session")
def artifacts() -> Path:
    """Where screenshots are kept."""
    folder = HERE / ".build/artifacts"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
