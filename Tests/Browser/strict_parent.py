"""A portal's page that does what the test says, message by message: the parent side of the frame protocol. It is
served from the portal's own address, so that the application, its policy and the library take it for the portal's."""

from __future__ import annotations

import json
import re
import secrets
from typing import Any

from .portal_page import PortalPage

PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>A strict parent</title>
<style>
  html, body { height: 100%; margin: 0; overflow: hidden; }
  label { position: absolute; inset-block-start: 600px; }
  #card-frame-holder { position: relative; width: 560px; height: 586px; }
  #card-frame-holder > div { position: absolute; inset: 0; }
  iframe { display: block; width: 100%; height: 100%; border: 0; opacity: 0; }
</style>
<div id="card-frame-holder"><div></div></div>
<label>Paste here <input id="paste"></label>
<script>
"use strict";
const requests = [], subscriptions = new Map(), automatic = new Map();
let iframe, sid, origin, status = null;
window.portal = { get call() { return status; } };

function post(callback, value) {
  iframe.contentWindow.postMessage(`${callback}:${value === undefined ? "" : JSON.stringify(value)}`, origin);
}
function answer(request, value) {
  if (request.command === "getStatus") status = value;
  request.answered = true;
  if (request.callback) post(request.callback, value);
}
function fire(event, value) {
  for (const callback of subscriptions.get(event) ?? []) post(callback, value);
}
function read(message) {
  if (typeof message === "object") {
    const { method: command, params: parameters = null, callback = "", appSid } = message;
    return { command, parameters, callback, sid: appSid };
  }
  const parts = message.split(":");
  if (parts.length === 3) return { command: parts[0], parameters: null, callback: parts[1], sid: parts[2] };
  const text = parts.slice(1, -2).join(":");
  return {
    command: parts[0], parameters: text ? JSON.parse(text) : null, callback: parts.at(-2), sid: parts.at(-1),
  };
}
addEventListener("message", (event) => {
  // Silently, as a portal does.
  if (event.origin !== origin) return;
  const { command, parameters, callback, sid: said } = read(event.data);
  if (said !== sid) return;
  const request = { command, parameters, callback, answered: false, at: performance.now() };
  requests.push(request);
  if (request.command === "placementBindEvent") {
    const { event: name } = request.parameters;
    subscriptions.set(name, [...(subscriptions.get(name) ?? []), request.callback]);
  } else if (automatic.has(request.command)) {
    answer(request, automatic.get(request.command));
  } else if (request.command === "resizeWindow") {
    // Once, and for good: what surrounds the frame stays as it is, and hides what reaches out of it.
    for (const side of ["width", "height"]) {
      const size = request.parameters[side];
      iframe.style[side] = /%$/.test(size) ? size : `${parseInt(size, 10)}px`;
    }
    answer(request, request.parameters);
  }
});
function open(to) {
  ({ sid, origin } = to);
  iframe = document.createElement("iframe");
  iframe.name = to.name;
  iframe.allow = "geolocation *; microphone *; camera *; autoplay *;";
  document.querySelector("#card-frame-holder > div").append(iframe);
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action: to.action, target: to.name });
  for (const [name, value] of Object.entries(to.fields)) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  document.body.append(form);
  const loaded = new Promise((resolve) => iframe.addEventListener("load", resolve, { once: true }));
  form.submit();
  return loaded.then(() => { iframe.style.opacity = 1; });
}
</script>
"""


def a_call(**changes: Any) -> dict[str, Any]:
    """A call of the portal's own telephony, as `getStatus` tells it."""
    contact = {"CRM_ENTITY_TYPE": "CONTACT", "CRM_ENTITY_ID": 101}
    call = {"CALL_ID": "C3EE67F1A63F6E6117C230AB59CC49EA", "PHONE_NUMBER": "+493012345601",
            "LINE_NUMBER": "", "LINE_NAME": "", **contact, "CRM_BINDINGS": None, "CALL_DIRECTION": "incoming",
            "CALL_STATE": "idle", "CALL_LIST_MODE": False} | changes
    if call["CRM_BINDINGS"] is None:
        call["CRM_BINDINGS"] = [{"ENTITY_TYPE": call["CRM_ENTITY_TYPE"], "ENTITY_ID": call["CRM_ENTITY_ID"]}]
    return call


def an_external_call(**changes: Any) -> dict[str, Any]:
    """A call that a PBX has registered, which is connected from its first moment."""
    call_id = "externalCall.c3ee67f1a63f6e6117c230ab59cc49ea.1723556778"
    return a_call(**{"CALL_ID": call_id, "CALL_STATE": "connected"} | changes)


def entity(call: dict[str, Any]) -> dict[str, Any]:
    """What `CallCard::EntityChanged` carries."""
    return {key: call[key] for key in ("PHONE_NUMBER", "CRM_ENTITY_TYPE", "CRM_ENTITY_ID")}


def as_posted(call: dict[str, Any]) -> dict[str, Any]:
    """The same call in PLACEMENT_OPTIONS: only strings, `undefined` for what there is none of, and no empty bindings."""
    call = {"PHONE_NUMBER": "undefined", "CRM_ACTIVITY_ID": "undefined"} | call
    texts = {key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in call.items()}
    del texts["CRM_BINDINGS"]
    if call["CRM_BINDINGS"]:
        texts["CRM_BINDINGS"] = [{**item, "ENTITY_ID": str(item["ENTITY_ID"])} for item in call["CRM_BINDINGS"]]
    return texts


def escaped(options: dict[str, Any]) -> dict[str, Any]:
    """Once more as a portal escapes the texts of the options for HTML."""
    def escape(text: str) -> str:
        text = re.sub(r"&(amp|lt|gt|quot|#34|#x22|#39|#x27);", r"&amp;\1;", text)
        return text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")

    return {key: escape(value) if isinstance(value, str) else value for key, value in options.items()}


def as_json(value: Any) -> str:
    """As a portal writes JSON into its page."""
    text = json.dumps(value)
    for character in "&'<>":
        text = text.replace(character, f"\\u{ord(character):04X}")
    return text.replace('\\"', "\\u0022").replace("/", "\\/")


class StrictParent:
    """`answers` are the commands that are answered by themselves; every other one waits for the test."""

    def __init__(self, portal: PortalPage) -> None:
        self.portal, self.page = portal, portal.page
        self.initial: dict[str, Any] = {}
        portal.answer_instead(f"{portal.origin}/strict-parent", lambda route: route.fulfill(
            body=PAGE, content_type="text/html; charset=utf-8"))

    def open(self, call: dict[str, Any], *, status: dict[str, Any] | None = None, language: str = "en",
             hold: tuple[str, ...] = (), width: int = 560, seconds: int = 3600) -> StrictParent:
        """Opens the widget for `call`; `getStatus` answers `status`, or the same call. The token is good for `seconds`."""
        portal, origin = self.portal, self.portal.application
        session = portal.simulator.session(portal.simulator.read("configuration")["users"][0]["id"])
        domain, sid = portal.origin.removeprefix("http://"), secrets.token_hex(16)
        keys = ("AUTH_ID", "AUTH_EXPIRES", "REFRESH_ID", "SERVER_ENDPOINT", "APPLICATION_TOKEN", "member_id", "status")
        fields = {key: session[key] for key in keys}
        fields |= {"PLACEMENT": "CALL_CARD", "PLACEMENT_OPTIONS": as_json(escaped(as_posted(call)))}
        initial = {key: session[key] for key in ("AUTH_ID", "REFRESH_ID")} | {"AUTH_EXPIRES": str(seconds)}
        initial |= {"LANG": language, "DOMAIN": domain, "PROTOCOL": 0, "PATH": "/rest",
                    "MEMBER_ID": session["member_id"],
                    "USER_OPTIONS": [], "APP_OPTIONS": [],
                    "PLACEMENT": "CALL_CARD", "PLACEMENT_OPTIONS": escaped(escaped(as_posted(call)))}
        self.initial = initial
        events = [f"CallCard::{name}" for name in ("EntityChanged", "BeforeClose", "CallStateChanged")]
        commands = ["getStatus", "disableAutoClose", "enableAutoClose"]
        answers = {"getInitData": initial, "getStatus": status or call, "disableAutoClose": [], "enableAutoClose": [],
                   "getInterface": {"command": commands, "event": events * 2}}
        self.page.goto(f"{portal.origin}/strict-parent")
        for command, value in answers.items():
            if command not in hold:
                self.answers(command, value)
        self.resize(width)
        self.page.evaluate("to => open(to)", {
            "sid": sid, "origin": origin, "name": f"{domain}|0|{sid}", "fields": fields,
            "action": f"{origin}/?DOMAIN={domain}&PROTOCOL=0&LANG={language}&APP_SID={sid}"})
        return self

    def resize(self, width: int) -> None:
        """The card's half, which in the desktop application the user can change."""
        self.page.eval_on_selector("#card-frame-holder", "(it, width) => { it.style.width = `${width}px`; }", width)

    def answers(self, command: str, value: Any) -> None:
        """From now on."""
        self.page.evaluate("([command, value]) => { automatic.set(command, value); }", [command, value])

    def holds(self, command: str) -> None:
        self.page.evaluate("command => { automatic.delete(command); }", command)

    def requests(self, command: str) -> list[dict[str, Any]]:
        return self.page.evaluate("command => requests.filter(one => one.command === command)", command)

    def await_requests(self, command: str, count: int) -> None:
        self.portal.until(lambda: len(self.requests(command)) >= count, f"{command} for the {count}. time")

    def answer(self, command: str, number: int, value: Any) -> None:
        """Answers the request with that number, counted from one."""
        self.await_requests(command, number)
        self.page.evaluate("""([command, number, value]) =>
            answer(requests.filter(one => one.command === command)[number - 1], value)""", [command, number, value])

    def tell(self, call: dict[str, Any]) -> None:
        """The call is so now, without an event that says so."""
        self.answers("getStatus", call)

    def fire(self, event: str, value: Any = None) -> None:
        """An event, when the widget has subscribed to it."""
        name = f"CallCard::{event}"
        self.page.wait_for_function("name => subscriptions.has(name)", arg=name)
        self.page.evaluate("([name, value]) => fire(name, value ?? undefined)", [name, value])
