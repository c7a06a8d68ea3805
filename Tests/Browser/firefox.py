"""Firefox without a window, spoken to by WebDriver BiDi: <https://www.w3.org/TR/webdriver-bidi/>."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

from support.placard import end, until

# Keys that write nothing: <https://www.w3.org/TR/webdriver2/#keyboard-actions>.
CONTROL, ENTER = "\ue009", "\ue007"

PREFERENCES = {
    # It asks nobody but this machine.
    "app.update.disabledForTesting": True,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.type": 0,
    "services.settings.server": "data:,",
    "toolkit.telemetry.server": "data:,",
}
START_BOUND = 30.0
ANSWER_BOUND = 20.0


class Firefox:
    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="placard-firefox-"))
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()]
        (self.folder / "user.js").write_text("".join(lines))
        self.errors = self.folder / "stderr"
        with open(self.errors, "wb") as errors:
            self.process = subprocess.Popen(
                ["firefox-esr", "--headless", "--no-remote", "--profile", self.folder, "--remote-debugging-port", "0"],
                stdin=subprocess.DEVNULL, stdout=errors, stderr=errors, cwd=self.folder,
                env={"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "MOZ_HEADLESS_WIDTH": "1280",
                     "MOZ_HEADLESS_HEIGHT": "900"})
        self._count = 0
        self.events: list[dict[str, Any]] = []
        try:
            address = until(self._address, "Firefox listens", START_BOUND)
            self._socket = connect(f"{address}/session", max_size=None, proxy=None)
            self.do("session.new", capabilities={})
        except BaseException:
            self.finish()
            raise

    def _address(self) -> str | None:
        said = self.errors.read_text("utf-8", "replace")
        assert self.process.poll() is None, f"Firefox has ended: {said}"
        found = re.search(r"^WebDriver BiDi listening on (ws://\S+)$", said, re.MULTILINE)
        return found and found[1]

    def do(self, method: str, **parameters: Any) -> Any:
        """The result of a command; what happens meanwhile is in `events`."""
        self._count += 1
        self._socket.send(json.dumps({"id": self._count, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv(ANSWER_BOUND))
            if message["type"] == "event":
                self.events.append(message)
            elif message["id"] == self._count:
                assert message["type"] == "success", f"{method}: {message['error']}: {message['message']}"
                return message["result"]

    def run_in_pages(self, script: str) -> None:
        """Whatever is opened from now on runs it first."""
        self.do("script.addPreloadScript", functionDeclaration=f"() => {{{script}}}")

    def tab(self) -> Context:
        return Context(self, self.do("browsingContext.create", type="tab")["context"])

    def finish(self) -> None:
        end(self.process)
        shutil.rmtree(self.folder, ignore_errors=True)


class Context:
    """A tab, or a frame in one."""

    def __init__(self, browser: Firefox, name: str) -> None:
        self.browser = browser
        self.name = name

    def do(self, method: str, **parameters: Any) -> Any:
        return self.browser.do(method, context=self.name, **parameters)

    def open(self, url: str) -> None:
        self.do("browsingContext.navigate", url=url, wait="complete")

    def reload(self) -> None:
        self.do("browsingContext.reload", wait="complete")

    def close(self) -> None:
        """As a person does: its pages are asked first."""
        self.do("browsingContext.close", promptUnload=True)

    def set_offline(self, is_offline: bool) -> None:
        conditions = {"type": "offline"} if is_offline else None
        self.browser.do("emulation.setNetworkConditions", networkConditions=conditions, contexts=[self.name])

    @property
    def is_open(self) -> bool:
        contexts = self.browser.do("browsingContext.getTree", maxDepth=0)["contexts"]
        return self.name in [one["context"] for one in contexts]

    def frame(self, origin: str) -> Context:
        """The one frame whose page is from there."""
        tree = self.browser.do("browsingContext.getTree", root=self.name)["contexts"]
        one, = [child for child in tree[0]["children"] if child["url"].startswith(origin)]
        return Context(self.browser, one["context"])

    def evaluate(self, expression: str) -> Any:
        """What an expression comes to, which may be awaited; as JSON has it."""
        answer = self.browser.do(
            "script.evaluate", expression=f"(async () => JSON.stringify(await ({expression}) ?? null))()",
            target={"context": self.name}, awaitPromise=True)
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return json.loads(answer["result"]["value"])

    def until(self, condition: Callable[[], Any] | str, what: str, seconds: float = 10) -> Any:
        """The first true value of a condition: a function, or an expression in the page."""
        return until(condition if callable(condition) else lambda: self.evaluate(condition), what, seconds)

    def press(self, *keys: str) -> None:
        """Keys one after the other, into what has the focus; keys of one text are held together."""
        actions = []
        for together in keys:
            actions += [{"type": "keyDown", "value": key} for key in together]
            actions += [{"type": "keyUp", "value": key} for key in reversed(together)]
        self.do("input.performActions", actions=[{"type": "key", "id": "keyboard", "actions": actions}])
