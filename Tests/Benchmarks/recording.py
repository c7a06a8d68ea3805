"""The recorded request that everybody answers, and the page and the headers that Placard answers it with."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from support import REPOSITORY
from support.forms import IN_QUERY, Request, form

FIXTURES = REPOSITORY / "Tests/WidgetsTests/Fixtures"
# Of every request, so that all pages and log lines are the same.
REQUEST_ID = "7f7c83ec5f384eea2902f7b4431e62d7"
# Without them no customer is asked for, and the page has no ticket.
LEFT_OUT = ("AUTH_ID", "REFRESH_ID")


class Recording:
    def __init__(self, name: str) -> None:
        query, empty, body, *_ = (FIXTURES / f"{name}.request").read_text().split("\n")
        assert not empty, f"{name} is not a recording"
        fields = dict(parse_qsl(query) + parse_qsl(body, keep_blank_values=True))
        self.name = name
        self.fields = {key: value for key, value in fields.items() if key not in LEFT_OUT}

    @property
    def options(self) -> dict[str, Any]:
        options: dict[str, Any] = json.loads(self.fields["PLACEMENT_OPTIONS"])
        return options

    @property
    def portal(self) -> str:
        return self.fields["DOMAIN"]

    @property
    def application_token(self) -> str:
        return self.fields.get("APPLICATION_TOKEN", "")

    def request(self, **options: Any) -> Request:
        """The request, some of its placement options changed."""
        changed = self.fields
        if options:
            merged = json.dumps(self.options | options, separators=(",", ":"))
            changed = changed | {"PLACEMENT_OPTIONS": merged}
        query = {name: value for name, value in changed.items() if name in IN_QUERY}
        body = {name: value for name, value in changed.items() if name not in IN_QUERY}
        return Request(query=form(query).decode(), body=form(body), id=REQUEST_ID)
