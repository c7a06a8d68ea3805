"""The stage of a deal: its menu in the card, at the real program, nginx and simulator."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from .portal_page import PortalPage
from .test_accessibility import violations

DEAL = 301


class Stages:
    def __init__(self, portal: PortalPage) -> None:
        self.portal = portal
        self.opener = portal.widget.locator(".deal .menu")
        self.menu = portal.widget.locator(".stages")

    def choice(self, name: str) -> Locator:
        return self.menu.get_by_role("button", name=name, exact=True)

    @property
    def stage(self) -> str:
        """Of the deal in the portal."""
        return self.portal.simulator.rest("crm.item.get", entityTypeId="2", id=str(DEAL))["item"]["stageId"]


@pytest.fixture
def stages(portal: PortalPage) -> Stages:
    return Stages(portal)


def test_the_next_stage_is_two_clicks(stages: Stages) -> None:
    stages.portal.call("incoming-contact")
    expect(stages.opener).to_have_text("Stage: In progress")
    stages.opener.click()
    expect(stages.opener).to_have_attribute("aria-expanded", "true")
    expect(stages.menu.locator(".current")).to_have_text("In progress")
    assert violations(stages.portal) == []
    stages.choice("Final invoice").click()
    expect(stages.opener).to_have_text("Stage: Final invoice")
    expect(stages.opener).to_have_attribute("aria-expanded", "false")
    expect(stages.menu).to_have_count(0)
    assert stages.stage == "FINAL_INVOICE"
    stages.portal.await_free()


def test_a_deal_is_won_in_two_steps(stages: Stages) -> None:
    stages.portal.call("incoming-contact")
    stages.opener.click()
    won = stages.menu.get_by_role("button", name="Deal won")
    expect(won).to_be_hidden()
    stages.menu.get_by_text("Close…").click()
    won.click()
    expect(stages.portal.widget.locator(".deal .badge.won")).to_be_visible()
    assert stages.stage == "WON"
    # What has ended goes nowhere from here.
    expect(stages.opener).to_have_count(0)
    stages.portal.await_free()


def test_a_deal_goes_through_its_own_pipeline(stages: Stages) -> None:
    stages.portal.call("incoming-many-deals")
    stages.portal.widget.get_by_role("button", name="Stage: Renewal due").click()
    expect(stages.menu.locator(".current")).to_have_text("Renewal due")
    expect(stages.menu.locator("button:visible")).to_have_text(["Contract requested", "On-site audit"])


def test_the_menu_closes_again_and_stays_closed(stages: Stages) -> None:
    stages.portal.call("incoming-contact")
    stages.opener.click()
    expect(stages.menu).to_be_visible()
    stages.opener.click()
    expect(stages.menu).to_be_hidden()
    expect(stages.opener).to_have_attribute("aria-expanded", "false")
    with stages.portal.page.expect_request(lambda request: "VIEW=customer" in (request.post_data or "")):
        stages.portal.click("create-item")
    expect(stages.opener).to_be_visible()
    expect(stages.menu).to_be_hidden()


def test_what_a_colleague_has_moved_meanwhile_is_said(stages: Stages) -> None:
    stages.portal.call("incoming-contact")
    stages.opener.click()
    expect(stages.menu).to_be_visible()
    stages.portal.simulator.rest("crm.item.update", entityTypeId="2", id=str(DEAL), **{"fields[stageId]": "NEW"})
    stages.choice("Final invoice").click()
    expect(stages.menu.get_by_role("status")).to_contain_text("New")
    assert stages.stage == "NEW"


@pytest.mark.parametrize("language", ["de", "ru", "ar"])
@pytest.mark.parametrize("width", [398, 560])
def test_the_menu_has_room(stages: Stages, artifacts: Any, language: str, width: int) -> None:
    stages.portal.call("incoming-contact", language=language)
    stages.opener.click()
    stages.menu.locator("summary").click()
    stages.portal.resize(width)
    expect(stages.menu.locator("button").last).to_be_visible()
    assert stages.portal.overflowing() == []
    stages.portal.page.locator("#card-frame-holder iframe").screenshot(path=artifacts / f"stages-{language}-{width}.png")
