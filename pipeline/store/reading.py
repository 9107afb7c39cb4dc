"""Reading from the database: the ledger, the corpus for the links, and the answers that commands print."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from pipeline.links import Corpus, LinkedBrief, LinkedUitspraak, LinkedVermelding, LinkedVerwijzing
from pipeline.store.migrations import APPLICATION_ID, migrations
from pipeline.store.rows import Row
from pipeline.store.writing import StoreError


def open_for_reading(path: Path) -> Database:
    """Open the database at `path`, read-only. Raises StoreError where it is missing or not ours."""
    if not path.is_file():
        raise StoreError(f"{path}: bestaat niet; maak de database met 'kamerspoor run' of wijs hem aan met --db")
    try:
        db = Database(sqlite3.connect(f"file:{path}?mode=ro", uri=True))
        ours = db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        current = ours and not migrations.pending(db)
    except sqlite3.Error as error:
        raise StoreError(f"{path}: is niet te lezen als database ({error})") from error
    if not ours:
        raise StoreError(f"{path}: is geen database van Kamerspoor; wijs hem aan met --db")
    if not current:
        raise StoreError(
            f"{path}: is gemaakt met een oudere versie; draai 'kamerspoor run --db {path}' om hem bij te werken"
        )
    return db


def rows(db: Database, query: str, *values: object) -> list[Row]:
    """The rows of a query as dictionaries."""
    return list(db.query(query, list(values)))


def ledger(db: Database) -> dict[str, Row]:
    """What became of each file that was ever offered, by path."""
    return {row["pad"]: row for row in db.query("SELECT * FROM bestanden")}


def source_of(db: Database, brief_id: str) -> Row | None:
    """The ledger line of the file from which a letter was read; None where the letter is not there."""
    return next(iter(rows(db, "SELECT * FROM bestanden WHERE kamerbrief_id = ? AND gekozen", brief_id)), None)


def load_corpus(db: Database) -> Corpus:
    """All that links are made from."""
    brieven = rows(db, "SELECT id, datum, dossier, toevoeging, nummer, ministerie FROM kamerbrieven")
    vermeldingen = rows(
        db,
        """SELECT id, kamerbrief_id AS brief_id, begin, citaat, indieners, dossier, toevoeging, nummer, onderwerp,
                  status
           FROM motie_vermeldingen""",
    )
    verwijzingen = rows(db, "SELECT id, kamerbrief_id AS brief_id, citaat, identificatie FROM verwijzingen")
    return Corpus(
        brieven={row["id"]: LinkedBrief(**row) for row in brieven},
        vermeldingen=[
            LinkedVermelding(**row | {"indieners": tuple(json.loads(row["indieners"]))}) for row in vermeldingen
        ],
        verwijzingen=[LinkedVerwijzing(**row) for row in verwijzingen],
        toezeggingen=list(_uitspraken(db, "toezeggingen", "soort, uiterlijk")),
        nakomingen=list(_uitspraken(db, "nakomingen", "'nakoming' AS soort, NULL AS uiterlijk, belofte")),
    )


def _uitspraken(db: Database, table: str, columns: str) -> Iterator[LinkedUitspraak]:
    """Commitments or fulfilments, with the sentence before each and the heading above it as context."""
    query = f"""SELECT t.id, t.kamerbrief_id AS brief_id, t.citaat AS tekst, {columns}, z.kop, v.tekst AS vorige
                FROM {table} t
                LEFT JOIN zinnen z ON z.id = t.zin_id
                LEFT JOIN zinnen v
                  ON v.kamerbrief_id = t.kamerbrief_id AND v.volgnummer = z.volgnummer - 1 AND v.kop IS z.kop
                ORDER BY t.id"""
    for row in db.query(query.replace("soort, uiterlijk", "t.soort, t.uiterlijk")):
        around = [row.pop("belofte", None), row.pop("kop", None), row.pop("vorige", None)]
        yield LinkedUitspraak(**row, context=" ".join(text for text in around if text))


def summary(db: Database) -> dict[str, Any]:
    """Counts of what the database holds, for the table at the end of a run."""
    kinds = rows(db, "SELECT soort, count(*) AS aantal FROM toezeggingen GROUP BY soort ORDER BY soort")
    count = {
        name: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for name, table in (
            ("brieven", "kamerbrieven"),
            ("toezeggingen", "toezeggingen"),
            ("nakomingen", "nakomingen"),
            ("moties", "moties"),
            ("bedragen", "bedragen"),
            ("verwijzingen", "verwijzingen"),
            ("verbanden", "verbanden"),
        )
    }
    return count | {"per_soort": {row["soort"]: row["aantal"] for row in kinds}}
