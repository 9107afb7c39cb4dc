"""Proof over the whole letter: one sentence names, year by year, what all its tables together come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.tables.bewijzen import CHANCE_AFAR, Stand, prove_in_words
from pipeline.tables.cellen import Cel
from pipeline.tables.optellingen import items
from pipeline.tables.plaatsing import Plaatsing, Plek, Som, Uitkomst, chance_of_fit, search
from pipeline.tables.reading import Tabel
from pipeline.tables.reeksen import Reeks


def prove_over_tables(standen: Sequence[Stand], reeksen: Sequence[Reeks]) -> None:
    """Settle what is still open by sums that a sentence names for all tables of the letter together."""
    if not any(stand.open for stand in standen) or len(standen) < 2:  # noqa: PLR2004 - one table proves itself
        return
    outcome = Uitkomst()
    gronden: list[Som] = []
    joined = _join(standen)
    for som in filter(None, (_sum_of_letter(standen, reeks) for reeks in reeksen)):
        chance = chance_of_fit(som, joined.open, joined.keuzes, joined.bekend)
        found = search(joined.open, joined.keuzes, joined.bekend, (replace(som, bewijst=chance < CHANCE_AFAR),))
        outcome.add(found)
        if found.strak:
            gronden.append(som)
    if gronden:
        _apply(standen, joined, outcome.settled(), gronden[0])


@dataclass(frozen=True, slots=True)
class _Samen:
    """Several tables as one: columns are the years that all of them hold, rows are numbered on."""

    jaren: tuple[int, ...]
    bekend: dict[int, tuple[Cel | None, ...]]
    open: dict[int, tuple[Cel | None, ...]]
    keuzes: dict[int, tuple[Plaatsing, ...]]
    herkomst: dict[int, tuple[int, int]]
    eenheid: int


def _join(standen: Sequence[Stand]) -> _Samen:
    """All rows that count, by the years that every table holds."""
    jaren = shared_years([stand.tabel for stand in standen])
    samen = _Samen(jaren, {}, {}, {}, {}, standen[0].tabel.eenheid)
    for table, stand in enumerate(standen):
        columns = [next(n for n, kolom in enumerate(stand.kolommen) if kolom.holds(jaar)) for jaar in jaren]
        whole = len(columns) == len(stand.kolommen) and columns == sorted(set(columns))
        for row in sorted(items(stand.rijen)):
            number = len(samen.herkomst)
            samen.herkomst[number] = (table, row)
            if row in stand.bekend:
                samen.bekend[number] = tuple(stand.bekend[row][column] for column in columns)
            elif whole:
                samen.open[number] = stand.open[row]
                samen.keuzes[number] = stand.keuzes[row]
            else:
                samen.open[number] = stand.open[row]
                samen.keuzes[number] = ()
    return samen


def shared_years(tabellen: Sequence[Tabel]) -> tuple[int, ...]:
    """The years of which every table has a column."""
    named = sorted({kolom.jaar for tabel in tabellen for kolom in tabel.kolommen if kolom.jaar is not None})
    return tuple(
        jaar for jaar in named if all(any(kolom.holds(jaar) for kolom in tabel.kolommen) for tabel in tabellen)
    )


def _sum_of_letter(standen: Sequence[Stand], reeks: Reeks) -> Som | None:
    """A series as the sum of all tables, where it says something of every year that all of them hold."""
    jaren = shared_years([stand.tabel for stand in standen])
    goal = tuple(reeks.for_year(jaar) for jaar in jaren)
    if len(goal) < 2 or any(cel is None for cel in goal):  # noqa: PLR2004 - one sum alone may fit by chance
        return None
    rows = range(sum(len(items(stand.rijen)) for stand in standen))
    ground = f"alle tabellen samen tellen op tot de lopende tekst ({', '.join(reeks.citaten)})"
    return Som(frozenset(rows), goal, ground, precies=True)


def _apply(standen: Sequence[Stand], samen: _Samen, settled: Mapping[Plek, int], som: Som) -> None:
    """Settle rows of several tables, with the sum over all of them as proof."""
    rows = sorted({row for row, _ in settled})
    columns = {row: {index: settled[each, index] for each, index in settled if each == row} for row in rows}
    known = {**samen.bekend, **{row: _spread(samen, row, columns[row]) for row in rows}}
    for row in rows:
        table, own = samen.herkomst[row]
        allowed = [
            placement
            for placement in standen[table].keuzes[own]
            if all(placement[index] == column for index, column in columns[row].items())
        ]
        words = {column: _words(samen, known, som, column) for column in columns[row].values()}
        standen[table].settle(own, allowed, words)


def _spread(samen: _Samen, row: int, columns: Mapping[int, int]) -> tuple[Cel | None, ...]:
    """The cells of a row of which the column is settled, by column."""
    cells: list[Cel | None] = [None] * len(samen.jaren)
    for index, column in columns.items():
        cells[column] = samen.open[row][index]
    return tuple(cells)


def _words(samen: _Samen, known: Mapping[int, Sequence[Cel | None]], som: Som, column: int) -> str:
    """The sum over all tables in one year as proof in words."""
    cells = _subtotals(samen, known, column) if all(row in known for row in som.rijen) else None
    goal = som.doel[column] or Cel(0, 1)
    return prove_in_words(som.grond, str(samen.jaren[column]), cells, goal, samen.eenheid)


def _subtotals(samen: _Samen, known: Mapping[int, Sequence[Cel | None]], column: int) -> list[Cel]:
    """What each table adds to a column."""
    sums: dict[int, int] = {}
    for number, (table, _) in samen.herkomst.items():
        cel = known[number][column] if number in known else None
        sums[table] = sums.get(table, 0) + (cel.cent if cel else 0)
    return [Cel(cent, 1) for cent in sums.values()]
