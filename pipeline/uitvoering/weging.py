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

from pipeline.lineair import Gewichten, find_likeliest, load_json, read_gewichten
from pipeline.mentions.moties.uitspraken import refuses
from pipeline.model import Kamerbrief, Mentions, MotieStatus, MotieVermelding, Zin
from pipeline.toezeggingen import Gelezen, read_zinsbeelden
from pipeline.toezeggingen.beelden import Zinsbeeld
from pipeline.toezeggingen.signalen import read_signalen, read_vormen
from pipeline.toezeggingen.weging import likeliest_soort, weigh
from pipeline.uitvoering.passages import Passage, identity, read_passages
from pipeline.woordgroepen import read_woordgroepen

MARGIN = 0.25  # of chance by which it must be surer than that a motion is but mentioned
PROMISES = 0.5  # the chance from which on a sentence counts as a promise
REFUSED = "[afgewezen]"  # the signal of a sentence that refuses what was asked
DEZE, ANDERE = " dezemotie ", " anderemotie "  # what stands for a mention of the motion, and for one of another

Weights = Mapping[MotieStatus, Gewichten]


@dataclass(frozen=True, slots=True)
class Zinsignalen:
    """A sentence of a passage with its signals, at the place where it stands there."""

    zin: Zin
    signalen: frozenset[str]


def weigh_moties(
    brief: Kamerbrief, zinnen: Sequence[Zin], mentions: Mentions, gelezen: Sequence[Gelezen] | None = None
) -> tuple[MotieVermelding, ...]:
    """The mentions of motions of a letter, each with the likeliest status of its motion where the rules read none.

    All mentions of one motion get the same. `bewijs` is then the sentence that speaks most for it, and `gewogen` is
    set; a motion that is but mentioned has none. `gelezen` are the sentences as clauses, read where not given.
    """
    silent = [v for v in mentions.motie_vermeldingen if v.status is MotieStatus.VERMELD]
    by_motion: dict[tuple[object, ...], list[tuple[Zinsignalen, ...]]] = defaultdict(list)
    passages = read_passagesignalen(brief, zinnen, mentions, silent, gelezen)
    for vermelding, passage in zip(silent, passages, strict=True):
        by_motion[identity(vermelding)].append(passage)
    weighed = {motion: _weigh(found) for motion, found in by_motion.items()}
    return tuple(_settle(v, weighed.get(identity(v))) for v in mentions.motie_vermeldingen)


def _settle(vermelding: MotieVermelding, weighed: tuple[MotieStatus, str] | None) -> MotieVermelding:
    """A mention with what was weighed, where no phrase says it."""
    if weighed is None or vermelding.status is not MotieStatus.VERMELD:
        return vermelding
    status, bewijs = weighed
    return replace(vermelding, status=status, bewijs=bewijs, gewogen=True)


def _weigh(passages: Sequence[Sequence[Zinsignalen]]) -> tuple[MotieStatus, str] | None:
    """The status that the passages of one motion tell, with its proof; None where it is but mentioned."""
    status = likeliest_status([signals_of(passage) for passage in passages])
    if status is MotieStatus.VERMELD:
        return None
    speaks = load_weights()[status]
    told = max((place for passage in passages for place in passage), key=lambda place: speaks.weigh(place.signalen))
    return status, told.zin.tekst


def likeliest_status(passages: Sequence[frozenset[str]], weights: Weights | None = None) -> MotieStatus:
    """The likeliest status over the passages of one motion, by the shipped weights where none are given."""
    return find_likeliest(weights or load_weights(), passages, MotieStatus.VERMELD, MARGIN)


# ---------------------------------------------------------------- signals


def signals_of(passage: Sequence[Zinsignalen]) -> frozenset[str]:
    """The signals of all sentences of a passage."""
    return frozenset().union(*(place.signalen for place in passage))


def read_passagesignalen(
    brief: Kamerbrief,
    zinnen: Sequence[Zin],
    mentions: Mentions,
    silent: Sequence[MotieVermelding],
    gelezen: Sequence[Gelezen] | None = None,
) -> Iterator[tuple[Zinsignalen, ...]]:
    """The signals of the sentences of the passage of each of the `silent` mentions."""
    passages = list(read_passages(brief, zinnen, mentions.motie_vermeldingen, silent))
    wanted = {zin.volgnummer for p in passages for zin in (p.zin, *p.erna, *([p.ervoor] if p.ervoor else []))}
    if wanted and gelezen is None:
        gelezen = tuple(read_zinsbeelden(brief, zinnen, mentions))
    forms = {zin.volgnummer: _forms(beeld) for zin, beeld in gelezen or () if zin.volgnummer in wanted}
    for passage in passages:
        yield tuple(_of_passage(brief, passage, forms))


def _of_passage(brief: Kamerbrief, passage: Passage, forms: Mapping[int, frozenset[str]]) -> Iterator[Zinsignalen]:
    jaar = brief.datum.year if brief.datum else None

    def signals(zin: Zin) -> frozenset[str]:
        return read_woordgroepen(_masked(zin, passage), jaar) | forms.get(zin.volgnummer, frozenset())

    own = signals(passage.zin) | ({REFUSED} if refuses(passage.zin.tekst) else set())
    yield Zinsignalen(passage.zin, own | _at("zelf", own) | {f"erna: {len(passage.erna)}"})
    for zin in passage.erna:
        behind = signals(zin)
        yield Zinsignalen(zin, behind | _at("erna", behind))
    if passage.ervoor:
        yield Zinsignalen(passage.ervoor, _at("ervoor", signals(passage.ervoor)))


def _at(place: str, signalen: frozenset[str]) -> frozenset[str]:
    return frozenset(f"{place}: {signaal}" for signaal in signalen)


def _masked(zin: Zin, passage: Passage) -> str:
    """The text of a sentence in which a word stands for each motion: one for this motion, one for any other."""
    here = [v for v in passage.genoemd if v.plaats.zin == zin.volgnummer]
    text = zin.tekst
    for vermelding in sorted(here, key=lambda v: -v.plaats.begin):
        mask = DEZE if identity(vermelding) == identity(passage.vermelding) else ANDERE
        text = f"{text[: vermelding.plaats.begin - zin.begin]}{mask}{text[vermelding.plaats.einde - zin.begin :]}"
    return text


def _forms(beeld: Zinsbeeld) -> frozenset[str]:
    """The forms of a sentence, and the kind of promise that it makes."""
    signalen = read_signalen(beeld)
    promised = {f"[belooft: {likeliest_soort(signalen)}]"} if weigh(signalen).kans > PROMISES else set()
    return read_vormen(beeld) | promised


@cache
def load_weights() -> Weights:
    """The trained weights of each status, from `models/nl_moties.json`."""
    return {MotieStatus(status): read_gewichten(given) for status, given in load_json("nl_moties.json").items()}
