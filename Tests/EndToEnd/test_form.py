"""Reading a form: encodings, repeats, and bodies of the wrong length."""

import pytest

from support import fastcgi, forms
from support.fastcgi import PARAMS, STDIN
from support.forms import opening
from .test_bad_input import refused

REST = "&".join(f"{name}={value}" for name, value in forms.SEED.items() if name != "PLACEMENT_OPTIONS")


def page_with_line_name(server, encoded):
    """The card whose line name arrives in exactly these bytes."""
    options = b'{"CALL_ID":"c1","PHONE_NUMBER":"555555","LINE_NAME":"' + encoded + b'"}'
    answer = server.ask(forms.Request(body=REST.encode() + b"&PLACEMENT_OPTIONS=" + options))
    assert answer.status == 200
    return answer.page


@pytest.mark.parametrize("encoded, shown", [
    (b"Main+line", "Main line"), (b"Main%20line", "Main line"), (b"A%2BB", "A+B"), (b"caf%C3%A9", "café"),
    (b"caf%c3%a9", "café"), ("café".encode(), "café"), (b"%F0%9F%93%9E", "\N{TELEPHONE RECEIVER}"),
    (b"100%", "100%"), (b"100%zz", "100%zz"), (b"%4", "%4"), (b"%%41", "%A"), (b"a%26b", "a&b"), (b"a%3Db", "a=b"),
    (b"caf%FF", "caf\ufffd"), (b"caf%E9!", "caf\ufffd!"), (b"%C3", "\ufffd"), (b"caf\xff", "caf\ufffd"),
    (b"x%ED%A0%80y", "\ufffd"), (b"%C0%AF", "\ufffd"), (b"a=b", "a=b"), (b"a;b", "a;b"),
])
def test_a_value_is_decoded(server, encoded, shown):
    assert shown in page_with_line_name(server, encoded).text


@pytest.mark.parametrize("before, after", [
    ("=x&", ""), ("&&&", "&&&"), ("=&==&", ""), ("a&b&c&", "&d"), ("%&%=%&", ""), ("x=1&x=2&", "&x=3"),
    ("&".join(f"f{n}={n}" for n in range(1_000)) + "&", ""), ("%00=%00&", ""), ("%FF=%FF&", ""),
], ids=["empty name", "empty fields", "only equals", "no equals", "broken escapes", "unknown repeats", "1,000 fields",
        "NUL", "invalid UTF-8"])
def test_odd_fields_beside_the_known_ones_harm_nothing(server, before, after):
    assert server.ask(forms.Request(body=before.encode() + forms.form(forms.SEED) + after.encode())).status == 200


def test_an_encoded_name_is_the_same_name(server):
    body = forms.form(forms.SEED).replace(b"member_id=", b"%6Dember%5Fid=")
    assert server.ask(forms.Request(body=body)).status == 200


def test_names_are_case_sensitive(server):
    body = forms.form(forms.SEED).replace(b"member_id=", b"MEMBER_ID=")
    refused(server, forms.Request(body=body), 400, "missing_parameter", "member_id")


# --- the length of a body

def padded(size):
    """The seed request, all in a body of exactly this size."""
    body = forms.form(forms.SEED) + b"&filler="
    return forms.Request(body=body + b"x" * (size - len(body)))


def test_a_body_at_the_limit_is_read(server):
    assert server.ask(padded(65_536)).status == 200


@pytest.mark.parametrize("size", [65_537, 70_000, 262_144])
def test_a_body_over_the_limit_is_refused(server, size):
    refused(server, padded(size), 413, "body_too_large")


def test_the_limit_is_configurable(start):
    server = start(PLACARD_MAX_BODY="1KiB")
    assert server.ask(padded(1_024)).status == 200
    refused(server, padded(1_025), 413, "body_too_large")


@pytest.mark.parametrize("length", ["10000000000", "9223372036854775808", "9" * 30, "9" * 5_000],
                         ids=["10 GB", "2^63", "30 digits", "5,000 digits"])
def test_a_huge_content_length_is_refused(server, length):
    refused(server, opening().with_params(CONTENT_LENGTH=length), 413, "body_too_large")


@pytest.mark.parametrize("length", ["-1", "+5", "0x10", "1e3", "five", " 5", "5 ", "5,5", "５", "1.0"], ids=ascii)
def test_a_content_length_that_is_not_a_number_is_refused(server, length):
    refused(server, opening().with_params(CONTENT_LENGTH=length), 400, "bad_content_length")


@pytest.mark.parametrize("length", [None, ""], ids=["absent", "empty"])
def test_without_a_content_length_the_stream_is_the_body(server, length):
    assert server.ask(opening().with_params(CONTENT_LENGTH=length)).status == 200


def test_without_a_content_length_the_limit_holds_too(server):
    refused(server, padded(70_000).with_params(CONTENT_LENGTH=""), 413, "body_too_large")


@pytest.mark.parametrize("difference", [1, 1_000, -1, -100], ids=["one short", "1,000 short", "one more", "100 more"])
def test_a_body_of_another_length_than_announced_is_refused(server, difference):
    request = opening()
    refused(server, request.with_params(CONTENT_LENGTH=str(len(request.body) + difference)), 400, "incomplete_body")


def test_an_empty_body_that_was_announced_longer_is_refused(server):
    refused(server, forms.Request().with_params(CONTENT_LENGTH="100"), 400, "incomplete_body")


def test_an_aborted_body_has_no_card(server):
    """Half a body, then ABORT_REQUEST: the exchange ends, and nothing of a card comes."""
    request = opening()
    data = (fastcgi.begin() + fastcgi.stream(PARAMS, fastcgi.pairs(request.params))
            + fastcgi.record(STDIN, request.body[:100]) + fastcgi.abort())
    result = fastcgi.exchange(server.address, data)
    assert result.closed
    assert b'id="customer"' not in result.stdout
    assert server.open().status == 200


@pytest.mark.bound(40)
def test_an_endless_body_is_cut_off(server):
    """The rest of a body that is too large is read within a bound, then the connection ends."""
    request = forms.Request().with_params(CONTENT_LENGTH="100000000000")
    piece = fastcgi.record(STDIN, b"x" * 65_528) * 16
    with fastcgi.Connection(server.address) as connection:
        connection.send(fastcgi.begin() + fastcgi.stream(PARAMS, fastcgi.pairs(request.params)))
        with pytest.raises((BrokenPipeError, ConnectionResetError)):
            for _ in range(2_000):  # 2 GB
                connection.send(piece)
    assert server.line_of(request)["reason"] == "body_too_large"
