"""Bitrix24's own SDK for Python, unchanged, talks to the simulator."""

from __future__ import annotations

import datetime

import pytest
import requests
from b24pysdk import BitrixApp, BitrixToken, BitrixWebhook
from b24pysdk import errors
from b24pysdk.credentials import OAuthEventData, OAuthPlacementData
from b24pysdk.errors import oauth as oauth_errors

from support import placard
from support.customer import CLIENT_ID, CLIENT_SECRET
from .simulated_portal import RENAMED, WEBHOOK, EventHandler, SimulatedPortal

APP = BitrixApp(client_id=CLIENT_ID, client_secret=CLIENT_SECRET)
CONTACT, DEAL = 3, 2


def signed_in(portal: SimulatedPortal, user: int = 1, **more: str) -> BitrixToken:
    """The token that the portal posts into a frame."""
    data = OAuthPlacementData.from_dict(portal.session(user, **more))
    return BitrixToken.from_oauth_placement_data(data, APP)


# ---- Tokens


def test_the_token_of_a_frame_says_who_it_is(portal):
    client = signed_in(portal, 7).get_client()
    profile = client.profile().value
    assert (profile.bitrix_id, profile.admin, profile.name, profile.last_name) == (7, False, "Jonas", "Keller")
    assert client.user.current().result["WORK_POSITION"] == "Operator"


def test_the_authorization_server_knows_the_token(portal):
    session = portal.session(7)
    data = OAuthPlacementData.from_dict(session)
    info = signed_in(portal, 7).get_app_info().result
    assert data.validate_against_app_info(info)
    assert (info.client_id, info.user_id) == (CLIENT_ID, 7)
    assert info.scope == info.install.scope == ["placement", "telephony", "crm", "user_brief"]
    assert info.install.installed and info.install.client_endpoint == f"{portal.origin}/rest/"
    assert datetime.timedelta(minutes=59) < info.expires - datetime.datetime.now(datetime.timezone.utc)


def test_an_expired_token_is_renewed_on_the_way(portal):
    token = signed_in(portal)
    old, refresh = token.auth_token, token.refresh_token
    portal.expire(old)
    assert token.get_client().profile().value.bitrix_id == 1
    assert token.auth_token != old and token.refresh_token != refresh and token.expires_in == 3600
    assert [entry["method"] for entry in portal.read("journal")][-3:] == ["profile", "oauth/token", "profile"]


def test_a_refresh_token_works_once(portal):
    token = signed_in(portal)
    renewed = token.refresh_oauth_token()
    assert renewed.user_id == 1 and renewed.member_id == portal.session()["member_id"]
    assert renewed.validate_against_app_info(token.get_app_info().result)
    with pytest.raises(oauth_errors.BitrixOAuthInvalidGrant):
        token.refresh_oauth_token()


def test_another_application_renews_nothing(portal):
    token = signed_in(portal)
    token.bitrix_app = BitrixApp(client_id=CLIENT_ID, client_secret="another")
    with pytest.raises(oauth_errors.BitrixOAuthInvalidClient):
        token.refresh_oauth_token()


def test_a_renamed_portal_is_found(portal):
    token = signed_in(portal)
    portal.settings(address="second")
    assert token.get_client().profile().value.bitrix_id == 1
    assert token.domain == RENAMED


# ---- Batches


def test_commands_refer_to_earlier_ones(portal):
    answer = signed_in(portal).call_batch({
        "item": ("crm.item.get", {"entityTypeId": CONTACT, "id": 101}),
        "deals": ("crm.item.list", {"entityTypeId": DEAL, "filter": {"contactId": "$result[item][item][id]"}}),
        "person": ("user.get", {"FILTER": {"ID": "$result[item][item][assignedById]"}}),
        "wrong": ("crm.item.get", {"entityTypeId": CONTACT}),
    })["result"]
    assert [deal["id"] for deal in answer["result"]["deals"]["items"]] == [301]
    assert [person["ID"] for person in answer["result"]["person"]] == ["7"]
    assert answer["result_total"] == {"deals": 1, "person": 1}
    assert answer["result_error"]["wrong"]["error"] == "100"


def test_only_what_is_beyond_fifty_commands_fails(portal):
    commands = {f"c{index}": "profile" for index in range(51)}
    answer = signed_in(portal).call_method("batch", {"cmd": commands, "halt": 0})["result"]
    assert len(answer["result"]) == 50
    assert {name: error["error"] for name, error in answer["result_error"].items()} == {
        "c50": "ERROR_BATCH_LENGTH_EXCEEDED"}


def test_batches_of_any_length_are_split(portal):
    answer = signed_in(portal).call_batches([("profile", {})] * 120)["result"]
    assert len(answer["result"]) == 120 and not answer["result_error"]


# ---- Lists


def test_all_pages_of_a_list_are_read(portal):
    items = signed_in(portal).get_client().crm.item
    deals = items.list(entity_type_id=DEAL, filter={"companyId": 15}, order={"id": "ASC"}).as_list().result
    assert [deal["id"] for deal in deals] == list(range(401, 465))


@pytest.mark.parametrize("descending", [False, True])
def test_a_list_is_read_fast_without_being_counted(portal, descending):
    items = signed_in(portal).get_client().crm.item
    found = items.list(entity_type_id=DEAL, select=["id"], filter={"companyId": 15}).as_list_fast(descending=descending)
    ids = [deal["id"] for deal in found.result]
    assert ids == sorted(range(401, 465), reverse=descending)


def test_calls_are_read_in_pages(portal):
    client = signed_in(portal).get_client()
    every = client.voximplant.statistic.get().as_list().result
    assert [int(call["ID"]) for call in every] == list(range(1, len(every) + 1))
    assert {call["CALL_TYPE"] for call in every} == {"1", "2", "3", "4", "5"}
    berger = client.voximplant.statistic.get(filter={"PHONE_NUMBER": ["+493023125101", "493023125101"]}).result
    spellings = {call["PHONE_NUMBER"] for call in berger}
    assert spellings == {"+493023125101", "493023125101"}
    for spelling in spellings:
        found = client.voximplant.statistic.get(filter={"PHONE_NUMBER": spelling}).result
        assert {call["PHONE_NUMBER"] for call in found} == {spelling} and len(found) < len(berger)


# ---- Items and activities


def test_an_item_lives_and_ends(portal):
    items = signed_in(portal, 7).get_client().crm.item
    phone = {"typeId": "PHONE", "valueType": "WORK", "value": "+12025550199"}
    item = items.add(entity_type_id=CONTACT, fields={"name": "Ada", "lastName": "Quill", "fm": [phone]}).result["item"]
    assert item["assignedById"] == 7 and item["hasPhone"] == "Y"
    changed = {str(item["fm"][0]["id"]): phone | {"value": "+12025550198"}, "n0": phone | {"valueType": "MOBILE"}}
    items.update(bitrix_id=item["id"], entity_type_id=CONTACT, fields={"post": "Head of trials", "fm": changed}).result
    read = items.get(bitrix_id=item["id"], entity_type_id=CONTACT).result["item"]
    assert read["post"] == "Head of trials" and read["name"] == "Ada"
    assert [one["value"] for one in read["fm"]] == ["+12025550198", "+12025550199"]
    assert items.delete(bitrix_id=item["id"], entity_type_id=CONTACT).result == []
    with pytest.raises(errors.BitrixAPINotFound) as refusal:
        items.get(bitrix_id=item["id"], entity_type_id=CONTACT).result
    assert refusal.value.error == "NOT_FOUND"


def test_the_fields_of_a_type_are_described(portal):
    fields = signed_in(portal).get_client().crm.item.fields(entity_type_id=DEAL).result["fields"]
    assert fields["stageId"]["type"] == "crm_status" and fields["id"]["isReadOnly"] is True
    assert fields["assignedById"]["upperName"] == "ASSIGNED_BY_ID" and "fm" not in fields


def test_an_activity_comes_once_for_each_binding(portal):
    token = signed_in(portal)
    client = token.get_client()
    # The method's own wrapper passes a date that it cannot write as JSON.
    token.call_method("crm.activity.todo.add", {
        "ownerTypeId": CONTACT, "ownerId": 101, "deadline": "2031-03-01T10:00:00+02:00", "title": "Call Ada"})

    def ids(bindings):
        found = client.crm.activity.list(filter={"BINDINGS": bindings, "COMPLETED": "N"}, order={"DEADLINE": "ASC"})
        return [(row["ID"], row["DEADLINE"][:4]) for row in found.as_list().result]

    contact, deal = {"OWNER_TYPE_ID": CONTACT, "OWNER_ID": 101}, {"OWNER_TYPE_ID": DEAL, "OWNER_ID": 301}
    one, two = ids([contact]), ids([contact, deal])
    # The new to-do belongs to the contact alone; the last one has no deadline.
    assert [year for _, year in one][-2:] == ["2031", "9999"]
    assert len(two) == 2 * len(one) - 1 and set(two) == set(one)


def test_a_call_gets_links_blocks_and_a_to_do(portal):
    token = signed_in(portal, 7)
    activities = token.get_client().crm.activity
    filter = {"BINDINGS": [{"OWNER_TYPE_ID": CONTACT, "OWNER_ID": 101}], "PROVIDER_ID": "VOXIMPLANT_CALL"}
    call = int(activities.list(filter=filter).result[0]["ID"])
    link = {"activity_id": call, "entity_type_id": DEAL, "entity_id": 302}
    assert activities.binding.add(**link).result is True
    with pytest.raises(errors.BitrixAPIBadRequest) as refusal:
        activities.binding.add(**link).result
    assert refusal.value.error == "ACTIVITY_IS_ALREADY_BOUND"
    assert {"entityTypeId": DEAL, "entityId": 302} in activities.binding.list(activity_id=call).result
    target = {"entity_type_id": DEAL, "entity_id": 302, "activity_id": call}
    blocks = {"outcome": {"type": "withTitle", "properties": {
        "title": "Outcome", "inline": True, "block": {"type": "text", "properties": {"value": "Reached"}}}}}
    for _ in range(2):
        assert activities.layout.blocks.set(layout={"blocks": blocks}, **target).result == {"success": True}
    assert activities.layout.blocks.get(**target).result == {"layout": {"blocks": blocks}}
    assert activities.layout.blocks.delete(**target).result == {"success": True}
    assert activities.binding.delete(**link).result is True
    added = token.call_method("crm.activity.todo.add", {
        "ownerTypeId": CONTACT, "ownerId": 101, "deadline": "2031-03-01T10:00:00+02:00", "parentActivityId": call,
        "pingOffsets": [0, 15], "colorId": "2"})["result"]["id"]
    assert activities.update(bitrix_id=added, fields={"COMPLETED": "Y"}).result is True
    assert activities.get(bitrix_id=added).result["COMPLETED"] == "Y"
    kept = next(one for one in portal.read("state")["activities"] if one["id"] == added)
    assert (kept["parent"], kept["ping_offsets"], kept["completed"]) == (call, [0, 15], True)


def test_a_transcript_is_there_or_not(portal):
    client = signed_in(portal, 7).get_client()
    calls = client.crm.activity.list(filter={"PROVIDER_ID": "VOXIMPLANT_CALL"}).as_list().result
    texts = [client.crm.activity.call.get_transcript(activity_id=int(call["ID"])).result for call in calls[:6]]
    assert None in texts and any(text and text["transcription"] for text in texts)
    assert client.crm.settings.mode.get().result == 1
    portal.settings(call_ai="off", crm_mode="simple")
    with pytest.raises(errors.BitrixAPIAccessDenied) as refusal:
        client.crm.activity.call.get_transcript(activity_id=int(calls[0]["ID"])).result
    assert refusal.value.status_code == 403 and client.crm.settings.mode.get().result == 2


def test_who_has_a_number_is_found(portal):
    client = signed_in(portal, 7).get_client()
    found = client.crm.duplicate.findbycomm(type="PHONE", values=["+442079460177"]).value
    assert found.contact_ids == [106, 107, 108] and not found.lead_ids
    crowded = client.crm.duplicate.findbycomm(type="PHONE", values=["+442079460188"]).result
    assert len(crowded["LEAD"]) == 20 and "CONTACT" not in crowded


# ---- Notes, comments and options


def test_a_note_is_saved_read_and_deleted(portal):
    client = signed_in(portal, 7).get_client()
    activity = int(client.crm.activity.list(
        filter={"BINDINGS": [{"OWNER_TYPE_ID": CONTACT, "OWNER_ID": 101}]}).result[0]["ID"])
    target = {"owner_type_id": CONTACT, "owner_id": 101, "item_type": 2, "item_id": activity}
    with pytest.raises(errors.BitrixAPINotFound):
        client.crm.timeline.note.get(**target).result
    assert client.crm.timeline.note.save(text="Über [b]alles[/b]\nund mehr", **target).result is True
    note = client.crm.timeline.note.get(**target).result
    assert (note["text"], note["createdById"], note["updatedById"]) == ("Über [b]alles[/b]\nund mehr", 7, 7)
    signed_in(portal).get_client().crm.timeline.note.save(text="Two", **target).result
    [kept] = portal.read("state")["notes"]
    assert (kept["item_id"], kept["text"], kept["created_by"], kept["updated_by"]) == (activity, "Two", 7, 1)
    assert client.crm.timeline.note.delete(**target).result is True
    assert portal.read("state")["notes"] == []


def test_comments_are_added_and_listed(portal):
    client = signed_in(portal, 7).get_client()
    fields = {"ENTITY_ID": 101, "ENTITY_TYPE": "contact", "COMMENT": "Hello"}
    added = client.crm.timeline.comment.add(fields=fields).result
    comments = client.crm.timeline.comment.list(
        filter={"ENTITY_ID": 101, "ENTITY_TYPE": "contact"}, order={"ID": "DESC"}).result
    assert [(one["ID"], one["COMMENT"], one["AUTHOR_ID"]) for one in comments] == [(str(added), "Hello", "7")]
    assert client.crm.timeline.comment.get(bitrix_id=added).result == comments[0]
    assert [one["text"] for one in portal.read("state")["comments"]] == ["Hello"]


def test_options_are_the_users_or_the_applications(portal):
    administrator, operator = signed_in(portal).get_client(), signed_in(portal, 7).get_client()
    assert operator.user.option.get().result == []
    assert operator.user.option.set({"draft": {"text": "x", "at": 5}}).result is True
    assert operator.user.option.get(option="draft").result == {"text": "x", "at": 5}
    assert administrator.user.option.get().result == []
    with pytest.raises(errors.BitrixAPIError) as refusal:
        operator.app.option.set({"outcomes": ["a"]}).result
    assert (refusal.value.status_code, refusal.value.error) == (400, "AccessException")
    assert administrator.app.option.set({"outcomes": ["a"]}).result is True
    assert operator.app.option.get("outcomes").result == ["a"] and operator.app.option.get("other").result is None
    state = portal.read("state")
    assert state["app_options"] == {"outcomes": ["a"]} and list(state["user_options"]) == ["user_7"]


def test_an_answer_is_lost_after_the_write(portal):
    client = signed_in(portal, 7).get_client()
    portal.settings(rest_lost="crm.timeline.comment.add")
    with pytest.raises(errors.BitrixSDKException):
        client.crm.timeline.comment.add(
            fields={"ENTITY_ID": 101, "ENTITY_TYPE": "contact", "COMMENT": "Hello"}).result
    # The SDK may try again by itself: each time it is written.
    added = [entry["status"] for entry in portal.read("journal") if entry["method"] == "crm.timeline.comment.add"]
    assert set(added) == {502} and len(portal.read("state")["comments"]) == len(added)


# ---- Placements and events


def test_a_placement_is_bound_listed_and_unbound(portal):
    client = signed_in(portal).get_client()
    handler = "https://app.example/card"
    assert client.placement.bind("CALL_CARD", handler, title="Card", options={"a": "b"}).result is True
    with pytest.raises(errors.BitrixAPIBadRequest) as refusal:
        client.placement.bind("CALL_CARD", handler).result
    assert (refusal.value.error, "Handler already binded" in refusal.value.error_description) == ("ERROR_CORE", True)
    bound = {one.handler: one for one in client.placement.get().values}
    assert bound[handler].title == "Card" and not bound[handler].options
    assert client.placement.unbind("CALL_CARD", handler=handler).result == {"count": 2}


@pytest.mark.parametrize("placement", ["PAGE_BACKGROUND_WORKER", "REST_APP_URI"])
def test_two_placements_take_one_handler(portal, placement):
    client = signed_in(portal).get_client()
    options = {"errorHandlerUrl": "https://app.example/error"}
    assert client.placement.bind(placement, "https://app.example/1", options=options).result is True
    with pytest.raises(errors.BitrixAPIError) as refusal:
        client.placement.bind(placement, "https://app.example/2", options=options).result
    assert (refusal.value.error, refusal.value.status_code) == ("ERROR_PLACEMENT_MAX_COUNT", 200)


def test_a_handler_needs_a_host_with_a_dot(portal):
    with pytest.raises(errors.BitrixAPIBadRequest) as refusal:
        signed_in(portal).get_client().placement.bind("CALL_CARD", "https://intranet/card").result
    assert refusal.value.error == "ERROR_WRONG_HANDLER_URL"


def test_events_arrive_as_the_sdk_reads_them(portal, handler: EventHandler):
    client = signed_in(portal).get_client()
    for event in ("ONAPPUPDATE", "ONAPPUNINSTALL"):
        assert client.event.bind(event, handler.url).result is True
    assert {one.event for one in client.event.get().values} == {"ONAPPUPDATE", "ONAPPUNINSTALL"}
    portal.settings(update_handlers="kept")
    portal.application("update")
    update = OAuthEventData.from_dict(handler.received[0])
    assert update.event == "ONAPPUPDATE" and update.data["VERSION"] == "2" and not update.is_system
    assert (update.auth.user_id, update.auth.portal_domain) == (1, portal.domain)
    assert update.auth.scope == ["placement", "telephony", "crm", "user_brief"]
    token = BitrixToken.from_oauth_event_data(update, APP)
    assert update.validate_against_app_info(token.get_app_info().result)
    assert token.get_client().profile().value.bitrix_id == 1
    portal.application("uninstall", clean="1")
    gone = OAuthEventData.from_dict(handler.received[1])
    assert gone.is_system and gone.data["CLEAN"] == "1" and gone.event_handler_id != update.event_handler_id
    assert gone.auth.application_token == update.auth.application_token


def test_the_end_of_a_call_arrives_as_the_sdk_reads_it(portal, handler: EventHandler):
    signed_in(portal).get_client().event.bind("ONVOXIMPLANTCALLEND", handler.url).result
    call = {"do": "end", "user": "7", "direction": "incoming", "number": "+493023125101", "items": "CONTACT_101"}
    for number, tokens in enumerate(("on", "off")):
        portal.settings(event_tokens=tokens)
        activity = portal.call(call_id=f"c{number}", duration="5", **call)["activity"]
        placard.until(lambda: len(handler.received) == number + 1, "the event", 10)
        event = OAuthEventData.from_dict(handler.received[-1])
        assert (event.event, event.data["CRM_ACTIVITY_ID"]) == ("ONVOXIMPLANTCALLEND", str(activity))
        assert event.is_system == (tokens == "off")
        assert "auth[refresh_token]" not in handler.received[-1]
    token = handler.received[0]["auth[access_token]"]
    answer = requests.post(f"{portal.origin}/rest/profile.json", data={"auth": token}, timeout=10).json()
    assert answer["result"]["ID"] == "7"


def test_a_script_is_told_of_its_installation(portal, handler: EventHandler):
    portal.application("forget")
    portal.settings(installer=handler.url)
    portal.application("script")
    install = OAuthEventData.from_dict(handler.received[0])
    assert install.event == "ONAPPINSTALL"
    assert BitrixToken.from_oauth_event_data(install, APP).get_client().profile().value.admin


def test_an_event_handler_is_unbound(portal):
    client = signed_in(portal).get_client()
    client.event.bind("ONCRMDEALADD", "https://app.example/event").result
    with pytest.raises(errors.BitrixAPIBadRequest, match="Handler already binded"):
        client.event.bind("onCrmDealAdd", "https://app.example/event").result
    assert client.event.unbind("ONCRMDEALADD", handler="https://app.example/event").result == {"count": 1}
    assert client.event.get().result == []


# ---- Errors


@pytest.mark.parametrize(("setting", "error"), [
    ("access_denied", errors.BitrixAPIAccessDenied), ("user_access_error", errors.BitrixAPIUserAccessError),
    ("not_installed", oauth_errors.BitrixOAuthNotInstalled), ("error_oauth", errors.BitrixAPIErrorOAuth),
    ("application_not_found", errors.BitrixAPIApplicationNotFound),
    ("method_confirm_waiting", errors.BitrixAPIMethodConfirmWaiting),
    ("portal_deleted", errors.BitrixAPIPortalDeleted),
])
def test_refusals_of_the_whole_are_told_apart(portal, setting, error):
    token = signed_in(portal)
    portal.settings(rest=setting)
    with pytest.raises(error):
        token.call_batch({"a": ("profile", {})})


def test_what_a_token_may_not_do_is_refused(portal):
    narrow = signed_in(portal, scope="telephony").get_client()
    with pytest.raises(errors.BitrixAPIInsufficientScope):
        narrow.crm.item.get(bitrix_id=101, entity_type_id=CONTACT).result
    with pytest.raises(errors.BitrixAPIAccessDenied):
        signed_in(portal, 7).get_client().placement.get().result
    with pytest.raises(errors.BitrixAPIInvalidArgValue):
        signed_in(portal).get_client().crm.item.list(entity_type_id=DEAL, filter={"nothing": 1}).result


def test_a_token_that_cannot_be_renewed_ends(portal):
    token = signed_in(portal)
    token.refresh_token = None
    portal.expire(token.auth_token)
    with pytest.raises(errors.BitrixAPIExpiredToken):
        token.get_client().profile().result


def test_too_much_time_in_one_method_is_said(portal):
    portal.settings(operating_limit="profile")
    with pytest.raises(errors.BitrixAPIOperationTimeLimit):
        signed_in(portal).get_client().profile().result


# ---- Webhooks


def test_a_webhook_may_do_what_needs_no_application(portal):
    client = BitrixWebhook(domain=portal.domain, webhook_token=f"7/{WEBHOOK}").get_client()
    assert client.profile().value.bitrix_id == 7
    assert client.server.time().result[:2] == "20"
    assert client.method.get("crm.item.update").result == {"isExisting": True, "isAvailable": True}
    assert client.method.get("crm.item.import").result == {"isExisting": False, "isAvailable": False}
    with pytest.raises(errors.BitrixAPIWrongAuthType):
        client.placement.bind("CALL_CARD", "https://app.example/").result


def test_a_wrong_webhook_is_forbidden(portal):
    with pytest.raises(errors.BitrixAPIInvalidCredentials) as refusal:
        BitrixWebhook(domain=portal.domain, webhook_token="7/none").get_client().profile().result
    assert refusal.value.status_code == 403
