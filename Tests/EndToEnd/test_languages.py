"""The operator's language."""

import pytest

from support import forms

# The reference gives `la` as Spanish and `in` as English; a region may be said more exactly.
LANGUAGES = {
    "ar": {"ar"}, "br": {"pt-BR"}, "de": {"de"}, "en": {"en"}, "fr": {"fr"}, "hi": {"hi"}, "id": {"id"},
    "in": {"en-IN", "en"}, "it": {"it"}, "ja": {"ja"}, "kz": {"kk"}, "la": {"es", "es-419"}, "ms": {"ms"},
    "pl": {"pl"}, "ru": {"ru"}, "sc": {"zh-Hans"}, "tc": {"zh-Hant"}, "th": {"th"}, "tr": {"tr"}, "ua": {"uk"},
    "vn": {"vi"},
}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("placement", ["CALL_CARD", "DEFAULT", "LEFT_MENU"])
def test_a_widget_is_in_the_operators_language(server, code, placement):
    request = forms.opening(forms.changed(forms.NEWER, LANG=code, PLACEMENT=placement))
    page = server.ask(request).page
    assert page.html["lang"] in LANGUAGES[code]
    assert page.html["dir"] == ("rtl" if code == "ar" else "ltr")
    assert server.line_of(request)["lang"] == code


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_refusal_is_in_the_operators_language(server, code):
    answer = server.open(forms.changed(LANG=code, DOMAIN="other.example.net"))
    assert answer.status == 403
    assert answer.page.html["lang"] in LANGUAGES[code]
    assert answer.page.html["dir"] == ("rtl" if code == "ar" else "ltr")


@pytest.mark.parametrize("fields", [
    forms.SEED, forms.NEWER, forms.changed(PLACEMENT="DEFAULT"), forms.changed(PLACEMENT="LEFT_MENU"),
    forms.with_options(PHONE_NUMBER="hidden"),
], ids=["seed", "newer", "own page", "unknown placement", "hidden number"])
def test_every_language_has_words_of_its_own(server, fields):
    """English of India is English; no other two pages are alike."""
    texts = {code: server.open(forms.changed(fields, LANG=code)).page.text for code in LANGUAGES if code != "in"}
    assert len(set(texts.values())) == len(texts)


def test_every_language_has_refusals_of_its_own(server):
    def text(code):
        request = forms.opening(forms.changed(LANG=code, member_id=None))
        return server.ask(request).page.text.replace(request.id, "")

    texts = {code: text(code) for code in LANGUAGES if code != "in"}
    assert len(set(texts.values())) == len(texts)


@pytest.mark.parametrize("code", [None, "", "xx", "EN-us", "de_DE.UTF-8", "../../etc/passwd", "e" * 60_000, "<b>"])
def test_any_other_language_is_english(server, code):
    page = server.open(forms.changed(LANG=code)).page
    assert (page.html["lang"], page.html["dir"]) == ("en", "ltr")


def test_the_number_stays_left_to_right_in_arabic(server):
    page = server.open(forms.changed(forms.NEWER, LANG="ar")).page
    for element in page.holding("+4930123456"):
        assert "ltr" in [one["dir"] for one in element.ancestors_and_self][:2]
