"""Fulfilments: which commitment each fulfils, or why none can be told.

A fulfilment that names a letter outside the corpus, or a debate, is linked to nothing: the promise was made there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.links.beloften import Beloften, Vraag
from pipeline.links.briefdatums import names_debate
from pipeline.links.brieven import Genoemd
from pipeline.links.corpus import LinkedUitspraak
from pipeline.links.standen import chains
from pipeline.links.woorden import telling_words
from pipeline.model import Verband, VerbandSoort

MIN_SAID = 2  # telling words from which what was promised can be sought by the fulfilment's own words for it


def link_nakomingen(beloften: Beloften, repeated: Sequence[Verband]) -> tuple[list[Verband], dict[str, str]]:
    """The fulfilments that meet one commitment of an earlier letter, and why each of the others meets none."""
    chain_of = chains(repeated)
    links: list[Verband] = []
    reasons: dict[str, str] = {}
    for kept in sorted(beloften.corpus.nakomingen, key=lambda kept: kept.id):
        found = _link(beloften, kept, chain_of)
        if isinstance(found, str):
            reasons[kept.id] = found
        else:
            links.append(found)
    return links, reasons


def _link(beloften: Beloften, kept: LinkedUitspraak, chain_of: Mapping[str, str]) -> Verband | str:
    """The link from a fulfilment, or the reason why there is none."""
    named = beloften.named_by(kept)
    elsewhere = None if named.brieven else _made_elsewhere(beloften, kept, named)
    if elsewhere is not None:
        return elsewhere
    said = kept.belofte or ""
    words = said if len(telling_words(said)) >= MIN_SAID else f"{said} {beloften.context(kept)}"
    found = beloften.find(Vraag(kept.brief_id, words, named, beloften.moties_in(kept)), chain_of=chain_of)
    if isinstance(found, str):
        return found
    ground = f"de brief meldt nakoming; {found.grond}"
    return Verband(
        VerbandSoort.NAKOMING, "nakomingen", kept.id, "toezeggingen", found.belofte.id, ground, found.zekerheid
    )


def _made_elsewhere(beloften: Beloften, kept: LinkedUitspraak, named: Genoemd) -> str | None:
    """Why the promise stands in no letter of the corpus, where the text says where it was made."""
    said = kept.belofte or "|"
    context = " ".join(text for text in (kept.gedaan, beloften.context(kept).replace(said, "")) if text)
    if debate := names_debate(context):
        return f"de toezegging is volgens de tekst mondeling gedaan (“{debate}”), niet in een brief van het corpus"
    if named.ontbrekend:
        missing = named.ontbrekend[-1]
        if missing.genoemd:
            return f"de toezegging staat volgens de tekst in een brief (“{missing.citaat}”) die niet in het corpus zit"
        return f"de toezegging is volgens de tekst gedaan op een dag (“{missing.citaat}”) zonder brief in het corpus"
    return None
