"""The citations in the sentences of a letter, with their identifiers and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.identificatie import (
    aanhangsel_id,
    document_url,
    handelingen_id,
    kamerstuk_id,
    staatsblad_id,
    staatscourant_id,
    url,
)
from pipeline.mentions.verwijzingen.citeervormen import Stuk, find_stukken
from pipeline.model import Kamerbrief, Mentions, Verwijzing, VerwijzingSoort, Zin, ZinSoort

_IBIDEM = re.compile(r"\s*(?P<woord>(?i:ibid(?:em)?|idem)\b\.?)(?:,?\s?nr\.?\s?(?P<nummer>\d{1,4})\b)?")


def find_verwijzingen(brief: Kamerbrief, zinnen: Sequence[Zin], found: Mentions) -> Iterator[Verwijzing]:  # noqa: ARG001 - every extractor has these arguments
    """Find the citations in the sentences of a letter, in the order of the text.

    A citation in a note carries the number of that note. Vague mentions of letters ("mijn brief van 18
    oktober") are not yielded: without an identifier they are no citation.
    """
    before: tuple[Verwijzing, ...] = ()
    for noot, zinnen_of_note in groupby(zinnen, key=lambda zin: zin.noot):
        here: list[Verwijzing] = []
        for zin in zinnen_of_note:
            here += _read_zin(zin, () if here else before)
        yield from here
        if noot is not None:
            before = tuple(here)


def _read_zin(zin: Zin, before: Sequence[Verwijzing]) -> Iterator[Verwijzing]:
    """The citations of a sentence; `before` are those of the note before it, for Ibid."""
    if zin.soort is ZinSoort.TABEL:
        return
    ibidem = _IBIDEM.match(zin.tekst) if zin.noot is not None and len(before) == 1 else None
    if ibidem:
        yield _repeat(before[0], zin, ibidem)
    for stuk in find_stukken(zin.tekst):
        yield _verwijzing(zin, stuk)


def _repeat(cited: Verwijzing, zin: Zin, match: re.Match[str]) -> Verwijzing:
    """What Ibid. stands for: the same paper, or another number of the same dossier."""
    again = replace(cited, plaats=zin.plaats(match.start("woord"), match.end()), voetnoot=zin.noot)
    if match["nummer"] is None:
        return again
    identificatie = kamerstuk_id(cited.dossier, cited.toevoeging, match["nummer"])
    return replace(again, nummer=match["nummer"], identificatie=identificatie, url=url(identificatie))


def _verwijzing(zin: Zin, stuk: Stuk) -> Verwijzing:
    identificatie = stuk.identificatie or _identify(stuk)
    return Verwijzing(
        plaats=zin.plaats(stuk.begin, stuk.einde),
        soort=stuk.soort,
        dossier=stuk.dossier,
        toevoeging=stuk.toevoeging,
        nummer=stuk.nummer,
        vergaderjaar=stuk.vergaderjaar,
        identificatie=identificatie,
        url=_address(stuk, identificatie),
        voetnoot=zin.noot,
    )


def _identify(stuk: Stuk) -> str | None:
    """The identifier of a cited document, None where a part of it is missing."""
    match stuk.soort:
        case VerwijzingSoort.KAMERSTUK:
            return kamerstuk_id(stuk.dossier, stuk.toevoeging, stuk.nummer)
        case VerwijzingSoort.AANHANGSEL:
            return aanhangsel_id(stuk.vergaderjaar, stuk.nummer, kamer=stuk.kamer)
        case VerwijzingSoort.HANDELINGEN:
            return _identify_handelingen(stuk)
        case VerwijzingSoort.STAATSBLAD if stuk.jaar and stuk.nummer:
            return staatsblad_id(stuk.jaar, stuk.nummer)
        case VerwijzingSoort.STAATSCOURANT if stuk.jaar and stuk.nummer:
            return staatscourant_id(stuk.jaar, stuk.nummer)
        case _:
            return stuk.nummer


def _identify_handelingen(stuk: Stuk) -> str | None:
    """By meeting and item; by pages alone where the item is a range of pages (up to 2010)."""
    if stuk.item and "-" in stuk.item:
        return handelingen_id(stuk.vergaderjaar, stuk.item, kamer=stuk.kamer)
    return handelingen_id(stuk.vergaderjaar, stuk.nummer, stuk.item, kamer=stuk.kamer)


def _address(stuk: Stuk, identificatie: str | None) -> str | None:
    """Where the document is read: officielebekendmakingen.nl, or tweedekamer.nl for a document number."""
    if stuk.soort is VerwijzingSoort.DOCUMENT and stuk.identificatie is None and stuk.nummer:
        return document_url(stuk.nummer)
    if stuk.soort in {VerwijzingSoort.ZAAK, VerwijzingSoort.TOEZEGGING} and stuk.identificatie is None:
        return None
    if stuk.soort is VerwijzingSoort.HANDELINGEN and not stuk.item:
        return None
    return url(identificatie)
