"""Delays that a letter reports without promising anew: "het rapport komt later dan toegezegd, want …".

Such a statement is linked to the commitment that it is about, as a commitment that says it is late would be. It moves
no term: the letter gives none.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.links.beloften import Beloften, Treffer, Vraag
from pipeline.links.briefdatums import names_debate
from pipeline.links.corpus import LinkedUitspraak
from pipeline.model import MeldingSoort, Verband, VerbandSoort


def link_uitstel(beloften: Beloften) -> Iterator[Verband]:
    """From each report of a delay, in a sentence that holds no commitment, to the commitment that is late."""
    promising = {promise.zin_id for promise in beloften.corpus.toezeggingen}
    for melding in sorted(beloften.corpus.meldingen, key=lambda melding: melding.id):
        if melding.soort == MeldingSoort.UITSTEL and melding.zin_id not in promising:
            yield from _link(beloften, melding)


def _link(beloften: Beloften, melding: LinkedUitspraak) -> Iterator[Verband]:
    """The link from a report of a delay, where it can be told what is late."""
    named = beloften.named_by(melding)
    if not named.brieven and (named.ontbrekend or names_debate(beloften.sentence(melding))):
        return
    words = melding.belofte or beloften.context(melding)
    found = beloften.find(Vraag(melding.brief_id, words, named, beloften.moties_in(melding)))
    if isinstance(found, Treffer):
        ground = f"de brief schrijft dat het later wordt; {found.grond}"
        ends = ("meldingen", melding.id, "toezeggingen", found.belofte.id)
        yield Verband(VerbandSoort.UITSTEL, *ends, ground, found.zekerheid)
