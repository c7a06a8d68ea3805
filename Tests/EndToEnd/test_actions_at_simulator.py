"""What operators do besides notes, at the simulator, which reads the documentation on its own: written once, or not."""

import json

import pytest

from support.placard import until
from support.simulator import Simulator

from .actions import OPERATOR, Timeline

TOMORROW = "2030-11-28T10:00:00+01:00"
ADMINISTRATOR = 1


@pytest.fixture
def timeline(simulator: Simulator) -> Timeline:
    return Timeline(simulator)


@pytest.fixture
def server(serve, simulator):
    return serve(simulator.origin, PLACARD_APPLICATION_TOKEN=None)


def to_dos(timeline: Timeline) -> list[dict]:
    return [one for one in timeline.state["activities"] if one["provider"] == "CRM_TODO"]


# To-dos


def test_a_follow_up_of_an_item(server, timeline):
    form = timeline.form("followup", TITLE="Send the offer", DEADLINE=TOMORROW, ITEM="CONTACT:101",
                         DESCRIPTION="With the\nnew prices", RESPONSIBLE="12")
    outcome = form.send(server)
    assert (outcome.result, outcome.element["data-item"], outcome.element["data-updates"]) == (
        "done", "CONTACT:101", "customer")
    to_do, = to_dos(timeline)
    assert (to_do["subject"], to_do["description"], to_do["bindings"]) == (
        "Send the offer", "With the\nnew prices", ["contact_101"])
    assert (to_do["responsible"], to_do["author"], to_do["ping_offsets"], to_do["parent"]) == (12, OPERATOR, [0, 15], None)


def test_a_follow_up_of_the_calls_activity(server, timeline):
    activity = timeline.activity
    outcome = timeline.form("followup", activity, TITLE="Ring back", DEADLINE=TOMORROW).send(server)
    to_do, = to_dos(timeline)
    assert outcome.result == "done" and outcome.element["data-item"]
    assert (to_do["parent"], to_do["responsible"]) == (int(activity), OPERATOR)


def test_a_follow_up_of_an_activity_that_is_gone_stands_for_itself(server, timeline):
    outcome = timeline.form("followup", "999999", TITLE="Ring back", DEADLINE=TOMORROW, ITEM="CONTACT:101").send(server)
    to_do, = to_dos(timeline)
    assert outcome.result == "done" and to_do["parent"] is None


@pytest.mark.parametrize("change, field", [
    ({"DEADLINE": ""}, "DEADLINE"), ({"DEADLINE": "tomorrow"}, "DEADLINE"),
    ({"DEADLINE": "2030-11-28T10:00:00"}, "DEADLINE"), ({"TITLE": "x" * 256}, "TITLE"), ({"ITEM": ""}, "ITEM"),
    ({"ITEM": "PLANET:1"}, "ITEM"), ({"RESPONSIBLE": "me"}, "RESPONSIBLE"), ({"RESPONSIBLE": "0"}, "RESPONSIBLE"),
])
def test_a_follow_up_that_cannot_be(server, timeline, change, field):
    fields = {"TITLE": "Ring back", "DEADLINE": TOMORROW, "ITEM": "CONTACT:101"} | change
    outcome = timeline.form("followup", **fields).send(server)
    assert (outcome.result, outcome.fields) == ("invalid", [field]) and not to_dos(timeline)


def test_a_to_do_is_done_and_is_not(server, timeline):
    created = timeline.rest("crm.activity.todo.add", ownerTypeId="3", ownerId="101", deadline=TOMORROW)["id"]
    assert timeline.form("complete", ACTIVITY=str(created)).send(server).result == "done"
    assert [one["completed"] for one in to_dos(timeline)] == [True]
    assert timeline.form("complete", ACTIVITY=str(created), UNDO="yes").send(server).result == "done"
    assert [one["completed"] for one in to_dos(timeline)] == [False]


# Stages


def stage_of(timeline: Timeline, deal: str) -> str:
    return timeline.item(deal)["stageId"]


def deal_and_stages(timeline: Timeline) -> tuple[str, str, str]:
    """A deal that the operator may move, the stage it is in, and another one of the same pipeline."""
    deals = timeline.rest("crm.item.list", entityTypeId="2", **{"filter[categoryId]": "0"})["items"]
    stages = [one["STATUS_ID"] for one in timeline.rest("crm.status.list", **{"filter[ENTITY_ID]": "DEAL_STAGE"})
              if one["EXTRA"]["SEMANTICS"] == "process"]
    deal = next(one for one in deals if one["stageId"] in stages)
    return f"DEAL:{deal['id']}", deal["stageId"], next(one for one in stages if one != deal["stageId"])


def test_a_stage_is_moved_once(server, timeline):
    deal, former, after = deal_and_stages(timeline)
    form = timeline.form("stage", ITEM=deal, FROM=former, STAGE=after)
    outcome = form.send(server)
    assert (outcome.result, outcome.element["data-item"]) == ("done", deal)
    assert stage_of(timeline, deal) == after
    assert form.send(server, 2, 1).result == "done"
    assert len([one for one in timeline.state["items"] if one["kind"] == "updated"]) == 1


def test_a_stage_that_a_colleague_has_moved(server, timeline):
    deal, former, after = deal_and_stages(timeline)
    outcome = timeline.form("stage", ITEM=deal, FROM="LOSE" if former != "LOSE" else "NEW", STAGE=after).send(server)
    assert outcome.result == "stale" and stage_of(timeline, deal) == former
    names = {one["STATUS_ID"]: one["NAME"]
             for one in timeline.rest("crm.status.list", **{"filter[ENTITY_ID]": "DEAL_STAGE"})}
    assert names[former] in outcome.answer.text


@pytest.mark.parametrize("change, field", [
    ({"ITEM": "CONTACT:101"}, "ITEM"), ({"ITEM": ""}, "ITEM"), ({"STAGE": ""}, "STAGE"), ({"STAGE": "<b>"}, "STAGE"),
    ({"FROM": ""}, "FROM"),
])
def test_a_stage_that_cannot_be(server, timeline, change, field):
    outcome = timeline.form("stage", **({"ITEM": "DEAL:1", "FROM": "NEW", "STAGE": "WON"} | change)).send(server)
    assert (outcome.result, outcome.fields) == ("invalid", [field])


# Numbers


def numbers(timeline: Timeline, item: str) -> list[str]:
    return [one["value"] for one in timeline.item(item)["fm"] if one["typeId"] == "PHONE"]


def test_a_number_is_added_once(server, timeline):
    before = numbers(timeline, "CONTACT:101")
    for spelling in ["+49 40 7654321", "+49407654321"]:
        assert timeline.form("number", ITEM="CONTACT:101", PHONE=spelling).send(server).result == "done"
    assert numbers(timeline, "CONTACT:101") == [*before, "+49 40 7654321"]


@pytest.mark.parametrize("change, field", [
    ({"PHONE": ""}, "PHONE"), ({"PHONE": "12"}, "PHONE"), ({"ITEM": "DEAL:1"}, "ITEM"), ({"ITEM": ""}, "ITEM")])
def test_a_number_that_cannot_be(server, timeline, change, field):
    outcome = timeline.form("number", **({"ITEM": "CONTACT:101", "PHONE": "+49407654321"} | change)).send(server)
    assert (outcome.result, outcome.fields) == ("invalid", [field])


# Clients

NEW = "+49 40 7654321"


def test_a_contact_is_made(server, timeline):
    form = timeline.form("create", TYPE="contact", NAME="Ada", LAST_NAME="Lang", PHONE=NEW, EMAIL="ada@lang.example",
                         COMPANY="COMPANY:11")
    outcome = form.send(server)
    contact = timeline.item(outcome.element["data-item"])
    assert outcome.result == "done" and (contact["name"], contact["lastName"], contact["companyId"]) == ("Ada", "Lang", 11)
    assert (contact["originatorId"], contact["originId"], contact["sourceId"]) == ("placard", form.id, "CALL")
    assert sorted(one["value"] for one in contact["fm"]) == [NEW, "ada@lang.example"]


def test_what_is_made_is_as_administrators_have_set_it(server, timeline):
    creation = {"source": "WEB", "responsible": 12, "category": 3, "stage": "C3:NEW"}
    timeline.simulator.rest("app.option.set", **{"options[placard]": json.dumps({"create": creation})})
    made = [timeline.form("create", TYPE="contact", NAME="Ada", PHONE=NEW),
            timeline.form("create", TYPE="deal", TITLE="Rotors", ITEM="CONTACT:101")]
    contact, deal = (timeline.item(one.send(server).element["data-item"]) for one in made)
    assert [(one["sourceId"], one["assignedById"]) for one in (contact, deal)] == [("WEB", 12)] * 2
    assert (deal["categoryId"], deal["stageId"]) == (3, "C3:NEW")


@pytest.mark.parametrize("fate, result", [("send", "done"), ("keep", "kept")])
def test_an_unfinished_note_is_written_or_kept(server, timeline, fate, result):
    timeline.simulator.rest("app.option.set", **{"options[placard]": json.dumps({"unfinished": fate})})
    written = timeline.form("note", TEXT="Half a sen", ITEM="CONTACT:101", UNFINISHED="yes").send(server)
    finished = timeline.form("note", TEXT="A whole one", ITEM="CONTACT:101").send(server)
    assert (written.result, finished.result) == (result, "done")
    assert ("Half a sen" in json.dumps(timeline.state["comments"])) == (fate == "send")
    assert ("Half a sen" in json.dumps(timeline.state["user_options"])) == (fate == "keep")


def test_a_company_a_lead_and_a_deal_are_made(server, timeline):
    company = timeline.form("create", TYPE="company", TITLE="Lang GmbH", PHONE=NEW).send(server)
    lead = timeline.form("create", TYPE="lead", NAME="Ada", COMPANY="Lang GmbH").send(server)
    deal = timeline.form("create", TYPE="deal", TITLE="Rotors", ITEM="CONTACT:101").send(server)
    assert [one.result for one in (company, lead, deal)] == ["done"] * 3
    assert timeline.item(company.element["data-item"])["title"] == "Lang GmbH"
    assert timeline.item(lead.element["data-item"])["companyTitle"] == "Lang GmbH"
    made = timeline.item(deal.element["data-item"])
    assert (made["title"], made["contactId"]) == ("Rotors", 101)


def test_a_client_who_is_there_is_told_first(server, timeline):
    first = timeline.form("create", TYPE="contact", NAME="Ada", PHONE=NEW).send(server)
    form = timeline.form("create", TYPE="contact", NAME="Ada", PHONE="+49407654321")
    outcome = form.send(server)
    assert (outcome.result, outcome.items) == ("duplicates", [first.element["data-item"]])
    assert "<bdi>Ada</bdi>" in outcome.answer.text
    forced = form.send(server, FORCE="yes")
    assert forced.result == "done" and forced.element["data-item"] != first.element["data-item"]


def test_no_lead_where_the_portal_has_none(server, timeline):
    timeline.simulator.settings(crm_mode="simple")
    outcome = timeline.form("create", TYPE="lead", NAME="Ada", PHONE=NEW).send(server)
    assert (outcome.result, outcome.fields) == ("invalid", ["TYPE"]) and not timeline.state["items"]


@pytest.mark.parametrize("fields, field", [
    ({"TYPE": "order", "NAME": "Ada"}, "TYPE"), ({"NAME": "Ada"}, "TYPE"), ({"TYPE": "contact"}, "NAME"),
    ({"TYPE": "contact", "NAME": "Ada", "COMPANY": "Lang GmbH"}, "COMPANY"),
    ({"TYPE": "contact", "NAME": "Ada", "EMAIL": "nobody"}, "EMAIL"),
    ({"TYPE": "contact", "NAME": "Ada", "PHONE": "x"}, "PHONE"), ({"TYPE": "company"}, "COMPANY"),
    ({"TYPE": "deal", "ITEM": "DEAL:1"}, "ITEM"), ({"TYPE": "contact", "NAME": "x" * 256}, "NAME"),
])
def test_a_client_who_cannot_be(server, timeline, fields, field):
    outcome = timeline.form("create", **fields).send(server)
    assert (outcome.result, outcome.fields) == ("invalid", [field]) and not timeline.state["items"]


# Whatever it is


def forms(timeline: Timeline) -> dict[str, tuple]:
    """One form of each action: the method that writes, the form, and how often it has been written."""
    deal, former, after = deal_and_stages(timeline)
    to_do = timeline.rest("crm.activity.todo.add", ownerTypeId="3", ownerId="101", deadline=TOMORROW)["id"]
    return {
        "followup": ("crm.activity.todo.add",
                     timeline.form("followup", TITLE="Ring back", DEADLINE=TOMORROW, ITEM="CONTACT:101"),
                     lambda: len([one for one in to_dos(timeline) if one["subject"] == "Ring back"])),
        "complete": ("crm.activity.update", timeline.form("complete", ACTIVITY=str(to_do)),
                     lambda: len([one for one in to_dos(timeline) if one["id"] == to_do and one["completed"]])),
        "stage": ("crm.item.update", timeline.form("stage", ITEM=deal, FROM=former, STAGE=after),
                  lambda: len([one for one in timeline.state["items"] if one["kind"] == "updated"])),
        "number": ("crm.item.update", timeline.form("number", ITEM="CONTACT:101", PHONE=NEW),
                   lambda: numbers(timeline, "CONTACT:101").count(NEW)),
        "create": ("crm.item.add", timeline.form("create", TYPE="contact", NAME="Ada", PHONE=NEW),
                   lambda: len([one for one in timeline.state["items"] if one["kind"] == "added"])),
    }


ACTIONS = ["followup", "complete", "stage", "number", "create"]


@pytest.mark.parametrize("lost_as", ["502", "cut"])
@pytest.mark.parametrize("action", ACTIONS)
def test_a_lost_answer_is_found(server, timeline, action, lost_as):
    method, form, written = forms(timeline)[action]
    timeline.simulator.settings(rest_lost=method, rest_lost_as=lost_as)
    assert form.send(server).result == "unknown" and written() == 1
    timeline.simulator.settings(rest_lost="")
    assert form.send(server, 2, 3).result == "done" and written() == 1


@pytest.mark.parametrize("action", ACTIONS)
def test_what_was_not_carried_out_is_written_once_that_is_certain(serve, server, timeline, action):
    method, form, written = forms(timeline)[action]
    timeline.simulator.settings(rest_broken=method, rest_broken_as="cut")
    assert form.send(server).result == "unknown" and written() == 0
    timeline.simulator.settings(rest_broken="")
    # What is idempotent need not wait.
    early = form.send(server, 2, 3).result
    assert early == ("done" if action == "stage" else "unknown"), early
    # Another host knows nothing but what the page says.
    other = serve(timeline.simulator.origin, PLACARD_APPLICATION_TOKEN=None)
    assert form.send(other, 3, 70).result == "done" and written() == 1


@pytest.mark.parametrize("action", ["followup", "complete", "stage", "number"])
def test_what_may_not_be_changed_is_refused(server, timeline, action):
    _, form, written = forms(timeline)[action]
    timeline.simulator.settings(read_only="*")
    assert form.send(server).result == "refused" and written() == 0


@pytest.mark.parametrize("action", ACTIONS)
def test_what_is_written_after_its_answer_was_lost_is_written_once(server, timeline, action):
    method, form, written = forms(timeline)[action]
    timeline.simulator.settings(rest_late=method, rest_late_ms=300, rest_lost_as="cut", rest_limit="off")
    assert form.send(server).result == "unknown" and written() == 0
    until(lambda: written() == 1, "it is written")
    timeline.simulator.settings(rest_late="")
    assert form.send(server, 2, 3).result == "done" and written() == 1


def test_a_client_without_what_the_portal_requires_is_refused(server, timeline):
    timeline.simulator.settings(required_fields="contact.post")
    outcome = timeline.form("create", TYPE="contact", NAME="Ada", PHONE=NEW).send(server)
    assert outcome.result == "refused" and not timeline.state["items"]
    # What is missing is named, and the portal's own form has it.
    assert "<bdi>post</bdi>" in outcome.answer.text and "/crm/contact/details/0/?phone=" in outcome.answer.text


def test_what_only_a_stage_requires_cannot_be_named(server, timeline):
    timeline.simulator.settings(required_fields="deal.UF_CRM_1733@NEW")
    outcome = timeline.form("create", TYPE="deal", TITLE="Rotors", ITEM="CONTACT:101").send(server)
    assert outcome.result == "refused" and "details/0" not in outcome.answer.text


def test_a_stage_that_is_locked_is_refused(server, timeline):
    deal, former, after = deal_and_stages(timeline)
    timeline.simulator.settings(locked_stages=after)
    form = timeline.form("stage", ITEM=deal, FROM=former, STAGE=after)
    assert form.send(server).result == "refused" and stage_of(timeline, deal) == former
    timeline.simulator.settings(locked_stages="")
    assert form.send(server, 2, 3).result == "done" and stage_of(timeline, deal) == after


def test_the_lead_that_the_telephony_has_made_is_told_before_another_client_is_made(server, timeline):
    timeline.simulator.settings(crm_create="on")
    made = timeline.simulator.call(do="begin", user=str(OPERATOR), number=NEW, direction="incoming")["item"]
    lead = f"{made['type']}:{made['id']}"
    outcome = timeline.form("create", TYPE="contact", NAME="Ada", PHONE=NEW).send(server)
    assert (outcome.result, outcome.items) == ("duplicates", [lead])
    assert [one["kind"] for one in timeline.state["items"]] == ["added"]


@pytest.mark.parametrize("action", ACTIONS)
def test_a_token_that_has_expired(server, timeline, action):
    _, form, written = forms(timeline)[action]
    timeline.simulator.expire(timeline.session["AUTH_ID"])
    assert form.send(server).result == "fresh-auth" and written() == 0


@pytest.mark.parametrize("action", ACTIONS)
def test_the_log_has_a_line_and_nothing_of_what_is_written(server, timeline, action):
    _, form, _ = forms(timeline)[action]
    request = form.request()
    server.ask(request)
    line = server.line_of(request)
    assert (line["action"], line["action_id"], line["attempt"], line["result"]) == (action, form.id[:8], "1", "done")
    for secret in ("Ring back", "Ada", "7654321", form.id, timeline.session["AUTH_ID"]):
        assert secret not in server.log


# Settings

OUTCOMES = {"outcomes": [{"id": "reached", "name": "Reached"}], "future": [1]}


def settings(timeline: Timeline, value: object, version: int = 0):
    return timeline.form("settings", SETTINGS=json.dumps(value), VERSION=str(version))


def at_home(form, server, attempt: int = 1, age: int | None = None):
    return form.send(server, attempt, age, PLACEMENT="DEFAULT", PLACEMENT_OPTIONS="")


def test_an_administrator_sets_what_all_share(server, simulator):
    timeline = Timeline(simulator, ADMINISTRATOR)
    assert at_home(settings(timeline, OUTCOMES), server).result == "done"
    kept = json.loads(timeline.state["app_options"]["placard"])
    assert (kept["version"], kept["changedBy"], kept["schema"]) == (1, ADMINISTRATOR, 1) and kept["changedAt"]
    assert kept["outcomes"] == OUTCOMES["outcomes"] and kept["future"] == [1]
    assert at_home(settings(timeline, {}, 1), server).result == "done"
    options = timeline.state["app_options"]
    assert json.loads(options["placard"])["version"] == 2 and json.loads(options["placard_former"]) == kept


def test_settings_that_somebody_else_has_changed(server, simulator):
    timeline = Timeline(simulator, ADMINISTRATOR)
    assert at_home(settings(timeline, OUTCOMES), server).result == "done"
    outcome = at_home(settings(timeline, {}), server)
    assert outcome.result == "stale" and "Reached" in outcome.answer.text
    assert json.loads(timeline.state["app_options"]["placard"])["version"] == 1


def test_an_employee_sets_nothing(server, timeline):
    assert at_home(settings(timeline, OUTCOMES), server).result == "refused"
    assert not timeline.state["app_options"]


def test_settings_that_cannot_be_say_where(server, simulator):
    timeline = Timeline(simulator, ADMINISTRATOR)
    outcome = at_home(settings(timeline, {"outcomes": [{"id": "a", "name": "x", "color": "red"}]}), server)
    assert (outcome.result, outcome.fields) == ("invalid", ["SETTINGS"]) and "outcomes[0].color" in outcome.answer.text
    outcome = at_home(settings(timeline, {"outcomes": [{"id": "a", "name": ""}], "unfinished": "lose", "off": [7]}), server)
    assert outcome.fields == ["SETTINGS"] * 2
    assert "outcomes[0].name" in outcome.answer.text and "unfinished" in outcome.answer.text
    outcome = at_home(settings(timeline, {"schema": 2}), server)
    assert (outcome.result, outcome.fields) == ("invalid", ["SETTINGS"]) and "schema" in outcome.answer.text
    assert at_home(settings(timeline, {"x": "y" * 17000}), server).result == "invalid"
    assert not timeline.state["app_options"]


@pytest.mark.parametrize("version", [-1, 2**63 - 1, "x"])
def test_a_version_that_cannot_be_counts_as_none(server, simulator, version):
    timeline = Timeline(simulator, ADMINISTRATOR)
    timeline.rest("app.option.set", **{"options[placard]": json.dumps({"version": version})})
    assert at_home(settings(timeline, OUTCOMES, 2**63 - 1), server).result == "invalid"
    assert at_home(settings(timeline, OUTCOMES), server).result == "done"
    assert json.loads(timeline.state["app_options"]["placard"])["version"] == 1


@pytest.mark.parametrize("text", [
    '{"x": ' + "[" * 40 + "]" * 40 + "}", '{"x": ' + "1" * 65 + "}", '{"x": bad}', '{"x": undefined}', "{} {}", '{"x": 1',
])
def test_settings_that_could_not_be_read_back_are_not_saved(server, simulator, text):
    timeline = Timeline(simulator, ADMINISTRATOR)
    outcome = at_home(timeline.form("settings", SETTINGS=text, VERSION="0"), server)
    assert (outcome.result, outcome.fields) == ("invalid", ["SETTINGS"])
    assert not timeline.state["app_options"]


def test_settings_whose_answer_is_lost_are_found(server, simulator):
    timeline = Timeline(simulator, ADMINISTRATOR)
    simulator.settings(rest_lost="app.option.set", rest_lost_as="cut")
    form = settings(timeline, OUTCOMES)
    assert at_home(form, server).result == "unknown"
    simulator.settings(rest_lost="")
    assert at_home(form, server, 2, 3).result == "done"
    assert json.loads(timeline.state["app_options"]["placard"])["version"] == 1


def test_what_cannot_be_read_is_kept_beside(server, simulator):
    timeline = Timeline(simulator, ADMINISTRATOR)
    timeline.rest("app.option.set", **{"options[placard]": "{broken"})
    assert at_home(settings(timeline, OUTCOMES), server).result == "done"
    assert timeline.state["app_options"]["placard_former"] == "{broken"
