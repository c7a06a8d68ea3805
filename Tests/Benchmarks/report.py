"""The results as the README has them."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable
from statistics import median
from typing import Any

from . import web_server
from .figures import CONCURRENCIES, figure, ratio
from .goals import goals
from .results import Results
from .targets import C, FIXED, OFF, PHP, TARGETS, Target, title
from .waiting_cards import PORTAL_MILLISECONDS

WIDTH = 120
# The concurrency at which numbers of workers are tried, and at which perf looks.
TRIED_AT, PROFILED_AT = 64, 16

# By their names in .readme, what they show.
PICTURES = (
    ("benchmark-pages", "Pages a second of each program, keep-alive off and on, with 1, 16, 64 and 256 at a time"),
    ("benchmark-processor", "Time of a processor for a page, the program's own and nginx's, with 64 at a time"),
    ("benchmark-cgi", "Time of one CGI invocation, and the memory that waiting cards take"),
)


def report(results: Results) -> str:
    """Markdown."""
    return "\n".join(part.rstrip("\n") + "\n" for part in parts(results)).strip("\n")


def parts(results: Results) -> Iterable[str]:
    yield wrapped(f"Measured on {results.date} on {results.machine}; {', '.join(results.versions)}. "
                  "Load, nginx and programs share the cores, so the ratios say more than the figures.")
    for name, description in PICTURES:
        yield picture(name, description)
    found = list(goals(results))
    yield table(["wanted", "measured", ""],
                ([goal.wanted, goal.measured, "reached" if goal.reached else "**missed**"] for goal in found))
    yield wrapped(f"""
        A ratio is that of the pages a second in the same round; of PHP-FPM and Go, the better mode counts, of C the
        plain one. All figures are the median of {results.rounds} rounds of {results.seconds} s each, with the least and
        the most in brackets.""")
    yield wrapped(f"""
        Pages a second, {", ".join(map(str, CONCURRENCIES))} at a time; below, how many times those of C with keep-alive
        off.""")
    yield by_concurrency(results, lambda target, concurrency: (
        f"{figure(results, target, concurrency, 'pages_per_second').median:,.0f}<br>"
        f"{ratio(results, target, (C, OFF), concurrency)}"))
    yield "Time until the page was there, 50th / 99th percentile, milliseconds."
    yield by_concurrency(results, lambda target, concurrency: " / ".join(
        f"{figure(results, target, concurrency, part).median / 1000:.2f}" for part in ("p50", "p99")))
    yield "Time of a processor for a page, the program's own / nginx's, microseconds."
    yield by_concurrency(results, lambda target, concurrency: " / ".join(
        "–" if target[0] == FIXED and part == "own_processor"
        else f"{figure(results, target, concurrency, part).median:.1f}"
        for part in ("own_processor", "nginx_processor")))
    yield wrapped("""
        Resident memory, before the load and the most under it; of several processes the sum of their proportional
        shares, before and after it. Placard asks no portal here: its first question to one loads libcurl, which takes
        8 MB more.""")
    yield table(["", "idle", "most", "processes", "threads"], (memory(results, target) for target in TARGETS
                                                               if target[0] != FIXED))
    yield "Plain CGI: a process for each page."
    yield table(["", "median", "least", "most", "memory"], (
        [name, *(f"{part(one['milliseconds']):.2f} ms" for part in (median, min, max)), f"{one['megabytes']:.1f} MB"]
        for name, one in results.cgi.items()))
    if results.waiting:
        yield wrapped(f"""
            Cards whose customer has to be waited for, on a portal that takes {PORTAL_MILLISECONDS // 1000} s
            (`Tests/CardLoad/run`): what comes on top of the portal's time, and what the waiting takes.""")
        yield table(["waiting", "added, 50th / 99th percentile", "memory", "threads", "served"], (
            [f"{one['count']:,}", f"{one['added_median']:.1f} / {one['added_p99']:.1f} ms",
             f"{one['megabytes']:.0f} MB", str(one["threads"]), f"{one['complete']:,} of {one['cards']:,}"]
            for one in results.waiting))
    if not all(goal.reached for goal in found):
        for mode, shares in results.hot_spots.items():
            listed = ", ".join(f"`{name}` {share:.0f}%" for name, share in shares.items())
            kinds = ", ".join(f"{kind} {share:.0f}%" for kind, share in results.kinds.get(mode, {}).items())
            yield wrapped(f"""
                Where Placard's time of a processor goes, keep-alive {mode}, {PROFILED_AT} at a time:
                {kinds or "perf may not look here"}. By function, each with all that it calls:
                {listed or "none found"}.""")
    yield wrapped(settings(results))


def settings(results: Results) -> str:
    tried = "; ".join(f"{program}: {', '.join(found)}" for program, found in results.tried.items())
    return f"""
        How: everybody answers the recorded request `{results.recording}.request` without `AUTH_ID` and `REFRESH_ID`
        ({results.form_bytes:,} bytes of form) with the same {results.page_bytes:,} bytes of page and the same headers,
        compared with `cmp` before and after. The peers check portal and application token, parse the form, decode the
        JSON, and escape each value. Their templates are made from Placard's own answers at the start and compiled to C,
        Go and PHP, in the one language of the request. Placard alone writes a log line for each page, to a file. One
        nginx serves all over unix sockets with the lines of `nginx/snippets`, one process a core, an access line a
        request; nginx alone gives the page by `return`, without the form. Keep-alive is between nginx and the program:
        off, a connection a request; on, `fastcgi_keep_conn on` and `keepalive {web_server.KEPT_IDLE}`. Placard has its
        defaults, and `PLACARD_KEEP_CONNECTIONS=on` for the latter. C is libfcgi with `FCGX_Accept_r` in threads, `-O2`
        and cJSON; PHP-FPM has `pm = static`, opcache, and no checks of file times. Their threads and workers were tried
        with keep-alive off, {TRIED_AT} at a time ({tried}), and {results.workers(C)} and {results.workers(PHP)} taken;
        with it on they hold one for each connection and have {results.kept_workers}. Go is `net/http/fcgi` with its
        defaults. The order of the programs turns from round to round. wrk has one thread and keeps its own connections.
        """


def memory(results: Results, target: Target) -> list[str]:
    key = ", ".join(target)
    highest: dict[str, Any] = results.highest[key]
    return [title(target), f"{results.idle[key]['megabytes']:.1f} MB", f"{highest['megabytes']:.1f} MB",
            str(highest["processes"]), str(highest["threads"])]


def by_concurrency(results: Results, cell: Callable[[Target, int], str]) -> str:
    return table(["", *map(str, CONCURRENCIES)], (
        [title(target), *(cell(target, concurrency) for concurrency in CONCURRENCIES)] for target in TARGETS))


def table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] + ["---:" if len(head) > 3 else "---"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def picture(name: str, description: str) -> str:
    return (f'<picture>\n<source media="(prefers-color-scheme: dark)" srcset=".readme/{name}-dark.svg">\n'
            f'<img src=".readme/{name}-light.svg" alt="{description}">\n</picture>')


def wrapped(text: str) -> str:
    return textwrap.fill(" ".join(text.split()), WIDTH, break_long_words=False, break_on_hyphens=False)
