"""The words of a sentence, with what stands between brackets, dashes or quotation marks set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WORD = re.compile(r"\d+(?:[.,]\d+)*(?!\w)|(?:\(\w+-?\))?\w+(?:[’'&/.+-]+\w+)*|[^\s\w]")
OPEN_BRACKET = re.compile(r"\(\w+-?\)(?=\w)")
PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”", "„": "”", "‘": "’"}
SYMMETRIC = {'"'}
DASHES = {"–", "—"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of a sentence.

    `laag` is the word in lower case, a bracketed first part taken with it ("(door)ontwikkeld" is "ontwikkeld");
    `stil` is true between brackets, dashes or quotation marks, where no promise is read.
    """

    tekst: str
    laag: str
    begin: int
    einde: int
    stil: bool = False

    @property
    def woord(self) -> bool:
        """Whether this is a word or number, not a punctuation mark."""
        return self.laag[:1].isalnum()


def tokenise(tekst: str) -> tuple[Token, ...]:
    """The words and marks of `tekst` in order.

    >>> [token.laag for token in tokenise("Er wordt (door)ontwikkeld, aldus «de krant».") if not token.stil]
    ['er', 'wordt', 'ontwikkeld', ',', 'aldus', '.']
    """
    found = [(m.group(), m.start(), m.end()) for m in WORD.finditer(tekst)]
    silent = set(_silent([text for text, _, _ in found]))
    return tuple(
        Token(text, OPEN_BRACKET.sub("", text).lower(), begin, end, index in silent)
        for index, (text, begin, end) in enumerate(found)
    )


def _silent(texts: Sequence[str]) -> Iterator[int]:
    """The positions within a closed pair of brackets, quotation marks or dashes, the marks included."""
    opened: list[tuple[int, str]] = []
    for index, text in enumerate(texts):
        if opened and text == opened[-1][1]:
            begin, _ = opened.pop()
            yield from range(begin, index + 1)
        elif text in PAIRS:
            opened.append((index, PAIRS[text]))
        elif text in SYMMETRIC or (text in DASHES and index):
            opened.append((index, text))
