"""What a sum of money is for, in the text's own words.

Behind the sum: voor …, ten behoeve van …, aan …. Before it: voor de opvang is € 3 mln. beschikbaar · de korting op
de omroep bedraagt € 3 mln. · de invoering van de wet vergt € 3 mln. · the heading of which it is part (Aanpak
knooppunten – € 24 mln.). A sum without words of its own has those of a sum beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.lexicon import lexicon
from pipeline.mentions.binding import REACH
from pipeline.mentions.getallen import alternatives
from pipeline.mentions.sommen import Som

_WOORDEN = lexicon("bedragen")
_DOEL = _WOORDEN["doel"]
_STOP = (
    rf"[,;:()]|\.(?:\s|$)|\s[–—]\s|$|\s(?:{alternatives([*_DOEL['slot'], *_DOEL['verder']])})\b|"
    r"\sen\s(?:in|vanaf|voor|structureel|incidenteel|de|een)\s(?=€|\d|[a-z]{1,20}\s(?:€|\d))"
)
_TIME = (
    r"(?:het\sjaar|de\sjaren|de\speriode|een\speriode|de\sduur|de\skomende|dit\sjaar|volgend\sjaar)\b|(?:19|20)\d\d\b"
)
_VOOR = re.compile(
    r"\b(?:voor(?!\suit\b)|ten\sbehoeve(?:\svan)?|t\.b\.v\.|bestemd\svoor|aan|naar|om)\s"
    rf"(?!(?<=\baan\s)(?:{alternatives(_DOEL['soorten'])})\b)(?!{_TIME}|beneden\b|boven\b)"
)
_PHRASE = re.compile(rf"(?P<doel>[^\n]{{3,160}}?)(?={_STOP})")
_OPENING = re.compile(
    rf"^(?:Ook\s|Daarnaast\s|Verder\s)?Voor\s(?!{_TIME})(?P<doel>[^,;:.]{{3,160}}?)\s"
    rf"(?:{alternatives(_DOEL['werkwoorden'])})\b"
)
_HEADING = re.compile(r"^(?:\d[\d.]*\s)?(?P<doel>.{3,140}?)\s*(?:[–—:]|\s-)\s*$")
_TRAILING_TIME = re.compile(r"\s(?:in|vanaf|voor|per)\s(?:19|20)\d\d.*$")


_TIJD_OF_SOM = (
    rf"(?:in|per|vanaf|over|voor|tot|t/m|sinds)\s(?:(?:1\s)?[a-z]+\s)?(?:19|20)\d\d|{alternatives(_DOEL['einde'])}"
)
_END_BEFORE = re.compile(
    rf"[,;:()€]|\.\s|\s[–—]|\s(?:{_TIJD_OF_SOM}|{alternatives([*_DOEL['werkwoorden'], *_DOEL['verder']])}|"
    rf"{alternatives(_WOORDEN['benadering']['woorden'])})(?!\w)|\s(?:van|op|tot|naar)?\s*$"
)
_VOOR_BEFORE = re.compile(rf"\b(?:[Vv]oor(?!\suit\b)|[Tt]en\sbehoeve\svan|t\.b\.v\.)\s(?!{_TIME}|\d)")
_OF_MONEY = re.compile(
    rf"(?i:\b[\w-]*(?:{alternatives(_DOEL['kernen'])}))\s(?:van|voor|op|aan|bij|tot)\s(?!{_TIME}|\d|in\stotaal|maximaal|circa)"
)
_TAKES = re.compile(
    rf"^(?!(?:Dit|Dat|Deze|Die|Hij|Zij|Ik|Wij|Er|Volgens|In|Voor|Van|Met|Bij)\b)(?P<doel>(?:(?!dat\b)[^\s,;:.()€]{{1,40}}\s){{1,10}}?)(?:{alternatives(_DOEL['vergt'])})\b[^,;:.()]*$"
)

_GOES_ON = re.compile(
    rf"\s(?:{alternatives(_DOEL['verder'])})\b|\sen\s(?:tussen|circa|ruim|bijna|ongeveer|zo)\b", re.IGNORECASE
)


def read_doelen(tekst: str, sommen: Sequence[Som]) -> list[str | None]:
    """What each sum is for: its own words, else those that open the sentence, else those of a sum beside it."""
    ends = [*(som.begin for som in sommen[1:]), len(tekst)]
    starts = [0, *(som.einde for som in sommen[:-1])]
    own = [_find_doel(tekst, som, start, end) for som, start, end in zip(sommen, starts, ends, strict=True)]
    opening = _find_doel_opening(tekst, sommen[0])
    doelen: list[str | None] = []
    following: str | None = None
    for doel in reversed(own):
        following = doel or following
        doelen.append(doel or opening or following)
    return _hold_on(doelen[::-1])


def _hold_on(doelen: Sequence[str | None]) -> list[str | None]:
    """The purposes, with that of the sum before it for a sum without one."""
    held: list[str | None] = []
    for doel in doelen:
        held.append(doel or (held[-1] if held else None))
    return held


def _find_doel(tekst: str, som: Som, start: int, end: int) -> str | None:
    """The purpose of a sum in what stands around it: "voor …" behind it, before it, what it goes to, what it is of."""
    after = _find_doel_after(tekst, som, end)
    if after and tekst[som.einde : end].split(after, 1)[0].rstrip().endswith(("voor", "behoeve van", "t.b.v.")):
        return after
    before = tekst[max(start, som.begin - REACH) : som.begin]
    return _find_doel_before(before, _VOOR_BEFORE) or after or _find_doel_before(before, _OF_MONEY)


def _find_doel_before(before: str, opening: re.Pattern[str]) -> str | None:
    """The purpose that the last `opening` before a sum begins."""
    starts = [match.end() for match in opening.finditer(before)]
    if not starts:
        return None
    end = _END_BEFORE.search(before, starts[-1] + 2)
    doel = _tidy(before[starts[-1] : end.start() if end else len(before)])
    return None if doel in _DOEL["vaag"] else doel


def _find_doel_after(tekst: str, som: Som, end: int) -> str | None:
    """The purpose named after a sum and before the next."""
    start = _VOOR.search(tekst, som.einde, max(end, som.einde))
    phrase = _PHRASE.match(tekst, start.end(), end) if start else None
    if phrase is None:
        return None
    return _tidy(phrase["doel"])


def _find_doel_opening(tekst: str, som: Som) -> str | None:
    """The purpose that opens the sentence, or the heading of which the sum is part."""
    match = (
        _OPENING.match(tekst, 0, som.begin) or _HEADING.match(tekst, 0, som.begin) or _TAKES.match(tekst, 0, som.begin)
    )
    return _tidy(match["doel"]) if match else None


def _tidy(doel: str) -> str | None:
    """The phrase up to where the sentence goes on, without years and marks at its end; None where it is no purpose.

    >>> _tidy("de politie en tussen de"), _tidy("overboekingen kon de bank ingrijpen"), _tidy("ruim")
    ('de politie', 'overboekingen', None)
    """
    doel = _TRAILING_TIME.sub("", _GOES_ON.split(doel, maxsplit=1)[0]).strip()
    doel = re.sub(r"[\s,]+(?:en|in|is|er|wordt|structureel|jaarlijks|per jaar)$", "", doel).strip(" ,.–")
    return None if doel.lower() in _DOEL["geen"] else doel or None
