"""Where the program's time goes, by perf, for when a goal is missed."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from programs import Program

# Samples a second. The clock of the processor, since virtual machines seldom have its counters.
RECORD = ("perf", "record", "--quiet", "--event", "cpu-clock", "--freq", "1999", "--call-graph", "fp")
REPORT = ("perf", "report", "--stdio", "--children", "--call-graph", "none", "--percent-limit", "2")
LINE = re.compile(r"^\s*([\d.]+)%\s+[\d.]+%\s+\S+\s+(\S+)\s+\[[.k]\] (.*)$")
# What the compiler puts around a function's name.
WRAPPING = re.compile(r"^(specialized |static |closure #\d+ in |partial apply for |protocol witness for )*"
                      r"| in conformance .*$")
# What is called from everywhere in this share, or by almost everything, says nothing.
MOST, SHOWN = 60.0, 14


def record(program: Program, folder: Path, load: Callable[[], object], seconds: int) -> str:
    """perf's report of the program under the load, with Swift's names; nothing where perf may not look."""
    data = folder / "perf.data"
    pid = str(program.process.pid)
    recording = subprocess.Popen([*RECORD, "--output", data, "--pid", pid, "--", "sleep", str(seconds)],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    load()
    if recording.wait(60) != 0:
        return ""
    found = subprocess.run([*REPORT, "--input", data], capture_output=True, text=True, timeout=120)
    names = subprocess.run(["swift", "demangle", "--simplified", "--compact"], input=found.stdout, capture_output=True,
                           text=True, timeout=120)
    return names.stdout


def shares(report: str) -> dict[str, float]:
    """The largest shares of functions of the program, with all that they call, in percent."""
    found: dict[str, float] = {}
    for line in report.splitlines():
        match = LINE.match(line)
        if match and match[2] == "placard" and float(match[1]) <= MOST:
            name = WRAPPING.sub("", match[3])
            found.setdefault(name, float(match[1]))
    return dict(sorted(found.items(), key=lambda one: -one[1])[:SHOWN])
