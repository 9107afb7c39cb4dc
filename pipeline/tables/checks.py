"""Whether tables add up: totals against their rows, columns of totals against theirs, totals that stand twice.

What differs by no more than rounding is no difference. Rows with a cell of which the column is open are not checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.model import Begrotingscel, Begrotingstabel
from pipeline.tables.afronding import tolerance
from pipeline.tables.cellen import Cel, KolomSoort, format_euro, read_kolom
from pipeline.tables.optellingen import read_optelling
from pipeline.tables.rijen import COUNT, Rij

MOST_ROWS = 1_000  # of a table that is checked
SHARED_COLUMNS = 2  # in which totals of two tables are the same, so that they are one total


@dataclass(frozen=True, slots=True)
class _Tabelrij:
    """A row of a finished table: its cells by column, and whether all of its columns are known."""

    rij: Rij
    cellen: dict[str, Cel]
    bekend: bool


def check_tabellen(tabellen: Sequence[Begrotingstabel]) -> tuple[str, ...]:
    """What does not add up in the budget tables of one letter: a line in Dutch each, none where all is well."""
    read = [(tabel, rows) for tabel in tabellen if len(rows := list(_rows(tabel))) <= MOST_ROWS]
    lines: list[str] = []
    for tabel, rows in read:
        lines += _check_totals(tabel, rows)
        lines += _check_total_column(tabel, rows)
    for (one, rows), (other, others) in combinations(read, 2):
        lines += _compare_totals(one, rows, other, others)
    return tuple(dict.fromkeys(lines))


def _rows(tabel: Begrotingstabel) -> Iterator[_Tabelrij]:
    """The rows of a finished table: a new one where the label changes or a column comes again."""
    step = _step(tabel)
    row: list[Begrotingscel] = []
    for cel in tabel.cellen:
        again = cel.kolom is not None and cel.kolom in {each.kolom for each in row}
        if row and (cel.rij != row[-1].rij or again):
            yield _row(row, step)
            row = []
        row.append(cel)
    if row:
        yield _row(row, step)


def _row(cells: Sequence[Begrotingscel], step: int) -> _Tabelrij:
    named = {cel.kolom: Cel(round(cel.euro * 100), step) for cel in cells if cel.kolom is not None}
    return _Tabelrij(Rij(cells[0].rij, None, (), COUNT), named, not any(cel.meerduidig for cel in cells))


def _step(tabel: Begrotingstabel) -> int:
    """The step, in cents, to which the sums of a table are written: its unit, or the tenth or hundredth of it."""
    cents = [round(cel.euro * 100) for cel in tabel.cellen]
    step = tabel.eenheid * 100
    while step > 1 and any(cent % step for cent in cents):
        step //= 10
    return max(step, 1)


def _name(tabel: Begrotingstabel) -> str:
    """A table as a clerk finds it."""
    return f"tabel «{tabel.bijschrift}» (p. {tabel.pagina})" if tabel.bijschrift else f"de tabel op p. {tabel.pagina}"


# ---------------------------------------------------------------- totals of rows


def _check_totals(tabel: Begrotingstabel, rows: Sequence[_Tabelrij]) -> Iterator[str]:
    """Columns in which a row of totals is not the sum of its rows, in the reading that fits best."""
    labels = [row.rij for row in rows]
    for number, row in enumerate(rows):
        if not (row.rij.is_totaal and row.bekend):
            continue
        readings = [
            list(_differences([rows[each] for each in sorted(reading)], row))
            for reading in read_optelling(labels, number)
            if all(rows[each].bekend for each in reading)
        ]
        for kolom, stated, found in min(readings, key=len, default=[]):
            yield (
                f"{_name(tabel)}, kolom {kolom}: rij «{row.rij.label}» is {format_euro(stated)}, "
                f"de rijen tellen op tot {format_euro(found)}"
            )


def _differences(rows: Sequence[_Tabelrij], total: _Tabelrij) -> Iterator[tuple[str, int, int]]:
    """Columns in which rows do not add up to a total: the column, the total, the sum."""
    for kolom, goal in total.cellen.items():
        cells = [row.cellen[kolom] for row in rows if kolom in row.cellen]
        found = sum(cel.cent for cel in cells)
        if abs(found - goal.cent) > tolerance(cells, goal):
            yield kolom, goal.cent, found


def _check_total_column(tabel: Begrotingstabel, rows: Sequence[_Tabelrij]) -> Iterator[str]:
    """Rows that do not add up to their cell in the one column of totals, where most rows do."""
    names = list(dict.fromkeys(cel.kolom for cel in tabel.cellen if cel.kolom is not None))
    kinds = {name: read_kolom(name).soort for name in names}
    totals = [name for name, kind in kinds.items() if kind is KolomSoort.TOTAAL]
    if len(totals) != 1 or any(kind not in (KolomSoort.TOTAAL, KolomSoort.JAAR) for kind in kinds.values()):
        return
    wrong = []
    whole = [row for row in rows if row.bekend and totals[0] in row.cellen]
    for row in whole:
        cells = [cel for kolom, cel in row.cellen.items() if kolom != totals[0]]
        found, goal = sum(cel.cent for cel in cells), row.cellen[totals[0]]
        if abs(found - goal.cent) > tolerance(cells, goal):
            wrong.append(
                f"{_name(tabel)}, kolom {totals[0]}: rij «{row.rij.label}» is {format_euro(goal.cent)}, "
                f"de andere kolommen tellen op tot {format_euro(found)}"
            )
    if 2 * len(wrong) < len(whole):
        yield from wrong


# ---------------------------------------------------------------- totals that stand in two tables


def _compare_totals(
    one: Begrotingstabel, rows: Sequence[_Tabelrij], other: Begrotingstabel, others: Sequence[_Tabelrij]
) -> Iterator[str]:
    """Columns in which the totals of two tables differ, where most of their columns are the same."""
    for row in rows:
        for twin in others:
            if not (row.rij.is_totaal and twin.rij.is_totaal):
                continue
            shared = [kolom for kolom in row.cellen if kolom in twin.cellen]
            differ = [kolom for kolom in shared if _is_other(row.cellen[kolom], twin.cellen[kolom])]
            if len(shared) - len(differ) < max(SHARED_COLUMNS, len(differ) + 1):
                continue
            for kolom in differ:
                yield (
                    f"kolom {kolom}: rij «{row.rij.label}» is {format_euro(row.cellen[kolom].cent)} in {_name(one)}, "
                    f"maar {format_euro(twin.cellen[kolom].cent)} in {_name(other)}"
                )


def _is_other(one: Cel, other: Cel) -> bool:
    """Whether two sums differ by more than the rounding of both."""
    return 2 * abs(one.cent - other.cent) > one.stap + other.stap
