"""A page with nothing but the portal's library in it, in the place of the program's: what the simulator does to a widget,
and tells it, is seen from the widget's side."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qsl

from playwright.sync_api import Frame, Route

from .portal_page import PortalPage

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Stub</title><link rel="icon" href="data:,">
<script src="PORTAL/api/v1/"></script></head>
<body><main>A widget</main>
<script>
"use strict";
const heard = [], sid = window.name.split("|")[2], portal = "PORTAL";
const ready = new Promise((done) => BX24.init(() => done(true)));
const listen = (name) => BX24.placement.bindEvent(name, (...said) => heard.push([name, ...said]));
// Posts a message as it is; the answer to callback "cb".
const post = (message, to = portal) => new Promise((done) => {
  const hear = ({ data }) => {
    if (!String(data).startsWith("cb:")) return;
    removeEventListener("message", hear);
    done(data.slice(3));
  };
  addEventListener("message", hear);
  parent.postMessage(message, to);
});
// The first argument of the callback.
const ask = (call) => new Promise(call);
// Undefined where no answer comes for a while.
const soon = (answer) => Promise.race([answer, new Promise((done) => setTimeout(done, 400))]);
</script></body></html>
"""


class StubWidget:
    """Takes the place of the program for one portal page; `posted` has the bodies of the forms, in their order."""

    def __init__(self, portal: PortalPage) -> None:
        self.portal = portal
        self.posted: list[list[tuple[str, str]]] = []
        port = portal.application.rpartition(":")[2]
        address = rf"^http://(127\.0\.0\.1|localhost):{port}/(install)?\?"
        portal.answer_instead(re.compile(address, re.IGNORECASE), self._answer)

    def _answer(self, route: Route) -> None:
        self.posted.append(parse_qsl(route.request.post_data or "", keep_blank_values=True, strict_parsing=True))
        route.fulfill(body=PAGE.replace("PORTAL", self.portal.origin), content_type="text/html; charset=utf-8")

    @property
    def names(self) -> list[str]:
        """Of the fields that were posted last."""
        return [name for name, _ in self.posted[-1]]

    @property
    def options(self) -> dict[str, Any]:
        return json.loads(dict(self.posted[-1])["PLACEMENT_OPTIONS"])

    def frame(self, holder: str = "card-frame-holder") -> Frame:
        """The frame, when the library in it has been answered."""
        frame = self.portal.page.wait_for_selector(f"#{holder} iframe", state="attached").content_frame()
        frame.wait_for_function("() => typeof ready !== 'undefined'")
        return frame

    def call(self, scenario: str = "incoming-contact", **parameters: Any) -> Frame:
        """Opens a call and gives its frame."""
        self.portal.open(scenario=scenario, **parameters)
        return self.start()

    def start(self) -> Frame:
        count = len(self.posted)
        self.portal.click("start")
        if not self.portal.page.locator("#card-tab").is_visible():
            self.portal.page.wait_for_selector("#call-card:not([hidden])")
        if self.portal.page.get_attribute("#card-tab", "aria-selected") == "false":
            self.portal.click("card-tab")
        self.portal.page.wait_for_selector('#timings[data-visible-ms]:not([data-visible-ms=""])', state="attached")
        assert len(self.posted) == count + 1
        frame = self.frame()
        assert frame.evaluate("ready")
        return frame
