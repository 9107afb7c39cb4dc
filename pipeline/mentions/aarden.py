"""What a sum of money is: a limit in law, budget, or a result.

A limit: de grens ligt op € 3.000 · een boete van ten hoogste € 90.000 · onder de € 9.000 volstaat een verklaring ·
een maximum van € 9.000 per schip · het minimumloon stijgt van € 13 naar € 14. A result: seized, yielded, earned,
lost, sold, or what something is worth. Budget is all else, also what the government has spent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.lexicon import lexicon
from pipeline.mentions.binding import REACH
from pipeline.mentions.getallen import alternatives
from pipeline.mentions.sommen import Som
from pipeline.model import BedragAard

_WOORDEN = lexicon("bedragen")
_MOVES = re.compile(rf"\b(?:{alternatives(_WOORDEN['benadering']['beweging'])})|€|\beuro\b|\bml[nd]\b", re.IGNORECASE)
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
_GRENS = re.compile(
    rf"(?:{alternatives(_DREMPEL['kernen'])}|\b(?:{alternatives(_DREMPEL['grenzen'])}))\s"
    rf"(?:[^,;.€]{{0,70}}\s)?(?:{alternatives(_DREMPEL['verbinding'])})\s"
    rf"(?:(?:{alternatives(_DREMPEL['vergelijking'])})\s)?$",
    re.IGNORECASE,
)
_DEZE_GRENS = re.compile(
    rf"\b(?:wordt|is|bedraagt)\s(?:deze|die|de)\s[\w-]*(?:{alternatives(_DREMPEL['kernen'])})\s$", re.IGNORECASE
)
_PRIJS = re.compile(
    rf"\b(?:{alternatives(_DREMPEL['prijzen'])}|(?:maximale|minimale|wettelijke)\s(?!budget|bedrag)[\w-]+)\b(?:[^,;.€]{{0,70}}\s(?:{alternatives(_DREMPEL['verbinding'])}))?\s\(?"
    r"(?:(?:per|met\singang\svan|vanaf|in|sinds)\s(?:\d\d?\s)?(?:[a-z]+\s)?(?:20\d\d\s)?)?$",
    re.IGNORECASE,
)
_VERGELIJKING = re.compile(
    rf"\b(?:{alternatives(_DREMPEL['vergelijking'])}|"
    r"(?:vanaf|boven|onder|tot|bij)\s(?:een|het)\s(?![\w-]*plafond)[\w-]{1,30}\svan(?:\sde)?)\s*$",
    re.IGNORECASE,
)
_ALLOTTED = re.compile(rf"\b(?:{alternatives(_RESULTAAT['toegedeeld'])})\s(?:[a-z]+\.?\s)?$", re.IGNORECASE)
_JOINED = re.compile(r"[,;:]\s|[.!?]\s+(?=[A-Z])|\sen\s")
_RULE_LIMIT = re.compile(rf"\b(?:{alternatives(_DREMPEL['voorzetsels'])})\s*$", re.IGNORECASE)
_RULE = re.compile(rf"\b(?:{alternatives(_DREMPEL['regel'])})\b", re.IGNORECASE)
_STRAF = alternatives(_DREMPEL["straf"])
_PUNISHED = re.compile(
    rf"(?:{_STRAF})\b[^,;.€]{{0,60}}\b(?:oplopen|oploopt|oplopend)\s+tot\s(?:[a-z]+\.?\s){{0,2}}$"
    rf"|(?:{_STRAF})\s(?:van|tot)\s(?:{alternatives(_DREMPEL['vergelijking'])})\s$",
    re.IGNORECASE,
)
_OF_MEER = re.compile(r"\sof\s(?:meer|hoger|minder)\b")
_WET = re.compile(rf"\b(?:{alternatives(_DREMPEL['wet'])})\b", re.IGNORECASE)
_PLAFOND = rf"(?:{alternatives(_DREMPEL['plafonds'])})"
_CEILING_HERE = re.compile(
    rf"\b{_PLAFOND}\s(?:van|bedraagt|is)\s(?:{alternatives(_DREMPEL['vergelijking'])}\s)?$", re.IGNORECASE
)
_EACH_BEHIND = re.compile(r"\sper\s(?!jaar\b|kalenderjaar\b|begrotingsjaar\b|saldo\b|\d)[a-z]")
_EACH_BEFORE = re.compile(rf"\bper\s(?!jaar\b|saldo\b)[\w-]+\s(?:geldt|is|bedraagt)\s[^,;.€]*{_PLAFOND}", re.IGNORECASE)
_LOOSE_LIMIT = re.compile(
    rf"\b(?:{alternatives(_DREMPEL['losse_grens'])})\s(?:de\s|een\sbedrag\svan\s(?:de\s)?)?$", re.IGNORECASE
)
_AMOUNTS_TO = re.compile(rf"\b(?:{alternatives(_DREMPEL['komt_uit'])})\b", re.IGNORECASE)
_NEXT_LIMIT = re.compile(r"(?:\s(?:per|voor)\s[^,;.€]{1,40})?\s(?:en|of|naar|tot)\s(?:[a-z]{1,12}\s)?")


def read_aarden(tekst: str, sommen: Sequence[Som]) -> list[BedragAard | None]:
    """What each sum of a sentence is; what is joined to a limit is a limit: "van € 30 naar € 34"."""
    aarden = [find_aard(tekst, som) for som in sommen]
    for index, (first, second) in enumerate(pairwise(sommen)):
        joined = _NEXT_LIMIT.fullmatch(tekst, first.einde, second.begin)
        if joined and aarden[index] is BedragAard.DREMPEL and aarden[index + 1] is None:
            aarden[index + 1] = BedragAard.DREMPEL
    return aarden


def find_aard(tekst: str, som: Som) -> BedragAard | None:
    """Whether a sum is a limit in law, budget or a result; None where the clause does not say."""
    first, last = max(0, som.begin - REACH), min(len(tekst), som.einde + REACH)
    begin = max((m.end() for m in _CLAUSE_END.finditer(tekst, first, som.begin)), default=first)
    end = _CLAUSE_END.search(tekst, som.einde, last)
    clause = tekst[begin : end.start() if end else last]
    budget = bool(_IS_BEGROTING.search(clause))
    if _is_drempel(tekst, som, budget=budget) or _is_regel(tekst, som) or _is_each(tekst, som):
        return BedragAard.DREMPEL
    if budget or _ALLOTTED.search(tekst, first, som.begin):
        return BedragAard.BEGROTING
    return BedragAard.RESULTAAT if _IS_RESULTAAT.search(clause) else None


def _is_regel(tekst: str, som: Som) -> bool:
    """Whether a rule starts or ends at a sum: "onder de € 9.000 volstaat een eigen verklaring"."""
    before = tekst[max(0, som.begin - 90) : som.begin]
    own = _JOINED.split(before)[-1]
    if som.euro < _DREMPEL["losse_grens_tot"] and _LOOSE_LIMIT.search(before) and not _AMOUNTS_TO.search(own):
        return True
    own = own + "€" + _JOINED.split(tekst[som.einde : som.einde + 160], maxsplit=1)[0]
    return bool(_RULE_LIMIT.search(before) and _RULE.search(own)) and not _MOVES.search(before)


def _is_each(tekst: str, som: Som) -> bool:
    """Whether a sum is the most for each: "een maximum van € 9.000 per schip", "per schip geldt een plafond van"."""
    before = tekst[max(0, som.begin - 90) : som.begin]
    if not _CEILING_HERE.search(before):
        return False
    return bool(_EACH_BEHIND.match(tekst, som.einde) or _EACH_BEFORE.search(before))


def _is_drempel(tekst: str, som: Som, *, budget: bool) -> bool:
    """Whether a sum is a limit: a word for limits right before it, or a comparison after a word of the law."""
    before = tekst[max(0, som.begin - 120) : som.begin]
    if _GRENS.search(before) or _DEZE_GRENS.search(before) or _PUNISHED.search(before):
        return True
    if som.euro < _DREMPEL["losse_grens_tot"] and _PRIJS.search(before):
        return True
    compared = _VERGELIJKING.search(before) or _OF_MEER.match(tekst, som.einde)
    if compared and compared[0].strip() == "tot" and _MOVES.search(before):
        return False
    return bool(compared) and not budget and bool(_WET.search(tekst, max(0, som.begin - 160), som.einde + 20))
