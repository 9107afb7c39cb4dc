"""Rows of a table: labels put together from their lines, groups told from labels, cells in the columns that are known.

A label may run over lines above its sums ("Uitvoeringskosten Rijksdienst voor" / "Ondernemend Nederland 0,5 1,0"),
below them, or both. Words on a line of their own above a row that has a label itself name a group of rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.cleaning import KnownWords, keeps_hyphen
from pipeline.documents.table_lines import EMPTY, WORDS
from pipeline.lexicon import lexicon
from pipeline.tables.cellen import Cel, read_kolom

LAYOUT = "kolom uit de opmaak"
COUNT = "evenveel cellen als kolommen"
_NO_WORDS = KnownWords(frozenset(), frozenset())
_ROWS = WORDS["rijen"]
_UNFINISHED = frozenset([*lexicon("zinnen")["onaf"], *_ROWS["loopt_door"]])


@dataclass(frozen=True, slots=True)
class RuweRij:
    """A line of a table: the words of its label, cell by cell, and its sums; no sums where it is label alone.

    `zeker` says what shows the columns of the cells, which are then one for each column.
    """

    label: tuple[str, ...]
    cellen: tuple[str, ...] = ()
    zeker: str | None = None


@dataclass(frozen=True, slots=True)
class Rij:
    """A row: its label, the group it stands in, its cells; one for each column where `zeker` says why they are."""

    label: str
    groep: str | None
    cellen: tuple[Cel | None, ...]
    zeker: str | None

    @property
    def is_totaal(self) -> bool:
        """Whether the row adds up others, going by its label."""
        return bool(_TOTAL.match(self.label) or _TOTAL_AT_END.search(self.label))

    @property
    def is_subtotaal(self) -> bool:
        """Whether the label says that the row adds up a part of the table."""
        return bool(_SUBTOTAL.match(self.label))

    @property
    def is_deel(self) -> bool:
        """Whether the row is a part of the row above it ("waarvan subsidies")."""
        return bool(_PART.match(self.label))

    @property
    def jaar(self) -> int | None:
        """The year that the label is, in a table with a row for each year; read as the head of a column would be."""
        return read_kolom(self.label).jaar


def _opening(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of these words at the start of a label, brackets and dashes before it."""
    return re.compile(rf"[\W_]*(?:{'|'.join(map(re.escape, words))})(?![^\W_])", re.I)


_TOTAL = _opening([*_ROWS["totaal"], *_ROWS["subtotaal"]])
_TOTAL_AT_END = re.compile(r"\b(?:sub)?totaal\W*$", re.I)
_SUBTOTAL = _opening(_ROWS["subtotaal"])
_PART = _opening(_ROWS["waarvan"])


def name_rows(lines: Sequence[RuweRij], *, flat: bool) -> list[tuple[str, str | None, RuweRij]]:
    """Each line with sums, with its full label and the group it stands in."""
    lines = list(_without_groups_in_cells(lines))
    by_length = sorted({join_label(line.label) for line in lines}, key=len, reverse=True)
    rows: list[tuple[str, str | None, RuweRij]] = []
    pending: list[str] = []
    group: str | None = None
    for index, line in enumerate(lines):
        own = join_label(_label_cells(line))
        if not line.cellen:
            if rows and not pending and _continues(own, rows[-1][0], lines[index + 1 : index + 2]):
                rows[-1] = (join_label([rows[-1][0], own]), *rows[-1][1:])
            elif own:
                pending.append(own)
            continue
        if pending and _is_one_label(pending[-1], own, _widest(by_length, pending) if flat else None):
            own, pending = join_label([*pending, own]), []
        group = join_label(pending) if pending else group
        pending = []
        rows.append((own.rstrip("*").strip(), group, line))
        if _TOTAL.match(own):
            group = None
    return rows


def _label_cells(line: RuweRij) -> list[str]:
    """The words of a label; a number beside them (of an article) is left out."""
    words = [cell for cell in line.label if cell]
    return [cell for cell in words if re.search(r"[^\W\d_]", cell)] or words[:1]


def _without_groups_in_cells(lines: Sequence[RuweRij]) -> Iterator[RuweRij]:
    """Lines with a group taken out of their label: a first cell that holds for the rows below it, to their total."""
    for index, line in enumerate(lines):
        if len(line.label) > 1 and line.label[0] and any(line.label[1:]) and _opens_group(lines, index):
            yield RuweRij((line.label[0],))
            yield replace(line, label=line.label[1:])
        else:
            yield line


def _opens_group(lines: Sequence[RuweRij], index: int) -> bool:
    """Whether the rows below have no first cell of their own, until a total that has none either."""
    for line in lines[index + 1 :]:
        if len(line.label) < 2 or line.label[0]:  # noqa: PLR2004 - the group's cell and the row's
            return False
        if _TOTAL.match(join_label(line.label)):
            return True
    return False


def _continues(own: str, label: str, following: Sequence[RuweRij]) -> bool:
    """Whether words on a line of their own are the end of the label above them."""
    if not own[:1].islower() or _PART.match(own):
        return _is_unfinished(label) and bool(own)
    below = join_label(_label_cells(following[0])) if following else own
    return not (following and following[0].cellen and (not below or below[0].islower()))


def _is_one_label(above: str, own: str, widest: int | None) -> bool:
    """Whether a line of words and the label on the next line are one label.

    They are where the row has no words itself or opens with a small letter, where the line above breaks off, and
    in flattened text (with `widest`, the longest label line) where the next word would not have fitted behind it.
    """
    if not own or own[0].islower() or _is_unfinished(above):
        return True
    return widest is not None and len(above) + 1 + len(own.split(maxsplit=1)[0]) > widest


def _widest(labels: Sequence[str], without: Sequence[str]) -> int:
    """The length of the longest label line of a table, some lines left out; `labels` begin with the longest."""
    return next((len(label) for label in labels if label not in without), 0)


def _is_unfinished(label: str) -> bool:
    """Whether a label breaks off: on a hyphen, a comma, a slash or a word that needs another."""
    return bool(re.search(r"[-,/(&]$", label)) or not _UNFINISHED.isdisjoint(label.lower().split()[-1:])


def join_label(parts: Iterable[str]) -> str:
    """The parts of a label as one, hyphens at line ends undone.

    >>> join_label(["Middelen coalitie-", "akkoord"]), join_label(["Opvang,", "onderdak en", "zorg"])
    ('Middelen coalitieakkoord', 'Opvang, onderdak en zorg')
    """
    label = ""
    for part in filter(None, (part.strip() for part in parts)):
        ending = re.search(r"([^\W\d_]+)-$", label)
        opening = re.match(r"[^\W\d_]+", part)
        if ending and opening and opening[0] not in ("en", "of"):
            label = (label if keeps_hyphen(ending[1], opening[0], _NO_WORDS) else label[:-1]) + part
        else:
            label = f"{label} {part}".strip()
    return re.sub(r"\s+", " ", label)


def is_empty(text: str) -> bool:
    """Whether a cell is left open or holds a dash or "p.m."."""
    return not text.strip() or text.strip().lower() in EMPTY
