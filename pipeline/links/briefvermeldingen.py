"""Which letter of the corpus a mention without a number means: "mijn brief van 18 oktober", "de aprilbrief"."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from pipeline.links.briefdatums import Briefdatum
from pipeline.links.brieven import Brieven
from pipeline.links.corpus import LinkedBriefvermelding

MONTH = len("2019-10")


def resolve_briefvermeldingen(brieven: Brieven) -> Iterator[tuple[str, str]]:
    """The id of each mention with that of its letter, where exactly one candidate remains."""
    for vermelding in brieven.corpus.briefvermeldingen:
        found = _candidates(brieven, vermelding)
        if len(found) == 1:
            yield vermelding.id, found.pop()


def _candidates(brieven: Brieven, vermelding: LinkedBriefvermelding) -> set[str]:
    """The letters that a mention can mean: those of its number, else the older ones of its day or month.

    A mention with a number can only be a letter of another number by date where that letter's own is not known.
    """
    own = brieven.corpus.brieven[vermelding.brief_id]
    days = _days(vermelding)
    dated = set(brieven.dated_by(days, own)) if days else set()
    if vermelding.identificatie is None:
        return dated
    numbered = brieven.letters_of(vermelding.identificatie) - {own.id}
    return numbered or {letter for letter in dated if brieven.corpus.brieven[letter].nummer is None}


def _days(vermelding: LinkedBriefvermelding) -> Briefdatum | None:
    """The first and last day that a mention leaves open; None where it has no date."""
    datum = vermelding.datum
    if datum is None or len(datum) > MONTH:
        return Briefdatum(vermelding.citaat, datum, datum, genoemd=True) if datum else None
    last = calendar.monthrange(int(datum[:4]), int(datum[5:MONTH]))[1]
    return Briefdatum(vermelding.citaat, f"{datum}-01", f"{datum}-{last}", genoemd=True)
