"""What running text says of money per year: a sum for 2020, a sum for 2021, a sum from 2022 on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.documents.table_lines import WORDS
from pipeline.lexicon import lexicon
from pipeline.model import Bedrag, BedragAard, Kamerbrief
from pipeline.tables.cellen import FACTORS, Cel, Kolom, KolomSoort

LARGEST_STEP = 1_000_000
_UNIT = re.compile(r"\b(?:mln|mld|miljoen|miljard)\b", re.I)
_DECIMALS = re.compile(r"\d,(\d+)")
_SENTENCE_END = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=\d))[.!?][»”’\"')\]]*\s+(?=[A-ZÀ-Þ«“‘•–])|\n")
_WORD = re.compile(r"[^\W\d_]{4,}|[A-Z]{2,}")
_SMALL = frozenset([*lexicon("zinnen")["onaf"], *WORDS["rijen"]["loopt_door"], "overige", "overig", "diverse"])
_WHOLE = frozenset(WORDS["tekst"]["geheel"])
STEM = 5  # letters in which two forms of a word agree


@dataclass(frozen=True, slots=True)
class Reeks:
    """The sums per year that one sentence names; `vanaf` the first year of its last sum, where that is open.

    `begin` is the place of its first sum, `tekst` the sentence, `woorden` its words, `doelwoorden` those of the
    purposes that it names.
    """

    begin: int
    tekst: str
    citaten: tuple[str, ...]
    per_jaar: Mapping[int, Cel]
    vanaf: int | None
    blijvend: Cel | None
    woorden: frozenset[str]
    doelwoorden: frozenset[str]

    def cel(self, kolom: Kolom) -> Cel | None:
        """What the sentence says of a column; None where it says nothing."""
        if kolom.soort is KolomSoort.STRUCTUREEL:
            return self.blijvend
        return self.for_year(kolom.jaar) if kolom.jaar is not None else None

    def for_year(self, jaar: int) -> Cel | None:
        """What the sentence says of a year."""
        if jaar in self.per_jaar:
            return self.per_jaar[jaar]
        return self.blijvend if self.vanaf is not None and jaar >= self.vanaf else None

    @property
    def says_whole(self) -> bool:
        """Whether the sentence says that its sums are the whole of something: "in totaal", "onderstaande tabel"."""
        return not _WHOLE.isdisjoint(self.woorden)

    def names(self, label: str) -> bool:
        """Whether the sentence names a row: all words of its label, a label of one word as the purpose of a sum."""
        words = _content(label)
        known = self.woorden if len(words) > 1 else self.doelwoorden
        return bool(words) and all(_is_among(word, known) for word in words)


def read_reeksen(brief: Kamerbrief, bedragen: Sequence[Bedrag]) -> Iterator[Reeks]:
    """The sentences in which every budgeted sum has a year of its own; hedged sums and ranges prove nothing."""
    begins = [blok.begin for blok in brief.blokken]
    for _, group in groupby(bedragen, key=lambda bedrag: bedrag.plaats.zin):
        sums = [bedrag for bedrag in group if bedrag.aard is BedragAard.BEGROTING]
        reeks = _read_reeks(sums, _sentence(brief, begins, sums)) if sums else None
        if reeks:
            yield reeks


def _read_reeks(sums: Sequence[Bedrag], tekst: str) -> Reeks | None:
    """The sums of a sentence by year; None where two have the same year or one has none or more."""
    per_jaar: dict[int, Cel] = {}
    lasting: list[Bedrag] = []
    for bedrag in sums:
        if bedrag.euro_tot is not None or bedrag.benadering is not None:
            return None
        if bedrag.vanaf_jaar is not None or (bedrag.structureel and not bedrag.jaren):
            lasting.append(bedrag)
        elif len(bedrag.jaren) == 1 and bedrag.jaren[0] not in per_jaar:
            per_jaar[bedrag.jaren[0]] = cel_of(bedrag)
        else:
            return None
    if len(lasting) > 1:
        return None
    last = lasting[0] if lasting else None
    return Reeks(
        sums[0].plaats.begin,
        tekst,
        tuple(bedrag.plaats.citaat for bedrag in sums),
        per_jaar,
        last.vanaf_jaar if last else None,
        cel_of(last) if last else None,
        _words(tekst),
        _words(" ".join(bedrag.doel for bedrag in sums if bedrag.doel)),
    )


def cel_of(bedrag: Bedrag) -> Cel:
    """A sum of the running text, with the step to which it is written: 21,5 miljoen has 0,1 miljoen."""
    cent = round(bedrag.euro * 100)
    unit = _UNIT.search(bedrag.plaats.citaat)
    if unit:
        decimals = max((len(found[1]) for found in _DECIMALS.finditer(bedrag.plaats.citaat)), default=0)
        return Cel(cent, FACTORS[unit[0].lower()] * 100 // 10**decimals)
    step = LARGEST_STEP * 100
    while step > 1 and cent % step:
        step //= 10
    return Cel(cent, step)


def _sentence(brief: Kamerbrief, begins: Sequence[int], sums: Sequence[Bedrag]) -> str:
    """The sentence in which sums stand, as far as its block goes."""
    begin, end = sums[0].plaats.begin, sums[-1].plaats.einde
    number = bisect_right(begins, begin) - 1
    if number < 0:
        return brief.tekst[begin:end]
    blok = brief.blokken[number]
    first = max((found.end() for found in _SENTENCE_END.finditer(brief.tekst, blok.begin, begin)), default=blok.begin)
    after = _SENTENCE_END.search(brief.tekst, end, max(blok.einde, end))
    return brief.tekst[first : after.start() if after else max(blok.einde, end)]


def _words(tekst: str) -> frozenset[str]:
    """The words of a text in small letters."""
    return frozenset(word.lower() for word in re.findall(r"[^\W\d_]+", tekst))


def _content(label: str) -> set[str]:
    """The words of a label that say what it is."""
    return {word.lower() for word in _WORD.findall(label)} - _SMALL


def _is_among(word: str, known: frozenset[str]) -> bool:
    """Whether a word is among others, in this or another form."""
    if word in known:
        return True
    stem = word[: max(STEM, len(word) - 2)]
    return len(word) > STEM and any(each.startswith(stem) and abs(len(each) - len(word)) < 3 for each in known)  # noqa: PLR2004 - endings: -e, -en
