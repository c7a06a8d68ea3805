"""Reads a page strictly: what a browser would forgive fails here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class NotWellFormed(AssertionError):
    pass


@dataclass
class Element:
    tag: str
    attributes: dict[str, str | None]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str | None:
        return self.attributes.get(name)

    def all(self, tag: str | None = None) -> Iterator[Element]:
        for child in self.children:
            if isinstance(child, Element):
                if tag in (None, child.tag):
                    yield child
                yield from child.all(tag)

    @property
    def text(self) -> str:
        """The text a reader sees, white space folded."""
        parts = (child if isinstance(child, str) else child.text for child in self.children
                 if isinstance(child, str) or child.tag not in ("style", "script", "template"))
        return re.sub(r"\s+", " ", " ".join(parts)).strip()

    @property
    def ancestors_and_self(self) -> Iterator[Element]:
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent


class Page(HTMLParser):
    """A parsed page; creating one fails when tags do not match or an id or attribute comes twice."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = source
        self.root = Element("#document", {})
        self._open = [self.root]
        self.feed(source)
        self.close()
        if len(self._open) != 1:
            raise NotWellFormed(f"<{self._open[-1].tag}> is never closed")
        ids = [element["id"] for element in self.root.all() if "id" in element.attributes]
        if len(ids) != len(set(ids)):
            raise NotWellFormed(f"an id comes twice: {sorted(map(str, ids))}")

    @property
    def html(self) -> Element:
        return self.one("html")

    @property
    def text(self) -> str:
        return self.one("body").text

    def all(self, tag: str | None = None) -> list[Element]:
        return list(self.root.all(tag))

    def one(self, tag: str) -> Element:
        found = self.all(tag)
        assert len(found) == 1, f"{len(found)} <{tag}> in the page"
        return found[0]

    def by_id(self, name: str) -> Element:
        found = [element for element in self.root.all() if element["id"] == name]
        assert len(found) == 1, f"{len(found)} elements with id={name}"
        return found[0]

    @property
    def links(self) -> list[str]:
        return [element["href"] or "" for element in self.all("a") if "href" in element.attributes]

    def holding(self, text: str) -> list[Element]:
        """The innermost elements whose own text contains the given one."""
        return [element for element in self.one("body").all()
                if any(isinstance(child, str) and text in child for child in element.children)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            raise NotWellFormed(f"an attribute of <{tag}> comes twice: {names}")
        element = Element(tag, dict(attrs), self._open[-1])
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self._open[-1].tag != tag:
            raise NotWellFormed(f"</{tag}> where <{self._open[-1].tag}> is open")
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)
