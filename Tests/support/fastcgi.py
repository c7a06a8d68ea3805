"""A FastCGI client that can also say the wrong thing.

Records are built one by one, so that a test can leave one out, cut one short or lie in a length.
The numbers are those of the FastCGI 1.0 specification.
"""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

BEGIN_REQUEST, ABORT_REQUEST, END_REQUEST, PARAMS, STDIN, STDOUT, STDERR = range(1, 8)
DATA, GET_VALUES, GET_VALUES_RESULT, UNKNOWN_TYPE = range(8, 12)
RESPONDER, AUTHORIZER, FILTER = 1, 2, 3
KEEP_CONN = 1
REQUEST_COMPLETE, CANT_MPX_CONN, OVERLOADED, UNKNOWN_ROLE = range(4)
LARGEST_CONTENT = 65_535

Address = str | tuple[str, int]


class ProtocolError(Exception):
    """What came from the program is not FastCGI."""


def record(kind: int, content: bytes = b"", request_id: int = 1, *, version: int = 1, padding: int = 0,
           length: int | None = None) -> bytes:
    """One record. `length` announces another length than the content has."""
    announced = len(content) if length is None else length
    return struct.pack(">BBHHBx", version, kind, request_id, announced, padding) + content + b"\0" * padding


def stream(kind: int, data: bytes, request_id: int = 1, *, piece: int = LARGEST_CONTENT, padding: int = 0,
           end: bool = True) -> bytes:
    """The data as a stream of records, with the empty record that ends it unless `end` is false."""
    pieces = [record(kind, data[at:at + piece], request_id, padding=padding) for at in range(0, len(data), piece)]
    return b"".join(pieces) + (record(kind, b"", request_id) if end else b"")


def begin(request_id: int = 1, *, role: int = RESPONDER, flags: int = 0, version: int = 1) -> bytes:
    return record(BEGIN_REQUEST, struct.pack(">HB5x", role, flags), request_id, version=version)


def abort(request_id: int = 1) -> bytes:
    return record(ABORT_REQUEST, b"", request_id)


def length_field(value: int, *, wide: bool = False) -> bytes:
    return struct.pack(">I", value | 0x8000_0000) if wide or value > 127 else bytes([value])


def pairs(values: Mapping[str, str | bytes] | Iterable[tuple[str, str | bytes]]) -> bytes:
    """Name-value pairs as PARAMS and GET_VALUES carry them; a list may repeat a name."""
    items = values.items() if isinstance(values, Mapping) else values
    out = bytearray()
    for name, value in items:
        name_bytes = name.encode()
        value_bytes = value if isinstance(value, bytes) else value.encode("utf-8", "surrogateescape")
        out += length_field(len(name_bytes)) + length_field(len(value_bytes)) + name_bytes + value_bytes
    return bytes(out)


def request(params: Mapping[str, str], body: bytes = b"", request_id: int = 1, *, flags: int = 0,
            role: int = RESPONDER, piece: int = LARGEST_CONTENT, padding: int = 0) -> bytes:
    """A complete and correct request."""
    return (begin(request_id, flags=flags, role=role)
            + stream(PARAMS, pairs(params), request_id, piece=piece, padding=padding)
            + stream(STDIN, body, request_id, piece=piece, padding=padding))


@dataclass(frozen=True)
class Record:
    kind: int
    request_id: int
    content: bytes


@dataclass
class Exchange:
    """Everything that came back on one connection."""

    records: list[Record] = field(default_factory=list)
    closed: bool = False
    seconds_to_end: float | None = None
    seconds_to_close: float | None = None

    def content(self, kind: int) -> bytes:
        return b"".join(record.content for record in self.records if record.kind == kind)

    @property
    def stdout(self) -> bytes:
        return self.content(STDOUT)

    @property
    def ends(self) -> list[tuple[int, int]]:
        """(application status, protocol status) of every END_REQUEST."""
        return [struct.unpack(">IB3x", one.content) for one in self.records if one.kind == END_REQUEST]


class Connection:
    """One connection to the program. Every operation is bounded by `timeout`."""

    def __init__(self, address: Address, timeout: float = 15.0) -> None:
        family = socket.AF_UNIX if isinstance(address, str) else (
            socket.AF_INET6 if ":" in address[0] else socket.AF_INET)
        self.socket = socket.socket(family, socket.SOCK_STREAM)
        self.socket.settimeout(timeout)
        self.timeout = timeout
        self._connect(address)

    def _connect(self, address: Address) -> None:
        deadline = time.monotonic() + self.timeout
        while True:
            try:
                return self.socket.connect(address)
            except BlockingIOError:  # a full backlog of a unix socket: only waiting helps
                if time.monotonic() > deadline:
                    self.close()
                    raise
                time.sleep(0.002)
            except OSError:
                self.close()
                raise

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def close(self) -> None:
        self.socket.close()

    def read_record(self) -> Record | None:
        """The next record; nil at the end of the connection."""
        header = self._read(8, may_end=True)
        if header is None:
            return None
        version, kind, request_id, length, padding = struct.unpack(">BBHHBx", header)
        if version != 1:
            raise ProtocolError(f"version {version} in an answer")
        content = self._read(length) if length else b""
        if padding:
            self._read(padding)
        return Record(kind, request_id, content)

    def read_to_close(self) -> Exchange:
        """Every record until the program closes the connection. A reset counts as closed."""
        started = time.monotonic()
        exchange = Exchange()
        while True:
            try:
                one = self.read_record()
            except ConnectionError:
                one = None
            if one is None:
                exchange.closed = True
                exchange.seconds_to_close = time.monotonic() - started
                return exchange
            exchange.records.append(one)
            if one.kind == END_REQUEST and exchange.seconds_to_end is None:
                exchange.seconds_to_end = time.monotonic() - started

    def _read(self, count: int, *, may_end: bool = False) -> bytes | None:
        data = bytearray()
        while len(data) < count:
            piece = self.socket.recv(count - len(data))
            if not piece:
                if may_end and not data:
                    return None
                raise ProtocolError(f"the connection ended {count - len(data)} bytes too early")
            data += piece
        return bytes(data)


def exchange(address: Address, data: bytes, timeout: float = 15.0) -> Exchange:
    """Sends the bytes and reads until the program closes; the program may stop reading early."""
    with Connection(address, timeout) as connection:
        try:
            connection.send(data)
        except (BrokenPipeError, ConnectionResetError):
            pass  # what it answered before it closed is still to be read
        return connection.read_to_close()
