"""A letter as its motions are read from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.mentions.moties.indieners import Naamgebruik, read_naamgebruik
from pipeline.mentions.moties.reikwijdte import read_alineas
from pipeline.model import Kamerbrief, Mentions, Verwijzing, VerwijzingSoort, Zin


@dataclass(frozen=True, slots=True)
class Bron:
    """A letter as motions are read from it: sentences, how it writes names, citations by sentence, notes by number."""

    zinnen: Sequence[Zin]
    gebruik: Naamgebruik
    citaten: Mapping[int, Sequence[Verwijzing]]
    noten: Mapping[str, Sequence[int]]
    alineas: Sequence[int]


def read_bron(brief: Kamerbrief, zinnen: Sequence[Zin], found: Mentions) -> Bron:
    """The letter with what its motions are read from; `found` holds its citations."""
    return Bron(
        zinnen,
        read_naamgebruik(zin.tekst for zin in zinnen if any(word in zin.tekst for word in ("lid", "leden", "otie"))),
        _citations(found.verwijzingen),
        _notes(zinnen),
        read_alineas(brief, zinnen),
    )


def _citations(verwijzingen: Iterable[Verwijzing]) -> Mapping[int, Sequence[Verwijzing]]:
    """The cited papers by the number of their sentence, in the order of the text."""
    found = defaultdict(list)
    for verwijzing in sorted(verwijzingen, key=lambda v: v.plaats.begin):
        if verwijzing.soort is VerwijzingSoort.KAMERSTUK and verwijzing.nummer:
            found[verwijzing.plaats.zin].append(verwijzing)
    return found


def _notes(zinnen: Sequence[Zin]) -> Mapping[str, Sequence[int]]:
    """The indices of the sentences of each note."""
    found = defaultdict(list)
    for index, zin in enumerate(zinnen):
        if zin.noot is not None:
            found[zin.noot].append(index)
    return found
