"""Another client on the same card: the customer of the one before is never shown for them."""

from __future__ import annotations

from itertools import permutations

import pytest
from playwright.sync_api import expect

from .portal_page import PortalPage
from .strict_parent import StrictParent, a_call, entity
from .stub_customer import Question, StubCustomer

FIRST = a_call()
SECOND = a_call(CALL_ID="externalCall.second.1723556790", PHONE_NUMBER="+493012345602", CRM_ENTITY_ID=102)
THIRD = a_call(CALL_ID="externalCall.third.1723556799", PHONE_NUMBER="+493012345603", CRM_ENTITY_TYPE="LEAD",
               CRM_ENTITY_ID=203)


def shown_as(call: dict) -> str:
    return f"{call['PHONE_NUMBER']} {call['CRM_ENTITY_TYPE']} {call['CRM_ENTITY_ID']}"


def expect_call(portal: PortalPage, call: dict) -> None:
    """Number and links, whatever the customer's part shows."""
    kind, number = call["CRM_ENTITY_TYPE"].lower(), call["CRM_ENTITY_ID"]
    expect(portal.widget.locator("#number bdi")).to_have_text(call["PHONE_NUMBER"])
    expect(portal.widget.locator("#items a")).to_have_count(len(call["CRM_BINDINGS"]))
    expect(portal.widget.locator(f"#items a[href$='/crm/{kind}/details/{number}/']")).to_have_count(1)


def expect_customer(portal: PortalPage, text: str) -> None:
    expect(portal.widget.locator("#customer")).to_have_text(text)
    expect(portal.widget.locator("#customer")).not_to_have_attribute("aria-busy", "true")


def settle(portal: PortalPage) -> None:
    """What the widget has been told is dealt with: the messages so far, and what follows from them at once."""
    portal.frame.evaluate("""async () => {
        for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setTimeout(done, 10));
    }""")


def test_the_next_client_of_a_campaign_is_asked_for_anew(portal: PortalPage) -> None:
    stub = StubCustomer(portal)
    portal.call("campaign")
    expect_customer(portal, "by ticket")
    portal.click("next-client")
    lead = portal.page.evaluate("portal.call")
    expect_call(portal, lead)
    expect_customer(portal, shown_as(lead))
    assert len(stub.asked) == 2 and stub.asked[1].options["CALL_ID"] == lead["CALL_ID"]


def go_on_and_wait(portal: PortalPage, stub: StubCustomer) -> Question:
    """To the next client, whose customer the server does not tell yet."""
    portal.call("campaign")
    expect_customer(portal, "by ticket")
    stub.hold = True
    portal.click("next-client")
    return stub.await_asked(2)


def test_number_and_links_do_not_wait_for_the_customer(portal: PortalPage) -> None:
    question = go_on_and_wait(portal, StubCustomer(portal))
    expect_call(portal, portal.page.evaluate("portal.call"))
    expect(portal.widget.locator("#customer")).to_have_attribute("aria-busy", "true")
    question.answer()
    expect_customer(portal, question.client)


def test_the_earlier_customer_is_gone_while_the_next_one_is_awaited(portal: PortalPage) -> None:
    go_on_and_wait(portal, StubCustomer(portal))
    expect_call(portal, portal.page.evaluate("portal.call"))
    settle(portal)
    assert "by ticket" not in portal.widget.locator("#customer").inner_text()


def test_a_client_without_a_crm_item_is_asked_for_too(portal: PortalPage) -> None:
    stub = StubCustomer(portal)
    portal.call("campaign")
    portal.click("next-client")
    stub.await_asked(2)
    portal.click("next-client")
    expect(portal.widget.locator("#number bdi")).to_have_text("+12025550166")
    expect(portal.widget.locator("#items a")).to_have_count(0)
    expect_customer(portal, "+12025550166  0")


def test_a_contact_that_the_operator_has_linked_is_asked_for(portal: PortalPage) -> None:
    stub = StubCustomer(portal)
    portal.call("incoming-unknown")
    expect_customer(portal, "by ticket")
    portal.click("create-item")
    call = portal.page.evaluate("portal.call")
    expect_call(portal, call)
    expect_customer(portal, shown_as(call))
    assert not stub.asked[1].ticket


@pytest.mark.parametrize("ticket", [True, False])
def test_events_that_change_nothing_ask_for_nothing(portal: PortalPage, ticket: bool) -> None:
    stub = StubCustomer(portal, ticket=ticket, hold=True)
    parent = StrictParent(portal).open(FIRST)
    question = stub.await_asked(1)
    for count, state in enumerate(("connecting", "connected", "idle"), 2):
        parent.answers("getStatus", FIRST | {"CALL_STATE": state})
        parent.fire("CallStateChanged", state)
        parent.fire("EntityChanged", entity(FIRST))
        parent.await_requests("getStatus", count)
    settle(portal)
    assert len(stub.asked) == 1 and not question.aborted
    question.answer()
    expect_customer(portal, question.client)


def test_a_question_about_an_earlier_client_is_taken_back(portal: PortalPage) -> None:
    stub = StubCustomer(portal, hold=True)
    parent = StrictParent(portal).open(FIRST)
    earlier = [stub.await_asked(1)]
    for count, call in enumerate((SECOND, THIRD), 2):
        parent.answers("getStatus", call)
        parent.fire("EntityChanged", entity(call))
        earlier.append(stub.await_asked(count))
        portal.until(lambda: earlier[-2].aborted, f"the end of question {count - 1}")
    earlier[-1].answer()
    expect_customer(portal, shown_as(THIRD))
    assert not earlier[-1].aborted


@pytest.mark.parametrize("order", list(permutations((0, 1, 2))), ids=str)
def test_answers_in_any_order_leave_the_newest_client(portal: PortalPage, order: tuple[int, ...]) -> None:
    stub = StubCustomer(portal, hold=True)
    parent = StrictParent(portal).open(FIRST)
    stub.await_asked(1)
    for count, call in enumerate((SECOND, THIRD), 2):
        parent.answers("getStatus", call)
        parent.fire("EntityChanged", entity(call))
        stub.await_asked(count)
    for index in order:
        stub.asked[index].answer()
        settle(portal)
        shown = portal.widget.locator("#customer").inner_text()
        assert not any(client in shown for client in ("by ticket", shown_as(FIRST), shown_as(SECOND))), shown
    expect_call(portal, THIRD)
    expect_customer(portal, shown_as(THIRD))
    assert len(stub.asked) == 3


def test_back_to_the_first_client_and_only_its_newest_answer_counts(portal: PortalPage) -> None:
    stub = StubCustomer(portal, hold=True)
    parent = StrictParent(portal).open(FIRST)
    stub.await_asked(1)
    for count, call in enumerate((SECOND, FIRST), 2):
        parent.answers("getStatus", call)
        parent.fire("EntityChanged", entity(call))
        stub.await_asked(count)
    stub.asked[1].answer()
    settle(portal)
    expect(portal.widget.locator("#customer")).not_to_contain_text(shown_as(SECOND))
    stub.asked[2].answer()
    expect_customer(portal, shown_as(FIRST))
    stub.asked[0].answer()
    settle(portal)
    expect_customer(portal, shown_as(FIRST))


def test_an_answer_between_the_event_and_the_portals_word_is_not_shown_for_the_new_client(portal: PortalPage) -> None:
    stub = StubCustomer(portal, hold=True)
    parent = StrictParent(portal).open(FIRST)
    question = stub.await_asked(1)
    expect(portal.widget.locator("html")).to_have_attribute("data-live", "yes")
    parent.holds("getStatus")
    parent.fire("EntityChanged", entity(SECOND))
    parent.await_requests("getStatus", 2)
    question.answer()
    settle(portal)
    if portal.widget.locator("#number bdi").inner_text() == SECOND["PHONE_NUMBER"]:
        assert "by ticket" not in portal.widget.locator("#customer").inner_text()
    stub.hold = False
    parent.answer("getStatus", 2, SECOND)
    expect_call(portal, SECOND)
    expect_customer(portal, shown_as(SECOND))


@pytest.mark.parametrize("changed", [
    {"CALL_ID": SECOND["CALL_ID"]},
    {"PHONE_NUMBER": SECOND["PHONE_NUMBER"]},
    {"CRM_ENTITY_ID": 102, "CRM_BINDINGS": SECOND["CRM_BINDINGS"]},
    {"CRM_ENTITY_TYPE": "LEAD", "CRM_BINDINGS": [{"ENTITY_TYPE": "LEAD", "ENTITY_ID": 101}]},
], ids=lambda changed: "+".join(changed))
@pytest.mark.parametrize("answered", [True, False])
def test_a_ticket_for_another_call_than_the_one_that_runs_is_dropped(
        portal: PortalPage, changed: dict, answered: bool) -> None:
    stub = StubCustomer(portal, hold=True)
    now = FIRST | changed
    parent = StrictParent(portal).open(FIRST, hold=("getStatus",))
    by_ticket = stub.await_asked(1)
    if answered:
        by_ticket.answer()
        expect_customer(portal, "by ticket")
    stub.hold = False
    parent.answer("getStatus", 1, now)
    expect_call(portal, now)
    expect_customer(portal, shown_as(now))
    if not answered:
        portal.until(lambda: by_ticket.aborted, "the end of the ticket's question")
    assert [bool(question.ticket) for question in stub.asked] == [True, False]


def test_the_same_call_in_other_types_keeps_the_tickets_fragment(portal: PortalPage) -> None:
    stub = StubCustomer(portal)
    StrictParent(portal).open(FIRST, status=FIRST | {"CRM_ENTITY_ID": "101", "CALL_LIST_MODE": "false"})
    expect(portal.widget.locator("html")).to_have_attribute("data-live", "yes")
    settle(portal)
    expect_customer(portal, "by ticket")
    assert len(stub.asked) == 1


@pytest.mark.parametrize("order", list(permutations((1, 2, 3))), ids=str)
def test_the_portals_words_in_any_order_leave_the_last_one(portal: PortalPage, order: tuple[int, ...]) -> None:
    """The first `getStatus` is answered after, or between, those that follow events."""
    stub = StubCustomer(portal)
    stub.checks_card = False  # The word that came last is not the last word.
    parent = StrictParent(portal).open(FIRST, hold=("getStatus",))
    words = {1: FIRST, 2: SECOND, 3: THIRD}
    for number in (2, 3):
        parent.await_requests("getStatus", number - 1)
        parent.fire("EntityChanged", entity(words[number]))
    parent.await_requests("getStatus", 3)
    for number in order:
        parent.answer("getStatus", number, words[number])
    settle(portal)
    expect_call(portal, THIRD)
    expect_customer(portal, shown_as(THIRD))
    assert stub.asked[-1].options["CALL_ID"] == THIRD["CALL_ID"]


def test_a_late_word_does_not_undo_the_state_of_the_call(portal: PortalPage) -> None:
    parent = StrictParent(portal).open(FIRST, hold=("getStatus",))
    parent.await_requests("getStatus", 1)
    parent.fire("CallStateChanged", "connected")
    parent.answer("getStatus", 2, FIRST | {"CALL_STATE": "connected"})
    expect(portal.widget.locator("#state")).to_have_text("In conversation")
    parent.answer("getStatus", 1, FIRST)
    settle(portal)
    expect(portal.widget.locator("#state")).to_have_text("In conversation")
