"""The signature of a letter: "De Minister van …," with a name below it; several may sign."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.kamerbrieven.ambten import OFFICE, ministerie_of, squash
from pipeline.model import Line, LineRole, Ondertekenaar

SIGNATURE_LINES = 12  # that all signatures of one letter stand within
SIGNATURE = re.compile(rf"(?:de|het)?\s*(?P<functie>{OFFICE}\b[^.?!]{{0,140}}?),?$", re.I)
NAME = re.compile(
    r"""(?:(?:mr|drs|dr|ir|ing|prof|mevr|mw|dhr)\.\s+)*
        (?:(?:[A-ZÀ-Þ][a-z]?\.\s?){1,6} | [A-ZÀ-Þ][\wÀ-ÿ'-]+\s+)
        (?:(?:van|de|der|den|ten|ter|te|el|al|in|’t|'t|van\sden|van\sder)\s+){0,3}
        [A-ZÀ-Þ][\wÀ-ÿŞşğ'’-]+(?:\s+(?:van|de|der|den)?\s*[A-ZÀ-Þ][\wÀ-ÿ'’-]+){0,3}""",
    re.X,
)


def read_ondertekenaars(lines: Sequence[Line]) -> tuple[Ondertekenaar, ...]:
    """Who signs the letter: the last run of "De Minister van …," lines, each with the name near it."""
    body = [line.text for line in lines if line.role not in (LineRole.NOTE, LineRole.FURNITURE, LineRole.TABLE)]
    found = [(index, wie) for index in range(len(body)) if (wie := _signs_at(body, index))]
    return tuple(dict.fromkeys(wie for index, wie in found if index >= found[-1][0] - SIGNATURE_LINES))


def _signs_at(body: Sequence[str], index: int) -> Ondertekenaar | None:
    """Who signs from line `index` on: an office of up to three lines with a name right below it."""
    for length in (1, 2, 3):
        office = SIGNATURE.fullmatch(" ".join(body[index : index + length]))
        below = "".join(body[index + length : index + length + 1]).strip(" ,")
        if office and NAME.fullmatch(below):
            functie = _signed(office["functie"])
            return Ondertekenaar(below, functie, ministerie_of(functie))
    return None


def _signed(functie: str) -> str:
    """An office with its first letter a capital and single spaces."""
    text = re.sub(r"\s+", " ", functie).strip(" ,")
    return text[0].upper() + text[1:]


def is_signature(text: str, ondertekenaars: Sequence[Ondertekenaar]) -> bool:
    """Whether a block holds nothing but offices and names of those who sign."""
    rest = squash(text)
    for wie in ondertekenaars:
        for part in (wie.naam or "", wie.functie):
            rest = rest.replace(squash(part), "")
    return len(rest) <= len("hoogachtend") and rest != squash(text)
