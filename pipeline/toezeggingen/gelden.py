"""Rules for money: that is available, set apart, or lets something be done."""

from __future__ import annotations

from pipeline.lexicon import phrases, word_set
from pipeline.model import ToezeggingSoort
from pipeline.toezeggingen.actoren import GOVERNMENT, Rol, find_handelende
from pipeline.toezeggingen.beelden import Beeld
from pipeline.toezeggingen.eisen import dated
from pipeline.toezeggingen.gevallen import Belofte, Geval
from pipeline.toezeggingen.gezegden import FUTURE, Wijze, read_gezegden

PER_UNIT = phrases("toezeggingen", "geld", "per_eenheid")
NOW = phrases("toezeggingen", "geld", "nu")
BUDGET = word_set("toezeggingen", "geld", "begroot")
SET_APART = word_set("toezeggingen", "geld", "apart_gezet")


def beschikbaar(geval: Geval) -> Belofte | None:
    """Money that is there or comes: "Er is € 4 mln. beschikbaar", "krijgt extra middelen", "bestaan uit 40 fte"."""
    beeld = geval.beeld
    if not beeld.geld() or geval.onderwerp.rol is Rol.KAMER or beeld.heeft("voorbij"):
        return None
    present = geval.wijze in {Wijze.TEGENWOORDIG, Wijze.TOEKOMEND}
    if present and (_ready(geval) or _gets(geval) or _amounts(geval)):
        return geval.belofte("geld-beschikbaar", None, ToezeggingSoort.MIDDELEN)
    return None


def _ready(geval: Geval) -> bool:
    """ "is/komt/blijft … beschikbaar", "er is geld voor"."""
    kern, laag = geval.gezegde.vorm.kern, geval.beeld.laag
    there = " beschikbaar " in laag and not _to_be_made(geval.beeld) and not _has_participle(geval.beeld)
    if there and kern in {"zijn", "komen", "blijven"}:
        return True
    if kern in {"liggen", "staan"} and " klaar " in laag:
        return True
    exists = kern == "zijn" and " er " in laag and " voor " in laag and " nodig " not in laag
    return exists and any(word in geval.beeld.woorden for word in phrases("toezeggingen", "geld", "aanwezig"))


def _to_be_made(beeld: Beeld) -> bool:
    """ "beschikbaar te stellen", where no comma stands between."""
    texts = [token.laag for token in beeld.tokens]
    return any(texts[i : i + 2] == ["beschikbaar", "te"] for i in beeld.deelzin.eigen)


def _gets(geval: Geval) -> bool:
    """ "krijgt/ontvangt … middelen", not where it tells who may have it ("Een school die …", "per kind")."""
    beeld = geval.beeld
    verb = beeld.deelzin.persoonsvorm or 0
    described = any(not d.hoofd and d.eigen[0] < verb for d in beeld.zin.deelzinnen)
    if (
        described
        or " mandaat " in beeld.laag
        or " bevoegdheid " in beeld.laag
        or any(f" {now} " in beeld.laag for now in NOW)
        or any(f" per {unit} " in beeld.laag for unit in PER_UNIT)
    ):
        return False
    return geval.gezegde.vorm.kern in {"krijgen", "ontvangen"} and (beeld.bedrag or bool(BUDGET & set(beeld.woorden)))


def _amounts(geval: Geval) -> bool:
    """ "gaat € 2 mln. naar", "zal bestaan uit 400 fte", "loopt op tot € 3 mln.", "komt er € 1 mln. bij"."""
    kern = geval.gezegde.vorm.kern
    goes = kern == "gaan" and " naar " in geval.beeld.laag
    consists = kern == "bestaan" and bool(geval.gezegde.hulp & FUTURE)
    told = any(word in geval.beeld.woorden for word in phrases("toezeggingen", "geld", "verteld"))
    grows = not told and kern == "lopen" and " op " in geval.beeld.laag and " tot " in geval.beeld.laag
    adds = kern == "komen" and (geval.gezegde.vorm.deel == "bij" or "bij" in geval.beeld.woorden[-2:])
    charged = kern == "komen" and (" ten laste van " in geval.beeld.laag or _on_own_account(geval.beeld))
    grows = grows or (kern == "gaan" and " omhoog " in geval.beeld.laag and _budget_rises(geval.beeld))
    adds = adds or (kern == "zijn" and any(f" te {verb} " in geval.beeld.laag for verb in ("verdelen", "besteden")))
    will_be = kern == "bedragen" and bool(geval.gezegde.hulp & FUTURE) and not told
    gemoeid = kern == "zijn" and " gemoeid " in geval.beeld.laag and dated(geval.beeld)
    return geval.beeld.bedrag and (goes or consists or grows or adds or charged or will_be or gemoeid)


def _on_own_account(beeld: Beeld) -> bool:
    """ "komt voor rekening van het Rijk": the government pays."""
    named = find_handelende(beeld.tokens, beeld.deelzin, ("van",))
    return " voor rekening van " in beeld.laag and named.rol in GOVERNMENT


def _budget_rises(beeld: Beeld) -> bool:
    """Whether it is a sum that the government pays which goes up, not a price."""
    return any(word.endswith(phrases("toezeggingen", "geld", "stijgend")) for word in beeld.kern)


def _has_participle(beeld: Beeld) -> bool:
    """Whether a participle before "beschikbaar" makes it the word of another verb ("erop gericht … beschikbaar te")."""
    places = [i for i in beeld.deelzin.eigen if beeld.tokens[i].laag == "beschikbaar"]
    verbs = read_gezegden(beeld.tokens, beeld.deelzin)
    return any(g.wijze is Wijze.VOLTOOID and g.plaats < places[0] for g in verbs)


def mogelijk_gemaakt(geval: Geval) -> Belofte | None:
    """Money that lets something be done: "Met deze middelen kunnen we het hele project mogelijk maken"."""
    makes = geval.gezegde.vorm.kern == "maken" and " mogelijk maken" in geval.beeld.laag and geval.wijze is Wijze.MODAAL
    if not makes or geval.onderwerp.rol not in GOVERNMENT or not geval.beeld.geld():
        return None
    return geval.belofte("geld-maakt-mogelijk", geval.onderwerp.tekst, ToezeggingSoort.MIDDELEN)


def vrijgemaakt(geval: Geval) -> Belofte | None:
    """Money set apart for a year to come: "heb ik € 5 mln. in 2026 vrijgemaakt", "is € 3 mln. gereserveerd"."""
    funds = geval.uitdrukking is not None and geval.uitdrukking.naam in SET_APART
    standing = "zijn" in geval.gezegde.hulp and geval.gezegde.vorm.kern in {"bestemmen", "reserveren"}
    ahead = standing or geval.beeld.jaar or bool(geval.beeld.eigen_termijnen) or " structureel " in geval.beeld.laag
    if not (funds and geval.wijze is Wijze.VOLTOOID and geval.beeld.bedrag and ahead) or geval.beeld.heeft("voorbij"):
        return None
    if geval.onderwerp.rol in {Rol.EIGEN_REKENING, Rol.KAMER}:
        return None
    actor = geval.onderwerp.tekst if geval.onderwerp.rol in GOVERNMENT else None
    return geval.belofte("geld-vrijgemaakt", actor, ToezeggingSoort.MIDDELEN)
