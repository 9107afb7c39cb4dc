"""The order in which a page is read: columns one after the other, boxes whole, margins before the text beside them.

The page is cut along white space, again and again: first where a gutter runs between two columns, for as many lines
as nothing crosses it; what stands above and below is read before and after.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TypeAlias

from pipeline.documents.pdf.rows import Row, join_runs
from pipeline.documents.pdf.runs import Run, union
from pipeline.model import Box

GUTTER = 1.0  # of the size of print: the least width of white space between columns
DEPTH = 24  # cuts within cuts; a page that needs more is read line by line
TRIES = 6  # gutters tried per cut
LABEL_CHARS = 14  # a column of numbers, bullets or labels ("Nr. 281", "Datum", "•") is read with its line
NUMBER_CHARS = 6  # the same to the right, as the page numbers of a table of contents
LABEL_SHARE = 0.75
NARROW = 0.32  # of the width: a margin column
SMALLER = 0.93


@dataclass(frozen=True, slots=True)
class Panel:
    """Something read as a whole: a box with text, or a table, with its rows in order."""

    box: Box
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as found: the panel to read, and the runs that it took."""

    panel: Panel
    taken: frozenset[int]


Item: TypeAlias = Run | Panel
Strip: TypeAlias = list[Item]


def order_items(items: Sequence[Item], panel: int = 0) -> list[Row]:
    """The rows of a page, or of a box on it, in the order of reading."""
    strips = _strips(items)
    if len(strips) == len(items):  # nothing stands beside anything else
        return [row for item in chain.from_iterable(strips) for row in _own_rows(item, panel)]
    return [row for part in _cut(strips, 0) for row in _rows(part, panel)]


def _own_rows(item: Item, panel: int) -> Sequence[Row]:
    """The rows of an item that stands alone."""
    return [join_runs([item], panel)] if isinstance(item, Run) else item.rows


def _rows(items: Sequence[Item], panel: int) -> Iterator[Row]:
    """Items that stand in one column as rows, from top to bottom."""
    line: list[Run] = []
    lowest = sorted((_span(item)[1], item.box[0], index) for index, item in enumerate(items))
    for item in (items[index] for _, _, index in lowest):
        if isinstance(item, Run) and line and _on_line(line, item):
            line.append(item)
            continue
        if line:
            yield join_runs(line, panel)
            line = []
        if isinstance(item, Run):
            line = [item]
        else:
            yield from item.rows
    if line:
        yield join_runs(line, panel)


def _on_line(line: Sequence[Run], run: Run) -> bool:
    """Whether a run stands on the baseline of a line."""
    return abs(line[-1].baseline - run.baseline) <= 0.3 * max(line[-1].size, run.size)


def _span(item: Item) -> tuple[float, float]:
    """Top and bottom of an item: of print from the height of a small letter to the baseline."""
    if isinstance(item, Run):
        return item.baseline - 0.6 * item.size, item.baseline
    return item.box[1], item.box[3]


# ---------------------------------------------------------------- cutting


def _cut(strips: Sequence[Strip], depth: int) -> Iterator[list[Item]]:
    """Groups of items that are read line by line, in the order of reading."""
    cut = _find_cut(strips) if depth < DEPTH else None
    if cut is None:
        yield list(chain.from_iterable(strips))
        return
    first, last, x = cut
    inner = [item for strip in strips[first:last] for item in strip]
    left = [item for item in inner if item.box[2] <= x]
    right = [item for item in inner if item.box[2] > x]
    parts = [[item for strip in strips[:first] for item in strip]]
    parts += _order_sides(left, right)
    parts.append([item for strip in strips[last:] for item in strip])
    for part in parts:
        if part:
            yield from _cut(_strips(part), depth + 1)


def _strips(items: Sequence[Item]) -> list[Strip]:
    """Items grouped so that white space runs between the groups over the full width."""
    strips: list[Strip] = []
    bottom = float("-inf")
    for (top, low), item in sorted(((_span(item), item) for item in items), key=lambda pair: pair[0][0]):
        if top > bottom:
            strips.append([])
        strips[-1].append(item)
        bottom = max(bottom, low)
    return strips


def _find_cut(strips: Sequence[Strip]) -> tuple[int, int, float] | None:
    """The strips (first, last + 1) that a gutter divides, and a position in that gutter."""
    for x in _gutters(strips):
        for first, last in _uncrossed(strips, x):
            inner = [item for strip in strips[first:last] for item in strip]
            left = [item for item in inner if item.box[2] <= x]
            right = [item for item in inner if item.box[2] > x]
            if left and right and _are_columns(left, right):
                return first, _leave_heading(strips, first, last, x), x
    return None


def _gutters(strips: Sequence[Strip]) -> list[float]:
    """Positions in white space that divides strips, the most telling first: just left of the right-hand side.

    The right ends of lines are ragged; a long one need not reach over the gutter.
    """
    changes: dict[float, int] = defaultdict(int)
    for strip in strips:
        for begin, end, weight in _gaps(strip) if len(strip) > 1 else ():
            changes[begin] += weight
            changes[end] -= weight
    found: list[tuple[int, float, float]] = []
    weight = 0
    for begin, end in pairwise(sorted(changes)):
        weight += changes[begin]
        if weight > 0:
            found.append((weight, end - begin, end - min(1.0, (end - begin) / 2)))
    return [x for _, _, x in sorted(found, reverse=True)[:TRIES]]


def _gaps(strip: Strip) -> Iterator[tuple[float, float, int]]:
    """White space between items of a strip: begin, end, and the number of lines on the emptier side."""
    ordered = sorted(strip, key=lambda item: item.box[0])
    least = GUTTER * min((item.size for item in strip if isinstance(item, Run)), default=8.0)
    reach = ordered[0].box[2]
    for index, item in enumerate(ordered[1:], 1):
        if item.box[0] - reach >= least:
            yield reach, item.box[0], min(_lines(ordered[:index]), _lines(ordered[index:]))
        reach = max(reach, item.box[2])


def _lines(items: Sequence[Item]) -> int:
    """How many lines items hold."""
    baselines = {round(item.baseline) for item in items if isinstance(item, Run)}
    return len(baselines) + sum(max(2, len(item.rows)) for item in items if isinstance(item, Panel))


def _uncrossed(strips: Sequence[Strip], x: float) -> list[tuple[int, int]]:
    """Stretches of strips in which nothing crosses `x`, those with most lines first."""
    stretches: list[tuple[int, int]] = []
    begin = 0
    for index in range(len(strips) + 1):
        if index == len(strips) or any(item.box[0] < x < item.box[2] for item in strips[index]):
            if index > begin:
                stretches.append((begin, index))
            begin = index + 1
    return sorted(stretches, key=lambda each: -sum(_lines(strip) for strip in strips[each[0] : each[1]]))


def _are_columns(left: Sequence[Item], right: Sequence[Item]) -> bool:
    """Whether two sides are columns of their own, rather than labels and the lines they belong to."""
    if min(_lines(left), _lines(right)) < 2:  # noqa: PLR2004 - one line is no column
        return False
    return not (_are_labels(left, right, LABEL_CHARS) or _are_labels(right, left, NUMBER_CHARS))


def _are_labels(side: Sequence[Item], other: Sequence[Item], length: int) -> bool:
    """Whether a side holds but short words that share their lines with the other side."""
    runs = [item for item in side if isinstance(item, Run)]
    if len(runs) < len(side) or sum(len(run.text) for run in runs) > length * len(runs):
        return False
    others = [item for item in other if isinstance(item, Run)]
    high, low = min(_span(item)[0] for item in other), max(_span(item)[1] for item in other)
    runs = [run for run in runs if high <= run.baseline <= low + run.size] or runs
    paired = sum(any(_on_line([run], each) for each in others) for run in runs)
    return paired >= LABEL_SHARE * len(runs)


def _leave_heading(strips: Sequence[Strip], first: int, last: int, x: float) -> int:
    """Where a stretch ends when a heading of what follows stands at its foot, left of the gutter."""
    if last >= len(strips) or last - first < 2:  # noqa: PLR2004 - something must remain
        return last
    foot = strips[last - 1]
    if any(item.box[2] > x for item in foot) or not all(isinstance(item, Run) for item in foot):
        return last
    above = min(_span(item)[0] for item in foot) - max(_span(item)[1] for item in strips[last - 2])
    below = min(_span(item)[0] for item in strips[last]) - max(_span(item)[1] for item in foot)
    return last - 1 if above > 1.3 * below else last


# ---------------------------------------------------------------- margins


def _order_sides(left: list[Item], right: list[Item]) -> list[list[Item]]:
    """Two columns in the order of reading; a margin column stands before the text that it stands beside."""
    if _is_margin(right, left):
        return _insert(right, left)
    if _is_margin(left, right):
        return _insert(left, right)
    return [left, right]


def _is_margin(side: Sequence[Item], other: Sequence[Item]) -> bool:
    """Whether a side is a narrow column in smaller print, or with far fewer lines."""
    if any(isinstance(item, Panel) for item in side):
        return False
    narrow, wide = union(item.box for item in side), union(item.box for item in other)
    width = max(narrow[2], wide[2]) - min(narrow[0], wide[0])
    if narrow[2] - narrow[0] > NARROW * width or narrow[2] - narrow[0] > 0.6 * (wide[2] - wide[0]):
        return False
    return _size(side) <= SMALLER * _size(other) or _lines(side) * 2 < _lines(other)


def _size(items: Sequence[Item]) -> float:
    """The mean size of print, weighed by length."""
    runs = [item for item in items if isinstance(item, Run)]
    length = sum(len(run.text) for run in runs)
    return sum(run.size * len(run.text) for run in runs) / length if length else 0.0


def _insert(margin: list[Item], text: list[Item]) -> list[list[Item]]:
    """The text above the margin column, the column, the text beside and below it, cut at white space."""
    strips = _strips(text)
    top = min(_span(item)[0] for item in margin)
    at = next((index for index, strip in enumerate(strips) if _span(strip[0])[0] >= top - 2), len(strips))
    while 0 < at < len(strips) and not _is_space(strips[at - 1], strips[at]):
        at -= 1
    above = [item for strip in strips[:at] for item in strip]
    below = [item for strip in strips[at:] for item in strip]
    return [above, margin, below]


def _is_space(above: Strip, below: Strip) -> bool:
    """Whether more white space than between lines stands between two strips."""
    size = max((item.size for item in (*above, *below) if isinstance(item, Run)), default=8.0)
    return min(_span(item)[0] for item in below) - max(_span(item)[1] for item in above) > 1.1 * size
