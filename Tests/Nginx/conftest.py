"""Fixtures of the tests of nginx's files."""

import pytest

from support.shipped_site import ShippedSite


@pytest.fixture
def server():
    """Makes servers that are ended after the test."""
    made = []

    def make(kind, edits=()):
        made.append(ShippedSite(kind, edits))
        return made[-1]

    yield make
    for each in made:
        each.finish()
