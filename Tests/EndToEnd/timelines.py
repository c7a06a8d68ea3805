"""A portal's timelines: comments of items, the note of an activity, and what an application keeps for a user."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

from support.scripted_portal import Question, error_of, fields_of

OWNER = {"OWNER_TYPE_ID": "3", "OWNER_ID": "101"}
Lie = Callable[["Timelines", Question, str], bool]


class Timelines:
    """What a scripted portal does, but for what `lie` does in its place: it says whether it has answered."""

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
        if not (self.lie and self.lie(self, question, question.method)):
            question.answer_by(self.call)

    def call(self, method: str, query: str) -> Any:
        """One method: its result, or its error."""
        with self._lock:
            self.called.append(method)
            if method in self.denied:
                return error_of("ACCESS_DENIED")
            return getattr(self, "_" + method.replace(".", "_"))(fields_of(query))

    @staticmethod
    def now() -> str:
        return datetime.now(timezone.utc).isoformat(timespec="seconds")

    def _profile(self, fields: dict[str, str]) -> Any:
        return {"ID": "7", "ADMIN": False, "NAME": "Maria", "LAST_NAME": "Sommer", "TIME_ZONE": ""}

    def _server_time(self, fields: dict[str, str]) -> Any:
        return self.now()

    def _crm_activity_list(self, fields: dict[str, str]) -> Any:
        return [{"ID": "777"} | OWNER] if fields["filter[ID]"] == "777" else []

    def _crm_timeline_note_get(self, fields: dict[str, str]) -> Any:
        assert (fields["ownerTypeId"], fields["ownerId"], fields["itemType"], fields["itemId"]) == ("3", "101", "2", "777")
        if self.note is None:
            return error_of("NOT_FOUND")
        return {"text": self.note, "createdById": 7, "createdTime": self.now()}

    def _crm_timeline_note_save(self, fields: dict[str, str]) -> Any:
        assert (fields["ownerTypeId"], fields["ownerId"], fields["itemType"], fields["itemId"]) == ("3", "101", "2", "777")
        self.note = fields["text"]
        return True

    def _crm_timeline_comment_add(self, fields: dict[str, str]) -> Any:
        assert fields["fields[ENTITY_TYPE]"].islower()
        self.comments.append({
            "ID": str(len(self.comments) + 1), "AUTHOR_ID": "7", "CREATED": self.now(),
            "ENTITY_ID": fields["fields[ENTITY_ID]"], "ENTITY_TYPE": fields["fields[ENTITY_TYPE]"],
            "COMMENT": fields["fields[COMMENT]"]})
        return len(self.comments)

    def _crm_timeline_comment_list(self, fields: dict[str, str]) -> Any:
        wanted = (fields["filter[ENTITY_ID]"], fields["filter[ENTITY_TYPE]"])
        return [one for one in reversed(self.comments) if (one["ENTITY_ID"], one["ENTITY_TYPE"]) == wanted]

    def _user_option_get(self, fields: dict[str, str]) -> Any:
        return self.options.get(fields["option"])

    def _user_option_set(self, fields: dict[str, str]) -> Any:
        self.options["unsent"] = fields["options[unsent]"]
        return True
