"""What an administrator has set for all operators, and what is the operator's own, as a card shows it; at the real
program, nginx and simulator."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from .portal_page import PortalPage
from .test_accessibility import violations

SETTINGS = {
    "schema": 1, "version": 1, "vip": {"type": "contact", "field": "typeId", "value": "CLIENT"},
    "scripts": [
        {"line": "", "greeting": "Good day, this is Nordlicht.", "steps": ["Ask for the order", "Offer a call back"]}]}


def apply(portal: PortalPage, settings: dict[str, Any]) -> None:
    portal.simulator.rest("app.option.set", **{"options[placard]": json.dumps(settings)})


def test_a_script_is_said_and_checked_off(portal: PortalPage, artifacts: Any) -> None:
    apply(portal, SETTINGS)
    portal.call("incoming-contact")
    script = portal.widget.locator(".script")
    expect(script).to_contain_text("Good day, this is Nordlicht.")
    expect(script.get_by_role("checkbox")).to_have_count(0)
    portal.click("answer")
    step = script.get_by_role("checkbox", name="Ask for the order")
    step.check()
    assert violations(portal) == []
    for width in (398, 560):
        portal.resize(width)
        assert portal.overflowing() == []
        portal.page.locator("#card-frame-holder iframe").screenshot(path=artifacts / f"script-{width}.png")


def test_what_is_checked_off_stays_so_when_the_part_is_loaded_again(portal: PortalPage) -> None:
    apply(portal, SETTINGS)
    portal.call("incoming-contact")
    portal.click("answer")
    script = portal.widget.locator(".script")
    script.get_by_role("checkbox", name="Offer a call back").check()
    note = portal.widget.locator("form[data-action=note]")
    note.locator("textarea").fill("Wants a call back")
    with portal.page.expect_response(lambda one: "VIEW=customer" in (one.request.post_data or "")):
        note.locator("textarea").press("Control+Enter")
    expect(note.get_by_role("status")).to_contain_text("Saved")
    expect(script.get_by_role("checkbox", name="Offer a call back")).to_be_checked()
    expect(script.get_by_role("checkbox", name="Ask for the order")).not_to_be_checked()
    # So does what the operator has folded.
    script.locator("summary").click()
    note.locator("textarea").fill("Once more")
    with portal.page.expect_response(lambda one: "VIEW=customer" in (one.request.post_data or "")):
        note.locator("textarea").press("Control+Enter")
    expect(script.locator("ol")).to_be_hidden()


def test_a_vip_is_marked(portal: PortalPage) -> None:
    apply(portal, SETTINGS)
    portal.simulator.rest("crm.item.update", entityTypeId="3", id="101", **{"fields[typeId]": "CLIENT"})
    portal.call("incoming-contact")
    expect(portal.widget.locator("header .badge.vip")).to_have_text("VIP")


def test_who_is_responsible_has_an_extension(portal: PortalPage) -> None:
    portal.call("incoming-contact")
    expect(portal.widget.locator(".person .end")).to_contain_text("Jonas Keller (17)")


def test_settings_that_cannot_be_read_are_none_on_a_card(portal: PortalPage) -> None:
    portal.simulator.rest("app.option.set", **{"options[placard]": '{"scripts": 7'})
    portal.call("incoming-contact")
    expect(portal.widget.locator(".person")).to_contain_text("Anna Berger")
    assert "scripts" not in portal.widget.locator("body").inner_text()


@pytest.mark.parametrize("does", ["Save", "Discard"])
def test_a_note_that_was_saved_nowhere_is_offered(portal: PortalPage, does: str) -> None:
    # Nobody has the number, so the note has nowhere to go.
    portal.call("incoming-unknown")
    note = portal.widget.locator("form[data-action=note]")
    note.locator("textarea").fill("Asks for a price list,\nby mail")
    note.locator("textarea").press("Control+Enter")
    expect(note.get_by_role("status")).to_contain_text("kept")
    number = portal.scenario("incoming-unknown")["clients"][0]["PHONE_NUMBER"]
    made = portal.simulator.rest("crm.item.add", entityTypeId="3", **{
        "fields[name]": "Ada", "fields[fm][0][typeId]": "PHONE", "fields[fm][0][valueType]": "WORK",
        "fields[fm][0][value]": number})["item"]["id"]
    portal.start("incoming-unknown")
    portal.await_live()
    line = portal.widget.locator("li.unsent")
    expect(line).to_contain_text("Note not saved yet · Asks for a price list,")
    assert violations(portal) == []
    if does == "Save":
        portal.widget.get_by_role("button", name="Choose: Ada").click()
        # The name was there before: Ada is who it probably is.
        expect(portal.widget.locator("form[data-action=link]")).to_be_visible()
    line.get_by_role("button", name=does).click()
    expect(line).to_have_count(0)
    options = portal.simulator.read("state")["user_options"]
    assert "price list" not in json.dumps(options)
    comments = [(one["entity_id"], one["text"]) for one in portal.simulator.read("state")["comments"]]
    assert comments == ([(made, "Asks for a price list,\nby mail")] if does == "Save" else [])


def deal_stage(portal: PortalPage, deal: str = "301") -> str:
    return portal.simulator.rest("crm.item.get", entityTypeId="2", id=deal)["item"]["stageId"]


def test_an_outcome_proposes_a_stage(portal: PortalPage, artifacts: Any) -> None:
    apply(portal, {"outcomes": [{"id": "sold", "name": "Sold", "stage": "WON"}, {"id": "other", "name": "Other"}]})
    portal.call("incoming-contact")
    portal.click("answer")
    portal.widget.get_by_role("button", name="Sold").click()
    stages = portal.widget.locator("section.stages")
    first = stages.get_by_role("button").first
    expect(first).to_have_attribute("value", "WON")
    expect(first).to_be_visible()
    assert violations(portal) == []
    portal.page.locator("#card-frame-holder iframe").screenshot(path=artifacts / "proposed-stage.png")
    assert deal_stage(portal) != "WON"
    first.click()
    expect(portal.widget.locator("section.stages")).to_have_count(0)
    assert deal_stage(portal) == "WON"
    # Another outcome proposes nothing.
    other = portal.widget.get_by_role("button", name="Other", exact=True)
    other.click()
    expect(other).to_have_attribute("aria-pressed", "true")
    expect(stages).to_have_count(0)


def test_a_wanted_outcome_is_asked_for_before_the_card_closes(portal: PortalPage, artifacts: Any) -> None:
    apply(portal, {"outcomeWanted": True})
    portal.call("incoming-contact")
    expect(portal.widget.locator("#customer[data-wants-outcome]")).to_be_visible()
    portal.click("answer")
    expect(portal.widget.locator("#timer")).to_be_visible()
    portal.click("hang-up")
    closing = portal.widget.locator("#closing")
    expect(closing.get_by_text("No outcome chosen")).to_be_visible()
    assert violations(portal) == []
    portal.page.locator("#card-frame-holder iframe").screenshot(path=artifacts / "wanted.png")
    portal.widget.locator("form[data-action=outcome]").get_by_role("button").first.click()
    expect(closing.get_by_text("No outcome chosen")).to_be_hidden()
    closing.get_by_role("button", name="Close now").click()
    portal.await_free()


@pytest.mark.parametrize("delay", [0, 500], ids=["", "and-the-customer-is-still-loaded-again"])
def test_a_chosen_outcome_is_not_asked_for(portal: PortalPage, delay: int) -> None:
    apply(portal, {"outcomeWanted": True})
    portal.call("incoming-contact")
    expect(portal.widget.locator("#customer[data-wants-outcome]")).to_be_visible()
    portal.click("answer")
    expect(portal.widget.locator("#timer")).to_be_visible()
    if delay:
        portal.simulator.settings(rest="delay", rest_delay_ms=delay)
    button = portal.widget.locator("form[data-action=outcome]").get_by_role("button").first
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    portal.click("hang-up")
    portal.await_free()


def test_a_deal_is_made_with_a_new_contact(portal: PortalPage) -> None:
    apply(portal, {"create": {"first": "contact+deal", "stage": "NEW"}})
    portal.call("incoming-unknown")
    name = portal.widget.locator("footer form[data-action=create]").get_by_label("First name")
    name.fill("Nora")
    name.press("Enter")
    expect(portal.widget.locator("#customer .person")).to_contain_text("Nora")
    portal.widget.locator("#customer").get_by_role("button", name="Create a deal").click()
    expect(portal.widget.locator("#customer .deals")).to_contain_text("Nora")
    expect(portal.widget.get_by_role("button", name="Create a deal")).to_have_count(0)
    deal = portal.simulator.rest("crm.item.list", entityTypeId="2", **{"order[id]": "desc"})["items"][0]
    contact = portal.simulator.rest("crm.item.list", entityTypeId="3", **{"order[id]": "desc"})["items"][0]
    assert (deal["title"], deal["contactId"], deal["stageId"]) == ("Nora", contact["id"], "NEW")


def test_further_fields_are_shown_by_their_names(portal: PortalPage, artifacts: Any) -> None:
    apply(portal, {"fields": {"contact": ["UF_CRM_INTERESTS", "UF_CRM_1733"], "deal": ["UF_CRM_DEAL_REASON"]}})
    for kind, id_, fields in (
            ("3", "101", {"fields[ufCrmInterests][0]": "361", "fields[ufCrmInterests][1]": "363"}),
            ("2", "301", {"fields[ufCrmDealReason]": "Price"})):
        portal.simulator.rest("crm.item.update", entityTypeId=kind, id=id_, **fields)
    portal.call("incoming-contact")
    facts = portal.widget.locator("#customer .facts > div")
    expect(facts).to_have_text(["InterestsWind, Sun", "ReasonPrice"])
    assert violations(portal) == []
    for width in (398, 560):
        portal.resize(width)
        assert portal.overflowing() == []
        portal.page.locator("#card-frame-holder iframe").screenshot(path=artifacts / f"fields-{width}.png")


def test_one_of_the_programs_own_outcomes_may_propose_a_stage(portal: PortalPage) -> None:
    """All keep their names, and so the buttons look the same."""
    others = ["no_answer", "not_interested", "wrong_number"]
    apply(portal, {"outcomes": [
        {"id": "reached", "stage": "WON"}, {"id": "call_back", "followUp": True}, *({"id": one} for one in others)]})
    portal.call("incoming-contact")
    portal.click("answer")
    reached = portal.widget.get_by_role("button", name="Reached", exact=True)
    expect(reached).to_have_attribute("data-proposes", "WON")
    reached.click()
    expect(portal.widget.locator("section.stages").get_by_role("button").first).to_have_attribute("value", "WON")
    # What is chosen stays so when the part is loaded again.
    expect(reached).to_have_attribute("aria-pressed", "true")


def test_no_outcome_is_asked_for_where_there_is_none(portal: PortalPage) -> None:
    apply(portal, {"outcomeWanted": True, "outcomes": [{"id": "reached", "retired": True}]})
    portal.call("incoming-contact")
    expect(portal.widget.locator("#customer .person")).to_be_visible()
    expect(portal.widget.locator("#customer[data-wants-outcome]")).to_have_count(0)
