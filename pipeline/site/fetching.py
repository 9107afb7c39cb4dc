"""Rows of the open database, as plain dictionaries."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]


async def fetch_rows(db: Any, sql: str, **params: Any) -> list[Row]:
    """All rows of a query over Datasette's database object `db`."""
    result = await db.execute(sql, params)
    return [dict(row) for row in result.rows]


async def fetch_row(db: Any, sql: str, **params: Any) -> Row | None:
    """The first row of a query, None where there is none."""
    rows = await fetch_rows(db, sql, **params)
    return rows[0] if rows else None
