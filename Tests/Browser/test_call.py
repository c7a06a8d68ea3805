"""What an operator sees of a call, from the first ring to its end."""

from __future__ import annotations

from playwright.sync_api import expect

from .portal_page import PortalPage


def test_a_newcomer_clicks_once_and_sees_the_widget(portal: PortalPage) -> None:
    portal.open().click("incoming")
    portal.await_live()
    expect(portal.widget.locator("#state")).to_have_text("Ringing")


def test_the_state_follows_the_call_and_the_timer_the_conversation(portal: PortalPage) -> None:
    portal.call("incoming-contact")
    state, timer = portal.widget.locator("#state"), portal.widget.locator("#timer")
    expect(timer).to_be_hidden()
    portal.click("answer")
    expect(state).to_have_text("In conversation")
    expect(timer).to_contain_text("0:01")
    # Nobody holds the card.
    portal.click("hang-up")
    expect(portal.page.locator("#call-card")).to_be_hidden()
