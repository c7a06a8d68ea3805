"""The tab in the card of a client, at the real program, nginx and simulator."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from support.demo import Demo
from .portal_page import PortalPage
from .test_accessibility import violations_in
from .test_installing_simulator import bind

BERGER = "/crm/contact/details/101/"
FRAME = "#slider-holder-2 iframe"
Open = Callable[..., FrameLocator]


@pytest.fixture
def tab(portal: PortalPage, demo: Demo) -> Open:
    """Opens the tab in the card of an item, from a call card."""
    def open_tab(path: str = BERGER, settings: dict[str, str] | None = None, **parameters: Any) -> FrameLocator:
        _, _, kind, *_ = path.split("/")
        bind(portal, demo, PLACEMENT=f"CRM_{kind.upper()}_DETAIL_TAB", TITLE="Calls")
        portal.call("incoming-contact", **parameters)
        if settings:
            portal.simulator.settings(**settings)
        portal.frame.evaluate("path => BX24.openPath(path)", path)
        portal.page.get_by_role("tab", name="Calls").click()
        return portal.page.frame_locator(FRAME)

    return open_tab


def frame_of(page: Page) -> Any:
    return page.query_selector(FRAME).content_frame()


def test_all_calls_with_a_client_are_told(portal: PortalPage, tab: Open) -> None:
    page = tab()
    calls = page.locator("[data-part=calls]")
    lines = calls.locator(".events > li")
    # Those of the company's other people, too.
    expect(lines).to_have_count(11)
    expect(calls.locator("dl")).to_contain_text(re.compile("Calls in 90 days11.*Last conversation", re.DOTALL))
    first = lines.first
    expect(first).to_contain_text("Incoming call: Delivery date of the second batch")
    expect(first).to_contain_text("3 min 4 s")
    link = first.get_by_role("link", name=re.compile("^Recording ?: Delivery date of the second batch, "))
    assert "auth" not in link.get_attribute("href") and link.get_attribute("href").startswith(portal.origin)
    # By the browser itself: the portal's slider does not take it.
    portal.forgive("/bitrix/tools/crm_show_file.php")
    with portal.page.context.expect_page() as opened:
        link.click()
    assert opened.value.url == link.get_attribute("href")
    opened.value.close()
    # The frame is as high as its page.
    frame = frame_of(portal.page)
    portal.until(lambda: frame.evaluate("document.documentElement.scrollHeight <= innerHeight"), "no scroll bar")


def test_a_transcript_comes_below_its_call(portal: PortalPage, tab: Open) -> None:
    page = tab()
    lines = page.locator("[data-part=calls] .events > li")
    first, second = lines.filter(has_text="Delivery date").first, lines.filter(has_text="Asked for Jonas").first
    first.get_by_role("button", name="Transcript").click()
    expect(first.locator("blockquote")).to_contain_text("It is about this: Delivery date of the second batch.")
    second.get_by_role("button", name="Transcript").click()
    expect(second).to_contain_text("Bitrix24 has no transcript of this call.")
    expect(page.locator("blockquote")).to_have_count(0)
    assert violations_in(frame_of(portal.page)) == []
    button = second.get_by_role("button", name="Transcript")
    button.press("Enter")
    expect(second).not_to_contain_text("Bitrix24 has no transcript")
    portal.simulator.settings(call_ai="off")
    first.get_by_role("button", name="Transcript").click()
    expect(first).to_contain_text("You may not read this transcript")


def test_what_is_written_is_in_the_card_around_it(portal: PortalPage, tab: Open) -> None:
    page = tab()
    expect(page.locator("[data-part=calls] li").first).to_be_visible()
    transcript = page.locator("[data-part=calls] li").first.get_by_role("button", name="Transcript")
    transcript.click()
    expect(page.locator("blockquote")).to_be_visible()
    calls = page.locator("[data-part=calls]")
    calls.evaluate("one => { one.dataset.old = 'yes'; }")
    note = page.get_by_role("textbox", name="Note")
    note.fill("Wants the blades in May")
    with portal.page.expect_request(f"**{BERGER}**"):
        note.press("Control+Enter")
        expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    comments = [(one["entity_id"], one["text"]) for one in portal.simulator.read("state")["comments"]]
    assert comments == [(101, "Wants the blades in May")]
    expect(calls).not_to_have_attribute("data-old", "yes")
    # What was opened stays so when the calls are loaded again.
    expect(page.locator("[data-part=calls] li").first.locator("blockquote")).to_be_visible()
    page.get_by_role("button", name="Follow-up").click()
    with portal.page.expect_request(f"**{BERGER}**"):
        page.get_by_role("button", name="Tomorrow 10:00").click()
    expect(page.get_by_role("status").filter(has_text="Saved.").last).to_be_visible()


def test_the_outcome_that_was_chosen_in_the_call_card_is_told(portal: PortalPage, tab: Open) -> None:
    portal.simulator.settings(call_activity="after")
    portal.call("incoming-contact")
    portal.click("answer")
    button = portal.widget.locator("form[data-action=outcome]").get_by_role("button", name="Not interested")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    portal.click("hang-up")
    portal.await_free()
    page = tab()
    expect(page.locator("[data-part=calls] li").first).to_contain_text("Outcome Not interested")


def test_a_tab_hears_of_what_is_written_in_the_call_card(portal: PortalPage, tab: Open) -> None:
    page = tab()
    calls = page.locator("[data-part=calls]")
    expect(calls.locator("li").first).to_be_visible()
    calls.evaluate("one => { one.dataset.old = 'yes'; }")
    card = portal.frame
    card.evaluate("text => { document.querySelector('[name=TEXT]').value = text; }", "From the card")
    card.evaluate("() => document.querySelector('[data-action=note]').requestSubmit()")
    expect(calls).not_to_have_attribute("data-old", "yes")


def test_a_portal_that_refuses_can_be_asked_again(portal: PortalPage, tab: Open) -> None:
    page = tab(settings={"rest": "503"})
    calls = page.locator("[data-part=calls]")
    expect(page.get_by_role("textbox", name="Note")).to_be_visible()
    expect(calls).to_have_attribute("data-state", re.compile("busy|failed"))
    portal.simulator.settings(rest="normal")
    calls.get_by_role("button", name="Try again").click()
    expect(calls.locator("li").first).to_be_visible()


@pytest.mark.parametrize("language, theme", [("en", "light"), ("de", "dark"), ("ar", "light")])
def test_it_fits_every_width(portal: PortalPage, tab: Open, artifacts: Any, language: str, theme: str) -> None:
    page = tab(language=language, theme=theme)
    calls = page.locator("[data-part=calls] li")
    expect(calls.first).to_be_visible()
    calls.first.locator(".more").click()
    expect(page.locator("blockquote")).to_be_visible()
    frame = frame_of(portal.page)
    assert violations_in(frame) == []
    element = frame.frame_element()
    for width in (398, 560, 900, 1280):
        element.evaluate("(one, width) => { one.style.width = `${width}px`; one.parentElement.style.width = `${width}px`; }", width)
        expect(page.locator("html")).to_have_js_property("clientWidth", width)
        overflow = frame.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert overflow <= 0, f"{width}: {overflow}"
        element.screenshot(path=artifacts / f"tab-{language}-{theme}-{width}.png")


def test_a_tab_that_nobody_sees_waits_until_it_is_looked_at(portal: PortalPage, tab: Open) -> None:
    page = tab()
    calls = page.locator("[data-part=calls]")
    expect(calls.locator("li").first).to_be_visible()
    frame = frame_of(portal.page)
    frame.evaluate("() => { document.querySelector('[data-part=calls]').dataset.old = 'yes'; }")
    asked: list[str] = []
    portal.page.on("request", lambda request: asked.append(request.post_data or "") if request.method == "POST" else None)
    portal.page.get_by_role("tab", name="General").click()
    told = "origin => new Promise((done) => { const one = new BroadcastChannel('placard'); one.postMessage(origin); done(); })"
    portal.frame.evaluate(told, "https://another.example")
    portal.frame.evaluate(told, portal.origin)
    # Longer than a page waits for others to come.
    portal.page.wait_for_timeout(4000)
    assert not [body for body in asked if "VIEW=calls" in body]
    portal.page.get_by_role("tab", name="Calls").click()
    expect(calls).not_to_have_attribute("data-old", "yes")
    # Of another portal, it hears nothing.
    frame.evaluate("() => { document.querySelector('[data-part=calls]').dataset.old = 'yes'; }")
    count = len([body for body in asked if "VIEW=calls" in body])
    portal.frame.evaluate(told, "https://another.example")
    portal.page.wait_for_timeout(4000)
    assert len([body for body in asked if "VIEW=calls" in body]) == count


def test_what_is_shown_stays_where_a_portal_does_not_answer(portal: PortalPage, tab: Open) -> None:
    page = tab()
    calls = page.locator("[data-part=calls]")
    expect(calls.locator("li").first).to_be_visible()
    portal.simulator.settings(rest="503")
    with portal.page.expect_response(lambda answer: "VIEW=calls" in (answer.request.post_data or "")):
        portal.frame.evaluate("origin => new BroadcastChannel('placard').postMessage(origin)", portal.origin)
    expect(calls).not_to_have_attribute("aria-busy", "true")
    expect(calls.locator("li").first).to_be_visible()


def test_a_browser_that_blocks_storage(portal: PortalPage, tab: Open) -> None:
    portal.page.add_init_script("window.BroadcastChannel = class { constructor() { throw new DOMException('', 'SecurityError'); } };")
    page = tab()
    expect(page.locator("[data-part=calls] li").first).to_be_visible()
    note = page.get_by_role("textbox", name="Note")
    note.fill("Wants the blades in May")
    note.press("Control+Enter")
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
