"""The demo as a newcomer starts it: real nginx, the real program, the portal simulator."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from support import REPOSITORY
from support.placard import binary, end, free_pair


class Demo:
    def __init__(self, folder: Path = REPOSITORY, program: str | None = None, *options: str) -> None:
        port = free_pair()
        self.process = subprocess.Popen(
            [folder / "deploy/demo", "--port", str(port), "--binary", program or binary(), *options],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        said = ""
        for line in self.process.stdout:
            said += line
            if "Ctrl-C stops" in line:
                break
        found = re.search(r"Placard is at (\S+)/ \(files in (\S+)\)[\s\S]*Open (\S+)/ and click", said)
        if not found:
            self.finish()
            raise AssertionError(f"the demo did not start:\n{said}")
        self.url, folder, self.portal = found.groups()
        self.folder = Path(folder)

    @property
    def log(self) -> str:
        """What the program has logged."""
        return (self.folder / "placard.log").read_text()

    def finish(self) -> None:
        end(self.process, 20)
