"""Whatever the portal does, a fragment comes in time, says what is wrong, and can be tried again."""

import threading
import time

import pytest

from support.answer import Answer
from support.customer import Card, Fragment, seconds, settings, ticket_of
from support.placard import run_cgi, until
from support.scripted_portal import PERSON, error_of, failing, silent, time_block, well

PROXY_PAGE = b"<!DOCTYPE html><html><head><title>502</title></head><body><h1>502 Bad Gateway</h1><script>x()</script>"


def garbage(status):
    return lambda question: question.send(PROXY_PAGE, status, Content_Type="text/html")


def partly(question):
    """Announces more than it sends."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n"
    question.send_raw(head + b'{"result":{"result":')


def too_large(question):
    question.send(b'{"result":{"result":{"x":"' + b"x" * 1_100_000 + b'"}}}', Content_Type="application/json")


def endless(question):
    """An answer without a length that never ends."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    question.send_raw(head)
    while not question.gone.is_set() and not question.portal.is_closed.is_set():
        question.send_raw(b"1000\r\n" + b"[" * 0x1000 + b"\r\n")


def deep(question):
    question.send(b'{"result":' + b"[" * 100_000, Content_Type="application/json")


FAULTS = {
    "503 QUERY_LIMIT_EXCEEDED": failing("QUERY_LIMIT_EXCEEDED", 503),
    "query_limit_exceeded in 200": failing("query_limit_exceeded", 200),
    "500 INTERNAL_SERVER_ERROR": failing("INTERNAL_SERVER_ERROR", 500),
    "INTERNAL_SERVER_ERROR in 200": failing("INTERNAL_SERVER_ERROR", 200),
    "503 OVERLOAD_LIMIT": failing("OVERLOAD_LIMIT", 503),
    "page with 200": garbage(200), "page with 502": garbage(502), "page with 404": garbage(404),
    "nothing at all": lambda question: question.cut(),
    "cut in the middle": partly,
    "no HTTP": lambda question: question.send_raw(b"SSH-2.0-OpenSSH_9.2\r\n"),
    "empty 200": lambda question: question.send(b"", Content_Type="application/json"),
    "null": lambda question: question.answer(None),
    "a list": lambda question: question.answer([]),
    "a text": lambda question: question.answer("ok"),
    "half of an answer": lambda question: question.send(b'{"result":{"result":{', Content_Type="application/json"),
    "very deep": deep, "too large": too_large, "endless": endless,
    "204": lambda question: question.send(b"", 204),
    "302 without a way": lambda question: question.answer({}, 302),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_and_can_be_tried_again(serve, scripted, fault):
    """The ticket of the failed fragment works when the portal is well again, without the operator's token."""
    bitrix = scripted(FAULTS[fault])
    server = serve(bitrix.origin, PLACARD_REST_TIMEOUT="500ms")
    card = Card(bitrix.domain)
    request = card.redeeming(card.open_with_ticket(server))
    fragment = card.fragment(server, request)
    assert fragment.text and PERSON not in fragment.text
    assert fragment.state != "ask-again"
    assert fragment.has_retry
    found = server.line_of(request)
    assert (found["view"], found["status"]) == ("customer", "200")
    assert found["rest_error"]
    assert "Bad Gateway" not in fragment.text

    bitrix.behave = well
    again = card.redeem(server, fragment.ticket)
    assert PERSON in again.text, again.answer.text
    assert not again.has_retry


@pytest.mark.parametrize("fault", ["503 QUERY_LIMIT_EXCEEDED", "page with 502", "nothing at all", "too large"])
def test_the_way_without_a_ticket_tells_the_same(serve, scripted, fault):
    bitrix = scripted(FAULTS[fault])
    server = serve(bitrix.origin, PLACARD_REST_TIMEOUT="500ms")
    card = Card(bitrix.domain)
    request = card.asking()
    fragment = card.fragment(server, request)
    assert fragment.has_retry
    assert server.line_of(request)["rest_error"]
    bitrix.behave = well
    assert PERSON in card.ask(server).text


@pytest.mark.parametrize("behave", [too_large, endless], ids=["1.1 MB", "endless"])
def test_an_answer_over_1_mib_is_cut(serve, scripted, behave):
    bitrix = scripted(behave)
    server = serve(bitrix.origin)
    card = Card(bitrix.domain)
    request = card.redeeming(card.open_with_ticket(server))
    taken, fragment = seconds(lambda: card.fragment(server, request))
    assert fragment.has_retry
    assert server.line_of(request)["rest_error"] == "too_large"
    assert taken < 3, "the deadline was waited for"


def test_an_answer_just_below_1_mib_is_read(serve, scripted):
    def large(question):
        question.answer(question.result() | {"padding": "x" * 900_000})

    bitrix = scripted(large)
    server = serve(bitrix.origin)
    assert PERSON in Card(bitrix.domain).show(server).text


def test_a_failure_can_be_tried_again_three_times(serve, scripted):
    bitrix = scripted(garbage(502))
    server = serve(bitrix.origin)
    card = Card(bitrix.domain)
    tickets = [card.open_with_ticket(server)]
    for _ in range(3):
        fragment = card.redeem(server, tickets[-1])
        assert fragment.has_retry and fragment.ticket
        tickets.append(fragment.ticket)
    assert len(set(tickets)) == 4
    last = card.redeem(server, tickets[-1])
    assert last.ticket is None
    assert all(card.redeem(server, ticket).state == "ask-again" for ticket in tickets)


def test_a_ticket_for_a_retry_is_bound_like_the_first(serve, scripted):
    bitrix, other = scripted(garbage(502)), scripted()
    server = serve(bitrix.origin, other.origin)
    card = Card(bitrix.domain)
    ticket = card.show(server).ticket
    bitrix.behave = well
    asked = len(bitrix.asked)
    assert card.redeem(server, ticket, APP_SID="0" * 32).state == "ask-again"
    assert card.redeem(server, ticket, DOMAIN=other.domain).state == "ask-again"
    assert (len(bitrix.asked), len(other.asked)) == (asked, 0)
    assert PERSON in card.redeem(server, ticket).text
    assert card.redeem(server, ticket).state == "ask-again"


# --- deadlines

@pytest.mark.measured
@pytest.mark.parametrize("way", ["ticket", "no ticket"])
def test_a_silent_portal_is_waited_for_until_the_deadline(serve, scripted, way):
    """500 ms and at most 200 more from the POST; the best of three for a busy machine."""
    bitrix = scripted(silent)
    server = serve(bitrix.origin, PLACARD_REST_TIMEOUT="500ms")
    times = []
    for _ in range(3):
        card = Card(bitrix.domain)
        show = card.show if way == "ticket" else card.ask
        taken, fragment = seconds(lambda: show(server))
        assert fragment.has_retry
        assert taken > 0.45, "the portal had no time to answer"
        times.append(taken)
    assert min(times) < 0.7, times


@pytest.mark.measured
def test_an_answer_that_trickles_is_cut_at_the_deadline(serve, scripted):
    def trickle(question):
        question.send_raw(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
        while not question.gone.is_set() and not question.portal.is_closed.wait(0.02):
            question.send_raw(b"1\r\n[\r\n")

    bitrix = scripted(trickle)
    server = serve(bitrix.origin, PLACARD_REST_TIMEOUT="500ms")
    taken = [seconds(lambda: Card(bitrix.domain).show(server)) for _ in range(3)]
    assert all(fragment.has_retry for _, fragment in taken)
    assert min(time for time, _ in taken) < 0.7, taken


@pytest.mark.measured
def test_the_deadline_of_a_ticket_counts_from_its_page(serve, scripted):
    """A fragment that is fetched after it comes at once."""
    bitrix = scripted(silent)
    server = serve(bitrix.origin, PLACARD_REST_TIMEOUT="500ms")
    times = []
    for count in range(1, 4):
        card = Card(bitrix.domain)
        ticket = card.open_with_ticket(server)
        assert bitrix.await_asked(count).gone.wait(3), "the batch runs on after its deadline"
        taken, fragment = seconds(lambda: card.redeem(server, ticket))
        assert fragment.has_retry
        times.append(taken)
    assert min(times) < 0.1, times


def test_the_deadline_of_a_retry_counts_from_the_retry(serve, scripted):
    bitrix = scripted(silent)
    server = serve(bitrix.origin, PLACARD_REST_TIMEOUT="500ms")
    card = Card(bitrix.domain)
    fragment = card.show(server)
    bitrix.behave = lambda question: (time.sleep(0.3), well(question))
    assert PERSON in card.redeem(server, fragment.ticket).text


def test_a_portal_where_nobody_listens_is_told_at_once(serve, scripted):
    bitrix = scripted()
    bitrix.close()
    server = serve(bitrix.origin)
    card = Card(bitrix.domain)
    request = card.redeeming(card.open_with_ticket(server))
    taken, fragment = seconds(lambda: card.fragment(server, request))
    assert fragment.has_retry and server.line_of(request)["rest_error"]
    assert taken < 2, "the deadline was waited for"


def test_a_portal_that_speaks_no_tls_gets_no_token(serve, scripted):
    bitrix = scripted()
    server = serve(bitrix.domain)
    card = Card(bitrix.domain)
    request = card.redeeming(ticket_of(server.ask(card.opening(PROTOCOL="1"))), PROTOCOL="1")
    assert card.fragment(server, request).has_retry
    assert server.line_of(request)["rest_error"]
    assert bitrix.asked == []


@pytest.mark.parametrize("mode", ["CGI", "FastCGI"])
def test_no_proxy_is_taken_from_the_environment(start, scripted, folder, mode):
    """CGI makes HTTP_PROXY of a header that anybody can send."""
    bitrix, thief = scripted(), scripted()
    card = Card(bitrix.domain)
    given = {name: value for name, value in settings(bitrix.origin).items() if value is not None}
    given |= dict.fromkeys(["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"], thief.origin)
    if mode == "CGI":
        answer = Answer.parse(run_cgi(card.asking(), folder=folder, **given).stdout)
    else:
        answer = start(PLACARD_PROXY=None, **given).ask(card.asking())
    assert PERSON in Fragment(answer).text
    assert thief.asked == [] and thief.complaints == []


# --- the limit of calls

def test_a_portal_that_is_busy_for_a_moment_is_asked_again(serve, scripted):
    """Within the deadline, with no fault to be seen."""
    def busy_at_first(question):
        (failing("QUERY_LIMIT_EXCEEDED", 503) if len(question.portal.asked) == 1 else well)(question)

    bitrix = scripted(busy_at_first)
    server = serve(bitrix.origin)
    card = Card(bitrix.domain)
    request = card.redeeming(card.open_with_ticket(server))
    fragment = card.fragment(server, request)
    assert PERSON in fragment.text and not fragment.has_retry
    found = server.line_of(request)
    assert (found["rest_calls"], found["rest_error"]) == ("2", None)
    first, second = bitrix.asked
    assert first.fields == second.fields
    assert second.arrived - first.arrived > 0.05, "asked again without a pause"


def test_a_busy_portal_is_not_hammered(serve, scripted):
    bitrix = scripted(failing("QUERY_LIMIT_EXCEEDED", 503))
    server = serve(bitrix.origin, PLACARD_REST_TIMEOUT="2s")
    taken, fragment = seconds(lambda: Card(bitrix.domain).show(server))
    assert fragment.has_retry
    assert taken < 2.5
    assert len(bitrix.asked) <= 8


HEAVY = "crm.activity.list"


def limited_inside(question, reset_at):
    error = error_of("OPERATION_TIME_LIMIT")
    question.answer(question.result({HEAVY: error}, reset_at=reset_at))


def test_a_heavy_method_is_left_out_until_its_reset(serve, scripted):
    """What is over its limit in a batch is not asked for again before, by nobody; the rest is."""
    reset_at = int(time.time()) + 3
    bitrix = scripted(lambda question: limited_inside(question, reset_at))
    server = serve(bitrix.origin)
    first = Card(bitrix.domain).show(server)
    assert PERSON in first.text
    assert HEAVY in bitrix.asked[0].methods
    bitrix.behave = well
    for _ in range(2):
        assert PERSON in Card(bitrix.domain).show(server).text
        assert HEAVY not in bitrix.asked[-1].methods

    def is_asked_again():
        assert PERSON in Card(bitrix.domain).show(server).text
        return HEAVY in bitrix.asked[-1].methods

    until(is_asked_again, "the method is asked again after the reset", 6)
    assert time.time() >= reset_at


def test_a_heavy_method_at_one_portal_is_not_one_at_another(serve, scripted):
    reset_at = int(time.time()) + 60
    bitrix, other = scripted(lambda question: limited_inside(question, reset_at)), scripted()
    server = serve(bitrix.origin, other.origin)
    Card(bitrix.domain).show(server)
    assert PERSON in Card(other.domain).show(server).text
    assert HEAVY in other.asked[0].methods


def test_a_portal_over_its_operating_time_is_not_asked_until_its_reset(serve, scripted):
    """The answer to the batch as a whole."""
    reset_at = int(time.time()) + 3
    bitrix = scripted(failing("OPERATION_TIME_LIMIT", 429, time=time_block(reset_at)))
    server = serve(bitrix.origin)
    first = Card(bitrix.domain)
    ticket = first.show(server).ticket
    bitrix.behave = well
    request = Card(bitrix.domain).asking()
    fragment = first.fragment(server, request)
    assert fragment.has_retry and PERSON not in fragment.text
    assert server.line_of(request)["rest_error"]
    assert len(bitrix.asked) == 1
    until(lambda: PERSON in Card(bitrix.domain).show(server).text, "the portal is asked again after the reset", 6)
    assert time.time() >= reset_at
    assert PERSON in first.redeem(server, ticket).text


# --- what the operator may not see

def test_an_unknown_token_is_told(serve, scripted):
    bitrix = scripted(failing("NO_AUTH_FOUND", 401))
    server = serve(bitrix.origin)
    card = Card(bitrix.domain)
    request = card.redeeming(card.open_with_ticket(server))
    fragment = card.fragment(server, request)
    assert fragment.text and PERSON not in fragment.text
    assert server.line_of(request)["rest_error"]


@pytest.mark.parametrize("code, status", [
    ("insufficient_scope", 403), ("INSUFFICIENT_SCOPE", 401), ("ACCESS_DENIED", 403), ("user_access_error", 403),
    ("PORTAL_DELETED", 403), ("insufficient_scope", 200)])
def test_a_portal_that_refuses_is_told(serve, scripted, code, status):
    bitrix = scripted(failing(code, status))
    server = serve(bitrix.origin)
    card = Card(bitrix.domain)
    request = card.redeeming(card.open_with_ticket(server))
    fragment = card.fragment(server, request)
    assert fragment.text and PERSON not in fragment.text
    assert fragment.state not in ("ask-again", "fresh-auth")
    assert server.line_of(request)["rest_error"]


def test_an_application_without_a_scope_names_what_is_missing(serve, simulator):
    server = serve(simulator.origin)
    fragment = simulator.card(simulator.session(scope="placement,telephony,user_brief")).show(server)
    assert "Anna Berger" not in fragment.text
    assert "You have no access to this item." in fragment.text


NO_ACCESS = {"crm.item.list": "No access to deals", "crm.activity.list": "No access to activities and calls"}


@pytest.mark.parametrize("method, code", [
    ("crm.item.list", "ACCESS_DENIED"), ("crm.activity.list", "insufficient_scope"),
    ("voximplant.statistic.get", "ACCESS_DENIED"), ("user.get", "insufficient_scope"),
    ("crm.status.list", "INTERNAL_SERVER_ERROR"), ("crm.activity.list", "")])
def test_a_failed_part_does_not_take_the_rest_with_it(serve, scripted, method, code):
    """Partial result_error: the customer is there, and what is missing is said, not an empty box."""
    bitrix = scripted()
    server = serve(bitrix.origin)
    whole = Card(bitrix.domain).show(server)
    bitrix.behave = lambda question: question.answer(question.result({method: error_of(code)}))
    fragment = Card(bitrix.domain).show(server)
    assert PERSON in whole.text and PERSON in fragment.text
    assert not whole.has_retry and "no access" not in whole.text.lower()
    if code == "":
        assert fragment.has_retry
    elif method in NO_ACCESS:
        assert NO_ACCESS[method] in fragment.text


def test_every_part_may_fail(serve, scripted):
    def all_denied(question):
        question.answer(question.result({method: error_of("ACCESS_DENIED") for method in question.methods}))

    bitrix = scripted(all_denied)
    server = serve(bitrix.origin)
    fragment = Card(bitrix.domain).show(server)
    assert PERSON not in fragment.text and "You have no access to this item." in fragment.text


# --- odd forms

def replaced(value):
    """Every result of the batch is this."""
    def behave(question):
        question.answer({"result": {"result": {name: value for name in question.commands}, "result_error": []}})
    return behave


ODD = {
    "empty maps as lists": lambda question: question.answer({"result": {
        "result": [], "result_error": [], "result_total": [], "result_next": [], "result_time": []}}),
    "no result": lambda question: question.answer({"time": {}}),
    "invalid UTF-8": lambda question: question.send(b'{"result":"\xff\xfe"}', Content_Type="application/json"),
    "an empty list as the result": lambda question: question.answer({"result": []}),
    "nulls": replaced(None), "lists": replaced([]), "maps": replaced({}), "texts": replaced("x"),
    "numbers": replaced(1e308), "booleans": replaced(False), "lists of lists": replaced([[[]], [[]]]),
    "an item of texts": replaced({"item": "x", "items": "y", "categories": 7}),
    "an item of lists": replaced({"item": [], "items": [[], None, 7, "x"], "categories": [None]}),
    "fields of other types": replaced({
        "item": {"id": [], "name": 7, "lastName": {"a": 1}, "title": None, "fm": "x", "opportunity": "many",
                 "stageId": [], "assignedById": {}, "contactIds": 5}, "items": [{}, {"id": None}, {"id": "x"}]}),
    "errors that are texts": lambda question: question.answer({"result": {
        "result": [], "result_error": {name: "broken" for name in question.commands}}}),
    "errors that are lists": lambda question: question.answer({"result": {"result": [], "result_error": [[], 7]}}),
    "names that nobody asked for": lambda question: question.answer({"result": {
        "result": {"x" * 1000: {"item": {"id": 1}}, "": 7}, "result_error": {"y": {}}}}),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_answer_gives_a_fragment(serve, scripted, name):
    bitrix = scripted(ODD[name])
    server = serve(bitrix.origin)
    card = Card(bitrix.domain)
    request = card.redeeming(card.open_with_ticket(server))
    fragment = card.fragment(server, request)
    assert fragment.text
    assert "{" not in fragment.text and "null" not in fragment.text and "Optional(" not in fragment.text
    assert server.line_of(request)["rest_calls"]
    server.assert_alive()


def test_numbers_as_strings_and_unknown_fields_are_read(serve, scripted):
    def odd(question):
        value = question.result()
        for result in value["result"]["result"].values():
            if isinstance(result, dict) and "item" in result:
                result["item"] |= {"id": "101", "ufCrm_1": {"a": [1, {"b": None}]}, "assignedById": 7.0}
        question.answer(value | {"unknown": [1, 2, {}]})

    bitrix = scripted(odd)
    server = serve(bitrix.origin)
    assert PERSON in Card(bitrix.domain).show(server).text


# --- redirects

def to(location, status=302):
    return lambda question: question.send(b"", status, Location=location)


def test_a_portal_that_moved_elsewhere_is_not_followed(serve, scripted):
    """The token stays here."""
    thief = scripted()
    old = scripted()
    server = serve(old.origin)
    for location in [f"{thief.origin}/rest/batch.json", f"//{thief.domain}/rest/batch.json",
                     f"http://{old.domain}@{thief.domain}/rest/batch.json", "file:///etc/passwd", "gopher://[::1]/",
                     f"http://localhost:{thief.domain.rpartition(':')[2]}/rest/batch.json"]:
        old.behave = to(location)
        card = Card(old.domain)
        request = card.redeeming(card.open_with_ticket(server))
        assert PERSON not in card.fragment(server, request).text
        assert server.line_of(request)["rest_error"], location
    assert thief.asked == [] and thief.complaints == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_portals_that_send_in_a_circle_are_left(serve, scripted, status):
    one, other = scripted(), scripted()
    one.behave = to(f"{other.origin}/rest/batch.json", status)
    other.behave = to(f"{one.origin}/rest/batch.json", status)
    server = serve(one.origin, other.origin)
    taken, fragment = seconds(lambda: Card(one.domain).show(server))
    assert fragment.has_retry
    assert taken < 3
    assert len(one.asked) + len(other.asked) <= 10


def test_many_broken_portals_at_once_end_in_time(serve, scripted):
    """Every fault at the same time: each fragment comes, and the program lives."""
    portals = [scripted(behave) for behave in FAULTS.values()]
    server = serve(*(one.origin for one in portals), PLACARD_REST_TIMEOUT="1s")
    fragments = []
    threads = [threading.Thread(target=lambda one=one: fragments.append(Card(one.domain).ask(server)))
               for one in portals for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(fragments) == 2 * len(portals)
    assert all(fragment.has_retry for fragment in fragments)
