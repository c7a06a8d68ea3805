"""The call card: what it shows of a call."""

import json
import re

import pytest

from support import forms

CRM = "https://xxx.bitrix24.com/crm/"
LINKED = {"CRM_ENTITY_TYPE": "COMPANY", "CRM_ENTITY_ID": "17"}


def card(server, base=forms.SEED, /, **options):
    answer = server.open(forms.with_options(base, **options))
    assert answer.status == 200
    return answer.page


def crm_links(page):
    return [link for link in page.links if "/crm/" in link]


@pytest.mark.parametrize("in_query", [
    forms.IN_QUERY, (), tuple(forms.SEED), ("DOMAIN",), ("PLACEMENT", "member_id"),
], ids=["as portals split it", "all in the body", "all in the query", "only DOMAIN in the query", "swapped"])
def test_the_seed_request_gives_the_card(server, in_query):
    page = server.open(in_query=in_query).page
    assert "555555" in page.text
    assert page.one("main")["data-call-id"] == forms.CALL_ID and forms.CALL_ID not in page.text


def test_the_newer_request_gives_the_card(server):
    page = server.open(forms.NEWER).page
    for shown in ("+4930123456", "Main line"):
        assert shown in page.text
    assert page.one("main")["data-call-id"] == forms.CALL_ID and page.one("main")["data-activity-id"] == "4711"


def test_the_number_is_isolated_left_to_right(server):
    elements = server.open(forms.NEWER).page.holding("+4930123456")
    assert elements
    for element in elements:
        assert "ltr" in [one["dir"] for one in element.ancestors_and_self][:2]


def test_the_customers_place_has_a_ticket_if_there_is_a_token_to_ask_with(server):
    place = server.open(forms.NEWER).page.by_id("customer")
    assert re.fullmatch(r"[0-9a-f]{32}", place["data-ticket"])
    place = server.open(forms.changed(forms.NEWER, AUTH_ID=None)).page.by_id("customer")
    assert "data-ticket" not in place.attributes


def test_the_only_script_is_our_module_and_no_style_is_inline(server):
    page = server.open(forms.NEWER).page
    (script,) = page.all("script")
    assert script["type"] == "module" and script["src"].endswith("/call-card.js") and not script.text
    assert not page.all("style")
    for element in page.all():
        assert not [name for name in element.attributes if name == "style" or name.startswith("on")]


def test_undefined_is_not_shown(server):
    assert "undefined" not in card(server, CRM_ACTIVITY_ID="undefined", LINE_NAME="undefined").text


@pytest.mark.parametrize("kind", ["LEAD", "DEAL", "CONTACT", "COMPANY"])
@pytest.mark.parametrize("number", ["17", 17], ids=["text", "number"])
def test_a_linked_item_has_a_link(server, kind, number):
    assert f"{CRM}{kind.lower()}/details/17/" in crm_links(card(server, CRM_ENTITY_TYPE=kind, CRM_ENTITY_ID=number))


def test_an_item_of_a_smart_process_is_linked_below_its_type(server):
    page = card(server, CRM_ENTITY_TYPE="DYNAMIC_183", CRM_ENTITY_ID="17")
    assert crm_links(page) == [f"{CRM}type/183/details/17/"]


@pytest.mark.parametrize("kind, number", [
    ("", "0"), ("COMPANY", "0"), ("", "17"), ("COMPANY", ""), ("COMPANY", "-5"), ("COMPANY", "17abc"),
    ("COMPANY", "1.5"), ("COMPANY", "17/../../../evil"), ("COMPANY", "１７"), ("COMPANY", " 17"), ("COMPANY", "0x11"),
    ("QUOTE", "17"), ("DYNAMIC_", "17"), ("DYNAMIC_x", "17"), ("DYNAMIC_0183", "17"), ("../company", "17"),
    ("javascript:alert(1)//", "17"), ("COMPANY", None),
    (None, "17"), ("COMPANY", 0), ("COMPANY", -5), ("COMPANY", 1.5), ("COMPANY", True), ("COMPANY", ["17"]),
])
def test_no_link_without_a_known_type_and_a_numeric_id(server, kind, number):
    assert crm_links(card(server, CRM_ENTITY_TYPE=kind, CRM_ENTITY_ID=number)) == []


def test_every_binding_is_linked_once(server):
    links = crm_links(server.open(forms.NEWER).page)
    expected = [f"{CRM}{path}/" for path in ("company/details/17", "deal/details/25", "contact/details/31",
                                             "lead/details/44")]
    assert sorted(links) == sorted(expected)


def test_a_bad_binding_loses_only_itself(server):
    bindings = [{"ENTITY_TYPE": "DEAL"}, "x", {"ENTITY_TYPE": "DEAL", "ENTITY_ID": "25"}, {"ENTITY_TYPE": 5}, None]
    links = crm_links(card(server, CRM_BINDINGS=bindings, **LINKED))
    assert sorted(links) == [f"{CRM}company/details/17/", f"{CRM}deal/details/25/"]


def test_links_lead_to_the_portal_with_its_port(server):
    fields = forms.changed(forms.with_options(**LINKED), DOMAIN="portal.example.net:8443")
    assert crm_links(server.open(fields).page) == ["https://portal.example.net:8443/crm/company/details/17/"]


def test_links_leave_the_frame(server):
    """Inside the frame the portal would refuse to be shown."""
    anchors = [one for one in card(server, **LINKED).all("a") if "/crm/" in (one["href"] or "")]
    assert [one["target"] for one in anchors] == ["_blank"]


# The words are the translators'; these are the ones an English reader would look for.
@pytest.mark.parametrize("options, words", [
    ({"PHONE_NUMBER": "hidden"}, r"hidden|withheld|private"),
    ({"PHONE_NUMBER": "unknown"}, r"unknown|no number"),
    ({"PHONE_NUMBER": None}, r"unknown|no number"),
    ({"PHONE_NUMBER": ""}, r"unknown|no number"),
], ids=["hidden", "unknown", "absent", "empty"])
def test_what_is_missing_is_said_in_words(server, options, words):
    assert re.search(words, card(server, **options).text, re.IGNORECASE)


@pytest.mark.parametrize("key, values", [
    ("CALL_DIRECTION", ["incoming", "outgoing", "callback", "incomingTransfer"]),
    ("CALL_STATE", ["idle", "connecting", "connected"]),
    ("CALL_LIST_MODE", ["true", "false"]),
    ("LINE_NAME", ["Sales", "Support"]),
], ids=lambda value: value if isinstance(value, str) else "")
def test_each_value_is_told_apart(server, key, values):
    texts = [card(server, **{key: value}).text for value in values]
    assert len(set(texts)) == len(values), texts


def test_the_calls_activity_is_kept_where_nobody_reads_it(server):
    kept = [card(server, CRM_ACTIVITY_ID=value).one("main").attributes.get("data-activity-id")
            for value in ("4711", 4711, "undefined", None)]
    assert kept == ["4711", "4711", None, None]


@pytest.mark.parametrize("key, native, text", [
    ("CALL_LIST_MODE", True, "true"), ("CALL_LIST_MODE", False, "false"),
    ("PHONE_NUMBER", 555555, "555555"), ("LINE_NUMBER", 151083, "151083"),
])
def test_native_types_mean_the_same_as_strings(server, key, native, text):
    assert card(server, **{key: native}).text == card(server, **{key: text}).text


@pytest.mark.parametrize("key, value", [
    ("CALL_DIRECTION", "sideways"), ("CALL_STATE", "levitating"), ("CRM_ENTITY_TYPE", "SPACESHIP"),
    ("NEW_KEY_OF_2030", "x"), ("CALL_DIRECTION", None), ("CALL_STATE", None), ("CALL_ID", None),
])
def test_an_open_set_stays_open(server, key, value):
    assert "555555" in card(server, **{key: value}).text


@pytest.mark.parametrize("options", [None, "", "null", "[]", "{}", '"undefined"', "undefined", "0", "[1,2]", "{", '""'])
def test_the_card_opens_with_odd_options(server, options):
    assert server.open(forms.changed(PLACEMENT_OPTIONS=options)).status == 200


@pytest.mark.parametrize("options", [
    {"PLACEMENT_OPTIONS": json.loads(forms.SEED["PLACEMENT_OPTIONS"])}, {"CALL": {"ID": {"DEEP": [1, [2, [3]]]}}},
], ids=["inside themselves", "deeper"])
def test_the_card_opens_with_nested_options(server, options):
    assert server.open(forms.changed(PLACEMENT_OPTIONS=json.dumps(options))).status == 200


@pytest.mark.parametrize("theme", ["light", "dark", "auto"])
def test_the_theme_is_the_configured_one(start, theme):
    assert start(PLACARD_THEME=theme).open().page.html["data-theme"] == theme


def test_the_theme_is_light_by_default(server):
    assert server.open().page.html["data-theme"] == "light"
