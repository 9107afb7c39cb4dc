"""Rules for promises of somebody: the first person, the government, a body under it."""

from __future__ import annotations

from pipeline.lexicon import lexicon, word_set
from pipeline.model import ToezeggingSoort
from pipeline.toezeggingen.actoren import Rol, names_others, names_services
from pipeline.toezeggingen.beelden import Beeld
from pipeline.toezeggingen.eisen import concreet, dated
from pipeline.toezeggingen.gevallen import Belofte, Geval, serious
from pipeline.toezeggingen.gezegden import FUTURE, Wijze

UNCERTAIN = frozenset({"kunnen", "moeten"})
STUDY = word_set("toezeggingen", "omslag", "bezien")
COMMISSIONS = word_set("toezeggingen", "omslag", "opdrachten")


def eerste_persoon(geval: Geval) -> Belofte | None:
    """ "ik/wij" in the present ("Daarom investeer ik"), with "zal", "ga", "laat", "wil", "ben … aan het"."""
    if geval.onderwerp.rol is not Rol.EERSTE_PERSOON or not serious(geval):
        return None
    regel = _first_person_rule(geval)
    return geval.belofte(regel, geval.onderwerp.tekst) if regel else None


def _first_person_rule(geval: Geval) -> str | None:
    match geval.wijze:
        case Wijze.TEGENWOORDIG:
            return "ik-doe"
        case Wijze.TOEKOMEND:
            return _future_rule(geval)
        case Wijze.BEZIG:
            return "ik-ben-bezig"
        case Wijze.MODAAL if "willen" in geval.gezegde.hulp and not geval.gezegde.hulp & UNCERTAIN:
            wanted = geval.beeld.moment or (geval.vraagt == "geen" and geval.beeld.zaak())
            return "ik-wil" if wanted else None
        case _:
            return None


def _future_rule(geval: Geval) -> str | None:
    if geval.gezegde.hulp & UNCERTAIN:
        return None
    if "laten" in geval.gezegde.hulp:
        return "ik-laat"
    if geval.gezegde.hulp & FUTURE or geval.gezegde.vorm.kern != "gaan":
        return "ik-zal" if "blijven" not in geval.gezegde.hulp else "ik-blijf"
    return None


def regering(geval: Geval) -> Belofte | None:
    """The cabinet, a minister or a ministry acts: "Het kabinet stelt …", "zal de Staatssecretaris … aanbieden"."""
    if geval.onderwerp.rol is not Rol.REGERING or not serious(geval):
        return None
    now = geval.wijze is Wijze.TEGENWOORDIG
    if now and geval.gezegde.vorm.kern != "gaan":
        return geval.belofte("regering-doet", geval.onderwerp.tekst)
    if (now or geval.wijze in {Wijze.TOEKOMEND, Wijze.BEZIG}) and not geval.gezegde.hulp & UNCERTAIN:
        return geval.belofte("regering-zal", geval.onderwerp.tekst)
    return None


def dienst(geval: Geval) -> Belofte | None:
    """A body under the government acts, or another at its request: "DJI voert in 2026 een proef uit"."""
    commissioned = geval.onderwerp.rol in {Rol.EIGEN_REKENING, Rol.ZAAK} and _commissioned(geval.beeld)
    if not (geval.onderwerp.rol is Rol.DIENST or commissioned) or not serious(geval):
        return None
    if not commissioned and _asks_us(geval):
        return None
    ahead = geval.wijze is Wijze.TOEKOMEND and bool(geval.gezegde.hulp & FUTURE)
    now = geval.wijze in {Wijze.TEGENWOORDIG, Wijze.BEZIG}
    named = geval.uitdrukking is not None and geval.uitdrukking.naam in STUDY
    if not (ahead or now) or not (named or ahead or concreet(geval.beeld, geval.gezegde)):
        return None
    return geval.belofte("dienst-zal" if ahead else "dienst-doet", geval.onderwerp.tekst)


def _asks_us(geval: Geval) -> bool:
    """Whether a body asks the government something ("verzoekt mij"), or tells others what no date holds it to."""
    naam = geval.uitdrukking.naam if geval.uitdrukking is not None else ""
    asks = naam in COMMISSIONS and any(word in {"mij", "ons", "kabinet"} for word in geval.beeld.woorden)
    told = geval.uitdrukking is not None and geval.uitdrukking.soort is ToezeggingSoort.INFORMEREN
    return asks or (told and geval.soort() is ToezeggingSoort.ACTIE and not dated(geval.beeld))


def _commissioned(beeld: Beeld) -> bool:
    return any(f" {phrase} " in beeld.laag for phrase in lexicon("toezeggingen")["actoren"]["in_opdracht"])


def besloten_tot(geval: Geval) -> Belofte | None:
    """A decision for a thing: "Ik heb besloten tot een tweede meting"."""
    decided = geval.gezegde.vorm.kern == "besluiten" and geval.wijze is Wijze.VOLTOOID
    own = geval.onderwerp.rol in {Rol.EERSTE_PERSOON, Rol.REGERING}
    thing = " besloten tot " in geval.beeld.laag and geval.beeld.zaak()
    if not (decided and own and thing) or geval.beeld.verstreken or geval.beeld.heeft("voorbij"):
        return None
    return geval.belofte("besloten-tot", geval.onderwerp.tekst)


def opdracht(geval: Geval) -> Belofte | None:
    """The government has set another to work: "Ik heb het RIVM gevraagd dit te onderzoeken", or a body was told to."""
    told = geval.onderwerp.rol is Rol.DIENST and any(
        f" opdracht {got} " in geval.beeld.laag for got in ("gekregen", "ontvangen")
    )
    if told and geval.wijze is Wijze.TE and geval.uitdrukking is not None and not geval.beeld.heeft("voorbij"):
        return geval.belofte("opdracht-gegeven", geval.onderwerp.tekst)
    named = geval.uitdrukking is not None and geval.uitdrukking.naam in COMMISSIONS
    if not named or geval.wijze is not Wijze.VOLTOOID or geval.onderwerp.rol not in {Rol.EERSTE_PERSOON, Rol.REGERING}:
        return None
    own = [geval.beeld.tokens[i] for i in geval.beeld.deelzin.eigen]
    if names_others(geval.beeld.woorden) and not names_services(own):
        return None
    return geval.belofte("opdracht-gegeven", geval.onderwerp.tekst) if geval.voldaan else None
