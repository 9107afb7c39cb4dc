"""Training of linear weights on sets of signals, for the recipes in this folder.

Signals are the columns of a table, texts its rows; each row is scaled to the same length, and logistic regression finds
the weight of each column. The same texts give the same weights.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

LEAST = 2  # texts that a signal must occur in
STRENGTH = 100.0  # the inverse of the regularisation
DECIMALS = 2
LIGHT = 0.2  # a smaller weight than this is left out
FOLDS = 8
TABLE = "tabel-"  # opens the name of a group that is learnt from and never judged
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


def run_recipe(about: str, out: Path, report: Callable[[], Iterable[str]], as_json: Callable[[], str]) -> None:
    """Measure from the command line, then train and write `out`; with `--measure` only measure.

    `report` gives the lines to print, `as_json` trains on all there is.
    """
    options = argparse.ArgumentParser(description=about)
    options.add_argument("--measure", action="store_true", help="measure only")
    options.add_argument("--out", type=Path, default=out, help="file to write the weights to")
    chosen = options.parse_args()
    for line in report():
        click.echo(line)
    if not chosen.measure:
        chosen.out.write_text(as_json() + "\n", encoding="utf-8")
        click.echo(f"\nwritten: {chosen.out}")


def share_table(name: str, judged: Sequence[tuple[str, bool, bool]]) -> Iterator[str]:
    """A table in markdown: of each kind of item how many the rules had right, and how many rules and weights."""
    yield f"| {name} | number | rules | rules and weights |"
    yield "|---|---:|---:|---:|"
    for kind in (*dict.fromkeys(kind for kind, _, _ in judged), "all"):
        mine = [(rule, both) for item, rule, both in judged if kind in (item, "all")]
        rules, right = (sum(found[place] for found in mine) / len(mine) for place in (0, 1))
        yield f"| {kind} | {len(mine)} | {rules:.3f} | {right:.3f} |"
