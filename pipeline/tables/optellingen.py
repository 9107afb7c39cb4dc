"""Which rows of a table the rows called "totaal" add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.tables.rijen import Rij

Lezing = frozenset[int]


def read_optelling(rijen: Sequence[Rij], index: int) -> tuple[Lezing, ...]:
    """The readings of the total in row `index`: sets of the rows that it may add up.

    A total adds up the rows since the total before it, or all rows above it; one at the head of a table, or with its
    parts ("waarvan") right below it, adds up the rows below it. What is itself a total or a part of a row is left out.
    """
    before = [number for number in range(index) if rijen[number].is_totaal]
    last = before[-1] + 1 if before else 0
    readings = [_items(rijen, last, index)]
    if not rijen[index].is_subtotaal:
        readings.append(_items(rijen, 0, index))
    if not any(readings):
        readings = [_below(rijen, index)]
    elif index + 1 < len(rijen) and rijen[index + 1].is_deel:
        readings.append(_parts(rijen, index))
    return tuple(dict.fromkeys(reading for reading in readings if reading))


def _items(rijen: Sequence[Rij], begin: int, end: int) -> Lezing:
    """The rows in a range that are no totals and no parts of others."""
    return frozenset(number for number in range(begin, end) if not (rijen[number].is_totaal or rijen[number].is_deel))


def _below(rijen: Sequence[Rij], index: int) -> Lezing:
    """The rows below a total at the head of a table, up to the next total."""
    after = (number for number in range(index + 1, len(rijen)) if rijen[number].is_totaal)
    end = next(after, len(rijen))
    return _items(rijen, index + 1, end) or frozenset(range(index + 1, end))


def _parts(rijen: Sequence[Rij], index: int) -> Lezing:
    """The rows right below a total that are its parts."""
    return frozenset(_while_parts(rijen, index + 1))


def _while_parts(rijen: Sequence[Rij], begin: int) -> Iterator[int]:
    """Rows from `begin` on that are called parts."""
    for number in range(begin, len(rijen)):
        if not rijen[number].is_deel:
            return
        yield number


def items(rijen: Sequence[Rij]) -> Lezing:
    """The rows that together make the total of a table: up to its last total, no totals, no parts."""
    totals = [number for number, rij in enumerate(rijen) if rij.is_totaal]
    return _items(rijen, 0, totals[-1] if totals and totals[-1] else len(rijen))
