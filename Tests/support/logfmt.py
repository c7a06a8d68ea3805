"""A strict reader of the log's lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_LINE = 4_000
_HEAD = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([a-z]+) ")
_WORD = re.compile(r"[A-Za-z0-9._:/+*@,;()'-]+(?= |$)")
_PAIR = re.compile(r'([a-z][a-z0-9_]*)=(?:([A-Za-z0-9._:/+*@-]+)|"((?:[^"\\]|\\["\\n]|\\x[0-9A-Fa-f]{2})*)")(?= |$)')
_ESCAPE = re.compile(rb'\\(?:(["\\n])|x([0-9A-Fa-f]{2}))')
# control characters, and those that change the direction or the lines of what `tail -f` shows
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
LEVELS = {"trace", "debug", "info", "notice", "warning", "error", "critical"}


class BadLine(AssertionError):
    pass


@dataclass(frozen=True)
class Line:
    time: str
    level: str
    message: str
    fields: dict[str, str]

    def __getitem__(self, name: str) -> str | None:
        return self.fields.get(name)


def _unescaped(value: str) -> str:
    def one(match: re.Match[bytes]) -> bytes:
        if match[2]:
            return bytes([int(match[2], 16)])
        return b"\n" if match[1] == b"n" else match[1]

    return _ESCAPE.sub(one, value.encode()).decode("utf-8", "replace")


def parse(line: str) -> Line:
    """Time, level, a message of plain words, then key=value pairs, each key once."""
    if len(line.encode()) + 1 > LONGEST_LINE:
        raise BadLine(f"{len(line.encode()) + 1} bytes: {line[:200]}…")
    if _UNPRINTABLE.search(line):
        raise BadLine(f"an unprintable character: {line!r}")
    head = _HEAD.match(line)
    if not head or head[2] not in LEVELS:
        raise BadLine(f"no time and level: {line!r}")
    at, words, fields = head.end(), [], {}
    while not fields and (word := _WORD.match(line, at)):
        words.append(word[0])
        at = word.end() + 1
    while at < len(line):
        pair = _PAIR.match(line, at)
        if not pair or pair[1] in fields:
            raise BadLine(f"not a new key=value at {at}: {line!r}")
        fields[pair[1]] = pair[2] if pair[2] is not None else _unescaped(pair[3])
        at = pair.end() + 1
    if not words:
        raise BadLine(f"no message: {line!r}")
    if line.endswith(" "):
        raise BadLine(f"a space at the end: {line!r}")
    return Line(head[1], head[2], " ".join(words), fields)


def parse_all(text: str) -> list[Line]:
    """Every line of a log, which must end with the end of a line."""
    if text and not text.endswith("\n"):
        raise BadLine(f"the last line is not whole: {text[-200:]!r}")
    return [parse(line) for line in text.split("\n")[:-1]]
