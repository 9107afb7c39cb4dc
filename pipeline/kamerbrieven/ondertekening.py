"""Who signs a letter: "De Minister van …," with a name below it or above it; several may sign.

Read are offices over up to three lines, in capitals too, or with the name behind a comma, names in brackets or behind
"(w.g.)", and who answers written questions ("Antwoord van Minister Slob (Basis- en Voortgezet Onderwijs en Media)")
or puts them off ("Mededeling van Minister …").
Who signs "namens deze" is not the minister, so that the name stays out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.kamerbrieven.ambten import OFFICE, functie_of_post, ministerie_of, spell_functie, squash
from pipeline.model import Line, LineRole, Ondertekenaar

SIGNATURE_LINES = 12  # that all signatures of one letter stand within
LAST_LINES = 15  # of a letter: a name above its office is read there alone, or below the words of closing
CLOSING_REACH = 6
SIGNATURE = re.compile(rf"(?:de|het)?\s*(?P<functie>{OFFICE}\b[^.?!]{{0,140}}?),?$", re.I)
NAME = re.compile(
    rf"""(?!(?i:{OFFICE})\b)
        (?:(?:mr|drs|dr|ir|ing|prof|mevr|mw|dhr)\.\s+)*
        (?:(?:[A-ZÀ-Þ][a-z]?\.\s?){{1,6}} (?:\([A-ZÀ-Þ][^()\s]{{1,20}}\)\s)? | [A-ZÀ-Þ][\wÀ-ÿ'-]+\s+)
        (?:(?:van|de|der|den|ten|ter|te|el|al|in|’t|'t|van\sden|van\sder)\s+){{0,3}}
        [A-ZÀ-Þ][\wÀ-ÿŞşğ'’-]+(?:\s+(?:van|de|der|den)?\s*[A-ZÀ-Þ][\wÀ-ÿ'’-]+){{0,3}}""",
    re.X,
)
SIGNED = re.compile(r"^\s*\(?w\.\s?g\.\)?\s*", re.I)  # "was getekend"
INITIALS = re.compile(r"[A-ZÀ-Þ][a-z]?\.")
COLUMNS = re.compile(r"\S\s{3,}\S")  # two signatures side by side in one line
CLOSING = re.compile(r"(?:hoogachtend|met vriendelijke groet)", re.I)
OPENS_ANSWERS = re.compile(r"(?:vraag )?1\.?|(?:antwoorden|beantwoording)\b.{0,80}|20\d\dZ\d{5}", re.I)
ANSWERED = re.compile(r"antwoord\b", re.I)
OFFICE_LINES = 3
AROUND = re.compile(r"(?:hoogachtend|metvriendelijkegroete?n?|medenamens|namensdeze|namens|de|het|en)*")
DEPUTY = re.compile(r",?\s*(?:namens deze|voor deze|b\.a\.)\W*$", re.I)
ANSWER = re.compile(r"(?:(?:nader |aanvullend )?antwoord|mededeling) van\b", re.I)
ANSWERER = re.compile(
    r"(?P<ambt>minister|staatssecretaris)\s(?P<naam>[A-ZÀ-Þ’'][^()]{1,60}?)\s\((?P<post>[^()]{3,80})\)", re.I
)
ANSWER_LINES = 4


@dataclass(frozen=True, slots=True)
class Office:
    """An office that stands over `length` lines from line `index` on, and the names around it."""

    index: int
    length: int
    functie: str
    above: str | None
    below: str | None


def read_ondertekenaars(lines: Sequence[Line]) -> tuple[Ondertekenaar, ...]:
    """Who signs the letter: the last run of "De Minister van …," lines, each with the name near it."""
    body = [line.text for line in lines if line.role not in (LineRole.NOTE, LineRole.FURNITURE, LineRole.TABLE)]
    offices = list(_find_offices(body))
    last = [office for office in offices if office.index >= offices[-1].index - SIGNATURE_LINES]
    above = all(office.above for office in last) and not all(office.below for office in last)
    wie = (_sign(office, office.above if above else office.below) for office in last)
    return tuple(dict.fromkeys(found for found in wie if found))


def _find_offices(body: Sequence[str]) -> Iterator[Office]:
    """The offices that have a name right above or below them, each once."""
    index = 0
    while index < len(body):
        office = _office_at(body, index)
        if office:
            yield office
        index += office.length if office else 1


def _office_at(body: Sequence[str], index: int) -> Office | None:
    """The office of up to three lines that begins at a line; the shortest with a name below it goes first."""
    above = _name_at(body, index - 1) if _closes(body, index) else None
    if one_line := _signed_in_one_line(body, index):
        return one_line
    offices = []
    for length in (1, 2, 3):
        text = " ".join(body[index : index + length])
        found = SIGNATURE.fullmatch(text) if index + length <= len(body) else None
        if found and not COLUMNS.search(text):
            offices.append(Office(index, length, found["functie"], above, _name_at(body, index + length)))
    return next((office for office in offices if office.below), offices[0] if offices and above else None)


def _signed_in_one_line(body: Sequence[str], index: int) -> Office | None:
    """An office with its name behind the comma, at the end of a letter: De Minister van Defensie, J.G. de Vries."""
    functie, _, naam = body[index].strip().rpartition(", ")
    found = SIGNATURE.fullmatch(functie) if INITIALS.match(naam) and NAME.fullmatch(naam) else None
    return Office(index, 1, found["functie"], None, naam) if found and _closes(body, index) else None


def _name_at(body: Sequence[str], index: int) -> str | None:
    """The name that a line is; None for any other line."""
    text = SIGNED.sub("", body[index]).strip(" ,()") if 0 <= index < len(body) else ""
    return text if NAME.fullmatch(text) and not COLUMNS.search(text) else None


def _closes(body: Sequence[str], index: int) -> bool:
    """Whether a line stands at the end of a letter, below its words of closing or above the answers sent with it."""
    near = body[max(0, index - CLOSING_REACH) : index]
    below = body[index + 1 : index + 1 + OFFICE_LINES]
    return (
        index >= len(body) - LAST_LINES
        or any(CLOSING.match(text) for text in near)
        or (any(OPENS_ANSWERS.fullmatch(text) for text in below) and any(map(ANSWERED.match, body[index:])))
    )


def _sign(office: Office, name: str | None) -> Ondertekenaar | None:
    """Who signs with this name in this office; None where there is no name."""
    if name is None:
        return None
    functie = _signed(DEPUTY.sub("", office.functie))
    return Ondertekenaar(None if DEPUTY.search(office.functie) else name, functie, ministerie_of(functie))


def _signed(functie: str) -> str:
    """An office with its first letter a capital and single spaces; one in capitals as it is usually written."""
    text = re.sub(r"\s+", " ", functie).strip(" ,")
    parts = re.split(rf",\s(?={OFFICE}\b)", text, flags=re.I)  # "Minister-president, Minister van Algemene Zaken"
    return ", ".join((part.isupper() and spell_functie(part)) or part[0].upper() + part[1:] for part in parts)


def read_antwoorders(lines: Sequence[Line]) -> tuple[Ondertekenaar, ...]:
    """Who answers written questions, by the line above the answers; who is named "mede namens" does not."""
    named = re.split(r"mede namens|\(ontvangen|\(ingezonden", read_antwoordregel(lines), maxsplit=1)[0]
    return tuple(
        Ondertekenaar(found["naam"], functie, ministerie_of(functie))
        for found in ANSWERER.finditer(named)
        if (functie := functie_of_post(found["ambt"], found["post"]))
    )


def read_antwoordregel(lines: Sequence[Line]) -> str:
    """The line above the answers to written questions, which says who answers and when that came; empty without one.

    >>> read_antwoordregel([Line("Antwoord van Minister Vos", 0), Line("(Sport) (ontvangen 6 mei 2019)", 1)])
    'Antwoord van Minister Vos (Sport) (ontvangen 6 mei 2019)'
    """
    first = next((index for index, line in enumerate(lines) if ANSWER.match(line.text)), len(lines))
    return re.sub(r"\s+", " ", " ".join(line.text for line in lines[first : first + ANSWER_LINES]))


def is_signature(text: str, ondertekenaars: Sequence[Ondertekenaar]) -> bool:
    """Whether a block holds nothing but offices and names of those who sign."""
    rest = squash(text)
    for wie in ondertekenaars:
        for part in (wie.naam or "", wie.functie):
            rest = rest.replace(squash(part), "")
    return bool(AROUND.fullmatch(rest)) and rest != squash(text)
