"""Finding what a clerk means by a few words: the commitments, motions, sums and letters in which they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlite_utils import Database

from pipeline.store.rows import Row

SHORTEST = 3  # letters of a word that the index of trigrams can find
MOST = 50  # of a kind

QUERIES = {
    "toezegging": """SELECT t.id, t.citaat AS tekst, b.datum FROM toezeggingen_fts
        JOIN toezeggingen t ON t.rowid = toezeggingen_fts.rowid JOIN kamerbrieven b ON b.id = t.kamerbrief_id
        WHERE toezeggingen_fts MATCH :fts ORDER BY b.datum, t.begin LIMIT :most""",
    "motie": """SELECT m.id, m.indieners, coalesce(m.onderwerp, '') AS onderwerp, o.eerste_datum AS datum
        FROM moties m JOIN moties_overzicht o ON o.id = m.id ORDER BY o.eerste_datum, m.id""",
    "bedrag": """SELECT a.id, a.citaat || ' — ' || z.tekst AS tekst, b.datum FROM zinnen_fts
        JOIN zinnen z ON z.rowid = zinnen_fts.rowid JOIN bedragen a ON a.zin_id = z.id
        JOIN kamerbrieven b ON b.id = a.kamerbrief_id
        WHERE zinnen_fts MATCH :fts ORDER BY b.datum, a.begin LIMIT :most""",
    "programma of organisatie": """SELECT id, coalesce(naam, '') || coalesce(' (' || afkorting || ')', '') AS tekst,
        eerste_datum AS datum FROM entiteiten_overzicht ORDER BY eerste_datum, id""",
    "brief": """SELECT id, titel AS tekst, datum FROM kamerbrieven WHERE titel IS NOT NULL ORDER BY datum, id""",
}


def find_things(db: Database, words: str) -> list[Row]:
    """What all of the words stand in: each with its kind (`soort`), id, words and date, the oldest of a kind first."""
    terms = words.split()
    return [row for soort in QUERIES for row in _of_kind(db, soort, terms)]


def _of_kind(db: Database, soort: str, terms: list[str]) -> Iterator[Row]:
    """The things of one kind."""
    fts = " ".join('"' + term.replace('"', '""') + '"' for term in terms)
    if ":fts" in QUERIES[soort] and any(len(term) < SHORTEST for term in terms):
        return
    for row in db.query(QUERIES[soort], {"fts": fts, "most": MOST} if ":fts" in QUERIES[soort] else {}):
        if soort == "motie":
            names = row.pop("indieners").strip("[]").replace('"', "")
            row["tekst"] = f"{names}: {row.pop('onderwerp')}".strip(": ")
        if all(_stands_in(term, f"{row['tekst']} {row['id']}") for term in terms):
            yield {"soort": soort, **row}


def _stands_in(term: str, text: str) -> bool:
    """Whether a word, or part of one, stands in a text; an abbreviated name must stand there as it is.

    >>> _stands_in("dijk", "Dijken en duinen"), _stands_in("BEK", "de bekostiging"), _stands_in("BEK", "het BEK-team")
    (True, False, True)
    """
    if term.isupper():
        return re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text) is not None
    return term.casefold() in text.casefold()
