"""A real nginx on a free loopback port, in one unprivileged process with everything below its own folder."""

from __future__ import annotations

import http.client
import shutil
import subprocess
from collections.abc import Iterable

from . import fastcgi
from .answer import Answer
from .forms import FORM, Request
from .placard import free_port, new_folder, until

# Up to its sites, which have to close the last block.
PREAMBLE = """
daemon off;
master_process off;
pid nginx.pid;
error_log error.log warn;
events { worker_connections 512; }
http {
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
"""
SNIPPET = """
            include /etc/nginx/fastcgi_params;
            fastcgi_param REQUEST_ID $request_id;
"""


def configuration(port: int, upstream: fastcgi.Address, *, snippet: str = SNIPPET, options: str = "",
                  group: str = "") -> str:
    """A site with one location. `snippet` can become an include of what nginx/ holds; `group` is an upstream named
    placard to be used in place of the address."""
    target = f"unix:{upstream}" if isinstance(upstream, str) else f"{upstream[0]}:{upstream[1]}"
    if group:
        target = "placard"
    return f"""{PREAMBLE}
    {group}
    server {{
        listen 127.0.0.1:{port};
        server_name localhost;
        location / {{
{snippet}
            {options}
            fastcgi_pass {target};
        }}
    }}
}}
"""


def exchange(connection: http.client.HTTPConnection, request: Request, chunks: Iterable[bytes] | None,
             headers: dict[str, str]) -> Answer:
    """Sends a request, closes the connection, and returns the answer. Underscores in names of headers are hyphens."""
    target = request.path + (f"?{request.query}" if request.query else "")
    sent = {"Connection": "close"} | {name.replace("_", "-"): value for name, value in headers.items()}
    if request.method == "POST":
        sent.setdefault("Content-Type", request.content_type or FORM)
    try:
        if chunks is not None:
            sent["Transfer-Encoding"] = "chunked"
            connection.request(request.method, target, body=chunks, headers=sent, encode_chunked=True)
        else:
            connection.request(request.method, target, body=request.body or None, headers=sent)
        response = connection.getresponse()
        body = response.read()
    finally:
        connection.close()
    return Answer(response.status, [(name.lower(), value) for name, value in response.getheaders()], body)


class Nginx:
    def __init__(self, upstream: fastcgi.Address, **more: str) -> None:
        self.folder = new_folder()
        self.port = free_port()
        (self.folder / "nginx.conf").write_text(configuration(self.port, upstream, **more))
        command = ["nginx", "-e", str(self.folder / "error.log"), "-p", str(self.folder), "-c", "nginx.conf"]
        checked = subprocess.run([*command, "-t"], capture_output=True, text=True, timeout=15)
        assert checked.returncode == 0, checked.stderr
        with open(self.folder / "stderr", "ab") as errors:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=errors, stderr=errors)
        try:
            until(self._accepts, "nginx accepts connections", 10)
        except BaseException:
            self.finish()
            raise

    def _accepts(self) -> bool:
        assert self.process.poll() is None, (self.folder / "stderr").read_text()
        try:
            fastcgi.Connection(("127.0.0.1", self.port)).close()
            return True
        except ConnectionRefusedError:
            return False

    def ask(self, request: Request, *, chunks: Iterable[bytes] | None = None, source: str = "127.0.0.1",
            **headers: str) -> Answer:
        """One HTTP exchange, from an address of this machine; with `chunks` the body is sent chunked, without a
        Content-Length."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15, source_address=(source, 0))
        return exchange(connection, request, chunks, headers)

    @property
    def errors(self) -> str:
        return (self.folder / "error.log").read_text()

    def finish(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(5)
        shutil.rmtree(self.folder, ignore_errors=True)
