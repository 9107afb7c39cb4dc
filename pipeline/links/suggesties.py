"""What may be a link and is not proved: shown apart, for a reader to judge; it closes nothing and changes nothing.

Suggested are: the commitments that a fulfilment comes near to, where none or more than one fits; an older commitment
that a later one is much alike, though no word says that it is the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pipeline.links.beloften import Beloften, Treffer, Vraag
from pipeline.links.brieven import Genoemd
from pipeline.links.corpus import LinkedUitspraak, Suggestie
from pipeline.model import ToezeggingSoort, VerbandSoort

MIN_ALIKE = 0.55  # likeness from which two commitments may be one
HALF = 0.5  # what is not proved is never more certain than not
STANDING = frozenset({ToezeggingSoort.INFORMEREN, ToezeggingSoort.WETGEVING})
"""Kinds of which a later letter often says the same again; money and acts are alike too easily."""


def doubtful(hit: Treffer) -> float:
    """How certain what is not proved can be.

    >>> from pipeline.links.corpus import LinkedUitspraak
    >>> doubtful(Treffer(LinkedUitspraak("t", "b", "actie", ""), "", 0.9))
    0.45
    """
    return round(hit.zekerheid * HALF, 2)


def suggest_herhalingen(beloften: Beloften, linked: Collection[str]) -> Iterator[Suggestie]:
    """From each later commitment that links to none to the older one that it is most alike."""
    for later in sorted(beloften.corpus.toezeggingen, key=lambda promise: promise.id):
        if later.id not in linked and later.soort in STANDING:
            yield from _alike(beloften, later)


def _alike(beloften: Beloften, later: LinkedUitspraak) -> Iterator[Suggestie]:
    """The older commitment that is most alike, where it is alike enough."""
    words = beloften.context(later)
    vraag = Vraag(later.brief_id, words, Genoemd(), beloften.moties_in(later), later.soort)
    found = beloften.nearest(vraag, MIN_ALIKE)
    if found is not None:
        why = "de tekst zegt niet dat het dezelfde toezegging is"
        ends = ("toezeggingen", later.id, "toezeggingen", found.belofte.id)
        yield Suggestie(VerbandSoort.HERHALING, *ends, found.grond, doubtful(found), why)
