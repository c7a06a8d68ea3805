"""The simulator as something to install an application into: its wizard, its tabs, its two names."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from support.demo import Demo
from .portal_page import PortalPage

# The smallest installer: what it was posted and told, and a button that says it is done.
INSTALLER = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Stub</title><link rel="icon" href="data:,">
<script src="PORTAL/api/v1/"></script></head>
<body><h1 id="placement"></h1><p id="install"></p><button id="done" disabled>Done</button>
<script>
BX24.init(() => {
  const { placement } = BX24.placement.info();
  document.getElementById("placement").textContent = placement;
  document.getElementById("done").disabled = false;
  document.getElementById("done").addEventListener("click", () => BX24.installFinish());
});
addEventListener("message", ({ data }) => {
  if (String(data).includes('"INSTALL"')) document.getElementById("install").textContent = data;
});
</script></body></html>
"""


@pytest.fixture
def posted(portal: PortalPage, demo: Demo) -> list[str]:
    """Serves the installer; the list has what was posted to it."""
    bodies: list[str] = []

    def answer(route: Route) -> None:
        bodies.append(f"{route.request.url}\n{route.request.post_data}")
        page = INSTALLER.replace("PORTAL", portal.origin)
        route.fulfill(body=page, content_type="text/html; charset=utf-8")

    portal.answer_instead(f"{demo.url}/install?**", answer)
    return bodies


def bind(portal: PortalPage, demo: Demo, **more: str) -> None:
    form = {"PLACEMENT": "CALL_CARD", "HANDLER": f"{demo.url}/", "TITLE": "Customer"} | more
    assert portal.simulator.rest("placement.bind", **form) is True


def ring(page: Page) -> None:
    page.click("#start")
    page.wait_for_selector("#call-card[data-state=idle]")


def test_the_application_is_installed_and_its_tab_comes_with_the_next_page(
        portal: PortalPage, demo: Demo, posted: list[str]) -> None:
    portal.simulator.settings(portal="cloud")
    page = portal.open().page
    expect(page.locator("#application-state")).to_have_text("Installed, version 1")
    portal.click("forget-application")
    expect(page.locator("#application-state")).to_have_text("Not installed")
    portal.click("reload")
    page.wait_for_selector("html[data-ready=yes]")
    ring(page)
    expect(page.locator("[role=tab]")).to_have_text(["Profile", "Call"])
    expect(page.locator("#profile")).to_be_visible()

    portal.click("install")
    wizard = page.frame_locator("#slider iframe")
    expect(wizard.locator("#placement")).to_have_text("DEFAULT")
    expect(wizard.locator("#install")).to_contain_text('"INSTALL":true')
    expect(page.locator("#application-state")).to_have_text("Added, the installer is not done")
    assert len(posted) == 1 and "PLACEMENT=DEFAULT" in posted[0] and "APPLICATION_TOKEN=" in posted[0]
    bind(portal, demo, **{"LANG_ALL[de][TITLE]": "Kunde"})

    wizard.locator("#done").click()
    expect(page.locator("#application-state")).to_have_text("Installed, version 1")
    expect(page.locator("#slider-title")).to_have_text("Placard")
    expect(wizard.locator("#placement")).to_have_count(0)
    page.click("#slider-close")
    ring(page)
    expect(page.locator("[role=tab]")).to_have_text(["Profile", "Call"])
    expect(page.locator("#reload-note")).to_be_visible()

    portal.click("reload")
    page.wait_for_selector("html[data-ready=yes]")
    expect(page.locator("#reload-note")).to_be_hidden()
    ring(page)
    expect(page.locator("[role=tab]")).to_have_text(["Profile", "Customer", "Call"])
    expect(portal.widget.locator("main.card")).to_be_visible()
    portal.reopen(language="de")
    expect(page.locator("#card-tab")).to_have_text("Kunde")


def test_without_the_finish_nothing_is_shown_to_anybody(
        portal: PortalPage, demo: Demo, posted: list[str]) -> None:
    portal.open()
    portal.simulator.application(do="forget")
    portal.simulator.application(do="begin")
    bind(portal, demo)
    page = portal.open().page
    ring(page)
    expect(page.locator("[role=tab]")).to_have_text(["Profile", "Call"])
    # Whoever opens the application is led to the installer, or asked to wait for somebody who may.
    portal.forgive("status: 400")
    portal.choose("user", "7")
    portal.click("open-application")
    expect(page.locator("#application-answer")).to_contain_text("not fully installed yet")
    portal.choose("user", "1")
    portal.click("open-application")
    expect(page.frame_locator("#slider iframe").locator("#placement")).to_have_text("DEFAULT")
    assert len(posted) == 1


def test_finishing_elsewhere_than_in_the_installer_does_nothing(portal: PortalPage) -> None:
    portal.call("incoming-contact")
    portal.simulator.application(do="forget")
    portal.simulator.application(do="begin")
    portal.frame.evaluate("BX24.installFinish()")
    portal.page.wait_for_selector("#protocol li[data-command=setInstallFinish]", state="attached")
    answer = portal.simulator.read("application")
    assert answer["state"] == "unfinished"


@pytest.mark.parametrize("user", ["1", "7"])
def test_the_applications_own_page_opens_for_everybody(portal: PortalPage, user: str) -> None:
    page = portal.open(user=user).page
    with page.expect_request(lambda request: "PLACEMENT=DEFAULT" in (request.post_data or "")):
        portal.click("open-application")
    expect(page.frame_locator("#slider iframe").locator("main")).to_be_visible()


def test_each_handler_has_a_tab_and_opens_when_it_is_chosen(portal: PortalPage, demo: Demo) -> None:
    portal.open()
    bind(portal, demo, HANDLER=f"{demo.url}/?second=1", TITLE="Second")
    opened: list[str] = []
    portal.page.on("request", lambda request: opened.append(request.url) if "second=1" in request.url else None)
    page = portal.call("incoming-contact").page
    expect(page.locator("[role=tab]")).to_have_text(["Profile", "Placard", "Second", "Call"])
    assert opened == []
    page.get_by_role("tab", name="Second").click()
    second = page.frame_locator("#card-frame-holder-2 iframe")
    expect(second.locator(".strip")).to_be_visible()
    assert f"{demo.url}/?second=1&DOMAIN=" in opened[0]
    expect(portal.widget.locator(".strip")).to_be_hidden()


def test_an_update_without_subscribers_says_so(portal: PortalPage) -> None:
    page = portal.open().page
    portal.click("update-application")
    expect(page.locator("#application-answer")).to_have_text("Nobody has subscribed to ONAPPUPDATE.")
    expect(page.locator("#application-state")).to_have_text("Installed, version 2")


def test_the_servers_own_post_is_answered_in_the_panel_and_the_journal(portal: PortalPage, demo: Demo) -> None:
    page = portal.open().page
    # A path of nginx that takes no POST: whatever the application does, the status is known.
    portal.simulator.settings(installer=f"{demo.url}/assets/none")
    portal.simulator.application(do="uninstall", clean=1)
    portal.open()
    portal.click("install-script")
    answer = page.locator("#application-answer")
    expect(answer).to_contain_text(f"ONAPPINSTALL to {demo.url}/assets/none: 4")
    expect(page.locator("#application-state")).to_have_text("Installed, version 1, script only")
    journal = portal.simulator.read("journal")
    entry = next(one for one in journal if one["method"] == "ONAPPINSTALL")
    assert 400 <= entry["status"] < 500 and entry["url"] == f"{demo.url}/assets/none"
    portal.click("open-application")
    expect(answer).to_contain_text("no page of its own")


def test_a_renamed_portal_is_at_its_new_address(portal: PortalPage, demo: Demo) -> None:
    page = portal.open().page
    host = portal.origin.removeprefix("http://127.0.0.1")
    page.select_option("#address", "second")
    page.wait_for_url(f"http://localhost{host}/**")
    page.wait_for_selector("html[data-ready=yes]")
    with page.expect_request(lambda request: "PLACEMENT=DEFAULT" in (request.post_data or "")) as asked:
        portal.click("open-application")
    assert f"DOMAIN=localhost{host.replace(':', '%3A')}" in asked.value.url
    # What is asked for at the old address is at the new one.
    moved = page.request.post(f"{portal.origin}/rest/scope.json", max_redirects=0)
    assert moved.status == 302 and moved.headers["location"] == f"http://localhost{host}/rest/scope.json"
    page.goto(f"{portal.origin}/?language=de")
    assert page.url == f"http://localhost{host}/?language=de"
    portal.forgive("status: 403", "localhost")


def test_the_panel_shows_what_another_has_set(portal: PortalPage) -> None:
    portal.simulator.settings(app_info="other_member", operating_limit="user.get", operating_reset_s=5)
    page = portal.open().page
    for name, value in {"app-info": "other_member", "operating-limit": "user.get", "operating-reset": "5"}.items():
        expect(page.locator(f"#{name}")).to_have_value(value)
    assert portal.simulator.read("settings")["app_info"] == "other_member"


def test_the_panel_lets_writing_go_wrong(portal: PortalPage) -> None:
    portal.simulator.settings(read_only="contact_101")
    page = portal.open().page
    expect(page.locator("#read-only")).to_have_value("contact_101")
    chosen = {"rest-lost": "crm.timeline.note.save", "rest-lost-as": "cut", "note-overwrite": "before_save",
              "read-only": "*"}
    for name, value in chosen.items():
        with page.expect_response("**/simulator/settings"):
            page.select_option(f"#{name}", value)
    settings = portal.simulator.read("settings")
    assert [settings[name.replace("-", "_")] for name in chosen] == list(chosen.values())
