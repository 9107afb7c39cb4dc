"""What must stand beside a verb for its promise to be one that can be checked later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from pipeline.lexicon import lexicon, phrases, word_set
from pipeline.model import Termijn
from pipeline.toezeggingen.actoren import Rol
from pipeline.toezeggingen.beelden import Beeld, is_zaak
from pipeline.toezeggingen.deelzinnen import words
from pipeline.toezeggingen.gezegden import FUTURE, Gezegde, Wijze, read_gezegden

SOON = word_set("toezeggingen", "kaders", "spoedig")
REPORTS = phrases("toezeggingen", "verslagen", "namen")
TAKEN_UP = word_set("toezeggingen", "verslagen", "opgenomen")
APPEARS = word_set("toezeggingen", "verslagen", "verschijnt")
APPEARING = word_set("toezeggingen", "verslagen", "verschijnen")
PLANNED = word_set("toezeggingen", "kaders", "klaar")
AHEAD = phrases("toezeggingen", "vooruit", "woorden")


def voldoet(beeld: Beeld, gezegde: Gezegde, eis: str) -> bool:
    """Whether what `eis` asks for (see the lexicon) stands in the clause."""
    return EISEN[eis](beeld, gezegde)


def toekomst(beeld: Beeld, gezegde: Gezegde) -> bool:
    """Whether the clause looks ahead: "zullen", "gaan", or a moment to come."""
    return bool(gezegde.hulp & FUTURE) or beeld.moment


def ahead(termijn: Termijn, datum: date | None) -> bool:
    """Whether a moment lies ahead of the letter by its bounds, or is "binnenkort"; "jaarlijks" is no moment.

    Nor is the day of the letter itself: "vandaag informeer ik u over …".
    """
    last = termijn.uiterlijk or termijn.vanaf
    if last is None:
        return termijn.plaats.citaat.lower() in SOON
    return datum is None or last > datum or (last == datum and termijn.vanaf != datum)


def dated(beeld: Beeld) -> bool:
    """Whether a moment ahead of the letter stands among the clause's own words."""
    return any(ahead(t, beeld.zin.datum) for t in beeld.eigen_termijnen)


def reports(beeld: Beeld) -> bool:
    """Whether something is taken up in a report to the Chamber: "in het jaarverslag een paragraaf op te nemen"."""
    taken_up = any(word in TAKEN_UP for word in beeld.woorden)
    later = any(word in word_set("toezeggingen", "verslagen", "later") for word in beeld.woorden)
    return taken_up and any(word.endswith(REPORTS) or (later and word.endswith("brief")) for word in beeld.woorden)


def concreet(beeld: Beeld, gezegde: Gezegde) -> bool:
    """Whether there is a thing, a sum, a number or a moment, or the first person promises with "zal"."""
    promised = bool(gezegde.hulp & (FUTURE | {"laten"})) and beeld.onderwerp.rol is Rol.EERSTE_PERSOON
    return beeld.zaak() or beeld.geld() or beeld.getal or beeld.moment or promised


def kamer(beeld: Beeld, _: Gezegde) -> bool:
    """Whether the Chamber (or the Council of State) is addressed, or a letter or report is where it will stand."""
    return geadresseerd(beeld) or middel(beeld) or " raad van state " in beeld.laag or in_later_issue(beeld)


def geadresseerd(beeld: Beeld) -> bool:
    """Whether the clause addresses the Chamber: "uw Kamer", "de Kamer", "u"."""
    return any(f" {name} " in beeld.laag for name in lexicon("toezeggingen")["kamer"]["geadresseerde"])


def middel(beeld: Beeld) -> bool:
    """Whether a letter or report is named as the place where it will stand ("in een volgende brief")."""
    media = frozenset(lexicon("toezeggingen")["kamer"]["middelen"])
    named = any(f" {name} " in beeld.laag for name in media if " " in name)
    parts = tuple(lexicon("toezeggingen")["kamer"]["middeldelen"])
    verb = beeld.deelzin.persoonsvorm
    woorden = [beeld.tokens[i].laag for i in beeld.deelzin.eigen if i != verb]
    return named or any(word in media or word.endswith(parts) for word in woorden)


def appears_around(beeld: Beeld) -> bool:
    """Whether the main clause dates what this relative clause tells of: "In mei verschijnt de monitor, die …"."""
    main = next((d for d in beeld.zin.deelzinnen if d.hoofd), None)
    if main is None or beeld.deelzin.voegwoord not in words("betrekkelijk") | {"welke"}:
        return False
    outer = Beeld(beeld.zin, main)
    present = (g for g in read_gezegden(outer.tokens, main) if g.wijze not in {Wijze.VOLTOOID, Wijze.VERLEDEN})
    ready = bool(PLANNED & set(outer.woorden))
    return dated(outer) and any(ready or g.vorm.kern in APPEARING for g in present)


def in_later_issue(beeld: Beeld) -> bool:
    """Whether what stands before the verb is yet to appear: "Bij de derde monitor, die in mei uitkomt, …"."""
    if beeld.voorveld[:1] not in {("in",), ("bij",)}:
        return False
    within = [Beeld(beeld.zin, d) for d in beeld.zin.deelzinnen if not d.hoofd and d.voegwoord in words("betrekkelijk")]
    return any(APPEARS & set(inner.woorden) and dated(inner) for inner in within)


def _kamer_als_onderwerp(beeld: Beeld, _: Gezegde) -> bool:
    return beeld.onderwerp.rol is Rol.KAMER


def _verslag(beeld: Beeld, gezegde: Gezegde) -> bool:
    """Reporting of the first person needs a moment where the Chamber is not named: "rapporteer ik halfjaarlijks"."""
    own = beeld.onderwerp.rol is Rol.EERSTE_PERSOON and toekomst(beeld, gezegde)
    return kamer(beeld, gezegde) or (own and " aan " not in beeld.laag)


def _works_now(beeld: Beeld) -> bool:
    """ "Momenteel wordt gewerkt aan een …": something being made now."""
    return _now(beeld) and " aan een " in beeld.laag


def _now(beeld: Beeld) -> bool:
    return any(f" {word} " in beeld.laag for word in phrases("toezeggingen", "vooruit", "nu"))


def _laid_down(beeld: Beeld) -> bool:
    return beeld.onderwerp.rol in {Rol.EERSTE_PERSOON, Rol.REGERING} and beeld.zaak("wetgeving")


def _into_law(beeld: Beeld) -> bool:
    """ "In de Verzamelwet … neem ik … op": the first person puts something into a law named before the verb."""
    front = beeld.voorveld
    fronted = front[:1] == ("in",) and any(is_zaak(word, ("wetgeving",)) for word in front)
    return fronted and beeld.onderwerp.rol is Rol.EERSTE_PERSOON


def _stappen(beeld: Beeld, gezegde: Gezegde) -> bool:
    return beeld.zaak("stappen") and toekomst(beeld, gezegde)


def _opdracht(beeld: Beeld, _: Gezegde) -> bool:
    return " om advies " in beeld.laag or " advies " in beeld.laag or " te " in beeld.laag or beeld.zaak("onderzoek")


def _taken_along(beeld: Beeld, _: Gezegde) -> bool:
    """A suggestion taken along in something, or the Chamber itself ("zal ik uw Kamer meenemen in …")."""
    return beeld.zaak() or beeld.zaak("handelingen") or takes_chamber(beeld) or reports(beeld)


def takes_chamber(beeld: Beeld) -> bool:
    """Whether the Chamber is what is taken along: "zal ik uw Kamer meenemen in de stand van zaken"."""
    named = any(f" {name} " in beeld.laag for name in phrases("toezeggingen", "kamer", "meegenomen"))
    return named and " in " in beeld.laag


def _ensures(beeld: Beeld, gezegde: Gezegde) -> bool:
    """ "Ik zorg ervoor dat …": a moment here, or in the clause that says what is ensured."""
    ensured = [Beeld(beeld.zin, d) for d in beeld.zin.deelzinnen if not d.hoofd and d.voegwoord == "dat"]
    return toekomst(beeld, gezegde) or any(dated(inner) or inner.bedrag for inner in ensured)


def _staff(beeld: Beeld, _: Gezegde) -> bool:
    """Money, a number, or people of the government's own."""
    return beeld.geld() or beeld.getal or any(word.endswith(STAFF) for word in beeld.kern)


def _responds(beeld: Beeld, gezegde: Gezegde) -> bool:
    """To the Chamber or in a letter, or the first person on a dated moment ("reageer ik in mei op …")."""
    own = beeld.onderwerp.rol is Rol.EERSTE_PERSOON and dated(beeld)
    return kamer(beeld, gezegde) or (own and " op " in beeld.laag)


def _answered(beeld: Beeld) -> bool:
    """Questions, with a moment or the minister who answers: "worden later door de Minister van … beantwoord"."""
    asked = any(word in word_set("toezeggingen", "kamer", "gevraagd") for word in beeld.woorden)
    return asked and (beeld.moment or beeld.handelende.rol is Rol.REGERING)


def stands_in(beeld: Beeld, voorzetsels: frozenset[str]) -> bool:
    """Whether a document for the Chamber is behind a preposition: "bij de Voorjaarsnota", "aan de volgende brief"."""
    parts = tuple(lexicon("toezeggingen")["kamer"]["middeldelen"])
    woorden = beeld.woorden
    places = (i for i, word in enumerate(woorden) if word in voorzetsels)
    return any(word.endswith(parts) for i in places for word in woorden[i + 1 : i + 4])


def _lets_know(beeld: Beeld, gezegde: Gezegde) -> bool:
    """ "laat ik uw Kamer weten", or "laat ik dat weten" where the Chamber goes without saying."""
    plain = any(f" {word} weten " in beeld.laag for word in ("dat", "dit", "het"))
    own = beeld.onderwerp.rol is Rol.EERSTE_PERSOON and plain
    lets = "laten" in gezegde.hulp or " te laten weten " in beeld.laag
    return lets and (geadresseerd(beeld) or own)


STAFF = phrases("toezeggingen", "kaders", "personeel")
EISEN: dict[str, Callable[[Beeld, Gezegde], bool]] = {
    "geen": lambda *_: True,
    "voorwerp": lambda beeld, _: beeld.zaak() or beeld.zaak("handelingen"),
    "concreet": concreet,
    "kamer": kamer,
    "verslag": _verslag,
    "geadresseerd": lambda beeld, _: geadresseerd(beeld),
    "opgenomen": lambda beeld, _: beeld.zaak() or beeld.zaak("handelingen") or _into_law(beeld),
    "voorgelegd": lambda beeld, _: geadresseerd(beeld) or " aan " in beeld.laag,
    "vastgelegd": lambda beeld, gezegde: toekomst(beeld, gezegde) or _laid_down(beeld),
    "kameronderwerp": _kamer_als_onderwerp,
    "datum": lambda beeld, gezegde: beeld.moment or "zullen" in gezegde.hulp,
    "toekomst": toekomst,
    "geld": lambda beeld, _: beeld.geld(),
    "begroot": lambda beeld, _: beeld.bedrag or " begroting " in beeld.laag,
    "bedrag": lambda beeld, _: beeld.bedrag,
    "stappen": _stappen,
    "opdracht": _opdracht,
    "bijeenkomst": lambda beeld, _: beeld.zaak("bijeenkomst"),
    "gesprek": lambda beeld, _: beeld.zaak("bijeenkomst"),
    "werk": lambda beeld, _: beeld.zaak() or beeld.zaak("handelingen") or _works_now(beeld),
    "onderzoek": lambda beeld, _: beeld.zaak("onderzoek"),
    "akkoord": lambda beeld, _: beeld.zaak("akkoord"),
    "aanbeveling": lambda beeld, _: beeld.zaak("aanbeveling"),
    "laten": _lets_know,
    "meegenomen": _taken_along,
    "gevolgd": _ensures,
    "personeel": _staff,
    "cursus": lambda beeld, _: beeld.bedrag or beeld.zaak("bijeenkomst") or beeld.zaak("opleidingen"),
    "orgaan": lambda beeld, _: beeld.zaak("organen"),
    "lopend": lambda beeld, gezegde: toekomst(beeld, gezegde) or _now(beeld),
    "initiatief": lambda beeld, _: beeld.zaak() or " voor een " in beeld.laag,
    "reactie": _responds,
    "beantwoord": lambda beeld, gezegde: kamer(beeld, gezegde) or _answered(beeld),
    "bijgevoegd": lambda beeld, _: stands_in(beeld, frozenset({"bij", "aan"})),
}
