"""fast-bitrix24, the most used client of those that Bitrix24 has not made, talks to the simulator."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver
from fast_bitrix24 import BitrixAsync
from fast_bitrix24.server_response import ErrorInServerResponseException

from .simulated_portal import NAMES, WEBHOOK, SimulatedPortal


class OnThisMachine(AbstractResolver):
    def __init__(self, port: int) -> None:
        self.port = port

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET) -> list[Any]:
        assert host in NAMES, f"a client wants to go to {host}"
        return [{"hostname": host, "host": "127.0.0.1", "port": self.port, "family": socket.AF_INET, "proto": 0,
                 "flags": socket.AI_NUMERICHOST}]

    async def close(self) -> None:
        """Has nothing open."""


def ask(portal: SimulatedPortal, question: Callable[[BitrixAsync], Awaitable[Any]], *, webhook: str = f"1/{WEBHOOK}/",
        token_func: Callable[[], Awaitable[str]] | None = None) -> Any:
    """What a client gets that lives for one question."""

    async def run() -> Any:
        context = ssl.create_default_context(cafile=str(portal.certificate))
        connector = aiohttp.TCPConnector(resolver=OnThisMachine(portal.port), ssl=context)
        async with aiohttp.ClientSession(connector=connector, raise_for_status=True) as session:
            return await question(BitrixAsync(
                f"{portal.origin}/rest/{webhook}", token_func=token_func, verbose=False, client=session))

    # On a thread of its own: where browser tests ran before, a loop of theirs runs on this one.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, run()).result()


def test_all_items_are_read_in_pages(portal):
    deals = ask(portal, lambda bitrix: bitrix.get_all(
        "crm.item.list", {"entityTypeId": 2, "select": ["id", "title"], "filter": {"companyId": 15}}))
    assert sorted(deal["id"] for deal in deals) == list(range(401, 465))
    # The first page alone, the second in a batch.
    assert [entry["commands"] for entry in portal.read("journal")[-2:]] == [[], ["crm.item.list"]]


def test_activities_and_calls_are_lists_too(portal):
    bindings = [{"OWNER_TYPE_ID": 3, "OWNER_ID": 101}, {"OWNER_TYPE_ID": 2, "OWNER_ID": 301}]
    activities = ask(portal, lambda bitrix: bitrix.get_all("crm.activity.list", {"filter": {"BINDINGS": bindings}}))
    ids = [activity["ID"] for activity in activities]
    assert len(ids) == 2 * len(set(ids)) > 10
    calls = ask(portal, lambda bitrix: bitrix.get_all("voximplant.statistic.get"))
    assert {call["CALL_TYPE"] for call in calls} == {"1", "2", "3", "4", "5"}


def test_many_items_are_asked_for_at_once(portal):
    found = ask(portal, lambda bitrix: bitrix.get_by_ID(
        "crm.item.get", [101, 102, 119], ID_field_name="id", params={"entityTypeId": 3}))
    assert {int(id): one["item"]["lastName"] for id, one in found.items()} == {
        101: "Berger", 102: "Lindqvist", 119: "Lefèvre"}


def test_items_are_made_changed_and_removed(portal):
    made = ask(portal, lambda bitrix: bitrix.call("crm.item.add", [
        {"entityTypeId": 2, "fields": {"title": f"Deal {index}"}} for index in range(3)]))
    ids = [one["id"] for one in made]
    ask(portal, lambda bitrix: bitrix.call("crm.item.update", [
        {"entityTypeId": 2, "id": id, "fields": {"opportunity": 100}} for id in ids]))
    filter = {"entityTypeId": 2, "filter": {"@id": ids}}
    assert [deal["opportunity"] for deal in ask(portal, lambda b: b.get_all("crm.item.list", filter))] == [100] * 3
    ask(portal, lambda bitrix: bitrix.call("crm.item.delete", [{"entityTypeId": 2, "id": id} for id in ids]))
    assert ask(portal, lambda bitrix: bitrix.get_all("crm.item.list", filter)) == []


def test_commands_refer_to_earlier_ones(portal):
    answer = ask(portal, lambda bitrix: bitrix.call_batch({"halt": 0, "cmd": {
        "item": "crm.item.get?entityTypeId=3&id=101",
        "company": "crm.item.get?entityTypeId=4&id=$result[item][item][companyId]"}}))
    assert answer["company"]["item"]["title"] == "Nordlicht Windkraft GmbH"


def test_an_error_in_a_batch_is_raised(portal):
    with pytest.raises(ErrorInServerResponseException, match="NOT_FOUND"):
        ask(portal, lambda bitrix: bitrix.call("crm.item.get", [{"entityTypeId": 3, "id": 999999}]))


def test_a_refused_token_is_fetched_again(portal):
    tokens = [portal.session()["AUTH_ID"] for _ in range(2)]
    portal.expire(tokens[0])
    left = list(tokens)

    async def next_token() -> str:
        return left.pop(0)

    answer = ask(portal, lambda bitrix: bitrix.call("profile", {}, raw=True), webhook="", token_func=next_token)
    assert answer["result"]["ADMIN"] is True and left == []


def test_a_wrong_webhook_is_forbidden(portal):
    with pytest.raises(aiohttp.ClientResponseError) as refusal:
        ask(portal, lambda bitrix: bitrix.get_all("crm.item.list", {"entityTypeId": 2}), webhook="1/none/")
    assert refusal.value.status == 403


def test_an_uncounted_list_has_no_total(portal):
    answer = ask(portal, lambda bitrix: bitrix.call(
        "crm.item.list", {"entityTypeId": 2, "start": -1, "order": {"ID": "DESC"}, "filter": {">ID": 440}}, raw=True))
    assert [deal["id"] for deal in answer["result"]["items"]] == list(range(464, 440, -1))
    assert "total" not in answer and "next" not in answer
