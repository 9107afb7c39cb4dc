"""How a sentence was read, for whoever asks why: its clauses, verbs and cues, the rule that fired or why none did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.lexicon import lexicon
from pipeline.model import Kamerbrief, Melding, Mentions, Nakoming, Toezegging, Zin
from pipeline.toezeggingen.actoren import Rol
from pipeline.toezeggingen.beelden import Beeld, Zinsbeeld
from pipeline.toezeggingen.geleerd import speaks_against
from pipeline.toezeggingen.gevallen import Geval, looks_ahead
from pipeline.toezeggingen.gezegden import Wijze, read_gezegden
from pipeline.toezeggingen.meldingen import find_meldingen
from pipeline.toezeggingen.nakomingen import find_nakomingen
from pipeline.toezeggingen.regels import about_this_letter, asks, find_uitsluiting, read_beloftes, read_clause
from pipeline.toezeggingen.signalen import read_signalen
from pipeline.toezeggingen.uitdrukkingen import match_uitdrukking
from pipeline.toezeggingen.vinden import LONGEST, READ, find_toezeggingen, read_zinsbeelden
from pipeline.toezeggingen.vraagtekst import skip_vragen
from pipeline.toezeggingen.weging import Weging, weigh
from pipeline.woordgroepen import EDGES, read_woordgroepen

MOST_GROUPS = 5
TOLD = frozenset({Wijze.VOLTOOID, Wijze.VERLEDEN})
POSSIBLE = frozenset({Wijze.MODAAL, Wijze.MODAAL_LIJDEND})


@dataclass(frozen=True, slots=True)
class Gezegdelezing:
    """A verb of a clause: how it stands, the expression of the lexicon it is a form of, what that asks and whether it
    is there."""

    werkwoord: str
    wijze: str
    uitdrukking: str | None = None
    vraagt: str | None = None
    voldaan: bool | None = None


@dataclass(frozen=True, slots=True)
class Deelzinlezing:
    """A clause as read; `regels` are those that read a promise in it, `reden` says why none did."""

    tekst: str
    hoofdzin: bool
    voegwoord: str | None
    persoonsvorm: str | None
    onderwerp: str | None
    rol: str
    gezegden: tuple[Gezegdelezing, ...]
    tekens: tuple[str, ...]
    regels: tuple[str, ...]
    reden: str | None


@dataclass(frozen=True, slots=True)
class Zinslezing:
    """A sentence as read, with what it gives; `reden` says why it was not read at all, or gives nothing new.

    `kans` is how much its signals are those of a promise (0–1), `signalen` are those that told most.
    """

    tekst: str
    deelzinnen: tuple[Deelzinlezing, ...]
    toezeggingen: tuple[Toezegging, ...]
    nakoming: Nakoming | None
    melding: Melding | None
    reden: str | None
    kans: float
    signalen: tuple[str, ...]


def explain_zin(brief: Kamerbrief, zinnen: Sequence[Zin], mentions: Mentions, zin: Zin) -> Zinslezing:
    """How one sentence of a letter was read, in the light of those around it."""
    number = zin.volgnummer
    found = tuple(t for t in find_toezeggingen(brief, zinnen, mentions) if t.plaats.zin == number)
    kept = next((n for n in find_nakomingen(brief, zinnen, mentions) if n.plaats.zin == number), None)
    said = next((m for m in find_meldingen(brief, zinnen) if m.plaats.zin == number), None)
    beeld = next((b for read, b in read_zinsbeelden(brief, zinnen, mentions) if read.volgnummer == number), None)
    clauses = tuple(_explain_clause(Beeld(beeld, d)) for d in beeld.deelzinnen) if beeld else ()
    weging = weigh(read_signalen(beeld) if beeld else read_woordgroepen(zin.tekst))
    reason = _why_not_read(brief, zinnen, zin) if beeld is None else _why_nothing(beeld, kept, weging)
    told = tuple(signaal for signaal, _ in weging.bijdragen if signaal not in EDGES)[:MOST_GROUPS]
    return Zinslezing(zin.tekst, clauses, found, kept, said, None if found else reason, weging.kans, told)


def _why_not_read(brief: Kamerbrief, zinnen: Sequence[Zin], zin: Zin) -> str:
    """Why the rules never saw a sentence."""
    if zin.soort not in READ:
        return f"de zin staat in een {zin.soort}, en die belooft niets"
    if all(spoken.volgnummer != zin.volgnummer for spoken in skip_vragen(brief, zinnen)):
        return "de zin hoort bij een vraag van een Kamerlid; alleen het antwoord telt"
    return f"de zin is langer dan {LONGEST} woorden"


def _why_nothing(beeld: Zinsbeeld, kept: Nakoming | None, weging: Weging) -> str | None:
    """What holds for the whole sentence and keeps it from being a promise."""
    if kept is not None:
        return "de zin zegt dat deze brief een eerdere toezegging nakomt, en is dus geen nieuwe"
    if asks(beeld):
        return "de zin is een vraag"
    undone = speaks_against(weging) and any(read_beloftes(beeld))
    return "een regel past, maar woorden en zinsbouw zijn bijna nooit die van een toezegging" if undone else None


# ---------------------------------------------------------------- a clause


def _explain_clause(beeld: Beeld) -> Deelzinlezing:
    verb, rules = beeld.deelzin.persoonsvorm, _rules(beeld)
    return Deelzinlezing(
        tekst=" ".join(beeld.tokens[i].tekst for i in beeld.deelzin.eigen if beeld.tokens[i].woord),
        hoofdzin=beeld.deelzin.hoofd,
        voegwoord=beeld.deelzin.voegwoord,
        persoonsvorm=None if verb is None else beeld.tokens[verb].tekst,
        onderwerp=beeld.onderwerp.tekst,
        rol=beeld.onderwerp.rol.value,
        gezegden=tuple(_explain_verb(geval) for geval in _gevallen(beeld)),
        tekens=tuple(_cues(beeld)),
        regels=rules,
        reden=None if rules else _why_none(beeld),
    )


def _rules(beeld: Beeld) -> tuple[str, ...]:
    """The rules that read a promise in the clause."""
    if asks(beeld.zin) or find_uitsluiting(beeld) is not None:
        return ()
    return tuple(belofte.regel for belofte in read_clause(beeld))


def _gevallen(beeld: Beeld) -> list[Geval]:
    """Every verb of the clause, each reading once."""
    verbs = read_gezegden(beeld.tokens, beeld.deelzin)
    found = {(g.plaats, g.vorm.kern, g.wijze): g for g in verbs}
    return [Geval(beeld, g, match_uitdrukking(beeld.tokens, beeld.deelzin, g)) for g in found.values()]


def _explain_verb(geval: Geval) -> Gezegdelezing:
    verb = geval.gezegde.vorm
    known = geval.uitdrukking
    return Gezegdelezing(
        werkwoord=f"{verb.deel}{verb.kern}",
        wijze=geval.wijze.value,
        uitdrukking=known.naam if known else None,
        vraagt=lexicon("toezeggingen")["eisen"][known.eis] if known else None,
        voldaan=geval.voldaan if known else None,
    )


def _cues(beeld: Beeld) -> Iterator[str]:
    """What stands in the clause that a promise can be checked by."""
    yield from (f"termijn “{termijn.plaats.citaat}”" for termijn in beeld.eigen_termijnen)
    if beeld.moment and not beeld.eigen_termijnen:
        yield "een moment dat komt"
    if beeld.geld():
        yield "geld of menskracht"
    if beeld.getal:
        yield "een aantal"
    if beeld.zaak():
        yield "een aanwijsbare zaak"


def _why_none(beeld: Beeld) -> str:
    """Why no rule read a promise in the clause, the first ground that holds."""
    excluded = find_uitsluiting(beeld)
    if asks(beeld.zin):
        return "de zin is een vraag"
    if excluded is not None:
        return excluded.value
    gevallen = _gevallen(beeld)
    return _by_actor(beeld) or _by_verb(gevallen) or "geen regel past op deze combinatie van onderwerp en gezegde"


def _by_actor(beeld: Beeld) -> str | None:
    """Others, who promise nothing on the government's behalf."""
    if beeld.onderwerp.rol is Rol.EIGEN_REKENING:
        return f"“{beeld.onderwerp.tekst}” handelt voor eigen rekening, niet namens de regering"
    if beeld.handelende.rol is Rol.EIGEN_REKENING:
        return f"“{beeld.handelende.tekst}” handelt voor eigen rekening, niet namens de regering"
    return None


def _by_verb(gevallen: Sequence[Geval]) -> str | None:
    """What the verbs lack."""
    known = [geval for geval in gevallen if geval.uitdrukking is not None]
    if any(geval.wijze in TOLD for geval in gevallen):
        return "het gezegde staat in de voltooide of verleden tijd: de zin zegt wat is gebeurd"
    if any(geval.wijze in POSSIBLE for geval in gevallen):
        return "het gezegde zegt wat kan, mag of moet, niet wat zal gebeuren"
    for geval in known:
        if not geval.voldaan:
            asked = lexicon("toezeggingen")["eisen"][geval.vraagt]
            return f"bij “{geval.uitdrukking.naam if geval.uitdrukking else ''}” ontbreekt: {asked}"
    if any(_tells_of_this_letter(geval) for geval in known):
        return "de deelzin zegt wat in deze brief staat, niet wat nog komt"
    return None if known else "het werkwoord is geen uitdrukking van een toezegging, en er staat geen moment bij"


def _tells_of_this_letter(geval: Geval) -> bool:
    return about_this_letter(geval, geval.belofte("ik-doe", None)) or not looks_ahead(geval)
