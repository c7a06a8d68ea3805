"""What a newcomer does with the demo's panel, in whatever order, ends in a card that works."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .portal_page import PortalPage


def expect_a_card_that_works(portal: PortalPage) -> None:
    portal.call("incoming-contact")
    expect(portal.widget.locator("#number bdi")).to_have_text("+493023125101")
    expect(portal.widget.locator("#customer")).to_contain_text("Anna Berger")


@pytest.mark.parametrize("kind", ["box", "cloud"])
@pytest.mark.parametrize("installs", [True, False])
def test_uninstall_install_and_reset(portal: PortalPage, kind: str, installs: bool) -> None:
    portal.simulator.settings(portal=kind)
    page = portal.open().page
    portal.click("forget-application")
    portal.click("install")
    expect(page.locator("#application-state")).to_have_text("Installed, version 1")
    expect(page.frame_locator("#slider iframe").locator("#setup")).to_contain_text("Set up")
    page.click("#slider-close")
    portal.click("uninstall-clean")
    expect(page.locator("#application-answer")).to_contain_text("ONAPPUNINSTALL")
    expect(page.locator("#application-state")).to_have_text("Not installed")
    if installs:
        portal.click("install")
        expect(page.locator("#application-state")).to_have_text("Installed, version 1")
        expect(page.frame_locator("#slider iframe").locator("#setup")).to_contain_text("Set up")
        page.click("#slider-close")
    portal.click("reset")
    expect(page.locator("#application-state")).to_have_text("Installed, version 1")
    portal.simulator.settings(portal=kind)
    expect_a_card_that_works(portal)
