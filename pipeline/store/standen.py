"""How the commitments stood on a day, from what letters up to that day say: nothing that came later counts."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from pipeline.store.rows import Row

STANDEN = ("over tijd", "loopt af", "open", "opgevolgd", "afgedaan")
OPEN = frozenset({"over tijd", "loopt af", "open"})
SURE = 0.8  # certainty from which a later commitment takes the place of an earlier one

ON_DAY = """
WITH stand AS (
    SELECT t.id, coalesce(
               (SELECT s.status FROM toezegging_standen s WHERE s.toezegging_id = t.id AND s.datum <= :dag
                ORDER BY s.datum DESC, s.rowid DESC LIMIT 1), 'openstaand') AS status,
           (SELECT v.van_id FROM verbanden v
            JOIN toezeggingen later ON later.id = v.van_id JOIN kamerbrieven lb ON lb.id = later.kamerbrief_id
            WHERE v.naar_tabel = 'toezeggingen' AND v.naar_id = t.id AND v.van_tabel = 'toezeggingen'
              AND v.soort IN ('herhaling', 'uitstel', 'wijziging') AND v.zekerheid >= :zeker AND lb.datum <= :dag
            ORDER BY lb.datum DESC, v.van_id LIMIT 1) AS opvolger
    FROM toezeggingen t)
SELECT CASE WHEN stand.status IN ('nagekomen', 'vervallen') THEN 'afgedaan'
            WHEN stand.opvolger IS NOT NULL THEN 'opgevolgd'
            WHEN o.uiterlijk < :dag THEN 'over tijd'
            WHEN o.uiterlijk <= date(:dag, '+6 months') THEN 'loopt af'
            ELSE 'open' END AS stand,
       stand.opvolger, stand.status AS status_op_dag, o.*
FROM toezeggingen_overzicht o JOIN stand ON stand.id = o.id
WHERE o.datum <= :dag AND coalesce(o.beoordeling, '') <> 'verworpen'
"""


@dataclass(frozen=True, slots=True)
class Keuze:
    """Which commitments are wanted: the open ones, those due on or before a day, of a kind, of a ministry (or part)."""

    only_open: bool = False
    voor: str | None = None
    soort: str | None = None
    ministerie: str | None = None

    def fits(self, row: Row) -> bool:
        """Whether a commitment is wanted."""
        return (
            (not self.only_open or row["stand"] in OPEN)
            and (self.voor is None or (row["uiterlijk"] or "9") <= self.voor)
            and self.soort in (None, row["soort"])
            and (self.ministerie or "").casefold() in (row["ministerie"] or "").casefold()
        )


def list_standen(db: Database, dag: str, keuze: Keuze) -> list[Row]:
    """The commitments of letters up to `dag` (ISO), each with how it stood on that day, what is over term first.

    `stand` is over tijd (its term is past), loopt af (due within half a year), open (later, or without a day),
    opgevolgd (a later letter says it again, puts it off or changes it: `opvolger`) or afgedaan (kept or dropped).
    `status` is what letters up to that day say. Undated letters do not count.
    """
    found = [row | {"status": row["status_op_dag"]} for row in db.query(ON_DAY, {"dag": dag, "zeker": SURE})]
    found = [row for row in found if keuze.fits(row)]
    order = {stand: place for place, stand in enumerate(STANDEN)}
    found.sort(key=lambda row: (order[row["stand"]], row["uiterlijk"] or "9", row["datum"], row["id"]))
    return found
