"""Rules for intentions with "te", and for promises in a subordinate clause."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from pipeline.lexicon import either, lexicon, phrases, word_set
from pipeline.model import ToezeggingSoort
from pipeline.toezeggingen.actoren import GOVERNMENT, Rol, find_handelende, names_others
from pipeline.toezeggingen.beelden import Beeld
from pipeline.toezeggingen.deelzinnen import words
from pipeline.toezeggingen.eisen import appears_around, concreet, dated, geadresseerd, middel, toekomst
from pipeline.toezeggingen.gebeuren import REACHES, tells_receiver
from pipeline.toezeggingen.gelden import SET_APART
from pipeline.toezeggingen.gevallen import Belofte, Geval, looks_ahead
from pipeline.toezeggingen.gezegden import FUTURE, Wijze, read_gezegden
from pipeline.toezeggingen.kaders import happens_on_date, kind

NO_ACT = word_set("toezeggingen", "kaders", "geen_daad")
_one_of = partial(either, "toezeggingen", "bedoelingen")
_class = partial(either, "functiewoorden", "klassen")
TOLD = re.compile(rf"\b(?:{_one_of('verteld')}|in (?:het|de|mijn) [\w-]*(?:{_one_of('gelegenheden')}))")
PROMISED = re.compile(r"\bzeg\b.*\btoe\b")
EXPECTING = phrases("toezeggingen", "bedoelingen", "verwacht_dat")
RELATIVE = words("betrekkelijk_informerend")
ACTING = words("betrekkelijk_handelend")
WITHOUT_AGENT = words("betrekkelijk_lijdend")
ANNOUNCING = word_set("toezeggingen", "bedoelingen", "aankondigen")
INTENDS = phrases("toezeggingen", "bedoelingen", "hoopt")
AGREED = phrases("toezeggingen", "bedoelingen", "afgesproken")
# of whom or what it is the plan, and not what is planned here: "over de voornemens van", "aan het streven om"
AS_A_NOUN = re.compile(
    rf"\b(?:{_class('voor_plan')}) (?:{_class('bepaler_van_plan')}) (?P<woord>{_one_of('naamwoorden')})\b"
    r"|\b(?:de|hun|deze|die) (?P<meervoud>voornemens)\b"
)
PLANS = word_set("toezeggingen", "bedoelingen", "planning")
EXPECTS = word_set("toezeggingen", "bedoelingen", "verwachten")
OPEN_PURPOSE = word_set("toezeggingen", "bedoelingen", "ook_zonder_datum")


def voornemen(geval: Geval) -> Belofte | None:
    """An intention with "te": "ben voornemens … te", "het streven is … te", "heeft besloten … te", "verwacht … te"."""
    trigger = _intention(geval) if geval.wijze is Wijze.TE else None
    if trigger is None or _was_meant(geval):
        return None
    receives = geval.onderwerp.rol is Rol.KAMER and trigger in geval.beeld.voorveld
    if geval.onderwerp.rol in {Rol.EIGEN_REKENING, Rol.KAMER} and not receives:
        return None
    governed = geval.onderwerp.rol in GOVERNMENT
    actor = geval.onderwerp.tekst if governed else None
    if geval.uitdrukking is None:
        soort = kind(geval.beeld, geval.gezegde, capacity=False)
        checkable = governed or concreet(geval.beeld, geval.gezegde)
        given = soort is ToezeggingSoort.INFORMEREN and toekomst(geval.beeld, geval.gezegde)
        open_purpose = (trigger in OPEN_PURPOSE and checkable) or given
        return geval.belofte("voornemen", actor, soort) if open_purpose else None
    if trigger == "besloten" and geval.onderwerp.rol not in {Rol.EERSTE_PERSOON, Rol.REGERING}:
        return geval.belofte("voornemen", actor) if dated(geval.beeld) else None
    meant = trigger in OPEN_PURPOSE or geval.voldaan or toekomst(geval.beeld, geval.gezegde)
    return geval.belofte("voornemen", actor) if meant else None


def _was_meant(geval: Geval) -> bool:
    """Whether the intention was one once: "Het streven was …"."""
    verbs = read_gezegden(geval.beeld.tokens, geval.beeld.deelzin)
    return any(g.wijze is Wijze.VERLEDEN and g.plaats == geval.beeld.deelzin.persoonsvorm for g in verbs)


def middel_door(geval: Geval) -> Belofte | None:
    """The means by which the government acts: "Dat doe ik door een meldpunt in te richten"."""
    own = geval.onderwerp.rol in {Rol.EERSTE_PERSOON, Rol.REGERING}
    if geval.wijze is not Wijze.TE or not own or geval.uitdrukking is None or not _behind_door(geval):
        return None
    finite = [g.wijze for g in read_gezegden(geval.beeld.tokens, geval.beeld.deelzin)]
    if any(wijze in {Wijze.VOLTOOID, Wijze.VERLEDEN, Wijze.MODAAL} for wijze in finite) or not geval.voldaan:
        return None
    return geval.belofte("door-te", geval.onderwerp.tekst) if geval.beeld.zaak() or geval.beeld.geld() else None


def _behind_door(geval: Geval) -> bool:
    """Whether "door" opens the words that end in this infinitive, behind the finite verb."""
    verb = geval.beeld.deelzin.persoonsvorm or 0
    return any(
        geval.beeld.tokens[i].laag == "door" for i in geval.beeld.deelzin.eigen if verb < i < geval.gezegde.plaats
    )


def _intention(geval: Geval) -> str | None:
    """The word that makes the clause an intention, or None.

    Read: "voornemens", "van plan", "het voornemen is", "streef ernaar", "het streven is", "verwacht", "besloten",
    "de bedoeling is", "zeg toe", "hoop", "ben bereid", "zal mij inspannen".
    """
    for fields in lexicon("toezeggingen")["voornemens"].values():
        word = _trigger(geval.beeld, fields)
        if word is not None and _holds(geval, fields):
            return word
    return None


def _trigger(beeld: Beeld, fields: Mapping[str, Any]) -> str | None:
    """The word of this intention that stands in the clause; all of them where it asks for all."""
    present = [str(phrase) for phrase in fields["woorden"] if f" {phrase} " in beeld.laag]
    present = [phrase for phrase in present if not _only_noun(beeld, phrase)]
    if not present or (fields.get("alle", False) and len(present) < len(fields["woorden"])):
        return None
    return present[-1].split()[-1]


def _only_noun(beeld: Beeld, phrase: str) -> bool:
    """Whether the word stands only as the noun of a phrase: "verheugd over de voornemens van de sector"."""
    nouns = [match for match in AS_A_NOUN.finditer(beeld.laag) if phrase in match.groups()]
    return bool(nouns) and len(nouns) == beeld.laag.count(f" {phrase} ")


def _holds(geval: Geval, fields: Mapping[str, Any]) -> bool:
    """Whether the auxiliary, the subject and the time that this intention asks for are there."""
    if fields.get("hulp", False) and not geval.gezegde.hulp & {"zijn", "hebben"}:
        return False
    if fields.get("wie", False) and geval.onderwerp.rol not in GOVERNMENT:
        return False
    if fields.get("zijn", False) and ("zijn" not in geval.gezegde.hulp or names_others(geval.beeld.woorden)):
        return False
    if fields.get("datum", False) and not dated(geval.beeld):
        return False
    told = geval.beeld.verstreken or geval.beeld.heeft("voorbij") or TOLD.search(geval.beeld.zin.laag) is not None
    if " toegezegd " in geval.beeld.laag and told:
        return False
    return not (fields.get("nu", False) and (geval.beeld.verstreken or geval.beeld.heeft("voorbij")))


def bijzin_informeren(geval: Geval) -> Belofte | None:
    """A relative clause that promises: "… die we uw Kamer dit najaar zullen aanbieden"."""
    if _reported(geval.beeld) or geval.beeld.deelzin.voegwoord not in RELATIVE:
        return None
    if geval.wijze in {Wijze.LIJDEND, Wijze.TOEKOMEND_LIJDEND}:
        return _sent(geval)
    if geval.onderwerp.rol is Rol.KAMER:
        return _received(geval)
    if geval.onderwerp.rol not in {Rol.EERSTE_PERSOON, Rol.REGERING}:
        return None
    hopes = geval.wijze is Wijze.TE and any(word in geval.beeld.woorden for word in INTENDS)
    now = (hopes or geval.wijze in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND}) and geval.uitdrukking is not None
    informs = now and geval.voldaan and geval.soort() is ToezeggingSoort.INFORMEREN
    ahead = _ahead(geval) or geval.beeld.deelzin.voegwoord == "waarna" or (_holds_that(geval) and looks_ahead(geval))
    addressed = geadresseerd(geval.beeld) or (geval.uitdrukking is not None and geval.uitdrukking.eis == "geen")
    addressed = addressed or (geval.onderwerp.rol is Rol.REGERING and middel(geval.beeld))
    return geval.belofte("bijzin-informeren", _speaker(geval)) if informs and ahead and addressed else None


def _holds_that(geval: Geval) -> bool:
    """Whether the main clause only says that it holds: "Voor de motie geldt dat …"."""
    return geval.beeld.deelzin.voegwoord == "dat" and " geldt dat " in f" {geval.beeld.zin.laag}"


def _ahead(geval: Geval) -> bool:
    """Whether it is to come: by its own words, or as the main clause says when what is sent appears."""
    return bool(geval.gezegde.hulp & FUTURE) or geval.beeld.moment or appears_around(geval.beeld)


def _sent(geval: Geval) -> Belofte | None:
    """What is sent to the Chamber: "die met een reactie aan uw Kamer zal worden gezonden"."""
    informs = geval.voldaan and geval.soort() is ToezeggingSoort.INFORMEREN and geadresseerd(geval.beeld)
    foreign = geval.beeld.handelende.rol is Rol.EIGEN_REKENING or geval.onderwerp.rol is Rol.EIGEN_REKENING
    if not informs or foreign or not (_ahead(geval) or geval.beeld.deelzin.voegwoord == "waarna"):
        return None
    actor = geval.beeld.handelende.tekst or _speaker(geval, governed=True)
    return geval.belofte("bijzin-informeren", actor, ToezeggingSoort.INFORMEREN)


def _received(geval: Geval) -> Belofte | None:
    """What the Chamber receives in a relative clause: "waarvan u … tegemoet kunt zien", "die u in mei ontvangt"."""
    receives = tells_receiver(geval.uitdrukking)
    reaches = geval.uitdrukking is not None and geval.uitdrukking.naam in REACHES
    active = geval.wijze in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND, Wijze.MODAAL}
    waits = geval.beeld.deelzin.voegwoord == "dat" and any(d.voegwoord == "zodra" for d in geval.beeld.zin.deelzinnen)
    if not (receives or reaches) or not active or not (dated(geval.beeld) or waits):
        return None
    giver = find_handelende(geval.beeld.tokens, geval.beeld.deelzin, ("van",))
    return geval.belofte("bijzin-informeren", giver.tekst or _speaker(geval, governed=True), ToezeggingSoort.INFORMEREN)


def bijzin_actie(geval: Geval) -> Belofte | None:
    """An act promised in a subordinate clause: "die ik volgend jaar laat opstellen", "waarbij … worden voorzien"."""
    if geval.beeld.deelzin.voegwoord not in ACTING or _reported(geval.beeld) or not dated(geval.beeld):
        return None
    kern = geval.gezegde.vorm.kern
    if geval.onderwerp.rol in {Rol.EERSTE_PERSOON, Rol.REGERING}:
        acts = geval.wijze in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND} and geval.uitdrukking is not None
        acts = acts and geval.soort() is not ToezeggingSoort.INFORMEREN
        return geval.belofte("bijzin-actie", _speaker(geval)) if acts else None
    passive = geval.wijze in {Wijze.LIJDEND, Wijze.TOEKOMEND_LIJDEND} and kern not in NO_ACT
    if not passive or geval.beeld.deelzin.voegwoord not in WITHOUT_AGENT or not _governed(geval):
        return None
    if geval.beeld.handelende.rol is Rol.EIGEN_REKENING or geval.onderwerp.rol in {Rol.EIGEN_REKENING, Rol.KAMER}:
        return None
    return geval.belofte("bijzin-actie", _speaker(geval, governed=True), kind(geval.beeld))


def _governed(geval: Geval) -> bool:
    """Whether the main clause around a passive is of the government, in the present."""
    main = next((d for d in geval.beeld.zin.deelzinnen if d.hoofd), None)
    if main is None or main.persoonsvorm is None:
        return False
    return Beeld(geval.beeld.zin, main).onderwerp.rol in GOVERNMENT and not any(
        g.wijze in {Wijze.VOLTOOID, Wijze.VERLEDEN} for g in read_gezegden(geval.beeld.tokens, main)
    )


def _reported(beeld: Beeld) -> bool:
    """Whether a "dat" clause tells what was said before: "heb ik u bericht dat ik …"."""
    main = next((d for d in beeld.zin.deelzinnen if d.hoofd), None)
    if beeld.deelzin.voegwoord != "dat" or main is None:
        return False
    verbs = list(read_gezegden(beeld.tokens, main))
    decided = any(g.vorm.kern in word_set("toezeggingen", "bedoelingen", "besluiten") for g in verbs)
    return not decided and any(g.wijze is Wijze.VOLTOOID for g in verbs)


def _speaker(geval: Geval, *, governed: bool = False) -> str | None:
    """Who promises in a relative clause: the "ik" of the main clause, or its own subject (not where `governed`)."""
    main = next((d for d in geval.beeld.zin.deelzinnen if d.hoofd), geval.beeld.deelzin)
    outer = Beeld(geval.beeld.zin, main).onderwerp
    if geval.onderwerp.rol is Rol.REGERING:
        return geval.onderwerp.tekst
    own = None if governed else geval.onderwerp.tekst
    return outer.tekst if outer.rol is Rol.EERSTE_PERSOON else own


def aangekondigd(geval: Geval) -> Belofte | None:
    """What a main clause announces: "Ik zeg toe dat ik …", "Het kabinet heeft besloten dat er … komt"."""
    if geval.beeld.deelzin.voegwoord != "dat" or _reported(geval.beeld) or not _announced(geval.beeld):
        return None
    hoped = geval.wijze is Wijze.MODAAL and "kunnen" in geval.gezegde.hulp and _expects(geval.beeld)
    acts = geval.onderwerp.rol in GOVERNMENT and (hoped or geval.wijze in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND})
    passive = geval.wijze in {Wijze.LIJDEND, Wijze.TOEKOMEND_LIJDEND}
    agreed = _agreed(geval.beeld) and geval.vraagt == "geen"
    said = PROMISED.search(geval.beeld.zin.laag) is not None
    if not (acts or passive) or not geval.voldaan:
        return None
    if not (agreed or (said and acts) or toekomst(geval.beeld, geval.gezegde)):
        return None
    promised = _speaker(geval, governed=True) if said else None
    return geval.belofte("aangekondigd-dat", geval.onderwerp.tekst if acts else promised)


def verwacht(geval: Geval) -> Belofte | None:
    """What the government expects or plans to happen by a date: "De planning is dat het loket in mei opengaat"."""
    if geval.beeld.deelzin.voegwoord != "dat" or not dated(geval.beeld) or not _planned(geval.beeld):
        return None
    informs = geval.uitdrukking is not None and geval.uitdrukking.soort is ToezeggingSoort.INFORMEREN
    possible = geval.wijze is Wijze.MODAAL_LIJDEND and "kunnen" in geval.gezegde.hulp
    passive = possible or geval.wijze in {Wijze.LIJDEND, Wijze.TOEKOMEND_LIJDEND}
    if informs and passive and geval.onderwerp.rol is Rol.KAMER:
        return geval.belofte("verwacht-dat", geval.beeld.handelende.tekst, ToezeggingSoort.INFORMEREN)
    if informs and geval.onderwerp.rol is Rol.DIENST and geval.wijze in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND}:
        return geval.belofte("verwacht-dat", geval.onderwerp.tekst, ToezeggingSoort.ACTIE)
    works = possible and geval.uitdrukking is not None and geval.onderwerp.rol in {Rol.ZAAK, Rol.GEEN}
    happens = happens_on_date(geval) or (works and geval.beeld.handelende.rol is not Rol.EIGEN_REKENING)
    return geval.belofte("verwacht-dat", None, kind(geval.beeld)) if happens else None


def _planned(beeld: Beeld) -> bool:
    """Whether the main clause is "ik verwacht/streef ernaar/richt mij erop" or "de planning/het streven is"."""
    main = next((d for d in beeld.zin.deelzinnen if d.hoofd), None)
    if main is None or main.persoonsvorm is None:
        return False
    outer = Beeld(beeld.zin, main)
    if outer.heeft("ontkenning") or names_others(outer.woorden):
        return False
    verbs = [g for g in read_gezegden(beeld.tokens, main) if g.wijze in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND}]
    plans = any(word in PLANS for word in outer.woorden) and any(g.vorm.kern == "zijn" for g in verbs)
    return plans or (outer.onderwerp.rol in GOVERNMENT and any(g.vorm.kern in EXPECTS for g in verbs))


def _announced(beeld: Beeld) -> bool:
    """Whether the main clause of the sentence announces, by the government, and is no report of an older promise."""
    main = next((d for d in beeld.zin.deelzinnen if d.hoofd), None)
    if main is None or main.persoonsvorm is None or " toegezegd " in beeld.zin.laag:
        return False
    outer = Beeld(beeld.zin, main)
    if outer.onderwerp.rol not in GOVERNMENT:
        return _agreed(beeld) and outer.onderwerp.rol is Rol.GEEN
    return any(g.vorm.kern in ANNOUNCING for g in read_gezegden(beeld.tokens, main))


def _agreed(beeld: Beeld) -> bool:
    """Whether the sentence tells an agreement or decision: "Met de koepels is afgesproken dat …"."""
    return any(f" {phrase} dat " in f" {beeld.zin.laag}" for phrase in AGREED)


def _expects(beeld: Beeld) -> bool:
    """Whether the main clause is "ik verwacht" or "ik hoop"."""
    return beeld.zin.laag.startswith(EXPECTING)


def _after_sum(geval: Geval) -> bool:
    """Whether the sum stands in the main clause before "die": "€ 3 mln., die ik vrijmaak"."""
    main = next((d for d in geval.beeld.zin.deelzinnen if d.hoofd), None)
    relative = geval.beeld.deelzin.voegwoord in words("betrekkelijk")
    return relative and main is not None and Beeld(geval.beeld.zin, main).bedrag


def _runs(geval: Geval) -> bool:
    """Whether the main clause says that the money that was set apart can be had, from now on."""
    main = next(d for d in geval.beeld.zin.deelzinnen if d.hoofd)
    present = any(g.wijze is Wijze.TEGENWOORDIG for g in read_gezegden(geval.beeld.tokens, main))
    return present and geval.uitdrukking is not None and geval.uitdrukking.naam in SET_APART


def bijzin_middelen(geval: Geval) -> Belofte | None:
    """A sum that the government allots in a clause: "dat het kabinet € 5 mln. beschikbaar stelt", "die ik vrijmaak"."""
    allots = geval.uitdrukking is not None and geval.uitdrukking.soort is ToezeggingSoort.MIDDELEN
    names_sum = geval.beeld.deelzin.voegwoord in {"waarvoor", "waartoe"} and geval.beeld.bedrag
    allotted = (geval.beeld.deelzin.voegwoord == "dat" and geval.beeld.geld()) or _after_sum(geval) or names_sum
    if not allots or not allotted or "bekend geworden dat" in geval.beeld.zin.laag:
        return None
    acts = geval.onderwerp.rol in {Rol.EERSTE_PERSOON, Rol.REGERING}
    ready = geval.wijze is Wijze.VOLTOOID and geval.beeld.deelzin.voegwoord != "waarmee" and _runs(geval)
    if not acts or not (ready or geval.wijze in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND}):
        return None
    return geval.belofte("bijzin-middelen", geval.onderwerp.tekst)
