"""Puts the results between their two marks in the README."""

from __future__ import annotations

BEGIN, END = "<!-- Tests/Benchmarks/run writes from here -->", "<!-- to here -->"


def replaced(readme: str, section: str) -> str:
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    assert begin and end and BEGIN not in after, "the README's marks are not there, once each"
    return f"{before}{begin}\n\n{section}\n\n{end}{after}"
