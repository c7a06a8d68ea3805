"""Portals that an application can be installed into, and the authorization server that knows them, over TLS on this
machine's own addresses.

They are strict: what a portal would not take is one of their complaints, which fail the test at its end. Whatever they
were asked is kept, so that a test can say what was not asked.
"""

from __future__ import annotations

import contextlib
import itertools
import re
import secrets
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from support import forms, placard
from support.answer import Answer
from support.customer import SECRETS
from support.forms import Request, changed, form, opening, with_options
from support.scripted_portal import Question, error_of, result_of, time_block
from . import registry

CLIENT_ID = "local.687a5ba37c0123.45678901"
CLIENT_SECRET = "SlqbHRz3FYYdCd1ba9d3IR2ZAsBmkbJ7VqwKz6FVcWmvwk"
HANDLER = "https://widgets.example.com/"
SCOPES = "placement,telephony,crm,user_brief"
EVENTS = {"ONAPPUNINSTALL", "ONAPPUPDATE"}
# Placements that take one handler of an application.
SINGLE = {"PAGE_BACKGROUND_WORKER", "REST_APP_URI"}
LANGUAGES = set("ar br de en fr hi id in it ja kz la ms pl ru sc tc th tr ua vn".split())
REST = re.compile(r"/rest/([a-z.]+?)(?:\.json)?")
TITLE = re.compile(r"LANG_ALL\[([a-z]{2})\]\[TITLE\]")

SECRETS.add(CLIENT_SECRET)


def new_secret(size: int = 35) -> str:
    """A token that may be found nowhere afterwards."""
    token = secrets.token_hex(size)
    SECRETS.add(token)
    return token


# ---- Certificates


class Certificates:
    """An authority of the tests' own, and a certificate for this machine's addresses."""

    def __init__(self, folder: Path) -> None:
        self.authority, self._certificate, self._key = folder / "ca.pem", folder / "cert.pem", folder / "key.pem"
        names = ",".join(f"IP:127.0.0.{number}" for number in range(1, 10))
        (folder / "extensions").write_text(f"subjectAltName={names}\nbasicConstraints=CA:FALSE\n")
        openssl = ["openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        for command in (
            [*openssl, "-x509", "-days", "2", "-subj", "/CN=Authority of the tests",
             "-keyout", "ca.key", "-out", "ca.pem"],
            [*openssl, "-subj", "/CN=Portal of the tests", "-keyout", "key.pem", "-out", "request.pem"],
            ["openssl", "x509", "-req", "-days", "2", "-in", "request.pem", "-CA", "ca.pem", "-CAkey", "ca.key",
             "-CAcreateserial", "-extfile", "extensions", "-out", "cert.pem"],
        ):
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=30)

    def context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._certificate, self._key)
        return context


# ---- Servers


class Asked(Question):
    """One request over TLS."""

    @property
    def method(self) -> str:
        match = REST.fullmatch(urlsplit(self.path).path)
        return match[1] if match else ""

    def hold(self, released: threading.Event) -> bool:
        """As with any other portal; nothing more is sent before the answer, so what is readable is the end."""
        connection = self.handler.connection
        connection.settimeout(0.01)
        while not released.is_set() and not self.portal.is_closed.is_set():
            try:
                if not connection.recv(1):
                    break
            except TimeoutError:
                continue
            except OSError:
                break
        else:
            connection.settimeout(None)
            return not self.portal.is_closed.is_set()
        self.handler.close_connection = True
        self.gone.set()
        return False


Fault = Callable[[Asked], None]


class Host:
    """A server over TLS that keeps what it was asked."""

    def __init__(self, certificates: Certificates, address: str = "127.0.0.1", port: int = 0) -> None:
        # What happens instead of the proper answer.
        self.fault: Fault | None = None
        self.asked: list[Asked] = []
        self.complaints: list[str] = []
        self.connections = 0
        self.is_closed = threading.Event()
        self.lock = threading.Lock()
        self._context = certificates.context()
        self._server = _Server((address, port), _handler(self))
        self.domain = f"{address}:{self._server.server_port}"
        self.origin = f"https://{self.domain}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self.is_closed.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def wrap(self, connection: socket.socket) -> ssl.SSLSocket:
        self.connections += 1
        connection.settimeout(10)
        return self._context.wrap_socket(connection, server_side=True)

    def take(self, handler: BaseHTTPRequestHandler) -> None:
        """One request, from the server's own thread for it."""
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0)).decode()
        query = urlsplit(handler.path).query
        pairs = parse_qsl(query, keep_blank_values=True) + parse_qsl(body, keep_blank_values=True)
        asked = Asked(self, handler, handler.path, dict(pairs))  # type: ignore[arg-type]
        complaint = self._complaint(handler, asked, len(pairs))
        with self.lock:
            self.asked.append(asked)
            if complaint:
                self.complaints.append(complaint)
        try:
            (self.fault or self.behave)(asked)
        finally:
            asked.answered.set()

    def behave(self, asked: Asked) -> None:
        raise NotImplementedError

    def _complaint(self, handler: BaseHTTPRequestHandler, asked: Asked, count: int) -> str:
        if handler.command != "POST":
            return f"method {handler.command}"
        if urlsplit(handler.path).query:
            return f"a query, which ends in logs: {sorted(asked.fields)}"
        if handler.headers.get("Host") != self.domain:
            return f"host {handler.headers.get('Host')}"
        if count != len(asked.fields):
            return f"a field comes twice: {sorted(asked.fields)}"
        if handler.headers.get("Cookie") or handler.headers.get("Authorization"):
            return "more than the form says who asks"
        return ""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 1024

    def handle_error(self, request: Any, client_address: Any) -> None:
        """The program may close a connection whenever it likes."""


def _handler(host: Host) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1

        def setup(self) -> None:
            self.request = host.wrap(self.request)
            super().setup()

        def finish(self) -> None:
            super().finish()
            self.request.close()

        def do_POST(self) -> None:
            host.take(self)

        do_GET = do_HEAD = do_PUT = do_POST

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    return Handler


@dataclass
class Token:
    """What an access token stands for."""

    home: Portal
    user: int = 1
    is_admin: bool = True
    is_expired: bool = False
    # Whether the authorization server knows the application as installed.
    is_installed: bool = True
    # What the authorization server says of it, where that differs.
    client_id: str = CLIENT_ID
    status: str = "L"
    scopes: str = SCOPES
    member: str | None = None
    endpoint: str | None = None


class Authority(Host):
    """The authorization server: `app.info` only, for tokens that portals gave out."""

    def __init__(self, certificates: Certificates) -> None:
        super().__init__(certificates)
        self.tokens: dict[str, Token] = {}
        self.endpoint = f"{self.origin}/rest/"

    def behave(self, asked: Asked) -> None:
        if asked.method != "app.info":
            self.complaints.append(f"path {asked.path}")
            return asked.answer(error_of("ERROR_METHOD_NOT_FOUND"), 404)
        token = self.tokens.get(asked.token)
        if not token:
            return asked.answer(error_of("invalid_token"), 401)
        if token.is_expired:
            return asked.answer(error_of("expired_token"), 401)
        asked.answer({"result": self.info(token), "time": time_block()})

    def info(self, token: Token) -> dict[str, Any]:
        endpoint = token.endpoint or f"{token.home.origin}/rest/"
        installation = {
            "installed": token.is_installed and token.home.is_installed, "version": "1", "status": token.status, "scope": token.scopes,
            "domain": urlsplit(endpoint).netloc, "member_id": token.member or token.home.member,
            "client_endpoint": endpoint, "server_endpoint": self.endpoint}
        return {"client_id": token.client_id, "scope": token.scopes, "expires": 3600, "user_id": token.user,
                "install": installation}


class Portal(Host):
    """A portal with placements, events and users. Its other addresses are further ones of this class."""

    def __init__(self, certificates: Certificates, authority: Authority, address: str = "127.0.0.1",
                 member: str | None = None) -> None:
        super().__init__(certificates, address)
        self.authority = authority
        self.member = member or secrets.token_hex(16)
        self.application_token = new_secret(16)
        # What the authorization server says of it: also of a removal that somebody only claims.
        self.is_installed = True
        self.placements: list[dict[str, Any]] = []
        self.events: list[dict[str, Any]] = []
        # Every method that was called, those of a batch one by one; the errors that methods fail with.
        self.called: list[str] = []
        self.failing: dict[str, Any] = {}
        # Addresses that it does not take as a handler's.
        self.refused: set[str] = set()

    def token(self, **how: Any) -> str:
        """An access token of one of its users."""
        token = new_secret()
        self.authority.tokens[token] = Token(self, **how)
        return token

    @property
    def changes(self) -> list[str]:
        """The calls that have changed something, in order."""
        return [name for name in self.called if name.endswith((".bind", ".unbind"))]

    def behave(self, asked: Asked) -> None:
        token = self.authority.tokens.get(asked.token)
        if not token or token.home.member != self.member:
            return asked.answer(error_of("NO_AUTH_FOUND"), 401)
        if token.is_expired:
            return asked.answer(error_of("expired_token"), 401)
        if asked.method != "batch":
            value = self.call(asked.method, {k: v for k, v in asked.fields.items() if k != "auth"}, token)
            return asked.answer({"result": value, "time": time_block()} if not _is_error(value) else value,
                                400 if _is_error(value) else 200)
        if not 1 <= len(asked.commands) <= 50:
            self.complaints.append(f"{len(asked.commands)} commands")
        results: dict[str, Any] = {}
        errors: dict[str, Any] = {}
        for name, (method, query) in asked.commands.items():
            value = self.call(method, dict(parse_qsl(query, keep_blank_values=True)), token)
            (errors if _is_error(value) else results)[name] = value
            if _is_error(value) and asked.fields.get("halt") == "1":
                break
        empty: list[Any] = []
        asked.answer({"result": {
            "result": results or empty, "result_error": errors or empty, "result_total": empty, "result_next": empty,
            "result_time": {name: time_block() for name in results} or empty}, "time": time_block()})

    def call(self, method: str, fields: Mapping[str, str], token: Token) -> Any:
        with self.lock:
            self.called.append(method)
            if method in self.failing:
                return self.failing[method]
            known = {
                "user.admin": lambda: token.is_admin, "scope": lambda: token.scopes.split(","),
                "placement.get": lambda: self.placements, "event.get": lambda: self.events,
                "placement.bind": lambda: self._bind(fields), "placement.unbind": lambda: self._unbind(fields),
                "event.bind": lambda: self._subscribe(fields), "event.unbind": lambda: self._unsubscribe(fields),
            }
            if method not in known:
                query = "&".join(f"{name}={value}" for name, value in fields.items())
                if method.startswith(("crm.", "user.", "telephony.", "voximplant.")):
                    return result_of(method, query)
                self.complaints.append(f"method {method}")
                return error_of("ERROR_METHOD_NOT_FOUND")
            if method.startswith("placement.") and not token.is_admin:
                return error_of("ACCESS_DENIED")
            return known[method]()

    def _bind(self, fields: Mapping[str, str]) -> Any:
        titles = {match[1]: value for name, value in fields.items() if (match := TITLE.fullmatch(name))}
        new = {"placement": fields["PLACEMENT"], "userId": 0, "handler": fields["HANDLER"], "title": fields["TITLE"],
               "description": "", "options": [], "langAll": {code: {"TITLE": title, "DESCRIPTION": "", "GROUP_NAME": ""}
                                                             for code, title in titles.items()}}
        if any((one["placement"], one["handler"]) == (new["placement"], new["handler"]) for one in self.placements):
            return error_of("ERROR_CORE", error_description="Unable to set placement handler: Handler already binded")
        if new["handler"] in self.refused:
            return error_of("ERROR_WRONG_HANDLER_URL")
        if new["placement"] in SINGLE and any(one["placement"] == new["placement"] for one in self.placements):
            return error_of("ERROR_PLACEMENT_MAX_COUNT")
        self.placements.append(new)
        return True

    def _unbind(self, fields: Mapping[str, str]) -> Any:
        kept = [one for one in self.placements if one["placement"] != fields["PLACEMENT"]
                or fields.get("HANDLER", one["handler"]) != one["handler"]]
        count = len(self.placements) - len(kept)
        self.placements[:] = kept
        return {"count": count}

    def _subscribe(self, fields: Mapping[str, str]) -> Any:
        new = {"event": (fields.get("event") or fields["EVENT"]).upper(), "auth_type": "0", "offline": 0,
               "handler": fields.get("handler") or fields["HANDLER"]}
        if any((one["event"], one["handler"]) == (new["event"], new["handler"]) for one in self.events):
            return error_of("ERROR_CORE", error_description="Unable to set event handler: Handler already binded")
        self.events.append(new)
        return True

    def _unsubscribe(self, fields: Mapping[str, str]) -> Any:
        name = (fields.get("event") or fields["EVENT"]).upper()
        self.events[:] = [one for one in self.events if one["event"] != name]
        return {"count": 1}

    # ---- What the portal's pages and its server post

    def fields(self, token: str | None = None, **more: str | None) -> dict[str, str]:
        """What is posted into a frame."""
        return changed(forms.NEWER | {
            "DOMAIN": self.domain, "APP_SID": secrets.token_hex(16), "PLACEMENT": "DEFAULT", "PLACEMENT_OPTIONS": "[]",
            "AUTH_ID": token or self.token(), "REFRESH_ID": new_secret(), "member_id": self.member,
            "SERVER_ENDPOINT": self.authority.endpoint, "APPLICATION_TOKEN": self.application_token,
            "APPLICATION_SCOPE": SCOPES}, **more)

    def installing(self, token: str | None = None, **more: str | None) -> Request:
        """The frame of the initial installation."""
        return opening(self.fields(token, **more), path="/install")

    def card(self, token: str | None = None, **more: str | None) -> Request:
        """A call card, with one linked item."""
        linked = with_options(forms.NEWER, CRM_ENTITY_TYPE="CONTACT", CRM_ENTITY_ID="101", CRM_BINDINGS=None)
        return opening(self.fields(token, **{
            "PLACEMENT": "CALL_CARD", "PLACEMENT_OPTIONS": linked["PLACEMENT_OPTIONS"]} | more))

    def event(self, name: str, token: str | None = None, path: str = "/event", data: Mapping[str, str] | None = None,
              **auth: str | None) -> Request:
        """What the portal's server posts; `auth` changes what it says of itself."""
        given = {"VERSION": "1", "ACTIVE": "Y", "INSTALLED": "Y", "LANGUAGE_ID": "en"} if data is None else data
        who: dict[str, str | None] = {
            "access_token": token or self.token(), "refresh_token": new_secret(), "expires_in": "3600",
            "scope": SCOPES, "domain": self.domain, "server_endpoint": self.authority.endpoint, "status": "L",
            "client_endpoint": f"{self.origin}/rest/", "member_id": self.member,
            "application_token": self.application_token} | auth
        pairs = {"event": name} | {f"data[{key}]": value for key, value in given.items()} | {"ts": "1763802843"}
        return Request(path=path, body=form(pairs | {
            f"auth[{key}]": value for key, value in who.items() if value is not None}))

    def leave(self) -> Request:
        """Removes the application, and reports it."""
        self.is_installed = False
        return self.uninstalled()

    def uninstalled(self, clean: str = "1", **auth: str | None) -> Request:
        """What is posted at the end, without tokens, or by anybody who knows the application token."""
        without = {"access_token": None, "refresh_token": None, "expires_in": None, "scope": None}
        return self.event("ONAPPUNINSTALL", data={"LANGUAGE_ID": "en", "CLEAN": clean}, **without | auth)


def _is_error(value: Any) -> bool:
    return isinstance(value, dict) and "error" in value


# ---- All of it together


@dataclass
class World:
    """An authorization server, portals, and programs that know both."""

    folder: Path
    certificates: Certificates
    start: Callable[..., placard.Placard]
    authority: Authority
    hosts: list[Host] = field(default_factory=list)
    servers: list[placard.Placard] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    @property
    def state(self) -> Path:
        return self.folder / "placard.sqlite"

    def portal(self, address: str = "127.0.0.1", **more: Any) -> Portal:
        self.hosts.append(Portal(self.certificates, self.authority, address, **more))
        return self.hosts[-1]  # type: ignore[return-value]

    def settings(self, **more: str | None) -> dict[str, str | None]:
        return {
            "PLACARD_PORTALS": None, "PLACARD_PROXY": None, "PLACARD_OAUTH_SERVERS": self.authority.origin,
            "PLACARD_CA_FILE": str(self.certificates.authority), "PLACARD_PRIVATE_NETWORKS": "127.0.0.0/8",
            "PLACARD_PUBLIC_URL": HANDLER, "PLACARD_CLIENT_ID": CLIENT_ID, "PLACARD_CLIENT_SECRET": CLIENT_SECRET,
            "PLACARD_STATE": str(self.state), "PLACARD_LOG_LEVEL": "debug", "PLACARD_REST_TIMEOUT": "2s"} | more

    def serve(self, before: Callable[[], None] | None = None, **more: str | None) -> placard.Placard:
        """A program of its own; all of them share the registry."""
        folder = self.folder / f"p{next(self._numbers)}"
        folder.mkdir()
        self.servers.append(self.start(folder=folder, before=before, **self.settings(**more)))
        return self.servers[-1]

    @contextlib.contextmanager
    def killable(self) -> Iterator[placard.Placard]:
        """A program that may be killed, and is at the end."""
        folder = self.folder / f"p{next(self._numbers)}"
        folder.mkdir()
        server = placard.Placard.start(folder=folder, **self.settings())
        try:
            yield server
        finally:
            server.process.kill()
            server.process.wait(5)
            log = server.log
            server.kill()
        for secret in SECRETS:
            assert secret not in log, f"{secret} is in the log"

    def command(self, *arguments: str) -> tuple[int, str, str]:
        """`placard portals` with these arguments: exit code, standard output and error."""
        settings = {name: value for name, value in self.settings().items() if value is not None}
        done = placard.run("portals", *arguments, folder=self.folder, **settings)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def _is_made(self) -> bool:
        """Whether there is a registry with its tables; a program that was ended may have left an empty file."""
        if not self.state.exists():
            return False
        with registry.opened(self.state) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            tables = {row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        assert tables in (set(), {"token_key", "portal", "address", "tombstone", "leaving"}), tables
        return bool(tables)

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """All that the registry holds; nothing, where there is none yet."""
        if not self._is_made():
            return {"portal": [], "address": []}
        with registry.opened(self.state) as database:
            return {table: database.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
                    for table in ("portal", "address")}

    def ends(self) -> dict[str, list[tuple[Any, ...]]]:
        """What the registry holds of portals that have left, or may have."""
        with registry.opened(self.state) as database:
            return {table: database.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
                    for table in ("tombstone", "leaving")}

    def let_days_pass(self, days: float) -> None:
        """What has happened to portals' ends has happened so much earlier."""
        seconds = int(days * 86_400)
        with registry.opened(self.state) as database:
            database.execute("UPDATE tombstone SET uninstalled_at = uninstalled_at - ?", (seconds,))
            database.execute("UPDATE leaving SET since = since - ?", (seconds,))

    def members(self) -> list[str]:
        return registry.members(self.state) if self._is_made() else []

    def assert_no_secrets(self) -> None:
        """No token in any log or in any file of the registry."""
        texts = {str(server.folder): server.log.encode() for server in self.servers}
        texts |= {path.name: path.read_bytes() for path in self.folder.glob("placard.sqlite*") if path.is_file()}
        for name, text in texts.items():
            for secret in SECRETS:
                assert secret.encode() not in text, f"{secret} is in {name}"
                assert bytes.fromhex(secret) not in text if re.fullmatch("(?:[0-9a-f]{2})+", secret) else True, name

    def close(self) -> None:
        for host in [self.authority, *self.hosts]:
            host.close()


def assert_no_secrets_in(answer: Answer) -> None:
    """A page has no token, whatever it says."""
    text = answer.text + str(answer.headers)
    for secret in SECRETS:
        assert secret not in text, f"{secret} is in the page"


def ancestors(answer: Answer) -> str:
    """Who may frame a page."""
    parts = (answer.header("Content-Security-Policy") or "").split("; ")
    return dict(part.partition(" ")[::2] for part in parts)["frame-ancestors"]
