"""From lines to clean text: named repairs, each of which keeps the way back to the source.

- page furniture: lines marked so by the reader, running heads, and the letterhead's labels repeated on later pages;
- page breaks and notes that split a paragraph or a table: it is joined again, the notes follow it;
- hyphenation: "georgani-" + "seerde" is "georganiseerde", but "informatie-" + "uitwisseling" keeps its hyphen;
- note marks glued to words: "20192" is 2019, and note 2 hangs there;
- a space before ï or ë, with which no Dutch word begins: "ge ïnformeerd" is "geïnformeerd".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.documents.page_furniture import LABEL, RUNNING, VALUE
from pipeline.documents.structure import FULL_LINE, breaks_off, usual_width
from pipeline.documents.table_lines import find_unit, is_table_header
from pipeline.model import Blok, BlokSoort, Brieftekst, Document, Line, LineRole, Noottekens, Segment

FLOWING = frozenset({"docx", "html", "xml"})
RUN = re.compile(r"\S+(?: (?![ïë])\S+)*")
HYPHENATED = re.compile(r"\b[^\W\d_]{2,}-[^\W\d_]{2,}\b")
WORD = re.compile(r"[^\W\d_]{4,}")
SENTENCE_END = re.compile(r"[.!?:;][»”\"')\]]*$")
SUSPENDED = re.compile(r"(?:en|of|en/of|tot|als|dan wel|respectievelijk)\b")
ANSWERED = re.compile(
    r"(?:Vra(?:ag|gen)|Antwoord(?:en)?(?: op vra(?:ag|gen))?) "
    r"\d{1,3}(?:(?:,| en|, en| t/m| tot en met) \d{1,3}){0,20} ?[.:]?"
)
VOWEL_CLASH = re.compile(r"(?:[aeiou][aeiou]|ij|ji)$", re.I)
NO_CLASH = {"ao", "ea", "eo", "ia", "io", "iu", "ua", "uo", "oa"}  # vowels that cannot be read as one sound

BLOCK_OF_ROLE = {
    LineRole.BODY: BlokSoort.TEKST,
    LineRole.HEADING: BlokSoort.KOP,
    LineRole.BULLET: BlokSoort.OPSOMMING,
    LineRole.NOTE: BlokSoort.VOETNOOT,
    LineRole.TABLE: BlokSoort.TABEL,
}


def clean_text(document: Document) -> Brieftekst:
    """The clean text of a document, in blocks, with the way back to its lines."""
    numbered = list(enumerate(document.lines))
    kept = [*_part_answers(drop_furniture(numbered))]
    groups = group_lines(kept, flowing=document.format in FLOWING)
    return _build(groups, _known_words(kept))


# ---------------------------------------------------------------- page furniture

Numbered = tuple[int, Line]


def drop_furniture(lines: Sequence[Numbered]) -> list[Numbered]:
    """Lines without page furniture: what the reader marked, running heads, and letterhead labels seen before."""
    result: list[Numbered] = []
    seen: set[str] = set()
    awaiting_value = False
    for number, line in lines:
        text = line.text.strip()
        label = LABEL.fullmatch(text)
        repeated = label is not None and label["kop"].lower() in seen
        dropped = repeated or (awaiting_value and VALUE.fullmatch(text) is not None)
        awaiting_value = repeated and label is not None and not label["waarde"]
        if label:
            seen.add(label["kop"].lower())
        if not dropped and line.role is not LineRole.FURNITURE and not RUNNING.fullmatch(text):
            result.append((number, line))
    return result


def _part_answers(lines: Sequence[Numbered]) -> Iterator[Numbered]:
    """Lines with those that only number a question or an answer ("Vraag 3", "Antwoord 4 en 5") made headings."""
    for number, line in lines:
        numbers = line.role is LineRole.BODY and ANSWERED.fullmatch(line.text.strip())
        yield number, replace(line, role=LineRole.HEADING) if numbers else line


# ---------------------------------------------------------------- lines into blocks


@dataclass(slots=True)
class Group:
    """Lines that make one block; `lines` grows while the block runs on over notes and page ends."""

    role: LineRole
    lines: list[Numbered]
    note: str | None = None


def group_lines(lines: Sequence[Numbered], *, flowing: bool = False) -> list[Group]:
    """Lines grouped into blocks; running text that a note, a page end or furniture split is one block again.

    Where the source is `flowing` it has paragraphs and no pages: nothing was split, so nothing is joined over a gap.
    """
    width = usual_width([line for _, line in lines])
    groups: list[Group] = []
    running: Group | None = None  # the paragraph or bullet that may still run on
    table: Group | None = None  # the table that may still run on
    note: Group | None = None
    previous: Numbered | None = None
    for numbered in lines:
        line = numbered[1]
        if line.role is LineRole.NOTE and (line.note is not None or note is None):
            note = Group(LineRole.NOTE, [numbered], line.note)
            groups.append(note)
        elif line.role is LineRole.NOTE and note:
            note.lines.append(numbered)
        elif (
            line.role is LineRole.BODY
            and running
            and not (flowing and line.gap)
            and _runs_on(running.lines[-1], numbered, previous, width)
        ):
            running.lines.append(numbered)
        elif line.role is LineRole.TABLE and table and _is_same_table(table, previous, line):
            table.lines.append(numbered)
        elif line.role is LineRole.HEADING and groups and _is_same_heading(previous, line):
            groups[-1].lines.append(numbered)
        else:
            groups.append(Group(line.role, [numbered]))
            running = groups[-1] if line.role in (LineRole.BODY, LineRole.BULLET) else None
            table = groups[-1] if line.role is LineRole.TABLE else None
        previous = numbered
    return groups


def _is_same_heading(previous: Numbered | None, line: Line) -> bool:
    """Whether a line of a heading belongs to the heading on the line just before it."""
    return previous is not None and previous[1].role is line.role and not line.gap and previous[1].page == line.page


def _is_same_table(table: Group, previous: Numbered | None, line: Line) -> bool:
    """Whether a line of a table belongs to the one above it: right below, or on the next page behind its notes."""
    last = table.lines[-1][1]
    if previous is not None and previous[1].role is LineRole.TABLE:
        return True
    opens = is_table_header(line.text) or find_unit(line.text) is not None
    return line.page > last.page and line.text.count("\t") == last.text.count("\t") and not opens


def _runs_on(last: Numbered, current: Numbered, previous: Numbered | None, width: int) -> bool:
    """Whether `current` continues the paragraph whose last line is `last`."""
    before, line = last[1], current[1]
    adjacent = previous is not None and previous[0] == last[0] and current[0] == last[0] + 1
    if adjacent and not line.gap and line.page == before.page:
        return True
    text = _unmarked(before)
    if text.endswith("-") and line.text[0].islower():
        return True
    if re.search(r"[:;]$", text):
        return False
    if line.text[0].islower() or breaks_off(before.text):
        return True
    broken = not line.gap or line.page != before.page or not adjacent
    return broken and not SENTENCE_END.search(text) and len(before.text) >= FULL_LINE * width


def _unmarked(line: Line) -> str:
    """The text of a line without its note marks."""
    text = line.text
    for mark in sorted(line.marks, key=lambda mark: -mark.begin):
        text = text[: mark.begin] + text[mark.end :]
    return text.rstrip()


# ---------------------------------------------------------------- hyphenation


@dataclass(frozen=True, slots=True)
class KnownWords:
    """Words as the document writes them elsewhere: whole, and with a hyphen."""

    whole: frozenset[str]
    hyphenated: frozenset[str]


def _known_words(lines: Sequence[Numbered]) -> KnownWords:
    """The words of a document, line ends left out."""
    whole: set[str] = set()
    hyphenated: set[str] = set()
    for _, line in lines:
        inner = line.text.lower()
        whole.update(WORD.findall(inner))
        hyphenated.update(HYPHENATED.findall(inner))
    return KnownWords(frozenset(whole), frozenset(hyphenated))


def keeps_hyphen(left: str, right: str, known: KnownWords) -> bool:
    """Whether the hyphen at a line's end belongs to the word.

    It does where the document writes the word so elsewhere, behind a capital or number, and where two vowels
    would be read as one (Taalunie: Woordenlijst, leidraad 6.3).

    >>> nothing = KnownWords(frozenset(), frozenset())
    >>> keeps_hyphen("georgani", "seerde", nothing), keeps_hyphen("informatie", "uitwisseling", nothing)
    (False, True)
    >>> keeps_hyphen("RIEC", "partners", nothing)
    True
    """
    first, last = left.lower(), right.lower()
    if not left or not right:
        return True
    if f"{first}-{last}" in known.hyphenated:
        return True
    if first + last in known.whole:
        return False
    if not left[-1].islower() or not right[0].islower():
        return True
    pair = first[-1] + last[0]
    return bool(VOWEL_CLASH.fullmatch(pair)) and pair not in NO_CLASH


# ---------------------------------------------------------------- building the text


class TextBuilder:
    """Grows the clean text and remembers where each run of it came from."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.segments: list[Segment] = []
        self.marks: list[Noottekens] = []

    def add(self, text: str) -> None:
        """Add text that stands nowhere in the source (a space, a line end)."""
        self.parts.append(text)
        self.length += len(text)

    def copy(self, number: int, line: Line, begin: int, end: int) -> None:
        """Add characters `begin`–`end` of a source line."""
        self.segments.append(Segment(self.length, self.length + end - begin, line.page, number, begin))
        self.add(line.text[begin:end])

    def drop_last(self) -> None:
        """Take back the last character, which came from a source line."""
        last = self.segments.pop()
        if last.einde - 1 > last.begin:
            self.segments.append(replace(last, einde=last.einde - 1))
        self.parts[-1] = self.parts[-1][:-1]
        self.length -= 1

    def copy_line(self, number: int, line: Line) -> None:
        """Add a source line: white space made single, note marks taken out and remembered."""
        position, first = 0, True
        for mark in (*sorted(line.marks, key=lambda mark: mark.begin), None):
            end = mark.begin if mark else len(line.text)
            for run in RUN.finditer(line.text, position, end):
                spaced = run.start() > position or line.text[position : position + 1].isspace()
                if not first and spaced and line.text[run.start()] not in "ïë":
                    self.add(" ")
                self.copy(number, line, run.start(), run.end())
                first = False
            if mark:
                self.marks.append(Noottekens(self.length, mark.number))
                position = mark.end


def _build(groups: Sequence[Group], known: KnownWords) -> Brieftekst:
    """The clean text of all groups, one block each."""
    builder = TextBuilder()
    blocks: list[Blok] = []
    heading: str | None = None
    for group in groups:
        if blocks:
            builder.add("\n")
        begin, first_part = builder.length, len(builder.parts)
        _add_group(builder, group, known)
        text = "".join(builder.parts[first_part:]) if group.role is LineRole.HEADING else ""
        kind = BLOCK_OF_ROLE[group.role]
        blocks.append(Blok(kind, begin, builder.length, group.lines[0][1].page, heading, group.note))
        heading = text or heading
    return Brieftekst("".join(builder.parts), tuple(blocks), tuple(builder.segments), tuple(builder.marks))


def _add_group(builder: TextBuilder, group: Group, known: KnownWords) -> None:
    """Add the lines of one block, joined; a table keeps its line ends and tabs."""
    if group.role is LineRole.TABLE:
        for index, (number, line) in enumerate(group.lines):
            if index:
                builder.add("\n")
            builder.copy(number, line, 0, len(line.text))
        return
    builder.copy_line(*group.lines[0])
    for (_, before), (number, line) in pairwise(group.lines):
        _join(builder, before, line, known)
        builder.copy_line(number, line)


def _join(builder: TextBuilder, before: Line, line: Line, known: KnownWords) -> None:
    """Bridge a line end: nothing, the hyphen taken back, or a space."""
    left = _unmarked(before)
    if not re.search(r"\w-$", left) or line.text[0].isspace() or SUSPENDED.match(line.text):
        builder.add("" if re.search(r"\w/$", left) else " ")
        return
    if re.search(r"(?:www\.|https?:)\S*$", left):
        return  # an address keeps its hyphens
    first = re.findall(r"\w+", left)[-1]
    second = re.match(r"\w*", line.text)
    if line.text[0].isalpha() and not keeps_hyphen(first, second[0] if second else "", known):
        builder.drop_last()


def iter_sources(tekst: Brieftekst, begin: int, einde: int) -> Iterator[Segment]:
    """The runs of source that clean characters `begin`–`einde` came from, cut to that range."""
    for segment in tekst.segmenten:
        low, high = max(begin, segment.begin), min(einde, segment.einde)
        if low < high:
            shift = low - segment.begin
            yield replace(segment, begin=low, einde=high, kolom=segment.kolom + shift)
