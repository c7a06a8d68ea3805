"""What portals have been seen to answer, read by the real program: the fragment and the line of the log."""

from __future__ import annotations

import pytest

from support.customer import Card
from support.scripted_portal import after, error_of, failing
from .recording import NAMES, Recording


def show(serve, scripted, name):
    """The fragment of a recording, its line, and the portal that was asked."""
    recorded = Recording(name)
    bitrix = scripted(recorded.behave)
    server = serve(bitrix.origin)
    card = recorded.card(bitrix)
    request = card.redeeming(card.open_with_ticket(server))
    return card.fragment(server, request), server.line_of(request), bitrix


@pytest.mark.parametrize("name", NAMES)
def test_two_small_requests_are_enough(serve, scripted, name):
    fragment, line, bitrix = show(serve, scripted, name)
    assert fragment.text
    assert len(bitrix.asked) == int(line["rest_calls"]) <= 2
    assert all(len(question.commands) <= 30 for question in bitrix.asked)


def test_what_belongs_to_two_items_is_told_once(serve, scripted):
    fragment, _, _ = show(serve, scripted, "repeated-rows")
    for subject in ["Call 7", "Call 8", "Call 9", "Call back"]:
        # A to-do's button names it once more.
        assert [subject in row.text for row in fragment.section.all("li")].count(True) == 1, subject


def test_the_end_of_time_is_no_deadline(serve, scripted):
    fragment, _, _ = show(serve, scripted, "endless-deadline")
    assert "Approve delivery" in fragment.text and "9999" not in fragment.answer.text


@pytest.mark.parametrize("name", ["searches-fail", "search-fails"])
def test_a_search_that_fails_is_not_nobody(serve, scripted, name):
    fragment, line, _ = show(serve, scripted, name)
    assert "could not be loaded" in fragment.text and fragment.has_retry and fragment.ticket
    assert "no access" not in fragment.text.lower() and "Create" not in fragment.text
    assert line["rest_error"] == "operation_time_limit"
    assert "crm.duplicate.findbycomm:operation_time_limit" in line["rest_failed"]


def test_a_command_that_fails_is_in_the_log_and_one_that_is_denied_is_not(serve, scripted):
    bitrix = scripted(lambda question: question.answer(question.result({"crm.item.list": error_of("ODD.CODE_1")})))
    server = serve(bitrix.origin)
    request = Card(bitrix.domain).asking()
    server.ask(request)
    line = server.line_of(request)
    assert (line["rest_error"], line["rest_failed"]) == ("ODD.CODE_1", "crm.item.list:ODD.CODE_1")
    bitrix.behave = lambda question: question.answer(question.result({"crm.item.list": error_of("ACCESS_DENIED")}))
    request = Card(bitrix.domain).asking()
    server.ask(request)
    assert not {"rest_error", "rest_failed"} & set(server.line_of(request).fields)


def test_robot_and_callback_are_no_missed_calls(serve, scripted):
    fragment, _, _ = show(serve, scripted, "call-types")
    assert "Outgoing call" in fragment.text and "Callback" in fragment.text
    assert "Missed" not in fragment.text and "Incoming" not in fragment.text


def test_a_conversation_is_not_missed(serve, scripted):
    fragment, _, _ = show(serve, scripted, "failure-codes")
    assert fragment.text.count("Incoming call") == 3 and "Missed" not in fragment.text


def test_a_contact_comes_before_twenty_leads(serve, scripted):
    fragment, _, bitrix = show(serve, scripted, "many-leads")
    first = next(button["value"] for button in fragment.section.all("button") if button["value"])
    assert first == "CONTACT:651" and "13 more with this number" in fragment.text
    asked = [query for method, query in bitrix.asked[0].commands.values() if method == "crm.duplicate.findbycomm"]
    assert sorted(query.rpartition("entity_type=")[2] for query in asked) == ["COMPANY", "CONTACT", "LEAD"]


def test_a_count_without_a_list_is_no_list(serve, scripted):
    fragment, _, _ = show(serve, scripted, "contradictory-deals")
    assert "could not be loaded" in fragment.text and fragment.has_retry
    assert "more deal" not in fragment.text


def test_what_may_not_be_seen_is_one_sentence(serve, scripted):
    recorded = Recording("denied-contact")
    recorded.answers["user.get"] = [{"ID": "6", "NAME": "Maria", "LAST_NAME": "Sommer"}]
    bitrix = scripted(recorded.behave)
    server = serve(bitrix.origin)
    text = recorded.card(bitrix).show(server).text
    assert "You have no access to this item." in text and "Maria Sommer" in text
    assert "Anna" not in text and "History" not in text and "Deals" not in text


@pytest.mark.parametrize("then", [failing("OVERLOAD_LIMIT", 503), lambda question: question.cut()])
def test_who_was_found_is_shown_without_the_rest(serve, scripted, then):
    recorded = Recording("unknown")
    recorded.answers["telephony.externalCall.searchCrmEntities"] = [
        {"CRM_ENTITY_TYPE": "CONTACT", "CRM_ENTITY_ID": 31, "NAME": "Ada Quill", "ASSIGNED_BY_ID": 5}]
    bitrix = scripted(after(1, recorded.behave, then))
    server = serve(bitrix.origin)
    card = recorded.card(bitrix)
    request = card.redeeming(card.open_with_ticket(server))
    fragment = card.fragment(server, request)
    assert "Ada Quill" in fragment.text and fragment.has_retry and fragment.ticket
    assert server.line_of(request)["rest_error"]
    bitrix.behave = recorded.behave
    again = card.redeem(server, fragment.ticket)
    assert "Ada Quill" in again.text and not again.has_retry


REFUSALS = {
    "plan": (403, "ACCESS_DENIED", "REST API is available only on commercial plans", "plan has no REST",
             "plan_without_rest"),
    "user": (403, "user_access_error", "", "You may not use this application", "user_access_error"),
    "not installed": (401, "NOT_INSTALLED", "", "not installed", "not_installed"),
    "not found": (401, "APPLICATION_NOT_FOUND", "", "not installed", "application_not_found"),
    "oauth": (401, "ERROR_OAUTH", "", "refuses this application", "error_oauth"),
    "waiting": (401, "METHOD_CONFIRM_WAITING", "", "confirm", "method_confirm_waiting"),
    "new": (401, "NOBODY_KNOWS_THIS", "", "refuses this application", "NOBODY_KNOWS_THIS"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_portal_that_refuses_everything_says_why(serve, scripted, name):
    status, code, description, words, logged = REFUSALS[name]
    bitrix = scripted(failing(code, status, error_description=description))
    server = serve(bitrix.origin)
    request = Card(bitrix.domain).asking()
    fragment = Card(bitrix.domain).fragment(server, request)
    assert words in fragment.text and fragment.state == "failed"
    assert "no access to this item" not in fragment.text and "expired" not in fragment.text
    assert server.line_of(request)["rest_error"] == logged


@pytest.mark.parametrize("code", ["x y", "x\nstatus=500", "", "0", "x" * 200, "ключ"])
def test_what_is_no_code_is_not_logged(serve, scripted, code):
    bitrix = scripted(failing(code, 400))
    server = serve(bitrix.origin)
    request = Card(bitrix.domain).asking()
    server.ask(request)
    assert server.line_of(request)["rest_error"] == "server_400"
