"""An operator's token that has expired: renewed by the server where it may, else by the browser."""

import pytest

from support.customer import CLIENT_ID, CLIENT_SECRET, SECRETS, Card, at_once, new_token, seconds
from support.scripted_portal import PERSON, error_of, silent

NAME = "Anna Berger"


def with_client(servers):
    """The settings of a server that may renew."""
    return {"PLACARD_CLIENT_ID": CLIENT_ID, "PLACARD_CLIENT_SECRET": CLIENT_SECRET,
            "PLACARD_OAUTH_SERVERS": ",".join(servers)}


def test_an_expired_token_is_renewed_and_the_question_asked_again(serve, simulator):
    server = serve(simulator.origin, **with_client([simulator.origin]))
    session = simulator.session()
    simulator.expire(session["AUTH_ID"])
    card = simulator.card(session)
    request = card.redeeming(card.open_with_ticket(server))
    fragment = card.fragment(server, request)
    assert NAME in fragment.text and fragment.state is None
    assert [entry["method"] for entry in simulator.read("journal")] == ["batch", "oauth/token", "batch"]
    found = server.line_of(request)
    assert found["rest_error"] is None
    assert int(found["rest_calls"]) >= 2


def test_twenty_questions_at_once_renew_once(serve, simulator):
    """All with the same operator's token, of which a portal takes the refresh token only once."""
    simulator.settings(rest_limit="off")
    server = serve(simulator.origin, **with_client([simulator.origin]))
    session = simulator.session()
    simulator.expire(session["AUTH_ID"])
    fragments = at_once(lambda _: simulator.card(session).show(server), 20)
    assert all(NAME in fragment.text for fragment in fragments)
    assert simulator.called("oauth/token") == 1


def test_the_next_card_uses_what_was_renewed(serve, simulator):
    """The portal posts the old token until it opens another frame with a new one."""
    server = serve(simulator.origin, **with_client([simulator.origin]))
    session = simulator.session()
    simulator.expire(session["AUTH_ID"])
    for _ in range(3):
        assert NAME in simulator.card(session).show(server).text
    assert simulator.called("oauth/token") == 1


def test_two_operators_renew_apart(serve, simulator):
    server = serve(simulator.origin, **with_client([simulator.origin]))
    sessions = [simulator.session(), simulator.session()]
    for session in sessions:
        simulator.expire(session["AUTH_ID"])
    fragments = at_once(lambda index: simulator.card(sessions[index]).show(server), 2)
    assert all(NAME in fragment.text for fragment in fragments)
    assert simulator.called("oauth/token") == 2


@pytest.mark.parametrize("error", [("expired_token", 401), ("EXPIRED_TOKEN", 401), ("expired_token", 200)], ids=str)
def test_without_client_and_secret_the_browser_is_asked(serve, scripted, error):
    code, status = error
    bitrix = scripted(lambda question: question.answer(error_of(code), status))
    server = serve(bitrix.origin, PLACARD_OAUTH_SERVERS=bitrix.origin)
    card = Card(bitrix.domain)
    request = card.redeeming(card.open_with_ticket(server))
    fragment = card.fragment(server, request)
    assert fragment.state == "fresh-auth" and fragment.text
    assert server.line_of(request)["rest_error"]
    assert bitrix.refreshes == []


def test_after_fresh_authorization_the_new_token_answers(serve, simulator):
    server = serve(simulator.origin)
    session = simulator.session()
    simulator.expire(session["AUTH_ID"])
    card = simulator.card(session)
    assert card.show(server).state == "fresh-auth"
    assert NAME in card.ask(server, AUTH_ID=simulator.session()["AUTH_ID"]).text


def test_the_way_without_a_ticket_has_nothing_to_renew_with(serve, simulator):
    server = serve(simulator.origin, **with_client([simulator.origin]))
    session = simulator.session()
    simulator.expire(session["AUTH_ID"])
    assert simulator.card(session).ask(server).state == "fresh-auth"
    assert simulator.called("oauth/token") == 0


@pytest.mark.parametrize("oauth", ["invalid_grant", "503"])
def test_where_renewing_fails_the_browser_is_asked(serve, simulator, oauth):
    simulator.settings(oauth=oauth)
    server = serve(simulator.origin, **with_client([simulator.origin]))
    session = simulator.session()
    simulator.expire(session["AUTH_ID"])
    card = simulator.card(session)
    request = card.redeeming(card.open_with_ticket(server))
    fragment = card.fragment(server, request)
    assert fragment.state == "fresh-auth" and fragment.text
    assert server.line_of(request)["rest_error"]
    assert simulator.called("oauth/token") == 1


@pytest.mark.parametrize("error", ["invalid_client", "wrong_client"])
def test_credentials_that_the_authorization_server_does_not_take_are_a_warning(serve, scripted, error):
    """And not the operator's token, which is as good as any."""
    bitrix = scripted(lambda question: question.answer(error_of("expired_token"), 401))
    known = scripted(lambda question: question.answer(error_of(error), 401))
    server = serve(bitrix.origin, **with_client([known.origin]))
    card = Card(bitrix.domain, server=f"{known.origin}/rest/")
    request = card.redeeming(card.open_with_ticket(server))
    assert card.fragment(server, request).state == "fresh-auth"
    line = server.line_of(request)
    assert (line.level, line["refresh_error"], line["rest_error"]) == ("warning", "invalid_client", "expired_token")


def test_a_token_that_expires_again_is_renewed_only_once(serve, simulator):
    simulator.settings(rest="401")
    server = serve(simulator.origin, **with_client([simulator.origin]))
    fragment = simulator.card().show(server)
    assert fragment.state == "fresh-auth" and fragment.text
    assert simulator.called("oauth/token") == 1
    assert simulator.called("batch") == 2


def test_the_secret_goes_to_no_server_that_a_form_names(serve, scripted):
    """Whatever SERVER_ENDPOINT says."""
    bitrix = scripted(lambda question: question.answer(error_of("expired_token"), 401))
    thief, known = scripted(), scripted(lambda question: question.answer(error_of("invalid_grant"), 400))
    server = serve(bitrix.origin, thief.origin, **with_client([known.origin]))
    for endpoint in [f"{thief.origin}/rest/", f"{known.origin}@{thief.domain}/rest/", f"//{thief.domain}/", "x"]:
        fragment = Card(bitrix.domain, server=endpoint).show(server)
        assert fragment.state == "fresh-auth"
    assert thief.asked == thief.refreshes == bitrix.refreshes == []


def test_only_the_server_that_the_form_names_is_asked_of_the_known_ones(serve, scripted):
    def behave(question):
        if question.path == "/oauth/token/":
            renewed = {"access_token": new_token(), "refresh_token": new_token(), "expires_in": 3600}
            question.answer(renewed | {"client_endpoint": f"{bitrix.origin}/rest/"})
        elif question.token == card.fields["AUTH_ID"]:
            question.answer(error_of("expired_token"), 401)
        else:
            question.answer(question.result())

    bitrix, first, second = scripted(behave), scripted(behave), scripted(behave)
    server = serve(bitrix.origin, **with_client([first.origin, second.origin]))
    card = Card(bitrix.domain, server=f"{second.origin}/rest/")
    assert PERSON in card.show(server).text
    assert (len(first.refreshes), len(second.refreshes), len(bitrix.refreshes)) == (0, 1, 0)
    asked, = second.refreshes
    assert asked.fields == {"grant_type": "refresh_token", "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET,
                            "refresh_token": card.fields["REFRESH_ID"]}
    assert bitrix.asked[1].token in SECRETS


@pytest.mark.measured
@pytest.mark.parametrize("name", ["silent", "garbage", "cut", "large", "302", "no token in it"])
def test_a_broken_authorization_server_keeps_the_deadline(serve, scripted, name):
    def renewing(question):
        {"silent": silent, "garbage": lambda one: one.send(b"<html>", Content_Type="text/html"),
         "cut": lambda one: one.cut(), "large": lambda one: one.send(b'"' + b"x" * 2_000_000),
         "302": lambda one: one.send(b"", 302, Location=f"{thief.origin}/oauth/token/"),
         "no token in it": lambda one: one.answer({"access_token": [], "refresh_token": 7})}[name](question)

    bitrix = scripted(lambda question: question.answer(error_of("expired_token"), 401))
    known, thief = scripted(renewing), scripted()
    server = serve(bitrix.origin, PLACARD_REST_TIMEOUT="500ms", **with_client([known.origin]))
    results = []
    for _ in range(3):
        card = Card(bitrix.domain, server=f"{known.origin}/rest/")
        request = card.redeeming(card.open_with_ticket(server))
        taken, fragment = seconds(lambda: card.fragment(server, request))
        results.append(taken)
        assert fragment.has_retry if name == "silent" else fragment.state == "fresh-auth"
        assert server.line_of(request)["rest_error"]
    assert min(results) < 0.7, results
    assert thief.asked == thief.refreshes == []
