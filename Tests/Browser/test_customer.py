"""The customer's part: how it is asked for, and what becomes of an answer that is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from .portal_page import PortalPage
from .strict_parent import StrictParent, a_call
from .stub_customer import ASK_AGAIN, FRESH_AUTH, Question, StubCustomer, answering, section

LIBRARY = "**/api/v1/"
FAILED = {"en": ("The customer's data could not be loaded.", "Try again"),
          "de": ("Die Kundendaten konnten nicht geladen werden.", "Erneut versuchen"),
          "ar": ("تعذّر تحميل بيانات العميل.", "إعادة المحاولة")}

FAILURES: dict[str, Callable[[Question], None]] = {
    "503": answering("<h1>Service Unavailable</h1>", 503),
    "403": answering("<!DOCTYPE html><title>No</title><main><h1>This portal is not registered.</h1></main>", 403),
    "garbage": answering("\x00\x01PK\x03\x04<<<>>&&"),
    "cut": lambda question: question.route.abort("connectionreset"),
    "empty": answering(""),
    "no section": answering('<section id="other"><p>A customer</p></section>'),
}


def customer_of(portal: PortalPage) -> Locator:
    return portal.widget.locator("#customer")


def expect_shown(portal: PortalPage, text: str) -> None:
    expect(customer_of(portal)).to_have_count(1)
    expect(customer_of(portal)).to_have_text(text)
    expect(customer_of(portal)).not_to_have_attribute("aria-busy", "true")


def expect_failed(portal: PortalPage, language: str = "en", timeout: float = 10_000) -> Locator:
    """The message that says so; gives its button."""
    message, label = FAILED[language]
    expect(customer_of(portal)).to_contain_text(message, timeout=timeout)
    expect(customer_of(portal)).not_to_have_attribute("aria-busy", "true")
    button = customer_of(portal).get_by_role("button", name=label, exact=True)
    expect(button).to_be_visible()
    return button


@pytest.mark.parametrize("fault", ["library missing", "library late", "parent silent"])
def test_the_ticket_is_redeemed_whatever_the_library_does(portal: PortalPage, fault: str) -> None:
    held = []
    if fault == "library missing":
        portal.forgive("/api/v1/")
        portal.page.context.route(LIBRARY, lambda route: route.fulfill(status=404))
    if fault == "library late":
        portal.page.context.route(LIBRARY, lambda route: held.append(route))
    stub = StubCustomer(portal)
    portal.call("incoming-contact", live=False, parent="silent" if fault == "parent silent" else "normal")
    expect_shown(portal, "by ticket")
    if held:
        held[0].continue_()
        portal.await_live()
        portal.click("answer")
        expect(portal.widget.locator("#state")).to_have_text("In conversation")
    assert [set(question.fields) for question in stub.asked] == [{"VIEW", "TICKET"}]


def test_the_fragment_takes_the_place_of_the_section(portal: PortalPage) -> None:
    stub = StubCustomer(portal)
    stub.content = "<p>Looking for the customer</p>"
    stub.answers = [answering(section("<h2>Customer</h2>", 'data-of="the answer"'))]
    portal.call("incoming-contact")
    expect_shown(portal, "Customer")
    expect(customer_of(portal)).to_have_attribute("data-of", "the answer")
    expect(customer_of(portal)).not_to_have_attribute("data-ticket", "")
    expect(portal.widget.locator("main > .crm + #customer")).to_have_count(1)


def test_the_section_is_busy_as_long_as_the_answer_is_awaited(portal: PortalPage) -> None:
    stub = StubCustomer(portal, hold=True)
    portal.call("incoming-contact")
    question = stub.await_asked(1)
    expect(customer_of(portal)).to_have_attribute("aria-busy", "true")
    question.answer()
    expect_shown(portal, "by ticket")


def test_a_hidden_section_asks_for_nothing(portal: PortalPage) -> None:
    stub = StubCustomer(portal, shown=False)
    portal.call("incoming-contact")
    portal.click("create-item")
    expect(portal.widget.locator("#items a[href$='/crm/contact/details/102/']")).to_be_visible()
    assert not stub.asked


def test_without_a_ticket_the_token_asks(portal: PortalPage) -> None:
    stub = StubCustomer(portal, ticket=False)
    portal.call("incoming-contact")
    expect_shown(portal, "+493023125101 CONTACT 101")
    assert [question.token for question in stub.asked] == [stub.posted["AUTH_ID"]]


def test_without_a_ticket_the_question_waits_for_a_late_library(portal: PortalPage) -> None:
    held = []
    portal.page.context.route(LIBRARY, lambda route: held.append(route))
    stub = StubCustomer(portal, ticket=False)
    portal.call("incoming-contact", live=False)
    assert not stub.asked
    held[0].continue_()
    expect_shown(portal, "+493023125101 CONTACT 101")


def test_a_ticket_that_is_worth_nothing_has_the_token_ask_once(portal: PortalPage) -> None:
    stub = StubCustomer(portal)
    stub.answers = [answering(ASK_AGAIN)]
    portal.call("incoming-contact")
    expect_shown(portal, "+493023125101 CONTACT 101")
    assert [bool(question.ticket) for question in stub.asked] == [True, False]


def test_an_expired_token_is_renewed_once(portal: PortalPage) -> None:
    stub = StubCustomer(portal)
    portal.call("incoming-contact")
    expect_shown(portal, "by ticket")
    portal.click("expire")
    portal.click("create-item")
    expect_shown(portal, "+493023125101 CONTACT 102")
    assert len(stub.asked) == 3 and stub.asked[1].token != stub.asked[2].token
    assert portal.commands().count("refreshAuth") == 1


def test_after_the_session_has_run_out_the_token_is_renewed_first(portal: PortalPage) -> None:
    portal.page.context.clock.install()
    stub = StubCustomer(portal)
    portal.call("incoming-contact")
    expect_shown(portal, "by ticket")
    portal.page.context.clock.fast_forward(3_601_000)
    portal.click("create-item")
    expect_shown(portal, "+493023125101 CONTACT 102")
    assert [question.token for question in stub.asked if question.token == stub.posted["AUTH_ID"]] == []
    assert portal.commands().count("refreshAuth") == 1


@pytest.mark.parametrize("answers", [[ASK_AGAIN], [FRESH_AUTH], [ASK_AGAIN, FRESH_AUTH], [FRESH_AUTH, ASK_AGAIN]])
@pytest.mark.parametrize("ticket", [True, False])
def test_a_server_that_always_wants_another_question_gets_few(
        portal: PortalPage, ticket: bool, answers: list[str]) -> None:
    stub = StubCustomer(portal, ticket=ticket)
    stub.always = lambda question: question.answer(answers[len(stub.asked) % len(answers)])
    portal.call("incoming-contact")
    button = expect_failed(portal)
    first = len(stub.asked)
    assert first <= 4
    button.click()
    stub.await_asked(first + 1)
    expect_failed(portal)
    assert len(stub.asked) - first <= 4
    stub.always = Question.answer
    expect_failed(portal).click()
    expect_shown(portal, "+493023125101 CONTACT 101")


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failed_answer_becomes_a_message_with_a_retry(portal: PortalPage, failure: str) -> None:
    portal.forgive("status: 503", "status: 403", "net::ERR_CONNECTION_RESET")
    stub = StubCustomer(portal)
    stub.answers = [FAILURES[failure]]
    portal.call("incoming-contact")
    button = expect_failed(portal)
    assert len(stub.asked) == 1
    button.click()
    expect_shown(portal, "+493023125101 CONTACT 101")
    assert len(stub.asked) == 2


@pytest.mark.parametrize("language", FAILED)
def test_the_message_is_in_the_language_of_the_operator(portal: PortalPage, language: str) -> None:
    stub = StubCustomer(portal)
    stub.answers = [answering("")]
    portal.call("incoming-contact", language=language)
    expect_failed(portal, language)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_retries_and_keeps_its_place(portal: PortalPage, key: str) -> None:
    stub = StubCustomer(portal)
    stub.answers = [answering(""), lambda question: None]
    portal.call("incoming-contact")
    button = expect_failed(portal)
    focus = portal.widget.locator("#customer:focus, #customer :focus")
    button.focus()
    portal.page.keyboard.press(key)
    question = stub.await_asked(2)
    expect(customer_of(portal)).to_have_attribute("aria-busy", "true")
    expect(focus).to_have_count(1)
    question.answer()
    expect_shown(portal, "+493023125101 CONTACT 101")
    expect(focus).to_have_count(1)
    assert len(stub.asked) == 2


@pytest.mark.parametrize("library", ["missing", "normal"])
def test_a_retry_uses_the_new_ticket_of_its_section(portal: PortalPage, library: str) -> None:
    if library == "missing":
        portal.forgive("/api/v1/")
        portal.page.context.route(LIBRARY, lambda route: route.fulfill(status=404))
    stub = StubCustomer(portal)
    tickets = [stub.new_ticket(), stub.new_ticket()]
    button = '<p>No answer.</p><p><button type="button" data-retry="yes">Once more</button></p>'
    stub.answers = [answering(section(button, f'data-state="failed" data-ticket="{ticket}"')) for ticket in tickets]
    portal.call("incoming-contact", live=library == "normal")
    for count in (2, 3):
        customer_of(portal).get_by_role("button", name="Once more").click()
        stub.await_asked(count)
    expect_shown(portal, "by ticket")
    assert [question.ticket for question in stub.asked][1:] == tickets


def test_nothing_waits_for_ever(visit: Callable[..., PortalPage]) -> None:
    """At the same time, as each takes 15 seconds: an answer that never comes, no library and no ticket, a parent
    that never renews the token, and an impatient one that retries without a library."""
    pages = {name: visit() for name in ("no answer", "no library", "silent parent", "no renewal", "retry")}
    stubs = {name: StubCustomer(page, ticket=name in ("no answer", "retry")) for name, page in pages.items()}
    stubs["no answer"].hold = True
    stubs["no renewal"].always = answering(FRESH_AUTH)
    stubs["retry"].answers = [answering("")]
    for name in ("no library", "retry"):
        pages[name].forgive("/api/v1/")
        pages[name].page.context.route(LIBRARY, lambda route: route.fulfill(status=404))
    for name, page in pages.items():
        StrictParent(page).open(a_call(), hold=("getInitData", "getStatus") if name == "silent parent" else ())
    expect_failed(pages["retry"]).click()
    # The portal is not asked again, and so the operator is told what to do.
    expect(customer_of(pages.pop("no renewal"))).to_contain_text("Your authorization has expired.", timeout=17_000)
    for page in pages.values():
        expect_failed(page, timeout=17_000)
    assert len(stubs.pop("no renewal").asked) <= 2
    assert {name: len(stub.asked) for name, stub in stubs.items()} == {
        "no answer": 1, "no library": 0, "silent parent": 0, "retry": 1}
    stubs["no answer"].hold = False
    expect_failed(pages["no answer"]).click()
    expect_shown(pages["no answer"], "+493012345601 CONTACT 101")
