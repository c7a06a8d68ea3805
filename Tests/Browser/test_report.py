"""The supervisor's report in the browser: it is read in steps, shown, asked for anew, and opens the calls behind a figure.
The server's answers are those of the unit tests' recordings; what runs are the page's own modules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, Route, expect

from support import REPOSITORY
from .test_accessibility import violations_in

FIXTURES = REPOSITORY / "Tests/WidgetsTests/Fixtures"
MODULES = REPOSITORY / "Sources/WidgetRuntime/Browser"
FORM = """
<form class="action panel periods" data-asks="report"><div class="fields">
<button type="submit" name="PERIOD" value="today">Today</button>
<label>From <input type="date" name="FROM"></label><label>To <input type="date" name="TO"></label>
<button type="submit">Show</button></div></form>
<section id="report" data-part="report" class="panel"><p class="hint">The calls are being read.</p></section>
"""
LIBRARY = """
window.BX24 = {
  init: (done) => done(), getLang: () => "en",
  getAuth: () => ({ access_token: "token", member_id: "m", expires_in: Infinity }),
  userOption: { get: () => undefined, set: () => {} },
  placement: { info: () => ({ placement: "TELEPHONY_ANALYTICS_MENU", options: {} }) },
};
"""


class Report:
    """A portal's page with the report in a frame, and what the report has asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.posted: list[dict[str, str]] = []
        page.route("http://portal.test/**", self._portal)
        page.route("http://placard.test/**", self._program)
        page.goto("http://portal.test/")

    @property
    def frame(self) -> FrameLocator:
        return self.page.frame_locator("iframe")

    def asked(self, view: str) -> list[dict[str, str]]:
        return [form for form in self.posted if form["VIEW"] == view]

    def _portal(self, route: Route) -> None:
        if route.request.url.endswith("/library.js"):
            route.fulfill(body=LIBRARY, content_type="text/javascript")
        else:
            frame = '<iframe name="portal.test|0|sid" src="http://placard.test/" width="700" height="800" title="Report">'
            route.fulfill(body=f"<!DOCTYPE html><title>Portal</title>{frame}</iframe>", content_type="text/html")

    def _program(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path.startswith("/assets/"):
            file = MODULES / path.rpartition("/")[2]
            if not file.exists():
                file = REPOSITORY / "nginx/assets" / file.name
            route.fulfill(path=file)
        elif route.request.method == "POST":
            self.posted.append(dict(parse_qsl(route.request.post_data or "")))
            route.fulfill(body=self._fragment(self.posted[-1]), content_type="text/html; charset=utf-8")
        else:
            page = (FIXTURES / "report.html").read_text().replace('lang="de"', 'lang="en"')
            page = re.sub('data-library="[^"]*"', 'data-library="http://portal.test/library.js"', page)
            route.fulfill(body=page.replace('<p id="arrival"', FORM + '<p id="arrival"'), content_type="text/html")

    def _fragment(self, form: dict[str, str]) -> str:
        if form["VIEW"] == "calls":
            return (FIXTURES / "Report/calls.en.html").read_text()
        reading = (FIXTURES / "Report/reading.de.html").read_text()
        match form.get("NEXT"):
            case None:
                return reading
            case "10-0":
                return reading.replace('data-next="10-0" data-wait="0"', 'data-next="5-0" data-wait="1"')
            case _:
                return (FIXTURES / "Report/report.en.html").read_text()


@pytest.fixture
def report(browser: Browser) -> Iterator[Report]:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield Report(page)
    page.close()
    assert errors == []


def test_is_read_in_steps_until_it_is_there(report: Report) -> None:
    expect(report.frame.get_by_role("progressbar")).to_be_visible()
    expect(report.frame.get_by_role("heading", name="All calls that you may see")).to_be_visible()
    assert [form.get("NEXT") for form in report.asked("report")] == [None, "10-0", "5-0"]
    assert all(form["AUTH_ID"] == "token" for form in report.posted)
    page = report.page.frames[1]
    assert violations_in(page) == []


def test_a_figure_opens_the_calls_behind_it_by_keyboard_and_closes_them(report: Report) -> None:
    figure = report.frame.get_by_role("button", name="2026-03-16 – 2026-03-31, Incoming: 19", exact=True)
    figure.focus()
    report.page.keyboard.press("Enter")
    heading = report.frame.get_by_role("heading", name="Calls: 19")
    expect(heading).to_be_focused()
    assert report.asked("calls")[0]["ITEM"] == figure.get_attribute("value")
    figure.click()
    expect(heading).to_have_count(0)


def test_a_button_and_choices_ask_anew(report: Report) -> None:
    done = report.frame.get_by_role("heading", name="All calls that you may see")
    expect(done).to_be_visible()
    report.frame.get_by_role("button", name="Today").click()
    expect(report.frame.get_by_role("progressbar")).to_be_visible()
    expect(done).to_be_visible()
    asked = report.asked("report")
    assert [form.get("PERIOD") for form in asked[3:]] == ["today"] * 3
    assert [form.get("NEXT") for form in asked[3:]] == [None, "10-0", "5-0"]
    report.frame.locator("summary", has_text="Employees").click()
    report.frame.get_by_role("checkbox", name="Person 5").check()
    report.frame.get_by_role("checkbox", name="Person 6").check()
    report.frame.locator("#report").get_by_role("button", name="Show").click()
    expect(report.frame.get_by_role("progressbar")).to_be_visible()
    last = report.asked("report")[6]
    assert set(last["OPERATORS"].split(",")) == {"5", "6"} and last["FROM"] == "2026-03-16" and "NEXT" not in last


def test_the_figures_are_a_file(report: Report) -> None:
    link = report.frame.get_by_role("link", name="Download as CSV")
    with report.page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "calls-2026-03-16-2026-03-31.csv"
    text = download.value.path().read_text(encoding="utf-8")
    assert text.startswith("\ufeff,,Calls,Incoming,") and "\"'=cmd|" in text
