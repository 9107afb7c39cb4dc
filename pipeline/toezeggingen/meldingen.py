"""What a letter says of an older promise other than keeping it: that it comes later, is withdrawn, or is taken over.

Read: "later dan toegezegd", "de toegezegde brief is uitgesteld", "lukt het niet voor de zomer", "niet binnen de
gebruikelijke termijn"; "daarmee vervalt de toezegging", "van de toegezegde evaluatie zie ik af"; "de toezegging van
mijn voorganger neem ik over". A question, a condition and a denial say none of these. What the same sentence promises
anew is a commitment besides, of that kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial

from pipeline.lexicon import either, lexicon
from pipeline.model import Kamerbrief, Melding, MeldingSoort, ToezeggingAard, Zin, ZinSoort
from pipeline.toezeggingen.nakomingen import find_belofte
from pipeline.toezeggingen.vraagtekst import skip_vragen

READ = frozenset({ZinSoort.TEKST, ZinSoort.OPSOMMING, ZinSoort.VOETNOOT})
_one_of = partial(either, "toezeggingen", "meldingen")
OPEN = re.compile(rf"\?\W*$|^(?:{_one_of('voorwaarde')})\b|\b(?:{_one_of('onzeker')})\b", re.IGNORECASE)


def find_meldingen(brief: Kamerbrief, zinnen: Sequence[Zin]) -> tuple[Melding, ...]:
    """The statements of a letter on older promises in the order of the text, each with the words that say it."""
    return tuple(_read(brief, zinnen))


def _read(brief: Kamerbrief, zinnen: Sequence[Zin]) -> Iterator[Melding]:
    for zin in skip_vragen(brief, zinnen):
        found = read_melding(zin.tekst) if zin.soort in READ else None
        if found is not None:
            soort, bewijs = found
            yield Melding(zin.plaats(0, len(zin.tekst)), soort, bewijs, find_belofte(zin.tekst))


def read_melding(tekst: str) -> tuple[MeldingSoort, str] | None:
    """What a sentence says of an older promise, and the words that say it.

    >>> read_melding("De evaluatie ontvangt u later dan toegezegd.")
    (<MeldingSoort.UITSTEL: 'uitstel'>, 'later dan toegezegd')
    >>> read_melding("De sluis gaat later open dan de brug.") is None
    True
    """
    if OPEN.search(tekst):
        return None
    promised = _pattern("beloofd").search(tekst) is not None
    for soort, alone, beside in CUES:
        match = _pattern(alone).search(tekst) or (_pattern(beside).search(tekst) if promised else None)
        if match is not None:
            return soort, match.group()
    return None


CUES = (
    (MeldingSoort.OVERNAME, "overname", "overname_bij_belofte"),
    (MeldingSoort.INTREKKING, "intrekking", "intrekking_bij_belofte"),
    (MeldingSoort.UITSTEL, "uitstel", "vertraging"),
)
AARD = {MeldingSoort.UITSTEL: ToezeggingAard.UITSTEL, MeldingSoort.OVERNAME: ToezeggingAard.OVERGENOMEN}


def read_aard(tekst: str) -> ToezeggingAard:
    """Whether a promise says of itself that it is put off, taken over or said before; else it is new.

    >>> read_aard("Zoals eerder toegezegd, informeer ik u in mei.").value
    'herhaling'
    """
    found = read_melding(tekst)
    if found is not None and found[0] in AARD:
        return AARD[found[0]]
    if _pattern("van_voorganger").search(tekst):
        return ToezeggingAard.OVERGENOMEN
    return ToezeggingAard.HERHALING if _pattern("herhaling").search(tekst) else ToezeggingAard.NIEUW


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """The phrases of a list of `meldingen` in the lexicon, or of the lexicon `uitstel`, as one pattern."""
    lists = lexicon("toezeggingen")["meldingen"] | lexicon("uitstel")
    return re.compile(rf"\b(?:{'|'.join(lists[name])})\b", re.IGNORECASE)
