"""Pictures of what an operator sees, for people to look at.

PLACARD_UPDATE_PICTURES=1 also makes those of the README anew."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from support import REPOSITORY
from .portal_page import PortalPage

PICTURES = {
    "light": {"scenario": "incoming-contact"},
    "dark": {"scenario": "incoming-many-deals", "theme": "dark"},
    "arabic": {"scenario": "incoming-arabic", "language": "ar"},
    "campaign": {"scenario": "campaign"},
    "failure": {"scenario": "outgoing-contact"},
    "hidden": {"scenario": "incoming-hidden", "language": "de"},
}

# What the README shows.
README = {"card-light.png": "portal.png", "call-card-dark.png": "call-card-dark.png",
          "call-card-arabic.png": "call-card-arabic.png"}


@pytest.mark.parametrize("name", PICTURES)
def test_pictures(portal: PortalPage, artifacts: Path, name: str) -> None:
    portal.simulator.settings(event_arguments="all")
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
    portal.page.locator("#call-card").screenshot(path=artifacts / f"call-card-{name}.png")
    portal.resize(360)
    portal.page.locator("#card-frame-holder iframe").screenshot(path=artifacts / f"frame-360-{name}.png")
    # An empty picture is much smaller.
    assert (artifacts / f"frame-360-{name}.png").stat().st_size > 4000
    if os.environ.get("PLACARD_UPDATE_PICTURES") == "1":
        for picture, shown in README.items():
            if picture.endswith(f"card-{name}.png"):
                shutil.copyfile(artifacts / picture, REPOSITORY / ".readme" / shown)
