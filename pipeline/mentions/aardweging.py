"""What a sum of money is, by the words around it, where no rule says it.

A linear model with one weight for each signal, trained by `models/aarden.py` on sentences of the project's own. Signals
are the words of the clause before and behind the sum, their ends (a compound is known by its last part), pairs of
words, those right at the sum, and how large it is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from pipeline.lineair import Gewichten, chance, load_json, read_gewichten
from pipeline.mentions.sommen import Som
from pipeline.model import BedragAard

REACH = 18  # words on either side …
WINDOW = 300  # … within so many characters
NEAREST = 4  # words right at the sum
ENDS = (4, 5, 6)  # letters at the end of a word
LARGE = 1_000_000  # euro
BUDGET = 0.25  # of chance that it counts for budget that no rule says otherwise
CLAUSE_ENDS = frozenset({".", ";", "?"})
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[,;:?.()]")
SUM = re.compile(
    r"(?:€|\beuro\b|\beur\b) ?\d[\d.,]*(?: (?:miljoen|miljard|mln|mld)\b\.?)?"
    r"|\b\d[\d.,]* (?:euro|miljoen|miljard|mln|mld)\b\.?(?: euro)?"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")

Weights = Mapping[BedragAard, Gewichten]


def likeliest_aard(tekst: str, som: Som, weights: Weights | None = None) -> BedragAard:
    """The likeliest nature of a sum, by the shipped weights where none are given; budget where it is not clear.

    >>> tekst = "Het bedrijf haalde een omzet van € 3 mln."
    >>> likeliest_aard(tekst, Som(33, 41, 3e6)).value
    'resultaat'
    """
    signalen = read_signalen(tekst, som)
    chances = {aard: chance(each.weigh(signalen)) for aard, each in (weights or load_weights()).items()}
    total = sum(chances.values())
    bonus = {BedragAard.BEGROTING: BUDGET}
    return max(chances, key=lambda aard: chances[aard] / total + bonus.get(aard, 0.0))


def read_signalen(tekst: str, som: Som) -> frozenset[str]:
    """The signals of a sum in its sentence.

    >>> sorted(read_signalen("een boete van € 90", Som(14, 18, 90.0)))[:4]
    ['$oete', 'boete', 'boete van', 'een']
    """
    before = _words(tekst[max(0, som.begin - WINDOW) : som.begin])[::-1]
    own = list(_clause(before))[::-1]
    behind = list(_clause(_words(tekst[som.einde : som.einde + WINDOW])))
    return frozenset((*_around("voor", own, -1), *_around("na", behind, 1), *_size(som)))


def _words(tekst: str) -> list[str]:
    """The words of a text in lower case, sums, years and figures each as one word."""
    plain = DIGITS.sub("0", YEAR.sub("JAAR", SUM.sub(" BEDRAG ", tekst.lower())))
    return WORD.findall(plain)


def _clause(words: Sequence[str]) -> Iterator[str]:
    """The words up to the end of the clause, at most REACH."""
    for word in words[:REACH]:
        if word in CLAUSE_ENDS:
            return
        yield word


def _around(side: str, words: Sequence[str], step: int) -> Iterator[str]:
    """The signals of the words on one side; `step` is -1 where the sum stands behind them."""
    for word in words:
        yield word
        yield f"{side} {word}"
        yield from (f"${word[-end:]}" for end in ENDS if len(word) > end)
    for one, other in pairwise(words):
        yield f"{one} {other}"
    for count in range(1, min(NEAREST, len(words)) + 1):
        yield f"{side}aan {' '.join(words[:count] if step > 0 else words[-count:])}"


def _size(som: Som) -> Iterator[str]:
    yield f"orde {int(math.log10(max(1, som.euro)))}"
    yield "groot" if som.euro >= LARGE else "klein"


@cache
def load_weights() -> Weights:
    """The trained weights of each nature, from `models/nl_aarden.json`."""
    return {BedragAard(aard): read_gewichten(given) for aard, given in load_json("nl_aarden.json").items()}
