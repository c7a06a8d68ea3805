"""The registry under running programs: restarts, several of them, kills, and disks that fail."""

from __future__ import annotations

import base64
import hashlib
import os
import resource
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from support import fastcgi, placard
from support.answer import Answer
from support.forms import get
from support.scripted_portal import Question, ScriptedPortal
from . import registry
from .installation import Portal, World, ancestors, assert_no_secrets_in, new_secret
from .test_portals import without_override

WITHIN_A_SECOND = 1.0


def install(server: placard.Placard, *portals: Portal) -> None:
    for one in portals:
        assert server.ask(one.installing()).status == 200


def card(server: placard.Placard, portal: Portal) -> int:
    return server.ask(portal.card()).status


def await_card(server: placard.Placard, portal: Portal, status: int, seconds: float = WITHIN_A_SECOND) -> None:
    placard.until(lambda: card(server, portal) == status, f"status {status}", seconds)


# ---- Several programs, one after another and at once


def test_a_restart_keeps_the_portals(world: World) -> None:
    portal, gone, first = world.portal(), world.portal(), world.serve()
    install(first, portal, gone)
    assert first.ask(gone.leave()).status == 200
    assert first.terminate() == 0
    second = world.serve()
    assert (card(second, portal), card(second, gone)) == (200, 403)
    assert second.ask(portal.card(APPLICATION_TOKEN=new_secret(16))).status == 403


def test_what_one_program_stores_another_sees_within_a_second(world: World) -> None:
    portal, first, second = world.portal(), world.serve(), world.serve()
    assert card(second, portal) == 403
    install(first, portal)
    await_card(second, portal, 200)
    old, portal.application_token = portal.application_token, new_secret(16)
    assert second.ask(portal.event("ONAPPUPDATE")).status == 200
    await_card(first, portal, 200)
    assert first.ask(portal.card(APPLICATION_TOKEN=old)).status == 403
    assert first.ask(portal.leave()).status == 200
    await_card(second, portal, 403)
    install(second, portal)
    await_card(first, portal, 200)


def test_a_removal_by_command_is_seen_within_a_second(world: World) -> None:
    portal, other, server = world.portal(), world.portal(), world.serve()
    install(server, portal, other)
    assert world.command("remove", portal.member)[0] == 0
    await_card(server, portal, 403)
    assert card(server, other) == 200
    install(server, portal)
    assert card(server, portal) == 200


def test_two_programs_install_at_once(world: World) -> None:
    servers, portals = [world.serve(), world.serve()], [world.portal() for _ in range(8)]
    connections = []
    for portal in portals:
        for server in servers:
            connections.append(fastcgi.Connection(server.address))
            request = portal.installing()
            connections[-1].send(fastcgi.request(request.params, request.body))
    answers = [Answer.parse(connection.read_to_close().stdout) for connection in connections]
    assert [answer.status for answer in answers] == [200] * len(connections)
    assert world.members() == sorted(portal.member for portal in portals)
    for server in servers:
        for portal in portals:
            await_card(server, portal, 200)
    for portal in portals:
        assert len([one for one in portal.placements if one["placement"] == "CALL_CARD"]) == 1


# ---- Kills


class Late:
    """Answers as ever, a little later, so that an installation has moments in which to be killed."""

    def __init__(self, host: ScriptedPortal) -> None:
        self.host = host
        host.behave = self

    def __call__(self, asked: Question) -> None:
        time.sleep(0.015)
        self.host.properly(asked)


def is_answered(connection: fastcgi.Connection) -> bool:
    """Whether the program has said that the portal is there."""
    try:
        exchange = connection.read_to_close()
    except fastcgi.ProtocolError:
        return False
    return bool(exchange.ends) and b"Status: 200" in exchange.stdout


@pytest.mark.bound(120)
@pytest.mark.parametrize("is_new", [True, False], ids=["new-registry", "old-registry"])
def test_a_killed_program_has_stored_all_or_nothing(world: World, is_new: bool) -> None:
    """Fifty times each, at moments spread over an installation: while the registry itself is made, and later."""
    portal, turns = world.portal(), 50
    others = [] if is_new else [world.portal()]
    with world.killable() as server:
        install(server, *others)
    Late(world.authority)
    Late(portal)
    with world.killable() as server:
        started = time.monotonic()
        install(server, portal)
        usual = time.monotonic() - started
    stored = answered = 0
    for turn in range(turns):
        if is_new:
            for path in world.folder.glob("placard.sqlite*"):
                path.unlink()
        elif portal.member in world.members():
            assert world.command("remove", portal.member)[0] == 0
        portal.placements.clear()
        portal.events.clear()
        with world.killable() as server:
            request = portal.installing()
            with fastcgi.Connection(server.address) as connection:
                connection.send(fastcgi.request(request.params, request.body))
                time.sleep(usual * 1.5 * turn / turns)
                server.process.kill()
                server.process.wait(5)
                was_answered = is_answered(connection)
        code, output, error = world.command("list")
        assert code == 0, error
        members = world.members()
        is_stored = portal.member in members
        assert [one.member for one in others] == [one for one in members if one != portal.member]
        assert (portal.member in output) == is_stored
        addresses = [row[1] for row in world.rows()["address"] if row[2] == portal.member]
        assert addresses == ([portal.origin] if is_stored else [])
        assert is_stored or not was_answered
        with world.killable() as server:  # what is there is what is served
            assert card(server, portal) == (200 if is_stored else 403)
            assert [card(server, one) for one in others] == [200] * len(others)
            if not is_stored and turn % 10 == 0:
                install(server, portal)
        stored += is_stored
        answered += was_answered
    assert 5 < stored < turns - 5, f"{stored} of {turns} stored: not killed in the middle"
    assert answered < turns - 5


# ---- Disks that fail


def assert_not_installed(world: World, server: placard.Placard, known: Portal, new: Portal, error: str) -> None:
    """Installing fails with a clear page and a line that names the cause; the known portal's cards are still there."""
    for request in (new.installing(), new.event("ONAPPINSTALL")):
        answer = server.ask(request)
        assert answer.status == 500
        assert_no_secrets_in(answer)
        if request.path == "/install":
            assert ancestors(answer) == "https: http:" and answer.page.all("script") == []
            assert "could not be installed" in answer.page.text
        line = server.line_of(request)
        assert (line["reason"], line.level) == ("not_stored", "error")
    causes = [line["error"] or "" for line in server.lines() if (line.level, line.message) == ("error", "registry")]
    assert len(causes) >= 2
    assert all(str(world.state.name) in cause and error in cause for cause in causes[-2:]), causes
    assert card(server, known) == 200
    assert card(server, new) == 403
    assert server.ask(known.card(APPLICATION_TOKEN=new_secret(16))).status == 403
    assert new.changes == [], "a portal that is not stored is not set up either"


def _unsignalled() -> None:
    """A write beyond the limit fails, as on a full disk, and does not end the program."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def test_a_full_disk(world: World) -> None:
    known, new = world.portal(), world.portal()
    server = world.serve(before=_unsignalled)
    install(server, known)
    rows = world.rows()
    _, hard = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (8192, hard))
    assert_not_installed(world, server, known, new, "no room")
    assert world.rows() == rows and world.members() == [known.member]
    code, output, _ = world.command("list")
    assert code == 0 and new.member not in output
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (hard, hard))
    install(server, new)
    assert card(server, new) == 200


def test_a_registry_that_may_only_be_read(world: World) -> None:
    known, new, first = world.portal(), world.portal(), world.serve()
    install(first, known)
    rows = world.rows()
    assert first.terminate() == 0
    folder = world.folder / "ro"
    folder.mkdir()
    for path in world.folder.glob("placard.sqlite*"):
        path.rename(folder / path.name)
        (folder / path.name).chmod(0o440)
    folder.chmod(0o555)
    try:
        server = world.serve(before=without_override, PLACARD_STATE=str(folder / "placard.sqlite"))
        assert_not_installed(world, server, known, new, "Permission denied")
    finally:
        folder.chmod(0o755)
    for path in folder.glob("placard.sqlite*"):
        path.chmod(0o640)
        path.rename(world.folder / path.name)
    assert world.rows() == rows


def test_a_registry_that_another_process_has_locked(world: World) -> None:
    known, new, server = world.portal(), world.portal(), world.serve()
    install(server, known)
    rows = world.rows()
    database = sqlite3.connect(world.state, isolation_level=None, timeout=10)
    try:
        database.execute("BEGIN EXCLUSIVE")
        started = time.monotonic()
        assert_not_installed(world, server, known, new, "locked")
        assert time.monotonic() - started < 15
        database.execute("ROLLBACK")
    finally:
        database.close()
    assert world.rows() == rows
    install(server, new)
    assert card(server, new) == 200


def _replaced(path: Path) -> None:
    garbage = path.with_name("garbage")
    garbage.write_bytes(b"no database, " * 2000)
    os.replace(garbage, path)


def _overwritten(path: Path) -> None:
    with open(path, "r+b") as file:
        file.write(b"no database, " * 2000)


def _emptied(path: Path) -> None:
    for one in path.parent.glob("placard.sqlite*"):
        one.unlink()
    path.write_bytes(b"\0" * 8192)


@pytest.mark.parametrize("spoil", [_replaced, _overwritten, _emptied], ids=["replaced", "overwritten", "zeros"])
def test_a_registry_that_is_spoilt(world: World, spoil: Callable[[Path], None]) -> None:
    known, new, server = world.portal(), world.portal(), world.serve()
    install(server, known)
    spoil(world.state)
    spoilt = world.state.read_bytes()
    assert_not_installed(world, server, known, new, "damaged")
    # also after the program has looked for changes of others
    seen = time.monotonic() + 1.2
    while time.monotonic() < seen:
        assert card(server, known) == 200
    assert world.state.read_bytes() == spoilt
    assert server.ask(get("/health")).status == 200


def test_a_registry_that_is_gone_is_made_again(world: World) -> None:
    known, new, server = world.portal(), world.portal(), world.serve()
    install(server, known)
    for path in world.folder.glob("placard.sqlite*"):
        path.unlink()
    install(server, new)
    assert card(server, new) == 200
    assert new.member in registry.members(world.state)
    assert server.terminate() == 0
    assert card(world.serve(), new) == 200


def test_a_program_whose_registry_cannot_be_there_serves_the_named_portals(world: World) -> None:
    named, new = world.portal(), world.portal()
    server = world.serve(PLACARD_STATE=str(world.folder / "none" / "placard.sqlite"), PLACARD_PORTALS=named.domain)
    request = new.installing()
    answer = server.ask(request)
    assert answer.status == 500 and "could not be installed" in answer.page.text
    assert server.line_of(request)["reason"] == "not_stored"
    causes = [line["error"] or "" for line in server.lines() if line.message == "registry"]
    assert causes and "/none" in causes[-1] and "folder" in causes[-1]
    assert card(server, named) == 200


def test_the_registry_is_for_its_owner_and_group_only(world: World) -> None:
    portal, server = world.portal(), world.serve()
    install(server, portal)
    for path in world.folder.glob("placard.sqlite*"):
        assert path.stat().st_mode & 0o007 == 0, path.name


def test_no_token_is_anywhere_in_the_registry(world: World) -> None:
    """Neither as it is, nor in base64, nor hashed without a key. The fixture looks for those as they are everywhere."""
    portal, server = world.portal(), world.serve()
    access = portal.token()
    request = portal.installing(access)
    assert server.ask(request).status == 200
    update = portal.event("ONAPPUPDATE")
    assert server.ask(update).status == 200
    stored = b"".join(path.read_bytes() for path in world.folder.glob("placard.sqlite*"))
    assert portal.member.encode() in stored
    for secret in (access, portal.application_token):
        digest = hashlib.sha256(secret.encode())
        for trace in (secret.encode(), bytes.fromhex(secret), base64.b64encode(secret.encode())[:-4], digest.digest(),
                      digest.hexdigest().encode()):
            assert trace not in stored
