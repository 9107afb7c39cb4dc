"""Commitments that say again, put off, change or add to an older one.

Linked are: a commitment whose words say that it is late, repeated, changed or supplemented; one that names the letter
of the older one; a new date to come back on the same motion; a date for the same change of law that had none. Two
commitments that are merely alike ("voor het einde van het jaar informeren over de voortgang") are not: each stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.links.beloften import Beloften, Geen, Treffer, Vraag, find_cue
from pipeline.links.briefdatums import names_debate
from pipeline.links.corpus import LinkedUitspraak
from pipeline.links.woorden import telling_words, written_words
from pipeline.model import ToezeggingSoort, Verband, VerbandSoort

KINDS = {
    str(kind): kind
    for kind in (VerbandSoort.UITSTEL, VerbandSoort.WIJZIGING, VerbandSoort.AANVULLING, VerbandSoort.HERHALING)
}
LATE = KINDS | {"vertraging": VerbandSoort.UITSTEL}
MIN_NAMED = 0.3  # likeness from which a commitment may say again what the letter that it names holds
MIN_UNDATED = 0.78  # certainty from which what had no term may be what is late
MIN_NAME = 2  # telling words in the name of a law that single it out
_REGELING = re.compile(
    r"\b(?:wetsvoorstel|Wet|Besluit|Regeling|subsidieregeling|verordening|richtlijn)\s(?P<naam>[^,.;:()]{4,80})"
)


def link_herhalingen(beloften: Beloften, kept: Mapping[str, frozenset[str]]) -> Iterator[Verband]:
    """From each later commitment to the older one that it repeats, puts off, changes or adds to.

    `kept` names the letters that fulfil each commitment: what has been kept is not said again.
    """
    for later in sorted(beloften.corpus.toezeggingen, key=lambda promise: promise.id):
        link = next((link for find in _FINDERS if (link := find(beloften, later)) is not None), None)
        if link is not None and not _kept_before(beloften, later, link.naar_id, kept):
            yield link


def _kept_before(beloften: Beloften, later: LinkedUitspraak, earlier: str, kept: Mapping[str, frozenset[str]]) -> bool:
    """Whether an older letter than that of the later commitment has already fulfilled the earlier one."""
    letters = beloften.corpus.brieven
    day = letters[later.brief_id].datum or ""
    return any((letters[brief].datum or "9") < day for brief in kept.get(earlier, ()))


def _by_words(beloften: Beloften, later: LinkedUitspraak) -> Verband | None:
    """A commitment that says of itself how it relates to an older one, or names the letter that holds it."""
    named = beloften.named_by(later)
    kind, cue = _kind(beloften, later, KINDS)
    if kind is None and named.brieven:
        kind, cue = _beside_letter(beloften, later)
    if kind is None:
        return None
    if not named.brieven and (named.ontbrekend or names_debate(beloften.sentence(later))):
        return None
    minimum = MIN_NAMED if named.brieven else None
    found = beloften.find(_ask(beloften, later, beloften.context(later), minimum))
    if isinstance(found, Geen) or _left_to_sums(beloften, later, found.belofte):
        return None
    return _link(kind, later, found, cue)


def _by_time(beloften: Beloften, later: LinkedUitspraak) -> Verband | None:
    """A commitment that tells of delay, or of another time, and is due later than the one that it is much alike."""
    words = beloften.context(later, always=True)
    cue = find_cue(words, "vertraging") or find_cue(beloften.sentence(later), "andere_tijd")
    named = beloften.named_by(later)
    if cue is None or later.uiterlijk is None or named.ontbrekend or names_debate(beloften.sentence(later)):
        return None
    found = beloften.find(_ask(beloften, later, words, None))
    if isinstance(found, Geen) or _left_to_sums(beloften, later, found.belofte):
        return None
    due = found.belofte.uiterlijk
    moved = due < later.uiterlijk if due else found.zekerheid >= MIN_UNDATED
    return _link(VerbandSoort.UITSTEL, later, found, cue) if moved else None


def _ask(beloften: Beloften, later: LinkedUitspraak, words: str, minimum: float | None) -> Vraag:
    """What to look for: a commitment of any kind, but that money is only said again as money."""
    kind = later.soort
    money = None if kind == ToezeggingSoort.MIDDELEN else str(ToezeggingSoort.MIDDELEN)
    named, moties = beloften.named_by(later), beloften.moties_in(later)
    return Vraag(later.brief_id, words, named, moties, minimum=minimum, liefst=kind, geen=money)


def _kind(
    beloften: Beloften, later: LinkedUitspraak, cues: Mapping[str, VerbandSoort]
) -> tuple[VerbandSoort | None, str | None]:
    """How the words of a commitment relate it to an older one, and which words say so."""
    tekst = " ".join(zin.tekst for zin in beloften.zinnen_of(later)) or later.tekst
    found = ((kind, find_cue(tekst, name)) for name, kind in cues.items())
    return next(((kind, cue) for kind, cue in found if cue), (None, None))


def _beside_letter(beloften: Beloften, later: LinkedUitspraak) -> tuple[VerbandSoort | None, str | None]:
    """What words mean that tell of an older commitment only beside the letter that holds it, in the same sentence."""
    zin = beloften.corpus.zinnen.get(later.zin_id or "")
    if zin is None or not beloften.brieven.named_in(zin).brieven:
        return None, None
    cue = find_cue(zin.tekst, "vertraging")
    if cue:
        return VerbandSoort.UITSTEL, cue
    cue = find_cue(zin.tekst, "zoals_geschreven")
    return (VerbandSoort.HERHALING, cue) if cue else (None, None)


def _left_to_sums(beloften: Beloften, later: LinkedUitspraak, earlier: LinkedUitspraak) -> bool:
    """Whether both statements are of money, so that their sums are linked instead."""
    return later.zin_id in beloften.sums and earlier.zin_id in beloften.sums


def _link(kind: VerbandSoort, later: LinkedUitspraak, found: Treffer, cue: str | None) -> Verband:
    ground = f"de brief schrijft “{cue}”; {found.grond}" if cue else found.grond
    return Verband(kind, "toezeggingen", later.id, "toezeggingen", found.belofte.id, ground, found.zekerheid)


def _by_motie(beloften: Beloften, later: LinkedUitspraak) -> Verband | None:
    """A commitment to report on a motion, where the letter before made one that nothing has fulfilled."""
    moties = beloften.moties_in(later)
    if later.soort != ToezeggingSoort.INFORMEREN or not moties or _fulfilled_here(beloften, later, moties):
        return None
    found = beloften.find(Vraag(later.brief_id, "", beloften.named_by(later), moties, later.soort))
    if isinstance(found, Geen):
        return None
    kind, cue = _kind(beloften, later, LATE)
    return _link(kind or VerbandSoort.HERHALING, later, found, cue)


def _fulfilled_here(beloften: Beloften, later: LinkedUitspraak, moties: frozenset[str]) -> bool:
    """Whether the letter itself fulfils a promise on one of the motions, so that what it promises is new."""
    return any(
        kept.brief_id == later.brief_id and moties & beloften.moties_in(kept) for kept in beloften.corpus.nakomingen
    )


def _by_law(beloften: Beloften, later: LinkedUitspraak) -> Verband | None:
    """A date for a law or decree of which an older commitment only said that it would be made."""
    name = law_name(later.tekst)
    if later.soort != ToezeggingSoort.WETGEVING or later.uiterlijk is None or name is None:
        return None
    before = beloften.brieven.before(later.brief_id)
    older = [
        promise
        for key in beloften.index.candidates(" ".join(name))
        if (promise := beloften.by_id[key]).soort == ToezeggingSoort.WETGEVING
        and promise.brief_id in before
        and (law_name(promise.tekst) or ())[: len(name)] == name
    ]
    if len(older) != 1 or older[0].uiterlijk is not None:
        return None
    ground = f"geeft een termijn voor dezelfde regeling ({written_words(name, later.tekst)}), die er eerder geen had"
    found = Treffer(older[0], ground, 0.85)
    return _link(VerbandSoort.AANVULLING, later, found, None)


def law_name(tekst: str) -> tuple[str, ...] | None:
    """The first telling words of the name of the law or decree that a commitment is about; None where it names none.

    >>> law_name("Ik bereid een wijziging van het Besluit veiligheid recreatievaart voor.")
    ('veiligh', 'recreat')
    >>> law_name("Ik bereid een wetsvoorstel voor.") is None
    True
    """
    found = _REGELING.search(tekst)
    words = telling_words(found["naam"]) if found else ()
    return words[:MIN_NAME] if len(words) >= MIN_NAME else None


_FINDERS = (_by_words, _by_motie, _by_time, _by_law)
