"""A portal whose behaviour the test writes, on a loopback port: for what the stand-in cannot do, as never answering.

It is strict: whatever a portal would not take is one of its complaints, which fail the test at its end.
"""

from __future__ import annotations

import json
import re
import select
import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl

from .placard import until

REST_PATH = re.compile(r"/rest/([a-z.]+)\.json")
TOKEN_PATH = "/oauth/token/"
COMMAND = re.compile(r"cmd\[([A-Za-z0-9_]+)\]")

NAMES: dict[str, dict[str, Any]] = {
    "1": {"title": "Lead of the test"},
    "2": {"title": "Deal of the test", "stageSemanticId": "P", "opportunity": "1200.50", "currencyId": "EUR"},
    "3": {"name": "Ada", "lastName": "Quill", "post": "Head of trials"},
    "4": {"title": "Quill & Sons"},
}
PERSON = "Ada Quill"


def result_of(method: str, query: str) -> Any:
    """What the portal knows: one contact, Ada Quill, with nothing further; maps without entries as PHP has them."""
    parameters = {name: values[-1] for name, values in parse_qs(query, keep_blank_values=True).items()}
    if method == "crm.item.get":
        kind, number = parameters.get("entityTypeId", ""), parameters.get("id", "0")
        return {"item": {"id": number, "entityTypeId": kind, "assignedById": "7", "fm": [], **NAMES.get(kind, {})}}
    if method == "crm.item.list":
        return {"items": []}
    return []


def time_block(reset_at: int | None = None) -> dict[str, Any]:
    """The `time` of an answer."""
    now = time.time()
    return {"start": now - 0.01, "finish": now, "duration": 0.01, "processing": 0.01, "operating": 0.1,
            "operating_reset_at": reset_at or int(now) + 600}


def error_of(code: str, **more: Any) -> dict[str, Any]:
    return {"error": code, "error_description": f"The test says {code}"} | more


@dataclass
class Question:
    """One request to the portal."""

    portal: ScriptedPortal
    handler: BaseHTTPRequestHandler
    path: str
    fields: dict[str, str]
    arrived: float = field(default_factory=time.monotonic)
    # The program has closed the connection before it was answered.
    gone: threading.Event = field(default_factory=threading.Event)
    answered: threading.Event = field(default_factory=threading.Event)

    @property
    def token(self) -> str:
        return self.fields.get("auth", "")

    @property
    def commands(self) -> dict[str, tuple[str, str]]:
        """The commands of a batch: name → method and query."""
        found = {}
        for key, value in self.fields.items():
            if match := COMMAND.fullmatch(key):
                method, _, query = value.partition("?")
                found[match[1]] = (method, query)
        return found

    @property
    def methods(self) -> set[str]:
        return {method for method, _ in self.commands.values()}

    # ---- Ways to answer

    def result(self, errors: Mapping[str, Any] | None = None, reset_at: int | None = None) -> dict[str, Any]:
        """The answer of a portal that is well; `errors` says which methods fail in it, and with what."""
        results: dict[str, Any] = {}
        failed: dict[str, Any] = {}
        times: dict[str, Any] = {}
        for name, (method, query) in self.commands.items():
            if error := (errors or {}).get(method):
                failed[name] = error
            else:
                results[name] = result_of(method, query)
            times[name] = time_block(reset_at)
        empty: list[Any] = []
        inner = {"result": results or empty, "result_error": failed or empty, "result_total": empty,
                 "result_next": empty, "result_time": times or empty}
        return {"result": inner, "time": time_block(reset_at)}

    def answer(self, value: Any, status: int = 200, **headers: str) -> None:
        self.send(json.dumps(value).encode(), status, **{"Content_Type": "application/json; charset=utf-8"} | headers)

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        try:
            self.handler.send_response(status)
            for name, value in headers.items():
                self.handler.send_header(name.replace("_", "-"), value)
            self.handler.send_header("Content-Length", str(len(body)))
            self.handler.end_headers()
            self.handler.wfile.write(body)
        except OSError:
            self.gone.set()

    def send_raw(self, data: bytes) -> None:
        """Bytes instead of an answer, and the end of the connection."""
        self.handler.close_connection = True
        try:
            self.handler.wfile.write(data)
        except OSError:
            self.gone.set()

    def cut(self) -> None:
        self.send_raw(b"")

    def hold(self, released: threading.Event) -> bool:
        """Waits for the test, or for the program to go away: whether it is still there."""
        while not released.is_set() and not self.portal.is_closed.is_set():
            readable, _, _ = select.select([self.handler.connection], [], [], 0.01)
            if readable and not self.handler.connection.recv(1, socket.MSG_PEEK):
                self.handler.close_connection = True
                self.gone.set()
                return False
        return not self.portal.is_closed.is_set()


Behaviour = Callable[[Question], None]


def well(question: Question) -> None:
    question.answer(question.result())


def silent(question: Question) -> None:
    question.hold(threading.Event())


def failing(code: str, status: int, **more: Any) -> Behaviour:
    """Every call as a whole has this error."""
    return lambda question: question.answer(error_of(code, **more), status)


class Held:
    """Keeps every question until it is released, and then answers it."""

    def __init__(self) -> None:
        self.released = threading.Event()

    def __call__(self, question: Question) -> None:
        if question.hold(self.released):
            well(question)


class ScriptedPortal:
    def __init__(self, behave: Behaviour = well) -> None:
        self.behave = behave
        self.asked: list[Question] = []
        self.refreshes: list[Question] = []
        self.complaints: list[str] = []
        self.running = self.most_running = 0
        self.is_closed = threading.Event()
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self.domain = f"127.0.0.1:{self._server.server_port}"
        self.origin = f"http://{self.domain}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self.is_closed.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def await_asked(self, count: int, seconds: float = 5) -> Question:
        """The question with that number, counted from one, when it has come."""
        until(lambda: len(self.asked) >= count, f"question {count} to the portal", seconds)
        return self.asked[count - 1]

    def await_answered(self, count: int) -> None:
        """Waits until the first questions, so many, are done with."""
        assert self.await_asked(count).answered.wait(5), f"question {count} is not answered"

    def take(self, handler: BaseHTTPRequestHandler) -> None:
        """One request, from the server's own thread for it."""
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        pairs = parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=bool(body))
        question = Question(self, handler, handler.path, dict(pairs))
        is_refresh = handler.path == TOKEN_PATH
        complaint = self._complaint(handler, question, len(pairs))
        with self._lock:
            if complaint:
                self.complaints.append(complaint)
            (self.refreshes if is_refresh else self.asked).append(question)
            self.running += 1
            self.most_running = max(self.most_running, self.running)
        try:
            self.behave(question)
        finally:
            with self._lock:
                self.running -= 1
            question.answered.set()

    def _complaint(self, handler: BaseHTTPRequestHandler, question: Question, count: int) -> str:
        fields = question.fields
        if handler.command != "POST":
            return f"method {handler.command}"
        if handler.headers.get("Content-Type") != "application/x-www-form-urlencoded":
            return f"content type {handler.headers.get('Content-Type')}"
        if handler.headers.get("Host") != self.domain:
            return f"host {handler.headers.get('Host')}"
        if count != len(fields):
            return f"a field comes twice: {sorted(fields)}"
        if handler.headers.get("Cookie") or handler.headers.get("Authorization"):
            return "more than the form says who asks"
        if question.path == TOKEN_PATH:
            wanted = {"grant_type", "client_id", "client_secret", "refresh_token"}
            return "" if set(fields) == wanted else f"fields {sorted(fields)}"
        if not REST_PATH.fullmatch(question.path):
            return f"path {question.path}"
        if not question.token:
            return "no token"
        if question.path.endswith("/batch.json") and not 1 <= len(question.commands) <= 50:
            return f"{len(question.commands)} commands"
        return ""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 1024

    def handle_error(self, request: Any, client_address: Any) -> None:
        """The program may close a connection whenever it likes."""


def _handler(portal: ScriptedPortal) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = -1

        def do_POST(self) -> None:
            portal.take(self)

        do_GET = do_HEAD = do_PUT = do_POST

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    return Handler
