"""How much a sentence sounds like a promise, by the signals that promises are made with.

A linear model with one weight for each signal (`signalen.py`), trained by `models/beloften.py` on sentences of the
project's own. What the rules know is weighed by `geleerd.py`; `kamerspoor explain` shows the signals that counted.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.model import ToezeggingSoort


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of signals for a promise at all, and for each kind of promise; `nul` is what none weighs."""

    nul: float
    gewichten: Mapping[str, float]
    soorten: Mapping[ToezeggingSoort, tuple[float, Mapping[str, float]]]


@dataclass(frozen=True, slots=True)
class Weging:
    """The weight of a sentence: the chance (0–1) that it promises, its signals, and what each of them added."""

    kans: float
    signalen: frozenset[str]
    bijdragen: tuple[tuple[str, float], ...]  # the most telling first, for and against


def weigh(signalen: frozenset[str]) -> Weging:
    """Weigh a sentence by its signals."""
    model = load_model()
    size = math.sqrt(max(1, len(signalen)))
    parts = [(signaal, model.gewichten[signaal] / size) for signaal in signalen if signaal in model.gewichten]
    parts.sort(key=lambda part: (-abs(part[1]), part[0]))
    return Weging(1 / (1 + math.exp(-model.nul - sum(part for _, part in parts))), signalen, tuple(parts))


def likeliest_soort(signalen: frozenset[str]) -> ToezeggingSoort:
    """The kind of promise that the signals of a sentence are most like."""
    weights = weigh_soorten(signalen)
    return max(weights, key=weights.__getitem__)


def weigh_soorten(signalen: frozenset[str]) -> dict[ToezeggingSoort, float]:
    """How much the signals of a sentence speak for each kind of promise, in log-odds against all others."""
    size = math.sqrt(max(1, len(signalen)))
    return {
        soort: nul + sum(gewichten.get(signaal, 0.0) for signaal in sorted(signalen)) / size
        for soort, (nul, gewichten) in load_model().soorten.items()
    }


@cache
def load_model() -> Model:
    """The trained weights, from `models/nl_beloften.json`."""
    given = json.loads((files("models") / "nl_beloften.json").read_text(encoding="utf-8"))
    kinds = {ToezeggingSoort(soort): (each["nul"], each["gewichten"]) for soort, each in given["soorten"].items()}
    return Model(given["nul"], given["gewichten"], kinds)
