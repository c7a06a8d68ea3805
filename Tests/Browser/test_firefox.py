"""The card in Firefox: who calls, and a note that is written once, whatever ends in the middle of it."""

from __future__ import annotations

import os
import re
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import REPOSITORY, placard
from support.demo import Demo
from support.placard import until
from support.simulator import Panel
from .client import notes
from .firefox import CONTROL, ENTER, Context, Firefox
from .portal_page import VIOLATIONS

pytestmark = pytest.mark.firefox

TEXT = "Asks for the drawings again, \"soon\""
SAVED = r"^Saved\. \d+:\d\d"
SAVED_EARLIER = r"^An earlier note was saved: \+493023125101"
NOT_KNOWN = "not known whether it was saved. Trying again automatically."
STARTED = " info start "

# What keeps a service running: the program is started again when it has been killed.
SUPERVISOR = """#!/bin/bash
trap 'kill -TERM "$child"' TERM
status=137
while ((status == 137)); do
  {program} "$@" &
  child=$!
  echo "$child" >"$0.new"
  mv "$0.new" "$0.pid"
  wait "$child"
  status=$?
done
wait
"""

# The page's clock, which a test sets forward.
CLOCK = """
const now = Date.now.bind(Date);
Date.now = () => now() + (globalThis.later ?? 0);
"""


class SupervisedDemo(Demo):
    """A demo whose program can be killed."""

    def __init__(self, folder: Path) -> None:
        # The demo runs programs as an account that may not read this folder.
        folder.chmod(0o755)
        program, supervisor = folder / "placard", folder / "supervisor"
        shutil.copy(placard.binary(), program)
        supervisor.write_text(SUPERVISOR.format(program=program))
        supervisor.chmod(0o755)
        simulator = Path(placard.binary()).parent / "portal-simulator"
        super().__init__(REPOSITORY, str(supervisor), "--simulator", str(simulator))

    def kill_placard(self) -> None:
        """Without a warning; returns when it is there again."""
        starts = self.log.count(STARTED)
        os.kill(int((self.folder / "placard.pid").read_text()), signal.SIGKILL)
        until(lambda: self.log.count(STARTED) > starts, "it is there again")


@pytest.fixture(scope="module")
def demo() -> Iterator[SupervisedDemo]:
    folder = placard.new_folder()
    demo = SupervisedDemo(folder)
    yield demo
    demo.finish()
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    firefox = Firefox()
    firefox.do("session.subscribe", events=["log.entryAdded"])
    firefox.run_in_pages(VIOLATIONS + CLOCK)
    yield firefox
    firefox.finish()


class Page:
    """The portal's page in a tab of its own, and the card in it."""

    def __init__(self, tab: Context, demo: Demo) -> None:
        self.tab = tab
        self.demo = demo
        self.simulator = Panel(demo.portal)

    def call(self, scenario: str = "incoming-contact", client: str = "Anna Berger") -> None:
        """A call comes in; returns when the card is live and shows whose it is."""
        self.tab.open(f"{self.demo.portal}/?scenario={scenario}")
        self.begin(client)

    def begin(self, client: str = "Anna Berger") -> None:
        """A call comes in in the page as it is."""
        self.tab.until("document.documentElement.dataset.ready === 'yes'", "the page is ready")
        self._open("start")
        self.widget.until(lambda: client in self.customer, f"{client} is shown")

    def reopen(self) -> None:
        """The card's tab, anew in the same call."""
        self._open("reopen")

    def _open(self, button: str) -> None:
        # Otherwise it could be that of the card before.
        self.tab.evaluate("document.querySelector('#timings').dataset.liveMs = ''")
        self.click(button)
        self.tab.until("document.querySelector('#timings').dataset.liveMs", "the card is live")
        self.widget = self.tab.frame(f"{self.demo.url}/")

    def click(self, button: str) -> None:
        """One of the panel's buttons, by its id."""
        self.tab.evaluate(f"document.querySelector('#{button}').click()")

    def write(self, text: str = TEXT) -> None:
        self.widget.evaluate("document.querySelector('form[data-action=note] textarea').focus()")
        self.widget.press(*text)
        assert self.text.endswith(text)

    def save(self) -> None:
        self.widget.press(CONTROL + ENTER)

    @property
    def text(self) -> str:
        return self.widget.evaluate("document.querySelector('form[data-action=note] textarea').value")

    @property
    def customer(self) -> str:
        return self.widget.evaluate("document.querySelector('#customer').innerText")

    @property
    def activity(self) -> str:
        return "ACTIVITY:" + self.widget.evaluate("document.querySelector('main').dataset.activityId")

    @property
    def outcome(self) -> str:
        return self.widget.evaluate("document.querySelector('form[data-action=note] [role=status]').textContent")

    def await_outcome(self, pattern: str) -> None:
        try:
            self.widget.until(lambda: re.search(pattern, self.outcome), pattern)
        except AssertionError as failure:
            raise AssertionError(f"{failure}, but {self.outcome}") from None

    def pass_time(self, seconds: int) -> None:
        """By the card's clock."""
        self.widget.evaluate(f"globalThis.later = {seconds * 1000}")

    @property
    def written(self) -> list[tuple[str, str]]:
        return notes(self.simulator)

    def await_written(self) -> None:
        until(lambda: self.written, "the note is written", 10)


@pytest.fixture
def page(firefox: Firefox, demo: SupervisedDemo) -> Iterator[Page]:
    page = Page(firefox.tab(), demo)
    yield page
    if page.tab.is_open:
        page.tab.close()
    page.simulator.reset()
    complaints = [one["params"]["text"] for one in firefox.events if one["params"]["level"] in ("warn", "error")]
    firefox.events.clear()
    assert not complaints


def test_the_card_says_who_calls_and_a_note_is_saved_from_the_keyboard(page: Page) -> None:
    page.call()
    assert page.customer.startswith("Anna Berger") and "Nordlicht Windkraft GmbH" in page.customer
    page.write()
    page.save()
    page.await_outcome(SAVED)
    assert page.written == [(page.activity, TEXT)] and page.text == ""


def test_a_frame_that_is_removed_sends_what_is_written(page: Page) -> None:
    page.call()
    activity = page.activity
    page.write()
    page.tab.evaluate("document.querySelector('#card-frame-holder iframe').remove()")
    page.await_written()
    page.call("incoming-unknown", "Not in the CRM")
    page.await_outcome(SAVED_EARLIER)
    assert page.written == [(activity, TEXT)]


def test_a_tab_that_is_closed_sends_what_is_written(page: Page, firefox: Firefox) -> None:
    page.call()
    activity = page.activity
    page.write()
    page.tab.close()
    page.await_written()
    page.tab = firefox.tab()
    page.call()
    assert page.written == [(activity, TEXT)] and page.text == ""


def test_a_letter_to_the_client_leaves_the_note_as_it_is(page: Page) -> None:
    """The page does not go, though Firefox asks it as if it did."""
    page.call()
    page.write()
    page.widget.evaluate("document.querySelector('a[href^=\"mailto:\"]').click()")
    page.widget.press("!")
    assert page.text == TEXT + "!" and not page.written


def test_a_portal_that_is_reloaded_sends_what_is_written(page: Page) -> None:
    page.call()
    activity = page.activity
    page.write()
    page.tab.reload()
    page.await_written()
    page.begin()
    assert page.written == [(activity, TEXT)] and page.text == ""


def test_what_is_too_short_to_be_sent_is_there_again_in_the_same_call(page: Page) -> None:
    page.call()
    page.write("ab")
    page.reopen()
    page.widget.until(lambda: page.text == "ab", "the text is there again")
    assert not page.written


def test_a_note_without_a_network_is_saved_when_there_is_one_again(page: Page) -> None:
    page.call()
    page.write()
    page.tab.set_offline(True)
    page.save()
    page.await_outcome(NOT_KNOWN)
    assert not page.written
    # So long that a request which a portal has got would have been carried out.
    page.pass_time(70)
    page.tab.set_offline(False)
    page.await_outcome(SAVED)
    assert page.written == [(page.activity, TEXT)]


def test_placard_killed_after_the_portal_has_written(page: Page) -> None:
    page.call()
    page.simulator.settings(rest_lost="crm.timeline.note.save", rest_lost_as="silence")
    page.write()
    page.save()
    page.await_written()
    page.simulator.settings(rest_lost="")
    page.demo.kill_placard()
    page.await_outcome(SAVED)
    assert page.written == [(page.activity, TEXT)]


def test_portal_and_placard_gone_before_anything_is_written(page: Page) -> None:
    page.call()
    page.simulator.settings(rest_broken="*", rest_broken_as="cut")
    page.write()
    page.save()
    page.await_outcome(NOT_KNOWN)
    page.demo.kill_placard()
    page.simulator.settings(rest_broken="")
    page.pass_time(70)
    page.await_outcome(SAVED)
    assert page.written == [(page.activity, TEXT)]


def test_a_token_that_expires_while_a_note_is_written_is_renewed(page: Page) -> None:
    page.call()
    page.write(TEXT[:10])
    page.click("expire")
    page.write(TEXT[10:])
    page.save()
    page.await_outcome(SAVED)
    assert "expired_token" in [call["error"] for call in page.simulator.read("journal")]
    assert page.written == [(page.activity, TEXT)]
