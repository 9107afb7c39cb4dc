"""Promise expressions of the lexicon, and which of them a predicate is a form of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import lexicon, word_set
from pipeline.model import ToezeggingSoort
from pipeline.toezeggingen.deelzinnen import Deelzin, words
from pipeline.toezeggingen.gezegden import Gezegde, particle_at
from pipeline.toezeggingen.tokens import Token
from pipeline.toezeggingen.werkwoorden import delen, is_separable, vormen

PLACE_WORDS = words("plaatsvoornaamwoorden")
PLACE_PARTS = PLACE_WORDS | {"waar"}
ALWAYS_PARTS = word_set("werkwoorden", "woorden", "altijd_deel")


@dataclass(frozen=True, slots=True)
class Uitdrukking:
    """A verb of action with the fixed words before it (`deel`), its kind and what must stand beside it (`eis`).

    `anders` is the kind where the object that makes it `soort` is not there; `bij` the prepositions of which
    it needs one; `lijdend` is false where its passive promises nothing.
    """

    naam: str
    kern: str
    deel: tuple[str, ...]
    soort: ToezeggingSoort
    eis: str
    voorbeeld: str
    anders: ToezeggingSoort | None = None
    bij: tuple[str, ...] = ()
    lijdend: bool = True


@cache
def uitdrukkingen() -> dict[str, tuple[Uitdrukking, ...]]:
    """The expressions of the lexicon by their verb, those with most fixed words first."""
    by_verb: dict[str, list[Uitdrukking]] = {}
    for naam, fields in lexicon("toezeggingen")["werkwoorden"].items():
        *deel, kern = naam.split()
        anders = fields.get("anders")
        by_verb.setdefault(kern, []).append(
            Uitdrukking(
                naam=naam,
                kern=kern,
                deel=tuple(deel),
                soort=ToezeggingSoort(fields["soort"]),
                eis=fields["eis"],
                voorbeeld=fields["voorbeeld"],
                anders=ToezeggingSoort(anders) if anders else None,
                bij=tuple(fields.get("bij", "").split()),
                lijdend=fields.get("lijdend", True),
            )
        )
    return {kern: tuple(sorted(found, key=lambda u: -len(u.deel))) for kern, found in by_verb.items()}


def match_uitdrukking(tokens: Sequence[Token], deelzin: Deelzin, gezegde: Gezegde) -> Uitdrukking | None:
    """The longest expression that the predicate is a form of, its fixed words standing in the clause."""
    for uitdrukking in uitdrukkingen().get(gezegde.vorm.kern, ()):
        if _matches(tokens, deelzin, gezegde, uitdrukking):
            return uitdrukking
    return None


def _matches(tokens: Sequence[Token], deelzin: Deelzin, gezegde: Gezegde, uitdrukking: Uitdrukking) -> bool:
    deel = uitdrukking.deel
    if gezegde.vorm.deel:
        if not deel or deel[-1] != gezegde.vorm.deel:
            return False
        deel = deel[:-1]
    elif not deel and stray_particle(tokens, deelzin, gezegde):
        return False
    if deel and not has_words(tokens, deelzin, gezegde, deel):
        return False
    return not uitdrukking.bij or any(_is_or_stands_for(tokens[i].laag, uitdrukking.bij) for i in deelzin.eigen)


def _is_or_stands_for(laag: str, voorzetsels: tuple[str, ...]) -> bool:
    """Whether a word is one of these prepositions, alone or with its place word: "op", "hierop", "waarop".

    >>> _is_or_stands_for("daarop", ("op",)), _is_or_stands_for("stop", ("op",))
    (True, False)
    """
    return any(laag == word or laag.removesuffix(word) in PLACE_PARTS for word in voorzetsels)


def has_words(tokens: Sequence[Token], deelzin: Deelzin, gezegde: Gezegde, deel: tuple[str, ...]) -> bool:
    """Whether the fixed words stand next to each other in the clause, a last particle in the place of a particle."""
    eigen = deelzin.eigen
    noun = len(deel) == 1 and deel[0] not in delen() and deel[0] not in words("voorzetsels")
    for start in range(len(eigen) - len(deel) + 1):
        if tokens[eigen[start]].laag != deel[0]:
            continue
        places = eigen[start : start + len(deel)]
        if deelzin.hoofd and gezegde.plaats == deelzin.persoonsvorm and places[0] < gezegde.plaats and not noun:
            continue
        as_role = places[0] > 0 and tokens[places[0] - 1].laag == "als"
        same = not as_role and tuple(tokens[i].laag for i in places) == deel
        if same and _in_place(tokens, deelzin, gezegde, places[-1]):
            return True
    return False


def _in_place(tokens: Sequence[Token], deelzin: Deelzin, gezegde: Gezegde, last: int) -> bool:
    if tokens[last].laag not in delen():
        return True
    if gezegde.plaats != deelzin.persoonsvorm:
        between = [tokens[i].laag for i in range(last + 1, gezegde.plaats)]
        modal = len(between) == 1 and any(v.hulp for v in vormen(between[0]))
        return last < gezegde.plaats and (modal or between in ([], ["te"], ["te", "laten"]))
    return last > gezegde.plaats and particle_at(tokens, last) if deelzin.hoofd else last == gezegde.plaats - 1


def stray_particle(tokens: Sequence[Token], deelzin: Deelzin, gezegde: Gezegde) -> bool:
    """Whether a separable part at the very end of a main clause makes its finite verb another verb."""
    if not deelzin.hoofd or gezegde.plaats != deelzin.persoonsvorm:
        return False
    behind = [i for i in deelzin.eigen if i > gezegde.plaats and tokens[i].woord]
    if any(tokens[i].laag in ALWAYS_PARTS and is_separable(tokens[i].laag, gezegde.vorm.kern) for i in behind):
        return True
    if not behind or (behind[-1] + 1 < len(tokens) and tokens[behind[-1] + 1].stil):
        return False
    split = any(tokens[i].laag in PLACE_WORDS for i in behind)
    return tokens[behind[-1]].laag in delen() and not (split and tokens[behind[-1]].laag == "over")
