"""Linear weights of signals: how much those of a text speak for something, and which of them most.

A signal is a text; a set of them is weighed as the sum of their weights over the root of how many they are. The weights
are trained by the recipes in `models/` and shipped there as JSON: `{"nul": …, "gewichten": {signal: weight}}`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, TypeVar

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Gewichten:
    """The weights of signals for one thing; `nul` is what no signal weighs. All are log-odds."""

    nul: float
    signalen: Mapping[str, float]

    def weigh(self, signalen: Collection[str]) -> float:
        """How much signals speak for it, in log-odds.

        >>> Gewichten(-1.0, {"zal": 4.0}).weigh(["zal", "was", "in", "mei"])
        1.0
        """
        return self.nul + math.fsum(self.signalen.get(signaal, 0.0) for signaal in signalen) / _size(signalen)

    def parts(self, signalen: Collection[str]) -> tuple[tuple[str, float], ...]:
        """What each signal adds, the most telling first, for and against."""
        size = _size(signalen)
        found = [(signaal, self.signalen[signaal] / size) for signaal in signalen if signaal in self.signalen]
        return tuple(sorted(found, key=lambda part: (-abs(part[1]), part[0])))


def find_likeliest(
    weights: Mapping[Kind, Gewichten], texts: Sequence[Collection[str]], default: Kind, margin: float
) -> Kind:
    """The kind for which the signals of texts that are of one kind speak most, their chances together being one each.

    It must be surer than `default` by `margin` of chance to be another.

    >>> weights = {"nat": Gewichten(0.0, {"regen": 4.0}), "droog": Gewichten(0.0, {"zon": 1.0})}
    >>> find_likeliest(weights, [["regen"]], "droog", 0.2), find_likeliest(weights, [["mist"]], "droog", 0.2)
    ('nat', 'droog')
    """
    total = {kind: margin * len(texts) if kind == default else 0.0 for kind in weights}
    for signalen in texts:
        chances = {kind: chance(gewichten.weigh(signalen)) for kind, gewichten in weights.items()}
        for kind, found in chances.items():
            total[kind] += found / sum(chances.values())
    return max(total, key=total.__getitem__)


def chance(logodds: float) -> float:
    """The chance (0–1) that log-odds stand for.

    >>> chance(0.0)
    0.5
    """
    return 1 / (1 + math.exp(-logodds))


def read_gewichten(given: Mapping[str, Any]) -> Gewichten:
    """The weights as JSON has them."""
    return Gewichten(given["nul"], given["gewichten"])


def load_json(name: str) -> dict[str, Any]:
    """The content of a file of trained weights in `models/`."""
    found: dict[str, Any] = json.loads((files("models") / name).read_text(encoding="utf-8"))
    return found


def _size(signalen: Collection[str]) -> float:
    return math.sqrt(max(1, len(signalen)))
