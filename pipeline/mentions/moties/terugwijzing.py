"""Sentences that speak of a motion without naming it: the words that point back, written out.

Reads aan dit verzoek · deze oproep · het gevraagde · daaraan · hierop · waarover · daar … aan · hier … op.
"""

from __future__ import annotations

import re

from pipeline.lexicon import lexicon
from pipeline.mentions.moties.frasen import read_frasen
from pipeline.mentions.moties.zinsdelen import HOOFDZIN, MOTIE

_WOORDEN = lexicon("moties")
_VERWIJST_TERUG = read_frasen("verwijst_terug")
_REGERING = r"(?:de regering|het kabinet|de minister|de staatssecretaris|mij|ons)"
_VERZOEKT_MIJ = re.compile(
    rf"\b(?:{'|'.join(_WOORDEN['verzoek'])})\b(?=(?: [^ .,;]{{1,40}}){{0,4}} {_REGERING}\b)"
    rf"|\b{_REGERING}(?: [^ .,;]{{1,40}}){{0,5}} (?:gevraagd|verzocht|opgeroepen)\b"
)
_ZOALS = re.compile(r"\b(?:zoals|als) (?:\w+ )?(?:gevraagd|verzocht)\b")
_KAMER = r"(?:uw kamer|de kamer|de indieners?|de motie)"
_NAAMWOORD = re.compile(rf"\b(?:{'|'.join(_WOORDEN['naamwoord'])})\b(?: van {_KAMER}\b|(?! van | om te))")
_BIJWOORD = re.compile(r"(?<!gelet )(?<!gezien )\b(?:daar|hier|waar|er)(aan|op|over)\b")
_UITVOERING = re.compile(r"\b(uitvoering|uitwerking|invulling|opvolging) (?:daar|hier)van\b")
_GESPLITST = re.compile(r"\b(?:daar|hier|waar) ((?:[^ .,;]{1,40} ){1,12}?)(aan|op|over)(?= ?terug| ?tegemoet|[ .,;]|$)")
_ER_OP = re.compile(r"\ber ((?:[^ .,;]{1,40} ){1,12}?)op(?= ?terug)")
_LIDWOORD = re.compile(r"\b(?:de|het|dit|deze|die|dat) (?P<woord>[^\W\d_]{5,})\b")
_OVER = re.compile(r"\bover (?:de|het|een|mijn|onze|hoe|of|wat) ((?:[^ .,;]{1,40} ?){1,6})")
_ZELFSTANDIG = re.compile(r"[^\W\d_]{6,}")
_ALGEMEEN = frozenset(_WOORDEN["bericht"]["algemeen"])
STAM = 6  # first letters in which two forms of a word agree
_EEN = re.compile(r"\been (?:[^\W\d_]+e )?([^\W\d_]{5,})\b")


def names_request(clause: str) -> bool:
    """Whether a clause names what it points to: dit verzoek, deze oproep."""
    return _NAAMWOORD.search(clause) is not None


def read_own_words(clause: str) -> str:
    """A clause with "dit verzoek" and its like as MOTIE, without what the clause says that the motion asks."""
    return _without_own_request(_NAAMWOORD.sub(MOTIE, clause))


def write_out(clause: str) -> str:
    """A clause with the adverbs that point back written out, the motion as MOTIE.

    >>> write_out("ik kom hier voor de zomer op terug en geef daaraan gevolg")
    'ik kom voor de zomer op MOTIE terug en geef aan MOTIE gevolg'
    """
    whole = _UITVOERING.sub(rf"\1 van {MOTIE}", _BIJWOORD.sub(rf"\1 {MOTIE}", clause))
    split = _GESPLITST.sub(rf"\1\2 {MOTIE} ", whole)
    return _ER_OP.sub(rf"\1op {MOTIE} ", split).replace("  ", " ")


def refers_back(clause: str, about: str) -> bool:
    """Whether a clause speaks of what the sentence `about` was about: die brief, hierover, nader, a word of it."""
    return any(frase.pattern.search(clause) for frase in _VERWIJST_TERUG) or _takes_up(clause, about)


def speaks_of_other(clause: str, passage: str) -> bool:
    """Whether a clause says what it is about, and that is nothing that the passage of the motion spoke of.

    >>> speaks_of_other("ik informeer u over de begroting", "de motie vraagt om een meldpunt")
    True
    """
    subject = _OVER.search(clause)
    if subject is None:
        return False
    words = [word for word in _ZELFSTANDIG.findall(subject[1]) if word not in _ALGEMEEN]
    return bool(words) and not any(word[:STAM] in passage for word in words)


def _takes_up(clause: str, about: str) -> bool:
    """Whether a sentence takes up a word of the one before: … vraagt om een doorrekening. Ik zal de doorrekening …"""
    new = set(_EEN.findall(about))
    opening = _LIDWOORD.match(clause)
    if opening and re.search(rf"\b{opening['woord']}\b", about):
        return True
    return any(match["woord"] in new for match in _LIDWOORD.finditer(clause))


def _without_own_request(clause: str) -> str:
    """A clause without what it says that the motion asks ("Zij verzoekt de regering …", "mij is gevraagd …")."""
    told = _ZOALS.sub("", clause)
    request = _VERZOEKT_MIJ.search(told)
    if request is None:
        return told
    end = told.find(";", request.end())
    main = HOOFDZIN.search(told, request.end())
    rest = told[main.end() :] if main else told[end + 1 :] if end >= 0 else ""
    return f"{told[: request.start()]} {rest}"
