"""The executable itself: what is linked into it, and how large it is."""

import json
import re
import struct
import subprocess

import pytest

from support import REPOSITORY, placard

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


@pytest.fixture(params=["as built", "stripped as in the package"])
def loaded_libraries(request, folder):
    """The entries of the note that tells what the program loads: https://systemd.io/ELF_DLOPEN_METADATA/"""
    program = placard.binary() if request.param == "as built" else placard.stripped(folder)
    note = folder / "note"
    subprocess.run(["objcopy", f"--dump-section=.note.dlopen={note}", program, "/dev/null"], check=True, timeout=120)
    entries, rest = [], note.read_bytes()
    while rest:
        name_size, size, kind = struct.unpack_from("=3I", rest)
        start = 12 + (name_size + 3) // 4 * 4
        assert (rest[12:12 + name_size], kind) == (b"FDO\0", 0x407C0C0A)
        entries += json.loads(rest[start:start + size].rstrip(b"\0"))
        rest = rest[start + (size + 3) // 4 * 4:]
    return entries


def test_what_it_loads_at_run_time_is_noted_in_the_file(loaded_libraries, folder):
    for entry in loaded_libraries:
        assert set(entry) == {"feature", "description", "priority", "soname"}
        assert entry["priority"] in ("required", "recommended", "suggested")
    done = placard.run("check", "--offline", folder=folder, LD_DEBUG="files")
    loaded = set(re.findall(r"file=(\S+) \[\d+\];  dynamically loaded by \S*/placard ", done.stderr.decode()))
    assert loaded, "the loader tells what is loaded"
    assert {name for entry in loaded_libraries for name in entry["soname"]} == loaded


def test_every_place_that_loads_a_library_has_its_entry_in_the_note(loaded_libraries):
    files = [path for path in (REPOSITORY / "Sources").rglob("*") if path.suffix in (".c", ".h", ".swift")]
    calls = [path for path in files for _ in re.findall(r"\bdlopen\(", path.read_text())]
    assert len(calls) == len(loaded_libraries), calls


def test_the_note_is_in_memory():
    """So no tool that strips leaves it out."""
    command = ["readelf", "--wide", "--sections", placard.binary()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30)
    line, = [line for line in done.stdout.splitlines() if ".note.dlopen" in line]
    assert re.search(r" NOTE .* A[A-Za-z]* ", line), line


def test_the_stripped_file_is_below_24_mib(folder):
    copy = placard.stripped(folder)
    assert copy.stat().st_size < LARGEST
    assert subprocess.run([copy, "--version"], env={}, capture_output=True, timeout=15).returncode == 0
