"""What a sentence says of the execution of a motion, and the words that say so.

The phrases stand in lexicon/moties.toml. In the sentence that names the motion a phrase counts only in the clause of
the motion itself: what the motion asks ("die verzoekt de Kamer te informeren") is no statement of the letter, and a
denial ("geef ik geen uitvoering aan", "geen aanleiding om") undoes it. Behind the motion, and in the sentences that
go on about it, words that point back stand for the motion: aan dit verzoek · deze oproep · daaraan · hier … op ·
waarover. Such a sentence is read with the same phrases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.lexicon import lexicon
from pipeline.mentions.moties.berichten import announces_report
from pipeline.mentions.moties.frasen import holds, occurs, read_frasen
from pipeline.mentions.moties.standen import is_completed, read_stand
from pipeline.mentions.moties.terugwijzing import names_request, read_own_words, refers_back, speaks_of_other, write_out
from pipeline.mentions.moties.zinsdelen import MOTIE, WINDOW, clauses_around, clauses_behind
from pipeline.model import MotieStatus

_WOORDEN = lexicon("moties")
_UITGEVOERD = read_frasen("uitgevoerd")
_OM_UIT_TE_VOEREN = read_frasen("om_uit_te_voeren")
_NOG_NIET = read_frasen("nog_niet_uitgevoerd") + _OM_UIT_TE_VOEREN
_IN_UITVOERING = read_frasen("in_uitvoering")
_ZOALS_GEVRAAGD = read_frasen("zoals_gevraagd")
_BIJGAAND_GEVRAAGD = read_frasen("bijgaand_gevraagd")
_KOMT_TERUG = read_frasen("komt_terug")
_ZWAK = read_frasen("zwak_in_uitvoering") + _OM_UIT_TE_VOEREN
_TERUG_UITGEVOERD = read_frasen("terug_uitgevoerd")
_TERUG_IN_UITVOERING = read_frasen("terug_in_uitvoering")
_PASSAGE_UITGEVOERD = read_frasen("passage_uitgevoerd")
_PASSAGE_IN_UITVOERING = read_frasen("passage_in_uitvoering")
_KORTWEG = {
    short: status
    for status, name in (
        (MotieStatus.UITGEVOERD, "kortweg_uitgevoerd"),
        (MotieStatus.IN_UITVOERING, "kortweg_in_uitvoering"),
    )
    for short in _WOORDEN["status"][name]
}
_AFWIJZING = re.compile(rf"\b(?:{'|'.join(_WOORDEN['status']['afwijzing'])})\b")
_WENDING = re.compile(rf"\b(?:{'|'.join(_WOORDEN['status']['wending'])})\b")
_WIJZE = re.compile(
    r"\b(?:wijze|manier) waarop\b|\b(?:over )?hoe (?:ik|wij|we|het kabinet)\b|\bop welke (?:wijze|manier)\b"
)
_BEZIET = re.compile(rf"\b(?:{'|'.join(_WOORDEN['status']['beziet'])})\b")
_GEREGELD = re.compile(rf"\b(?:{'|'.join(_WOORDEN['status']['geregeld'])})\b")
_VERSLAG_ERVAN = re.compile(r", (?=waar(?:van|over|na|bij) |(?:die|dat) (?:ik|wij|u|uw kamer) )")
_LABEL = re.compile(r"(?: ?\([^()]{1,80}\))? ?[:–—] ")
_MET_DEZE_BRIEF = re.compile(rf"\b(?:{'|'.join(_WOORDEN['status']['met_deze_brief'])})\b")
_BIJGAAND = re.compile(rf"\b(?:{'|'.join(_WOORDEN['status']['bijgaand'])})\b")


@dataclass(frozen=True, slots=True)
class Uitspraak:
    """A status, the sentence it was read from, and whether a promise to come back outweighs it (`zwak`)."""

    status: MotieStatus
    bewijs: str
    zwak: bool = False


def read_uitspraak(text: str, motie: tuple[int, int], others: list[tuple[int, int]]) -> Uitspraak | None:
    """What a sentence says of the motion at `motie`; `others` are the other motions in it. A question says nothing."""
    if _is_question(text):
        return None
    around = [_read_clause(text, clause) for clause in clauses_around(text, motie, others)]
    if _LABEL.match(text, motie[1]):
        around.append(_read_passage(text, text[motie[1] : motie[1] + WINDOW].lower().lstrip(" :–—")))
    return weightiest(around + [_read_back(text, clause) for clause in clauses_behind(text, motie, others)])


def _is_question(text: str) -> bool:
    return text.rstrip(' »”"').endswith("?")


def weightiest(statements: list[Uitspraak | None]) -> Uitspraak | None:
    """The statement that counts: that it is done weighs most, then its execution, a promise, a soft word."""
    return min((statement for statement in statements if statement), key=_weight, default=None)


def _weight(statement: Uitspraak) -> int:
    if statement.zwak:
        return 3
    return (MotieStatus.UITGEVOERD, MotieStatus.IN_UITVOERING, MotieStatus.KOMT_TERUG).index(statement.status)


def _read_clause(text: str, clause: str) -> Uitspraak | None:
    """What a clause of the sentence `text` says of its motion: by the phrases of the lexicon, then by its parts."""
    promised, stand = _promises(clause), read_stand(clause)
    done = stand is MotieStatus.UITGEVOERD or holds(_UITGEVOERD, clause)
    if done and not occurs(_NOG_NIET, clause):
        return Uitspraak(MotieStatus.UITGEVOERD, text)
    if promised:
        return Uitspraak(_read_promise(clause), text)
    asked = holds(_ZOALS_GEVRAAGD, clause)
    firm = asked or holds(_IN_UITVOERING, clause)
    if holds(_BIJGAAND_GEVRAAGD, clause) or (firm and _is_sent(clause)) or (asked and is_completed(clause)):
        return Uitspraak(MotieStatus.UITGEVOERD, text)
    if firm or stand is not None or holds(_ZWAK, clause):
        return Uitspraak(MotieStatus.IN_UITVOERING, text, zwak=not firm)
    return None


def _is_sent(clause: str) -> bool:
    """Whether this letter or what goes with it is the execution, and not what tells of it: "in deze brief … hoe ik"."""
    return bool(_MET_DEZE_BRIEF.search(clause)) and not (_WIJZE.search(clause) or _BEZIET.search(clause))


def _read_promise(clause: str) -> MotieStatus:
    """What a clause with a promise to report says: what is done now weighs more, but for how it will be told."""
    if _WIJZE.search(clause):
        return MotieStatus.KOMT_TERUG
    regularly = holds(_ZOALS_GEVRAAGD, clause) and _GEREGELD.search(clause)
    return MotieStatus.IN_UITVOERING if regularly or holds(_IN_UITVOERING, clause) else MotieStatus.KOMT_TERUG


@lru_cache(maxsize=256)
def read_vervolg(text: str, about: str = "", *, stellig: bool = False, passage: str | None = None) -> Uitspraak | None:
    """What a later sentence without a motion says of the motion just spoken of, where it points back to it.

    `about` is the sentence that named the motion; with `stellig` this one must name what it points to (dit verzoek).
    In the `passage` of the motion, the sentences up to this one, it need not point back; None outside it.

    >>> read_vervolg("Aan dat verzoek geef ik gevolg.", stellig=True).status
    <MotieStatus.IN_UITVOERING: 'in uitvoering'>
    """
    low = text[: 2 * WINDOW].lower()
    if _is_question(text) or (stellig and not names_request(low)):
        return None
    back = _read_back(text, low, about.lower())
    if passage is not None and (back is None or back.status is MotieStatus.KOMT_TERUG) and _acts_and_reports(low):
        return Uitspraak(MotieStatus.IN_UITVOERING, text)
    if back or passage is None or speaks_of_other(low, passage.lower()):
        return back
    return _read_passage(text, read_own_words(low))


def _acts_and_reports(clause: str) -> bool:
    """Whether something is set to work and only a clause about it promises a report: …, waarvan u verneemt."""
    main, mark, report = _VERSLAG_ERVAN.sub("\0", clause, count=1).partition("\0")
    if not mark or ";" in clause or "," in report:
        return False
    return holds(_PASSAGE_IN_UITVOERING, main) and not _promises(main) and _promises(report)


def refuses(text: str) -> bool:
    """Whether a sentence refuses what was asked: what follows it must point back to speak of the motion."""
    return _AFWIJZING.search(text[:WINDOW].lower()) is not None


def turns_away(text: str) -> bool:
    """Whether a sentence behind that of the motion refuses what was asked, or turns to something else."""
    return refuses(text) or _WENDING.search(text[:WINDOW].lower()) is not None


def _read_passage(text: str, clause: str) -> Uitspraak | None:
    """What a sentence in the passage of a motion says of it without pointing back: a soft word but for a promise."""
    short = _KORTWEG.get(clause.strip(" ."))
    if short or _promises(clause):
        return Uitspraak(short or MotieStatus.KOMT_TERUG, text)
    if holds(_PASSAGE_UITGEVOERD, clause):
        return Uitspraak(MotieStatus.UITGEVOERD, text, zwak=True)
    if holds(_PASSAGE_IN_UITVOERING, clause):
        return Uitspraak(MotieStatus.IN_UITVOERING, text, zwak=True)
    return None


def _read_back(text: str, clause: str, about: str = "") -> Uitspraak | None:
    """What a clause that names no motion says of it: the words that point back stand for the motion."""
    own = read_own_words(clause)
    if short := _KORTWEG.get(clause.strip(" .")):
        return Uitspraak(short, text)
    if holds(_TERUG_UITGEVOERD, own):
        return Uitspraak(MotieStatus.UITGEVOERD, text)
    if holds(_TERUG_IN_UITVOERING, own):
        return Uitspraak(MotieStatus.IN_UITVOERING, text)
    back = write_out(own)
    if MOTIE in back:
        return _read_clause(text, back)
    promised = holds(_KOMT_TERUG, own) and not _BIJGAAND.search(own)
    return Uitspraak(MotieStatus.KOMT_TERUG, text) if promised and refers_back(own, about) else None


def _promises(clause: str) -> bool:
    """Whether a clause promises to come back, and sends nothing along ("bijgaand")."""
    return (holds(_KOMT_TERUG, clause) or announces_report(clause)) and not _BIJGAAND.search(clause)
