"""The numbers of lists as word processors and browsers count them: 4, d, D, iv, IV."""

from __future__ import annotations

FIGURES = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LAST_ROMAN = 3_999


def list_number(count: int, kind: str) -> str:
    """A number in one of the kinds 1, a, A, i or I; any other kind is read as 1.

    >>> [list_number(4, kind) for kind in "1aAiI"], list_number(28, "a")
    (['4', 'd', 'D', 'iv', 'IV'], 'ab')
    """
    if kind.lower() == "i":
        text = roman(count)
    elif kind.lower() == "a":
        text = in_letters(count)
    else:
        return str(count)
    return text.upper() if kind.isupper() else text


def roman(count: int) -> str:
    """A number in small Roman figures; beyond 3999 in Arabic ones.

    >>> roman(1), roman(14), roman(1999)
    ('i', 'xiv', 'mcmxcix')
    """
    if not 0 < count <= LAST_ROMAN:
        return str(count)
    text = ""
    for value, figure in FIGURES:
        text += figure * (count // value)
        count %= value
    return text


def in_letters(count: int) -> str:
    """A number as letters: a to z, then aa.

    >>> in_letters(1), in_letters(27)
    ('a', 'aa')
    """
    text = ""
    while count > 0:
        count, rest = divmod(count - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
