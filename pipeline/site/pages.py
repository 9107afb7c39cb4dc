"""What the pages of the site tell: the rows behind the home page, a letter, a motion, a commitment, a search."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from pipeline.site.cells import quote_id
from pipeline.site.fetching import Row, fetch_row, fetch_rows
from pipeline.site.labels import name_row
from pipeline.site.leestekst import Merk, cut_stukken, read_alineas

Db = Any

CONTEXT = 2
"""Sentences shown before and after a quote."""

LIMIT = 25
"""Search results of a kind on one page."""

TERM = re.compile(r'"([^"]+)"|([^\s"]+)')
SHORTEST_TERM = 3
"""Trigrams: shorter words cannot be looked up."""

COUNTS = """
SELECT (SELECT count(*) FROM kamerbrieven) AS brieven,
       (SELECT count(*) FROM toezeggingen
         WHERE status IN ('openstaand', 'deels nagekomen') AND coalesce(beoordeling, '') <> 'verworpen') AS open,
       (SELECT count(*) FROM moties_overzicht WHERE status IN ('in uitvoering', 'komt terug')) AS moties,
       (SELECT count(*) FROM bedragen) AS bedragen,
       (SELECT count(*) FROM bestanden WHERE status = 'geweigerd') AS geweigerd,
       (SELECT count(*) FROM kamerbrieven WHERE datum IS NULL) AS ongedateerd,
       (SELECT min(datum) FROM kamerbrieven) AS van,
       (SELECT max(datum) FROM kamerbrieven) AS tot
"""

YEARS = """
SELECT substr(datum, 1, 4) AS jaar, count(*) AS aantal FROM kamerbrieven
WHERE datum IS NOT NULL GROUP BY 1 ORDER BY 1
"""

STILL_TO_COME = """
SELECT t.id, t.citaat, t.parafrase, t.uiterlijk, b.datum
FROM toezeggingen t JOIN kamerbrieven b ON b.id = t.kamerbrief_id
WHERE t.status IN ('openstaand', 'deels nagekomen') AND coalesce(t.beoordeling, '') <> 'verworpen'
  AND t.soort = 'informeren' AND t.uiterlijk IS NOT NULL
ORDER BY t.uiterlijk DESC, b.datum DESC, t.begin LIMIT 5
"""

LATEST_MOTIONS = """
SELECT id, indieners, onderwerp, dossier, toevoeging, nummer, status, brieven, laatste_datum
FROM moties_overzicht WHERE status IN ('in uitvoering', 'komt terug')
ORDER BY laatste_datum DESC, dossier, nummer LIMIT 5
"""

OF_LETTER = {
    "toezeggingen": "SELECT * FROM toezeggingen WHERE kamerbrief_id = :id ORDER BY begin",
    "nakomingen": "SELECT * FROM nakomingen WHERE kamerbrief_id = :id ORDER BY begin",
    "meldingen": "SELECT * FROM meldingen WHERE kamerbrief_id = :id ORDER BY begin",
    "vermeldingen": """
        SELECT v.*, z.pagina FROM motie_vermeldingen v LEFT JOIN zinnen z ON z.id = v.zin_id
        WHERE v.kamerbrief_id = :id ORDER BY v.begin""",
    "bedragen": """
        SELECT a.*, (SELECT group_concat(jaar, ', ') FROM bedrag_jaren WHERE bedrag_id = a.id) AS jaren
        FROM bedragen a WHERE a.kamerbrief_id = :id ORDER BY a.begin""",
    "verwijzingen": "SELECT * FROM verwijzingen WHERE kamerbrief_id = :id ORDER BY begin",
    "briefvermeldingen": """
        SELECT v.*, b.titel, b.soort, b.datum AS brief_datum
        FROM briefvermeldingen v LEFT JOIN kamerbrieven b ON b.id = v.doel_id
        WHERE v.kamerbrief_id = :id ORDER BY v.begin""",
    "tabellen": "SELECT * FROM begrotingstabellen WHERE kamerbrief_id = :id ORDER BY begin",
    "aangehaald": """
        SELECT v.id, v.citaat, v.zin_id, b.id AS kamerbrief_id, b.titel, b.soort, b.datum, b.afzender_functie,
               z.volgnummer
        FROM verwijzingen v JOIN kamerbrieven b ON b.id = v.kamerbrief_id LEFT JOIN zinnen z ON z.id = v.zin_id
        WHERE v.doel_id = :id AND v.kamerbrief_id <> :id ORDER BY b.datum IS NULL, b.datum, v.begin""",
    "zinnen": "SELECT * FROM zinnen WHERE kamerbrief_id = :id ORDER BY volgnummer",
}

MARKED = {
    "toezeggingen": "toezegging",
    "nakomingen": "nakoming",
    "meldingen": "melding",
    "vermeldingen": "motie",
    "bedragen": "bedrag",
    "verwijzingen": "verwijzing",
    "briefvermeldingen": "verwijzing",
}

MENTIONS_OF_MOTION = """
SELECT v.*, b.titel, b.soort, b.datum, b.afzender, b.afzender_functie, b.url AS brief_url
FROM motie_vermeldingen v JOIN kamerbrieven b ON b.id = v.kamerbrief_id
WHERE v.motie_id = :id ORDER BY b.datum IS NULL, b.datum, v.kamerbrief_id, v.begin
"""

MENTIONS_OF_NAME = """
SELECT v.kamerbrief_id, b.titel, b.soort, b.datum, b.afzender_functie, b.id,
       z.tekst AS zin, z.pagina, z.volgnummer, z.soort AS zin_soort
FROM entiteit_vermeldingen v JOIN kamerbrieven b ON b.id = v.kamerbrief_id JOIN zinnen z ON z.id = v.zin_id
WHERE v.entiteit_id = :id GROUP BY z.id ORDER BY b.datum IS NULL, b.datum, v.kamerbrief_id, z.volgnummer
"""

OTHER_NAMES = """
SELECT o.oude_id, o.nieuwe_id, o.citaat, b.datum,
       coalesce(oud.naam, oud.afkorting) AS oude, coalesce(nieuw.naam, nieuw.afkorting) AS nieuwe
FROM entiteit_opvolgingen o JOIN kamerbrieven b ON b.id = o.kamerbrief_id
JOIN entiteiten oud ON oud.id = o.oude_id JOIN entiteiten nieuw ON nieuw.id = o.nieuwe_id
WHERE :id IN (o.oude_id, o.nieuwe_id) ORDER BY b.datum, o.id
"""

AROUND = """
SELECT * FROM zinnen
WHERE kamerbrief_id = :id AND volgnummer BETWEEN :nummer - :ver AND :nummer + :ver
  AND (id = :zin_id OR soort NOT IN ('kop', 'voetnoot')) ORDER BY volgnummer
"""

LINKS_OF = """
SELECT * FROM verbanden
WHERE (van_tabel = :tabel AND van_id = :id) OR (naar_tabel = :tabel AND naar_id = :id)
ORDER BY zekerheid DESC, soort
"""

SENTENCES = """
SELECT z.id, z.kamerbrief_id, z.volgnummer, z.pagina, z.kop,
       highlight(zinnen_fts, 0, char(2), char(3)) AS gemarkeerd, b.titel, b.soort, b.datum, b.afzender_functie
FROM zinnen_fts JOIN zinnen z ON z.rowid = zinnen_fts.rowid JOIN kamerbrieven b ON b.id = z.kamerbrief_id
WHERE zinnen_fts MATCH :vraag ORDER BY b.datum DESC, z.volgnummer LIMIT :limit
"""

COMMITMENTS = """
SELECT t.id, t.kamerbrief_id, t.status, t.uiterlijk,
       highlight(toezeggingen_fts, 0, char(2), char(3)) AS gemarkeerd, b.titel, b.soort, b.datum, b.afzender_functie
FROM toezeggingen_fts JOIN toezeggingen t ON t.rowid = toezeggingen_fts.rowid
JOIN kamerbrieven b ON b.id = t.kamerbrief_id
WHERE toezeggingen_fts MATCH :vraag ORDER BY b.datum DESC, t.begin LIMIT :limit
"""


async def home_page(db: Db) -> Row:
    """Counts, letters per year, what the Chamber is still to hear (the last terms first), and motions at work."""
    years = await fetch_rows(db, YEARS)
    return {
        "telling": await fetch_row(db, COUNTS),
        "jaren": years,
        "hoogste": max((year["aantal"] for year in years), default=1),
        "termijnen": await fetch_rows(db, STILL_TO_COME),
        "lopende_moties": await fetch_rows(db, LATEST_MOTIONS),
    }


async def letter_page(db: Db, row_id: str, url_of: Any) -> Row:
    """A letter: its facts, what was found in it, what it cites and what cites it, and its text to read."""
    brief = await fetch_row(db, "SELECT * FROM kamerbrieven WHERE id = :id", id=row_id)
    if brief is None:
        return {}
    parts = {name: await fetch_rows(db, sql, id=row_id) for name, sql in OF_LETTER.items()}
    alineas = read_alineas(brief["tekst"], parts["zinnen"], _marks(parts, url_of))
    return {
        "brief": brief,
        **parts,
        "plaats": {zin["id"]: zin for zin in parts["zinnen"]},
        "opmaak": await _tables(db, row_id),
        "stukken": await _cited(db, parts["verwijzingen"]),
        "alineas": alineas,
        "bijlagen": await fetch_rows(db, "SELECT * FROM kamerbrieven WHERE bijlage_bij = :id", id=row_id),
        "hoofdbrief": await name_row(db, "kamerbrieven", brief["bijlage_bij"] or ""),
    }


def _marks(parts: Mapping[str, list[Row]], url_of: Any) -> Mapping[str | None, list[Merk]]:
    marks: dict[str | None, list[Merk]] = defaultdict(list)
    for name, soort in MARKED.items():
        for row in parts[name]:
            table = "motie_vermeldingen" if name == "vermeldingen" else name
            url = url_of("moties", row["motie_id"]) if row.get("motie_id") else url_of(table, row["id"])
            marks[row["zin_id"]].append(Merk(row["begin"], row["einde"], soort, url))
    return marks


async def _tables(db: Db, brief_id: str) -> Mapping[str, Row]:
    """The cells of a letter's budget tables as columns and rows, by table."""
    sql = """SELECT c.* FROM begrotingscellen c JOIN begrotingstabellen t ON t.id = c.tabel_id
             WHERE t.kamerbrief_id = :id ORDER BY c.rowid"""
    cells: dict[str, list[Row]] = defaultdict(list)
    for cell in await fetch_rows(db, sql, id=brief_id):
        cells[cell["tabel_id"]].append(cell)
    return {table: lay_out(found) for table, found in cells.items()}


def lay_out(cells: list[Row]) -> Row:
    """Cells of a budget table as `kolommen` and `rijen`: (name, the cells in each column), in reading order.

    >>> cell = {"rij": "Zorg", "kolom": None, "jaar": 2021, "euro": 5.0}
    >>> lay_out([cell])["rijen"][0][0], lay_out([cell])["kolommen"]
    ('Zorg', [2021])
    """
    columns = list(dict.fromkeys(_column(cell) for cell in cells))
    rows: dict[str, dict[Any, list[Row]]] = {}
    for cell in cells:
        rows.setdefault(cell["rij"], defaultdict(list))[_column(cell)].append(cell)
    return {
        "kolommen": columns,
        "rijen": [(name, [found[column] for column in columns]) for name, found in rows.items()],
    }


def _column(cell: Row) -> Any:
    return cell["jaar"] or cell["kolom"] or "—"


async def _cited(db: Db, verwijzingen: list[Row]) -> list[Row]:
    """The documents a letter cites, each once, in the order of the text, with how often and where it leads."""
    cited: dict[str, Row] = {}
    for row in verwijzingen:
        key = row["identificatie"] or row["citaat"]
        known = cited.setdefault(key, {**row, "keren": 0, "doel": None, "doel_tabel": None})
        known["keren"] += 1
        known["doel_id"] = known["doel_id"] or row["doel_id"]
    for row in cited.values():
        row.update(await name_target(db, row["doel_id"]))
    return list(cited.values())


async def name_target(db: Db, row_id: str | None) -> Row:
    """The letter or motion a citation leads to: `doel` (its name) and `doel_tabel`; None where it leads nowhere."""
    for table in ("kamerbrieven", "moties") if row_id else ():
        name = await name_row(db, table, str(row_id))
        if name:
            return {"doel": name, "doel_tabel": table}
    return {"doel": None, "doel_tabel": None}


async def motion_page(db: Db, row_id: str) -> Row:
    """A motion: its history over the letters, oldest first, each mention in its context."""
    steps = await fetch_rows(db, MENTIONS_OF_MOTION, id=row_id)
    for step in steps:
        step["context"] = await quote_page(db, step)
    letters: dict[str, list[Row]] = defaultdict(list)
    for step in steps:
        letters[step["kamerbrief_id"]].append(step)
    return {
        "motie": await fetch_row(db, "SELECT * FROM moties WHERE id = :id", id=row_id),
        "brieven": list(letters.values()),
        "verbanden": await links_of(db, "moties", row_id),
        "aangehaald": await fetch_rows(db, OF_LETTER["aangehaald"], id=row_id),
    }


async def name_page(db: Db, row_id: str) -> Row:
    """A programme or body: the sentences that name it, by letter, and what it was or became."""
    letters: dict[str, list[Row]] = defaultdict(list)
    for step in await fetch_rows(db, MENTIONS_OF_NAME, id=row_id):
        letters[step["kamerbrief_id"]].append(step)
    return {
        "entiteit": await fetch_row(db, "SELECT * FROM entiteiten WHERE id = :id", id=row_id),
        "brieven": list(letters.values()),
        "opvolgingen": await fetch_rows(db, OTHER_NAMES, id=row_id),
    }


async def commitment_page(db: Db, row_id: str) -> Row:
    """A commitment: the quote in its context, what became of it, and the statements that go with it."""
    toezegging = await fetch_row(db, "SELECT * FROM toezeggingen WHERE id = :id", id=row_id)
    sql = """SELECT n.*, b.datum, b.afzender_functie FROM nakomingen n JOIN kamerbrieven b ON b.id = n.kamerbrief_id
             WHERE n.toezegging_id = :id ORDER BY b.datum IS NULL, b.datum, n.begin"""
    links = await links_of(db, "toezeggingen", row_id)
    linked = {link["ander_id"] for link in links}
    return {
        "toezegging": toezegging,
        "context": await quote_page(db, toezegging) if toezegging else None,
        "nakomingen": [row for row in await fetch_rows(db, sql, id=row_id) if row["id"] not in linked],
        "verbanden": links,
    }


async def quote_page(db: Db, record: Mapping[str, Any]) -> Row | None:
    """The sentence of a quote, with the sentences around it in the running text; None where the row has no sentence.

    `record` has kamerbrief_id, zin_id and, where a part of the sentence is quoted, begin and einde.
    """
    brief_sql = "SELECT id, titel, soort, datum, afzender, afzender_functie, url FROM kamerbrieven WHERE id = :id"
    brief = await fetch_row(db, brief_sql, id=record["kamerbrief_id"])
    zin = await fetch_row(db, "SELECT * FROM zinnen WHERE id = :id", id=record["zin_id"])
    if brief is None or zin is None:
        return None
    around = await fetch_rows(db, AROUND, id=brief["id"], zin_id=zin["id"], nummer=zin["volgnummer"], ver=CONTEXT)
    merk = Merk(record.get("begin", zin["begin"]), record.get("einde", zin["einde"]), "citaat")
    return {"brief": brief, "zin": zin, "zinnen": [_in_context(row, zin, merk) for row in around]}


def _in_context(row: Row, zin: Row, merk: Merk) -> Row:
    shifted = Merk(merk.begin - row["begin"], merk.einde - row["begin"], merk.soort)
    stukken = cut_stukken(row["tekst"], 0, len(row["tekst"]), [shifted])
    return {**row, "stukken": stukken, "zelf": row["id"] == zin["id"]}


async def links_of(db: Db, table: str, row_id: str) -> list[Row]:
    """The links of a statement, each with the other side: its table, its name, and whether it is the earlier one."""
    links = await fetch_rows(db, LINKS_OF, tabel=table, id=row_id)
    for link in links:
        ours = (link["van_tabel"], link["van_id"]) == (table, row_id)
        side = "naar" if ours else "van"
        link["eerder"] = ours
        link["tabel"], link["ander_id"] = link[f"{side}_tabel"], link[f"{side}_id"]
        link["naam"] = await name_row(db, link["tabel"], link["ander_id"])
        link["brief"] = await _letter_of(db, link["tabel"], link["ander_id"])
    return links


async def _letter_of(db: Db, table: str, row_id: str) -> Row | None:
    """The letter a statement stands in."""
    if table not in {
        "toezeggingen",
        "nakomingen",
        "bedragen",
        "verwijzingen",
        "briefvermeldingen",
        "motie_vermeldingen",
    }:
        return None
    sql = f"""SELECT b.id, b.titel, b.soort, b.datum FROM {table} x JOIN kamerbrieven b ON b.id = x.kamerbrief_id
              WHERE x.id = :id"""
    return await fetch_row(db, sql, id=row_id)


def match_terms(question: str) -> str:
    """A question in words as an FTS5 expression; empty where no word is long enough.

    >>> match_terms('de energietransitie "vóór de zomer"')
    '"energietransitie" "vóór de zomer"'
    """
    found = (phrase or word for phrase, word in TERM.findall(question))
    return " ".join(f'"{term.strip()}"' for term in found if len(term.strip()) >= SHORTEST_TERM)


def mark_hits(text: str) -> Markup:
    """A result of highlight() as HTML: what was sought is marked, everything else escaped."""
    return Markup(str(escape(text)).replace("\x02", "<mark>").replace("\x03", "</mark>"))


async def search_page(db: Db, question: str) -> Row:
    """Sentences and commitments that contain all words of the question, the newest letters first."""
    vraag = match_terms(question)
    page: Row = {"q": question, "te_kort": bool(question.strip()) and not vraag, "zinnen": [], "toezeggingen": []}
    if not vraag:
        return {**page, "aantal_zinnen": 0, "aantal_toezeggingen": 0}
    for name, sql in (("zinnen", SENTENCES), ("toezeggingen", COMMITMENTS)):
        page[name] = await fetch_rows(db, sql, vraag=vraag, limit=LIMIT)
        for row in page[name]:
            row["gemarkeerd"] = mark_hits(row["gemarkeerd"])
        count_sql = f"SELECT count(*) AS aantal FROM {name}_fts WHERE {name}_fts MATCH :vraag"
        counted = await fetch_row(db, count_sql, vraag=vraag)
        page[f"aantal_{name}"] = counted["aantal"] if counted else 0
    return page


def row_path(datasette: Any, database: str, table: str, row_id: str) -> str:
    """The address of a row's page."""
    return str(datasette.urls.row(database, table, quote_id(row_id)))
