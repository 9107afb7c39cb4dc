"""Delays that a letter reports without promising anew: "het rapport komt later dan toegezegd, want …".

Such a statement is linked to the commitment that it is about, as a commitment that says it is late would be. It moves
no term: the letter gives none.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.links.beloften import Beloften, Treffer, Vraag, find_cue
from pipeline.links.briefdatums import names_debate
from pipeline.links.corpus import LinkedUitspraak
from pipeline.model import MeldingSoort, ToezeggingSoort, Verband, VerbandSoort


def link_uitstel(beloften: Beloften) -> Iterator[Verband]:
    """From each report of a delay, in a sentence that holds no commitment, to the commitment that is late.

    Read besides: a sentence that sets a new time against the old, "niet in juni, maar in het najaar".
    """
    told = {promise.zin_id for promise in beloften.corpus.toezeggingen}
    for melding in sorted(beloften.corpus.meldingen, key=lambda melding: melding.id):
        if melding.soort == MeldingSoort.UITSTEL and melding.zin_id not in told:
            yield from _link(beloften, melding, ("meldingen", melding.id))
    told |= {said.zin_id for said in beloften.said_by_id.values()}
    for zin in sorted(beloften.corpus.zinnen.values(), key=lambda zin: (zin.brief_id, zin.volgnummer)):
        if zin.noot is None and zin.id not in told and find_cue(zin.tekst, "andere_tijd"):
            said = LinkedUitspraak(zin.id, zin.brief_id, MeldingSoort.UITSTEL, zin.tekst, zin_id=zin.id)
            yield from _link(beloften, said, ("zinnen", zin.id))


def _link(beloften: Beloften, said: LinkedUitspraak, start: tuple[str, str]) -> Iterator[Verband]:
    """The link from a report of a delay, where it can be told what is late."""
    named = beloften.named_by(said)
    if not named.brieven and (named.ontbrekend or names_debate(beloften.sentence(said))):
        return
    words = said.belofte or beloften.context(said, always=start[0] == "zinnen")
    found = beloften.find(
        Vraag(said.brief_id, words, named, beloften.moties_in(said), geen=str(ToezeggingSoort.MIDDELEN))
    )
    if isinstance(found, Treffer):
        ground = f"de brief schrijft dat het later wordt; {found.grond}"
        yield Verband(VerbandSoort.UITSTEL, *start, "toezeggingen", found.belofte.id, ground, found.zekerheid)
