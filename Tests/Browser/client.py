"""What the widget has to show of a client of a scenario."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, expect

from support.simulator import Panel
from .portal_page import PortalPage

DIRECTIONS = {
    "incoming": "Incoming call", "outgoing": "Outgoing call", "callback": "Callback", "campaign": "Outgoing call",
}
# Words of the English page, on purpose not read from it.
ITEMS = {"LEAD": "Lead", "DEAL": "Deal", "CONTACT": "Contact", "COMPANY": "Company"}


ANY = re.compile("")


def expect_client(portal: PortalPage, client: dict[str, Any], *, is_counted: bool = True) -> None:
    """Number, line and all linked items with their paths, in an English page; of a campaign once it was dialled."""
    expect_number(portal, client["PHONE_NUMBER"])
    expect_items(portal, client, is_counted)
    call_id = portal.page.evaluate("window.portal.call.CALL_ID")
    if call_id:
        expect_line(portal, client["LINE_NAME"], client["LINE_NUMBER"])
        expect(portal.widget.locator("main")).to_have_attribute("data-call-id", call_id)
    expect_activity(portal, client["CRM_ACTIVITY_ID"])


def expect_activity(portal: PortalPage, activity: int | str | None) -> None:
    """The page keeps it as an attribute: nobody reads it in the card."""
    card = portal.widget.locator("main")
    if activity:
        expect(card).to_have_attribute("data-activity-id", str(activity))
    else:
        expect(card).not_to_have_attribute("data-activity-id", ANY)


def number_of(portal: PortalPage) -> Locator:
    """The number of the call, which the customer's part shows as soon as it says whose it is."""
    return portal.widget.locator("#number > :visible, .person > .number").first


def expect_number(portal: PortalPage, number: str | None) -> None:
    shown = number_of(portal)
    if number in (None, "hidden"):
        expect(shown.locator("h1")).to_have_text("Number withheld" if number else "Unknown number")
        expect(shown.locator(".copy")).to_have_count(0)
    else:
        expect(shown.locator("bdi")).to_have_text(number)
        expect(shown.locator("bdi")).to_have_attribute("dir", "ltr")
        expect(shown.get_by_role("button", name="Copy the number")).to_be_visible()


def expect_line(portal: PortalPage, name: str, number: str) -> None:
    expect(portal.widget.locator(".line bdi")).to_have_text(name or number)


def expect_items(portal: PortalPage, client: dict[str, Any], is_counted: bool) -> None:
    bindings = [(one["ENTITY_TYPE"], str(one["ENTITY_ID"])) for one in client["CRM_BINDINGS"]]
    items = portal.widget.locator("#items .item")
    expect(items).to_have_count(len(bindings))
    # Which comes first is the widget's choice.
    shown = {(one.locator("bdi").nth(0).inner_text(), one.locator("bdi").nth(1).inner_text(), one.get_attribute("href"))
             for one in items.all()}
    assert shown == {(ITEMS[kind], number, f"{portal.origin}/crm/{kind.lower()}/details/{number}/")
                     for kind, number in bindings}
    heading = portal.widget.locator("#crm-heading")
    if len(bindings) > 1:
        if is_counted:
            expect(heading).to_contain_text(str(len(bindings)))
    else:
        expect(heading).to_have_text("In the CRM")


def notes(simulator: Panel) -> list[tuple[str, str]]:
    """What the portal has, each text with the item or the activity that it is on."""
    state = simulator.read("state")
    comments = [(f"{one['entity_type'].upper()}:{one['entity_id']}", one["text"]) for one in state["comments"]]
    # On an activity, each text begins with a line of who wrote it, when, and the start of ACTION_ID.
    return comments + [
        (f"ACTIVITY:{one['item_id']}", text) for one in state["notes"]
        for text in re.split(r"(?:^|\n\n).* \[[0-9a-f]{8}\]\n", one["text"])[1:]]
