"""The frame keeps the size that the portal gives it, and the card scrolls inside it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from .portal_page import PortalPage
from .strict_parent import StrictParent, a_call
from .stub_customer import StubCustomer, answering, section

# The body of a tab in a portal's call card, in wide and narrow windows and in the desktop application.
HEIGHT = 586
WIDTHS = [398, 540, 560, 798]

# In the frame: whether its last line is seen, whatever that is.
LAST_LINE_IS_SEEN = """() => {
    const ends = [...document.querySelectorAll("main, main *")].filter((one) => one.checkVisibility())
        .map((one) => one.getBoundingClientRect().bottom);
    return Math.max(...ends) <= innerHeight + 0.5;
}"""
AT_THE_END = """() => {
    const { scrollTop, clientHeight, scrollHeight } = document.scrollingElement;
    return scrollTop + clientHeight >= scrollHeight - 1;
}"""
IS_LONGER = "() => document.scrollingElement.scrollHeight > innerHeight"


def lines(count: int, button: str = "") -> str:
    """A fragment of that many paragraphs."""
    return section("<p>A line about the customer</p>" * count + button)


def client(portal: PortalPage, scenario: str) -> dict[str, Any]:
    """The call of one of the portal's scenarios."""
    keys = ("PHONE_NUMBER", "LINE_NUMBER", "LINE_NAME", "CRM_ENTITY_TYPE", "CRM_ENTITY_ID", "CRM_BINDINGS")
    found = portal.open().scenario(scenario)["clients"][0]
    return a_call(**{key: found[key] for key in keys if found.get(key) is not None})


def size(portal: PortalPage) -> tuple[float, float]:
    box = portal.page.locator("#card-frame-holder iframe").bounding_box()
    return box["width"], box["height"]


def assert_frame_is_the_portals(portal: PortalPage, parent: StrictParent, width: int) -> None:
    assert size(portal) == (width, HEIGHT)
    assert portal.frame.evaluate("[innerWidth, innerHeight]") == [width, HEIGHT]
    assert parent.requests("resizeWindow") == []


def await_live(portal: PortalPage) -> None:
    expect(portal.widget.locator("html")).to_have_attribute("data-live", "yes")


def scroll_by_wheel(portal: PortalPage) -> None:
    portal.page.mouse.move(200, 300)
    portal.page.mouse.wheel(0, 50_000)


@pytest.mark.bound(180)
def test_the_last_line_of_the_longest_card_is_reached_in_every_language(portal: PortalPage) -> None:
    call = client(portal, "incoming-many-deals")
    for language in portal.simulator.read("configuration")["languages"]:
        parent = StrictParent(portal).open(call, language=language, width=WIDTHS[0])
        await_live(portal)
        expect(portal.widget.locator("#customer .deal").first).to_be_visible()
        portal.widget.locator(".more").last.evaluate("more => more.click()")
        expect(portal.widget.locator(".whole")).to_be_visible()
        for width in WIDTHS:
            parent.resize(width)
            portal.frame.wait_for_function("width => innerWidth === width", arg=width)
            portal.frame.evaluate("scrollTo(0, 0)")
            portal.frame.wait_for_function(IS_LONGER)
            assert not portal.frame.evaluate(LAST_LINE_IS_SEEN)
            scroll_by_wheel(portal)
            portal.frame.wait_for_function(LAST_LINE_IS_SEEN)
            assert portal.frame.evaluate("document.scrollingElement.scrollWidth") <= width
            assert_frame_is_the_portals(portal, parent, width)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_keyboard_scrolls_the_card(portal: PortalPage, width: int) -> None:
    call = client(portal, "incoming-many-deals")
    parent = StrictParent(portal).open(call, width=width)
    await_live(portal)
    expect(portal.widget.locator("#customer .deal").first).to_be_visible()
    # As long as a card gets.
    portal.frame.evaluate("""() => { for (let count = 0; count < 5; count++) {
        const last = [...document.querySelectorAll("#customer > .panel")].at(-1);
        last.after(last.cloneNode(true));
    } }""")
    portal.page.keyboard.press("Tab")
    a_page_on = "() => scrollY > 0.8 * (innerHeight - document.querySelector('.bar').offsetHeight)"
    for key, place in (("End", AT_THE_END), ("Home", "() => scrollY === 0"), ("PageDown", a_page_on)):
        portal.page.keyboard.press(key)
        portal.frame.wait_for_function(place)
        assert portal.frame.evaluate(LAST_LINE_IS_SEEN) == (key == "End")
    assert_frame_is_the_portals(portal, parent, width)


def test_the_keyboard_scrolls_a_card_in_which_nothing_takes_the_focus(portal: PortalPage) -> None:
    stub = StubCustomer(portal)
    stub.always = answering(lines(60))
    call = a_call(CALL_ID="", PHONE_NUMBER="hidden", CRM_ENTITY_TYPE="", CRM_ENTITY_ID=0, CRM_BINDINGS=[])
    StrictParent(portal).open(call)
    await_live(portal)
    expect(portal.widget.locator("#customer p")).to_have_count(60)
    # As where nothing can be written.
    portal.widget.locator(".bar").evaluate("bar => bar.remove()")
    expect(portal.widget.locator("a, button, summary, textarea")).to_have_count(0)
    portal.page.keyboard.press("Tab")
    portal.page.keyboard.press("End")
    portal.frame.wait_for_function(LAST_LINE_IS_SEEN)


def test_nothing_that_comes_later_changes_the_frame(portal: PortalPage) -> None:
    more = '<button type="button" data-retry="yes">More</button>'
    stub = StubCustomer(portal)
    stub.answers = [answering(lines(count, more)) for count in (2, 90, 2)]
    parent = StrictParent(portal).open(a_call())
    await_live(portal)
    for count in (2, 90, 2):
        expect(portal.widget.locator("#customer p")).to_have_count(count)
        assert_frame_is_the_portals(portal, parent, 560)
        assert portal.frame.evaluate(IS_LONGER) == (count == 90)
        if stub.answers:
            portal.widget.get_by_role("button", name="More").click()


def test_the_card_follows_its_place_in_the_desktop_application(portal: PortalPage) -> None:
    parent = StrictParent(portal).open(client(portal, "incoming-many-deals"))
    await_live(portal)
    expect(portal.widget.locator("#customer .deal").first).to_be_visible()
    for width in (398, 798, 480):
        parent.resize(width)
        portal.frame.wait_for_function("width => innerWidth === width", arg=width)
        assert portal.overflowing() == []
        assert_frame_is_the_portals(portal, parent, width)


@pytest.mark.parametrize("fault", ["library missing", "library late", "parent silent"])
def test_the_card_scrolls_without_the_portals_help(portal: PortalPage, fault: str) -> None:
    held: list[Any] = []
    if fault == "library missing":
        portal.forgive("/api/v1/")
        portal.page.context.route("**/api/v1/", lambda route: route.fulfill(status=404))
    if fault == "library late":
        portal.page.context.route("**/api/v1/", lambda route: held.append(route))
    stub = StubCustomer(portal)
    stub.answers = [answering(lines(60))]
    hold = ("getInitData", "getStatus") if fault == "parent silent" else ()
    parent = StrictParent(portal).open(a_call(), hold=hold)
    expect(portal.widget.locator("#customer p")).to_have_count(60)
    scroll_by_wheel(portal)
    portal.frame.wait_for_function(LAST_LINE_IS_SEEN)
    assert_frame_is_the_portals(portal, parent, 560)
