"""Proof of the columns of open rows: totals in the table, a column of totals, sums in the running text.

A cell is settled only where every placement of all open rows that fits the proof has it in the same column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from pipeline.tables.afronding import tolerance
from pipeline.tables.cellen import Cel, Kolom, KolomSoort, format_short
from pipeline.tables.optellingen import items, read_optelling
from pipeline.tables.plaatsing import Plaatsing, Plek, Som, Uitkomst, chance_of_fit, placements, search
from pipeline.tables.reading import Tabel
from pipeline.tables.reeksen import Reeks
from pipeline.tables.rijen import Rij

CHANCE_NAMED = 2.0  # that a series fits by chance, as a rough count: one by the table that names it or says "in totaal"
CHANCE_NEAR = 0.05  # the same for another series by the table
CHANCE_AFAR = 0.01  # the same for a series elsewhere in the letter
MOST_ROWS = 1_000  # of a table that is proved
MOST_READINGS = 16  # of the totals of one table together
SHOWN_TERMS = 12  # of a sum written out as proof
SHOWN_WORDS = 160  # characters of a sentence quoted as proof


@dataclass(slots=True)
class Stand:
    """What is known of a table while it is proved: rows by column, placements of open rows, proof of settled cells.

    `omgeving` is the text that is about this table: from the table before it to the heading after it.
    """

    tabel: Tabel
    omgeving: tuple[int, int]
    bekend: dict[int, tuple[Cel | None, ...]] = field(default_factory=dict)
    open: dict[int, tuple[Cel | None, ...]] = field(default_factory=dict)
    keuzes: dict[int, tuple[Plaatsing, ...]] = field(default_factory=dict)
    bewezen: dict[Plek, tuple[int, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, tabel: Tabel, omgeving: tuple[int, int]) -> Stand:
        """A table of which nothing is proved yet."""
        stand = cls(tabel, omgeving)
        width = len(tabel.kolommen)
        for number, rij in enumerate(tabel.rijen):
            if rij.zeker:
                stand.bekend[number] = rij.cellen
            else:
                stand.open[number] = rij.cellen
                stand.keuzes[number] = placements(len(rij.cellen), width)
        return stand

    def settle(self, row: int, allowed: Sequence[Plaatsing], proof: Mapping[int, str]) -> None:
        """Keep only some placements of a row; cells with one column left are proved, in the words for that column."""
        self.keuzes[row] = tuple(allowed)
        for index, cel in enumerate(self.open[row]):
            columns = {placement[index] for placement in allowed}
            if cel and len(columns) == 1 and (row, index) not in self.bewezen:
                column = next(iter(columns))
                self.bewezen[row, index] = (column, proof.get(column, ""))
        if len(allowed) == 1:
            spread: list[Cel | None] = [None] * len(self.tabel.kolommen)
            for index, column in enumerate(allowed[0]):
                spread[column] = self.open[row][index]
            self.bekend[row] = tuple(spread)
            del self.open[row]

    @property
    def rijen(self) -> Sequence[Rij]:
        """The rows of the table."""
        return self.tabel.rijen

    @property
    def kolommen(self) -> Sequence[Kolom]:
        """The columns of the table."""
        return self.tabel.kolommen


def prove_table(stand: Stand, reeksen: Sequence[Reeks]) -> None:
    """Settle what the table itself and sentences of the letter prove."""
    if not stand.open or len(stand.rijen) > MOST_ROWS:
        return
    _prove_by_row_totals(stand)
    _prove_by_sums(stand, _readings(stand, reeksen))
    if stand.open:
        _prove_by_sentences(stand, reeksen)
        _prove_by_sums(stand, _readings(stand, reeksen))


# ---------------------------------------------------------------- sums of columns


def _readings(stand: Stand, reeksen: Sequence[Reeks]) -> list[tuple[Som, ...]]:
    """The ways to read what the columns must add up to: its totals, and where it has none, series in the text."""
    totals = [number for number, rij in enumerate(stand.rijen) if rij.is_totaal]
    if totals:
        readings = [
            [som for som in _sums_of_total(stand, number) if not _is_settled(som, stand) or _fits(som, stand)]
            for number in totals
            if number in stand.bekend
        ]
        readings = [each for each in readings if each]
        count = 1
        for each in readings:
            count *= len(each)
        return list(product(*readings)) if readings and count <= MOST_READINGS else []
    return [(som,) for reeks in reeksen if (som := _sum_of_text(stand, reeks))]


def _sums_of_total(stand: Stand, number: int) -> Iterator[Som]:
    """What a row of totals may add up to."""
    row = stand.bekend[number]
    goal = tuple(cel or Cel(0, 1) for cel in row)
    for reading in read_optelling(stand.rijen, number):
        yield Som(reading, goal, f"rij «{stand.rijen[number].label}»")


def _sum_of_text(stand: Stand, reeks: Reeks) -> Som | None:
    """A series as the sum of the table, where it says something of every column.

    It proves only where it would hardly fit by chance.
    """
    goal = tuple(reeks.cel(kolom) for kolom in stand.kolommen)
    if len(goal) < 2 or any(cel is None for cel in goal):  # noqa: PLR2004 - one sum alone may fit by chance
        return None
    som = Som(items(stand.rijen), goal, f"de lopende tekst ({', '.join(reeks.citaten)})", precies=True)
    chance = chance_of_fit(som, stand.open, stand.keuzes, stand.bekend)
    return replace(som, bewijst=chance < _limit(stand, reeks))


def _limit(stand: Stand, reeks: Reeks) -> float:
    """How easily a series may fit by chance and still count as proof."""
    if not stand.omgeving[0] <= reeks.begin < stand.omgeving[1]:
        return CHANCE_AFAR
    named = reeks.says_whole or reeks.names(stand.tabel.bijschrift or "")
    return CHANCE_NAMED if named else CHANCE_NEAR


def _is_settled(som: Som, stand: Stand) -> bool:
    """Whether all rows of a sum are known."""
    return all(row in stand.bekend for row in som.rijen)


def _fits(som: Som, stand: Stand) -> bool:
    """Whether a sum of known rows comes out in every column."""
    for kolom, goal in enumerate(som.doel):
        cells = [cel for row in som.rijen if (cel := stand.bekend[row][kolom])]
        if goal and abs(sum(cel.cent for cel in cells) - goal.cent) > tolerance(cells, goal):
            return False
    return True


def _prove_by_sums(stand: Stand, readings: Sequence[tuple[Som, ...]]) -> None:
    """Settle the cells that stand in the same column however the totals are read."""
    outcome = Uitkomst()
    fitting: tuple[Som, ...] = ()
    for sums in readings:
        found = search(stand.open, stand.keuzes, stand.bekend, sums)
        outcome.add(found)
        fitting = fitting or (sums if found.strak else ())
    if not all(_all_in(sums, outcome) for sums in readings):
        return
    _apply(stand, outcome.settled(), fitting)


def _all_in(sums: Sequence[Som], outcome: Uitkomst) -> bool:
    """Whether every cell that was found belongs to rows of these sums, so that no reading is silent on one."""
    rows = {row for som in sums for row in som.rijen}
    return all(row in rows for row, _ in outcome.plekken)


def _apply(stand: Stand, settled: Mapping[Plek, int], sums: Sequence[Som]) -> None:
    """Keep the placements that agree with settled cells, with the sums as proof."""
    rows = {row for row, _ in settled}
    kept = {
        row: [
            placement
            for placement in stand.keuzes[row]
            if all(placement[index] == column for (each, index), column in settled.items() if each == row)
        ]
        for row in rows
    }
    merged = {**stand.bekend, **{row: spread(stand, row, kept[row][0]) for row in rows if len(kept[row]) == 1}}
    for row in sorted(rows):
        som = next(som for som in sums if row in som.rijen)
        columns = {settled[plek] for plek in settled if plek[0] == row}
        stand.settle(row, kept[row], {column: _words(stand, merged, som, column) for column in columns})


def spread(stand: Stand, row: int, placement: Plaatsing) -> tuple[Cel | None, ...]:
    """A row by column, as a placement has it."""
    cells = stand.open[row]
    return tuple(
        cells[placement.index(column)] if column in placement else None for column in range(len(stand.kolommen))
    )


def _words(stand: Stand, known: Mapping[int, Sequence[Cel | None]], som: Som, column: int) -> str:
    """A sum in one column as proof in words."""
    rows = sorted(som.rijen)
    cells = [cel for row in rows if (cel := known[row][column])] if all(row in known for row in rows) else None
    goal = som.doel[column] or Cel(0, 1)
    return prove_in_words(f"telt op met {som.grond}", stand.kolommen[column].naam, cells, goal, stand.tabel.eenheid)


def prove_in_words(ground: str, column: str, cells: Iterable[Cel] | None, goal: Cel, unit: int) -> str:
    """A proof in words, with its sum written out where all its terms are known (`cells`) and few."""
    terms = list(cells or ())
    stated = format_short(goal.cent, unit)
    if cells is None or len(terms) > SHOWN_TERMS:
        return f"{ground}: {column}: {stated}"
    total = format_short(sum(cel.cent for cel in terms), unit)
    written = " + ".join(format_short(cel.cent, unit) for cel in terms)
    return f"{ground}: {column}: {written} = {total}" + (f", afgerond {stated}" if total != stated else "")


# ---------------------------------------------------------------- a column of totals


def _prove_by_row_totals(stand: Stand) -> None:
    """Settle rows of which one cell is the sum of the others, in a table with one column of totals over years."""
    columns = [number for number, kolom in enumerate(stand.kolommen) if kolom.soort is KolomSoort.TOTAAL]
    years = [number for number, kolom in enumerate(stand.kolommen) if kolom.soort is KolomSoort.JAAR]
    known = list(stand.bekend.values())
    if len(columns) != 1 or len(years) + 1 != len(stand.kolommen):
        return
    if not known or not all(_is_summed(row, columns[0], years) for row in known):
        return
    for row in list(stand.open):
        allowed = [
            placement
            for placement in stand.keuzes[row]
            if columns[0] in placement and _is_summed(spread(stand, row, placement), columns[0], years)
        ]
        if allowed:
            word = f"kolom «{stand.kolommen[columns[0]].naam}» is de som van de andere cellen van de rij"
            stand.settle(row, allowed, dict.fromkeys(range(len(stand.kolommen)), word))


def _is_summed(row: Sequence[Cel | None], column: int, years: Sequence[int]) -> bool:
    """Whether a row adds up to its cell in the column of totals."""
    goal = row[column]
    cells = [cel for year in years if (cel := row[year])]
    if goal is None:
        return not cells
    return abs(sum(cel.cent for cel in cells) - goal.cent) <= tolerance(cells, goal)


# ---------------------------------------------------------------- sentences that name a row


def _prove_by_sentences(stand: Stand, reeksen: Sequence[Reeks]) -> None:
    """Settle rows of which a sentence names the label, and the same sums with their years."""
    for row in list(stand.open):
        rij = stand.rijen[row]
        if rij.is_totaal or not all(rij.cellen):
            continue
        said = {_placement_of(stand, row, reeks): reeks for reeks in reeksen if reeks.names(rij.label)}
        said.pop(None, None)
        if len(said) != 1:
            continue
        placement, reeks = next(iter(said.items()))
        if placement in stand.keuzes[row] and _is_possible(stand, row, placement, reeksen):
            words = f"de lopende tekst noemt post, bedrag en jaar: «{reeks.tekst.strip()[:SHOWN_WORDS]}»"
            stand.settle(row, [placement], dict.fromkeys(placement, words))


def _placement_of(stand: Stand, row: int, reeks: Reeks) -> Plaatsing | None:
    """Where a sentence puts the cells of a row; None where it names other sums than the row has."""
    said = [(number, cel) for number, kolom in enumerate(stand.kolommen) if (cel := reeks.cel(kolom))]
    cells = stand.open[row]
    same = len(said) == len(cells) and all(
        cel is not None and abs(cel.cent - other.cent) * 2 < max(cel.stap, 2)
        for cel, (_, other) in zip(cells, said, strict=True)
    )
    return tuple(number for number, _ in said) if same else None


def _is_possible(stand: Stand, row: int, placement: Plaatsing, reeksen: Sequence[Reeks]) -> bool:
    """Whether the totals of the table, where it has any that fit, leave room for a placement."""
    readings = _readings(stand, reeksen)
    before = [search(stand.open, stand.keuzes, stand.bekend, sums) for sums in readings]
    if not any(each.gevonden for each in before):
        return True
    narrowed = {**stand.keuzes, row: (placement,)}
    return any(search(stand.open, narrowed, stand.bekend, sums).gevonden for sums in readings)
