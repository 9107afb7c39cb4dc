"""Numbers as Dutch letters write them, in digits and in words.

Digits: 3000, 62.000, 1.234.567, 21,5, 1.234,56, 10 000, 2.5. A point or a space before exactly three digits
separates thousands, a comma is decimal. Words: zeven, vijfentwintig, tweeëntwintig, honderd, driehonderdvijftig,
twaalfhonderd, tweeduizend, honderdduizend, half, anderhalf, tweeënhalf, tweeëneenhalf, een half, een kwart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline.lexicon import lexicon

# Digits of one number, not the tail of another number or of a word.
CIJFERS = r"(?<!\w)(?<!\d[.,])(?:\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?!\d)(?:,\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?)"

# Words that may be a number: whether they are is for parse_telwoord to say.
TELWOORD = (
    r"\b(?i:een\s+(?:half|halve|kwart)\b|"
    r"[a-zéëï]{0,30}(?:een|één|eén|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|tig|honderd|duizend|"
    r"half|halve|kwart)\b)"
)

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.\s]\d{3})+(?:,\d+)?")
_PLAIN_LETTERS = str.maketrans("éëïè", "eeie")


def alternatives(words: Iterable[str]) -> str:
    """The words as one regular expression, the longest first; a space stands for any white space.

    >>> alternatives(["tot", "tot en met", "ca."])
    'tot\\\\s+en\\\\s+met|ca\\\\.|tot'
    """
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in longest_first)


def parse_cijfers(cijfers: str) -> float:
    """The value of a number in Dutch digits.

    >>> [parse_cijfers(n) for n in ("3000", "62.000", "1.234,56", "21,5", "2.5", "10 000", "0.125")]
    [3000.0, 62000.0, 1234.56, 21.5, 2.5, 10000.0, 0.125]
    """
    if _GROUPED.fullmatch(cijfers):
        cijfers = re.sub(r"[.\s]", "", cijfers)
    return float(cijfers.replace(",", "."))


def parse_telwoord(woord: str) -> float | None:
    """The value of a Dutch number word; None where it is none.

    >>> [parse_telwoord(w) for w in ("honderd", "tweeëntwintig", "anderhalf", "tweeëneenhalf", "een half")]
    [100, 22, 1.5, 2.5, 0.5]
    >>> [parse_telwoord(w) for w in ("vijftienhonderd", "honderdduizend", "gemeen")]
    [1500, 100000, None]
    """
    plain = woord.lower().translate(_PLAIN_LETTERS)
    plain = re.sub(r"^een\s+", "", plain)
    return _parse_fraction(plain) or _parse_duizend(plain)


def _parse_fraction(plain: str) -> float | None:
    """Read half, kwart, anderhalf, and the forms in -enhalf and -eneenhalf."""
    fraction: float | None = lexicon("getallen")["breuken"].get(plain)
    if fraction is not None:
        return fraction
    match = re.fullmatch(r"(.{2,12}?)en(?:een)?hal(?:f|ve)", plain)
    whole = _below_thousand().get(match[1]) if match else None
    return whole + 0.5 if whole else None


def _parse_duizend(plain: str) -> int | None:
    """Read a whole number below a million: [x]duizend[en][y]."""
    before, duizend, after = plain.partition("duizend")
    after = after.removeprefix("en") if after not in _below_thousand() else after
    thousands = (_below_thousand().get(before) if before else 1) if duizend else 0
    rest = _below_thousand().get(after) if after else 0
    if duizend:
        return thousands * 1000 + rest if thousands is not None and rest is not None else None
    return _below_thousand().get(before)


@cache
def _below_hundred() -> dict[str, int]:
    """The words for 1–99: units, teens, tens and compounds such as vijfentwintig."""
    words = lexicon("getallen")
    eenheden: dict[str, int] = words["eenheden"]
    tientallen: dict[str, int] = words["tientallen"]
    compounds = {f"{e}en{t}": eenheden[e] + tientallen[t] for e in eenheden for t in tientallen}
    return {**eenheden, **words["tieners"], **tientallen, **compounds}


@cache
def _below_thousand() -> dict[str, int]:
    """The words for 1–999, and round hundreds to 9900 (twaalfhonderd)."""
    small = _below_hundred()
    hundreds = {"honderd": 100, **{f"{word}honderd": 100 * value for word, value in small.items() if value > 1}}
    table = {**small, **hundreds}
    for hundred, value in hundreds.items():
        table.update({hundred + word: value + rest for word, rest in small.items()})
        table.update({f"{hundred}en{word}": value + rest for word, rest in small.items()})
    return table
