"""Writing to the database: opening it, saving letters, refusals and links, each in one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from pipeline.links import Links, Motie, Reeksstap, Stand, Suggestie
from pipeline.model import BestandStatus, Lezing, Verband
from pipeline.store.migrations import APPLICATION_ID, migrations
from pipeline.store.rows import LETTER_TABLES, Row, letter_rows

LINK_ENDS: Mapping[str, Sequence[str]] = {  # what links yield: the columns that name a letter or what it says
    "verbanden": ("van_id", "naar_id"),
    "suggesties": ("van_id", "naar_id"),
    "toezegging_standen": ("toezegging_id", "van_id"),
    "bedragreeksen": ("reeks_id", "onderdeel_id", "naar_id"),
    "entiteit_opvolgingen": ("zin_id",),
    "entiteit_vermeldingen": ("zin_id",),
}
LOCK_TIMEOUT = 5.0  # seconds to wait for another program to let go of the database


class StoreError(Exception):
    """A database that cannot be used; the message says in one line which, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Bestand:
    """A line of the ledger: what became of one file that was offered.

    `gekozen` is true where the rows of its letter were read from this file; of several files of one letter, one is.
    """

    pad: str
    sha256: str | None
    status: BestandStatus
    gelezen_op: str
    gelezen_met: str
    vorm: str | None = None
    fout: str | None = None
    waarschuwingen: tuple[str, ...] = ()
    kamerbrief_id: str | None = None
    gekozen: bool = False


def open_store(path: Path) -> Database:
    """Open the database at `path` for writing; make it, or bring its schema up to date, where needed.

    Raises StoreError for a database of another program, one that is locked, and a folder that cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        db = Database(sqlite3.connect(path, timeout=LOCK_TIMEOUT))
        _check_ours(db, path)
        db.execute("PRAGMA foreign_keys = ON")
        migrations.apply(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    except OSError as error:
        raise StoreError(
            f"{path}: de map is niet te maken of niet te beschrijven ({error.strerror}); kies een andere --db"
        ) from error
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {explain_fault(error)}") from error
    return db


def _check_ours(db: Database, path: Path) -> None:
    """Refuse a database that holds tables and was not made by Kamerspoor."""
    (application,) = db.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID and db.table_names():
        raise StoreError(f"{path}: is een database van een ander programma; kies met --db een ander bestand")


def explain_fault(error: sqlite3.Error) -> str:
    """What SQLite's complaint means for the user."""
    text = str(error)
    if "locked" in text:
        return "is in gebruik door een ander programma; sluit dat en probeer het opnieuw"
    if "readonly" in text or "unable to open" in text:
        return "is niet te beschrijven; kies met --db een andere plaats"
    if "not a database" in text:
        return "is geen SQLite-database; kies met --db een ander bestand"
    if "full" in text:
        return "de schijf is vol"
    return f"de database geeft een fout ({text})"


def save_letter(db: Database, lezing: Lezing, bestand: Bestand) -> None:
    """Write the rows of a letter in place of those it had, and the ledger line of the file it was read from."""
    with db.atomic():
        db.execute("PRAGMA defer_foreign_keys = ON")
        _release(db, bestand.pad, keep=lezing.brief.id)
        _delete_letter(db, lezing.brief.id)
        db.execute("UPDATE bestanden SET gekozen = 0 WHERE kamerbrief_id = ?", [lezing.brief.id])
        for table, rows in letter_rows(lezing).items():
            _insert(db, table, rows)
        _write_ledger(db, bestand)


def save_file(db: Database, bestand: Bestand) -> None:
    """Write the ledger line of a file that gives no rows: it was refused, or its letter is read from another file."""
    with db.atomic():
        db.execute("PRAGMA defer_foreign_keys = ON")
        _release(db, bestand.pad, keep=bestand.kamerbrief_id)
        _write_ledger(db, bestand)


def _release(db: Database, pad: str, *, keep: str | None) -> None:
    """Let go of the letter that a file gave the rows of, unless it still gives them.

    The letter's rows are deleted; its other files lose their mark of having been read, so that they are read again.
    """
    query = "SELECT kamerbrief_id FROM bestanden WHERE pad = ? AND gekozen AND kamerbrief_id IS NOT ?"
    for (letter,) in db.execute(query, [pad, keep]).fetchall():
        _delete_letter(db, letter)
        db.execute(
            "UPDATE bestanden SET kamerbrief_id = NULL, gekozen = 0, gelezen_met = '' WHERE kamerbrief_id = ?", [letter]
        )


def _delete_letter(db: Database, letter: str) -> None:
    """Delete all rows of a letter, the ledger left as it is, and what links made of it.

    The id of what a letter says is the letter's own, a stop, and more.
    """
    for table, columns in LINK_ENDS.items():
        ends = " OR ".join(
            f"{name} = :letter OR substr({name}, 1, length(:letter) + 1) = :letter || '.'" for name in columns
        )
        db.execute(f"DELETE FROM {table} WHERE {ends}", {"letter": letter})
    made = "SELECT id FROM toezeggingen WHERE kamerbrief_id = ?"
    db.execute(f"UPDATE nakomingen SET toezegging_id = NULL WHERE toezegging_id IN ({made})", [letter])
    for table, column, owner in (
        ("bedrag_jaren", "bedrag_id", "bedragen"),
        ("begrotingscellen", "tabel_id", "begrotingstabellen"),
    ):
        db.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT id FROM {owner} WHERE kamerbrief_id = ?)", [letter])
    for table in reversed(LETTER_TABLES):
        if table not in ("kamerbrieven", "bedrag_jaren", "begrotingscellen"):
            db.execute(f"DELETE FROM {table} WHERE kamerbrief_id = ?", [letter])
    db.execute("DELETE FROM kamerbrieven WHERE id = ?", [letter])


def _insert(db: Database, table: str, rows: Sequence[Row]) -> None:
    """Insert rows that all have the same columns."""
    if rows:
        columns = list(rows[0])
        marks = ", ".join("?" * len(columns))
        names = ", ".join(columns)
        db.conn.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", [[row[name] for name in columns] for row in rows]
        )


def _write_ledger(db: Database, bestand: Bestand) -> None:
    """Insert or replace the line of one file."""
    row = asdict(bestand) | {"gekozen": int(bestand.gekozen)}
    row["waarschuwingen"] = json.dumps(bestand.waarschuwingen, ensure_ascii=False) if bestand.waarschuwingen else None
    columns = ", ".join(row)
    db.execute(f"INSERT OR REPLACE INTO bestanden ({columns}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


@dataclass(frozen=True, slots=True)
class Verschil:
    """What linking changed in the links between statements: how many are new, and how many are there no more."""

    nieuw: int
    vervallen: int


def save_links(db: Database, links: Links) -> Verschil:
    """Write what the letters together yield, in place of what they yielded before.

    Only rows that differ are written: the links that a letter does not touch stay as they are.
    """
    with db.atomic():
        db.execute("PRAGMA defer_foreign_keys = ON")
        changed = _replace(db, "verbanden", [_verband_row(verband) for verband in links.verbanden])
        for table, rows in (
            ("moties", [_motie_row(motie) for motie in links.moties]),
            ("suggesties", [_suggestie_row(suggestie) for suggestie in links.suggesties]),
            ("toezegging_standen", [_stand_row(stand) for stand in links.standen]),
            ("bedragreeksen", [*_reeks_rows(links.reeksen)]),
            ("entiteiten", [_named_row(thing) for thing in links.namen.entiteiten]),
            ("entiteit_vermeldingen", [_named_row(thing) for thing in links.namen.vermeldingen]),
            ("entiteit_opvolgingen", [_named_row(thing) for thing in links.namen.opvolgingen]),
        ):
            _replace(db, table, rows)
        _assign(db, "motie_vermeldingen", "motie_id", links.motie_of)
        _assign(db, "verwijzingen", "doel_id", links.doel_of)
        _assign(db, "briefvermeldingen", "doel_id", links.brief_of)
        _assign(db, "nakomingen", "toezegging_id", links.toezegging_of)
        _assign(db, "nakomingen", "zonder_verband", links.reason_of)
        _set_statuses(db, links.status_of)
    return changed


def _replace(db: Database, table: str, rows: Sequence[Row]) -> Verschil:
    """Make `rows` the rows of a table, by their ids; those that are there already are left alone."""
    db.execute(f"CREATE TEMP TABLE wanted AS SELECT * FROM {table} WHERE false")
    _insert(db, "wanted", rows)
    (new,) = db.execute(f"SELECT count(*) FROM wanted WHERE id NOT IN (SELECT id FROM {table})").fetchone()
    gone = db.execute(f"DELETE FROM {table} WHERE id NOT IN (SELECT id FROM wanted)").rowcount
    db.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM wanted EXCEPT SELECT * FROM {table}")
    db.execute("DROP TABLE temp.wanted")
    return Verschil(new, gone)


def _set_statuses(db: Database, status_of: Mapping[str, str]) -> None:
    """Give commitments their status, those not named being open; rows that a reviewer judged stay as they are.

    Only rows that change are written, so that the full-text index of the others is left alone.
    """
    db.execute(
        """UPDATE toezeggingen SET status = 'openstaand' WHERE status <> 'openstaand' AND beoordeling IS NULL
           AND id NOT IN (SELECT value FROM json_each(?))""",
        [json.dumps(list(status_of))],
    )
    query = "UPDATE toezeggingen SET status = ? WHERE id = ? AND status <> ? AND beoordeling IS NULL"
    db.conn.executemany(query, [(status, key, status) for key, status in status_of.items()])


def _assign(db: Database, table: str, column: str, values: Mapping[str, str]) -> None:
    """Set a column for the rows named, and empty it for all others; rows that stay the same are not written."""
    db.execute(
        f"""UPDATE {table} SET {column} = NULL
            WHERE {column} IS NOT NULL AND id NOT IN (SELECT value FROM json_each(?))""",
        [json.dumps(list(values))],
    )
    query = f"UPDATE {table} SET {column} = ? WHERE id = ? AND {column} IS NOT ?"
    db.conn.executemany(query, [(value, key, value) for key, value in values.items()])


def _motie_row(motie: Motie) -> Row:
    """The row of a motion."""
    return asdict(motie) | {"indieners": json.dumps(motie.indieners, ensure_ascii=False)}


def _verband_row(verband: Verband) -> Row:
    """The row of a link; its id is made of its ends."""
    return {"id": _ends(verband)} | asdict(verband)


def _ends(link: Verband | Suggestie) -> str:
    """The kind and the ends of a link, as an id."""
    return f"{link.soort}:{link.van_tabel}:{link.van_id}:{link.naar_tabel}:{link.naar_id}"


def _suggestie_row(suggestie: Suggestie) -> Row:
    """The row of what may be a link."""
    return {"id": _ends(suggestie)} | asdict(suggestie)


def _stand_row(stand: Stand) -> Row:
    """The row of what a letter makes of a commitment."""
    return {"id": f"{stand.toezegging_id}:{stand.status}:{stand.van_id}"} | _named_row(stand)


def _named_row(thing: Any) -> Row:
    """The row of what links yield, a letter being called as in the database."""
    row = asdict(thing)
    if "brief_id" in row:
        row["kamerbrief_id"] = row.pop("brief_id")
    return row


def _reeks_rows(reeksen: Sequence[Reeksstap]) -> Iterator[Row]:
    """The rows of series of money, numbered within each."""
    numbers: Counter[str] = Counter()
    for stap in reeksen:
        numbers[stap.reeks_id] += 1
        key = f"{stap.reeks_id}:{stap.onderdeel_id}"
        yield {"id": key, "volgnummer": numbers[stap.reeks_id]} | _named_row(stap)
