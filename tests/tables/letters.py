"""Letters for tests: read through the line as far as tables need it."""

from __future__ import annotations

from pathlib import Path

from pipeline.model import Begrotingstabel
from pipeline.scoring.lezen import read_tabellen as read_tables

__all__ = ["read_file", "read_tables"]


def read_file(path: Path) -> tuple[Begrotingstabel, ...]:
    """The budget tables of a letter in a file."""
    return read_tables(path.read_bytes(), path.name)
