"""The widget for those who do not use a mouse, do not see it, or see it in colours of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Route, expect

from .client import number_of
from .portal_page import PortalPage
from .stub_customer import StubCustomer, answering
from .test_every_language import INSERT_CUSTOMER

Visit = Callable[..., PortalPage]


def violations(portal: PortalPage) -> list[str]:
    """What axe finds in the widget's document."""
    return violations_in(portal.frame)


def violations_in(frame: Any) -> list[str]:
    """What axe finds in a frame's document."""
    if not frame.evaluate("'axe' in window"):
        frame.evaluate(AXE_SCRIPT)
    # A colour that is on its way to another one is neither.
    frame.evaluate("() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {})))")
    result: dict[str, Any] = frame.evaluate("axe.run({ resultTypes: ['violations'] })")
    assert len(result["passes"]) > 10, "axe looked at next to nothing"
    return [f"{one['impact']} {one['id']}: {node['html'][:200]} {node['failureSummary']}"
            for one in result["violations"] for node in one["nodes"]]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing(portal: PortalPage, theme: str, language: str) -> None:
    portal.simulator.settings(event_arguments="all")
    portal.call("incoming-contact", theme=theme, language=language)
    assert violations(portal) == [], "ringing"
    portal.click("answer")
    expect(portal.widget.locator("#timer")).to_be_visible()
    portal.widget.locator(".more").last.click()
    expect(portal.widget.locator(".whole")).to_be_visible()
    portal.widget.locator("#customer .item").first.hover()
    assert violations(portal) == [], "in conversation"
    portal.fail("486")
    expect(portal.widget.locator("#state .failure")).to_be_visible()
    portal.frame.evaluate(INSERT_CUSTOMER, [portal.phrases.markup, "failed"])
    assert violations(portal) == [], "failed"
    # Colours and direction have been seen.
    for scenario in ("incoming-hidden", "campaign") if (theme, language) == ("light", "en") else ():
        portal.start(scenario)
        portal.await_live()
        assert violations(portal) == [], scenario


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_while_the_customer_is_awaited(portal: PortalPage, theme: str, language: str) -> None:
    held = Held(portal)
    portal.call("incoming-contact", theme=theme, language=language)
    customer = portal.widget.locator("#customer")
    held.await_question()
    expect(customer).to_have_attribute("aria-busy", "true")
    expect(customer.locator(".loading")).to_be_visible()
    assert violations(portal) == [], "the first time"
    held.release()
    expect(customer.locator(".person")).to_be_visible()
    # What was found stays to be read while the portal is asked once more.
    portal.frame.evaluate(RETRY)
    held.await_question()
    expect(customer).to_have_attribute("aria-busy", "true")
    assert violations(portal) == [], "once more"
    held.release()
    expect(customer).not_to_have_attribute("aria-busy", "true")


# As where a part could not be loaded.
RETRY = """
() => {
    const button = document.createElement("button");
    button.dataset.retry = "yes";
    document.querySelector("#customer .panel").append(button);
    button.click();
    button.remove();
}
"""


class Held:
    """Keeps back what the page asks about the customer until it is released."""

    def __init__(self, portal: PortalPage) -> None:
        self.portal = portal
        self.routes: list[Route] = []
        portal.page.context.route("**/*", self._route)

    def _route(self, route: Route) -> None:
        if "VIEW=customer" in (route.request.post_data or ""):
            self.routes.append(route)
        else:
            route.fallback()

    def await_question(self) -> None:
        self.portal.until(lambda: self.routes, "a question about the customer")

    def release(self) -> None:
        while self.routes:
            self.routes.pop().continue_()


@pytest.mark.parametrize(("scenario", "words"), [
    ("incoming-contact", ["Customer", "Anna Berger"]), ("incoming-unknown", ["Not in the CRM"]),
    ("incoming-shared-number", ["Several people have this number", "Peter Doyle", "Siobhán Doyle"])])
def test_the_arrival_of_the_customer_is_said(portal: PortalPage, scenario: str, words: list[str]) -> None:
    held = Held(portal)
    portal.call(scenario)
    held.await_question()
    arrival = portal.widget.locator("#arrival")
    expect(arrival).to_have_text("")
    # Only what changes within a region that stays is read out.
    arrival.evaluate("region => { region.isTheSame = true }")
    held.release()
    for word in words:
        expect(arrival).to_contain_text(word)
    assert arrival.evaluate("region => region.isTheSame === true && region.role === 'status'")
    assert arrival.evaluate("region => !region.closest('[hidden]') && region.checkVisibility()")
    # Who it is, and not what there is to know of them.
    assert len(arrival.inner_text()) < 200
    expect(portal.widget.get_by_role("region", name=words[0])).to_be_visible()


def test_a_failure_is_said(portal: PortalPage) -> None:
    portal.forgive("status: 503")
    StubCustomer(portal).always = answering("", 503)
    portal.call("incoming-contact")
    expect(portal.widget.locator("#arrival")).to_contain_text("The customer's data could not be loaded.")


def test_what_an_icon_says_of_an_activity_is_also_said_in_words(portal: PortalPage) -> None:
    portal.call("incoming-contact")
    # What is to be done is named by its subject.
    events = portal.widget.locator("#customer .event:not(:has(form))")
    expect(events.first).to_be_visible()
    for event in events.all():
        words = event.evaluate("one => one.querySelector('p').textContent.trim()")
        assert words.startswith(("Incoming call", "Outgoing call", "Email", "Meeting", "Activity")), words


def test_axe_would_find_something(portal: PortalPage) -> None:
    portal.call("incoming-contact")
    # It brings buttons of its own.
    expect(portal.widget.locator("#customer .person")).to_be_visible()
    portal.frame.evaluate("""() => {
        document.querySelector("#timer").hidden = false;
        for (const copy of document.querySelectorAll(".copy")) {
            copy.removeAttribute("aria-label");
            copy.removeAttribute("title");
        }
        document.querySelector("main").insertAdjacentHTML("beforeend", "<p class=hint id=pale>pale</p>");
        document.querySelector("#pale").style.color = "#aaa";
    }""")
    found = "\n".join(violations(portal))
    assert "button-name" in found and "color-contrast" in found


def test_landmarks_headings_and_live_regions(portal: PortalPage) -> None:
    portal.call("incoming-contact")
    widget = portal.widget
    expect(widget.get_by_role("main")).to_have_count(1)
    expect(widget.get_by_role("heading", name="Anna Berger")).to_be_visible()
    headings = widget.locator("h1, h2, h3, h4, h5, h6")
    levels = headings.evaluate_all(
        "all => all.filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1]))")
    assert levels[:2] == [1, 2] and levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in zip(levels, levels[1:])), levels
    expect(widget.get_by_role("region", name="Customer")).to_be_visible()
    expect(widget.get_by_role("link", name="Nordlicht Windkraft GmbH")).to_be_visible()
    status = widget.locator("#state")
    expect(status).to_have_attribute("role", "status")
    # Only what changes within a region that stays is read out.
    status.evaluate("region => { region.isTheSame = true }")
    portal.click("answer")
    expect(status).to_have_text("In conversation")
    assert status.evaluate("region => region.isTheSame === true")
    # A timer's role is off by default: nobody wants to hear every second.
    timer = widget.get_by_role("timer")
    expect(timer).to_be_visible()
    assert timer.get_attribute("aria-live") in (None, "off") and timer.evaluate("one => !one.closest('[role=status]')")


FOCUSABLE = "a[href], button, summary, input, select, textarea, [tabindex='0']"
# The focused element's place among those, and whether it shows that it has the focus.
FOCUS = """
(selector) => {
    const all = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
    const style = getComputedStyle(document.activeElement);
    const isMarked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return [all.length, document.hasFocus() ? all.indexOf(document.activeElement) : -1, isMarked];
}
"""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_tab_reaches_every_control_in_order_and_leaves_again(portal: PortalPage, language: str) -> None:
    portal.call("incoming-contact", language=language)
    expect(portal.widget.locator("#customer h1").first).to_be_visible()
    portal.page.focus("#card-tab")
    reached = []
    for _ in range(30):
        portal.page.keyboard.press("Tab")
        count, place, is_marked = portal.frame.evaluate(FOCUS, FOCUSABLE)
        if place < 0:
            # The portal's own panel of the tab may come first.
            if reached:
                break
            continue
        assert is_marked, f"control {place} does not show that it has the focus"
        reached.append(place)
    # The number's button, three items, a deal, the details.
    assert reached == list(range(count)) and count > 5


def test_every_control_works_with_the_keyboard_alone(visit: Visit) -> None:
    portal = visit(permissions=["clipboard-read"])
    portal.call("incoming-contact")
    page, widget = portal.page, portal.widget
    number = portal.scenario("incoming-contact")["clients"][0]["PHONE_NUMBER"]
    expect(widget.locator(".person")).to_be_visible()
    copy, hint = number_of(portal).locator(".copy"), number_of(portal).locator(".hint")
    copy.focus()
    page.keyboard.press("Enter")
    expect(hint).to_have_text("Copied")
    expect(hint).to_have_attribute("role", "status")
    expect(copy).to_be_focused()
    assert read_clipboard(portal) == number

    more = widget.locator(".more").last
    more.focus()
    page.keyboard.press("Enter")
    expect(more).to_have_attribute("aria-expanded", "true")
    expect(widget.locator(".whole .event").first).to_be_visible()
    expect(more).to_be_focused()
    page.keyboard.press("Space")
    expect(more).to_have_attribute("aria-expanded", "false")
    expect(widget.locator(".whole .event")).to_have_count(0)

    link = widget.locator("#customer .item").first
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#slider")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#slider")).to_be_hidden()
    # Where the focus goes after the slider is the portal's affair.


def test_space_copies_the_number_as_well(visit: Visit) -> None:
    portal = visit(permissions=["clipboard-read"])
    portal.call("incoming-arabic", language="ar")
    expect(portal.widget.locator(".person")).to_be_visible()
    number_of(portal).locator(".copy").focus()
    portal.page.keyboard.press("Space")
    expect(number_of(portal).locator(".hint")).to_have_text(portal.phrases.copied)
    assert read_clipboard(portal) == portal.scenario("incoming-arabic")["clients"][0]["PHONE_NUMBER"]


def read_clipboard(portal: PortalPage) -> str:
    # Only a document that has the focus may read it, and asking for it must not take it from the widget's.
    page = portal.page.context.new_page()
    page.goto(f"{portal.origin}/crm/")
    text = page.evaluate("navigator.clipboard.readText()")
    page.close()
    portal.page.bring_to_front()
    return text


# A click that leaves the focus where it is: what happens to the call happens elsewhere.
HAPPEN = "(name) => document.getElementById(name).click()"


COMPANY = "#customer a[href$='/company/details/11/']"


@pytest.mark.parametrize("selector", [".person > .number .copy", COMPANY, ".panel:last-child .more"])
def test_the_focus_stays_while_the_call_goes_on(portal: PortalPage, selector: str) -> None:
    portal.call("incoming-contact")
    control = portal.widget.locator(selector)
    control.focus()
    expect(control).to_be_focused()
    portal.page.evaluate(HAPPEN, "answer")
    expect(portal.widget.locator("#state .badge")).to_have_text("In conversation")
    expect(control).to_be_focused()


@pytest.mark.parametrize("selector", [
    ".person > .number .copy",
    ".panel:last-child .more",
])
def test_the_focus_stays_when_an_item_is_linked(portal: PortalPage, selector: str) -> None:
    portal.call("incoming-contact")
    control = portal.widget.locator(selector)
    control.focus()
    portal.page.evaluate(HAPPEN, "create-item")
    expect(portal.widget.locator("#items .item")).to_have_count(4)
    expect(control).to_be_focused(timeout=1000)


MOVING = """
() => [...document.querySelectorAll("*")].filter((one) => {
    const style = getComputedStyle(one);
    return style.animationName !== "none" || style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
}).map((one) => one.outerHTML.slice(0, 100))
"""


def test_nothing_moves_for_those_who_do_not_want_it(visit: Visit) -> None:
    ordinary = visit(reduced_motion="no-preference").call("incoming-contact")
    assert ordinary.frame.evaluate(MOVING) != [], "nothing moves for anybody: this test has become void"
    calm = visit(reduced_motion="reduce").call("incoming-contact")
    assert calm.frame.evaluate(MOVING) == []


def test_forced_colours_leave_everything_to_be_seen(visit: Visit) -> None:
    portal = visit(forced_colors="active").call("incoming-contact")
    assert portal.frame.evaluate("matchMedia('(forced-colors: active)').matches")
    hidden = portal.frame.evaluate("""() => [...document.querySelectorAll("h1, .badge, .icon, .item, summary, bdi")]
        .filter((one) => one.checkVisibility())
        .filter((one) => {
            const style = getComputedStyle(one);
            const ground = getComputedStyle(document.body).backgroundColor;
            return (one.matches("svg") ? style.stroke : style.color) === ground;
        }).map((one) => one.outerHTML.slice(0, 100))""")
    assert hidden == []
    portal.page.focus("#card-tab")
    number_of(portal).locator(".copy").focus()
    portal.page.keyboard.press("Tab")
    assert portal.frame.evaluate(FOCUS, FOCUSABLE)[2]
