"""The forms in which a sentence names an earlier letter to the Kamer: text in, each naming out with its range and date.

Reads mijn brief van 18 oktober · de brief van 3 juli jl. · de Kamerbrief d.d. 3-7-2023 · brieven van 3 mei en 4 juni ·
de brief van mijn ambtsvoorganger van 3 mei 2021 · de brief over de mestmarkt van april 2022 · de
Kamerbrief "Ruimte voor water" (3 mei 2021) · de brief die ik op 3 mei stuurde · mijn antwoord van 12 mei · de
aprilbrief · op 15 maart schreef ik uw Kamer · genoemde brief · mijn vorige brief.
Not read: letters to the government (uw brief van 3 mei, de brief van 3 mei van de VNG, de brandbrief van 3 mei), what
is still to come, and what was said in a debate. A date without a year is the last one before the letter itself.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.datums import MAANDEN
from pipeline.lexicon import lexicon

_WOORDEN = lexicon("briefvermeldingen")
REACH = 80  # characters between the parts of a naming
NEAR = 120  # characters of a clause on either side of a date that say that the Kamer was written to


@dataclass(frozen=True, slots=True)
class Naming:
    """A naming of a letter at `begin`–`einde`; `datum` is a day or month (2019-10-18, 2019-10), None where it has none.

    `wijst` tells that a letter named before is meant.
    """

    begin: int
    einde: int
    datum: str | None = None
    wijst: bool = False


def _choice(name: str) -> str:
    return "|".join(sorted(_WOORDEN[name], key=len, reverse=True))


_MAAND = rf"(?:{'|'.join(MAANDEN)})"
_ERVOOR = r"(?:(?:begin|medio|eind|afgelopen|vorige|(?:maan|dins|woens|donder|vrij)dag)\s)?"
_BEGIN = rf"(?={_ERVOOR}(?:\d|{_MAAND}\b))"
_DATUM = re.compile(
    rf"{_ERVOOR}(?:(?:(?P<dag>\d{{1,2}})\s)?(?P<maand>{_MAAND})\b(?:\s(?P<jaar>(?:19|20)\d\d)\b)?"
    r"|(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<j>(?:19|20)\d\d)\b)(?:,?\s(?:jl\.?|jongstleden|dezes))?(?!\w)",
    re.IGNORECASE,
)
_BRIEF = rf"(?P<soort>[A-Za-zà-ÿ]{{0,30}}?-?)(?:{_choice('brieven')})(?!\w|-)"
_BEPALING = re.compile(rf"(?:\b(?:{_choice('bepaling')})\s){{1,4}}$", re.IGNORECASE)
_WOORD = re.compile(rf"(?<![\w-]){_BRIEF}", re.IGNORECASE)
_AAN_ONS = re.compile(rf"\b(?:{_choice('aan_ons')})\s(?:\w+\s)?$", re.IGNORECASE)
_ANDERMANS = re.compile(rf"(?:{_choice('andermans')})-?$", re.IGNORECASE)
_ANTWOORD_VAN_ANDER = re.compile(r"\b(?:haar|zijn)\santwoord(?:en)?$", re.IGNORECASE)
_TITEL = r"(?:\s[\"'“‘«„][^\"'”’»“]{1,120}[\"'”’»“])"
_VAN = re.compile(
    r"(?:\saan\s(?:uw|de|beide)\s(?:Tweede\s|Eerste\s)?Kamers?)?"
    rf"(?:\s(?:van|door)\s(?:{_choice('afzender')})(?:\s(?!van\s\d)[^\s.;:]{{1,30}}){{0,12}}?)?"
    r"(?:\s(?:over|inzake|betreffende|omtrent|rond|met)\s(?:(?!van\s\d|d\.d\.)[^\s.;:]{1,30}\s){1,10}?|\s)"
    rf"(?:van|d\.d\.|dd\.?|uit|gedateerd)\s{_BEGIN}"
    rf"|{_TITEL}?(?:\s(?:van|d\.d\.)\s|\s\(|,\sgedateerd\s){_BEGIN}",
    re.IGNORECASE,
)
_DIE_IK = re.compile(
    rf",?\s(?:die|welke|waarmee|waarin)\s(?:[^\s.,;]{{1,30}}\s){{0,6}}?(?:op|in)\s{_BEGIN}", re.IGNORECASE
)
_EN = re.compile(rf"(?:,|\sen|,\sen|\sresp\.|\srespectievelijk)\s(?:(?:die\s)?van\s|d\.d\.\s)?{_BEGIN}", re.IGNORECASE)
_VAN_ANDEREN = re.compile(
    rf",?\s(?:van|namens|door|afkomstig van)\s(?!(?:{_choice('afzender')})\b)(?:de\s|het\s|een\s)?(?=[^\W\d]{{2,}})"
    r"(?!over\b)(?!dit\sjaar\b)(?!\d)",
    re.IGNORECASE,
)
_MAANDBRIEF = re.compile(rf"\b(?:de|mijn|onze)\s(?P<maand>{_MAAND})-?brief\b(?:\s(?P<jaar>20\d\d)\b)?", re.IGNORECASE)
_AANWIJZEND = re.compile(
    rf"(?:\b(?:de|mijn|in)\s)?\b(?:{_choice('aanwijzend')})\s(?P<soort>[a-zà-ÿ]{{0,30}}?)(?:kamer)?brief\b",
    re.IGNORECASE,
)
_VORIGE = re.compile(
    rf"\b(?:de|mijn|onze)\s(?:{_choice('vorige')})\s(?:[a-zà-ÿ-]{{0,30}}brief|voortgangsrapportage|rapportage)\b",
    re.IGNORECASE,
)
_GEMELD = re.compile(rf"\b(?:{_choice('geschreven')})\b", re.IGNORECASE)
_LEZER = re.compile(rf"\b(?:{_choice('lezer')})\b")
_NIET = re.compile(rf"\b(?:{_choice('niet_geschreven')})\b")
_WANNEER = re.compile(rf"\b(?P<bij>[Oo]p|[Ii]n|[Bb]egin|[Ee]ind|[Mm]edio|[Pp]er brief van)\s{_BEGIN}")
_GRENS = re.compile(r"[;:()]|,\s|\.\s(?=[A-Z])")


def find_brieven(tekst: str, datum: date | None) -> list[Naming]:
    """The namings of earlier letters in a sentence of a letter of `datum`, in reading order.

    >>> [(n.datum, n.wijst) for n in find_brieven("Zie mijn brief van 18 oktober en die brief.", date(2020, 3, 1))]
    [('2019-10-18', False), (None, True)]
    >>> find_brieven("In reactie op uw brief van 18 oktober meld ik dit.", date(2020, 3, 1))
    []
    """
    found: list[Naming] = []
    for reader in (_read_named, _read_maandbrief, _read_written, _read_undated):
        for naming in reader(tekst, datum):
            if all(naming.einde <= other.begin or naming.begin >= other.einde for other in found[-NEAR:]):
                found.append(naming)
    return sorted(found, key=lambda naming: naming.begin)


def _read_named(tekst: str, datum: date | None) -> Iterator[Naming]:
    """A word for a letter with its date: mijn brief van 18 oktober, brieven van 3 mei en 4 juni."""
    for woord in _WOORD.finditer(tekst):
        before = tekst[max(0, woord.start() - REACH) : woord.start()]
        intro = _VAN.match(tekst, woord.end()) or _DIE_IK.match(tekst, woord.end())
        if intro is None or _AAN_ONS.search(before) or _ANDERMANS.search(woord["soort"]):
            continue
        dates = list(_dates_at(tekst, intro.end()))
        if _ANTWOORD_VAN_ANDER.search(tekst, max(0, woord.start() - REACH), woord.end()):
            continue
        if dates and not _VAN_ANDEREN.match(tekst, dates[-1].end()):
            bepaling = _BEPALING.search(before)
            begin = woord.start() - len(bepaling[0]) if bepaling else woord.start()
            yield from _dated(begin, dates, datum)


def _dated(begin: int, dates: list[re.Match[str]], datum: date | None) -> Iterator[Naming]:
    """One naming for each date; the first begins with the words for the letter."""
    for index, found in enumerate(dates):
        day = _day(found, datum)
        if day or datum is None:
            yield Naming(found.start() if index else begin, found.end(), day)


def _dates_at(tekst: str, begin: int) -> Iterator[re.Match[str]]:
    """The dates that stand in a row from `begin`."""
    found = _DATUM.match(tekst, begin)
    while found:
        yield found
        more = _EN.match(tekst, found.end())
        found = _DATUM.match(tekst, more.end()) if more else None


def _read_maandbrief(tekst: str, datum: date | None) -> Iterator[Naming]:
    """A letter named by its month: de aprilbrief."""
    for found in _MAANDBRIEF.finditer(tekst):
        jaar = int(found["jaar"]) if found["jaar"] else None
        yield Naming(found.start(), found.end(), _before(jaar, _number(found["maand"]), None, datum))


def _read_written(tekst: str, datum: date | None) -> Iterator[Naming]:
    """A clause that says that the Kamer was written to on a day or in a month."""
    if not _GEMELD.search(tekst):
        return
    for begin, einde in _clauses(tekst):
        clause = tekst[begin:einde]
        verb = _GEMELD.search(clause)
        if verb is None or not _LEZER.search(clause) or _NIET.search(clause):
            continue
        for when in _WANNEER.finditer(clause):
            dates = list(_dates_at(clause, when.end()))
            if dates and abs(verb.start() - dates[0].start()) <= NEAR:
                yield from (
                    Naming(begin + low, begin + high, day)
                    for low, high, day in _spans(when.start(), verb, dates, datum)
                    if day
                )


def _spans(
    start: int, verb: re.Match[str], dates: list[re.Match[str]], datum: date | None
) -> Iterator[tuple[int, int, str | None]]:
    """The range and day of each date of a clause; the verb belongs to the one nearest to it."""
    for index, found in enumerate(dates):
        low = found.start() if index else start
        last = index == len(dates) - 1
        yield (
            low,
            max(found.end(), verb.end()) if last and verb.start() >= found.end() else found.end(),
            _day(found, datum),
        )


def _clauses(tekst: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for mark in _GRENS.finditer(tekst):
        yield begin, mark.start()
        begin = mark.end()
    yield begin, len(tekst)


def _read_undated(tekst: str, datum: date | None) -> Iterator[Naming]:
    """A letter that points back to one named before, or is only said to be an earlier one."""
    del datum
    for found in _AANWIJZEND.finditer(tekst):
        if not _ANDERMANS.search(found["soort"]):
            yield Naming(found.start(), found.end(), wijst=True)
    yield from (Naming(found.start(), found.end()) for found in _VORIGE.finditer(tekst))


def _number(maand: str) -> int:
    return MAANDEN.index(maand.lower()) + 1


def _day(found: re.Match[str], datum: date | None) -> str | None:
    """The day or month of a date; None where it is no day before `datum`, or no year can be told."""
    if found["maand"]:
        dag = int(found["dag"]) if found["dag"] else None
        return _before(int(found["jaar"]) if found["jaar"] else None, _number(found["maand"]), dag, datum)
    maand = int(found["m"])
    return _before(int(found["j"]), maand, int(found["d"]), datum) if 1 <= maand <= len(MAANDEN) else None


def _before(jaar: int | None, maand: int, dag: int | None, datum: date | None) -> str | None:
    """A day or month before `datum`; without a year the last one before it.

    >>> _before(None, 10, 18, date(2020, 3, 1)), _before(None, 2, None, date(2020, 3, 1)), _before(2021, 1, 1, None)
    ('2019-10-18', '2020-02', '2021-01-01')
    """
    if jaar is None and datum is None:
        return None
    years = (jaar,) if jaar else (datum.year, datum.year - 1) if datum else ()
    for year in years:
        if dag is not None and not 1 <= dag <= calendar.monthrange(year, maand)[1]:
            continue
        if datum is None or date(year, maand, dag or 1) < datum:
            return date(year, maand, dag).isoformat() if dag else f"{year}-{maand:02}"
    return None
