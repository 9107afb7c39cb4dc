"""Notes and their marks in text that has lost its layout.

A line begins a note where its number is the next one expected and the same number is glued to a word earlier on
the same page; both must hold, so that a numbered heading or "2023 staat" is no note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from pipeline.model import Line, LineRole, NoteMark

PAPER = r"20\d\d[A-Z]{1,2}\d{4,6}\b|\d{2}\s?\d{3}(?:-| [IVXLC]+\b|,)"  # a note may open with the number of a paper
NOTE_START = re.compile(rf"(?P<number>\d{{1,3}})\s+(?P<text>(?:[^\W\d_]|[«“‘(\"'*]|https?:|{PAPER}).*)$")
MAX_GAP = 2  # lines that white space parts from the note they belong to
MAX_SKIP = 3  # notes that a reader may have lost between two that it kept
YEAR = re.compile(r"(?<![\d.,/–-])(?:19|20)\d\d$")
SENTENCE_END = re.compile(r"[.!?»”\"')]$")


def tie_notes(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give note lines their role and number, and the lines above them their marks."""
    result: list[Line] = []
    last = 0
    for _, group in groupby(lines, key=lambda line: line.page):
        page, last = _tie_page(list(group), last)
        result += page
    return tuple(result)


def _tie_page(page: list[Line], last: int) -> tuple[list[Line], int]:
    """One page tied; `last` is the number of the last note before it. Returns the page and its last number."""
    floor = (0, 0)  # marks come in the order of their numbers
    for index in range(len(page)):
        start = NOTE_START.match(page[index].text)
        if not start or not last < int(start["number"]) <= last + MAX_SKIP:
            continue
        place = _find_mark(page, index, start["number"], floor)
        if place is None:
            continue
        row, begin = place
        floor = (row, begin + 1)
        mark = NoteMark(begin, begin + len(start["number"]), start["number"])
        page[row] = replace(page[row], marks=(*page[row].marks, mark))
        _mark_note(page, index, start)
        last = int(start["number"])
    return _fill_gaps(page), last


def _fill_gaps(page: list[Line]) -> list[Line]:
    """The page with the few lines between two of its notes given to the first of them."""
    starts = [index for index, line in enumerate(page) if line.note]
    for first, second in pairwise(starts):
        between = range(first + 1, second)
        if sum(page[index].role is LineRole.BODY for index in between) <= MAX_GAP:
            for index in between:
                page[index] = replace(page[index], role=LineRole.NOTE)
    return page


def _mark_note(page: list[Line], index: int, start: re.Match[str]) -> None:
    """Give the line at `index` and those that continue its note their role."""
    page[index] = replace(page[index], role=LineRole.NOTE, note=start["number"], text=start["text"])
    for following in range(index + 1, len(page)):
        line, before = page[following], page[following - 1].text
        unfinished = before.endswith("-") or (line.text[:1].islower() and not SENTENCE_END.search(before))
        if NOTE_START.match(line.text) or (line.gap and not unfinished):
            break
        page[following] = replace(line, role=LineRole.NOTE)


def _find_mark(page: Sequence[Line], note_index: int, number: str, floor: tuple[int, int]) -> tuple[int, int] | None:
    """Where the mark of note `number` is glued to a word above line `note_index`: (line, column) of its first digit.

    The likeliest place counts: after punctuation or a lower-case word before a year, a year before capitals
    ("A2" may be a road).
    """
    best: tuple[int, tuple[int, int]] | None = None
    for row in range(floor[0], note_index):
        if page[row].role is LineRole.NOTE:
            continue
        for column, rank in _candidates(page[row].text, number):
            place = (row, column)
            if place >= floor and (best is None or rank < best[0]):
                best = (rank, place)
    return best[1] if best else None


def _candidates(text: str, number: str) -> Iterator[tuple[int, int]]:
    """Columns at which `number` is glued to what stands before it, each with a rank (0 is likeliest).

    >>> list(_candidates("In oktober 20192 en de G42 of de wijk2.", "2"))
    [(15, 1), (37, 0)]
    """
    for found in re.finditer(rf"{number}(?!\d)(?![.,]\d)(?!\w)", text):
        before = text[: found.start()]
        rank = _rank(before)
        if rank is not None:
            yield found.start(), rank


def _rank(before: str) -> int | None:
    """How likely a number glued to `before` is a note mark: 0 (likely) to 2, or None.

    >>> [_rank(text) for text in ("onderzoeken.", "oktober 2019", "het MIT", "A", "37,", "vanaf 2022.", "de ")]
    [0, 1, 2, None, None, 1, None]
    """
    stem = before.rstrip(".,;:)»”’\"'?!")
    word = before.rsplit(maxsplit=1)[-1] if before.split() else ""
    if not stem or before[-1].isspace() or len(word) <= 1:
        return None
    if stem[-1].isdigit():
        return 1 if before[-1] == ")" or YEAR.search(stem) else None
    if stem != before:
        return 0
    if stem[-1].islower():
        return 0
    return 2 if stem[-1].isalpha() and len(word) > len("A2") else None
