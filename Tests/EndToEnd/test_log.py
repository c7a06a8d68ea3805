"""The log: one whole line a request, readable, parseable, without secrets."""

import json
import os
import re
import signal
import threading

import pytest

from support import forms, placard
from support.forms import changed, opening, with_options
from support.placard import until


def line(server, fields=forms.SEED, **more):
    request = opening(fields, **more)
    server.ask(request)
    return server.line_of(request)


def test_a_card_is_one_line_with_the_contracts_fields(server):
    found = line(server, changed(forms.NEWER, LANG="de"))
    assert found.level == "info"
    expected = {
        "placement": "CALL_CARD", "portal": forms.DOMAIN, "member": "da45a03b", "lang": "de", "direction": "incoming",
        "state": "connected", "phone": "+49*****456", "crm": "COMPANY:17", "call": forms.CALL_ID, "status": "200",
    }
    assert {name: found[name] for name in expected} == expected
    assert int(found["bytes"]) > 0
    assert re.fullmatch(r"\d+\.\d+", found["total_ms"])


def test_the_fields_come_in_the_contracts_order(server):
    order = "id placement portal member lang direction state phone crm call status bytes total_ms".split()
    assert [name for name in line(server, forms.NEWER).fields if name in order] == order


def test_bytes_is_the_size_of_the_body(server):
    request = opening()
    answer = server.ask(request)
    assert server.line_of(request)["bytes"] == answer.header("Content-Length")


@pytest.mark.parametrize("number, shown", [
    ("+4930123456", r"\+49\*{5}456"), ("+442079460123", r"\+44\*+123"), ("4930123456", r"49\*+456"),
    ("12345678", r"12\*+678"), ("1234567", r"\*+"), ("555555", r"\*+"), ("+1234567", r"\+?\*+"), ("112", r"\*+"),
    ("hidden", "hidden"),
])
def test_a_phone_number_is_masked(server, number, shown):
    assert re.fullmatch(shown, line(server, with_options(PHONE_NUMBER=number))["phone"] or "")


@pytest.mark.parametrize("number", ["+49 (30) 123-456", "0049-30-123456", "sip:4930123456@example.net",
                                    "tel:+4930123456", "４９３０１２３４５６", "+4930123456;ext=7", "+49\n30123456"])
def test_a_number_in_another_form_is_masked_too(server, number):
    found = line(server, with_options(PHONE_NUMBER=number))
    assert number not in (found["phone"] or "")
    assert len(re.findall(r"\d", found["phone"] or "")) <= 5


@pytest.mark.parametrize("number", [555555123, 4930123456, -4930123456, 4930123456.5, ["+4930123456"],
                                    {"N": "+4930123456"}], ids=str)
def test_a_number_of_another_type_is_not_in_the_log(start, number):
    server = start()
    request = opening(with_options(PHONE_NUMBER=number))
    assert server.ask(request).status == 200
    server.line_of(request)
    assert "930123" not in server.log and "55555" not in server.log


# --- ids

@pytest.mark.parametrize("request_id", ["12345678", "a" * 64, "7f3a9c04e1b2d8657f3a9c04e1b2d865", "A-b_9" * 3])
def test_the_id_of_nginx_is_taken(server, request_id):
    found = line(server, id=request_id)
    assert found["id"] == request_id


@pytest.mark.parametrize("request_id", [None, "", "1234567", "a" * 65, "has space", "a\nstatus=200", "a=b12345",
                                        '"quoted"', "ünïcödé1", "x" * 60_000], ids=lambda value: ascii(value)[:20])
def test_any_other_id_is_replaced_by_a_random_one(start, request_id):
    server = start()

    def ids():
        return {one["id"] for one in server.lines() if one.message == "request"}

    until(ids, "the line of the start's own request")
    known = ids()
    for _ in range(2):
        answer = server.ask(opening(changed(member_id=None)).with_params(REQUEST_ID=request_id))
        new, = until(lambda: ids() - known, "the line is in the log")
        known.add(new)
        assert re.fullmatch(r"[0-9a-f]{16}", new)
        assert new in answer.page.text


# --- secrets

SECRET_CASES = {
    "card": opening(forms.NEWER), "all in the query": opening(forms.NEWER, in_query=forms.NEWER),
    "refused portal": opening(changed(forms.NEWER, DOMAIN="other.example.net")),
    "bad domain": opening(changed(forms.NEWER, DOMAIN="evil.com#")),
    "contradiction": forms.Request(query=f"AUTH_ID={forms.TOKENS[1]}", body=forms.form(forms.NEWER)),
    "wrong path": opening(forms.NEWER, in_query=forms.NEWER, path=f"/{forms.TOKENS[0]}"),
    "wrong method": opening(forms.NEWER, in_query=forms.NEWER, method="PUT"),
    "wrong type": opening(forms.NEWER, in_query=forms.NEWER, content_type="text/plain"),
    "short body": opening(forms.NEWER).with_params(CONTENT_LENGTH="9999"),
    "token as the member id": opening(changed(forms.NEWER, member_id=forms.TOKENS[0])),
    "token as the language": opening(changed(forms.NEWER, LANG=forms.TOKENS[0])),
    "token as the protocol": opening(changed(forms.NEWER, PROTOCOL=forms.TOKENS[0])),
    "token in a header": opening(forms.NEWER).with_params(
        HTTP_AUTHORIZATION=f"Bearer {forms.TOKENS[0]}", HTTP_REFERER=f"https://x/?{forms.TOKENS[1]}"),
    "number as the line": opening(with_options(forms.NEWER, LINE_NUMBER="+4930123456", LINE_NAME="+4930123456")),
    "GET": forms.get(query=forms.form(forms.NEWER).decode()),
}


@pytest.mark.parametrize("level", ["info", "debug", "trace"])
def test_no_secret_is_ever_logged(start, level):
    """The whole of standard error is searched for the tokens and the number of every request."""
    server = start(PLACARD_LOG_LEVEL=level, PLACARD_APPLICATION_TOKEN="an0ther-t0ken-of-the-config")
    for request in SECRET_CASES.values():
        server.ask(request)
        server.line_of(request)
    server.terminate()
    for secret in (*forms.TOKENS, *forms.NUMBERS, "an0ther-t0ken-of-the-config"):
        assert secret not in server.stderr
    assert forms.SEED["member_id"] not in server.stderr


@pytest.mark.parametrize("name", SECRET_CASES)
def test_no_token_is_in_a_refusal(start, name):
    answer = start().ask(SECRET_CASES[name])
    for token in forms.TOKENS:
        assert token not in answer.text
        assert token not in str(answer.headers)


# --- whole lines

@pytest.mark.parametrize("key", ["CALL_ID", "CALL_DIRECTION", "CALL_STATE", "CRM_ENTITY_TYPE", "CRM_ENTITY_ID",
                                 "PHONE_NUMBER"])
@pytest.mark.parametrize("text", ["x" * 60_000, "é" * 5_000, '"' * 9_000], ids=["ASCII", "UTF-8", "escaped"])
def test_a_line_is_never_longer_than_4_000_bytes(server, key, text):
    """The reader refuses a longer one; cutting must not break a character or an escape."""
    found = line(server, with_options(**{key: text}), in_query=())
    assert found["status"] == "200"
    assert found["total_ms"]


CLIENTS, EACH = 8, 200


@pytest.mark.parametrize("to_file", [True, False], ids=["PLACARD_LOG_FILE", "standard error"])
def test_lines_stay_whole_under_load(start, folder, to_file):
    server = start(**({"PLACARD_LOG_FILE": str(folder / "log")} if to_file else {}))
    fields = with_options(forms.NEWER, CALL_ID="c" * 1_500)
    requests = [[opening(fields) for _ in range(EACH)] for _ in range(CLIENTS)]

    def client(own):
        for request in own:
            server.ask(request)

    clients = [threading.Thread(target=client, args=(own,)) for own in requests]
    for one in clients:
        one.start()
    for one in clients:
        one.join(50)
    assert server.terminate() == 0
    ids = [found["id"] for found in server.lines() if found["placement"] == "CALL_CARD"]
    assert sorted(ids) == sorted(request.id for own in requests for request in own)


# --- files, formats, levels

def test_the_log_file_is_reopened_on_sigusr1(start, folder):
    log, old = folder / "log", folder / "log.1"
    server = start(PLACARD_LOG_FILE=str(log))
    first, second = opening(), opening()
    server.ask(first)
    until(lambda: first.id in log.read_text(), "the first line")
    os.rename(log, old)
    server.ask(second)
    until(lambda: second.id in old.read_text(), "the line goes on into the renamed file")
    server.signal(signal.SIGUSR1)
    until(log.exists, "the file is opened anew")

    def goes_into_the_new_file() -> bool:
        request = opening()
        server.ask(request)
        until(lambda: request.id in log.read_text() + old.read_text(), "the line")
        return request.id in log.read_text()

    # The file is there a moment before lines go into it.
    until(goes_into_the_new_file, "a line is in the new file")
    assert first.id not in log.read_text() and second.id not in log.read_text()


def test_the_log_file_is_appended_to(start, folder):
    (folder / "log").write_text("2026-11-22T09:14:03.120Z info before a=b\n")
    server = start(PLACARD_LOG_FILE=str(folder / "log"))
    server.open()
    server.terminate()
    assert (folder / "log").read_text().startswith("2026-11-22T09:14:03.120Z info before a=b\n2")


def test_a_request_in_the_log_file_is_not_on_standard_error(start, folder):
    server = start(PLACARD_LOG_FILE=str(folder / "log"))
    request = opening()
    server.ask(request)
    server.line_of(request)
    assert request.id not in server.stderr


def test_a_log_file_that_cannot_be_opened_is_told_at_the_start(folder):
    done = placard.run("serve", "--socket", str(folder / "s"), folder=folder,
                       PLACARD_LOG_FILE=str(folder / "none" / "log"))
    assert done.returncode in (1, 78)  # the contract does not say which of the two
    assert "none/log" in done.stderr.decode()


def test_json_lines_hold_the_same_fields(start):
    server = start(PLACARD_LOG_FORMAT="json")
    request = opening(with_options(forms.NEWER, CALL_ID='a"b\\c\nd é'))
    server.ask(request)
    until(lambda: request.id in server.log, "the line is in the log")
    server.terminate()
    lines = [json.loads(text) for text in server.log.splitlines()]
    found, = [one for one in lines if one.get("id") == request.id]
    assert (found["placement"], found["member"], found["call"]) == ("CALL_CARD", "da45a03b", 'a"b\\c\nd é')
    assert (str(found["status"]), found["phone"]) == ("200", "+49*****456")


def test_a_quiet_level_leaves_out_what_went_well(start):
    server = start(PLACARD_LOG_LEVEL="error")
    request = opening()
    assert server.ask(request).status == 200
    server.terminate()
    assert request.id not in server.stderr
