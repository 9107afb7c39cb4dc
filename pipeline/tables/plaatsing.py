"""Which column each cell of an open row can stand in, so that the sums that are known come out.

The cells of a row keep their order, so a row of k cells has as many placements as there are ways to choose k of the
columns. A search over all open rows keeps those in which every known sum comes out within rounding, and tells for each
cell in which columns it was found. It is cut where a sum can no longer be reached, and given up (nothing is proved)
where it grows too large.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import comb

from pipeline.tables.afronding import UNLIKELY, misfit, tolerance, widest
from pipeline.tables.cellen import Cel

MOST_PLACEMENTS = 1_000  # of one row
MOST_STEPS = 40_000  # of one search
MOST_OPEN = 60  # open rows of one search

Plaatsing = tuple[int, ...]
Plek = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Som:
    """Rows that add up to a known sum in each column, None where nothing is known of that column.

    `grond` says in words where the sum is from. With `precies` the sums must come out but for the rounding of the
    total. One that does not `bewijst` may fit by chance: it can raise doubt, and settles nothing.
    """

    rijen: frozenset[int]
    doel: tuple[Cel | None, ...]
    grond: str
    precies: bool = False
    bewijst: bool = True


@dataclass(slots=True)
class Uitkomst:
    """What a search found: for each cell the columns it can stand in; nothing where it had to be given up.

    `strak` is true where in one of the placements found every column comes out well.
    """

    plekken: dict[Plek, set[int]] = field(default_factory=dict)
    gevonden: int = 0
    volledig: bool = True
    strak: bool = False

    def add(self, other: Uitkomst) -> None:
        """Take in what another reading of the same table allows."""
        self.gevonden += other.gevonden
        self.volledig = self.volledig and other.volledig
        self.strak = self.strak or other.strak
        for plek, kolommen in other.plekken.items():
            self.plekken.setdefault(plek, set()).update(kolommen)

    def settled(self) -> dict[Plek, int]:
        """The cells that stand in one column in all that was found, where all was searched and some of it fits well."""
        if not (self.gevonden and self.volledig and self.strak):
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


@dataclass(slots=True)
class _Eis:
    """One sum in one column during a search: what it must come to, what is in it, and what may still come."""

    som: int
    rijen: frozenset[int]
    kolom: int
    doel: Cel
    stap: int
    speling: int
    rest_laag: list[int]
    rest_hoog: list[int]
    stand: int
    aantal: int
    precies: bool
    bewijst: bool

    def reachable(self, depth: int) -> bool:
        """Whether the rows from `depth` on can still bring the sum near enough."""
        short = self.doel.cent - self.stand
        return self.rest_laag[depth] - self.speling <= short <= self.rest_hoog[depth] + self.speling

    def is_close(self) -> bool:
        """Whether the sum is off by no more than the rounding of the total and, unless precise, of one cell."""
        return 2 * abs(self.stand - self.doel.cent) <= self.doel.stap + (0 if self.precies else self.stap)

    def misfit(self) -> float:
        """How unlikely it is that rounding explains what the sum is off."""
        return misfit(self.stand - self.doel.cent, self.aantal, self.stap, self.doel.stap)


def search(
    open_rows: Mapping[int, Sequence[Cel | None]],
    domains: Mapping[int, Sequence[Plaatsing]],
    fixed: Mapping[int, Sequence[Cel | None]],
    sums: Sequence[Som],
) -> Uitkomst:
    """The columns that the cells of open rows can stand in when all sums come out.

    `fixed` are the rows of which the columns are known, by column. Rows in no sum are left out of the result.
    """
    used = {row for som in sums for row in som.rijen}
    order = sorted((row for row in open_rows if row in used), key=lambda row: -_weight(open_rows[row]))
    if not order or len(order) > MOST_OPEN or any(not domains[row] for row in order):
        return Uitkomst(volledig=False)
    if not all(_may_add_up(som, open_rows, fixed) for som in sums):
        return Uitkomst()
    eisen = [
        eis for number, som in enumerate(sums) for eis in _demands(number, som, order, (open_rows, domains, fixed))
    ]
    return _Zoektocht(order, open_rows, domains, eisen).run()


def chance_of_fit(
    som: Som,
    open_rows: Mapping[int, Sequence[Cel | None]],
    domains: Mapping[int, Sequence[Plaatsing]],
    fixed: Mapping[int, Sequence[Cel | None]],
) -> float:
    """How often, roughly, a sum that has nothing to do with these rows would still come out in some placement.

    For each column the part of its sum that rounding leaves open, times the number of placements there are.
    """
    chance = 1.0
    for row in som.rijen:
        chance *= max(1, len(domains[row])) if row in open_rows else 1
    for kolom, doel in enumerate(som.doel):
        if doel is None:
            continue
        cells = [cel for row in som.rijen if row in fixed and (cel := fixed[row][kolom])]
        loose = [cel for row in som.rijen if row in open_rows for cel in open_rows[row][:1] if cel]
        chance *= min(1.0, 2 * tolerance([*cells, *loose], doel) / max(1, abs(doel.cent)))
    return chance


def _may_add_up(
    som: Som, open_rows: Mapping[int, Sequence[Cel | None]], fixed: Mapping[int, Sequence[Cel | None]]
) -> bool:
    """Whether all cells together come to all sums together, where every column has one."""
    goals = [goal for goal in som.doel if goal]
    rows = [row for row in som.rijen if row in fixed or row in open_rows]
    cells = [cel for row in rows for cel in (fixed[row] if row in fixed else open_rows[row]) if cel]
    slack = sum(tolerance(cells, goal) for goal in goals)
    return len(goals) < len(som.doel) or abs(sum(c.cent for c in cells) - sum(g.cent for g in goals)) <= slack


def _weight(cells: Sequence[Cel | None]) -> int:
    return sum(abs(cel.cent) for cel in cells if cel)


Rijen = tuple[Mapping[int, Sequence[Cel | None]], Mapping[int, Sequence[Plaatsing]], Mapping[int, Sequence[Cel | None]]]


def _demands(number: int, som: Som, order: Sequence[int], rows: Rijen) -> Iterator[_Eis]:
    """What a sum demands of each column that it says something of."""
    open_rows, domains, fixed = rows
    loose = [row for row in order if row in som.rijen]
    for kolom, doel in enumerate(som.doel):
        if doel is None:
            continue
        known = [cel for row in som.rijen if row in fixed and (cel := fixed[row][kolom])]
        step = max((cel.stap for cel in (*known, *(cel for row in loose for cel in open_rows[row] if cel))), default=0)
        low, high = [0], [0]
        for row in reversed(order):
            values = _values(kolom, open_rows[row], domains[row]) if row in som.rijen else {0}
            low.append(low[-1] + min(values))
            high.append(high[-1] + max(values))
        slack = widest(len(known) + len(loose), step, doel.stap)
        stand = sum(cel.cent for cel in known)
        rest = low[::-1], high[::-1]
        yield _Eis(number, som.rijen, kolom, doel, step, slack, *rest, stand, len(known), som.precies, som.bewijst)


def _values(kolom: int, cells: Sequence[Cel | None], domain: Sequence[Plaatsing]) -> set[int]:
    """What a row can add to a column."""
    found = (cells[placement.index(kolom)] if kolom in placement else None for placement in domain)
    return {cel.cent if cel else 0 for cel in found}


@dataclass(slots=True)
class _Zoektocht:
    """A search through the placements of open rows, row by row, that turns back where a sum is out of reach.

    It stops where every cell was found in two columns (`is_open`): nothing can be settled any more.
    """

    order: Sequence[int]
    open_rows: Mapping[int, Sequence[Cel | None]]
    domains: Mapping[int, Sequence[Plaatsing]]
    eisen: Sequence[_Eis]
    chosen: list[Plaatsing] = field(default_factory=list)
    steps: int = 0
    is_open: bool = False
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
            if self._adds_up():
                self._note()
            return
        row = self.order[depth]
        for placement in self.domains[row]:
            self.steps += 1
            if self.steps > MOST_STEPS:
                self.uitkomst.volledig = False
            if not self.uitkomst.volledig or self.is_open:
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
                if cel:
                    eis.stand += sign * cel.cent
                    eis.aantal += sign

    def _adds_up(self) -> bool:
        """Whether rounding explains what the columns of each sum are off, together."""
        found: dict[int, float] = {}
        for eis in self.eisen:
            found[eis.som] = found.get(eis.som, 0.0) + eis.misfit()
        return all(each <= UNLIKELY for each in found.values())

    def _note(self) -> None:
        """Remember where each cell stands in a placement in which all sums come out."""
        self.uitkomst.gevonden += 1
        self.uitkomst.strak = self.uitkomst.strak or all(eis.bewijst and eis.is_close() for eis in self.eisen)
        for row, placement in zip(self.order, self.chosen, strict=True):
            for index, kolom in enumerate(placement):
                if self.open_rows[row][index]:
                    self.uitkomst.plekken[row, index].add(kolom)
        self.is_open = all(len(kolommen) > 1 for kolommen in self.uitkomst.plekken.values())
