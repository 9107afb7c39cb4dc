"""The questions that commands ask of the database: lists of motions and commitments, and the trace of one thing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from sqlite_utils import Database

from pipeline.notatie import format_change
from pipeline.store.reading import rows
from pipeline.store.reeksen import format_euro
from pipeline.store.rows import Row

DONE_MOTIE = "uitgevoerd"
CLOSED_TOEZEGGING = ("nagekomen", "vervallen")
DOSSIER = re.compile(r"(?P<dossier>\d{2}\s?\d{3})(?:[\s-]+(?P<toevoeging>[A-Z]{1,6}|\d{2}))?$", re.I)

STEP = """b.datum, b.afzender, b.afzender_functie, b.id AS kamerbrief_id, b.titel, b.bron, z.pagina"""
ORDER = "ORDER BY b.datum IS NULL, b.datum, b.id, "


def list_moties(
    db: Database, *, only_open: bool = False, lid: str | None = None, dossier: str | None = None
) -> list[Row]:
    """Motions with their last statement, the latest first; `lid` is a surname, `dossier` a number as in 35300-VI."""
    found = rows(db, "SELECT * FROM moties_overzicht ORDER BY laatste_datum DESC, id")
    for row in found:
        row["indieners"] = json.loads(row["indieners"])
    if only_open:
        found = [row for row in found if row["status"] != DONE_MOTIE]
    if lid:
        found = [row for row in found if any(lid.casefold() in naam.casefold() for naam in row["indieners"])]
    if dossier:
        wanted = split_dossier(dossier)
        found = [row for row in found if wanted and _in_dossier(row, *wanted)]
    return found


def list_toezeggingen(
    db: Database,
    *,
    only_open: bool = False,
    voor: str | None = None,
    soort: str | None = None,
    ministerie: str | None = None,
) -> list[Row]:
    """Commitments, those due first on top; `voor` (ISO) keeps those due on or before that day."""
    conditions: list[tuple[str, list[object]]] = []
    if only_open:
        conditions.append((f"status NOT IN ({', '.join('?' * len(CLOSED_TOEZEGGING))})", list(CLOSED_TOEZEGGING)))
    if voor:
        conditions.append(("uiterlijk <= ?", [voor]))
    if soort:
        conditions.append(("soort = ?", [soort]))
    if ministerie:
        conditions.append(("ministerie LIKE ?", [f"%{ministerie}%"]))
    where = " AND ".join(condition for condition, _ in conditions) or "1"
    values = [value for _, given in conditions for value in given]
    query = f"SELECT * FROM toezeggingen_overzicht WHERE {where} ORDER BY uiterlijk IS NULL, uiterlijk, datum, id"
    return rows(db, query, *values)


def split_dossier(text: str) -> tuple[str, str | None] | None:
    """Dossier and suffix of a number as people write it; None where it is none.

    >>> split_dossier("35 300 VI"), split_dossier("21501-32"), split_dossier("kst-29911-281")
    (('35300', 'VI'), ('21501', '32'), None)
    """
    found = DOSSIER.fullmatch(text.strip())
    if not found:
        return None
    suffix = found["toevoeging"]
    return re.sub(r"\s", "", found["dossier"]), suffix.upper() if suffix else None


def _in_dossier(row: Row, dossier: str, toevoeging: str | None) -> bool:
    """Whether a row is of a dossier; without suffix, all suffixes count."""
    return bool(row["dossier"] == dossier and (toevoeging is None or row["toevoeging"] == toevoeging))


def trace(db: Database, key: str) -> list[Row]:
    """All steps of one commitment, motion, sum, letter, dossier, programme or body through the letters, oldest first.

    `key` is an id of the database, of an official publication (kst-29911-281), a dossier number, or the name or
    abbreviation of a programme or body. Each step has
    datum, afzender, afzender_functie, wat, citaat, pagina, kamerbrief_id. Nothing found gives an empty list.
    """
    finders: tuple[Callable[[Database, str], list[Row]], ...] = (
        _trace_toezegging,
        _trace_bedrag,
        _trace_motie,
        _trace_brief,
        _trace_dossier,
        _trace_entiteit,
    )
    return next((steps for find in finders if (steps := find(db, key.strip()))), [])


def _trace_motie(db: Database, key: str) -> list[Row]:
    """Every sentence that names the motion, or those that it replaces or that replace it, with what the letter says."""
    query = f"""WITH RECURSIVE keten (id) AS (
                  VALUES (?)
                  UNION
                  SELECT CASE WHEN m.id = k.id THEN m.vervangt ELSE m.id END
                  FROM moties m JOIN keten k ON k.id IN (m.id, m.vervangt) WHERE m.vervangt IS NOT NULL)
                SELECT {STEP}, 'motie ' || v.status || iif(v.motie_id = ?, '', ' (' || v.motie_id || ')') AS wat,
                       z.tekst AS citaat, v.id
                FROM motie_vermeldingen v JOIN kamerbrieven b ON b.id = v.kamerbrief_id JOIN zinnen z ON z.id = v.zin_id
                WHERE v.motie_id IN (SELECT id FROM keten) {ORDER} v.begin"""
    return rows(db, query, key, key)


def _trace_brief(db: Database, key: str) -> list[Row]:
    """The letter itself, then every citation of it."""
    itself = f"""SELECT {STEP}, 'de brief zelf' AS wat, z.tekst AS citaat, b.id FROM kamerbrieven b
                 LEFT JOIN zinnen z ON z.kamerbrief_id = b.id AND z.volgnummer = 1 WHERE b.id = ?"""
    citing = f"""SELECT {STEP}, 'genoemd als ' || v.citaat AS wat, z.tekst AS citaat, v.id
                 FROM verwijzingen v JOIN kamerbrieven b ON b.id = v.kamerbrief_id JOIN zinnen z ON z.id = v.zin_id
                 WHERE (v.doel_id = ? OR v.identificatie = ?) {ORDER} v.begin"""
    return [*rows(db, itself, key), *rows(db, citing, key, key)]


def _trace_dossier(db: Database, key: str) -> list[Row]:
    """The letters of a dossier, and every citation of one of its papers."""
    wanted = split_dossier(key)
    if not wanted:
        return []
    dossier, suffix = wanted
    letters = f"""SELECT {STEP}, 'brief in dit dossier' AS wat, coalesce(b.titel, z.tekst) AS citaat, b.id,
                         b.toevoeging, 0 AS begin
                  FROM kamerbrieven b LEFT JOIN zinnen z ON z.kamerbrief_id = b.id AND z.volgnummer = 1
                  WHERE b.dossier = ?"""
    citing = f"""SELECT {STEP}, 'genoemd als ' || v.citaat AS wat, z.tekst AS citaat, v.id, v.toevoeging, v.begin
                 FROM verwijzingen v JOIN kamerbrieven b ON b.id = v.kamerbrief_id JOIN zinnen z ON z.id = v.zin_id
                 WHERE v.dossier = ?"""
    found = [
        row for row in (*rows(db, letters, dossier), *rows(db, citing, dossier)) if suffix in (None, row["toevoeging"])
    ]
    found.sort(key=lambda row: (row["datum"] is None, row["datum"] or "", row["kamerbrief_id"], row["begin"]))
    return [{name: value for name, value in row.items() if name not in ("toevoeging", "begin")} for row in found]


def _trace_bedrag(db: Database, key: str) -> list[Row]:
    """The sum or cell of a table, in the series of those that name the same money."""
    query = f"""SELECT {STEP.replace("z.pagina", "g.pagina")}, g.stap AS wat, g.euro, g.verschil, g.tekst AS citaat,
                       g.onderdeel_id AS id
                FROM geldposten g JOIN kamerbrieven b ON b.id = g.kamerbrief_id
                WHERE g.reeks_id = (SELECT reeks_id FROM geldposten WHERE onderdeel_id = ? LIMIT 1)
                GROUP BY g.onderdeel_id ORDER BY b.datum IS NULL, b.datum, g.volgnummer"""
    found = rows(db, query, key)
    for row in found:
        change = row.pop("verschil")
        row["wat"] += f": {format_euro(row.pop('euro'))}" + (f" ({format_change(change)})" if change else "")
    return found


def _trace_entiteit(db: Database, key: str) -> list[Row]:
    """Every sentence that names a programme or body, by its id, name or abbreviation, and by those that it became.

    A name that two things bear leads to neither.
    """
    query = "SELECT id FROM entiteiten WHERE id = :key OR lower(naam) = lower(:key) OR afkorting = :key"
    found = [row["id"] for row in db.query(query, {"key": key})]
    if len(found) != 1:
        return []
    steps = f"""WITH RECURSIVE namen (id) AS (
                  VALUES (?)
                  UNION
                  SELECT CASE WHEN o.oude_id = n.id THEN o.nieuwe_id ELSE o.oude_id END
                  FROM entiteit_opvolgingen o JOIN namen n ON n.id IN (o.oude_id, o.nieuwe_id))
                SELECT {STEP}, coalesce('naam veranderd: ' || o.bewijs, 'genoemd') AS wat, z.tekst AS citaat, v.id
                FROM entiteit_vermeldingen v JOIN namen ON namen.id = v.entiteit_id
                JOIN kamerbrieven b ON b.id = v.kamerbrief_id JOIN zinnen z ON z.id = v.zin_id
                LEFT JOIN entiteit_opvolgingen o ON o.zin_id = v.zin_id
                GROUP BY v.zin_id {ORDER} min(v.begin)"""
    return rows(db, steps, *found)


CHAIN = {  # what may stand in the chain of a commitment, and in which words a step is told
    "toezeggingen": "'toezegging ' || t.soort || ' (' || t.status || ')' AS wat, t.citaat",
    "nakomingen": "'nakoming' AS wat, t.citaat",
    "meldingen": "t.soort AS wat, t.citaat",
    "zinnen": """(SELECT min(v.soort) FROM verbanden v WHERE v.van_tabel = 'zinnen' AND v.van_id = t.id) AS wat,
                 t.tekst AS citaat""",
}


def _trace_toezegging(db: Database, key: str) -> list[Row]:
    """The commitment, and all that links lead to or from it, however many steps away."""
    members = _linked(db, key)
    marks = ", ".join("?" * len(members))
    parts = []
    for table, words in CHAIN.items():
        sentence = "t.id" if table == "zinnen" else "t.zin_id"
        query = f"""SELECT {STEP}, {words}, t.id FROM {table} t
                    JOIN kamerbrieven b ON b.id = t.kamerbrief_id LEFT JOIN zinnen z ON z.id = {sentence}
                    WHERE t.id IN ({marks}) {ORDER} t.begin"""
        parts += rows(db, query, *members)
    return sorted(parts, key=lambda row: (row["datum"] is None, row["datum"] or ""))


def _linked(db: Database, key: str) -> list[str]:
    """The commitments, fulfilments and sentences that links tie to `key`, itself included."""
    query = """WITH RECURSIVE spoor (id) AS (
                 VALUES (?)
                 UNION
                 SELECT CASE WHEN v.van_id = s.id THEN v.naar_id ELSE v.van_id END
                 FROM verbanden v JOIN spoor s ON s.id IN (v.van_id, v.naar_id)
                 WHERE v.van_tabel IN ('toezeggingen', 'nakomingen', 'meldingen', 'zinnen')
                   AND v.naar_tabel = 'toezeggingen'
               ) SELECT id FROM spoor ORDER BY id"""
    return [row["id"] for row in rows(db, query, key)]
