"""What stands in a sentence: citations, dates, sums of money, motions.

An extractor is one module with one generator. It is known by standing in EXTRACTORS; each may use what the
ones before it found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.mentions.bedragen import find_bedragen
from pipeline.mentions.briefvermeldingen import find_briefvermeldingen
from pipeline.mentions.moties import find_moties
from pipeline.mentions.termijnen import find_termijnen
from pipeline.mentions.verwijzingen import find_verwijzingen
from pipeline.model import Kamerbrief, Mention, Mentions, Zin


@dataclass(frozen=True, slots=True)
class Extractor:
    """A kind of mention (its field in Mentions) and the function that finds it."""

    kind: str
    find: Callable[[Kamerbrief, Sequence[Zin], Mentions], Iterator[Mention]]


EXTRACTORS: tuple[Extractor, ...] = (
    Extractor("verwijzingen", find_verwijzingen),
    Extractor("briefvermeldingen", find_briefvermeldingen),
    Extractor("termijnen", find_termijnen),
    Extractor("bedragen", find_bedragen),
    Extractor("motie_vermeldingen", find_moties),
)


def find_mentions(brief: Kamerbrief, zinnen: Sequence[Zin]) -> Mentions:
    """Find all mentions in the sentences of a letter, each kind in the order of the text."""
    found = Mentions()
    for extractor in EXTRACTORS:
        mentions: dict[str, Any] = {extractor.kind: tuple(extractor.find(brief, zinnen, found))}
        found = replace(found, **mentions)
    return found
