"""A portal that does what the test says, on an address of this machine, with TLS or without: for what the simulator
cannot do, as never answering, and for lies.

It is strict: whatever a portal would not take is one of its complaints, which fail the test at its end. Whatever it was
asked is kept, so that a test can say what was not asked.
"""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlencode

from .certificates import Certificates
from .placard import until

REST = re.compile(r"/rest/([a-z.]+?)(?:\.json)?")
TOKEN_PATH = "/oauth/token/"
COMMAND = re.compile(r"cmd\[([A-Za-z0-9_]+)\]")

NAMES: dict[str, dict[str, Any]] = {
    "1": {"title": "Lead of the test"},
    "2": {"title": "Deal of the test", "stageSemanticId": "P", "opportunity": "1200.50", "currencyId": "EUR"},
    "3": {"name": "Ada", "lastName": "Quill", "post": "Head of trials"},
    "4": {"title": "Quill & Sons"},
}
PERSON = "Ada Quill"


# The other methods that it knows, without anything to tell. Any other is an error, as in a portal.
METHODS = {
    "app.option.get", "crm.activity.list", "crm.duplicate.findbycomm", "crm.status.list",
    "profile", "telephony.externalCall.searchCrmEntities", "user.get", "user.option.get", "voximplant.statistic.get",
}


# Method and query → its result, or an error.
Call = Callable[[str, str], Any]


def fields_of(query: str) -> dict[str, str]:
    return dict(parse_qsl(query, keep_blank_values=True))


def result_of(method: str, query: str) -> Any:
    """What the portal knows: one contact, Ada Quill, with nothing further; maps without entries as PHP has them."""
    parameters = fields_of(query)
    if method == "crm.item.get":
        kind, number = parameters.get("entityTypeId", ""), parameters.get("id", "0")
        return {"item": {"id": number, "entityTypeId": kind, "assignedById": "7", "fm": [], **NAMES.get(kind, {})}}
    if method == "crm.item.list":
        return {"items": []}
    if method == "crm.timeline.note.get":
        return error_of("NOT_FOUND")
    return [] if method in METHODS else error_of("ERROR_METHOD_NOT_FOUND")


def time_block(reset_at: int | None = None) -> dict[str, Any]:
    """The `time` of an answer."""
    now = time.time()
    return {"start": now - 0.01, "finish": now, "duration": 0.01, "processing": 0.01, "operating": 0.1,
            "operating_reset_at": reset_at or int(now) + 600}


def error_of(code: str, **more: Any) -> dict[str, Any]:
    return {"error": code, "error_description": f"The test says {code}"} | more


def is_error(value: Any) -> bool:
    return isinstance(value, dict) and "error" in value


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
    def method(self) -> str:
        """What is called, `batch` for a batch; nothing at another path."""
        match = REST.fullmatch(self.path)
        return match[1] if match else ""

    @property
    def token(self) -> str:
        return self.fields.get("auth", "")

    @property
    def query(self) -> str:
        """What is said to the method that is called."""
        return urlencode({name: text for name, text in self.fields.items() if name != "auth"})

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

    def result(self, errors: Mapping[str, Any] | None = None, reset_at: int | None = None, call: Call = result_of,
               total: Call | None = None) -> dict[str, Any]:
        """The answer to a batch, by default of a portal that is well; `errors` says which methods fail in it, and with
        what, `call` what the others say, and `total` how much there is of it."""
        results: dict[str, Any] = {}
        failed: dict[str, Any] = {}
        totals: dict[str, Any] = {}
        times: dict[str, Any] = {}
        for name, (method, query) in self.commands.items():
            error = (errors or {}).get(method)
            value = error or call(method, query)
            (failed if error or is_error(value) else results)[name] = value
            if total and (count := total(method, query)) is not None:
                totals[name] = count
            times[name] = time_block(reset_at)
            if name in failed and self.fields.get("halt") == "1":
                break
        # PHP's maps without entries are lists.
        empty: list[Any] = []
        inner = {"result": results or empty, "result_error": failed or empty, "result_total": totals or empty,
                 "result_next": empty, "result_time": times or empty}
        return {"result": inner, "time": time_block(reset_at)}

    def answer_by(self, call: Call, total: Call | None = None) -> None:
        """As a portal does, to one method or to a batch of them."""
        if self.method == "batch":
            self.answer(self.result(call=call, total=total))
            return
        value = call(self.method, self.query)
        if is_error(value):
            self.answer(value, 400)
        else:
            self.answer({"result": value, "time": time_block()})

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
        """Waits for the test, or for the program to go away: whether it is still there. Nothing more is sent before the
        answer, so what is readable is the end."""
        connection = self.handler.connection
        connection.settimeout(0.01)
        while not released.is_set() and not self.portal.is_closed.is_set():
            try:
                if not connection.recv(1):
                    break
            except TimeoutError:
                continue
            except OSError:
                break
        else:
            connection.settimeout(None)
            return not self.portal.is_closed.is_set()
        self.handler.close_connection = True
        self.gone.set()
        return False


Behaviour = Callable[[Question], None]


def well(question: Question) -> None:
    question.answer(question.result())


def silent(question: Question) -> None:
    question.hold(threading.Event())


def failing(code: str, status: int, **more: Any) -> Behaviour:
    """Every call as a whole has this error."""
    return lambda question: question.answer(error_of(code, **more), status)


def after(count: int, first: Behaviour, then: Behaviour) -> Behaviour:
    """So many questions are answered one way, and the others another."""
    return lambda question: (first if len(question.portal.asked) <= count else then)(question)


class Held:
    """Keeps every question until it is released, and then answers it."""

    def __init__(self) -> None:
        self.released = threading.Event()

    def __call__(self, question: Question) -> None:
        if question.hold(self.released):
            well(question)


class ScriptedPortal:
    # Where it is asked.
    path = re.compile(r"/rest/[a-z.]+\.json")

    def __init__(self, behave: Behaviour | None = None, *, certificates: Certificates | None = None,
                 address: str = "127.0.0.1", port: int = 0) -> None:
        # What it does: a test may change it at any time.
        self.behave = behave or self.properly
        self.asked: list[Question] = []
        self.refreshes: list[Question] = []
        self.complaints: list[str] = []
        self.running = self.most_running = self.connections = 0
        self.is_closed = threading.Event()
        self.lock = threading.Lock()
        self._context = certificates.context() if certificates else None
        self._server = _Server((address, port), _handler(self))
        self.domain = f"{address}:{self._server.server_port}"
        self.origin = f"{'https' if certificates else 'http'}://{self.domain}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def properly(self, question: Question) -> None:
        """What it does unless the test says otherwise."""
        well(question)

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

    def accept(self, connection: socket.socket) -> socket.socket:
        """A new connection, from the server's own thread for it."""
        self.connections += 1
        if not self._context:
            return connection
        connection.settimeout(10)
        return self._context.wrap_socket(connection, server_side=True)

    def take(self, handler: BaseHTTPRequestHandler) -> None:
        """One request, from the server's own thread for it."""
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        pairs = parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=bool(body))
        question = Question(self, handler, handler.path, dict(pairs))
        is_refresh = handler.path == TOKEN_PATH
        complaint = self._complaint(handler, question, len(pairs))
        with self.lock:
            if complaint:
                self.complaints.append(complaint)
            (self.refreshes if is_refresh else self.asked).append(question)
            self.running += 1
            self.most_running = max(self.most_running, self.running)
        try:
            self.behave(question)
        except OSError:
            # The program may close a connection whenever it likes.
            raise
        except Exception as failure:
            with self.lock:
                self.complaints.append(f"{type(failure).__name__}: {failure}")
            raise
        finally:
            with self.lock:
                self.running -= 1
            question.answered.set()

    def _complaint(self, handler: BaseHTTPRequestHandler, question: Question, count: int) -> str:
        fields = question.fields
        if handler.command != "POST":
            return f"method {handler.command}"
        if handler.headers.get("Content-Type") != "application/x-www-form-urlencoded":
            return f"content type {handler.headers.get('Content-Type')}"
        if "?" in question.path:
            return f"a query, which ends in logs: {question.path}"
        if handler.headers.get("Host") != self.domain:
            return f"host {handler.headers.get('Host')}"
        if count != len(fields):
            return f"a field comes twice: {sorted(fields)}"
        if handler.headers.get("Cookie") or handler.headers.get("Authorization"):
            return "more than the form says who asks"
        if question.path == TOKEN_PATH:
            wanted = {"grant_type", "client_id", "client_secret", "refresh_token"}
            return "" if set(fields) == wanted else f"fields {sorted(fields)}"
        if not self.path.fullmatch(question.path):
            return f"path {question.path}"
        if not question.token:
            return "no token"
        if question.method == "batch" and not 1 <= len(question.commands) <= 50:
            return f"{len(question.commands)} commands"
        return ""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 1024

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing: what is wrong with a test's own behaviour is a complaint."""


def _handler(portal: ScriptedPortal) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = -1

        def setup(self) -> None:
            self.request = portal.accept(self.request)
            super().setup()

        def finish(self) -> None:
            super().finish()
            self.request.close()

        def do_POST(self) -> None:
            portal.take(self)

        do_GET = do_HEAD = do_PUT = do_POST

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    return Handler
