"""The package, built once of the program to test, and folders to install it in."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import REPOSITORY
from .machine import Machine


@pytest.fixture(scope="session")
def package() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="placard-package-") as folder:
        command = [REPOSITORY / "deploy/package", "--binary", os.environ["PLACARD_BINARY"], "--output", folder]
        # Compressing it well takes half of the time, and tests nothing.
        environment = os.environ | {"DPKG_DEB_COMPRESSOR_LEVEL": "0"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        yield Path(done.stdout.strip())


@pytest.fixture
def machine() -> Iterator[Machine]:
    made = Machine()
    yield made
    made.remove()


@pytest.fixture(scope="module")
def installed(package: Path) -> Iterator[Machine]:
    """One that tests share which change nothing."""
    made = Machine()
    try:
        made.dpkg("--install", package)
        yield made
    finally:
        made.remove()
