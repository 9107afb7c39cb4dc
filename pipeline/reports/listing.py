"""Rows as a table for the terminal, as CSV or as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes a cell that begins so for a formula


def as_json(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows as one JSON array."""
    return json.dumps(list(rows), ensure_ascii=False, indent=1)


def as_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Rows as CSV with a header; no cell can be taken for a formula (OWASP, CSV injection).

    >>> as_csv([{"a": "=1+1", "b": ["x", "y"]}], ["a", "b"]).splitlines()
    ['a,b', "'=1+1,x; y"]
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([[_cell(row[name]) for name in columns] for row in rows])
    return out.getvalue()


def _cell(value: object) -> str:
    """A value as one cell."""
    text = "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(RISKY) and not isinstance(value, (int, float)) else text


def print_table(console: Console, rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str], title: str) -> None:
    """Print rows as a table; `columns` gives the heading of each column shown."""
    table = Table(title=title, title_justify="left", show_lines=True)
    for name, heading in columns.items():
        table.add_column(heading, overflow="fold", no_wrap=name in ("datum", "uiterlijk"))
    for row in rows:
        table.add_row(*(_shown(row.get(name)) for name in columns))
    console.print(table)


def _shown(value: object) -> str:
    """A value as a reader sees it; what is unknown is a dash."""
    if value is None or value in ("", []):
        return "—"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
