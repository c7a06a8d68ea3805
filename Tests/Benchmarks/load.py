"""One measurement: wrk asks a program for pages for some seconds."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .programs import ACCOUNT, Program
from .recording import Recording

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Measurement:
    """Times are microseconds; those of a processor are for one page."""

    pages_per_second: float
    p50: float
    p99: float
    own_processor: float
    nginx_processor: float


def write_script(folder: Path, recording: Recording) -> None:
    request = recording.request()
    text = (HERE / "load.lua").read_text()
    text = text.replace("@QUERY@", request.query).replace("@BODY@", request.body.decode())
    (folder / "load.lua").write_text(text)


def measure(folder: Path, port: int, program: Program | None, nginx: Program, concurrency: int,
            seconds: int) -> Measurement:
    programs = [program, nginx] if program else [nginx]
    before = [one.processor_seconds() for one in programs]
    done = subprocess.run(
        ["wrk", "--threads", "1", "--connections", str(concurrency), "--duration", f"{seconds}s", "--timeout", "15s",
         "--script", str(folder / "load.lua"), f"http://127.0.0.1:{port}"],
        capture_output=True, text=True, timeout=seconds + 60, **ACCOUNT)
    spent = [one.processor_seconds() - start for one, start in zip(programs, before)]
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["errors"] == 0 and found["pages"] > 0, f"{program and program.name}, {concurrency}: {found}"
    for log in folder.glob("*.log"):
        with open(log, "r+b") as file:
            file.truncate()
    own = spent[0] if program else 0.0
    return Measurement(found["pages"] / found["microseconds"] * 1e6, found["p50"], found["p99"],
                       own / found["pages"] * 1e6, spent[-1] / found["pages"] * 1e6)
