"""Markdown, as converters make it of a letter: headings, emphasis, links, notes as <sup>1</sup>.

Forms read: `#` headings, a line that is all **bold** or *italic*, `> ` quotations, `---` rules, `[text](link)`,
`<sup>1</sup>` glued to a word (mark) or opening a line (note), `[^1]` and `[^1]:`, backslash escapes. Also the way in
which PyMuPDF4LLM writes what is raised: `[1 ]` glued to a word (mark), its note a line `1 Kamerstuk …` further down,
and `11[e ]` for an ordinal.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from pipeline.documents.plain import printable
from pipeline.documents.sniffing import decode
from pipeline.documents.structure import BULLET, find_structure
from pipeline.model import Document, Line, LineRole, NoteMark

NOTE_START = re.compile(r"(?:<sup>(?P<sup>\d{1,3})</sup>\s*|\[\^(?P<ref>\d{1,3})\]:\s*)")
MARK = re.compile(r"\s?<sup>(\d{1,3})</sup>|\[\^(\d{1,3})\]|(?<=\S)\[(\d{1,3}) ?\](?!\()")
RAISED = re.compile(r"(?<=\S)\[(\d{1,3}) ?\](?!\()")
ORDINAL = re.compile(r"(?<=\d)\[(e|de|ste) ?\]")
NUMBERED_NOTE = re.compile(r"(\d{1,3}) +(?=[^\W\d_]|[«“‘(\"'])")
RULE = re.compile(r"(?:[-*_]\s*){3,}$")
HEADING = re.compile(r"#{1,6}\s+")
EMPHASISED = re.compile(r"(?P<mark>\*{1,3}|_{1,3})(?P<text>[^*_]+)(?P=mark)$")
EMPHASIS = re.compile(r"(\*{1,3}|(?<!\w)_{1,3})(?=\S)(.+?)(?<=\S)\1")
IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\([^)\s]*\)")
TAG = re.compile(r"</?(?:br|p|div|span|b|i|em|strong|u)\b[^>]*>", re.I)
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
LABEL = re.compile(r"(?:datum|onze referentie|ons kenmerk|uw kenmerk|uw referentie|betreft|bijlagen?)\b", re.I)
TABLE_LINE = re.compile(r"\|.*\|$")


def read_markdown(content: bytes, name: str) -> Document:
    """Read markdown. There are no pages: all stands on page 1, and `page_count` is not known."""
    lines = find_structure(tuple(_lines(decode(content))))
    return Document(
        name=name, sha256=hashlib.sha256(content).hexdigest(), format="markdown", lines=lines, page_count=None
    )


def _lines(text: str) -> Iterator[Line]:
    """The lines that hold text, markup undone."""
    gap, in_note = False, False
    raised = set(RAISED.findall(text))
    for raw in text.split("\n"):
        stripped = printable(raw).strip()
        if not stripped or RULE.match(stripped):
            gap, in_note = True, False
            continue
        numbered = NUMBERED_NOTE.match(stripped)
        if numbered and numbered[1] in raised and (gap or in_note):
            stripped = f"<sup>{numbered[1]}</sup>{stripped[numbered.end() :]}"
        line = _read_line(stripped, gap=gap, in_note=in_note)
        if line.text:
            yield line
            in_note = line.role is LineRole.NOTE
            gap = False


def _read_line(source: str, *, gap: bool, in_note: bool) -> Line:
    """One line of markdown as a Line."""
    source = source.removeprefix("> ")
    note = NOTE_START.match(source)
    if note:
        return Line(_plain(source[note.end() :]), 1, LineRole.NOTE, gap, note=note["sup"] or note["ref"])
    if TABLE_LINE.match(source):
        cells = [_plain(cell.strip()) for cell in source[1:-1].split("|")]
        ruled = all(re.fullmatch(r":?-*:?", cell) for cell in cells)
        return Line("" if ruled else "\t".join(cells), 1, LineRole.TABLE, gap)
    role = LineRole.NOTE if in_note else _role(source)
    text, marks = _take_marks(HEADING.sub("", source, count=1))
    return Line(text, 1, role, gap, marks)


def _role(source: str) -> LineRole:
    """What the markup says of a line; a bold label of the letterhead ("**Datum**") is no heading."""
    emphasised = EMPHASISED.match(source)
    if HEADING.match(source) or (emphasised and not LABEL.match(emphasised["text"])):
        return LineRole.HEADING
    return LineRole.BULLET if BULLET.match(source) and not emphasised else LineRole.BODY


def _take_marks(source: str) -> tuple[str, tuple[NoteMark, ...]]:
    """The line's plain text, with the note marks left in it as glued digits and told apart.

    >>> _take_marks("De **wijk**.<sup>2</sup> Ook *hier*")
    ('De wijk.2 Ook hier', (NoteMark(begin=8, end=9, number='2'),))
    >>> _take_marks("het lid Ceder[4 ] en het 11[e ] pakket")
    ('het lid Ceder4 en het 11e pakket', (NoteMark(begin=13, end=14, number='4'),))
    """
    text, marks, position = "", [], 0
    source = EMPHASIS.sub(r"\2", source)
    for found in MARK.finditer(source):
        number = next(filter(None, found.groups()))
        text += _plain(source[position : found.start()])
        marks.append(NoteMark(len(text), len(text) + len(number), number))
        text += number
        position = found.end()
    return text + _plain(source[position:]), tuple(marks)


def _plain(source: str) -> str:
    """Markup undone.

    >>> _plain("[Wet \\\\(rijk\\\\)](http://a.nl/b) en **vet**")
    'Wet (rijk) en vet'
    """
    text = ORDINAL.sub(r"\1", TAG.sub("", IMAGE.sub("", source)))
    text = EMPHASIS.sub(r"\2", LINK.sub(r"\1", text))
    return ESCAPE.sub(r"\1", text)
