"""The words of a text as weights know them: months, years, sums and numbers as one word each, and groups of words."""

from __future__ import annotations

import re

from pipeline.datums import MAANDEN

LONGEST_GROUP = 3  # words
EDGES = ("<", ">")  # of the text
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[,;:?]|€")
SUM = re.compile(
    r"(?:€|\b(?:euro|eur)\b) ?\d[\d.,]{0,30}(?: (?:miljoen|miljard|mln|mld)\b\.?)?"
    r"|(?<![\d.,])\d[\d.,]{0,30} (?:euro\b|(?:miljoen|miljard|mln|mld)\b\.?(?: euro\b)?)"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MONTH = re.compile(rf"\b(?:{'|'.join(MAANDEN)})\b")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def read_woordgroepen(tekst: str, jaar: int | None = None) -> frozenset[str]:
    """The groups of up to three words of a text; `jaar` is that of the letter, as in `simplify`.

    >>> sorted(read_woordgroepen("€ 3 mln. in mei"))[:7]
    ['<', '< BEDRAG', '< BEDRAG in', '>', 'BEDRAG', 'BEDRAG in', 'BEDRAG in MAAND']
    >>> "in TOEN" in read_woordgroepen("In 2019", 2021), "in JAAR" in read_woordgroepen("In 2022", 2021)
    (True, True)
    """
    words = [EDGES[0], *read_woorden(simplify(tekst, jaar)), EDGES[1]]
    return frozenset(
        " ".join(words[begin : begin + length])
        for length in range(1, LONGEST_GROUP + 1)
        for begin in range(len(words) - length + 1)
    )


def read_woorden(simple: str) -> list[str]:
    """The words of a simplified text, and the marks that part its clauses."""
    return WORD.findall(simple)


def simplify(tekst: str, jaar: int | None = None) -> str:
    """A text in lower case in which figures stand for their kind; a year before `jaar` is TOEN.

    >>> simplify("In mei 2019 was dat € 3,5 mln. of 12%", 2021)
    'in MAAND TOEN was dat  BEDRAG  of 0%'
    """
    laag = SUM.sub(" BEDRAG ", tekst.lower())
    laag = YEAR.sub(lambda found: "TOEN" if jaar and int(found[0]) < jaar else "JAAR", laag)
    return DIGITS.sub("0", MONTH.sub("MAAND", laag))
