"""Sums of money in a sentence: what each is worth and where its unit was read.

Read are:

- a currency before or after: € 2,5 mln., EUR 2.500.000, 2,5 miljoen euro, 500 €, € 88,-, € 250k, tien miljoen euro;
- no currency, but a unit and money in the clause: 100 miljoen incidenteel geld, de 291 miljoen structureel; a bijdrage
  van twee ton, anderhalve ton subsidie (a few ton, where nothing is weighed);
- ranges, one Som with two ends: tussen de 5 en 10 miljoen euro, € 5–10 mln., 500 tot 5.000 euro, 5 à 10 miljoen,
  oplopend tot 5 à 10 miljoen, loopt uiteen van € 5 mln. tot € 10 mln.;
- lists with one unit, a Som for each: 15 en 10 miljoen euro, € 5, € 6 en € 7 mln.;
- changes, a Som for each: van 40 naar 100 miljoen euro, oplopend van € 4 mln. tot € 10 mln.;
- years without a repeated unit: 12 miljoen euro in 2025, 18 in 2026 en 20 in 2027;
- a minus sign: -/- € 3 mln., –€ 3 mln., € -3 mln. (a bezuiniging van € 50 mln. keeps its positive value: the
  word says what it is, the number is as written).

Not money: counts (62.000 aanvragen, 3 miljoen huishoudens), other currencies, percentages, FTE, weights, years,
and the unit of a table (x € 1.000, in 1.000 euro, bedragen in € mln.).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from pipeline.lexicon import lexicon
from pipeline.mentions.getallen import CIJFERS, TELWOORD, alternatives, parse_cijfers, parse_telwoord

UIT_BEDRAG = "uit het bedrag"
UIT_OPSOMMING = "uit de opsomming"


@dataclass(frozen=True, slots=True)
class Som:
    """A sum of money in euro at `begin`–`einde`; `euro_tot` is the upper end of a range.

    `reeks` numbers the list it stands in: sums of one list share their years.
    """

    begin: int
    einde: int
    euro: float
    euro_tot: float | None = None
    eenheid_bron: str = UIT_BEDRAG
    reeks: int = 0


@dataclass(frozen=True, slots=True)
class _Getal:
    """A number in the sentence, with the currency and the unit that stand at it."""

    begin: int
    einde: int
    waarde: float
    cijfers: bool
    munt: bool
    eenheid: float | None
    geerfd: bool = False

    @property
    def euro(self) -> float:
        return round(self.waarde * (self.eenheid or 1), 2)

    @property
    def lijkt_jaar(self) -> bool:
        return self.cijfers and self.eenheid is None and self.waarde in range(1900, 2100)


_WOORDEN = lexicon("bedragen")
_EENHEDEN: dict[str, float] = {**_WOORDEN["eenheden"], **_WOORDEN["eenheden_met_munt"]}
_KALE_EENHEDEN = frozenset(_WOORDEN["eenheden"])
_EENHEID = alternatives(_EENHEDEN)

MAYBE_MONEY = re.compile(
    r"€|\bEUR\b|\beuro(?:['’]?s)?\b|miljoen|miljard|\bml[ndj]\b|\bmrd\b|\bmio\b|\bton\b", re.IGNORECASE
)

_SPACED = r"(?<!\w)(?<!\d[.,])[1-9]\d{0,2}(?:\s\d{3})+(?!\d)(?(voor)|(?=\s(?:euro|EUR|€)))"
_GETAL = re.compile(
    rf"""
    (?P<min>-/-\s?|(?<=[\s(])[-−](?=€)|(?<=\()–(?=€)|\bmin\s(?=€))?
    (?P<voor>\bM€|€|\bEUR\b|\b[Ee]uro\b(?=\s\d[\d.,]*\s?(?:ml|mi)))?
    (?(voor)\s?(?P<min_na>-/-\s?|[-−–](?=\s?\d)\s?)?)
    (?:(?P<cijfers>{_SPACED}|{CIJFERS})(?P<streep>,[-–=—]{{1,2}})?|(?P<woord>{TELWOORD}))
    (?:[\s-]?(?P<eenheid>{_EENHEID})\b(?!-\w)(?:(?<=m[lr][nd])\.|(?<=mlj)\.|(?<=mio)\.)?(?!\w))?
    (?:\s?(?P<na>(?:[Ee]uro['’]s|[Ee]uros?|EUR)\b(?!-\w)|€(?!\s?\d)))?
    """,
    re.VERBOSE,
)
_NO_NUMBER = re.compile(r"\s?(?:%|procent|promille)|[\w]|[.,]\d|-[a-z]")
_TABLE_UNIT = re.compile(r"(?:(?<!\w)[x×*]\s?|\bin\s)$", re.IGNORECASE)
_THOUSAND = 1000
_LONGEST_GAP = 60
_POWERS_OF_TEN = frozenset({1_000.0, 1_000_000.0, 1_000_000_000.0})


def read_sommen(tekst: str) -> list[Som]:
    """Read the sums of money in a sentence, in reading order.

    >>> [(som.euro, som.euro_tot) for som in read_sommen("tussen de 5 en 10 miljoen euro, en € 88,- per kilo")]
    [(5000000.0, 10000000.0), (88.0, None)]
    >>> [som.euro for som in read_sommen("Er gaat 100 miljoen extra naar 3 miljoen huishoudens, van de € 1 mld.")]
    [100000000.0, 1000000000.0]
    """
    if not MAYBE_MONEY.search(tekst):
        return []
    getallen = [*_find_getallen(tekst)]
    getallen = _share_units(tekst, getallen)
    kept = [getal for getal in getallen if _is_money(tekst, getal)]
    return [*_join_ranges(tekst, _continue_years(tekst, kept, getallen))]


def _find_getallen(tekst: str) -> Iterator[_Getal]:
    """All numbers of the sentence, whether money or not."""
    for match in _GETAL.finditer(tekst):
        getal = _read_getal(match)
        if getal is not None and not _is_table_unit(tekst, getal):
            yield getal


def _read_getal(match: re.Match[str]) -> _Getal | None:
    """One number with its currency and unit; None where the words are no number."""
    cijfers, woord = match["cijfers"], match["woord"]
    waarde = parse_cijfers(cijfers) if cijfers else parse_telwoord(woord)
    munt = bool(match["voor"] or match["na"])
    if waarde is None or (not match["eenheid"] and not match["na"] and _NO_NUMBER.match(match.string, match.end())):
        return None
    if woord and woord.lower() in ("een", "kwart", "half", "halve") and not match["eenheid"]:
        return None
    if match["min"] or match["min_na"]:
        waarde = -waarde
    eenheid = _EENHEDEN.get(match["eenheid"] or ("M" if match["voor"] == "M€" else ""))
    if match["eenheid"] and not munt and match["eenheid"] not in _KALE_EENHEDEN:
        munt = _is_ton_of_money(match, waarde)
        eenheid = eenheid if munt else None
    return _Getal(match.start(), match.end(), waarde, bool(cijfers), munt, eenheid)


_TON_MONEY = re.compile(rf"€|(?:{alternatives(set(_WOORDEN['ton']['geld']) - {'€'})})\b", re.IGNORECASE)
_TON_WEIGHT = re.compile(rf"\b(?:{alternatives(_WOORDEN['ton']['gewicht'])})\b", re.IGNORECASE)
_MOST_TON = 10


def _is_ton_of_money(match: re.Match[str], waarde: float) -> bool:
    """Whether "twee ton" is 200.000 euro, by the words around it, and no weight."""
    if match["eenheid"] != "ton" or abs(waarde) >= _MOST_TON or not _FOLLOWS.match(match.string, match.end()):
        return False
    begin, end = max(0, match.start() - 160), match.end() + 120
    return bool(_TON_MONEY.search(match.string, begin, end)) and not _TON_WEIGHT.search(match.string, begin, end)


def _is_table_unit(tekst: str, getal: _Getal) -> bool:
    """Whether this is the unit of a table: "x € 1.000", "in 1.000 euro", "(x € 1 mln.)"."""
    before = tekst[max(0, getal.begin - 12) : getal.begin]
    return getal.munt and getal.cijfers and getal.euro in _POWERS_OF_TEN and bool(_TABLE_UNIT.search(before))


# ---------------------------------------------------------------- lists and ranges with one unit

_RANGE = r"tot(?:\s+en\s+met)?|[àa]|[-–—]|t/m"
_BETWEEN = re.compile(
    rf"\s*(?P<band>{_RANGE}|naar|,|en(?:/of)?|of|dan\s+wel|(?:,\s*)?(?:respectievelijk|resp\.)|en\s+respectievelijk)"
    r"\s*(?:(?:de|het|circa|ca\.|ruim|bijna|maximaal|structureel|vervolgens|uiteindelijk|jaarlijks|daarna)\s+)?"
)
_LABELS = re.compile(rf"(?:\d|\b(?:{alternatives(_WOORDEN['geld']['labels'])}))\s*$", re.IGNORECASE)


def _share_units(tekst: str, getallen: Sequence[_Getal]) -> list[_Getal]:
    """Hand the currency and the unit of the last of a list to those before it, right to left."""
    shared = [*getallen]
    for index in range(len(shared) - 2, -1, -1):
        shared[index] = _share_unit(tekst, shared[index], shared[index + 1])
    return shared


def _share_unit(tekst: str, first: _Getal, second: _Getal) -> _Getal:
    """Hand currency and unit of `second` to `first` where the two are neighbours of one list or range."""
    band = _BETWEEN.fullmatch(tekst, first.einde, second.begin)
    if band is None or not (second.munt or second.eenheid) or (first.munt and first.eenheid):
        return first
    if first.eenheid:
        return replace(first, munt=second.munt)
    if not (first.munt or _may_inherit(tekst, first)):
        return first
    inherits = bool(second.eenheid) and abs(first.waarde) < _THOUSAND and not _has_cents(tekst, first)
    if first.munt and not inherits:
        return first
    return replace(first, munt=second.munt or first.munt, eenheid=second.eenheid if inherits else None, geerfd=True)


def _has_cents(tekst: str, getal: _Getal) -> bool:
    """Whether the sum is written out to the cent ("€ 12,50", "€ 88,-"): then no unit follows it."""
    return getal.munt and bool(re.search(r",(?:\d\d|[-–=]+)$", tekst[getal.begin : getal.einde]))


def _may_inherit(tekst: str, getal: _Getal) -> bool:
    """Whether a bare number may be the first of a list of sums, and not a year or a label (fase 1 en 2)."""
    before = tekst[max(0, getal.begin - 24) : getal.begin]
    if _LABELS.search(before):
        return False
    return not getal.lijkt_jaar or bool(re.search(r"\b(?:tussen|van)(?:\s+de)?\s+$", before))


def _continue_years(tekst: str, kept: list[_Getal], getallen: Sequence[_Getal]) -> list[_Getal]:
    """Add the bare numbers that go on a run of sums by year: "12 miljoen euro in 2025, 18 in 2026"."""
    if not kept:
        return kept
    known = {getal.begin: getal for getal in kept}
    runs: list[_Getal] = []
    for getal in getallen:
        if getal.begin in known:
            runs.append(known[getal.begin])
        elif runs and not (getal.munt or getal.eenheid or getal.lijkt_jaar) and _continues(tekst, runs[-1], getal):
            runs.append(replace(getal, munt=runs[-1].munt, eenheid=runs[-1].eenheid, geerfd=True))
    return runs


_YEAR = r"(?:19|20)\d\d"
_RUN_AFTER = re.compile(rf"\s(?:in|voor|vanaf)\s{_YEAR}\b(?!\s?(?:euro|€|miljoen|mln))")
_RUN_FROM = re.compile(rf"(?:\s[\w.]+){{0,4}}?\s(?:in|voor|vanaf)\s{_YEAR}(?:\s\w+){{0,2}}(?:,|\sen|,\sen)\s")
_RUN_BEFORE = re.compile(rf"(?:[^,;.]{{0,40}},|[^,;.]{{0,20}}\sen)\s(?:in|voor|vanaf)\s{_YEAR}\s")


def _continues(tekst: str, model: _Getal, getal: _Getal) -> bool:
    """Whether the gap between two numbers, and what follows, is that of a run of sums by year."""
    gap = tekst[model.einde : getal.begin]
    if not model.eenheid or len(gap) > _LONGEST_GAP:
        return False
    if _RUN_FROM.fullmatch(gap):
        return bool(_RUN_AFTER.match(tekst, getal.einde))
    return bool(_RUN_BEFORE.fullmatch(gap)) and bool(re.match(r"\s*(?:[,.;)]|en\s|$)", tekst[getal.einde :][:5]))


# ---------------------------------------------------------------- money or a count?

_MONEY_NEAR = re.compile(rf"€|\bEUR\b|\b(?:{alternatives(_WOORDEN['geld']['woorden'])})\b", re.IGNORECASE)
_FOLLOWS = re.compile(
    rf"\s*(?:$|[.,;:()–—/\]]|[-–]\s|(?:{alternatives(_WOORDEN['geld']['vervolg'])})\b(?!-))", re.IGNORECASE
)
_FOREIGN = re.compile(rf"(?:{'|'.join(re.escape(w) for w in _WOORDEN['geld']['vreemd'])})\s?$")
_KNOWN_SUM = re.compile(r"\b(?:de|die|deze|extra)\s$", re.IGNORECASE)
_FOR_SOMETHING = re.compile(r"\s(?:voor|aan|extra|uit|vanuit|structureel|incidenteel)\b")
_COUNTED = re.compile(r"\b(?:aantal|aantallen)\b[^,;.]{0,60}$", re.IGNORECASE)
_EXTRA_COUNT = re.compile(
    rf"\s*(?:extra|meer|minder|additionele?)\s+(?!(?:{alternatives(_WOORDEN['geld']['vervolg'])})\b)\w", re.IGNORECASE
)


def _is_money(tekst: str, getal: _Getal) -> bool:
    """Whether a number is a sum of money: by its currency, or by its unit with money around it."""
    if getal.munt:
        return not (getal.lijkt_jaar and tekst.startswith("EUR", getal.begin))
    if not getal.eenheid or _FOREIGN.search(tekst[max(0, getal.begin - 5) : getal.begin]):
        return False
    if not _FOLLOWS.match(tekst, getal.einde) or _EXTRA_COUNT.match(tekst, getal.einde):
        return False
    before = tekst[max(0, getal.begin - 120) : getal.begin]
    if _COUNTED.search(before):
        return False
    if _KNOWN_SUM.search(before[-12:]) and _FOR_SOMETHING.match(tekst, getal.einde):
        return True
    return bool(_MONEY_NEAR.search(before) or _MONEY_NEAR.search(tekst[getal.einde : getal.einde + 90]))


# ---------------------------------------------------------------- ranges

_CHANGE = re.compile(rf"\b(?:{alternatives(_WOORDEN['benadering']['beweging'])})\w*", re.IGNORECASE)
_SPREAD = re.compile(rf"\b(?:{alternatives(_WOORDEN['benadering']['spreiding'])})", re.IGNORECASE)


def _join_ranges(tekst: str, getallen: Sequence[_Getal]) -> Iterator[Som]:
    """Make sums of the numbers: two that are the ends of a range become one."""
    bands = [_band(tekst, first, second) for first, second in pairwise(getallen)]
    reeks, skip = 0, False
    for index, getal in enumerate(getallen):
        if skip:
            skip = False
            continue
        band = bands[index] if index < len(bands) else None
        if band and _is_range(tekst, band, getal, getallen[index + 1]):
            last, skip = getallen[index + 1], True
            yield Som(getal.begin, last.einde, getal.euro, last.euro, _bron(getal), reeks)
            band = bands[index + 1] if index + 1 < len(bands) else None
        else:
            yield Som(getal.begin, _end_of_list(getallen, index), getal.euro, None, _bron(getal), reeks)
        reeks += 0 if band and not re.fullmatch(rf"{_RANGE}|naar", band) else 1


def _bron(getal: _Getal) -> str:
    """Where the unit of a number was read."""
    return UIT_OPSOMMING if getal.geerfd else UIT_BEDRAG


def _band(tekst: str, first: _Getal, second: _Getal) -> str | None:
    """The word or mark that joins two neighbouring numbers of one list; None where they are apart."""
    match = _BETWEEN.fullmatch(tekst, first.einde, second.begin)
    return match["band"] if match else None


def _is_range(tekst: str, band: str, first: _Getal, second: _Getal) -> bool:
    """Whether two neighbouring sums are the ends of one range, and not a list or a change."""
    before = tekst[max(0, first.begin - 60) : first.begin]
    if abs(first.euro) >= abs(second.euro):
        return False
    if band == "en":
        return bool(re.search(r"\btussen(?:\s+(?:de|circa|ca\.|ongeveer|grofweg|naar schatting))?\s+$", before))
    if not re.fullmatch(_RANGE, band):
        return False
    clause = _own_clause(before)
    return (
        not (band.startswith("tot") and _CHANGE.search(clause))
        or bool(_SPREAD.search(clause))
        or _is_apart(first, before)
    )


def _is_apart(first: _Getal, before: str) -> bool:
    """Whether a number without a unit of its own is no begin of a movement: "er komt € 6 tot 8 miljoen bij"."""
    return first.geerfd and not re.search(r"\b(?:van|vanaf)(?:\s[a-z]+\.?)?\s$", before)


_OTHER_CLAUSE = re.compile(r",(?=(?:(?!\bvan\s+$)[^,])*$|[^,]*\been\s(?:[\w-]+\s){1,2}van\s+$)")


def _own_clause(before: str) -> str:
    """What precedes a range without the clause before it: "Wie het peil verhoogt, krijgt een vergoeding van …"."""
    other = _OTHER_CLAUSE.search(before)
    return before[other.end() :] if other else before


def _end_of_list(getallen: Sequence[_Getal], index: int) -> int:
    """Where the words of a sum end: one whose unit stands further on reaches to that unit."""
    if not getallen[index].geerfd:
        return getallen[index].einde
    for later in islice(getallen, index + 1, index + 1 + _LONGEST_GAP // 2):
        if later.begin - getallen[index].einde > _LONGEST_GAP:
            break
        if not later.geerfd:
            return later.einde
    return getallen[index].einde
