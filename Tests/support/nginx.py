"""A real nginx on free loopback ports, with everything below a folder of its own: each test's is started here."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterable
from pathlib import Path

from . import REPOSITORY, fastcgi
from .answer import Answer
from .certificates import self_signed
from .forms import FORM, Request
from .placard import end, free_port, new_folder, until

PROGRAM = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin") or "nginx"
SNIPPET = """
            include /etc/nginx/fastcgi_params;
            fastcgi_param REQUEST_ID $request_id;
"""


def command(folder: Path, *more: str) -> list[str]:
    """nginx with the nginx.conf of a folder."""
    return [PROGRAM, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr", *more]


def prepare(folder: Path, snippets: Path = REPOSITORY / "nginx/snippets") -> None:
    """The files that a shipped configuration includes."""
    (folder / "temp").mkdir()
    (folder / "temp").chmod(0o777)
    shutil.copytree(snippets, folder / "snippets")
    for name in ("fastcgi_params", "mime.types"):
        shutil.copy(f"/etc/nginx/{name}", folder)


def exchange(connection: http.client.HTTPConnection, request: Request, chunks: Iterable[bytes] | None = None,
             **headers: str) -> Answer:
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
    """One nginx. What its folder has, nginx.conf above all, is the subclass's to write before the start."""

    is_tls = False
    # Seconds for an answer.
    timeout = 15.0

    def __init__(self) -> None:
        # Not pytest's folder: a socket's path may have 107 bytes.
        self.folder = new_folder()
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def command(self, *more: str) -> list[str]:
        return command(self.folder, *more)

    def start(self) -> Nginx:
        errors = self.folder / "stderr.log"
        with open(errors, "ab") as log:
            self.process = subprocess.Popen(self.command("-g", "daemon off;"), stdin=subprocess.DEVNULL, stderr=log)

        def accepts() -> bool:
            assert self.process and self.process.poll() is None, errors.read_text()
            try:
                socket.create_connection(("127.0.0.1", self.port), 5).close()
                return True
            except ConnectionRefusedError:
                return False

        try:
            until(accepts, "nginx accepts connections", 10)
        except BaseException:
            self.finish()
            raise
        return self

    def ask(self, request: Request, *, chunks: Iterable[bytes] | None = None, source: str = "127.0.0.1",
            port: int | None = None, **headers: str) -> Answer:
        """One HTTP exchange, from an address of this machine; with `chunks` the body is sent chunked, without a
        Content-Length. At another `port` than the site's it is without TLS."""
        connection = http.client.HTTPConnection(
            "127.0.0.1", port or self.port, timeout=self.timeout, source_address=(source, 0))
        if self.is_tls and port is None:
            connection = http.client.HTTPSConnection(
                "127.0.0.1", self.port, timeout=self.timeout, source_address=(source, 0),
                context=ssl._create_unverified_context())
        return exchange(connection, request, chunks, **headers)

    def logs(self) -> dict[str, str]:
        """Everything that it has written, by the name of the file."""
        return {path.name: path.read_text() for path in self.folder.glob("*.log")}

    def finish(self) -> None:
        if self.process:
            end(self.process)
        shutil.rmtree(self.folder, ignore_errors=True)


class Location(Nginx):
    """A site with one location, started. `snippet` can become an include of what nginx/ holds; `group` is an upstream
    named placard to be used in place of the address; with `names` it has TLS, and a certificate for them."""

    def __init__(self, upstream: fastcgi.Address, *, snippet: str = SNIPPET, options: str = "", group: str = "",
                 names: Iterable[str] = ()) -> None:
        super().__init__()
        target = f"unix:{upstream}" if isinstance(upstream, str) else f"{upstream[0]}:{upstream[1]}"
        self.is_tls = bool(names)
        if self.is_tls:
            self.certificate = self_signed(self.folder, *names)
        tls = "ssl_certificate certificate.pem; ssl_certificate_key key.pem;" if self.is_tls else ""
        (self.folder / "nginx.conf").write_text(f"""
master_process off;
pid nginx.pid;
error_log error.log warn;
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    {group}
    server {{
        listen 127.0.0.1:{self.port}{" ssl" if tls else ""};
        server_name localhost;
        {tls}
        location / {{
{snippet}
            {options}
            fastcgi_pass {"placard" if group else target};
        }}
    }}
}}
""")
        self.start()

    @property
    def errors(self) -> str:
        return (self.folder / "error.log").read_text()
