"""Writing to the database: opening it, saving letters, refusals and links, each in one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlite_utils import Database

from pipeline.links import Links, Motie
from pipeline.model import BestandStatus, Lezing, Verband
from pipeline.store.migrations import APPLICATION_ID, migrations
from pipeline.store.rows import LETTER_TABLES, Row, letter_rows

LOCK_TIMEOUT = 5.0  # seconds to wait for another program to let go of the database


class StoreError(Exception):
    """A database that cannot be used; the message says in one line which, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Bestand:
    """A line of the ledger: what became of one file that was offered."""

    pad: str
    sha256: str | None
    status: BestandStatus
    gelezen_op: str
    gelezen_met: str
    fout: str | None = None
    waarschuwingen: tuple[str, ...] = ()
    kamerbrief_id: str | None = None


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
    """Replace all rows of a letter, and of the letter that this file held before, and write the ledger."""
    with db.conn:
        db.execute("PRAGMA defer_foreign_keys = ON")
        before = [
            row["kamerbrief_id"] for row in db.query("SELECT kamerbrief_id FROM bestanden WHERE pad = ?", [bestand.pad])
        ]
        _delete_letters(db, {lezing.brief.id, *_orphans(db, bestand.pad, before)})
        for table, rows in letter_rows(lezing).items():
            _insert(db, table, rows)
        _write_ledger(db, bestand)


def save_refusal(db: Database, bestand: Bestand) -> None:
    """Write the ledger line of a file that was not read, and drop the letter that it held before."""
    with db.conn:
        db.execute("PRAGMA defer_foreign_keys = ON")
        before = [
            row["kamerbrief_id"] for row in db.query("SELECT kamerbrief_id FROM bestanden WHERE pad = ?", [bestand.pad])
        ]
        _delete_letters(db, set(_orphans(db, bestand.pad, before)))
        _write_ledger(db, bestand)


def save_duplicate(db: Database, bestand: Bestand) -> None:
    """Write the ledger line of a file whose letter is read from another file."""
    with db.conn:
        _write_ledger(db, bestand)


def _orphans(db: Database, pad: str, letters: Iterable[str | None]) -> list[str]:
    """Of these letters, those that no other file holds."""
    query = "SELECT count(*) FROM bestanden WHERE kamerbrief_id = ? AND pad <> ?"
    return [letter for letter in letters if letter and not db.execute(query, [letter, pad]).fetchone()[0]]


def _delete_letters(db: Database, ids: set[str]) -> None:
    """Delete all rows of these letters."""
    for letter in sorted(ids):
        for table, column in (("bedrag_jaren", "bedrag_id"), ("begrotingscellen", "tabel_id")):
            owner = {"bedrag_id": "bedragen", "tabel_id": "begrotingstabellen"}[column]
            db.execute(
                f"DELETE FROM {table} WHERE {column} IN (SELECT id FROM {owner} WHERE kamerbrief_id = ?)", [letter]
            )
        for table in reversed(LETTER_TABLES):
            if table not in ("kamerbrieven", "bedrag_jaren", "begrotingscellen"):
                db.execute(f"DELETE FROM {table} WHERE kamerbrief_id = ?", [letter])
        db.execute("UPDATE bestanden SET kamerbrief_id = NULL WHERE kamerbrief_id = ?", [letter])
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
    row = asdict(bestand)
    row["waarschuwingen"] = json.dumps(bestand.waarschuwingen, ensure_ascii=False) if bestand.waarschuwingen else None
    columns = ", ".join(row)
    db.execute(f"INSERT OR REPLACE INTO bestanden ({columns}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


def save_links(db: Database, links: Links) -> None:
    """Write what the letters together yield, in place of what they yielded before."""
    with db.conn:
        db.execute("PRAGMA defer_foreign_keys = ON")
        db.execute("DELETE FROM moties")
        db.execute("DELETE FROM verbanden")
        _insert(db, "moties", [_motie_row(motie) for motie in links.moties])
        _insert(db, "verbanden", [_verband_row(verband) for verband in links.verbanden])
        _assign(db, "motie_vermeldingen", "motie_id", links.motie_of)
        _assign(db, "verwijzingen", "doel_id", links.doel_of)
        _assign(db, "nakomingen", "toezegging_id", links.toezegging_of)
        _assign(db, "nakomingen", "zonder_verband", links.reason_of)
        db.execute("UPDATE toezeggingen SET status = 'openstaand' WHERE beoordeling IS NULL")
        query = "UPDATE toezeggingen SET status = ? WHERE id = ? AND beoordeling IS NULL"
        db.conn.executemany(query, [(status, key) for key, status in links.status_of.items()])


def _assign(db: Database, table: str, column: str, values: Mapping[str, str]) -> None:
    """Set a column for the rows named, and empty it for all others."""
    db.execute(f"UPDATE {table} SET {column} = NULL WHERE {column} IS NOT NULL")
    db.conn.executemany(
        f"UPDATE {table} SET {column} = ? WHERE id = ?", [(value, key) for key, value in values.items()]
    )


def _motie_row(motie: Motie) -> Row:
    """The row of a motion."""
    return asdict(motie) | {"indieners": json.dumps(motie.indieners, ensure_ascii=False)}


def _verband_row(verband: Verband) -> Row:
    """The row of a link; its id is made of its ends."""
    key = f"{verband.soort}:{verband.van_tabel}:{verband.van_id}:{verband.naar_tabel}:{verband.naar_id}"
    return {"id": key} | asdict(verband)
