"""Rows written as lines of the document: text, words with their boxes on the page, note marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.documents.pdf.glyphs import UNKNOWN, Frame
from pipeline.documents.pdf.roles import Placed
from pipeline.documents.pdf.runs import Token
from pipeline.model import Box, Line, LineRole, NoteMark, Stretch

SYMBOL = re.compile(r"(?<=[\w.)])[*†‡]+(?= |$)")


def write_line(placed: Placed, page: int, frame: Frame, symbols: frozenset[str] = frozenset()) -> Line:
    """A row as a line of `page`. `symbols` are the signs other than numbers that open a note on the page."""
    parts: list[str] = []
    stretches: list[Stretch] = []
    marks: list[NoteMark] = []
    end = 0
    for number, cell in enumerate(placed.row.cells):
        for index, token in enumerate(cell):
            blank = "" if token.glued or not index else " "
            text = "•" if token.text == UNKNOWN and not end and placed.role is LineRole.BULLET else token.text
            begin = end + len(blank)
            end = begin + len(text)
            parts += (blank, text)
            box = _rounded(frame.on_page(token.box) if frame.turns else token.box)
            stretches.append(Stretch(begin, end, box, token.widths) if token.widths else Stretch(begin, end, box))
            marks += _marks(token, begin, end, symbols)
        if number < len(placed.row.cells) - 1:
            parts.append("\t")
            end += 1
    role = LineRole.TABLE if placed.row.table else placed.role
    return Line("".join(parts), page, role, placed.gap, tuple(marks), placed.note, tuple(stretches))


def _rounded(box: Box) -> Box:
    """A box in hundredths of a point."""
    x0, top, x1, bottom = box
    return round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)


def _marks(token: Token, begin: int, end: int, symbols: frozenset[str]) -> Iterator[NoteMark]:
    """The note mark that a token is, or those that hang on its words as signs."""
    if token.mark:
        yield NoteMark(begin, end, token.text)
    elif symbols:
        for sign in SYMBOL.finditer(token.text):
            if sign[0] in symbols:
                yield NoteMark(begin + sign.start(), begin + sign.end(), sign[0])
