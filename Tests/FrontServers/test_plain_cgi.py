"""Plain CGI: Apache, lighttpd, and nginx with fcgiwrap start the program for every request."""

import pytest

from support import forms
from support.forms import changed, opening
from .test_front_servers import REQUESTS, answers_alike


@pytest.mark.parametrize("name", [name for name in REQUESTS if name not in ("assets", "unknown asset")])
def test_an_answer_is_that_of_fastcgi_behind_nginx(cgi_site, nginx_site, name):
    answers_alike(cgi_site, nginx_site, name)


def test_the_card_is_the_card(cgi_site):
    answer = cgi_site.ask(opening())
    assert "555555" in answer.page.text
    cgi_site.await_logged("POST", "/program/" if cgi_site.name == "lighttpd" else "/", 200)


def test_an_asset_comes_from_disk(cgi_site, share):
    (file,) = (share / "assets").glob("*/placard.css")
    answer = cgi_site.ask(forms.get(f"/{file.relative_to(share)}"))
    assert (answer.status, answer.body) == (200, file.read_bytes())
    assert "max-age=31536000" in answer.header("Cache-Control")


def test_a_chunked_form_is_read(cgi_site):
    """Apache hands it on without a length."""
    request = opening()
    pieces = [request.body[at:at + 50] for at in range(0, len(request.body), 50)]
    answer = cgi_site.ask(request, chunks=pieces)
    assert answer.status == 200
    assert "555555" in answer.page.text


def test_a_program_that_is_wrongly_configured_says_so_and_is_back_when_it_is_not(cgi_site):
    configuration = cgi_site.folder / "placard.conf"
    right = configuration.read_text()
    configuration.write_text(right + "PLACARD_NO_SUCH_KEY=1\n")
    try:
        assert cgi_site.ask(opening(changed(LANG="de"))).status == 500
    finally:
        configuration.write_text(right)
    assert cgi_site.ask(opening()).status == 200
