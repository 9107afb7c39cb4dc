"""How much a sentence sounds like a promise, by the signals that promises are made with.

A linear model with one weight for each signal (`signalen.py`), trained by `models/beloften.py` on sentences of the
project's own. What the rules know is weighed by `geleerd.py`; `kamerspoor explain` shows the signals that counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.lineair import Gewichten, chance, load_json, read_gewichten
from pipeline.model import ToezeggingSoort


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of signals for a promise at all, and for each kind of promise."""

    belofte: Gewichten
    soorten: Mapping[ToezeggingSoort, Gewichten]


@dataclass(frozen=True, slots=True)
class Weging:
    """The weight of a sentence: the chance (0–1) that it promises, and its signals."""

    kans: float
    signalen: frozenset[str]

    @property
    def bijdragen(self) -> tuple[tuple[str, float], ...]:
        """What each signal adds, the most telling first, for and against."""
        return load_model().belofte.parts(self.signalen)


def weigh(signalen: frozenset[str]) -> Weging:
    """Weigh a sentence by its signals."""
    return Weging(chance(load_model().belofte.weigh(signalen)), signalen)


def likeliest_soort(signalen: frozenset[str]) -> ToezeggingSoort:
    """The kind of promise that the signals of a sentence are most like."""
    weights = weigh_soorten(signalen)
    return max(weights, key=weights.__getitem__)


def weigh_soorten(signalen: frozenset[str]) -> dict[ToezeggingSoort, float]:
    """How much the signals of a sentence speak for each kind of promise, in log-odds against all others."""
    return {soort: gewichten.weigh(signalen) for soort, gewichten in load_model().soorten.items()}


@cache
def load_model() -> Model:
    """The trained weights, from `models/nl_beloften.json`."""
    given = load_json("nl_beloften.json")
    kinds = {ToezeggingSoort(soort): read_gewichten(each) for soort, each in given["soorten"].items()}
    return Model(read_gewichten(given), kinds)
