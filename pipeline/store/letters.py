"""Reading letters back: all that the database holds of each, as rows, each item with the words of its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from sqlite_utils import Database

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
