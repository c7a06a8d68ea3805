"""The application installs itself into the portal, and its own page says how that stands."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Route, expect

from support import REPOSITORY
from support.demo import Demo
from .portal_page import PortalPage
from .test_installing_simulator import ring


@pytest.fixture
def slider(portal: PortalPage) -> FrameLocator:
    """What the portal shows beside its page: the wizard, and the application's own page."""
    return portal.page.frame_locator("#slider iframe")


@pytest.fixture(autouse=True)
def forgotten(portal: PortalPage) -> Iterator[None]:
    """Has the portal tell the program that the application is gone: the next test's portal has another token."""
    yield
    if portal.page.url.startswith(portal.origin):
        # What is still open there would miss its token.
        portal.page.goto("about:blank")
        portal.simulator.settings(app_info="normal", rest="normal")
        if portal.simulator.read("application")["state"] != "absent":
            portal.simulator.application(do="uninstall", clean=1)


def test_an_administrator_installs_it_and_the_next_call_has_its_tab(
        portal: PortalPage, demo: Demo, slider: FrameLocator) -> None:
    page = portal.open().page
    portal.click("forget-application")
    expect(page.locator("#application-state")).to_have_text("Not installed")
    portal.click("install")
    # The portal closes the wizard with the end of the installation, and opens the application's own page.
    expect(page.locator("#application-state")).to_have_text("Installed, version 1")
    expect(slider.locator("#setup")).to_contain_text("Customer CALL_CARD Set up")
    expect(slider.locator("#setup")).to_contain_text("Reload the portal's page")
    expect(slider.locator("#setup")).to_contain_text("Installed since")
    assert {one["event"].upper() for one in portal.simulator.rest("event.get")} == {
        "ONAPPUNINSTALL", "ONAPPUPDATE", "ONVOXIMPLANTCALLEND"}
    page.click("#slider-close")

    portal.click("reload")
    page.wait_for_selector("html[data-ready=yes]")
    portal.start("incoming-contact")
    portal.await_live()
    expect(page.locator("#card-tab")).to_have_text("Customer")
    expect(portal.widget.locator("#customer")).to_contain_text("Anna Berger")
    page.click("#open-application")
    expect(slider.locator("#setup")).to_contain_text("+49*******101")


@pytest.mark.parametrize(("language", "shape"), [
    ("en", r"today \d+:\d\d\s[AP]M"), ("kz", r"бүгін \d\d:\d\d"), ("th", r"วันนี้ \d\d:\d\d"),
    ("ja", r"今日 \d+:\d\d")])
def test_times_are_written_in_the_language_of_the_portal(
        portal: PortalPage, slider: FrameLocator, language: str, shape: str) -> None:
    portal.open(language=language)
    portal.click("forget-application")
    expect(portal.page.locator("#application-state")).to_have_text("Not installed")
    portal.click("install")
    expect(portal.page.locator("#application-state")).to_have_text("Installed, version 1")
    expect(slider.locator("#setup time").first).to_have_text(re.compile(f"^{shape}$"))


@pytest.mark.parametrize(("changes", "words"), [
    ({"app_info": "other_client"}, "The portal has opened another application."),
    ({"app_info": "other_member"}, "under another address"),
    ({"app_info": "500"}, "did not confirm the installation"),
    ({"rest": "503"}, "did not answer as expected"),
])
def test_what_is_not_proven_is_said_with_what_to_change(
        portal: PortalPage, slider: FrameLocator, changes: dict[str, str], words: str) -> None:
    page = portal.open().page
    portal.click("forget-application")
    portal.simulator.settings(**changes)
    portal.forgive("status: 403", "status: 500")
    portal.click("install")
    expect(slider.locator("#setup")).to_contain_text("Placard could not be installed")
    expect(slider.locator("#setup")).to_contain_text(words)
    expect(page.locator("#application-state")).to_have_text("Added, the installer is not done")


TELLING, INSTALLED = "Completing the installation…", "Placard is installed"
NOT_TOLD = "The portal could not be told that the installation is complete"
SILENT = "The portal does not answer this page."
LIBRARY = "**/api/v1/"


def expect_reason(slider: FrameLocator, reason: str, address: str) -> None:
    """The one that is likely, with the address to look at, and no other."""
    shown = slider.locator("[data-reason]:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_have_attribute("data-reason", reason)
    expect(shown.locator("code")).to_have_text(address)


def test_nothing_is_called_installed_before_the_portal_has_been_told(
        portal: PortalPage, demo: Demo, slider: FrameLocator) -> None:
    page = portal.open().page
    portal.click("forget-application")
    # As of an address that was typed with capital letters.
    portal.choose("parent", "silent")
    portal.click("install")
    setup = slider.locator("#setup")
    expect(setup).to_contain_text("Steps")
    expect(setup.get_by_text(TELLING)).to_be_visible()
    expect(setup.get_by_text(INSTALLED)).to_be_hidden()
    expect(setup.get_by_role("heading", name=NOT_TOLD)).to_be_visible(timeout=7_000)
    expect_reason(slider, "address", f"{demo.url}/install")
    for text in (TELLING, INSTALLED):
        expect(setup.get_by_text(text)).to_be_hidden()
    expect(page.locator("#application-state")).to_have_text("Added, the installer is not done")


@pytest.mark.parametrize("fault", ["blocked", "broken", "slow"])
def test_a_library_that_does_not_come_is_named(portal: PortalPage, slider: FrameLocator, fault: str) -> None:
    portal.forgive("ERR_FAILED", "/api/v1/")
    answers = {"blocked": lambda route: route.abort(), "slow": lambda route: None,
               "broken": lambda route: route.fulfill(body="", content_type="text/javascript")}
    portal.open()
    portal.page.context.route(LIBRARY, answers[fault])
    portal.click("forget-application")
    portal.click("install")
    expect(slider.get_by_role("heading", name=NOT_TOLD)).to_be_visible(timeout=7_000)
    expect_reason(slider, "library", f"{portal.origin}/api/v1/")


def test_a_portal_that_answers_late_is_told_all_the_same(portal: PortalPage, slider: FrameLocator) -> None:
    held: list[Route] = []
    page = portal.open().page
    page.context.route(LIBRARY, lambda route: route.continue_() if held else held.append(route))
    portal.click("forget-application")
    portal.click("install")
    expect(slider.get_by_role("heading", name=NOT_TOLD)).to_be_visible(timeout=7_000)
    held[0].continue_()
    expect(page.locator("#application-state")).to_have_text("Installed, version 1")


def test_the_applications_own_page_says_when_the_portal_is_silent(
        portal: PortalPage, demo: Demo, slider: FrameLocator) -> None:
    portal.open().choose("parent", "silent")
    portal.click("open-application")
    expect(slider.locator("main > p")).to_contain_text("Placard shows operators")
    expect(slider.get_by_text(SILENT)).to_be_hidden()
    expect(slider.get_by_text(SILENT)).to_be_visible(timeout=7_000)
    expect_reason(slider, "address", f"{demo.url}/")


def test_a_page_for_administrators_leaves_its_width_to_the_portal(portal: PortalPage, slider: FrameLocator) -> None:
    page = portal.open().page
    page.click("#open-application")
    expect(slider.locator("#setup")).to_contain_text("Check again")
    line = page.locator("#protocol li[data-command=resizeWindow]").last
    height = slider.locator("body").evaluate("body => Math.ceil(body.getBoundingClientRect().height)")
    expect(line).to_contain_text(f'{{"width":"100%","height":{height}}}')


def test_what_the_portal_refuses_can_be_tried_again(portal: PortalPage, slider: FrameLocator) -> None:
    page = portal.open().page
    portal.click("forget-application")
    portal.simulator.settings(operating_limit="placement.bind", operating_reset_s="2")
    portal.click("install")
    expect(slider.locator("#setup")).to_contain_text("not everything could be set up")
    expect(slider.locator("[data-check=open]")).to_contain_text("CALL_CARD")
    portal.simulator.settings(operating_limit="")
    # The portal has blocked the method for so long, and is not asked before.
    expect(page.locator("#application-state")).to_have_text("Added, the installer is not done")

    def again() -> bool:
        slider.get_by_role("button", name="Try again").click()
        portal.page.wait_for_timeout(300)
        return page.locator("#application-state").inner_text() == "Installed, version 1"

    assert any(again() for _ in range(20))


def test_pictures(portal: PortalPage, slider: FrameLocator, artifacts: Path) -> None:
    """Of an installation of which a step is open, and of the application's own page; PLACARD_UPDATE_PICTURES=1 also makes
    those of the README anew."""
    page = portal.open().page
    page.set_viewport_size({"width": 1280, "height": 560})
    portal.click("forget-application")
    portal.simulator.settings(operating_limit="placement.bind", operating_reset_s="1")
    portal.click("install")
    expect(slider.locator("#setup")).to_contain_text("not everything could be set up")
    page.screenshot(path=artifacts / "installing.png")
    portal.simulator.settings(operating_limit="")

    def again() -> bool:
        slider.get_by_role("button", name="Try again").click()
        page.wait_for_timeout(300)
        return page.locator("#application-state").inner_text() == "Installed, version 1"

    assert any(again() for _ in range(20))
    portal.open()
    portal.start("incoming-contact")
    portal.await_live()
    page.click("#open-application")
    expect(slider.locator("#setup")).to_contain_text("+49*******101")
    expect(slider.locator(".chip")).to_have_count(5)
    page.screenshot(path=artifacts / "application.png")
    for name in ("installing.png", "application.png"):
        # An empty picture is much smaller.
        assert (artifacts / name).stat().st_size > 20_000
        if os.environ.get("PLACARD_UPDATE_PICTURES") == "1":
            shutil.copyfile(artifacts / name, REPOSITORY / ".readme" / name)


def test_an_employee_sees_what_it_is_for_and_no_more(portal: PortalPage, slider: FrameLocator) -> None:
    page = portal.open().page
    portal.choose("user", "7")
    page.click("#open-application")
    expect(slider.locator("main > p")).to_contain_text("Placard shows operators")
    page.wait_for_selector("#protocol li[data-command=resizeWindow]", state="attached")
    expect(slider.locator("#setup")).to_be_empty()


def test_the_portal_tells_of_updates_and_of_the_end(portal: PortalPage, demo: Demo) -> None:
    portal.open()
    portal.simulator.application(do="forget")
    script = portal.simulator.application(do="script")["deliveries"]
    assert [(one["event"], one["status"]) for one in script] == [("ONAPPINSTALL", 200)], script
    update = portal.simulator.application(do="update")["deliveries"]
    assert [(one["event"], one["status"]) for one in update] == [("ONAPPUPDATE", 200)], update
    portal.call("incoming-contact")
    expect(portal.widget.locator("#customer")).to_contain_text("Anna Berger")
    end = portal.simulator.application(do="uninstall", clean=1)["deliveries"]
    assert [(one["event"], one["status"]) for one in end] == [("ONAPPUNINSTALL", 200)], end
    lines = [line for line in demo.log.splitlines() if " event=ONAPP" in line]
    assert "result=removed" in lines[-1] and "clean=yes" in lines[-1] and "result=installed" in lines[-2], lines


def test_a_script_only_installation_is_enough_for_the_tab(portal: PortalPage) -> None:
    portal.open()
    portal.simulator.application(do="forget")
    portal.simulator.application(do="script")
    page = portal.open().page
    ring(page)
    expect(page.locator("[role=tab]")).to_have_text(["Profile", "Customer", "Call"])
