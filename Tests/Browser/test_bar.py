"""What the bar of a card offers beside the note: outcomes, and the follow-up; at the real program, nginx and simulator."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from .portal_page import PortalPage
from .test_accessibility import violations

SAVED = re.compile(r"^Saved\. \d+:\d\d")


class Bar:
    def __init__(self, portal: PortalPage) -> None:
        self.portal = portal
        self.outcomes = portal.widget.locator("form[data-action=outcome]")
        self.followup = portal.widget.locator("form[data-action=followup]")
        self.opener = portal.widget.get_by_role("button", name="Follow-up", exact=True)

    def outcome(self, name: str) -> Locator:
        return self.outcomes.get_by_role("button", name=name, exact=True)

    def in_conversation(self, **scenario: Any) -> None:
        self.portal.call("incoming-contact", **scenario)
        self.portal.click("answer")
        expect(self.outcomes).to_be_visible()

    @property
    def to_dos(self) -> list[dict[str, Any]]:
        """What was planned in the portal, the last first."""
        found = [one for one in self.portal.simulator.read("state")["activities"] if one["provider"] == "CRM_TODO"]
        return sorted(found, key=lambda one: -one["id"])

    @property
    def blocks(self) -> list[Any]:
        return self.portal.simulator.read("state")["blocks"]


@pytest.fixture
def bar(portal: PortalPage) -> Bar:
    return Bar(portal)


def test_an_outcome_is_one_click_and_another_takes_it_back(bar: Bar) -> None:
    bar.in_conversation()
    reached, wrong = bar.outcome("Reached"), bar.outcome("Wrong number")
    reached.click()
    expect(bar.outcomes.get_by_role("status")).to_contain_text(SAVED)
    expect(reached).to_have_attribute("aria-pressed", "true")
    assert "Reached" in str(bar.blocks)
    wrong.click()
    expect(wrong).to_have_attribute("aria-pressed", "true")
    expect(reached).to_have_attribute("aria-pressed", "false")
    assert "Wrong number" in str(bar.blocks) and "Reached" not in str(bar.blocks)
    assert violations(bar.portal) == []
    wrong.click()
    expect(wrong).to_have_attribute("aria-pressed", "false")
    bar.portal.until(lambda: "Wrong number" not in str(bar.blocks), "no outcome is shown")
    bar.portal.await_free()


def test_there_is_no_outcome_before_the_call_has_begun(bar: Bar) -> None:
    bar.portal.call("incoming-contact")
    expect(bar.opener).to_be_visible()
    expect(bar.outcomes).to_be_hidden()
    bar.portal.click("answer")
    expect(bar.outcomes).to_be_visible()


OUTCOMES = [
    {"id": "order", "name": {"en": "Order", "de": "Auftrag"}, "color": "#9dcf00", "followUp": False},
    {"id": "later", "name": "Asks for a call", "followUp": True},
    {"id": "old", "name": "No longer", "retired": True},
]


def test_outcomes_are_those_of_the_portals_settings(bar: Bar) -> None:
    settings = json.dumps({"schema": 1, "version": 1, "outcomes": OUTCOMES})
    bar.portal.simulator.rest("app.option.set", **{"options[placard]": settings})
    bar.in_conversation()
    expect(bar.outcomes.get_by_role("button")).to_have_text([re.compile("Order"), "Asks for a call"])
    expect(bar.outcomes.locator("circle")).to_have_attribute("fill", "#9dcf00")
    bar.outcome("Order").click()
    expect(bar.outcomes.get_by_role("status")).to_contain_text(SAVED)
    assert "Order" in str(bar.blocks)
    # That the customer's part has come anew leaves what is chosen.
    bar.portal.frame.evaluate("() => dispatchEvent(new Event('partload'))")
    expect(bar.outcome("Order")).to_have_attribute("aria-pressed", "true")
    expect(bar.followup.get_by_label("Title")).to_be_hidden()
    note = bar.portal.widget.get_by_role("textbox", name="Note")
    note.focus()
    bar.outcome("Asks for a call").click()
    # A follow-up is proposed; what the operator goes on with is the operator's own choice.
    expect(bar.followup.get_by_label("Title")).to_be_visible()
    expect(bar.followup.get_by_label("Title")).not_to_be_focused()
    assert violations(bar.portal) == []


def test_a_follow_up_tomorrow_is_two_clicks(bar: Bar) -> None:
    bar.in_conversation()
    bar.opener.click()
    expect(bar.followup.get_by_label("Title")).to_be_focused()
    assert violations(bar.portal) == []
    bar.followup.get_by_role("button", name="Tomorrow 10:00").click()
    expect(bar.followup.get_by_role("status")).to_contain_text(SAVED)
    # It is folded again.
    expect(bar.followup.get_by_label("Title")).to_be_hidden()
    expect(bar.opener).to_have_attribute("aria-expanded", "false")
    expect(bar.opener).to_be_focused()
    planned = bar.to_dos[0]
    # In the browser's time, at whatever offset the portal writes it.
    tomorrow = bar.portal.frame.evaluate(
        "() => { const at = new Date(); at.setDate(at.getDate() + 1); at.setHours(10, 0, 0, 0); return at.getTime(); }")
    assert datetime.fromisoformat(planned["deadline"]).timestamp() * 1000 == tomorrow


def test_a_follow_up_has_its_title_and_any_time(bar: Bar) -> None:
    bar.in_conversation()
    before = len(bar.to_dos)
    bar.opener.click()
    title = bar.followup.get_by_label("Title")
    title.fill("Send the drawings")
    # Return is no click at one of the usual moments.
    title.press("Enter")
    expect(bar.followup.locator("[data-error=DEADLINE]")).not_to_be_empty()
    assert len(bar.to_dos) == before
    time = (datetime.now() + timedelta(days=3)).replace(hour=9, minute=30, second=0, microsecond=0)
    bar.followup.get_by_label("Another time").fill(time.strftime("%Y-%m-%dT%H:%M"))
    bar.followup.get_by_role("button", name="Save").click()
    expect(bar.followup.get_by_role("status")).to_contain_text(SAVED)
    assert len(bar.to_dos) == before + 1 and bar.to_dos[0]["subject"] == "Send the drawings"
    expect(title).to_have_value("")


def test_escape_folds_and_keeps_what_is_written(bar: Bar) -> None:
    bar.in_conversation()
    bar.opener.press("Enter")
    title = bar.followup.get_by_label("Title")
    title.fill("Send the drawings")
    title.press("Escape")
    expect(title).to_be_hidden()
    expect(bar.opener).to_be_focused()
    bar.opener.press("Enter")
    expect(title).to_have_value("Send the drawings")
    assert "disableAutoClose" in bar.portal.commands()


@pytest.mark.parametrize("language", ["de", "ru", "ar", "th"])
def test_everything_has_room(bar: Bar, language: str, artifacts: Any) -> None:
    bar.portal.call("incoming-contact", language=language)
    bar.portal.click("answer")
    expect(bar.outcomes).to_be_visible()
    opener = bar.portal.widget.locator(".bar > [aria-controls]")
    opener.click()
    for width in (398, 560, 798):
        bar.portal.resize(width)
        assert bar.portal.overflowing() == []
        opener.click()
        assert bar.portal.overflowing() == []
        bar.portal.page.locator("#card-frame-holder iframe").screenshot(path=artifacts / f"bar-{language}-{width}.png")
        opener.click()
        bar.portal.page.locator("#card-frame-holder iframe").screenshot(
            path=artifacts / f"bar-{language}-{width}-open.png")
