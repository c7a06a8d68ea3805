"""What a request costs stays within 10 % of the ceilings in ceilings.json.

Instructions are counted, not timed, so that they are the same on an idle machine and on a busy one.
"""

from __future__ import annotations

import pytest

from . import budgets


@pytest.mark.parametrize("name", budgets.FIGURES)
def test_is_within_its_ceiling(name):
    ceiling = budgets.ceilings().get(name)
    assert ceiling, f"there is no ceiling yet on this kind of processor: {budgets.UPDATE}"
    figure = budgets.FIGURES[name]()
    assert figure <= ceiling * (1 + budgets.TOLERANCE), (
        f"{figure:,} {name}, {figure / ceiling - 1:+.1%} above the ceiling of {ceiling:,}. If that is how it shall be, "
        f"set the ceilings anew: {budgets.UPDATE}")
