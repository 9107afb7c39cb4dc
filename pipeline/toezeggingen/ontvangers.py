"""Who receives what is said, sent or given in a clause: the Chamber, or another.

Read for the Chamber: "geef ik u een tijdpad", "maak ik aan uw Kamer bekend", "komt naar de Kamer". For another: "stuur
ik de gemeenten een brief", "aan de aanvragers".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.lexicon import lexicon, word_set
from pipeline.toezeggingen.actoren import Rol, classify, is_preposition, noun_phrase
from pipeline.toezeggingen.beelden import Beeld
from pipeline.toezeggingen.deelzinnen import words
from pipeline.toezeggingen.gezegden import Gezegde
from pipeline.toezeggingen.tokens import Token

TOWARDS = words("richting")
JOINS = words("verbindend")
MEMBERS = ["de", "leden", "van"]
ENDS = word_set("toezeggingen", "kamer", "aan_het_einde")
BEFORE_CHAMBER = word_set("toezeggingen", "kamer", "voor_kamer")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("toezeggingen")["kamer"][name])


def to_chamber(beeld: Beeld, gezegde: Gezegde | None = None) -> bool:
    """Whether the Chamber is given or told something here; not where it is asked, invited or is the subject.

    The verb is that of `gezegde`; without it any verb will do.
    """
    if beeld.onderwerp.rol is Rol.KAMER or any(word in _words("niet_gegeven") for word in beeld.woorden):
        return False
    if gezegde is not None and gezegde.vorm.kern in _words("niet_ingelicht"):
        return False
    return any(_receives(beeld.tokens, start) for start in _chambers(beeld))


def _chambers(beeld: Beeld) -> Iterator[int]:
    """Where the words for the Chamber begin in a clause: "u", "uw Kamer", "de leden van uw Kamer"."""
    tokens = beeld.tokens
    for i in beeld.deelzin.eigen:
        if tokens[i].laag == "u":
            yield i
        elif tokens[i].laag in {"kamer", "kamers"} and i and tokens[i - 1].laag in BEFORE_CHAMBER:
            start = i - 1 if tokens[i - 1].laag not in {"tweede", "eerste"} else i - 2
            before = [token.laag for token in tokens[: max(0, start)][-len(MEMBERS) :]]
            yield start - len(MEMBERS) if before == MEMBERS else start


def _receives(tokens: Sequence[Token], start: int) -> bool:
    """Whether the noun phrase that begins here is an indirect object: bare, or behind "aan" or "naar"."""
    before = tokens[start - 1] if start > 0 else None
    return before is None or before.laag in TOWARDS or not (is_preposition(before) or before.laag in JOINS)


def to_another(beeld: Beeld, naam: str) -> bool:
    """Whether another than the Chamber is told or sent something by expression `naam`: "stuur ik de gemeenten"."""
    sent = naam in _words("gestuurd")
    return any(_is_other(beeld, i, sent=sent) for i in beeld.deelzin.eigen)


def _is_other(beeld: Beeld, index: int, *, sent: bool) -> bool:
    """Whether another than the Chamber begins here as indirect object: a known one, or behind "aan" what is sent."""
    tokens = beeld.tokens
    before = tokens[index - 1] if index else None
    if tokens[index].laag not in words("bepalers") or (before is not None and before.laag in JOINS):
        return False
    if before is not None and before.laag == "aan":
        return sent and tokens[index + 1 : index + 2] != () and tokens[index + 1].laag not in ENDS
    if before is not None and is_preposition(before):
        return False
    other = classify(tokens, noun_phrase(tokens, index))
    return other.rol is Rol.EIGEN_REKENING and other.tekst != beeld.onderwerp.tekst
