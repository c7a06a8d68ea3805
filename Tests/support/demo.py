"""The demo as a newcomer starts it: real nginx, the real program, the portal simulator."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
from pathlib import Path

from . import REPOSITORY
from .placard import binary, end, free_pair


class Demo:
    def __init__(self, folder: Path = REPOSITORY, program: str | None = None, *options: str) -> None:
        port = free_pair()
        self.url, self.portal = (f"http://127.0.0.1:{port + more}" for more in range(2))
        self.process = subprocess.Popen(
            [folder / "deploy/demo", "--port", str(port), "--binary", program or binary(), *options],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            start_new_session=True,
            # A job in the background ignores it, and so would the demo.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        said = ""
        for line in self.process.stdout:
            said += line
            if "Ctrl-C stops" in line:
                break
        found = re.search(rf"Placard is at {self.url}/ \(files in (\S+)\)[\s\S]*Open {self.portal}/ and click", said)
        if not found:
            self.finish()
            raise AssertionError(f"the demo did not start:\n{said}")
        self.folder = Path(found[1])

    @property
    def log(self) -> str:
        """What the program has logged."""
        return (self.folder / "placard.log").read_text()

    def finish(self) -> None:
        """Ends it and, if it has left something, that too."""
        end(self.process, 20)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
