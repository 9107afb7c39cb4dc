"""The signals by which a sentence is weighed for a promise: its word groups, and how its clauses are built.

Word groups are those of `pipeline/woordgroepen.py`. A form is a few
aspects of a clause or of one of its verbs together: "hoofdzin, eerste persoon, toekomend, informeren". Words tell
what letters like those learnt from are about; forms tell how any ministry promises.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model import Termijn
from pipeline.toezeggingen.actoren import Rol
from pipeline.toezeggingen.beelden import Beeld, Zinsbeeld, past
from pipeline.toezeggingen.gevallen import Geval, looks_ahead
from pipeline.toezeggingen.meldingen import read_melding
from pipeline.toezeggingen.regels import asks, find_uitsluiting
from pipeline.woordgroepen import read_woordgroepen

MOST_CLAUSES = 6  # counted

OF_CLAUSE = (
    ("plaats", "rol"),
    ("plaats", "rol", "tijd"),
    ("plaats", "door"),
    ("plaats", "uitgesloten"),
    ("plaats", "deze brief"),
    ("plaats", "ontkent"),
    ("plaats", "onderwerp"),
    ("voegwoord",),
)
OF_VERB = (
    ("plaats", "wijze"),
    ("plaats", "rol", "wijze"),
    ("plaats", "rol", "wijze", "soort"),
    ("plaats", "rol", "wijze", "tijd"),
    ("plaats", "rol", "werkwoord"),
    ("plaats", "wijze", "soort", "eis", "later"),
    ("plaats", "wijze", "tijd", "geld"),
    ("plaats", "soort", "eis", "tijd"),
    ("rol", "wijze", "soort", "eis", "later", "tijd", "geld"),
    ("werkwoord",),
    ("werkwoord", "wijze"),
    ("werkwoord", "wijze", "tijd"),
    ("uitdrukking", "wijze"),
)
OF_HELPER = (("plaats", "rol", "hulp"),)
"""Which aspects make a signal together; each combination is one with all its values."""

Aspecten = Mapping[str, str]


def read_signalen(zin: Zinsbeeld) -> frozenset[str]:
    """All signals of a sentence: its word groups, and its forms between square brackets."""
    return read_woordgroepen(zin.tekst, zin.datum.year if zin.datum else None) | read_vormen(zin)


# ---------------------------------------------------------------- forms


def read_vormen(zin: Zinsbeeld) -> frozenset[str]:
    """The forms of a sentence, each between square brackets."""
    return frozenset(f"[{vorm}]" for vorm in _vormen(zin))


def _vormen(zin: Zinsbeeld) -> Iterator[str]:
    """The forms of a sentence as a whole, of its clauses, and of their verbs."""
    yield f"tijd: {_times(zin, zin.termijnen)}"
    yield f"deelzinnen: {min(MOST_CLAUSES, len(zin.deelzinnen))}"
    if read_melding(zin.tekst):
        yield "melding"
    if asks(zin):
        yield "vraag"
    for beeld in zin.beelden:
        if beeld.deelzin.eigen:
            yield from _of_clause(beeld)


def _of_clause(beeld: Beeld) -> Iterator[str]:
    aspecten = _clause(beeld)
    yield from _combined(aspecten, OF_CLAUSE)
    for gezegde, uitdrukking in beeld.gezegden:
        yield from _combined({**aspecten, **_verb(Geval(beeld, gezegde, uitdrukking))}, OF_VERB)
        for hulp in gezegde.hulp:
            yield from _combined({**aspecten, "hulp": hulp}, OF_HELPER)


def _combined(aspecten: Aspecten, combinations: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    """The combinations of which the clause has every aspect, each written as one signal."""
    for names in combinations:
        if all(name in aspecten for name in names):
            yield ", ".join(aspecten[name] for name in names)


def _clause(beeld: Beeld) -> dict[str, str]:
    """The aspects of a clause: where it stands, its subject, agent and time, what it denies or is ruled out by."""
    own = [termijn for termijn in beeld.zin.termijnen if _within(beeld, termijn)]
    found = {
        "plaats": "hoofdzin" if beeld.deelzin.hoofd else "bijzin",
        "rol": str(beeld.onderwerp.rol),
        "tijd": _times(beeld.zin, own),
        "geld": "met bedrag" if beeld.bedrag else "zonder bedrag",
    }
    uitsluiting = find_uitsluiting(beeld)
    told = {
        "door": f"door {beeld.handelende.rol}" if beeld.handelende.rol is not Rol.GEEN else None,
        "uitgesloten": f"uitgesloten: {uitsluiting.name.lower()}" if uitsluiting else None,
        "deze brief": "deze brief" if beeld.heeft("deze_brief") else None,
        "ontkent": "ontkent" if beeld.heeft("ontkenning") else None,
        "onderwerp": f"onderwerp {beeld.onderwerp.tekst.split()[-1].lower()}" if beeld.onderwerp.tekst else None,
        "voegwoord": f"voegwoord {beeld.deelzin.voegwoord}" if beeld.deelzin.voegwoord else None,
    }
    return found | {name: value for name, value in told.items() if value}


def _verb(geval: Geval) -> dict[str, str]:
    """The aspects of a verb: how it stands, the expression of the lexicon that it is of, and whether that is met."""
    found = {"wijze": str(geval.wijze), "werkwoord": geval.gezegde.vorm.kern, "soort": "geen uitdrukking"}
    if geval.uitdrukking is None:
        return found | {"eis": "-", "later": "-"}
    return found | {
        "soort": str(geval.uitdrukking.soort),
        "uitdrukking": f"«{geval.uitdrukking.naam}»",
        "eis": "voldaan" if geval.voldaan else "niet voldaan",
        "later": "later" if looks_ahead(geval) else "niet later",
    }


def _within(beeld: Beeld, termijn: Termijn) -> bool:
    """Whether a date begins within a clause."""
    first, last = (beeld.tokens[beeld.deelzin.eigen[place]].begin for place in (0, -1))
    return first <= termijn.plaats.begin - beeld.zin.begin <= last


def _times(zin: Zinsbeeld, termijnen: tuple[Termijn, ...] | list[Termijn]) -> str:
    """When dates lie beside the letter's: "komt", "voorbij", "loopt", "open" (no end, no year); "geen tijd"."""
    return " en ".join(sorted({_time(zin, termijn) for termijn in termijnen})) or "geen tijd"


def _time(zin: Zinsbeeld, termijn: Termijn) -> str:
    if zin.datum is None or (termijn.vanaf is None and termijn.uiterlijk is None):
        return "open"
    if termijn.uiterlijk is None:
        return "vanaf later" if termijn.vanaf and termijn.vanaf >= zin.datum else "loopt"
    return "voorbij" if past(termijn, zin.datum) else "komt"
