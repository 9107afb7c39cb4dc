"""Rows written as lines of the document: text, words with their boxes on the page, note marks."""

from __future__ import annotations

import re

from pipeline.documents.pdf.glyphs import UNKNOWN, Frame
from pipeline.documents.pdf.roles import Placed
from pipeline.model import Line, LineRole, NoteMark, Word

SYMBOL = re.compile(r"(?<=[\w.)])[*†‡]+$")


def write_line(placed: Placed, page: int, frame: Frame, symbols: frozenset[str] = frozenset()) -> Line:
    """A row as a line of `page`. `symbols` are the signs other than numbers that open a note on the page."""
    text = ""
    words: list[Word] = []
    marks: list[NoteMark] = []
    for number, cell in enumerate(placed.row.cells):
        text += "\t" if number else ""
        for index, token in enumerate(cell):
            text += "" if token.glued or not index else " "
            begin = len(text)
            text += "•" if token.text == UNKNOWN and not text and placed.role is LineRole.BULLET else token.text
            x0, top, x1, bottom = frame.on_page(token.box)
            words.append(Word(begin, len(text), (round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))))
            sign = SYMBOL.search(token.text)
            if token.mark:
                marks.append(NoteMark(begin, len(text), token.text))
            elif sign and sign[0] in symbols:
                marks.append(NoteMark(len(text) - len(sign[0]), len(text), sign[0]))
    role = LineRole.TABLE if placed.row.table else placed.role
    return Line(text, page, role, placed.gap, tuple(marks), placed.note, tuple(words))
