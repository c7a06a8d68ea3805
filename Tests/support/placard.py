"""Starts the real binary in each of its start modes and ends it by its pid."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from . import fastcgi, forms, logfmt
from .answer import Answer

START_BOUND = 15.0
STOP_BOUND = 15.0

# Descriptor 3 and LISTEN_PID have to be those of the program itself, so this takes its place by exec.
ON_DESCRIPTOR_3 = """
import os, sys
descriptor, program = int(sys.argv[1]), sys.argv[2:]
os.dup2(descriptor, 3)
os.environ["LISTEN_FDS"] = "1"
os.environ["LISTEN_PID"] = str(os.getpid())
os.execv(program[0], program)
"""


def until(condition: Callable[[], Any], what: str, seconds: float = 5.0) -> Any:
    """The first true value of the condition; fails when the time is up."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        time.sleep(0.003)


def new_folder() -> Path:
    """A folder with a name short enough for the paths of unix sockets."""
    return Path(tempfile.mkdtemp(prefix="plc-", dir="/tmp"))


def binary() -> str:
    return os.path.abspath(os.environ["PLACARD_BINARY"])


def stripped(folder: Path) -> Path:
    """The program as in the package: what dh_strip leaves of it."""
    copy = folder / "stripped"
    command = ["strip", "--remove-section=.comment", "--remove-section=.note", "-o", copy, binary()]
    subprocess.run(command, check=True, timeout=120)
    return copy


def environment(folder: Path, settings: dict[str, str]) -> dict[str, str]:
    """Nothing of the caller's environment, and never the machine's /etc/placard."""
    configuration = folder / "placard.conf"
    configuration.touch()
    return {"PATH": "/usr/bin:/bin", "LANG": "C", "PLACARD_CONFIG": str(configuration)} | settings


def listening(folder: Path, kind: str) -> tuple[socket.socket, fastcgi.Address]:
    """A listening socket as systemd or spawn-fcgi would make it."""
    if kind == "tcp":
        listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
        return listener, ("127.0.0.1", listener.getsockname()[1])
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(str(folder / "s"))
    listener.listen(1024)
    return listener, str(folder / "s")


# The last ports that were told: they are free until somebody listens there.
_told: deque[int] = deque(maxlen=100)


def free_port(host: str = "127.0.0.1") -> int:
    """A port where nobody listens, and none of the last hundred that were told."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    while True:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.bind((host, 0))
            port = probe.getsockname()[1]
        if port not in _told:
            _told.append(port)
            return port


def free_pair() -> int:
    """The first of two free ports in a row."""
    while True:
        port = free_port()
        with socket.socket() as second:
            try:
                second.bind(("127.0.0.1", port + 1))
                return port
            except OSError:
                continue


def end(process: subprocess.Popen[Any], seconds: float = STOP_BOUND) -> None:
    """Ends a process by its pid, if need be against its will."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(seconds)


class Placard:
    """A running server."""

    def __init__(self, process: subprocess.Popen[bytes], address: fastcgi.Address, folder: Path,
                 settings: dict[str, str]) -> None:
        self.process, self.address, self.folder = process, address, folder
        self.is_logfmt = settings.get("PLACARD_LOG_FORMAT", "logfmt") == "logfmt"
        self.log_file = Path(settings["PLACARD_LOG_FILE"]) if "PLACARD_LOG_FILE" in settings else None
        self.exit_expected = False

    @classmethod
    def start(cls, mode: str = "socket", *arguments: str, folder: Path | None = None, umask: int = -1,
              before: Callable[[], None] | None = None, **given: str | None) -> Placard:
        """Starts in a mode and waits until it accepts: `socket`, `listen4`, `listen6`, `descriptor0[-tcp]`,
        `descriptor3[-tcp]`. A setting of None leaves out a default of the tests."""
        folder = folder or new_folder()
        # A way out that leads nowhere: no test talks to a portal that exists.
        merged = {"PLACARD_PORTALS": forms.DOMAIN, "PLACARD_PROXY": "http://127.0.0.1:9"} | given
        settings = {name: value for name, value in merged.items() if value is not None}
        env = environment(folder, settings)
        kind, _, transport = mode.partition("-")
        listener: socket.socket | None = None
        command: Sequence[str] = [binary()]
        if kind in ("descriptor0", "descriptor3"):
            listener, address = listening(folder, transport or "unix")
            if kind == "descriptor3":
                command = [sys.executable, "-c", ON_DESCRIPTOR_3, str(listener.fileno()), *command]
        elif kind == "socket":
            address = str(folder / "s")
            command = [*command, "serve", "--socket", address]
        else:
            host = "::1" if kind == "listen6" else "127.0.0.1"
            address = (host, free_port(host))
            shown = f"[{host}]" if ":" in host else host
            command = [*command, "serve", "--listen", f"{shown}:{address[1]}"]
        with open(folder / "stderr", "ab") as errors:
            process = subprocess.Popen(
                [*command, *arguments], env=env, cwd=folder, umask=umask, preexec_fn=before,
                stdin=listener if kind == "descriptor0" else subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=errors, pass_fds=[listener.fileno()] if kind == "descriptor3" and listener else [])
        if listener:
            listener.close()
        server = cls(process, address, folder, settings)
        try:
            until(server._accepts, "the program accepts connections", START_BOUND)
            server.ask(forms.get("/health"))  # an inherited socket accepts before the program does
        except BaseException:
            server.kill()
            raise
        return server

    def _accepts(self) -> bool:
        assert self.process.poll() is None, f"exit {self.process.returncode} at the start: {self.stderr}"
        try:
            fastcgi.Connection(self.address).close()
            return True
        except (ConnectionRefusedError, FileNotFoundError):
            return False

    def ask(self, request: forms.Request, *, timeout: float = 15.0, flags: int = 0) -> Answer:
        """One exchange that must be complete: an answer, one END_REQUEST without an error, and the close."""
        result = fastcgi.exchange(self.address, fastcgi.request(request.params, request.body, flags=flags), timeout)
        assert result.ends == [(0, fastcgi.REQUEST_COMPLETE)], f"ends: {result.ends}; {self.stderr[-2000:]}"
        return Answer.parse(result.stdout, is_head=request.method == "HEAD")

    def open(self, fields: dict[str, str] = forms.SEED, **more: Any) -> Answer:
        """The answer to the opening of a widget."""
        return self.ask(forms.opening(fields, **more))

    @property
    def stderr(self) -> str:
        return (self.folder / "stderr").read_text("utf-8", "backslashreplace")

    @property
    def log(self) -> str:
        return self.log_file.read_text() if self.log_file and self.log_file.exists() else self.stderr

    def lines(self) -> list[logfmt.Line]:
        """The whole lines of the log so far."""
        text = self.log
        return logfmt.parse_all(text[:text.rfind("\n") + 1])

    def line_of(self, request: forms.Request) -> logfmt.Line:
        """The one line that the log has for a request."""
        def found() -> list[logfmt.Line]:
            whole = self.log.split("\n")[:-1]
            lines = [logfmt.parse(line) for line in whole if request.id in line]  # all are parsed at the end
            return [line for line in lines if line.message == "request" and line["id"] == request.id]

        lines = until(found, f"a log line with id={request.id}")
        assert len(lines) == 1, lines
        return lines[0]

    def descriptors(self) -> int:
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def await_descriptors(self, before: int, seconds: float = 20.0) -> None:
        """Waits until no more descriptors are open than before. Each thread may meanwhile have made one to keep, which
        depends on how busy the machine is; tests leave many more peers behind than there are threads."""
        allowed = before + self.threads()
        until(lambda: self.descriptors() <= allowed, f"at most {allowed} open descriptors again", seconds)

    def processor_time(self) -> float:
        """Seconds that the program has computed so far, however busy the machine is."""
        # The process's own clock, as clock_getcpuclockid(3) finds it.
        return time.clock_gettime(~self.process.pid << 3 | 2)

    def threads(self) -> int:
        return len(os.listdir(f"/proc/{self.process.pid}/task"))

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def terminate(self, seconds: float = STOP_BOUND) -> int:
        """SIGTERM, and the exit code."""
        self.exit_expected = True
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(seconds)

    def assert_alive(self) -> None:
        assert self.process.poll() is None, f"the program ended with {self.process.returncode}: {self.stderr[-4000:]}"

    def finish(self) -> None:
        """Ends the program and checks what must hold after every test: no crash, no secret, only whole lines."""
        try:
            if not self.exit_expected:
                self.assert_alive()
            code = self.terminate()
            assert code == 0, f"exit code {code} after SIGTERM: {self.stderr[-4000:]}"
            everything = self.stderr + (self.log if self.log_file else "")
            for secret in forms.TOKENS:
                assert secret not in everything, f"{secret} is in the log"
            for number in forms.NUMBERS:
                # The digits may occur by chance in the id of a request.
                assert not re.search(rf"(?<![0-9a-f]){number}(?![0-9a-f])", everything), f"{number} is in the log"
            if self.is_logfmt:
                logfmt.parse_all(self.log)
        finally:
            self.kill()

    def kill(self) -> None:
        """Ends the program by its pid whatever state it is in, and removes its folder."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(STOP_BOUND)
        shutil.rmtree(self.folder, ignore_errors=True)


def run(*arguments: str, folder: Path, stdin: bytes = b"", seconds: float = 15.0,
        **settings: str) -> subprocess.CompletedProcess[bytes]:
    """A command that ends by itself."""
    return subprocess.run([binary(), *arguments], env=environment(folder, settings), cwd=folder, input=stdin,
                          capture_output=True, timeout=seconds)


def run_cgi(request: forms.Request, *arguments: str, folder: Path,
            **settings: str) -> subprocess.CompletedProcess[bytes]:
    """One CGI exchange."""
    settings = {"PLACARD_PORTALS": forms.DOMAIN} | settings
    return run(*arguments, folder=folder, stdin=request.body, **request.params, **settings)
