"""A call campaign: the client is on the card before the operator dials."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .portal_page import PortalPage
from .strict_parent import StrictParent, a_call, entity
from .stub_customer import StubCustomer

WAITING = a_call(CALL_ID="", LINE_NUMBER="", LINE_NAME="", CALL_DIRECTION="outgoing", CALL_LIST_MODE=True)
DIALLED = WAITING | {"CALL_ID": "0123456789ABCDEF0123456789ABCDEF", "LINE_NUMBER": "+493023125000",
                     "LINE_NAME": "Sales", "CALL_STATE": "connecting"}
NEXT = WAITING | entity(a_call(PHONE_NUMBER="+493012345602", CRM_ENTITY_ID=102)) | {
    "CRM_BINDINGS": [{"ENTITY_TYPE": "CONTACT", "ENTITY_ID": 102}]}


def dial(parent: StrictParent, call: dict) -> None:
    parent.tell(call)
    parent.fire("CallStateChanged", call["CALL_STATE"])


def test_dialling_keeps_the_customer_and_shows_the_line(portal: PortalPage) -> None:
    stub = StubCustomer(portal)
    parent = StrictParent(portal).open(WAITING)
    customer, state = portal.widget.locator("#customer"), portal.widget.locator("#state .badge")
    expect(customer).to_have_text("by ticket")
    expect(portal.widget.locator("html")).to_have_attribute("data-live", "yes")
    expect(portal.widget.locator("#line")).to_be_empty()
    customer.evaluate("it => { it.dataset.same = 'yes'; }")
    dial(parent, DIALLED)
    expect(portal.widget.locator("#line")).to_contain_text("Line Sales")
    expect(state).to_have_text("Connecting")
    dial(parent, DIALLED | {"CALL_STATE": "connected"})
    expect(state).to_have_text("In conversation")
    expect(customer).to_have_attribute("data-same", "yes")
    expect(customer).to_have_text("by ticket")
    assert len(stub.asked) == 1


def test_dialling_takes_no_answer_back(portal: PortalPage) -> None:
    stub = StubCustomer(portal, hold=True)
    parent = StrictParent(portal).open(WAITING)
    question = stub.await_asked(1)
    expect(portal.widget.locator("html")).to_have_attribute("data-live", "yes")
    dial(parent, DIALLED)
    expect(portal.widget.locator("#line")).to_contain_text("Sales")
    question.answer()
    expect(portal.widget.locator("#customer")).to_have_text("by ticket")
    assert len(stub.asked) == 1 and not question.aborted


def test_the_next_client_is_asked_for_without_the_activity_of_the_call_before(portal: PortalPage) -> None:
    stub = StubCustomer(portal)
    stub.checks_card = False  # The portal's card still has that activity.
    parent = StrictParent(portal).open(WAITING)
    expect(portal.widget.locator("html")).to_have_attribute("data-live", "yes")
    former = {"CRM_ACTIVITY_ID": 801}
    state = portal.widget.locator("#state .badge")
    dial(parent, DIALLED | {"CALL_STATE": "connected"})
    expect(state).to_have_text("In conversation")
    parent.tell(DIALLED | {"CALL_STATE": "idle"} | former)
    parent.fire("CallStateChanged", "idle")
    expect(state).to_have_text("Call ended")
    for count, changes in ((2, {"CALL_ID": ""}), (3, {"CALL_ID": "FEDCBA9876543210FEDCBA9876543210"})):
        call = NEXT | former | changes | {"CRM_ENTITY_ID": 100 + count,
                                          "CRM_BINDINGS": [{"ENTITY_TYPE": "CONTACT", "ENTITY_ID": 100 + count}]}
        parent.tell(call)
        parent.fire("EntityChanged", entity(call))
        question = stub.await_asked(count)
        assert question.options["PHONE_NUMBER"] == NEXT["PHONE_NUMBER"]
        assert "CRM_ACTIVITY_ID" not in question.options
        expect(state).to_have_text("Not started yet")
        expect(portal.widget.locator("#line")).to_be_empty()
    # Its own is told.
    parent.tell(call | {"CRM_ACTIVITY_ID": 802, "CRM_ENTITY_ID": 104, "CRM_BINDINGS": []})
    parent.fire("EntityChanged", entity(call | {"CRM_ENTITY_ID": 104}))
    assert stub.await_asked(4).options["CRM_ACTIVITY_ID"] == 802


def test_the_next_client_may_have_the_same_number(portal: PortalPage) -> None:
    """Two people at one company, whose switchboard has one."""
    stub = StubCustomer(portal)
    stub.checks_card = False  # The portal's card still has the activity of the call before.
    parent = StrictParent(portal).open(WAITING)
    expect(portal.widget.locator("html")).to_have_attribute("data-live", "yes")
    state = portal.widget.locator("#state .badge")
    dial(parent, DIALLED | {"CALL_STATE": "connected"})
    expect(state).to_have_text("In conversation")
    ended = DIALLED | {"CALL_STATE": "idle", "CRM_ACTIVITY_ID": 801}
    dial(parent, ended)
    expect(state).to_have_text("Call ended")
    colleague = ended | {"CRM_ENTITY_ID": 102, "CRM_BINDINGS": [{"ENTITY_TYPE": "CONTACT", "ENTITY_ID": 102}]}
    parent.tell(colleague)
    parent.fire("EntityChanged", entity(colleague))
    assert "CRM_ACTIVITY_ID" not in stub.await_asked(2).options
    expect(state).to_have_text("Not started yet")
    expect(portal.widget.locator("main")).not_to_have_attribute("data-call-id", DIALLED["CALL_ID"])


def test_the_same_client_dialled_again_is_another_call_of_the_same_client(portal: PortalPage) -> None:
    stub = StubCustomer(portal)
    parent = StrictParent(portal).open(WAITING)
    expect(portal.widget.locator("html")).to_have_attribute("data-live", "yes")
    state = portal.widget.locator("#state .badge")
    dial(parent, DIALLED | {"CALL_STATE": "connected"})
    expect(state).to_have_text("In conversation")
    dial(parent, DIALLED | {"CALL_STATE": "idle"})
    expect(state).to_have_text("Call ended")
    again = DIALLED | {"CALL_ID": "FEDCBA9876543210FEDCBA9876543210"}
    dial(parent, again)
    expect(state).to_have_text("Connecting")
    expect(portal.widget.locator("#timer")).to_be_hidden()
    expect(portal.widget.locator("main")).to_have_attribute("data-call-id", again["CALL_ID"])
    assert len(stub.asked) == 1


@pytest.mark.parametrize("begun", ["connecting", "connected"])
def test_a_call_that_ends_before_its_id_is_known_has_ended(portal: PortalPage, begun: str) -> None:
    StubCustomer(portal)
    parent = StrictParent(portal).open(WAITING)
    state = portal.widget.locator("#state .badge")
    expect(portal.widget.locator("html")).to_have_attribute("data-live", "yes")
    parent.holds("getStatus")
    asked = len(parent.requests("getStatus"))
    for said in (begun, "idle"):
        parent.fire("CallStateChanged", said)
    parent.await_requests("getStatus", asked + 2)
    expect(state).to_have_text("Call ended")
    parent.tell(DIALLED | {"CALL_STATE": "idle"})
    parent.answer("getStatus", asked + 2, DIALLED | {"CALL_STATE": "idle"})
    expect(portal.widget.locator("main")).to_have_attribute("data-call-id", DIALLED["CALL_ID"])
    expect(state).to_have_text("Call ended")
