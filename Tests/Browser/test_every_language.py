"""The widget in each of a portal's languages: all of it is there, and it fits into every frame."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from support.demo import Demo
from .conftest import DEFAULTS
from .phrases import STATES
from .portal_page import OVERFLOWING, PortalPage

TAGS = {
    "ar": "ar", "br": "pt-BR", "de": "de", "en": "en", "fr": "fr", "hi": "hi", "id": "id", "in": "en-IN", "it": "it",
    "ja": "ja", "kz": "kk", "la": "es", "ms": "ms", "pl": "pl", "ru": "ru", "sc": "zh-Hans", "tc": "zh-Hant",
    "th": "th", "tr": "tr", "ua": "uk", "vn": "vi",
}
WIDTHS = (320, 360, 480, 600)

# As the module puts it there when the customer's part cannot be loaded, or only with another token.
INSERT_CUSTOMER = """
([markup, state]) => {
    const part = new DOMParser().parseFromString(markup, "text/html").querySelector(`#customer[data-state=${state}]`);
    document.querySelector("#customer").replaceWith(document.importNode(part, true));
}
"""


@pytest.fixture(scope="module")
def shared(browser: Browser, demo: Demo) -> Iterator[PortalPage]:
    context = browser.new_context(**DEFAULTS)
    context.set_default_timeout(10_000)
    yield PortalPage(context.new_page(), demo.portal)
    context.close()


@pytest.fixture
def portal(shared: PortalPage) -> Iterator[PortalPage]:
    """One page for all languages: a browser that has the modules already is a third faster."""
    shared.complaints.clear()
    yield shared
    # When no page is left that would miss its token.
    shared.page.goto("about:blank")
    shared.simulator.reset()
    shared.assert_no_complaints()


def expect_room(portal: PortalPage, moment: str) -> None:
    frame = portal.frame
    for width in WIDTHS:
        portal.resize(width)
        assert frame.evaluate(OVERFLOWING) == [], f"{moment}, {width} px"


def test_no_language_is_left_out(portal: PortalPage) -> None:
    assert set(portal.simulator.read("configuration")["languages"]) == set(TAGS)


@pytest.mark.parametrize("language", TAGS)
def test_a_call_in_every_language(portal: PortalPage, language: str) -> None:
    portal.simulator.settings(event_arguments="all")
    # A campaign has the most to show at once.
    portal.call("campaign", language=language)
    state, phrases = portal.widget.locator("#state .badge"), portal.phrases
    root = portal.widget.locator("html")
    expect(root).to_have_attribute("lang", TAGS[language])
    expect(root).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
    expect(state).to_have_text(phrases.states["idle"])
    expect_room(portal, "before the call")
    portal.advance("idle", "connecting")
    expect(state).to_have_text(phrases.states["connecting"])
    portal.click("answer")
    expect(state).to_have_text(phrases.states["connected"])
    expect(portal.widget.locator("#timer")).to_be_visible()
    expect_room(portal, "in conversation")
    portal.fail("503")
    expect(state).to_have_text([phrases.states["ended"], phrases.failure("503")])
    portal.frame.evaluate(INSERT_CUSTOMER, [phrases.markup, "failed"])
    expect(portal.widget.locator("#customer").get_by_role("button")).to_be_visible()
    expect_room(portal, "after a failure")
    item = portal.widget.locator("#items .item-name bdi").first
    expect(item).to_have_text(phrases.items["CONTACT"])
    assert portal.frame.evaluate(EMPTY) == []


# Words of the page that begin in one line and end in another, other than at a hyphen; what is the portal's may do so.
# Where words have no spaces between them, only labels are looked at: a Chinese or Japanese one is to stay in one piece.
BROKEN = r"""
() => {
    const found = [], language = document.documentElement.lang;
    const isSpaced = !/^(ja|th|zh)/.test(language);
    const thai = new Intl.Segmenter("th", { granularity: "word" });
    const words = (text) => language === "th"
        ? [...thai.segment(text)].filter((one) => one.isWordLike).map((one) => [one.index, one.segment])
        : [...text.matchAll(/[^\s-]+-?|-/g)].map((one) => [one.index, one[0]]);
    const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; node = all.nextNode();) {
        const at = node.parentElement;
        if (at.closest("bdi, code, pre, td, .visually-hidden, script") || !at.checkVisibility()) continue;
        if (!isSpaced && !at.closest("dt, th, .label, .badge, button, summary")) continue;
        const range = document.createRange();
        const lines = () => new Set([...range.getClientRects()].map((one) => Math.round(one.bottom / 4))).size;
        range.selectNodeContents(node);
        // What is in one line as a whole has no word in two.
        if (lines() <= 1) continue;
        for (const [start, word] of words(node.data)) {
            range.setStart(node, start);
            range.setEnd(node, start + word.length);
            if (lines() > 1) found.push(word);
        }
    }
    return found;
}
"""

BROKEN_OR_OVERFLOWING = f"() => [({BROKEN})(), ({OVERFLOWING})()]"


@pytest.mark.parametrize("language", TAGS)
def test_no_word_of_the_page_is_broken(portal: PortalPage, language: str) -> None:
    """In a narrow frame as in the widest that a call card has."""
    def expect_whole_words(moment: str) -> None:
        frame = portal.frame
        for width in (320, 398, 480, 560, 600):
            portal.resize(width)
            assert frame.evaluate(BROKEN_OR_OVERFLOWING) == [[], []], f"{moment}, {width} px"

    portal.call("incoming-contact", language=language)
    expect(portal.widget.locator("#customer .person")).to_be_visible()
    portal.click("answer")
    for more in portal.widget.locator(".more").all():
        more.click()
    expect(portal.widget.locator(".whole")).to_have_count(portal.widget.locator(".more").count())
    expect(portal.widget.locator("#timer")).to_be_visible()
    expect_whole_words("a customer")
    # Everything that is a row of a customer's, of a lead's or of a deal's.
    portal.frame.evaluate(WIDEN)
    expect_whole_words("long values")
    portal.call("incoming-unknown", language=language)
    expect(portal.widget.locator("#customer .item").first).to_be_visible()
    expect_whole_words("nobody")
    portal.call("incoming-shared-number", language=language)
    customer, button = portal.widget.locator("#customer"), portal.widget.locator("#customer [data-retry]").first
    expect(customer.locator(".profile")).to_have_count(3)
    expect_whole_words("several")
    button.click()
    expect(customer.locator("h1")).to_have_count(1)
    expect_whole_words("one of several")
    portal.call("incoming-forbidden", user=7, language=language)
    expect(customer.locator(".profile .hint").first).to_be_visible()
    expect_whole_words("a customer that the operator may not see")
    portal.call("incoming-contact", language=language)
    expect(customer.locator(".person")).to_be_visible()
    for rest in FAILURES:
        portal.simulator.settings(rest=rest)
        # As the module asks, but for waiting until the card is there anew.
        portal.frame.evaluate(ASK_ANEW)
        expect(portal.widget.locator("#customer[data-state=failed] p").first).to_be_visible()
        expect_whole_words(f"REST with {rest}")
    portal.frame.evaluate(INSERT_CUSTOMER, [portal.phrases.markup, "fresh-auth"])
    expect(portal.widget.locator("#customer[data-state=fresh-auth] p").first).to_be_visible()
    expect_whole_words("an expired token")


ASK_ANEW = """
() => {
    const button = Object.assign(document.createElement("button"), { type: "button" });
    button.dataset.retry = "yes";
    document.querySelector("#customer").replaceChildren(button);
    delete document.querySelector("#customer").dataset.state;
    button.click();
}
"""


# What the portal does to every question; the page says something else of each.
FAILURES = (
    "garbage", "access_denied", "user_access_error", "not_installed", "error_oauth", "method_confirm_waiting",
)


# Values that want all the room that there is.
WIDEN = """
() => document.querySelectorAll("#customer :is(.grow, .end, .event p)").forEach((one) => one.insertAdjacentHTML("beforeend",
    "<bdi>kundenbetreuung.grosskunden-norddeutschland@nordlicht-windkraft-gesellschaft.example</bdi>"))
"""


def test_a_broken_word_would_be_found(portal: PortalPage) -> None:
    portal.call("incoming-contact", language="de")
    expect(portal.widget.locator("#customer .end").first).to_be_visible()
    portal.frame.evaluate("""() => document.querySelectorAll("#customer .end").forEach((one) => {
        one.style.overflowWrap = "anywhere";
        one.style.minWidth = 0;
        one.style.width = "3em";
    })""")
    assert "Dieser" in portal.frame.evaluate(BROKEN)
    # One that has a hyphen may end a line there: the zone of a number in French is "Royaume-Uni".
    for word, found in (("Vereinigtes-Königreich", []), ("Vereinigtes", ["Vereinigtes"])):
        assert portal.frame.evaluate("""(word) => {
            document.body.replaceChildren(word);
            document.body.style.cssText = `overflow-wrap: anywhere; width: ${word.includes("-") ? 7 : 3}em`;
            return (%s)();
        }""" % BROKEN, word) == found


# What should have words and has none.
EMPTY = """
() => [...document.querySelectorAll("title, h1, h2, summary, dt, dd, .badge, .hint, .item, .label, button")]
    .filter((one) => one.tagName === "TITLE" || one.checkVisibility() && one.getAttribute("role") !== "status")
    .filter((one) => !one.textContent.trim() && !one.getAttribute("aria-label"))
    .map((one) => one.outerHTML)
"""


def test_no_phrase_is_missing_or_left_in_english(portal: PortalPage) -> None:
    portal.open(scenario="incoming-hidden")
    portal.click("start")
    portal.await_visible()
    english = portal.phrases
    for language in TAGS:
        portal.reopen(language=language)
        phrases = portal.phrases
        assert set(phrases.states) == STATES and all(phrases.all), language
        assert len(phrases.all) == len(english.all), language
        expect(portal.widget.locator("#state .badge")).to_have_text(phrases.states["ringing"])
        expect(portal.widget.locator("#number h1")).to_have_text(phrases.hidden_number)
        if TAGS[language].startswith("en"):
            continue
        # Some languages share a word for something with English: an Italian call card says "Lead".
        same = [text for text, other in zip(phrases.all, english.all) if text == other]
        assert len(same) <= 2, f"{language}: {same}"


# Where the characters of the number and its button are, from left to right.
NUMBER = """
() => {
    const text = document.querySelector(".person .number bdi").firstChild, range = document.createRange(), found = [];
    for (let at = 0; at < text.length; at++) {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        found.push([range.getBoundingClientRect().left, text.data[at]]);
    }
    found.push([document.querySelector(".person .copy").getBoundingClientRect().left, "|"]);
    return found.sort((one, other) => one[0] - other[0]).map((one) => one[1]).join("");
}
"""


def test_arabic_is_mirrored_but_for_the_number(portal: PortalPage) -> None:
    portal.call("incoming-contact")
    number = portal.scenario("incoming-contact")["clients"][0]["PHONE_NUMBER"]

    def left(selector: str) -> float:
        return portal.widget.locator(selector).first.bounding_box()["x"]

    expect(portal.widget.locator(".person")).to_be_visible()
    assert portal.frame.evaluate(NUMBER) == number + "|"
    assert left(".call-direction") < left("#state")
    assert left(".event .icon") < left(".event p")
    portal.reopen(language="ar")
    expect(portal.widget.locator(".person")).to_be_visible()
    assert portal.frame.evaluate(NUMBER) == "|" + number
    portal.await_live()
    portal.click("answer")
    expect(portal.widget.locator("#timer bdi")).to_have_text("0:01")
    assert portal.frame.evaluate(NUMBER) == "|" + number
    assert left(".call-direction") > left("#state")
    assert left(".event .icon") > left(".event p")
