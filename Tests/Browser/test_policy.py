"""What the browser may do with the widget, and what happens when the portal's library does not."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Page, Response, expect

from support.demo import Demo
from .client import expect_client
from .client import number_of
from .portal_page import PortalPage

Visit = Callable[..., PortalPage]

INLINE = """
() => [...document.querySelectorAll("script:not([src]), style, [style]"),
       ...[...document.querySelectorAll("*")].filter((one) => one.getAttributeNames().some((it) => /^on/.test(it)))]
    .map((one) => one.outerHTML.slice(0, 200))
"""


def test_no_inline_script_or_style_at_any_time(portal: PortalPage) -> None:
    portal.simulator.settings(event_arguments="all")
    portal.open(scenario="incoming-contact")
    with portal.page.expect_response(lambda response: response.request.method == "POST" and "APP_SID" in response.url) \
            as answer:
        portal.click("start")
    portal.await_live()
    assert portal.frame.evaluate(INLINE) == []
    portal.click("answer")
    expect(portal.widget.locator("#timer")).to_contain_text("0:01")
    number_of(portal).locator(".copy").click()
    expect(number_of(portal).locator(".hint")).to_have_text("Copied")
    portal.fail("486")
    expect(portal.widget.locator("#state .failure")).to_be_visible()
    assert portal.frame.evaluate(INLINE) == []
    markup = answer.value.text()
    assert "<style" not in markup and " style=" not in markup and markup.count("<script") == 1
    policy = answer.value.headers["content-security-policy"]
    assert "unsafe" not in policy and f"frame-ancestors {portal.origin}" in policy
    assert answer.value.headers["cache-control"] == "no-store"
    assert "x-frame-options" not in answer.value.headers


def expect_complaint(portal: PortalPage, part: str) -> None:
    """Complaints come in while Playwright is asked for something."""
    deadline = time.monotonic() + 5
    while not any(part in one for one in portal.complaints):
        assert time.monotonic() < deadline, f"no complaint with {part} in {portal.complaints}"
        portal.page.evaluate("new Promise(requestAnimationFrame)")


@pytest.mark.parametrize(("act", "complaint"), [
    ("() => { const it = document.createElement('script'); it.textContent = '1'; document.head.append(it) }",
     "script-src-elem forbids inline"),
    ("() => document.body.setAttribute('style', 'color: red')", "style-src-attr forbids inline"),
    ("() => fetch('https://example.com/').catch(() => {})", "connect-src forbids https://example.com"),
    ("() => { const it = new Image(); it.src = 'https://example.com/a.png'; document.body.append(it) }",
     "img-src forbids https://example.com"),
    ("() => console.error('as an error')", "console: as an error"),
    ("() => { setTimeout(() => { throw new Error('thrown') }) }", "error: thrown"),
    ("() => fetch('/assets/there-is-none.txt')", "status: 404"),
])
def test_the_browsers_complaints_fail_a_test(portal: PortalPage, act: str, complaint: str) -> None:
    portal.call("incoming-contact")
    portal.assert_no_complaints()
    portal.frame.evaluate(act)
    expect_complaint(portal, complaint)
    with pytest.raises(AssertionError, match=complaint):
        portal.assert_no_complaints()
    portal.complaints.clear()


@pytest.fixture
def foreign() -> Iterator[Callable[[str], str]]:
    """A page of another origin; takes its markup, gives its address."""
    markup = ""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = markup.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def serve(text: str) -> str:
        nonlocal markup
        markup = text
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield serve
    server.shutdown()
    server.server_close()


def frame_form(action: str, name: str, fields: dict[str, Any]) -> str:
    """A page that opens a frame as a portal does."""
    inputs = "".join(f'<input type="hidden" name="{escape(key)}" value="{escape(str(value))}">'
                     for key, value in fields.items())
    return (f'<!DOCTYPE html><title>Foreign</title><link rel="icon" href="data:,">'
            f'<iframe name="{escape(name)}"></iframe>'
            f'<form method="post" action="{escape(action)}" target="{escape(name)}">{inputs}</form>'
            '<script>document.forms[0].submit()</script>')


@pytest.mark.parametrize("claims", ["the portal", "itself"])
def test_a_foreign_page_cannot_frame_the_widget(
        visit: Visit, demo: Demo, foreign: Callable[[str], str], claims: str) -> None:
    portal = visit().open()
    session = portal.simulator.session(7)
    origin = foreign("")
    domain = (portal.origin if claims == "the portal" else origin).removeprefix("http://")
    fields = {key: value for key, value in session.items() if key != "IS_ADMIN"} | {
        "PLACEMENT": "CALL_CARD", "PLACEMENT_OPTIONS": '{"CALL_ID":"a","PHONE_NUMBER":"+493023125101"}'}
    foreign(frame_form(f"{demo.url}/?DOMAIN={domain}&PROTOCOL=0&LANG=en&APP_SID=abc", f"{domain}|0|abc", fields))
    portal.forgive("frame-ancestors", "ERR_BLOCKED_BY_RESPONSE", "status: 403")
    with portal.page.expect_response(lambda response: response.url.startswith(demo.url)) as answer:
        portal.page.goto(origin)
    if claims == "the portal":
        assert answer.value.status == 200
        portal.page.wait_for_function("() => { try { return !frames[0].document } catch { return true } }")
        assert portal.page.frames[1].evaluate("[location.protocol, document.body.innerText]")[0] == "chrome-error:"
        assert any("frame-ancestors" in one for one in portal.complaints), portal.complaints
    else:
        assert answer.value.status == 403
        text = portal.page.frame_locator("iframe").locator("body")
        expect(text).to_contain_text("not registered")
        expect(text).not_to_contain_text("+493023125101")


def test_assets_come_from_nginx_once_and_are_kept(portal: PortalPage, demo: Demo) -> None:
    seen: list[Response] = []
    portal.page.on("response", lambda one: seen.append(one) if f"{demo.url}/assets/" in one.url else None)
    portal.call("incoming-contact")
    assert {one.url.rsplit(".", 1)[1] for one in seen} == {"css", "js", "html"}
    for one in seen:
        headers = one.headers
        assert one.status == 200
        assert headers["cache-control"] == "public, max-age=31536000, immutable", one.url
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["server"] == "nginx"
    portal.reopen()
    portal.await_live()
    sizes = portal.frame.evaluate("""() => performance.getEntriesByType("resource")
        .filter((one) => one.name.includes("/assets/")).map((one) => [one.name, one.transferSize])""")
    assert len(sizes) == len({one.url for one in seen}) and all(size == 0 for _, size in sizes), sizes
    # That the program's log has no line about one is seen after all of the tests; that it would have one, here.
    path = "/assets/0000000000000000/placard.css"
    assert portal.page.request.get(demo.url + path).status == 404


def is_quiet(page: Page) -> bool:
    """Whether nothing turns or moves, in the portal's part of the card and in the widget."""
    return page.get_attribute("#card-frame-holder", "data-loading") == "no" and \
        page.frames[1].evaluate("document.getAnimations().length === 0")


# When the note came, on the clock of the frame.
WATCH = """
new MutationObserver(() => {
    if (!window.noteAt && document.querySelector("[data-note]")) window.noteAt = performance.now();
}).observe(document, { childList: true, subtree: true });
"""


def test_without_an_answer_everything_is_shown_and_a_note_says_so(visit: Visit) -> None:
    """All three at once, since each takes more than five seconds."""
    missing, silent, late = pages = visit(), visit(), visit()
    scenario = silent.open().scenario("incoming-contact")
    for portal in pages:
        portal.page.add_init_script(WATCH)
        portal.open(scenario="incoming-contact")
    silent.choose("parent", "silent")
    # Its library has to be there before the next one has none.
    with silent.page.expect_response(lambda it: it.url == f"{silent.origin}/api/v1/"):
        silent.start("incoming-contact")
    missing.forgive("404", "ERR_BLOCKED_BY_ORB")
    missing.simulator.settings(library="missing")
    missing.start("incoming-contact")
    # Its library has to have been asked for before the next one is made late instead.
    expect_complaint(missing, f"{missing.origin}/api/v1/")
    late.simulator.settings(library="late", library_delay_ms=8000)
    late.start("incoming-contact")
    for portal in pages:
        expect(portal.widget.locator("#state .badge")).to_have_text("Ringing")
        expect_client(portal, scenario["clients"][0])
        assert is_quiet(portal.page)
    for portal in pages:
        note = portal.widget.locator("[data-note=unavailable]")
        expect(note).to_be_visible(timeout=7000)
        expect(note).to_have_text(portal.phrases.unavailable)
        assert portal.frame.evaluate("noteAt") < 6500
        assert is_quiet(portal.page) and portal.overflowing() == []
        expect_client(portal, scenario["clients"][0])
        expect(portal.widget.locator("html:not([data-live])")).to_have_count(1)
    # Not a note that is there and gone on most days: a slow portal has its time.
    assert silent.frame.evaluate("noteAt") > 4500
    # A link still leads into the portal, in a tab of its own.
    with silent.page.context.expect_page() as tab:
        silent.widget.locator("#customer .item").first.click()
    assert tab.value.url.startswith(f"{silent.origin}/crm/contact/details/101/")
    # What comes later still takes effect.
    late.await_live()
    expect(late.widget.locator("[data-note]")).to_have_count(0)
    late.click("answer")
    expect(late.widget.locator("#state .badge")).to_have_text("In conversation")
