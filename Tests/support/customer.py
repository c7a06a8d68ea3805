"""The customer's part of a card: the page with its ticket, and the fragment that follows."""

from __future__ import annotations

import re
import secrets
import threading
import time
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, TypeVar

from . import forms, placard
from .answer import Answer
from .forms import IN_QUERY, Request, changed, form, opening, with_options
from .page import Element

# The answers that lead nowhere: no authorization server that exists is asked.
NOWHERE = "http://127.0.0.1:9"
APPLICATION_TOKEN = "8d3f5a1c9e7b4062b1a4c7d8e9f00112"
CLIENT_ID = "local.demo.placard"
CLIENT_SECRET = "demo-secret-of-the-simulator"
TICKET = re.compile("[0-9a-f]{32}")
WITHOUT_TICKET = ("DOMAIN", "PROTOCOL", "LANG", "member_id", "PLACEMENT", "PLACEMENT_OPTIONS", "AUTH_ID")

# What the tests of this process have posted or been given that nobody may ever read in a log.
SECRETS = {APPLICATION_TOKEN, CLIENT_SECRET}

Value = TypeVar("Value")


def new_token() -> str:
    """As long as a portal's."""
    token = secrets.token_hex(35)
    SECRETS.add(token)
    return token


def settings(*origins: str, **more: str | None) -> dict[str, str | None]:
    """A program that serves these portals on this machine, and says all that it ever says."""
    return {
        "PLACARD_PORTALS": ",".join(origins), "PLACARD_PROXY": None, "PLACARD_OAUTH_SERVERS": NOWHERE,
        "PLACARD_APPLICATION_TOKEN": APPLICATION_TOKEN, "PLACARD_LOG_LEVEL": "debug",
    } | more


class Card:
    """One opening of the widget: what its frame posts first, and afterwards."""

    def __init__(self, domain: str, *, lang: str = "en", token: str | None = None, refresh: str | None = None,
                 application_token: str | None = APPLICATION_TOKEN, server: str | None = None,
                 **options: Any) -> None:
        linked = {"CRM_ENTITY_TYPE": "CONTACT", "CRM_ENTITY_ID": "101", "CRM_BINDINGS": None}
        self.fields = changed(
            with_options(forms.NEWER, **linked | options), DOMAIN=domain, PROTOCOL="0", LANG=lang,
            APP_SID=secrets.token_hex(16), AUTH_ID=token or new_token(), REFRESH_ID=refresh or new_token(),
            SERVER_ENDPOINT=server, APPLICATION_TOKEN=application_token)

    def opening(self, **fields: str | None) -> Request:
        return opening(changed(self.fields, **fields))

    def redeeming(self, ticket: str, **fields: str | None) -> Request:
        """What the module posts to the frame's own URL."""
        return self._question({"VIEW": "customer", "TICKET": ticket}, fields)

    def asking(self, body: dict[str, str | None] | None = None, **fields: str | None) -> Request:
        """The way without a ticket; `body` changes what is in the body only."""
        names = {name: self.fields[name] for name in WITHOUT_TICKET} | fields
        return self._question(changed({"VIEW": "customer"}, **names | (body or {})), fields)

    def _question(self, body: dict[str, str], fields: dict[str, str | None]) -> Request:
        own = changed(self.fields, **fields)
        return Request(query=form({name: own[name] for name in IN_QUERY if name in own}).decode(), body=form(body))

    def open(self, server: placard.Placard) -> str | None:
        """Opens the page; its ticket, if it has one."""
        return ticket_of(server.ask(self.opening()))

    def open_with_ticket(self, server: placard.Placard) -> str:
        ticket = self.open(server)
        assert ticket, "the page has no ticket"
        return ticket

    def fragment(self, server: placard.Placard, request: Request) -> Fragment:
        return Fragment(server.ask(request))

    def redeem(self, server: placard.Placard, ticket: str | None, **fields: str | None) -> Fragment:
        assert ticket, "there is no ticket"
        return self.fragment(server, self.redeeming(ticket, **fields))

    def ask(self, server: placard.Placard, **fields: str | None) -> Fragment:
        return self.fragment(server, self.asking(**fields))

    def show(self, server: placard.Placard) -> Fragment:
        """Both requests in a row."""
        return self.redeem(server, self.open_with_ticket(server))


def ticket_of(answer: Answer) -> str | None:
    """The ticket of a page, which is there at once and shows the customer's place."""
    assert answer.status == 200
    place = answer.page.by_id("customer")
    assert place.tag == "section" and "hidden" not in place.attributes
    return _ticket(place)


def _ticket(place: Element) -> str | None:
    if "data-ticket" not in place.attributes:
        return None
    ticket = place["data-ticket"] or ""
    assert TICKET.fullmatch(ticket), f"not a ticket: {ticket!r}"
    SECRETS.add(ticket)
    return ticket


class Fragment:
    """The customer's part as it came: one section, well-formed, never an error of HTTP, never to be kept."""

    def __init__(self, answer: Answer) -> None:
        assert answer.status == 200, answer.status
        assert "no-store" in (answer.header("Cache-Control") or "")
        self.answer = answer
        roots = [child for child in answer.page.root.children if not isinstance(child, str) or child.strip()]
        assert len(roots) == 1 and isinstance(roots[0], Element), f"not one element: {answer.text[:300]}"
        self.section = roots[0]
        assert (self.section.tag, self.section["id"]) == ("section", "customer")
        assert not [one for one in self.section.all() if one.tag in ("script", "style", "link", "iframe")]
        assert not [one for one in self.section.all() if "style" in one.attributes]

    @cached_property
    def ticket(self) -> str | None:
        return _ticket(self.section)

    @property
    def state(self) -> str | None:
        return self.section["data-state"]

    @property
    def text(self) -> str:
        return self.section.text

    @property
    def has_retry(self) -> bool:
        return any(button["data-retry"] == "yes" for button in self.section.all("button"))


def at_once(work: Callable[[int], Value], count: int) -> list[Value]:
    """So many threads start together; what each has done. The first failure is raised here."""
    results: dict[int, Value] = {}
    failures: list[BaseException] = []
    barrier = threading.Barrier(count)

    def run(index: int) -> None:
        try:
            barrier.wait(10)
            results[index] = work(index)
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=run, args=(index,)) for index in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(40)
    if failures:
        raise failures[0]
    assert len(results) == count, "a thread has not ended"
    return [results[index] for index in range(count)]


def seconds(work: Callable[[], Value]) -> tuple[float, Value]:
    started = time.monotonic()
    value = work()
    return time.monotonic() - started, value


def secrets_in(content: bytes) -> set[str]:
    """The secrets that are in a text or, as the bytes that they are written for, in a file.

    There are thousands of them by the end of a run: what has the length of one is looked up, instead of searching for
    each of them.
    """
    known = {secret.encode(): secret for secret in SECRETS}
    known |= {bytes.fromhex(secret): secret for secret in SECRETS if re.fullmatch("(?:[0-9a-f]{2})+", secret)}
    # But for what a database keeps free.
    parts = re.split(rb"\0{8,}", content)
    return {known[part[at:at + length]] for length in set(map(len, known)) for part in parts
            for at in range(len(part) - length + 1) if part[at:at + length] in known}


def assert_no_secrets(text: str) -> None:
    """Nothing that a test of this process has posted, or got, as a secret."""
    found = secrets_in(text.encode()) | {one for one in (*forms.TOKENS, *forms.NUMBERS) if one in text}
    assert not found, f"in the log: {found}"


def median(values: Iterable[float]) -> float:
    ordered = sorted(values)
    return ordered[len(ordered) // 2]
