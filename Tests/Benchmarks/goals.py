"""What is wanted, beside what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from .figures import better_mode, figure, ratio
from .results import Results
from .targets import C, GO, OFF, ON, PHP, PLACARD, Target

# The concurrencies at which pages a second are judged.
JUDGED = (16, 64)


@dataclass(frozen=True)
class Goal:
    wanted: str
    measured: str
    reached: bool


def goals(results: Results) -> Iterator[Goal]:
    for mode, wanted in ((OFF, {C: 1.0, PHP: 1.6}), (ON, {C: 1.5, PHP: 2.0, GO: 3.0})):
        for concurrency in JUDGED:
            for program, times in wanted.items():
                yield throughput(results, mode, concurrency, program, times)
    for mode in (OFF, ON):
        for concurrency in JUDGED:
            spent = figure(results, (PLACARD, mode), concurrency, "own_processor")
            yield Goal(f"keep-alive {mode}, {concurrency} at a time: at most 25 µs of own processor a page",
                       f"{spent.median:.1f} µs ({spent.least:.1f}–{spent.most:.1f})", spent.median <= 25)
    for mode in (OFF, ON):
        for name, memory, limit in (("idle", results.idle, 12), ("256 at a time", results.highest, 30)):
            megabytes = memory[f"{PLACARD}, {mode}"]["megabytes"]
            yield Goal(f"keep-alive {mode}, {name}: resident under {limit} MB", f"{megabytes:.1f} MB",
                       megabytes < limit)
    cgi = results.cgi[PLACARD]
    milliseconds = median(cgi["milliseconds"])
    yield Goal("CGI: under 3 ms", f"{milliseconds:.2f} ms", milliseconds < 3)
    yield Goal("CGI: under 12 MB", f"{cgi['megabytes']:.1f} MB", cgi["megabytes"] < 12)
    if results.waiting:
        most = results.waiting[-1]
        yield Goal(f"{most['count']:,} cards waiting: under 250 MB", f"{most['megabytes']:.0f} MB",
                   most["megabytes"] < 250)
        yield Goal(f"{most['count']:,} cards waiting: all served", f"{most['complete']:,} of {most['cards']:,}",
                   most["complete"] == most["cards"])


def throughput(results: Results, mode: str, concurrency: int, program: str, times: float) -> Goal:
    """Against C a connection a request, the plain handler; against the others their better mode."""
    other: Target = (C, OFF) if program == C else better_mode(results, program, concurrency)
    found = ratio(results, (PLACARD, mode), other, concurrency)
    return Goal(f"keep-alive {mode}, {concurrency} at a time: at least {times:.1f} × {program}, {other[1]}",
                f"{found} ×", found.median >= times)
