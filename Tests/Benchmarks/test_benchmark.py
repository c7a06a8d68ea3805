"""The benchmark's own parts, without its peers: what of it depends on Placard's page, and its arithmetic."""

import re
from dataclasses import replace

import pytest
from support.placard import Placard
from . import readme, waiting_cards
from .figures import CONCURRENCIES, Figure, better_mode, ratio
from .goals import goals
from .hot_spots import kinds, shares
from .load import Measurement
from .page_template import derive, pieces
from .peer_sources import c, go, php_page, php_tables
from .recording import Recording
from .report import WIDTH, report
from .results import Results
from .targets import C, FIXED, OFF, ON, PLACARD, PROGRAMS, TARGETS


@pytest.fixture(scope="module", params=["newer", "seed"])
def recording(request):
    return Recording(request.param)


@pytest.fixture(scope="module")
def server(recording):
    server = Placard.start(PLACARD_PORTALS=recording.portal, PLACARD_APPLICATION_TOKEN=recording.application_token)
    yield server
    server.finish()


@pytest.fixture(scope="module")
def template(recording, server):
    return derive(recording, server.ask)


def filled(template, values):
    """The page, by the shortest interpreter of templates there is."""
    def run(at, values):
        text = ""
        while at < len(parts):
            sign, name = parts[at]
            value = name if sign == "text" else values.get(name.removeprefix("item."), "")
            at += 1
            if sign == "/":
                return text, at
            if sign in ("text", "", "&"):
                text += value
                continue
            for scope in value if sign == "*" and value else [{}]:
                inner, end = run(at, values | scope)
                text += inner if bool(value) != (sign == "^") else ""
            at = end
        return text, at

    parts = template.pieces
    return run(0, values)[0]


def test_the_template_gives_placards_page(template, recording, server):
    options = recording.options
    items = [{"type": one["ENTITY_TYPE"], "id": one["ENTITY_ID"]} | vars(template.kinds[one["ENTITY_TYPE"]])
             for one in options.get("CRM_BINDINGS", [])]
    for item in items:
        item["main"] = (item["type"], item["id"]) == (options["CRM_ENTITY_TYPE"], options["CRM_ENTITY_ID"])
    activity = options["CRM_ACTIVITY_ID"]
    page = filled(template, {
        "origin": f"https://{recording.portal}", "phone": options["PHONE_NUMBER"], "line_name": options["LINE_NAME"],
        "line_number": options["LINE_NUMBER"], "call_id": options["CALL_ID"],
        "activity": "" if activity == "undefined" else activity, "items": items, "count": str(len(items)),
        "linked": bool(items), "several": len(items) > 1, "heading": template.headings[options["CALL_DIRECTION"]],
        "state": template.states[f"{options['CALL_DIRECTION']}/{options['CALL_STATE']}"]})
    # Where the number is, the peers do not know.
    assert page == re.sub(r'<span class="place".*?</span>', "", server.ask(recording.request()).text)


def test_no_value_of_the_derivation_is_left_in_the_peers(template):
    for source in (c(template), go(template), php_page(template.pieces), php_tables(template)):
        assert not re.search(r"7770\d\d|Line name of|xxx\.bitrix24|\{\{|\}\}(?!,?\n)", source)


def test_php_keeps_the_lines_that_follow_its_marks():
    assert php_page(pieces("<a>{{name}}\n</a>{{#x}}\n{{/}}")) == (
        "<a><?= htmlspecialchars($name) ?>\n\n</a><?php if ($x): ?>\n\n<?php endif ?>")


def test_a_changed_page_is_an_error(recording, server):
    with pytest.raises(AssertionError, match="the page has changed"):
        derive(recording, lambda request: replace(server.ask(request), body=b"<main></main>"))


@pytest.fixture
def results():
    """Placard is twice as fast as everybody, and always within 10 %."""
    found = Results("2026-01-01", "a machine", ["placard 1"], 3, 1, "newer", 980, 4060, {C: {"2": 9.0}, "PHP-FPM": {
        "2": 7.0, "8": 9.0}}, 320)
    for program, mode in TARGETS:
        for concurrency in CONCURRENCIES:
            for number, factor in enumerate((1.1, 0.9, 1.0)):
                speed = (2000 if program == PLACARD else 1000) * factor * (1.5 if mode == ON else 1)
                found.pages.append({"round": number, "program": program, "mode": mode, "concurrency": concurrency}
                                   | vars(Measurement(speed, 900, 2000, 20.0, 30.0)))
    memory = {"megabytes": 11.0, "processes": 1, "threads": 8}
    found.idle = found.highest = {", ".join(target): memory for target in TARGETS if target[0] != FIXED}
    found.cgi = {PLACARD: {"milliseconds": [2.0, 4.0, 2.5], "megabytes": 11.0}}
    found.waiting = [vars(waiting_cards.Waiting(5000, 6000, 5999, 12.0, 40.0, 200.0, 9))]
    return found


def test_ratios_are_of_pairs(results):
    assert ratio(results, (PLACARD, OFF), (C, OFF), 16) == Figure(2, 2, 2)
    assert better_mode(results, "Go", 64) == ("Go", ON)


def test_a_missed_goal_is_told(results):
    missed = [goal.wanted for goal in goals(results) if not goal.reached]
    assert [one for one in missed if "waiting" in one] == ["5,000 cards waiting: all served"]
    assert len([one for one in missed if "PHP-FPM" in one]) == 2


def test_the_report_has_a_row_for_everything_and_fits(results):
    text = report(results)
    for program in PROGRAMS:
        assert text.count(f"| {program}, keep-alive off |") == 4
    assert all(len(line) <= WIDTH for line in text.splitlines() if not line.startswith(("|", "<")))


def test_the_readme_keeps_the_rest():
    text = f"before\n{readme.BEGIN}\nold\n{readme.END}\nafter\n"
    once = readme.replaced(text, "new")
    assert once == f"before\n{readme.BEGIN}\n\nnew\n\n{readme.END}\nafter\n"
    assert readme.replaced(once, "new") == once
    with pytest.raises(AssertionError):
        readme.replaced("nothing", "new")


def test_a_line_about_waiting_cards_is_read():
    line = ("cards=6000 complete=6000 page_p50_ms=1.20 fragment_p50_ms=10012.34 fragment_p90_ms=10013.00 "
            "fragment_p99_ms=10040.50 fragment_max_ms=10050.00 resident_mb=180 threads=9 processor_ms=1234")
    assert waiting_cards.read(5000, line) == waiting_cards.Waiting(5000, 6000, 6000, 12.34, 40.5, 180, 9)


def test_a_profile_is_read():
    text = """
    83.43%     0.00%  placard  placard            [.] partial apply for closure #1 in Server.start()
    58.00%     0.30%  placard  placard            [.] swift_job_run
    23.65%     0.07%  placard  placard            [.] specialized static Router.form(of:)
     5.50%     5.40%  placard  placard            [.] swift_bridgeObjectRelease
     2.50%     2.50%  placard  libc.so.6          [.] cfree@GLIBC_2.2.5
     1.00%     1.00%  placard  libfcgi.so.0.0.0   [.] FCGX_GetStr
    20.52%     0.51%  placard  [kernel.kallsyms]  [k] do_syscall_64
    16.34%     0.00%  placard  placard  [.] protocol witness for Renderer.render(_:in:) in conformance CallCard
    """
    assert shares(text) == {"Router.form(of:)": 23.65, "Renderer.render(_:in:)": 16.34}
    found = kinds(text)
    assert list(found) == ["counting references", "memory", "libfcgi", "the kernel", "tasks",
                           "its own functions and the standard library's"]
    assert sum(found.values()) == pytest.approx(5.4 + 2.5 + 1.0 + 0.51 + 0.3 + 0.07)
