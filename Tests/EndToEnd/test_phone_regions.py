"""The table of where telephone numbers are is what its script makes of the data."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from support import REPOSITORY


def test_the_table_is_made_by_its_script(tmp_path: Path) -> None:
    made = tmp_path / "table.swift"
    subprocess.run([sys.executable, REPOSITORY / "deploy/phone-regions", made], check=True, timeout=120)
    assert made.read_text() == (REPOSITORY / "Sources/Customers/PhoneRegion+table.swift").read_text()
