"""The simulator frames a widget as a portal does: what it posts, answers, tells, and does not."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Frame, Route, expect

from support.demo import Demo
from .portal_page import PortalPage
from .stub_widget import StubWidget
from .test_installing_simulator import bind

BOX = ["AUTH_ID", "AUTH_EXPIRES", "REFRESH_ID", "SERVER_ENDPOINT", "member_id", "status", "PLACEMENT"]
CLOUD = [*BOX[:4], "APPLICATION_TOKEN", "APPLICATION_SCOPE", *BOX[4:]]
STATUS = "ask((done) => BX24.placement.call('getStatus', {}, done))"
EVENTS = ["CallCard::EntityChanged", "CallCard::BeforeClose", "CallCard::CallStateChanged"]
LISTEN = f"() => {{ for (const name of {EVENTS}) listen(name); }}"


@pytest.fixture
def widget(portal: PortalPage) -> StubWidget:
    return StubWidget(portal)


def message(portal: PortalPage) -> str:
    return portal.page.locator("#panel-message").inner_text()


# ---- What is posted

@pytest.mark.parametrize(("kind", "names"), [("box", BOX), ("cloud", CLOUD)])
def test_each_kind_of_portal_posts_its_fields_in_order(
        portal: PortalPage, widget: StubWidget, kind: str, names: list[str]) -> None:
    portal.simulator.settings(portal=kind)
    widget.call()
    assert widget.names == [*names, "PLACEMENT_OPTIONS"]
    assert ("URI" in widget.options) == (kind == "cloud")
    portal.click("close-card")
    portal.click("open-application")
    widget.frame("slider-holder")
    assert widget.names == names, "a page without options has none"


def test_values_are_texts_also_where_there_are_none(portal: PortalPage, widget: StubWidget) -> None:
    frame = widget.call("incoming-no-number")
    options = widget.options
    assert all(isinstance(value, str) for value in options.values()), options
    assert options["PHONE_NUMBER"] == options["CRM_ACTIVITY_ID"] == "undefined"
    assert options["CALL_LIST_MODE"] == "false" and "CRM_BINDINGS" not in options
    status = frame.evaluate(STATUS)
    assert "PHONE_NUMBER" not in status and "CRM_ACTIVITY_ID" not in status
    assert status["CALL_LIST_MODE"] is False and status["CRM_BINDINGS"] == []


def test_texts_are_escaped_once_twice_and_not_at_all(portal: PortalPage, widget: StubWidget) -> None:
    frame = widget.call("incoming-quoted-line")
    name = 'ООО "Север" <&> "Юг & Co" &amp;'
    once = "ООО &quot;Север&quot; &lt;&&gt; &quot;Юг & Co&quot; &amp;amp;"
    twice = "ООО &amp;quot;Север&amp;quot; &amp;lt;&&amp;gt; &amp;quot;Юг & Co&amp;quot; &amp;amp;amp;"
    assert widget.options["LINE_NAME"] == once
    assert frame.evaluate("BX24.placement.info().options.LINE_NAME") == twice
    assert frame.evaluate(STATUS)["LINE_NAME"] == name
    text = dict(widget.posted[-1])["PLACEMENT_OPTIONS"]
    assert r"\u0026quot;" in text and not re.search(r"[&<>']", text)
    portal.simulator.settings(escapes_options="off")
    portal.click("close-card")
    widget.start()
    assert widget.options["LINE_NAME"] == name
    assert r"\u0022" in dict(widget.posted[-1])["PLACEMENT_OPTIONS"]


def test_slashes_are_escaped(portal: PortalPage, widget: StubWidget) -> None:
    portal.simulator.settings(portal="cloud")
    widget.call()
    assert r"\/crm\/contact\/details\/101\/" in dict(widget.posted[-1])["PLACEMENT_OPTIONS"]


# ---- The protocol

def test_three_grammars_of_messages_are_understood(portal: PortalPage, widget: StubWidget) -> None:
    frame = widget.call()
    for text in ("`getStatus:cb:${sid}`", "`getStatus::cb:${sid}`", '`getStatus:{"a":"b:c"}:cb:${sid}`',
                 "{ method: 'getStatus', params: {}, callback: 'cb', appSid: sid }",
                 "{ method: 'getStatus', callback: 'cb', appSid: sid }"):
        assert "CALL_ID" in frame.evaluate(f"post({text})"), text
    silent = ("`getStatus:cb:x${sid}`", "`unknown:cb:${sid}`", "`getStatus:{:cb:${sid}`", "sid", "null",
              "{ params: {}, callback: 'cb', appSid: sid }")
    answers = frame.evaluate(f"Promise.all([{', '.join(f'soon(post({text}))' for text in silent)}])")
    assert answers == [None] * len(silent), answers


def test_which_window_asks_is_not_asked(portal: PortalPage, widget: StubWidget) -> None:
    frame = widget.call()
    answer = frame.evaluate("""() => {
        const child = document.body.appendChild(document.createElement("iframe")).contentWindow;
        const script = child.document.createElement("script");
        script.textContent = "window.send = (...message) => top.postMessage(...message)";
        child.document.body.append(script);
        return new Promise((done) => {
            addEventListener("message", ({ data }) => done(data), { once: true });
            child.send(`getStatus:cb:${sid}`, portal);
        });
    }""")
    assert answer.startswith("cb:{")


def test_an_address_typed_with_capital_letters_silences_everything(
        portal: PortalPage, widget: StubWidget, demo: Demo) -> None:
    portal.simulator.settings(handler=demo.url.replace("127.0.0.1", "LocalHost") + "/")
    portal.open().click("open-application")
    frame = widget.frame("slider-holder")
    assert frame.evaluate("location.host").startswith("localhost:")
    assert frame.evaluate("soon(ready)") is None
    portal.page.wait_for_selector("#protocol li[data-command=getInitData][data-verdict=refused]", state="attached")


def test_what_a_widget_in_the_card_may_ask_for(portal: PortalPage, widget: StubWidget) -> None:
    frame = widget.call()
    assert frame.evaluate("soon(ask((done) => BX24.setTitle('Mine', done)))") is None
    expect(portal.page.locator("#card-tab")).to_have_text("Placard")
    assert frame.evaluate("ask((done) => BX24.scrollParentWindow(0, done))") == {"scroll": 0}
    assert "setScroll" in portal.commands() and "scrollParentWindow" not in portal.commands()
    assert frame.evaluate("soon(post(`scrollParentWindow:{\"scroll\":0}:cb:${sid}`))") is None
    unanswered = ["selectUser", "selectAccess", "selectCRM", "imCallTo", "imOpenMessenger", "imOpenHistory"]
    post = "command => soon(post(`${command}:{}:cb:${sid}`))"
    assert frame.evaluate(f"commands => Promise.all(commands.map({post}))", unanswered) == [None] * len(unanswered)
    assert frame.evaluate("ask((done) => BX24.placement.call('disableAutoClose', {}, done))") == []
    assert frame.evaluate("post(`disableAutoClose::cb:${sid}`)") == "[]"


def test_a_slider_of_the_applications_own_is_the_portals_to_size(portal: PortalPage, widget: StubWidget) -> None:
    frame = widget.call()
    frame.evaluate("""() => { window.closed = ask((done) => BX24.openApplication({ place: "call" }, done,
        { width: 500, title: "Theirs", leftBoundary: 3, label: { text: "New" } })) }""")
    expect(portal.page.locator("#slider-title")).to_have_text("Theirs")
    inner = widget.frame("slider-holder")
    assert inner.evaluate("ready") and dict(widget.posted[-1])["PLACEMENT"] == "DEFAULT"
    assert widget.options == {"place": "call"}
    assert inner.evaluate("sid") != frame.evaluate("sid")
    assert inner.evaluate("soon(ask((done) => BX24.resizeWindow(300, 900, done)))") is None
    assert inner.evaluate("ask((done) => BX24.setTitle('Ours', done))") == {"title": "Ours"}
    expect(portal.page.locator("#slider-title")).to_have_text("Ours")
    assert portal.page.evaluate("document.querySelector('#slider-holder iframe').style.height") == ""
    inner.evaluate("BX24.closeApplication()")
    expect(portal.page.locator("#slider")).to_be_hidden()


def test_the_applications_own_page_may_be_sized(portal: PortalPage, widget: StubWidget) -> None:
    portal.open().click("open-application")
    frame = widget.frame("slider-holder")
    assert frame.evaluate("ready")
    assert frame.evaluate("ask((done) => BX24.resizeWindow('100%', 900, done))") == {"width": 100, "height": 900}
    size = frame.evaluate("post(`resizeWindow:{\"width\":\"100%\",\"height\":700}:cb:${sid}`)")
    width = portal.page.evaluate("document.querySelector('#slider-holder').clientWidth")
    assert size == f'{{"width":{width},"height":700}}'


OPENED = [
    "/crm/deal/details/301/", "/crm/contact/details/0/?phone=%2B49", "/crm/lead/any/tail", "/crm/type/183/details/5/",
    "/marketplace/?x=1", "/company/personal/user/7/", "/workgroups/group/4/card/",
]
REFUSED = [
    "/crm/invoice/details/5/", "/company/", "/company/personal/user/x/", "/crm/deal", "//elsewhere.example/crm/deal/",
    "https://elsewhere.example/crm/deal/", "/stream/",
]


def test_paths_are_known_by_their_beginning(portal: PortalPage, widget: StubWidget) -> None:
    frame = widget.call()
    open_path = "path => { window.told = new Promise((done) => BX24.openPath(path, done)) }"
    for path in REFUSED:
        frame.evaluate(open_path, path)
        assert frame.evaluate("told") == {"result": "error", "errorCode": "PATH_NOT_AVAILABLE"}, path
    expect(portal.page.locator("#slider")).to_be_hidden()
    for path in OPENED:
        frame.evaluate(open_path, path)
        expect(portal.page.locator("#slider"), path).to_be_visible()
        source = portal.page.get_attribute("#slider-holder iframe", "src")
        assert source.startswith(portal.origin + path.partition("?")[0]), source
        assert "from=rest_placement" in source and "from_app=5" in source
        # Above the card.
        assert portal.page.evaluate("""() => {
            const { left, top } = document.querySelector("#slider").getBoundingClientRect();
            return document.elementFromPoint(left + 20, top + 20).closest("#slider") !== null;
        }"""), path
        portal.click("slider-close")
        assert frame.evaluate("told") == {"result": "close"}, path
        expect(portal.page.locator("#slider")).to_be_hidden()


def test_an_older_portal_does_not_open_other_types(portal: PortalPage, widget: StubWidget) -> None:
    portal.simulator.settings(opens_types="off")
    frame = widget.call()
    told = frame.evaluate("ask((done) => BX24.openPath('/crm/type/183/details/5/', done))")
    assert told == {"result": "error", "errorCode": "PATH_NOT_AVAILABLE"}


def test_a_token_that_is_not_renewed_is_an_alert_or_silence(portal: PortalPage, widget: StubWidget) -> None:
    dialogs: list[str] = []
    portal.page.on("dialog", lambda dialog: (dialogs.append(dialog.type), dialog.accept()))
    frame = widget.call()
    refresh = "ask((done) => BX24.refreshAuth(done))"
    before = frame.evaluate("BX24.getAuth().access_token")
    assert frame.evaluate(refresh)["access_token"] != before and dialogs == []
    portal.choose("refresh-auth", "ended")
    portal.page.wait_for_function("() => portal.settings.refresh_auth === 'ended'")
    assert frame.evaluate(f"soon({refresh})") is None and dialogs == []
    portal.choose("refresh-auth", "refused")
    portal.page.wait_for_function("() => portal.settings.refresh_auth === 'refused'")
    assert frame.evaluate(f"soon({refresh})") is None and dialogs == ["alert"]


def test_what_the_application_stores(portal: PortalPage, widget: StubWidget) -> None:
    initial = "post(`getInitData:cb:${sid}`)"
    frame = widget.call(user="1")
    data = frame.evaluate(initial)
    assert '"USER_OPTIONS":[]' in data and '"APP_OPTIONS":[]' in data and '"FIRST_RUN":true' in data
    stored = frame.evaluate("ask((done) => BX24.userOption.set('a', 'b', done))")
    assert stored == {"name": "a", "value": "b"}
    assert frame.evaluate("ask((done) => BX24.appOption.set('c', 'd', done))") == {"c": "d"}
    assert frame.evaluate("ask((done) => BX24.install(() => done('first')))") == "first"
    portal.until(lambda: "setInstall" in portal.commands(), "the end of the first run")
    portal.click("close-card")
    portal.choose("user", "7")
    frame = widget.start()
    data = frame.evaluate(initial)
    assert '"USER_OPTIONS":[]' in data and '"APP_OPTIONS":{"c":"d"}' in data and '"FIRST_RUN":true' in data
    assert frame.evaluate("soon(ask((done) => BX24.appOption.set('c', 'e', done)))") is None, "no administrator"
    portal.click("close-card")
    portal.choose("user", "1")
    assert '"USER_OPTIONS":{"a":"b"}' in widget.start().evaluate(initial)
    assert '"FIRST_RUN":false' in portal.frame.evaluate(initial)


def test_the_interface_repeats_the_events_for_every_card(portal: PortalPage, widget: StubWidget) -> None:
    frame = widget.call()
    interface = "ask((done) => BX24.placement.getInterface(done))"
    commands = ["getStatus", "disableAutoClose", "enableAutoClose"]
    assert frame.evaluate(interface) == {"command": commands, "event": EVENTS}
    portal.click("close-card")
    assert widget.start().evaluate(interface) == {"command": commands, "event": EVENTS * 2}


def test_nothing_is_called_while_a_card_is_open(portal: PortalPage, widget: StubWidget) -> None:
    frame = widget.call()
    before = frame.evaluate(STATUS)["CALL_ID"]
    frame.evaluate("BX24.im.phoneTo('+12025550199')")
    portal.page.wait_for_selector("#protocol li[data-command=imPhoneTo]", state="attached")
    assert frame.evaluate(STATUS)["CALL_ID"] == before
    portal.click("close-card")
    portal.click("open-application")
    own = widget.frame("slider-holder")
    own.evaluate("ready.then(() => BX24.im.phoneTo('+12025550199'))")
    expect(portal.page.locator("#client-number")).to_have_text("+12025550199")
    assert portal.page.evaluate("portal.call.CALL_DIRECTION") == "outgoing"


# ---- Calls

@pytest.mark.parametrize("telephony", ["built_in", "rest"])
def test_the_state_is_that_of_the_telephony(portal: PortalPage, widget: StubWidget, telephony: str) -> None:
    portal.simulator.settings(telephony=telephony)
    frame = widget.call()
    frame.evaluate(LISTEN)
    pattern = r"externalCall\.[0-9a-f]{32}\.\d{10}" if telephony == "rest" else r"[0-9a-f]{32}"
    assert re.fullmatch(pattern, widget.options["CALL_ID"])
    assert widget.options["CALL_STATE"] == ("connected" if telephony == "rest" else "idle")
    portal.click("answer")
    expect(portal.page.locator("#call-state")).to_have_text("Talking")
    told = [] if telephony == "rest" else [[EVENTS[2], "connecting"], [EVENTS[2], "connected"]]
    assert frame.evaluate("heard") == told
    assert frame.evaluate(STATUS)["CALL_STATE"] == "connected"
    # A card that nobody holds is gone with the call.
    portal.click("hang-up")
    expect(portal.page.locator("#call-card")).to_be_hidden()
    assert frame.is_detached() and portal.page.evaluate("portal.events('CallCard::BeforeClose')") == []


def test_what_a_background_worker_sets_is_no_event(portal: PortalPage, widget: StubWidget) -> None:
    frame = widget.call()
    frame.evaluate(LISTEN)
    portal.choose("quiet-state", "connecting")
    portal.click("set-state")
    assert frame.evaluate(STATUS)["CALL_STATE"] == "connecting" and frame.evaluate("heard") == []


@pytest.mark.parametrize("arguments", ["first", "all"])
def test_an_event_has_its_first_argument(portal: PortalPage, widget: StubWidget, arguments: str) -> None:
    portal.simulator.settings(event_arguments=arguments)
    frame = widget.call("outgoing-contact")
    frame.evaluate(LISTEN)
    portal.advance("idle", "connecting")
    portal.fail("486")
    code = [{"failedCode": "486"}] if arguments == "all" else []
    portal.until(lambda: frame.evaluate("heard.at(-1)") == [EVENTS[2], "idle", *code], "the end")
    expect(portal.page.locator("#call-card")).to_be_visible()


def test_nothing_follows_the_opening_and_an_item_is_told(portal: PortalPage, widget: StubWidget) -> None:
    frame = widget.call("incoming-unknown")
    frame.evaluate(LISTEN)
    frame.evaluate("soon(new Promise(() => {}))")
    assert frame.evaluate("heard") == [] and portal.page.evaluate("portal.events('CallCard::EntityChanged')") == []
    portal.click("create-item")
    portal.until(lambda: frame.evaluate("heard").__len__() == 1, "the new item")
    entity = {"PHONE_NUMBER": "+12025550142", "CRM_ENTITY_TYPE": "CONTACT", "CRM_ENTITY_ID": 101}
    assert frame.evaluate("heard") == [[EVENTS[0], entity]]


def hold(frame: Frame, command: str = "disableAutoClose") -> None:
    assert frame.evaluate(f"ask((done) => BX24.placement.call('{command}', {{}}, done))") == []


@pytest.mark.parametrize("telephony", ["built_in", "rest"])
def test_a_held_card_outlives_its_call(portal: PortalPage, widget: StubWidget, telephony: str) -> None:
    portal.simulator.settings(telephony=telephony)
    frame = widget.call()
    frame.evaluate(LISTEN)
    portal.click("answer")
    expect(portal.page.locator("#call-state")).to_have_text("Talking")
    expect(portal.page.locator("#fold")).to_be_enabled()
    hold(frame)
    expect(portal.page.locator("#fold")).to_be_disabled()
    portal.click("hang-up")
    portal.until(lambda: frame.evaluate("heard.at(-1)?.[0]") == EVENTS[1], "the end")
    assert frame.evaluate("heard.slice(-2)") == [[EVENTS[2], "idle"], [EVENTS[1], []]]
    expect(portal.page.locator("#fold")).to_be_disabled()
    # No further call gets a card.
    portal.click("start")
    expect(portal.page.locator("#panel-message")).to_contain_text(
        "the portal opens none" if telephony == "rest" else "no further calls")
    assert not frame.is_detached()
    hold_again = "BX24.placement.call('enableAutoClose', {}, () => {})"
    frame.evaluate(hold_again)
    expect(portal.page.locator("#call-card")).to_be_hidden()
    assert frame.is_detached()
    assert len(portal.page.evaluate("portal.events('CallCard::BeforeClose')")) == 2
    widget.start()


def test_a_hold_that_was_taken_back_during_the_call_holds_nothing(portal: PortalPage, widget: StubWidget) -> None:
    frame = widget.call()
    hold(frame)
    hold(frame, "enableAutoClose")
    expect(portal.page.locator("#call-card")).to_be_visible()
    portal.click("hang-up")
    expect(portal.page.locator("#call-card")).to_be_hidden()


def test_a_held_card_goes_65_seconds_after_it_was_held_last(portal: PortalPage, widget: StubWidget) -> None:
    portal.page.clock.install()
    frame = widget.call()
    hold(frame)
    portal.click("hang-up")
    portal.page.clock.run_for(60_000)
    hold(frame)
    portal.page.clock.run_for(60_000)
    expect(portal.page.locator("#call-card")).to_be_visible()
    portal.page.clock.run_for(5_000)
    expect(portal.page.locator("#call-card")).to_be_hidden()
    assert len(portal.page.evaluate("portal.events('CallCard::BeforeClose')")) == 2


@pytest.mark.parametrize("telephony", ["built_in", "rest"])
def test_a_campaign_has_no_call_before_it_is_dialled(portal: PortalPage, widget: StubWidget, telephony: str) -> None:
    portal.simulator.settings(telephony=telephony)
    page = portal.open(scenario="campaign").page
    portal.click("start")
    page.wait_for_selector("#call-card[data-state=idle]")
    expect(page.locator("#profile-tab")).to_have_attribute("aria-selected", "true")
    assert widget.posted == [], "the tab loads when it is chosen"
    portal.click("card-tab")
    frame = widget.frame()
    assert frame.evaluate("ready")
    frame.evaluate(LISTEN)
    options = widget.options
    assert options["CALL_ID"] == options["LINE_NUMBER"] == options["LINE_NAME"] == ""
    assert options["CALL_LIST_MODE"] == "true" and options["CALL_STATE"] == "idle"
    before = frame.evaluate(STATUS)
    portal.click("answer")
    expect(page.locator("#call-state")).to_have_text("Calling")
    dialled = frame.evaluate(STATUS)
    assert dialled["CALL_ID"].startswith("externalCall.") == (telephony == "rest") and dialled["LINE_NUMBER"]
    for key in ("PHONE_NUMBER", "CRM_ENTITY_TYPE", "CRM_ENTITY_ID", "CRM_BINDINGS"):
        assert dialled[key] == before[key]
    assert frame.evaluate("heard") == ([] if telephony == "rest" else [[EVENTS[2], "connecting"]])
    portal.click("answer")
    portal.click("hang-up")
    expect(page.locator("#call-card")).to_be_visible()
    portal.click("next-client")
    following = frame.evaluate(STATUS)
    assert following["CALL_ID"] == dialled["CALL_ID"] and following["CALL_STATE"] == "idle"
    assert following["PHONE_NUMBER"] != before["PHONE_NUMBER"]
    assert frame.evaluate("heard.at(-1)")[0] == EVENTS[0]


def talk(portal: PortalPage) -> None:
    """Dials where nobody has, and goes on until somebody is there."""
    state = portal.page.locator("#call-state")
    if portal.page.locator("#answer").inner_text() == "Call":
        portal.click("answer")
        expect(state).to_have_text("Calling")
    portal.click("answer")
    expect(state).to_have_text("Talking")


def written(portal: PortalPage, calls: int = 1) -> tuple[list[dict], list[int]]:
    """The calls that the telephony has written down, and the activities that there are of them."""
    portal.until(lambda: len(portal.simulator.read("state")["calls"]) >= calls, "the calls are written down")
    state = portal.simulator.read("state")
    assert len(state["calls"]) == calls
    return state["calls"], [one["id"] for one in state["activities"] if one["provider"] == "VOXIMPLANT_CALL"]


def test_a_call_that_ends_before_its_activity_is_known_has_one(portal: PortalPage, widget: StubWidget) -> None:
    portal.simulator.settings(call_activity="answered")
    widget.call("outgoing-contact")
    held = []

    def answer(route: Route) -> None:
        if "do=answer" in (route.request.post_data or ""):
            held.append((route, route.fetch()))
        else:
            route.continue_()

    portal.page.route("**/simulator/call", answer)
    talk(portal)
    portal.until(lambda: held, "the activity is made")
    portal.click("hang-up")
    expect(portal.page.locator("#call-card")).to_be_hidden()
    route, response = held[0]
    route.fulfill(response=response)
    calls, activities = written(portal)
    assert activities == [calls[0]["activity"]]


def test_the_next_client_has_the_activity_of_the_call_that_it_ends(portal: PortalPage, widget: StubWidget) -> None:
    frame = widget.call("campaign")
    talk(portal)
    portal.click("next-client")
    calls, activities = written(portal)
    assert activities == [calls[0]["activity"]]
    portal.until(lambda: frame.evaluate(STATUS).get("CRM_ACTIVITY_ID") == activities[0], "the former activity")


@pytest.mark.parametrize("begun", ["ringing", "talking"])
def test_a_card_that_is_closed_ends_its_call(portal: PortalPage, widget: StubWidget, begun: str) -> None:
    widget.call()
    call = portal.page.evaluate("portal.call.CALL_ID")
    if begun == "talking":
        talk(portal)
    portal.click("close-card")
    expect(portal.page.locator("#call-card")).to_be_hidden()
    calls, _ = written(portal)
    assert (calls[0]["call_id"], calls[0]["code"]) == (call, "200" if begun == "talking" else "304")


@pytest.mark.parametrize("button", ["hang-up", "close-card"])
def test_a_client_of_a_campaign_who_was_not_called_ends_no_call(
        portal: PortalPage, widget: StubWidget, button: str) -> None:
    widget.call("campaign")
    talk(portal)
    portal.click("next-client")
    written(portal)
    told = []
    portal.page.on("request", lambda request: told.append(request.url))
    portal.click(button)
    # Whatever the card asks about its call it asks at once, and before this.
    portal.page.evaluate("fetch('/simulator/settings')")
    portal.until(lambda: any(url.endswith("/simulator/settings") for url in told), "the later question")
    assert not [url for url in told if url.endswith("/simulator/call")]


def test_without_a_block_about_the_crm_there_is_no_tab(portal: PortalPage, widget: StubWidget) -> None:
    page = portal.open(scenario="incoming-no-block").page
    portal.click("start")
    page.wait_for_selector("#call-card[data-state=idle]")
    expect(page.locator("#card-tab")).to_be_hidden()
    assert widget.posted == []
    portal.click("create-item")
    expect(page.locator("#card-tab")).to_be_visible()
    assert widget.frame().evaluate("ready") and widget.options["CRM_ENTITY_TYPE"] == "CONTACT"


def test_the_iframe_is_that_of_a_portal(portal: PortalPage, widget: StubWidget) -> None:
    frame = widget.call()
    iframe = portal.page.locator("#card-frame-holder iframe")
    assert iframe.get_attribute("allow") == "geolocation *; microphone *; camera *; autoplay *;"
    assert iframe.get_attribute("sandbox") is None
    assert re.fullmatch(r"127\.0\.0\.1:\d+\|0\|[0-9a-f]{32}", iframe.get_attribute("name"))
    place = iframe.locator("..").evaluate("one => [getComputedStyle(one).position, getComputedStyle(one).overflow]")
    assert place == ["absolute", "visible"]
    # Changing tabs keeps it.
    frame.evaluate("window.isTheSame = true")
    portal.click("profile-tab")
    portal.click("card-tab")
    assert frame.evaluate("isTheSame") and len(widget.posted) == 1


# ---- Cards of CRM items

def test_a_tab_in_an_items_card(portal: PortalPage, widget: StubWidget, demo: Demo) -> None:
    portal.open()
    bind(portal, demo, PLACEMENT="CRM_DEAL_DETAIL_TAB", TITLE="Calls")
    frame = widget.call()
    frame.evaluate("BX24.openPath('/crm/deal/details/301/')")
    tab = portal.page.get_by_role("tab", name="Calls")
    expect(tab).to_be_visible()
    assert len(widget.posted) == 1, "the tab loads when it is first opened"
    tab.click()
    inner = widget.frame("slider-holder-2")
    assert inner.evaluate("ready")
    assert dict(widget.posted[-1])["PLACEMENT"] == "CRM_DEAL_DETAIL_TAB" and widget.options == {"ID": "301"}
    holder = portal.page.locator("#slider-holder-2")
    width = holder.evaluate("one => one.clientWidth")
    size = inner.evaluate("ask((done) => BX24.resizeWindow(300, 900, done))")
    assert size["height"] == 900 and size["width"] >= width - 20
    assert inner.evaluate("soon(ask((done) => BX24.setTitle('Mine', done)))") is None
    interface = inner.evaluate("ask((done) => BX24.placement.getInterface(done))")
    assert interface == {"command": ["resizeWindow", "reloadData"], "event": []}
    with portal.page.expect_request("**/crm/deal/details/301/**"):
        assert inner.evaluate("new Promise((done) => BX24.placement.call('reloadData', {}, done))") == []
    portal.page.get_by_role("tab", name="General").click()
    tab.click()
    assert len(widget.posted) == 2
