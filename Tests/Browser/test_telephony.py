"""The state of a call in the portal's own telephony and in that of a PBX, told by events or only when asked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from .portal_page import PortalPage
from .strict_parent import StrictParent, a_call, an_external_call
from .stub_customer import StubCustomer

@pytest.fixture
def quick(portal: PortalPage) -> PortalPage:
    """A portal whose pages look every 0.3 s at how things stand: what does not happen within some of these turns does
    not happen."""
    portal.shorten(2_000, times=10)
    StubCustomer(portal)
    return portal


def open_live(portal: PortalPage, call: dict, **options: object) -> StrictParent:
    parent = StrictParent(portal).open(call, **options)
    expect(portal.widget.locator("html")).to_have_attribute("data-live", "yes")
    return parent


def state(portal: PortalPage) -> Locator:
    return portal.widget.locator("#state .badge")


def timer(portal: PortalPage) -> Locator:
    return portal.widget.locator("#timer")


def turns(parent: StrictParent, count: int = 4) -> None:
    """Waits until the page has asked so many times more."""
    parent.await_requests("getStatus", len(parent.requests("getStatus")) + count)


def silence(portal: PortalPage, turns: int = 6) -> None:
    """The time in which a page that asks would have asked so often: what it does not do cannot be awaited."""
    portal.page.wait_for_timeout(300 * turns)


def test_of_a_pbxs_call_only_that_there_is_one_is_said(portal: PortalPage) -> None:
    call = an_external_call()
    StrictParent(portal).open(call, hold=("getInitData",))
    expect(state(portal)).to_have_text("Current call")
    expect(timer(portal)).to_be_hidden()
    parent = open_live(portal, call)
    for said in ("connected", "connected"):
        parent.fire("CallStateChanged", said)
        expect(state(portal)).to_have_text("Current call")
    # Longer than the timer's first second.
    portal.page.wait_for_timeout(1_200)
    expect(timer(portal)).to_be_hidden()
    expect(timer(portal).locator("bdi")).to_have_text("")


@pytest.mark.parametrize("end", ["BeforeClose", "CallStateChanged", "getStatus"])
def test_a_pbxs_call_ends(quick: PortalPage, end: str) -> None:
    parent = open_live(quick, an_external_call())
    expect(state(quick)).to_have_text("Current call")
    if end == "BeforeClose":
        parent.fire(end)
        expect(state(quick)).to_have_text("Call ended")
        # A portal may go on calling it connected.
        turns(parent)
    else:
        parent.tell(an_external_call(CALL_STATE="idle"))
    if end == "CallStateChanged":
        parent.fire(end, "idle")
    expect(state(quick)).to_have_text("Call ended")
    expect(timer(quick)).to_be_hidden()


def test_a_further_call_on_the_card_is_a_call_again(quick: PortalPage) -> None:
    parent = open_live(quick, an_external_call())
    parent.fire("BeforeClose")
    expect(state(quick)).to_have_text("Call ended")
    parent.tell(an_external_call(CALL_ID="externalCall.0123456789abcdef0123456789abcdef.1723556999"))
    expect(state(quick)).to_have_text("Current call")


def test_the_portals_own_call_goes_from_the_first_ring_to_its_end(portal: PortalPage) -> None:
    parent = open_live(portal, a_call())
    expect(state(portal)).to_have_text("Ringing")
    expect(timer(portal)).to_be_hidden()
    for said, text in (("connecting", "Connecting"), ("connected", "In conversation"), ("idle", "Call ended")):
        parent.tell(a_call(CALL_STATE=said))
        parent.fire("CallStateChanged", said)
        expect(state(portal)).to_have_text(text)
    expect(timer(portal)).to_be_visible()


def test_a_held_card_of_the_portals_own_call_has_ended(quick: PortalPage) -> None:
    parent = open_live(quick, a_call(CALL_STATE="connected"))
    expect(state(quick)).to_have_text("In conversation")
    # Both at once, and the second one again when the card closes.
    parent.tell(a_call(CALL_STATE="idle"))
    parent.fire("CallStateChanged", "idle")
    parent.fire("BeforeClose")
    expect(state(quick)).to_have_text("Call ended")
    parent.fire("BeforeClose")
    turns(parent)
    expect(state(quick)).to_have_text("Call ended")


def test_what_no_event_tells_is_seen_all_the_same(quick: PortalPage) -> None:
    parent = open_live(quick, a_call())
    for said, text in (("connecting", "Connecting"), ("connected", "In conversation"), ("idle", "Call ended")):
        parent.tell(a_call(CALL_STATE=said))
        expect(state(quick)).to_have_text(text)


def test_the_portal_is_asked_every_few_seconds(portal: PortalPage) -> None:
    StubCustomer(portal)
    parent = open_live(portal, a_call())
    parent.await_requests("getStatus", 3)
    first, second, third = [one["at"] for one in parent.requests("getStatus")][:3]
    assert 2_000 < second - first < 6_000 and 2_000 < third - second < 6_000


def test_a_question_without_an_answer_is_not_asked_again(quick: PortalPage) -> None:
    parent = open_live(quick, a_call())
    parent.holds("getStatus")
    asked = len(parent.requests("getStatus"))
    parent.await_requests("getStatus", asked + 1)
    silence(quick)
    assert len(parent.requests("getStatus")) == asked + 1
    # Late, but still the last word.
    parent.answer("getStatus", asked + 1, a_call(CALL_STATE="connected"))
    expect(state(quick)).to_have_text("In conversation")
    parent.await_requests("getStatus", asked + 2)


def test_a_question_that_nobody_answers_lapses(quick: PortalPage) -> None:
    parent = open_live(quick, a_call())
    parent.holds("getStatus")
    asked = len(parent.requests("getStatus"))
    parent.await_requests("getStatus", asked + 1)
    quick.frame.evaluate("() => { const now = performance.now() + 15_000; performance.now = () => now; }")
    parent.await_requests("getStatus", asked + 2)
    parent.answer("getStatus", asked + 2, a_call(CALL_STATE="connecting"))
    expect(state(quick)).to_have_text("Connecting")


def test_a_page_that_nobody_sees_asks_nothing(quick: PortalPage) -> None:
    parent = open_live(quick, a_call())
    quick.frame.evaluate("""() => {
        window.isSeen = false;
        Object.defineProperty(document, "visibilityState", { get: () => window.isSeen ? "visible" : "hidden" });
    }""")
    silence(quick, 1)
    asked = len(parent.requests("getStatus"))
    silence(quick)
    assert len(parent.requests("getStatus")) == asked
    parent.tell(a_call(CALL_STATE="connected"))
    quick.frame.evaluate("() => { window.isSeen = true; document.dispatchEvent(new Event('visibilitychange')); }")
    parent.await_requests("getStatus", asked + 1)
    expect(state(quick)).to_have_text("In conversation")


def test_what_is_asked_again_and_again_disturbs_nobody(quick: PortalPage) -> None:
    parent = open_live(quick, a_call(LINE_NAME="Sales", LINE_NUMBER="+493023125000"))
    quick.widget.locator(".call-direction").select_text()
    quick.frame.evaluate("""() => {
        window.changes = 0;
        new MutationObserver((list) => { window.changes += list.length; })
            .observe(document.body, { childList: true, subtree: true, characterData: true });
    }""")
    asked = len(parent.requests("getStatus"))
    parent.await_requests("getStatus", asked + 4)
    assert quick.frame.evaluate("changes") == 0
    assert quick.frame.evaluate("String(getSelection())").strip() == "Incoming call"


def test_an_empty_answer_changes_nothing(quick: PortalPage) -> None:
    parent = open_live(quick, a_call())
    asked = len(parent.requests("getStatus"))
    parent.answers("getStatus", [])
    parent.fire("EntityChanged", [])
    parent.await_requests("getStatus", asked + 3)
    expect(quick.widget.locator("#number bdi")).to_have_text(a_call()["PHONE_NUMBER"])
    expect(state(quick)).to_have_text("Ringing")
