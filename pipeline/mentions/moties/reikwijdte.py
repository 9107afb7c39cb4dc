"""How far a letter speaks on about a motion that it named: under which heading, in which paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.model import Kamerbrief, Zin, ZinSoort

REACH = 6  # sentences that go on about a motion where no paragraph ends them sooner
_MOTIEKOP = re.compile(r"\b[Mm]otie\b")
_VRAAG = re.compile(r"(?:vraag|vragen) (\d{1,3})(?!\d)", re.IGNORECASE)
_ANTWOORD = re.compile(r"antwoord(?: op)?(?: (?:vraag|vragen))? (\d{1,3})(?!\d)", re.IGNORECASE)


def read_alineas(brief: Kamerbrief, zinnen: Sequence[Zin]) -> list[int]:
    """Where the paragraph of each sentence begins; -1 where the letter shows no paragraphs."""
    begins = sorted(blok.begin for blok in brief.blokken)
    places = (bisect_right(begins, zin.begin) - 1 for zin in zinnen)
    return [begins[place] if place >= 0 else -1 for place in places]


def stands_under(before: Zin, zin: Zin) -> bool:
    """Whether a sentence stands under the heading of an earlier one or answers it, or is read on from that heading."""
    above = heading_of(before)
    return zin.kop == above or answers(above, zin.kop)


def heading_of(zin: Zin) -> str | None:
    """The heading that a sentence stands under; a heading is its own."""
    return zin.tekst if zin.soort is ZinSoort.KOP else zin.kop


def answers(question: str | None, heading: str | None) -> bool:
    """Whether a heading is that of the answer to the question under another.

    >>> answers("Vraag 4", "Antwoord op vraag 4"), answers("Vraag 4", "Antwoord vraag 5")
    (True, False)
    """
    asked, answered = _VRAAG.match(question or ""), _ANTWOORD.match(heading or "")
    return bool(asked and answered and asked[1] == answered[1])


def goes_on(zinnen: Sequence[Zin], alineas: Sequence[int], first: int, index: int) -> bool:
    """Whether a sentence stands in the paragraph of an earlier one, or in a section about one motion.

    Where no paragraphs are known it goes on for REACH sentences.
    """
    kop = zinnen[index].kop
    if kop is not None and _MOTIEKOP.search(kop):
        return True
    if alineas[first] >= 0:
        return alineas[first] == alineas[index]
    return index - first <= REACH
