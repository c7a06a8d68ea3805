"""The call card has the size that a portal gives it, and everything in the widget can be reached in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from .client import number_of
from .portal_page import PortalPage
from .stub_customer import StubCustomer, answering, section

WIDTHS = (398, 540, 560, 798)

# Sizes and places in the portal's page.
BOXES = """() => {
    const box = (selector) => {
        const { left, top, width, height } = document.querySelector(selector).getBoundingClientRect();
        return [left, top, width, height].map(Math.round);
    };
    return { card: box("#call-card"), body: box(".tab-body"), frame: box("#card-frame-holder iframe"),
        overflow: getComputedStyle(document.body).overflowY, window: [innerWidth, innerHeight] };
}"""
# How far the end of what is shown is above the lower edge of the frame; negative where it is cut off.
ROOM_BELOW_THE_END = """() => {
    const lines = [...document.querySelector("main").querySelectorAll("*")].filter((one) => one.checkVisibility());
    return innerHeight - Math.max(...lines.map((one) => one.getBoundingClientRect().bottom));
}"""
IS_AT_THE_END = f"() => ({ROOM_BELOW_THE_END})() >= 0"


def boxes(portal: PortalPage) -> dict[str, Any]:
    return portal.page.evaluate(BOXES)


def expect_frame_in_place(portal: PortalPage, width: int) -> None:
    found = boxes(portal)
    assert found["card"][3] == 650 and found["body"][2:] == [width, 586], found
    assert found["frame"] == found["body"], "the frame has another size than its place"
    assert found["overflow"] == "hidden"
    # All of it can be seen in the window.
    left, top, across, down = found["body"]
    assert left >= 0 and top >= 0 and left + across <= found["window"][0] and top + down <= found["window"][1], found


def scroll_by_wheel(portal: PortalPage) -> None:
    left, top, width, height = boxes(portal)["body"]
    portal.page.mouse.move(left + width / 2, top + height / 2)
    # A document that had been scrolled would not show that the wheel works.
    portal.frame.evaluate("scrollTo(0, 0)")
    assert not portal.frame.evaluate(IS_AT_THE_END), "the card is too short to tell"
    portal.page.mouse.wheel(0, 20_000)
    portal.frame.wait_for_function(IS_AT_THE_END, timeout=3_000)


def scroll_by_keyboard(portal: PortalPage) -> None:
    portal.frame.evaluate("scrollTo(0, 0)")
    portal.page.focus("#card-tab")
    number_of(portal).locator(".copy").focus()
    portal.page.keyboard.press("End")
    portal.frame.wait_for_function(IS_AT_THE_END, timeout=3_000)


def await_customer(portal: PortalPage) -> None:
    expect(portal.widget.locator("#customer h1").first).to_be_visible()


def open_history(portal: PortalPage) -> None:
    portal.widget.locator(".more").last.click()
    expect(portal.widget.locator(".whole")).to_be_visible()


# In every language, that it can be reached is a test of the frame's.
@pytest.mark.parametrize("language", ["ar", "de", "en", "th"])
def test_the_end_of_the_longest_card_can_be_reached(visit: Callable[..., PortalPage], language: str) -> None:
    portal = visit(viewport={"width": 1366, "height": 768})
    portal.call("incoming-many-deals", language=language)
    await_customer(portal)
    open_history(portal)
    for width in WIDTHS:
        portal.page.fill("#frame-width", str(width))
        portal.page.wait_for_function("width => document.querySelector('.tab-body').clientWidth === width", arg=width)
        expect_frame_in_place(portal, width)
        scroll_by_wheel(portal)
        scroll_by_keyboard(portal)
        expect_frame_in_place(portal, width)
        assert portal.overflowing() == [], width
    assert "resizeWindow" not in portal.commands()


@pytest.mark.parametrize(("window", "width"), [((1366, 768), 540), ((1600, 900), 560)])
def test_the_window_decides_how_wide_a_tab_is(
        visit: Callable[..., PortalPage], window: tuple[int, int], width: int) -> None:
    portal = visit(viewport=dict(zip(("width", "height"), window))).call("incoming-contact")
    expect_frame_in_place(portal, width)


def test_a_customer_that_grows_and_shrinks_leaves_the_frame_alone(portal: PortalPage) -> None:
    stub = StubCustomer(portal)
    button = '<button type="button" data-retry="yes">More</button>'
    stub.answers = [answering(section("<p>A line</p>" * count + button)) for count in (2, 150, 2)]
    portal.call("incoming-contact")
    more = portal.widget.get_by_role("button", name="More")
    for count in (2, 150, 2):
        expect(portal.widget.locator("#customer p")).to_have_count(count)
        expect_frame_in_place(portal, 540)
        if count == 150:
            scroll_by_wheel(portal)
            scroll_by_keyboard(portal)
        more.click()


@pytest.mark.parametrize("fault", ["missing", "late"])
def test_without_the_library_everything_can_be_reached_as_well(portal: PortalPage, fault: str) -> None:
    portal.forgive("404", "ERR_BLOCKED_BY_ORB")
    portal.simulator.settings(library=fault, library_delay_ms=8000)
    portal.call("incoming-many-deals", live=False)
    await_customer(portal)
    scroll_by_wheel(portal)
    scroll_by_keyboard(portal)
    expect_frame_in_place(portal, 540)


def test_a_frame_that_was_resized_is_stuck_and_the_card_does_not_grow(portal: PortalPage) -> None:
    """What a portal does to a widget that asks for room, so that nobody relies on a kinder one."""
    portal.call("incoming-contact")
    size = portal.frame.evaluate(
        "() => new Promise((done) => BX24.resizeWindow(500, 1400, done))")
    assert size == {"width": 500, "height": 1400}
    for width in (540, 398, 798):
        portal.page.fill("#frame-width", str(width))
        portal.page.wait_for_function("width => document.querySelector('.tab-body').clientWidth === width", arg=width)
        found = boxes(portal)
        assert found["card"][3] == 650 and found["body"][2:] == [width, 586] and found["frame"][2:] == [500, 1400]
    # Nothing brings what is below the card into the window.
    portal.page.mouse.move(900, 400)
    portal.page.mouse.wheel(0, 5_000)
    portal.page.keyboard.press("End")
    portal.frame.evaluate("() => new Promise((done) => requestAnimationFrame(done))")
    assert boxes(portal)["frame"][1] == found["frame"][1]
    assert portal.page.evaluate("scrollY") == 0
    size = portal.frame.evaluate("() => new Promise((done) => BX24.fitWindow(done))")
    assert size["width"] == 798


def test_folding_keeps_the_frame(portal: PortalPage) -> None:
    portal.call("incoming-contact")
    portal.click("answer")
    portal.page.wait_for_selector("#call-card[data-state=connected]")
    portal.frame.evaluate("window.isTheSame = true")
    portal.click("fold")
    expect(portal.page.locator("#card-frame-holder")).to_be_hidden()
    assert portal.page.evaluate("getComputedStyle(document.body).overflowY") != "hidden"
    portal.click("unfold")
    expect(portal.widget.locator(".strip")).to_be_visible()
    assert portal.frame.evaluate("window.isTheSame") is True
