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
    expect(form.get_by_role("status")).to_contain_text("Ada")
    expect(name).to_have_value("Nora")
    assert len(contacts(portal)) == before and violations(portal) == []
    form.get_by_role("button", name="Create anyway").click()
    expect(form.get_by_role("status")).to_contain_text("Saved.")
    assert [one["name"] for one in contacts(portal)[:2]] == ["Nora", "Ada"]


def test_what_the_portal_requires_is_named_and_its_own_form_opened(portal: PortalPage, form: Locator) -> None:
    portal.simulator.settings(required_fields="contact.post")
    portal.call("incoming-unknown")
    form.get_by_label("First name").fill("Nora")
    form.get_by_label("Last name").fill("Quill")
    form.get_by_label("Last name").press("Enter")
    status = form.get_by_role("status").first
    expect(status).to_contain_text("Bitrix24 also wants: post")
    expect(status).to_contain_text("What you typed is copied.")
    expect(portal.page.locator("#slider")).to_be_visible()
    assert portal.commands().count("openPath") == 1
    # Whoever comes back may have made somebody there.
    with portal.page.expect_response(lambda it: "VIEW=customer" in (it.request.post_data or "")):
        portal.page.click("#slider-close")
    # What was written stays, to be sent once more where the portal has changed its mind.
    expect(form.get_by_label("First name")).to_have_value("Nora")
    assert violations(portal) == []
    portal.simulator.settings(required_fields="")
    form.get_by_role("button", name="Create a contact").click()
    expect(portal.widget.locator("#customer .person")).to_contain_text("Nora Quill")


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
