"""The server's part about the customer, answered by the test, and as strict as a server: whatever a server would refuse
becomes one of the page's complaints, which fail the test."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from playwright.sync_api import Request, Route

from .portal_page import PortalPage

HIDDEN = '<section id="customer" data-part="customer" hidden></section>'
# The server's own, which the test's takes the place of.
PLACE = re.compile(r'<section id="customer"[^>]*>.*?</section>', re.DOTALL)
WITH_TICKET = {"VIEW", "TICKET"}
WITH_TOKEN = {"VIEW", "DOMAIN", "PROTOCOL", "LANG", "member_id", "PLACEMENT", "PLACEMENT_OPTIONS", "AUTH_ID"}


def section(content: str, attributes: str = "") -> str:
    """A fragment."""
    return f'<section id="customer" data-part="customer" class="panel" {attributes}>{content}</section>\n'


ASK_AGAIN = section("", 'data-state="ask-again"')
FRESH_AUTH = section("", 'data-state="fresh-auth"')


def as_strings(value: Any) -> Any:
    if isinstance(value, list):
        return [as_strings(one) for one in value]
    if isinstance(value, dict):
        return {key: as_strings(one) for key, one in value.items()}
    return str(value).lower() if isinstance(value, bool) else str(value)


def answering(html: str, status: int = 200) -> Callable[[Question], None]:
    return lambda question: question.answer(html, status)


class Question:
    """One POST for the customer, to be answered once."""

    def __init__(self, stub: StubCustomer, route: Route, fields: dict[str, str]) -> None:
        self.stub, self.route, self.request, self.fields = stub, route, route.request, fields
        self.ticket = fields.get("TICKET")
        self.token = fields.get("AUTH_ID")
        self.options: dict[str, Any] = {}
        self.aborted = False

    @property
    def client(self) -> str:
        """Who is asked for, in words that a fragment can show."""
        if self.ticket:
            return "by ticket"
        return " ".join(str(self.options.get(key)) for key in ("PHONE_NUMBER", "CRM_ENTITY_TYPE", "CRM_ENTITY_ID"))

    def answer(self, html: str | None = None, status: int = 200, headers: dict[str, str] | None = None) -> None:
        html = section(f'<p class="who">{self.client}</p>') if html is None else html
        self.route.fulfill(status=status, body=html, headers={"Cache-Control": "no-store"} | (headers or {}),
                           content_type="text/html; charset=utf-8")


class StubCustomer:
    """Takes the place of the server for one portal page. `answers` holds what the next questions get, each a function;
    when it is empty, `always` answers, by default with the customer. With `hold` the test answers itself."""

    def __init__(self, portal: PortalPage, *, ticket: bool = True, hold: bool = False, shown: bool = True) -> None:
        self.portal, self.hold, self.shown = portal, hold, shown
        self.with_ticket = ticket
        self.content = ""
        self.tickets: dict[str, bool] = {}
        self.asked: list[Question] = []
        self.answers: list[Callable[[Question], None]] = []
        self.always: Callable[[Question], None] = Question.answer
        self.checks_card = True
        self.posted: dict[str, str] = {}
        self.address = ""
        context = portal.page.context
        portal.answer_instead(re.compile(rf"^{re.escape(portal.application)}/(\?.*)?$"), self._route)
        context.on("request", self._seek_tickets)
        context.on("requestfailed", self._failed)

    # ---- For tests

    def new_ticket(self) -> str:
        ticket = secrets.token_hex(16)
        self.tickets[ticket] = False
        return ticket

    def await_asked(self, count: int) -> Question:
        """The question with that number, counted from one, when it has come."""
        self.portal.until(lambda: len(self.asked) >= count, f"question {count} (so far {len(self.asked)})")
        return self.asked[count - 1]

    # ---- The server

    def _complain(self, text: str) -> None:
        self.portal.complaints.append(f"customer: {text}")

    def _seek_tickets(self, request: Request) -> None:
        if any(ticket in request.url or ticket in str(request.headers) for ticket in self.tickets):
            self._complain(f"a ticket outside a body: {request.url}")

    def _failed(self, request: Request) -> None:
        for question in self.asked:
            if question.request == request:
                question.aborted = request.failure == "net::ERR_ABORTED"

    def _route(self, route: Route) -> None:
        request = route.request
        pairs = parse_qsl(request.post_data or "", keep_blank_values=True)
        fields = dict(pairs)
        if fields.get("VIEW", "customer") != "customer":
            # Another part, which is the server's.
            route.continue_()
            return
        if "VIEW" not in fields:
            self._open(route, fields)
            return
        question = Question(self, route, fields)
        refusal = self._refusal(question, len(pairs))
        self.asked.append(question)
        if refusal:
            self._complain(refusal)
            question.answer(f"<p>{refusal}</p>", 400)
        elif question.ticket and self.tickets.get(question.ticket, True):
            question.answer(ASK_AGAIN)
        elif question.token and self._is_expired(question.token):
            question.answer(FRESH_AUTH)
        else:
            if question.ticket:
                self.tickets[question.ticket] = True
            if self.answers:
                self.answers.pop(0)(question)
            elif not self.hold:
                self.always(question)

    def _open(self, route: Route, fields: dict[str, str]) -> None:
        self.address, self.posted = route.request.url, fields
        answer = route.fetch()
        html = answer.text()
        if not PLACE.search(html):
            self._complain("the page has no place for the customer")
        ticket = f' data-ticket="{self.new_ticket()}"' if self.with_ticket else ""
        shown = f'<section id="customer" data-part="customer" class="panel"{ticket}>{self.content}</section>' if self.shown else HIDDEN
        html = PLACE.sub(lambda _: shown, html, count=1)
        route.fulfill(response=answer, body=html)

    def _refusal(self, question: Question, count: int) -> str:
        request, fields = question.request, question.fields
        if request.method != "POST":
            return f"method {request.method}"
        if request.headers.get("content-type", "").split(";")[0] != "application/x-www-form-urlencoded":
            return f"content type {request.headers.get('content-type')}"
        if request.url != self.address:
            return f"asked at {request.url}, not at {self.address}"
        expected = WITH_TICKET if question.ticket else WITH_TOKEN
        if set(fields) != expected or count != len(fields):
            return f"fields {sorted(fields)}"
        return "" if question.ticket else self._refusal_of_token(question)

    def _refusal_of_token(self, question: Question) -> str:
        fields = question.fields
        query = dict(parse_qsl(self.address.partition("?")[2]))
        for key in ("DOMAIN", "PROTOCOL", "LANG"):
            if fields[key] != query[key]:
                return f"{key} {fields[key]}"
        for key in ("member_id", "PLACEMENT"):
            if fields[key] != self.posted[key]:
                return f"{key} {fields[key]}"
        try:
            question.options = json.loads(fields["PLACEMENT_OPTIONS"])
        except ValueError:
            return f"PLACEMENT_OPTIONS {fields['PLACEMENT_OPTIONS']}"
        if not isinstance(question.options, dict):
            return f"PLACEMENT_OPTIONS {fields['PLACEMENT_OPTIONS']}"
        card = self.portal.page.evaluate("window.portal.call") if self.checks_card else None
        for key, value in (card or {}).items():
            # The portal posts strings, and has native types in its answers; a nameless line gets its number there.
            if key not in ("ended", "LINE_NAME") and as_strings(question.options.get(key)) != as_strings(value):
                return f"{key} {question.options.get(key)!r}, and the card's is {value!r}"
        return ""

    def _is_expired(self, token: str) -> bool:
        answer = self.portal.page.context.request.post(
            f"{self.portal.origin}/rest/app.info.json", form={"auth": token}, fail_on_status_code=False)
        error = answer.json().get("error", "")
        if error and error != "expired_token":
            self._complain(f"AUTH_ID {token}: {error}")
        return error == "expired_token"
