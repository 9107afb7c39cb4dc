"""The kind of a promise: by its verb, unless its object makes it another."""

from __future__ import annotations

from functools import cache

from pipeline.lexicon import lexicon, phrases, word_set
from pipeline.model import ToezeggingSoort
from pipeline.toezeggingen.actoren import Rol
from pipeline.toezeggingen.beelden import Beeld
from pipeline.toezeggingen.eisen import geadresseerd, middel, reports, stands_in, takes_chamber
from pipeline.toezeggingen.ontvangers import to_another, to_chamber
from pipeline.toezeggingen.uitdrukkingen import Uitdrukking


def decide_soort(beeld: Beeld, uitdrukking: Uitdrukking) -> ToezeggingSoort:
    """The kind of the promise that `uitdrukking` makes in this clause."""
    if uitdrukking.naam in _verbs("wet") and _changes_named_law(beeld, uitdrukking):
        return ToezeggingSoort.WETGEVING
    match uitdrukking.soort:
        case ToezeggingSoort.INFORMEREN:
            return _inform(beeld, uitdrukking)
        case ToezeggingSoort.WETGEVING:
            return _legislate(beeld, uitdrukking)
        case ToezeggingSoort.MIDDELEN:
            return _fund(beeld, uitdrukking)
        case ToezeggingSoort.ACTIE:
            return _act(beeld, uitdrukking)


def _changes_named_law(beeld: Beeld, uitdrukking: Uitdrukking) -> bool:
    """Whether a decree by its own name is what changes: "wordt het Vreemdelingenbesluit aangepast"."""
    named = [beeld.tokens[i] for i in beeld.deelzin.eigen[1:] if beeld.tokens[i].tekst[:1].isupper()]
    return any(token.laag.endswith(("besluit", "regeling")) for token in named) or (
        any(token.laag.endswith("wet") for token in named) and uitdrukking.naam in LAID_DOWN
    )


def _inform(beeld: Beeld, uitdrukking: Uitdrukking) -> ToezeggingSoort:
    if _sends_bill(beeld, uitdrukking) or (" raad van state " in beeld.laag and not geadresseerd(beeld)):
        return ToezeggingSoort.WETGEVING
    by_body = beeld.onderwerp.rol is Rol.DIENST
    if not geadresseerd(beeld) and (by_body or to_another(beeld, uitdrukking.naam)):
        return ToezeggingSoort.ACTIE
    if uitdrukking.eis not in {"kamer", "voorgelegd", "verslag"} or geadresseerd(beeld):
        return ToezeggingSoort.INFORMEREN
    if uitdrukking.naam in _verbs("wet") and speaks_of_law(beeld):
        return ToezeggingSoort.WETGEVING
    if uitdrukking.anders is None and middel(beeld):
        return ToezeggingSoort.INFORMEREN
    return uitdrukking.anders or ToezeggingSoort.INFORMEREN


def _sends_bill(beeld: Beeld, uitdrukking: Uitdrukking) -> bool:
    """Whether what is sent is a bill itself: "Het wetsvoorstel zend ik in mei aan uw Kamer"."""
    if uitdrukking.naam not in word_set("toezeggingen", "omslag", "indienen"):
        return False
    before = beeld.laag.split(" over ")[0].split(" inzake ")[0]
    if " ter goedkeuring " in beeld.laag:
        return True
    bill = any(f" {phrase} " in before for phrase in phrases("toezeggingen", "wetgeving", "voorstel"))
    named = any(beeld.tokens[i].tekst == "Wet" for i in beeld.deelzin.eigen) and " de wet " in before
    named = named or _named_law(beeld, before)
    return (bill or named) and not any(w.endswith(DOCUMENTS) for w in before.split())


def _named_law(beeld: Beeld, before: str) -> bool:
    """Whether a law with a name of its own is what is sent: "De Energiewet hoop ik … aan te bieden"."""
    names = [beeld.tokens[i] for i in beeld.deelzin.eigen if beeld.tokens[i].laag.endswith("wet")]
    return any(token.tekst[:1].isupper() and f" de {token.laag} " in before for token in names)


def _legislate(beeld: Beeld, uitdrukking: Uitdrukking) -> ToezeggingSoort:
    norms = tuple(lexicon("toezeggingen")["kaders"]["normen"])
    by_law = " wettelijk " in beeld.laag or any(word.endswith(norms) for word in beeld.kern)
    by_law = by_law or (uitdrukking.naam == "in dienen" and "voorstel" in beeld.kern and geadresseerd(beeld))
    if uitdrukking.anders is None or by_law or speaks_of_law(beeld) or beeld.zaak("wetgeving"):
        return ToezeggingSoort.WETGEVING
    return uitdrukking.anders


def _fund(beeld: Beeld, uitdrukking: Uitdrukking) -> ToezeggingSoort:
    if uitdrukking.naam in _verbs("kamer") and geadresseerd(beeld) and not beeld.bedrag:
        return ToezeggingSoort.INFORMEREN
    if uitdrukking.naam == "toe voegen" and stands_in(beeld, frozenset({"aan"})):
        return ToezeggingSoort.INFORMEREN
    if uitdrukking.naam in OFFERED and not beeld.geld() and to_chamber(beeld):
        return ToezeggingSoort.INFORMEREN
    if uitdrukking.naam in OFFERED and not beeld.geld() and beeld.zaak("stukken"):
        return ToezeggingSoort.ACTIE
    if uitdrukking.anders is None or beeld.geld():
        return ToezeggingSoort.MIDDELEN
    return uitdrukking.anders


def _act(beeld: Beeld, uitdrukking: Uitdrukking) -> ToezeggingSoort:
    told = uitdrukking.naam == "mee nemen" and takes_chamber(beeld)
    told = told or (uitdrukking.kern not in NOT_TOLD and " en " not in beeld.laag and to_chamber(beeld))
    if told or (uitdrukking.naam in {"op nemen", "mee nemen"} and reports(beeld)):
        return ToezeggingSoort.INFORMEREN
    if uitdrukking.naam == "open stellen" and any(w.endswith(SUBSIDY) for w in beeld.woorden):
        return ToezeggingSoort.MIDDELEN
    if uitdrukking.naam == "bekend maken" and " staatscourant " in beeld.laag:
        return ToezeggingSoort.WETGEVING
    if uitdrukking.naam in _verbs("wet") and (speaks_of_law(beeld) or _adapts_law(beeld, uitdrukking)):
        return ToezeggingSoort.WETGEVING
    if uitdrukking.naam in _verbs("geld") and (beeld.bedrag or _capacity(beeld)):
        return ToezeggingSoort.MIDDELEN
    return ToezeggingSoort.ACTIE


def _adapts_law(beeld: Beeld, uitdrukking: Uitdrukking) -> bool:
    """Whether a law as such is what is adapted: "Ik pas de wet zo aan dat …"."""
    laws = word_set("toezeggingen", "wetgeving", "als_zodanig")
    law = any(word in laws or word.endswith("wet") for word in beeld.kern)
    return law and uitdrukking.naam in ADAPTS


NOT_TOLD = word_set("toezeggingen", "kamer", "niet_ingelicht")
OFFERED = word_set("toezeggingen", "omslag", "aangeboden")
ADAPTS = word_set("toezeggingen", "omslag", "past_aan")
LAID_DOWN = word_set("toezeggingen", "omslag", "legt_vast")
SUBSIDY = phrases("toezeggingen", "omslag", "subsidies")
DOCUMENTS = phrases("toezeggingen", "omslag", "stukken")
NAMED_LAWS = word_set("toezeggingen", "wetgeving", "namen")


@cache
def _verbs(name: str) -> frozenset[str]:
    """The verbs of action that a law or a sum as object turns into another kind."""
    return frozenset(lexicon("toezeggingen")["omslag"][name])


def speaks_of_law(beeld: Beeld) -> bool:
    """Whether the clause speaks of a bill, or of changing a law or regulation.

    Read: "wetsvoorstel", "ontwerpbesluit", "wettelijke regeling", "wijziging van de Wet …", "de Regeling …".
    """
    source = lexicon("toezeggingen")["wetgeving"]
    if any(f" {phrase} " in beeld.laag for phrase in source["woorden"]):
        return True
    named = any(beeld.tokens[i].tekst in NAMED_LAWS for i in beeld.deelzin.eigen[1:])
    changes = named or any(word in word_set("toezeggingen", "wetgeving", "wijziging") for word in beeld.woorden)
    changes = changes and not any(word.startswith("evaluatie") for word in beeld.woorden)
    return changes and any(word.endswith(tuple(source["wijziging_van"])) for word in beeld.woorden)


def _capacity(beeld: Beeld) -> bool:
    return any(
        word.endswith("capaciteit") or word in word_set("toezeggingen", "omslag", "geldwoorden") for word in beeld.kern
    )
