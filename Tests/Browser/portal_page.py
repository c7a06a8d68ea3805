"""The portal's page in a browser: its panel as a person uses it, and the widget in its frame."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import ConsoleMessage, FrameLocator, Page, Request, Response

VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => console.error(
    `policy: ${event.violatedDirective} forbids ${event.blockedURI} in ${document.location.origin}`));
"""


class PortalPage:
    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self.origin = origin
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
        self.await_visible()
        if live:
            self.await_live()
        return self

    def click(self, name: str) -> None:
        """One of the panel's buttons, by its id."""
        self.page.click(f"#{name}")

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

    # ---- The widget

    @property
    def widget(self) -> FrameLocator:
        return self.page.frame_locator("#card-frame-holder iframe")

    @property
    def frame(self) -> Any:
        """The widget's frame, to evaluate something in it."""
        return self.page.query_selector("#card-frame-holder iframe").content_frame()
