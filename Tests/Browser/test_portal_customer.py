"""Who is on the line, all the way: the page, its ticket, the program, REST of the simulator."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Request, Route, expect

from support.placard import until
from .portal_page import PortalPage


def is_question(request: Request) -> bool:
    """Whether the widget asks about the customer."""
    return request.method == "POST" and "VIEW=customer" in (request.post_data or "")


def questions(portal: PortalPage) -> list[str]:
    """The bodies of the widget's questions about the customer, from now on."""
    bodies: list[str] = []

    def note(request: Request) -> None:
        if is_question(request):
            bodies.append(request.post_data or "")

    portal.page.on("request", note)
    return bodies


def test_a_contact_is_there_with_deals_and_history_for_one_ticket(portal: PortalPage) -> None:
    asked = questions(portal)
    portal.call("incoming-contact")
    customer = portal.widget.locator("#customer")
    for text in ["Anna Berger", "Head of procurement", "Nordlicht Windkraft GmbH", "Deals", "Rotor blades",
                 "Prefers a call back after 14:00", "History"]:
        expect(customer).to_contain_text(text)
    assert len(asked) == 1 and "TICKET=" in asked[0]


@pytest.mark.parametrize(("scenario", "texts"), [
    ("incoming-shared-number", ["Several people have this number", "Peter Doyle", "Siobhán Doyle", "Aoife Doyle"]),
    ("incoming-unknown", ["Not in the CRM", "Create a lead", "Create a contact"]),
    ("incoming-lead", ["Sofia Marino", "Marino Parking", "In progress"]),
    ("incoming-html", ["<b>"]),
])
def test_each_kind_of_caller_is_told(portal: PortalPage, scenario: str, texts: list[str]) -> None:
    portal.call(scenario)
    for text in texts:
        expect(portal.widget.locator("#customer")).to_contain_text(text)


def test_the_operator_chooses_who_of_several_it_is(portal: PortalPage) -> None:
    asked = questions(portal)
    portal.call("incoming-shared-number")
    customer = portal.widget.locator("#customer")
    customer.get_by_role("button", name="Choose: Siobhán Doyle").click()
    expect(customer.locator("h1")).to_have_text(["Siobhán Doyle"])
    expect(customer).to_contain_text("History")
    # Whatever the portal tells of the call, the choice stays.
    portal.click("answer")
    expect(portal.widget.locator("#timer")).to_be_visible()
    expect(customer.locator("h1")).to_have_text(["Siobhán Doyle"])
    customer.get_by_role("button", name="Undo").click()
    expect(customer.locator(".profile")).to_have_count(3)
    assert all("TICKET=" in body for body in asked)


def test_the_choice_needs_no_ticket(portal: PortalPage) -> None:
    portal.call("incoming-shared-number")
    customer = portal.widget.locator("#customer")
    expect(customer.get_by_role("button", name="Choose: Siobhán Doyle")).to_be_visible()
    customer.evaluate("(section) => section.removeAttribute('data-ticket')")
    with portal.page.expect_request(is_question) as asked:
        customer.get_by_role("button", name="Choose: Siobhán Doyle").click()
    expect(customer.locator("h1")).to_have_text(["Siobhán Doyle"])
    body = asked.value.post_data or ""
    assert "AUTH_ID=" in body and "ITEM=CONTACT" in body


def test_the_list_of_items_makes_way_for_those_with_names(portal: PortalPage) -> None:
    portal.call("incoming-contact")
    expect(portal.widget.locator("#customer")).to_contain_text("Anna Berger")
    expect(portal.widget.locator("#items")).to_be_hidden()
    # Only of what the customer's part has.
    portal.frame.evaluate("document.querySelector('#customer').replaceChildren()")
    expect(portal.widget.locator("#items")).to_be_visible()
    expect(portal.widget.locator("#number")).to_be_visible()


@pytest.mark.parametrize(("language", "words"), [
    ("en", ["today", "yesterday", "tomorrow"]), ("de", ["heute", "gestern", "morgen"]), ("ja", ["今日", "昨日", "明日"])])
def test_days_near_today_are_said_as_people_say_them(
    portal: PortalPage, language: str, words: list[str]
) -> None:
    portal.call("incoming-contact", language=language)
    portal.widget.locator("#customer [data-opens=history]").click()
    for word in words:
        expect(portal.widget.locator("#customer time", has_text=word).first).to_have_text(re.compile(rf"{word} \S+"))


def test_what_the_operator_may_not_see_is_named(portal: PortalPage) -> None:
    portal.call("incoming-forbidden", user=7)
    expect(portal.widget.locator("#customer")).to_contain_text("You have no access to this item.")


def test_a_number_without_an_item_fills_in_the_new_one(portal: PortalPage) -> None:
    portal.call("incoming-unknown")
    portal.widget.get_by_role("link", name="Create a contact").click()
    expect(portal.page.locator("#slider")).to_be_visible()
    expect(portal.page.locator("#slider")).to_contain_text("/crm/contact/details/0/?phone=%2B")


@pytest.mark.parametrize(("rest", "message"), [
    ("503", "Bitrix24 is busy"), ("garbage", "could not be loaded"), ("cut", "could not be loaded")])
def test_what_fails_can_be_tried_again_in_place(portal: PortalPage, rest: str, message: str) -> None:
    portal.simulator.settings(rest=rest)
    portal.call("incoming-contact")
    customer = portal.widget.locator("#customer")
    expect(customer).to_contain_text(message)
    portal.simulator.settings(rest="normal")
    customer.get_by_role("button", name="Try again").click()
    expect(customer).to_contain_text("Anna Berger")


def test_the_portal_is_asked_while_the_page_is_on_its_way(portal: PortalPage) -> None:
    """The times of both do not add up: what the page will ask for has been asked before it asks, and is not again."""
    def batches() -> int:
        journal = portal.simulator.read("journal")
        return sum(entry["method"] == "batch" for entry in journal)

    def hold(route: Route) -> None:
        if is_question(route.request):
            until(lambda: batches() > before, "the portal is asked before the page asks")
            held.append(route.request.post_data or "")
        route.continue_()

    portal.call("incoming-contact")
    expect(portal.widget.locator("#customer")).to_contain_text("Anna Berger")
    before, held = batches(), []
    portal.page.route("**/*", hold)
    portal.reopen()
    expect(portal.widget.locator("#customer")).to_contain_text("Anna Berger")
    assert len(held) == 1 and "TICKET=" in held[0]
    assert batches() == before + 1


def test_a_slow_portal_holds_neither_the_page_nor_the_operator(portal: PortalPage) -> None:
    portal.simulator.settings(rest="delay", rest_delay_ms="20000")
    portal.call("incoming-contact")
    assert portal.await_visible() < 1000
    expect(portal.widget.locator("#customer")).to_have_attribute("aria-busy", "true")
    expect(portal.widget.locator("#customer")).to_contain_text("did not answer in time", timeout=6000)
    expect(portal.widget.get_by_role("button", name="Try again")).to_be_visible()


def test_an_expired_token_is_renewed_without_anybody_noticing(portal: PortalPage) -> None:
    portal.call("incoming-contact")
    expect(portal.widget.locator("#customer")).to_contain_text("Anna Berger")
    portal.click("expire")
    with portal.page.expect_request(is_question) as asked:
        portal.click("create-item")
    expect(portal.widget.locator("#customer")).to_contain_text("Deals")
    expect(portal.widget.locator("#customer")).not_to_have_attribute("aria-busy", "true")
    body = asked.value.post_data or ""
    assert "AUTH_ID=" in body and "TICKET=" not in body


def test_the_next_client_of_a_campaign_is_another_customer(portal: PortalPage) -> None:
    portal.call("campaign")
    first = portal.widget.locator("#customer h1").first
    expect(first).not_to_be_empty()
    before = first.inner_text()
    portal.click("next-client")
    expect(portal.widget.locator("#customer h1").first).not_to_have_text(before)


def test_what_a_colleague_wrote_about_a_call_that_was_passed_on_is_shown(portal: PortalPage) -> None:
    portal.call("incoming-transferred")
    expect(portal.widget.locator("#customer .remark")).to_contain_text("Wants another address on invoice 2026-118.")
    # What comes meanwhile is there within ten seconds.
    activity = portal.widget.locator("main").get_attribute("data-activity-id") or ""
    portal.simulator.rest(
        "crm.timeline.note.save", portal.simulator.session(user=12), ownerTypeId="3", ownerId="103", itemType="2",
        itemId=activity, text="Has called <b>twice</b>")
    expect(portal.widget.locator("#customer .remark").first).to_contain_text("Has called twice", timeout=10_000)
    expect(portal.widget.locator("#arrival")).to_contain_text("Has called twice")
    portal.call("incoming-contact")
    expect(portal.widget.locator("#customer .person")).to_be_visible()
    expect(portal.widget.locator("#customer")).not_to_contain_text("Has called")
