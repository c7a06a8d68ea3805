"""The frame is as high as the page in it, and as wide as the portal makes it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from portal_page import PortalPage
from strict_parent import StrictParent, a_call
from stub_customer import StubCustomer, answering, section, until

# In the frame: whether it ends where its content does, but for the space around that.
FITS = """() => {
    const gap = innerHeight - document.querySelector("main").getBoundingClientRect().bottom - scrollY;
    return document.documentElement.scrollHeight <= innerHeight && gap >= 0 && gap <= 40;
}"""
SCROLLS = """() => document.documentElement.scrollHeight > innerHeight
    && !["hidden", "clip"].includes(getComputedStyle(document.documentElement).overflowY)"""


def lines(count: int) -> str:
    """A fragment of that many paragraphs, with a button that asks for the next one."""
    return section("<p>A line about the customer</p>" * count + '<button type="button" data-retry="yes">More</button>')


def height(portal: PortalPage) -> int:
    return portal.frame.evaluate("innerHeight")


def await_fit(portal: PortalPage) -> None:
    portal.frame.wait_for_function(FITS)


def watch(portal: PortalPage) -> None:
    """Half a second of the frame's life, in which a loop would show."""
    portal.frame.evaluate("""async () => {
        for (let turn = 0; turn < 30; turn += 1) await new Promise((done) => requestAnimationFrame(done));
    }""")


def resizes(portal: PortalPage) -> int:
    return portal.commands().count("resizeWindow")


@pytest.mark.parametrize("width", [360, 480, 600])
def test_the_frame_is_as_high_as_its_page(portal: PortalPage, width: int) -> None:
    portal.call("incoming-many-deals", width=width)
    await_fit(portal)
    watch(portal)
    assert resizes(portal) <= 3
    assert portal.frame.evaluate("innerWidth") == width


def test_details_grow_the_frame_and_shrink_it_again(portal: PortalPage) -> None:
    portal.call("incoming-contact")
    await_fit(portal)
    watch(portal)
    before, messages = height(portal), resizes(portal)
    details = portal.widget.locator("details summary")
    details.click()
    portal.frame.wait_for_function("before => innerHeight > before", arg=before)
    await_fit(portal)
    details.click()
    portal.frame.wait_for_function("before => innerHeight === before", arg=before)
    watch(portal)
    assert 2 <= resizes(portal) - messages <= 6


def test_the_frame_follows_the_customer(portal: PortalPage) -> None:
    stub = StubCustomer(portal)
    stub.answers = [answering(lines(count)) for count in (2, 30, 2)]
    portal.call("incoming-contact")
    more = portal.widget.get_by_role("button", name="More")
    expect(portal.widget.locator("#customer p")).to_have_count(2)
    await_fit(portal)
    before = height(portal)
    more.click()
    expect(portal.widget.locator("#customer p")).to_have_count(30)
    await_fit(portal)
    assert height(portal) > before + 300
    more.click()
    expect(portal.widget.locator("#customer p")).to_have_count(2)
    portal.frame.wait_for_function("before => innerHeight === before", arg=before)
    await_fit(portal)
    watch(portal)
    assert resizes(portal) <= 10


def test_what_the_library_comes_too_late_for_is_measured_when_it_comes(portal: PortalPage) -> None:
    held: list[Any] = []
    portal.page.context.route("**/api/v1/", lambda route: held.append(route))
    stub = StubCustomer(portal)
    stub.answers = [answering(lines(30))]
    portal.call("incoming-contact", live=False)
    expect(portal.widget.locator("#customer p")).to_have_count(30)
    portal.frame.wait_for_function(SCROLLS)
    held[0].continue_()
    await_fit(portal)


def test_a_page_higher_than_the_portal_allows_scrolls(portal: PortalPage) -> None:
    stub = StubCustomer(portal)
    stub.answers = [answering(lines(150))]
    portal.call("incoming-contact")
    expect(portal.widget.locator("#customer p")).to_have_count(150)
    until(portal, lambda: height(portal) == 2_000, "the greatest height")
    portal.frame.wait_for_function(SCROLLS, timeout=1_000)
    watch(portal)
    assert resizes(portal) <= 6


@pytest.mark.parametrize("library", ["missing", "ignored"])
def test_where_nothing_makes_room_the_page_scrolls(portal: PortalPage, library: str) -> None:
    if library == "missing":
        portal.forgive("/api/v1/")
        portal.page.context.route("**/api/v1/", lambda route: route.fulfill(status=404))
    stub = StubCustomer(portal)
    stub.answers = [answering(lines(30))]
    parent = StrictParent(portal).open(a_call(), ignores_resize=True)
    expect(portal.widget.locator("#customer p")).to_have_count(30)
    if library == "ignored":
        # Until then the page waits for the portal, without a scroll bar.
        parent.await_requests("resizeWindow", 1)
    portal.frame.wait_for_function(SCROLLS, timeout=1_000)
    portal.widget.locator("#customer p").first.hover()
    portal.page.mouse.wheel(0, 200)
    portal.frame.wait_for_function("() => scrollY > 0")
    portal.widget.locator("details summary").click()
    portal.frame.wait_for_function(SCROLLS, timeout=1_000)
    watch(portal)
    assert len(parent.requests("resizeWindow")) <= 6


@pytest.mark.parametrize("manner", [
    "height - 1", "height + 1", "height - 20", "Math.min(height, 400)", "Math.max(height, 900)", "height * 1.1"])
def test_a_portal_with_a_mind_of_its_own_is_not_asked_for_ever(portal: PortalPage, manner: str) -> None:
    stub = StubCustomer(portal)
    stub.answers = [answering(lines(10))]
    parent = StrictParent(portal).open(a_call(), hold=("getInitData",))
    portal.page.evaluate(f"""() => {{
        window.ignoresResize = true;
        const push = requests.push.bind(requests);
        requests.push = (request) => {{
            if (request.command === "resizeWindow") {{
                const height = request.parameters.height;
                iframe.style.height = `${{{manner}}}px`;
                answer(request, {{ ...request.parameters, height: {manner} }});
            }}
            return push(request);
        }};
    }}""")
    parent.answer("getInitData", 1, parent.initial)
    parent.await_requests("resizeWindow", 1)
    for _ in range(3):
        watch(portal)
    assert len(parent.requests("resizeWindow")) <= 6
    # Whatever it does not show can be reached.
    is_whole = portal.frame.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert is_whole or portal.frame.evaluate(SCROLLS)


def test_the_width_is_the_portals(portal: PortalPage) -> None:
    portal.call("incoming-many-deals", width=600)
    await_fit(portal)
    for width in (360, 600, 420):
        portal.page.fill("#frame-width", str(width))
        portal.frame.wait_for_function("width => innerWidth === width", arg=width)
        await_fit(portal)
        assert portal.frame.evaluate("document.documentElement.scrollWidth") <= width
    watch(portal)
    assert resizes(portal) <= 12
