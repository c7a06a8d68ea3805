"""The program itself, counted while it serves recorded requests over FastCGI."""

from __future__ import annotations

import signal
import socket
import tempfile
from contextlib import ExitStack
from pathlib import Path

from support import fastcgi, forms, placard
from support.answer import Answer
from .callgrind import Counted, Counts

# A card without the operator's token: with one, the program would start to ask the portal, at its own pace.
CARD = forms.opening(forms.changed(forms.NEWER, AUTH_ID=None, REFRESH_ID=None),
                      id="7f7c83ec5f384eea2902f7b4431e62d7")


def counts(requests: int) -> Counts:
    """From the start to the end of a program that answers so many requests, on one thread.

    All of them have been sent before it starts. So each finds its request there when it accepts the connection, and
    the program goes the same way every time.
    """
    data = fastcgi.request(CARD.params, CARD.body)
    with ExitStack() as open_now:
        folder = Path(open_now.enter_context(tempfile.TemporaryDirectory(prefix="plc-", dir="/tmp")))
        path = folder / "s"
        listener = open_now.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM))
        listener.bind(str(path))
        listener.listen(requests)
        connections = [open_now.enter_context(fastcgi.Connection(str(path), 60.0)) for _ in range(requests)]
        for connection in connections:
            connection.send(data)
        settings = placard.environment(folder, {
            "PLACARD_PORTALS": forms.DOMAIN, "PLACARD_PROXY": "http://127.0.0.1:9", "PLACARD_THREADS": "1",
            "PLACARD_IO_TIMEOUT": "2m", "PLACARD_SLOW_LOG": "2m",
        })
        program = open_now.enter_context(Counted(Path(placard.binary()), settings=settings, stdin=listener))
        listener.close()
        answers = [connection.read_to_close().stdout for connection in connections]
        program.process.send_signal(signal.SIGTERM)
        result = program.counts()
    for answer in map(Answer.parse, answers):
        assert answer.status == 200 and b"Main line" in answer.body, answer
    return result
