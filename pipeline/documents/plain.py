"""Flattened text: lines as a PDF reader leaves them, pages and notes to be told from the text itself.

Forms read: a line that begins with one space, or a form feed, starts a new page; notes stand at the end of a page
(or of a box) as "12 Tekst van de noot"; their marks are glued to the words before them ("20192", "politie1,").
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from pipeline.documents.notes import tie_notes
from pipeline.documents.sniffing import decode
from pipeline.documents.structure import find_structure
from pipeline.model import Document, Line

PAGE_START = re.compile(r"\f| (?=[^\W_]|[•–«‘“(*])(?!-)")
CONTROLS = dict.fromkeys(
    [*range(9), 11, *range(14, 32), 127, 0xAD, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)


def read_plain(content: bytes, name: str) -> Document:
    """Read flattened text; notes, marks, bullets, headings and tables are told from the lines."""
    lines = find_structure(tie_notes(tuple(_lines(decode(content)))))
    return Document(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        format="tekst",
        lines=lines,
        page_count=max((line.page for line in lines), default=0) or None,
    )


def printable(text: str) -> str:
    """Text without control, soft-hyphen and bidi characters.

    >>> printable("a\\x00b\\u202ec")
    'abc'
    """
    return text.translate(CONTROLS)


def _lines(text: str) -> Iterator[Line]:
    """The lines that hold text, with page and gap."""
    page, gap, started = 1, False, False
    for raw in text.split("\n"):
        if PAGE_START.match(raw) and started:
            page += 1
            gap = False
        line = printable(raw).strip()
        if line:
            yield Line(line, page, gap=gap)
            started = True
        gap = not line
