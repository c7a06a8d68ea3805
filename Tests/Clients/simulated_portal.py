"""The portal simulator under the names that clients expect: a portal at https://portal.example, and the authorization
server of the world at its own address. Both lead to an nginx on this machine, with a certificate for them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl

import requests

from support import nginx, placard

PORTAL, RENAMED, OAUTH = "portal.example", "renamed.example", "oauth.bitrix24.tech"
NAMES = (PORTAL, RENAMED, OAUTH)
# As the simulator has them.
CLIENT_ID, CLIENT_SECRET = "local.demo.placard", "demo-secret-of-the-simulator"
WEBHOOK = "f2a9c1d47be80356"

SITE = """
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate cert.pem;
        ssl_certificate_key key.pem;
        location / {{
            fastcgi_pass unix:{folder}/s;
            include /etc/nginx/fastcgi_params;
        }}
    }}
}}
"""


class SimulatedPortal:
    domain = PORTAL
    origin = f"https://{PORTAL}"

    def __init__(self) -> None:
        self.folder = placard.new_folder()
        self.port = placard.free_port()
        self.certificate = self.folder / "cert.pem"
        names = ",".join(f"DNS:{name}" for name in NAMES)
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
             "-subj", "/CN=Portal of the tests", "-addext", f"subjectAltName={names}", "-keyout", "key.pem",
             "-out", "cert.pem"], cwd=self.folder, check=True, capture_output=True, timeout=30)
        (self.folder / "nginx.conf").write_text(nginx.PREAMBLE + SITE.format(port=self.port, folder=self.folder))
        program = Path(placard.binary()).parent / "portal-simulator"
        assert os.access(program, os.X_OK), f"there is no {program}: build the product portal-simulator"
        self.errors = self.folder / "stderr"
        self.processes: list[subprocess.Popen[bytes]] = []
        try:
            self._start([str(program), "serve", "--socket", f"{self.folder}/s", "--portal", self.origin,
                         "--alias", f"https://{RENAMED}", "--application", "https://app.example/"])
            self._start(["nginx", "-e", f"{self.folder}/error.log", "-p", str(self.folder), "-c", "nginx.conf"])
            placard.until(self._is_there, "the portal answers", 15)
        except BaseException:
            self.finish()
            raise

    def _start(self, command: list[str]) -> None:
        with open(self.errors, "ab") as errors:
            self.processes.append(
                subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=errors, stderr=errors))

    def _is_there(self) -> bool:
        assert all(process.poll() is None for process in self.processes), self.errors.read_text()
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
        except ConnectionRefusedError:
            return False
        return (self.folder / "s").exists()

    # ---- The panel

    def _post(self, action: str, **fields: str) -> Any:
        answer = requests.post(f"{self.origin}/simulator/{action}", data=fields, timeout=10)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def settings(self, **changes: str) -> None:
        self._post("settings", **changes)

    def reset(self) -> None:
        """As it was at the start."""
        self._post("reset")

    def session(self, user: int = 1, **more: str) -> dict[str, str]:
        """What the portal posts into a frame of somebody who is signed in."""
        return {"DOMAIN": self.domain, "PROTOCOL": "1", "LANG": "en", "APP_SID": "588b8a98e848778a4ffb38fbcf70f2b9",
                "PLACEMENT": "DEFAULT"} | self._post("session", user=str(user), **more)

    def expire(self, token: str) -> None:
        self._post("expire", access_token=token)

    def application(self, do: str, **more: str) -> dict[str, Any]:
        """Does something to the application: see ApplicationAction."""
        return self._post("application", do=do, **more)

    def journal(self) -> list[dict[str, Any]]:
        answer = requests.get(f"{self.origin}/simulator/journal", timeout=10)
        return answer.json()

    def state(self) -> dict[str, Any]:
        """What has been written: comments, notes and the application's options."""
        return requests.get(f"{self.origin}/simulator/state", timeout=10).json()

    def finish(self) -> None:
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(5)
        shutil.rmtree(self.folder, ignore_errors=True)


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
