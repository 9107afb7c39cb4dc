"""What a letter repeats of others: the questions of Members that it answers, and what it quotes at length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model import BriefSoort, Kamerbrief, Zin, ZinSoort

NUMBERED = re.compile(r"^(?:\d{1,3}[.)]?\s+)?(?:Vraag|Vragen)\s+\d", re.IGNORECASE)
HEAD = re.compile(r"^(?:Vraag|Vragen)(?:\s+van\b.*|\s*[:.]?)$", re.IGNORECASE)
ANSWER = re.compile(r"^(?:\d{1,3}[.)]?\s+)?(?:Antwoord(?:en)?|Reactie|Beantwoording|Mededeling)\b", re.IGNORECASE)

LONGEST_QUOTATION = 8  # sentences


def skip_vragen(brief: Kamerbrief, zinnen: Sequence[Zin]) -> Iterator[Zin]:
    """The sentences of a letter but those of the questions that it answers.

    A question runs from "Vraag 3" to "Antwoord", "Mededeling" (of a delay) or the next heading; "Vraag 3" is a heading
    of its own, and in a letter of answers also the first words of a sentence. A note belongs to neither.
    """
    answers = brief.soort is BriefSoort.ANTWOORD
    asking, kop = False, None
    for zin in zinnen:
        if zin.kop != kop:
            asking, kop = bool(zin.kop) and opens_vraag(zin.kop or "", answers=answers), zin.kop
        if ANSWER.match(zin.tekst):
            asking = False
        elif (zin.soort is ZinSoort.KOP or answers) and opens_vraag(zin.tekst, answers=answers):
            asking = True
        if not asking or zin.soort is ZinSoort.VOETNOOT:
            yield zin


def skip_citaten(zinnen: Iterable[Zin]) -> Iterator[Zin]:
    """The sentences but those that stand wholly within a quotation of several sentences, «…» or “…”.

    A quotation ends with its paragraph's heading, and is given up where its end does not come.
    """
    within, kop = 0, None
    for zin in zinnen:
        if zin.kop != kop:
            within, kop = 0, zin.kop
        opens, closes = (sum(zin.tekst.count(mark) for mark in marks) for marks in ("«“", "»”"))
        quoted = 0 < within <= LONGEST_QUOTATION and (not closes or zin.tekst.rstrip(" .").endswith(("»", "”")))
        within = within + 1 if (within and not closes) or opens > closes else 0
        if not quoted:
            yield zin


def opens_vraag(tekst: str, *, answers: bool) -> bool:
    """Whether these words open a question: "Vraag 3", and in a letter of answers "Vragen van het lid …" too.

    >>> opens_vraag("Vraag 12", answers=False), opens_vraag("Vraag en aanbod", answers=True)
    (True, False)
    """
    return NUMBERED.match(tekst) is not None or (answers and HEAD.match(tekst) is not None)
