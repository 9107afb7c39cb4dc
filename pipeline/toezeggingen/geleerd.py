"""Promises that no rule knows, told by their words: what many sentences taught, held in check by what the rules know.

Asked only where no rule read a promise. The words decide whether there is one (`weging.py`); the clause that carries
it gives its actor. Whoever acts on own account, a question, a sentence that says what was done or what cannot be, and
one on this very letter promise nothing, whatever their words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.lexicon import word_set
from pipeline.model import ToezeggingSoort
from pipeline.toezeggingen.actoren import GOVERNMENT, Rol, find_handelende
from pipeline.toezeggingen.beelden import Beeld, Zinsbeeld
from pipeline.toezeggingen.eisen import geadresseerd, middel
from pipeline.toezeggingen.gebeuren import tells_receiver
from pipeline.toezeggingen.gevallen import Belofte, Geval, looks_ahead
from pipeline.toezeggingen.gezegden import FUTURE, Gezegde, Wijze, read_gezegden
from pipeline.toezeggingen.meldingen import read_melding
from pipeline.toezeggingen.regels import IN_THIS, Uitsluiting, asks, find_uitsluiting
from pipeline.toezeggingen.uitdrukkingen import match_uitdrukking
from pipeline.toezeggingen.weging import likeliest_soort, weigh

REGEL = "geleerd"
LEAST = 0.85  # the chance from which on the words tell a promise; docs/models.md shows what other chances give
AGAINST = 0.03  # the chance below which the words speak against a promise that a rule read
AGAINST_WEAK = {"wordt": 0.2}  # … by rules that a description of how things go may fit: "worden gemaakt op basis van"
SHORTEST = 4  # words of a sentence that can be weighed
ASKING = word_set("toezeggingen", "geleerd", "vraagt")
THANKING = word_set("toezeggingen", "geleerd", "bedankt")
NO_PLAN = frozenset({Wijze.VOLTOOID, Wijze.VERLEDEN, Wijze.MODAAL, Wijze.MODAAL_LIJDEND})  # done, or but possible
VETOES = frozenset(
    {
        Uitsluiting.ONTKENNING,
        Uitsluiting.WERKWOORD_VOOROP,
        Uitsluiting.MOTIE,
        Uitsluiting.AANHEF,
        Uitsluiting.OVERGELATEN,
    }
)


def weighed_belofte(zin: Zinsbeeld) -> Belofte | None:
    """The promise that the words of a sentence tell; None where they do not, or where the sentence rules it out."""
    if asks(zin) or len(zin.deelzinnen) == 0 or sum(token.woord for token in zin.tokens) < SHORTEST:
        return None
    if _chance(zin) < LEAST:
        return None
    beeld = next(_bearing(zin), None)
    if beeld is None:
        return None
    soort = likeliest_soort(zin.tekst, _year(zin))
    if soort is ToezeggingSoort.INFORMEREN and (
        _only_late(beeld) or not any(_tells(Beeld(zin, deelzin)) for deelzin in zin.deelzinnen)
    ):
        return None
    act = soort is ToezeggingSoort.INFORMEREN and _acts(beeld)
    return Belofte(REGEL, ToezeggingSoort.ACTIE if act else soort, _actor(beeld), beeld)


def _only_late(beeld: Beeld) -> bool:
    """Whether the sentence says that what was promised is late or off, and nothing of when it will come."""
    ahead = any(gezegde.hulp & FUTURE for gezegde in read_gezegden(beeld.tokens, beeld.deelzin))
    return read_melding(beeld.zin.tekst) is not None and not ahead


def _acts(beeld: Beeld) -> bool:
    """Whether all verbs of the lexicon here are of acts, and neither the Chamber nor a letter is named."""
    gezegden = read_gezegden(beeld.tokens, beeld.deelzin)
    found = [match_uitdrukking(beeld.tokens, beeld.deelzin, gezegde) for gezegde in gezegden]
    acts = {uitdrukking.soort for uitdrukking in found if uitdrukking} == {ToezeggingSoort.ACTIE}
    return acts and not (geadresseerd(beeld) or middel(beeld))


def _actor(beeld: Beeld) -> str | None:
    """Who acts in a clause: its subject, the agent of a passive, or of whom the Chamber gets it."""
    if beeld.onderwerp.rol in GOVERNMENT:
        return beeld.onderwerp.tekst
    receives = beeld.onderwerp.rol is Rol.KAMER
    agent = find_handelende(beeld.tokens, beeld.deelzin, ("van", "door")) if receives else beeld.handelende
    return agent.tekst if agent.rol in {Rol.EERSTE_PERSOON, Rol.REGERING} else None


def _tells(beeld: Beeld) -> bool:
    """Whether a clause can inform the Chamber: it is given something there, gets it, or a letter is named."""
    gezegden = list(read_gezegden(beeld.tokens, beeld.deelzin))
    if beeld.heeft("ontkenning") or _told_here(beeld, gezegden):
        return False
    says = beeld.onderwerp.rol is Rol.EERSTE_PERSOON and any(g.hulp & FUTURE for g in gezegden)
    receives = any(tells_receiver(match_uitdrukking(beeld.tokens, beeld.deelzin, g)) for g in gezegden)
    addressed = geadresseerd(beeld) and beeld.onderwerp.rol is not Rol.KAMER
    return says or receives or addressed or middel(beeld)


def speaks_against(zin: Zinsbeeld, regel: str) -> bool:
    """Whether the words of a sentence are all but never those of a promise, though a rule read one."""
    return _chance(zin) < AGAINST_WEAK.get(regel, AGAINST)


def _told_here(beeld: Beeld, gezegden: Sequence[Gezegde]) -> bool:
    """Whether the clause tells the Chamber something here and now: "Ik laat u weten dat …"."""
    own = beeld.onderwerp.rol is Rol.EERSTE_PERSOON and not any(g.hulp & FUTURE for g in gezegden)
    read = [Geval(beeld, g, match_uitdrukking(beeld.tokens, beeld.deelzin, g)) for g in gezegden]
    informs = [g for g in read if g.voldaan and g.soort() is ToezeggingSoort.INFORMEREN]
    return own and bool(informs) and not any(looks_ahead(g) for g in informs)


def _chance(zin: Zinsbeeld) -> float:
    return weigh(zin.tekst, _year(zin)).kans


def _year(zin: Zinsbeeld) -> int | None:
    return zin.datum.year if zin.datum else None


def _bearing(zin: Zinsbeeld) -> Iterator[Beeld]:
    """The clauses that may carry a promise: main clauses, or others where the sentence has none."""
    beelden = [Beeld(zin, deelzin) for deelzin in zin.deelzinnen if deelzin.eigen]
    for beeld in [beeld for beeld in beelden if beeld.deelzin.hoofd] or beelden:
        own_account = Rol.EIGEN_REKENING in (beeld.onderwerp.rol, beeld.handelende.rol)
        asks_us = beeld.onderwerp.rol is Rol.KAMER and any(word in ASKING for word in beeld.woorden)
        here = beeld.heeft("deze_brief") or IN_THIS.search(beeld.laag)
        if not (own_account or asks_us or here or find_uitsluiting(beeld) in VETOES or _plans_nothing(beeld)):
            yield beeld


def _plans_nothing(beeld: Beeld) -> bool:
    """Whether all that the clause says is past, orders given aside, or only what can, may or must be."""
    gezegden = list(read_gezegden(beeld.tokens, beeld.deelzin))
    finite = [gezegde for gezegde in gezegden if gezegde.plaats == beeld.deelzin.persoonsvorm]
    if any(gezegde.vorm.kern in THANKING for gezegde in finite):
        return True
    told = {gezegde.wijze for gezegde in gezegden if gezegde not in finite} or {gezegde.wijze for gezegde in finite}
    ordered = any(word in word_set("toezeggingen", "geleerd", "opdracht") for word in beeld.woorden)
    if Wijze.VOLTOOID in told and any(
        word in word_set("toezeggingen", "geleerd", "eerder_gezegd") for word in beeld.woorden
    ):
        return True
    past = any(gezegde.wijze is Wijze.VERLEDEN for gezegde in finite)
    had = past and any(gezegde.vorm.kern == "hebben" for gezegde in finite)
    perfect = Wijze.VOLTOOID in told and any(gezegde.vorm.kern == "hebben" for gezegde in finite)
    return had or (not ordered and (past or perfect or (bool(told) and told <= NO_PLAN)))
