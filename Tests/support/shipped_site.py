"""nginx with the shipped site file or the demo's, in front of a stand-in for the program."""

import hashlib
import os
import re
import shutil
import subprocess

from . import REPOSITORY
from .certificates import self_signed
from .fastcgi_program import Program
from .forms import Request
from .nginx import Nginx, prepare
from .placard import free_port, until

CSP = "default-src 'none'; frame-ancestors https://acme.bitrix24.com"

# What an administrator's nginx.conf may well have; more verbose than any, so that a leak is seen.
NGINX_CONF = """
{user}
pid nginx.pid;
error_log main.error.log info;
events {{ worker_connections 1024; }}
http {{
    include mime.types;
    add_header X-Frame-Options SAMEORIGIN;
    gzip on;
    access_log main.access.log;
    client_body_temp_path temp/body;
    fastcgi_temp_path temp/fastcgi;
    proxy_temp_path temp/proxy;
    scgi_temp_path temp/scgi;
    uwsgi_temp_path temp/uwsgi;
    include placard.site.conf;
}}
"""


def shared_assets():
    """The style sheet and the modules, which share a folder, by name."""
    return sorted([*(REPOSITORY / "Sources/WidgetRuntime/Browser").iterdir(), *(REPOSITORY / "Sources/Widgets").glob("*/*.js")],
                  key=lambda path: path.name)


def shipped(path):
    """What travels of one: of a module, without the lines that are a comment."""
    text = path.read_text("utf-8")
    if path.suffix == ".js":
        text = re.sub(r"^[ \t]*(?://.*|\*(?:[ /].*)?|/\*\*(?: .*\*/)?)\n", "", text, flags=re.MULTILINE)
    return text.encode()


def folder_name():
    """Of their folder."""
    lines = [f"{hashlib.sha256(shipped(path)).hexdigest()}  {path.name}\n" for path in shared_assets()]
    return hashlib.sha256("".join(lines).encode()).hexdigest()[:16]


def program_answer(parameters, body):
    """Pages as the program makes them, as far as nginx is concerned."""
    if parameters.get("DOCUMENT_URI", "").startswith("/assets/"):
        return b"Content-Type: text/css\r\nX-From: program\r\n\r\n/* the program's own */"
    if b"say-nothing" in body:
        return None
    if b"say-nonsense" in body:
        return b"\0\0\0"
    status = "413 Content Too Large" if len(body) > 65536 else "502 Bad Gateway" if b"own-502" in body else "200 OK"
    page = b"<!doctype html><title>the program</title>" + b"x" * 60000
    head = f"Status: {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\n"
    return f"{head}Content-Security-Policy: {CSP}\r\nX-Content-Type-Options: nosniff\r\n\r\n".encode() + page


class ShippedSite(Nginx):
    """Files of this repository, or as the package has installed them below a folder; `edits` are (file, text,
    replacement) for a test's copy."""

    timeout = 20.0

    def __init__(self, kind, edits=(), installed=None):
        super().__init__()
        self.is_tls = kind == "site"
        self.plain_port, self.status_port = free_port(), free_port()
        self.socket = self.folder / "placard.sock"
        self.program = None
        if installed:
            self.site = installed / "etc/nginx/sites-available/placard"
            prepare(self.folder, installed / "etc/nginx/snippets")
            (self.folder / "share").symlink_to(installed / "usr/share/placard")
        else:
            self.site = REPOSITORY / "nginx/placard.site.conf"
            prepare(self.folder)
            shutil.copytree(REPOSITORY / "nginx/unavailable", self.folder / "share/unavailable")
            subprocess.run([REPOSITORY / "deploy/assets", self.folder / "share/assets"], check=True)
        getattr(self, f"write_{kind}")()
        for name, text, replacement in edits:
            self.edit(name, text, replacement)

    def write_site(self):
        user = "user root;" if os.geteuid() == 0 else ""
        (self.folder / "nginx.conf").write_text(NGINX_CONF.format(user=user))
        self_signed(self.folder, "placard.example.com")
        shutil.copy(self.site, self.folder / "placard.site.conf")
        self.edit("snippets/placard-status.conf", "/run/placard/placard.sock", str(self.socket))
        live = "/etc/letsencrypt/live/placard.example.com"
        for text, replacement in [
            ("    listen [::]:80;\n", ""),
            ("    listen [::]:443 ssl http2;\n", ""),
            ("listen 80;", f"listen 127.0.0.1:{self.plain_port};"),
            ("listen 127.0.0.1:9181;", f"listen 127.0.0.1:{self.status_port};"),
            ("listen 443 ", f"listen 127.0.0.1:{self.port} "),
            (f"{live}/fullchain.pem", f"{self.folder}/certificate.pem"),
            (f"{live}/privkey.pem", f"{self.folder}/key.pem"),
            ("unix:/run/placard/placard.sock", f"unix:{self.socket}"),
            ("root /usr/share/placard;", f"root {self.folder}/share;"),
            ("/var/log/nginx/", f"{self.folder}/"),
        ]:
            self.edit("placard.site.conf", text, replacement)

    def write_demo(self):
        text = (REPOSITORY / "nginx/demo.conf").read_text()
        text = text.replace("@PORT@", str(self.port)).replace("@PREFIX@", str(self.folder))
        text = text.replace("@PORTAL_PORT@", str(free_port()))
        (self.folder / "nginx.conf").write_text(("user root;\n" if os.geteuid() == 0 else "") + text)

    def edit(self, name, text, replacement):
        path = self.folder / name
        before = path.read_text()
        assert text in before, f"{name} no longer says {text!r}"
        path.write_text(before.replace(text, replacement))

    def run_program(self):
        self.program = Program(self.socket, program_answer)

    def stop_program(self):
        """Leaves the socket's file, as a program does that was killed."""
        self.program.stop()
        self.program = None

    def finish(self):
        if self.program:
            self.stop_program()
        super().finish()

    def fetch(self, path, body=None, headers=(), method=None, port=None):
        body = body.encode() if isinstance(body, str) else body
        request = Request(method or ("GET" if body is None else "POST"), path, body=body or b"")
        return self.ask(request, port=port, **dict(headers))

    def access_line(self, containing):
        """A line is written after the answer: waits for it."""
        def found():
            text = "".join(text for name, text in self.logs().items() if "access" in name)
            return next((line for line in text.splitlines() if containing in line), None)

        return until(found, f"an access line with {containing!r}")
