"""The executable itself: what is linked into it, and how large it is."""

import os
import shutil
import subprocess

import pytest

import placard

LARGEST = 24 * 1024 * 1024


@pytest.fixture(scope="module")
def symbols():
    found = set()
    for options in ([], ["-D"]):
        done = subprocess.run(["nm", *options, placard.binary()], capture_output=True, text=True, timeout=120)
        found |= {line.split()[-1] for line in done.stdout.splitlines() if line.strip()}
    return found


@pytest.fixture(scope="module")
def libraries():
    done = subprocess.run(["ldd", placard.binary()], capture_output=True, text=True, timeout=30)
    return {line.split()[0].rpartition("/")[2] for line in done.stdout.splitlines() if line.strip()}


@pytest.mark.parametrize("prefix", ["$ss", "$s20FoundationEssentials"], ids=["Swift", "FoundationEssentials"])
def test_symbols_can_be_seen(symbols, prefix):
    """Otherwise the next test could not fail: the binary to test is the unstripped one."""
    assert [symbol for symbol in symbols if symbol.startswith(prefix)]


@pytest.mark.parametrize("prefix", ["$s10Foundation", "$s28FoundationInternationalization", "$s17FoundationNetworking",
                                    "$s13FoundationXML", "_CFRuntimeCreateInstance", "CFStringCreate"])
def test_full_foundation_is_not_linked(symbols, prefix):
    assert not [symbol for symbol in symbols if symbol.startswith(prefix)][:5]


@pytest.mark.parametrize("name", ["libFoundation", "lib_Foundation", "libswift", "libicu"])
def test_the_swift_libraries_are_linked_statically(libraries, name):
    assert not [library for library in libraries if library.startswith(name)]


def test_the_libraries_are_seen(libraries):
    assert "libc.so.6" in libraries
    assert [library for library in libraries if library.startswith("libfcgi")]


def test_libcurl_is_not_loaded_at_the_start(libraries):
    assert not [library for library in libraries if library.startswith("libcurl")]


def test_the_stripped_file_is_below_24_mib(folder):
    copy = folder / "stripped"
    shutil.copy(placard.binary(), copy)
    subprocess.run(["strip", str(copy)], check=True, timeout=120)
    assert os.path.getsize(copy) < LARGEST
    assert subprocess.run([copy, "--version"], env={}, capture_output=True, timeout=15).returncode == 0
