"""The button of a to-do: done at one click, and taken back at another; at the real program, nginx and simulator."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from .portal_page import PortalPage
from .test_accessibility import violations

SUBJECT = "Ask about the transport permit"


@pytest.fixture
def line(portal: PortalPage) -> Locator:
    portal.call("incoming-contact")
    return portal.widget.locator("li.event", has_text=SUBJECT)


def completed(portal: PortalPage) -> list[bool]:
    """Whether it is, once something was written of it."""
    return [one["completed"] for one in portal.simulator.read("state")["activities"] if one["subject"] == SUBJECT]


def test_a_to_do_is_done_and_that_is_taken_back(portal: PortalPage, line: Locator) -> None:
    line.get_by_role("button", name=re.compile(rf"^Done ?: {SUBJECT}$")).click()
    expect(line.get_by_role("status")).to_contain_text(re.compile(r"^Saved\. \d+:\d\d"))
    undo = line.get_by_role("button", name=re.compile(rf"^Undo ?: {SUBJECT}$"))
    # The line stays where it is, and what has the focus keeps it.
    expect(undo).to_be_focused()
    assert completed(portal) == [True] and not violations(portal)
    undo.press("Enter")
    expect(line.get_by_role("button", name=re.compile(rf"^Done ?: {SUBJECT}$"))).to_be_focused()
    portal.until(lambda: completed(portal) == [False], "it is not done")
    portal.await_free()


def test_a_lost_answer_is_looked_for(portal: PortalPage, line: Locator) -> None:
    portal.simulator.settings(rest_lost="crm.activity.update", rest_lost_as="502")
    line.get_by_role("button").click()
    portal.until(lambda: completed(portal) == [True], "it is done")
    portal.simulator.settings(rest_lost="")
    expect(line.get_by_role("button", name=re.compile(rf"^Undo ?: {SUBJECT}$"))).to_be_visible(timeout=15_000)
    assert completed(portal) == [True]


def test_what_the_portal_refuses_is_said_in_the_line(portal: PortalPage) -> None:
    portal.simulator.settings(read_only="*")
    portal.open()
    portal.choose("user", "7")
    portal.start("incoming-contact")
    portal.await_live()
    line = portal.widget.locator("li.event", has_text=SUBJECT)
    line.get_by_role("button").click()
    expect(line.get_by_role("status")).to_contain_text("Bitrix24 does not allow this.")
    expect(line.get_by_role("button")).to_contain_text("Done")
    assert completed(portal) == []
