"""Which of the dates in a sentence is the deadline of a promise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pipeline.model import Termijn
from pipeline.toezeggingen.actoren import Rol
from pipeline.toezeggingen.beelden import Beeld
from pipeline.toezeggingen.deelzinnen import Deelzin
from pipeline.toezeggingen.eisen import ahead
from pipeline.toezeggingen.gezegden import Wijze, read_gezegden

RELATIVE = frozenset({"die", "dat", "waarvan", "waarmee", "waarbij", "waarna"})
FINISHING = frozenset({"ronden", "leveren", "voltooien"})
FOR_A_YEAR = re.compile(r"voor (?P<jaar>20\d\d)", re.IGNORECASE)


def choose_termijn(beeld: Beeld) -> Termijn | None:
    """The deadline of the promise in this clause: a date among its own words, the last to come where there are more.

    A date in a clause within it ("de motie die op 3 maart is aangenomen") or before the letter dates something
    else; one in a relative clause that looks ahead ("een proef die op 1 maart begint") dates the promise where its
    own words do not, as does that of the event it is joined to ("verschijnt in mei en zal worden gezonden").
    Where one of several dates leaves the end open ("in 2021 € 2 mln. en vanaf 2022 € 3 mln. per jaar") the deadline
    is that one: the whole has no last day.
    """
    own = [_for_a_year(t) if beeld.bedrag else t for t in beeld.eigen_termijnen]
    if not any(t.vanaf or t.uiterlijk for t in own):
        own = next((found for found in _nearby(beeld) if found), own)
    if not own:
        return None
    open_end = [t for t in own if t.uiterlijk is None]
    dated = [t for t in own if t.uiterlijk is not None]
    runs_on = [t for t in open_end if t.vanaf is not None]
    if len(own) > 1 and runs_on and beeld.bedrag:
        return runs_on[-1]
    return max(dated, key=_last_day) if dated else open_end[0]


def _nearby(beeld: Beeld) -> Iterator[list[Termijn]]:
    """The dates of the relative clauses behind this one that look ahead, and of the event that it is joined to."""
    around = [d for d in beeld.zin.deelzinnen if d is not beeld.deelzin]
    yield [t for d in around if _is_relative(beeld, d) for t in _ahead(Beeld(beeld.zin, d))]
    yield [
        t
        for d in around
        if d.nevengeschikt is beeld.deelzin and _finishes(beeld, d)
        for t in _ahead(Beeld(beeld.zin, d))
    ]
    main = next((d for d in beeld.zin.deelzinnen if d.hoofd), beeld.deelzin)
    if beeld.deelzin.voegwoord == "die" and Beeld(beeld.zin, main).bedrag:
        yield _ahead(Beeld(beeld.zin, main))
    joined = beeld.deelzin.nevengeschikt
    if joined is not None and beeld.onderwerp.rol is Rol.ZAAK:
        yield _ahead(Beeld(beeld.zin, joined))


def _is_relative(beeld: Beeld, deelzin: Deelzin) -> bool:
    """Whether a clause behind this one tells what happens later ("die op 1 maart begint"), no report, no condition."""
    own, verb = beeld.deelzin, deelzin.persoonsvorm
    if deelzin.voegwoord not in RELATIVE or verb is None or not own.eigen or deelzin.eigen[0] < own.eigen[0]:
        return False
    done = {Wijze.VOLTOOID, Wijze.VERLEDEN}
    return not any(g.wijze in done for g in read_gezegden(beeld.tokens, deelzin))


def _finishes(beeld: Beeld, deelzin: Deelzin) -> bool:
    """Whether a joined clause says when the act is finished: "doet onderzoek en rondt dat in mei af"."""
    return any(g.vorm.kern in FINISHING for g in read_gezegden(beeld.tokens, deelzin))


def _ahead(beeld: Beeld) -> list[Termijn]:
    return [t for t in beeld.eigen_termijnen if t.uiterlijk is not None and ahead(t, beeld.zin.datum)]


def _for_a_year(termijn: Termijn) -> Termijn:
    """Beside a sum "voor 2026" means for that year, not before it."""
    match = FOR_A_YEAR.fullmatch(termijn.plaats.citaat)
    if match is None:
        return termijn
    year = int(match["jaar"])
    return replace(termijn, vanaf=date(year, 1, 1), uiterlijk=date(year, 12, 31))


def _last_day(termijn: Termijn) -> date:
    return termijn.uiterlijk or date.min
