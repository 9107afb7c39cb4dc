"""What is shipped against what is learnt anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

NEAR = 0.05  # in log-odds, on average: machines round differently


def is_same(fresh: Mapping[str, Any], shipped: Mapping[str, Any]) -> bool:
    """Whether two sets of weights have the same signals, but for one in fifty, and weigh them alike."""
    learnt, kept = fresh["gewichten"], shipped["gewichten"]
    both = learnt.keys() & kept.keys()
    apart = sum(abs(learnt[signaal] - kept[signaal]) for signaal in both) / len(both)
    return len(learnt.keys() ^ kept.keys()) < len(kept) / 50 and max(apart, abs(fresh["nul"] - shipped["nul"])) < NEAR
