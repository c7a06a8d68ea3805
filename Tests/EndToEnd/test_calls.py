"""The actions `link` and `outcome`, and what waits for a call's activity: it is done once the call has ended, by the
event or by the operator's next card, and only what that operator has asked for."""

from __future__ import annotations

import secrets
import signal
import sqlite3
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from support.answer import Answer
from support.customer import APPLICATION_TOKEN, Card, new_token, settings
from support.forms import CALL_ID, NEWER, Request, form, get, opening, with_options
from support.placard import Placard, binary, environment, run_cgi, until
from support.scripted_portal import error_of
from . import registry
from .actions import Form, Outcome
from .call_portal import CallPortal
from .installation import Portal, World, new_secret

CONTACT = "CONTACT:101"
MOVED = "CONTACT:102"
COMPANY = "COMPANY:17"


@pytest.fixture
def calls() -> CallPortal:
    return CallPortal()


@pytest.fixture
def bitrix(scripted, calls):
    return scripted(calls)


@pytest.fixture
def state(folder: Path) -> Path:
    return folder / "placard.sqlite"


@pytest.fixture
def start_server(serve, bitrix, state):
    return lambda **more: serve(bitrix.origin, **{"PLACARD_STATE": str(state)} | more)


@pytest.fixture
def server(start_server) -> Placard:
    return start_server()


def card(bitrix, activity: str = "undefined", **more: Any) -> Card:
    return Card(bitrix.domain, CRM_ACTIVITY_ID=activity, **more)


def result(answer: Answer, action: str = "link") -> tuple[str | None, list[str | None]]:
    """What came of an action, and the fields that are wrong."""
    outcome = Outcome(answer, action)
    return outcome.result, outcome.fields


def act(server: Placard, card: Card, action: str, **fields: str) -> str | None:
    return Form(card, action, **fields).send(server).result


def event(bitrix, activity: int | None = 900, call: str = CALL_ID, user: int | None = 7, token: str | None = None,
          application_token: str | None = APPLICATION_TOKEN) -> Request:
    """What the portal's server posts when a call has ended."""
    fields = {
        "event": "ONVOXIMPLANTCALLEND", "data[CALL_ID]": call, "data[CALL_TYPE]": "2", "ts": "1763802843",
        "data[PHONE_NUMBER]": "+4930123456", "data[PORTAL_USER_ID]": user, "data[CRM_ACTIVITY_ID]": activity,
        "auth[access_token]": token, "auth[domain]": bitrix.domain, "auth[client_endpoint]": f"{bitrix.origin}/rest/",
        "auth[member_id]": NEWER["member_id"], "auth[application_token]": application_token}
    return Request(path="/event", body=form({name: str(value) for name, value in fields.items() if value is not None}))


def tell(server: Placard, request: Request) -> tuple[int, str | None, str | None]:
    """The status, and what the log says of it."""
    status = server.ask(request).status
    line = server.line_of(request)
    assert line["event"] == "ONVOXIMPLANTCALLEND"
    return status, line["result"], line["reason"]


def rows(state: Path, table: str = "pending_work") -> list[tuple[Any, ...]]:
    if not state.exists():
        return []
    columns = {"pending_work": "call_id, user_id, item, outcome", "chosen_outcome": "call_id, user_id, outcome"}
    with registry.opened(state) as database:
        return database.execute(f"SELECT {columns[table]} FROM {table} ORDER BY id").fetchall()


def ended(server: Placard, count: int = 1) -> tuple[str | None, str | None, str | None]:
    """What the log says of the work of the call that has ended last, when it has that many lines of it."""
    def lines():
        return [line for line in server.lines() if line.message == "call_end"]

    until(lambda: len(lines()) >= count, f"{count} lines of ended calls")
    line, = lines()[count - 1:]
    assert line.level == ("warning" if line["rest_error"] else "info")
    return line["done"], line["left"], line["rest_error"]


def caught_up(server: Placard) -> tuple[str | None, str | None, str | None, str | None]:
    """What the log says of the work that the last card has carried out."""
    line = until(
        lambda: next((one for one in reversed(server.lines()) if one.message == "pending_work"), None),
        "a line of what waited")
    return line["done"], line["left"], line["dropped"], line["rest_error"]


# ---- Links of an activity that is there


def test_a_call_is_linked_once_however_often_it_is_said(server, bitrix, calls):
    activity = calls.make(900, CALL_ID, COMPANY)
    one = card(bitrix, "900")
    request = Form(one, "link", ITEM=CONTACT).request()
    assert result(server.ask(request)) == ("done", [])
    assert (server.line_of(request)["action"], server.line_of(request)["item"]) == ("link", CONTACT)
    assert act(server, one, "link", ITEM=CONTACT) == "done"
    assert activity.items == [COMPANY, CONTACT]
    for _ in range(2):
        assert act(server, one, "link", ITEM=CONTACT, UNDO="yes") == "done"
        assert activity.items == [COMPANY]
    assert act(server, one, "link", ITEM=COMPANY, UNDO="yes") == "refused", "the last link stays"
    assert activity.items == [COMPANY]


def test_a_link_takes_the_place_of_a_wrong_one_of_any_type(server, bitrix, calls):
    activity = calls.make(900, CALL_ID, CONTACT, COMPANY)
    one = card(bitrix, "900")
    for _ in range(2):
        assert act(server, one, "link", ITEM=MOVED, INSTEAD=CONTACT) == "done"
        assert activity.items == [COMPANY, MOVED]
    assert act(server, one, "link", ITEM="DEAL:301", INSTEAD=MOVED) == "done"
    assert activity.items == [COMPANY, "DEAL:301"]
    activity.items.append(CONTACT)
    assert act(server, one, "link", ITEM=CONTACT, INSTEAD="DEAL:301") == "done", "both were there"
    assert activity.items == [COMPANY, CONTACT]
    assert act(server, one, "link", ITEM=CONTACT, INSTEAD=CONTACT) == "done", "it is not wrong"
    assert activity.items == [COMPANY, CONTACT]


@pytest.mark.parametrize("options, fields, wrong", [
    ({"CALL_ID": None}, {"ITEM": CONTACT}, ["CALL_ID"]), ({}, {}, ["ITEM"]), ({}, {"ITEM": "ORDER:5"}, ["ITEM"]),
    ({}, {"ITEM": CONTACT, "INSTEAD": "x"}, ["INSTEAD"]), ({"CALL_ID": "c" * 300}, {"ITEM": CONTACT}, ["CALL_ID"]),
])
def test_a_form_that_cannot_be_sent_says_which_field(server, bitrix, options, fields, wrong):
    outcome = Form(card(bitrix, **options), "link", **fields).send(server)
    assert (outcome.result, outcome.fields) == ("invalid", wrong)


def test_an_activity_that_the_card_does_not_know_yet_is_found(server, bitrix, calls, state):
    activity = calls.make(900, CALL_ID, COMPANY)
    calls.make(901, "another call", COMPANY)
    assert act(server, card(bitrix), "link", ITEM=CONTACT) == "done"
    assert activity.items == [COMPANY, CONTACT] and rows(state) == []
    assert act(server, card(bitrix), "link", ITEM=CONTACT, UNDO="yes") == "done"
    assert activity.items == [COMPANY]


@pytest.mark.parametrize("action, fields", [("link", {"ITEM": CONTACT}), ("outcome", {"OUTCOME": "reached"})])
def test_a_look_for_the_activity_that_fails_is_not_taken_for_none(server, bitrix, calls, state, action, fields):
    activity = calls.make(900, CALL_ID, COMPANY)
    calls.denied = {"crm.activity.list"}
    assert act(server, card(bitrix), action, **fields) == "refused"
    assert rows(state) == [] and rows(state, "chosen_outcome") == []
    assert activity.items == [COMPANY] and activity.blocks == {}


# ---- Links that wait


def test_a_link_waits_for_the_end_of_the_call(server, bitrix, calls, state):
    for _ in range(2):
        assert act(server, card(bitrix), "link", ITEM=CONTACT) == "later"
    assert rows(state) == [(CALL_ID, 7, CONTACT, None)]
    activity = calls.make(900, CALL_ID, COMPANY)
    request = event(bitrix, token=new_token())
    assert tell(server, request) == (200, "started", None)
    assert server.line_of(request)["call"] == CALL_ID
    assert ended(server) == ("1", "0", None)
    assert activity.items == [COMPANY, CONTACT] and rows(state) == []
    assert tell(server, event(bitrix, token=new_token())) == (200, "none", None)
    assert "30123456" not in server.log


def test_the_event_is_answered_before_the_portal_is_asked(server, bitrix, calls):
    assert act(server, card(bitrix), "link", ITEM=CONTACT) == "later"
    calls.make(900, CALL_ID, COMPANY)

    released, asked = threading.Event(), len(bitrix.asked)
    calls.lie = lambda portal, question, method: not question.hold(released)
    assert tell(server, event(bitrix, token=new_token()))[1] == "started"
    assert not bitrix.await_asked(asked + 1).answered.is_set()
    server.exit_expected = True
    server.signal(signal.SIGTERM)
    released.set()
    assert server.process.wait(10) == 0, "it is finished nevertheless"
    assert calls.activities["900"].items == [COMPANY, CONTACT]


def test_a_link_that_is_taken_back_does_not_wait_any_more(server, bitrix, calls, state):
    assert act(server, card(bitrix), "link", ITEM=CONTACT) == "later"
    assert act(server, card(bitrix), "link", ITEM=MOVED) == "later"
    assert act(server, card(bitrix), "link", ITEM=CONTACT, UNDO="yes") == "done"
    assert act(server, card(bitrix), "link", ITEM=CONTACT, UNDO="yes") == "done"
    assert rows(state) == [(CALL_ID, 7, MOVED, None)]
    activity = calls.make(900, CALL_ID, COMPANY)
    assert tell(server, event(bitrix, token=new_token()))[1] == "started"
    assert ended(server) == ("1", "0", None)
    assert activity.items == [COMPANY, MOVED]


def test_taking_back_with_an_activity_also_takes_back_what_waits(server, bitrix, calls, state):
    assert act(server, card(bitrix), "link", ITEM=CONTACT) == "later"
    activity = calls.make(900, CALL_ID, COMPANY)
    assert act(server, card(bitrix, "900"), "link", ITEM=CONTACT, UNDO="yes") == "done"
    assert rows(state) == [] and activity.items == [COMPANY]


def test_a_link_takes_the_place_of_a_wrong_one_that_waits(server, bitrix, calls, state):
    assert act(server, card(bitrix), "link", ITEM=CONTACT) == "later"
    assert act(server, card(bitrix), "link", ITEM=MOVED, INSTEAD=CONTACT) == "later"
    assert rows(state) == [(CALL_ID, 7, MOVED, None)]
    activity = calls.make(900, CALL_ID, COMPANY)
    assert act(server, card(bitrix, "900"), "link", ITEM="DEAL:301", INSTEAD=MOVED) == "done"
    assert rows(state) == [] and activity.items == [COMPANY, "DEAL:301"]


def test_an_item_that_the_operator_may_not_see_is_not_linked_later(server, bitrix, calls, state):
    calls.hidden = {CONTACT}
    assert act(server, card(bitrix), "link", ITEM=CONTACT) == "refused"
    assert rows(state) == []


def test_an_event_without_a_token_leaves_it_to_the_operators_next_card(server, bitrix, calls, state):
    operator, colleague = new_token(), new_token()
    calls.users = {operator: "7", colleague: "8"}
    assert act(server, card(bitrix, token=operator), "link", ITEM=CONTACT) == "later"
    activity = calls.make(900, CALL_ID, COMPANY)
    before = calls.called.count("crm.activity.list")
    assert card(bitrix, token=operator, CALL_ID="next").ask(server).state is None
    looks = calls.called.count("crm.activity.list") - before
    assert activity.items == [COMPANY], "until then it is left to the event"
    assert tell(server, event(bitrix, token=None)) == (200, "left", "no_token")
    assert card(bitrix, token=operator, CALL_ID="next").ask(server).state is None
    assert caught_up(server) == ("1", "0", "0", None)
    assert activity.items == [COMPANY, CONTACT] and rows(state) == []
    before = calls.called.count("crm.activity.list")
    assert card(bitrix, token=operator, CALL_ID="next").ask(server).state is None
    assert server.terminate() == 0
    assert calls.called.count("crm.activity.list") == before + looks, "where nothing waits, nothing more is asked"


def test_what_waits_of_an_operators_is_no_colleagues(server, bitrix, calls, state):
    operator, colleague = new_token(), new_token()
    calls.users = {operator: "7", colleague: "8"}
    assert act(server, card(bitrix, token=operator), "link", ITEM=CONTACT) == "later"
    activity = calls.make(900, CALL_ID, COMPANY)
    assert tell(server, event(bitrix, token=None)) == (200, "left", "no_token")
    asked = calls.called.count("profile")
    for _ in range(3):
        assert card(bitrix, token=colleague, CALL_ID="next").ask(server).state is None
        until(lambda: not is_asking(server), "what the card has started has ended")
        assert calls.called.count("profile") == asked + 1, "once, whose card it is"
    assert activity.items == [COMPANY] and len(rows(state)) == 1


def test_a_card_does_not_wait_for_what_it_carries_out(server, bitrix, calls, state):
    assert act(server, card(bitrix), "link", ITEM=CONTACT) == "later"
    activity = calls.make(900, CALL_ID, COMPANY)
    assert tell(server, event(bitrix, token=None)) == (200, "left", "no_token")
    shown = threading.Event()
    calls.lie = lambda portal, question, method: method == "profile" and not question.hold(shown)
    assert card(bitrix, CALL_ID="next").ask(server).state is None
    shown.set()
    assert caught_up(server) == ("1", "0", "0", None)
    assert activity.items == [COMPANY, CONTACT] and rows(state) == []


@pytest.mark.parametrize("code, is_dropped", [
    ("ACCESS_DENIED", True), ("NOT_FOUND", True), ("ANOTHER_REFUSAL", True), ("QUERY_LIMIT_EXCEEDED", False),
    ("PAYMENT_REQUIRED", False), ("METHOD_CONFIRM_WAITING", False), ("", False),
])
def test_only_what_the_portal_refuses_for_good_is_given_up(
        server, bitrix, calls, state, monkeypatch, code, is_dropped):
    assert act(server, card(bitrix), "link", ITEM=CONTACT) == "later"
    calls.make(900, CALL_ID, COMPANY)
    assert tell(server, event(bitrix, token=None)) == (200, "left", "no_token")
    monkeypatch.setattr(calls, "_crm_activity_binding_add", lambda fields: error_of(code))
    assert card(bitrix, CALL_ID="next").ask(server).state is None
    left, dropped, error = caught_up(server)[1:]
    assert (left, dropped) == (("0", "1") if is_dropped else ("1", "0")) and error
    assert len(rows(state)) == (0 if is_dropped else 1)


def is_asking(server: Placard) -> bool:
    """Whether anything runs that asks portals, also what no page waits for."""
    return "placard_questions_running 0\n" not in server.ask(get("/metrics").with_params(REMOTE_ADDR="127.0.0.1")).text


def let_pass(state: Path, seconds: int) -> None:
    """What is kept was kept so much earlier."""
    with registry.opened(state) as database:
        database.execute("UPDATE pending_work SET kept_at = kept_at - ?, due_at = due_at - ?", (seconds, seconds))


def due_in(state: Path) -> float:
    """In how many seconds cards look after what waits."""
    with registry.opened(state) as database:
        (due,), = database.execute("SELECT due_at FROM pending_work").fetchall()
    return due - time.time()


def test_what_a_lost_event_has_left_a_later_card_does(server, bitrix, calls, state):
    assert act(server, card(bitrix), "link", ITEM=CONTACT) == "later"
    assert 290 < due_in(state) <= 300
    let_pass(state, 300)

    def looked() -> bool:
        card(bitrix, CALL_ID="next").ask(server)
        return due_in(state) > 290

    until(looked, "a card has looked for the activity")
    asked = calls.called.count("profile")
    assert caught_up(server) == ("0", "1", "0", None)
    activity = calls.make(900, CALL_ID, COMPANY)
    card(bitrix, CALL_ID="next").ask(server)
    until(lambda: not is_asking(server), "the card has ended")
    assert calls.called.count("profile") == asked and activity.items == [COMPANY], "not with every card"
    let_pass(state, 300)

    def is_linked() -> bool:
        card(bitrix, CALL_ID="next").ask(server)
        return rows(state) == []

    until(is_linked, "a card has linked it")
    assert activity.items == [COMPANY, CONTACT]


def test_after_a_day_nobody_waits_any_more(server, bitrix, calls, state):
    assert act(server, card(bitrix), "link", ITEM=CONTACT) == "later"
    let_pass(state, 86_400)
    activity = calls.make(900, CALL_ID, COMPANY)
    until(lambda: tell(server, event(bitrix, token=new_token()))[1] == "none", "the work is too old")
    card(bitrix, CALL_ID="next").ask(server)
    assert activity.items == [COMPANY] and "crm.activity.binding.add" not in calls.called


def test_with_anybodys_token_only_the_wishes_of_the_calls_operator_are_done(server, bitrix, calls, state):
    operator, colleague = new_token(), new_token()
    calls.users = {operator: "7", colleague: "8"}
    assert act(server, card(bitrix, token=operator), "link", ITEM=CONTACT) == "later"
    assert act(server, card(bitrix, token=colleague), "link", ITEM=MOVED) == "later"
    activity = calls.make(900, CALL_ID, COMPANY)
    assert tell(server, event(bitrix, token=new_token(), user=7))[1] == "started"
    assert ended(server) == ("1", "1", None)
    assert activity.items == [COMPANY, CONTACT] and rows(state) == [(CALL_ID, 8, MOVED, None)]
    card(bitrix, token=colleague, CALL_ID="next").ask(server)
    assert caught_up(server) == ("1", "0", "0", None)
    assert activity.items == [COMPANY, CONTACT, MOVED] and rows(state) == []


@pytest.mark.parametrize("application_token", [None, "0" * 32])
def test_an_event_without_the_application_token_changes_nothing(
        server, bitrix, calls, state, application_token):
    assert act(server, card(bitrix), "link", ITEM=CONTACT) == "later"
    activity = calls.make(900, CALL_ID, COMPANY)
    for token in (new_token(), None):
        assert tell(server, event(bitrix, token=token, application_token=application_token))[0] == 403
    card(bitrix, CALL_ID="next").ask(server)
    assert activity.items == [COMPANY] and len(rows(state)) == 1
    assert calls.called.count("profile") == 1, "it is not even due"


@pytest.mark.parametrize("origin", ["VI_another call", "", None])
def test_an_event_that_names_another_activity_does_nothing_with_it(server, bitrix, calls, state, monkeypatch, origin):
    """Also one that is no call's, such as a meeting: whoever posts an event may name any."""
    assert act(server, card(bitrix), "link", ITEM=CONTACT) == "later"
    other = calls.make(901, "another call", COMPANY)
    listed = calls._crm_activity_list
    monkeypatch.setattr(
        calls, "_crm_activity_list", lambda fields: [row | {"ORIGIN_ID": origin} for row in listed(fields)])
    assert tell(server, event(bitrix, 901, token=new_token()))[1] == "started"
    assert ended(server) == ("0", "1", "not_found")
    assert other.items == [COMPANY] and len(rows(state)) == 1


def test_what_the_event_could_not_do_the_next_card_does(server, bitrix, calls, state):
    assert act(server, card(bitrix), "link", ITEM=CONTACT) == "later"
    activity = calls.make(900, CALL_ID, COMPANY)
    calls.denied = {"crm.activity.binding.add"}
    assert tell(server, event(bitrix, token=new_token()))[1] == "started"
    assert ended(server) == ("0", "1", "access_denied")
    calls.denied = set()
    card(bitrix, CALL_ID="next").ask(server)
    assert caught_up(server) == ("1", "0", "0", None)
    assert activity.items == [COMPANY, CONTACT] and rows(state) == []


def test_a_call_without_an_activity_leaves_it_waiting(server, bitrix, state):
    assert act(server, card(bitrix), "link", ITEM=CONTACT) == "later"
    assert tell(server, event(bitrix, None, token=new_token())) == (200, "left", "no_activity")
    assert len(rows(state)) == 1


@pytest.mark.parametrize("portal", ["https://elsewhere.example", "https://127.0.0.1:1"])
def test_an_event_of_a_portal_that_is_not_served_gets_nothing(server, bitrix, portal):
    body = event(bitrix, token=new_token()).body.replace(bitrix.origin.replace(":", "%3A").replace("/", "%2F").encode(),
                                                        portal.replace(":", "%3A").replace("/", "%2F").encode())
    assert server.ask(Request(path="/event", body=body)).status == 403


def test_what_waits_outlives_the_program(start_server, bitrix, calls, state):
    first = start_server()
    assert act(first, card(bitrix), "link", ITEM=CONTACT) == "later"
    assert first.terminate() == 0
    activity = calls.make(900, CALL_ID, COMPANY)
    second = start_server()
    assert tell(second, event(bitrix, token=new_token()))[1] == "started"
    assert ended(second) == ("1", "0", None)
    assert activity.items == [COMPANY, CONTACT] and rows(state) == []


def test_plain_cgi_keeps_it_and_carries_it_out(bitrix, calls, state, folder):
    given = {name: text for name, text in settings(bitrix.origin, PLACARD_STATE=str(state)).items() if text is not None}
    answer = Answer.parse(run_cgi(Form(card(bitrix), "link", ITEM=CONTACT).request(), folder=folder, **given).stdout)
    assert result(answer) == ("later", []) and len(rows(state)) == 1
    activity = calls.make(900, CALL_ID, COMPANY)
    done = run_cgi(event(bitrix, token=new_token()), folder=folder, **given)
    assert Answer.parse(done.stdout).status == 200 and done.returncode == 0
    assert activity.items == [COMPANY, CONTACT] and rows(state) == []
    assert b"call_end" in done.stderr


def test_plain_cgi_has_ended_its_answer_before_it_carries_anything_out(bitrix, calls, state, folder):
    given = {name: text for name, text in settings(bitrix.origin, PLACARD_STATE=str(state)).items() if text is not None}
    run_cgi(Form(card(bitrix), "link", ITEM=CONTACT).request(), folder=folder, **given)
    activity = calls.make(900, CALL_ID, COMPANY)
    answered = threading.Event()
    calls.lie = lambda portal, question, method: not question.hold(answered)
    told = event(bitrix, token=new_token())
    with subprocess.Popen([binary()], env=environment(folder, told.params | given), cwd=folder, stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdin and process.stdout
        process.stdin.write(told.body)
        process.stdin.close()
        assert Answer.parse(process.stdout.read()).status == 200
        answered.set()
        assert process.wait(15) == 0
    assert activity.items == [COMPANY, CONTACT] and rows(state) == []


def test_plain_cgi_leaves_it_to_the_next_card(bitrix, calls, state, folder):
    given = {name: text for name, text in settings(bitrix.origin, PLACARD_STATE=str(state)).items() if text is not None}
    run_cgi(Form(card(bitrix), "link", ITEM=CONTACT).request(), folder=folder, **given)
    activity = calls.make(900, CALL_ID, COMPANY)
    assert Answer.parse(run_cgi(event(bitrix, token=None), folder=folder, **given).stdout).status == 200
    run_cgi(card(bitrix, CALL_ID="next").asking(), folder=folder, **given)
    assert activity.items == [COMPANY, CONTACT] and rows(state) == []


def test_where_nothing_can_be_kept_the_operator_is_told_so(start_server, bitrix, state):
    server = start_server(PLACARD_STATE=str(state.parent / "none" / "placard.sqlite"))
    assert act(server, card(bitrix), "link", ITEM=CONTACT) == "busy"
    assert act(server, card(bitrix), "outcome", OUTCOME="reached") == "busy"
    line = until(lambda: next((one for one in server.lines() if one.message == "registry"), None), "a line of the error")
    assert line.level == "error" and "its folder does not exist" in (line["error"] or "")


def test_a_page_reads_nothing_of_it(server, bitrix, calls, state):
    card(bitrix).show(server)
    assert not state.exists() and "profile" not in calls.called


# ---- Outcomes


def test_an_outcome_is_shown_in_the_operators_language_and_kept(server, bitrix, calls, state):
    activity = calls.make(900, CALL_ID, COMPANY)
    one = card(bitrix, "900", lang="de")
    assert act(server, one, "outcome", OUTCOME="no_answer", ITEM=CONTACT) == "done"
    assert list(activity.blocks.values()) == ["Nicht erreicht"]
    assert act(server, one, "outcome", OUTCOME="reached") == "done"
    assert list(activity.blocks.values()) == ["Erreicht"]
    assert rows(state, "chosen_outcome") == [(CALL_ID, 7, "reached")] and rows(state) == []
    for _ in range(2):
        assert act(server, one, "outcome", OUTCOME="reached", UNDO="yes") == "done"
        assert activity.blocks == {} and rows(state, "chosen_outcome") == []


def test_an_outcome_waits_for_the_end_of_the_call(server, bitrix, calls, state):
    one = card(bitrix, lang="de")
    assert act(server, one, "outcome", OUTCOME="no_answer") == "later"
    assert act(server, one, "outcome", OUTCOME="reached") == "later"
    assert act(server, one, "link", ITEM=CONTACT) == "later"
    assert rows(state, "chosen_outcome") == [(CALL_ID, 7, "reached")]
    activity = calls.make(900, CALL_ID, COMPANY)
    assert tell(server, event(bitrix, token=new_token()))[1] == "started"
    assert ended(server) == ("2", "0", None)
    assert list(activity.blocks.values()) == ["Erreicht"] and activity.items == [COMPANY, CONTACT]
    assert rows(state) == [] and rows(state, "chosen_outcome") == [(CALL_ID, 7, "reached")]


def test_an_outcome_that_waits_is_taken_back_or_replaced(server, bitrix, calls, state):
    assert act(server, card(bitrix), "outcome", OUTCOME="reached") == "later"
    assert act(server, card(bitrix), "outcome", UNDO="yes") == "done"
    assert rows(state) == [] and rows(state, "chosen_outcome") == []
    assert act(server, card(bitrix), "outcome", OUTCOME="reached") == "later"
    activity = calls.make(900, CALL_ID, COMPANY)
    assert act(server, card(bitrix, "900"), "outcome", OUTCOME="call_back") == "done"
    assert rows(state) == [] and list(activity.blocks.values()) == ["Call back"]


def test_an_outcome_is_shown_before_the_link_to_its_item_goes(server, bitrix, calls, state):
    """The portal finds the activity by the item that it belonged to when it was looked for."""
    assert act(server, card(bitrix), "link", ITEM=CONTACT, INSTEAD=COMPANY) == "later"
    assert act(server, card(bitrix), "outcome", OUTCOME="reached") == "later"
    activity = calls.make(900, CALL_ID, COMPANY)
    assert tell(server, event(bitrix, token=new_token()))[1] == "started"
    assert ended(server) == ("2", "0", None)
    assert list(activity.blocks.values()) == ["Reached"] and activity.items == [CONTACT]


@pytest.mark.parametrize("outcome", ["", "unknown", "Reached", "a b", "ü", "a" * 33])
def test_an_outcome_that_nobody_has_set_is_none(server, bitrix, calls, state, outcome):
    refused = Form(card(bitrix), "outcome", OUTCOME=outcome).send(server)
    assert (refused.result, refused.fields) == ("invalid", ["OUTCOME"])
    assert rows(state) == [] and rows(state, "chosen_outcome") == []


def test_an_outcome_that_the_portal_refuses_is_not_kept(server, bitrix, calls, state):
    calls.make(900, CALL_ID, COMPANY)
    calls.denied = {"crm.activity.layout.blocks.set"}
    assert act(server, card(bitrix, "900"), "outcome", OUTCOME="reached") == "refused"
    assert rows(state, "chosen_outcome") == []


def broken(state: Path, table: str) -> None:
    """Nothing can be written to a table of the store any more."""
    with registry.opened(state) as database:
        database.executescript(f"""
            CREATE TRIGGER broken_{table} BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'broken'); END;
            CREATE TRIGGER stuck_{table} BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'broken'); END;""")


def mended(state: Path, table: str) -> None:
    with registry.opened(state) as database:
        database.executescript(f"DROP TRIGGER broken_{table}; DROP TRIGGER stuck_{table};")


@pytest.mark.parametrize("table", ["pending_work", "chosen_outcome"])
def test_an_outcome_waits_and_is_counted_or_neither(server, bitrix, calls, state, table):
    assert act(server, card(bitrix), "outcome", OUTCOME="no_answer") == "later"
    before = rows(state), rows(state, "chosen_outcome")
    broken(state, table)
    assert act(server, card(bitrix), "outcome", OUTCOME="reached") == "busy"
    assert act(server, card(bitrix), "outcome", UNDO="yes") == "busy"
    assert (rows(state), rows(state, "chosen_outcome")) == before
    mended(state, table)
    assert act(server, card(bitrix), "outcome", UNDO="yes") == "done"
    assert rows(state) == [] and rows(state, "chosen_outcome") == []


def test_an_outcome_that_is_shown_and_not_counted_is_not_said_to_be_unwritten(server, bitrix, calls, state):
    activity = calls.make(900, CALL_ID, COMPANY)
    one = card(bitrix, "900")
    assert act(server, one, "outcome", OUTCOME="no_answer") == "done"
    broken(state, "chosen_outcome")
    assert act(server, one, "outcome", OUTCOME="reached") == "unknown"
    assert list(activity.blocks.values()) == ["Reached"]
    assert act(server, one, "outcome", UNDO="yes") == "unknown"
    assert activity.blocks == {}
    mended(state, "chosen_outcome")
    repeated = {"ATTEMPT": "2", "AGE": "5"}
    assert act(server, one, "outcome", OUTCOME="reached", **repeated) == "done"
    assert rows(state, "chosen_outcome") == [(CALL_ID, 7, "reached")]


def test_what_is_kept_is_ids_only(server, bitrix, calls, state):
    assert act(server, card(bitrix, lang="de", PHONE_NUMBER="+4930123456"), "outcome", OUTCOME="reached") == "later"
    assert act(server, card(bitrix, PHONE_NUMBER="+4930123456"), "link", ITEM=CONTACT) == "later"
    server.terminate()
    kept = b"".join(path.read_bytes() for path in state.parent.glob("placard.sqlite*"))
    assert CALL_ID.encode() in kept
    for text in ("30123456", "Erreicht", "Ada", APPLICATION_TOKEN):
        assert text.encode() not in kept


# ---- Portals that have installed the application


def linking(portal: Portal) -> Request:
    options = with_options(NEWER, CRM_ACTIVITY_ID="undefined")["PLACEMENT_OPTIONS"]
    return opening(portal.fields(
        PLACEMENT="CALL_CARD", PLACEMENT_OPTIONS=options, ACTION="link", ACTION_ID=secrets.token_hex(16), ITEM=CONTACT))


def test_what_waits_is_the_registered_portals_and_goes_with_it(world: World):
    one, other, server = world.portal(), world.portal("127.0.0.2"), world.serve()
    for portal in (one, other):
        assert server.ask(portal.installing()).status == 200
        assert result(server.ask(linking(portal))) == ("later", [])
    with registry.opened(world.state) as database:
        assert set(database.execute("SELECT portal FROM pending_work")) == {(one.member,), (other.member,)}
    assert server.ask(one.leave()).status == 200
    with registry.opened(world.state) as database:
        assert database.execute("SELECT portal FROM pending_work").fetchall() == [(other.member,)]


def test_an_event_needs_the_application_token_of_its_portal(world: World):
    one, other, server = world.portal(), world.portal("127.0.0.2"), world.serve()
    for portal in (one, other):
        assert server.ask(portal.installing()).status == 200
    assert result(server.ask(linking(one))) == ("later", [])
    data = {"CALL_ID": CALL_ID, "PORTAL_USER_ID": "1", "CRM_ACTIVITY_ID": "900"}
    asked = len(one.asked)
    for wrong in (None, new_secret(16), other.application_token):
        request = one.event("ONVOXIMPLANTCALLEND", data=data, application_token=wrong)
        assert server.ask(request).status == 403
        assert server.line_of(request)["reason"] in ("missing_application_token", "wrong_application_token")
    assert len(one.asked) == asked
    assert tell(server, one.event("ONVOXIMPLANTCALLEND", data=data))[:2] == (200, "started")
    assert ended(server) == ("0", "1", "not_found"), "this portal lists no activities"
