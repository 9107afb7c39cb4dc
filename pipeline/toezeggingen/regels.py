"""The rules by which a clause is read as a promise; each is known by its name, shown with every commitment.

A rule looks at one verb with meaning in one clause (its expression in the lexicon, its mode, its subject) and
answers with the promise or None. REGELS is the order in which they are tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.lexicon import lexicon
from pipeline.model import ToezeggingSoort
from pipeline.toezeggingen.actoren import GOVERNMENT, Onderwerp, Rol, find_handelende
from pipeline.toezeggingen.beelden import Beeld, Zinsbeeld
from pipeline.toezeggingen.eisen import AHEAD, concreet, geadresseerd, toekomst, voldoet
from pipeline.toezeggingen.gezegden import FUTURE, PASSIVE, Gezegde, Wijze, read_gezegden
from pipeline.toezeggingen.soorten import decide_soort, speaks_of_law
from pipeline.toezeggingen.uitdrukkingen import Uitdrukking, match_uitdrukking
from pipeline.toezeggingen.werkwoorden import Vormsoort

NOT_NEGATED = (" niet alleen ", " niet eerder dan ", " niet langer ", " niet later dan ", " of niet ", " niet slechts ")
STUDY = frozenset(
    {"onderzoeken", "verkennen", "inventariseren", "bezien", "bekijken", "evalueren", "uit zoeken", "in kaart brengen"}
    | {"in beeld brengen", "uit werken", "op stellen", "ontwikkelen"}
)
NO_NEWS = ("einde", "eind", "moment", "beeld", "vraag")
RUNNING = ("momenteel", "op dit moment", "thans", "nu")
COMMISSIONS = frozenset({"vragen", "verzoeken", "opdracht geven", "advies vragen", "uit nodigen"})
RELATIVE = frozenset({"die", "dat", "waarover", "waarin", "waarvan", "welke"})
ANNOUNCING = frozenset({"benoemen", "kondigen", "melden", "zeggen", "besluiten", "spreken", "verwachten"})
OPEN_PURPOSE = frozenset({"voornemens", "plan", "voornemen", "besloten", "toe"})


@dataclass(frozen=True, slots=True)
class Belofte:
    """A promise read in a clause: the rule that read it, its kind, who makes it."""

    regel: str
    soort: ToezeggingSoort
    actor: str | None
    beeld: Beeld


@dataclass(frozen=True)
class Geval:
    """One verb with meaning in one clause, as the rules see it."""

    beeld: Beeld
    gezegde: Gezegde
    uitdrukking: Uitdrukking | None

    @property
    def onderwerp(self) -> Onderwerp:
        """The subject of the clause."""
        return self.beeld.onderwerp

    @property
    def wijze(self) -> Wijze:
        """How the verb stands in its clause."""
        return self.gezegde.wijze

    @property
    def vraagt(self) -> str:
        """What must stand beside the verb; everything where the verb is not in the lexicon."""
        return self.uitdrukking.eis if self.uitdrukking else "concreet"

    @property
    def voldaan(self) -> bool:
        """Whether the expression is one of the lexicon and what it asks for stands in the clause."""
        return self.uitdrukking is not None and voldoet(self.beeld, self.gezegde, self.vraagt)

    def soort(self) -> ToezeggingSoort:
        """The kind of the promise."""
        assert self.uitdrukking is not None
        return decide_soort(self.beeld, self.uitdrukking)

    def belofte(self, regel: str, actor: str | None, soort: ToezeggingSoort | None = None) -> Belofte:
        """The promise that a rule reads here."""
        return Belofte(regel, soort or self.soort(), actor, self.beeld)


Regel = Callable[[Geval], Belofte | None]


def read_beloftes(zin: Zinsbeeld) -> Iterator[Belofte]:
    """The promises of a sentence, at most one for a clause, in the order of the text."""
    if zin.laag.rstrip(' »”’"').endswith("?"):
        return
    for deelzin in zin.deelzinnen:
        beeld = Beeld(zin, deelzin)
        if deelzin.persoonsvorm is None or _excluded(beeld):
            continue
        found = next(_read_clause(beeld), None)
        if found is not None:
            yield found


def _read_clause(beeld: Beeld) -> Iterator[Belofte]:
    gevallen = [
        Geval(beeld, gezegde, match_uitdrukking(beeld.tokens, beeld.deelzin, gezegde))
        for gezegde in read_gezegden(beeld.tokens, beeld.deelzin)
    ]
    rules = REGELS if beeld.deelzin.hoofd else BIJZINREGELS
    for regel in rules:
        for geval in gevallen:
            found = regel(geval)
            if found is not None and not _about_this_letter(geval, found):
                yield found


def _excluded(beeld: Beeld) -> bool:
    """A clause that is denied, that opens with its verb (a question or condition), or tells of a habit."""
    denied = beeld.heeft("ontkenning") and not any(phrase in beeld.laag for phrase in NOT_NEGATED)
    verb = beeld.deelzin.persoonsvorm or 0
    verb_first = beeld.deelzin.hoofd and not any(token.woord for token in beeld.tokens[:verb])
    return denied or verb_first or beeld.heeft("gewoonte")


def _about_this_letter(geval: Geval, found: Belofte) -> bool:
    """Whether the clause tells what this very letter does, which promises nothing."""
    if found.soort is ToezeggingSoort.INFORMEREN:
        return geval.beeld.heeft("deze_brief")
    front = f" {' '.join(geval.beeld.voorveld)} "
    return any(
        f" {p} " in front for p in ("in deze brief", "met deze brief", "middels deze brief", "hieronder", "bijgaand")
    )


def _looks_ahead(geval: Geval) -> bool:
    """Whether a statement about informing the Chamber is about later, not about this letter."""
    if geval.gezegde.hulp & FUTURE or geval.beeld.moment:
        return True
    return any(word in AHEAD for word in geval.beeld.woorden)


def _serious(geval: Geval) -> bool:
    """What the lexicon asks is there; informing lies ahead; a consequence ("Zo …") needs an act of its own."""
    if not geval.voldaan:
        return False
    if geval.uitdrukking and geval.uitdrukking.soort is ToezeggingSoort.INFORMEREN and not _looks_ahead(geval):
        return False
    front = geval.beeld.voorveld
    consequence = bool(front) and _starts_with(" ".join(front), "gevolg")
    return not consequence or geval.vraagt == "geen" or bool(geval.gezegde.hulp & {"zullen"})


def _starts_with(text: str, name: str) -> bool:
    return any(f"{text} ".startswith(f"{p} ") for p in lexicon("toezeggingen")["uitsluiting"][name])


# ---------------------------------------------------------------- somebody acts


def eerste_persoon(geval: Geval) -> Belofte | None:
    """ "ik/wij" in the present ("Daarom investeer ik"), with "zal", "ga", "laat", "wil", "ben … aan het"."""
    if geval.onderwerp.rol is not Rol.EERSTE_PERSOON or not _serious(geval):
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
        case Wijze.MODAAL if "willen" in geval.gezegde.hulp and not geval.gezegde.hulp & {"kunnen", "moeten"}:
            wanted = geval.beeld.moment or (geval.vraagt == "geen" and geval.beeld.zaak())
            return "ik-wil" if wanted else None
        case _:
            return None


def _future_rule(geval: Geval) -> str | None:
    if geval.gezegde.hulp & {"kunnen", "moeten"}:
        return None
    if "laten" in geval.gezegde.hulp:
        return "ik-laat"
    if geval.gezegde.hulp & FUTURE or geval.gezegde.vorm.kern != "gaan":
        return "ik-zal" if "blijven" not in geval.gezegde.hulp else "ik-blijf"
    return None


def regering(geval: Geval) -> Belofte | None:
    """The cabinet, a minister or a ministry acts: "Het kabinet stelt …", "zal de Staatssecretaris … aanbieden"."""
    if geval.onderwerp.rol is not Rol.REGERING or not _serious(geval):
        return None
    if geval.wijze is Wijze.TEGENWOORDIG and geval.gezegde.vorm.kern != "gaan":
        return geval.belofte("regering-doet", geval.onderwerp.tekst)
    if geval.wijze in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND, Wijze.BEZIG} and not geval.gezegde.hulp & {
        "kunnen",
        "moeten",
    }:
        return geval.belofte("regering-zal", geval.onderwerp.tekst)
    return None


def dienst(geval: Geval) -> Belofte | None:
    """A body under the government acts, or another at its request: "DJI voert in 2026 een proef uit"."""
    commissioned = geval.onderwerp.rol in {Rol.EIGEN_REKENING, Rol.ZAAK} and _commissioned(geval.beeld)
    if not (geval.onderwerp.rol is Rol.DIENST or commissioned) or not _serious(geval):
        return None
    ahead = geval.wijze is Wijze.TOEKOMEND and bool(geval.gezegde.hulp & FUTURE)
    now = geval.wijze in {Wijze.TEGENWOORDIG, Wijze.BEZIG}
    named = geval.uitdrukking is not None and geval.uitdrukking.naam in STUDY
    if not (ahead or now) or not (named or ahead or concreet(geval.beeld, geval.gezegde)):
        return None
    return geval.belofte("dienst-zal" if ahead else "dienst-doet", geval.onderwerp.tekst)


def _commissioned(beeld: Beeld) -> bool:
    return any(f" {phrase} " in beeld.laag for phrase in lexicon("toezeggingen")["actoren"]["in_opdracht"])


def opdracht(geval: Geval) -> Belofte | None:
    """The government has set another to work: "Ik heb het RIVM gevraagd dit te onderzoeken"."""
    named = geval.uitdrukking is not None and geval.uitdrukking.naam in COMMISSIONS
    if not named or geval.wijze is not Wijze.VOLTOOID or geval.onderwerp.rol not in {Rol.EERSTE_PERSOON, Rol.REGERING}:
        return None
    return geval.belofte("opdracht-gegeven", geval.onderwerp.tekst) if geval.voldaan else None


# ---------------------------------------------------------------- nobody named: the passive, events


def lijdend(geval: Geval) -> Belofte | None:
    """The passive of an act of government: "wordt een kwartiermaker aangesteld", "zal worden uitgewerkt"."""
    agent = geval.beeld.handelende
    if (
        geval.wijze not in PASSIVE - {Wijze.MODAAL_LIJDEND}
        or geval.uitdrukking is None
        or agent.rol is Rol.EIGEN_REKENING
    ):
        return None
    if not geval.uitdrukking.lijdend or not _passive_serious(geval):
        return None
    soort = geval.soort()
    if soort is ToezeggingSoort.INFORMEREN:
        return geval.belofte("kamer-wordt-geinformeerd", agent.tekst, soort) if geadresseerd(geval.beeld) else None
    return geval.belofte("wordt" if geval.wijze is Wijze.LIJDEND else "zal-worden", agent.tekst, soort)


def _passive_serious(geval: Geval) -> bool:
    invests = geval.gezegde.vorm.kern == "investeren" and geval.onderwerp.rol is Rol.ZAAK and not geval.beeld.bedrag
    if invests or geval.onderwerp.rol is Rol.REGERING:
        return False
    ahead = geval.wijze is Wijze.TOEKOMEND_LIJDEND
    front = " ".join(geval.beeld.voorveld)
    if _starts_with(front, "gevolg") and not ahead:
        return geval.vraagt == "geen" and geval.beeld.zaak("organen", "onderzoek")
    return (_serious(geval) if not ahead else geval.voldaan) and not geval.gezegde.hulp & {"kunnen", "moeten", "mogen"}


def kamer_ontvangt(geval: Geval) -> Belofte | None:
    """The Chamber as the one who receives: "Uw Kamer ontvangt …", "kan uw Kamer … tegemoetzien"."""
    if geval.uitdrukking is None or geval.uitdrukking.eis != "kameronderwerp" or not geadresseerd(geval.beeld):
        return None
    if geval.wijze not in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND, Wijze.MODAAL} or not _looks_ahead(geval):
        return None
    receives = geval.onderwerp.rol is Rol.KAMER
    return geval.belofte("kamer-ontvangt", None) if receives else None


def gebeurtenis(geval: Geval) -> Belofte | None:
    """A thing that comes, starts, runs or follows: "Er komt een meldpunt", "In maart start de pilot"."""
    fields = lexicon("toezeggingen")["gebeurtenissen"].get(_event(geval))
    active = geval.wijze in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND}
    if fields is None or not active or geval.onderwerp.rol in GOVERNMENT | {Rol.EIGEN_REKENING, Rol.KAMER}:
        return None
    running = any(f" {word} " in geval.beeld.laag for word in RUNNING)
    there = " er " in geval.beeld.laag or geval.beeld.moment or running
    if not (geval.beeld.zaak() or _new_thing(geval)) or not (there if fields["eis"] == "er" else geval.beeld.moment):
        return None
    law = speaks_of_law(geval.beeld)
    return geval.belofte("gebeurtenis", _place(geval), ToezeggingSoort.WETGEVING if law else ToezeggingSoort.ACTIE)


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
    return parted if parted in lexicon("toezeggingen")["gebeurtenissen"] else kern


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


# ---------------------------------------------------------------- money


def beschikbaar(geval: Geval) -> Belofte | None:
    """Money that is there or comes: "Er is € 4 mln. beschikbaar", "krijgt extra middelen", "bestaan uit 40 fte"."""
    beeld, kern = geval.beeld, geval.gezegde.vorm.kern
    if not geval.beeld.geld() or geval.onderwerp.rol is Rol.KAMER or beeld.heeft("verleden"):
        return None
    present = geval.wijze in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND}
    there = " beschikbaar " in beeld.laag and " beschikbaar te " not in beeld.laag and not _has_participle(beeld)
    ready = there and kern in {"zijn", "komen", "blijven"}
    there_is = kern == "zijn" and " er " in beeld.laag and " voor " in beeld.laag and " nodig " not in beeld.laag
    ready = ready or (there_is and any(w in beeld.woorden for w in ("financiering", "geld", "budget")))
    gets = kern in {"krijgen", "ontvangen"} and (
        beeld.bedrag or any(w in beeld.woorden for w in ("financiering", "middelen", "budget", "gelden"))
    )
    goes = kern == "gaan" and beeld.bedrag and " naar " in beeld.laag
    consists = kern == "bestaan" and bool(geval.gezegde.hulp & FUTURE) and beeld.bedrag
    if present and (ready or gets or goes or consists):
        return geval.belofte("geld-beschikbaar", None, ToezeggingSoort.MIDDELEN)
    return None


def _has_participle(beeld: Beeld) -> bool:
    return any(g.wijze is Wijze.VOLTOOID for g in read_gezegden(beeld.tokens, beeld.deelzin))


def mogelijk_gemaakt(geval: Geval) -> Belofte | None:
    """Money that lets something be done: "Met deze middelen kunnen we het hele project mogelijk maken"."""
    makes = geval.gezegde.vorm.kern == "maken" and " mogelijk maken" in geval.beeld.laag and geval.wijze is Wijze.MODAAL
    if not makes or geval.onderwerp.rol not in GOVERNMENT or not geval.beeld.geld():
        return None
    return geval.belofte("geld-maakt-mogelijk", geval.onderwerp.tekst, ToezeggingSoort.MIDDELEN)


def vrijgemaakt(geval: Geval) -> Belofte | None:
    """Money set apart for a year to come: "heb ik € 5 mln. in 2026 vrijgemaakt", "is € 3 mln. gereserveerd"."""
    funds = geval.uitdrukking is not None and geval.uitdrukking.soort is ToezeggingSoort.MIDDELEN
    ahead = geval.beeld.jaar or bool(geval.beeld.eigen_termijnen) or " structureel " in geval.beeld.laag
    if not (funds and geval.wijze is Wijze.VOLTOOID and geval.beeld.bedrag and ahead) or geval.beeld.heeft("verleden"):
        return None
    if geval.onderwerp.rol in {Rol.EIGEN_REKENING, Rol.KAMER}:
        return None
    actor = geval.onderwerp.tekst if geval.onderwerp.rol in GOVERNMENT else None
    return geval.belofte("geld-vrijgemaakt", actor, ToezeggingSoort.MIDDELEN)


# ---------------------------------------------------------------- intentions and subordinate clauses


def voornemen(geval: Geval) -> Belofte | None:
    """An intention with "te": "ben voornemens … te", "het streven is … te", "heeft besloten … te", "verwacht … te"."""
    trigger = _intention(geval.beeld)
    if geval.wijze is not Wijze.TE or trigger is None:
        return None
    if geval.onderwerp.rol in {Rol.EIGEN_REKENING, Rol.KAMER}:
        return None
    actor = geval.onderwerp.tekst if geval.onderwerp.rol in GOVERNMENT else None
    if geval.uitdrukking is None:
        open_purpose = trigger in OPEN_PURPOSE and concreet(geval.beeld, geval.gezegde)
        return geval.belofte("voornemen", actor, ToezeggingSoort.ACTIE) if open_purpose else None
    meant = trigger in OPEN_PURPOSE or geval.voldaan or toekomst(geval.beeld, geval.gezegde)
    return geval.belofte("voornemen", actor) if meant else None


def _intention(beeld: Beeld) -> str | None:
    """The word that makes the clause an intention, or None.

    Read: "voornemens", "van plan", "het voornemen is", "streef ernaar", "het streven is", "verwacht", "besloten",
    "de bedoeling is", "zeg toe", "hoop", "ben bereid", "zal mij inspannen".
    """
    woorden = frozenset(beeld.woorden)
    for fields in lexicon("toezeggingen")["voornemens"].values():
        needed = fields["woorden"]
        if fields.get("alle", False):
            if all(f" {w} " in beeld.laag for w in needed):
                return str(needed[-1])
            continue
        for word in needed:
            if word in woorden or (" " in word and f" {word} " in beeld.laag):
                return str(word).split()[-1]
    return None


def bijzin_informeren(geval: Geval) -> Belofte | None:
    """A relative clause that promises: "… die we uw Kamer dit najaar zullen aanbieden"."""
    if geval.beeld.deelzin.voegwoord not in RELATIVE or geval.onderwerp.rol not in {Rol.EERSTE_PERSOON, Rol.REGERING}:
        return None
    now = geval.wijze in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND} and geval.uitdrukking is not None
    informs = now and geval.voldaan and geval.soort() is ToezeggingSoort.INFORMEREN
    ahead = bool(geval.gezegde.hulp & FUTURE) or geval.beeld.moment
    addressed = geadresseerd(geval.beeld)
    return geval.belofte("bijzin-informeren", _speaker(geval)) if informs and ahead and addressed else None


def _speaker(geval: Geval) -> str | None:
    """Who promises in a relative clause: the "ik" of the main clause, or its own subject."""
    main = next((d for d in geval.beeld.zin.deelzinnen if d.hoofd), geval.beeld.deelzin)
    outer = Beeld(geval.beeld.zin, main).onderwerp
    return outer.tekst if outer.rol is Rol.EERSTE_PERSOON else geval.onderwerp.tekst


def aangekondigd(geval: Geval) -> Belofte | None:
    """What a main clause announces: "Ik zeg toe dat ik …", "Het kabinet heeft besloten dat er … komt"."""
    if geval.beeld.deelzin.voegwoord != "dat" or not _announced(geval.beeld):
        return None
    acts = geval.onderwerp.rol in GOVERNMENT and geval.wijze in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND}
    passive = geval.wijze in {Wijze.LIJDEND, Wijze.TOEKOMEND_LIJDEND}
    if not (acts or passive) or not geval.voldaan or not toekomst(geval.beeld, geval.gezegde):
        return None
    return geval.belofte("aangekondigd-dat", geval.onderwerp.tekst if acts else None)


def _announced(beeld: Beeld) -> bool:
    """Whether the main clause of the sentence announces, by the government, and is no report of an older promise."""
    main = next((d for d in beeld.zin.deelzinnen if d.hoofd), None)
    if main is None or main.persoonsvorm is None or " toegezegd " in beeld.zin.laag:
        return False
    outer = Beeld(beeld.zin, main)
    if outer.onderwerp.rol not in GOVERNMENT:
        return False
    return any(g.vorm.kern in ANNOUNCING for g in read_gezegden(beeld.tokens, main))


def bijzin_middelen(geval: Geval) -> Belofte | None:
    """A sum that the government allots in a "dat" clause: "… dat het kabinet € 5 mln. beschikbaar stelt"."""
    allots = geval.uitdrukking is not None and geval.uitdrukking.soort is ToezeggingSoort.MIDDELEN
    if geval.beeld.deelzin.voegwoord != "dat" or not allots or not geval.beeld.bedrag:
        return None
    acts = geval.onderwerp.rol in {Rol.EERSTE_PERSOON, Rol.REGERING}
    if not acts or geval.wijze not in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND}:
        return None
    return geval.belofte("bijzin-middelen", geval.onderwerp.tekst)


REGELS: tuple[Regel, ...] = (
    kamer_ontvangt,
    voornemen,
    eerste_persoon,
    regering,
    dienst,
    lijdend,
    beschikbaar,
    mogelijk_gemaakt,
    vrijgemaakt,
    opdracht,
    wetgeving,
    gebeurtenis,
)
BIJZINREGELS: tuple[Regel, ...] = (bijzin_informeren, aangekondigd, bijzin_middelen)

__all__ = ["BIJZINREGELS", "REGELS", "Belofte", "Vormsoort", "read_beloftes"]
