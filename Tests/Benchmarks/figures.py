"""Medians, ranges and ratios of what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from .results import Results
from .targets import OFF, ON, Target

CONCURRENCIES = (1, 16, 64, 256)


@dataclass(frozen=True)
class Figure:
    """The median of the rounds, and the least and the most of them."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Figure:
        return cls(median(values), min(values), max(values))

    def __str__(self) -> str:
        return f"{self.median:.2f} ({self.least:.2f}–{self.most:.2f})"


def series(results: Results, target: Target, concurrency: int, field: str) -> list[float]:
    """The values of one field, a round after the other."""
    found = [one for one in results.pages
             if (one["program"], one["mode"], one["concurrency"]) == (*target, concurrency)]
    return [one[field] for one in sorted(found, key=lambda one: one["round"])]


def figure(results: Results, target: Target, concurrency: int, field: str) -> Figure:
    return Figure.of(series(results, target, concurrency, field))


def ratio(results: Results, target: Target, other: Target, concurrency: int) -> Figure:
    """How many times the other's pages a second, in the same round each."""
    pairs = zip(*(series(results, one, concurrency, "pages_per_second") for one in (target, other)), strict=True)
    return Figure.of([one / another for one, another in pairs])


def better_mode(results: Results, program: str, concurrency: int) -> Target:
    return max(((program, mode) for mode in (OFF, ON)),
               key=lambda target: figure(results, target, concurrency, "pages_per_second").median)
