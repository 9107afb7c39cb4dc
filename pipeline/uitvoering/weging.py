"""What a letter says of the execution of its motions, by the signals of their passages beside the rules.

The rules (`mentions/moties/status.py`) know the phrases that say so, and what they read stands. Ministries have more
ways: "de regeling is op 1 mei opengesteld" carries out a motion named two sentences before. Where the rules are silent
a linear model, trained by `models/moties.py` on passages of the project's own, weighs the words and forms of these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.lineair import Gewichten, chance, load_json, read_gewichten
from pipeline.model import Kamerbrief, Mentions, MotieStatus, MotieVermelding, Zin
from pipeline.toezeggingen.signalen import read_vormen, read_woordgroepen
from pipeline.toezeggingen.vinden import read_zinsbeelden
from pipeline.toezeggingen.weging import likeliest_soort, weigh
from pipeline.uitvoering.passages import Passage, identity, read_passages

SILENT = 0.25  # of chance that it counts for a motion being but mentioned that the rules read nothing of it
PROMISES = 0.5  # the chance from which on a sentence counts as a promise
DEZE, ANDERE = " dezemotie ", " anderemotie "  # what stands for a mention of the motion, and for one of another

Weights = Mapping[MotieStatus, Gewichten]


@dataclass(frozen=True, slots=True)
class Plaatssignalen:
    """The signals of one sentence of a passage, with the place at which it stands."""

    zin: Zin
    signalen: frozenset[str]


def weigh_moties(brief: Kamerbrief, zinnen: Sequence[Zin], mentions: Mentions) -> tuple[MotieVermelding, ...]:
    """The mentions of motions of a letter, each with the likeliest status of its motion.

    All mentions of one motion get the same. `bewijs` is the sentence that the rules read it from, else that which
    speaks most for it, and then `gewogen` is set; a motion that is but mentioned has none.
    """
    read = read_signalen(brief, zinnen, mentions)
    by_motion: dict[tuple[object, ...], list[tuple[Plaatssignalen, ...]]] = defaultdict(list)
    for vermelding, places in zip(mentions.motie_vermeldingen, read, strict=True):
        by_motion[identity(vermelding)].append(places)
    return tuple(_settle(vermelding, by_motion[identity(vermelding)]) for vermelding in mentions.motie_vermeldingen)


def _settle(vermelding: MotieVermelding, passages: Sequence[Sequence[Plaatssignalen]]) -> MotieVermelding:
    """A mention with the status of its motion."""
    if vermelding.status is not MotieStatus.VERMELD:
        return vermelding
    status = likeliest_status([signals_of(places) for places in passages])
    if status is MotieStatus.VERMELD:
        return vermelding
    speaks = load_weights()[status]
    told = max((place for places in passages for place in places), key=lambda place: speaks.weigh(place.signalen))
    return replace(vermelding, status=status, bewijs=told.zin.tekst, gewogen=True)


def likeliest_status(passages: Sequence[frozenset[str]], weights: Weights | None = None) -> MotieStatus:
    """The likeliest status over the passages of one motion, by the shipped weights where none are given."""
    total: dict[MotieStatus, float] = defaultdict(float, {MotieStatus.VERMELD: SILENT * len(passages)})
    for signalen in passages:
        chances = {status: chance(each.weigh(signalen)) for status, each in (weights or load_weights()).items()}
        for status, found in chances.items():
            total[status] += found / sum(chances.values())
    return max(total, key=total.__getitem__)


# ---------------------------------------------------------------- signals


def signals_of(places: Sequence[Plaatssignalen]) -> frozenset[str]:
    """The signals of all sentences of a passage."""
    return frozenset().union(*(place.signalen for place in places))


def read_signalen(brief: Kamerbrief, zinnen: Sequence[Zin], mentions: Mentions) -> Iterator[tuple[Plaatssignalen, ...]]:
    """The signals of the sentences of each passage, one after the other."""
    passages = list(read_passages(brief, zinnen, mentions.motie_vermeldingen))
    wanted = {zin.volgnummer for p in passages for zin in (p.zin, *p.erna, *([p.ervoor] if p.ervoor else []))}
    vormen = dict(_forms(brief, [zin for zin in zinnen if zin.volgnummer in wanted], mentions))
    for passage in passages:
        yield tuple(_places(brief, passage, vormen))


def _places(brief: Kamerbrief, passage: Passage, vormen: Mapping[int, frozenset[str]]) -> Iterator[Plaatssignalen]:
    jaar = brief.datum.year if brief.datum else None

    def signals(zin: Zin) -> frozenset[str]:
        return read_woordgroepen(_masked(zin, passage), jaar) | vormen.get(zin.volgnummer, frozenset())

    own = signals(passage.zin)
    yield Plaatssignalen(passage.zin, own | _at("zelf", own) | {f"erna: {len(passage.erna)}"})
    for zin in passage.erna:
        behind = signals(zin)
        yield Plaatssignalen(zin, behind | _at("erna", behind))
    if passage.ervoor:
        yield Plaatssignalen(passage.ervoor, _at("ervoor", signals(passage.ervoor)))


def _at(place: str, signalen: frozenset[str]) -> frozenset[str]:
    return frozenset(f"{place}: {signaal}" for signaal in signalen)


def _masked(zin: Zin, passage: Passage) -> str:
    """The text of a sentence in which a word stands for each motion."""
    masks = [(v, DEZE) for v in passage.zelfde] + [(v, ANDERE) for v in passage.andere]
    here = [(v.plaats, mask) for v, mask in masks if v.plaats.zin == zin.volgnummer]
    text = zin.tekst
    for plaats, mask in sorted(here, key=lambda place: -place[0].begin):
        text = f"{text[: plaats.begin - zin.begin]}{mask}{text[plaats.einde - zin.begin :]}"
    return text


def _forms(brief: Kamerbrief, zinnen: Sequence[Zin], mentions: Mentions) -> Iterator[tuple[int, frozenset[str]]]:
    """The forms of sentences, and what kind of promise they make, by their number."""
    for zin, beeld in read_zinsbeelden(brief, zinnen, mentions):
        vormen = read_vormen(beeld)
        signalen = read_woordgroepen(zin.tekst, brief.datum.year if brief.datum else None) | vormen
        promised = {f"[belooft: {likeliest_soort(signalen)}]"} if weigh(signalen).kans > PROMISES else set()
        yield zin.volgnummer, vormen | promised


@cache
def load_weights() -> Weights:
    """The trained weights of each status, from `models/nl_moties.json`."""
    return {MotieStatus(status): read_gewichten(given) for status, given in load_json("nl_moties.json").items()}
