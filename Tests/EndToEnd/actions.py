"""Forms that write, as a page sends them, and what becomes of them."""

from __future__ import annotations

import json
import secrets
from typing import Any

from support.answer import Answer
from support.customer import Card
from support.forms import Request
from support.simulator import Simulator

OPERATOR = 7
# Types of items, by the numbers that portals give them.
TYPES = {"LEAD": "1", "DEAL": "2", "CONTACT": "3", "COMPANY": "4"}
NAMES = {number: name for name, number in TYPES.items()}
TEXT = "Wants an offer by Friday, <b>12</b> rotors"


class Form:
    """One form of a card, and its attempts."""

    def __init__(self, card: Card, action: str = "note", **fields: str) -> None:
        self.card = card
        self.action = action
        self.id = secrets.token_hex(16)
        self.fields = ({"TEXT": TEXT} if action == "note" else {}) | fields

    def request(self, attempt: int = 1, age: int | None = None, **fields: str | None) -> Request:
        aged = {} if age is None else {"AGE": str(age)}
        return self.card.asking({
            "VIEW": None, "ACTION": self.action, "ACTION_ID": self.id, "ATTEMPT": str(attempt)}
            | aged | self.fields | fields)

    def send(self, server, attempt: int = 1, age: int | None = None, **fields: str | None) -> Outcome:
        return Outcome(server.ask(self.request(attempt, age, **fields)), self.action)


class Outcome:
    """The answer to an action: one element, never an error of HTTP, never to be kept."""

    def __init__(self, answer: Answer, action: str = "note") -> None:
        assert answer.status == 200, answer.text
        assert "no-store" in (answer.header("Cache-Control") or "")
        self.answer = answer
        self.element, = [one for one in answer.page.all() if one["data-action"]]
        assert self.element["data-action"] == action
        self.result = self.element["data-result"]
        self.fields = [one["data-field"] for one in answer.page.all() if one["data-field"]]
        self.items = [one["data-item"] for one in answer.page.all() if one["data-item"]]


class Timeline:
    """What one operator does at the simulator, and what it has then."""

    def __init__(self, simulator: Simulator, user: int = OPERATOR) -> None:
        self.simulator = simulator
        self.user = user
        self.session = simulator.session(user=user)

    def rest(self, method: str, **fields: str) -> Any:
        return self.simulator.rest(method, self.session, **fields)

    @property
    def state(self) -> dict[str, Any]:
        return self.simulator.read("state")

    @property
    def activity(self) -> str:
        """A call with the contact that the card is linked to."""
        fields = {"filter[BINDINGS][0][OWNER_TYPE_ID]": "3", "filter[BINDINGS][0][OWNER_ID]": "101"}
        return self.rest("crm.activity.list", **fields)[0]["ID"]

    def form(self, action: str, activity: str = "undefined", **fields: str) -> Form:
        return Form(self.simulator.card(self.session, CRM_ACTIVITY_ID=activity), action, **fields)

    def note(self, activity: str = "undefined", **fields: str) -> Form:
        return self.form("note", activity, **fields)

    def item(self, name: str) -> dict[str, Any]:
        type_name, _, number = name.partition(":")
        return self.simulator.rest("crm.item.get", entityTypeId=TYPES[type_name], id=number)["item"]

    @property
    def kept(self) -> list[dict[str, str]]:
        options = self.state["user_options"] or {}
        return json.loads(options.get(f"user_{self.user}", {}).get("unsent", "[]"))
