"""The bar in which an operator writes a note: at the real program, nginx and simulator; and what it makes of each answer."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Locator, Route, expect

from .client import notes, number_of
from .portal_page import PortalPage
from .strict_parent import StrictParent, a_call, entity
from .stub_customer import StubCustomer
from .test_accessibility import violations

TEXT = "Asks for the drawings again.\nCalls back on Monday."
ENABLE, DISABLE = "enableAutoClose", "disableAutoClose"
KEPT = "() => Object.keys(sessionStorage).filter((name) => name.startsWith('placard.')).length"


class NoteForm:
    """The form, what it has posted so far, and what the portal has of it."""

    def __init__(self, portal: PortalPage) -> None:
        self.portal, self.page = portal, portal.page
        self.posted: list[dict[str, str]] = []
        self.customers = 0
        portal.page.context.on("request", self._seen)

    def _seen(self, request: Any) -> None:
        fields = dict(parse_qsl(request.post_data or "", keep_blank_values=True)) if request.method == "POST" else {}
        if "ACTION" in fields:
            self.posted.append(fields)
        self.customers += fields.get("VIEW") == "customer"

    def answer_with(self, answer: Callable[[Route], None]) -> None:
        """Takes the place of the server for what the form posts."""
        def handle(route: Route) -> None:
            if "ACTION=" in (route.request.post_data or ""):
                answer(route)
            else:
                route.fallback()

        self.portal.answer_instead("**/*", handle)

    @property
    def form(self) -> Locator:
        return self.portal.widget.locator("form[data-action=note]")

    @property
    def text(self) -> Locator:
        return self.form.get_by_role("textbox")

    @property
    def outcome(self) -> Locator:
        return self.form.get_by_role("status")

    def save(self) -> None:
        self.form.get_by_role("button").click()

    @property
    def written(self) -> list[tuple[str, str]]:
        """What the portal has, each text with the item or the activity that it is on."""
        return notes(self.portal.simulator)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What could be saved nowhere, each text with the number of its call."""
        # PHP writes a list for nothing.
        options = [dict(one) for one in dict(self.portal.simulator.read("state")["user_options"]).values()]
        kept = [note for one in options for note in json.loads(one.get("unsent", "[]"))]
        return [(f"KEPT:{one['phone']}", one["text"]) for one in kept]

    @property
    def activity(self) -> str:
        """That of the call, as the card shows it."""
        return f"ACTIVITY:{self.portal.widget.locator('main').get_attribute('data-activity-id')}"

    def await_written(self, count: int) -> list[tuple[str, str]]:
        self.portal.until(lambda: len(self.written) >= count, f"{count} notes")
        return self.written


@pytest.fixture
def note(portal: PortalPage) -> NoteForm:
    return NoteForm(portal)


def other_user(note: NoteForm) -> str:
    current = note.page.locator("#user").input_value()
    users = note.portal.simulator.read("configuration")["users"]
    return next(str(one["id"]) for one in users if str(one["id"]) != current)


def answer(result: str, content: str = "<p>What the server says.</p>", attributes: str = "") -> Callable[[Route], None]:
    html = f'<div data-action="note" data-result="{result}" {attributes}>{content}</div>'
    return lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8")


def test_a_note_is_written_to_the_item_and_the_bar_is_empty_again(note: NoteForm) -> None:
    note.portal.call("incoming-contact")
    asked = note.customers
    note.text.fill(TEXT)
    note.portal.until(lambda: DISABLE in note.portal.commands(), "the card is held")
    note.save()
    expect(note.outcome).to_contain_text(re.compile(r"^Saved\. \d+:\d\d"))
    expect(note.text).to_have_value("")
    assert note.written == [(note.activity, TEXT)]
    (fields,) = note.posted
    assert re.fullmatch("[0-9a-f]{32}", fields["ACTION_ID"]) and fields["ATTEMPT"] == "1" and "AGE" not in fields
    assert note.portal.frame.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('placard'))") == []
    # What it changed is asked for again; the card may close.
    note.portal.until(lambda: note.customers > asked, "the customer's part again")
    note.portal.until(lambda: ENABLE in note.portal.commands(), "the card is let go")
    note.text.fill("Another one")
    note.save()
    note.portal.until(lambda: len(note.posted) == 2, "the second note")
    assert note.posted[1]["ACTION_ID"] != fields["ACTION_ID"]


def test_the_keyboard_is_enough(note: NoteForm) -> None:
    note.portal.call("incoming-contact")
    note.page.focus("#card-tab")
    for _ in range(30):
        note.page.keyboard.press("Tab")
        if note.text.evaluate("it => it === document.activeElement && document.hasFocus()"):
            break
    note.page.keyboard.type("Written")
    note.page.keyboard.press("Escape")
    expect(note.text).not_to_be_focused()
    expect(note.text).to_have_value("Written")
    note.text.focus()
    note.page.keyboard.press("End")
    note.page.keyboard.press("Enter")
    note.page.keyboard.type("by hand")
    note.page.evaluate("document.querySelector('#answer').click()")
    expect(note.portal.widget.locator("#state .badge")).to_have_text("In conversation")
    expect(note.text).to_be_focused()
    note.page.keyboard.press("Control+Enter")
    expect(note.outcome).to_contain_text("Saved.")
    expect(note.text).to_be_focused()
    assert note.written == [(note.activity, "Written\nby hand")]


def test_two_clicks_are_one_note(note: NoteForm) -> None:
    note.portal.call("incoming-contact")
    note.text.fill(TEXT)
    note.form.get_by_role("button").dblclick()
    expect(note.outcome).to_contain_text("Saved.")
    assert len(note.posted) == 1 and len(note.written) == 1


def test_a_note_that_may_not_be_written_is_kept(note: NoteForm) -> None:
    note.portal.simulator.settings(read_only="*")
    note.portal.call("incoming-contact")
    note.portal.reopen(user=other_user(note))  # who is no administrator
    note.text.fill(TEXT)
    note.save()
    expect(note.outcome).to_contain_text("kept for you")
    expect(note.text).to_have_value("")
    assert note.written == []


def test_an_empty_note_is_said_at_its_field(note: NoteForm) -> None:
    note.portal.call("incoming-contact")
    note.save()
    expect(note.text).to_have_attribute("aria-invalid", "true")
    expect(note.text).to_have_accessible_description("This field is empty.")
    note.text.fill("No more")
    expect(note.text).not_to_have_attribute("aria-invalid", "true")
    expect(note.text).to_have_accessible_description("")


def test_an_empty_note_whose_answer_is_lost_is_not_sent_with_every_card(note: NoteForm) -> None:
    note.portal.forgive("ERR_FAILED")
    note.answer_with(lambda route: route.abort() if len(note.posted) == 1 else route.fallback())
    note.portal.call("incoming-contact")
    note.save()
    expect(note.outcome).to_contain_text("not known")
    note.portal.reopen()
    note.portal.until(lambda: len(note.posted) == 2, "the second attempt")
    note.portal.until(lambda: note.portal.frame.evaluate(KEPT) == 0, "nothing is left in the browser's tab")
    expect(note.outcome).to_be_hidden()


@pytest.mark.parametrize("text", ["ж" * 6145, "a" * 10_001])
def test_too_long_a_text_is_said_before_it_is_sent(note: NoteForm, text: str) -> None:
    note.portal.call("incoming-contact")
    note.text.fill(text)
    expect(note.text).to_have_accessible_description("The text is too long.")
    note.save()
    note.text.fill(text[:-1])
    expect(note.text).to_have_accessible_description("")
    note.save()
    expect(note.outcome).to_contain_text("Saved.")
    assert len(note.posted) == 1 and note.written == [(note.activity, text[:-1])]


def test_a_lost_answer_is_looked_for_until_it_is_found(note: NoteForm) -> None:
    note.portal.simulator.settings(rest_lost="crm.timeline.note.save", rest_lost_as="502")
    note.portal.call("incoming-contact")
    note.text.fill(TEXT)
    note.save()
    expect(note.outcome).to_contain_text("not known whether it was saved. Trying again automatically.")
    expect(note.text).to_have_attribute("readonly", "")
    expect(note.outcome).to_contain_text("Saved.")
    assert [fields["ATTEMPT"] for fields in note.posted] == ["1", "2"] and int(note.posted[1]["AGE"]) >= 3
    assert note.written == [(note.activity, TEXT)]


def test_a_note_waits_for_one_on_which_the_portal_still_works(note: NoteForm) -> None:
    """Saving is not adding: what is carried out late has the record's text of before."""
    note.portal.simulator.settings(rest_late="crm.timeline.note.save", rest_late_ms=2_000)
    note.portal.call("incoming-contact")
    note.text.fill("The first one")
    note.save()
    expect(note.outcome).to_contain_text("not known")
    note.portal.simulator.settings(rest_late="")
    note.portal.reopen()
    note.text.fill("The second one")
    note.save()
    note.await_written(2)
    expect(note.outcome).to_contain_text("Saved.")
    assert note.written == [(note.activity, "The first one"), (note.activity, "The second one")]


def test_a_reload_in_the_middle_writes_once_and_says_so(note: NoteForm) -> None:
    note.portal.simulator.settings(rest_lost="crm.timeline.note.save", rest_lost_as="502")
    note.portal.call("incoming-contact")
    note.text.fill(TEXT)
    note.save()
    expect(note.outcome).to_contain_text("not known")
    note.portal.reopen()
    expect(note.outcome).to_contain_text("An earlier note was saved: +493023125101")
    expect(note.text).to_have_value("")
    assert note.written == [(note.activity, TEXT)]
    assert [fields["ATTEMPT"] for fields in note.posted] == ["1", "2"]
    assert note.posted[0]["ACTION_ID"] == note.posted[1]["ACTION_ID"]


def test_a_frame_that_is_removed_sends_what_is_written(note: NoteForm) -> None:
    note.portal.call("incoming-contact")
    activity = note.activity
    note.text.fill(TEXT)
    note.page.evaluate("document.querySelector('#card-frame-holder iframe').remove()")
    assert note.await_written(1) == [(activity, TEXT)]
    # The next card asks what became of it.
    note.portal.start("incoming-unknown")
    expect(note.outcome).to_contain_text("An earlier note was saved: +493023125101")
    assert len(note.written) == 1 and note.posted[-1]["ATTEMPT"] == "2" and note.posted[-1]["UNFINISHED"] == "yes"


def test_a_frame_that_is_removed_while_a_note_is_sent_takes_nothing_back(note: NoteForm) -> None:
    note.portal.call("incoming-contact")
    activity = note.activity
    note.portal.simulator.settings(rest="delay", rest_delay_ms=300)
    note.text.fill(TEXT)
    with note.page.expect_request(lambda request: "ACTION=note" in (request.post_data or "")):
        note.save()
    note.page.evaluate("document.querySelector('#card-frame-holder iframe').remove()")
    assert note.await_written(1) == [(activity, TEXT)]


def test_after_the_call_the_card_stays_until_the_note_is_saved(note: NoteForm) -> None:
    note.portal.call("incoming-contact")
    activity = note.activity
    note.portal.click("answer")
    note.text.fill("Half a")
    note.portal.until(lambda: DISABLE in note.portal.commands(), "the card is held")
    note.portal.click("hang-up")
    expect(note.portal.widget.locator("#state .badge")).to_have_text("Call ended")
    note.text.press_sequentially(" note")
    assert note.posted == []
    note.text.press("Control+Enter")
    expect(note.page.locator("#call-card")).to_be_hidden()
    assert note.written == [(activity, "Half a note")]
    assert [fields.get("UNFINISHED") for fields in note.posted] == [None]


def test_too_little_to_be_sent_is_there_again_for_the_same_call_and_user_only(note: NoteForm) -> None:
    note.portal.call("incoming-contact")
    note.text.fill("ab")
    note.portal.reopen()
    expect(note.text).to_have_value("ab")
    current = note.page.locator("#user").input_value()
    note.portal.reopen(user=other_user(note))
    note.portal.await_live()
    expect(note.text).to_have_value("")
    note.portal.reopen(user=current)
    expect(note.text).to_have_value("ab")
    assert note.posted == []


def test_a_text_without_a_network_is_sent_when_there_is_one_again(note: NoteForm) -> None:
    note.portal.forgive("ERR_INTERNET_DISCONNECTED")
    note.portal.call("incoming-contact")
    note.text.fill(TEXT)
    note.page.context.set_offline(True)
    note.save()
    expect(note.outcome).to_contain_text("not known")
    note.page.context.set_offline(False)
    expect(note.text).to_have_attribute("readonly", "")
    note.portal.until(lambda: len(note.posted) >= 2, "the second attempt")
    assert note.posted[1]["ATTEMPT"] == "2" and note.posted[1]["TEXT"] == TEXT


def test_a_busy_portal_is_asked_again_as_if_for_the_first_time(note: NoteForm) -> None:
    note.portal.call("incoming-contact")
    note.portal.simulator.settings(rest="503")
    note.text.fill(TEXT)
    note.save()
    expect(note.outcome).to_contain_text("busy", ignore_case=True)
    note.portal.simulator.settings(rest="normal")
    expect(note.outcome).to_contain_text("Saved.")
    assert {fields["ATTEMPT"] for fields in note.posted} == {"1"} and len(note.written) == 1


def test_a_token_that_is_refused_is_renewed(note: NoteForm) -> None:
    note.portal.call("incoming-contact")
    note.portal.click("expire")
    note.text.fill(TEXT)
    note.save()
    expect(note.outcome).to_contain_text("Saved.")
    assert len({fields["AUTH_ID"] for fields in note.posted}) == len(note.posted)
    assert {fields["ATTEMPT"] for fields in note.posted} == {"1"} and len(note.written) == 1


@pytest.mark.parametrize("result", ["done", "later", "kept"])
def test_what_is_settled_leaves_an_empty_form(note: NoteForm, result: str) -> None:
    note.answer_with(answer(result))
    note.portal.call("incoming-contact")
    note.text.fill(TEXT)
    note.save()
    expect(note.outcome).to_contain_text("What the server says.")
    expect(note.text).to_have_value("")


@pytest.mark.parametrize("result", ["refused", "duplicates", "stale"])
def test_what_was_not_written_may_be_changed_and_sent_again(note: NoteForm, result: str) -> None:
    note.answer_with(answer(result))
    note.portal.call("incoming-contact")
    note.text.fill(TEXT)
    note.save()
    expect(note.outcome).to_contain_text("What the server says.")
    expect(note.text).to_be_editable()
    expect(note.text).to_have_value(TEXT)
    note.text.fill("Changed")
    note.save()
    note.portal.until(lambda: len(note.posted) == 2, "the second attempt")
    assert [(fields["ATTEMPT"], fields["TEXT"]) for fields in note.posted] == [("1", TEXT), ("1", "Changed")]
    assert ENABLE not in note.portal.commands()


def test_a_fault_of_no_field_is_said_for_the_form(note: NoteForm) -> None:
    note.answer_with(answer("invalid", '<p data-field="ACTION_ID">What is wrong.</p>'))
    note.portal.call("incoming-contact")
    note.text.fill(TEXT)
    note.save()
    expect(note.outcome).to_have_text("What is wrong.")
    expect(note.text).to_be_editable()


def test_a_server_that_does_not_take_it_is_said(note: NoteForm) -> None:
    note.portal.forgive("status: 404")
    note.answer_with(lambda route: route.fulfill(status=404, body="<p>No</p>", content_type="text/html"))
    note.portal.call("incoming-contact")
    note.text.fill(TEXT)
    note.save()
    expect(note.outcome).to_contain_text("Nothing can be saved here")
    expect(note.text).to_be_editable()
    expect(note.text).to_have_value(TEXT)


def test_the_next_client_gets_an_empty_form_and_the_note_goes_to_the_client_before(note: NoteForm) -> None:
    note.portal.call("campaign")
    clients = note.portal.scenario("campaign")["clients"]
    number, item = clients[0]["PHONE_NUMBER"], clients[0]["CRM_BINDINGS"][0]
    note.text.fill(TEXT)
    note.text.focus()
    note.page.evaluate("document.querySelector('#next-client').click()")
    expect(note.outcome).to_contain_text(f"An earlier note was saved: {number}")
    expect(note.text).to_have_value("")
    expect(note.text).to_be_focused()
    assert note.await_written(1) == [(f"{item['ENTITY_TYPE']}:{item['ENTITY_ID']}", TEXT)]


@pytest.mark.parametrize("is_called", [False, True], ids=["passed over", "called"])
def test_a_campaign_of_three_with_half_written_notes_has_three_notes(note: NoteForm, is_called: bool) -> None:
    portal = note.portal
    portal.call("campaign")
    clients = portal.scenario("campaign")["clients"][:3]
    for position, client in enumerate(clients):
        if position:
            portal.click("next-client")
        number = client["PHONE_NUMBER"]
        expect(number_of(portal).locator("bdi")).to_have_text(number)
        note.text.press_sequentially("Asks for")
        if is_called:
            portal.click("answer")
            portal.click("answer")
            expect(portal.widget.locator("#state .badge")).to_have_text("In conversation")
        note.text.press_sequentially(f" {number}, and")
        if is_called:
            portal.click("hang-up")
            expect(portal.widget.locator("#state .badge")).to_have_text("Call ended")
    portal.click("close-card")
    portal.until(lambda: len(note.written + note.kept) == 3, "three notes")
    activities = {one["number"]: one["activity"] for one in portal.simulator.read("state")["calls"]}
    assert is_called == (len(activities) == 3)
    for client, (place, text) in zip(sorted(clients, key=lambda one: one["PHONE_NUMBER"]), sorted(note.written + note.kept, key=lambda one: one[1])):
        number, items = client["PHONE_NUMBER"], client["CRM_BINDINGS"] or [{"ENTITY_TYPE": "KEPT"}]
        assert text == f"Asks for {number}, and"
        # A card that goes on at once may not have heard of the call's activity.
        own = {f"{one['ENTITY_TYPE']}:{one.get('ENTITY_ID', number)}" for one in items}
        assert place in own | {f"ACTIVITY:{activities.get(number)}"}


def test_a_call_that_gets_its_id_keeps_the_draft(note: NoteForm) -> None:
    portal = note.portal
    StubCustomer(portal)
    waiting = a_call(CALL_ID="", CALL_LIST_MODE=True)
    parent = StrictParent(portal).open(waiting)
    expect(portal.widget.locator("html")).to_have_attribute("data-live", "yes")
    note.text.fill(TEXT)
    parent.tell(a_call(CALL_LIST_MODE=True, CALL_STATE="connected"))
    parent.fire("CallStateChanged", "connected")
    expect(portal.widget.locator("main")).to_have_attribute("data-call-id", a_call()["CALL_ID"])
    expect(note.text).to_have_value(TEXT)
    assert note.posted == []


@pytest.mark.parametrize("activity", [{"CRM_ACTIVITY_ID": 801}, {}], ids=["known", "made meanwhile"])
def test_the_call_before_gets_no_note(note: NoteForm, activity: dict[str, int]) -> None:
    """A campaign's card has that call's id and activity until the next client is dialled."""
    portal = note.portal
    StubCustomer(portal).checks_card = False
    note.answer_with(answer("done"))
    parent = StrictParent(portal).open(a_call(CALL_STATE="connected", CALL_LIST_MODE=True))
    former = a_call(CALL_STATE="idle", CALL_LIST_MODE=True)
    expect(portal.widget.locator("html")).to_have_attribute("data-live", "yes")
    parent.tell(former | activity)
    parent.fire("CallStateChanged", "idle")
    expect(portal.widget.locator("#state")).to_contain_text("Call ended")
    if activity:
        expect(portal.widget.locator("main")).to_have_attribute("data-activity-id", "801")
    following = former | {"CRM_ACTIVITY_ID": 801} | entity(a_call(PHONE_NUMBER="+493012345602", CRM_ENTITY_ID=102))
    parent.tell(following)
    parent.fire("EntityChanged", entity(following))
    expect(portal.widget.locator("#number bdi")).to_have_text("+493012345602")
    note.text.fill("Half a note, ")
    # Dialling splits it no more than it does the first client's.
    dialled = following | {"CALL_ID": "F" * 32, "CALL_STATE": "connecting"}
    parent.tell(dialled)
    parent.fire("CallStateChanged", "connecting")
    expect(portal.widget.locator("main")).to_have_attribute("data-call-id", dialled["CALL_ID"])
    note.text.press_sequentially("and the rest")
    note.save()
    portal.until(lambda: note.posted, "the note")
    (fields,) = note.posted
    assert fields["ITEM"] == "CONTACT:102" and fields["TEXT"] == "Half a note, and the rest"
    options = json.loads(fields["PLACEMENT_OPTIONS"])
    assert options["CALL_ID"] == dialled["CALL_ID"] and "CRM_ACTIVITY_ID" not in options


def test_without_the_portals_library_the_form_says_so(note: NoteForm) -> None:
    note.portal.forgive("404", "ERR_BLOCKED_BY_ORB")
    note.portal.simulator.settings(library="missing")
    note.portal.call("incoming-contact", live=False)
    expect(note.outcome).to_contain_text("Nothing can be saved here", timeout=10_000)
    note.text.fill(TEXT)
    note.save()
    expect(note.outcome).to_contain_text("Nothing can be saved here")
    expect(note.text).to_be_editable()
    assert note.posted == []


def test_what_is_written_before_the_library_is_there_is_kept_and_not_sent(note: NoteForm) -> None:
    held: list[Route] = []
    note.page.context.route("**/api/v1/", lambda route: held.append(route))
    note.portal.call("incoming-contact", live=False)
    note.text.fill(TEXT)
    held[0].continue_()
    note.portal.await_live()
    note.portal.until(lambda: note.portal.frame.evaluate(KEPT) == 1, "the draft in the browser's storage")
    expect(note.text).to_have_value(TEXT)
    assert note.posted == []


def test_a_browser_that_keeps_nothing_says_so(note: NoteForm) -> None:
    note.page.context.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('blocked'); } })")
    note.portal.call("incoming-contact")
    note.text.fill(TEXT)
    expect(note.outcome).to_contain_text("keeps no drafts")
    note.save()
    expect(note.outcome).to_contain_text("Saved.")


def test_who_is_calling_stays_in_sight_while_a_note_is_written(note: NoteForm) -> None:
    note.portal.call("incoming-many-deals")
    expect(note.portal.widget.locator("#customer .person")).to_be_visible()
    note.portal.widget.locator(".more").first.click()
    expect(note.portal.widget.locator(".whole")).to_be_visible()
    assert note.portal.frame.evaluate("document.documentElement.scrollHeight > innerHeight + 100")
    note.portal.frame.evaluate("scrollTo(0, 0)")
    note.text.click()
    for number in range(6):
        note.page.keyboard.type(f"line {number}\n")
    note.page.keyboard.press("Escape")
    note.text.evaluate("it => it.focus()")
    assert note.portal.frame.evaluate("scrollY") == 0


BAR = """bar => {
    const { left, right, bottom, height } = bar.getBoundingClientRect();
    return [left, innerWidth - right, innerHeight - bottom, height];
}"""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_bar_is_at_the_bottom_edge_and_grows_to_four_lines(note: NoteForm, language: str) -> None:
    note.portal.call("incoming-contact", language=language)
    expect(note.portal.widget.locator("#customer .person")).to_be_visible()
    bar = note.portal.widget.locator(".bar")
    for width in (398, 560, 798):
        note.portal.resize(width)
        left, right, below, height = bar.evaluate(BAR)
        assert (left, right, below) == (0, 0, 0) and 44 <= height <= 46, width
        assert note.portal.overflowing() == []
    note.text.fill("\n".join("12345678"))
    left, right, below, height = bar.evaluate(BAR)
    assert (left, right, below) == (0, 0, 0) and 100 <= height <= 110
    # Nothing that has the focus is behind it.
    more = note.portal.widget.locator(".more").last
    more.focus()
    top = bar.evaluate("bar => bar.getBoundingClientRect().top")
    assert more.evaluate("it => it.getBoundingClientRect().bottom") <= top


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_it(note: NoteForm, theme: str) -> None:
    note.answer_with(answer("stale", "<p>What it is now:</p><pre>Somebody else's text</pre>"))
    note.portal.call("incoming-contact", theme=theme)
    assert violations(note.portal) == [], "empty"
    note.text.fill(TEXT)
    note.save()
    expect(note.outcome).to_contain_text("Somebody else's")
    assert violations(note.portal) == [], "stale"
    note.text.fill("a" * 10_001)
    assert violations(note.portal) == [], "too long"


def test_what_waits_for_another_note_is_sent_when_the_frame_goes(portal: PortalPage) -> None:
    sent: list[str] = []

    def hold(route: Route) -> None:
        fields = dict(parse_qsl(route.request.post_data or ""))
        if fields.get("ACTION") != "note":
            route.continue_()
            return
        sent.append(fields["TEXT"])
        # The first one has no answer for as long as the page is there.
        if fields["TEXT"] != "The first":
            route.continue_()

    portal.call("incoming-contact")
    portal.page.context.route(re.compile(r"/\?"), hold)
    note = portal.widget.locator(".bar form[data-action=note] textarea")
    note.fill("The first")
    note.press("Control+Enter")
    portal.until(lambda: sent == ["The first"], "it is sent")
    portal.click("reopen")
    portal.await_live()
    note.fill("The second")
    note.press("Control+Enter")
    expect(portal.widget.locator(".bar form[data-action=note]")).to_have_attribute("aria-busy", "true")
    assert "The second" not in sent
    portal.page.evaluate("document.querySelector('#card-frame-holder iframe').remove()")
    portal.until(lambda: "The second" in sent, "it is sent")
