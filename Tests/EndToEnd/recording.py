"""What portals have answered about customers, in the recordings of the unit tests, for the real program."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

from support import REPOSITORY
from support.customer import Card
from support.scripted_portal import Question, ScriptedPortal, error_of, result_of

FOLDER = REPOSITORY / "Tests/WidgetsTests/Fixtures/Customers"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))


class Recording:
    """One recording: `scripted(recorded.behave)` answers like that portal, `recorded.card(…)` is the call."""

    def __init__(self, name: str) -> None:
        recording = json.loads((FOLDER / f"{name}.json").read_text())
        self.answers: dict[str, Any] = recording.get("answers", {})
        self.totals: dict[str, int] = recording.get("totals", {})
        self.options: dict[str, Any] = recording.get("options") or {
            "CRM_ENTITY_TYPE": "COMPANY", "CRM_ENTITY_ID": "17",
            "CRM_BINDINGS": '[{"ENTITY_TYPE":"COMPANY","ENTITY_ID":"17"},{"ENTITY_TYPE":"DEAL","ENTITY_ID":"25"}]'}
        self.language: str = recording.get("language", "en")
        self.multiplies: bool = recording.get("bindings_multiply", False)

    def card(self, bitrix: ScriptedPortal) -> Card:
        return Card(bitrix.domain, lang=self.language, **{"PHONE_NUMBER": "+4930123456"} | self.options)

    def behave(self, question: Question) -> None:
        question.answer_by(self._call, lambda method, query: _specific(self.totals, method, query))

    def _call(self, method: str, query: str) -> Any:
        found = _specific(self.answers, method, query)
        value = result_of(method, query) if found is None else found
        if isinstance(value, dict) and "__error__" in value:
            return error_of(value["__error__"])
        if self.multiplies and method == "crm.activity.list":
            return [row for row in value for _ in range(query.count("[OWNER_ID]="))]
        return value


def _specific(values: dict[str, Any], method: str, query: str) -> Any:
    """The value of the name that says most of those that fit."""
    parameters = unquote(query.replace("%2B", "%252B")).replace("[", ".").replace("]", "")
    fitting = []
    for name, value in values.items():
        wanted, _, conditions = name.partition("?")
        parts = [part for part in conditions.split("&") if part]
        if wanted == method and all(part in parameters for part in parts):
            fitting.append((len(parts), value))
    return max(fitting, key=lambda one: one[0])[1] if fitting else None
