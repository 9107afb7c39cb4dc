"""What a sentence says of the execution of a motion, and the words that say so.

The phrases stand in lexicon/moties.toml. A phrase counts only in the clause of the motion itself: what the
motion asks ("die verzoekt de Kamer te informeren") is no statement of the letter, and a denial in the phrase
("geef ik geen uitvoering aan") undoes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.lexicon import lexicon
from pipeline.model import MotieStatus

_WOORDEN = lexicon("moties")
WINDOW = 500  # characters of the sentence on either side of the motion that are read
NEGATION_REACH = 12  # characters before a phrase in which "geen" or "niet" denies it
_MOTIE = "MOTIE"


def _compile(phrases: list[str]) -> tuple[re.Pattern[str], ...]:
    """Phrases as expressions: " … " is at most eight words of the same clause."""
    return tuple(re.compile(r"\b" + phrase.replace(" … ", r"(?: [^ .;]{1,40}){0,8}? ") + r"\b") for phrase in phrases)


_STRONG = tuple(
    (status, _compile(_WOORDEN["status"][name]))
    for status, name in ((MotieStatus.UITGEVOERD, "uitgevoerd"), (MotieStatus.IN_UITVOERING, "in_uitvoering"))
)
_KOMT_TERUG = _compile(_WOORDEN["status"]["komt_terug"])
_ZWAK = _compile(_WOORDEN["status"]["zwak_in_uitvoering"])
_VERWIJST_TERUG = _compile(_WOORDEN["status"]["verwijst_terug"])
_ONTKENNING = re.compile(r"\b(?:" + "|".join(_WOORDEN["status"]["ontkenning"]) + r")\b")
_VERZOEK = re.compile(r"\b(?:" + "|".join(_WOORDEN["verzoek"]) + r")\b|,? om (?:[^ .;]{1,40} ){0,40}?te\b")
_DEZE = "\0"  # marks the motion spoken of among the others
_HAAKJES = re.compile(
    r" ?\((?:kamerstuk|tk|ek|kst|t\.v\.v\.|\d\d ?\d{3})[^()]*\)"
    r"|,? (?:kamerstuk(?:ken)? )?\d\d ?\d{3}(?:[ -][ivx]{1,5})?,? nrs?\.? \d{1,4}(?:(?:, | en | t/m |[-–])\d{1,4}){0,9}"
)
_BIJZIN = re.compile(r", | (?:waarin|waarmee|waarbij|die|dat|om) ")
_HOOFDZIN = re.compile(
    r", (?=(?:is|zijn|wordt|worden|heb|heeft|hebben|beschouw|acht|voer|geef|geeft|kom|zal|neem|betrek"
    r"|als (?:uitgevoerd|afgedaan)|hiermee|daarmee|uitgevoerd|afgedaan|uit|in uitvoering|gestand)\b)"
)
_OMSCHRIJVING = re.compile(
    rf"(?:{'|'.join(_WOORDEN['omschrijving'])})(?: [^ .;]{{1,40}}){{0,4}}? (?:in|uit|van|met) {_MOTIE}"
)
_REEKS = re.compile(
    rf"{_MOTIE}(?:(?: over [^,.;]{{1,80}}?)?(?:, |; | en |, en | als )(?:(?:de |van het lid |van de leden )?){_MOTIE})+"
)


@dataclass(frozen=True, slots=True)
class Uitspraak:
    """A status, the sentence it was read from, and whether a promise to come back outweighs it (`zwak`)."""

    status: MotieStatus
    bewijs: str
    zwak: bool = False


def read_uitspraak(text: str, motie: tuple[int, int], others: list[tuple[int, int]]) -> Uitspraak | None:
    """What a sentence says of the motion at `motie`; `others` are the other motions named in it."""
    clause = _clause(text, motie, others)
    for status, patterns in _STRONG:
        if _holds(patterns, clause):
            return Uitspraak(status, text)
    if _holds(_KOMT_TERUG, clause):
        return Uitspraak(MotieStatus.KOMT_TERUG, text)
    if _holds(_ZWAK, clause):
        return Uitspraak(MotieStatus.IN_UITVOERING, text, zwak=True)
    return None


def read_vervolg(text: str) -> Uitspraak | None:
    """What a later sentence without a motion promises on what was just spoken of: to come back on it."""
    low = text[: 2 * WINDOW].lower()
    if _holds(_KOMT_TERUG, low) and any(pattern.search(low) for pattern in _VERWIJST_TERUG):
        return Uitspraak(MotieStatus.KOMT_TERUG, text)
    return None


def _holds(patterns: tuple[re.Pattern[str], ...], clause: str) -> bool:
    """Whether a phrase stands in a clause without being denied."""
    return any(
        not _ONTKENNING.search(clause, max(0, match.start() - NEGATION_REACH), match.end())
        for pattern in patterns
        for match in pattern.finditer(clause)
    )


def _clause(text: str, motie: tuple[int, int], others: list[tuple[int, int]]) -> str:
    """The lower-cased words around a motion, itself written MOTIE, without what it asks and without other motions.

    Motions in one list ("de moties A en B") are one: what is said of them is said of each.
    """
    low, high = max(0, motie[0] - WINDOW), min(len(text), motie[1] + WINDOW)
    near = sorted(span for span in {motie, *others} if low <= span[0] and span[1] <= high)
    clause, position = "", low
    for begin, einde in near:
        clause += text[position:begin].lower() + (_MOTIE + _DEZE if (begin, einde) == motie else _MOTIE)
        position = einde
    clause = _HAAKJES.sub("", clause + text[position:high].lower()).replace(f" zowel {_MOTIE}", f" {_MOTIE}")
    return _without_request(_alone(clause.replace(_MOTIE + _DEZE, _MOTIE), clause.index(_DEZE) - len(_MOTIE)))


def _alone(clause: str, own: int) -> str:
    """The clause with one MOTIE: the list that the motion at `own` stands in; cut at motions outside it."""
    reeks = next((m for m in _REEKS.finditer(clause) if m.start() <= own < m.end()), None)
    begin, einde = reeks.span() if reeks else (own, own + len(_MOTIE))
    before, after = clause[:begin], clause[einde:]
    before = before.rpartition(_MOTIE)[2]
    after = after.partition(_MOTIE)[0]
    return _OMSCHRIJVING.sub(_MOTIE, before + _MOTIE) + after


def _without_request(clause: str) -> str:
    """The clause without what the motion asks: what stands before it and the main clause that goes on behind it.

    A relative clause that asks nothing ("die we u dit najaar zullen aanbieden") stays, unless a main clause follows.
    """
    before, motie, after = clause.partition(_MOTIE)
    request = _VERZOEK.search(after, 0, WINDOW // 2)
    relative = _BIJZIN.match(after)
    if request is None and relative is None:
        return clause
    starts = [match.start() for match in _BIJZIN.finditer(after, 0, request.start())] if request else [0]
    start = starts[-1] if starts else 0
    main = _HOOFDZIN.search(after, request.end() if request else start + 1)
    if request is None and main is None:
        return clause
    return before + motie + after[:start] + (f" {after[main.end() :]}" if main else "")
