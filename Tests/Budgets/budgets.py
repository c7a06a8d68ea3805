"""What one request costs: every figure that has a ceiling, and where the ceilings are kept."""

from __future__ import annotations

import functools
import json
import platform
import tempfile
from collections.abc import Callable
from pathlib import Path

from support import placard
from . import program
from .callgrind import Counted, Counts

CEILINGS = Path(__file__).parent / "ceilings.json"
# How far a figure may be above its ceiling.
TOLERANCE = 0.10
UPDATE = "Tests/Budgets/update"

# Twice as many runs cost so many runs more, without what the start and the end cost, and what is only done once.
# The shorter a stage, the more of them: something between the start and the end differs by some thousand instructions.
RUNS = {"parse": 200, "route": 20_000, "render": 200, "router": 100}
REQUESTS = 200


def _stage(name: str, runs: int) -> Counts:
    path = Path(placard.binary()).parent / "request-stages"
    assert path.exists(), f"there is no {path}: build the product request-stages"
    card = program.CARD
    with Counted(path, name, str(runs), "--query", card.query, "--body", card.body.decode()) as counted:
        return counted.counts()


def _instructions(stage: str) -> int:
    runs = RUNS[stage]
    return ((_stage(stage, 2 * runs) - _stage(stage, runs)) // runs).instructions


@functools.cache
def _program() -> Counts:
    return (program.counts(2 * REQUESTS) - program.counts(REQUESTS)) // REQUESTS


def _size() -> int:
    with tempfile.TemporaryDirectory() as folder:
        return placard.stripped(Path(folder)).stat().st_size


FIGURES: dict[str, Callable[[], int]] = {
    "instructions to parse the form": lambda: _instructions("parse"),
    "instructions to route": lambda: _instructions("route"),
    "instructions to render the card": lambda: _instructions("render"),
    "instructions of the router": lambda: _instructions("router"),
    "instructions of the program": lambda: _program().instructions,
    "allocations of the program": lambda: _program().allocations,
    "bytes of the stripped file": _size,
}


def ceilings() -> dict[str, int]:
    """Those for this kind of processor."""
    return json.loads(CEILINGS.read_text()).get(platform.machine(), {})


def update(figures: dict[str, int]) -> None:
    """Makes these the ceilings for this kind of processor."""
    kept = json.loads(CEILINGS.read_text())
    CEILINGS.write_text(json.dumps(kept | {platform.machine(): figures}, indent=2) + "\n")
