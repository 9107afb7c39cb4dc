"""How far a sum of rounded cells may be from a rounded total.

Rounding moves each cell by at most half its step, evenly spread, so n cells together by at most n half steps and
usually by far less: the deviation is the step times the root of n/12. A total is off by half its own step besides.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import inf, isqrt, sqrt

from pipeline.tables.cellen import Cel

UNLIKELY = 20.0  # the sum of squared deviations (in units of the usual one) beyond which rounding is no explanation


def tolerance(cells: Iterable[Cel], doel: Cel) -> int:
    """How far, in cents, the sum of these cells may be from a total by rounding alone.

    >>> tolerance([Cel(390, 10)] * 3, Cel(1600, 100)), tolerance([Cel(390, 10)] * 20, Cel(1600, 100))
    (65, 107)
    """
    steps = [cel.stap for cel in cells]
    return widest(len(steps), max(steps, default=0), doel.stap)


def widest(count: int, step: int, goal_step: int) -> int:
    """The same for a number of cells of one step."""
    usual = isqrt(int(UNLIKELY * count * step**2 / 12))
    return goal_step // 2 + min(count * step // 2, usual)


def misfit(difference: int, count: int, step: int, goal_step: int) -> float:
    """The squared deviation that is left of a difference when the rounding of the total is taken off.

    >>> misfit(50, 9, 10, 10) > UNLIKELY, misfit(5, 9, 10, 10), misfit(40, 2, 10, 10)
    (True, 0.0, inf)
    """
    excess = max(0.0, abs(difference) - goal_step / 2)
    if excess > count * step / 2:
        return inf
    return (excess / (step * sqrt(count / 12))) ** 2 if excess else 0.0
