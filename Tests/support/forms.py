"""What a portal's frame posts: the recorded requests, and the pieces to vary them."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

DOMAIN = "xxx.bitrix24.com"
FORM = "application/x-www-form-urlencoded"
LANGUAGES = "ar br de en fr hi id in it ja kz la ms pl ru sc tc th tr ua vn".split()
IN_QUERY = ("DOMAIN", "PROTOCOL", "LANG", "APP_SID")

CALL_ID = "externalCall.c3ee67f1a63f6e6117c230ab59cc49ea.1723556778"

# seed/call-card-tab.txt, to the letter
SEED_OPTIONS: dict[str, Any] = {
    "CALL_ID": CALL_ID, "PHONE_NUMBER": "555555", "LINE_NUMBER": "", "LINE_NAME": "", "CRM_ENTITY_TYPE": "",
    "CRM_ENTITY_ID": "0", "CRM_ACTIVITY_ID": "undefined", "CALL_DIRECTION": "incoming", "CALL_STATE": "connected",
    "CALL_LIST_MODE": "false",
}
SEED: dict[str, str] = {
    "DOMAIN": DOMAIN, "PROTOCOL": "1", "LANG": "en", "APP_SID": "588b8a98e848778a4ffb38fbcf70f2b9",
    "AUTH_ID": "4172bb6600705a0700005a4b00000001f0f107c42ca5bd5f61030c5d9c3e4d60d11b5a", "AUTH_EXPIRES": "3600",
    "REFRESH_ID": "31f1e26600705a0700005a4b00000001f0f107b1918506d8a2ed9ecf76e8fdac962471",
    "member_id": "da45a03b265edd8787f8a258d793cc5d", "status": "L", "PLACEMENT": "CALL_CARD",
    "PLACEMENT_OPTIONS": json.dumps(SEED_OPTIONS, separators=(",", ":")),
}

# the newer document's request
NEWER_OPTIONS: dict[str, Any] = SEED_OPTIONS | {
    "PHONE_NUMBER": "+4930123456", "LINE_NUMBER": "reg151083", "LINE_NAME": "Main line", "CRM_ENTITY_TYPE": "COMPANY",
    "CRM_ENTITY_ID": "17", "CRM_ACTIVITY_ID": "4711", "URI": "/crm/company/details/17/",
    "CRM_BINDINGS": [{"ENTITY_TYPE": "COMPANY", "ENTITY_ID": "17"}, {"ENTITY_TYPE": "DEAL", "ENTITY_ID": "25"},
                     {"ENTITY_TYPE": "CONTACT", "ENTITY_ID": "31"}, {"ENTITY_TYPE": "LEAD", "ENTITY_ID": "44"}],
}
NEWER: dict[str, str] = SEED | {
    "SERVER_ENDPOINT": "https://oauth.bitrix.info/rest/", "APPLICATION_TOKEN": "51856fefc120afa4b628cc82d3935cce",
    "APPLICATION_SCOPE": "placement,telephony,crm,user_brief",
    "PLACEMENT_OPTIONS": json.dumps(NEWER_OPTIONS, separators=(",", ":")),
}

# never in a log, a page, a header or an error, whatever happens
TOKENS = (SEED["AUTH_ID"], SEED["REFRESH_ID"], NEWER["APPLICATION_TOKEN"])
NUMBERS = ("555555", "4930123456")


def with_options(base: Mapping[str, str] = SEED, /, **options: Any) -> dict[str, str]:
    """The request with some placement options changed; None takes one away."""
    merged = json.loads(base["PLACEMENT_OPTIONS"]) | options
    kept = {name: value for name, value in merged.items() if value is not None}
    return dict(base) | {"PLACEMENT_OPTIONS": json.dumps(kept, separators=(",", ":"))}


def changed(base: Mapping[str, str] = SEED, /, **fields: str | None) -> dict[str, str]:
    """The request with some parameters changed; None takes one away."""
    return {name: value for name, value in (dict(base) | fields).items() if value is not None}


def form(fields: Mapping[str, str | int] | Iterable[tuple[str, str]]) -> bytes:
    return urlencode(list(fields.items()) if isinstance(fields, Mapping) else list(fields)).encode()


@dataclass(frozen=True)
class Request:
    """A request as a web server passes it on: parameters and a body."""

    method: str = "POST"
    path: str = "/"
    query: str = ""
    body: bytes = b""
    content_type: str | None = FORM
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    extra: Mapping[str, str | None] = field(default_factory=dict)

    def with_params(self, **extra: str | None) -> Request:
        """The same request with parameters changed, added or (None) taken away."""
        return replace(self, extra=dict(self.extra) | extra)

    @property
    def params(self) -> dict[str, str]:
        has_body = self.method == "POST" or self.body
        params: dict[str, str | None] = {
            "QUERY_STRING": self.query, "REQUEST_METHOD": self.method,
            "CONTENT_TYPE": self.content_type if has_body else "",
            "CONTENT_LENGTH": str(len(self.body)) if has_body else "",
            "SCRIPT_NAME": self.path, "REQUEST_URI": self.path + (f"?{self.query}" if self.query else ""),
            "DOCUMENT_URI": self.path, "DOCUMENT_ROOT": "/var/www", "SERVER_PROTOCOL": "HTTP/1.1",
            "REQUEST_SCHEME": "https", "HTTPS": "on", "GATEWAY_INTERFACE": "CGI/1.1", "SERVER_SOFTWARE": "nginx/1.22.1",
            "REMOTE_ADDR": "203.0.113.7", "REMOTE_PORT": "50123", "SERVER_ADDR": "198.51.100.2", "SERVER_PORT": "443",
            "SERVER_NAME": "widgets.example.com", "HTTP_HOST": "widgets.example.com",
            "HTTP_USER_AGENT": "Mozilla/5.0", "REQUEST_ID": self.id,
        }
        params.update(self.extra)
        return {name: value for name, value in params.items() if value is not None}


def opening(fields: Mapping[str, str] = SEED, *, in_query: Iterable[str] = IN_QUERY, **more: Any) -> Request:
    """The POST that opens a widget, split between query and body as portals do."""
    names = set(in_query)
    query = form({name: value for name, value in fields.items() if name in names}).decode()
    body = form({name: value for name, value in fields.items() if name not in names})
    return Request(query=query, body=body, **more)


def get(path: str = "/", query: str = "", **more: Any) -> Request:
    return Request(method="GET", path=path, query=query, **more)
