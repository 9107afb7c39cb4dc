"""Fulfilments: which commitment each fulfils, or why none can be told.

A fulfilment that names a letter outside the corpus, or a debate, is linked to nothing: the promise was made there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.links.beloften import Beloften, Geen, Treffer, Vraag
from pipeline.links.briefdatums import names_debate
from pipeline.links.brieven import Genoemd
from pipeline.links.corpus import LinkedUitspraak, Suggestie
from pipeline.links.standen import chains
from pipeline.links.suggesties import doubtful
from pipeline.links.woorden import telling_words
from pipeline.model import ToezeggingSoort, Verband, VerbandSoort

MIN_SAID = 2  # telling words from which what was promised can be sought by the fulfilment's own words for it


@dataclass(frozen=True, slots=True)
class Nagekomen:
    """The fulfilments that meet a commitment, why each of the others meets none, and what those may have meant."""

    verbanden: list[Verband]
    redenen: dict[str, str]
    suggesties: list[Suggestie]


def link_nakomingen(beloften: Beloften, repeated: Sequence[Verband]) -> Nagekomen:
    """Link each fulfilment to the one commitment of an earlier letter that it is about, or say why it is none."""
    chain_of = chains(repeated)
    result = Nagekomen([], {}, [])
    for kept in sorted(beloften.corpus.nakomingen, key=lambda kept: kept.id):
        found = _find(beloften, kept, chain_of)
        if isinstance(found, Geen):
            result.redenen[kept.id] = found.reden
            result.suggesties.extend(_suggest(kept, found))
        else:
            ground = f"de brief meldt nakoming; {found.grond}"
            ends = ("nakomingen", kept.id, "toezeggingen", found.belofte.id)
            result.verbanden.append(Verband(VerbandSoort.NAKOMING, *ends, ground, found.zekerheid))
    return result


def kept_in(beloften: Beloften) -> dict[str, frozenset[str]]:
    """The letters that fulfil each commitment, as far as can be told before any is known to repeat another."""
    found: dict[str, set[str]] = {}
    for link in link_nakomingen(beloften, ()).verbanden:
        found.setdefault(link.naar_id, set()).add(beloften.said_by_id[link.van_id].brief_id)
    return {key: frozenset(letters) for key, letters in found.items()}


def _suggest(kept: LinkedUitspraak, missed: Geen) -> Iterator[Suggestie]:
    """The commitments that a fulfilment may mean, where it cannot be told which or whether."""
    why = missed.reden.partition(":")[0]
    for near in missed.nabij:
        ends = ("nakomingen", kept.id, "toezeggingen", near.belofte.id)
        yield Suggestie(VerbandSoort.NAKOMING, *ends, near.grond, doubtful(near), why)


def _find(beloften: Beloften, kept: LinkedUitspraak, chain_of: Mapping[str, str]) -> Treffer | Geen:
    """The commitment that a fulfilment is about."""
    named = beloften.named_by(kept)
    elsewhere = None if named.brieven else _made_elsewhere(beloften, kept, named)
    if elsewhere is not None:
        return Geen(elsewhere)
    said = kept.belofte or ""
    words = said if len(telling_words(said)) >= MIN_SAID else f"{said} {beloften.context(kept)}"
    vraag = Vraag(kept.brief_id, words, named, beloften.moties_in(kept), liefst=ToezeggingSoort.INFORMEREN)
    return beloften.find(vraag, chain_of=chain_of)


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
