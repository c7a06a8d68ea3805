"""deploy/package says what is wrong with how it was called."""

import subprocess

import pytest

from support import REPOSITORY


@pytest.mark.parametrize("arguments", [["--binary"], ["--binary", "/etc/passwd"], ["--output"], ["--no-such-option"]],
                         ids=" ".join)
def test_wrong_usage_exits_with_64(arguments):
    done = subprocess.run([REPOSITORY / "deploy/package", *arguments], capture_output=True, text=True, timeout=30)
    assert (done.returncode, done.stdout) == (64, "")
    assert done.stderr


def test_help_says_what_it_does():
    done = subprocess.run([REPOSITORY / "deploy/package", "--help"], capture_output=True, text=True, timeout=30)
    assert done.returncode == 0 and "--binary FILE" in done.stdout
