"""Which of the dates in a sentence is the deadline of a promise."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pipeline.model import Termijn
from pipeline.toezeggingen.beelden import Beeld

FOR_A_YEAR = re.compile(r"voor (?P<jaar>20\d\d)", re.IGNORECASE)


def choose_termijn(beeld: Beeld) -> Termijn | None:
    """The deadline of the promise in this clause: a date among its own words, the last to come where there are more.

    A date in a clause within it ("de motie die op 3 maart is aangenomen") or before the letter dates something
    else. Where one of several dates leaves the end open ("in 2021 € 2 mln. en vanaf 2022 € 3 mln. per jaar") the
    deadline is that one: the whole has no last day.
    """
    own = [_for_a_year(t) if beeld.bedrag else t for t in beeld.eigen_termijnen]
    if not own:
        return None
    open_end = [t for t in own if t.uiterlijk is None]
    dated = [t for t in own if t.uiterlijk is not None]
    if len(own) > 1 and open_end and beeld.bedrag:
        return open_end[-1]
    return max(dated, key=_last_day) if dated else open_end[0]


def _for_a_year(termijn: Termijn) -> Termijn:
    """Beside a sum "voor 2026" means for that year, not before it."""
    match = FOR_A_YEAR.fullmatch(termijn.plaats.citaat)
    if match is None:
        return termijn
    year = int(match["jaar"])
    return replace(termijn, vanaf=date(year, 1, 1), uiterlijk=date(year, 12, 31))


def _last_day(termijn: Termijn) -> date:
    return termijn.uiterlijk or date.min
