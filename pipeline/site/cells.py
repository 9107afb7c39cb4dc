"""How the value of a column looks in a list and on the page of a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from datasette.utils import tilde_encode
from markupsafe import Markup, escape

from pipeline.notatie import format_change
from pipeline.site.fetching import fetch_row
from pipeline.site.formats import (
    DASH,
    UNDATED,
    format_count,
    format_date,
    format_dossier,
    format_euro,
    format_share,
    join_names,
    read_names,
)
from pipeline.site.labels import name_brief, name_place, name_row

Value = Any

NOTHING = Markup('<span class="leeg" aria-label="geen gegeven">—</span>')
WEB = ("https://", "http://")

LINKS: Mapping[str, str] = {
    "kamerbrief_id": "kamerbrieven",
    "bijlage_bij": "kamerbrieven",
    "zin_id": "zinnen",
    "bij_zin_id": "zinnen",
    "motie_id": "moties",
    "toezegging_id": "toezeggingen",
    "bedrag_id": "bedragen",
    "tabel_id": "begrotingstabellen",
    "entiteit_id": "entiteiten",
    "oude_id": "entiteiten",
    "nieuwe_id": "entiteiten",
    "opvolger": "toezeggingen",
}
"""Columns that hold the id of a row, and the table that row is in."""

POINTED = ("bedragen", "begrotingscellen")
"""What an earlier naming of money (naar_id in a series) may be."""

LINK_BY_TABLE: Mapping[str, str] = {"van_id": "van_tabel", "naar_id": "naar_tabel", "onderdeel_id": "tabel"}
"""Columns that hold the id of a row, and the column that names its table."""

TARGETS = ("kamerbrieven", "moties")
"""What a citation (doel_id) may lead to."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value where it stands: its column, its row, and the table or view (None for a query)."""

    value: Value
    column: str
    row: Mapping[str, Any]
    table: str | None


def show_date(value: Value, missing: str = DASH) -> Markup:
    """A date in words, its ISO form on demand."""
    if not value:
        return NOTHING if missing == DASH else Markup('<span class="leeg">{}</span>').format(missing)
    words = format_date(value, missing)
    return Markup('<time datetime="{}" title="{}">{}</time>').format(value, value, words)


def show_letter_date(value: Value) -> Markup:
    """The date of a letter; unknown where nothing proves it."""
    return show_date(value, UNDATED)


def show_euro(value: Value) -> Markup:
    """A sum of money."""
    return Markup('<span class="euro">{}</span>').format(format_euro(float(value)))


def show_change(value: Value) -> Markup:
    """What changed in a sum, with its sign; nothing is a dash."""
    return Markup('<span class="euro">{}</span>').format(format_change(float(value))) if value else NOTHING


def show_truth(value: Value) -> Markup:
    """A truth value in a word."""
    return Markup("ja") if int(value) else Markup("nee")


def show_names(value: Value) -> Markup:
    """A JSON list of names as an enumeration."""
    names = read_names(value)
    return escape(join_names(names)) if names else NOTHING


def show_list(value: Value) -> Markup:
    """A JSON list of remarks, one after the other."""
    return escape("; ".join(read_names(value)) or value)


def show_share(value: Value) -> Markup:
    """A confidence as a percentage."""
    return escape(format_share(float(value)))


def show_state(value: Value) -> Markup:
    """A status, as a word in a coloured field."""
    return Markup('<span class="status status-{}">{}</span>').format(str(value).replace(" ", "-"), value)


def show_place(value: Value) -> Markup:
    """The table that an id points into, as the kind of place it holds."""
    return escape(name_place(str(value)))


def show_url(value: Value) -> Markup:
    """A link to the official text; an address that is none of the web's is shown as plain text."""
    if not str(value).startswith(WEB):
        return escape(value)
    host = str(value).split("/", 3)[2]
    return Markup('<a class="buiten" rel="noreferrer" href="{}" title="{}">Officiële tekst</a>').format(value, host)


def show_count(value: Value) -> Markup:
    """A whole number with points."""
    return escape(format_count(int(value)))


def show_dossier(cell: Cell) -> Markup:
    """A dossier number as the Chamber prints it, with its toevoeging where the row has one."""
    toevoeging = cell.row["toevoeging"] if "toevoeging" in cell.row.keys() else None  # noqa: SIM118  # an sqlite3.Row
    return Markup('<span class="nummer">{}</span>').format(format_dossier(str(cell.value), unwrap(toevoeging)))


def show_code(value: Value) -> Markup:
    """An id or another machine word."""
    return Markup("<code>{}</code>").format(value)


SHOWN: Mapping[str, Callable[[Value], Markup]] = {
    "datum": show_letter_date,
    "eerste_datum": show_letter_date,
    "laatste_datum": show_letter_date,
    "uiterlijk": show_date,
    "vanaf": show_date,
    "gelezen_op": show_date,
    "euro": show_euro,
    "euro_tot": show_euro,
    "verschil": show_change,
    "structureel": show_truth,
    "meerduidig": show_truth,
    "doorlopend": show_truth,
    "cum_suis": show_truth,
    "gewogen": show_truth,
    "gekozen": show_truth,
    "indieners": show_names,
    "waarschuwingen": show_list,
    "zekerheid": show_share,
    "van_tabel": show_place,
    "naar_tabel": show_place,
    "tabel": show_place,
    "status": show_state,
    "beoordeling": show_state,
    "url": show_url,
    "eenheid": show_count,
    "dagen_over_tijd": show_count,
    "id": show_code,
    "identificatie": show_code,
    "sha256": show_code,
    "regel": show_code,
}
"""The notation of a column, wherever it occurs."""

DATES_OF_LETTERS = frozenset({"datum", "eerste_datum", "laatste_datum"})


def unwrap(value: Value) -> Value:
    """The plain value where Datasette has put a label beside it."""
    return value["value"] if isinstance(value, dict) else value


def show_plain(cell: Cell) -> Markup | None:
    """The cell as text; None where Datasette's own notation will do."""
    if cell.value in (None, ""):
        undated = cell.column in DATES_OF_LETTERS and cell.table not in {"verwijzingen", "briefvermeldingen"}
        return show_letter_date(None) if undated else NOTHING
    if cell.column == "dossier":
        return show_dossier(cell)
    show = SHOWN.get(cell.column)
    return show(cell.value) if show else None


async def find_table(db: Any, cell: Cell) -> str | None:
    """The table that holds the row the cell points to; None where it points to none."""
    named_by = LINK_BY_TABLE.get(cell.column)
    if named_by in tuple(cell.row.keys()):
        return str(unwrap(cell.row[str(named_by)]))
    if cell.column in LINKS:
        return LINKS[cell.column]
    for table in POINTED if named_by else TARGETS:
        if await fetch_row(db, f"SELECT 1 FROM {table} WHERE id = :id", id=cell.value):
            return table
    return None


async def show_link(datasette: Any, database: str, cell: Cell) -> Markup:
    """A link to the row the cell points to, by its name; the bare id where that row is not here."""
    db = datasette.get_database(database)
    table = await find_table(db, cell)
    name = await name_row(db, table, str(cell.value)) if table else None
    if table is None or name is None:
        return show_code(cell.value)
    href = datasette.urls.row(database, table, quote_id(str(cell.value)))
    return Markup('<a href="{}" title="{}">{}</a>').format(href, cell.value, name)


def quote_id(row_id: str) -> str:
    """An id as Datasette writes it in a path."""
    return str(tilde_encode(row_id))


async def show_letter_title(cell: Cell) -> Markup:
    """The title of a letter, or what it is called without one."""
    return escape(name_brief({key: unwrap(cell.row[key]) for key in ("titel", "soort", "datum", "id")}))


def points_elsewhere(cell: Cell) -> bool:
    """Whether the cell holds the id of another row."""
    linked = cell.column in LINKS or cell.column in LINK_BY_TABLE or cell.column == "doel_id"
    return linked and cell.value not in (None, "")
