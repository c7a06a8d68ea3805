"""What an operator can write with the actions, each form with what is in the portal once it is written."""

from __future__ import annotations

import json
import re
import secrets
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from support.simulator import Simulator
from .actions import OPERATOR, TYPES, Form, Timeline

ADMINISTRATOR = 1
COMPANY = "COMPANY:11"
FIELD = "UF_CRM_1733"
# A paragraph of a note begins with its author, the time and its form.
HEADER = re.compile(r"^.*\[([0-9a-f]{8})\]\n")
SHORT = r"[\1] "
TOMORROW = "2030-11-28T10:00:00+01:00"
OUTCOMES = [{"id": "reached", "name": "Reached", "field": FIELD}, {"id": "plain", "name": "Plain"}]


@dataclass
class Write:
    """A form, and what it is to write: each record once, whatever happens."""

    form: Form
    # The call of the portal whose answer is lost; empty where nothing is written before the telephone call has ended.
    method: str
    comes: list[str]
    goes: list[str] = field(default_factory=list)
    # What may be answered though the call has lost its answer.
    first: str = "unknown"
    user: int = OPERATOR
    # The telephone call whose end it waits for.
    waits: str | None = None


class Portal:
    """The simulator as one operator's portal: things to write about, each new, and what has been written."""

    def __init__(self, simulator: Simulator) -> None:
        self.simulator = simulator
        self.operator = Timeline(simulator)
        self.administrator = Timeline(simulator, ADMINISTRATOR)
        self.version = 0
        self.count = 0
        simulator.settings(rest_limit="off", rest_late_ms=250)
        simulator.rest("app.option.set", **{"options[placard]": json.dumps({"outcomes": OUTCOMES})})

    def text(self, what: str) -> str:
        """One that nothing else has."""
        self.count += 1
        return f"{what} no. {self.count}, <b>{secrets.token_hex(4)}</b>"

    def number(self) -> str:
        self.count += 1
        return f"+49 40 7{self.count:06}"

    def call(self, is_over: bool = True) -> tuple[str, str]:
        """A call's id, and the number of its activity where it is over."""
        call = f"lost.{secrets.token_hex(8)}"
        return call, self.end(call) if is_over else "undefined"

    def end(self, call: str) -> str:
        made = self.simulator.call(do="end", user=str(OPERATOR), call_id=call, direction="incoming", duration="65",
                                   items=COMPANY.replace(":", "_"))
        return str(made["activity"])

    def item(self, kind: str, **fields: str) -> str:
        given = {f"fields[{name}]": value for name, value in fields.items()}
        return f"{kind}:{self.operator.rest('crm.item.add', entityTypeId=TYPES[kind], **given)['item']['id']}"

    def to_do(self) -> str:
        return str(self.operator.rest("crm.activity.todo.add", ownerTypeId="3", ownerId="101", title=self.text("To-do"),
                                      deadline="2030-11-28T10:00:00+01:00")["id"])

    def form(self, action: str, *, activity: str = "undefined", call: str | None = None,
             item: str | None = "CONTACT:101", **fields: str) -> Form:
        """Of a card that is about an item, or about nobody."""
        kind, _, number = item.partition(":") if item else ("", "", "0")
        options = {"CALL_ID": call} if call else {}
        card = self.simulator.card(self.operator.session, CRM_ACTIVITY_ID=activity, CRM_ENTITY_TYPE=kind,
                                   CRM_ENTITY_ID=number, **options)
        return Form(card, action, **fields)

    def forget_unsent(self, *notes: dict[str, str]) -> None:
        self.operator.rest("user.option.set", **{"options[unsent]": json.dumps(notes)})

    def records(self) -> Counter[str]:
        """All that has been written, each record by what it says."""
        state = self.simulator.read("state")
        found: Counter[str] = Counter()
        for one in state["activities"]:
            items = [_name(item) for item in one["bindings"]]
            if one["provider"] == "CRM_TODO":
                found[f"to-do {one['subject']} after {one['parent']} with {','.join(items)}"] += 1
            else:
                found.update(f"link {one['id']} {item}" for item in items)
            if one["completed"]:
                found[f"completed {one['id']}"] += 1
        for one in state["blocks"]:
            found.update(f"block {one['activity']} {block['properties'].get('value')}"
                         for block in one["blocks"].values())
        for one in state["items"]:
            changes = one["changes"]
            if one["kind"] == "added":
                name = changes.get("name") or changes.get("title")
                found[f"added {_name(one['item']).partition(':')[0]} {name} {changes.get('originId')}"] += 1
            else:
                found.update(f"{one['kind']} {_name(one['item'])} {key} {changes[key]}"
                             for key in ("stageId", FIELD) if key in changes)
                found.update(f"{one['kind']} {_name(one['item'])} {entry['value']}" for entry in changes.get("fm", []))
        found.update(f"comment {one['entity_type']}_{one['entity_id']} {one['text']}" for one in state["comments"])
        for one in state["notes"]:
            found.update(f"note {one['item_id']} {HEADER.sub(SHORT, part)}" for part in one["text"].split("\n\n"))
        for user, options in (state["user_options"] or {}).items():
            found.update(f"unsent {user} {one['id']} {one['text']}" for one in json.loads(options.get("unsent", "[]")))
        found[f"settings {json.loads(state['app_options']['placard']).get('future')}"] += 1
        return found


def _name(item: str) -> str:
    kind, _, number = item.partition("_")
    return f"{kind.upper()}:{number}"


KINDS: dict[str, Callable[[Portal], Write]] = {}


def kind(make: Callable[[Portal], Write]) -> Callable[[Portal], Write]:
    """One thing that an operator does."""
    KINDS[make.__name__] = make
    return make


# Notes


@kind
def note_on_a_call(portal: Portal) -> Write:
    call, activity = portal.call()
    text = portal.text("Note")
    portal.administrator.rest("crm.timeline.note.save", ownerTypeId="4", ownerId="11", itemType="2", itemId=activity,
                              text="Of a colleague")
    form = portal.form("note", activity=activity, call=call, TEXT=text)
    return Write(form, "crm.timeline.note.save", [f"note {activity} [{form.id[:8]}] {text}"])


@kind
def note_on_an_item(portal: Portal) -> Write:
    text = portal.text("Note")
    return Write(portal.form("note", TEXT=text, ITEM="DEAL:301"), "crm.timeline.comment.add",
                 [f"comment deal_301 {text}"])


@kind
def note_unfinished(portal: Portal) -> Write:
    text = portal.text("Half a sen")
    return Write(portal.form("note", TEXT=text, ITEM="CONTACT:101", UNFINISHED="yes"), "crm.timeline.comment.add",
                 [f"comment contact_101 {text}"])


@kind
def note_of_nobody(portal: Portal) -> Write:
    portal.forget_unsent()
    text = portal.text("Note")
    form = portal.form("note", item=None, TEXT=text)
    return Write(form, "user.option.set", [f"unsent user_{OPERATOR} {form.id} {text}"])


def _kept(portal: Portal) -> tuple[str, str, str]:
    """The id and the text of a note that is kept, and its record."""
    name, text = secrets.token_hex(16), portal.text("Note")
    # The portal's clock is this machine's.
    portal.forget_unsent({"id": name, "time": str(int(time.time())), "phone": "+4930123456", "text": text})
    return name, text, f"unsent user_{OPERATOR} {name} {text}"


@kind
def note_that_was_kept(portal: Portal) -> Write:
    name, text, record = _kept(portal)
    return Write(portal.form("note", TEXT=text, ITEM="CONTACT:101", UNSENT=name), "crm.timeline.comment.add",
                 [f"comment contact_101 {text}"], [record])


@kind
def note_that_was_kept_is_forgotten(portal: Portal) -> Write:
    name, text, record = _kept(portal)
    # It is written; whether it is forgotten matters to nobody.
    return Write(portal.form("note", TEXT=text, ITEM="CONTACT:101", UNSENT=name), "user.option.set",
                 [f"comment contact_101 {text}"], [record], first="done")


@kind
def note_that_is_discarded(portal: Portal) -> Write:
    name, _, record = _kept(portal)
    return Write(portal.form("note", TEXT="", UNSENT=name, DISCARD="yes"), "user.option.set", [], [record])


# To-dos


@kind
def followup_of_an_item(portal: Portal) -> Write:
    title = portal.text("Ring back")
    return Write(portal.form("followup", TITLE=title, DEADLINE=TOMORROW, ITEM="CONTACT:101", DESCRIPTION="New\nprices"),
                 "crm.activity.todo.add", [f"to-do {title} after None with CONTACT:101"])


@kind
def followup_of_a_call(portal: Portal) -> Write:
    call, activity = portal.call()
    title = portal.text("Ring back")
    return Write(portal.form("followup", activity=activity, call=call, item=None, TITLE=title, DEADLINE=TOMORROW),
                 "crm.activity.todo.add", [f"to-do {title} after {activity} with {COMPANY}"])


@kind
def complete(portal: Portal) -> Write:
    to_do = portal.to_do()
    return Write(portal.form("complete", ACTIVITY=to_do), "crm.activity.update", [f"completed {to_do}"])


@kind
def complete_undone(portal: Portal) -> Write:
    to_do = portal.to_do()
    portal.operator.rest("crm.activity.update", id=to_do, **{"fields[COMPLETED]": "Y"})
    return Write(portal.form("complete", ACTIVITY=to_do, UNDO="yes"), "crm.activity.update", [], [f"completed {to_do}"])


# Clients


def _create(portal: Portal, kind: str, name: str, **fields: str) -> Write:
    form = portal.form("create", TYPE=kind, **fields)
    return Write(form, "crm.item.add", [f"added {kind.upper()} {name} {form.id}"])


@kind
def create_contact(portal: Portal) -> Write:
    name = portal.text("Ada")
    return _create(portal, "contact", name, NAME=name, PHONE=portal.number(), COMPANY=COMPANY)


@kind
def create_lead(portal: Portal) -> Write:
    name = portal.text("Ada")
    return _create(portal, "lead", name, NAME=name, EMAIL=f"{secrets.token_hex(4)}@lang.example")


@kind
def create_company(portal: Portal) -> Write:
    name = portal.text("Lang GmbH")
    return _create(portal, "company", name, TITLE=name, PHONE=portal.number())


@kind
def create_deal(portal: Portal) -> Write:
    name = portal.text("Rotors")
    return _create(portal, "deal", name, TITLE=name, ITEM="CONTACT:101")


@kind
def create_all_the_same(portal: Portal) -> Write:
    """Of a number that somebody has."""
    name, phone = portal.text("Ada"), portal.number()
    portal.item("CONTACT", **{"name": "Her sister", "fm][n0][typeId": "PHONE", "fm][n0][value": phone})
    return _create(portal, "contact", name, NAME=name, PHONE=phone, FORCE="yes")


@kind
def number(portal: Portal) -> Write:
    contact, phone = portal.item("CONTACT", name="Ada"), portal.number()
    return Write(portal.form("number", ITEM=contact, PHONE=phone), "crm.item.update", [f"updated {contact} {phone}"])


@kind
def stage(portal: Portal) -> Write:
    deal = portal.item("DEAL", title="Rotors", stageId="NEW")
    return Write(portal.form("stage", ITEM=deal, FROM="NEW", STAGE="WON"), "crm.item.update",
                 [f"updated {deal} stageId WON"])


# Calls


@kind
def link(portal: Portal) -> Write:
    call, activity = portal.call()
    return Write(portal.form("link", activity=activity, call=call, ITEM="CONTACT:101"), "crm.activity.binding.add",
                 [f"link {activity} CONTACT:101"])


def _link_instead(portal: Portal, method: str) -> Write:
    call, activity = portal.call()
    return Write(portal.form("link", call=call, ITEM="CONTACT:101", INSTEAD=COMPANY), method,
                 [f"link {activity} CONTACT:101"], [f"link {activity} {COMPANY}"])


@kind
def link_instead(portal: Portal) -> Write:
    return _link_instead(portal, "crm.activity.binding.add")


@kind
def link_instead_whose_other_goes(portal: Portal) -> Write:
    return _link_instead(portal, "crm.activity.binding.delete")


@kind
def link_undone(portal: Portal) -> Write:
    call, activity = portal.call()
    portal.operator.rest("crm.activity.binding.add", activityId=activity, entityTypeId="3", entityId="101")
    return Write(portal.form("link", activity=activity, call=call, ITEM="CONTACT:101", UNDO="yes"),
                 "crm.activity.binding.delete", [], [f"link {activity} CONTACT:101"])


@kind
def link_that_waits(portal: Portal) -> Write:
    call, _ = portal.call(is_over=False)
    return Write(portal.form("link", call=call, ITEM="CONTACT:101"), "", ["link {activity} CONTACT:101"], waits=call)


@kind
def outcome(portal: Portal) -> Write:
    call, activity = portal.call()
    form = portal.form("outcome", activity=activity, call=call, OUTCOME="plain")
    return Write(form, "crm.activity.layout.blocks.set", [f"block {activity} Plain"])


def _outcome_in_a_field(portal: Portal, method: str) -> Write:
    call, activity = portal.call()
    contact = portal.item("CONTACT", name="Ada")
    return Write(portal.form("outcome", activity=activity, call=call, OUTCOME="reached", ITEM=contact), method,
                 [f"block {activity} Reached", f"updated {contact} {FIELD} 301"])


@kind
def outcome_in_a_field(portal: Portal) -> Write:
    return _outcome_in_a_field(portal, "crm.item.update")


@kind
def outcome_shown_before_its_field(portal: Portal) -> Write:
    return _outcome_in_a_field(portal, "crm.activity.layout.blocks.set")


@kind
def outcome_undone(portal: Portal) -> Write:
    call, activity = portal.call()
    block = "layout[blocks][placard-outcome]"
    portal.operator.rest("crm.activity.layout.blocks.set", entityTypeId="4", entityId="11", activityId=activity,
                         **{f"{block}[type]": "text", f"{block}[properties][value]": "Plain"})
    return Write(portal.form("outcome", activity=activity, call=call, OUTCOME="plain", UNDO="yes"),
                 "crm.activity.layout.blocks.delete", [], [f"block {activity} Plain"])


@kind
def outcome_that_waits(portal: Portal) -> Write:
    call, _ = portal.call(is_over=False)
    return Write(portal.form("outcome", call=call, OUTCOME="plain"), "", ["block {activity} Plain"], waits=call)


@kind
def settings(portal: Portal) -> Write:
    version = portal.version
    portal.version += 1
    value = {"outcomes": OUTCOMES, "future": version + 1}
    form = Form(portal.simulator.card(portal.administrator.session), "settings", SETTINGS=json.dumps(value),
                VERSION=str(version), PLACEMENT="DEFAULT", PLACEMENT_OPTIONS="")
    return Write(form, "app.option.set", [f"settings {version + 1}"], [f"settings {version or None}"],
                 user=ADMINISTRATOR)
