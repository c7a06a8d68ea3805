"""What an operator types is saved once, where it belongs, or is still there, whatever happens meanwhile: random
interleavings of typing, saving, calls, campaigns, faults of the portal and closing, at the real program, nginx and
simulator.

Each is made of its seed alone, and a test of its own. `PLACARD_INTERLEAVINGS` says which: `0-999`, or `17` for one."""

from __future__ import annotations

import contextlib
import json
import os
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Error

from support.demo import Demo
from .conftest import DEFAULTS, RECORDS
from .portal_page import PortalPage

FIRST, _, LAST = os.environ.get("PLACARD_INTERLEAVINGS", "0-24").partition("-")
SEEDS = range(int(FIRST), int(LAST or FIRST) + 1)

# Seconds after which the simulator carries out what it has answered with an error.
LATENESS = 0.2
# What may come of a fault is certain so long after it, and a card that is held closes.
CERTAIN = 70_000

# Notes what is sent, also by a frame that is being removed, and counts what has no answer.
COUNTED = """
if (window !== top) {
    const real = window.fetch;
    window.pending = 0;
    window.fetch = async (...request) => {
        const fields = new URLSearchParams(String(request[1]?.body));
        const one = `action_id=${fields.get("ACTION_ID")?.slice(0, 8)} attempt=${fields.get("ATTEMPT")}`;
        if (fields.has("ACTION")) sessionStorage.setItem("sent", `${sessionStorage.getItem("sent") ?? ""}${one}\n`);
        window.pending += 1;
        try { return await real.apply(window, request); } finally { window.pending -= 1; }
    };
}
"""

# What the operator sees of the call in the moment of typing.
SHOWN = """() => {
    const number = [...document.querySelectorAll("#number > *, .person > .number")]
        .find((one) => one.checkVisibility());
    const name = (link) => link?.href.match(/crm\\/(\\w+)\\/details\\/(\\d+)/)?.slice(1).join("_") ?? "";
    return {
        call: document.querySelector("main").dataset.callId ?? "",
        number: number?.querySelector("bdi")?.textContent ?? "",
        items: [...document.querySelectorAll("#items .item")].map(name),
        person: name(document.querySelector("#customer h1 a")),
    };
}"""

TYPE = f"""(text) => {{
    const field = document.querySelector(".bar [data-action=note] textarea");
    if (!field || !document.documentElement.dataset.live) return null;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    document.execCommand("insertText", false, text);
    return field.value.endsWith(text) ? ({SHOWN})() : null;
}}"""

ERASE = """() => {
    const field = document.querySelector(".bar [data-action=note] textarea");
    if (!field || field.readOnly) return "";
    const text = field.value;
    field.select();
    document.execCommand("delete");
    return field.value ? "" : text;
}"""

# Clicks at one of the buttons that can be seen.
PRESS = """([selector, chance]) => {
    const buttons = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
    const button = buttons[Math.floor(chance * buttons.length)];
    button?.click();
    return button ? button.value : null;
}"""

# Presses a button of one of the notes that could be saved nowhere; the answer is the note.
KEPT_NOTE = """([name, chance]) => {
    const forms = [...document.querySelectorAll("#customer form[data-action=note]")].filter((one) => !one.ariaBusy);
    const form = forms[Math.floor(chance * forms.length)];
    form?.querySelector(name)?.click();
    return form?.elements.TEXT?.value ?? "";
}"""

DRAFTS = """() => Object.keys(sessionStorage).filter((name) => name.startsWith("placard.action."))
    .map((name) => sessionStorage.getItem(name))"""

WRITES = "crm.timeline.note.save,crm.timeline.comment.add,user.option.set"
FAULTS: list[dict[str, str | int]] = [
    *({"rest_broken": WRITES, "rest_broken_as": one} for one in ("cut", "502", "503", "500")),
    *({"rest_lost": WRITES, "rest_lost_as": one} for one in ("cut", "502")),
    {"rest_late": WRITES, "rest_late_ms": int(LATENESS * 1000), "rest_lost_as": "502"},
    {"rest": "delay", "rest_delay_ms": 60},
    {"rest": "503"},
    {"rest": "cut"},
]
HEALTHY = {"rest": "normal", "rest_broken": "", "rest_lost": "", "rest_late": ""}
CLIENTS = ["incoming-contact", "incoming-many-deals", "incoming-attention", "incoming-company", "incoming-unknown",
           "incoming-hidden", "incoming-shared-number", "incoming-forbidden", "outgoing-contact"]
# Nobody has typed anything about this one.
LAST_CLIENT = "incoming-nameless-lead"


@dataclass
class Piece:
    """Something that was typed, and what the operator saw then."""

    text: str
    call: str = ""
    number: str = ""
    items: list[str] = field(default_factory=list)
    person: str = ""
    is_erased: bool = False
    # It could be saved nowhere, was kept, and taken up again with another call of that number.
    is_taken_up: bool = False
    # Nobody has seen it: it may have been typed while the frame went.
    is_certain: bool = True


class Operator:
    """One in a portal's page, who does things by the seed, for one interleaving after the other."""

    def __init__(self, portal: PortalPage, demo: Demo) -> None:
        self.portal, self.page, self.demo = portal, portal.page, demo
        self.random = random.Random()
        self.log = (demo.folder / "placard.log").open()
        self.answered: Counter[str] = Counter()
        self.steps: list[str] = []
        self.pieces: list[Piece] = []
        self.is_late = False
        self.chosen: dict[str, set[str]] = {}
        # What became of texts, of all interleavings.
        self.tally: Counter[str] = Counter()
        portal.page.context.add_init_script(COUNTED)
        portal.page.clock.install()
        portal.open()
        configuration = portal.simulator.read("configuration")
        self.users = [str(one["id"]) for one in configuration["users"]]
        clients = [client for one in configuration["scenarios"] for client in one["clients"]]
        # Of those whose last call stands in for the one that goes on.
        self.standing = {one["PHONE_NUMBER"]: one["CRM_ACTIVITY_ID"] for one in clients if one["CRM_ACTIVITY_ID"]}

    # ---- One interleaving

    def interleave(self, seed: int) -> None:
        self.random.seed(seed)
        self.steps, self.pieces, self.chosen, self.is_late = [], [], {}, False
        self._do("close-card")
        self.portal.simulator.reset()
        self._set(rest_limit="off", portal="cloud", telephony=self.random.choice(["built_in", "built_in", "rest"]),
                  call_activity=self.random.choice(["during", "answered", "after"]))
        self.user = self.random.choice(self.users)
        self.portal.choose("user", self.user)
        # Time to wrap up.
        if self.random.random() < 0.2:
            value = json.dumps({"schema": 1, "version": 1, "wrapUp": {"": 30}})
            self.portal.simulator.rest("app.option.set", **{"options[placard]": value})
        self.open()
        steps: list[tuple[int, Callable[[], None]]] = [
            (10, self.type), (5, self.save), (2, self.answer), (2, self.hang_up), (2, self.next_client),
            (1, self.erase), (1, self.choose_outcome), (1, self.choose_person), (1, self.transfer), (3, self.fault),
            (1, self.heal), (1, self.open), (1, self.close), (1, self.remove_frame), (2, self.reopen), (2, self.quiet),
            (2, self.wait), (1, self.expire), (1, self.take_up),
        ]
        if seed % 10 == 0:
            steps.append((1, self.reload))
        for _ in range(self.random.randint(5, 14)):
            (step,) = self.random.choices([one for _, one in steps], [weight for weight, _ in steps])
            step()
        self.finish()
        self.check()

    def _note(self, step: str) -> None:
        self.steps.append(step)

    def _set(self, **settings: Any) -> None:
        self.portal.simulator.settings(**settings)

    def _do(self, button: str) -> None:
        """One of the portal's buttons, where it can be clicked now."""
        self.page.evaluate("name => document.getElementById(name).click()", button)

    def _ask(self, script: str, argument: Any = None) -> Any:
        """Something of the card's frame; nothing where there is none, or it goes meanwhile."""
        frame = self.page.query_selector("#card-frame-holder iframe")
        try:
            inside = frame and frame.content_frame()
            return inside.evaluate(script, argument) if inside else None
        except Error as error:
            if "detached" in str(error) or "destroyed" in str(error) or "navigat" in str(error):
                return None
            raise

    # ---- Steps

    def open(self, client: str | None = None) -> None:
        name = client or self.random.choice([*CLIENTS, *["campaign"] * 4])
        self._note(f"open {name}")
        self.portal.choose("scenario", name)
        self._do("start")
        self._await_card()

    def _await_card(self, is_reopened: bool = False) -> None:
        """Until there is a frame that is live, unless the portal opens none."""
        def is_there() -> bool:
            self.page.evaluate("""() => {
                const tab = document.querySelector("#card-tab");
                if (tab?.checkVisibility() && tab.ariaSelected === "false") tab.click();
            }""")
            said = self.page.locator("#panel-message").text_content() or ""
            is_gone = is_reopened and not self.page.evaluate("!!window.portal.call")
            return bool(said) or is_gone or bool(self._ask("() => document.documentElement?.dataset.live === 'yes'"))

        self.portal.until(is_there, "the card is live")

    def type(self) -> None:
        piece = Piece(f"{self.random.choice(['Asks', 'Wants', 'Order'])}{len(self.pieces)}q{self.random.randrange(10**6)} ")
        shown = self._ask(TYPE, piece.text)
        if shown is None:
            # There is no form that takes it, or the frame has gone with it.
            piece.is_certain = False
            self._note(f"type {piece.text} in vain")
        else:
            piece = Piece(piece.text, **shown)
            self._note(f"type {piece.text} about {piece.number} {piece.call[:22]} {piece.items}")
        self.pieces.append(piece)

    def erase(self) -> None:
        text = self._ask(ERASE) or ""
        for piece in self.pieces:
            if piece.text in text:
                self._note(f"erase {piece.text}")
                piece.is_erased = True

    def save(self) -> None:
        if self.random.random() < 0.5:
            self._note("save by a click")
            self._ask(PRESS, [".bar [data-action=note] button[type=submit]", 0])
        else:
            self._note("save by Ctrl+Enter")
            self._ask("() => document.querySelector('.bar [data-action=note] textarea')?.focus()")
            self.page.keyboard.press("Control+Enter")

    def answer(self) -> None:
        self._note("answer or dial")
        self._do("answer")

    def hang_up(self) -> None:
        self._note("hang up")
        self._do("hang-up")

    def next_client(self) -> None:
        self._note("next client")
        self._do("next-client")

    def choose_outcome(self) -> None:
        self._note("outcome")
        self._ask(PRESS, ["form[data-action=outcome] button[name=OUTCOME]", self.random.random()])

    def choose_person(self) -> None:
        call = (self._ask(SHOWN) or {}).get("call", "")
        button = self._ask(PRESS, ["#customer button[data-retry]", self.random.random()])
        self._note(f"choose {button}")
        if button:
            self._choose(call, button.replace(":", "_"))

    def _choose(self, call: str, item: str) -> None:
        """What is written about nobody belongs to who is chosen later."""
        self.chosen.setdefault(call, set()).add(item.lower())

    def take_up(self) -> None:
        """Saves a note that was kept, or discards it."""
        is_discarded = self.random.random() < 0.3
        button = "[name=DISCARD]" if is_discarded else "button:not([name])"
        text = self._ask(KEPT_NOTE, [button, self.random.random()]) or ""
        for piece in self.pieces:
            if piece.text.strip() in text:
                self._note(f"{'discard' if is_discarded else 'take up'} {piece.text}")
                piece.is_erased |= is_discarded
                piece.is_taken_up = True

    def transfer(self) -> None:
        """The call is linked to another contact."""
        self._note("transfer")
        self._do("create-item")
        now = self.page.evaluate("window.portal.call") or {}
        if now.get("CRM_ENTITY_TYPE"):
            self._choose(now["CALL_ID"], f"{now['CRM_ENTITY_TYPE']}_{now['CRM_ENTITY_ID']}")

    def fault(self) -> None:
        settings = self.random.choice(FAULTS)
        self._note(f"fault {settings}")
        self.is_late |= "rest_late" in settings
        self._set(**{**HEALTHY, **settings})

    def heal(self) -> None:
        self._note("heal")
        self._set(**HEALTHY)

    def close(self) -> None:
        self._note("close")
        self._do("close-card")

    def remove_frame(self) -> None:
        self._note("remove the frame")
        self.page.evaluate("document.querySelector('#card-frame-holder iframe')?.remove()")

    def reopen(self) -> None:
        if not self.page.evaluate("!!window.portal.call"):
            return
        self._note("reopen")
        self._do("reopen")
        self._await_card(is_reopened=True)

    def reload(self) -> None:
        self._note("reload")
        self.page.reload()
        self.page.wait_for_selector("html[data-ready=yes]")
        self.portal.choose("user", self.user)
        self.open()

    def expire(self) -> None:
        self._note("expire")
        self._do("expire")

    def wait(self) -> None:
        seconds = self.random.choice([4, 26, 70])
        self._note(f"wait {seconds} s")
        self.pass_time(seconds * 1000)

    # ---- Time

    def quiet(self) -> None:
        """Until everything that was sent has been answered."""
        self._note("quiet")
        self._await_answers()

    def _await_answers(self) -> None:
        def is_quiet() -> bool:
            self.answered.update(re.findall(r" (action_id=\w+ attempt=\d+) ", self.log.read()))
            sent, pending = self._ask("() => [sessionStorage.getItem('sent') ?? '', window.pending]") or ("", 0)
            return not pending and not Counter(sent.splitlines()) - self.answered

        self.portal.until(is_quiet, "everything is answered")

    def pass_time(self, milliseconds: int) -> None:
        """For the browser alone, and in pieces: what the portal does meanwhile takes no time that counts for the page."""
        while milliseconds > 0:
            self._await_answers()
            if self.is_late:
                time.sleep(LATENESS * 1.5)
            self.page.clock.fast_forward(min(milliseconds, 20_000))
            milliseconds -= 20_000

    # ---- The end

    def finish(self) -> None:
        """The portal is well again, and the operator has the next card."""
        self._note("finish")
        self._set(**HEALTHY)
        self._do("close-card")
        self.open(LAST_CLIENT)
        for _ in range(4):
            self._await_answers()
            with contextlib.suppress(AssertionError):
                self.portal.until(lambda: self._ask(DRAFTS) == [], "nothing is left in the browser's tab", seconds=0.3)
                return
            self.pass_time(CERTAIN)

    def check(self) -> None:
        state = self.portal.simulator.read("state")
        places: list[tuple[str, str]] = [(f"comment {one['entity_type']}_{one['entity_id']}", one["text"])
                                         for one in state["comments"]]
        places += [(f"note {one['item_id']}", one["text"]) for one in state["notes"]]
        # PHP writes a list for nothing.
        for options in dict(state["user_options"]).values():
            places += [(f"unsent {one['phone']}", one["text"]) for one in json.loads(dict(options).get("unsent", "[]"))]
        left = self._ask(DRAFTS)
        places += [("tab", one) for one in left]
        wrong = [f"{one} is still in the browser's tab" for one in left]
        for piece in self.pieces:
            found = [place for place, text in places for _ in range(text.count(piece.text.strip()))]
            right = self._places(piece, state["calls"])
            if piece.is_erased:
                is_right = not found
            elif piece.is_certain:
                is_right = len(found) == 1 and found[0] in right
            else:
                is_right = len(found) < 2
            self.tally.update(["erased"] if piece.is_erased else [place.split()[0] for place in found])
            if not is_right:
                wrong.append(f"{piece}\n    is at {found}, and belongs to one of {sorted(right)}")
        # Exceptions, and what the policy forbids: of what fails, much is meant.
        wrong += [one for one in self.portal.complaints if one.startswith(("error:", "console: policy"))]
        assert not wrong, "\n".join(wrong)

    def _places(self, piece: Piece, calls: list[dict[str, Any]]) -> set[str]:
        # In a campaign, a call gets its id when it is dialled.
        key, value = ("call_id", piece.call) if piece.call and not piece.is_taken_up else ("number", piece.number)
        right = {f"note {one['activity']}" for one in calls if one[key] == value and one["activity"]}
        if piece.number in self.standing:
            right.add(f"note {self.standing[piece.number]}")
        chosen = self.chosen.get(piece.call, set())
        # Whom the operator has chosen takes the place of whom the portal has linked.
        items = {*(piece.items[:1] or [piece.person]), *chosen}
        right |= {f"comment {one}" for one in items if one}
        right.add(f"unsent {piece.number if re.search('[0-9]', piece.number) else ''}")
        return right


class Operators:
    """One for all interleavings, and another one after a failure."""

    def __init__(self, browser: Browser, demo: Demo) -> None:
        self.browser, self.demo = browser, demo
        self.one: Operator | None = None
        self.count = 0
        self.tally: Counter[str] = Counter()

    def interleave(self, seed: int) -> None:
        if not self.one:
            context = self.browser.new_context(**DEFAULTS)
            context.set_default_timeout(10_000)
            self.one = Operator(PortalPage(context.new_page(), self.demo.portal), self.demo)
        try:
            self.one.interleave(seed)
            self.count += 1
        except Exception as error:
            error.add_note("\n".join([f"PLACARD_INTERLEAVINGS={seed}", *self.one.steps]))
            self.finish()
            raise

    def finish(self) -> None:
        if self.one:
            self.tally += self.one.tally
            self.one.page.context.close()
            self.one.log.close()
            self.one.portal.simulator.reset()
            self.one = None


@pytest.fixture(scope="module")
def operators(browser: Browser, demo: Demo) -> Iterator[Operators]:
    operators = Operators(browser, demo)
    yield operators
    operators.finish()
    tally = ", ".join(f"{count} {name}" for name, count in operators.tally.most_common())
    RECORDS.append(f"{operators.count} interleavings: texts in {tally}")


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_lost_and_nothing_is_misplaced(operators: Operators, seed: int) -> None:
    operators.interleave(seed)
