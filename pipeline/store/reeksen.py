"""Money by purpose and year: each sum and cell, in the series of those that name the same money."""

from __future__ import annotations

from sqlite_utils import Database

from pipeline.notatie import format_change, format_sum
from pipeline.store.rows import Row


def list_reeksen(db: Database, *, doel: str | None = None, jaar: int | None = None) -> list[Row]:
    """Sums and cells of tables in series, the oldest naming of each first; whole series where one of them fits.

    `doel` is sought, every word of it, in the purpose, the heading, the sentence or the row of the table; `jaar` is a
    year that the text ties it to, or one from which it runs every year. `stap` says how a naming takes up the one
    before it in the series, `verschil` (euro) what changed.
    """
    fitting = [row for row in db.query("SELECT * FROM geldposten") if _fits(row, doel, jaar)]
    wanted = {row["reeks_id"] for row in fitting}
    found = [row for row in db.query("SELECT * FROM geldposten") if row["reeks_id"] in wanted]
    merged = _one_per_sum(found)
    alone = {row["onderdeel_id"] for row in fitting}
    first = {row["reeks_id"]: _place(row) for row in merged if row["volgnummer"] == 1}
    merged = [row for row in merged if row["in_reeks"] or row["onderdeel_id"] in alone]
    return sorted(
        merged, key=lambda row: (first.get(row["reeks_id"], _NOWHERE), row["volgnummer"], row["onderdeel_id"])
    )


_NOWHERE = ("9", "", 0, "", "", "")


def _place(row: Row) -> tuple[str, str, int, str, str, str]:
    """Where a series begins: letter, page, purpose (or row of a table), years."""
    return (
        row["datum"] or "9",
        row["kamerbrief_id"],
        row["pagina"] or 0,
        row["doel"] or "",
        row["jaren"],
        row["reeks_id"],
    )


def _fits(row: Row, doel: str | None, jaar: int | None) -> bool:
    """Whether a sum is for a purpose, in a year."""
    text = f"{row['doel'] or ''} {row['kop'] or ''} {row['tekst'] or ''}".casefold()
    if doel and not all(word in text for word in doel.casefold().split()):
        return False
    if jaar is None:
        return True
    return bool(row["jaar"] == jaar or (row["doorlopend"] and row["jaar"] <= jaar))


def _one_per_sum(found: list[Row]) -> list[Row]:
    """One row per sum, `jaren` being all its years in words: "2021, 2022", "vanaf 2023"."""
    merged: dict[str, Row] = {}
    sizes: dict[str, set[str]] = {}
    for row in found:
        known = merged.setdefault(row["onderdeel_id"], row | {"jaren": []})
        if row["jaar"] is not None:
            known["jaren"].append(f"vanaf {row['jaar']}" if row["doorlopend"] else str(row["jaar"]))
        sizes.setdefault(row["reeks_id"], set()).add(row["onderdeel_id"])
    for row in merged.values():
        row["jaren"] = ", ".join(sorted(row["jaren"]))
        row["bedrag"] = format_euro(row["euro"])
        row["anders"] = format_change(row["verschil"]) if row["verschil"] else None
        row["in_reeks"] = len(sizes[row["reeks_id"]]) > 1
    return list(merged.values())


def format_euro(euro: float) -> str:
    """A sum in euros; cents only where there are any.

    >>> format_euro(1_250_000.0), format_euro(0.5)
    ('€ 1.250.000', '€ 0,50')
    """
    return f"€ {format_sum(euro)}"
