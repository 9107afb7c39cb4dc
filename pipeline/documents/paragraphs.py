"""Growing the lines of a document whose paragraphs, notes and tables its markup tells apart (DOCX, HTML, XML).

One line per paragraph, and one more for each line break within it; notes follow the paragraph that cites them; a
table is one line per row, cells apart by tabs. Note marks stay in running text as digits, told by `marks`; in table
cells they are left out, since a digit there would change a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.documents.markdown import LABEL
from pipeline.documents.plain import printable
from pipeline.documents.structure import HEADING_LENGTH
from pipeline.documents.table_lines import find_unit
from pipeline.model import Line, LineRole, NoteMark

DASH_BULLET = re.compile(r"[•▪◦●–—-]\s+(?=\S)")
BULLET_SIGN = re.compile(r"[^\w(]*$|o$")  # a marker that is no number or letter; Word's hollow bullet is an "o"
UNFINISHED = re.compile(r"[.!?;:,]$")
MINUS = re.compile(r"[‒–−]\s*(?=\d)|[‒–—−-]$")
OFFICE = re.compile(r"(?:de|het)\s+(?:vice-?)?(?:minister|staatssecretaris)", re.I)
CAPTION_LENGTH = 160
MARK_LENGTH = 8
NUMBER_LENGTH = 16
MAX_COLUMNS = 200
MAX_LABEL_ROWS = 12


@dataclass(slots=True)
class Broken:
    """One line of a paragraph while it grows; `breaks` is the number of line breaks that stand above it."""

    breaks: int
    text: str = ""
    marks: tuple[NoteMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its lines, and the number of columns and rows that it spans."""

    lines: tuple[Line, ...]
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """The cell on one line; a minus is a hyphen, also one that stands for an empty cell.

        >>> Cell((Line("‒ 9,9", 1),)).text, Cell((Line("een", 1), Line("twee", 1))).text
        ('-9,9', 'een twee')
        """
        text = " ".join(line.text.replace("\t", " ").strip() for line in self.lines)
        return MINUS.sub("-", text, count=1) if MINUS.match(text) else text


class Paragraphs:
    """Grows lines: open a paragraph, add its text, marks and breaks, close it."""

    def __init__(self, *, marks_in_text: bool = True) -> None:
        self.lines: list[Line] = []
        self.notes: list[Line] = []  # cited, and waiting for the end of their paragraph
        self.role = LineRole.BODY
        self.marker = ""
        self.marks_in_text = marks_in_text
        self._parts: list[str] = []
        self._length = 0
        self._space = False
        self._broken: list[Broken] = []
        self._marks: list[NoteMark] = []
        self._breaks = 0
        self._plain = False  # text without emphasis stands in the paragraph

    # ------------------------------------------------------------ within a paragraph

    def add(self, text: str | None, *, emphasised: bool = False) -> None:
        """Add text to the paragraph, white space made single."""
        if not text:
            return
        clean = printable(text)
        words = clean.split()
        if not words:
            self._space = self._space or bool(clean)
            return
        self._space = self._space or clean[0].isspace()
        joined = " ".join(words)
        if self._space and self._length:
            joined = f" {joined}"
        self._put(joined)
        self._space = clean[-1].isspace()
        self._plain = self._plain or not emphasised

    def mark(self, number: str) -> None:
        """Add a note mark, glued to the word before it."""
        number = "".join(printable(number).split())[:MARK_LENGTH]
        if self.marks_in_text and number:
            self._marks.append(NoteMark(self._length, self._length + len(number), number))
            self._put(number)

    def line_break(self) -> None:
        """End a line within the paragraph; two breaks in a row set its parts apart."""
        self._end_line()
        self._breaks += 1

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _end_line(self) -> None:
        """Move the line that was growing to the lines of the paragraph."""
        if self._length:
            self._broken.append(Broken(self._breaks, "".join(self._parts), tuple(self._marks)))
            self._breaks = 0
        self._parts, self._marks = [], []
        self._length, self._space = 0, False

    # ------------------------------------------------------------ whole paragraphs

    def open(self, role: LineRole = LineRole.BODY, marker: str = "") -> None:
        """Close what was open; the next paragraph with text has this role, and begins with this marker."""
        self.close()
        self.role, self.marker = role, marker

    def close(self) -> None:
        """End the paragraph: its lines, then the notes it cites. Without text, its role waits for the next."""
        self._end_line()
        if not self._broken:
            self._breaks, self._plain = 0, False
            self._drop_notes()
            return
        self.lines += self._finish()
        self._broken, self._breaks, self._plain = [], 0, False
        self.role, self.marker = LineRole.BODY, ""
        self._drop_notes()

    def _finish(self) -> Iterator[Line]:
        """The lines of the paragraph that ends."""
        role = self._settle_role(self._broken[0].text)
        for index, broken in enumerate(self._broken):
            following = LineRole.BODY if role is LineRole.BULLET else role
            line = Line(
                broken.text, 1, following if index else role, gap=not index or broken.breaks > 1, marks=broken.marks
            )
            yield line if index else _prefix(line, self.marker)

    def _settle_role(self, text: str) -> LineRole:
        """What a plain paragraph is after all: a typed bullet, or a heading where all of it is emphasised."""
        if self.role is not LineRole.BODY:
            return self.role
        if DASH_BULLET.match(text):
            return LineRole.BULLET
        short = len(self._broken) == 1 and len(text) <= HEADING_LENGTH and not UNFINISHED.search(text)
        heading = short and not self._plain and not LABEL.match(text) and any(sign.isalpha() for sign in text)
        return LineRole.HEADING if heading else LineRole.BODY

    def _drop_notes(self) -> None:
        """Set the notes that wait behind what was written; those of a cell wait for the end of its table."""
        if self.marks_in_text:
            self.lines += self.notes
            self.notes = []

    # ------------------------------------------------------------ notes and tables

    def cite(self, number: str, lines: Sequence[Line]) -> None:
        """Keep a note for the end of the paragraph that cites it; `lines` are its own paragraphs."""
        self.notes += as_note(" ".join(printable(number).split())[:NUMBER_LENGTH], lines)

    def table(self, rows: Sequence[Sequence[Cell]], caption: str = "") -> None:
        """Add a table; one that only arranges a letterhead, a box or signatures becomes paragraphs."""
        notes, self.notes = self.notes, []
        self.close()
        if is_layout(rows):
            self.lines += _unfold(rows)
        else:
            self.lines += self._set(rows, caption)
        self.notes += notes
        self._drop_notes()

    def _set(self, rows: Sequence[Sequence[Cell]], caption: str) -> Iterator[Line]:
        """The rows of a table as lines, the caption first."""
        grid = [row for row in _grid(rows) if any(row)]
        if not grid:
            return
        if caption:
            yield Line(caption, 1, LineRole.TABLE, gap=True)
        elif self.lines and _is_caption(self.lines[-1]):
            self.lines[-1] = replace(self.lines[-1], role=LineRole.TABLE, marks=())
        for index, row in enumerate(grid):
            yield Line("\t".join(row), 1, LineRole.TABLE, gap=not index and not caption)


def bullet_marker(marker: str) -> str:
    """A list marker as Kamerspoor writes it: its own number or letter, else a dash.

    >>> bullet_marker("2."), bullet_marker("•"), bullet_marker("a)"), bullet_marker("o")
    ('2. ', '– ', 'a) ', '– ')
    """
    text = " ".join(printable(marker).split())
    return "– " if BULLET_SIGN.match(text) else f"{text} "


def as_note(number: str, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a note: its number on the first of them."""
    for index, line in enumerate(line for line in lines if line.text.strip()):
        text = line.text.replace("\t", " ")
        yield Line(text, line.page, LineRole.NOTE, line.gap and not index, note=None if index else number)


def is_layout(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a table only arranges: one filled cell a row, a letterhead's labels, or offices that sign."""
    filled = [[cell for cell in row if cell.lines] for row in rows]
    if all(len(row) <= 1 for row in filled):
        return True
    first = [row[0].text for row in filled if row]
    labelled = len(rows) <= MAX_LABEL_ROWS and any(LABEL.match(text) for text in first)
    return (labelled and max(map(len, filled)) <= 2) or any(_signs(cell) for row in filled for cell in row)  # noqa: PLR2004 - label and value


def _signs(cell: Cell) -> bool:
    """Whether a cell holds the office of one who signs ("De Minister van …,")."""
    return bool(OFFICE.match(cell.text)) and cell.lines[0].text.rstrip().endswith(",")


def _unfold(rows: Sequence[Sequence[Cell]]) -> Iterator[Line]:
    """The lines of a table that only arranges: a label with its value, signatures column by column."""
    if any(_signs(cell) for row in rows for cell in row if cell.lines):
        width = max(map(len, rows))
        for column in range(width):
            for row in rows:
                yield from row[column].lines if column < len(row) else ()
        return
    for row in rows:
        filled = [cell for cell in row if cell.lines]
        if len(filled) > 1 and LABEL.match(filled[0].text):
            yield Line(" ".join(cell.text for cell in filled), 1, gap=True)
        else:
            yield from (line for cell in filled for line in cell.lines)


def _grid(rows: Sequence[Sequence[Cell]]) -> Iterator[list[str]]:
    """The texts of a table on its grid: spans leave their other places empty."""
    hanging: dict[int, int] = {}  # column → rows that a cell above still takes
    for row in rows:
        texts: list[str] = []
        for cell in row:
            _skip_taken(texts, hanging)
            span = min(cell.columns, MAX_COLUMNS - len(texts))
            if cell.rows > 1:
                hanging.update(dict.fromkeys(range(len(texts), len(texts) + span), cell.rows))
            texts += [cell.text, *[""] * (span - 1)][:span]
        _skip_taken(texts, hanging)
        hanging = {column: left - 1 for column, left in hanging.items() if left > 1}
        yield texts


def _skip_taken(texts: list[str], hanging: dict[int, int]) -> None:
    """Leave the places empty that a cell of an earlier row takes."""
    while hanging.get(len(texts), 0) > 0 and len(texts) < MAX_COLUMNS:
        texts.append("")


def _is_caption(line: Line) -> bool:
    """Whether a line above a table states its unit ("bedragen x € 1.000")."""
    plain = line.role in (LineRole.BODY, LineRole.HEADING)
    return plain and len(line.text) <= CAPTION_LENGTH and find_unit(line.text) is not None


def _prefix(line: Line, marker: str) -> Line:
    """The first line of a bullet or numbered heading, with its marker before it."""
    shift = len(marker)
    marks = tuple(NoteMark(mark.begin + shift, mark.end + shift, mark.number) for mark in line.marks)
    return replace(line, text=marker + line.text, marks=marks)
