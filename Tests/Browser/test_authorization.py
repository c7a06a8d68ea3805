"""The operator's token is renewed as seldom as can be: where a portal cannot, it shows an alert over the whole page."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from .portal_page import PortalPage
from .strict_parent import StrictParent, a_call, entity
from .stub_customer import FRESH_AUTH, Question, StubCustomer, answering

SECOND = a_call(PHONE_NUMBER="+493012345602", CRM_ENTITY_ID=102)
THIRD = a_call(PHONE_NUMBER="+493012345603", CRM_ENTITY_ID=103)
RENEWAL = "refreshAuth"


def credentials(portal: PortalPage) -> dict[str, Any]:
    """Tokens that the portal takes."""
    session = portal.simulator.session()
    return {key: session[key] for key in ("AUTH_ID", "REFRESH_ID")} | {"AUTH_EXPIRES": "3600"}


def next_client(parent: StrictParent, call: dict) -> None:
    parent.tell(call)
    parent.fire("EntityChanged", entity(call))


def expect_advice(portal: PortalPage) -> None:
    """The portal's own word, and nothing else, for a token that has expired."""
    customer = portal.widget.locator("#customer")
    # A portal has five seconds to renew a token.
    expect(customer).to_have_attribute("data-state", "fresh-auth", timeout=9_000)
    expect(customer.locator("p").first).to_contain_text("Your authorization has expired.")


def test_a_renewal_without_an_answer_is_not_asked_for_again(portal: PortalPage) -> None:
    stub = StubCustomer(portal, ticket=False)
    parent = StrictParent(portal).open(a_call(), seconds=0)
    parent.await_requests(RENEWAL, 1)
    expect_advice(portal)
    customer = portal.widget.locator("#customer")
    customer.get_by_role("button", name="Try again").click()
    expect_advice(portal)
    next_client(parent, SECOND)
    expect(portal.widget.locator("#number bdi")).to_have_text(SECOND["PHONE_NUMBER"])
    expect_advice(portal)
    assert len(parent.requests(RENEWAL)) == 1 and not stub.asked
    # One that comes too late is still of use.
    parent.answer(RENEWAL, 1, credentials(portal))
    customer.get_by_role("button", name="Try again").click()
    expect(customer).to_have_text("+493012345602 CONTACT 102")
    assert len(parent.requests(RENEWAL)) == 1


def test_a_refused_token_that_cannot_be_renewed_is_said_once_and_for_all(portal: PortalPage) -> None:
    stub = StubCustomer(portal)
    stub.always = answering(FRESH_AUTH)
    parent = StrictParent(portal).open(a_call())
    parent.await_requests(RENEWAL, 1)
    expect_advice(portal)
    for count, call in enumerate((SECOND, THIRD), 2):
        next_client(parent, call)
        stub.await_asked(count)
        expect_advice(portal)
    assert len(parent.requests(RENEWAL)) == 1


def test_after_a_renewal_the_new_token_is_used_until_it_is_refused(portal: PortalPage) -> None:
    stub = StubCustomer(portal, ticket=False)
    parent = StrictParent(portal).open(a_call(), seconds=0)
    fresh = credentials(portal)
    parent.answer(RENEWAL, 1, fresh)
    customer = portal.widget.locator("#customer")
    expect(customer).to_have_text("+493012345601 CONTACT 101")
    next_client(parent, SECOND)
    expect(customer).to_have_text("+493012345602 CONTACT 102")
    assert [question.token for question in stub.asked] == [fresh["AUTH_ID"]] * 2
    assert len(parent.requests(RENEWAL)) == 1
    stub.answers = [answering(FRESH_AUTH)]
    next_client(parent, THIRD)
    newer = credentials(portal)
    parent.answer(RENEWAL, 2, newer)
    expect(customer).to_have_text("+493012345603 CONTACT 103")
    assert stub.asked[-1].token == newer["AUTH_ID"]
    assert len(parent.requests(RENEWAL)) == 2


def test_two_clients_wait_for_one_renewal(portal: PortalPage) -> None:
    stub = StubCustomer(portal, ticket=False)
    parent = StrictParent(portal).open(a_call(), seconds=0)
    parent.await_requests(RENEWAL, 1)
    next_client(parent, SECOND)
    expect(portal.widget.locator("#number bdi")).to_have_text(SECOND["PHONE_NUMBER"])
    parent.answer(RENEWAL, 1, credentials(portal))
    expect(portal.widget.locator("#customer")).to_have_text("+493012345602 CONTACT 102")
    assert len(parent.requests(RENEWAL)) == 1
    assert [question.options["CRM_ENTITY_ID"] for question in stub.asked][-1] == 102


def test_a_token_of_before_the_renewal_is_not_a_reason_for_another(portal: PortalPage) -> None:
    stub = StubCustomer(portal)
    stub.answers = [answering(FRESH_AUTH), Question.answer, answering(FRESH_AUTH)]
    parent = StrictParent(portal).open(a_call())
    parent.answer(RENEWAL, 1, credentials(portal))
    customer = portal.widget.locator("#customer")
    expect(customer).to_have_text("+493012345601 CONTACT 101")
    # A ticket of the page is for the token that the page came with.
    ticket = stub.new_ticket()
    customer.evaluate("""(place, ticket) => {
        place.dataset.ticket = ticket;
        place.innerHTML = '<button type="button" data-retry="yes">Once more</button>';
    }""", ticket)
    customer.get_by_role("button", name="Once more").click()
    expect(customer).to_have_text("+493012345601 CONTACT 101")
    assert len(parent.requests(RENEWAL)) == 1 and len(stub.asked) == 4
