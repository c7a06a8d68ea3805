"""Every call that the portal's panel can play, from the first ring to the end."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from .client import DIRECTIONS, expect_client, number_of
from .portal_page import PortalPage

SCENARIOS = [
    "incoming-contact", "incoming-many-deals", "incoming-attention", "incoming-transferred",
    "incoming-company", "incoming-many-orders", "incoming-lead",
    "incoming-nameless-lead", "incoming-shared-number", "incoming-unknown", "incoming-no-block", "incoming-hidden",
    "incoming-no-number", "incoming-long-name", "incoming-arabic", "incoming-hebrew", "incoming-chinese",
    "incoming-emoji", "incoming-html", "incoming-quoted-line", "incoming-forbidden", "outgoing-contact",
    "outgoing-unknown", "callback-contact", "campaign",
]
# Without a block about the CRM there is no widget.
SHOWN = [name for name in SCENARIOS if name != "incoming-no-block"]
CODES = {
    "486": "Busy", "480": "Unavailable", "304": "Not answered", "487": "Not answered", "603": "Declined",
    "603-S": "Canceled", "404": "Invalid number", "403": "Call not allowed", "402": "Insufficient funds",
    "484": "No route to this number", "503": "No route to this number", "423": "Blocked", "OTHER": "Call failed (OTHER)",
}


def expect_state(portal: PortalPage, *badges: str) -> None:
    """The state in words, with the reason of a failure behind it."""
    expect(portal.widget.locator("#state .badge")).to_have_text(list(badges))


def test_no_scenario_and_no_code_is_left_out(portal: PortalPage) -> None:
    portal.open()
    assert [one["id"] for one in portal.simulator.read("configuration")["scenarios"]] == SCENARIOS
    assert portal.page.eval_on_selector_all("#sip-code option", "all => all.map(one => one.value)") == list(CODES)


def test_what_was_posted_is_shown_without_a_script(portal: PortalPage) -> None:
    portal.page.route("**/assets/*/call-card.js", lambda route: route.abort())
    portal.forgive("net::ERR_FAILED")
    for scenario in portal.open().simulator.read("configuration")["scenarios"]:
        if scenario["id"] not in SHOWN:
            continue
        portal.start(scenario["id"])
        expect(portal.widget.locator(".call-direction")).to_have_text(DIRECTIONS[scenario["direction"]])
        expect_state(portal, "Ringing" if scenario["direction"] == "incoming" else "Not started yet")
        expect(portal.widget.locator("#timer")).to_be_hidden()
        expect_client(portal, scenario["clients"][0])
        assert "getInitData" not in portal.commands(), scenario["id"]


@pytest.mark.parametrize("name", SHOWN)
def test_the_course_of_a_call(portal: PortalPage, name: str) -> None:
    portal.call(name)
    scenario = portal.scenario(name)
    heading, timer = portal.widget.locator(".call-direction"), portal.widget.locator("#timer")
    expect(heading).to_have_text(DIRECTIONS[scenario["direction"]])
    expect(portal.widget.locator(".badge.campaign")).to_have_count(1 if scenario["direction"] == "campaign" else 0)
    expect_client(portal, scenario["clients"][0])
    expect(timer).to_be_hidden()
    if scenario["direction"] == "incoming":
        expect_state(portal, "Ringing")
    else:
        portal.advance("idle", "connecting")
        expect_state(portal, "Connecting")
        expect(timer).to_be_hidden()
    portal.click("answer")
    expect_state(portal, "In conversation")
    expect(timer).to_contain_text("0:00")
    expect(heading).to_have_text(DIRECTIONS[scenario["direction"]])
    expect_client(portal, scenario["clients"][0])
    assert portal.overflowing() == []
    portal.click("hang-up")
    if scenario["direction"] == "campaign":
        expect_state(portal, "Call ended")
    else:
        expect(portal.page.locator("#call-card")).to_be_hidden()


def test_a_call_to_a_client_has_not_started_at_first(portal: PortalPage) -> None:
    # Others go on to connecting by themselves.
    portal.call("callback-contact")
    expect_state(portal, "Not started yet")


def test_a_campaign_goes_from_client_to_client(portal: PortalPage) -> None:
    clients = portal.call("campaign").scenario("campaign")["clients"]
    timer = portal.widget.locator("#timer")
    for number, client in enumerate(clients):
        if number:
            portal.click("next-client")
            expect(portal.widget.locator("#number bdi")).to_have_text(client["PHONE_NUMBER"])
            expect(timer).to_be_hidden()
            expect(portal.widget.locator("#state .badge")).not_to_have_text("In conversation")
        portal.advance("idle", "connecting")
        expect_state(portal, "Connecting")
        expect_client(portal, client, is_counted=False)
        expect(portal.widget.locator(".badge.campaign")).to_be_visible()
        portal.click("answer")
        expect_state(portal, "In conversation")
        expect(timer).to_contain_text("0:00")
        # The next one starts at 0:00 again, be it from a conversation or after one.
        if number < 2:
            expect(timer).to_contain_text("0:01")
        if number % 2:
            portal.click("hang-up")
            expect_state(portal, "Call ended")


def test_every_failure_is_said_in_words(portal: PortalPage) -> None:
    portal.simulator.settings(event_arguments="all")
    portal.open()
    for code, text in CODES.items():
        portal.start("outgoing-contact")
        portal.await_live()
        portal.advance("idle", "connecting")
        expect_state(portal, "Connecting")
        portal.fail(code)
        expect_state(portal, "Call ended", text)
    # A new call knows nothing of it.
    portal.start("outgoing-contact")
    expect(portal.widget.locator("#state .failure")).to_have_count(0)


def test_a_failure_without_a_code_is_an_end(portal: PortalPage) -> None:
    portal.open()
    for code in ["486", "OTHER"]:
        portal.start("outgoing-contact")
        portal.await_live()
        portal.advance("idle", "connecting")
        expect_state(portal, "Connecting")
        portal.click("answer")
        expect_state(portal, "In conversation")
        portal.fail(code)
        expect_state(portal, "Call ended")


def test_a_call_that_breaks_off_says_why_beside_its_duration(portal: PortalPage) -> None:
    portal.simulator.settings(event_arguments="all")
    portal.call("incoming-contact").click("answer")
    expect(portal.widget.locator("#timer")).to_contain_text("0:01")
    portal.fail("503")
    expect_state(portal, "Call ended", "No route to this number")
    expect(portal.widget.locator("#timer")).to_contain_text(re.compile(r"0:0[1-9]"))


def test_a_contact_that_the_operator_links_appears(portal: PortalPage) -> None:
    portal.call("incoming-unknown")
    expect(portal.widget.locator("#items")).to_be_empty()
    portal.click("create-item")
    item = portal.widget.locator("#items .item")
    expect(item).to_have_text("Contact 101")
    expect(item).to_have_attribute("href", f"{portal.origin}/crm/contact/details/101/")


def test_links_open_in_the_portals_slider(portal: PortalPage) -> None:
    portal.call("incoming-many-deals")
    items = portal.widget.locator("#customer .item")
    expect(items).not_to_have_count(0)
    for item in items.all():
        path = item.get_attribute("href").removeprefix(portal.origin)
        item.click()
        expect(portal.page.locator("#slider")).to_be_visible()
        expect(portal.page.locator("#slider-title")).to_contain_text(path)
        portal.click("slider-close")
        expect(portal.page.locator("#slider")).to_be_hidden()
    assert len(portal.page.context.pages) == 1
    assert portal.commands().count("openPath") == items.count()


HOSTILE = {
    "html": "<img src=x onerror=alert(1)><script>alert(2)</script>&lt;b&gt;</bdi></main>",
    "override": "‮‮⁦ evil ⁧ שלום 123 ‮ abc",
    "arabic": "عبد الرحمن الفيصل بن خالد 123 (45)",
    "emoji": "👩🏽‍💻🏳️‍🌈🦄" * 12,
    "long": "Donaudampfschifffahrtselektrizität" * 12,
    "zalgo": "Z̸̢̛͓͙̮͎̈́̐̓̕͠a̷̧̛̟̬͖͈͒̿͝l̶̡̛̰̬͎̈́̍g̵̢̛̫̮̭̅͘o̶̢̩͈̭͐̃̕" * 8,
}


@pytest.mark.parametrize(("kind", "language"), [
    *((kind, "en") for kind in HOSTILE), ("html", "ar"), ("override", "ar"),
])
def test_hostile_values_stay_text_and_in_their_place(portal: PortalPage, kind: str, language: str) -> None:
    text = HOSTILE[kind]
    dialogs: list[str] = []
    portal.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))

    def replace(route: Route) -> None:
        configuration = route.fetch().json()
        client = configuration["scenarios"][0]["clients"][0]
        client |= {"LINE_NAME": text, "LINE_NUMBER": text, "PHONE_NUMBER": text, "NAME": text}
        client["CRM_BINDINGS"] += [
            {"ENTITY_TYPE": text, "ENTITY_ID": text}, {"ENTITY_TYPE": "DYNAMIC_183", "ENTITY_ID": 5}]
        route.fulfill(body=json.dumps(configuration), content_type="application/json")

    portal.page.route("**/simulator/configuration", replace)
    portal.call("incoming-contact", language=language)
    widget = portal.widget
    for check in ["as posted and first told", "as told later"]:
        for width in (320, 600):
            portal.resize(width)
            assert portal.overflowing() == [], check
        expect(widget.locator("main")).to_have_count(1)
        expect(widget.locator("main img, main script, main b")).to_have_count(0)
        # The number, whatever it is, does not turn its surroundings around: its button is behind it.
        expect(number_of(portal).locator("bdi")).to_be_visible()
        height = "one => one.getBoundingClientRect().height"
        portal.until(lambda: 0 < number_of(portal).locator(".copy").evaluate(height) < 60, "a button of one line")
        expect(widget.locator("[data-item], [data-kind] a.item, #items li")).not_to_have_count(0)
        portal.click("create-item")
        portal.page.wait_for_function("""() => document.querySelectorAll(
            "#protocol li[data-command='CallCard::EntityChanged']").length > 0""")
    assert dialogs == []


def test_names_of_any_kind_leave_the_layout_alone(visit: Callable[..., PortalPage]) -> None:
    portal = visit().open()
    for name in ["incoming-long-name", "incoming-arabic", "incoming-hebrew", "incoming-emoji", "incoming-html"]:
        portal.start(name)
        expect(portal.widget.locator("#number bdi")).to_have_text(portal.scenario(name)["clients"][0]["PHONE_NUMBER"])
        portal.await_live()
        for width in (320, 600):
            portal.resize(width)
            assert portal.overflowing() == [], f"{name} at {width} px"
