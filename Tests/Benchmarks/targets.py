"""What is measured: four programs in two modes, and nginx alone."""

from __future__ import annotations

import http.client
import os
import shutil
import subprocess
from pathlib import Path

from support import fastcgi
from support.answer import Answer
from support.forms import Request
from support.nginx import command, exchange, prepare
from support.placard import free_port
from . import peer_sources, programs, web_server
from .page_template import derive
from .programs import Program
from .recording import Recording


CORES = len(os.sched_getaffinity(0))
# A program that holds a thread or a process for each kept connection needs one for all that nginx may have: those in
# use, and the idle ones of each of its processes.
MOST_CONNECTIONS = 256
KEPT_WORKERS = MOST_CONNECTIONS + CORES * web_server.KEPT_IDLE

FPM = "/usr/sbin/php-fpm8.2"

OFF, ON = "off", "on"
PLACARD, C, PHP, GO, FIXED = "Placard", "C", "PHP-FPM", "Go", "nginx alone"
PROGRAMS = (PLACARD, C, PHP, GO)

Target = tuple[str, str]
TARGETS: list[Target] = [(name, mode) for mode in (OFF, ON) for name in PROGRAMS] + [(FIXED, OFF)]


def title(target: Target) -> str:
    name, mode = target
    return name if name == FIXED else f"{name}, keep-alive {mode}"


class Targets:
    """All of them, started, behind one nginx."""

    def __init__(self, folder: Path, binary: Path, recording: Recording) -> None:
        self.folder, self.recording = folder, recording
        self.programs: dict[Target, Program] = {}
        self.ports = {target: free_port() for target in TARGETS}
        shutil.copy(binary, folder / "placard")

    def start_all(self) -> None:
        """Placard first, since the peers are made from what it answers."""
        folder, recording = self.folder, self.recording
        for mode in (OFF, ON):
            log = {"PLACARD_LOG_FILE": str(folder / f"placard-{mode}.log")}
            self._start((PLACARD, mode), [str(folder / "placard"), "serve", "--socket", self._socket((PLACARD, mode))],
                        self.settings | log | {"PLACARD_KEEP_CONNECTIONS": mode}, listens=False)
        peer_sources.write(derive(recording, self._exchange), folder / "peers")
        peer_sources.build(folder / "peers")
        self.start(C, OFF, CORES)
        self.start(PHP, OFF, CORES)
        self.start(C, ON, KEPT_WORKERS)
        self.start(PHP, ON, KEPT_WORKERS)
        self.start(GO, OFF)
        self.start(GO, ON)
        self._start_nginx()

    @property
    def nginx(self) -> Program:
        return self.programs["nginx", ""]

    @property
    def settings(self) -> dict[str, str]:
        token = self.recording.application_token
        return {"PLACARD_CONFIG": self._empty_file(), "PLACARD_PORTALS": self.recording.portal} | (
            {"PLACARD_APPLICATION_TOKEN": token} if token else {})

    @property
    def peer_settings(self) -> dict[str, str]:
        token = self.recording.application_token
        return {"CARD_PORTAL": self.recording.portal} | ({"CARD_APPLICATION_TOKEN": token} if token else {})

    def start(self, name: str, mode: str, workers: int = 1) -> None:
        """Starts a peer, in place of the same one with another number of workers."""
        target = (name, mode)
        if target in self.programs:
            self.programs.pop(target).finish()
        path = Path(self._socket(target))
        path.unlink(missing_ok=True)
        if name == PHP:
            configuration = self.folder / f"php-fpm-{mode}.conf"
            configuration.write_text(fpm_configuration(path, workers, self.peer_settings))
            self._start(target, [FPM, "--nodaemonize", "--fpm-config", str(configuration)], {}, listens=False)
        else:
            command = [str(self.folder / "peers" / name.lower() / "card")] + ([str(workers)] if name == C else [])
            self._start(target, command, self.peer_settings, listens=True)

    def _start(self, target: Target, command: list[str], environment: dict[str, str], *, listens: bool) -> None:
        name = "-".join(target).lower()
        path = Path(self._socket(target))
        listener = programs.listening(path) if listens else None
        program = Program(name, command, self.folder, listener=listener, **environment)
        self.programs[target] = program
        program.await_file(path)

    def _start_nginx(self) -> None:
        prepare(self.folder)
        web_server.check(self.folder)
        servers = []
        for name, mode in TARGETS:
            port = self.ports[name, mode]
            if name == FIXED:
                servers.append(web_server.fixed(self.folder, port, self._exchange(self.recording.request())))
            else:
                more = f"fastcgi_param SCRIPT_FILENAME {self.folder}/peers/php/card.php;\n" if name == PHP else ""
                servers.append(web_server.fastcgi(self.folder, f"{name}-{mode}".lower(), port,
                                                  Path(self._socket((name, mode))), keeps=mode == ON, more=more))
        web_server.write(self.folder, servers)
        nginx = Program("nginx", command(self.folder, "-g", "daemon off;"), self.folder)
        self.programs["nginx", ""] = nginx
        nginx.await_file(self.folder / "nginx.pid")

    def check(self) -> Answer:
        """All give the same page with the same headers. What differs is left in two files, for `cmp` and the reader."""
        expected = self._ask((PLACARD, OFF))
        assert expected.status == 200 and 'class="card"' in expected.text, expected
        for target in TARGETS:
            answer = self._ask(target)
            files = [self.folder / "expected", self.folder / "answer"]
            for file, one in zip(files, (expected, answer)):
                file.write_bytes(f"{one.status}\n{headers(one)}\n".encode() + one.body)
            compared = subprocess.run(["cmp", *files], capture_output=True, text=True)
            assert compared.returncode == 0, f"{title(target)}: {compared.stdout}{answer}\nexpected: {expected}"
        return expected

    def memory(self, *, highest: bool = False) -> dict[Target, programs.Memory]:
        return {target: self.programs[target].memory(highest=highest) for target in TARGETS if target[0] != FIXED}

    def finish(self) -> None:
        for program in reversed(self.programs.values()):
            program.finish()

    def _socket(self, target: Target) -> str:
        return str(self.folder / ("-".join(target).lower() + ".sock"))

    def _empty_file(self) -> str:
        path = self.folder / "empty.conf"
        path.touch()
        return str(path)

    def _exchange(self, request: Request) -> Answer:
        done = fastcgi.exchange(self._socket((PLACARD, OFF)), fastcgi.request(request.params, request.body))
        return Answer.parse(done.stdout)

    def _ask(self, target: Target) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.ports[target], timeout=15)
        return exchange(connection, self.recording.request())


def headers(answer: Answer) -> str:
    """Without the date; in one order and one spelling, which programs may choose."""
    return "\n".join(sorted(f"{name.lower()}: {value}" for name, value in answer.headers if name.lower() != "date"))


def fpm_configuration(path: Path, workers: int, environment: dict[str, str]) -> str:
    variables = "".join(f"env[{name}] = {value}\n" for name, value in environment.items())
    return f"""[global]
error_log = {path.with_suffix(".log")}
[card]
listen = {path}
listen.backlog = {programs.BACKLOG}
pm = static
pm.max_children = {workers}
{variables}php_admin_value[opcache.validate_timestamps] = 0
"""
