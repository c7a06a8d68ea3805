"""Links into the portal, and the number that is copied."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from .client import number_of
from .portal_page import PortalPage
from .strict_parent import StrictParent, a_call, entity

CONTACT = "/crm/contact/details/101/"
LIBRARY = "**/api/v1/"


def link_to(portal: PortalPage, path: str = CONTACT) -> Locator:
    """The list of items makes way for the customer's part, which has the same links: what is clicked stays."""
    expect(portal.widget.locator("#customer .person")).to_be_visible()
    return portal.widget.locator(f"a[href$='{path}']:visible").first


def expect_new_tab(portal: PortalPage, open_it: Callable[[], None], path: str = CONTACT) -> None:
    with portal.page.context.expect_page() as opened:
        open_it()
    expect(opened.value).to_have_url(f"{portal.origin}{path}")
    assert opened.value.evaluate("window.opener") is None


def pasted(portal: PortalPage) -> str:
    """What is on the clipboard: in a page of the portal, as the frame may not read it."""
    other = portal.page.context.new_page()
    other.route(f"{portal.origin}/paste", lambda route: route.fulfill(
        body="<!DOCTYPE html><title>Paste</title><input>", content_type="text/html"))
    other.goto(f"{portal.origin}/paste")
    other.focus("input")
    other.keyboard.press("Control+v")
    return other.input_value("input")


@pytest.mark.parametrize("how", ["click", "Enter"])
def test_a_link_opens_in_the_slider(portal: PortalPage, how: str) -> None:
    portal.call("incoming-contact")
    if how == "click":
        link_to(portal).click()
    else:
        link_to(portal).focus()
        portal.page.keyboard.press(how)
    expect(portal.page.locator("#slider")).to_be_visible()
    expect(portal.page.locator("#slider-title")).to_have_text(CONTACT)
    assert len(portal.page.context.pages) == 1
    portal.click("slider-close")
    expect(portal.page.locator("#slider")).to_be_hidden()
    link_to(portal, "/crm/deal/details/301/").click()
    expect(portal.page.locator("#slider-title")).to_have_text("/crm/deal/details/301/")


def test_a_link_that_came_with_an_event_opens_in_the_slider(portal: PortalPage) -> None:
    portal.call("incoming-contact")
    portal.click("create-item")
    portal.widget.locator("#customer a[href$='/crm/contact/details/102/']").first.click()
    expect(portal.page.locator("#slider-title")).to_have_text("/crm/contact/details/102/")


@pytest.mark.parametrize("how", ["Control", "Shift", "middle", "Control+Enter"])
def test_whoever_wants_a_new_tab_gets_one(portal: PortalPage, how: str) -> None:
    portal.call("incoming-contact")
    if how == "middle":
        expect_new_tab(portal, lambda: link_to(portal).click(button="middle"))
    elif how == "Control+Enter":
        link_to(portal).focus()
        expect_new_tab(portal, lambda: portal.page.keyboard.press(how))
    else:
        expect_new_tab(portal, lambda: link_to(portal).click(modifiers=[how]))
    assert "openPath" not in portal.commands()


def test_the_command_key_of_a_mac_asks_nothing_of_the_slider(portal: PortalPage) -> None:
    """On Linux it is the Windows key, which does not open a tab by itself where the link has no target."""
    portal.call("incoming-contact")
    expect_new_tab(portal, lambda: link_to(portal).click(modifiers=["Meta"]))
    assert "openPath" not in portal.commands()


def test_a_path_that_the_portal_does_not_open_gets_a_new_tab(portal: PortalPage) -> None:
    parent = StrictParent(portal).open(a_call())
    expect(portal.widget.locator("html")).to_have_attribute("data-live", "yes")
    parent.answers("openPath", {"result": "error", "errorCode": "PATH_NOT_AVAILABLE"})
    expect_new_tab(portal, link_to(portal).click)
    assert [one["parameters"] for one in parent.requests("openPath")] == [{"path": CONTACT}]


def test_a_closed_slider_opens_no_tab(portal: PortalPage) -> None:
    parent = StrictParent(portal).open(a_call())
    expect(portal.widget.locator("html")).to_have_attribute("data-live", "yes")
    link_to(portal).click()
    parent.answer("openPath", 1, {"result": "close"})
    link_to(portal).click()
    parent.await_requests("openPath", 2)
    assert len(portal.page.context.pages) == 1


@pytest.mark.parametrize("fault", ["library missing", "parent silent"])
@pytest.mark.parametrize("how", ["click", "Enter"])
def test_without_the_portals_help_a_link_is_a_plain_one(portal: PortalPage, fault: str, how: str) -> None:
    portal.forgive("/api/v1/")
    if fault == "library missing":
        portal.page.context.route(LIBRARY, lambda route: route.fulfill(status=404))
    hold = ("getInitData", "getStatus") if fault == "parent silent" else ()
    StrictParent(portal).open(a_call(), hold=hold)
    link_to(portal).focus()
    expect_new_tab(portal, link_to(portal).click if how == "click" else lambda: portal.page.keyboard.press("Enter"))


@pytest.mark.parametrize("how, number", [
    ("click", "+493012345611"), ("Enter", "+493012345612"), ("Space", "+493012345613")])
def test_the_number_is_copied_without_a_permission(portal: PortalPage, how: str, number: str) -> None:
    """Each time another one, since all pages of the browser share the clipboard."""
    StrictParent(portal).open(a_call(PHONE_NUMBER=number))
    # What comes with the customer takes the place of the number that cannot have the focus any more.
    expect(portal.widget.locator(".person")).to_be_visible()
    button = number_of(portal).get_by_role("button", name="Copy the number")
    if how == "click":
        button.click()
    else:
        button.focus()
        portal.page.keyboard.press(how)
    expect(number_of(portal).locator("[role=status]")).to_have_text("Copied")
    expect(number_of(portal).get_by_role("button", name="Copy the number")).to_be_focused()
    assert pasted(portal) == number


def test_the_number_is_copied_without_the_library(portal: PortalPage) -> None:
    portal.forgive("/api/v1/")
    portal.page.context.route(LIBRARY, lambda route: route.fulfill(status=404))
    portal.call("incoming-contact", live=False, language="de")
    number_of(portal).get_by_role("button", name="Rufnummer kopieren").click()
    expect(number_of(portal).locator("[role=status]")).to_have_text("Kopiert")
    assert pasted(portal) == "+493023125101"


def test_after_another_client_has_come_the_new_number_is_copied(portal: PortalPage) -> None:
    parent = StrictParent(portal).open(a_call())
    # The number moves when the customer comes.
    expect(portal.widget.locator("#customer .person")).to_be_visible()
    button = number_of(portal).get_by_role("button", name="Copy the number")
    button.click()
    expect(number_of(portal).locator("[role=status]")).to_have_text("Copied")
    other = a_call(PHONE_NUMBER="+493012345602", CRM_ENTITY_ID=102)
    parent.answers("getStatus", other)
    parent.fire("EntityChanged", entity(other))
    expect(portal.widget.locator("#number bdi")).to_have_text("+493012345602")
    expect(portal.widget.locator(".person")).to_be_visible()
    # What was copied is no longer the number that is shown.
    expect(number_of(portal).locator("[role=status]")).to_have_text("")
    button.click()
    expect(number_of(portal).locator("[role=status]")).to_have_text("Copied")
    assert pasted(portal) == "+493012345602"


@pytest.mark.parametrize("scenario", ["incoming-hidden", "incoming-no-number"])
def test_where_there_is_no_number_there_is_nothing_to_copy(portal: PortalPage, scenario: str) -> None:
    portal.call(scenario)
    portal.click("answer")
    portal.until(lambda: portal.commands("out").count("getStatus") >= 2, "the question how things stand")
    expect(portal.widget.locator("#number")).to_be_visible()
    expect(portal.widget.locator("#number button")).to_have_count(0)


def test_the_button_comes_and_goes_with_the_number(portal: PortalPage) -> None:
    parent = StrictParent(portal).open(a_call())
    for number in ("hidden", "+493012345602", "unknown", "+493012345603"):
        other = a_call(PHONE_NUMBER=number)
        if number == "unknown":
            del other["PHONE_NUMBER"]
        parent.answers("getStatus", other)
        parent.fire("EntityChanged", {"PHONE_NUMBER": number, "CRM_ENTITY_TYPE": "CONTACT", "CRM_ENTITY_ID": 101})
        expect(portal.widget.locator("#number button")).to_have_count(1 if number.startswith("+") else 0)
