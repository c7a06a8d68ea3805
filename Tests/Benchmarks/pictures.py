"""The results as pictures, for light and for dark pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing

from .figures import CONCURRENCIES, figure
from .one_shot import PHP_CGI
from .report import PICTURES
from .results import Results
from .targets import C, GO, OFF, ON, PHP, PLACARD, PROGRAMS

# What can be told apart by those who see colours differently, on white and on black.
COLOURS = {PLACARD: "#0a84d6", C: "#8a8f98", PHP: "#8f6bd1", GO: "#0f9d8a", PHP_CGI: "#8f6bd1"}
NGINX = "#c9811f"
THEMES = {"light": "#24292f", "dark": "#d0d7de"}
JUDGED = 64


def draw(results: Results, folder: Path) -> None:
    for theme, ink in THEMES.items():
        with matplotlib.rc_context({
                "text.color": ink, "axes.labelcolor": ink, "axes.edgecolor": ink, "xtick.color": ink,
                "ytick.color": ink, "axes.spines.top": False, "axes.spines.right": False, "font.size": 9,
                "svg.fonttype": "none", "font.family": "sans-serif", "svg.hashsalt": "placard",
                "axes.titlesize": 10}):
            for (name, _), paint in zip(PICTURES, (pages, processor, cgi), strict=True):
                with drawing(folder / f"{name}-{theme}.svg") as axes:
                    paint(results, *axes)


@contextmanager
def drawing(file: Path) -> Iterator[list[Axes]]:
    """Two panels side by side, written when they are painted. The same results give the same bytes."""
    paper = Drawing(figsize=(9, 3.4), layout="constrained")
    yield list(paper.subplots(1, 2))
    paper.savefig(file, format="svg", transparent=True, metadata={"Date": None})


def pages(results: Results, *panels: Axes) -> None:
    for axes, mode in zip(panels, (OFF, ON)):
        for number, name in enumerate(PROGRAMS):
            found = [figure(results, (name, mode), concurrency, "pages_per_second") for concurrency in CONCURRENCIES]
            axes.bar([place + (number - 1.5) * 0.2 for place in range(len(CONCURRENCIES))],
                     [one.median / 1000 for one in found], 0.18, label=name, color=COLOURS[name],
                     yerr=[[(one.median - one.least) / 1000 for one in found],
                           [(one.most - one.median) / 1000 for one in found]],
                     error_kw={"ecolor": matplotlib.rcParams["text.color"], "elinewidth": 0.8})
        axes.set_xticks(range(len(CONCURRENCIES)), [str(one) for one in CONCURRENCIES])
        axes.set_title(f"keep-alive {mode}")
        axes.set_xlabel("at a time")
    panels[0].set_ylabel("thousand pages a second")
    highest = max(axes.get_ylim()[1] for axes in panels)
    for axes in panels:
        axes.set_ylim(0, highest)
    panels[0].legend(loc="upper left", frameon=False, labelcolor=matplotlib.rcParams["text.color"])


def processor(results: Results, *panels: Axes) -> None:
    for axes, mode in zip(panels, (OFF, ON)):
        names = list(reversed(PROGRAMS))
        own, nginx = ([figure(results, (name, mode), JUDGED, part).median for name in names]
                      for part in ("own_processor", "nginx_processor"))
        axes.barh(names, own, color=[COLOURS[name] for name in names], height=0.6)
        bars = axes.barh(names, nginx, left=own, color=NGINX, alpha=0.45, height=0.6)
        axes.bar_label(bars, [f"{first:.0f} + {second:.0f}" for first, second in zip(own, nginx)], padding=3)
        axes.set_title(f"keep-alive {mode}")
        axes.set_xlabel("µs of a processor a page: the program's own + nginx's")
    widest = max(axes.get_xlim()[1] for axes in panels)
    for axes in panels:
        axes.set_xlim(0, widest * 1.15)


def cgi(results: Results, *panels: Axes) -> None:
    one_shot, waiting = panels
    names = list(reversed(results.cgi))
    found = [median(results.cgi[name]["milliseconds"]) for name in names]
    one_shot.bar_label(one_shot.barh(names, found, color=[COLOURS[name] for name in names], height=0.6), fmt="%.1f",
                       padding=3)
    one_shot.set_title("CGI: a process for a page")
    one_shot.set_xlabel("milliseconds")
    one_shot.margins(x=0.15)
    if not results.waiting:
        waiting.set_axis_off()
        return
    counts = [f"{one['count']:,}" for one in results.waiting]
    taken = [one["megabytes"] for one in results.waiting]
    waiting.bar_label(waiting.bar(counts, taken, 0.5, color=COLOURS[PLACARD]), fmt="%.0f", padding=2)
    waiting.set_title("Cards that wait for a portal")
    waiting.set_xlabel("waiting")
    waiting.set_ylabel("MB resident")
