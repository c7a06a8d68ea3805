"""A run of forms whose answers are lost: how, and where each is sent again."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from support import customer, fastcgi
from support.answer import Answer
from support.forms import Request
from support.placard import Placard, run_cgi, until
from support.simulator import Simulator
from .actions import Outcome
from .test_calls import event, rows
from .writes import KINDS, Portal, Write

# How a portal's answer is lost; `gone` is Placard's own, to a page that is gone.
LOSSES = ("cut", "502", "silence", "late", "gone")
# Where a form is sent again that does not go to the same program.
ELSEWHERE = ("another host", "after a restart", "by CGI")
SAME = "the same host"
# What goes wrong with the second attempt: settings, whose empty values are the call that writes, and what is answered,
# where it is not what is answered otherwise, too.
TROUBLES: dict[str, tuple[dict[str, str], set[str]]] = {
    "nobody is reached": ({"rest_broken": "*", "rest_broken_as": "cut"}, {"unknown"}),
    "lost again": ({"rest_lost": "", "rest_lost_as": "cut"}, set()),
    "too many requests": ({"rest_broken": "*", "rest_broken_as": "503"}, {"busy"}),
}
# As the page waits: `pause` of attempts.js, and the time that an attempt takes.
AGES = {2: 4, 3: 11, 4: 24}
# Of an action: longer than one takes here, and not much longer.
DEADLINE = "2s"


@dataclass(frozen=True)
class Plan:
    """One attempt: what is written, how its answer is lost, and where it is sent again."""

    kind: str
    loss: str
    place: str
    # What goes wrong with the second attempt, too; empty for nothing.
    again: str
    # Whether it comes with a renewed token.
    has_new_token: bool

    def __str__(self) -> str:
        more = [self.again] * bool(self.again) + ["a new token"] * self.has_new_token
        return ", ".join([self.kind, self.loss, self.place, *more])


def plan(count: int, seed: int) -> list[Plan]:
    """So many: each kind in turn, the losses in turn, and each third sent again elsewhere."""
    dice = random.Random(seed)

    def dealt(values: Sequence[str]) -> list[str]:
        """Each as often as the others, as nearly as can be."""
        all_of_them = list(values) * (count // len(values) + 1)
        cards = all_of_them[:count]
        dice.shuffle(cards)
        return cards

    kinds = dealt(list(KINDS))
    losses = dealt(LOSSES)
    places = dealt([*ELSEWHERE, *[SAME] * (2 * len(ELSEWHERE))])
    again = dealt([*TROUBLES, *[""] * 6])
    return [Plan(kinds[at], losses[at], places[at], again[at], dice.random() < 0.25) for at in range(count)]


class Host:
    """A program with a store of its own, which can be started again."""

    def __init__(self, folder: Path, origin: str, token: str) -> None:
        folder.mkdir()
        self.folder = folder
        self.settings = customer.settings(
            origin, PLACARD_STATE=str(folder / "placard.sqlite"), PLACARD_APPLICATION_TOKEN=token,
            PLACARD_ACTION_TIMEOUT=DEADLINE)
        self.server = self._start()

    def _start(self) -> Placard:
        return Placard.start(folder=self.folder, **self.settings)

    def kill(self) -> None:
        self.server.process.kill()
        self.server.process.wait(10)

    def restart(self) -> None:
        if self.server.process.poll() is None:
            assert self.server.terminate() == 0, self.server.stderr[-2000:]
        self.server = self._start()

    def ask_by_cgi(self, request: Request) -> Answer:
        given = {name: value for name, value in self.settings.items() if value is not None}
        done = run_cgi(request, folder=self.folder, **given)
        assert done.returncode == 0, done.stderr
        return Answer.parse(done.stdout)

    def count(self, table: str) -> int:
        """Rows of its store, which a program makes when something is to be kept."""
        try:
            return len(rows(self.folder / "placard.sqlite", table))
        except sqlite3.OperationalError:
            return 0

    def finish(self) -> None:
        self.server.finish()


class Lost(Exception):
    """What must not be."""


class Run:
    """Attempts in a row at one portal, by two hosts."""

    def __init__(self, simulator: Simulator, folder: Path) -> None:
        self.simulator = simulator
        self.portal = Portal(simulator)
        token = self.portal.operator.session["APPLICATION_TOKEN"]
        self.first, self.other = (Host(folder / name, simulator.origin, token) for name in ("first", "other"))
        self.answers: Counter[str] = Counter()
        self.last: Counter[str] | None = None

    def finish(self) -> None:
        for host in (self.first, self.other):
            host.finish()

    def attempt(self, plan: Plan) -> None:
        """Loses an answer, and sends the form again until it is known what became of it.

        - Throws: where something is written twice or not at all, or an answer is not one that it may be.
        """
        self.nothing_came_since()
        write = KINDS[plan.kind](self.portal)
        before = self.portal.records()
        wanted = before + Counter(write.comes) - Counter(write.goes)
        self.lose(plan, write, before, wanted)
        host = self.other if plan.place == "another host" else self.first
        renewed = {}
        if plan.has_new_token:
            renewed["AUTH_ID"] = self.simulator.session(user=write.user)["AUTH_ID"]
        number = 2
        result = "later" if write.waits else "kept" if plan.kind == "note_of_nobody" else "done"
        if plan.again:
            changes, allowed = TROUBLES[plan.again]
            self.simulator.settings(**{key: value or write.method for key, value in changes.items()})
            if not allowed:
                allowed = {result, "unknown"}
            elif plan.loss == "gone":
                # The first attempt may be running yet, and the second is told what comes of that one.
                allowed = allowed | {result}
            self.expect(allowed, self.send(host, plan, write, number, renewed), plan.again)
            self.simulator.settings(rest_lost="", rest_broken="")
            number += 1
        answer = self.send(host, plan, write, number, renewed)
        if plan.loss == "late" and answer == "unknown":
            self.await_written(before)
            number += 1
            answer = self.send(host, plan, write, number, renewed)
        self.expect({result}, answer, f"attempt {number}")
        if write.waits:
            wanted = self.end_call(write, host)
        self.await_records(wanted, "after the last attempt")
        self.last = wanted

    def lose(self, plan: Plan, write: Write, before: Counter[str], wanted: Counter[str]) -> None:
        """The first attempt, which writes, and whose answer nobody gets."""
        loss = "gone" if write.waits else plan.loss
        request = write.form.request()
        if loss == "gone" or (loss == "silence" and plan.place == "after a restart"):
            if loss == "silence":
                self.simulator.settings(rest_lost=write.method, rest_lost_as="silence")
            with fastcgi.Connection(self.first.server.address) as page:
                page.send(fastcgi.request(request.params, request.body))
                if loss == "silence":
                    self.await_written(before)
                    self.first.kill()
            if loss == "gone" and write.waits:
                until(lambda: self.first.count("pending_work") == 1, "it is kept")
            elif loss == "gone":
                self.await_records(wanted, "the first attempt writes though its page is gone")
        else:
            if loss == "late":
                self.simulator.settings(rest_late=write.method, rest_lost_as="cut")
            else:
                self.simulator.settings(rest_lost=write.method, rest_lost_as=loss)
            answer = Outcome(self.first.server.ask(request), write.form.action).result
            self.expect({write.first}, answer, "the first attempt")
            if loss != "late":
                self.await_written(before)
        self.simulator.settings(rest_lost="", rest_late="")
        if plan.place == "after a restart":
            self.first.restart()

    def send(self, host: Host, plan: Plan, write: Write, number: int, renewed: dict[str, str]) -> str:
        request = write.form.request(number, AGES[number], **renewed)
        answer = host.ask_by_cgi(request) if plan.place == "by CGI" else host.server.ask(request)
        result = Outcome(answer, write.form.action).result
        self.answers[f"attempt {number} {result}"] += 1
        return result

    def end_call(self, write: Write, host: Host) -> Counter[str]:
        """The telephone call ends, and every host that has something to do for it is told so; what is written then."""
        activity = self.portal.end(write.waits)
        wanted = self.portal.records() + Counter(one.format(activity=activity) for one in write.comes)
        for one in [host] + [other for other in (self.first, self.other) if other is not host]:
            if not one.count("pending_work"):
                continue
            operator = self.portal.operator.session
            told = event(self.simulator, int(activity), call=write.waits, token=operator["AUTH_ID"],
                         application_token=operator["APPLICATION_TOKEN"])
            assert one.server.ask(told).status == 200
            until(lambda: one.count("pending_work") == 0, "what waited for the call is done")
            self.await_records(wanted, "after the end of the call")
        return wanted

    # What has been written.

    def nothing_came_since(self) -> None:
        """Since the last attempt, and before anything is prepared for the next one."""
        if self.last is not None:
            self.compare(self.last, "long after the last attempt")

    def await_written(self, before: Counter[str]) -> None:
        until(lambda: self.portal.records() != before, "the first attempt has written something")

    def await_records(self, wanted: Counter[str], when: str) -> None:
        with contextlib.suppress(AssertionError):
            until(lambda: self.portal.records() == wanted, when)
        self.compare(wanted, when)

    def compare(self, wanted: Counter[str], when: str) -> None:
        found = self.portal.records()
        if found != wanted:
            raise Lost(f"{when}: too much {dict(found - wanted)}, missing {dict(wanted - found)}")

    def expect(self, allowed: set[str], result: str, when: str) -> None:
        if result not in allowed:
            raise Lost(f"{when}: {result} instead of {' or '.join(sorted(allowed))}")
