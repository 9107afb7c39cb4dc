"""Tables told by figures that stand under each other, with or without lines.

A row is one row however many lines its label takes. Header rows are joined into one; the unit above the columns
("in 1.000 euro", "bedragen x € 1 mln") is a row of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.documents.pdf.grids import ALIGNED, clusters, is_upright
from pipeline.documents.pdf.reading_order import Panel, Table
from pipeline.documents.pdf.rows import join_runs, table_row
from pipeline.documents.pdf.runs import Run, split_tokens, union
from pipeline.model import Box

NUMBER_CELL = re.compile(
    r"""
    (?:€\ ?)? (?:[-–+]\ ?)? (?:€\ ?)? \(?
    \d[\d.,]{0,20} (?:\ \d{3}){0,5} \)? [*†]?
    (?:\ ?(?:%|ml[nj]\.?|mld\.?|miljoen|miljard|fte|e\.v\.))?
    | [-–—] | n\.v\.t\. | p\.?m\.? | nihil
    """,
    re.I | re.X,
)
FIGURE = re.compile(r"\d")
UNIT = re.compile(
    r"""
    (?:\bin|\bx|×|\()\ ?
    (?:
        (?:€|euro\b|eur\b)?\ ?(?:1\.?000\b|duizend|1\ mln|mln|miljoen|miljard|1\ miljoen)
        | €\ ?\)?$ | euro\ ?\)?$
    )
    """,
    re.I | re.X,
)
LEAST_FIGURES = 2  # on a page or in a box: fewer make no table
CAPTION_LENGTH = 60
HEADER_LENGTH = 30  # characters of a column head
ROW_REACH = 2.6  # sizes of print between the lines of one table
TABLE_REACH = 6.0  # the same with label lines between
HEADER_HEIGHT = 6.0  # sizes of print, of a shaded header
SENTENCE_END = re.compile(r"[.;:,]$")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch from `begin` to `end`, in points."""

    begin: float
    end: float

    def overlap(self, other: Span) -> float:
        """How much two spans share.

        >>> Span(0, 5).overlap(Span(3, 9)), Span(0, 5).overlap(Span(6, 9))
        (2, 0.0)
        """
        return max(0.0, min(self.end, other.end) - max(self.begin, other.begin))


# ---------------------------------------------------------------- figures in columns


@dataclass(slots=True)
class _Draft:
    """Lines of figures that may become a table: runs of figures per line, and their columns."""

    lines: list[list[Run]]
    columns: list[Span]

    def add(self, figures: list[Run]) -> None:
        """Take a line of figures into the table."""
        self.lines.append(figures)
        self.columns = _merge_spans([*self.columns, *map(_span, figures)])

    @property
    def span(self) -> Span:
        """From the first to the last column of figures."""
        return Span(self.columns[0].begin, self.columns[-1].end)


def _span(run: Run) -> Span:
    return Span(run.box[0], run.box[2])


def _merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap as one, from left to right."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: span.begin):
        if merged and span.begin < merged[-1].end - 0.5:
            merged[-1] = Span(merged[-1].begin, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def find_figures(runs: Sequence[Run], rules: Sequence[Box], areas: Sequence[Box], panel: int) -> Iterator[Table]:
    """Tables of which figures stand in columns, with or without lines."""
    if sum(NUMBER_CELL.fullmatch(run.text) is not None for run in runs) < LEAST_FIGURES:
        return
    lines = [list(group) for _, group in groupby(_by_line(runs), key=lambda pair: pair[0])]
    by_line = [[run for _, run in line] for line in lines]
    rest = list(runs)
    for draft in _drafts(by_line):
        free = {id(run) for run in rest}
        if all(id(run) in free for line in draft.lines for run in line):
            table = _finish(draft, rest, rules, areas, panel)
            rest = [run for run in rest if id(run) not in table.taken]
            yield table


def _by_line(runs: Sequence[Run]) -> Iterator[tuple[int, Run]]:
    """Runs with the number of their line, from top to bottom and left to right."""
    number, baseline, line = -1, float("-inf"), list[Run]()
    for run in sorted(runs, key=lambda run: run.baseline):
        if run.baseline - baseline > 0.3 * run.size:
            yield from ((number, each) for each in sorted(line, key=lambda each: each.box[0]))
            number, baseline, line = number + 1, run.baseline, []
        line.append(run)
    yield from ((number, each) for each in sorted(line, key=lambda each: each.box[0]))


def _drafts(lines: Sequence[Sequence[Run]]) -> Iterator[_Draft]:
    """Stretches of lines with figures in the same columns: two lines at least, one of them with two figures."""
    drafts: list[_Draft] = []
    for line in lines:
        for figures in _figures(line):
            home = next((draft for draft in drafts if _belongs(figures, draft)), None)
            if home is not None:
                home.add(figures)
            elif len(figures) > 1:
                drafts.append(_Draft([figures], _merge_spans(map(_span, figures))))
    for draft in drafts:
        above = _single_above(draft, lines)
        if len(draft.lines) + len(above) > 1 and any(FIGURE.search(run.text) for run in draft.lines[-1]):
            draft.lines[:0] = above
            yield draft


def _figures(line: Sequence[Run]) -> Iterator[list[Run]]:
    """Figures that stand next to each other on a line."""
    for is_figure, group in groupby(line, key=lambda run: bool(NUMBER_CELL.fullmatch(run.text))):
        if is_figure:
            yield list(group)


def _belongs(figures: Sequence[Run], draft: _Draft) -> bool:
    """Whether figures continue a table: near enough below it, and in its columns."""
    last, first = draft.lines[-1][0], figures[0]
    if not 0 < first.baseline - last.baseline <= TABLE_REACH * max(first.size, last.size):
        return False
    hits = sum(any(_span(run).overlap(column) > 0 for column in draft.columns) for run in figures)
    return hits == len(figures) or (hits > 1 and hits * 3 >= 2 * len(figures))


def _single_above(draft: _Draft, lines: Sequence[Sequence[Run]]) -> list[list[Run]]:
    """Lines with one figure in a column, directly above the first line with two."""
    found: list[list[Run]] = []
    top = draft.lines[0][0]
    for line in reversed(lines):
        if not line or line[0].baseline >= top.baseline - 1:
            continue
        single = [run for run in line if NUMBER_CELL.fullmatch(run.text)]
        if top.baseline - line[0].baseline > ROW_REACH * top.size or len(single) != 1:
            break
        if not any(_span(single[0]).overlap(column) > 0 for column in draft.columns):
            break
        found.insert(0, single)
        top = single[0]
    return found


# ---------------------------------------------------------------- from figures to a table


def _finish(draft: _Draft, runs: Sequence[Run], rules: Sequence[Box], areas: Sequence[Box], panel: int) -> Table:
    """The table around lines of figures: labels to the left, heads above, the unit as a row of its own."""
    left = _left_edge(draft, runs, rules, areas)
    top = _top(draft, runs, rules, areas, left)
    last = draft.lines[-1][0]
    edges = _row_edges(rules, areas, Span(left, draft.span.end))
    bottom = max([last.baseline + 0.3 * last.size, *_last_band(edges, last.baseline, last.size)])
    inside = [run for run in runs if left - 2 <= run.box[0] <= draft.span.end and top <= run.baseline <= bottom]
    anchors = _anchors(draft, inside)
    units = [run for run in inside if run.baseline <= draft.lines[0][0].baseline and _is_unit(run)]
    body = [run for run in inside if run not in units]
    rows = [join_runs(units, panel)] if units else []
    rows = [row._replace(table=True) for row in rows]
    columns = _columns(draft, body)
    for group in _row_groups(body, anchors, edges):
        rows.append(table_row(_cells(group, columns, len(draft.columns)), panel))
    return Table(Panel(union(run.box for run in inside), tuple(rows)), frozenset(map(id, inside)))


def _anchors(draft: _Draft, inside: Sequence[Run]) -> list[float]:
    """The baselines of the rows: of all lines with a figure in a column, also those with only one."""
    figures = [run for run in inside if NUMBER_CELL.fullmatch(run.text)]
    return [
        line[0][1].baseline
        for line in ([*group] for _, group in groupby(_by_line(figures), key=lambda pair: pair[0]))
        if any(_span(run).overlap(column) > 0 for _, run in line for column in draft.columns)
    ]


def _is_unit(run: Run) -> bool:
    """Whether a run names the unit of a table."""
    return len(run.text) <= CAPTION_LENGTH and bool(UNIT.search(run.text))


def _left_edge(draft: _Draft, runs: Sequence[Run], rules: Sequence[Box], areas: Sequence[Box]) -> float:
    """Where the labels of a table begin: at the left end of its lines or shading, else of its own labels."""
    top, bottom = draft.lines[0][0].baseline - 30, draft.lines[-1][0].baseline + 20
    drawn = [
        box[0]
        for box in (*rules, *areas)
        if top <= box[3] and box[1] <= bottom and box[0] <= draft.span.begin and box[2] >= draft.span.end - 12
    ]
    if drawn:
        return min(drawn)
    return min((label for line in draft.lines for label in _labels(line[0], runs)), default=draft.span.begin)


def _labels(first: Run, runs: Sequence[Run]) -> Iterator[float]:
    """Left edges of what stands on the line of a figure, to the left of it."""
    for run in runs:
        if abs(run.baseline - first.baseline) <= 0.3 * first.size and run.box[2] <= first.box[0]:
            yield run.box[0]


def _top(draft: _Draft, runs: Sequence[Run], rules: Sequence[Box], areas: Sequence[Box], left: float) -> float:
    """The height from which a table takes what is above its figures: heads of columns and the unit."""
    first = draft.lines[0][0]
    top = first.baseline - 0.3 * first.size
    middle = first.baseline - 0.3 * first.size
    header = [
        box[1]
        for box in areas
        if box[1] < middle < box[3] < box[1] + HEADER_HEIGHT * first.size
        and box[0] <= draft.span.begin
        and box[2] >= draft.span.end - 12
    ]
    if header:
        return min(header)
    above = [run for run in runs if left - 2 <= run.box[0] <= draft.span.end and run.baseline < top]
    for run in sorted(above, key=lambda run: -run.baseline):
        if top - run.baseline > ROW_REACH * first.size or not _is_head(run, draft, rules, first):
            break
        top = run.baseline
    return top


def _is_head(run: Run, draft: _Draft, rules: Sequence[Box], first: Run) -> bool:
    """Whether a run above the figures is a column head or the unit, and no end of the text above."""
    if _is_unit(run):
        return True
    if len(run.text) > HEADER_LENGTH or SENTENCE_END.search(run.text):
        return False
    if any(run.baseline < rule[1] < first.baseline - first.size for rule in rules if not is_upright(rule)):
        return False
    return run.box[0] >= draft.span.begin - 2 * run.size


def _row_edges(rules: Sequence[Box], areas: Sequence[Box], span: Span) -> list[float]:
    """Heights at which lines or shading part the rows of a table."""
    edges = []
    for box in rules:
        if not is_upright(box) and Span(box[0], box[2]).overlap(span) > 0.6 * (span.end - span.begin):
            edges.append((box[1] + box[3]) / 2)
    for box in areas:
        if Span(box[0], box[2]).overlap(span) > 0.6 * (span.end - span.begin):
            edges += [box[1], box[3]]
    return sorted(edges)


def _last_band(edges: Sequence[float], baseline: float, size: float) -> list[float]:
    """The lower edge of the last row, where one is drawn."""
    return [edge for edge in edges if baseline < edge <= baseline + 4 * size][:1]


def _row_groups(runs: Sequence[Run], anchors: Sequence[float], edges: Sequence[float]) -> Iterator[list[Run]]:
    """Runs in rows: lines without figures join the row of which they are the label."""
    lines = [[run for _, run in line] for _, line in groupby(_by_line(runs), key=lambda pair: pair[0])]
    labels = [line[0] for line in lines]
    width = max((run.box[2] for run in labels if not NUMBER_CELL.fullmatch(run.text)), default=0.0)
    groups: list[list[Run]] = []
    joins = False  # the line before belongs to the row that follows
    for index, line in enumerate(lines):
        is_row = any(abs(anchor - line[0].baseline) <= 0.3 * line[0].size for anchor in anchors)
        above = labels[index - 1] if index else None
        below = labels[index + 1] if index + 1 < len(labels) else None
        goes_up = not is_row and _joins(above, labels[index], below, edges, width)
        if groups and (joins or goes_up):
            groups[-1] += line
        else:
            groups.append(line)
        joins = not is_row and not goes_up and _joins(above, labels[index], below, edges, width, down=True)
    yield from groups


def _joins(  # noqa: PLR0913 - a line between two others, and what tells to which it belongs
    above: Run | None, run: Run, below: Run | None, edges: Sequence[float], width: float, *, down: bool = False
) -> bool:
    """Whether a line without figures is one row with the line above it, or (`down`) with the one below.

    Told by drawn edges, by distance, or by the width of the label column: a word stands on a new line only where it
    did not fit on the one before.
    """
    first, second = (run, below) if down else (above, run)
    if first is None or second is None or _is_parted(first, second, edges):
        return False
    other = above if down else below
    if other is None or (_is_parted(other, run, edges) if down else _is_parted(run, other, edges)):
        return True
    near, far = second.baseline - first.baseline, abs(run.baseline - other.baseline)
    if min(near, far) < 0.8 * max(near, far):
        return near < far
    if down:
        return second.text[0].islower() and abs(first.box[0] - second.box[0]) <= ALIGNED
    return _is_broken_off(first, second, width)


def _is_parted(above: Run, below: Run, edges: Sequence[float]) -> bool:
    """Whether a line or an edge of shading stands between two lines, or much white space."""
    return below.baseline - above.baseline > 1.8 * below.size or any(
        above.baseline < edge < below.baseline - 0.3 * below.size for edge in edges
    )


def _is_broken_off(above: Run, run: Run, width: float) -> bool:
    """Whether a label goes on from the line above: alike, and its first word did not fit there."""
    if above.bold != run.bold or abs(above.box[0] - run.box[0]) > ALIGNED:
        return False
    word = next(split_tokens(run.tokens)).box
    return above.text.endswith("-") or above.box[2] + 0.2 * run.size + word[2] - word[0] > width + 1


def _columns(draft: _Draft, body: Sequence[Run]) -> list[Span]:
    """The columns of a table: those of labels, told by their left edges, then those of figures."""
    labels = [run.box[0] for run in body if run.box[2] <= draft.columns[0].begin + 1]
    begins = [edge for edge in clusters(labels) if sum(abs(edge - x) <= ALIGNED for x in labels) > 1]
    begins = sorted({min(labels), *begins}) if labels else []
    begins = [edge for index, edge in enumerate(begins) if not index or edge - begins[index - 1] > ALIGNED]
    ends = [*begins[1:], draft.columns[0].begin][: len(begins)]
    return [Span(begin, end) for begin, end in zip(begins, ends, strict=True)] + draft.columns


def _cells(runs: Sequence[Run], columns: Sequence[Span], figures: int) -> list[list[Run]]:
    """Runs of one row by column; the last `figures` columns hold figures, those before them labels."""
    cells: list[list[Run]] = [[] for _ in columns]
    for run in runs:
        cells[_column_of(_span(run), columns, len(columns) - figures)].append(run)
    return cells


def _column_of(span: Span, columns: Sequence[Span], labels: int) -> int:
    """The column of a run: the column of figures it stands under, else the label column in which it begins."""
    figures = range(labels, len(columns))
    best = max(figures, key=lambda index: _closeness(span, columns[index]))
    least = 0.3 * min(span.end - span.begin, columns[best].end - columns[best].begin)
    if not labels or span.overlap(columns[best]) > least or span.begin >= columns[labels].begin:
        return best
    return max(sum(column.begin <= span.begin + ALIGNED for column in columns[:labels]) - 1, 0)


def _closeness(span: Span, column: Span) -> float:
    """How well a run fits a column: what they share, or, negative, the distance between them."""
    shared = span.overlap(column)
    return shared or -max(column.begin - span.end, span.begin - column.end, 0.0)


def figure_boxes(runs: Sequence[Run]) -> list[Box]:
    """Boxes around figures in columns: an area that holds only a part of one is a band of a table."""
    lines = [[run for _, run in line] for _, line in groupby(_by_line(runs), key=lambda pair: pair[0])]
    return [union(run.box for line in draft.lines for run in line) for draft in _drafts(lines)]
