"""The texts that a widget can come to show in one language, read from the file that nginx serves."""

from __future__ import annotations

import re
from html import unescape

STATES = {"ringing", "idle", "connecting", "connected", "underway", "ended"}


class Phrases:
    def __init__(self, markup: str) -> None:
        self.markup = markup
        badges = re.findall(
            r'<span class="badge (?:state|failure)" data-(state|codes)="([^"]*)">([^<]*)</span>', markup)
        self.states = {key: unescape(text) for kind, key, text in badges if kind == "state" and key != "other"}
        self._failures = {code: unescape(text) for kind, keys, text in badges if kind == "codes"
                          for code in keys.split(" ")}
        self.unavailable = self._text(r'data-note="unavailable">([^<]*)<')
        self.copy = self._text(r'aria-label="([^"]*)"')
        self.copied = self._text(r'data-copied="([^"]*)"')
        self.hidden_number, self.unknown_number = (
            self._text(rf'data-kind="{kind}"><h1 class="number">([^<]*)<') for kind in ("hidden", "unknown"))
        self.items = {kind: unescape(name) for kind, name in re.findall(
            r'<li data-kind="([^"]+)">.*?<bdi>([^<]*)</bdi>', markup)}

    def _text(self, pattern: str) -> str:
        found = re.search(pattern, self.markup)
        assert found, f"nothing like {pattern} in the texts"
        return unescape(found[1])

    def failure(self, code: str) -> str:
        return self._failures.get(code, self._failures[""])

    @property
    def all(self) -> list[str]:
        """Every text, in an order that is the same in every language."""
        return [unescape(text).strip() for text in re.findall(r">([^<>]*\w[^<>]*)<", self.markup)] + [
            self.copy, self.copied]
