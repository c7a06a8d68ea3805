"""Measures, and writes down what was found. `Tests/Benchmarks/run` prepares what it needs."""

from __future__ import annotations

import argparse
import datetime
import shutil
import signal
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from types import FrameType

from support import REPOSITORY
from . import hot_spots, load, readme, waiting_cards
from .figures import CONCURRENCIES
from .goals import goals
from .one_shot import OneShot
from .pictures import draw
from .programs import ACCOUNT
from .recording import Recording
from .report import PROFILED_AT, TRIED_AT, report
from .results import Results, machine, versions
from .targets import C, CORES, KEPT_WORKERS, OFF, ON, PHP, PLACARD, TARGETS, Targets, title

KEPT = REPOSITORY / ".build" / "benchmarks"
# How many a core, with keep-alive off.
WORKERS = {C: (1, 2, 4, 8), PHP: (1, 2, 4, 8, 16)}
INVOCATIONS = 40
PROFILED_SECONDS = 3


def main() -> None:
    options = arguments()
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = KEPT / ("quick.json" if options.quick else "results.json")
    if not options.report:
        results = measure(options)
        results.save(kept)
    results = Results.load(kept)
    section = report(results)
    for goal in goals(results):
        print(f"{'reached' if goal.reached else 'MISSED ':7}  {goal.wanted}: {goal.measured}")
    if options.quick:
        draw(results, KEPT)
        (KEPT / "quick.md").write_text(section + "\n")
        print(f"The rest is in {KEPT.relative_to(REPOSITORY)}/quick.md; the README is as it was.")
    else:
        draw(results, REPOSITORY / ".readme")
        file = REPOSITORY / "README.md"
        file.write_text(readme.replaced(file.read_text(), section))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one short round, to try it out; leaves the README alone")
    parser.add_argument("--rounds", type=int, help="how often everything is measured (5)")
    parser.add_argument("--seconds", type=int, help="how long each measurement takes (3)")
    parser.add_argument("--recording", default="newer", help="a request of Tests/WidgetsTests/Fixtures (newer)")
    parser.add_argument("--report", action="store_true", help="measure nothing; write down the last results again")
    options = parser.parse_args()
    options.rounds = options.rounds or (1 if options.quick else 5)
    options.seconds = options.seconds or (1 if options.quick else 3)
    if not (1 <= options.rounds <= 20 and 1 <= options.seconds <= 30):
        parser.error("from 1 to 20 rounds of 1 to 30 seconds")
    return options


def measure(options: argparse.Namespace) -> Results:
    binary = REPOSITORY / ".build" / "release" / "placard"
    # Always in /tmp: the path of a socket may have 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="placard-bench.", dir="/tmp"))
    folder.chmod(0o755)
    if ACCOUNT:
        shutil.chown(folder, ACCOUNT["user"], ACCOUNT["group"])
    targets = Targets(folder, binary, Recording(options.recording))
    try:
        targets.start_all()
        results = measure_all(targets, options, binary)
    finally:
        targets.finish()
        shutil.rmtree(folder)
    if not options.quick:
        print("Cards that wait for a portal", flush=True)
        results.waiting = [asdict(one) for one in waiting_cards.measure(binary)]
    return results


def measure_all(targets: Targets, options: argparse.Namespace, binary: Path) -> Results:
    page = targets.check()
    recording = targets.recording
    results = Results(
        date=datetime.date.today().isoformat(), machine=machine(), versions=versions(binary), rounds=options.rounds,
        seconds=options.seconds, recording=recording.name, form_bytes=len(recording.request().body),
        page_bytes=len(page.body), kept_workers=KEPT_WORKERS)
    load.write_script(targets.folder, recording)
    results.idle = memory(targets)
    for program, numbers in WORKERS.items():
        results.tried[program] = try_out(targets, program, numbers[:2] if options.quick else numbers, options.seconds)
        targets.start(program, OFF, results.workers(program))
    results.idle = results.idle | {key: value for key, value in memory(targets).items()
                                   if key in (f"{C}, {OFF}", f"{PHP}, {OFF}")}
    for target in TARGETS:
        measure_one(targets, *target, TRIED_AT, 1)
    one_shot = OneShot(targets, page)
    for number in range(options.rounds):
        order = TARGETS[number % len(TARGETS):] + TARGETS[:number % len(TARGETS)]
        for concurrency in CONCURRENCIES:
            print(f"Round {number + 1} of {options.rounds}, {concurrency} at a time", flush=True)
            for program, mode in order:
                found = measure_one(targets, program, mode, concurrency, options.seconds)
                results.pages.append({"round": number, "program": program, "mode": mode, "concurrency": concurrency}
                                     | asdict(found))
        one_shot.measure(INVOCATIONS)
    results.highest = memory(targets, highest=True)
    results.cgi = {name: asdict(found) for name, found in one_shot.found.items()}
    targets.check()
    for mode in (OFF, ON):
        text = hot_spots.record(targets.programs[PLACARD, mode], targets.folder,
                                lambda: measure_one(targets, PLACARD, mode, PROFILED_AT, PROFILED_SECONDS),
                                PROFILED_SECONDS)
        (KEPT / f"profile-{mode}.txt").write_text(text)
        results.hot_spots[mode] = hot_spots.shares(text)
        results.kinds[mode] = hot_spots.kinds(text)
    return results


def measure_one(targets: Targets, program: str, mode: str, concurrency: int, seconds: int) -> load.Measurement:
    target = (program, mode)
    return load.measure(targets.folder, targets.ports[target], targets.programs.get(target), targets.nginx, concurrency,
                        seconds)


def try_out(targets: Targets, program: str, numbers: tuple[int, ...], seconds: int) -> dict[str, float]:
    """Pages a second with so many workers a core."""
    found = {}
    for number in numbers:
        print(f"{title((program, OFF))}: {number * CORES} workers", flush=True)
        targets.start(program, OFF, number * CORES)
        measure_one(targets, program, OFF, TRIED_AT, 1)
        found[str(number * CORES)] = measure_one(targets, program, OFF, TRIED_AT, seconds).pages_per_second
    return found


def memory(targets: Targets, *, highest: bool = False) -> dict[str, dict[str, float]]:
    return {", ".join(target): asdict(found) for target, found in targets.memory(highest=highest).items()}


def interrupted(number: int, _: FrameType | None) -> None:
    sys.exit(128 + number)


if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupted)
    main()
