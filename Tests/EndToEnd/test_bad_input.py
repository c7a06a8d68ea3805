"""What is refused, with which status, which page and which reason in the log."""

import hashlib

import pytest

from support import forms
from support.forms import changed, opening

LONG = "a" * 300


def refused(server, request, status, reason, parameter=None):
    """A refusal is a localized page with the request's id, and one log line that says why."""
    answer = server.ask(request)
    line = server.line_of(request)
    assert (answer.status, line["status"], line["reason"]) == (status, str(status), reason)
    assert line["parameter"] == parameter
    assert request.id in answer.page.text
    return answer, line


@pytest.mark.parametrize("name", ["DOMAIN", "member_id", "PLACEMENT"])
@pytest.mark.parametrize("value", [None, ""], ids=["absent", "empty"])
def test_a_required_parameter_is_missing(server, name, value):
    answer, _ = refused(server, opening(changed(LANG="de", **{name: value})), 400, "missing_parameter", name)
    assert answer.page.html["lang"] == "de"


HOSTILE_DOMAINS = [
    "evil.com#", "evil.com?", "evil.com/", "evil.com/x", "a\r\nX: y", "a\nX: y", "a.example\r\n\r\n<b>", LONG,
    f"{LONG}.example", "x" * 64 + ".example", "a b.example", " a.example", "a.example ", "bücher.example",
    "пример.рф", "a\u2024example", "user@a.example", "user:pass@a.example", "a..example", ".a.example", "-a.com",
    "a-.com", "a.-b.com", "a.com:0", "a.com:99999", "a.com:", "a.com:80x", "a.com:-1", "a.com:8080:1", "a.com:８０",
    "https://a.com", "//a.com", "a.com\\b", "a.com;b", "a.com,b.com", "a.com'", 'a.com"',
    "*.bitrix24.com", "a%2ecom", "a\0.com",
    "[::1", "::1", "[zz::1]", "[::1]x", "a.com\u202e", "a" * 60_000, "#", "xxx.bitrix24.com#", "xxx.bitrix24.com\n",
    "xxx.bitrix24.com\0", "xxx.bitrix24.com ", "xxx.bitrix24.com@evil.com",
]


@pytest.mark.parametrize("domain", HOSTILE_DOMAINS, ids=lambda domain: ascii(domain)[:40])
def test_a_malformed_domain_is_refused_and_goes_nowhere(server, domain):
    answer, line = refused(server, opening(changed(DOMAIN=domain, LANG="pl")), 400, "invalid_parameter", "DOMAIN")
    assert answer.page.html["lang"] == "pl"
    assert "x" not in [name for name, _ in answer.headers]
    assert line["portal"] is None
    assert answer.header("Content-Security-Policy").endswith("; frame-ancestors https: http:")


@pytest.mark.parametrize("domain", [
    "other.example.net", "bitrix24.com", "evilxxx.bitrix24.com", "xxx.bitrix24.com.evil.example",
    "portal.example.net:8444", "portal.example.net", "wild.example", "evil-wild.example", "a.wild.example.evil.net",
    "192.0.2.11", "[2001:db8::2]", "localhost",
])
def test_a_portal_that_nobody_named_is_refused(server, domain):
    refused(server, opening(changed(DOMAIN=domain)), 403, "unknown_portal")


@pytest.mark.parametrize("protocol", ["2", "https", "-1", "00", "1 ", "１", "<b>", "1" * 60_000])
def test_a_protocol_that_is_neither_0_nor_1_is_refused(server, protocol):
    refused(server, opening(changed(PROTOCOL=protocol)), 400, "invalid_parameter", "PROTOCOL")


def test_a_missing_protocol_counts_as_https(server):
    assert server.open(changed(PROTOCOL=None)).status == 200


@pytest.mark.parametrize("domain", ["xxx.bitrix24.com", "portal.example.net:8443", "a.wild.example"])
def test_a_portal_without_tls_is_refused_unless_it_was_named_so(server, domain):
    refused(server, opening(changed(DOMAIN=domain, PROTOCOL="0")), 403, "insecure_portal")


KNOWN = [(name, value) for name, value in forms.NEWER.items()]


@pytest.mark.parametrize("name, value", KNOWN, ids=[name for name, _ in KNOWN])
@pytest.mark.parametrize("first", [True, False], ids=["in query and body", "twice in the body"])
def test_a_contradictory_duplicate_is_refused(server, name, value, first):
    other = {"PROTOCOL": "0", "LANG": "de", "AUTH_EXPIRES": "60", "status": "F", "PLACEMENT": "DEFAULT",
             "DOMAIN": "a.wild.example", "PLACEMENT_OPTIONS": "{}"}.get(name, "0123456789abcdef0123456789abcdef")
    pairs = [*forms.NEWER.items()]
    if first:
        request = forms.Request(query=forms.form([(name, other)]).decode(), body=forms.form(pairs))
    else:
        request = forms.Request(body=forms.form([*pairs, (name, other)]))
    refused(server, request, 400, "contradictory_parameter", name)


@pytest.mark.parametrize("name, value", KNOWN, ids=[name for name, _ in KNOWN])
def test_a_duplicate_with_the_same_value_is_fine(server, name, value):
    query = forms.form([(name, value)]).decode()
    assert server.ask(forms.Request(query=query, body=forms.form(forms.NEWER))).status == 200


@pytest.mark.parametrize("path", ["/", "/install", "/event", "/health"])
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get", "X" * 300])
def test_a_wrong_method_is_refused_and_the_right_ones_are_named(server, path, method):
    answer, _ = refused(server, forms.Request(method=method, path=path, query="LANG=fr"), 405, "wrong_method")
    assert answer.page.html["lang"] == "fr"
    assert answer.header("Allow") == ("GET, HEAD" if path == "/health" else "GET, HEAD, POST")


UNKNOWN = ["/nowhere", "/install/", "/event.php", "/index.php", "/health/", "//", "/%2e", "/a%00b", "/<b>",
           "/" + "a" * 8_000]
UNKNOWN_ASSETS = ["/assets", "/assets/", "/assets/none.css", "/assets/../health", "/assets/..%2f..%2fetc/passwd"]


@pytest.mark.parametrize("method, path", [("POST", path) for path in UNKNOWN]
                         + [("GET", path) for path in UNKNOWN + UNKNOWN_ASSETS], ids=lambda value: value[:30])
def test_an_unknown_path_is_refused(server, method, path):
    answer, _ = refused(server, opening(changed(LANG="tr"), path=path, method=method), 404, "unknown_path")
    assert answer.page.html["lang"] == "tr"


@pytest.mark.parametrize("content_type", [
    "application/json", "text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencodedx",
    "application/x-www-form", "x; application/x-www-form-urlencoded", "", None, "a" * 60_000,
], ids=lambda value: str(value)[:30])
def test_a_body_that_is_not_a_form_is_refused(server, content_type):
    refused(server, opening(content_type=content_type), 415, "not_a_form")


@pytest.mark.parametrize("content_type", [
    "application/x-www-form-urlencoded; charset=UTF-8", "application/x-www-form-urlencoded;charset=utf-8",
    "Application/X-WWW-Form-URLEncoded", "application/x-www-form-urlencoded ; charset=UTF-8",
])
def test_the_content_type_of_a_form_is_known_in_every_spelling(server, content_type):
    assert server.ask(opening(content_type=content_type)).status == 200


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate, identity", "x"])
def test_an_encoded_body_is_refused(server, encoding):
    refused(server, opening().with_params(HTTP_CONTENT_ENCODING=encoding), 415, "encoded_body")


@pytest.mark.parametrize("encoding", ["identity", "Identity", ""])
def test_the_identity_encoding_is_none(server, encoding):
    assert server.ask(opening().with_params(HTTP_CONTENT_ENCODING=encoding)).status == 200


# --- the application token

TOKEN = forms.NEWER["APPLICATION_TOKEN"]
DIGEST = hashlib.sha256(TOKEN.encode()).hexdigest()


@pytest.mark.parametrize("configured", [TOKEN, f"sha256:{DIGEST}"], ids=["as is", "as a digest"])
@pytest.mark.parametrize("placement", ["CALL_CARD", "DEFAULT", "LEFT_MENU"])
def test_the_configured_application_token_lets_in(start, configured, placement):
    server = start(PLACARD_APPLICATION_TOKEN=configured)
    assert server.open(changed(forms.NEWER, PLACEMENT=placement)).status == 200


@pytest.mark.parametrize("configured", [TOKEN, f"sha256:{DIGEST}"], ids=["as is", "as a digest"])
def test_a_wrong_application_token_is_refused_and_its_digest_logged(start, configured):
    server = start(PLACARD_APPLICATION_TOKEN=configured)
    for wrong in (TOKEN[:-1], TOKEN + "0", TOKEN.upper(), DIGEST, f"sha256:{DIGEST}"):
        answer, line = refused(server, opening(changed(forms.NEWER, APPLICATION_TOKEN=wrong)), 403,
                               "wrong_application_token")
        assert line["token_sha256"] == hashlib.sha256(wrong.encode()).hexdigest()
        assert wrong not in answer.text
        assert wrong not in server.log


@pytest.mark.parametrize("fields", [forms.SEED, changed(forms.NEWER, APPLICATION_TOKEN="")], ids=["absent", "empty"])
def test_a_missing_application_token_is_refused(start, fields):
    server = start(PLACARD_APPLICATION_TOKEN=TOKEN)
    _, line = refused(server, opening(fields), 403, "missing_application_token")
    assert line["token_sha256"] is None
    assert "leave PLACARD_APPLICATION_TOKEN empty" in line["hint"]


def test_no_application_token_is_asked_for_when_none_is_configured(server):
    assert server.open(forms.SEED).status == server.open(forms.NEWER).status == 200


def test_without_configured_portals_nobody_is_let_in(start):
    refused(start(PLACARD_PORTALS=None), opening(), 403, "unknown_portal")
