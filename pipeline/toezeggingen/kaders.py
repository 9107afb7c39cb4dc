"""Rules for the fixed shapes of a promise, whatever its verb: who acts, how the verb stands, and a date to come.

The expressions of the lexicon name what letters mostly promise; a letter of another ministry demolishes, dredges
or vaccinates. In these shapes the verb need not be known, so what stands around it must say more.
"""

from __future__ import annotations

from functools import cache

from pipeline.lexicon import lexicon, phrases, word_set
from pipeline.model import ToezeggingSoort
from pipeline.toezeggingen.aanheffen import opens_own_list
from pipeline.toezeggingen.actoren import Rol
from pipeline.toezeggingen.beelden import Beeld, is_zaak
from pipeline.toezeggingen.eisen import ahead, dated, reports
from pipeline.toezeggingen.gebeuren import answer_follows, happens_by_itself, has_object, names_answer, of_others
from pipeline.toezeggingen.gevallen import Belofte, Geval, starts_with
from pipeline.toezeggingen.gezegden import FUTURE, MODAL, Gezegde, Wijze
from pipeline.toezeggingen.ontvangers import to_chamber
from pipeline.toezeggingen.soorten import speaks_of_law
from pipeline.toezeggingen.werkwoorden import delen

UNCERTAIN = MODAL - {"willen"}
PROMISING = frozenset({Wijze.LIJDEND, Wijze.TOEKOMEND_LIJDEND})
ACTIVE = frozenset({Wijze.TEGENWOORDIG, Wijze.TOEKOMEND})
WITHIN = tuple(f"{phrase} " for phrase in phrases("toezeggingen", "kaders", "binnen"))
GIVEN = word_set("toezeggingen", "kaders", "gegeven")
FROM = tuple(f"{phrase} " for phrase in phrases("toezeggingen", "kaders", "vanaf"))


@cache
def _words(name: str) -> frozenset[str]:
    """A word list of `kaders` in the lexicon."""
    return frozenset(lexicon("toezeggingen")["kaders"][name])


@cache
def acting_verbs() -> frozenset[str]:
    """The verbs of action that have no expression of their own."""
    return frozenset(line.split()[0] for line in lexicon("werkwoorden")["vervoeging"]["handelen"])


@cache
def _idle_verbs() -> frozenset[str]:
    """The verbs that tell what is, seems, is thought or said."""
    overig = frozenset(line.split()[0] for line in lexicon("werkwoorden")["vervoeging"]["overig"])
    return overig | _words("toestanden")


def kader_ik(geval: Geval) -> Belofte | None:
    """ "ik", "wij" or the cabinet with any verb of action: dated, or with "zal" and a thing, a sum or a number."""
    if geval.onderwerp.rol not in {Rol.EERSTE_PERSOON, Rol.REGERING} or geval.wijze not in ACTIVE:
        return None
    if _idle(geval) or geval.gezegde.hulp & UNCERTAIN:
        return None
    named = geval.beeld.zaak() or geval.beeld.bedrag or geval.beeld.getal
    unlisted = geval.uitdrukking is None and geval.gezegde.vorm.kern in acting_verbs() | {geval.gezegde.woord}
    promised = geval.uitdrukking is None and bool(geval.gezegde.hulp & FUTURE)
    given = bool(geval.gezegde.hulp & FUTURE) and to_chamber(geval.beeld, geval.gezegde)
    if not (dated(geval.beeld) or (named and (promised or unlisted)) or given):
        return None
    return geval.belofte("kader-ik", geval.onderwerp.tekst, kind(geval.beeld, geval.gezegde))


def kader_wordt(geval: Geval) -> Belofte | None:
    """The passive of any act at a date to come: "wordt in mei gesloopt", "zal dit najaar worden verplaatst"."""
    agent = geval.beeld.handelende
    if geval.wijze not in PROMISING or agent.rol is Rol.EIGEN_REKENING or _idle(geval):
        return None
    if _others(geval, own_account=False):
        return None
    if geval.gezegde.hulp & UNCERTAIN or geval.gezegde.vorm.kern in _words("geen_daad"):
        return None
    counted = geval.gezegde.vorm.kern in acting_verbs() and geval.beeld.getal and geval.beeld.moment
    if geval.beeld.heeft("herhaling") or geval.beeld.heeft("gewoonte") or not (counted or _on_date(geval.beeld)):
        return None
    return geval.belofte("kader-wordt", agent.tekst, kind(geval.beeld))


def op_verzoek(geval: Geval) -> Belofte | None:
    """Another acts at the government's request, now: "Op mijn verzoek telt het CBS …"."""
    beeld = geval.beeld
    asked = any(f" {phrase} " in beeld.laag for phrase in lexicon("toezeggingen")["actoren"]["in_opdracht"])
    other = geval.onderwerp.rol in {Rol.DIENST, Rol.EIGEN_REKENING, Rol.ZAAK}
    if not (asked and other) or geval.wijze is not Wijze.TEGENWOORDIG or _idle(geval) or geval.gezegde.hulp:
        return None
    return geval.belofte("dienst-doet", geval.onderwerp.tekst, kind(beeld))


def happens_on_date(geval: Geval) -> bool:
    """Whether a thing of the government's begins, comes, is ready or is done on a date, in a clause with "dat"."""
    if geval.onderwerp.rol not in {Rol.ZAAK, Rol.GEEN, Rol.DIENST} or _others(geval) or not _on_date(geval.beeld):
        return False
    passive = geval.wijze in PROMISING and geval.gezegde.vorm.kern not in _words("geen_daad") and not _idle(geval)
    opens = geval.gezegde.vorm.deel in _words("gaat_in") and geval.gezegde.vorm.kern == "gaan"
    foreign = geval.beeld.handelende.rol is Rol.EIGEN_REKENING
    return not foreign and (passive or opens or _happens(geval))


def op_datum(geval: Geval) -> Belofte | None:
    """What begins, comes, is ready, holds or lapses at a date to come: "begint in mei", "krijgen in 2025"."""
    allowed = geval.onderwerp.rol in {Rol.ZAAK, Rol.GEEN, Rol.DIENST}
    receives = geval.gezegde.vorm.kern in {"krijgen", "ontvangen"} and geval.onderwerp.rol is Rol.EIGEN_REKENING
    if not (allowed or receives) or _others(geval, own_account=not receives) or not _on_date(geval.beeld):
        return None
    if not (_happens(geval) or _opens_up(geval)):
        return None
    body = geval.onderwerp.tekst if geval.onderwerp.rol is Rol.DIENST else None
    return geval.belofte("op-datum", body, kind(geval.beeld))


def _happens(geval: Geval) -> bool:
    """An event of the lexicon, or "zijn" with a word for being ready, not under "kunnen" or "moeten"."""
    if geval.gezegde.vorm.kern == "moeten" and _must_be_ready(geval.beeld):
        return True
    if geval.wijze not in ACTIVE or geval.gezegde.hulp & UNCERTAIN:
        return False
    kern, laag = geval.gezegde.vorm.kern, geval.beeld.laag
    ready = any(f" {phrase} " in laag for phrase in _words("gereed"))
    if kern in {"zijn", "blijven"}:
        return (ready or _done_by(geval.beeld)) and not geval.beeld.heeft("voorbij")
    if geval.onderwerp.rol is Rol.DIENST:
        return not _idle(geval)
    follows = kern == "volgen" and (has_object(geval) or of_others(geval.beeld))
    other_verb = _is_other_verb(geval)
    presents = kern == "komen" and (" uit op " in laag or (" met " in laag and geval.onderwerp.rol is Rol.ZAAK))
    return kern in _words("gebeurt") and not (follows or presents or other_verb)


def _must_be_ready(beeld: Beeld) -> bool:
    """ "In april moet de evaluatie gereed zijn": a work of the government's own, with its day."""
    ready = any(f" {phrase} zijn " in beeld.laag for phrase in _words("af"))
    subject = (beeld.onderwerp.tekst or "").lower().split()
    return ready and any(is_zaak(word, ("onderzoek", "plannen", "wetgeving")) for word in subject)


def _is_other_verb(geval: Geval) -> bool:
    """Whether a separable part at the end makes it another verb ("komen … bijeen"), "in", "open", "dicht" apart."""
    last = next((w for w in reversed(geval.beeld.woorden) if w[:1].isalpha()), "")
    deel = geval.gezegde.vorm.deel or (last if last in delen() and geval.beeld.deelzin.hoofd else "")
    return bool(deel) and deel not in _words("zelfde_met_deel")


def _done_by(beeld: Beeld) -> bool:
    """ "is voor de zomer afgerond": a participle with a last day to come."""
    done = any(f" {word} " in beeld.laag for word in _words("gereed_voor"))
    first = {t.plaats.citaat.lower().split()[0] for t in beeld.eigen_termijnen if ahead(t, beeld.zin.datum)}
    return done and bool(first & _words("uiterste"))


def _opens_up(geval: Geval) -> bool:
    """ "vanaf 1 oktober kunnen … inloggen": what is made possible from a day on."""
    if geval.gezegde.vorm.kern != "kunnen" or geval.wijze is not Wijze.TEGENWOORDIG:
        return False
    termijnen = [t for t in geval.beeld.eigen_termijnen if ahead(t, geval.beeld.zin.datum)]
    return any(t.plaats.citaat.lower().startswith(FROM) for t in termijnen)


def gepland(geval: Geval) -> Belofte | None:
    """ "is voorzien in mei", "staat gepland voor het voorjaar", "is beoogd per 1 juli"."""
    stands = geval.gezegde.vorm.kern in {"zijn", "staan"} and geval.wijze is Wijze.TEGENWOORDIG
    if not stands or not dated(geval.beeld) or _others(geval):
        return None
    planned = _intended(geval.beeld) or any(f" {word} " in geval.beeld.laag for word in _words("gepland"))
    if not (planned or _answer_expected(geval)):
        return None
    told = ToezeggingSoort.INFORMEREN if _answer_expected(geval) else kind(geval.beeld)
    return geval.belofte("gepland", None, told)


def _answer_expected(geval: Geval) -> bool:
    """ "De eerstvolgende stand van zaken is in juni te verwachten": a report or answer, no trend."""
    expected = any(f" {phrase} " in geval.beeld.laag for phrase in _words("te_verwachten"))
    return expected and names_answer(geval.beeld)


def _intended(beeld: Beeld) -> bool:
    """ "De beoogde ingangsdatum is 1 juli": what stands on a date by intention, and is no sum."""
    return bool(_words("gepland_voorin") & set(beeld.voorveld)) and not beeld.bedrag


def in_voorbereiding(geval: Geval) -> Belofte | None:
    """A bill, plan or project that is being made: "is in voorbereiding", "is in de maak"."""
    if geval.gezegde.vorm.kern != "zijn" or geval.wijze is not Wijze.TEGENWOORDIG:
        return None
    if not any(f" {phrase} " in geval.beeld.laag for phrase in _words("in_voorbereiding")) or _others(geval):
        return None
    law = geval.beeld.zaak("wetgeving")
    if not (law or geval.beeld.zaak()):
        return None
    return geval.belofte("in-voorbereiding", None, ToezeggingSoort.WETGEVING if law else kind(geval.beeld))


def onder_aanhef(geval: Geval) -> Belofte | None:
    """A bullet under "Ik neem de volgende maatregelen:", whatever it does."""
    given = geval.gezegde.vorm.kern in GIVEN
    if not _listed(geval.beeld) or (_idle(geval) and not given) or geval.gezegde.hulp & (UNCERTAIN - {"kunnen"}):
        return None
    if geval.wijze in {Wijze.VOLTOOID, Wijze.VERLEDEN, Wijze.MODAAL, Wijze.MODAAL_LIJDEND}:
        return None
    governed = geval.onderwerp.rol in {Rol.EERSTE_PERSOON, Rol.REGERING, Rol.DIENST}
    return geval.belofte("onder-aanhef", geval.onderwerp.tekst if governed else None, kind(geval.beeld, capacity=False))


def _listed(beeld: Beeld) -> bool:
    """Whether the clause is a bullet under a lead-in, or stands behind its colon in one sentence."""
    if beeld.zin.onder_aanhef:
        return True
    colon = next((i for i, token in enumerate(beeld.tokens) if token.laag == ":"), None)
    return (
        colon is not None and bool(beeld.deelzin.eigen) and beeld.deelzin.eigen[0] > colon and opens_own_list(beeld.zin)
    )


def _idle(geval: Geval) -> bool:
    """Whether the verb tells no act, or informs without the Chamber."""
    informs = geval.uitdrukking is not None and geval.uitdrukking.soort is ToezeggingSoort.INFORMEREN
    front = " ".join(geval.beeld.voorveld)
    return informs or geval.gezegde.vorm.kern in _idle_verbs() or (bool(front) and starts_with(front, "gevolg"))


def _others(geval: Geval, *, own_account: bool = True) -> bool:
    """Whether the subject is another on its own account, the Chamber, or what happens by itself ("verkiezingen")."""
    rol = geval.onderwerp.rol
    return rol is Rol.KAMER or (own_account and rol is Rol.EIGEN_REKENING) or happens_by_itself(geval)


def _on_date(beeld: Beeld) -> bool:
    """Whether a date to come dates the clause itself, not how long a request takes ("binnen acht weken")."""
    found = [t for t in beeld.eigen_termijnen if ahead(t, beeld.zin.datum)]
    return any(not t.plaats.citaat.lower().startswith(WITHIN) for t in found) and not beeld.heeft("gewoonte")


def kind(beeld: Beeld, gezegde: Gezegde | None = None, *, capacity: bool = True) -> ToezeggingSoort:
    """The kind of a promise whose verb does not say it: by its law, its sum, the report it stands in, who gets it."""
    if speaks_of_law(beeld) or any(word.endswith(tuple(_words("normen"))) for word in beeld.kern):
        return ToezeggingSoort.WETGEVING
    if reports(beeld) or answer_follows(beeld) or to_chamber(beeld, gezegde) or _comes_with_letter(beeld):
        return ToezeggingSoort.INFORMEREN
    funds = any(word.endswith(tuple(_words("uitkeringen"))) for word in beeld.kern)
    return ToezeggingSoort.MIDDELEN if capacity and (beeld.bedrag or funds) else ToezeggingSoort.ACTIE


def _comes_with_letter(beeld: Beeld) -> bool:
    """ "kom ik met een beleidsbrief", "komt het kabinet met een reactie"."""
    comes = bool({"kom", "komt", "komen"} & set(beeld.woorden))
    behind = beeld.laag.partition(" met een ")[2].split()[:2]
    return comes and any(word.endswith(tuple(lexicon("toezeggingen")["kamer"]["berichten"])) for word in behind)
