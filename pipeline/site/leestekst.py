"""The text of a letter as paragraphs to read, with what was found in it marked at its place. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

OTHER = "overig"
"""Text that belongs to no sentence: letterhead and signature."""


@dataclass(frozen=True, slots=True)
class Merk:
    """Something found in characters `begin`–`einde`: its kind, and the page that tells more of it."""

    begin: int
    einde: int
    soort: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Stuk:
    """A run of text under the same marks; `soorten` are their kinds, `url` that of the shortest mark."""

    tekst: str
    soorten: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Leeszin:
    """A sentence in pieces; `volgnummer` is None for text outside the sentences."""

    volgnummer: int | None
    stukken: tuple[Stuk, ...]


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph: what it is, its page, the number of the note it is, its sentences.

    `nieuwe_bladzijde` where the next page begins.
    """

    soort: str
    pagina: int | None
    noot: str | None
    zinnen: tuple[Leeszin, ...]
    nieuwe_bladzijde: bool = False


Zin = Mapping[str, Any]


def cut_stukken(tekst: str, begin: int, einde: int, merken: Sequence[Merk]) -> tuple[Stuk, ...]:
    """Cut characters `begin`–`einde` of a text where a mark begins or ends.

    >>> [(s.tekst, s.soorten) for s in cut_stukken("Ik stuur € 5 mln.", 0, 17, [Merk(9, 17, "bedrag")])]
    [('Ik stuur ', ()), ('€ 5 mln.', ('bedrag',))]
    """
    near = [merk for merk in merken if merk.begin < einde and merk.einde > begin]
    edges = {begin, einde}
    for merk in near:
        edges |= {max(begin, merk.begin), min(einde, merk.einde)}
    return tuple(_stuk(tekst, a, b, near) for a, b in pairwise(sorted(edges)))


def _stuk(tekst: str, begin: int, einde: int, merken: Sequence[Merk]) -> Stuk:
    over = sorted(
        (merk for merk in merken if merk.begin <= begin and einde <= merk.einde),
        key=lambda merk: merk.einde - merk.begin,
    )
    soorten = tuple(dict.fromkeys(merk.soort for merk in over))
    url = next((merk.url for merk in over if merk.url), None)
    return Stuk(tekst[begin:einde], soorten, url)


def read_alineas(tekst: str, zinnen: Sequence[Zin], merken: Mapping[str | None, Sequence[Merk]]) -> tuple[Alinea, ...]:
    """The paragraphs of a letter: its sentences in order, and between them what is no sentence.

    `zinnen` are rows of that table; `merken` are the marks by the id of their sentence.
    """
    found = []
    bladzijde = None
    for alinea in _alineas(tekst, zinnen, merken):
        nieuw = None not in (alinea.pagina, bladzijde) and alinea.pagina != bladzijde
        found.append(Alinea(alinea.soort, alinea.pagina, alinea.noot, alinea.zinnen, nieuw))
        bladzijde = alinea.pagina or bladzijde
    return tuple(found)


def _alineas(tekst: str, zinnen: Sequence[Zin], merken: Mapping[str | None, Sequence[Merk]]) -> Iterator[Alinea]:
    end = 0
    for _, group in groupby(_numbered(tekst, zinnen), key=lambda pair: pair[0]):
        block = [zin for _, zin in group]
        first = block[0]
        start = max(end, tekst.rfind("\n", end, first["begin"]) + 1)
        yield from _loose(tekst[end:start])
        end = _line_end(tekst, block[-1]["einde"])
        yield Alinea(
            first["soort"], first["pagina"], first["noot"], tuple(_read_line(tekst, start, end, block, merken))
        )
    yield from _loose(tekst[end:])


def _line_end(tekst: str, begin: int) -> int:
    """The end of a line, as far as nothing but signs and blanks stand on it; else `begin` itself."""
    end = tekst.find("\n", begin)
    end = len(tekst) if end < 0 else end
    return end if not _readable(tekst[begin:end]) else begin


def _read_line(
    tekst: str, begin: int, einde: int, zinnen: Sequence[Zin], merken: Mapping[str | None, Sequence[Merk]]
) -> Iterator[Leeszin]:
    """The sentences of a paragraph, and what stands before and between them (the number of a list item)."""
    for zin in zinnen:
        between = tekst[begin : zin["begin"]].strip()
        if between:
            yield Leeszin(None, (Stuk(between),))
        yield _leeszin(tekst, zin, merken)
        begin = zin["einde"]
    rest = tekst[begin:einde].strip()
    if rest:
        yield Leeszin(None, (Stuk(rest),))


def _numbered(tekst: str, zinnen: Sequence[Zin]) -> Iterator[tuple[int, Zin]]:
    """Each sentence with the number of its paragraph: a new one after a line end or where the kind changes."""
    number, before = 0, None
    for zin in zinnen:
        if before and ("\n" in tekst[before["einde"] : zin["begin"]] or before["soort"] != zin["soort"]):
            number += 1
        yield number, zin
        before = zin


def _leeszin(tekst: str, zin: Zin, merken: Mapping[str | None, Sequence[Merk]]) -> Leeszin:
    stukken = cut_stukken(tekst, zin["begin"], zin["einde"], merken.get(zin["id"], ()))
    return Leeszin(zin["volgnummer"], stukken)


def _loose(tekst: str) -> Iterator[Alinea]:
    for line in tekst.split("\n"):
        if _readable(line):
            yield Alinea(OTHER, None, None, (Leeszin(None, (Stuk(line.strip()),)),))


def _readable(text: str) -> bool:
    return any(sign.isalnum() for sign in text)
