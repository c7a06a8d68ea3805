"""Where the program's time goes, by perf, for when a goal is missed."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from .programs import Program

# Samples a second. The clock of the processor, since virtual machines seldom have its counters.
RECORD = ("perf", "record", "--quiet", "--event", "cpu-clock", "--freq", "1999", "--call-graph", "fp")
REPORT = ("perf", "report", "--stdio", "--children", "--call-graph", "none")
# With all that it calls, itself, the program, the file, where it is, and the function.
LINE = re.compile(r"^\s*([\d.]+)%\s+([\d.]+)%\s+\S+\s+(\S+)\s+\[([.k])\] (.*)$")
# What the compiler puts around a function's name.
WRAPPING = re.compile(r"^(specialized |static |closure #\d+ in |partial apply for |protocol witness for )*"
                      r"| in conformance .*$")
# What almost everything calls, or is called by, says nothing; nor do the names of Swift's own functions.
MOST, LEAST, SHOWN = 60.0, 2.0, 14
RUNTIME = re.compile(r"^(swift_|swift::|_swift|Task|_ContiguousArray|@objc|start_thread)")
# Kinds of work, by the names of functions; the first that fits.
KINDS = (
    ("counting references", re.compile(r"swift_(bridgeObject)?[Rr]e(tain|lease)|RefCount|isUniquelyReferenced")),
    ("memory", re.compile(r"malloc|calloc|_int_free|^c?free|swift_(slow)?(alloc|dealloc)|swift_deallocClassInstance"
                          r"|createNew|AllocateBuffer|allocateStringStorage|deallocating_deinit|arrayDestroy")),
    ("tasks", re.compile(r"^swift_task|AsyncTask|StatusRecord|swift_job|swift::.*[Tt]ask")),
    ("copying", re.compile(r"mem(move|cpy|set|cmp)")),
)
KERNEL, LIBRARY, REST = "the kernel", "libfcgi", "its own functions and the standard library's"


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
        if match and match[3] == "placard" and LEAST <= float(match[1]) <= MOST:
            name = WRAPPING.sub("", match[5])
            if not RUNTIME.match(name):
                found.setdefault(name, float(match[1]))
    return dict(sorted(found.items(), key=lambda one: -one[1])[:SHOWN])


def kinds(report: str) -> dict[str, float]:
    """What the program's time goes for, in percent, the most first."""
    found: dict[str, float] = {}
    for line in report.splitlines():
        if match := LINE.match(line):
            kind = KERNEL if match[4] == "k" else LIBRARY if match[3].startswith("libfcgi") else next(
                (kind for kind, names in KINDS if names.search(match[5])), REST)
            found[kind] = found.get(kind, 0) + float(match[2])
    return dict(sorted(found.items(), key=lambda one: -one[1]))
