"""All links with the words on both sides, so that each can be checked by hand; what is only suggested stands apart."""

from __future__ import annotations

from sqlite_utils import Database

from pipeline.store.reading import rows
from pipeline.store.rows import Row

PLACES = """
SELECT 'toezeggingen' AS tabel, x.id, x.kamerbrief_id, x.zin_id, x.citaat FROM toezeggingen x
UNION ALL SELECT 'nakomingen', id, kamerbrief_id, zin_id, citaat FROM nakomingen
UNION ALL SELECT 'meldingen', id, kamerbrief_id, zin_id, citaat FROM meldingen
UNION ALL SELECT 'bedragen', id, kamerbrief_id, zin_id, citaat FROM bedragen
UNION ALL SELECT 'motie_vermeldingen', id, kamerbrief_id, zin_id, citaat FROM motie_vermeldingen
UNION ALL SELECT 'verwijzingen', id, kamerbrief_id, zin_id, citaat FROM verwijzingen
UNION ALL SELECT 'zinnen', id, kamerbrief_id, id, tekst FROM zinnen
UNION ALL SELECT 'kamerbrieven', id, id, NULL, coalesce(titel, soort) FROM kamerbrieven
UNION ALL SELECT 'begrotingscellen', c.id, t.kamerbrief_id, NULL,
    coalesce(t.bijschrift || ': ', '') || c.rij || coalesce(', ' || c.kolom, '') || ': € ' || CAST(c.euro AS INTEGER)
    FROM begrotingscellen c JOIN begrotingstabellen t ON t.id = c.tabel_id
"""

SIDES = """
SELECT v.*,
       vb.datum AS van_datum, vb.titel AS van_titel, vb.bron AS van_bron, vb.id AS van_brief, vz.pagina AS van_pagina,
       van.citaat AS van_citaat, coalesce(vz.tekst, van.citaat) AS van_tekst,
       nb.datum AS naar_datum, nb.titel AS naar_titel, nb.bron AS naar_bron, nb.id AS naar_brief,
       nz.pagina AS naar_pagina, naar.citaat AS naar_citaat, coalesce(nz.tekst, naar.citaat) AS naar_tekst
FROM {links} v
LEFT JOIN plaatsen van ON van.tabel = v.van_tabel AND van.id = v.van_id
LEFT JOIN kamerbrieven vb ON vb.id = van.kamerbrief_id
LEFT JOIN zinnen vz ON vz.id = van.zin_id
LEFT JOIN plaatsen naar ON naar.tabel = v.naar_tabel AND naar.id = v.naar_id
LEFT JOIN kamerbrieven nb ON nb.id = naar.kamerbrief_id
LEFT JOIN zinnen nz ON nz.id = naar.zin_id
ORDER BY v.soort, vb.datum, v.van_id, v.naar_id
"""


def list_verbanden(db: Database, *, soort: str | None = None, suggested: bool = False) -> list[Row]:
    """Links with both sides: letter, date, page, quote and sentence; with `suggested`, what is not proved.

    `van_` is the later side, `naar_` the earlier.
    """
    query = f"WITH plaatsen AS ({PLACES}) " + SIDES.format(links="suggesties" if suggested else "verbanden")
    return [row for row in rows(db, query) if soort in (None, row["soort"])]


def list_unlinked(db: Database) -> list[Row]:
    """The fulfilments that are linked to no commitment, with the reason."""
    query = """SELECT n.id, n.citaat, n.zonder_verband AS reden, b.datum, b.titel, b.bron, b.id AS kamerbrief_id,
                      z.pagina
               FROM nakomingen n JOIN kamerbrieven b ON b.id = n.kamerbrief_id LEFT JOIN zinnen z ON z.id = n.zin_id
               WHERE n.toezegging_id IS NULL ORDER BY b.datum, n.begin, n.id"""
    return rows(db, query)


def list_traces(db: Database) -> tuple[list[Row], list[Row]]:
    """The mentions of motions with their letter, and the letters that letters cite, by the names of their files."""
    mentions = """SELECT v.motie_id, v.status, b.bron FROM motie_vermeldingen v
                  JOIN kamerbrieven b ON b.id = v.kamerbrief_id ORDER BY v.id"""
    cited = """SELECT DISTINCT b.bron AS van_bron, d.bron AS naar_bron FROM verwijzingen v
               JOIN kamerbrieven b ON b.id = v.kamerbrief_id JOIN kamerbrieven d ON d.id = v.doel_id"""
    return rows(db, mentions), rows(db, cited)
