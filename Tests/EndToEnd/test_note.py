"""The action `note`: whatever the portal does, what an operator wrote is in it once, or the page is told that it is not."""

import json
import signal
import subprocess
import threading

import pytest

from support import fastcgi
from support.answer import Answer
from support.customer import Card, settings
from support.forms import Request, form
from support.placard import run_cgi, until
from support.scripted_portal import failing
from .actions import TEXT, Form, Outcome
from .test_customer_end import waiting
from .test_shutdown import refuses_connections
from .timelines import Timelines

def on_item(bitrix, **options) -> Form:
    return Form(Card(bitrix.domain, CRM_ACTIVITY_ID="undefined", **options), ITEM="CONTACT:101")


def on_activity(bitrix) -> Form:
    return Form(Card(bitrix.domain, CRM_ACTIVITY_ID="777"))


@pytest.fixture
def notes() -> Timelines:
    return Timelines()


@pytest.fixture
def bitrix(scripted, notes):
    return scripted(notes)


@pytest.fixture
def server(serve, bitrix):
    return serve(bitrix.origin)


def test_a_note_goes_to_the_item_that_it_names(server, bitrix, notes):
    form = on_item(bitrix)
    request = form.request()
    outcome = Outcome(server.ask(request))
    assert (outcome.result, outcome.element["data-item"]) == ("done", "CONTACT:101")
    assert outcome.element["data-updates"] == "customer"
    assert [(one["ENTITY_TYPE"], one["ENTITY_ID"], one["COMMENT"]) for one in notes.comments] == [
        ("contact", "101", TEXT)]
    line = server.line_of(request)
    assert (line["action"], line["action_id"], line["attempt"]) == ("note", form.id[:8], "1")
    assert (line["result"], line["item"], line["placement"]) == ("done", "CONTACT:101", "CALL_CARD")
    assert "rotors" not in server.log and form.id not in server.log


def test_a_note_goes_to_the_activity_of_the_call(server, bitrix, notes):
    form = on_activity(bitrix)
    outcome = form.send(server)
    assert (outcome.result, outcome.element["data-item"]) == ("done", "CONTACT:101")
    head, _, text = (notes.note or "").partition("\n")
    assert text == TEXT and not notes.comments
    assert head.startswith("Maria Sommer, 20") and head.endswith(f"[{form.id[:8]}]")


def test_a_note_is_added_to_what_is_there(server, bitrix, notes):
    notes.note = "What a colleague wrote"
    first, second = on_activity(bitrix), on_activity(bitrix)
    assert [first.send(server).result, second.send(server).result] == ["done", "done"]
    assert (notes.note or "").startswith("What a colleague wrote\n\nMaria Sommer")
    assert (notes.note or "").count(TEXT) == 2


def overwriting(times: int):
    """A colleague saves between a save and the look at it, so many times."""
    left = [times]

    def lie(notes, question, method):
        if method == "crm.timeline.note.save" and left[0]:
            left[0] -= 1
            question.answer_by(notes.call)
            notes.note = "What a colleague wrote meanwhile"
            return True
        return False

    return lie


def test_what_a_colleague_has_overwritten_is_added_once_more(server, bitrix, notes):
    notes.lie = overwriting(1)
    assert on_activity(bitrix).send(server).result == "done"
    assert (notes.note or "").startswith("What a colleague wrote meanwhile\n\nMaria Sommer")
    assert (notes.note or "").count(TEXT) == 1


def test_and_then_the_operator_sees_both(server, bitrix, notes):
    notes.lie = overwriting(2)
    outcome = on_activity(bitrix).send(server)
    assert outcome.result == "stale"
    assert "What a colleague wrote meanwhile" in outcome.element.text
    assert notes.called.count("crm.timeline.note.save") == 2


def losing(method: str, is_written: bool):
    """The first call of a method gets a proxy's error page for an answer, be it carried out or not."""
    left = [1]

    def lie(notes, question, called):
        if called != method or not left[0]:
            return False
        left[0] -= 1
        if is_written:
            notes.call(method, question.query)
        question.send(b"<html>502</html>", 502)
        return True

    return lie


PLACES = [(on_item, "crm.timeline.comment.add"), (on_activity, "crm.timeline.note.save")]


def written(notes: Timelines) -> int:
    """How often the text is in the portal."""
    return sum(one["COMMENT"] == TEXT for one in notes.comments) + (notes.note or "").count(TEXT)


@pytest.mark.parametrize("place, method", PLACES)
@pytest.mark.parametrize("way", ["here", "another host", "plain CGI"])
def test_what_was_written_without_an_answer_is_found(serve, server, bitrix, notes, folder, place, method, way):
    notes.lie = losing(method, is_written=True)
    form = place(bitrix)
    assert form.send(server).result == "unknown"
    if way == "plain CGI":
        given = {name: text for name, text in settings(bitrix.origin).items() if text is not None}
        again = Outcome(Answer.parse(run_cgi(form.request(2, 3), folder=folder, **given).stdout))
    else:
        again = form.send(serve(bitrix.origin) if way == "another host" else server, 2, 3)
    assert again.result == "done" and written(notes) == 1


@pytest.mark.parametrize("place, method", PLACES)
def test_what_was_not_written_is_written_once_no_portal_works_on_it_any_more(
        serve, server, bitrix, notes, place, method):
    notes.lie = losing(method, is_written=False)
    form = place(bitrix)
    assert form.send(server).result == "unknown"
    assert form.send(server, 2, 64).result == "unknown" and written(notes) == 0
    # The same process knows when it has sent it, whatever the page says; another one believes the page.
    assert form.send(server, 3, 65).result == "unknown" and written(notes) == 0
    other = serve(bitrix.origin)
    assert form.send(other, 4, 65).result == "done" and written(notes) == 1
    assert form.send(other, 5, 80).result == "done" and written(notes) == 1


@pytest.mark.parametrize("place, method", PLACES)
@pytest.mark.parametrize("is_written", [True, False])
def test_a_portal_that_dies_in_the_middle_and_is_there_again(serve, scripted, notes, place, method, is_written):
    def die(notes, question, called):
        if called != method or bitrix.is_closed.is_set():
            return False
        if is_written:
            notes.call(called, question.query)
        # Nobody listens any more, and the connection is cut.
        end.start()
        assert bitrix.is_closed.wait(5)
        question.cut()
        return True

    notes.lie = die
    bitrix = scripted(notes)
    end = threading.Thread(target=bitrix.close)
    server = serve(bitrix.origin)
    form = place(bitrix)
    assert form.send(server).result == "unknown"
    end.join(5)
    assert not end.is_alive()
    assert form.send(server, 2, 5).result in ("busy", "unknown") and written(notes) == is_written
    reborn = scripted(notes, port=int(bitrix.domain.split(":")[1]))
    # Another process: the one that has sent it waits by its own clock until nobody can work on it any more.
    other = serve(reborn.origin)
    assert form.send(other, 3, 10).result == ("done" if is_written else "unknown")
    assert form.send(other, 4, 70).result == "done" and written(notes) == 1


def test_an_earlier_note_with_the_same_words_is_another_one(server, bitrix, notes):
    notes.call("crm.timeline.comment.add", form({
        "fields[ENTITY_ID]": "101", "fields[ENTITY_TYPE]": "contact", "fields[COMMENT]": TEXT}).decode())
    notes.comments[0]["CREATED"] = "2026-01-01T00:00:00+00:00"
    assert on_item(bitrix).send(server, 2, 100).result == "done"
    assert written(notes) == 2


@pytest.mark.parametrize("activity, fields", [
    ("undefined", {}), ("undefined", {"ITEM": "CONTACT:101"}), ("776", {}), ("776", {"ITEM": "CONTACT:101"}),
], ids=["nobody is linked", "no right", "no activity", "neither"])
def test_a_note_that_can_go_nowhere_is_kept_for_the_operator(server, bitrix, notes, activity, fields):
    notes.denied = {"crm.timeline.comment.add", "crm.timeline.comment.list"}
    form = Form(Card(bitrix.domain, CRM_ACTIVITY_ID=activity, PHONE_NUMBER="+4930123456"), **fields)
    assert form.send(server).result == "kept"
    assert form.send(server, 2, 100).result == "kept"
    entry, = json.loads(notes.options["unsent"])
    assert (entry["id"], entry["text"], entry["phone"]) == (form.id, TEXT, "+4930123456")

    notes.denied = set()
    later = Form(form.card, ITEM="CONTACT:101", UNSENT=form.id)
    assert later.send(server).result == "done"
    assert json.loads(notes.options["unsent"]) == [] and written(notes) == 1


def test_a_note_goes_to_the_item_where_there_is_no_activity_of_that_number(server, bitrix, notes):
    outcome = Form(Card(bitrix.domain, CRM_ACTIVITY_ID="776"), ITEM="CONTACT:101").send(server)
    assert outcome.result == "done" and written(notes) == len(notes.comments) == 1


def test_a_kept_note_that_is_found_later_is_not_kept_any_more(server, bitrix, notes):
    kept = Form(Card(bitrix.domain, CRM_ACTIVITY_ID="undefined"))
    assert kept.send(server).result == "kept"
    again = Form(kept.card, ITEM="CONTACT:101", UNSENT=kept.id)
    notes.lie = losing("crm.timeline.comment.add", is_written=True)
    assert again.send(server).result == "unknown" and len(json.loads(notes.options["unsent"])) == 1
    assert again.send(server, 2, 5).result == "done" and written(notes) == 1
    assert json.loads(notes.options["unsent"]) == []


def test_a_kept_note_that_is_kept_again_takes_its_own_place(server, bitrix, notes):
    kept = Form(Card(bitrix.domain, CRM_ACTIVITY_ID="undefined"))
    assert kept.send(server).result == "kept"
    again = Form(kept.card, UNSENT=kept.id)
    assert again.send(server).result == "kept"
    assert [entry["id"] for entry in json.loads(notes.options["unsent"])] == [again.id]


def test_two_cards_that_keep_a_note_at_once_keep_both(server, bitrix, notes):
    other = Form(Card(bitrix.domain, CRM_ACTIVITY_ID="undefined"), TEXT="The other card's")
    entry = {"id": "f" * 32, "time": "4102444800", "phone": "", "text": "The other card's"}
    left = [1]

    def lie(notes, question, method):
        if method == "user.option.set" and left[0]:
            left[0] -= 1
            question.answer_by(notes.call)
            notes.options["unsent"] = json.dumps([entry])
            return True
        return False

    notes.lie = lie
    assert other.send(server).result == "kept"
    assert [one["id"] for one in json.loads(notes.options["unsent"])] == ["f" * 32, other.id]


def test_a_note_that_may_not_be_seen_is_kept_and_not_written_again(serve, server, bitrix, notes):
    notes.lie = losing("crm.timeline.comment.add", is_written=True)
    form = on_item(bitrix)
    assert form.send(server).result == "unknown"
    notes.denied = {"crm.timeline.comment.list"}
    # The portal may still work on the first.
    other = serve(bitrix.origin)
    assert form.send(other, 2, 30).result == "unknown"
    assert form.send(other, 3, 100).result == "kept" and written(notes) == 1
    assert [entry["id"] for entry in json.loads(notes.options["unsent"])] == [form.id]


def test_a_note_that_did_not_arrive_is_kept_where_the_operator_may_neither_write_nor_look(server, bitrix, notes):
    notes.denied = {"crm.timeline.comment.add", "crm.timeline.comment.list"}
    form = on_item(bitrix)
    assert form.send(server, 2, 30).result == "unknown"
    assert form.send(server, 3, 100).result == "kept"
    assert [entry["id"] for entry in json.loads(notes.options["unsent"])] == [form.id]


def test_ten_notes_are_kept_and_each_can_be_forgotten(server, bitrix, notes):
    forms = [Form(Card(bitrix.domain, CRM_ACTIVITY_ID="undefined"), TEXT=f"Note {number}\nwith two lines") for number in range(12)]
    assert {form.send(server).result for form in forms} == {"kept"}
    kept = json.loads(notes.options["unsent"])
    assert [entry["text"] for entry in kept] == [f"Note {number}\nwith two lines" for number in range(2, 12)]
    gone = Form(Card(bitrix.domain), TEXT="", UNSENT=forms[5].id, DISCARD="yes")
    assert gone.send(server).result == "done"
    assert len(json.loads(notes.options["unsent"])) == 9


@pytest.mark.parametrize("code, status, result", [
    ("expired_token", 401, "fresh-auth"), ("invalid_token", 401, "fresh-auth"), ("QUERY_LIMIT_EXCEEDED", 503, "busy"),
    ("INTERNAL_SERVER_ERROR", 500, "unknown"), ("ERROR_ARGUMENT", 400, "refused"),
])
def test_a_refusal_is_told_by_what_it_says_of_the_write(serve, scripted, code, status, result):
    bitrix = scripted(failing(code, status))
    server = serve(bitrix.origin)
    request = on_item(bitrix).request()
    assert Outcome(server.ask(request)).result == result
    assert server.line_of(request)["rest_error"]


@pytest.mark.parametrize("fields, field", [
    ({"TEXT": ""}, "TEXT"), ({"TEXT": " \r\n\t "}, "TEXT"), ({"TEXT": "x" * 10_001}, "TEXT"),
    ({"TEXT": "ж" * 6_145}, "TEXT"), ({"ITEM": "CONTACT"}, "ITEM"), ({"ITEM": "../:1"}, "ITEM"), ({"ITEM": "ORDER:x"}, "ITEM"),
    ({"ACTION_ID": "0" * 31}, "ACTION_ID"), ({"ATTEMPT": "2"}, "AGE"),
])
def test_a_form_that_cannot_be_sent_says_which_field(server, bitrix, notes, fields, field):
    outcome = on_item(bitrix).send(server, **fields)
    assert (outcome.result, outcome.fields) == ("invalid", [field])
    assert not notes.called


@pytest.mark.parametrize("fields", [{"ACTION": "unheard"}, {"PLACEMENT": "DEFAULT"}, {"PLACEMENT": "LEFT_MENU"}])
def test_an_action_of_another_placement_is_not_there(server, bitrix, notes, fields):
    request = on_item(bitrix).request(**fields)
    assert server.ask(request).status == 404
    assert server.line_of(request)["reason"] == "unknown_part" and not notes.called


def test_a_portal_that_is_not_served_gets_nothing(serve, scripted, bitrix):
    server = serve(scripted().origin)
    request = on_item(bitrix).request()
    assert server.ask(request).status == 403
    assert server.line_of(request)["reason"] == "unknown_portal" and not bitrix.asked


def holding(method: str, released: threading.Event):
    def lie(notes, question, called):
        return called == method and not question.hold(released)

    return lie


def test_one_form_that_comes_twice_at_once_is_written_once(server, bitrix, notes):
    released = threading.Event()
    notes.lie = holding("crm.timeline.comment.add", released)
    form = on_item(bitrix)
    first = waiting(server, form.request())
    bitrix.await_asked(1)
    second = waiting(server, form.request(2, 100, PLACEMENT_OPTIONS='{"CALL_STATE":"connected"}'))
    released.set()
    results = [Outcome(Answer.parse(one.read_to_close().stdout)).result for one in (first, second)]
    assert results == ["done", "done"] and written(notes) == 1


def test_the_same_form_with_other_words_meanwhile_is_none(server, bitrix, notes):
    released = threading.Event()
    notes.lie = holding("crm.timeline.comment.add", released)
    form = on_item(bitrix)
    connection = waiting(server, form.request())
    bitrix.await_asked(1)
    assert form.send(server, TEXT="Something else").fields == ["ACTION_ID"]
    released.set()
    assert Outcome(Answer.parse(connection.read_to_close().stdout)).result == "done"
    assert written(notes) == 1


@pytest.mark.parametrize("is_aborted", [False, True])
def test_a_page_that_is_gone_has_sent_its_note(server, bitrix, notes, is_aborted):
    released = threading.Event()
    notes.lie = holding("crm.timeline.comment.add", released)
    connection = waiting(server, on_item(bitrix).request())
    question = bitrix.await_asked(1)
    if is_aborted:
        connection.send(fastcgi.abort())
    connection.close()
    assert not question.gone.wait(0.3)
    released.set()
    until(lambda: written(notes) == 1, "the note is written")


def begin_to_end(server):
    """Sends SIGTERM, and returns once no new connections are accepted."""
    server.exit_expected = True
    server.signal(signal.SIGTERM)
    until(lambda: refuses_connections(server), "no new connections are accepted")


def test_a_server_that_ends_waits_for_what_it_writes(server, bitrix, notes):
    released = threading.Event()
    notes.lie = holding("crm.timeline.comment.add", released)
    connection = waiting(server, on_item(bitrix).request())
    bitrix.await_asked(1)
    begin_to_end(server)
    assert server.process.poll() is None
    released.set()
    assert Outcome(Answer.parse(connection.read_to_close().stdout)).result == "done"
    assert server.process.wait(5) == 0 and written(notes) == 1


@pytest.mark.bound(40)
def test_what_an_operator_has_sent_has_longer_than_other_requests(server, bitrix, notes):
    """Ten seconds for those, twelve for the portal to act, and one for the answer."""
    released = threading.Event()
    notes.lie = holding("crm.timeline.comment.add", released)
    connection = waiting(server, on_item(bitrix).request())
    bitrix.await_asked(1)
    begin_to_end(server)
    with pytest.raises(subprocess.TimeoutExpired):
        server.process.wait(10.5)
    released.set()
    assert Outcome(Answer.parse(connection.read_to_close().stdout)).result == "done"
    assert server.process.wait(5) == 0 and written(notes) == 1


def test_a_server_that_ends_waits_also_where_the_page_is_gone(server, bitrix, notes):
    released = threading.Event()
    notes.lie = holding("crm.timeline.comment.add", released)
    connection = waiting(server, on_item(bitrix).request())
    question = bitrix.await_asked(1)
    connection.close()
    begin_to_end(server)
    assert not question.gone.wait(0.3) and server.process.poll() is None
    released.set()
    assert server.process.wait(5) == 0 and written(notes) == 1


def test_a_portal_that_never_answers_is_given_up_at_the_deadline(serve, scripted, notes):
    bitrix = scripted(notes)
    server = serve(bitrix.origin, PLACARD_ACTION_TIMEOUT="500ms")
    notes.lie = holding("crm.timeline.comment.add", threading.Event())
    request = on_item(bitrix).request()
    assert Outcome(server.ask(request)).result == "unknown"
    assert server.line_of(request)["rest_error"] == "deadline"
