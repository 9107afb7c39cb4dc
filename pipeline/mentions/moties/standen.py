"""What a clause says of the execution of its motion, put together from its parts in any order.

Reads is MOTIE naar mijn mening ten volle uitgevoerd · doe MOTIE gestand · aan MOTIE werk ik samen met de VNG · in
gesprek over de uitvoering van MOTIE · de uitvoering van MOTIE is afgerond · naar aanleiding van MOTIE heb ik de WUR
gevraagd · voornemens MOTIE uit te voeren · conform MOTIE heeft Nederland tegengestemd. The parts stand in
lexicon/moties.toml. A clause that denies, doubts or looks ahead says nothing here; nor does "in het debat over MOTIE
is dat afgerond", where something else is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicon import lexicon
from pipeline.mentions.moties.zinsdelen import MOTIE
from pipeline.model import MotieStatus

_DELEN = lexicon("moties")["stand"]


def _words(*names: str) -> str:
    return "|".join(word for name in names for word in _DELEN[name])


def _part(*names: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words(*names)})\b")


_GRENS = re.compile(r"[;:]|[.,](?= |$)| [–—] ")
_BEZWAAR = _part("bezwaar")
_VOORUIT = _part("vooruit")
_KLAAR = _part("klaar")
_IS = _part("is")
_WERK = _part("werk")
_REGERING = _part("regering")
_ALLEEN_GEZEGD = _part("alleen_gezegd")
_UITVOERING_VAN = re.compile(
    rf"\b(?:{_words('uitvoering')}) (?:van|aan) (?:de )?{MOTIE}|\b(?:{_words('uitvoering')}) er?van\b"
)
_BETREKKELIJK = re.compile(rf"{MOTIE}.*\b(?:die|dat|welke)\b")
_AAN = re.compile(rf"\baan {MOTIE}")
_ALS_DEEL = re.compile(rf"\b(?:{_words('voorzetsel')}) {MOTIE}")
_AANLEIDING = re.compile(rf"\b(?:{_words('aanleiding')}) {MOTIE}")
_GEDAAN = re.compile(r"\b(?:is|zijn|wordt|worden)\b[^;:]{1,200}?\b[^\W\d_]{0,8}?ge[^\W\d_]{3,}(?:d|t|en)\b")
_VOLTOOID = re.compile(
    rf"\b(?:heb|hebben|heeft|is|zijn)\b[^;:]{{1,300}}?\b(?!(?:{_words('geen_deelwoord')})\b)"
    r"(?:[^\W\d_]{0,8}ge[^\W\d_]{3,}|(?:ver|be|ont|her)[^\W\d_]{3,})(?:d|t|en)\b"
)
_GEHEEL = re.compile(
    rf"\b(?:doe|doen|doet|deed|gedaan)\b.{{0,200}}\bgestand\b|\bgestand (?:doe|doen|doet|deed|gedaan)\b"
    rf"|\b(?:doe|doen|doet) (?:(?:ik|wij|we|het kabinet) )?{MOTIE}.{{0,200}} af$"
)
_VOORNEMEN = re.compile(rf"\b(?:{_words('voornemen')})\b.{{0,60}}? {MOTIE}.{{0,120}}? (?:{_words('uit_te_voeren')})\b")


def read_stand(clause: str) -> MotieStatus | None:
    """What a lower-cased clause with one MOTIE in it says of the execution of that motion; None where nothing.

    >>> read_stand("met deze nota is MOTIE naar mijn mening ten volle uitgevoerd.")
    <MotieStatus.UITGEVOERD: 'uitgevoerd'>
    >>> read_stand("in het debat over MOTIE is dat punt afgerond") is None
    True
    """
    own = " ".join(_around_motie(clause)).strip()
    if MOTIE not in own or _BEZWAAR.search(own):
        return None
    if _is_done(own):
        return MotieStatus.UITGEVOERD
    return MotieStatus.IN_UITVOERING if _is_worked_on(own) or _led_to(clause) else None


def is_completed(clause: str) -> bool:
    """Whether a lower-cased clause tells of what is done, and not of work begun or to come.

    >>> is_completed("conform MOTIE heeft nederland tegengestemd."), is_completed("conform MOTIE is een proef gestart.")
    (True, False)
    """
    told = _VOLTOOID.search(clause)
    return told is not None and not (_WERK.search(told[0]) or _VOORUIT.search(told[0]))


def _around_motie(clause: str) -> Iterator[str]:
    """The part of the clause between marks in which MOTIE stands; what leads up to it is of the same sentence."""
    begin = 0
    for mark in _GRENS.finditer(clause):
        if MOTIE in clause[begin : mark.start()]:
            yield clause[begin : mark.start()]
            return
        begin = mark.end()
    yield clause[begin:]


def _is_done(own: str) -> bool:
    """Whether the clause says that the motion itself, or its execution, is done."""
    if _GEHEEL.search(own):
        return True
    if not _KLAAR.search(own) or not _IS.search(own) or _VOORUIT.search(own) or _BETREKKELIJK.search(own):
        return False
    return bool(_UITVOERING_VAN.search(own)) or not _ALS_DEEL.search(own)


def _is_worked_on(own: str) -> bool:
    """Whether the clause says that the motion is being worked on, or is to be."""
    started = (_UITVOERING_VAN.search(own) or _AAN.search(own)) and _WERK.search(own)
    return bool(started or _VOORNEMEN.search(own))


def _led_to(clause: str) -> bool:
    """Whether the clause says what the government did or does because of the motion."""
    if not _AANLEIDING.search(clause) or _ALLEEN_GEZEGD.search(clause):
        return False
    return bool(_REGERING.search(clause) or _GEDAAN.search(clause))
