"""Which column each cell of an open row can stand in, so that the sums that are known come out.

The cells of a row keep their order, so a row of k cells has as many placements as there are ways to choose k of the
columns. A search over all open rows keeps those in which every known sum comes out within rounding, and tells for each
cell in which columns it was found. It is cut where a sum can no longer be reached, and given up (nothing is proved)
where it grows too large.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import comb, isqrt

from pipeline.tables.cellen import Cel

MOST_PLACEMENTS = 1_000  # of one row
MOST_STEPS = 40_000  # of one search
MOST_OPEN = 60  # open rows of one search

Plaatsing = tuple[int, ...]
Plek = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Som:
    """Rows that add up to a known sum in each column: `doel` where it is stated, else the row `totaalrij`.

    `doel` holds a sum for each column, None where nothing is known of that column. `grond` says in words where the sum
    is from.
    """

    rijen: frozenset[int]
    doel: tuple[Cel | None, ...]
    grond: str
    totaalrij: int | None = None


@dataclass(slots=True)
class Uitkomst:
    """What a search found: for each cell the columns it can stand in; nothing where it had to be given up."""

    plekken: dict[Plek, set[int]] = field(default_factory=dict)
    gevonden: int = 0
    volledig: bool = True

    def add(self, other: Uitkomst) -> None:
        """Take in what another reading of the same table allows."""
        self.gevonden += other.gevonden
        self.volledig = self.volledig and other.volledig
        for plek, kolommen in other.plekken.items():
            self.plekken.setdefault(plek, set()).update(kolommen)

    def settled(self) -> dict[Plek, int]:
        """The cells that stand in one column in all that was found."""
        if not self.gevonden or not self.volledig:
            return {}
        return {plek: next(iter(kolommen)) for plek, kolommen in self.plekken.items() if len(kolommen) == 1}


def placements(cells: int, width: int) -> tuple[Plaatsing, ...]:
    """All ways to put cells into columns in their order; none where there are too many.

    >>> placements(2, 3)
    ((0, 1), (0, 2), (1, 2))
    """
    if cells > width or comb(width, cells) > MOST_PLACEMENTS:
        return ()
    return tuple(combinations(range(width), cells))


def tolerance(cells: Iterable[Cel], doel: Cel) -> int:
    """How far a sum of rounded cells may be from a rounded total, in cents.

    Half a step for the total, and half a step times the root of the number of cells, as the errors of rounding grow.

    >>> tolerance([Cel(390, 10)] * 4, Cel(1600, 100))
    60
    """
    steps = [cel.stap for cel in cells]
    return doel.stap // 2 + (isqrt(len(steps) * max(steps) ** 2) // 2 if steps else 0)


@dataclass(slots=True)
class _Eis:
    """One sum in one column during a search: what is still to come, and between which bounds it must end."""

    rijen: frozenset[int]
    kolom: int
    laag: int
    hoog: int
    rest_laag: list[int]
    rest_hoog: list[int]
    stand: int = 0

    def reachable(self, depth: int) -> bool:
        """Whether the rows from `depth` on can still bring the sum between its bounds."""
        return self.stand + self.rest_laag[depth] <= self.hoog and self.stand + self.rest_hoog[depth] >= self.laag


def search(
    open_rows: Mapping[int, Sequence[Cel | None]],
    domains: Mapping[int, Sequence[Plaatsing]],
    fixed: Mapping[int, Sequence[Cel | None]],
    sums: Sequence[Som],
) -> Uitkomst:
    """The columns that the cells of open rows can stand in when all sums come out.

    `fixed` are the rows of which the columns are known, by column. Rows in no sum are left out of the result.
    """
    used = {row for som in sums for row in (*som.rijen, *_one(som.totaalrij))}
    order = sorted((row for row in open_rows if row in used), key=lambda row: -_weight(open_rows[row]))
    if not order or len(order) > MOST_OPEN or any(not domains[row] for row in order):
        return Uitkomst(volledig=False)
    if not all(_may_add_up(som, open_rows, fixed) for som in sums):
        return Uitkomst()
    eisen = [eis for som in sums for eis in _demands(som, order, open_rows, domains, fixed)]
    return _Zoektocht(order, open_rows, domains, eisen).run()


def _may_add_up(
    som: Som, open_rows: Mapping[int, Sequence[Cel | None]], fixed: Mapping[int, Sequence[Cel | None]]
) -> bool:
    """Whether all cells together come to all sums together, where every column has one."""
    goals = [goal for goal in som.doel if goal]
    rows = [row for row in som.rijen if row in fixed or row in open_rows]
    cells = [cel for row in rows for cel in (fixed[row] if row in fixed else open_rows[row]) if cel]
    slack = sum(tolerance(cells, goal) for goal in goals)
    return len(goals) < len(som.doel) or abs(sum(c.cent for c in cells) - sum(g.cent for g in goals)) <= slack


def _one(row: int | None) -> tuple[int, ...]:
    return () if row is None else (row,)


def _weight(cells: Sequence[Cel | None]) -> int:
    return sum(abs(cel.cent) for cel in cells if cel)


def _demands(
    som: Som,
    order: Sequence[int],
    open_rows: Mapping[int, Sequence[Cel | None]],
    domains: Mapping[int, Sequence[Plaatsing]],
    fixed: Mapping[int, Sequence[Cel | None]],
) -> Iterable[_Eis]:
    """What a sum demands of each column that it says something of."""
    for kolom, stated in enumerate(som.doel):
        goal = fixed[som.totaalrij][kolom] or Cel(0, 0) if som.totaalrij is not None else stated
        if goal is None:
            continue
        known = [cel for row in som.rijen if row in fixed and (cel := fixed[row][kolom])]
        loose = [row for row in order if row in som.rijen]
        cells = [*known, *(cel for row in loose for cel in open_rows[row][:1] if cel)]
        slack = tolerance(cells, goal)
        low, high = [0], [0]
        for row in reversed(order):
            values = _values(row, kolom, open_rows[row], domains[row]) if row in som.rijen else {0}
            low.insert(0, low[0] + min(values))
            high.insert(0, high[0] + max(values))
        start = sum(cel.cent for cel in known)
        yield _Eis(som.rijen, kolom, goal.cent - slack, goal.cent + slack, low, high, start)


def _values(row: int, kolom: int, cells: Sequence[Cel | None], domain: Sequence[Plaatsing]) -> set[int]:
    """What a row can add to a column."""
    del row
    found = set()
    for placement in domain:
        cel = cells[placement.index(kolom)] if kolom in placement else None
        found.add(cel.cent if cel else 0)
    return found


@dataclass(slots=True)
class _Zoektocht:
    """A search through the placements of open rows, row by row, that turns back where a sum is out of reach."""

    order: Sequence[int]
    open_rows: Mapping[int, Sequence[Cel | None]]
    domains: Mapping[int, Sequence[Plaatsing]]
    eisen: Sequence[_Eis]
    chosen: list[Plaatsing] = field(default_factory=list)
    steps: int = 0
    uitkomst: Uitkomst = field(default_factory=Uitkomst)

    def run(self) -> Uitkomst:
        """Search all; what was found before the search grew too large proves nothing."""
        self.uitkomst.plekken = {
            (row, index): set() for row in self.order for index, cel in enumerate(self.open_rows[row]) if cel
        }
        self._place(0)
        return self.uitkomst

    def _place(self, depth: int) -> None:
        """Try every placement of the row at `depth`, and of those after it."""
        if depth == len(self.order):
            self._note()
            return
        row = self.order[depth]
        for placement in self.domains[row]:
            self.steps += 1
            if self.steps > MOST_STEPS:
                self.uitkomst.volledig = False
            if not self.uitkomst.volledig or self._is_open():
                return
            self._add(row, placement, 1)
            if all(eis.reachable(depth + 1) for eis in self.eisen):
                self.chosen.append(placement)
                self._place(depth + 1)
                self.chosen.pop()
            self._add(row, placement, -1)

    def _add(self, row: int, placement: Plaatsing, sign: int) -> None:
        """Put a row into the sums, or take it out."""
        for eis in self.eisen:
            if row in eis.rijen and eis.kolom in placement:
                cel = self.open_rows[row][placement.index(eis.kolom)]
                eis.stand += sign * cel.cent if cel else 0

    def _note(self) -> None:
        """Remember where each cell stands in a placement in which all sums come out."""
        self.uitkomst.gevonden += 1
        for row, placement in zip(self.order, self.chosen, strict=True):
            for index, kolom in enumerate(placement):
                if self.open_rows[row][index]:
                    self.uitkomst.plekken[row, index].add(kolom)

    def _is_open(self) -> bool:
        """Whether every cell was found in two columns already, so that nothing can be settled any more."""
        return all(len(kolommen) > 1 for kolommen in self.uitkomst.plekken.values())
