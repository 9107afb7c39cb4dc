"""The rules by which a clause is read as a promise; each is known by its name, shown with every commitment.

A rule looks at one verb with meaning in one clause (its expression in the lexicon, its mode, its subject) and
answers with the promise or None. REGELS is the order in which they are tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import partial
from itertools import islice

from pipeline.lexicon import either, phrases, word_set
from pipeline.model import ToezeggingSoort
from pipeline.toezeggingen.actoren import Rol
from pipeline.toezeggingen.beelden import Beeld, Zinsbeeld
from pipeline.toezeggingen.eisen import dated, geadresseerd, middel
from pipeline.toezeggingen.gebeuren import gebeurtenis, kamer_ontvangt, lijdend, stuk_informeert, wetgeving
from pipeline.toezeggingen.gelden import beschikbaar, mogelijk_gemaakt, vrijgemaakt
from pipeline.toezeggingen.gevallen import Belofte, Geval
from pipeline.toezeggingen.gezegden import Wijze
from pipeline.toezeggingen.handelen import besloten_tot, dienst, eerste_persoon, opdracht, regering
from pipeline.toezeggingen.kaders import (
    gepland,
    in_voorbereiding,
    kader_ik,
    kader_wordt,
    kind,
    onder_aanhef,
    op_datum,
    op_verzoek,
)
from pipeline.toezeggingen.ontvangers import to_chamber
from pipeline.toezeggingen.voornemens import (
    aangekondigd,
    bijzin_actie,
    bijzin_informeren,
    bijzin_middelen,
    middel_door,
    verwacht,
    voornemen,
)

NOT_NEGATED = phrases("toezeggingen", "uitsluiting", "toch_niet_ontkend")
THIS_LETTER = phrases("toezeggingen", "uitsluiting", "in_deze_brief")
_one_of = partial(either, "toezeggingen", "uitsluiting")
# one moment or way in place of another: "niet in het voorjaar, maar na de zomer"
NOT_BUT = re.compile(
    rf"\bniet (?:{_one_of('nog_niet')})?(?:{either('functiewoorden', 'klassen', 'niet_maar')})\b[^,;.]{{0,60}}"
    r"(?:, zoals [^,;.]{0,60})?,? maar\b"
)
IN_THIS = re.compile(rf" (?:in|met|bij|via|middels) deze [\w-]*(?:{_one_of('stukken')}) ")
Regel = Callable[[Geval], Belofte | None]

REGELS: tuple[Regel, ...] = (
    kamer_ontvangt,
    stuk_informeert,
    voornemen,
    eerste_persoon,
    regering,
    dienst,
    lijdend,
    beschikbaar,
    mogelijk_gemaakt,
    vrijgemaakt,
    opdracht,
    besloten_tot,
    wetgeving,
    gebeurtenis,
    gepland,
    in_voorbereiding,
    op_verzoek,
    kader_ik,
    kader_wordt,
    op_datum,
    onder_aanhef,
    middel_door,
)
BIJZINREGELS: tuple[Regel, ...] = (bijzin_informeren, aangekondigd, bijzin_middelen, bijzin_actie, verwacht)


class Uitsluiting(StrEnum):
    """Why a clause promises nothing, whatever its verb."""

    GEEN_WERKWOORD = "er is geen persoonsvorm gevonden"
    ONTKENNING = "de deelzin ontkent"
    WERKWOORD_VOOROP = "de deelzin begint met het werkwoord: een vraag of een voorwaarde"
    GEWOONTE = "de deelzin zegt wat telkens of gewoonlijk gebeurt"
    MOTIE = "de deelzin zegt dat een motie wordt uitgevoerd"
    AANHEF = "de deelzin opent alleen een opsomming"
    OVERGELATEN = "de deelzin laat iets aan een ander, of laat het varen"


def read_beloftes(zin: Zinsbeeld) -> Iterator[Belofte]:
    """The promises of a sentence in the order of the text."""
    if asks(zin):
        return
    if zin.onder_aanhef and zin.deelzinnen[0].persoonsvorm is None:
        yield from _listed_work(zin.beelden[0])
    for beeld in zin.beelden:
        if find_uitsluiting(beeld) is None:
            yield from read_clause(beeld)


def _listed_work(beeld: Beeld) -> Iterator[Belofte]:
    """A bullet without a verb under a lead-in, with its day: "– de oplevering van de kade, uiterlijk 1 mei;"."""
    if dated(beeld) and not beeld.heeft("ontkenning"):
        yield Belofte("onder-aanhef", kind(beeld), None, beeld)


def asks(zin: Zinsbeeld) -> bool:
    """Whether a sentence is a question, which promises nothing."""
    return zin.laag.rstrip(' »”’"').endswith("?")


def read_clause(beeld: Beeld) -> Iterator[Belofte]:
    """The promise of a clause, and beside an act that to inform: "zal … indienen en het uw Kamer doen toekomen"."""
    found = _try_rules(beeld)
    first = next(found, None)
    if first is None:
        return
    yield first
    if first.soort is ToezeggingSoort.ACTIE and " en " in beeld.laag and geadresseerd(beeld):
        yield from islice((more for more in found if more.soort is ToezeggingSoort.INFORMEREN), 1)


def _try_rules(beeld: Beeld) -> Iterator[Belofte]:
    gevallen = [Geval(beeld, gezegde, uitdrukking) for gezegde, uitdrukking in beeld.gezegden]
    rules = REGELS if beeld.deelzin.hoofd else BIJZINREGELS
    for regel in rules:
        for geval in gevallen:
            found = regel(geval)
            if found is not None and not about_this_letter(geval, found):
                yield found


def _carries_out_motion(beeld: Beeld) -> bool:
    """Carrying out a motion is no promise: "geef ik gevolg aan deze motie"."""
    told = beeld.voorveld[:1] == ("over",)
    executes = any(f" {word} " in beeld.laag for word in phrases("toezeggingen", "uitsluiting", "motie_uitgevoerd"))
    return executes and not told and any(word.startswith("motie") for word in beeld.woorden)


def _leads_in(beeld: Beeld) -> bool:
    """Whether the sentence only opens a list: "Ik neem de volgende maatregelen:"."""
    last = beeld.deelzin.eigen[-1] + 1 if beeld.deelzin.eigen else 0
    colon = beeld.zin.laag.endswith(":") or any(token.laag == ":" for token in beeld.tokens[last : last + 1])
    return colon and any(word in word_set("toezeggingen", "aanhef", "welke") for word in beeld.woorden)


def find_uitsluiting(beeld: Beeld) -> Uitsluiting | None:
    """Why no rule is tried on a clause; None where the rules may speak."""
    return next((name for name, holds in UITSLUITINGEN if holds(beeld)), None)


def _denied(beeld: Beeld) -> bool:
    if not beeld.heeft("ontkenning") or NOT_BUT.search(beeld.zin.laag):
        return False
    return not any(f" {phrase} " in beeld.laag for phrase in NOT_NEGATED)


def _habitual(beeld: Beeld) -> bool:
    each_time = " telkens " in beeld.laag and (beeld.bedrag or to_chamber(beeld))
    return beeld.heeft("gewoonte") and not each_time


def _leaves(beeld: Beeld) -> bool:
    """Whether it is left to another, or dropped: "laat ik aan een volgend kabinet", "laat ik varen"."""
    verb = beeld.deelzin.persoonsvorm
    return verb is not None and beeld.tokens[verb].laag in {"laat", "laten"} and beeld.heeft("overgelaten")


def _opens_with_verb(beeld: Beeld) -> bool:
    before = beeld.tokens[: beeld.deelzin.persoonsvorm or 0]
    return beeld.deelzin.hoofd and not any(token.woord for token in before)


UITSLUITINGEN: tuple[tuple[Uitsluiting, Callable[[Beeld], bool]], ...] = (
    (Uitsluiting.GEEN_WERKWOORD, lambda beeld: beeld.deelzin.persoonsvorm is None),
    (Uitsluiting.ONTKENNING, _denied),
    (Uitsluiting.WERKWOORD_VOOROP, _opens_with_verb),
    (Uitsluiting.GEWOONTE, _habitual),
    (Uitsluiting.MOTIE, _carries_out_motion),
    (Uitsluiting.AANHEF, _leads_in),
    (Uitsluiting.OVERGELATEN, _leaves),
)


def _goes_into(geval: Geval) -> bool:
    """Whether it only says what this letter, or an older one, goes into: "Tevens ga ik in op …"."""
    naam = geval.uitdrukking.naam if geval.uitdrukking is not None else ""
    now = naam == "in gaan" and geval.wijze is Wijze.TEGENWOORDIG and not dated(geval.beeld)
    elsewhere = middel(geval.beeld) or "daarin" in geval.beeld.voorveld
    return now and (not elsewhere or geval.beeld.verstreken)


def about_this_letter(geval: Geval, found: Belofte) -> bool:
    """Whether the clause tells what this very letter does, which promises nothing."""
    if found.soort is ToezeggingSoort.INFORMEREN:
        colleague = geval.beeld.handelende.rol is Rol.REGERING
        here = geval.beeld.heeft("deze_brief") and not colleague
        return here or IN_THIS.search(geval.beeld.laag) is not None or _goes_into(geval)
    front = f" {' '.join(geval.beeld.voorveld)} "
    return any(f" {phrase} " in front for phrase in THIS_LETTER)
