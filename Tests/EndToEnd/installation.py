"""Portals that an application can be installed into, and the authorization server that knows them, over TLS on this
machine's own addresses."""

from __future__ import annotations

import contextlib
import itertools
import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from support import forms, placard
from support.answer import Answer
from support.certificates import Certificates
from support.customer import SECRETS, secrets_in
from support.forms import Request, changed, form, opening, with_options
from support.logfmt import Line
from support.scripted_portal import Question, ScriptedPortal, error_of, fields_of, result_of, time_block
from . import registry

CLIENT_ID = "local.687a5ba37c0123.45678901"
CLIENT_SECRET = "SlqbHRz3FYYdCd1ba9d3IR2ZAsBmkbJ7VqwKz6FVcWmvwk"
HANDLER = "https://widgets.example.com/"
SCOPES = "placement,telephony,crm,user_brief"
EVENTS = {"ONAPPUNINSTALL", "ONAPPUPDATE", "ONVOXIMPLANTCALLEND"}
# Placements that take one handler of an application.
SINGLE = {"PAGE_BACKGROUND_WORKER", "REST_APP_URI"}
TITLE = re.compile(r"LANG_ALL\[([a-z]{2})\]\[TITLE\]")

SECRETS.add(CLIENT_SECRET)


def new_secret(size: int = 35) -> str:
    """A token that may be found nowhere afterwards."""
    token = secrets.token_hex(size)
    SECRETS.add(token)
    return token


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


class Authority(ScriptedPortal):
    """The authorization server: `app.info` only, for tokens that portals gave out."""

    path = re.compile("/rest/app.info")

    def __init__(self, certificates: Certificates) -> None:
        super().__init__(certificates=certificates)
        self.tokens: dict[str, Token] = {}
        self.endpoint = f"{self.origin}/rest/"

    def properly(self, asked: Question) -> None:
        if asked.method != "app.info":
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


class Portal(ScriptedPortal):
    """A portal with placements, events and users. Its other addresses are further ones of this class."""

    def __init__(self, certificates: Certificates, authority: Authority, address: str = "127.0.0.1",
                 member: str | None = None) -> None:
        super().__init__(certificates=certificates, address=address)
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

    def properly(self, asked: Question) -> None:
        token = self.authority.tokens.get(asked.token)
        if not token or token.home.member != self.member:
            return asked.answer(error_of("NO_AUTH_FOUND"), 401)
        if token.is_expired:
            return asked.answer(error_of("expired_token"), 401)
        asked.answer_by(lambda method, query: self.call(method, query, token))

    def call(self, method: str, query: str, token: Token) -> Any:
        fields = fields_of(query)
        with self.lock:
            self.called.append(method)
            if method in self.failing:
                return self.failing[method]
            known = {
                "profile": lambda: {"ID": str(token.user), "NAME": "Maria", "LAST_NAME": "Sommer"},
                "user.admin": lambda: token.is_admin, "scope": lambda: token.scopes.split(","),
                "placement.get": lambda: self.placements, "placement.list": lambda: self.listed(token),
                "event.get": lambda: self.events,
                "placement.bind": lambda: self._bind(fields), "placement.unbind": lambda: self._unbind(fields),
                "event.bind": lambda: self._subscribe(fields), "event.unbind": lambda: self._unsubscribe(fields),
            }
            if method not in known:
                if method.startswith(("crm.", "user.", "telephony.", "voximplant.", "app.option.get")):
                    return result_of(method, query)
                self.complaints.append(f"method {method}")
                return error_of("ERROR_METHOD_NOT_FOUND")
            if method.startswith("placement.") and not token.is_admin:
                return error_of("ACCESS_DENIED")
            return known[method]()

    @staticmethod
    def listed(token: Token) -> list[str]:
        """The placements that the token's permissions reach."""
        codes = {"placement": ["LEFT_MENU", "REST_APP_URI", "PAGE_BACKGROUND_WORKER"], "telephony": ["CALL_CARD"],
                 "crm": [f"CRM_{kind}_DETAIL_TAB" for kind in ("CONTACT", "COMPANY", "DEAL", "DYNAMIC_183")]}
        return [code for scope, of_scope in codes.items() if scope in token.scopes.split(",") for code in of_scope]

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


# ---- All of it together


@dataclass
class World:
    """An authorization server, portals, and programs that know both."""

    folder: Path
    certificates: Certificates
    start: Callable[..., placard.Placard]
    authority: Authority
    hosts: list[ScriptedPortal] = field(default_factory=list)
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
        assert not secrets_in(log.encode()), server.folder

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
        assert tables in (set(), {"token_key", "portal", "address", "tombstone", "leaving", "pending_work",
                                  "chosen_outcome"}), tables
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
            assert not secrets_in(text), name

    def close(self) -> None:
        for host in [self.authority, *self.hosts]:
            host.close()


def assert_no_secrets_in(answer: Answer) -> None:
    """A page has no token, whatever it says."""
    assert not secrets_in(answer.text.encode() + str(answer.headers).encode())


def tell(server: placard.Placard, request: Request) -> tuple[int, Line]:
    """The status, and the line about it."""
    answer = server.ask(request)
    assert_no_secrets_in(answer)
    return answer.status, server.line_of(request)


def ancestors(answer: Answer) -> str:
    """Who may frame a page."""
    parts = (answer.header("Content-Security-Policy") or "").split("; ")
    return dict(part.partition(" ")[::2] for part in parts)["frame-ancestors"]
