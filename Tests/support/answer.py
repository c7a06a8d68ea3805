"""An answer of the program, parsed from what CGI and FastCGI both carry, or taken from nginx."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .page import Page


@dataclass(frozen=True)
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    @classmethod
    def parse(cls, document: bytes, *, is_head: bool = False) -> Answer:
        """Reads a CGI document strictly: CRLF lines, one Status, one Content-Length that tells the truth."""
        head, separator, body = document.partition(b"\r\n\r\n")
        assert separator, f"no end of the header: {document[:200]!r}"
        headers = []
        for line in head.split(b"\r\n"):
            assert not set(line) & {0, 10, 13}, f"a control character in a header: {line!r}"
            name, colon, value = line.decode("ascii").partition(": ")
            assert colon and name, f"not a header: {line!r}"
            headers.append((name.lower(), value))
        status = [value for name, value in headers if name == "status"]
        assert len(status) == 1, f"Status comes {len(status)} times: {headers}"
        answer = cls(int(status[0].split()[0]), [one for one in headers if one[0] != "status"], body)
        length = int(answer.header("content-length") or -1)
        assert length == len(body) or (is_head and body == b"" and length > 0), f"Content-Length is {length}"
        return answer

    def header(self, name: str) -> str | None:
        """The value of a header that must not come twice."""
        values = [value for key, value in self.headers if key == name.lower()]
        assert len(values) <= 1, f"{name} comes {len(values)} times: {values}"
        return values[0] if values else None

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @cached_property
    def page(self) -> Page:
        assert self.header("content-type") == "text/html; charset=utf-8"
        return Page(self.text)
