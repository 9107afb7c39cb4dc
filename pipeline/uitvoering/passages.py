"""The sentences of a letter that may say what becomes of a motion: its own, that before it and those behind it.

Those behind it stand under the same heading and in the same paragraph, up to the next sentence that names another
motion; where the letter shows no paragraphs, or the heading names the motion, as many as are read at all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import Kamerbrief, MotieVermelding, Zin, ZinSoort

MOST_BEHIND = 4  # sentences
_MOTIEKOP = re.compile(r"\b[Mm]oties?\b")


@dataclass(frozen=True, slots=True)
class Passage:
    """A mention of a motion with its own sentence, that before it (None at an opening) and those behind it.

    `zelfde` are the mentions of this motion in these sentences, `andere` those of others.
    """

    vermelding: MotieVermelding
    zin: Zin
    ervoor: Zin | None
    erna: tuple[Zin, ...]
    zelfde: tuple[MotieVermelding, ...]
    andere: tuple[MotieVermelding, ...]


def read_passages(
    brief: Kamerbrief, zinnen: Sequence[Zin], vermeldingen: Sequence[MotieVermelding]
) -> Iterator[Passage]:
    """The passage of each mention, in their order."""
    places = {zin.volgnummer: place for place, zin in enumerate(zinnen)}
    named: dict[int, list[MotieVermelding]] = defaultdict(list)
    for vermelding in vermeldingen:
        named[places[vermelding.plaats.zin]].append(vermelding)
    begins = sorted(blok.begin for blok in brief.blokken)
    for vermelding in vermeldingen:
        place = places[vermelding.plaats.zin]
        behind = tuple(_behind(zinnen, begins, named, vermelding, place))
        before = zinnen[place - 1] if place and not named.get(place - 1) and zinnen[place - 1].noot is None else None
        around = [v for index in (place, *(places[zin.volgnummer] for zin in behind)) for v in named.get(index, ())]
        zelfde = tuple(v for v in around if identity(v) == identity(vermelding))
        andere = tuple(v for v in around if identity(v) != identity(vermelding))
        yield Passage(vermelding, zinnen[place], before, behind, zelfde, andere)


def identity(vermelding: MotieVermelding) -> tuple[object, ...]:
    """What makes two mentions of a letter one motion: the same submitters and number, or only the mention itself."""
    known = vermelding.indieners or vermelding.nummer
    if not known:
        return (vermelding.plaats,)
    return (vermelding.indieners, vermelding.dossier, vermelding.toevoeging, vermelding.nummer)


def _behind(
    zinnen: Sequence[Zin],
    begins: Sequence[int],
    named: Mapping[int, Sequence[MotieVermelding]],
    vermelding: MotieVermelding,
    place: int,
) -> Iterator[Zin]:
    own, found = zinnen[place], 0
    above = own.tekst if own.soort is ZinSoort.KOP else own.kop
    for index in range(place + 1, len(zinnen)):
        zin = zinnen[index]
        if zin.noot is not None and own.noot is None:
            continue
        others = any(identity(v) != identity(vermelding) for v in named.get(index, ()))
        if found == MOST_BEHIND or others or zin.kop != above or not _goes_on(begins, own, zin):
            return
        found += 1
        yield zin


def _goes_on(begins: Sequence[int], own: Zin, zin: Zin) -> bool:
    """Whether a sentence stands in the same paragraph, or under a heading that names a motion."""
    if zin.kop is not None and _MOTIEKOP.search(zin.kop):
        return True
    return not begins or bisect_right(begins, own.begin) == bisect_right(begins, zin.begin)
