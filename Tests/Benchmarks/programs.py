"""Programs that are measured: started without rights, ended by their ids, and looked at in /proc."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support.placard import end, until

BACKLOG = 4096
ACCOUNT: dict[str, Any] = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}


@dataclass(frozen=True)
class Memory:
    megabytes: float
    processes: int
    threads: int


class Program:
    def __init__(self, name: str, command: list[str], folder: Path, *, listener: socket.socket | None = None,
                 **environment: str) -> None:
        self.name = name
        self.errors = folder / f"{name}.stderr"
        with open(self.errors, "ab") as errors:
            self.process = subprocess.Popen(
                command, cwd=folder, env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C"} | environment,
                stdin=listener.fileno() if listener else subprocess.DEVNULL, stdout=errors, stderr=errors, **ACCOUNT)
        if listener:
            listener.close()

    @property
    def ids(self) -> list[int]:
        """Its own and those of the processes it has started."""
        found = [self.process.pid]
        for pid in found:
            found += [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
        return found

    def processor_seconds(self) -> float:
        """Of all its processes; their clocks count nanoseconds (clock_getcpuclockid(3))."""
        return sum(time.clock_gettime((~pid << 3) | 2) for pid in self.ids)

    def memory(self, *, highest: bool = False) -> Memory:
        """Of one process what is resident, or the most that ever was; of several their proportional shares, in which
        what they share counts once."""
        ids = self.ids
        if len(ids) == 1:
            kib = status(ids[0], "VmHWM" if highest else "VmRSS")
        else:
            kib = sum(proportional(pid) for pid in ids)
        return Memory(kib / 1024, len(ids), sum(status(pid, "Threads") for pid in ids))

    def await_file(self, path: Path) -> None:
        """Waits for what the program makes when it is ready."""
        def found() -> bool:
            assert self.process.poll() is None, f"{self.name} ended: {self.errors.read_text()[-2000:]}"
            return path.exists()

        until(found, f"{self.name} makes {path.name}", 15)

    def finish(self) -> None:
        end(self.process)


def status(pid: int, field: str) -> int:
    text = Path(f"/proc/{pid}/status").read_text()
    return int(text.split(f"\n{field}:")[1].split()[0])


def proportional(pid: int) -> int:
    return int(Path(f"/proc/{pid}/smaps_rollup").read_text().split("\nPss:")[1].split()[0])


def listening(path: Path) -> socket.socket:
    """A listening socket as spawn-fcgi makes it."""
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(str(path))
    path.chmod(0o666)
    listener.listen(BACKLOG)
    return listener
