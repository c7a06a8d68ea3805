"""The whole way: a browser's request through a real nginx."""

import re

import pytest

from support import forms
from support.forms import Request, changed, opening
from support.nginx import Location
from support.placard import Placard
from .test_languages import LANGUAGES


@pytest.fixture
def site(server, nginx):
    return nginx(server)


@pytest.fixture(scope="module")
def languages():
    """One server and one nginx for all languages."""
    server = Placard.start()
    site = Location(server.address)
    yield site
    site.finish()
    server.finish()


@pytest.mark.parametrize("in_query", [forms.IN_QUERY, ()], ids=["as portals split it", "all in the body"])
def test_the_seed_request_gives_the_card(site, in_query):
    answer = site.ask(opening(in_query=in_query))
    assert answer.status == 200
    assert "555555" in answer.page.text
    assert answer.page.by_id("customer") is not None


def test_the_newer_request_gives_the_card(site):
    assert "+4930123456" in site.ask(opening(forms.NEWER)).page.text


@pytest.mark.parametrize("name, value", [
    ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"), ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", None), ("Content-Type", "text/html; charset=utf-8"),
])
def test_headers_arrive_as_they_were_sent(site, name, value):
    assert site.ask(opening()).header(name) == value


def test_the_length_is_known_and_the_policy_names_the_portal(site):
    answer = site.ask(opening())
    assert answer.header("Content-Length") == str(len(answer.body))
    assert answer.header("Content-Security-Policy").endswith("frame-ancestors https://xxx.bitrix24.com")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_is_answered_in(languages, code):
    answer = languages.ask(opening(changed(LANG=code)))
    assert answer.status == 200
    assert answer.page.html["lang"] in LANGUAGES[code]
    assert answer.page.html["dir"] == ("rtl" if code == "ar" else "ltr")


def pieces(body, size=10):
    return [body[at:at + size] for at in range(0, len(body), size)]


@pytest.mark.parametrize("buffering", ["on", "off"])
def test_a_chunked_upload_is_read(server, nginx, buffering):
    """Without buffering nginx cannot say a CONTENT_LENGTH."""
    site = nginx(server, options=f"fastcgi_request_buffering {buffering};")
    request = opening()
    answer = site.ask(request, chunks=pieces(request.body))
    assert answer.status == 200
    assert "555555" in answer.page.text


@pytest.mark.parametrize("buffering", ["on", "off"])
@pytest.mark.parametrize("chunked", [True, False], ids=["chunked", "with a length"])
def test_a_body_of_70_kb_is_refused_with_our_page(server, nginx, buffering, chunked):
    site = nginx(server, options=f"fastcgi_request_buffering {buffering};")
    body = b"x" * 70_000
    answer = site.ask(Request(body=b"" if chunked else body), chunks=pieces(body, 7_000) if chunked else None)
    assert answer.status == 413
    assert "nginx" not in answer.page.text


def test_a_body_of_70_kb_is_read_when_allowed(start, nginx):
    site = nginx(start(PLACARD_MAX_BODY="128KiB"))
    request = opening()
    answer = site.ask(Request(query=request.query, body=request.body + b"&filler=" + b"x" * 70_000))
    assert answer.status == 200


def test_a_refusal_shows_the_id_that_nginx_gave(site, server):
    """$request_id is 32 hexadecimal digits."""
    answer = site.ask(opening(changed(DOMAIN="other.example.net", LANG="de")))
    assert (answer.status, answer.page.html["lang"]) == (403, "de")
    shown, = set(re.findall(r"\b[0-9a-f]{32}\b", answer.page.text))
    assert [line["reason"] for line in server.lines() if line["id"] == shown] == ["unknown_portal"]


@pytest.mark.parametrize("request_, status", [
    (forms.get(), 200), (forms.get("/health"), 200), (forms.get("/nowhere"), 404), (Request(method="DELETE"), 405),
    (Request(body=b"{}", content_type="application/json"), 415), (opening(changed(member_id=None)), 400),
    (opening(changed(DOMAIN="a\r\nX: y")), 400), (Request(method="HEAD"), 200),
], ids=["GET", "health", "path", "method", "type", "no member_id", "hostile DOMAIN", "HEAD"])
def test_status(site, request_, status):
    assert site.ask(request_).status == status


def test_an_encoded_body_is_refused(site):
    assert site.ask(opening(), Content_Encoding="gzip").status == 415


@pytest.mark.parametrize("mode", ["listen4", "descriptor0", "descriptor3-tcp"])
def test_other_start_modes_work_behind_nginx(start, nginx, mode):
    assert nginx(start(mode)).ask(opening()).status == 200


def test_nginx_that_asks_to_keep_the_connection_is_answered(server, nginx):
    site = nginx(server, options="fastcgi_keep_conn on;")
    assert [site.ask(opening()).status for _ in range(50)] == [200] * 50
    assert "[error]" not in site.errors


def test_500_requests_leave_no_error_in_the_log_of_nginx(server, site):
    before = server.descriptors()
    assert {site.ask(opening()).status for _ in range(500)} == {200}
    assert "[error]" not in site.errors and "[alert]" not in site.errors
    server.await_descriptors(before)
