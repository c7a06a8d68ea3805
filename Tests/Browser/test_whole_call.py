"""A whole call in each kind of portal with each kind of telephony: ringing, answer, end, and a campaign of three."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Request, expect

from .client import expect_number
from .portal_page import PortalPage
from .stub_customer import StubCustomer, answering, section
from .test_portal_customer import questions

KINDS = [(kind, telephony) for kind in ("box", "cloud") for telephony in ("built_in", "rest")]
# As long as a widget may take to see what no event tells.
UNTOLD = 10_000
FORM = """<form data-draft><label>Note <textarea name="note"></textarea></label>
<button type="reset">Discard</button></form>"""


@pytest.fixture(params=KINDS, ids="-".join)
def kind(request: pytest.FixtureRequest, portal: PortalPage) -> tuple[str, str]:
    portal.simulator.settings(portal=request.param[0], telephony=request.param[1])
    return request.param


def is_widget(request: Request) -> bool:
    return request.method == "POST" and "PLACEMENT=CALL_CARD" in (request.post_data or "") \
        and "APP_SID=" in request.url


def ring(portal: PortalPage, scenario: str) -> dict[str, Any]:
    """Starts a call; gives what was posted."""
    portal.open(scenario=scenario)
    with portal.page.expect_request(is_widget) as posted:
        portal.click("start")
        portal.show_tab()
    portal.await_live()
    return {name: values[0] for name, values in parse_qs(posted.value.post_data or "").items()}


def expect_state(portal: PortalPage, text: str) -> None:
    expect(portal.widget.locator("#state .badge")).to_have_text(text, timeout=UNTOLD)


def expect_no_word_of_a_conversation(portal: PortalPage) -> None:
    """Where the portal knows only that there is a call."""
    expect(portal.widget.locator("#state .badge")).to_have_count(1)
    expect(portal.widget.locator("#state .badge")).not_to_have_text(portal.phrases.states["connected"])
    expect(portal.widget.locator("#timer")).to_be_hidden()


def test_ringing_answer_and_the_end(portal: PortalPage, kind: tuple[str, str]) -> None:
    asked = questions(portal)
    fields = ring(portal, "incoming-contact")
    assert ("APPLICATION_TOKEN" in fields) == (kind[0] == "cloud")
    options = json.loads(fields["PLACEMENT_OPTIONS"])
    assert options["CALL_ID"].startswith("externalCall.") == (kind[1] == "rest")
    expect_number(portal, "+493023125101")
    expect(portal.widget.locator("#customer")).to_contain_text("Anna Berger")
    if kind[1] == "built_in":
        expect_state(portal, "Ringing")
        expect(portal.widget.locator("#timer")).to_be_hidden()
    else:
        expect_no_word_of_a_conversation(portal)
    portal.click("answer")
    expect(portal.page.locator("#call-state")).to_have_text("Talking")
    if kind[1] == "built_in":
        expect_state(portal, "In conversation")
        expect(portal.widget.locator("#timer")).to_contain_text("0:01")
    else:
        expect(portal.page.locator("#call-timer")).to_have_text("0:02")
        expect_no_word_of_a_conversation(portal)
    assert len(asked) == 1
    frame = portal.frame
    portal.click("hang-up")
    expect(portal.page.locator("#call-card")).to_be_hidden()
    assert frame.is_detached()


def test_a_draft_outlives_the_call(portal: PortalPage, kind: tuple[str, str]) -> None:
    stub = StubCustomer(portal)
    stub.always = answering(section(FORM))
    ring(portal, "incoming-contact")
    portal.click("answer")
    expect(portal.page.locator("#call-state")).to_have_text("Talking")
    note = portal.widget.locator("#customer").get_by_label("Note")
    note.fill("Calls back on Monday")
    portal.page.wait_for_selector("#protocol li[data-command=disableAutoClose]", state="attached")
    portal.click("hang-up")
    expect_state(portal, "Call ended")
    expect(note).to_have_value("Calls back on Monday")
    expect(portal.page.locator("#call-card")).to_be_visible()
    portal.click("start")
    expect(portal.page.locator("#panel-message")).not_to_be_empty()
    expect(note).to_have_value("Calls back on Monday")
    portal.widget.get_by_role("button", name="Discard").click()
    expect(portal.page.locator("#call-card")).to_be_hidden()


def test_a_missed_call_leaves_nothing(portal: PortalPage, kind: tuple[str, str]) -> None:
    ring(portal, "incoming-contact")
    portal.click("hang-up")
    expect(portal.page.locator("#call-card")).to_be_hidden()


def test_a_campaign_of_three(portal: PortalPage, kind: tuple[str, str]) -> None:
    asked = questions(portal)
    options = json.loads(ring(portal, "campaign")["PLACEMENT_OPTIONS"])
    assert options["CALL_ID"] == options["LINE_NAME"] == ""
    clients = portal.scenario("campaign")["clients"][:3]
    customer = portal.widget.locator("#customer")
    expect(portal.widget.locator(".line")).to_have_count(0)
    for number, client in enumerate(clients):
        if number:
            portal.click("next-client")
        expect_number(portal, client["PHONE_NUMBER"])
        expect_state(portal, "Not started yet")
        expect(customer).to_contain_text(client["NAME"] if client["CRM_ENTITY_ID"] else "Not in the CRM")
        expect(customer).not_to_have_attribute("aria-busy", "true")
        assert len(asked) == number + 1
        customer.evaluate("one => { one.isTheSame = true }")
        portal.click("answer")
        expect(portal.page.locator("#call-state")).to_have_text("Calling")
        # No event tells of a call of the REST telephony: it is seen when the portal is asked again.
        expect_state(portal, "Connecting" if kind[1] == "built_in" else portal.phrases.states["underway"])
        # The call's own data arrive, and the customer stays where it is.
        expect(portal.widget.locator(".line bdi").first).to_have_text(client["LINE_NAME"], timeout=UNTOLD)
        assert customer.evaluate("one => one.isTheSame === true")
        assert len(asked) == number + 1, "dialling asks for nobody anew"
        portal.click("answer")
        expect(portal.page.locator("#call-state")).to_have_text("Talking")
        if kind[1] == "built_in":
            expect_state(portal, "In conversation")
        else:
            expect_no_word_of_a_conversation(portal)
        portal.click("hang-up")
        expect_state(portal, "Call ended")
        expect(portal.page.locator("#call-card")).to_be_visible()
        assert len(asked) == number + 1


def test_a_line_with_quotation_marks_is_read(portal: PortalPage, kind: tuple[str, str]) -> None:
    name = 'ООО "Север" <&> "Юг & Co" &amp;'
    portal.page.route("**/assets/*/call-card.js", lambda route: route.abort())
    portal.forgive("net::ERR_FAILED")
    portal.open(scenario="incoming-quoted-line").click("start")
    portal.await_visible()
    expect(portal.widget.locator(".line bdi").first).to_have_text(name)
    portal.page.unroute_all(behavior="wait")
    portal.reopen()
    portal.await_live()
    expect(portal.widget.locator(".line bdi").first).to_have_text(name)


def test_what_no_event_tells_is_seen_all_the_same(portal: PortalPage) -> None:
    portal.call("incoming-contact")
    expect_state(portal, "Ringing")
    portal.choose("quiet-state", "connecting")
    portal.click("set-state")
    expect_state(portal, "Connecting")
