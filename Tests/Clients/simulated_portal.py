"""The portal simulator under the names that clients expect: a portal at https://portal.example, and the authorization
server of the world at its own address. Both lead to an nginx on this machine, with a certificate for them."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl

from support.simulator import Simulator

PORTAL, RENAMED, OAUTH = "portal.example", "renamed.example", "oauth.bitrix24.tech"
NAMES = (PORTAL, RENAMED, OAUTH)
# As the simulator has it.
WEBHOOK = "f2a9c1d47be80356"


class SimulatedPortal(Simulator):
    def __init__(self) -> None:
        super().__init__("--alias", f"https://{RENAMED}", names=NAMES, application="https://app.example/")
        self.port, self.certificate = self.nginx.port, self.nginx.certificate

    def session(self, user: int = 1, **more: str) -> dict[str, str]:
        """What the portal posts into a frame of somebody who is signed in."""
        return {"DOMAIN": self.domain, "PROTOCOL": "1", "LANG": "en", "APP_SID": "588b8a98e848778a4ffb38fbcf70f2b9",
                "PLACEMENT": "DEFAULT"} | super().session(user, **more)


class EventHandler:
    """Takes what the portal's server sends, on a loopback port."""

    def __init__(self) -> None:
        self.received: list[dict[str, str]] = []
        self._server = HTTPServer(("127.0.0.1", 0), _handler(self.received))
        self.url = f"http://127.0.0.1:{self._server.server_port}/event"
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def finish(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)


def _handler(received: list[dict[str, str]]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received.append(dict(parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=True)))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    return Handler
