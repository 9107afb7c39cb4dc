"""Training of linear weights on sets of signals, for the recipes in this folder.

Signals are the columns of a table, texts its rows; each row is scaled to the same length, and logistic regression finds
the weight of each column. The same texts give the same weights.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

LEAST = 2  # texts that a signal must occur in
STRENGTH = 10.0  # the inverse of the regularisation
DECIMALS = 2
LIGHT = 0.04  # a smaller weight than this is left out
FOLDS = 8
Item = TypeVar("Item")


class Signaaltabel:
    """Signals as columns: those that occur in at least LEAST of the texts that it is made from."""

    def __init__(self, texts: Iterable[Collection[str]]) -> None:
        """Take the columns from the signals of texts."""
        self._counter = CountVectorizer(analyzer=sorted, binary=True, min_df=LEAST, dtype=np.float64)
        self._counter.fit(texts)

    def rows(self, texts: Sequence[Collection[str]]) -> csr_matrix:
        """A row for each text: one over the root of its number of signals, in the column of each."""
        counts = csr_matrix(self._counter.transform(texts))
        scales = [1 / math.sqrt(max(1, len(signalen))) for signalen in texts]
        return csr_matrix(counts.multiply(np.array(scales)[:, None]))

    def weights(self, model: LogisticRegression) -> dict[str, Any]:
        """What a model learnt, as JSON has it: the weights that are not light, rounded."""
        signalen = [str(signaal) for signaal in self._counter.get_feature_names_out()]
        found = zip(signalen, map(float, model.coef_[0]), strict=True)
        return {
            "nul": round(float(model.intercept_[0]), DECIMALS),
            "gewichten": {signaal: round(weight, DECIMALS) for signaal, weight in found if abs(weight) >= LIGHT},
        }


def fit(rows: csr_matrix, wanted: Sequence[bool], counts: Sequence[float] | None = None) -> LogisticRegression:
    """A regression in which the rarer side counts as much as the other; `counts` is what each row counts for."""
    return LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=2000).fit(
        rows, wanted, sample_weight=counts
    )


def folds(items: Sequence[Item], groups: Sequence[str]) -> Iterator[tuple[list[Item], list[Item]]]:
    """What to learn from and what to judge, with each group of items held out whole, in turn."""
    names = sorted(set(groups))
    for fold in range(FOLDS):
        held = set(names[fold::FOLDS])
        apart = [item for item, group in zip(items, groups, strict=True) if group in held]
        if apart:
            yield [item for item, group in zip(items, groups, strict=True) if group not in held], apart
