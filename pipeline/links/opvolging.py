"""Which programme or body became which, only where one sentence names both and says so.

Read: "de RPV heet sinds 1 juli het PTV", "het LIT is opgegaan in het RVL", "het NVO, de opvolger van het SAGO", "het
NVO (voorheen SAGO)", "LOS gaat verder onder de naam BEK". Not read: a question, a condition, a denial, a plan in doubt.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from pipeline.lexicon import lexicon
from pipeline.links.corpus import EntiteitVermelding, LinkedZin, Opvolging

REACH = 90  # characters that may stand between the two names
_OPEN = re.compile(r"\?\s*$|^(?:Indien|Mocht|Als|Wanneer|Stel)\b")
_BREAK = re.compile(r"[.;:?!]")


def find_opvolgingen(mentions: Sequence[EntiteitVermelding], zinnen: Mapping[str, LinkedZin]) -> Iterator[Opvolging]:
    """The successions that sentences tell of, between neighbouring mentions."""
    by_zin: dict[str, list[EntiteitVermelding]] = defaultdict(list)
    for mention in mentions:
        by_zin[mention.zin_id].append(mention)
    for zin_id, row in sorted(by_zin.items()):
        for one, other in pairwise(row):
            if one.entiteit_id != other.entiteit_id:
                yield from _between(zinnen[zin_id], one, other)


def _between(zin: LinkedZin, one: EntiteitVermelding, other: EntiteitVermelding) -> Iterator[Opvolging]:
    """The succession that the words between two mentions tell of."""
    said = says_succession(zin.tekst, one.einde - zin.begin, other.begin - zin.begin)
    if said is None:
        return
    words, forward = said
    old, new = (one, other) if forward else (other, one)
    citaat = zin.tekst[one.begin - zin.begin : other.einde - zin.begin]
    key = f"{zin.id}:{one.begin - zin.begin}:{old.entiteit_id}:{new.entiteit_id}"
    yield Opvolging(key, old.entiteit_id, new.entiteit_id, zin.brief_id, zin.id, citaat, one.begin, other.einde, words)


def says_succession(tekst: str, begin: int, einde: int) -> tuple[str, bool] | None:
    """The words between two names that say that one became the other, and whether the older comes first.

    `begin` is where the first name ends, `einde` where the second begins.

    >>> zin = "De RPV heet sinds 1 juli 2022 het PTV."
    >>> says_succession(zin, 6, zin.index("PTV"))
    ('heet sinds', True)
    >>> zin = "Het NVO, de opvolger van het SAGO, groeit."
    >>> says_succession(zin, 7, zin.index("SAGO"))
    ('de opvolger van', False)
    >>> zin = "Het NVO is niet de opvolger van het SAGO."
    >>> says_succession(zin, 7, zin.index("SAGO")) is None
    True
    """
    gap = tekst[begin:einde]
    if len(gap) > REACH or _OPEN.search(tekst) or _BREAK.search(gap.rstrip("( ")) or _pattern("onzeker").search(gap):
        return None
    for name, forward in (("oud_naar_nieuw", True), ("nieuw_naar_oud", False)):
        found = _pattern(name).search(gap)
        if found:
            return found[0], forward
    return None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('entiteiten')[name])})(?:\b|(?<=:))", re.I)
