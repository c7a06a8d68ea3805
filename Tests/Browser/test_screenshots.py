"""Pictures of what an operator sees, for people to look at."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from portal_page import PortalPage

PICTURES = {
    "light": {"scenario": "incoming-contact"},
    "dark": {"scenario": "incoming-many-deals", "theme": "dark"},
    "arabic": {"scenario": "incoming-arabic", "language": "ar"},
    "campaign": {"scenario": "campaign"},
    "failure": {"scenario": "outgoing-contact"},
    "hidden": {"scenario": "incoming-hidden", "language": "de"},
}


@pytest.mark.parametrize("name", PICTURES)
def test_pictures(portal: PortalPage, artifacts: Path, name: str) -> None:
    portal.call(**PICTURES[name])
    badge = portal.widget.locator("#state .badge")
    if name == "failure":
        portal.advance("idle", "connecting")
        portal.fail("486")
        expect(badge).to_have_count(2)
    elif name in ("dark", "campaign"):
        if name == "campaign":
            portal.advance("idle", "connecting")
        portal.click("answer")
        expect(portal.widget.locator("#timer")).to_contain_text("0:01")
    portal.page.screenshot(path=artifacts / f"card-{name}.png")
    portal.resize(360)
    portal.page.locator("#card-frame-holder iframe").screenshot(path=artifacts / f"frame-360-{name}.png")
    # An empty picture is much smaller.
    assert (artifacts / f"frame-360-{name}.png").stat().st_size > 4000
