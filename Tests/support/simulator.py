"""The portal simulator behind an nginx, as in the demo: a portal that is well, for as many tests as like."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from . import nginx, placard
from .answer import Answer
from .customer import SECRETS, Card
from .forms import Request, form, get

SNIPPET = nginx.SNIPPET + "            location /cut { internal; return 444; }\n"


class Panel:
    """A simulator that runs: what its panel does, and REST, asked from outside of any browser."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.domain = origin.partition("://")[2]

    def exchange(self, request: Request, **headers: str) -> Answer:
        return nginx.exchange(http.client.HTTPConnection(self.domain, timeout=15), request, **headers)

    def _ask(self, request: Request) -> Any:
        answer = self.exchange(request, Host=self.domain, Origin=self.origin)
        assert answer.status == 200, f"{request.path}: {answer.status} {answer.text}"
        return json.loads(answer.body)

    def _post(self, action: str, **fields: str | int) -> Any:
        return self._ask(Request(path=f"/simulator/{action}", body=form(fields)))

    def read(self, what: str) -> Any:
        """`configuration`, `settings`, `application`; `journal`: the calls so far; `state`: what has been written."""
        return self._ask(get(f"/simulator/{what}"))

    def settings(self, **changes: str | int) -> None:
        """How it behaves from now on."""
        self._post("settings", **changes)

    def reset(self) -> None:
        """As it was at the start."""
        self._post("reset")

    def session(self, user: int = 1, **more: str) -> dict[str, str]:
        """The tokens of somebody who is signed in."""
        session = self._post("session", user=user, **more)
        SECRETS.update((session["AUTH_ID"], session["REFRESH_ID"], session["APPLICATION_TOKEN"]))
        return session

    def expire(self, token: str) -> None:
        self._post("expire", access_token=token)

    def application(self, do: str, **more: str | int) -> dict[str, Any]:
        """Does something to the application: see ApplicationAction."""
        return self._post("application", do=do, **more)

    def call(self, **fields: str) -> dict[str, Any]:
        """Tells the telephony how a call goes on: see CallAction."""
        return self._post("call", **fields)

    def called(self, method: str) -> int:
        return sum(entry["method"] == method for entry in self.read("journal"))

    def rest(self, method: str, session: dict[str, str] | None = None, **fields: str) -> Any:
        """The result of a method, called with somebody's token, or the first administrator's."""
        body = form(fields | {"auth": (session or self.session())["AUTH_ID"]})
        return self._ask(Request(path=f"/rest/{method}.json", body=body))["result"]

    def card(self, session: dict[str, str] | None = None, **more: Any) -> Card:
        session = session or self.session()
        return Card(self.domain, token=session["AUTH_ID"], refresh=session["REFRESH_ID"],
                    application_token=session["APPLICATION_TOKEN"], server=session["SERVER_ENDPOINT"], **more)


class Simulator(Panel):
    """One of the tests' own, on a loopback port; or with `names` over TLS as the first of them, with a certificate for all."""

    def __init__(self, *options: str, names: Sequence[str] = (), application: str = "http://127.0.0.1:9/") -> None:
        program = Path(placard.binary()).parent / "portal-simulator"
        assert os.access(program, os.X_OK), f"there is no {program}: build the product portal-simulator"
        self.folder = placard.new_folder()
        self.nginx = nginx.Location(str(self.folder / "s"), snippet=SNIPPET, names=names)
        super().__init__(f"https://{names[0]}" if names else f"http://127.0.0.1:{self.nginx.port}")
        with open(self.folder / "stderr", "ab") as errors:
            self.process = subprocess.Popen(
                [program, "serve", "--socket", str(self.folder / "s"), "--portal", self.origin,
                 "--application", application, *options], stdin=subprocess.DEVNULL, stdout=errors, stderr=errors)
        try:
            placard.until(self._is_there, "the simulator answers", 15)
        except BaseException:
            self.finish()
            raise

    def _is_there(self) -> bool:
        assert self.process.poll() is None, (self.folder / "stderr").read_text()
        return self.exchange(get("/simulator/configuration"), Host=self.domain).status == 200

    def exchange(self, request: Request, **headers: str) -> Answer:
        return self.nginx.ask(request, **headers)

    def finish(self) -> None:
        placard.end(self.process)
        self.nginx.finish()
        shutil.rmtree(self.folder, ignore_errors=True)
