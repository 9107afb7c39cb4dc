"""Flattened text: lines as a PDF reader leaves them, pages and notes to be told from the text itself.

Forms read: a line that begins with one space, or a form feed, starts a new page; notes stand at the end of a page
(or of a box) as "12 Tekst van de noot", or as the site of official papers shows them ("X Noot", "12" and the text on
lines of their own); their marks are glued to the words before them ("20192", "politie1,"). A foot of the page to which
a converter glued the head of the next question ("Aanhangsel 1Antwoord 3") is two lines. The lines of a letterhead, to
the salutation or to "Den Haag, 3 mei 2021", are kept apart, for no paragraph runs on in them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from unicodedata import normalize

from pipeline.documents.notes import tie_notes
from pipeline.documents.one_line import unfold
from pipeline.documents.sniffing import decode
from pipeline.documents.structure import find_structure
from pipeline.model import Document, Line

HEAD_LINES = 60  # that a letterhead takes
HEAD_END = re.compile(
    r"geachte\s.{0,40}voorzitter|[’'‘]?s?-?[A-Z][a-z]+(?: [A-Z][a-z]+)?, \d{1,2} [a-z]+ (?:19|20)\d\d\.?$", re.I
)
RUNNING_LENGTH = 60  # characters: a longer line that ends in a full stop is running text
PAGE_START = re.compile(r"\f| (?=[^\W_]|[•–«‘“(*])(?!-)")
WEB_NOTE = re.compile(r"^(?:X )?Noot\s*\n\s*(\d{1,3})\s*\n\s*", re.M)  # as the site of official papers shows a note
CEDILLA = re.compile("([csgtCSGT])¸")
GLUED = re.compile(r"(?<=\d)(?=(?:Vraag|Antwoord) \d{1,3}\b)")
SYMBOL_BULLET = re.compile(r"[\ue000-\uf8ff](?=\s)")  # of a symbol font, whose signs have no code of their own
CONTROLS = dict.fromkeys(
    [*range(9), 11, *range(14, 32), 127, 0xAD, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)


def read_plain(content: bytes, name: str) -> Document:
    """Read flattened text; notes, marks, bullets, headings and tables are told from the lines."""
    lines = _part_head(find_structure(tie_notes(tuple(_lines(unfold(WEB_NOTE.sub(r"\1 ", decode(content))))))))
    return Document(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        format="tekst",
        lines=lines,
        page_count=max((line.page for line in lines), default=0) or None,
    )


def _part_head(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of a letterhead set apart from each other and from the text below it."""
    ends = (index for index, line in enumerate(lines[:HEAD_LINES]) if HEAD_END.match(line.text))
    end = max(ends, default=-1)
    if end < 0 or any(len(line.text) > RUNNING_LENGTH and line.text.endswith(".") for line in lines[:end]):
        return lines
    return (*(replace(line, gap=True) for line in lines[: end + 2]), *lines[end + 2 :])


def printable(text: str) -> str:
    """Text without control, soft-hyphen and bidi characters, a cedilla that stands apart joined to its letter.

    >>> printable("a\\x00b\\u202ec")
    'abc'
    >>> printable("Yes¸il")
    'Yeşil'
    """
    clean = text.translate(CONTROLS)
    return CEDILLA.sub(lambda found: normalize("NFC", f"{found[1]}\u0327"), clean) if "¸" in clean else clean


def _lines(text: str) -> Iterator[Line]:
    """The lines that hold text, with page and gap."""
    page, gap, started = 1, False, False
    for raw in text.split("\n"):
        if PAGE_START.match(raw) and started:
            page += 1
            gap = False
        line = SYMBOL_BULLET.sub("•", printable(raw).strip(), count=1)
        for part in GLUED.split(line) if line else ():
            yield Line(part, page, gap=gap)
            started = True
        gap = not line
