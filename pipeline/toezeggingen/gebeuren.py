"""Rules for promises that name nobody: the passive, what the Chamber receives, events, laws that take effect."""

from __future__ import annotations

from pipeline.lexicon import lexicon, phrases, word_set
from pipeline.model import ToezeggingSoort
from pipeline.toezeggingen.actoren import GOVERNMENT, Rol, find_handelende, names_others
from pipeline.toezeggingen.beelden import Beeld
from pipeline.toezeggingen.deelzinnen import words
from pipeline.toezeggingen.eisen import dated, geadresseerd, stands_in
from pipeline.toezeggingen.gevallen import Belofte, Geval, looks_ahead, serious, starts_with
from pipeline.toezeggingen.gezegden import Wijze
from pipeline.toezeggingen.ontvangers import to_chamber
from pipeline.toezeggingen.soorten import speaks_of_law
from pipeline.toezeggingen.uitdrukkingen import Uitdrukking

PROMISING = frozenset({Wijze.LIJDEND, Wijze.TOEKOMEND_LIJDEND})
NO_NEWS = phrases("toezeggingen", "gebeuren", "geen_nieuws")
WRITTEN = phrases("toezeggingen", "kamer", "geschreven")
REACHES = word_set("toezeggingen", "kamer", "bereikt")
SENDS = word_set("toezeggingen", "kamer", "toegezonden")
FOLLOWS = word_set("toezeggingen", "gebeuren", "volgt")
PARTS = word_set("toezeggingen", "gebeuren", "scheidbare_delen")
RUNNING = phrases("toezeggingen", "vooruit", "nu")


def lijdend(geval: Geval) -> Belofte | None:
    """The passive of an act of government: "wordt een kwartiermaker aangesteld", "zal worden uitgewerkt"."""
    agent = geval.beeld.handelende
    if geval.wijze not in PROMISING or geval.uitdrukking is None or agent.rol is Rol.EIGEN_REKENING:
        return None
    if not geval.uitdrukking.lijdend or not _passive_serious(geval):
        return None
    soort = geval.soort()
    if soort is ToezeggingSoort.INFORMEREN:
        told = geadresseerd(geval.beeld) or _answers_sent(geval)
        return geval.belofte("kamer-wordt-geinformeerd", agent.tekst, soort) if told else None
    return geval.belofte("wordt" if geval.wijze is Wijze.LIJDEND else "zal-worden", agent.tekst, soort)


def _answers_sent(geval: Geval) -> bool:
    """Whether an answer is sent on a date, where the Chamber goes without saying: "De antwoorden worden verzonden"."""
    subject = (geval.onderwerp.tekst or "").lower().split()
    parts = tuple(lexicon("toezeggingen")["kamer"]["berichten"])
    answer = any(word.endswith(parts) for word in subject) and geval.onderwerp.rol is Rol.ZAAK
    naam = geval.uitdrukking.naam if geval.uitdrukking is not None else ""
    return naam == "beantwoorden" or (answer and naam in SENDS and dated(geval.beeld))


def _passive_serious(geval: Geval) -> bool:
    invests = geval.gezegde.vorm.kern == "investeren" and _named(geval) and not geval.beeld.bedrag
    if invests or geval.onderwerp.rol is Rol.REGERING:
        return False
    ahead = geval.wijze is Wijze.TOEKOMEND_LIJDEND
    if " sinds " in geval.beeld.laag or geval.beeld.heeft("herhaling"):
        return False
    front = " ".join(geval.beeld.voorveld)
    if starts_with(front, "gevolg") and not ahead:
        return geval.vraagt == "geen" and geval.beeld.zaak("organen", "onderzoek")
    return (serious(geval) if not ahead else geval.voldaan) and not geval.gezegde.hulp & {"kunnen", "moeten", "mogen"}


def _named(geval: Geval) -> bool:
    """Whether the passive has a subject of its own, other than "er" ("wordt extra geïnvesteerd")."""
    return geval.onderwerp.rol is Rol.ZAAK and not (geval.onderwerp.tekst or "").endswith("geïnvesteerd")


def kamer_ontvangt(geval: Geval) -> Belofte | None:
    """The Chamber as the one who receives: "Uw Kamer ontvangt …", "kan uw Kamer … tegemoetzien"."""
    if geval.uitdrukking is None or not geadresseerd(geval.beeld):
        return None
    if geval.uitdrukking.naam in REACHES:
        return _reaches(geval)
    if not tells_receiver(geval.uitdrukking):
        return None
    if geval.wijze not in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND, Wijze.MODAAL} or not looks_ahead(geval):
        return None
    with_this = geval.beeld.voorveld == ("gelijktijdig",) and not dated(geval.beeld)
    receives = geval.onderwerp.rol is Rol.KAMER and not with_this
    giver = find_handelende(geval.beeld.tokens, geval.beeld.deelzin, ("van",))
    actor = giver.tekst if giver.rol in {Rol.EERSTE_PERSOON, Rol.REGERING} else None
    return geval.belofte("kamer-ontvangt", actor) if receives else None


def tells_receiver(uitdrukking: Uitdrukking | None) -> bool:
    """Whether the expression has who gets it as its subject: "ontvangt", "hoort", "kunt u tegemoetzien"."""
    return uitdrukking is not None and (uitdrukking.eis == "kameronderwerp" or uitdrukking.naam == "van mij horen")


def _reaches(geval: Geval) -> Belofte | None:
    """A document that comes to the Chamber: "gaat u in januari toe", "bereikt uw Kamer voor de zomer"."""
    sent = geval.onderwerp.rol in {Rol.ZAAK, Rol.GEEN, Rol.KAMER}
    if not sent or geval.wijze not in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND} or not looks_ahead(geval):
        return None
    law = speaks_of_law(geval.beeld) and geval.uitdrukking is not None and geval.uitdrukking.kern == "liggen"
    return geval.belofte("kamer-ontvangt", None, ToezeggingSoort.WETGEVING if law else ToezeggingSoort.INFORMEREN)


def stuk_informeert(geval: Geval) -> Belofte | None:
    """A letter or report to come that will tell the Chamber: "De volgende rapportage zal ingaan op de kosten"."""
    informs = geval.uitdrukking is not None and geval.uitdrukking.soort is ToezeggingSoort.INFORMEREN
    front = geval.beeld.voorveld[:4]
    written = any(word.endswith(WRITTEN) for word in front) and geval.onderwerp.rol in {Rol.ZAAK, Rol.GEEN}
    written = written and front[0] not in words("voorzetsels")
    if not (informs and written) or geval.wijze is not Wijze.TOEKOMEND or not looks_ahead(geval):
        return None
    return geval.belofte("stuk-informeert", None, ToezeggingSoort.INFORMEREN)


def gebeurtenis(geval: Geval) -> Belofte | None:
    """A thing that comes, starts, runs or follows: "Er komt een meldpunt", "In maart start de pilot"."""
    fields = lexicon("toezeggingen")["gebeurtenissen"].get(_event(geval))
    active = geval.wijze in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND}
    named = fields is not None and fields.get("elk", False) and geval.onderwerp.rol is Rol.ZAAK
    foreign = (geval.onderwerp.rol is Rol.EIGEN_REKENING or happens_by_itself(geval)) and not _new_thing(geval)
    if fields is None or not active or foreign or geval.onderwerp.rol in GOVERNMENT | {Rol.KAMER}:
        return None
    if geval.gezegde.vorm.kern == "volgen" and (has_object(geval) or of_others(geval.beeld)):
        return None
    if geval.gezegde.vorm.kern == "komen" and " met " in geval.beeld.laag and geval.onderwerp.rol is Rol.ZAAK:
        return None
    checkable = named or geval.beeld.zaak() or _new_thing(geval) or answer_follows(geval.beeld)
    if not checkable or not (geval.beeld.moment or (fields["eis"] == "er" and _exists(geval))):
        return None
    return geval.belofte("gebeurtenis", _place(geval), _event_kind(geval))


def happens_by_itself(geval: Geval) -> bool:
    """Whether what happens is of others, or happens by itself: "de conferentie", "de verkiezingen"."""
    subject = (geval.onderwerp.tekst or "").lower().split()
    return any(word.endswith(tuple(lexicon("toezeggingen")["kaders"]["vreemde_onderwerpen"])) for word in subject)


def has_object(geval: Geval) -> bool:
    """Whether a noun phrase stands before the verb and another behind it: "een bureau volgt de proef"."""
    front = geval.beeld.voorveld
    behind = geval.beeld.tokens[geval.gezegde.plaats + 1 : geval.gezegde.plaats + 2]
    fronted = bool(front) and (front[0] in words("bepalers"))
    return fronted and any(token.laag in words("bepalers") for token in behind)


def _exists(geval: Geval) -> bool:
    """Whether the clause says that it is there, or going on: "er komt", "momenteel loopt"."""
    return any(f" {word} " in geval.beeld.laag for word in ("er", *RUNNING))


def _event_kind(geval: Geval) -> ToezeggingSoort:
    """A law that takes effect, a reaction that follows for the Chamber, or any other event."""
    if speaks_of_law(geval.beeld) or (geval.gezegde.vorm.kern == "gaan" and geval.beeld.zaak("wetgeving")):
        return ToezeggingSoort.WETGEVING
    informs = answer_follows(geval.beeld) or to_chamber(geval.beeld, geval.gezegde)
    return ToezeggingSoort.INFORMEREN if informs else ToezeggingSoort.ACTIE


def answer_follows(beeld: Beeld) -> bool:
    """Whether an answer or report to the Chamber follows or appears: "Het antwoord volgt voor het kerstreces"."""
    if not FOLLOWS & set(beeld.woorden):
        return False
    if stands_in(beeld, frozenset({"in", "bij", "met"})):
        return True
    return names_answer(beeld)


def names_answer(beeld: Beeld) -> bool:
    """Whether the subject (or else the object) is an answer or report to the Chamber, of no other."""
    subject = (beeld.onderwerp.tekst or "").lower() if beeld.onderwerp.rol is Rol.ZAAK else ""
    parts = tuple(lexicon("toezeggingen")["kamer"]["berichten"])
    named = any(word.endswith(parts) for word in subject.split() or beeld.kern)
    return (named or "stand van zaken" in beeld.laag) and not of_others(beeld)


def of_others(beeld: Beeld) -> bool:
    """Whether the answer is another's: "de reactie van de gemeente"."""
    words_here, parts = beeld.woorden, tuple(lexicon("toezeggingen")["kamer"]["berichten"])
    places = (i for i, word in enumerate(words_here[:-1]) if word.endswith(parts) and words_here[i + 1] == "van")
    return any(names_others(words_here[i + 2 : i + 5]) for i in places)


def _new_thing(geval: Geval) -> bool:
    """Whether "er komt een" announces something new, whatever it is called."""
    announces = any(f" {phrase} een " in geval.beeld.laag for phrase in ("komt er", "er komt", "komen er"))
    return announces and not any(f" {word} " in geval.beeld.laag for word in NO_NEWS)


def _event(geval: Geval) -> str:
    """The event that the verb is a form of, with its separable part."""
    kern, deel = geval.gezegde.vorm.kern, geval.gezegde.vorm.deel
    if geval.uitdrukking is not None:
        return geval.uitdrukking.naam
    if deel:
        return f"{deel} {kern}"
    last = next((w for w in reversed(geval.beeld.woorden) if w[:1].isalpha()), "")
    parted = f"{last} {kern}"
    another = geval.beeld.deelzin.hoofd and last in PARTS
    return parted if another or parted in lexicon("toezeggingen")["gebeurtenissen"] else kern


def _place(geval: Geval) -> str | None:
    """The body at which it happens, where the clause names one ("bij het CJIB", "vanuit het OM")."""
    body = find_handelende(geval.beeld.tokens, geval.beeld.deelzin, ("door", "bij", "vanuit"))
    return body.tekst if body.rol in GOVERNMENT else None


def wetgeving(geval: Geval) -> Belofte | None:
    """A law that takes its course: "treedt op 1 juli in werking", "gaat dit najaar in consultatie"."""
    law = geval.uitdrukking is not None and geval.uitdrukking.soort is ToezeggingSoort.WETGEVING
    subject = geval.onderwerp.rol in {Rol.ZAAK, Rol.GEEN}
    active = geval.wijze in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND} and geval.uitdrukking is not None
    if not (law and subject and active) or geval.uitdrukking is None or geval.uitdrukking.lijdend or not geval.voldaan:
        return None
    return geval.belofte("wet-treedt-in-werking", None)
