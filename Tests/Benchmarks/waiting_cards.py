"""Cards that wait for a portal, by Tests/CardLoad/run."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from support import REPOSITORY

RUN = REPOSITORY / "Tests/CardLoad/run"
# Its figure, how many cards wait in it, and how long the portal takes.
FIGURE = "5"
COUNTS = (100, 1000, 5000)
PORTAL_MILLISECONDS = 10_000


@dataclass(frozen=True)
class Waiting:
    """What the portal's own time is on top of is added, in milliseconds."""

    count: int
    cards: int
    complete: int
    added_median: float
    added_p99: float
    megabytes: float
    threads: int


def measure(binary: Path) -> list[Waiting]:
    """It ends with 1 when a card was lost, which its lines tell as well."""
    process = subprocess.Popen([RUN, "--binary", binary, FIGURE], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               text=True)
    try:
        output, _ = process.communicate(timeout=900)
    finally:
        if process.poll() is None:
            process.terminate()  # and not kill: it has processes to end
            process.wait(30)
    lines = [line.split(";")[0] for line in output.splitlines() if line.startswith("    cards=")]
    assert len(lines) == len(COUNTS), output
    return [read(count, line) for count, line in zip(COUNTS, lines)]


def read(count: int, line: str) -> Waiting:
    """Of one line of its report."""
    fields = dict(word.split("=", 1) for word in line.split())
    return Waiting(
        count, int(fields["cards"]), int(fields.get("complete", 0)),
        round(float(fields["fragment_p50_ms"]) - PORTAL_MILLISECONDS, 2),
        round(float(fields["fragment_p99_ms"]) - PORTAL_MILLISECONDS, 2),
        float(fields["resident_mb"]), int(fields["threads"]))
