"""A portal's timelines: comments of items, the note of an activity, and what an application keeps for a user."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any
from urllib.parse import parse_qs

from support.scripted_portal import Question, error_of, time_block

OWNER = {"OWNER_TYPE_ID": "3", "OWNER_ID": "101"}
Lie = Callable[["NotePortal", Question, str], bool]


class NotePortal:
    """Behaves as a portal does, but for what `lie` does in its place: it says whether it has answered."""

    def __init__(self, lie: Lie | None = None) -> None:
        self.lie = lie
        self.comments: list[dict[str, str]] = []
        self.note: str | None = None
        self.options: dict[str, str] = {}
        # What was called, batches taken apart.
        self.called: list[str] = []
        # Methods that the operator may not call.
        self.denied: set[str] = set()
        self._lock = threading.Lock()

    def __call__(self, question: Question) -> None:
        method = question.path.removeprefix("/rest/").removesuffix(".json")
        if self.lie and self.lie(self, question, method):
            return
        self.answer(question, method)

    def answer(self, question: Question, method: str) -> None:
        """What a portal does and says."""
        if method != "batch":
            value, error = self.call(method, {name: text for name, text in question.fields.items() if name != "auth"})
            if error:
                question.answer(error, 400)
            else:
                question.answer({"result": value, "time": time_block()})
            return
        results: dict[str, Any] = {}
        errors: dict[str, Any] = {}
        for name, (inner, query) in question.commands.items():
            parameters = {key: values[-1] for key, values in parse_qs(query, keep_blank_values=True).items()}
            value, error = self.call(inner, parameters)
            if error:
                errors[name] = error
            else:
                results[name] = value
        inner_answer = {"result": results or [], "result_error": errors or [], "result_total": [], "result_next": [],
                        "result_time": []}
        question.answer({"result": inner_answer, "time": time_block()})

    def call(self, method: str, fields: dict[str, str]) -> tuple[Any, dict[str, Any] | None]:
        """One method: its result, or its error."""
        with self._lock:
            self.called.append(method)
            if method in self.denied:
                return None, error_of("ACCESS_DENIED")
            return getattr(self, "_" + method.replace(".", "_"))(fields)

    @staticmethod
    def now() -> str:
        return datetime.now(timezone.utc).isoformat(timespec="seconds")

    def _profile(self, fields: dict[str, str]) -> Any:
        return {"ID": "7", "ADMIN": False, "NAME": "Maria", "LAST_NAME": "Sommer", "TIME_ZONE": ""}, None

    def _server_time(self, fields: dict[str, str]) -> Any:
        return self.now(), None

    def _crm_activity_list(self, fields: dict[str, str]) -> Any:
        return [{"ID": "777"} | OWNER] if fields["filter[ID]"] == "777" else [], None

    def _crm_timeline_note_get(self, fields: dict[str, str]) -> Any:
        assert (fields["ownerTypeId"], fields["ownerId"], fields["itemType"], fields["itemId"]) == ("3", "101", "2", "777")
        if self.note is None:
            return None, error_of("NOT_FOUND")
        return {"text": self.note, "createdById": 7, "createdTime": self.now()}, None

    def _crm_timeline_note_save(self, fields: dict[str, str]) -> Any:
        assert (fields["ownerTypeId"], fields["ownerId"], fields["itemType"], fields["itemId"]) == ("3", "101", "2", "777")
        self.note = fields["text"]
        return True, None

    def _crm_timeline_comment_add(self, fields: dict[str, str]) -> Any:
        assert fields["fields[ENTITY_TYPE]"].islower()
        self.comments.append({
            "ID": str(len(self.comments) + 1), "AUTHOR_ID": "7", "CREATED": self.now(),
            "ENTITY_ID": fields["fields[ENTITY_ID]"], "ENTITY_TYPE": fields["fields[ENTITY_TYPE]"],
            "COMMENT": fields["fields[COMMENT]"]})
        return len(self.comments), None

    def _crm_timeline_comment_list(self, fields: dict[str, str]) -> Any:
        wanted = (fields["filter[ENTITY_ID]"], fields["filter[ENTITY_TYPE]"])
        return [one for one in reversed(self.comments) if (one["ENTITY_ID"], one["ENTITY_TYPE"]) == wanted], None

    def _user_option_get(self, fields: dict[str, str]) -> Any:
        return self.options.get(fields["option"]), None

    def _user_option_set(self, fields: dict[str, str]) -> Any:
        self.options["unsent"] = fields["options[unsent]"]
        return True, None
