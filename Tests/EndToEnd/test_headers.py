"""Headers and the outside of pages: what they may load and who may frame them."""

import re

import pytest

from support import forms

WIDGET_CSP = ("default-src 'none'; script-src 'self' https://api.bitrix24.com; style-src 'self'; img-src 'self' data:; "
              "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors {}")
OTHER_CSP = ("default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
             "frame-ancestors https: http:")

PAGES = {
    "call card": (forms.opening(), 200),
    "own page": (forms.opening(forms.changed(PLACEMENT="DEFAULT")), 200),
    "unknown placement": (forms.opening(forms.changed(PLACEMENT="LEFT_MENU")), 200),
    "GET": (forms.get(), 200),
    "HEAD": (forms.Request(method="HEAD"), 200),
    "bad request": (forms.opening(forms.changed(member_id=None)), 400),
    "unknown portal": (forms.opening(forms.changed(DOMAIN="other.example.net")), 403),
    "unknown path": (forms.get("/nowhere"), 404),
    "wrong method": (forms.Request(method="DELETE"), 405),
    "too large": (forms.Request(body=b"x" * 70_000), 413),
    "not a form": (forms.Request(body=b"{}", content_type="application/json"), 415),
}
WIDGETS = ["call card", "own page", "unknown placement"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("header, value", [
    ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"), ("X-Content-Type-Options", "nosniff"),
    ("Content-Type", "text/html; charset=utf-8"), ("X-Frame-Options", None), ("Set-Cookie", None), ("Location", None),
])
def test_header(server, name, header, value):
    request, status = PAGES[name]
    answer = server.ask(request)
    assert answer.status == status
    assert answer.header(header) == value


@pytest.mark.parametrize("name", PAGES)
def test_content_length_is_sent(server, name):
    assert int(server.ask(PAGES[name][0]).header("Content-Length")) > 0


@pytest.mark.parametrize("name", PAGES)
def test_content_security_policy(server, name):
    policy = server.ask(PAGES[name][0]).header("Content-Security-Policy")
    assert policy == (WIDGET_CSP.format("https://xxx.bitrix24.com") if name in WIDGETS else OTHER_CSP)


@pytest.mark.parametrize("domain, protocol, origin", [
    ("portal.example.net:8443", "1", "https://portal.example.net:8443"),
    ("a.wild.example", "1", "https://a.wild.example"),
    ("plain.example", "0", "http://plain.example"),
    ("plain.example", "1", "https://plain.example"),
    ("xn--mnchen-3ya.example", "1", "https://xn--mnchen-3ya.example"),
    ("192.0.2.10", "1", "https://192.0.2.10"),
    ("XXX.Bitrix24.COM", "1", "https://xxx.bitrix24.com"),
])
def test_only_the_portal_may_frame_a_widget(server, domain, protocol, origin):
    answer = server.open(forms.changed(DOMAIN=domain, PROTOCOL=protocol))
    assert answer.status == 200
    assert answer.header("Content-Security-Policy") == WIDGET_CSP.format(origin)


def test_a_portal_with_an_ipv6_address_is_served(server):
    assert server.open(forms.changed(DOMAIN="[2001:db8::1]")).status == 200


def test_the_policy_names_the_origin_of_the_configured_library(start):
    server = start(PLACARD_BX24_JS="https://js.example.net:8443/bx/api.js")
    policy = server.open().header("Content-Security-Policy")
    assert "; script-src 'self' https://js.example.net:8443; " in policy


@pytest.mark.parametrize("name", [name for name in PAGES if name != "HEAD"])
def test_a_page_loads_only_what_its_policy_allows(server, name):
    page = server.ask(PAGES[name][0]).page
    for script in page.all("script"):
        assert name in ("call card", "own page") and script["src"].startswith("/assets/") and not script.text
    assert not page.all("style")
    for element in page.all():
        assert not [one for one in element.attributes if one == "style" or one.startswith("on")]
        assert element.tag not in ("iframe", "object", "embed", "base")
        # What is written goes through the module: without it, the policy forbids to send it anywhere.
        assert element.tag != "form" or (name == "call card" and "action" not in element.attributes)
    for image in page.all("img"):
        assert re.match(r"/assets/|data:image/", image["src"])


@pytest.mark.parametrize("name", [name for name in PAGES if name != "HEAD"])
def test_a_page_is_whole(server, name):
    """One html with language, direction and theme, a title, a viewport; the doctype first."""
    answer = server.ask(PAGES[name][0])
    page = answer.page
    assert answer.text.startswith("<!DOCTYPE html>")
    assert (page.html["lang"], page.html["dir"], page.html["data-theme"]) == ("en", "ltr", "light")
    assert page.one("title").text


def stylesheets(page):
    return [one["href"] for one in page.all("link") if one["rel"] == "stylesheet"]


@pytest.mark.parametrize("name", WIDGETS + ["GET", "bad request"])
def test_stylesheets_have_versioned_names_and_are_there(server, name):
    sheets = stylesheets(server.ask(PAGES[name][0]).page)
    assert sheets
    for sheet in sheets:
        assert re.fullmatch(r"/assets/[0-9a-f]{16}/[a-z-]+\.css", sheet)
        assert_kept_for_ever(server.ask(forms.get(sheet)), "text/css")


def assert_kept_for_ever(answer, kind):
    assert (answer.status, answer.header("Content-Type")) == (200, f"{kind}; charset=utf-8")
    assert answer.header("Cache-Control") == "public, max-age=31536000, immutable"
    assert answer.header("X-Content-Type-Options") == "nosniff"
    assert answer.body


@pytest.mark.parametrize("name", ["call card", "own page"])
def test_modules_are_beside_the_stylesheet_and_all_named_by_the_page(server, name):
    page = server.ask(PAGES[name][0]).page
    (script,) = page.all("script")
    preloads = [one["href"] for one in page.all("link") if one["rel"] == "modulepreload"]
    assert preloads
    for path in [script["src"], *preloads]:
        assert path.rpartition("/")[0] == stylesheets(page)[0].rpartition("/")[0]
        answer = server.ask(forms.get(path))
        assert_kept_for_ever(answer, "text/javascript")
        for other in re.findall(r'from "\./([a-z-]+\.js)"', answer.text):
            assert f"{path.rpartition('/')[0]}/{other}" in preloads


def test_assets_are_below_the_path_of_the_public_url(start):
    server = start(PLACARD_PUBLIC_URL="https://widgets.example.com/crm/placard/")
    sheets = stylesheets(server.open(path="/crm/placard/").page)
    assert sheets
    for sheet in sheets:
        assert sheet.startswith("/crm/placard/assets/")
        assert server.ask(forms.get(sheet)).status == 200
