"""The phrases of lexicon/moties.toml: which of them stand in a clause, and are not denied there.

"Geen uitvoering", "niet uitgevoerd" and "geen aanleiding om …" deny a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.lexicon import lexicon

_STATUS = lexicon("moties")["status"]
NEGATION_REACH = 12  # characters before a phrase in which "geen" or "niet" denies it
_ONTKENNING = re.compile(r"\b(?:" + "|".join(_STATUS["ontkenning"]) + r")\b")
_WEIGERING = re.compile(r"\b(?:" + "|".join(_STATUS["weigering"]) + r")\b")


@dataclass(frozen=True, slots=True)
class Frase:
    """A phrase of the lexicon; `kern` are words of which one must stand in the text for the phrase to fit."""

    pattern: re.Pattern[str]
    kern: tuple[str, ...]


def read_frasen(name: str) -> tuple[Frase, ...]:
    """The phrases of one list: " … " is at most eight words of the same clause, " …… " at most twenty."""
    return tuple(Frase(re.compile(rf"\b{_gaps(phrase)}\b"), _kern(phrase)) for phrase in _STATUS[name])


def _gaps(phrase: str) -> str:
    wide = phrase.replace(" …… ", r"(?: [^ .;]{1,40}){0,20}? ")
    return wide.replace(" … ", r"(?: [^ .;]{1,40}){0,8}? ")


def _kern(phrase: str) -> tuple[str, ...]:
    """The alternatives of the group of a phrase that says most, nested and optional ones left out; "" fits any text.

    >>> _kern("(geef|geven) … (uitvoering|gevolg) ((nu|al) )?aan MOTIE")
    ('uitvoering', 'gevolg')
    """
    return max(_groups(phrase), key=lambda group: min(map(len, group)), default=("",))


def _groups(phrase: str) -> Iterator[tuple[str, ...]]:
    """The alternatives of each group (a|b) that must fit."""
    depth = start = 0
    for position, letter in enumerate(phrase):
        if letter == "(":
            depth += 1
            start = position + 1 if depth == 1 else start
        elif letter == ")":
            depth -= 1
            content = phrase[start:position]
            if depth == 0 and not phrase.startswith(("?", "*"), position + 1) and not set(content) & set("(?"):
                yield tuple(content.split("|"))


def holds(frases: tuple[Frase, ...], clause: str) -> bool:
    """Whether a phrase stands in a clause without being denied."""
    return any(
        not _denied(clause, match)
        for frase in frases
        if any(word in clause for word in frase.kern)
        for match in frase.pattern.finditer(clause)
    )


def occurs(frases: tuple[Frase, ...], clause: str) -> bool:
    """Whether a phrase stands in a clause, denied or not."""
    return any(frase.pattern.search(clause) for frase in frases if any(word in clause for word in frase.kern))


def _denied(clause: str, match: re.Match[str]) -> bool:
    """Whether "niet" or "geen" stands in or just before a phrase, or "geen aanleiding" earlier in its clause."""
    if _ONTKENNING.search(clause, max(0, match.start() - NEGATION_REACH), match.end()):
        return True
    begin = max(clause.rfind(sign, 0, match.start()) for sign in ",;")
    return _WEIGERING.search(clause, max(begin, 0), match.start()) is not None
