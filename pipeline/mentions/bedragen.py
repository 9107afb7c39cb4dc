"""Sums of money: value, range, hedge, years, structural or incidental, nature and purpose.

What counts as a sum and how it is written stands in `sommen`; which years are read in `jaren`. Here each sum gets:

- its hedge: circa, ruim, bijna, ongeveer, meer dan, maximaal, zo'n, minimaal, minder dan, rond de, tot (but not
  "oplopend tot", and not where "tot", "onder de" or "boven de" makes the sum a limit);
- its years: "12 miljoen euro in 2025, 18 miljoen euro in 2026 en 20 miljoen euro per jaar vanaf 2027", "in 2025 12
  miljoen euro, in 2026 18 miljoen euro", "in 2025 en 2026 respectievelijk 9 en 7 miljoen euro", and one year that
  opens the sentence and holds for all sums in it ("in 2025 ontvangen A en B respectievelijk € 3 mln. en € 2 mln."); a
  budget revised at a nota has the years of the new sum for the old one too; no years that the text ties to
  something else;
- structureel: True for "structureel", for "per jaar" without an end and for an open run of years (vanaf 2026); False
  for "incidenteel", "eenmalig", and where the years are named and bounded; None where the text says nothing;
- its nature: a result (seized, yielded, lost, spent), a limit in law, else budget;
- its purpose in the text's own words: "voor …", "ten behoeve van …", "aan …", "Voor … is € 3 mln. beschikbaar", or the
  heading of which it is part ("Aanpak knooppunten – € 24 mln.");
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
from pipeline.mentions.begrotingsstukken import tie_begrotingsstukken
from pipeline.mentions.binding import REACH, Side, find_side
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
    for zin in zinnen:
        if zin.soort is not ZinSoort.TABEL:
            before = [*_read_zin(zin, brief.datum, goes_on=_goes_on(zin, before))]
            yield from before


def _read_zin(zin: Zin, datum: date | None, *, goes_on: bool) -> Iterator[Bedrag]:
    """The sums of one sentence with all that is said of them there; `goes_on` with the results of the one before."""
    sommen = read_sommen(zin.tekst)
    if not sommen:
        return
    duren = _tie_duren(zin.tekst, sommen)
    tied = tie_jaren(zin.tekst, sommen, datum)
    jaren = [_drop_since(zin.tekst, j, duur) for j, duur in zip(tied, duren, strict=True)]
    doelen = _find_doelen(zin.tekst, sommen)
    unsaid = BedragAard.RESULTAAT if goes_on else BedragAard.BEGROTING
    aarden = [find_aard(zin.tekst, som) or unsaid for som in sommen]
    stukken = tie_begrotingsstukken(zin.tekst, sommen)
    for index, (som, stuk) in enumerate(zip(sommen, stukken, strict=True)):
        yield Bedrag(
            plaats=zin.plaats(som.begin, som.einde),
            euro=som.euro,
            euro_tot=som.euro_tot,
            benadering=_drop_limit(find_benadering(zin.tekst, som), aarden[index]),
            aard=aarden[index],
            structureel=_is_structureel(jaren[index], duren[index]),
            jaren=jaren[index].jaren,
            vanaf_jaar=jaren[index].vanaf_jaar,
            doel=doelen[index],
            eenheid_bron=som.eenheid_bron,
            begrotingsstuk=stuk.naam if stuk else None,
            begrotingsjaar=stuk.jaar if stuk else None,
        )


_ANAPHOR = re.compile(r"(?:Dat|Dit|Deze|Daarvan|Hiervan|Daarmee|Hiermee|Daarbij)\b")


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


def tie_jaren(tekst: str, sommen: Sequence[Som], datum: date | None) -> list[Jaren]:
    """The years that the sentence ties to each of its sums.

    >>> zin = "Voor de sluizen is in 2025 en 2026 respectievelijk 9 en 7 miljoen euro gereserveerd."
    >>> [jaren.jaren for jaren in tie_jaren(zin, read_sommen(zin), None)]
    [(2025,), (2026,)]
    """
    named = [j for j in read_jaren(tekst, datum) if not _is_part_of_sum(j, sommen)]
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
    return _share_revised(tekst, sommen, _carry_on(tekst, sommen, named, chosen))


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
    before = [tie for tie in ties if tie.side.ervoor][-1:]
    after = _chain(tekst, [tie for tie in ties if not tie.side.ervoor])
    if before and after:
        nearest = before if before[0].side.woorden <= after[0].side.woorden else after
        return _merge(nearest)
    return _merge(before or after)


def _chain(tekst: str, ties: Sequence[_Tie]) -> list[_Tie]:
    """The first years after a sum and what follows directly: "in 2024 en structureel vanaf 2025"."""
    chain = [*ties[:1]]
    for tie in ties[1:]:
        gap = tekst[chain[-1].jaren.einde : tie.jaren.begin]
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
    r"\b(?:nu|thans|inmiddels|daarna|vervolgens|later|eerder|oorspronkelijk|structureel|per jaar|jaarlijks|"
    r"zodat|waarmee|waardoor|terwijl|maar|waarvoor|omdat|daarvóór|voorheen|destijds)\b|;"
)


def _carry_on(tekst: str, sommen: Sequence[Som], named: Sequence[Jaren], chosen: Sequence[Jaren]) -> list[Jaren]:
    """Let bounded years before the first sum hold for the sums after it that have none of their own."""
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


_MONEY_NOUN = rf"\s(?:[\w-]{{1,30}}\s)?(?:{alternatives(_DUUR['geldzaken'])})\b"
_DUUR_WORDS = re.compile(
    rf"""
      \b(?P<structureel>(?:{alternatives(_DUUR["structureel"])})(?!\w)|structurele{_MONEY_NOUN})
    | (?P<jaarlijks>(?:\b(?:{alternatives(_DUUR["jaarlijks"])})|/\s?jaar)(?!\w))
    | \b(?P<incidenteel>
        (?:{alternatives(_DUUR["incidenteel"])})(?!\w)|(?:incidentele|eenmalige|tijdelijke){_MONEY_NOUN})
    | \b(?P<begrensd>(?:{alternatives(_DUUR["begrensd"])})\b|tot\s(?:(?:eind|medio|begin)\s)?(?:19|20)\d\d\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TO_DO = re.compile(r"\bte\b")
_FAR = 8


def _tie_duren(tekst: str, sommen: Sequence[Som]) -> list[frozenset[str]]:
    """What is said of the duration of each sum."""
    tied: list[set[str]] = [set() for _ in sommen]
    for match in _DUUR_WORDS.finditer(tekst):
        soort = match.lastgroup or ""
        side = find_side(tekst, sommen, _Duur(match.start(), match.end(), soort))
        if side is not None and side.woorden <= _FAR and not _is_elsewhere(tekst, match, sommen[side.som]):
            tied[side.som].add(soort)
    return [frozenset(soorten) for soorten in tied]


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
    if jaren.jaren or ("begrensd" in duur and "jaarlijks" in duur):
        return False
    return True if "jaarlijks" in duur else None


# ---------------------------------------------------------------- hedge

_BENADERING = re.compile(
    rf"(?<![\w-])(?P<woord>{alternatives(_WOORDEN['benadering']['woorden'])})\s*"
    rf"(?:(?:{alternatives(_WOORDEN['benadering']['tussen'])})\s+){{0,2}}(?:de\s+)?$",
    re.IGNORECASE,
)
_TOT = re.compile(r"(?<![\w-])(?P<woord>tot)\s+(?:de\s+|in\s+totaal\s+)?$", re.IGNORECASE)
_MOVES = re.compile(rf"\b(?:{alternatives(_WOORDEN['benadering']['beweging'])})|€|\beuro\b|\bml[nd]\b", re.IGNORECASE)


def find_benadering(tekst: str, som: Som) -> str | None:
    """The hedge directly before a sum, in lower case; None where there is none.

    >>> [find_benadering(z, read_sommen(z)[0]) for z in ("Dat kost circa € 3 mln.", "oplopend tot € 3 mln.")]
    ['circa', None]
    """
    before = tekst[max(0, som.begin - 70) : som.begin]
    match = _BENADERING.search(before)
    if match is None and (tot := _TOT.search(before)) and not _MOVES.search(before, 0, tot.start()):
        match = tot
    return re.sub(r"\s+", " ", match["woord"].lower()) if match else None


def _drop_limit(benadering: str | None, aard: BedragAard) -> str | None:
    """The hedge, but for the preposition that makes a sum a limit: "giften tot € 900 zijn vrijgesteld"."""
    return None if aard is BedragAard.DREMPEL and benadering in _DREMPEL["voorzetsels"] else benadering


# ---------------------------------------------------------------- nature

_RESULTAAT = _WOORDEN["resultaat"]
_DREMPEL = _WOORDEN["drempel"]
_CLAUSE_END = re.compile(
    r";|[.:!?]\s+(?=[A-Z])|\s–\s|"
    r",\s(?:en\s)?(?=zodat|waarmee|waardoor|terwijl|omdat|maar|waarvoor|hoewel|nadat|waarbij|waarna)"
)
_IS_BEGROTING = re.compile(
    rf"(?<!\bdan\s)(?<!\bdan\swas\s)\b(?:{alternatives(_RESULTAAT['begroting'])})\b", re.IGNORECASE
)
_IS_RESULTAAT = re.compile(
    rf"(?:{alternatives(_RESULTAAT['kernen'])}|\b(?:{alternatives(_RESULTAAT['woorden'])}))\b", re.IGNORECASE
)
_IS_BESTEED = re.compile(rf"\b(?:{alternatives(_RESULTAAT['besteed'])})\b", re.IGNORECASE)
_IS_VOLTOOID = re.compile(rf"\b(?:{alternatives(_RESULTAAT['voltooid'])})\b", re.IGNORECASE)
_GRENS = re.compile(
    rf"(?:{alternatives(_DREMPEL['kernen'])}|\b(?:{alternatives(_DREMPEL['grenzen'])}))\s"
    rf"(?:[^,;.€]{{0,40}}\s)?(?:{alternatives(_DREMPEL['verbinding'])})\s"
    rf"(?:(?:{alternatives(_DREMPEL['vergelijking'])})\s)?$",
    re.IGNORECASE,
)
_VERGELIJKING = re.compile(
    rf"\b(?:{alternatives(_DREMPEL['vergelijking'])}|"
    r"(?:vanaf|boven|onder|tot|bij)\s(?:een|het)\s[\w-]{1,30}\svan(?:\sde)?)\s*$",
    re.IGNORECASE,
)
_ALLOTTED = re.compile(rf"\b(?:{alternatives(_RESULTAAT['toegedeeld'])})\s(?:[a-z]+\.?\s)?$", re.IGNORECASE)
_JOINED = re.compile(r"[,;:]\s|[.!?]\s+(?=[A-Z])|\sen\s")
_PART = re.compile(r",\swaarvan\b")
_RULE_LIMIT = re.compile(rf"\b(?:{alternatives(_DREMPEL['voorzetsels'])})\s*$", re.IGNORECASE)
_RULE = re.compile(rf"\b(?:{alternatives(_DREMPEL['regel'])})\b", re.IGNORECASE)
_PUNISHED = re.compile(
    rf"(?:{alternatives(_DREMPEL['straf'])})\b[^,;.€]{{0,60}}\b(?:oplopen|oploopt|oplopend)\s+tot\s(?:[a-z]+\.?\s){{0,2}}$",
    re.IGNORECASE,
)
_OF_MEER = re.compile(r"\sof\s(?:meer|hoger|minder)\b")
_WET = re.compile(rf"\b(?:{alternatives(_DREMPEL['wet'])})\b", re.IGNORECASE)


def find_aard(tekst: str, som: Som) -> BedragAard | None:
    """Whether a sum is a limit in law, budget or a result; None where the clause does not say."""
    first, last = max(0, som.begin - REACH), min(len(tekst), som.einde + REACH)
    begin = max((m.end() for m in _CLAUSE_END.finditer(tekst, first, som.begin)), default=first)
    end = _CLAUSE_END.search(tekst, som.einde, last)
    clause = tekst[begin : end.start() if end else last]
    budget = bool(_IS_BEGROTING.search(clause))
    if _is_drempel(tekst, som, budget=budget) or _is_regel(tekst, som):
        return BedragAard.DREMPEL
    if budget or _ALLOTTED.search(tekst, first, som.begin):
        return BedragAard.BEGROTING
    own = clause[: som.einde - begin] + _PART.split(clause[som.einde - begin :], maxsplit=1)[0]
    spent = _IS_BESTEED.search(own) and _IS_VOLTOOID.search(own)
    return BedragAard.RESULTAAT if spent or _IS_RESULTAAT.search(clause) else None


def _is_regel(tekst: str, som: Som) -> bool:
    """Whether a rule starts or ends at a sum: "onder de € 9.000 volstaat een eigen verklaring"."""
    before = tekst[max(0, som.begin - 90) : som.begin]
    own = _JOINED.split(before)[-1] + "€" + _JOINED.split(tekst[som.einde : som.einde + 160], maxsplit=1)[0]
    return bool(_RULE_LIMIT.search(before) and _RULE.search(own)) and not _MOVES.search(before)


def _is_drempel(tekst: str, som: Som, *, budget: bool) -> bool:
    """Whether a sum is a limit: a word for limits right before it, or a comparison after a word of the law."""
    before = tekst[max(0, som.begin - 90) : som.begin]
    if _GRENS.search(before) or _PUNISHED.search(before):
        return True
    compared = _VERGELIJKING.search(before) or _OF_MEER.match(tekst, som.einde)
    if compared and compared[0].strip() == "tot" and _MOVES.search(before):
        return False
    return bool(compared) and not budget and bool(_WET.search(tekst, max(0, som.begin - 160), som.begin))


# ---------------------------------------------------------------- purpose

_DOEL = _WOORDEN["doel"]
_STOP = (
    rf"[,;:()]|\.(?:\s|$)|\s[–—]\s|$|\s(?:{alternatives(_DOEL['slot'])})\b|"
    r"\s(?:is|zijn|wordt|worden|komt|komen|gaat|was|werd|blijft|staat|valt)\b|"
    r"\s(?:zodat|waarmee|waardoor|waarvoor|omdat|terwijl|die|dat|waarvan)\b|"
    r"\sen\s(?:in|vanaf|voor|structureel|incidenteel|de|een)\s(?=€|\d|[a-z]{1,20}\s(?:€|\d))"
)
_TIME = (
    r"(?:het\sjaar|de\sjaren|de\speriode|een\speriode|de\sduur|de\skomende|dit\sjaar|volgend\sjaar)\b|(?:19|20)\d\d\b"
)
_VOOR = re.compile(
    r"\b(?:voor(?!\suit\b)|ten\sbehoeve(?:\svan)?|t\.b\.v\.|bestemd\svoor|aan|naar|om)\s"
    rf"(?!{_TIME}|beneden\b|boven\b)"
)
_PHRASE = re.compile(rf"(?P<doel>[^\n]{{3,160}}?)(?={_STOP})")
_OPENING = re.compile(
    rf"^(?:Ook\s|Daarnaast\s|Verder\s)?Voor\s(?!{_TIME})(?P<doel>[^,;:.]{{3,160}}?)\s"
    rf"(?:{alternatives(_DOEL['werkwoorden'])})\b"
)
_HEADING = re.compile(r"^(?:\d[\d.]*\s)?(?P<doel>.{3,140}?)\s*(?:[–—:]|\s-)\s*$")
_TRAILING_TIME = re.compile(r"\s(?:in|vanaf|voor|per)\s(?:19|20)\d\d.*$")


def _find_doelen(tekst: str, sommen: Sequence[Som]) -> list[str | None]:
    """What each sum is for: its own words, else those of the next sum in the sentence, else those that open it."""
    ends = [*(som.begin for som in sommen[1:]), len(tekst)]
    own = [_find_doel_after(tekst, som, end) for som, end in zip(sommen, ends, strict=True)]
    opening = _find_doel_opening(tekst, sommen[0])
    doelen: list[str | None] = []
    following: str | None = None
    for doel in reversed(own):
        following = doel or following
        doelen.append(doel or opening or following)
    return doelen[::-1]


def _find_doel_after(tekst: str, som: Som, end: int) -> str | None:
    """The purpose named after a sum and before the next."""
    start = _VOOR.search(tekst, som.einde, max(end, som.einde))
    phrase = _PHRASE.match(tekst, start.end(), end) if start else None
    if phrase is None:
        return None
    return _tidy(phrase["doel"])


def _find_doel_opening(tekst: str, som: Som) -> str | None:
    """The purpose that opens the sentence, or the heading of which the sum is part."""
    match = _OPENING.match(tekst, 0, som.begin) or _HEADING.match(tekst, 0, som.begin)
    return _tidy(match["doel"]) if match else None


def _tidy(doel: str) -> str | None:
    """The phrase without years, joining words and marks at its end."""
    doel = _TRAILING_TIME.sub("", doel).strip()
    doel = re.sub(r"[\s,]+(?:en|in|is|er|wordt|structureel|jaarlijks|per jaar)$", "", doel).strip(" ,.–")
    return doel or None
