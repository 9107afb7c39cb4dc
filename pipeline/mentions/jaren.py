"""The calendar years that a sentence names, as sums of money are tied to them.

Read are: in 2024 · voor 2024 · over 2023 · (2024) · 2024: · in 2024 en 2025 · in 2024, 2025 en 2026 · in zowel 2024
als 2025 · van 2024 tot en met 2027 · in de periode 2023–2027 · in de jaren 2024 t/m 2026 · schooljaar 2024/25 · tot en
met 2026 (from the letter's own year) · eind 2024 · in maart 2024 · vanaf 2025 · per 1 januari 2025 · met ingang van
2025 · 2025 e.v. · in 2024, 2025 en vanaf 2026 · in dat jaar, vanaf datzelfde jaar (the year named last) · dit jaar,
volgend jaar, vorig jaar, dit en volgend jaar, vanaf volgend jaar, tot het einde van het jaar (from the letter's date) ·
een jaar eerder, het jaar daarna, per jaar daarna, de jaren daarna tot en met 2027, de drie jaren daarna, over dezelfde
periode, in het eerste jaar (from the years named last, in the sentence before too) · in 2024 en het jaar daarop · de
eerste zes maanden van 2024, de tweede helft van dit jaar · doorgeschoven naar 2026 · de begroting (voor) 2025,
Slotwet 2025.

No year of a sum is the year of a document (Voorjaarsnota 2020, Coalitieakkoord 2021), a day (op 6 april 2023, but for
that on which a round opens "met een plafond van"), a comparison (ten opzichte van 2020), the year in which something
was said (in 2022 toegezegd), how long something runs (loopt tot en met 2026), or an end that leaves its own year open
(tot 2027, vóór 2030).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.datums import MAANDEN
from pipeline.lexicon import lexicon
from pipeline.mentions.getallen import alternatives, parse_telwoord

MOST_YEARS = 30
FAR = 300  # characters before "in dat jaar" in which its year is sought


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

    @property
    def has_several(self) -> bool:
        """Whether these are two years or more, with an end."""
        return len(self.jaren) > 1 and self.vanaf_jaar is None

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

_DEEL = (
    rf"(?:de|het)\s(?:{alternatives(_WOORDEN['rang'])})\s(?:(?:{alternatives(_WOORDEN['aantal'])}|\d\d?)\s)?"
    rf"(?:{alternatives(_WOORDEN['jaardeel'])})\svan\s"
)
_AANTAL = alternatives(_WOORDEN["aantal"])
_ERNA = alternatives(_WOORDEN["erna"])
_RANG = _WOORDEN["rang_van_jaar"]
_RECURS = alternatives(_WOORDEN["herhaald"])

_EXPRESSION = re.compile(
    rf"""
    (?P<open>\b(?:{alternatives(_WOORDEN["vanaf"])})\s(?:(?:{_TUSSEN})\s|{_MONTH})?)
        (?P<vanaf>{_JAAR})(?P<tot>(?:\s(?:tot\sen\smet|t/m)\s|\s?[-–]\s?){_JAAR})?
    | \b(?:{alternatives(_WOORDEN["totenmet"])})\s(?:(?:eind|medio|begin|het\sjaar|{_MONTH})\s?)?(?P<laatste>{_JAAR})
    | (?:\b(?:van|tussen|uit)\s(?P<eerste>{_JAAR})\s(?:tot\sen\smet|t/m|en|tot)\s(?P<einde>{_JAAR}))
    | \b(?P<in>{alternatives(_WOORDEN["in"])})\s
        (?:(?:de|het|elk\svan\sde)\s(?:jaren|periode|jaar)\s|(?:{_TUSSEN})\s|{_DEEL}(?:het\sjaar\s)?|{_MONTH})?(?:van\s)?
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
        |(?<=[;,]\s)daarna\s(?:is|wordt|bedraagt|blijft)\s(?:het|de)\s(?=[^;]{{1,60}}\s(?:{_RECURS})\b)
        |(?<=jaar\s)daarna\b|(?<=jaarlijks\s)daarna\b|(?<=structureel\s)daarna\b)
        (?:\s(?:tot\sen\smet|t/m)\s(?P<daarna_tot>{_JAAR}))?
    | \b(?:in|voor|over)\sde\s(?P<aantal>{_AANTAL})\s
        (?:jaren\s(?:{_ERNA})|jaar\s(?:{_ERNA})|daaropvolgende\sjaren|daaropvolgende\sjaar)\b
    | \b(?:in|over|voor|gedurende)\s(?P<periode>(?:die|dezelfde|diezelfde)\s(?:periode|jaren|maanden))\b
    | \b(?:in|over|voor)\shet\s(?P<rang>{alternatives(_RANG)})\sjaar\b(?!\s(?:van|na|dat|waarin|nadat)\b)
    | \b(?:(?:van\s(?P<uit>{_JAAR})\s)?naar\s(?:het\sjaar\s|de\sjaren\s)?(?P<naar>{_REEKS}))
    | \b(?P<samen>{alternatives(_WOORDEN["relatief_samen"])})\b
    | \b(?P<tot_einde>(?:tot\s(?:aan\s)?(?:het\s)?einde?|voor\sde\srest)\svan\shet\sjaar)\b(?!\s\d)
    | \b(?:(?P<open_relatief>{alternatives(_WOORDEN["vanaf"])})\s
        |(?:in|voor|over|gedurende|tijdens)\s(?:(?:{_TUSSEN})\s|{_DEEL}|{_MONTH}(?:van\s)?)?|(?:{_DEEL}))?
        (?P<relatief>{alternatives(_WOORDEN["relatief"])})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_JAARDELEN = frozenset({"begin", "medio", "eind", "einde", "ultimo"})
_MAYBE_YEAR = re.compile(
    r"(?:19|20)\d\d|jaar\b|\b[Dd]aarna\b|daaropvolgende jaren|(?:zelfde|die) (?:periode|jaren|maanden)"
)
_ELSEWHERE = re.compile(
    r"\bvóór\s$|\bten opzichte van $|\bvergeleken met $|\bdan (?:in )?$|\bvan $|\btot $|\bloopt $|\blopen $"
)
_SAID = re.compile(
    rf"\s(?:(?:is|was|werd|zijn|waren|werden|reeds|al)\s){{0,2}}(?:{alternatives(_WOORDEN['gezegd'])})\b", re.IGNORECASE
)
_MOVED = re.compile(rf"(?:{alternatives(_WOORDEN['verschoven'])})", re.IGNORECASE)
_SUM_MARK = re.compile(r"€|\b(?:euro|miljoen|mln|miljard|mld)\b", re.IGNORECASE)
_SUM_BEHIND = re.compile(r"\s(?:(?:ruim|circa|maximaal|bijna|nog\seens|nog|structureel|jaarlijks)\s){0,2}(?:€|\d)")
_OPENS = re.compile(rf"\b(?:{alternatives(_WOORDEN['openstelling'])})\b")
_CLAUSE_MARK = re.compile(r"[.;]\s")
_CEILING = re.compile(rf"[^.;€]*\bmet\s(?:een|het)\s(?:{alternatives(_WOORDEN['plafond'])})\svan\b")
_BROKEN_YEAR = re.compile(r"school|studie|seizoen")
_YEARS = re.compile(r"(?P<jaar>(?:19|20)\d\d)|(?P<kort>(?<=/)\d\d)")
_WRITTEN = re.compile(rf"(?<![\w/.-])(?P<jaar>{_JAAR})")
_POINTS_BACK = re.compile(
    r"\b(?:(?:vanaf|in|voor|over|gedurende)\s)?(?:(?:dat|datzelfde|hetzelfde|dat\szelfde)\sjaar\b|"
    rf"(?:een|het)\sjaar\s(?:{alternatives([*_WOORDEN['ervoor'], *_WOORDEN['erna']])})\b|daarna\b|"
    rf"(?:{alternatives(_WOORDEN['daarna'])})\b|(?:die|dezelfde|diezelfde)\s(?:periode|jaren|maanden)\b|"
    rf"het\s(?:{alternatives(_RANG)})\sjaar\b|de\s(?:{_AANTAL})\s(?:ja|daarop))",
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
    yield from _join_pairs(tekst, [jaren for jaren, _ in _read_all(tekst, datum, above)])


def _read_all(tekst: str, datum: date | None, above: str) -> Iterator[tuple[Jaren, bool]]:
    """The years of a sentence, and whether each points back to those named before."""
    last = _year_of(above, datum) if above and _POINTS_BACK.search(tekst) else None
    for match in _EXPRESSION.finditer(tekst):
        if not _is_elsewhere(tekst, match):
            back = bool(_POINTS_BACK.match(match[0]))
            last = last or (_only_year(tekst[max(0, match.start() - FAR) : match.start()]) if match["zelfde"] else None)
            found = _read_same(match, last) if back else _read_expression(match, datum)
            if found is not None and not (match["tot_einde"] and last):
                last = found
                yield found, back


def _year_of(above: str, datum: date | None) -> Jaren | None:
    """The years of a sentence that names them once; "een jaar eerder", with which it compares, is none of them."""
    named = {j.jaren: j for j, back in _read_all(above, datum, "") if j.vanaf_jaar is None and not back}
    only = next(iter(named.values()), None)
    return only if len(named) == 1 else None


def _only_year(before: str) -> Jaren | None:
    """The one year that stands before "in dat jaar", were it that of a day or an end: "tot 1 juli 2023"."""
    written = {int(match["jaar"]) for match in _WRITTEN.finditer(before)}
    return Jaren(0, 0, tuple(written)) if len(written) == 1 else None


def _join_pairs(tekst: str, named: Sequence[Jaren]) -> Iterator[Jaren]:
    """Join two years that make one list: "dit jaar en volgend jaar", "in 2010 en het jaar daarop"."""
    first: Jaren | None = None
    for jaren in named:
        if first is not None and _makes_pair(tekst, first, jaren):
            first = Jaren(first.begin, jaren.einde, first.jaren + jaren.jaren)
            continue
        if first is not None:
            yield first
        first = jaren
    if first is not None:
        yield first


def _makes_pair(tekst: str, first: Jaren, second: Jaren) -> bool:
    """Whether two years follow upon each other, and are not one of a sum before and one of a sum behind them."""
    gap = tekst[first.einde : second.begin]
    if gap not in (" en ", " als ", " en voor ", " en in ") or first.vanaf_jaar or second.vanaf_jaar:
        return False
    if not first.jaren or not second.jaren or second.jaren[0] != first.jaren[-1] + 1:
        return False
    dealt = _SUM_BEHIND.match(tekst, second.einde) and _SUM_MARK.search(tekst, max(0, first.begin - 80), first.begin)
    return not dealt


def _read_same(match: re.Match[str], last: Jaren | None) -> Jaren | None:
    """The years that "dat jaar", "een jaar eerder", "daarna" point to, from those named last."""
    if last is None or match["periode"]:
        return Jaren(*match.span(), last.jaren) if last and last.vanaf_jaar is None else None
    if match["daarna"] or match["aantal"]:
        return _read_after(match, last)
    return _read_rang(match, last) if match["rang"] else _read_one(match, last)


def _read_one(match: re.Match[str], last: Jaren) -> Jaren | None:
    """The one year that is named from another: dat jaar, vanaf dat jaar, een jaar later."""
    jaar = last.jaren[0] if last.jaren else last.vanaf_jaar
    if last.plaatsen != 1 or jaar is None:
        return None
    if match["sinds_dat"]:
        return Jaren(*match.span(), (), jaar)
    return Jaren(*match.span(), (jaar - bool(match["ervoor"]) + bool(match["erna"]),))


def _read_after(match: re.Match[str], last: Jaren) -> Jaren | None:
    """The years behind those named last: de jaren daarna, de jaren daarna tot en met 2025, de drie jaren daarna."""
    if not last.jaren or last.vanaf_jaar is not None:
        return None
    first = last.jaren[-1] + 1
    if match["aantal"]:
        return Jaren(*match.span(), _run(first, last.jaren[-1] + int(parse_telwoord(match["aantal"]) or 1)))
    if match["daarna_tot"]:
        return Jaren(*match.span(), _run(first, int(match["daarna_tot"])))
    return Jaren(*match.span(), (), first)


def _read_rang(match: re.Match[str], last: Jaren) -> Jaren | None:
    """One of a run of years by its place: "in het eerste jaar"."""
    place: int = _WOORDEN["rang_van_jaar"][match["rang"].lower()]
    if not last.has_several or place >= len(last.jaren):
        return None
    return Jaren(*match.span(), (last.jaren[place],))


def _is_elsewhere(tekst: str, match: re.Match[str]) -> bool:
    """Whether it is no year of money: an end, a comparison, the year in which something was said.

    Examples are "tot eind 2025", "ten opzichte van begin 2020", "de in 2022 toegezegde € 3 mln.".
    """
    if match["dag"] and not _opens_round(tekst, match):
        return True
    if _SAID.match(tekst, match.end()) or (match["naar"] and not _is_moved(tekst, match)):
        return True
    before = _ELSEWHERE.search(tekst, max(0, match.start() - 18), match.start())
    return before is not None and _is_led_off(tekst, match, before[0].split()[0])


def _is_led_off(tekst: str, match: re.Match[str], word: str) -> bool:
    """Whether the word before years makes them no years of money."""
    if word == "dan":
        return not tekst.startswith(", toen ", match.end())
    if word in ("loopt", "lopen"):
        return bool(match["laatste"])
    if word == "van":
        return bool(match["relatief"] or match["samen"])
    return word != "tot" or (bool(match["in"]) and match["in"].lower() in _JAARDELEN)


def _is_moved(tekst: str, match: re.Match[str]) -> bool:
    """Whether money is moved to a year, from one not named with it: "wordt € 6 mln. doorgeschoven naar 2026"."""
    if match["uit"] or not _SUM_MARK.search(tekst, max(0, match.start() - 60), match.start()):
        return False
    return bool(_MOVED.search(tekst, max(0, match.start() - 160), match.end() + 40))


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
    if match["relatief"] or match["samen"] or match["tot_einde"]:
        return _read_relatief(match, datum) if datum else None
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


def _read_relatief(match: re.Match[str], datum: date) -> Jaren:
    """The years named from the letter's own: dit jaar, vanaf volgend jaar, dit en volgend jaar."""
    if match["tot_einde"]:
        return Jaren(*match.span(), (datum.year,))
    if match["samen"]:
        offsets: list[int] = _WOORDEN["relatief_samen"][re.sub(r"\s+", " ", match["samen"].lower())]
        return Jaren(*match.span(), tuple(datum.year + offset for offset in offsets))
    jaar = datum.year + int(_WOORDEN["relatief"][re.sub(r"\s+", " ", match["relatief"].lower())])
    return Jaren(*match.span(), (), jaar) if match["open_relatief"] else Jaren(*match.span(), (jaar,))


def _read_reeks(match: re.Match[str]) -> Jaren:
    """A list or run of years, with the open run that may end it."""
    jaren = _read_years(match["reeks"] or match["haak"] or match["naar"])
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
