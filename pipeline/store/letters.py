"""Reading letters back: all that the database holds of each, as rows, each item with the words of its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from sqlite_utils import Database

from pipeline.model import BriefSoort, Kamerbrief, Ondertekenaar, Zin, ZinSoort
from pipeline.store.rows import Row

QUERIES = {
    "verwijzingen": "SELECT *, NULL AS zin FROM verwijzingen WHERE kamerbrief_id = ? ORDER BY begin, id",
    "bedragen": """SELECT b.*, z.tekst AS zin,
                          (SELECT group_concat(jaar) FROM bedrag_jaren j WHERE j.bedrag_id = b.id) AS jaren
                   FROM bedragen b LEFT JOIN zinnen z ON z.id = b.zin_id
                   WHERE b.kamerbrief_id = ? ORDER BY b.begin, b.id""",
    "begrotingscellen": """SELECT c.* FROM begrotingscellen c JOIN begrotingstabellen t ON t.id = c.tabel_id
                           WHERE t.kamerbrief_id = ? ORDER BY t.begin, c.rowid""",
    "motie_vermeldingen": """SELECT v.id, v.citaat, v.indieners, v.status, z.tekst AS zin,
                                    m.dossier, m.toevoeging, m.nummer
                             FROM motie_vermeldingen v LEFT JOIN zinnen z ON z.id = v.zin_id
                             LEFT JOIN moties m ON m.id = v.motie_id
                             WHERE v.kamerbrief_id = ? ORDER BY v.begin, v.id""",
    "toezeggingen": """SELECT t.*, z.tekst AS zin FROM toezeggingen t LEFT JOIN zinnen z ON z.id = t.zin_id
                       WHERE t.kamerbrief_id = ? ORDER BY t.begin, t.id""",
    "meldingen": """SELECT m.*, z.tekst AS zin FROM meldingen m LEFT JOIN zinnen z ON z.id = m.zin_id
                    WHERE m.kamerbrief_id = ? ORDER BY m.begin, m.id""",
    "nakomingen": """SELECT n.*, z.tekst AS zin FROM nakomingen n LEFT JOIN zinnen z ON z.id = n.zin_id
                     WHERE n.kamerbrief_id = ? ORDER BY n.begin, n.id""",
}


@dataclass(frozen=True, slots=True)
class StoredLetter:
    """A letter as stored: its row of `kamerbrieven`, and its rows of every other table, by the name of the table."""

    brief: Row
    rows: Mapping[str, list[Row]]


def find_letters(db: Database) -> dict[str, str]:
    """The id of each letter by the name of its file, without what stands behind the first dot."""
    found = db.query("SELECT id, bron FROM kamerbrieven ORDER BY id")
    return {PurePath(row["bron"]).name.split(".")[0]: row["id"] for row in found}


def read_letter_back(db: Database, brief_id: str) -> StoredLetter:
    """All that the database holds of one letter."""
    (brief,) = db.query("SELECT * FROM kamerbrieven WHERE id = ?", [brief_id])
    return StoredLetter(brief, {name: list(db.query(query, [brief_id])) for name, query in QUERIES.items()})


def read_zin_back(db: Database, key: str) -> tuple[Kamerbrief, list[Zin], int] | None:
    """The letter of a sentence with all its sentences, and the number of that one.

    `key` is the id of the sentence or of a commitment in it; None where the database has neither.
    """
    query = """SELECT kamerbrief_id, volgnummer FROM zinnen
               WHERE id = :key OR id = (SELECT zin_id FROM toezeggingen WHERE id = :key)"""
    found = next(iter(db.query(query, {"key": key})), None)
    if found is None:
        return None
    (row,) = db.query("SELECT * FROM kamerbrieven WHERE id = ?", [found["kamerbrief_id"]])
    rows = db.query("SELECT * FROM zinnen WHERE kamerbrief_id = ? ORDER BY volgnummer", [found["kamerbrief_id"]])
    signed = db.query("SELECT * FROM ondertekenaars WHERE kamerbrief_id = ? ORDER BY volgnummer", [row["id"]])
    brief = Kamerbrief(
        id=row["id"],
        bron=row["bron"],
        sha256=row["sha256"],
        vorm=row["vorm"],
        soort=BriefSoort(row["soort"]),
        tekst=row["tekst"],
        blokken=(),
        datum=date.fromisoformat(row["datum"]) if row["datum"] else None,
        ondertekenaars=tuple(Ondertekenaar(who["naam"], who["functie"], who["ministerie"]) for who in signed),
    )
    return brief, [_zin(each) for each in rows], found["volgnummer"]


def _zin(row: Row) -> Zin:
    """A sentence as it was read, its note marks apart."""
    names = ("volgnummer", "tekst", "begin", "einde", "pagina", "kop", "noot")
    return Zin(soort=ZinSoort(row["soort"]), **{name: row[name] for name in names})
