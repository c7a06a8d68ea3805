"""Whom a call is with: chosen of several, of a company's people, or looked for; and linked with the first thing that is
written, at the real program, nginx and simulator."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Locator, Request, expect

from .portal_page import PortalPage
from .test_accessibility import violations

SHARED = "incoming-shared-number"


class Choice:
    """A card, and what it sends about links."""

    def __init__(self, portal: PortalPage) -> None:
        self.portal = portal
        self.customer = portal.widget.locator("#customer")
        self.form = portal.widget.locator("form[data-action=link]")
        self.sent: list[tuple[str, bool]] = []
        portal.page.on("request", self._keep)

    def _keep(self, request: Request) -> None:
        fields = parse_qs(request.post_data or "") if request.method == "POST" else {}
        if fields.get("ACTION") == ["link"]:
            self.sent.append((fields["ITEM"][0], "UNDO" in fields))

    def choose(self, name: str) -> None:
        self.customer.get_by_role("button", name=f"Choose: {name}").click()
        expect(self.customer.get_by_role("heading", name=name)).to_be_visible()

    def write(self, text: str = "Wants a call back") -> None:
        note = self.portal.widget.locator(".bar form[data-action=note]")
        note.locator("textarea").fill(text)
        note.locator("textarea").press("Control+Enter")
        expect(note.get_by_role("status")).not_to_be_empty()


@pytest.fixture
def choice(portal: PortalPage) -> Choice:
    return Choice(portal)


def first_of(choice: Choice) -> tuple[str, str]:
    """The name and the item of the first who can be chosen."""
    button = choice.customer.locator("button[data-retry]").first
    expect(button).to_be_visible()
    return ((button.get_attribute("aria-label") or "").removeprefix("Choose: "), button.get_attribute("value") or "")


def test_one_of_several_is_linked_with_the_first_note(choice: Choice) -> None:
    choice.portal.call(SHARED)
    name, item = first_of(choice)
    choice.choose(name)
    expect(choice.form).to_contain_text(f"This call will be linked to {name}.")
    assert choice.sent == [] and violations(choice.portal) == []
    choice.write()
    choice.portal.until(lambda: choice.sent == [(item, False)], "it is sent")
    # What has been linked is not linked again, by whatever is written next.
    choice.write("Once more")
    choice.portal.click("hang-up")
    choice.portal.await_free()
    assert choice.sent == [(item, False)]


def test_a_choice_is_linked_when_the_call_ends(choice: Choice) -> None:
    choice.portal.call(SHARED)
    name, item = first_of(choice)
    choice.choose(name)
    choice.portal.click("answer")
    choice.portal.click("hang-up")
    choice.portal.until(lambda: choice.sent == [(item, False)], "it is linked")


def test_a_choice_is_linked_when_its_card_goes(choice: Choice) -> None:
    choice.portal.call(SHARED)
    name, item = first_of(choice)
    choice.choose(name)
    choice.portal.page.evaluate("document.querySelector('#card-frame-holder iframe').remove()")
    choice.portal.until(lambda: choice.sent == [(item, False)], "it is linked")


def test_a_choice_that_is_taken_back_is_not_linked(choice: Choice) -> None:
    choice.portal.call(SHARED)
    name, _ = first_of(choice)
    choice.choose(name)
    choice.form.get_by_role("button", name="Undo").click()
    expect(choice.customer.get_by_role("heading", name="Several people have this number")).to_be_visible()
    expect(choice.form).to_have_count(0)
    choice.write()
    choice.portal.click("hang-up")
    choice.portal.await_free()
    assert choice.sent == []


def test_a_link_that_is_taken_back_is_undone(choice: Choice) -> None:
    choice.portal.call(SHARED)
    name, item = first_of(choice)
    choice.choose(name)
    choice.write()
    choice.portal.until(lambda: choice.sent == [(item, False)], "it is sent")
    choice.form.get_by_role("button", name="Undo").click()
    choice.portal.until(lambda: choice.sent == [(item, False), (item, True)], "it is undone")


def test_somebody_else_than_the_portal_has_linked(choice: Choice, artifacts: Any) -> None:
    portal = choice.portal
    portal.call("incoming-contact")
    expect(choice.customer.get_by_role("heading", name="Anna Berger")).to_be_visible()
    portal.page.locator("#card-frame-holder iframe").screenshot(path=artifacts / "else-before.png")
    choice.customer.get_by_role("button", name="Choose another").click()
    field = choice.customer.get_by_role("searchbox")
    expect(field).to_be_focused()
    field.fill("Doyle")
    field.press("Enter")
    expect(choice.customer.locator("[data-part=search] article").first).to_be_visible()
    expect(field).to_have_value("Doyle")
    assert violations(portal) == [] and portal.overflowing() == []
    portal.page.locator("#card-frame-holder iframe").screenshot(path=artifacts / "else.png")
    found = choice.customer.locator("[data-part=search]").get_by_role("button", name=re.compile("Choose: .*Doyle")).first
    name, item = (found.get_attribute("aria-label") or "").removeprefix("Choose: "), found.get_attribute("value")
    found.click()
    expect(choice.form).to_contain_text(f"This call will be linked to {name}.")
    assert choice.form.locator("[name=INSTEAD]").get_attribute("value") == "CONTACT:101"
    portal.click("answer")
    choice.write()
    portal.until(lambda: choice.sent == [(item, False)], "it is linked")
    expect(choice.form).to_have_attribute("data-waits", "done")
    links = links_of_call(portal)
    assert "contact_101" not in links and (item or "").lower().replace(":", "_") in links
    choice.form.get_by_role("button", name="Undo").click()
    portal.until(lambda: "contact_101" in links_of_call(portal), "it is undone")


def test_what_is_half_written_is_about_who_is_chosen(choice: Choice) -> None:
    portal = choice.portal
    portal.simulator.settings(call_activity="after")
    portal.call("incoming-contact")
    note = portal.widget.locator("form[data-action=note] textarea")
    note.fill("Wants a call back")
    choice.customer.get_by_role("button", name="Choose another").click()
    found = search(choice, "Aoife Doyle").get_by_role("button", name="Choose: Aoife Doyle")
    item = (found.get_attribute("value") or "").lower()
    found.click()
    expect(choice.form).to_contain_text("Aoife Doyle")
    expect(note).to_have_value("Wants a call back")
    # There is no activity yet: it is a comment.
    note.press("Control+Enter")
    expect(portal.widget.locator("form[data-action=note]").get_by_role("status")).to_contain_text("Saved.")
    comment, = portal.simulator.read("state")["comments"]
    assert f"{comment['entity_type']}:{comment['entity_id']}" == item


def links_of_call(portal: PortalPage) -> list[str]:
    """The items that the activity of the page's call belongs to, once something was changed of it."""
    activity = portal.widget.locator("main").get_attribute("data-activity-id")
    return next(one["bindings"] for one in portal.simulator.read("state")["activities"] if str(one["id"]) == activity)


def test_somebody_who_works_for_the_company_that_calls(choice: Choice) -> None:
    choice.portal.call("incoming-company")
    people = choice.customer.locator(".staff")
    expect(people).to_contain_text("Who is on the line?")
    button = people.get_by_role("button").first
    name, item = button.inner_text().split(" · ")[0], button.get_attribute("value") or ""
    assert violations(choice.portal) == []
    button.click()
    expect(choice.customer.get_by_role("heading", name=name)).to_be_visible()
    expect(choice.form).to_contain_text(f"will be linked to {name}")
    choice.write()
    choice.portal.until(lambda: choice.sent == [(item, False)], "it is linked")


@pytest.mark.parametrize("activity, sentence", [("after", "will be linked"), ("answered", "is linked")])
def test_a_link_waits_for_the_activity(choice: Choice, activity: str, sentence: str) -> None:
    choice.portal.simulator.settings(call_activity=activity)
    choice.portal.call("incoming-company")
    choice.portal.click("answer")
    if activity == "answered":
        expect(choice.portal.widget.locator("main[data-activity-id]")).to_be_visible()
    choice.customer.locator(".staff button").first.click()
    expect(choice.form).to_be_visible()
    choice.write()
    expect(choice.form.get_by_text(f"This call {sentence} to")).to_be_visible()
    assert violations(choice.portal) == []


def test_a_link_that_the_portal_refuses_is_over(choice: Choice) -> None:
    choice.portal.simulator.settings(call_activity="answered", read_only="*")
    choice.portal.open()
    choice.portal.choose("user", "7")
    choice.portal.start("incoming-company")
    choice.portal.await_live()
    choice.portal.click("answer")
    expect(choice.portal.widget.locator("main[data-activity-id]")).to_be_visible()
    choice.customer.locator(".staff button").first.click()
    expect(choice.form).to_be_visible()
    choice.write()
    expect(choice.form.get_by_role("status")).to_contain_text("Bitrix24 does not allow this.")
    choice.write("Once more")
    choice.portal.reopen()
    choice.portal.await_live()
    choice.write("And again")
    assert len(choice.sent) == 1


def search(choice: Choice, text: str) -> Locator:
    choice.customer.get_by_role("searchbox").fill(text)
    choice.customer.get_by_role("searchbox").press("Enter")
    found = choice.customer.locator("[data-part=search]")
    expect(found).to_have_attribute("class", "found")
    return found


def test_somebody_is_found_by_name_and_gets_the_number(choice: Choice, artifacts: Any) -> None:
    choice.portal.call("incoming-unknown")
    found = search(choice, "berg ann")
    expect(found).to_contain_text("Anna Berger")
    assert violations(choice.portal) == []
    for width in (398, 560):
        choice.portal.resize(width)
        assert choice.portal.overflowing() == []
        choice.portal.page.locator("#card-frame-holder iframe").screenshot(path=artifacts / f"search-{width}.png")
    choice.choose("Anna Berger")
    expect(choice.form).to_contain_text("This call will be linked to Anna Berger.")
    assert violations(choice.portal) == []
    choice.portal.page.locator("#card-frame-holder iframe").screenshot(path=artifacts / "chosen.png")
    add = choice.customer.locator("form[data-action=number]")
    add.get_by_role("button", name="Add this number").click()
    expect(add).to_have_count(0)
    number = choice.portal.scenario("incoming-unknown")["clients"][0]["PHONE_NUMBER"]
    contact = choice.portal.simulator.rest("crm.item.get", entityTypeId="3", id="101")["item"]
    assert number in [one["value"] for one in contact["fm"]]
    # It was written by the operator, and so the choice is made.
    choice.portal.until(lambda: choice.sent == [("CONTACT:101", False)], "it is linked")


def test_nobody_is_found(choice: Choice) -> None:
    choice.portal.call("incoming-unknown")
    expect(search(choice, "zzz qqq")).to_contain_text("Nobody found")
    expect(search(choice, "x")).to_contain_text("Nobody found")


@pytest.mark.parametrize("text, name", [("nordlicht", "Nordlicht"), ("+49 30 2312 5101", "Anna Berger")])
def test_a_company_and_a_number_are_found(choice: Choice, text: str, name: str) -> None:
    choice.portal.call("incoming-unknown")
    expect(search(choice, text).get_by_role("link").first).to_contain_text(name)


def test_who_was_made_is_linked(choice: Choice) -> None:
    choice.portal.call("incoming-unknown")
    form = choice.portal.widget.locator("form[data-action=create]")
    form.get_by_label("First name").fill("Nora")
    form.get_by_label("First name").press("Enter")
    expect(choice.form).to_contain_text("This call will be linked to Nora.")
    choice.portal.click("answer")
    choice.portal.click("hang-up")
    choice.portal.until(lambda: [undone for _, undone in choice.sent] == [False], "it is linked")
    assert re.fullmatch(r"CONTACT:\d+", choice.sent[0][0])


def test_a_hidden_number_can_be_linked(choice: Choice) -> None:
    choice.portal.call("incoming-hidden")
    search(choice, "Anna Berger")
    choice.choose("Anna Berger")
    choice.write()
    choice.portal.until(lambda: choice.sent == [("CONTACT:101", False)], "it is linked")
