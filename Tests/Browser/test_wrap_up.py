"""After the call: how long the card stays, what it says of that, and what becomes of what is not saved; at the real
program, nginx and simulator."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from .portal_page import PortalPage
from .strict_parent import StrictParent, a_call
from .stub_customer import StubCustomer
from .test_accessibility import violations


class WrapUp:
    def __init__(self, portal: PortalPage) -> None:
        self.portal = portal
        self.closing = portal.widget.locator("#closing")
        self.timer = self.closing.get_by_role("timer")
        self.card = portal.page.locator("#call-card")
        self.note = portal.widget.locator("form[data-action=note] textarea")

    def call(self, seconds: int | None, *, is_answered: bool = True) -> None:
        if seconds is not None:
            settings = json.dumps({"schema": 1, "version": 1, "wrapUp": {"": seconds}})
            self.portal.simulator.rest("app.option.set", **{"options[placard]": settings})
        self.portal.call("incoming-contact")
        expect(self.portal.widget.locator("#customer h1")).to_be_visible()
        if is_answered:
            self.portal.click("answer")
            expect(self.portal.widget.locator("#timer")).to_be_visible()

    def hang_up(self) -> None:
        self.portal.click("hang-up")

    def button(self, name: str) -> Locator:
        return self.closing.get_by_role("button", name=name)

    @property
    def written(self) -> str:
        """All notes and comments in the portal."""
        state = self.portal.simulator.read("state")
        return json.dumps([state["notes"], state["comments"]])


@pytest.fixture
def wrap_up(portal: PortalPage) -> WrapUp:
    return WrapUp(portal)


def test_the_card_stays_for_the_time_to_wrap_up(wrap_up: WrapUp, artifacts: Any) -> None:
    wrap_up.call(40)
    expect(wrap_up.closing).to_be_hidden()
    wrap_up.hang_up()
    expect(wrap_up.timer).to_have_text(re.compile(r"^Closes in 0:(40|3\d)$"))
    expect(wrap_up.portal.widget.locator("#arrival")).to_have_text(re.compile(r"^Closes in"))
    expect(wrap_up.closing.get_by_text("No calls reach you until this closes.")).to_be_visible()
    expect(wrap_up.closing.get_by_text("The next call opens no card")).to_be_hidden()
    assert violations(wrap_up.portal) == []
    for width in (398, 560):
        wrap_up.portal.resize(width)
        assert wrap_up.portal.overflowing() == []
        wrap_up.portal.page.locator("#card-frame-holder iframe").screenshot(path=artifacts / f"wrap-up-{width}.png")
    # A note that is saved meanwhile does not end it.
    wrap_up.note.fill("Wants a call back")
    wrap_up.note.press("Control+Enter")
    expect(wrap_up.portal.widget.locator("form[data-action=note]").get_by_role("status")).to_contain_text("Saved")
    assert "Wants a call back" in wrap_up.written
    expect(wrap_up.card).to_be_visible()
    wrap_up.button("Close now").click()
    expect(wrap_up.card).to_be_hidden()


def test_it_closes_when_the_time_is_over(wrap_up: WrapUp) -> None:
    wrap_up.call(3)
    wrap_up.hang_up()
    expect(wrap_up.timer).to_have_text(re.compile(r"^Closes in 0:0[123]$"))
    expect(wrap_up.card).to_be_hidden(timeout=8_000)


def test_the_time_is_extended_once(wrap_up: WrapUp) -> None:
    wrap_up.call(30)
    wrap_up.hang_up()
    wrap_up.button("Keep open").click()
    expect(wrap_up.timer).to_have_text(re.compile(r"^Closes in 2:[23]\d$"))
    expect(wrap_up.button("Keep open")).to_be_hidden()
    wrap_up.button("Close now").click()
    expect(wrap_up.card).to_be_hidden()


def test_what_is_not_saved_is_sent_before_the_card_closes(wrap_up: WrapUp) -> None:
    wrap_up.call(None)
    wrap_up.note.fill("Half a sen")
    wrap_up.hang_up()
    # Without a time to wrap up, it is the unsaved text that keeps the card.
    expect(wrap_up.timer).to_have_text(re.compile(r"^Closes in 1:0\d$"))
    wrap_up.button("Close now").click()
    expect(wrap_up.card).to_be_hidden()
    assert "Half a sen" in wrap_up.written


def test_what_is_not_saved_is_kept_where_administrators_want_that(wrap_up: WrapUp) -> None:
    settings = json.dumps({"unfinished": "keep"})
    wrap_up.portal.simulator.rest("app.option.set", **{"options[placard]": settings})
    wrap_up.call(None)
    wrap_up.note.fill("Half a sen")
    wrap_up.hang_up()
    wrap_up.button("Close now").click()
    expect(wrap_up.card).to_be_hidden()
    assert "Half a sen" not in wrap_up.written
    assert "Half a sen" in json.dumps(wrap_up.portal.simulator.read("state")["user_options"])


@pytest.mark.parametrize("telephony", ["built_in", "rest"])
def test_who_types_on_after_the_call_has_one_note_that_is_finished(wrap_up: WrapUp, telephony: str) -> None:
    """For half a minute, with a key every three seconds."""
    portal, sent = wrap_up.portal, []
    portal.page.on("request", lambda request: sent.append(request.post_data or ""))
    portal.simulator.settings(telephony=telephony)
    portal.page.clock.install()
    wrap_up.call(None, is_answered=telephony == "built_in")
    wrap_up.note.press_sequentially("Half a s")
    wrap_up.hang_up()
    expect(wrap_up.timer).to_be_visible()
    for letter in "entence, w":
        portal.page.clock.fast_forward(3_000)
        wrap_up.note.press_sequentially(letter)
    wrap_up.note.press_sequentially("hole")
    assert not any("ACTION=note" in one for one in sent)
    wrap_up.note.press("Control+Enter")
    expect(wrap_up.card).to_be_hidden()
    posted = [one for one in sent if "ACTION=note" in one]
    assert len(posted) == 1 and "UNFINISHED" not in posted[0]
    assert wrap_up.written.count("Half a sentence, whole") == 1


def test_what_cannot_be_saved_is_not_sent_over_and_over(wrap_up: WrapUp) -> None:
    wrap_up.call(None)
    sent: list[str] = []

    def refuse(route: Any) -> None:
        body = route.request.post_data or ""
        if "ACTION=note" not in body:
            return route.continue_()
        sent.append(body)
        route.fulfill(status=403, body="")

    wrap_up.portal.forgive("status: 403")
    wrap_up.portal.page.context.route(lambda url: "APP_SID=" in url, refuse)
    wrap_up.note.fill("Half a sentence")
    wrap_up.hang_up()
    wrap_up.button("Close now").click()
    wrap_up.portal.until(lambda: sent, "it is sent")
    # As long as it would take to send it some times more.
    wrap_up.portal.page.wait_for_timeout(3_500)
    assert len(sent) == 1 and wrap_up.card.is_visible()
    expect(wrap_up.note).to_have_value("Half a sentence")


def test_what_is_erased_keeps_nothing_open(portal: PortalPage) -> None:
    StubCustomer(portal)
    parent = StrictParent(portal).open(a_call(CALL_STATE="connected"))
    expect(portal.widget.locator("html")).to_have_attribute("data-live", "yes")
    note = portal.widget.locator("form[data-action=note] textarea")
    note.fill("Never mind")
    parent.await_requests("disableAutoClose", 1)
    note.fill("")
    parent.await_requests("enableAutoClose", 1)
    parent.fire("BeforeClose")
    expect(portal.widget.locator("#state")).to_contain_text("Call ended")
    assert len(parent.requests("disableAutoClose")) == 1


def test_too_little_to_be_sent_keeps_nothing_open(wrap_up: WrapUp) -> None:
    wrap_up.call(None)
    wrap_up.note.fill("ab")
    wrap_up.hang_up()
    expect(wrap_up.timer).to_be_visible()
    wrap_up.button("Close now").click()
    expect(wrap_up.card).to_be_hidden()
    assert "ab" not in wrap_up.written.replace("tab", "")


def test_a_call_that_nobody_took_is_not_wrapped_up(wrap_up: WrapUp) -> None:
    wrap_up.call(40, is_answered=False)
    wrap_up.hang_up()
    expect(wrap_up.card).to_be_hidden()


def test_a_pbxs_call_costs_something_else(wrap_up: WrapUp) -> None:
    wrap_up.portal.simulator.settings(telephony="rest")
    wrap_up.call(40, is_answered=False)
    wrap_up.hang_up()
    expect(wrap_up.closing.get_by_text("The next call opens no card until this closes.")).to_be_visible()
    wrap_up.button("Close now").click()
    expect(wrap_up.card).to_be_hidden()
