"""Cells of budget tables that take up earlier money: a sum that names the same budget document, or the same row before.

Two tables are taken for the same overview where letters of one dossier give at least two rows of the same name in both;
then a row and a year that stand once in each are the same money, named again or revised. Totals do not count, for what
they add up may differ; nor does a year that a table gives twice.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from pipeline.links.brieven import precedes, same_dossier
from pipeline.links.corpus import LinkedCel
from pipeline.links.hernoemd import documents
from pipeline.links.sommen import Som, Sommen, money
from pipeline.model import Verband, VerbandSoort

MIN_ROWS = 2  # rows of the same name from which two tables are one overview
TOTAL = re.compile(r"\b(?:sub)?totaal\b|\bsaldo\b", re.I)
SPENT = re.compile(r"\b(?:gerealiseerd\w*|realisatie|besteed\w*|uitgaven|uitgegeven|uitgeput\w*|benut\w*)\b", re.I)

Vak: TypeAlias = tuple[str, int]
"""A place in a table: its row, without case and signs, and its year."""


def link_tabellen(sommen: Sommen) -> Iterator[Verband]:
    """From cells of tables to the sums, and to the cells of older tables, that are the same money."""
    yield from _in_documents(sommen)
    yield from _in_older_tables(sommen)


def _in_documents(sommen: Sommen) -> Iterator[Verband]:
    """From the first cell of a row that names a budget document to the sum that an earlier letter ascribes to it."""
    seen: set[tuple[str, str, str]] = set()
    for cel in sorted(sommen.corpus.cellen, key=lambda cel: (cel.brief_id, cel.rij, cel.jaar or 0, cel.id)):
        named = documents(cel.rij, "0000")
        earlier = _ascribed(sommen, cel, named) if named else []
        if len({som.zin.brief_id for som in earlier}) != 1 or len(earlier) != 1:
            continue
        key = (cel.brief_id, cel.rij, earlier[0].bedrag.id)
        if key not in seen:
            seen.add(key)
            ground = f"hetzelfde bedrag, {money(cel.euro)}; tabelrij en brief noemen beide “{min(named)}”"
            yield Verband(
                VerbandSoort.HERHALING, "begrotingscellen", cel.id, "bedragen", earlier[0].bedrag.id, ground, 0.9
            )


def _ascribed(sommen: Sommen, cel: LinkedCel, named: frozenset[str]) -> list[Som]:
    """The sums of that value that an older letter of the dossier ascribes to a document that the row names."""
    return [
        som
        for key in sorted(sommen.brieven.before_in_dossier(cel.brief_id))
        for som in sommen.by_value.get((cel.euro, key), ())
        if named & documents(som.tekst, sommen.datum(som)) and _year_fits(som, cel.jaar)
    ]


def _year_fits(som: Som, jaar: int | None) -> bool:
    """Whether the column of a cell can be a year of a sum."""
    if jaar is None or not som.tied:
        return True
    return jaar in som.jaren or (som.vanaf is not None and jaar >= som.vanaf)


def _in_older_tables(sommen: Sommen) -> Iterator[Verband]:
    """From each row and year of a table to the same in the last older table that gives the same overview."""
    letters = sommen.corpus.brieven
    tables = _tables(sommen)
    order = sorted(tables, key=lambda key: (letters[_letter(tables[key])].datum or "", key))
    for place, key in enumerate(order):
        own = letters[_letter(tables[key])]
        linked: set[Vak] = set()
        for other in reversed(order[:place]):
            older = letters[_letter(tables[other])]
            if precedes(older, own) and same_dossier(older, own) and _one_overview(tables[key], tables[other]):
                fresh = {vak: cel for vak, cel in tables[key].items() if vak not in linked}
                linked |= fresh.keys() & tables[other].keys()
                yield from _take_up(fresh, tables[other])


def _tables(sommen: Sommen) -> Mapping[str, Mapping[Vak, LinkedCel]]:
    """The cells of each table by row and year, where these stand once in it."""
    tables: dict[str, dict[Vak, LinkedCel]] = defaultdict(dict)
    counts: Counter[tuple[str, Vak]] = Counter()
    for cel in sommen.corpus.cellen:
        if cel.jaar is not None and not TOTAL.search(cel.rij) and not SPENT.search(cel.opschrift):
            vak = (re.sub(r"[\W_]", "", f"{cel.groep or ''}{cel.rij}".casefold()), cel.jaar)
            counts[cel.tabel_id, vak] += 1
            tables[cel.tabel_id][vak] = cel
    once = {key: {vak: cel for vak, cel in cells.items() if counts[key, vak] == 1} for key, cells in tables.items()}
    return {key: cells for key, cells in once.items() if cells}


def _letter(cells: Mapping[Vak, LinkedCel]) -> str:
    """The letter that a table stands in."""
    return next(iter(cells.values())).brief_id


def _one_overview(one: Mapping[Vak, LinkedCel], other: Mapping[Vak, LinkedCel]) -> bool:
    """Whether two tables share enough rows to be one overview."""
    return len({rij for rij, _ in one} & {rij for rij, _ in other}) >= MIN_ROWS


def _take_up(later: Mapping[Vak, LinkedCel], older: Mapping[Vak, LinkedCel]) -> Iterator[Verband]:
    """From each cell to the one of the same row and year."""
    for vak in sorted(later.keys() & older.keys()):
        new, old = later[vak], older[vak]
        same = new.euro == old.euro
        kind = VerbandSoort.HERHALING if same else VerbandSoort.BIJSTELLING
        change = f"hetzelfde bedrag, {money(new.euro)}" if same else f"van {money(old.euro)} naar {money(new.euro)}"
        ground = f"{change} voor {new.jaar}; dezelfde rij, “{new.rij}”, in de tabel van een eerdere brief"
        yield Verband(kind, "begrotingscellen", new.id, "begrotingscellen", old.id, ground, 0.85)
