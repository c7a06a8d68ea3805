"""A portal's calls: the activities that it makes of them, what those are linked to and show, and who asks."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from support.scripted_portal import Question, error_of, result_of
from .actions import NAMES, TYPES
from .timelines import Timelines


@dataclass
class Activity:
    """What the portal has made of a call."""

    call: str
    items: list[str]
    # What the application shows there, by the names of the blocks.
    blocks: dict[str, str] = field(default_factory=dict)


class CallPortal(Timelines):
    def __init__(self) -> None:
        super().__init__()
        self.activities: dict[str, Activity] = {}
        # Whose a token is; any other one is user 7's.
        self.users: dict[str, str] = {}
        # Items that the operator may not see.
        self.hidden: set[str] = set()
        self._asking = threading.local()

    def make(self, number: int, call: str, *items: str) -> Activity:
        self.activities[str(number)] = Activity(call, list(items or ["COMPANY:17"]))
        return self.activities[str(number)]

    def __call__(self, question: Question) -> None:
        self._asking.user = self.users.get(question.token, "7")
        super().__call__(question)

    def call(self, method: str, query: str) -> Any:
        if hasattr(self, "_" + method.replace(".", "_")):
            return super().call(method, query)
        self.called.append(method)
        return result_of(method, query)

    def _profile(self, fields: dict[str, str]) -> Any:
        return {"ID": self._asking.user, "ADMIN": False, "NAME": "Maria", "LAST_NAME": "Sommer", "TIME_ZONE": ""}

    def _crm_item_get(self, fields: dict[str, str]) -> Any:
        if self._item(fields, "id") in self.hidden:
            return error_of("ACCESS_DENIED")
        return result_of("crm.item.get", urlencode(fields))

    def _crm_activity_list(self, fields: dict[str, str]) -> Any:
        wanted, origin = fields.get("filter[ID]"), fields.get("filter[ORIGIN_ID]")
        rows = []
        for number, activity in self.activities.items():
            if wanted == number or origin == f"VI_{activity.call}":
                kind, _, item = activity.items[0].partition(":")
                rows.append({"ID": number, "OWNER_TYPE_ID": TYPES[kind], "OWNER_ID": item,
                             "ORIGIN_ID": f"VI_{activity.call}"})
        return rows

    @staticmethod
    def _item(fields: dict[str, str], id_name: str = "entityId") -> str:
        return f"{NAMES[fields['entityTypeId']]}:{fields[id_name]}"

    def _refusal(self, fields: dict[str, str]) -> Any:
        """What the portal says of an activity that is not there, or of an item that is hidden."""
        if fields["activityId"] not in self.activities:
            return error_of("NOT_FOUND")
        return error_of("ACCESS_DENIED") if self._item(fields) in self.hidden else None

    def _crm_activity_binding_add(self, fields: dict[str, str]) -> Any:
        if refusal := self._refusal(fields):
            return refusal
        activity, item = self.activities[fields["activityId"]], self._item(fields)
        if item in activity.items:
            return error_of("ACTIVITY_IS_ALREADY_BOUND")
        activity.items.append(item)
        return True

    def _crm_activity_binding_delete(self, fields: dict[str, str]) -> Any:
        if refusal := self._refusal(fields):
            return refusal
        activity, item = self.activities[fields["activityId"]], self._item(fields)
        if item not in activity.items:
            return error_of("BINDING_NOT_FOUND")
        if len(activity.items) == 1:
            return error_of("LAST_BINDING_CANNOT_BE_DELETED")
        activity.items.remove(item)
        return True

    def _crm_activity_layout_blocks_set(self, fields: dict[str, str]) -> Any:
        if refusal := self._refusal(fields):
            return refusal
        activity = self.activities[fields["activityId"]]
        assert self._item(fields) in activity.items
        name, = {key.split("[")[2].rstrip("]") for key in fields if key.startswith("layout[blocks]")}
        assert fields[f"layout[blocks][{name}][type]"] == "text"
        activity.blocks = {name: fields[f"layout[blocks][{name}][properties][value]"]}
        return {"success": True}

    def _crm_activity_layout_blocks_delete(self, fields: dict[str, str]) -> Any:
        if refusal := self._refusal(fields):
            return refusal
        activity = self.activities[fields["activityId"]]
        # Of what is not there it says nothing.
        was_there, activity.blocks = bool(activity.blocks), {}
        return {"success": True} if was_there else None
