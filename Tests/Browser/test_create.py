"""A contact is made of a number that nobody has; at the real program, nginx and simulator."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from .portal_page import PortalPage
from .test_accessibility import violations


@pytest.fixture
def form(portal: PortalPage) -> Locator:
    return portal.widget.locator("form[data-action=create]")


def contacts(portal: PortalPage) -> list[dict[str, Any]]:
    fields = {"entityTypeId": "3", "order[id]": "desc", "select[0]": "id", "select[1]": "name", "select[2]": "lastName"}
    return portal.simulator.rest("crm.item.list", **fields)["items"]


def test_a_name_and_return_make_a_contact(portal: PortalPage, form: Locator, artifacts: Any) -> None:
    portal.call("incoming-unknown")
    name = form.get_by_label("First name")
    expect(name).to_be_visible()
    assert violations(portal) == []
    for width in (398, 560):
        portal.resize(width)
        assert portal.overflowing() == []
        portal.page.locator("#card-frame-holder iframe").screenshot(path=artifacts / f"create-{width}.png")
    before = len(contacts(portal))
    name.fill("Nora")
    form.get_by_label("Last name").fill("Quill")
    form.get_by_label("Last name").press("Enter")
    expect(form.get_by_role("status")).to_contain_text(re.compile(r"^Saved\. \d+:\d\d"))
    made = contacts(portal)
    assert len(made) == before + 1 and (made[0]["name"], made[0]["lastName"]) == ("Nora", "Quill")
    # The customer is known by now, with the number.
    expect(portal.widget.locator("#customer .person")).to_contain_text("Nora Quill")
    expect(name).to_be_hidden()
    portal.await_free()


def test_administrators_may_want_a_lead_instead(portal: PortalPage, form: Locator) -> None:
    portal.simulator.rest("app.option.set", **{"options[placard]": '{"create": {"first": "lead"}}'})
    portal.call("incoming-unknown")
    expect(form.get_by_role("button", name="Create a lead")).to_be_visible()
    form.get_by_label("First name").fill("Nora")
    form.get_by_label("First name").press("Enter")
    expect(portal.widget.locator("#customer .person")).to_contain_text("Nora")
    fields = {"entityTypeId": "1", "order[id]": "desc", "select[0]": "id", "select[1]": "name"}
    assert portal.simulator.rest("crm.item.list", **fields)["items"][0]["name"] == "Nora"
    portal.await_free()


def test_a_contact_without_a_name_is_none(portal: PortalPage, form: Locator) -> None:
    portal.call("incoming-unknown")
    before = len(contacts(portal))
    form.get_by_role("button").click()
    expect(form.locator("[data-error=NAME]")).not_to_be_empty()
    expect(form.get_by_label("First name")).to_have_attribute("aria-invalid", "true")
    assert len(contacts(portal)) == before


def test_who_has_come_meanwhile_is_shown_and_not_made_again(portal: PortalPage, form: Locator) -> None:
    portal.call("incoming-unknown")
    name = form.get_by_label("First name")
    name.fill("Nora")
    number = portal.scenario("incoming-unknown")["clients"][0]["PHONE_NUMBER"]
    portal.simulator.rest("crm.item.add", entityTypeId="3", **{
        "fields[name]": "Ada", "fields[fm][0][typeId]": "PHONE", "fields[fm][0][valueType]": "WORK",
        "fields[fm][0][value]": number})
    before = len(contacts(portal))
    name.press("Enter")
    expect(form.get_by_role("status")).to_contain_text("there already")
    expect(portal.widget.locator("#customer .person")).to_contain_text("Ada")
    expect(name).to_have_value("Nora")
    assert len(contacts(portal)) == before


@pytest.mark.parametrize("is_answered", [False, True], ids=["ringing", "answered"])
@pytest.mark.parametrize("width", [398, 560])
def test_what_has_the_focus_is_not_behind_the_bar(portal: PortalPage, form: Locator, width: int,
                                                  is_answered: bool) -> None:
    portal.call("incoming-unknown")
    if is_answered:
        portal.click("answer")
        expect(portal.widget.locator("form[data-action=outcome]")).to_be_visible()
    expect(form).to_be_visible()
    portal.resize(width)
    # Behind the bar, in a page that is higher than the frame.
    link = portal.widget.get_by_role("link", name="Create a contact")
    link.evaluate("""link => {
        document.querySelector("#customer").style.paddingBottom = "800px";
        const below = innerHeight - 48 - link.getBoundingClientRect().bottom;
        document.querySelector("#line").style.paddingBottom = `${below}px`;
    }""")
    link.focus()
    bar = portal.widget.locator(".bar")
    assert link.evaluate("it => it.getBoundingClientRect().bottom") <= bar.evaluate(
        "bar => bar.getBoundingClientRect().top")


@pytest.mark.parametrize("scenario", ["incoming-contact", "incoming-hidden", "incoming-shared-number"])
def test_nobody_is_made_of_a_known_number_or_of_none(portal: PortalPage, form: Locator, scenario: str) -> None:
    portal.call(scenario)
    expect(portal.widget.locator("#customer")).not_to_have_attribute("aria-busy", "true")
    expect(form).to_be_hidden()
