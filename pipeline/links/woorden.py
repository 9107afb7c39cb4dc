"""Words that say what a statement is about, and how alike two statements are by them."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pipeline.lexicon import lexicon

STEM = 7  # letters of a word that count: "voortgangsbrieven" and "voortgangsbrief" are alike
COMMON = 200  # a word in more statements than this proposes no candidate; it still counts in how alike they are
ENOUGH = 400  # candidates that the rarest words may propose
_NAME = r"\b[A-Z][A-Za-z]?[A-Z]{1,6}[a-z]?\b"
_WORD = re.compile(rf"[^\W\d_]{{4,}}|{_NAME}")


def telling_words(text: str) -> tuple[str, ...]:
    """The words of a statement that say what it is about, cut to their first letters.

    >>> telling_words("Ik informeer uw Kamer in het najaar over de Stikstofbank van de NVWA.")
    ('stiksto', 'nvwa')
    """
    words = (word.casefold()[:STEM] for word in _WORD.findall(text))
    return tuple(word for word in words if word not in _empty_words())


def abbreviations(text: str) -> frozenset[str]:
    """The abbreviated names in a text, as telling words: NVWA, RPV, NZa.

    >>> sorted(abbreviations("De NZa en de RVO werken samen met Provincies."))
    ['nza', 'rvo']
    """
    return frozenset(word.casefold()[:STEM] for word in re.findall(_NAME, text)) - _empty_words()


def shared_words(one: str, other: str) -> frozenset[str]:
    """The telling words that two texts share."""
    return frozenset(telling_words(one)) & frozenset(telling_words(other))


def written_words(stems: Iterable[str], text: str) -> str:
    """Telling words as a text writes them, for a ground.

    >>> written_words(["stiksto", "nvwa"], "De NVWA ziet toe op de Stikstofbank.")
    'Stikstofbank, NVWA'
    """
    written = re.findall(r"[^\W\d_]+", text)
    found = (next((word for word in written if word.casefold().startswith(stem)), stem) for stem in stems)
    return ", ".join(found)


@cache
def _empty_words() -> frozenset[str]:
    """Boilerplate, cut as telling words are."""
    return frozenset(word.casefold()[:STEM] for word in lexicon("links")["loos"])


class Weights:
    """How telling each word is in this corpus: rare words weigh more (inverse document frequency)."""

    def __init__(self, texts: Iterable[str]) -> None:
        each = [set(telling_words(text)) for text in texts]
        counts = Counter(word for words in each for word in words)
        self.weight = {word: 1 + math.log((1 + len(each)) / (1 + count)) for word, count in counts.items()}
        self.rarest = 1 + math.log(1 + len(each))

    def vector(self, text: str) -> dict[str, float]:
        """The words of a text with their weights, of length 1; a word that the corpus lacks weighs as the rarest."""
        words = {word: self.weight.get(word, self.rarest) for word in telling_words(text)}
        length = math.sqrt(sum(weight * weight for weight in words.values()))
        return {word: weight / length for word, weight in words.items()} if length else {}


def similarity(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)


class Index:
    """Which statements hold which word, so that only statements that share a telling word are compared."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.weights = Weights(texts.values())
        self.vectors = {key: self.weights.vector(text) for key, text in texts.items()}
        self.holders: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self.vectors):
            for word in self.vectors[key]:
                self.holders[word].append(key)

    def candidates(self, text: str, among: frozenset[str] | None = None, most: int = ENOUGH) -> Iterator[str]:
        """The keys of statements that share a word with `text`, those found by its rarest words first.

        `among` narrows them to a few statements, all of which are then compared; from `most` on no more words count.
        """
        if among is not None:
            yield from sorted(among)
            return
        words = sorted(self.weights.vector(text), key=lambda word: (len(self.holders.get(word, ())), word))
        seen: set[str] = set()
        for word in words:
            holders = self.holders.get(word, ())
            if seen and (len(holders) > COMMON or len(seen) > most):
                return
            yield from (key for key in holders if key not in seen)
            seen.update(holders)
