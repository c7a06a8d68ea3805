"""Everything that a run has found, to be kept as JSON."""

from __future__ import annotations

import json
import os
import re
import subprocess
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Results:
    date: str
    machine: str
    versions: list[str]
    rounds: int
    seconds: int
    recording: str
    form_bytes: int
    page_bytes: int
    # By program: the numbers of workers that were tried with keep-alive off, with their pages a second.
    tried: dict[str, dict[str, float]] = field(default_factory=dict)
    # With keep-alive on.
    kept_workers: int = 0
    # A round, a program, a mode, a concurrency, and the fields of a Measurement.
    pages: list[dict[str, Any]] = field(default_factory=list)
    # By program and mode: the fields of Memory, idle and at the most.
    idle: dict[str, dict[str, Any]] = field(default_factory=dict)
    highest: dict[str, dict[str, Any]] = field(default_factory=dict)
    # By program: the fields of Invocations.
    cgi: dict[str, dict[str, Any]] = field(default_factory=dict)
    # The fields of Waiting.
    waiting: list[dict[str, Any]] = field(default_factory=list)
    # By mode: functions of Placard with their shares, in percent.
    hot_spots: dict[str, dict[str, float]] = field(default_factory=dict)
    # By mode: kinds of work with their shares, in percent.
    kinds: dict[str, dict[str, float]] = field(default_factory=dict)

    def workers(self, program: str) -> int:
        """The number that gave the most pages."""
        tried = self.tried[program]
        return int(max(tried, key=lambda number: tried[number]))

    def save(self, file: Path) -> None:
        file.write_text(json.dumps(asdict(self), indent=1) + "\n")

    @classmethod
    def load(cls, file: Path) -> Results:
        return cls(**json.loads(file.read_text()))


def machine() -> str:
    processor = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    virtual = " hypervisor" in Path("/proc/cpuinfo").read_text()
    kib = int(Path("/proc/meminfo").read_text().split()[1])
    system = re.search(r'^PRETTY_NAME="(.*)"$', Path("/etc/os-release").read_text(), re.MULTILINE)
    cores = len(os.sched_getaffinity(0))
    return (f"{cores} cores of {processor[1] if processor else 'an unknown processor'}"
            f"{' in a virtual machine' if virtual else ''}, {round(kib / 1024 ** 2)} GB, "
            f"{system[1] if system else 'Linux'}, Linux {os.uname().release.split('-')[0]}")


def versions(binary: Path) -> list[str]:
    def first_line(*command: str) -> str:
        return subprocess.run(command, capture_output=True, text=True, timeout=60).stdout.split("\n")[0]

    def package(name: str) -> str:
        return first_line("dpkg-query", "--show", "--showformat=${Version}\n", name)

    swift = re.search(r"Swift version ([\d.]+)", first_line("swift", "--version"))
    return [first_line(str(binary), "--version"), f"Swift {swift[1] if swift else '?'}",
            *(f"{title} {package(name)}" for title, name in (
                ("nginx", "nginx"), ("libfcgi", "libfcgi0ldbl"), ("cJSON", "libcjson1"), ("gcc", "gcc-12"),
                ("PHP", "php8.2-fpm"), ("Go", "golang-1.19-go"), ("wrk", "wrk")))]
