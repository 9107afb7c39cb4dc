"""From letter to sentences: one for each heading, table row and sentence of text, bullets and notes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.documents.structure import BULLET
from pipeline.model import Blok, BlokSoort, DocumentRefused, Kamerbrief, Noottekens, Zin, ZinSoort
from pipeline.taal import Taal, opens_sentence

LONGEST_BLOK = 200_000  # characters
SOORTEN = {
    BlokSoort.TEKST: ZinSoort.TEKST,
    BlokSoort.KOP: ZinSoort.KOP,
    BlokSoort.OPSOMMING: ZinSoort.OPSOMMING,
    BlokSoort.VOETNOOT: ZinSoort.VOETNOOT,
    BlokSoort.TABEL: ZinSoort.TABEL,
}


def split_zinnen(brief: Kamerbrief, taal: Taal) -> tuple[Zin, ...]:
    """The sentences of a letter in the order of its text, letterhead and signature left out.

    Raises DocumentRefused for a paragraph that no letter has.
    """
    longest = max((blok.einde - blok.begin for blok in brief.blokken), default=0)
    if longest > LONGEST_BLOK:
        raise DocumentRefused(f"heeft een alinea van {longest} tekens; dit is geen brief, of het is verkeerd omgezet")
    zinnen = (zin for blok in brief.blokken if blok.soort in SOORTEN for zin in _split_blok(brief, blok, taal))
    return tuple(replace(zin, volgnummer=number) for number, zin in enumerate(zinnen, start=1))


def _split_blok(brief: Kamerbrief, blok: Blok, taal: Taal) -> Iterator[Zin]:
    """The sentences of one block."""
    marks = [mark.positie - blok.begin for mark in _marks(brief, blok.begin, blok.einde)]
    for begin, einde in _ranges(brief.tekst[blok.begin : blok.einde], blok, taal, marks):
        low, high = blok.begin + begin, blok.begin + einde
        yield Zin(
            volgnummer=0,
            soort=SOORTEN[blok.soort],
            tekst=brief.tekst[low:high],
            begin=low,
            einde=high,
            pagina=_page(brief, low),
            kop=blok.kop,
            noot=blok.noot,
            noottekens=tuple(_marks(brief, low, high)),
        )


def _ranges(text: str, blok: Blok, taal: Taal, marks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where in a block's text its sentences stand, white space and the bullet's marker left out.

    `marks` are the places in it where a note mark stood.
    """
    if blok.soort is BlokSoort.TABEL:
        spans = [found.span() for found in re.finditer(r"[^\n]+", text)]
    elif blok.soort is BlokSoort.KOP:
        spans = [(0, len(text))]
    else:
        marker = BULLET.match(text) if blok.soort is BlokSoort.OPSOMMING else None
        start = marker.end() if marker else 0
        doc = taal.nlp(text[start:])
        spans = [(start + sent.start_char, start + sent.end_char) for sent in doc.sents]
        spans = [part for span in spans for part in _cut_at_marks(text, span, marks)]
    for begin, einde in spans:
        stripped = text[begin:einde].strip()
        if stripped:
            low = text.index(stripped, begin)
            yield low, low + len(stripped)


def _cut_at_marks(text: str, span: tuple[int, int], marks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """A sentence, cut where a note mark stands in place of its full stop: "… met de partners¹ Daarbij …"."""
    begin, einde = span
    for mark in marks:
        if begin < mark < einde and opens_sentence(text[mark:einde]):
            yield begin, mark
            begin = mark
    yield begin, einde


def _marks(brief: Kamerbrief, begin: int, einde: int) -> Iterator[Noottekens]:
    """The note marks that hang in characters `begin`–`einde`, one right behind the full stop included."""
    return (mark for mark in brief.noottekens if begin < mark.positie <= einde)


def _page(brief: Kamerbrief, position: int) -> int:
    """The page on which a character of the letter's text stands."""
    if not brief.segmenten:
        return 1
    index = bisect_right(brief.segmenten, position, key=lambda segment: segment.einde)
    return brief.segmenten[min(index, len(brief.segmenten) - 1)].pagina
