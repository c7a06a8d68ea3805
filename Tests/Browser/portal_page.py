"""The portal's page in a browser: its panel as a person uses it, and the widget in its frame."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import ConsoleMessage, FrameLocator, Page, Request, Response, Route

from support.simulator import Panel
from .phrases import Phrases

VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => console.error(
    `policy: ${event.violatedDirective} forbids ${event.blockedURI} in ${document.location.origin}`));
"""

OVERFLOWING = """
() => {
    const found = [];
    const name = (element) => element.tagName.toLowerCase() + (element.className.baseVal ?? element.className)
        .split(" ").filter(Boolean).map((one) => "." + one).join("") + " " + element.textContent.slice(0, 30);
    // A line that says where it is cut is meant so, as long as the line itself has room.
    const cut = [...document.querySelectorAll(".deal .grow, .event p")].filter((line) =>
        getComputedStyle(line).textOverflow === "ellipsis" && line.getBoundingClientRect().right <= innerWidth);
    const isCut = (element) => cut.includes(element.closest(".deal .grow, .event p"));
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`html ${root.scrollWidth} > ${root.clientWidth}`);
    for (const element of document.body.querySelectorAll("*")) {
        if (element.closest(".visually-hidden") || !element.checkVisibility() || isCut(element)) continue;
        const { left, right } = element.getBoundingClientRect();
        if (left < -0.5 || right > innerWidth + 0.5)
            found.push(`${name(element)}: ${left} to ${right} of ${innerWidth}`);
        const isClipping = getComputedStyle(element).overflowX !== "visible";
        if (isClipping && element.scrollWidth > element.clientWidth) found.push(`${name(element)}: clipped`);
    }
    return found;
}
"""

SHORTENED = """
for (const name of ["setTimeout", "setInterval"]) {
    const real = window[name];
    window[name] = (run, wait, ...rest) => real.call(window, run, wait >= LEAST ? wait / TIMES : wait, ...rest);
}
"""

RESIZE = """
async (width) => {
    document.querySelector("#call-card").style.setProperty("--frame-width", `${width}px`);
    const frame = document.querySelector("#card-frame-holder iframe");
    for (const end = performance.now() + 10_000; performance.now() < end;) {
        // A frame that got stuck at another width has a test of its own.
        frame.style.width = "";
        if (frame.clientWidth === width) return;
        await new Promise(requestAnimationFrame);
    }
    throw new Error(`the frame is not ${width} px wide, but ${frame.clientWidth}`);
}
"""


class PortalPage:
    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self.origin = origin
        self.simulator = Panel(origin)
        # Whatever a browser complains about; a test that breaks something on purpose says what with `forgive`.
        self.complaints: list[str] = []
        self._forgiven: tuple[str, ...] = ()
        page.add_init_script(VIOLATIONS)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def _console(self, message: ConsoleMessage) -> None:
        # That of a failed request has no address; the response has.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.complaints.append(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        # A newer client takes back the question about an older one.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"status: {response.status} {response.url}")

    @property
    def application(self) -> str:
        """The program's origin: at the port before the portal's."""
        head, port = self.origin.rsplit(":", 1)
        return f"{head}:{int(port) - 1}"

    def answer_instead(self, address: str | re.Pattern[str], answer: Callable[[Route], None]) -> None:
        """The test answers in place of a server. Its page counts as one from the Internet, which may not load from this
        machine without a permission."""
        self.page.context.grant_permissions(["local-network-access"])
        self.page.context.route(address, answer)

    def until(self, condition: Callable[[], Any], what: str, seconds: float = 10) -> None:
        """For what the browser cannot be asked: waits until the test's own side has seen it. Unlike `placard.until`, it
        has Playwright call the test's handlers meanwhile."""
        for _ in range(int(seconds * 50)):
            if condition():
                return
            self.page.wait_for_timeout(20)
        raise AssertionError(f"{what}: not within {seconds} s")

    def shorten(self, least: int, times: int) -> None:
        """Timers of so many milliseconds or more are so many times shorter in what is opened from now on. Playwright's
        own clock does not always reach a frame whose page the test has answered."""
        self.page.context.add_init_script(SHORTENED.replace("LEAST", str(least)).replace("TIMES", str(times)))

    def forgive(self, *parts: str) -> None:
        """Complaints that contain one of these are meant by this test."""
        self._forgiven += parts

    def assert_no_complaints(self) -> None:
        left = [one for one in self.complaints if not any(part in one for part in self._forgiven)]
        assert not left, "\n".join(left)

    # ---- The panel

    def open(self, **parameters: Any) -> PortalPage:
        """Opens the page; the parameters preselect, as scenario=, language=, width=."""
        self.page.goto(f"{self.origin}/?{urlencode(parameters)}")
        self.page.wait_for_selector("html[data-ready=yes]")
        return self

    def call(self, scenario: str, *, live: bool = True, **parameters: Any) -> PortalPage:
        """Opens the page and starts a call; returns when the widget is seen and, if asked for, live."""
        self.open(scenario=scenario, **parameters)
        self.page.click("#start")
        self.show_tab()
        self.await_visible()
        if live:
            self.await_live()
        return self

    def show_tab(self) -> None:
        """Chooses the application's tab where the card, as in a campaign, has opened with another one."""
        tab = self.page.locator("#card-tab")
        tab.wait_for()
        if tab.get_attribute("aria-selected") == "false":
            tab.click()

    def click(self, name: str) -> None:
        """One of the panel's buttons, by its id."""
        self.page.click(f"#{name}")

    def choose(self, name: str, value: str) -> None:
        """An entry of one of the panel's lists."""
        self.page.select_option(f"#{name}", value)

    def start(self, scenario: str) -> None:
        """Another call in the page as it is; returns when the widget is seen."""
        self.choose("scenario", scenario)
        self._open_tab("start")

    def advance(self, before: str, after: str) -> None:
        """One step of a call, unless the portal, where a call begins to connect by itself, has made it already."""
        self.page.evaluate("""(before) => {
            if (document.querySelector("#call-card").dataset.state === before) document.querySelector("#answer").click()
        }""", before)
        self.page.wait_for_selector(f"#call-card[data-state={after}]")

    def fail(self, code: str) -> None:
        self.choose("sip-code", code)
        self.click("fail")

    def reopen(self, **choices: str) -> None:
        """Opens the tab anew, with other choices in the panel; returns when it is seen."""
        for name, value in choices.items():
            self.choose(name, value)
        self._open_tab("reopen")

    def _open_tab(self, button: str) -> None:
        # Otherwise the times could be those of the tab before.
        self.page.eval_on_selector("#timings", "it => { it.dataset.visibleMs = it.dataset.liveMs = '' }")
        self.click(button)
        # The card of the call before may still be there: its chosen tab says nothing of the one that comes.
        self.page.wait_for_function("""() => {
            const tab = document.querySelector("#card-tab");
            if (tab?.checkVisibility() && tab.ariaSelected === "false") tab.click();
            return document.querySelector("#timings").dataset.visibleMs;
        }""")

    def scenario(self, name: str) -> dict[str, Any]:
        return next(one for one in self.simulator.read("configuration")["scenarios"] if one["id"] == name)

    def resize(self, width: int) -> None:
        """The card's tabs, also narrower than the panel allows."""
        self.page.evaluate(RESIZE, width)

    def await_visible(self) -> float:
        return self._timing("visible-ms")

    def await_live(self) -> float:
        return self._timing("live-ms")

    def _timing(self, name: str) -> float:
        """Milliseconds from the POST."""
        found = self.page.wait_for_selector(f'#timings[data-{name}]:not([data-{name}=""])', state="attached")
        return float(found.get_attribute(f"data-{name}"))

    def commands(self, direction: str = "in") -> list[str]:
        """The frame messages so far: those of the widget (in), or those to it (out)."""
        return self.page.eval_on_selector_all(
            f"#protocol li[data-direction={direction}]", "lines => lines.map(line => line.dataset.command)")

    def await_free(self) -> None:
        """Waits until nothing holds the card."""
        def is_free() -> bool:
            holds = [one for one in self.commands() if one in ("disableAutoClose", "enableAutoClose")]
            return holds[-1:] != ["disableAutoClose"]

        self.until(is_free, "the card may close")

    # ---- The widget

    @property
    def widget(self) -> FrameLocator:
        return self.page.frame_locator("#card-frame-holder iframe")

    @property
    def frame(self) -> Any:
        """The widget's frame, to evaluate something in it."""
        return self.page.query_selector("#card-frame-holder iframe").content_frame()

    @property
    def phrases(self) -> Phrases:
        """What the widget can come to say, from the file that its script loads."""
        path = self.widget.locator("script[data-templates]").get_attribute("data-templates")
        answer = self.page.request.get(self.frame.evaluate("path => new URL(path, location).href", path))
        assert answer.ok, f"{answer.status} {path}"
        return Phrases(answer.text())

    def overflowing(self) -> list[str]:
        """The widget's elements that reach out of the frame to one of its sides, or out of sight in an element."""
        return self.frame.evaluate(OVERFLOWING)
