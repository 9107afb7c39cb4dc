"""The calendar years that a sentence names, as sums of money are tied to them.

Read are: in 2024 · voor 2024 · over 2023 · (2024) · 2024: · in 2024 en 2025 · in 2024, 2025 en 2026 · in zowel 2024
als 2025 · van 2024 tot en met 2027 · in de periode 2023–2027 · in de jaren 2024 t/m 2026 · schooljaar 2024/25 · tot en
met 2026 (from the letter's own year) · eind 2024 · in maart 2024 · vanaf 2025 · per 1 januari 2025 · met ingang van
2025 · 2025 e.v. · in 2024, 2025 en vanaf 2026 · in dat jaar, vanaf datzelfde jaar (the year named last) · dit jaar,
volgend jaar, vorig jaar (from the letter's date) · een jaar eerder, het jaar daarna, per jaar daarna (from the year
named last, in the sentence before too) · de begroting (voor) 2025.

No year of a sum is the year of a document (Voorjaarsnota 2020, Coalitieakkoord 2021), a day (op 6 april 2023, but for
that on which a round opens "met een plafond van"), a comparison (ten opzichte van 2020), or an end that leaves its own
year open (tot 2027, vóór 2030).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.datums import MAANDEN
from pipeline.lexicon import lexicon
from pipeline.mentions.getallen import alternatives

MOST_YEARS = 30


@dataclass(frozen=True, slots=True)
class Jaren:
    """Years named at `begin`–`einde`: each slot is a year, or the first year of an open run.

    `jaren` are the years of the slots, `vanaf_jaar` the first year of the open run; `begrensd` where an end is named.
    """

    begin: int
    einde: int
    jaren: tuple[int, ...] = ()
    vanaf_jaar: int | None = None

    @property
    def plaatsen(self) -> int:
        """How many sums these years can be dealt out to, one by one."""
        return len(self.jaren) + (self.vanaf_jaar is not None)

    def deel(self, index: int) -> Jaren:
        """The year that falls to the sum with this number, where sums and years go one by one.

        >>> Jaren(0, 9, (2024, 2025), 2026).deel(2)
        Jaren(begin=0, einde=9, jaren=(), vanaf_jaar=2026)
        """
        if index < len(self.jaren):
            return Jaren(self.begin, self.einde, (self.jaren[index],))
        return Jaren(self.begin, self.einde, (), self.vanaf_jaar)


_WOORDEN = lexicon("jaren")
_JAAR = r"(?:19|20)\d\d(?![\d%])(?!\s?(?:euro|€|EUR|miljoen|mln|miljard|mld)\b)(?![.,]\d|-[a-z])"
_LINK = r"\s?[-–—/]\s?|\s(?:tot\sen\smet|t/m|en|als|tot)\s|,\s(?:en\s)?"
_AGAIN = r"(?:(?:in|voor|over)\s(?=(?:19|20)\d\d(?!\s(?:€|\d|circa|ruim|maximaal|bijna))))?"
_REEKS = rf"{_JAAR}(?:(?:{_LINK}){_AGAIN}(?:{_JAAR}|\d\d(?![\d\w])(?<=20\d\d/\d\d)))*"
_TUSSEN = alternatives(_WOORDEN["tussen"])
_SUM_NEXT = r"(?!\s(?:€|\d|circa|ruim|maximaal|bijna|structureel|jaarlijks))"
_OPEN = rf"(?:(?:,\s|\sen\s|,\sen\s)(?:structureel\s)?(?:vanaf|per)\s(?P<slot>{_JAAR}){_SUM_NEXT})?"
_MAAND = alternatives(MAANDEN)
_MONTH = rf"(?:1\s)?(?:{_MAAND})\s"

_RECURS = alternatives(_WOORDEN["herhaald"])

_EXPRESSION = re.compile(
    rf"""
    (?P<open>\b(?:{alternatives(_WOORDEN["vanaf"])})\s(?:(?:{_TUSSEN})\s|{_MONTH})?)
        (?P<vanaf>{_JAAR})(?P<tot>(?:\s(?:tot\sen\smet|t/m)\s|\s?[-–]\s?){_JAAR})?
    | \b(?:{alternatives(_WOORDEN["totenmet"])})\s(?:(?:eind|medio|begin|het\sjaar|{_MONTH})\s?)?(?P<laatste>{_JAAR})
    | (?:\b(?:van|tussen|uit)\s(?P<eerste>{_JAAR})\s(?:tot\sen\smet|t/m|en|tot)\s(?P<einde>{_JAAR}))
    | \b(?P<in>{alternatives(_WOORDEN["in"])})\s
        (?:(?:de|het|elk\svan\sde)\s(?:jaren|periode|jaar)\s|(?:{_TUSSEN})\s|{_MONTH})?(?:van\s)?
        (?P<reeks>{_REEKS}){_OPEN}
        (?P<verder>\s(?:e\.v\.|en\sverder|en\svolgende\sjaren|en\sde\sjaren\sdaarna|en\sdaarna(?!\s(?:{_RECURS}|€|\d))))?
    | \b(?:{alternatives(_WOORDEN["begroting"])})\s(?:voor\s(?:het\sjaar\s)?|van\s)?(?P<begroting>{_JAAR})
    | \((?:in\s|voor\s|vanaf\s(?=(?P<haak_vanaf>{_JAAR})))?(?P<haak>{_REEKS})\)
    | (?<![\w/-])(?P<label>{_JAAR})(?=:\s|\s\((?:[a-z]+\.?\s)?€\s?\d[^()]{{0,15}}\))
    | (?<![\w/-])(?P<ev>{_JAAR})\s(?:e\.v\.|en\sverder)
    | \bop\s(?:\d\d?)\s(?:{_MAAND})\s(?P<dag>{_JAAR})
    | \b(?P<sinds_dat>vanaf\s)?(?P<zelfde>(?:dat|datzelfde|hetzelfde|dat\szelfde)\sjaar)\b
    | \b(?:in\s|over\s)?(?:een|het)\sjaar\s
        (?:(?P<ervoor>{alternatives(_WOORDEN["ervoor"])})|(?P<erna>{alternatives(_WOORDEN["erna"])}))\b
    | \b(?P<daarna>(?:in\s|voor\s|over\s)?(?:{alternatives(_WOORDEN["daarna"])})\b
        |daarna\s(?:(?:is|wordt|gaat\shet\som|volgt|komt)\s)?(?:er\s)?
        (?=(?:{_RECURS})\b)
        |(?<=jaar\s)daarna\b|(?<=jaarlijks\s)daarna\b|(?<=structureel\s)daarna\b)
    | \b(?:in\s|voor\s|over\s)?(?P<relatief>{alternatives(_WOORDEN["relatief"])})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_JAARDELEN = frozenset({"begin", "medio", "eind", "einde", "ultimo"})
_MAYBE_YEAR = re.compile(r"(?:19|20)\d\d|jaar\b|\b[Dd]aarna\b|daaropvolgende jaren")
_ELSEWHERE = re.compile(r"\bvóór\s$|\bten opzichte van $|\bvergeleken met $|\bdan (?:in )?$|\bvan $|\btot $")
_OPENS = re.compile(rf"\b(?:{alternatives(_WOORDEN['openstelling'])})\b")
_CLAUSE_MARK = re.compile(r"[.;]\s")
_CEILING = re.compile(rf"[^.;€]*\bmet\s(?:een|het)\s(?:{alternatives(_WOORDEN['plafond'])})\svan\b")
_BROKEN_YEAR = re.compile(r"school|studie|seizoen")
_YEARS = re.compile(r"(?P<jaar>(?:19|20)\d\d)|(?P<kort>(?<=/)\d\d)")
_POINTS_BACK = re.compile(
    r"\b(?:(?:vanaf|in|voor|over)\s)?(?:(?:dat|datzelfde|hetzelfde|dat\szelfde)\sjaar\b|"
    rf"(?:een|het)\sjaar\s(?:{alternatives([*_WOORDEN['ervoor'], *_WOORDEN['erna']])})\b|daarna\b|"
    rf"(?:{alternatives(_WOORDEN['daarna'])})\b)",
    re.IGNORECASE,
)
_RUN_LINK = re.compile(r"\s?[-–—/]\s?|\s(?:tot\sen\smet|t/m|tot)\s")


def read_jaren(tekst: str, datum: date | None, above: str = "") -> Iterator[Jaren]:
    """Read the years of a sentence; `datum` is the letter's date, from which "dit jaar" is read.

    `above` is the sentence before it: the one year that it names is what "dat jaar" points to.

    >>> from datetime import date
    >>> [j.jaren for j in read_jaren("in 2024, 2025 en 2026, en in de periode 2023–2025", None)]
    [(2024, 2025, 2026), (2023, 2024, 2025)]
    >>> [(j.jaren, j.vanaf_jaar) for j in read_jaren("dit jaar en vanaf 2026", date(2024, 9, 2))]
    [((2024,), None), ((), 2026)]
    """
    if not _MAYBE_YEAR.search(tekst):
        return
    last = _year_of(above, datum) if above and _POINTS_BACK.search(tekst) else None
    for match in _EXPRESSION.finditer(tekst):
        if not _is_elsewhere(tekst, match):
            found = _read_same(match, last) if _POINTS_BACK.match(match[0]) else _read_expression(match, datum)
            if found is not None:
                last = found
                yield found


def _year_of(above: str, datum: date | None) -> Jaren | None:
    """The years of a sentence that names them once."""
    named = {jaren.jaren: jaren for jaren in read_jaren(above, datum) if jaren.vanaf_jaar is None}
    only = next(iter(named.values()), None)
    return only if len(named) == 1 else None


def _read_same(match: re.Match[str], last: Jaren | None) -> Jaren | None:
    """The years that "dat jaar", "een jaar eerder", "daarna" point to, from those named last."""
    if last is None:
        return None
    if match["daarna"]:
        return Jaren(*match.span(), (), last.jaren[-1] + 1) if last.jaren and last.vanaf_jaar is None else None
    jaar = last.jaren[0] if last.jaren else last.vanaf_jaar
    if last.plaatsen != 1 or jaar is None:
        return None
    if match["sinds_dat"]:
        return Jaren(*match.span(), (), jaar)
    return Jaren(*match.span(), (jaar - bool(match["ervoor"]) + bool(match["erna"]),))


def _is_elsewhere(tekst: str, match: re.Match[str]) -> bool:
    """Whether what stands before makes it an end or a comparison: tot eind 2025, ten opzichte van begin 2020."""
    before = _ELSEWHERE.search(tekst, max(0, match.start() - 18), match.start())
    if match["dag"] and not _opens_round(tekst, match):
        return True
    if before is None or before[0] not in ("tot ", "van "):
        return before is not None
    if before[0] == "van ":
        return bool(match["relatief"])
    return bool(match["in"]) and match["in"].lower() in _JAARDELEN


def _opens_round(tekst: str, match: re.Match[str]) -> bool:
    """Whether a day is that on which money opens: op 3 maart 2025 opent een ronde met een plafond van € 2 mln."""
    ceiling = _CEILING.match(tekst, match.end(), match.end() + 160)
    if ceiling is None:
        return False
    before = _CLAUSE_MARK.split(tekst[max(0, match.start() - 80) : match.start()])[-1]
    return bool(_OPENS.search(before) or _OPENS.search(ceiling[0]))


def _read_expression(match: re.Match[str], datum: date | None) -> Jaren | None:
    """The years of one expression; None where they hang on an unknown date."""
    begin, einde = match.span()
    if match["relatief"]:
        offset: int = _WOORDEN["relatief"][re.sub(r"\s+", " ", match["relatief"].lower())]
        return Jaren(begin, einde, (datum.year + offset,)) if datum else None
    if first := match["vanaf"] or match["ev"] or match["haak_vanaf"]:
        last = None if _BROKEN_YEAR.search(match[0]) else match["tot"]
        return Jaren(begin, einde, _run(int(first), int(last[-4:]))) if last else Jaren(begin, einde, (), int(first))
    if match["laatste"]:
        return Jaren(begin, einde, _until(int(match["laatste"]), datum))
    if match["eerste"]:
        return Jaren(begin, einde, _run(int(match["eerste"]), int(match["einde"])))
    if single := match["begroting"] or match["label"] or match["dag"]:
        return Jaren(begin, einde, (int(single),))
    return _read_reeks(match)


def _read_reeks(match: re.Match[str]) -> Jaren:
    """A list or run of years, with the open run that may end it."""
    jaren = _read_years(match["reeks"] or match["haak"])
    if match["verder"]:
        return Jaren(*match.span(), jaren[:-1], jaren[-1])
    return Jaren(*match.span(), jaren, int(match["slot"]) if match["slot"] else None)


def _read_years(reeks: str) -> tuple[int, ...]:
    """The years of a list: every year of a run, the named ones of an enumeration, in order."""
    jaren: list[int] = []
    end = 0
    for match in _YEARS.finditer(reeks):
        jaar = int(match["jaar"] or jaren[-1] // 100 * 100 + int(match["kort"]))
        in_run = jaren and _RUN_LINK.fullmatch(reeks, end, match.start())
        jaren.extend(_run(jaren[-1] + 1, jaar) if in_run else (jaar,))
        end = match.end()
    return tuple(dict.fromkeys(jaren))


def _run(first: int, last: int) -> tuple[int, ...]:
    """All years from `first` to `last`; only the named ones where that is no sensible run."""
    return tuple(range(first, last + 1)) if first <= last <= first + MOST_YEARS else (last,)


def _until(last: int, datum: date | None) -> tuple[int, ...]:
    """The years up to and including `last`, from the letter's own; only `last` where that is not proved."""
    return _run(datum.year, last) if datum and datum.year <= last else (last,)
