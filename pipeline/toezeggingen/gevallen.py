"""One verb in one clause as the rules see it, and the promise that a rule reads there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from pipeline.lexicon import either, lexicon, phrases, word_set
from pipeline.model import ToezeggingSoort
from pipeline.toezeggingen.actoren import Onderwerp, Rol
from pipeline.toezeggingen.beelden import Beeld, Zinsbeeld
from pipeline.toezeggingen.deelzinnen import words
from pipeline.toezeggingen.eisen import AHEAD, REPORTS, dated, reports, voldoet
from pipeline.toezeggingen.gezegden import FUTURE, Gezegde, Wijze
from pipeline.toezeggingen.soorten import decide_soort
from pipeline.toezeggingen.uitdrukkingen import Uitdrukking
from pipeline.toezeggingen.werkwoorden import TEGENWOORDIG, vormen

TOPICAL = phrases("toezeggingen", "vooruit", "onderwerp")
KEEPS = word_set("toezeggingen", "vooruit", "doorlopend")
_ahead = partial(either, "toezeggingen", "vooruit")
_back = partial(either, "toezeggingen", "terug")
NEXT_REPORT = re.compile(rf"^(?:in|bij|met) (?:de|het) (?:{_ahead('volgend')}) \S*(?:{_ahead('verslagen')})\b")
COMING = re.compile(rf" (?:{_ahead('komt')}) (?:ik|we|wij) | (?:ik|we|wij) (?:{_ahead('komt')}) ")
COLLEAGUE = re.compile(rf"(?:de|mijn) (?:{_ahead('ambtgenoten')})(?!.{{0,200}} en ik$)", re.IGNORECASE)
EARLIER = word_set("toezeggingen", "terug", "eerdere")
PERFECT = re.compile(rf" (?:{_back('voltooid')}) ")
THAT = words("aanwijzend") | {"het"}  # what was just dated: "verschijnt in mei en ik zend het u toe"
ABOUT_IT = word_set("toezeggingen", "vooruit", "daarover")
BEFORE_DEBATE = re.compile(
    rf" (?:vóór|voor|voorafgaand aan) (?:de|het) (?:[\w-]{{1,40}} )?[\w-]{{0,40}}(?:{_ahead('debatten')}) "
)
# after what is still to be done ("na ondertekening"), or as always ("zoals gebruikelijk")
AFTER = re.compile(rf" (?:na (?:de |het )?[\w-]{{1,40}}(?:{_ahead('na_afloop')})) ")
TOGETHER = phrases("toezeggingen", "vooruit", "gelijktijdig")
AS_USUAL = phrases("toezeggingen", "vooruit", "zoals_altijd")
WHEN = re.compile(
    rf" (?:als (?:{either('functiewoorden', 'klassen', 'na_als_dan')})|bij (?:het )?(?:{_ahead('bij_gebrek')})"
    rf"|{_ahead('zo_nodig')}|meld(?:en)? (?:(?:ik|wij|we) )?(?:mij|ons)) "
)
CONDITIONS = words("voorwaardelijk")
AT_THE_MOMENT = phrases("toezeggingen", "vooruit", "op_het_moment")
OUTCOMES = phrases("toezeggingen", "vooruit", "uitkomsten")


@dataclass(frozen=True, slots=True)
class Belofte:
    """A promise read in a clause: the rule that read it, its kind, who makes it, the expression (if any)."""

    regel: str
    soort: ToezeggingSoort
    actor: str | None
    beeld: Beeld
    naam: str = ""


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
        naam = self.uitdrukking.naam if self.uitdrukking else ""
        return Belofte(regel, soort or self.soort(), actor, self.beeld, naam)


def looks_ahead(geval: Geval) -> bool:
    """Whether a statement about informing the Chamber is about later, not about this letter."""
    dates = [t for t in geval.beeld.eigen_termijnen if not t.plaats.citaat.lower().startswith(TOPICAL)]
    dated = any(t.vanaf or t.uiterlijk for t in dates)
    if geval.gezegde.hulp & FUTURE or dated or (geval.beeld.moment and " over " not in geval.beeld.laag):
        return True
    if geval.uitdrukking is not None and geval.uitdrukking.naam in KEEPS:
        return True
    if "dan" in geval.beeld.woorden and any(t.uiterlijk for t in geval.beeld.zin.termijnen):
        return True
    usual = any(phrase in geval.beeld.zin.laag for phrase in AS_USUAL)
    usual = usual or any(f" {phrase} " in geval.beeld.zin.laag for phrase in TOGETHER)
    if usual or BEFORE_DEBATE.search(geval.beeld.laag) or AFTER.search(geval.beeld.laag) or _in_periodical(geval.beeld):
        return True
    if NEXT_REPORT.search(" ".join(geval.beeld.voorveld)) or _of_the_coming(geval) or _about_the_coming(geval):
        return True
    return _waits(geval.beeld) or _by_colleague(geval) or any(word in AHEAD for word in _before_topic(geval.beeld))


def _by_colleague(geval: Geval) -> bool:
    """Whether another minister tells, which is never in this letter: "Mijn collega van VWS bericht u hierover"."""
    tellers = (geval.onderwerp, geval.beeld.handelende)
    return any(who.rol is Rol.REGERING and COLLEAGUE.match(who.tekst or "") for who in tellers)


def _waits(beeld: Beeld) -> bool:
    """Whether it is told on a condition: "zodra", "mocht", "Leidt dit tot …, dan", "bij het uitblijven van"."""
    if any(deelzin.voegwoord in CONDITIONS for deelzin in beeld.zin.deelzinnen) or WHEN.search(beeld.laag):
        return True
    at_the_moment = any(f"{phrase} " in beeld.zin.laag for phrase in AT_THE_MOMENT)
    return at_the_moment or beeld.zin.laag.startswith(("mocht ", "mochten ")) or _asks_if(beeld.zin)


def _asks_if(zin: Zinsbeeld) -> bool:
    """Whether the sentence opens with its verb, as a condition does: "Leidt dit tot een voorstel, dan …"."""
    opens = vormen(zin.tokens[0].laag) if zin.tokens else ()
    return "," in zin.laag and any(vorm.soort in TEGENWOORDIG for vorm in opens)


def _in_periodical(beeld: Beeld) -> bool:
    """Whether it will stand in a report that comes out again and again: "neem ik mee in de verzamelbrief wonen"."""
    front = beeld.voorveld
    opens = (
        front[:1] == ("in",) and any(word.endswith((*REPORTS, "verslag")) for word in front) and not beeld.verstreken
    )
    return (opens or reports(beeld)) and not bool(EARLIER & set(beeld.woorden))


def _about_the_coming(geval: Geval) -> bool:
    """Whether it informs of what the clause before dates ("In mei spreek ik …; daarover stuur ik u een brief")."""
    clauses = geval.beeld.zin.deelzinnen
    earlier = [Beeld(geval.beeld.zin, d) for d in clauses if d.hoofd and d.eigen < geval.beeld.deelzin.eigen]
    about = geval.beeld.voorveld[:1] == ("over",) or bool((ABOUT_IT | THAT) & set(geval.beeld.woorden))
    about = about or any(f" over de {word} " in geval.beeld.laag for word in OUTCOMES)
    return about and any(dated(beeld) for beeld in earlier)


def _of_the_coming(geval: Geval) -> bool:
    """Whether what is sent comes of what was just announced ("laat ik … uitvoeren. Het rapport daarvan …")."""
    points = any(word in words("daarvan") for word in geval.beeld.voorveld)
    before = f" {geval.beeld.zin.vorige.lower()} "
    return points and not PERFECT.search(before) and bool(COMING.search(before))


def _before_topic(beeld: Beeld) -> tuple[str, ...]:
    """The words of a clause before what it informs about ("… over de plannen voor de komende periode")."""
    words = beeld.woorden[len(beeld.voorveld) :] if beeld.voorveld[:1] == ("over",) else beeld.woorden
    topic = next((i for i, word in enumerate(words) if word == "over" and i), len(words))
    return words[:topic]


def serious(geval: Geval) -> bool:
    """What the lexicon asks is there; informing lies ahead; a consequence ("Zo …") needs an act of its own."""
    if not geval.voldaan or _backs_a_view(geval):
        return False
    informs = geval.uitdrukking is not None and geval.uitdrukking.soort is ToezeggingSoort.INFORMEREN
    if informs and geval.soort() is ToezeggingSoort.INFORMEREN and not looks_ahead(geval):
        return False
    front = geval.beeld.voorveld
    consequence = bool(front) and starts_with(" ".join(front), "gevolg")
    return not consequence or geval.vraagt == "geen" or bool(geval.gezegde.hulp & {"zullen"})


def _backs_a_view(geval: Geval) -> bool:
    """Whether it only stands behind what another wants: "Het kabinet ondersteunt de intrekking van de richtlijn"."""
    backs = geval.uitdrukking is not None and geval.uitdrukking.naam == "ondersteunen"
    return backs and bool(set(lexicon("toezeggingen")["standpunt"]["woorden"]) & set(geval.beeld.kern))


def starts_with(text: str, name: str) -> bool:
    """Whether a text in lower case opens with a phrase of this list of `uitsluiting`."""
    return any(f"{text} ".startswith(f"{p} ") for p in lexicon("toezeggingen")["uitsluiting"][name])
