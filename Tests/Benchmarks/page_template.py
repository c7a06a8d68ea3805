"""The template of the page that the peers fill in, taken from Placard's own answers.

Placard is asked for pages with known values; where these appear, the template has a name instead:

    {{phone}}                 a value, escaped
    {{&heading}}              markup of a table
    {{#line_name}}…{{/}}      only where there is one
    {{^linked}}…{{/}}         only where there is none
    {{*items}}…{{/}}          for each item, whose values are {{item.id}} and so on
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from support.answer import Answer
from .recording import Recording


DIRECTIONS = ("incoming", "outgoing", "callback", "incomingTransfer")
STATES = ("idle", "connecting", "connected")
KINDS = ("LEAD", "DEAL", "CONTACT", "COMPANY")

# Values that appear nowhere else in a page.
MARKS = {
    "PHONE_NUMBER": ("+15550100777", "phone"), "LINE_NAME": ("Line name of all lines", "line_name"),
    "CRM_ACTIVITY_ID": ("777002", "activity"),
    "CALL_ID": ("externalCall.7770037770037770037770037770037f.1777003777", "call_id"),
}
IDS = ("777010", "777011", "777012", "777013")

Piece = tuple[str, str]


@dataclass(frozen=True)
class Kind:
    icon: str
    name: str
    path: str


@dataclass(frozen=True)
class PageTemplate:
    page: str
    headers: list[tuple[str, str]]
    headings: dict[str, str]
    states: dict[str, str]
    kinds: dict[str, Kind]

    @property
    def pieces(self) -> list[Piece]:
        return pieces(self.page)


def pieces(text: str) -> list[Piece]:
    """In their order: ("text", text), ("", name), also with the sign of the name, and ("/", "") at an end."""
    found: list[Piece] = []
    for index, part in enumerate(re.split(r"\{\{(.*?)\}\}", text)):
        if index % 2:
            found.append((part[0], part[1:]) if part[0] in "&#^*/" else ("", part))
        elif part:
            found.append(("text", part))
    return found


def derive(recording: Recording, ask: Callable[[Any], Answer]) -> PageTemplate:
    """The template for pages in the recording's language."""
    origin = "https://" + recording.portal
    bindings = [{"ENTITY_TYPE": kind, "ENTITY_ID": id} for kind, id in zip(KINDS, IDS)]
    marked: dict[str, Any] = {name: mark for name, (mark, _) in MARKS.items()} | {"CRM_BINDINGS": bindings}
    marked |= {"CRM_ENTITY_TYPE": KINDS[0], "CRM_ENTITY_ID": IDS[0], "URI": "", "CALL_DIRECTION": "incoming",
               "CALL_STATE": "connected", "CALL_LIST_MODE": "false"}

    def page(**options: Any) -> str:
        answer = ask(recording.request(**marked | options))
        assert answer.status == 200, answer
        return answer.text

    text = page()
    listed, lines, kinds = one(r'<ul class="items">\n(.*?)</ul>', text), [], {}
    for kind, id, line in zip(KINDS, IDS, listed.splitlines(keepends=True), strict=True):
        kinds[kind] = Kind(icon=one(r"(<svg.*?</svg>)", line), name=one(r"<bdi>(.*?)</bdi>", line),
                           path=one(r"/crm/(\w+)/details", line))
        for value, replacement in (
                (kinds[kind].icon, "{{&item.icon}}"), (f"<bdi>{kinds[kind].name}<", "<bdi>{{&item.name}}<"),
                (f"/crm/{kinds[kind].path}/", "/crm/{{&item.path}}/"), (kind, "{{item.type}}"), (id, "{{item.id}}")):
            line = put(line, value, replacement)
        lines.append(line)
    assert lines[1:] == [lines[0]] * 3, "items are not alike"
    item = lines[0]

    unlinked = one(r'<div id="items">(.*?)</div>\n</section>', page(CRM_BINDINGS=[], CRM_ENTITY_TYPE="",
                                                                    CRM_ENTITY_ID="0"))
    template = put(text, f'<ul class="items">\n{listed}</ul>',
                   f'{{{{#linked}}}}<ul class="items">\n{{{{*items}}}}{item}{{{{/}}}}</ul>{{{{/}}}}'
                   f"{{{{^linked}}}}{unlinked}{{{{/}}}}")
    count = one(r'( <span class="count">.*?</span>)', template)
    template = put(template, count, "{{#several}}" + put(count, str(len(KINDS)), "{{count}}") + "{{/}}")
    for mark, name in MARKS.values():
        template = put(template, mark, "{{" + name + "}}")
    for name, markup in (
            ("line_name", one(r'(<p class="line">.*?</p>)', template)),
            ("activity", one(r'( data-activity-id="[^"]*")', template))):
        template = put(template, markup, "{{#" + name + "}}" + markup + "{{/}}")

    heading, state = r'<p class="call-direction">(.*?)</p>', r'<p class="badges">(.*?)<span id="timer"'
    template = put(template, one(heading, text), "{{&heading}}")
    template = put(template, one(state, text), "{{&state}}").replace(origin, "{{origin}}")
    answers = {(direction, name): page(CALL_DIRECTION=direction, CALL_STATE=name)
               for direction in DIRECTIONS for name in STATES}
    real = ask(recording.request())
    return PageTemplate(
        page=template,
        headers=[(name, value.replace(origin, "{{origin}}")) for name, value in real.headers
                 if name != "content-length"],
        headings={direction: one(heading, answers[direction, STATES[0]]) for direction in DIRECTIONS},
        states={f"{direction}/{name}": one(state, answer) for (direction, name), answer in answers.items()},
        kinds=kinds)


def one(pattern: str, text: str) -> str:
    found: list[str] = re.findall(pattern, text, re.DOTALL)
    assert found, f"the page has changed: {pattern} is not in it"
    return found[0]


def put(text: str, value: str, replacement: str) -> str:
    assert value in text, f"the page has changed: {value!r} is not in it"
    return text.replace(value, replacement)
