"""What a sum of money is, by the words around it, where no rule says it.

A linear model with one weight for each signal, trained by `models/aarden.py` on sentences of the project's own. Signals
are the words of the clause before and behind the sum, their ends (a compound is known by its last part), pairs of
words, those right at the sum, and how large it is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from pipeline.lineair import Gewichten, find_likeliest, load_json, read_gewichten
from pipeline.mentions.sommen import Som
from pipeline.model import BedragAard
from pipeline.woordgroepen import read_woorden, simplify

REACH = 18  # words on either side …
WINDOW = 300  # … within so many characters
NEAREST = 4  # words right at the sum
ENDS = (4, 5, 6)  # letters at the end of a word
LARGE = 1_000_000  # euro
MARGIN = 0.25  # of chance by which it must be surer than budget to be another
CLAUSE_END = re.compile(r"[.;?](?:\s|$)")

Weights = Mapping[BedragAard, Gewichten]


def likeliest_aard(tekst: str, som: Som, weights: Weights | None = None) -> BedragAard:
    """The likeliest nature of a sum, by the shipped weights where none are given; budget where it is not clear.

    >>> tekst = "Het bedrijf haalde een omzet van € 3 mln."
    >>> likeliest_aard(tekst, Som(33, 41, 3e6)).value
    'resultaat'
    """
    return find_likeliest(weights or load_weights(), [read_somsignalen(tekst, som)], BedragAard.BEGROTING, MARGIN)


def read_somsignalen(tekst: str, som: Som) -> frozenset[str]:
    """The signals of a sum in its sentence.

    >>> sorted(read_somsignalen("een boete van € 90", Som(14, 18, 90.0)))[:4]
    ['$oete', 'boete', 'boete van', 'een']
    """
    before = CLAUSE_END.split(simplify(tekst[max(0, som.begin - WINDOW) : som.begin]))[-1]
    behind = CLAUSE_END.split(simplify(tekst[som.einde : som.einde + WINDOW]), maxsplit=1)[0]
    own, following = read_woorden(before)[-REACH:], read_woorden(behind)[:REACH]
    counts = range(1, NEAREST + 1)
    return frozenset(
        (
            *_beside("voor", own, (own[-count:] for count in counts if count <= len(own))),
            *_beside("na", following, (following[:count] for count in counts if count <= len(following))),
            f"orde {int(math.log10(max(1, som.euro)))}",
            "groot" if som.euro >= LARGE else "klein",
        )
    )


def _beside(side: str, words: Sequence[str], nearest: Iterable[Sequence[str]]) -> Iterator[str]:
    """The signals of the words on one side of a sum; `nearest` are the groups of words right at it."""
    for word in words:
        yield word
        yield f"{side} {word}"
        yield from (f"${word[-end:]}" for end in ENDS if len(word) > end)
    yield from (f"{one} {other}" for one, other in pairwise(words))
    yield from (f"{side}aan {' '.join(group)}" for group in nearest)


@cache
def load_weights() -> Weights:
    """The trained weights of each nature, from `models/nl_aarden.json`."""
    return {BedragAard(aard): read_gewichten(given) for aard, given in load_json("nl_aarden.json").items()}
