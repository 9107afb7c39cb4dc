"""The mentions of motions in a letter: read sentence by sentence, grouped by motion, judged by what is said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.mentions.moties.bron import read_bron
from pipeline.mentions.moties.groepen import group_vermeldingen
from pipeline.mentions.moties.nummers import read_vermeldingen
from pipeline.mentions.moties.status import judge_vermeldingen
from pipeline.model import Kamerbrief, Mentions, MotieVermelding, Zin


def find_moties(brief: Kamerbrief, zinnen: Sequence[Zin], found: Mentions) -> Iterator[MotieVermelding]:
    """Find the mentions of motions in a letter, in the order of the text; reads the citations in `found`.

    A mention in a note is part of the mention in the text that the note belongs to, where there is one.
    General words ("enkele moties", "moties en toezeggingen") name no motion and are not yielded.
    """
    if not any("otie" in zin.tekst for zin in zinnen):
        return
    bron = read_bron(brief, zinnen, found)
    yield from judge_vermeldingen(bron, group_vermeldingen(zinnen, read_vermeldingen(bron)))
