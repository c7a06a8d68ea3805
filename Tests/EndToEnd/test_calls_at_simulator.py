"""Links and outcomes of calls at the simulator, which reads the documentation on its own: the plain cases of
`test_calls.py`, with the activities that a portal's telephony makes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.forms import CALL_ID
from support.placard import Placard
from support.simulator import Simulator
from .actions import NAMES, OPERATOR, Timeline
from .test_calls import act, caught_up, ended, event, rows, tell

CONTACT = "CONTACT:101"
MOVED = "CONTACT:102"
COMPANY = "COMPANY:11"


class Telephony:
    """The calls of one operator at the simulator."""

    def __init__(self, simulator: Simulator) -> None:
        self.simulator = simulator
        self.timeline = Timeline(simulator)
        self.token = self.timeline.session["AUTH_ID"]

    def end(self, call: str = CALL_ID, item: str = COMPANY) -> str:
        """A call ends; the number of the activity that the portal makes of it."""
        made = self.simulator.call(do="end", user=str(OPERATOR), call_id=call, direction="incoming", duration="65",
                                   items=item.replace(":", "_"))
        return str(made["activity"])

    def card(self, activity: str = "undefined", **options: str):
        return self.simulator.card(self.timeline.session, CRM_ACTIVITY_ID=activity, **options)

    def event(self, activity: str, token: str | None = None):
        return event(self.simulator, int(activity), token=token,
                     application_token=self.timeline.session["APPLICATION_TOKEN"])

    def items(self, activity: str) -> list[str]:
        return [f"{NAMES[str(one['entityTypeId'])]}:{one['entityId']}"
                for one in self.timeline.rest("crm.activity.binding.list", activityId=activity)]

    def shown(self, activity: str) -> list[str]:
        """What the application shows on the activity."""
        return [block["properties"]["value"] for one in self.timeline.state["blocks"]
                if one["activity"] == int(activity) for block in one["blocks"].values()]


@pytest.fixture
def telephony(simulator: Simulator) -> Telephony:
    return Telephony(simulator)


@pytest.fixture
def state(folder: Path) -> Path:
    return folder / "placard.sqlite"


@pytest.fixture
def server(serve, simulator, telephony, state) -> Placard:
    return serve(simulator.origin, PLACARD_STATE=str(state),
                 PLACARD_APPLICATION_TOKEN=telephony.timeline.session["APPLICATION_TOKEN"])


def test_a_call_is_linked_once_however_often_it_is_said(server, telephony):
    activity = telephony.end()
    one = telephony.card(activity)
    for _ in range(2):
        assert act(server, one, "link", ITEM=CONTACT) == "done"
        assert telephony.items(activity) == [COMPANY, CONTACT]
    for _ in range(2):
        assert act(server, one, "link", ITEM=CONTACT, UNDO="yes") == "done"
        assert telephony.items(activity) == [COMPANY]
    assert act(server, one, "link", ITEM=COMPANY, UNDO="yes") == "refused", "the last link stays"
    assert telephony.items(activity) == [COMPANY]


def test_a_link_takes_the_place_of_a_wrong_one_of_any_type(server, telephony):
    activity = telephony.end()
    one = telephony.card(activity)
    for item, wrong in ((CONTACT, None), (MOVED, CONTACT), ("DEAL:301", MOVED)):
        assert act(server, one, "link", ITEM=item, **({"INSTEAD": wrong} if wrong else {})) == "done"
        assert telephony.items(activity) == [COMPANY, item]


def test_an_activity_that_the_card_does_not_know_yet_is_found(server, telephony, state):
    activity, other = telephony.end(), telephony.end("another call")
    assert act(server, telephony.card(), "link", ITEM=CONTACT) == "done"
    assert act(server, telephony.card(), "outcome", OUTCOME="reached") == "done"
    assert (telephony.items(activity), telephony.items(other)) == ([COMPANY, CONTACT], [COMPANY])
    assert (telephony.shown(activity), telephony.shown(other)) == (["Reached"], []) and rows(state) == []


def test_what_waits_for_the_end_of_the_call_is_done_by_the_event(server, telephony, state):
    assert act(server, telephony.card(), "link", ITEM=CONTACT) == "later"
    assert act(server, telephony.card(), "outcome", OUTCOME="reached") == "later"
    activity = telephony.end()
    assert tell(server, telephony.event(activity, telephony.token)) == (200, "started", None)
    assert ended(server) == ("2", "0", None)
    assert telephony.items(activity) == [COMPANY, CONTACT] and telephony.shown(activity) == ["Reached"]
    assert rows(state) == []


def test_an_event_without_a_token_leaves_it_to_the_next_card(server, telephony, state):
    assert act(server, telephony.card(), "link", ITEM=CONTACT) == "later"
    activity = telephony.end()
    assert tell(server, telephony.event(activity)) == (200, "left", "no_token")
    assert telephony.items(activity) == [COMPANY]
    assert telephony.card(CALL_ID="next").ask(server).state is None
    assert caught_up(server) == ("1", "0", "0", None)
    assert telephony.items(activity) == [COMPANY, CONTACT] and rows(state) == []


def test_an_item_that_the_operator_may_not_see_is_not_linked(server, telephony, state):
    activity = telephony.end()
    for known in ("undefined", activity):
        assert act(server, telephony.card(known), "link", ITEM="CONTACT:114") == "refused"
    assert telephony.items(activity) == [COMPANY] and rows(state) == []


def test_an_outcome_is_shown_and_taken_back(server, telephony, state):
    activity = telephony.end()
    one = telephony.card(activity)
    for outcome, text in (("no_answer", "No answer"), ("reached", "Reached")):
        assert act(server, one, "outcome", OUTCOME=outcome) == "done"
        assert telephony.shown(activity) == [text]
    assert rows(state, "chosen_outcome") == [(CALL_ID, OPERATOR, "reached")]
    for _ in range(2):
        assert act(server, one, "outcome", OUTCOME="reached", UNDO="yes") == "done"
        assert telephony.shown(activity) == [] and rows(state, "chosen_outcome") == []


def test_a_call_has_its_activity_from_when_it_is_answered(server, telephony, state):
    telephony.simulator.settings(call_activity="answered")
    assert act(server, telephony.card(), "outcome", OUTCOME="reached") == "later"
    made = telephony.simulator.call(do="answer", user=str(OPERATOR), call_id=CALL_ID, direction="incoming",
                                    duration="1", items=COMPANY.replace(":", "_"))
    activity = str(made["activity"])
    assert act(server, telephony.card(activity), "outcome", OUTCOME="call_back") == "done"
    assert telephony.shown(activity) == ["Call back"] and rows(state) == []


def test_an_outcome_is_written_into_the_field_that_the_settings_name(server, telephony):
    outcomes = [{"id": "reached", "name": {"de": "Erreicht", "en": "Reached"}, "field": "UF_CRM_1733"},
                {"id": "odd", "name": "Nothing of the list", "field": "UF_CRM_1733"},
                {"id": "gone", "name": "Reached", "field": "UF_CRM_NONE"}]
    telephony.simulator.rest("app.option.set", **{"options[placard]": json.dumps({"outcomes": outcomes})})
    one = telephony.card(telephony.end())

    def written() -> object:
        item = telephony.timeline.rest("crm.item.get", entityTypeId="3", id="101")["item"]
        return item["ufCrm_1733"]

    for outcome in ("odd", "gone"):
        assert act(server, one, "outcome", OUTCOME=outcome, ITEM=CONTACT) == "done"
        assert written() is None
    for _ in range(2):
        assert act(server, one, "outcome", OUTCOME="reached", ITEM=CONTACT) == "done"
        assert written() == 301
    assert act(server, one, "outcome", OUTCOME="reached", ITEM=CONTACT, UNDO="yes") == "done"
    assert written() is None
