"""Ruled tables: the cells are what ruling lines enclose; each may hold text on several lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pipeline.documents.pdf.reading_order import Panel, Table
from pipeline.documents.pdf.rows import Row, table_row
from pipeline.documents.pdf.runs import Run, make_run, split_tokens, union
from pipeline.model import Box

MOST_LINES = 1500  # on a page; more are a drawing
ALIGNED = 4.0  # points between edges of one column


def find_grids(runs: Sequence[Run], rules: Sequence[Box], panel: int) -> Iterator[Table]:
    """Tables of which ruling lines form the cells: two columns and two rows at least."""
    for group in _touching(rules) if len(rules) <= MOST_LINES else ():
        columns = clusters([(box[0] + box[2]) / 2 for box in group if is_upright(box)])
        lines = clusters([(box[1] + box[3]) / 2 for box in group if not is_upright(box)])
        if len(columns) < 3 or len(lines) < 3:  # noqa: PLR2004 - edges of two columns, of two rows
            continue
        inside = [run for run in runs if _is_within(run, columns, lines)]
        rows = list(_grid_rows(inside, columns, lines, panel))
        if len(rows) > 1 and any(sum(map(bool, row.cells)) > 1 for row in rows):
            edges = (columns[0], lines[0], columns[-1], lines[-1])
            yield Table(Panel(edges, tuple(rows)), frozenset(map(id, inside)))


def is_upright(box: Box) -> bool:
    """Whether a line stands upright."""
    return box[3] - box[1] > box[2] - box[0]


def _touching(rules: Sequence[Box]) -> list[list[Box]]:
    """Ruling lines in groups that touch, also through each other."""
    groups: list[tuple[Box, list[Box]]] = []
    for rule in sorted(rules, key=lambda box: (box[1], box[0])):
        near = [group for group in groups if _meets(group[0], rule)]
        members = [rule, *(box for group in near for box in group[1])]
        groups = [group for group in groups if group not in near]
        groups.append((union([rule, *(box for box, _ in near)]), members))
    return [members for _, members in groups if len(members) > 5]  # noqa: PLR2004 - three and three


def _meets(one: Box, other: Box) -> bool:
    return one[0] - 3 <= other[2] and other[0] - 3 <= one[2] and one[1] - 3 <= other[3] and other[1] - 3 <= one[3]


def clusters(values: Iterable[float]) -> list[float]:
    """Positions, those within some points of each other as one.

    >>> clusters([10.0, 10.5, 60.0])
    [10.0, 60.0]
    """
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > ALIGNED:
            found.append(value)
    return found


def _is_within(run: Run, columns: Sequence[float], lines: Sequence[float]) -> bool:
    """Whether a run stands inside a grid."""
    middle = run.baseline - 0.3 * run.size
    return columns[0] - 2 <= run.box[0] and run.box[2] <= columns[-1] + 2 and lines[0] < middle < lines[-1]


def _grid_rows(runs: Sequence[Run], columns: Sequence[float], lines: Sequence[float], panel: int) -> Iterator[Row]:
    """The rows of a grid, runs cut where a column edge goes through them."""
    bands: dict[int, list[list[Run]]] = {}
    for run in runs:
        row = sum(line < run.baseline - 0.3 * run.size for line in lines) - 1
        cells = bands.setdefault(row, [[] for _ in columns[1:]])
        for part in _cut_run(run, columns):
            column = sum(edge <= part.box[0] + 1 for edge in columns) - 1
            cells[min(max(column, 0), len(cells) - 1)].append(part)
    for row in sorted(bands):
        yield table_row(bands[row], panel)


def _cut_run(run: Run, edges: Sequence[float]) -> Iterator[Run]:
    """A run in parts, cut between words where an edge passes."""
    words = split_tokens(run.tokens)
    for _, tokens in groupby(words, key=lambda token: sum(edge <= token.box[0] + 1 for edge in edges)):
        yield make_run(list(tokens), run.baseline)._replace(size=run.size)
