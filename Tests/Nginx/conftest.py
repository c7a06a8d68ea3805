"""Fixtures of the tests of nginx's files."""

import pytest

from support.nginx_folder import Server


@pytest.fixture
def server():
    """Makes servers that are ended after the test."""
    made = []

    def make(kind, edits=()):
        made.append(Server(kind, edits))
        return made[-1]

    yield make
    for each in made:
        each.stop()
