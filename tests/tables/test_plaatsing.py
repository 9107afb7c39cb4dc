"""The proof of columns: never a wrong one, whatever the table, and never without an end."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.kamerbrieven import read_kamerbrief
from pipeline.model import Bedrag, Begrotingscel, Blok, BlokSoort, Brieftekst, Document, Mentions, Vindplaats
from pipeline.tables import find_tabellen
from pipeline.tables.cellen import Cel
from pipeline.tables.plaatsing import MOST_OPEN, Som, placements, search

LABELS = ("Toezicht", "Onderzoek", "Voorlichting", "Handhaving", "Scholing", "Opvang", "Beheer", "Monitoring")
FIRST_YEAR = 2021


@dataclass(frozen=True)
class Truth:
    """A table as it was before its columns were lost, in hundredths of millions; None where a cell is empty."""

    rows: tuple[tuple[int | None, ...], ...]

    @property
    def totals(self) -> list[int]:
        return [sum(cell or 0 for cell in column) for column in zip(*self.rows, strict=True)]

    def flatten(self, *, with_totals: bool) -> str:
        """The table as flattened text: empty cells gone, sums rounded to a tenth after they were added up."""
        heads = " ".join(str(FIRST_YEAR + column) for column in range(len(self.rows[0])))
        lines = [f"Uitgaven (in mln. euro) {heads}"]
        lines += [" ".join([label, *(tenths(cell) for cell in row if cell is not None)]) for label, row in self.named()]
        if with_totals:
            lines.append(" ".join(["Totaal", *map(tenths, self.totals)]))
        return "\n".join(lines)

    def named(self) -> list[tuple[str, tuple[int | None, ...]]]:
        return list(zip(LABELS, self.rows, strict=False))

    def cells(self) -> set[tuple[str, str, float]]:
        """What may be found: label, column and euro of every cell."""
        return {
            (label, str(FIRST_YEAR + column), in_euro(cell))
            for label, row in self.named()
            for column, cell in enumerate(row)
            if cell is not None
        }


def tenths(hundredths: int) -> str:
    return f"{(hundredths + 5) // 10 / 10:.1f}".replace(".", ",")


def in_euro(hundredths: int) -> float:
    return (hundredths + 5) // 10 * 100_000.0


@st.composite
def truths(draw: st.DrawFn) -> Truth:
    """Tables of two to six columns, with at least one cell in every row."""
    width = draw(st.integers(2, 6))
    cell = st.none() | st.integers(10, draw(st.sampled_from([300, 2_000, 40_000])))
    row = st.tuples(*[cell] * width).filter(lambda row: any(each is not None for each in row))
    return Truth(tuple(draw(st.lists(row, min_size=1, max_size=len(LABELS)))))


def find_cells(text: str, bedragen: tuple[Bedrag, ...] = ()) -> list[Begrotingscel]:
    """The cells of a letter that is one table."""
    document = Document("brief.txt", "0" * 64, "tekst", (), None)
    tekst = Brieftekst(text, (Blok(BlokSoort.TABEL, 0, len(text), 1),), (), ())
    brief = read_kamerbrief(document, tekst, None)
    return [cel for tabel in find_tabellen(brief, Mentions(bedragen=bedragen)) for cel in tabel.cellen]


@settings(max_examples=150, deadline=None)
@given(truths())
def test_a_total_in_the_table_never_settles_a_wrong_column(truth: Truth) -> None:
    found = [cel for cel in find_cells(truth.flatten(with_totals=True)) if cel.rij != "Totaal"]
    assert len(found) == len([cell for row in truth.rows for cell in row if cell is not None])
    assert {(cel.rij, cel.kolom, cel.euro) for cel in found if not cel.meerduidig} <= truth.cells()


@settings(max_examples=100, deadline=None)
@given(truths(), st.lists(st.integers(30, 170), max_size=3))
def test_sums_in_the_text_never_settle_a_wrong_column(truth: Truth, others: list[int]) -> None:
    bedragen = [*claim(1, truth.totals), *(b for n, o in enumerate(others) for b in claim(2 + n, scaled(truth, o)))]
    found = find_cells(truth.flatten(with_totals=False), tuple(bedragen))
    assert {(cel.rij, cel.kolom, cel.euro) for cel in found if not cel.meerduidig} <= truth.cells()


def scaled(truth: Truth, percentage: int) -> list[int]:
    return [total * percentage // 100 for total in truth.totals]


def claim(zin: int, totals: list[int]) -> list[Bedrag]:
    """A sentence that names a sum for every year, before the table; others than the first stand far from it."""
    return [
        Bedrag(Vindplaats(zin, 0, 0, f"{tenths(total)} miljoen euro"), in_euro(total), jaren=(FIRST_YEAR + column,))
        for column, total in enumerate(totals)
    ]


def test_a_cell_is_settled_though_the_rest_of_its_row_is_not() -> None:
    text = "Uitgaven (in mln. euro) 2021 2022 2023\nBeheer 4,0 9,0\nToezicht 2,0 2,0\nTotaal 4,0 2,0 11,0"
    found = [(cel.rij, cel.euro, cel.jaar) for cel in find_cells(text) if cel.rij != "Totaal"]
    assert found == [
        ("Beheer", 4e6, 2021),
        ("Beheer", 9e6, 2023),
        ("Toezicht", 2e6, 2022),
        ("Toezicht", 2e6, 2023),
    ]


def test_too_many_open_rows_prove_nothing() -> None:
    one = (Cel(100, 1),)
    rows = dict.fromkeys(range(MOST_OPEN + 1), one)
    domains = dict.fromkeys(rows, placements(1, 2))
    goal = Som(frozenset(rows), (Cel(100 * len(rows), 1), Cel(0, 1)), "proef")
    assert search(rows, domains, {}, [goal]).settled() == {}


def test_a_search_that_grows_too_large_proves_nothing() -> None:
    """Twenty rows of twelve columns, of which all cells but one could be anywhere."""
    rows = {number: (Cel(100 + number, 1), Cel(200 - number, 1)) for number in range(20)}
    domains = dict.fromkeys(rows, placements(2, 12))
    total = sum(cel.cent for cells in rows.values() for cel in cells)
    goal = Som(frozenset(rows), tuple(Cel(total // 12, 1) for _ in range(12)), "proef")
    outcome = search(rows, domains, {}, [goal])
    assert outcome.settled() == {}


@pytest.mark.parametrize(("cells", "width", "count"), [(1, 12, 12), (6, 12, 924), (7, 3, 0), (10, 30, 0)])
def test_placements_are_bounded(cells: int, width: int, count: int) -> None:
    assert len(placements(cells, width)) == count
