"""Paths and methods that exist."""

import pytest

from support import forms

OTHER_PATHS = ["/placard/", "/a/b/c/", "/placard", "/widgets.php"]


def test_get_gives_a_page_for_a_person(server):
    answer = server.ask(forms.get())
    assert answer.status == 200
    assert "Placard" in answer.page.text or "Placard" in answer.page.one("title").text


@pytest.mark.parametrize("query", ["", "LANG=de", "DOMAIN=xxx.bitrix24.com&PROTOCOL=1&LANG=de&APP_SID=01234567"])
def test_get_is_answered_with_any_query(server, query):
    """BI_ANALYTICS_MENU is opened with a plain GET."""
    page = server.ask(forms.get(query=query)).page
    assert page.html["lang"] == ("de" if "LANG=de" in query else "en")


def test_get_says_nothing_of_what_was_sent(server):
    answer = server.ask(forms.get(query=forms.form(forms.NEWER).decode()))
    assert answer.status == 200
    for secret in forms.TOKENS + forms.NUMBERS:
        assert secret not in answer.text


@pytest.mark.parametrize("path", ["/", "/health"])
def test_head_has_the_header_of_get_and_no_body(server, path):
    head, whole = (server.ask(forms.Request(method=method, path=path)) for method in ("HEAD", "GET"))
    assert (head.status, head.body) == (200, b"")
    assert head.header("Content-Length") == whole.header("Content-Length")
    assert head.header("Content-Type") == whole.header("Content-Type")


def test_health_answers_ok(server):
    answer = server.ask(forms.get("/health"))
    assert (answer.status, answer.body.strip()) == (200, b"ok")


def test_health_is_ok_with_a_query(server):
    assert server.ask(forms.get("/health", query="a=b")).status == 200


@pytest.mark.parametrize("path", OTHER_PATHS)
def test_the_handler_is_where_the_public_url_says(start, path):
    server = start(PLACARD_PUBLIC_URL=f"https://widgets.example.com{path}")
    folder = path.rstrip("/")
    assert server.open(path=path).status == 200
    assert server.ask(forms.get(path)).status == 200
    assert server.ask(forms.get(f"{folder}/health")).status == 200
    for elsewhere in ("/", "/health", f"{folder}x/", f"/x{path}"):
        assert server.ask(forms.opening(path=elsewhere)).status == 404


@pytest.mark.parametrize("url", ["https://widgets.example.com", "https://widgets.example.com/",
                                 "https://widgets.example.com:8443/"])
def test_a_public_url_without_a_path_means_the_root(start, url):
    assert start(PLACARD_PUBLIC_URL=url).open().status == 200


@pytest.mark.parametrize("name", ["SCRIPT_NAME", "DOCUMENT_URI", "PATH_INFO", "SCRIPT_FILENAME"])
def test_only_request_uri_tells_the_path(server, name):
    """A location of nginx may rewrite the others."""
    assert server.ask(forms.opening().with_params(**{name: "/elsewhere.php"})).status == 200
    assert server.ask(forms.opening(path="/elsewhere").with_params(**{name: "/"})).status == 404
