"""Counts what a program does, exactly: it runs under valgrind's callgrind, which interprets every instruction.

Nothing here depends on how busy or how fast the machine is. Valgrind shows programs a processor of its own making,
which differs from one machine to another only in whether it has AVX; glibc is told to do without, and to take the same
string functions everywhere.
"""

from __future__ import annotations

import re
import socket
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

# Swift would seed its dictionaries with random numbers, whose probes then differ.
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin", "LANG": "C", "SWIFT_DETERMINISTIC_HASHING": "1",
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX,-AVX2,-AVX_Fast_Unaligned_Load,-ERMS",
}
# Under callgrind a program takes fifty times as long; this is for a busy machine besides.
BOUND = 120.0

ALLOCATING = frozenset({"malloc", "calloc", "realloc", "posix_memalign", "aligned_alloc"})


@dataclass(frozen=True)
class Counts:
    instructions: int
    allocations: int

    def __sub__(self, other: Counts) -> Counts:
        return Counts(self.instructions - other.instructions, self.allocations - other.allocations)

    def __floordiv__(self, divisor: int) -> Counts:
        return Counts(self.instructions // divisor, self.allocations // divisor)


class Counted:
    """A program under callgrind, from its start to its end."""

    def __init__(self, program: Path, *arguments: str | Path, settings: dict[str, str] | None = None,
                 stdin: int | socket.socket = subprocess.DEVNULL) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="plc-count-", dir="/tmp")
        folder = Path(self._folder.name)
        # Valgrind gives up on debug information that is newer than itself. Names of functions are no part of that.
        subprocess.run(["strip", "--strip-debug", "-o", folder / "program", program], check=True, timeout=60)
        self.profile = folder / "profile"
        options = ["--tool=callgrind", "--quiet", "--demangle=no", f"--callgrind-out-file={self.profile}"]
        self._errors = open(folder / "stderr", "w+b")
        self.process = subprocess.Popen(
            ["valgrind", *options, folder / "program", *arguments], env=ENVIRONMENT | (settings or {}), cwd=folder,
            stdin=stdin, stdout=subprocess.DEVNULL, stderr=self._errors)

    def __enter__(self) -> Counted:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._errors.close()
        self._folder.cleanup()

    def counts(self) -> Counts:
        """Waits for the end."""
        code = self.process.wait(BOUND)
        self._errors.seek(0)
        assert code == 0, f"exit {code}: {self._errors.read()[-4000:].decode(errors='replace')}"
        return read(self.profile)


def read(profile: Path) -> Counts:
    """What a profile has in all: instructions, and calls of the functions that allocate memory.

    The format: https://valgrind.org/docs/manual/cl-format.html. A function is written as `(number) name` where it comes
    first, as `(number)` afterwards.
    """
    instructions = allocations = 0
    names: dict[str, str] = {}
    called = ""
    with open(profile, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if match := re.match(r"(c?)fn=(\(\d+\))(?: (.*))?", line):
                is_called, number, name = match.groups()
                if name:
                    names[number] = name
                if is_called:
                    called = names[number]
            elif line.startswith("calls=") and called in ALLOCATING:
                allocations += int(line[len("calls="):].split()[0])
            elif line.startswith("totals:"):
                instructions = int(line.split()[1])
    assert instructions and allocations, f"no counts in {profile}"
    return Counts(instructions, allocations)
