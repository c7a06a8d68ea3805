"""Plain CGI: a program that is started for one request."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field

from support.answer import Answer
from .programs import ACCOUNT
from .targets import C, PLACARD, Targets, headers


PHP_CGI = "php-cgi"
PROGRAMS = (PLACARD, C, PHP_CGI)


@dataclass
class Invocations:
    milliseconds: list[float] = field(default_factory=list)
    # The most of all invocations.
    megabytes: float = 0


class OneShot:
    def __init__(self, targets: Targets, expected: Answer) -> None:
        self.folder = targets.folder
        request = targets.recording.request()
        self.body = self.folder / "body"
        self.body.write_bytes(request.body)
        script = str(self.folder / "peers" / "php" / "card.php")
        common = {"PATH": "/usr/bin:/bin", "LANG": "C"} | request.params
        log = {"PLACARD_LOG_FILE": str(self.folder / "placard-cgi.log")}
        self.commands = {PLACARD: [str(self.folder / "placard")], C: [str(self.folder / "peers" / "c" / "card")],
                         PHP_CGI: ["/usr/bin/php-cgi8.2"]}
        self.environments = {
            PLACARD: common | targets.settings | log, C: common | targets.peer_settings,
            PHP_CGI: common | targets.peer_settings | {"SCRIPT_FILENAME": script, "REDIRECT_STATUS": "200"}}
        self.found = {name: Invocations() for name in PROGRAMS}
        for name in PROGRAMS:
            self._check(name, expected)

    def _check(self, name: str, expected: Answer) -> None:
        """The page and the headers are those that came through nginx."""
        with open(self.body, "rb") as body:
            done = subprocess.run(self.commands[name], env=self.environments[name], stdin=body, capture_output=True,
                                  cwd=self.folder, timeout=15, **ACCOUNT)
        head, _, page = done.stdout.partition(b"\r\n\r\n")
        assert page == expected.body, f"{name} as CGI: {done}"
        own = Answer(200, [line.split(": ", 1) for line in head.decode().split("\r\n")], page)
        missing = set(headers(own).split("\n")) - set(headers(expected).split("\n"))
        assert all(line.startswith("status: 200") for line in missing), f"{name} as CGI: {missing}"

    def measure(self, times: int) -> None:
        for name in PROGRAMS:
            done = subprocess.run(
                [str(self.folder / "peers" / "c" / "launch"), str(times), str(self.body), *self.commands[name]],
                env=self.environments[name], capture_output=True, text=True, cwd=self.folder, timeout=120, **ACCOUNT)
            assert done.returncode == 0, done.stderr
            for line in done.stdout.splitlines():
                microseconds, kib = line.split()
                self.found[name].milliseconds.append(float(microseconds) / 1000)
                self.found[name].megabytes = max(self.found[name].megabytes, int(kib) / 1024)
