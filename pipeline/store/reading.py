"""Reading from the database: the ledger, the corpus for the links, and the answers that commands print."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from pipeline.links import (
    Corpus,
    LinkedBedrag,
    LinkedBrief,
    LinkedBriefvermelding,
    LinkedCel,
    LinkedUitspraak,
    LinkedVermelding,
    LinkedVerwijzing,
    LinkedZin,
)
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
    """All that links are made from; commitments told by their words alone are not: a wrong link is worse than none."""
    return Corpus(
        brieven={brief.id: brief for brief in _brieven(db)},
        vermeldingen=list(_vermeldingen(db)),
        verwijzingen=[
            LinkedVerwijzing(**row)
            for row in db.query(
                """SELECT id, kamerbrief_id AS brief_id, citaat, identificatie, nummer, zin_id, bij_zin_id
                   FROM verwijzingen"""
            )
        ],
        toezeggingen=[
            LinkedUitspraak(**row)
            for row in db.query(
                """SELECT id, kamerbrief_id AS brief_id, soort, citaat AS tekst, uiterlijk, zin_id
                   FROM toezeggingen WHERE regel <> 'geleerd'"""
            )
        ],
        nakomingen=[
            LinkedUitspraak(**row)
            for row in db.query(
                """SELECT id, kamerbrief_id AS brief_id, 'nakoming' AS soort, citaat AS tekst, zin_id, belofte, gedaan
                   FROM nakomingen"""
            )
        ],
        briefvermeldingen=[
            LinkedBriefvermelding(**row)
            for row in db.query(
                "SELECT id, kamerbrief_id AS brief_id, citaat, datum, identificatie FROM briefvermeldingen"
            )
        ],
        meldingen=[
            LinkedUitspraak(**row)
            for row in db.query(
                "SELECT id, kamerbrief_id AS brief_id, soort, citaat AS tekst, zin_id, belofte FROM meldingen"
            )
        ],
        bedragen=list(_bedragen(db)),
        cellen=[LinkedCel(**row) for row in db.query(CELLS)],
        zinnen={row["id"]: LinkedZin(**row) for row in db.query(f"{SENTENCES} WHERE soort <> 'tabel'")},
        tabelzinnen=[LinkedZin(**row) for row in db.query(f"{SENTENCES} WHERE soort = 'tabel'")],
    )


SENTENCES = """SELECT id, kamerbrief_id AS brief_id, volgnummer, kop, noot, tekst, begin FROM zinnen"""
CELLS = """SELECT c.id, t.kamerbrief_id AS brief_id, c.rij, c.jaar, c.euro, c.tabel_id, c.groep,
                  coalesce(t.bijschrift, '') || ' ' || coalesce(c.kolom, '') AS opschrift
           FROM begrotingscellen c JOIN begrotingstabellen t ON t.id = c.tabel_id WHERE NOT c.meerduidig"""


def _brieven(db: Database) -> Iterator[LinkedBrief]:
    """The letters, each with all dossiers on its head."""
    dossiers: dict[str, list[tuple[str, str | None]]] = {}
    for row in db.query("SELECT kamerbrief_id, dossier, toevoeging FROM kamerbrief_dossiers ORDER BY volgnummer"):
        dossiers.setdefault(row["kamerbrief_id"], []).append((row["dossier"], row["toevoeging"]))
    for row in db.query("SELECT id, datum, dossier, toevoeging, nummer, ministerie FROM kamerbrieven"):
        yield LinkedBrief(**row, dossiers=tuple(dossiers.get(row["id"], ())))


def _vermeldingen(db: Database) -> Iterator[LinkedVermelding]:
    """The mentions of motions."""
    for row in db.query(
        """SELECT id, kamerbrief_id AS brief_id, begin, citaat, indieners, cum_suis, dossier, toevoeging, nummer,
                  onderwerp, status, zin_id, vervangt, gewogen
           FROM motie_vermeldingen"""
    ):
        names = tuple(json.loads(row["indieners"]))
        yield LinkedVermelding(
            **row | {"indieners": names, "cum_suis": bool(row["cum_suis"]), "gewogen": bool(row["gewogen"])}
        )


def _bedragen(db: Database) -> Iterator[LinkedBedrag]:
    """The sums of money, each with its calendar years."""
    years: dict[str, list[int]] = {}
    for row in db.query("SELECT bedrag_id, jaar FROM bedrag_jaren ORDER BY jaar"):
        years.setdefault(row["bedrag_id"], []).append(row["jaar"])
    for row in db.query(
        """SELECT id, kamerbrief_id AS brief_id, zin_id, begin, euro, euro_tot, aard, structureel, vanaf_jaar, doel
           FROM bedragen"""
    ):
        known = row["structureel"]
        structureel = None if known is None else bool(known)
        yield LinkedBedrag(**row | {"structureel": structureel, "jaren": tuple(years.get(row["id"], ()))})


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
