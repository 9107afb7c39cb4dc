"""Bullets, headings and tables in lines that have lost their layout.

Read are: bullets (•, –, -, 1., 1), a., a), (1)), headings (a short line that stands alone or above a paragraph, no
full stop) and tables (a header of years, then rows that end in numbers).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.documents.table_lines import mark_tables
from pipeline.lexicon import lexicon
from pipeline.model import Line, LineRole

BULLET = re.compile(r"(?:[•▪◦●*–—-]|\(?\d{1,2}\)|\d{1,2}\.(?:\d{1,2}\.?)?|\(?[a-z]\)|[a-z]\.)\s+(?=\S)")
DASH = re.compile(r"[–—-]")
NUMBERED = re.compile(r"\(?[\da-z]{1,2}[.)]")
TERMINAL = re.compile(r"[.!?;:,]$")
CLAUSE_END = re.compile(r"[.!?;:,]$")
HEADING_LENGTH = 110
WORD_REACH = 60  # characters in which the last word of a line is sought
SHORT_LINE = 0.62  # of the usual width: a line that was not broken because it was full
FULL_LINE = 0.72


def find_structure(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give each line that is still plain body its role: bullet, heading or table row.

    Where the source has marked headings of its own (markdown), no others are sought.
    """
    width = usual_width(lines)
    tabled = list(mark_tables(lines))
    return tuple(_mark_roles(tabled, width))


def usual_width(lines: Sequence[Line]) -> int:
    """The length, in characters, that full lines of running text have (the 80th percentile)."""
    lengths = sorted(len(line.text) for line in lines if line.role is LineRole.BODY)
    return lengths[len(lengths) * 4 // 5] if lengths else 80


# ---------------------------------------------------------------- bullets and headings


def _mark_roles(lines: Sequence[Line], width: int) -> Iterator[Line]:
    """Lines with bullets and headings marked."""
    marked = any(line.role is LineRole.HEADING for line in lines)
    in_list = in_heading = False
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        role = line.role
        if role is LineRole.BODY and not marked and (in_heading or _is_heading(lines, index, width)):
            role = LineRole.HEADING
            in_heading = not in_heading and _opens_heading_of_two(lines, index, width)
        elif role is LineRole.BODY and _is_bullet(line, before, in_list=in_list):
            role = LineRole.BULLET
        in_list = role is LineRole.BULLET or (in_list and role is not LineRole.HEADING and not line.gap)
        yield replace(line, role=role)


def _is_bullet(line: Line, before: Line | None, *, in_list: bool) -> bool:
    """Whether a line opens a bullet: its marker, and nothing before it that runs on into the line."""
    if not BULLET.match(line.text):
        return False
    if before is not None and not line.gap and NUMBERED.match(line.text) and awaits_number(before.text, line.text):
        return False
    if before is None or line.gap or before.role is not LineRole.BODY:
        return True
    if DASH.match(line.text) and not in_list:
        return bool(re.search(r"[:;.]$", before.text))
    return in_list or bool(CLAUSE_END.search(before.text))


def _is_heading(lines: Sequence[Line], index: int, width: int) -> bool:
    """Whether a line is a heading: short, opening with a capital or number, no full stop, nothing running on."""
    line = lines[index]
    if not _stands_apart(lines, index, width) or index + 1 == len(lines):
        return False
    if _opens_heading_of_two(lines, index, width):
        return True
    if TERMINAL.search(line.text) or len(line.text) > HEADING_LENGTH or breaks_off(line.text):
        return False
    after = lines[index + 1]
    alone = after.gap or after.page != line.page or after.role is not LineRole.BODY
    if NUMBERED.match(line.text) and not alone:
        return False
    return (alone or len(line.text) < SHORT_LINE * width) and _opens_sentence(after.text)


def _stands_apart(lines: Sequence[Line], index: int, width: int) -> bool:
    """Whether white space or a page end stands above a line that may open a heading, and nothing runs into it."""
    line = lines[index]
    if not _opens(line.text):
        return False
    if index == 0:
        return True
    before = lines[index - 1]
    above = line.gap or line.page != before.page or before.role is LineRole.HEADING
    return above and _is_finished(before, line, width)


def _opens_heading_of_two(lines: Sequence[Line], index: int, width: int) -> bool:
    """Whether a heading runs over this full line and the short one below it, white space around both."""
    if index + 2 >= len(lines) or not lines[index].gap:
        return False
    first, second, after = lines[index : index + 3]
    if second.gap or second.role is not LineRole.BODY or not after.gap or not _opens_sentence(after.text):
        return False
    fits = len(first.text) >= SHORT_LINE * width > len(second.text)
    return fits and second.text[0].islower() and not TERMINAL.search(second.text) and not BULLET.match(first.text)


def awaits_number(text: str, number: str) -> bool:
    """Whether a number that opens a line belongs to the line above: an abbreviation or an open bracket awaits it.

    >>> awaits_number("motie, nr.", "52) die"), awaits_number("(punt 2,", "3) en"), awaits_number("Een nv.", "2. De")
    (True, True, False)
    """
    last = re.search(r"([^\s(]+)\.$", text[-WORD_REACH:].lower())
    closes = re.match(r"\d+\)", number) is not None and text.rfind("(") > text.rfind(")")
    return closes or (last is not None and last[1] in lexicon("zinnen")["voor_nummer"])


def breaks_off(text: str) -> bool:
    """Whether a line breaks off in a word, or on one that needs another behind it.

    >>> breaks_off("Dat is de verantwoordelijkheid van de"), breaks_off("Zie onder."), breaks_off("Waar gaat dit over?")
    (True, False, False)
    """
    last = re.search(r"([^\W\d_]+)$", text[-WORD_REACH:].lower())
    return text.endswith("-") or (last is not None and last[1] in lexicon("zinnen")["onaf"])


def _opens(text: str) -> bool:
    """Whether a text may open a heading: a capital, a quote or a number, and letters in it."""
    return (text[0].isupper() or text[0].isdigit() or text[0] in "«“‘'\"(" or bool(NUMBERED.match(text))) and any(
        sign.isalpha() for sign in text
    )


def _is_finished(before: Line, line: Line, width: int) -> bool:
    """Whether the line before has ended by itself, so that `line` may be a heading."""
    if before.role in (LineRole.HEADING, LineRole.TABLE) or re.search(r"[.!?:;»”)]$|[.,]\d{1,3}$", before.text):
        return True
    if before.role is LineRole.NOTE:
        return line.gap
    if before.text.endswith((",", "-")):
        return False
    return line.gap or len(before.text) < FULL_LINE * width


def _opens_sentence(text: str) -> bool:
    """Whether a text begins as a sentence, bullet or note does."""
    return not text[0].islower() or bool(BULLET.match(text))
