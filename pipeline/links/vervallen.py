"""Commitments that a letter drops: "daarmee vervalt de toezegging …", "de toegezegde regeling gaat niet door".

Read is only a plain statement in which both the promise and its end are named; a condition, a question and a denial
("de toezegging vervalt niet") are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.links.beloften import Beloften, Geen, Vraag, find_cue
from pipeline.links.briefdatums import names_debate
from pipeline.links.corpus import LinkedZin
from pipeline.model import Verband, VerbandSoort

PROMISED = re.compile(r"\b(?:toezegging(?:en)?|toegezegde?|aangekondigde?|beloofde?)\b", re.I)
OPEN = re.compile(
    r"\?\s*$|^(?:indien|mocht|als|wanneer|tenzij)\b|\b(?:zou|zouden|niet vervallen|vervalt niet|vervallen niet)\b", re.I
)


def link_vervallen(beloften: Beloften) -> Iterator[Verband]:
    """From each sentence that drops a commitment to the one that it drops."""
    for zin in sorted(beloften.corpus.zinnen.values(), key=lambda zin: (zin.brief_id, zin.volgnummer)):
        cue = drops(zin.tekst)
        link = _link(beloften, zin, cue) if cue else None
        if link is not None:
            yield link


def drops(tekst: str) -> str | None:
    """The words by which a sentence says that a promise is dropped; None where it says no such thing.

    >>> drops("Daarmee vervalt de toezegging om de haven uit te diepen.")
    'vervalt'
    >>> drops("Indien het advies negatief is, vervalt de toezegging.") is None
    True
    """
    if not PROMISED.search(tekst) or OPEN.search(tekst):
        return None
    return find_cue(tekst, "vervallen")


def _link(beloften: Beloften, zin: LinkedZin, cue: str) -> Verband | None:
    """The link from a sentence that drops a commitment, where it can be told which."""
    named = beloften.named_in([zin])
    if not named.brieven and (named.ontbrekend or names_debate(zin.tekst)):
        return None
    moties = frozenset(beloften.moties_by_zin.get(zin.id, ()))
    found = beloften.find(Vraag(zin.brief_id, zin.tekst, named, moties))
    if isinstance(found, Geen):
        return None
    ground = f"de brief schrijft “{cue}”; {found.grond}"
    return Verband(VerbandSoort.WIJZIGING, "zinnen", zin.id, "toezeggingen", found.belofte.id, ground, found.zekerheid)
