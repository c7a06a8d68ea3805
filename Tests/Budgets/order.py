"""The functions that a start and a first request need, for the linker to lay them side by side.

A page of the program that is wanted comes into memory with its fifteen neighbours. Spread over twelve megabytes of
code, the functions of a start would bring half of it.
"""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path

import fastcgi
import placard
import portal
from callgrind import Counted
from program import CARD

ORDER = Path(__file__).resolve().parents[2] / "deploy" / "link" / "order"


def update() -> None:
    """Names that a later compiler or change of the sources has no more do no harm, and no good."""
    linked = subprocess.run(["nm", "--defined-only", placard.binary()], capture_output=True, text=True, check=True)
    own = {line.split(" ", 2)[2] for line in linked.stdout.splitlines() if line.split(" ", 2)[1] in "tTwW"}
    ORDER.write_text("".join(f"{name}\n" for name in sorted(own & (_cgi() | _server()))))


def _settings(folder: Path) -> dict[str, str]:
    return placard.environment(folder, {
        "PLACARD_PORTALS": portal.DOMAIN, "PLACARD_PROXY": "http://127.0.0.1:9", "PLACARD_THREADS": "1",
        "PLACARD_IO_TIMEOUT": "2m"})


def _cgi() -> set[str]:
    with tempfile.TemporaryDirectory(prefix="plc-", dir="/tmp") as folder:
        body = Path(folder) / "body"
        body.write_bytes(CARD.body)
        settings = _settings(Path(folder)) | CARD.params
        with open(body, "rb") as stdin, Counted(
                Path(placard.binary()), settings=settings, stdin=stdin.fileno()) as counted:
            return _functions(counted)


def _server() -> set[str]:
    """Until it is idle, and with a request."""
    with ExitStack() as open_now:
        folder = Path(open_now.enter_context(tempfile.TemporaryDirectory(prefix="plc-", dir="/tmp")))
        path = str(folder / "s")
        listener = open_now.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM))
        listener.bind(path)
        listener.listen()
        counted = open_now.enter_context(
            Counted(Path(placard.binary()), "serve", settings=_settings(folder), stdin=listener))
        connection = open_now.enter_context(fastcgi.Connection(path, 60.0))
        connection.send(fastcgi.request(CARD.params, CARD.body))
        connection.read_to_close()
        counted.process.send_signal(signal.SIGTERM)
        return _functions(counted)


def _functions(counted: Counted) -> set[str]:
    """All that was called, mangled. Callgrind gives those that call themselves a number besides."""
    counted.counts()
    names = re.findall(r"^c?fn=\(\d+\) (.*)", counted.profile.read_text(errors="replace"), re.MULTILINE)
    return {re.sub(r"'\d+$", "", name) for name in names}
