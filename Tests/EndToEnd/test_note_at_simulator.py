"""The action `note` at the simulator, which reads the documentation on its own."""

import pytest

from support.simulator import Simulator
from .actions import OPERATOR, TEXT, Timeline


@pytest.fixture
def timeline(simulator: Simulator) -> Timeline:
    return Timeline(simulator)


@pytest.fixture
def server(serve, simulator):
    return serve(simulator.origin, PLACARD_APPLICATION_TOKEN=None)


def test_a_note_on_an_item(server, timeline):
    request = timeline.note(ITEM="CONTACT:101")
    assert request.send(server).result == "done"
    comment, = timeline.state["comments"]
    assert (comment["entity_type"], comment["entity_id"], comment["text"], comment["author"]) == (
        "contact", 101, TEXT, OPERATOR)


def test_a_note_on_an_activity_and_one_more(server, timeline):
    activity = timeline.activity
    for _ in range(2):
        outcome = timeline.note(activity).send(server)
        assert outcome.result == "done" and outcome.element["data-item"]
    note, = timeline.state["notes"]
    assert (note["item_type"], note["item_id"]) == (2, int(activity))
    assert note["text"].count(TEXT) == 2 and not timeline.state["comments"]


def test_a_note_that_a_colleague_overwrites_is_added_once_more(server, timeline):
    timeline.simulator.settings(note_overwrite="after_get")
    activity = timeline.activity
    outcome = timeline.note(activity).send(server)
    # The colleague wrote between our look and our save, which no portal tells anybody: ours is there.
    note, = timeline.state["notes"]
    assert outcome.result == "done" and note["text"].count(TEXT) == 1


@pytest.mark.parametrize("lost_as", ["502", "cut"])
@pytest.mark.parametrize("method", ["crm.timeline.comment.add", "crm.timeline.note.save"])
def test_a_lost_answer_is_found(server, timeline, method, lost_as):
    timeline.simulator.settings(rest_lost=method, rest_lost_as=lost_as)
    on_activity = method == "crm.timeline.note.save"
    form = timeline.note(timeline.activity) if on_activity else timeline.note(ITEM="CONTACT:101")
    assert form.send(server).result == "unknown"
    assert form.send(server, 2, 3).result == "done"
    texts = [one["text"] for one in timeline.state["notes" if on_activity else "comments"]]
    assert len(texts) == 1 and texts[0].count(TEXT) == 1


def test_a_note_that_may_not_be_written_is_kept(server, timeline):
    timeline.simulator.settings(read_only="*")
    form = timeline.note(timeline.activity, ITEM="CONTACT:101")
    assert form.send(server).result == "kept"
    assert [(one["id"], one["text"]) for one in timeline.kept] == [(form.id, TEXT)]
    timeline.simulator.settings(read_only="")
    later = timeline.note(ITEM="CONTACT:101", UNSENT=form.id)
    assert later.send(server).result == "done" and timeline.kept == []


def test_a_note_of_nobody_is_kept_with_its_lines(server, timeline):
    form = timeline.note(TEXT='He said "no"\n\\ and rang off')
    assert form.send(server).result == "kept" and form.send(server, 2, 3).result == "kept"
    assert [one["text"] for one in timeline.kept] == ['He said "no"\n\\ and rang off']
