"""What somebody is writing keeps the card open."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from .portal_page import PortalPage
from .strict_parent import StrictParent, a_call
from .stub_customer import StubCustomer, answering, section

FORM = """<form data-draft>
<p><label>Note <textarea name="note">Called before</textarea></label></p>
<p><label>Subject <input name="subject" value=""></label></p>
<p><label>Urgent <input type="checkbox" name="urgent" value="yes"></label></p>
<p><label>Task of <select name="who"><option selected>me</option><option>all</option></select></label></p>
<p><button type="reset">Discard</button></p>
</form>"""
DISABLE, ENABLE = "disableAutoClose", "enableAutoClose"


def part(portal: PortalPage) -> Locator:
    """Where the test's forms are, beside the card's own."""
    return portal.widget.locator("#customer")


def stub_with(portal: PortalPage, form: str = FORM) -> StubCustomer:
    stub = StubCustomer(portal)
    stub.always = answering(section(form))
    return stub


def await_count(portal: PortalPage, command: str, count: int) -> None:
    """Exactly so many; one more would come at once, and be found by the next look."""
    portal.until(lambda: portal.commands().count(command) >= count, f"{command} for the {count}. time", seconds=3)
    assert portal.commands().count(command) == count


def test_typing_keeps_the_card_open_and_says_so_once(portal: PortalPage) -> None:
    stub_with(portal)
    portal.call("incoming-contact")
    note = part(portal).get_by_label("Note")
    note.press_sequentially(" and then again, because of an order")
    await_count(portal, DISABLE, 1)
    part(portal).get_by_label("Subject").press_sequentially("Order")
    part(portal).get_by_label("Subject").fill("")
    assert portal.commands().count(DISABLE) == 1 and ENABLE not in portal.commands()


def test_nothing_typed_says_nothing(portal: PortalPage) -> None:
    stub_with(portal)
    portal.call("incoming-contact")
    part(portal).get_by_label("Note").click()
    portal.page.keyboard.press("Tab")
    portal.click("answer")
    expect(portal.widget.locator("#state")).to_have_text("In conversation")
    assert DISABLE not in portal.commands() and ENABLE not in portal.commands()


def test_in_the_desktop_application_nothing_is_held(portal: PortalPage) -> None:
    """There, a card that is held is not closed by the portal's own means any more."""
    agent = portal.page.evaluate("navigator.userAgent") + " BitrixDesktop/17.0.1.113"
    portal.page.add_init_script(f"Object.defineProperty(navigator, 'userAgent', {{ get: () => {agent!r} }});")
    stub_with(portal)
    portal.call("incoming-contact")
    note = part(portal).get_by_label("Note")
    note.fill("Called twice")
    # What is typed has been seen when the state after it has.
    portal.click("answer")
    expect(portal.widget.locator("#state")).to_have_text("In conversation")
    expect(note).to_have_value("Called twice")
    assert DISABLE not in portal.commands()


UNTOUCHED = {
    "list": '<select name="a"><option>me</option><option>all</option></select>',
    "multiple list": '<select name="a" multiple><option>me</option><option selected>all</option></select>',
    "checkbox with a value": '<input type="checkbox" name="a" value="yes" checked>',
    "radio": '<input type="radio" name="a" value="1" checked><input type="radio" name="a" value="2">',
    "buttons": '<button name="a">Save</button><input type="submit"><input type="reset">',
    "others": '<input type="hidden" name="a" value="1"><input type="file" name="b"><input type="date" name="c">',
}
TAKEN_FOR_CHANGED = {
    "checkbox": '<input type="checkbox" name="a">',
    "radio without values": '<input type="radio" name="a" checked>',
    "range": '<input type="range" name="a">',
    "colour": '<input type="color" name="a">',
}


def assert_untouched(portal: PortalPage, control: str) -> None:
    stub_with(portal, f'<form data-draft><label>Note <input name="note"></label>{control}</form>')
    StrictParent(portal).open(a_call())
    expect(portal.widget.locator("html")).to_have_attribute("data-live", "yes")
    part(portal).get_by_label("Note").fill("x")
    part(portal).get_by_label("Note").fill("")
    said = "requests.map(one => one.command).filter(one => one.endsWith('AutoClose'))"
    portal.until(lambda: portal.page.evaluate(said) == [DISABLE, ENABLE], "first to stay, then to go", seconds=2)


@pytest.mark.parametrize("control", UNTOUCHED)
def test_a_control_that_nobody_has_touched_is_no_draft(portal: PortalPage, control: str) -> None:
    assert_untouched(portal, UNTOUCHED[control])


@pytest.mark.parametrize("control", TAKEN_FOR_CHANGED)
def test_a_control_without_a_value_attribute_is_no_draft(portal: PortalPage, control: str) -> None:
    assert_untouched(portal, TAKEN_FOR_CHANGED[control])


def test_the_portal_is_reminded_every_25_seconds(portal: PortalPage) -> None:
    """Of 40 ms each."""
    portal.shorten(20_000, times=25)
    stub_with(portal)
    parent = StrictParent(portal).open(a_call())
    expect(portal.widget.locator("html")).to_have_attribute("data-live", "yes")
    part(portal).get_by_label("Note").fill("A new note")
    parent.await_requests(DISABLE, 3)
    times = [one["at"] for one in parent.requests(DISABLE)]
    assert all(900 < later - earlier < 2_000 for earlier, later in zip(times, times[1:]))
    part(portal).get_by_role("button", name="Discard").click()
    parent.await_requests(ENABLE, 1)
    count = len(parent.requests(DISABLE))
    portal.frame.evaluate("() => new Promise((done) => setTimeout(done, 1_500))")
    assert len(parent.requests(DISABLE)) == count


def test_a_form_that_is_reset_lets_the_card_go(portal: PortalPage) -> None:
    stub_with(portal)
    portal.call("incoming-contact")
    part(portal).get_by_label("Note").fill("A new note")
    await_count(portal, DISABLE, 1)
    part(portal).locator("form").evaluate("form => form.reset()")
    await_count(portal, ENABLE, 1)
    part(portal).get_by_label("Note").fill("Another one")
    await_count(portal, DISABLE, 2)


@pytest.mark.parametrize("field", ["Note", "Subject", "Urgent", "Task of"])
def test_what_is_put_back_is_no_draft(portal: PortalPage, field: str) -> None:
    stub_with(portal)
    portal.call("incoming-contact")
    control = part(portal).get_by_label(field)
    if field == "Urgent":
        control.check()
    elif field == "Task of":
        control.select_option("all")
    else:
        control.press("End")
        control.press_sequentially("!")
    await_count(portal, DISABLE, 1)
    if field == "Urgent":
        control.uncheck()
    elif field == "Task of":
        control.select_option("me")
    else:
        control.press("Backspace")
    await_count(portal, ENABLE, 1)


def test_one_of_two_drafts_is_enough(portal: PortalPage) -> None:
    first, second = (f'<form data-draft><label>{name} <input name="a"></label></form>' for name in ("First", "Second"))
    stub_with(portal, first + second)
    portal.call("incoming-contact")
    part(portal).get_by_label("First").fill("one")
    part(portal).get_by_label("Second").fill("two")
    await_count(portal, DISABLE, 1)
    part(portal).get_by_label("First").fill("")
    part(portal).get_by_label("Second").fill("two again")
    assert ENABLE not in portal.commands()
    part(portal).get_by_label("Second").fill("")
    await_count(portal, ENABLE, 1)


def test_a_form_that_is_no_draft_keeps_nothing_open(portal: PortalPage) -> None:
    stub_with(portal, FORM.replace(" data-draft", "") + '<form data-draft><label>Draft <input name="a"></label></form>')
    portal.call("incoming-contact")
    part(portal).get_by_label("Note").fill("A search, say")
    part(portal).get_by_label("Draft").fill("x")
    part(portal).get_by_label("Draft").fill("")
    await_count(portal, ENABLE, 1)
    assert portal.commands().count(DISABLE) == 1


def test_a_draft_from_before_the_library_is_told_when_it_is_there(portal: PortalPage) -> None:
    held: list[Any] = []
    portal.page.context.route("**/api/v1/", lambda route: held.append(route))
    stub_with(portal)
    portal.call("incoming-contact", live=False)
    part(portal).get_by_label("Note").fill("A new note")
    held[0].continue_()
    await_count(portal, DISABLE, 1)


def test_a_portal_that_is_about_to_close_the_card_is_told_again(portal: PortalPage) -> None:
    stub_with(portal)
    parent = StrictParent(portal).open(a_call())
    expect(portal.widget.locator("html")).to_have_attribute("data-live", "yes")
    part(portal).get_by_label("Note").fill("A new note")
    parent.await_requests(DISABLE, 1)
    for count in (2, 3):
        parent.fire("BeforeClose")
        parent.await_requests(DISABLE, count)
    part(portal).get_by_role("button", name="Discard").click()
    parent.await_requests(ENABLE, 1)
    parent.fire("BeforeClose")
    expect(portal.widget.locator("#state")).to_be_visible()
    assert len(parent.requests(DISABLE)) == 3


def test_the_card_stays_after_the_call_until_the_draft_is_done(portal: PortalPage) -> None:
    stub_with(portal)
    portal.call("incoming-contact")
    portal.click("answer")
    part(portal).get_by_label("Note").fill("A new note")
    await_count(portal, DISABLE, 1)
    portal.click("hang-up")
    portal.page.wait_for_function("() => portal.events('CallCard::BeforeClose').length > 0")
    portal.until(lambda: portal.commands().count(DISABLE) >= 2, "the reminder")
    expect(part(portal).get_by_label("Note")).to_have_value("A new note")
    expect(portal.page.locator("#call-card")).to_be_visible()
    part(portal).get_by_role("button", name="Discard").click()
    expect(portal.page.locator("#call-card")).to_be_hidden()


def test_a_card_without_a_draft_closes_after_the_call(portal: PortalPage) -> None:
    stub_with(portal)
    portal.call("incoming-contact")
    portal.click("answer")
    part(portal).get_by_label("Note").click()
    portal.click("hang-up")
    expect(portal.page.locator("#call-card")).to_be_hidden()
    assert DISABLE not in portal.commands()


def test_a_draft_that_went_with_its_client_keeps_nothing_open(portal: PortalPage) -> None:
    stub = stub_with(portal)
    portal.call("campaign")
    part(portal).get_by_label("Note").fill("A new note")
    await_count(portal, DISABLE, 1)
    stub.always = answering(section("<p>Somebody else</p>"))
    stub.checks_card = False  # A question may arrive when the card is at the next client already.
    for _ in range(4):
        portal.click("next-client")
    expect(portal.widget.locator("#customer")).to_have_text("Somebody else")
    await_count(portal, ENABLE, 1)
    portal.click("hang-up")
    expect(portal.page.locator("#call-card")).to_be_hidden()
