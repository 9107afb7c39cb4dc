"""Mentions of earlier letters by their date, within one sentence.

Read: "de brief van 8 juni 2021", "mijn brief van 3 mei jl.", "de voortgangsbrief van oktober 2021", "de aprilbrief",
"in april informeerde ik uw Kamer", "zoals ik in november schreef", "op 4 november 2022 is uw Kamer in de vorige brief
geïnformeerd", "de toezegging die mijn voorganger op 23 juni 2020 deed". A date without a year is the last one before
the letter. Not read: a date on which something is to come, or on which a debate was held.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipeline.datums import MAANDEN
from pipeline.lexicon import lexicon

REACH = 60  # characters between the word for a letter and its date
_DATUM = re.compile(
    rf"\b(?:(?P<dag>\d{{1,2}})\s)?(?P<maand>{'|'.join(MAANDEN)})(?P<brief>-?brief)?\b(?:\s(?P<jaar>(?:19|20)\d\d)\b)?",
    re.I,
)
_PROMISED = re.compile(
    r"\b(?:om|dat)\s.*$|\b(?:voor|vóór|uiterlijk|tot|per|vanaf|sinds|na|tegen|rond)(?:\s(?:eind|begin|medio|op))?\s$",
    re.I,
)
_CLAUSE = re.compile(r"[,;:()]\s")


@dataclass(frozen=True, slots=True)
class Briefdatum:
    """A dated mention of an earlier letter: its words, and the first and last day that the letter can bear.

    `genoemd` is true where a word for a letter stands with the date, false where the words only say that the Kamer
    was written to.
    """

    citaat: str
    vanaf: str
    tot: str
    genoemd: bool

    @property
    def op_de_dag(self) -> bool:
        """Whether the mention gives the day."""
        return self.vanaf == self.tot


def find_briefdatums(tekst: str, datum: str) -> Iterator[Briefdatum]:
    """The dated mentions of earlier letters in a sentence of a letter of `datum` (ISO).

    >>> [m.vanaf for m in find_briefdatums("Zoals ik in november schreef, stuur ik in maart de cijfers.", "2020-02-01")]
    ['2019-11-01']
    >>> [(m.vanaf, m.tot) for m in find_briefdatums("In de brief van oktober 2021 stond dat nog niet.", "2023-02-01")]
    [('2021-10-01', '2021-10-31')]
    >>> list(find_briefdatums("In het debat van 3 maart 2021 vroeg uw Kamer hiernaar.", "2021-05-01"))
    []
    """
    for begin, einde in _clauses(tekst) if _DATUM.search(tekst) else ():
        clause = tekst[begin:einde]
        written = _matches(clause, "geschreven") and not _matches(clause, "mondeling")
        for found in _DATUM.finditer(clause):
            letter = bool(found["brief"]) or _follows_letter(clause, found.start())
            days = _days(found, datum) if letter or (written and not _lies_in_promise(clause, found.start())) else None
            if days:
                opening = _opening(clause, found.start()) if letter else found.start()
                yield Briefdatum(clause[opening : found.end()].strip(), *days, genoemd=letter)


def _clauses(tekst: str) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence."""
    begin = 0
    for mark in _CLAUSE.finditer(tekst):
        yield begin, mark.start()
        begin = mark.end()
    yield begin, len(tekst)


def _follows_letter(clause: str, position: int) -> bool:
    """Whether a word for a letter ends just before a date: "brief van 3 mei", "brieven van 3 mei en 4 juni"."""
    return bool(_letter_before().search(clause[max(0, position - REACH) : position]))


def _lies_in_promise(clause: str, position: int) -> bool:
    """Whether a date belongs to what is promised: "toegezegd om in mei", "voor 1 mei"."""
    return bool(_PROMISED.search(clause[max(0, position - REACH) : position]))


def _opening(clause: str, position: int) -> int:
    """Where the phrase that names a letter opens."""
    start = max(0, position - REACH)
    found = _letter_before().search(clause[start:position])
    return start + found.start() if found else position


@cache
def _letter_before() -> re.Pattern[str]:
    words = "|".join(lexicon("links")["brieven"])
    return re.compile(
        rf"\b(?:(?:de|mijn|onze|een|haar|zijn|vorige|eerdere|die)\s){{0,3}}(?:[a-z]{{0,20}}-?)?(?:{words})\s"
        r"(?:aan\suw\sKamer\s)?(?:van|d\.d\.|uit|op)\s(?:[^.;]{0,40}\sen\s)?(?:(?:begin|medio|eind)\s)?$",
        re.I,
    )


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('links')[name])})\b", re.I)


def _matches(text: str, name: str) -> bool:
    """Whether a text holds one of the expressions of a list of the lexicon."""
    return bool(_pattern(name).search(text))


def speaks_of_letter(tekst: str) -> bool:
    """Whether a sentence speaks of another letter than the one it stands in.

    >>> speaks_of_letter("In mijn vorige brief zegde ik dat toe."), speaks_of_letter("Met deze brief zeg ik dat toe.")
    (True, False)
    """
    return _another_letter().search(tekst) is not None


@cache
def _another_letter() -> re.Pattern[str]:
    words = "|".join(lexicon("links")["brieven"])
    return re.compile(
        rf"\b(?:mijn|onze|de|een|haar|zijn|die|eerdere|vorige)\s(?:(?:eerdere|vorige|laatste|recente)\s)?[a-z]{{0,20}}-?"
        rf"(?:{words})\b",
        re.I,
    )


def names_debate(text: str) -> str | None:
    """The words that say that something was said in a debate; None where none do.

    >>> names_debate("Tijdens het commissiedebat van 3 mei heb ik dat toegezegd.")
    'Tijdens het commissiedebat'
    >>> names_debate("Ik stuur u deze brief voor het debat van morgen.") is None
    True
    """
    found = _said_in().search(text)
    return found[0] if found else None


@cache
def _said_in() -> re.Pattern[str]:
    words = "|".join(lexicon("links")["mondeling"])
    return re.compile(rf"\b(?:tijdens|in|bij|uit|op)\s(?:[\w-]+\s){{0,4}}(?:{words})\b", re.I)


def _days(found: re.Match[str], datum: str) -> tuple[str, str] | None:
    """The first and last day that a date leaves open, all of them before `datum`; None where it lies ahead."""
    maand = MAANDEN.index(found["maand"].casefold()) + 1
    jaar = int(found["jaar"]) if found["jaar"] else None
    for year in (jaar,) if jaar else (int(datum[:4]), int(datum[:4]) - 1):
        last = calendar.monthrange(year, maand)[1]
        dag = int(found["dag"]) if found["dag"] else None
        if dag is not None and not 1 <= dag <= last:
            return None
        vanaf, tot = date(year, maand, dag or 1).isoformat(), date(year, maand, dag or last).isoformat()
        if vanaf < datum:
            return vanaf, tot
    return None
