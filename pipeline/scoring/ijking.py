"""Calibration: of the commitments that claim a certainty, how many are right on gold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from pipeline.model import Toezegging
from pipeline.scoring.gold import read_beloften
from pipeline.scoring.lezen import read_toezeggingen

BOUNDS = (0.0, 0.8, 0.9, 0.95, 1.01)
SHORTEST_PART = 25  # letters and digits from which a quote may stand for a longer one


@dataclass(frozen=True, slots=True)
class Reading:
    """A commitment that was read: what certainty it claims, and whether the gold has it."""

    zekerheid: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The readings whose certainty lies from `low` up to `high`: how many, what they claim on average, how many are
    right."""

    low: float
    high: float
    count: int
    claimed: float
    right: float


def judge_table(path: Path) -> Iterator[Reading]:
    """Every commitment read in the gold table of sentences; right where the gold has one of that kind left."""
    for tekst, datum, wanted in read_beloften(path):
        kinds = [want["soort"] for want in wanted]
        for found in read_toezeggingen(tekst, datum):
            right = found.soort in kinds
            if right:
                kinds.remove(found.soort)
            yield Reading(found.zekerheid, right)


def judge_letter(gold: Mapping[str, Any], found: Sequence[Toezegging]) -> Iterator[Reading]:
    """Every commitment read in a letter; right where the gold has it, core or not."""
    quotes = [_squash(item["quote"]) for item in gold["commitments"]]
    for toezegging in found:
        said = _squash(toezegging.plaats.citaat)
        same = next((quote for quote in quotes if _same(quote, said)), None)
        if same is not None:
            quotes.remove(same)
        yield Reading(toezegging.zekerheid, same is not None)


def _squash(text: str) -> str:
    """Letters and digits alone, so that hyphens and line ends make no difference."""
    return re.sub(r"[^0-9a-zà-ÿ€]", "", text.lower())


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= SHORTEST_PART and short in long)


def make_bins(readings: Iterable[Reading]) -> list[Bin]:
    """The readings by what they claim; a bin without any is left out.

    >>> [(b.count, b.right) for b in make_bins([Reading(0.97, True), Reading(0.96, False)])]
    [(2, 0.5)]
    """
    kept = list(readings)
    bins = []
    for low, high in pairwise(BOUNDS):
        own = [reading for reading in kept if low <= reading.zekerheid < high]
        if own:
            claimed = sum(reading.zekerheid for reading in own) / len(own)
            bins.append(Bin(low, high, len(own), claimed, sum(reading.right for reading in own) / len(own)))
    return bins
