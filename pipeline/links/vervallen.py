"""Commitments that a letter drops: "daarmee vervalt de toezegging …", "de toegezegde regeling gaat niet door".

Read is only a plain statement in which both the promise and its end are named; a condition, a question and a denial
("de toezegging vervalt niet") are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.links.beloften import Beloften, Treffer, Vraag, find_cue
from pipeline.links.briefdatums import names_debate
from pipeline.links.corpus import LinkedZin
from pipeline.model import MeldingSoort, Verband, VerbandSoort

PROMISED = re.compile(r"\b(?:toezegging(?:en)?|toegezegde?|aangekondigde?|beloofde?)\b", re.I)
OPEN = re.compile(
    r"\?\s*$|^(?:indien|mocht|als|wanneer|tenzij)\b|\b(?:zou|zouden|niet vervallen|vervalt niet|vervallen niet)\b", re.I
)


def link_vervallen(beloften: Beloften) -> Iterator[Verband]:
    """From each statement that drops a commitment to the one that it drops, and else from the sentence that says so."""
    dropped = [melding for melding in beloften.corpus.meldingen if melding.soort == MeldingSoort.INTREKKING]
    known = {melding.zin_id for melding in dropped}
    for melding in sorted(dropped, key=lambda melding: melding.id):
        cue = find_cue(beloften.sentence(melding), "vervallen")
        if cue and not OPEN.search(beloften.sentence(melding)):
            yield from _link(beloften, beloften.zinnen_of(melding), cue, ("meldingen", melding.id))
    for zin in sorted(beloften.corpus.zinnen.values(), key=lambda zin: (zin.brief_id, zin.volgnummer)):
        cue = drops(zin.tekst) if zin.id not in known else None
        if cue:
            yield from _link(beloften, [zin], cue, ("zinnen", zin.id))


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


def _link(beloften: Beloften, zinnen: Sequence[LinkedZin], cue: str, start: tuple[str, str]) -> Iterator[Verband]:
    """The link from a statement that drops a commitment, where it can be told which."""
    if not zinnen:
        return
    zin, named = zinnen[-1], beloften.named_in(zinnen)
    if not named.brieven and (named.ontbrekend or names_debate(zin.tekst)):
        return
    moties = frozenset(motie for one in zinnen for motie in beloften.moties_by_zin.get(one.id, ()))
    words = " ".join(one.tekst for one in zinnen)
    found = beloften.find(Vraag(zin.brief_id, words, named, moties))
    if isinstance(found, Treffer):
        ground = f"de brief schrijft “{cue}”; {found.grond}"
        yield Verband(VerbandSoort.WIJZIGING, *start, "toezeggingen", found.belofte.id, ground, found.zekerheid)
