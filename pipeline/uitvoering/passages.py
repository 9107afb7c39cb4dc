"""The sentences of a letter that may say what becomes of a motion: its own, that before it and those behind it.

Those behind it are those in which the letter speaks on about the motion (`mentions/moties/reikwijdte.py`), up to the
next sentence that names another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.mentions.moties.reikwijdte import goes_on, read_alineas, stands_under
from pipeline.model import Kamerbrief, MotieVermelding, Zin

MOST_BEHIND = 4  # sentences


@dataclass(frozen=True, slots=True)
class Passage:
    """A mention of a motion with its own sentence, that before it (None at an opening) and those behind it.

    `genoemd` are all mentions of motions in its own sentence and those behind it.
    """

    vermelding: MotieVermelding
    zin: Zin
    ervoor: Zin | None
    erna: tuple[Zin, ...]
    genoemd: tuple[MotieVermelding, ...]


def read_passages(
    brief: Kamerbrief, zinnen: Sequence[Zin], vermeldingen: Sequence[MotieVermelding], silent: Sequence[MotieVermelding]
) -> Iterator[Passage]:
    """The passages of the `silent` ones among all mentions of motions of a letter."""
    places = {zin.volgnummer: place for place, zin in enumerate(zinnen)}
    named: dict[int, list[MotieVermelding]] = defaultdict(list)
    for vermelding in vermeldingen:
        named[places[vermelding.plaats.zin]].append(vermelding)
    alineas = read_alineas(brief, zinnen)
    for vermelding in silent:
        place = places[vermelding.plaats.zin]
        behind = tuple(_behind(zinnen, alineas, named, vermelding, place))
        before = zinnen[place - 1] if place and place - 1 not in named and zinnen[place - 1].noot is None else None
        genoemd = (v for index in (place, *behind) for v in named.get(index, ()))
        yield Passage(vermelding, zinnen[place], before, tuple(zinnen[index] for index in behind), tuple(genoemd))


def identity(vermelding: MotieVermelding) -> tuple[object, ...]:
    """What makes two mentions of a letter one motion: the same submitters and number, or only the mention itself."""
    known = vermelding.indieners or vermelding.nummer
    if not known:
        return (vermelding.plaats,)
    return (vermelding.indieners, vermelding.dossier, vermelding.toevoeging, vermelding.nummer)


def _behind(
    zinnen: Sequence[Zin],
    alineas: Sequence[int],
    named: Mapping[int, Sequence[MotieVermelding]],
    vermelding: MotieVermelding,
    place: int,
) -> Iterator[int]:
    """The places of the sentences behind that of a mention that go on about its motion."""
    found = 0
    for index in range(place + 1, len(zinnen)):
        zin = zinnen[index]
        if zin.noot is not None and zinnen[place].noot is None:
            continue
        others = any(identity(v) != identity(vermelding) for v in named.get(index, ()))
        near = stands_under(zinnen[place], zin) and goes_on(zinnen, alineas, place, index)
        if found == MOST_BEHIND or others or not near:
            return
        found += 1
        yield index
