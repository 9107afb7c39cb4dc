"""Rules for intentions with "te", and for promises in a subordinate clause."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.lexicon import lexicon
from pipeline.model import ToezeggingSoort
from pipeline.toezeggingen.actoren import GOVERNMENT, Rol
from pipeline.toezeggingen.beelden import Beeld
from pipeline.toezeggingen.eisen import concreet, geadresseerd, toekomst
from pipeline.toezeggingen.gevallen import Belofte, Geval
from pipeline.toezeggingen.gezegden import FUTURE, Wijze, read_gezegden

EXPECTING = ("ik verwacht dat", "ik hoop dat", "het kabinet verwacht dat", "wij verwachten dat", "we verwachten dat")
RELATIVE = frozenset({"die", "dat", "waarover", "waarin", "waarvan", "welke"})
ANNOUNCING = frozenset({"benoemen", "kondigen", "melden", "zeggen", "besluiten", "spreken", "verwachten"})
OPEN_PURPOSE = frozenset({"voornemens", "plan", "voornemen", "besloten", "toe"})


def voornemen(geval: Geval) -> Belofte | None:
    """An intention with "te": "ben voornemens … te", "het streven is … te", "heeft besloten … te", "verwacht … te"."""
    trigger = _intention(geval)
    if geval.wijze is not Wijze.TE or trigger is None:
        return None
    if geval.onderwerp.rol in {Rol.EIGEN_REKENING, Rol.KAMER}:
        return None
    governed = geval.onderwerp.rol in GOVERNMENT
    actor = geval.onderwerp.tekst if governed else None
    if geval.uitdrukking is None:
        checkable = governed or concreet(geval.beeld, geval.gezegde)
        open_purpose = trigger in OPEN_PURPOSE and checkable
        return geval.belofte("voornemen", actor, ToezeggingSoort.ACTIE) if open_purpose else None
    meant = trigger in OPEN_PURPOSE or geval.voldaan or toekomst(geval.beeld, geval.gezegde)
    return geval.belofte("voornemen", actor) if meant else None


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
    if not present or (fields.get("alle", False) and len(present) < len(fields["woorden"])):
        return None
    return present[-1].split()[-1]


def _holds(geval: Geval, fields: Mapping[str, Any]) -> bool:
    """Whether the auxiliary, the subject and the time that this intention asks for are there."""
    if fields.get("hulp", False) and not geval.gezegde.hulp & {"zijn", "hebben"}:
        return False
    if fields.get("wie", False) and geval.onderwerp.rol not in GOVERNMENT:
        return False
    return not (fields.get("nu", False) and (geval.beeld.verstreken or geval.beeld.heeft("voorbij")))


def bijzin_informeren(geval: Geval) -> Belofte | None:
    """A relative clause that promises: "… die we uw Kamer dit najaar zullen aanbieden"."""
    if _reported(geval.beeld):
        return None
    if geval.beeld.deelzin.voegwoord not in RELATIVE or geval.onderwerp.rol not in {Rol.EERSTE_PERSOON, Rol.REGERING}:
        return None
    now = geval.wijze in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND} and geval.uitdrukking is not None
    informs = now and geval.voldaan and geval.soort() is ToezeggingSoort.INFORMEREN
    ahead = bool(geval.gezegde.hulp & FUTURE) or geval.beeld.moment
    addressed = geadresseerd(geval.beeld)
    return geval.belofte("bijzin-informeren", _speaker(geval)) if informs and ahead and addressed else None


def _reported(beeld: Beeld) -> bool:
    """Whether a "dat" clause tells what was said before: "heb ik u bericht dat ik …"."""
    main = next((d for d in beeld.zin.deelzinnen if d.hoofd), None)
    if beeld.deelzin.voegwoord != "dat" or main is None:
        return False
    verbs = list(read_gezegden(beeld.tokens, main))
    decided = any(g.vorm.kern in {"besluiten", "spreken"} for g in verbs)
    return not decided and any(g.wijze is Wijze.VOLTOOID for g in verbs)


def _speaker(geval: Geval) -> str | None:
    """Who promises in a relative clause: the "ik" of the main clause, or its own subject."""
    main = next((d for d in geval.beeld.zin.deelzinnen if d.hoofd), geval.beeld.deelzin)
    outer = Beeld(geval.beeld.zin, main).onderwerp
    return outer.tekst if outer.rol is Rol.EERSTE_PERSOON else geval.onderwerp.tekst


def aangekondigd(geval: Geval) -> Belofte | None:
    """What a main clause announces: "Ik zeg toe dat ik …", "Het kabinet heeft besloten dat er … komt"."""
    if geval.beeld.deelzin.voegwoord != "dat" or _reported(geval.beeld) or not _announced(geval.beeld):
        return None
    hoped = geval.wijze is Wijze.MODAAL and "kunnen" in geval.gezegde.hulp and _expects(geval.beeld)
    acts = geval.onderwerp.rol in GOVERNMENT and (hoped or geval.wijze in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND})
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


def _expects(beeld: Beeld) -> bool:
    """Whether the main clause is "ik verwacht" or "ik hoop"."""
    return beeld.zin.laag.startswith(EXPECTING)


def bijzin_middelen(geval: Geval) -> Belofte | None:
    """A sum that the government allots in a "dat" clause: "… dat het kabinet € 5 mln. beschikbaar stelt"."""
    allots = geval.uitdrukking is not None and geval.uitdrukking.soort is ToezeggingSoort.MIDDELEN
    if geval.beeld.deelzin.voegwoord != "dat" or not allots or not geval.beeld.geld():
        return None
    acts = geval.onderwerp.rol in {Rol.EERSTE_PERSOON, Rol.REGERING}
    if not acts or geval.wijze not in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND}:
        return None
    return geval.belofte("bijzin-middelen", geval.onderwerp.tekst)
