"""Sums of money: value, range, hedge, years, structural or incidental, nature and purpose.

What counts as a sum and how it is written stands in `sommen`; which years are read in `jaren`. Here each sum gets:

- its hedge: circa, ruim, bijna, ongeveer, meer dan, maximaal, zo'n, minimaal, minder dan, rond de ("tot", "boven de"
  and "onder de" alone make the sum a limit, and hedge nothing);
- its years: "12 miljoen euro in 2025, 18 miljoen euro in 2026 en 20 miljoen euro per jaar vanaf 2027", "in 2025 12
  miljoen euro, in 2026 18 miljoen euro", "in 2025 en 2026 respectievelijk 9 en 7 miljoen euro", and one year that
  opens the sentence and holds for all sums in it ("in 2025 ontvangen A en B respectievelijk € 3 mln. en € 2 mln."); a
  budget revised at a nota has the years of the new sum for the old one too; no years that the text ties to
  something else;
- structureel: True for "structureel", for "per jaar" without an end and for an open run of years (vanaf 2026); False
  for "incidenteel", "eenmalig", and where the years are bounded (in 2025, tot en met 2027, voor de duur van drie jaar);
  None where the text says nothing;
- its nature (`aarden`): a limit in law, a result, else budget; where no rule says it, the likeliest (`aardweging`);
- its purpose in the text's own words (`doelen`);
- the document of the budget that it stands in: Najaarsnota 2019 (`begrotingsstukken`).

Values are in euro and keep the sign that is written: "een bezuiniging van € 50 mln." is positive, "-/- € 50 mln."
negative. Rows of tables are not read here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pipeline.lexicon import lexicon
from pipeline.mentions.aarden import read_aarden
from pipeline.mentions.aardweging import likeliest_aard
from pipeline.mentions.begrotingsstukken import tie_begrotingsstukken
from pipeline.mentions.binding import REACH, Side, find_side
from pipeline.mentions.doelen import read_doelen
from pipeline.mentions.getallen import alternatives
from pipeline.mentions.jaren import Jaren, read_jaren
from pipeline.mentions.sommen import Som, read_sommen
from pipeline.model import Bedrag, BedragAard, Kamerbrief, Mentions, Zin, ZinSoort


def find_bedragen(brief: Kamerbrief, zinnen: Sequence[Zin], found: Mentions) -> Iterator[Bedrag]:
    """Find the sums of money in the sentences of a letter, in the order of the text.

    `brief.datum` settles "dit jaar"; without it such words tie no year. `found` is not needed.
    """
    del found
    before: list[Bedrag] = []
    above = ""
    for zin in zinnen:
        if zin.soort is not ZinSoort.TABEL:
            before = [*_read_zin(zin, brief.datum, above, goes_on=_goes_on(zin, before))]
            yield from before
            above = zin.tekst


def _read_zin(zin: Zin, datum: date | None, above: str, *, goes_on: bool) -> Iterator[Bedrag]:
    """The sums of one sentence with all that is said of them there.

    `above` is the sentence before it, for "dat jaar"; `goes_on` with the results of that one.
    """
    sommen = read_sommen(zin.tekst)
    if not sommen:
        return
    duren = _tie_duren(zin.tekst, sommen)
    tied = tie_jaren(zin.tekst, sommen, datum, above)
    jaren = [_drop_since(zin.tekst, j, duur) for j, duur in zip(tied, duren, strict=True)]
    doelen = read_doelen(zin.tekst, sommen)
    read = zip(sommen, read_aarden(zin.tekst, sommen), strict=True)
    unsaid = BedragAard.RESULTAAT if goes_on else None
    aarden = [aard or unsaid or likeliest_aard(zin.tekst, som) for som, aard in read]
    stukken = tie_begrotingsstukken(zin.tekst, sommen)
    for index, (som, stuk) in enumerate(zip(sommen, stukken, strict=True)):
        yield Bedrag(
            plaats=zin.plaats(som.begin, som.einde),
            euro=som.euro,
            euro_tot=som.euro_tot,
            benadering=find_benadering(zin.tekst, som),
            aard=aarden[index],
            structureel=_is_structureel(jaren[index], duren[index]),
            jaren=jaren[index].jaren,
            vanaf_jaar=jaren[index].vanaf_jaar,
            doel=doelen[index],
            eenheid_bron=som.eenheid_bron,
            begrotingsstuk=stuk.naam if stuk else None,
            begrotingsjaar=stuk.jaar if stuk else None,
        )


_ANAPHOR = re.compile(
    r"(?:Dat|Dit|Deze|Daarvan|Hiervan|Daarmee|Hiermee|Daarbij)\b|[^,;.€]{0,30}\b(?:was|is|waren|zijn|bedroeg)\s(?:dat|dit)\b"
)


def _goes_on(zin: Zin, before: Sequence[Bedrag]) -> bool:
    """Whether a sentence speaks on about the result that the sentence before it names: "Dat is lager dan …"."""
    return bool(before) and before[-1].aard is BedragAard.RESULTAAT and bool(_ANAPHOR.match(zin.tekst))


_WOORDEN = lexicon("bedragen")
_DUUR = lexicon("jaren")["duur"]
_NO_YEARS = Jaren(0, 0)

# ---------------------------------------------------------------- years


@dataclass(frozen=True, slots=True)
class _Tie:
    """Years that reach a sum, and how."""

    side: Side
    jaren: Jaren


def tie_jaren(tekst: str, sommen: Sequence[Som], datum: date | None, above: str = "") -> list[Jaren]:
    """The years that the sentence ties to each of its sums; `above` is the sentence before it.

    >>> zin = "Voor de sluizen is in 2025 en 2026 respectievelijk 9 en 7 miljoen euro gereserveerd."
    >>> [jaren.jaren for jaren in tie_jaren(zin, read_sommen(zin), None)]
    [(2025,), (2026,)]
    """
    named = [j for j in read_jaren(tekst, datum, above) if not _is_part_of_sum(j, sommen)]
    tied: list[list[_Tie]] = [[] for _ in sommen]
    reeksen: dict[int, list[int]] = {}
    for index, som in enumerate(sommen):
        reeksen.setdefault(som.reeks, []).append(index)
    for jaren in named:
        side = find_side(tekst, sommen, jaren)
        if side is not None:
            for index, share in _deal(sommen, reeksen[sommen[side.som].reeks], side, jaren):
                tied[index].append(_Tie(side, share))
    chosen = [_choose(tekst, ties) for ties in tied]
    carried = _carry_on(tekst, sommen, named, _split_growth(tekst, sommen, chosen))
    shared = _share_both(tekst, sommen, named, _share_revised(tekst, sommen, carried))
    bracketed = _share_bracketed(tekst, sommen, named, _pass_to_new(tekst, sommen, shared))
    return _share_relative(tekst, sommen, named, bracketed)


def _is_part_of_sum(jaren: Jaren, sommen: Sequence[Som]) -> bool:
    """Whether a year is itself part of a sum."""
    following = bisect_left(sommen, jaren.einde, key=lambda som: som.begin)
    return following > 0 and sommen[following - 1].einde > jaren.begin


def _deal(sommen: Sequence[Som], reeks: Sequence[int], side: Side, jaren: Jaren) -> Iterator[tuple[int, Jaren]]:
    """Deal years out over a list of sums: one each where there are as many, else all to all."""
    if len(reeks) > 1 and jaren.plaatsen == len(reeks):
        yield from ((index, jaren.deel(place)) for place, index in enumerate(reeks))
    elif jaren.plaatsen and _is_one_list(sommen, reeks):
        yield from ((index, jaren) for index in reeks)
    else:
        yield side.som, jaren


def _is_one_list(sommen: Sequence[Som], reeks: Sequence[int]) -> bool:
    """Whether sums share one unit ("15 en 10 miljoen euro"), so that they share their years too."""
    return len(reeks) > 1 and sommen[reeks[0]].einde == sommen[reeks[-1]].einde


def _choose(tekst: str, ties: Sequence[_Tie]) -> Jaren:
    """Of the years that reach a sum, those nearest to it; those that follow upon each other count as one."""
    if not ties:
        return _NO_YEARS
    before = _chain(tekst, [tie for tie in ties if tie.side.ervoor][::-1])[::-1]
    after = _chain(tekst, [tie for tie in ties if not tie.side.ervoor])
    if before and after:
        nearest = before if before[-1].side.woorden <= after[0].side.woorden else after
        return _merge(nearest)
    return _merge(before or after)


def _chain(tekst: str, ties: Sequence[_Tie]) -> list[_Tie]:
    """The years nearest to a sum and what stands directly at them: "in 2024 en structureel vanaf 2025"."""
    chain = [*ties[:1]]
    for tie in ties[1:]:
        first, second = sorted((chain[-1].jaren, tie.jaren), key=lambda jaren: jaren.begin)
        gap = tekst[first.einde : second.begin]
        if not re.fullmatch(r"\s*(?:,|en|,\s*en)?\s*(?:structureel|jaarlijks|vervolgens|daarna)?\s*", gap):
            break
        chain.append(tie)
    return chain


def _merge(ties: Sequence[_Tie]) -> Jaren:
    """One set of years of several."""
    jaren = sorted({jaar for tie in ties for jaar in tie.jaren.jaren})
    vanaf = [tie.jaren.vanaf_jaar for tie in ties if tie.jaren.vanaf_jaar is not None]
    return Jaren(ties[0].jaren.begin, ties[-1].jaren.einde, tuple(jaren), vanaf[0] if vanaf else None)


def _drop_since(tekst: str, jaren: Jaren, duur: frozenset[str]) -> Jaren:
    """Drop "sinds 2022" where nothing recurs: what was given since then adds up, and is of no year."""
    since = jaren.vanaf_jaar is not None and tekst[jaren.begin : jaren.begin + 5].lower() == "sinds"
    return _NO_YEARS if since and not duur & {"jaarlijks", "structureel"} else jaren


_OTHER_TIME = re.compile(
    r"\b(?:structurele|incidentele|nu|thans|inmiddels|daarna|vervolgens|later|eerder|oorspronkelijk|structureel|"
    r"per jaar|jaarlijks|zodat|waarmee|waardoor|terwijl|maar|waarvoor|omdat|daarvóór|voorheen|destijds)\b|;"
)


def _carry_on(tekst: str, sommen: Sequence[Som], named: Sequence[Jaren], chosen: Sequence[Jaren]) -> list[Jaren]:
    """Let bounded years before the first sum hold for the sums after it that have none of their own.

    "De € 9 mln. die …" is a sum that is known from elsewhere.
    """
    opening = [j for j in named if j.einde <= sommen[0].begin and j.jaren and j.vanaf_jaar is None]
    result = [*chosen]
    if not opening or chosen[0] is _NO_YEARS or chosen[0].jaren != opening[-1].jaren:
        return result
    for index in range(1, len(sommen)):
        first, last = sommen[index - 1].einde, sommen[index].begin
        if chosen[index] is not _NO_YEARS or _names_years(named, first, last):
            break
        if _OTHER_TIME.search(tekst[first:last]) or _says_structureel(tekst, sommen[index]):
            break
        if tekst.startswith(" die ", sommen[index].einde) and tekst.endswith(" de ", first, last):
            break
        result[index] = result[0]
    return result


_REVISED = re.compile(
    rf"\b(?:{alternatives(_WOORDEN['herziening']['nota'])})\b[^.;:€]*"
    rf"\b(?:{alternatives(_WOORDEN['herziening']['werkwoorden'])})\svan\s(?:[a-z]+\.?\s)?$"
)
_TO = re.compile(r"\s(?:per\sjaar\s|structureel\s)?naar\s(?:[a-z]+\.?\s)?")


def _share_revised(tekst: str, sommen: Sequence[Som], jaren: Sequence[Jaren]) -> list[Jaren]:
    """Let the years of a revised budget hold for what it was: "bij Najaarsnota verlaagd van € 9 naar € 7 in 2024"."""
    result = [*jaren]
    for index, (old, new) in enumerate(pairwise(sommen)):
        joined = result[index] is _NO_YEARS and _TO.fullmatch(tekst, old.einde, new.begin)
        if joined and _REVISED.search(tekst, max(0, old.begin - REACH), old.begin):
            result[index] = result[index + 1]
    return result


def _pass_to_new(tekst: str, sommen: Sequence[Som], jaren: Sequence[Jaren]) -> list[Jaren]:
    """Give "vanaf 2025" before "van € 30 naar € 34" to the new sum: the old one held until then."""
    result = [*jaren]
    for index, (old, new) in enumerate(pairwise(sommen)):
        opened = result[index].vanaf_jaar is not None and result[index].einde <= old.begin
        moves = tekst.endswith("van ", 0, old.begin) and _TO.fullmatch(tekst, old.einde, new.begin)
        if opened and moves and result[index + 1] is _NO_YEARS:
            result[index], result[index + 1] = _NO_YEARS, result[index]
    return result


_BRACKET = re.compile(r"\s\((?:dat\sis\s|oftewel\s|ofwel\s|dus\s)?(?:[a-z]+\.?\s)?")
_EACH_YEAR = re.compile(rf"\s(?:{alternatives(_DUUR['jaarlijks'])})\b", re.IGNORECASE)


def _share_bracketed(tekst: str, sommen: Sequence[Som], named: Sequence[Jaren], jaren: Sequence[Jaren]) -> list[Jaren]:
    """Let years hold for the yearly sum in brackets right behind them: "in 2024–2026 (€ 3 mln. per jaar)"."""
    result = [*jaren]
    for index, som in enumerate(sommen):
        if result[index] is _NO_YEARS and _EACH_YEAR.match(tekst, som.einde):
            before = [j for j in named if _BRACKET.fullmatch(tekst, j.einde, som.begin)]
            result[index] = before[0] if before else _NO_YEARS
    return result


_BOTH = re.compile(r"\b(?:beide|allebei)\s(?:[\w]+\s)?$")


def _share_both(tekst: str, sommen: Sequence[Som], named: Sequence[Jaren], jaren: Sequence[Jaren]) -> list[Jaren]:
    """Let years behind "beide" hold for the two sums before them: "€ 4 mln. en € 9 mln., beide in 2024"."""
    result = [*jaren]
    for years in named:
        place = bisect_left(sommen, years.begin, key=lambda som: som.begin)
        if place > 1 and _BOTH.search(tekst, max(0, years.begin - 30), years.begin):
            for index in (place - 2, place - 1):
                result[index] = years if result[index] is _NO_YEARS else result[index]
    return result


_FROM = re.compile(r"\bvan\s(?:[a-z]+\.?\s)?$")
_GROWS = re.compile(rf"\b(?:{alternatives(_WOORDEN['herziening']['geleidelijk'])})\b", re.IGNORECASE)
_NEW = re.compile(r"\s(?:(?:euro|per\sjaar)\s)?(?:naar|tot)\s(?:[a-z]+\.?\s)?$")


def _split_growth(tekst: str, sommen: Sequence[Som], jaren: Sequence[Jaren]) -> list[Jaren]:
    """Give the ends of a run to the ends of a growth: "groeide tussen 2011 en 2014 van € 3 mln. naar € 5 mln."."""
    result = [*jaren]
    for index, (old, new) in enumerate(pairwise(sommen)):
        years = result[index]
        shared = years.has_several and result[index + 1] in (years, _NO_YEARS)
        if shared and years.einde <= old.begin and _is_growth(tekst, years, old, new):
            result[index], result[index + 1] = years.deel(0), years.deel(len(years.jaren) - 1)
    return result


def _is_growth(tekst: str, years: Jaren, old: Som, new: Som) -> bool:
    """Whether a sum becomes another in the course of years named before both."""
    if not _FROM.search(tekst, years.einde, old.begin) or not _NEW.search(tekst, old.begin, new.begin):
        return False
    begin = max(0, years.begin - REACH // 2)
    return tekst.startswith("tussen", years.begin) or bool(_GROWS.search(tekst, begin, old.begin))


_FOR_WHICH = re.compile(r",?\s(?:waarvoor|waarmee|waarbij)\s(?:(?!in\b|vanaf\b)[\w.]+\s){0,4}$")


def _share_relative(tekst: str, sommen: Sequence[Som], named: Sequence[Jaren], jaren: Sequence[Jaren]) -> list[Jaren]:
    """Let several years hold for the yearly sum of the clause about what happens in them.

    "In 2025 en 2026 betaal ik een loods, waarvoor € 3 mln. per jaar nodig is."
    """
    result = [*jaren]
    for index, som in enumerate(sommen):
        clause = _FOR_WHICH.search(tekst, max(0, som.begin - 60), som.begin)
        if clause is None or result[index] is not _NO_YEARS or not _EACH_YEAR.match(tekst, som.einde):
            continue
        first = sommen[index - 1].einde if index else max(0, som.begin - REACH)
        before = [j for j in named if first <= j.begin and j.einde <= clause.start()]
        if (
            len(before) == 1
            and len(before[0].jaren) > 1
            and not _NEXT_CLAUSE.search(tekst, before[0].einde, clause.start())
        ):
            result[index] = before[0]
    return result


_NEXT_CLAUSE = re.compile(r"[;:]|[.!?]\s+[A-Z]")


def _names_years(named: Sequence[Jaren], first: int, last: int) -> bool:
    """Whether years are named between two places of the sentence."""
    following = bisect_left(named, first, key=lambda jaren: jaren.begin)
    return following < len(named) and named[following].begin < last


# ---------------------------------------------------------------- structural or incidental


@dataclass(frozen=True, slots=True)
class _Duur:
    """Words that say how long a sum runs: structureel, jaarlijks or incidenteel."""

    begin: int
    einde: int
    soort: str


_MONEY_NOUN = rf"\s(?:[\w-]{{1,30}}\s)?[\w-]{{0,30}}(?:{alternatives(_DUUR['geldzaken'])})\b"
_END_YEAR = r"(?:(?:eind|medio|begin)\s)?(?:19|20)\d\d\b"
_DUUR_WORDS = re.compile(
    rf"""
      \b(?P<structureel>(?:{alternatives(_DUUR["structureel"])})(?!\w)|structurele(?:{_MONEY_NOUN}|(?=\s(?:€|\d))))
    | (?P<jaarlijks>(?:\b(?:{alternatives(_DUUR["jaarlijks"])})|/\s?jaar)(?!\w))
    | \b(?P<incidenteel>
        (?:{alternatives(_DUUR["incidenteel"])})(?!\w)|(?:incidentele|eenmalige|tijdelijke)(?:{_MONEY_NOUN}|(?=\s(?:€|\d))))
    | \b(?P<begrensd>(?:{alternatives(_DUUR["begrensd"])})\b|(?:tot\sen\smet|t/m)\s{_END_YEAR})
    | \b(?P<tot>tot\s{_END_YEAR})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TO_DO = re.compile(rf"\bte\b(?!\s(?:{alternatives(_WOORDEN['herziening']['verzetten'])})\s(?:met|naar|tot)\b)")
_FAR = 8


def _tie_duren(tekst: str, sommen: Sequence[Som]) -> list[frozenset[str]]:
    """What is said of the duration of each sum."""
    tied: list[set[str]] = [set() for _ in sommen]
    for match in _DUUR_WORDS.finditer(tekst):
        soort = match.lastgroup or ""
        side = find_side(tekst, sommen, _Duur(match.start(), match.end(), soort))
        if side is not None and side.woorden <= _FAR and not _is_elsewhere(tekst, match, sommen[side.som]):
            tied[side.som].add(soort)
    for index, (old, new) in enumerate(pairwise(sommen)):
        if not tied[index] and "jaarlijks" in tied[index + 1] and _is_change(tekst, old, new):
            tied[index].add("jaarlijks")
    return [frozenset(soorten) for soorten in tied]


def _is_change(tekst: str, old: Som, new: Som) -> bool:
    """Whether a sum is changed into the next: "verhoogd van € 4 mln. naar € 6 mln."."""
    return bool(_FROM.search(tekst, max(0, old.begin - 20), old.begin) and _TO.fullmatch(tekst, old.einde, new.begin))


def _is_elsewhere(tekst: str, match: re.Match[str], som: Som) -> bool:
    """Whether "structureel" says how something is to be done: "om dit structureel op te lossen is € 3 mln. nodig"."""
    return som.begin >= match.end() and bool(_TO_DO.search(tekst, match.end(), som.begin))


def _says_structureel(tekst: str, som: Som) -> bool:
    """Whether "structureel" stands at the sum itself."""
    return bool(re.match(r"\W{0,2}structureel", tekst[som.einde : som.einde + 14]))


def _is_structureel(jaren: Jaren, duur: frozenset[str]) -> bool | None:
    """Whether a sum recurs without an end, is bounded, or nothing is said."""
    if "structureel" in duur:
        return True
    if "incidenteel" in duur:
        return False
    if jaren.vanaf_jaar is not None:
        return True
    if jaren.jaren or "begrensd" in duur or duur >= {"tot", "jaarlijks"}:
        return False
    return True if "jaarlijks" in duur else None


# ---------------------------------------------------------------- hedge

_BENADERING = re.compile(
    rf"(?<![\w-])(?P<woord>{alternatives(_WOORDEN['benadering']['woorden'])})\s*"
    rf"(?:(?:{alternatives(_WOORDEN['benadering']['tussen'])})\s+){{0,2}}(?:de\s+)?$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"(?:meer|minder)\s+dan\s+de\s+$", re.IGNORECASE)


def find_benadering(tekst: str, som: Som) -> str | None:
    """The hedge directly before a sum, in lower case; None where there is none.

    >>> [find_benadering(z, read_sommen(z)[0]) for z in ("Dat kost circa € 3 mln.", "oplopend tot € 3 mln.")]
    ['circa', None]
    """
    before = tekst[max(0, som.begin - 70) : som.begin]
    match = _BENADERING.search(before)
    if match and _COMPARED.match(before, match.start()):
        return None
    return re.sub(r"\s+", " ", match["woord"].lower()) if match else None
