"""Every placement has a page; only CALL_CARD and DEFAULT have one of their own so far."""

import json
import re

import pytest

from support import forms

TYPES = "LEAD DEAL CONTACT COMPANY QUOTE SMART_INVOICE ORDER ACTIVITY DYNAMIC_183 DYNAMIC_31".split()
OF_A_TYPE = """CRM_XXX_ACTIVITY_TIMELINE_MENU CRM_XXX_DETAIL_ACTIVITY CRM_XXX_DETAIL_TAB CRM_XXX_DETAIL_TOOLBAR
CRM_XXX_DOCUMENTGENERATOR_BUTTON CRM_XXX_LIST_MENU CRM_XXX_LIST_TOOLBAR CRM_XXX_ROBOT_DESIGNER_TOOLBAR""".split()
OTHERS = """BI_ANALYTICS_MENU CALENDAR_GRIDVIEW CONTACT_CENTER CRM_ANALYTICS_MENU CRM_ANALYTICS_TOOLBAR
CRM_BANK_DETAIL_AUTOCOMPLETE CRM_DETAIL_SEARCH CRM_FUNNELS_TOOLBAR CRM_REQUISITE_AUTOCOMPLETE IM_CONTEXT_MENU
IM_NAVIGATION IM_SIDEBAR IM_SMILES_SELECTOR IM_TEXTAREA IMMOBILE_CONTEXT_MENU LEFT_MENU PAGE_BACKGROUND_WORKER
REST_APP_URI SETTING_CONNECTOR SONET_GROUP_DETAIL_TAB SONET_GROUP_ROBOT_DESIGNER_TOOLBAR SONET_GROUP_TOOLBAR
TASK_GROUP_LIST_TOOLBAR TASK_LIST_CONTEXT_MENU TASK_ROBOT_DESIGNER_TOOLBAR TASK_USER_LIST_TOOLBAR TASK_VIEW_SIDEBAR
TASK_VIEW_TAB TASK_VIEW_TOP_PANEL USERFIELD_TYPE USER_PROFILE_MENU USER_PROFILE_TOOLBAR""".split()
TABS = [f"CRM_{kind}_DETAIL_TAB" for kind in ("CONTACT", "COMPANY", "DEAL", "LEAD", "DYNAMIC_183")]
CODES = [code for code in
         OTHERS + [code.replace("XXX", kind) for code in OF_A_TYPE for kind in TYPES] + ["SOMETHING_OF_2030"]
         if code not in TABS]


def opened(server, code, options=None):
    request = forms.opening(forms.changed(PLACEMENT=code, PLACEMENT_OPTIONS=json.dumps(options or {})))
    answer = server.ask(request)
    assert answer.status == 200
    return request, answer.page


@pytest.mark.parametrize("code", CODES)
def test_a_placement_without_a_renderer_is_named_and_shows_its_context(server, code):
    request, page = opened(server, code, {"ID": "77001", "SOME_KEY": "some value"})
    for shown in (code, "ID", "77001", "SOME_KEY", "some value"):
        assert shown in page.text
    assert server.line_of(request)["placement"] == code


@pytest.mark.parametrize("code, title", [(code, "Calls") for code in TABS] + [("TELEPHONY_ANALYTICS_MENU", "Call report")])
def test_a_placement_with_a_page(server, code, title):
    request, page = opened(server, code, {"ID": "77001"})
    assert code not in page.text and title in page.text
    assert server.line_of(request)["placement"] == code


def test_a_nested_context_is_shown_too(server):
    _, page = opened(server, "LEFT_MENU", {"OUTER": {"INNER": ["first77", "second88"]}})
    for shown in ("OUTER", "INNER", "first77", "second88"):
        assert shown in page.text


def test_a_placement_without_a_renderer_hides_nothing_but_tokens(server):
    body = server.open(forms.changed(forms.NEWER, PLACEMENT="LEFT_MENU")).text
    for token in forms.TOKENS:
        assert token not in body


@pytest.mark.parametrize("token", forms.TOKENS)
@pytest.mark.parametrize("code", ["CALL_CARD", "DEFAULT", "LEFT_MENU"])
def test_a_token_is_never_in_an_answer(server, code, token):
    answer = server.open(forms.changed(forms.NEWER, PLACEMENT=code))
    assert answer.status == 200
    assert token not in answer.text
    assert not [value for _, value in answer.headers if token in value]


def test_the_apps_own_page_says_what_it_is_for_and_asks_for_the_rest(server):
    _, page = opened(server, "DEFAULT")
    assert "who is calling" in page.text
    assert [one["data-part"] for one in page.all() if "data-part" in one.attributes] == ["settings", "status"]


def test_the_apps_own_page_is_not_the_page_of_an_unknown_placement(server):
    headings = [[one.text for one in opened(server, code)[1].all() if re.fullmatch("h[12]", one.tag)]
                for code in ("DEFAULT", "LEFT_MENU", "CALL_CARD")]
    assert all(headings) and headings[0] != headings[1] != headings[2] != headings[0]


@pytest.mark.parametrize("code", ["CALL_CARD", "DEFAULT", "LEFT_MENU"])
def test_there_is_no_inline_script_and_no_inline_style(server, code):
    _, page = opened(server, code)
    scripts = [(one["src"].split("/")[-1], one.text) for one in page.all("script")]
    assert scripts == {"CALL_CARD": [("call-card.js", "")], "DEFAULT": [("settings.js", "")]}.get(code, [])
    assert not page.all("style")
    assert not [one for one in page.all() if "style" in one.attributes]


@pytest.mark.parametrize("status", ["L", "F", "D", "T", "P", "S", "X", "", None])
def test_every_status_of_an_app_is_accepted(server, status):
    assert server.open(forms.changed(status=status)).status == 200


@pytest.mark.parametrize("name", ["APP_SID", "AUTH_ID", "AUTH_EXPIRES", "REFRESH_ID", "status", "PLACEMENT_OPTIONS",
                                  "LANG", "PROTOCOL"])
def test_a_parameter_that_is_not_required_may_be_missing(server, name):
    assert server.open(forms.changed(**{name: None})).status == 200
