"""What the tests of several folders share."""

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
