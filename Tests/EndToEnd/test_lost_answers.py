"""Answers that are lost after the portal has written, over all actions and one after the other: nothing is written
twice, and nothing is missing once the page has sent its form again."""

from __future__ import annotations

import os
import re
import secrets
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import REPOSITORY, customer
from support.simulator import Simulator
from .lost_answers import ELSEWHERE, Lost, Run, plan
from .writes import KINDS

# With as many as there are kinds, each is there once.
COUNT = int(os.environ.get("PLACARD_LOST_ANSWERS", len(KINDS)))


@pytest.fixture
def run(simulator: Simulator, folder: Path) -> Iterator[Run]:
    run = Run(simulator, folder)
    yield run
    logs = run.first.server.log + run.other.server.log
    run.finish()
    customer.assert_no_secrets(logs)


def test_every_action_has_its_answers_lost(run: Run) -> None:
    sources = (REPOSITORY / "Sources/Widgets").rglob("*.swift")
    actions = {name for path in sources for name in re.findall(r'ActionName\("(\w+)"\)', path.read_text())}
    # A switch of a placement looks at what the portal has before each attempt, the first as well.
    assert actions - {"placement"} == {make(run.portal).form.action for make in KINDS.values()}


@pytest.mark.bound(60 + COUNT)
def test_what_is_sent_again_is_written_once(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    # Each run is another one; a failure tells its seed.
    seed = int(os.environ.get("PLACARD_LOST_ANSWERS_SEED", secrets.randbelow(10**6)))
    plans = plan(COUNT, seed)
    assert len(plans) // 3 <= sum(one.place in ELSEWHERE for one in plans)
    started = time.monotonic()
    failures = []
    for one in plans:
        try:
            run.attempt(one)
        except (Lost, AssertionError) as failure:
            failures.append(f"{one}: {failure}")
            run.simulator.settings(rest_lost="", rest_late="", rest_broken="")
            run.last = None
    run.nothing_came_since()
    if "PLACARD_LOST_ANSWERS" in os.environ:
        with capsys.disabled():
            print(f"\n{len(plans)} answers lost in {time.monotonic() - started:.0f} s, seed {seed}: "
                  f"{len(failures)} written twice, not at all, or wrongly answered")
            for what in ("loss", "place", "kind"):
                print(f"  {what}: {_counts(Counter(getattr(one, what) for one in plans))}")
            print(f"  answers: {_counts(run.answers)}")
    assert not failures, f"seed {seed}:\n" + "\n".join(failures)


def _counts(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
