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
    row, text = placed.row, placed.row.text
    role = LineRole.TABLE if row.table else placed.role
    if role is LineRole.BULLET and text.startswith(UNKNOWN):
        text = f"•{text.removeprefix(UNKNOWN)}"
    stretches: list[Stretch] = []
    marks: list[NoteMark] = []
    end = -1
    for cell in row.cells:
        end += 1  # for the tab before it
        for index, token in enumerate(cell):
            begin = end if token.glued or not index else end + 1
            end = begin + len(token.text)
            box = frame.on_page(token.box) if frame.turns else token.box
            stretches.append(Stretch(begin, end, box, token.widths or ONE_WORD))
            if token.mark or symbols:
                marks += _marks(token, begin, end, symbols)
    return Line(text, page, role, placed.gap, tuple(marks), placed.note, tuple(stretches))


def _marks(token: Token, begin: int, end: int, symbols: frozenset[str]) -> Iterator[NoteMark]:
    """The note mark that a token is, or those that hang on its words as signs."""
    if token.mark:
        yield NoteMark(begin, end, token.text)
    elif symbols:
        for sign in SYMBOL.finditer(token.text):
            if sign[0] in symbols:
                yield NoteMark(begin + sign.start(), begin + sign.end(), sign[0])
