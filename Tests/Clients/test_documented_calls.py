"""Calls as the documentation writes them down, sent by a plain client."""

from __future__ import annotations

import pytest
import requests

from .simulated_portal import OAUTH, WEBHOOK


def test_a_long_list_is_read_by_the_last_number(portal):
    """https://apidocs.bitrix24.com/settings/performance/huge-data.html: with a slash behind the method's name."""
    url = f"{portal.origin}/rest/1/{WEBHOOK}/crm.item.list/"
    last, seen = 0, []
    while True:
        answer = requests.post(url, timeout=10, data={
            "entityTypeId": 2, "order[id]": "ASC", "filter[>id]": last, "select[0]": "id", "select[1]": "title",
            "start": -1}).json()
        items = answer["result"]["items"]
        assert "total" not in answer and len(items) <= 50
        seen += [item["id"] for item in items]
        if len(items) < 50:
            break
        last = seen[-1]
    assert seen == sorted(set(seen)) and len(seen) > 80


def test_two_dates_are_joined_by_or(portal):
    """https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html"""
    url = f"{portal.origin}/rest/1/{WEBHOOK}/crm.item.list"
    every = requests.post(url, timeout=10, json={"entityTypeId": 2, "select": ["id", "createdTime"]}).json()
    days = sorted({item["createdTime"][:10] for item in every["result"]["items"]})[:2]
    clauses = {str(index): {">=createdTime": f"{day}T00:00:00+02:00", "<=createdTime": f"{day}T23:59:59+02:00"}
               for index, day in enumerate(days)}
    found = requests.post(url, timeout=10, json={
        "entityTypeId": 2, "filter": {"0": {"logic": "OR"} | clauses}}).json()["result"]["items"]
    assert {item["createdTime"][:10] for item in found} == set(days)


@pytest.mark.parametrize("path", ["app.info", "app.info/"])
def test_the_authorization_server_takes_a_slash(portal, path):
    token = portal.session(7)["AUTH_ID"]
    answer = requests.get(f"https://{OAUTH}/rest/{path}", params={"auth": token}, timeout=10)
    assert answer.status_code == 200 and answer.json()["result"]["install"]["installed"] is True


def test_a_batch_takes_a_list_of_commands(portal):
    """https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html"""
    answer = requests.post(f"{portal.origin}/rest/1/{WEBHOOK}/batch/", timeout=10, json={
        "halt": 1, "cmd": ["user.current", "user.get?ID=$result[0][ID]", "no.such", "profile"]}).json()["result"]
    assert [one["ID"] for one in answer["result"][1]] == ["1"] and len(answer["result"]) == 2
    assert answer["result_error"]["2"]["error"] == "ERROR_METHOD_NOT_FOUND"
