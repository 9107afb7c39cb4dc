"""What the signals of a sentence say beside the rules: a promise that no rule knows, one that is none, its kind.

Where no rule read a promise the signals (`signalen.py`) may tell one; the clause that bears it gives its actor. Where
they are hardly ever those of a promise they undo what a rule read, and where they are far more often those of another
kind they settle the kind. A question or a denial promises nothing, whatever its words. Decision 9 has the figures.
"""

from __future__ import annotations

from pipeline.lexicon import word_set
from pipeline.model import ToezeggingSoort
from pipeline.toezeggingen.actoren import GOVERNMENT, Rol, find_handelende
from pipeline.toezeggingen.beelden import Beeld, Zinsbeeld
from pipeline.toezeggingen.gevallen import Belofte
from pipeline.toezeggingen.gezegden import Wijze
from pipeline.toezeggingen.regels import Uitsluiting, asks, find_uitsluiting
from pipeline.toezeggingen.weging import Weging, likeliest_soort, weigh_soorten

REGEL = "geleerd"
LEAST = 0.75  # the chance from which on the signals tell a promise; docs/models.md shows what other chances give
AGAINST = 0.1  # the chance below which they undo a promise that a rule read
FAR_MORE = 3.0  # how much more (in log-odds) they must speak for another kind than that of the rule
SHORTEST = 4  # words of a sentence that can be weighed
ASKING = word_set("toezeggingen", "geleerd", "vraagt")
NO_VETO = frozenset({None, Uitsluiting.GEEN_WERKWOORD})
POSSIBLE = frozenset({Wijze.MODAAL, Wijze.MODAAL_LIJDEND})


def weighed_belofte(zin: Zinsbeeld, weging: Weging) -> Belofte | None:
    """The promise that the signals of a sentence tell; None where they tell none."""
    short = sum(token.woord for token in zin.tokens) < SHORTEST
    if short or asks(zin) or weging.kans < LEAST:
        return None
    beeld = _bearing(zin)
    return Belofte(REGEL, likeliest_soort(weging.signalen), _actor(beeld), beeld) if beeld else None


def speaks_against(weging: Weging) -> bool:
    """Whether the signals of a sentence are hardly ever those of a promise, though a rule read one."""
    return weging.kans < AGAINST


def settle_soort(soort: ToezeggingSoort, weging: Weging) -> ToezeggingSoort:
    """The kind that a rule read, or that for which the signals speak far more.

    What the lexicon calls a law is one, and a sum that a rule read is more than an act.
    """
    weights = weigh_soorten(weging.signalen)
    likeliest = max(weights, key=weights.__getitem__)
    if soort is ToezeggingSoort.WETGEVING or (soort, likeliest) == (ToezeggingSoort.MIDDELEN, ToezeggingSoort.ACTIE):
        return soort
    return likeliest if weights[likeliest] - weights[soort] > FAR_MORE else soort


def _bearing(zin: Zinsbeeld) -> Beeld | None:
    """The clause that bears the promise: one in which the government acts, else the first; main clauses go before.

    A clause that a rule may not read, or that tells what others do or what is but possible, bears none.
    """
    beelden = [beeld for beeld in zin.beelden if beeld.deelzin.eigen]
    main = [beeld for beeld in beelden if beeld.deelzin.hoofd] or beelden
    main = [beeld for beeld in main if find_uitsluiting(beeld) in NO_VETO and not _binds_nobody(beeld)]
    return next((beeld for beeld in main if beeld.onderwerp.rol in GOVERNMENT), main[0] if main else None)


def _binds_nobody(beeld: Beeld) -> bool:
    """Whether another acts on own account, the Chamber asks, or all is but what can, may or must be."""
    if Rol.EIGEN_REKENING in (beeld.onderwerp.rol, beeld.handelende.rol):
        return True
    if beeld.onderwerp.rol is Rol.KAMER and any(word in ASKING for word in beeld.woorden):
        return True
    told = {gezegde.wijze for gezegde, _ in beeld.gezegden if gezegde.plaats != beeld.deelzin.persoonsvorm}
    return bool(told) and told <= POSSIBLE


def _actor(beeld: Beeld) -> str | None:
    """Who acts in a clause: its subject, the agent of a passive, or of whom the Chamber gets it."""
    if beeld.onderwerp.rol in GOVERNMENT:
        return beeld.onderwerp.tekst
    receives = beeld.onderwerp.rol is Rol.KAMER
    agent = find_handelende(beeld.tokens, beeld.deelzin, ("van", "door")) if receives else beeld.handelende
    return agent.tekst if agent.rol in {Rol.EERSTE_PERSOON, Rol.REGERING} else None
