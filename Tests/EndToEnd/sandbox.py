"""The system-call filters of a systemd unit, loaded by libseccomp into a process before it becomes the program.

Where systemd is not the first process, nothing else of a unit's sandbox can be had; but the filters are what a program
most easily falls foul of.
"""

from __future__ import annotations

import ctypes
import errno
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

ALLOW, ERRNO = 0x7FFF0000, 0x00050000
EQUAL, MASKED_EQUAL = 4, 7
NO_NEW_PRIVILEGES = 3
PROT_WRITE, PROT_EXEC = 2, 4
FAMILIES = {"AF_UNIX": 1, "AF_INET": 2, "AF_INET6": 10, "AF_NETLINK": 16}


class Comparison(ctypes.Structure):
    _fields_ = [("argument", ctypes.c_uint), ("operation", ctypes.c_int), ("a", ctypes.c_uint64),
                ("b", ctypes.c_uint64)]


def setting(unit: Path, name: str) -> list[str]:
    """The values of a setting, in the order of its lines."""
    return [line.partition("=")[2] for line in unit.read_text().splitlines() if line.startswith(name + "=")]


def _groups() -> dict[str, list[str]]:
    text = subprocess.run(["systemd-analyze", "syscall-filter"], capture_output=True, text=True, check=True).stdout
    groups: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("@"):
            entries = groups[line.strip()] = []
        elif line.strip() and not line.lstrip().startswith("#"):
            entries.append(line.strip())
    return groups


def allowed_calls(unit: Path) -> set[str]:
    """The system calls that are left: a list's are added, or with ~ taken away. What every program needs stays."""
    groups = _groups()

    def expanded(entry: str) -> set[str]:
        return set().union(*map(expanded, groups[entry])) if entry.startswith("@") else {entry}

    calls = expanded("@default")
    for line in setting(unit, "SystemCallFilter"):
        entries = set().union(*map(expanded, line.lstrip("~").split()))
        calls = calls - (entries - expanded("@default")) if line.startswith("~") else calls | entries
    return calls


def filters(unit: Path) -> Callable[[], None]:
    """What loads the filters into the process that calls it: for `preexec_fn`."""
    library = ctypes.CDLL("libseccomp.so.2", use_errno=True)
    library.seccomp_init.restype = ctypes.c_void_p
    families = [FAMILIES[name] for name in setting(unit, "RestrictAddressFamilies")[-1].split()]
    # Memory is writable or executable, and what was writable does not become executable.
    assert setting(unit, "MemoryDenyWriteExecute") == ["yes"]
    both = PROT_WRITE | PROT_EXEC
    conditions = {
        "socket": [Comparison(0, EQUAL, family, 0) for family in families],
        "mmap": [Comparison(2, MASKED_EQUAL, both, value) for value in (0, PROT_WRITE, PROT_EXEC)],
        "mprotect": [Comparison(2, MASKED_EQUAL, PROT_EXEC, 0)],
        "pkey_mprotect": [Comparison(2, MASKED_EQUAL, PROT_EXEC, 0)],
    }
    context = ctypes.c_void_p(library.seccomp_init(ctypes.c_uint32(ERRNO | errno.EPERM)))
    library.seccomp_attr_set(context, NO_NEW_PRIVILEGES, 1)
    for name in sorted(allowed_calls(unit)):
        number = library.seccomp_syscall_resolve_name(name.encode())
        if number < 0:  # not of this architecture
            continue
        for condition in conditions.get(name, [None]):
            rule = (Comparison * 1)(condition) if condition else None
            code = library.seccomp_rule_add_array(
                context, ctypes.c_uint32(ALLOW), number, 1 if condition else 0, rule)
            assert code == 0, f"{name}: {os.strerror(-code)}"

    def load() -> None:
        code = library.seccomp_load(context)
        assert code == 0, os.strerror(-code)

    return load
