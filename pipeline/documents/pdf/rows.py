"""Rows: what stands beside each other on one line of a page, in the order of reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from pipeline.documents.pdf.runs import Run, Token, join_tokens, split_tokens, union
from pipeline.model import Box

BOLD, ITALIC = attrgetter("bold"), attrgetter("italic")
KEEPS_HYPHEN = re.compile(r"(?:en|of|noch|tot|dan|als)\b")


class Row(NamedTuple):
    """A line of text, or a row of a table (`table`), as cells of tokens; `panel` tells rows of one box apart.

    `text` has tabs between the cells; `bold` and `italic` tell whether all words are, note marks aside. Made by
    `make_row`.
    """

    cells: tuple[tuple[Token, ...], ...]
    box: Box
    baseline: float
    size: float
    text: str
    bold: bool
    italic: bool
    table: bool
    panel: int

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All words of the row."""
        return self.cells[0] if len(self.cells) == 1 else tuple(chain.from_iterable(self.cells))


def make_row(cells: Sequence[tuple[Token, ...]], box: Box, baseline: float, size: float, panel: int) -> Row:
    """A row of cells."""
    words = [token for cell in cells for token in cell if not token.mark]
    text = "\t".join([join_tokens(cell) for cell in cells])
    bold, italic = all(map(BOLD, words)), all(map(ITALIC, words))
    return Row(tuple(cells), box, baseline, size, text, bold, italic, table=False, panel=panel)


def join_runs(runs: Sequence[Run], panel: int = 0) -> Row:
    """Runs on one baseline as one row of text, left to right."""
    if len(runs) == 1:
        run = runs[0]
        return make_row([run.tokens], run.box, run.baseline, run.size, panel)
    ordered = sorted(runs, key=lambda run: run.box[0])
    tokens = tuple(token for run in ordered for token in run.tokens)
    counts: Counter[float] = Counter()
    for run in runs:
        counts[run.size] += len(run.text)
    main = max(runs, key=lambda run: len(run.text))
    return make_row([tokens], union([run.box for run in runs]), main.baseline, counts.most_common(1)[0][0], panel)


def table_row(cells: Sequence[Sequence[Run]], panel: int = 0) -> Row:
    """A row of a table of which each cell may hold several runs, on several lines."""
    runs = [run for cell in cells for run in cell]
    tokens = [_cell_tokens(cell) for cell in cells]
    first = min(runs, key=lambda run: run.baseline)
    return make_row(tokens, union([run.box for run in runs]), first.baseline, first.size, panel)._replace(table=True)


def _cell_tokens(runs: Sequence[Run]) -> tuple[Token, ...]:
    """The words of a cell, its lines one after the other, words broken at a line end whole again."""
    tokens: list[Token] = []
    for run in sorted(runs, key=lambda run: (round(run.baseline), run.box[0])):
        first, *rest = split_tokens(run.tokens)
        below = bool(tokens) and first.box[1] > tokens[-1].box[1] + 0.5 * run.size
        if below and _is_broken(tokens[-1].text, first.text):
            tokens[-1] = tokens[-1]._replace(text=tokens[-1].text[:-1])
            first = first._replace(glued=True)
        tokens += (first, *rest)
    return tuple(tokens)


def _is_broken(before: str, after: str) -> bool:
    """Whether a word was broken at the end of a line of its cell.

    >>> _is_broken("coalitie-", "akkoord"), _is_broken("loon-", "en"), _is_broken("EU-", "Raad")
    (True, False, False)
    """
    return len(before) > 1 and before[-1] == "-" and after[:1].islower() and not KEEPS_HYPHEN.match(after)
