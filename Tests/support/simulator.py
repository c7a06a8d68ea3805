"""The portal simulator behind an nginx, as in the demo: a portal that is well, for as many tests as like."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from . import nginx, placard
from .customer import SECRETS, Card
from .forms import Request, form, get

SNIPPET = nginx.SNIPPET + "            location /cut { internal; return 444; }\n"


class Simulator:
    """On a loopback port; or with `names` over TLS as the first of them, with a certificate for all."""

    def __init__(self, *options: str, names: Sequence[str] = (), application: str = "http://127.0.0.1:9/") -> None:
        program = Path(placard.binary()).parent / "portal-simulator"
        assert os.access(program, os.X_OK), f"there is no {program}: build the product portal-simulator"
        self.folder = placard.new_folder()
        self.nginx = nginx.Location(str(self.folder / "s"), snippet=SNIPPET, names=names)
        self.domain = names[0] if names else f"127.0.0.1:{self.nginx.port}"
        self.origin = f"{'https' if names else 'http'}://{self.domain}"
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
        return self.nginx.ask(get("/simulator/configuration"), Host=self.domain).status == 200

    def _ask(self, request: Request) -> Any:
        answer = self.nginx.ask(request, Host=self.domain, Origin=self.origin)
        assert answer.status == 200, answer.text
        return json.loads(answer.body)

    def _post(self, action: str, **fields: str) -> Any:
        return self._ask(Request(path=f"/simulator/{action}", body=form(fields)))

    # ---- The panel

    def settings(self, **changes: str) -> None:
        self._post("settings", **changes)

    def reset(self) -> None:
        """As it was at the start."""
        self._post("reset")

    def session(self, user: int = 1, **more: str) -> dict[str, str]:
        """The tokens of somebody who is signed in."""
        session = self._post("session", user=str(user), **more)
        SECRETS.update((session["AUTH_ID"], session["REFRESH_ID"], session["APPLICATION_TOKEN"]))
        return session

    def expire(self, token: str) -> None:
        self._post("expire", access_token=token)

    def application(self, do: str, **more: str) -> dict[str, Any]:
        """Does something to the application: see ApplicationAction."""
        return self._post("application", do=do, **more)

    def journal(self) -> list[dict[str, Any]]:
        return self._ask(get("/simulator/journal"))

    def called(self, method: str) -> int:
        return sum(entry["method"] == method for entry in self.journal())

    def state(self) -> dict[str, Any]:
        """What has been written: comments, notes and options."""
        return self._ask(get("/simulator/state"))

    # ---- What others do there

    def rest(self, method: str, session: dict[str, str], **fields: str) -> Any:
        """The result of a method, called with somebody's token."""
        body = form(fields | {"auth": session["AUTH_ID"]})
        return self._ask(Request(path=f"/rest/{method}.json", body=body))["result"]

    def card(self, session: dict[str, str] | None = None, **more: Any) -> Card:
        session = session or self.session()
        return Card(self.domain, token=session["AUTH_ID"], refresh=session["REFRESH_ID"],
                    application_token=session["APPLICATION_TOKEN"], server=session["SERVER_ENDPOINT"], **more)

    def finish(self) -> None:
        placard.end(self.process)
        self.nginx.finish()
        shutil.rmtree(self.folder, ignore_errors=True)
