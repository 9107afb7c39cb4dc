"""Rows written as lines of the document: text, words with their boxes on the page, note marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.documents.pdf.glyphs import UNKNOWN, Frame
from pipeline.documents.pdf.roles import Placed
from pipeline.documents.pdf.runs import Token
from pipeline.model import Line, LineRole, NoteMark, Stretch

ONE_WORD: Mapping[str, float] = {}
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
            box = frame.on_page(token.box) if frame.turns else token.box
            stretches.append(Stretch(begin, end, box, token.widths or ONE_WORD))
            if token.mark or symbols:
                marks += _marks(token, begin, end, symbols)
        if number < len(placed.row.cells) - 1:
            parts.append("\t")
            end += 1
    role = LineRole.TABLE if placed.row.table else placed.role
    return Line("".join(parts), page, role, placed.gap, tuple(marks), placed.note, tuple(stretches))


def _marks(token: Token, begin: int, end: int, symbols: frozenset[str]) -> Iterator[NoteMark]:
    """The note mark that a token is, or those that hang on its words as signs."""
    if token.mark:
        yield NoteMark(begin, end, token.text)
    elif symbols:
        for sign in SYMBOL.finditer(token.text):
            if sign[0] in symbols:
                yield NoteMark(begin + sign.start(), begin + sign.end(), sign[0])
