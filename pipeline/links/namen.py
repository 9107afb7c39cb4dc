"""Names of programmes and bodies, as one sentence introduces them.

Read: "het Landelijk Interventieteam (LIT)", "het Dier Informatie Systeem (hierna: DIS)", "het samenwerkingsverband
Aanpak Gedigitaliseerde Oplichting (SAGO)", "het programma RNW (Ruimte voor Natte Weiden)", "het programma ‘Lezen op
School’", "het programma Veilig Online", "het samenwerkingsverband RVL". An abbreviation must be spelled by the words
before it. Not read: ministries, laws and papers, parties behind a member's name, words without a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import lexicon

MOST_LETTERS = 10
MOST_WORDS = 12
REACH = 140  # characters before an abbreviation in which its name may stand
MIN_CAPITALS = 2
LAND = "Nederland"  # ends many a name, and few an abbreviation: "Rijksdienst voor Ondernemend Nederland (RVO)"
MIN_SPELLED = 4  # letters from which an abbreviation singles out a name that stands elsewhere

_AFK = r"[A-Z][A-Za-z&]{1,9}(?:-[A-Z][A-Za-z]{0,9})?"
_TUSSEN_HAAKJES = re.compile(
    rf"\((?:(?:hierna(?: te noemen)?|afgekort(?: tot| als)?|verder|in het kort):?\s)?(?:(?:de|het)\s)?[‘’“”'\"]?"
    rf"(?P<afk>{_AFK})[‘’“”'\"]?\)"
)
_NA_HAAKJE = re.compile(rf"(?<![\w-])(?P<afk>{_AFK})\s\((?P<naam>[A-Z][^()]{{4,100}})\)")
_BEFORE_NAME = re.compile(r"(?<!\w)[^\W\d_]+(?=\s[‘“\"'A-Z])")
_WORD = re.compile(r"[^\s,.;:?!()‘’“”\"/]+")
_STOP = re.compile(r"[.;:?!()‘’“”\"/]\s?|,\s")


@dataclass(frozen=True, slots=True)
class Naam:
    """A name that a sentence gives to a programme or body; `soort` is the word that says what it is.

    `zeker` is false for a name that counts only where it comes back.
    """

    naam: str | None
    afkorting: str | None = None
    soort: str | None = None
    zeker: bool = True


def find_namen(tekst: str) -> Iterator[Naam]:
    """The names that a sentence introduces.

    >>> [(n.naam, n.afkorting) for n in find_namen("De Nederlandse Zorgautoriteit (NZa) meet dit.")]
    [('Nederlandse Zorgautoriteit', 'NZa')]
    >>> [(n.naam, n.soort) for n in find_namen("Wij starten het programma ‘Samen lezen’ en het project Gatekeeper.")]
    [('Samen lezen', 'programma'), ('Gatekeeper', 'project')]
    >>> list(find_namen("De motie van het lid Van Dijk-Visser (VVD) en de Wet open overheid (Woo)."))
    []
    """
    if "(" in tekst:
        yield from _abbreviated(tekst)
    yield from _called(tekst)


def _called(tekst: str) -> Iterator[Naam]:
    """Names behind the word that says what they are of; that word belongs to the name where it has a capital."""
    for lead in _BEFORE_NAME.finditer(tekst):
        word = lead[0]
        found = _name_behind().match(tekst, lead.end()) if word.casefold() in _keywords() else None
        if found is None:
            continue
        name = found["citaat"] or _without_owner(found["naam"])
        if word[0].isupper() and re.search(r"[A-Z][\w-]*\s$", tekst[: lead.start()]):
            continue  # the middle of a longer name
        if word[0].isupper() and not is_abbreviation(name):
            name = f"{word} {name}"
        elif word in lexicon("entiteiten")["lichamen"]:
            continue
        if is_abbreviation(name):
            yield Naam(None, name, word.casefold())
        elif not _is_other(name):
            yield Naam(name, None, word.casefold(), zeker=bool(found["citaat"]))


def _without_owner(name: str) -> str:
    """A name without whose it is: "Leefbaarheid en Veiligheid van BZK"."""
    return re.sub(r"\s(?:van|bij|door)(?:\s(?:de|het))?\s[A-Z]\w{0,2}[A-Z]\w?$", "", name)


def find_quoted(tekst: str) -> Iterator[str]:
    """Phrases of more words between quotation marks that begin with a capital.

    >>> list(find_quoted("Het kabinet investeert in ‘Wonen met zorg’ en noemt dat ‘goed’."))
    ['Wonen met zorg']
    """
    for found in re.finditer(r"[‘“\"](?P<naam>[A-Z][\w-]+(?: [\w-]+){1,5})[’”\"]", tekst):
        yield found["naam"]


def find_capitalised(tekst: str) -> Iterator[str]:
    """Runs of words with capitals, with the small words between them.

    >>> list(find_capitalised("voor de Landelijke Tafel tegen Dierziekten in Zwolle"))
    ['Landelijke Tafel tegen Dierziekten in Zwolle']
    """
    for found in re.finditer(_run(), tekst):
        yield found[0]


def is_abbreviation(word: str) -> bool:
    """Whether a word is an abbreviated name: it has more than one capital, and no ministry bears it.

    >>> is_abbreviation("NZa"), is_abbreviation("Zorg"), is_abbreviation("VWS")
    (True, False, False)
    """
    capitals = sum(letter.isupper() for letter in word)
    plain = bool(re.fullmatch(_AFK, word))
    return plain and len(word) <= MOST_LETTERS and capitals >= MIN_CAPITALS and word not in _ministeries()


def spells(afkorting: str, words: Sequence[str]) -> bool:
    """Whether words spell an abbreviation: each word with a capital gives its first letter, and may give more.

    >>> spells("MIT", ["Multidisciplinair", "Interventieteam"]), spells("LEC", ["Landelijk", "Informatiecentrum"])
    (True, False)
    >>> spells("RVO", ["Rijksdienst", "voor", "Ondernemend", "Nederland"])
    True
    """
    letters = [letter for letter in afkorting.casefold() if letter.isalpha()]
    reached = {0}
    for number, word in enumerate(words):
        taken = {end for start in reached for end in _takes(letters, start, word.casefold())}
        skips = number > 0 and (not word[0].isupper() or word == LAND)
        reached = taken | (reached if skips else set())
    return len(letters) in reached


def _takes(letters: Sequence[str], start: int, word: str) -> Iterator[int]:
    """How far a word can spell an abbreviation from `start` on, its own first letter first."""
    if start >= len(letters) or word[:1] != letters[start]:
        return
    yield start + 1
    place = 1
    for end in range(start + 1, len(letters)):
        place = word.find(letters[end], place) + 1
        if not place:
            return
        yield end + 1


def _abbreviated(tekst: str) -> Iterator[Naam]:
    """Names with their abbreviation behind them, or before them."""
    for found in _TUSSEN_HAAKJES.finditer(tekst):
        name = long_form(found["afk"], tekst[max(0, found.start() - REACH) : found.start()])
        if name and is_abbreviation(found["afk"]) and not _is_other(name):
            yield Naam(name, found["afk"], _keyword_of(name, tekst[: found.start()]))
    for found in _NA_HAAKJE.finditer(tekst):
        words = found["naam"].split()
        if is_abbreviation(found["afk"]) and spells(found["afk"], words) and not _is_other(found["naam"]):
            yield Naam(found["naam"], found["afk"], _keyword_of(found["naam"], tekst[: found.start()] + found["naam"]))


def long_form(afkorting: str, before: str) -> str | None:
    """The fewest words at the end of `before` that spell an abbreviation; None where none do.

    >>> long_form("SAGO", "over het samenwerkingsverband Aanpak Gedigitaliseerde Oplichting ")
    'samenwerkingsverband Aanpak Gedigitaliseerde Oplichting'
    >>> long_form("NZKG", "het Noordzeekanaalgebied en de haven van Amsterdam ") is None
    True
    """
    start = max((stop.end() for stop in _STOP.finditer(before)), default=0)
    found = list(_WORD.finditer(before, start))[-MOST_WORDS:]
    for first in reversed(found):
        words = [word[0] for word in found if word.start() >= first.start()]
        named = first[0][0].isupper() or first[0].casefold() in _keywords()
        if named and any(word[0].isupper() for word in words) and spells(afkorting, words):
            return before[first.start() :].strip()
    return None


def _keyword_of(name: str, before: str) -> str | None:
    """The word that says what a name is of: its first, the one before it, or the end of its last."""
    words = name.split()
    lead = before[: before.rfind(name)].split()[-1:] if name in before else []
    whole = next((word.casefold() for word in (*words[:1], *lead) if word.casefold() in _keywords()), None)
    tail = next((word for word in sorted(_keywords(), key=len) if words[-1].casefold().endswith(word)), None)
    return whole or tail


def _is_other(name: str) -> bool:
    """Whether a name is of a law, a paper, a ministry or an office."""
    return name.split(maxsplit=1)[0].casefold() in lexicon("entiteiten")["geen_entiteit"] or name in _ministeries()


@cache
def _keywords() -> frozenset[str]:
    return frozenset((*lexicon("entiteiten")["trefwoorden"], *lexicon("entiteiten")["lichamen"]))


@cache
def _ministeries() -> frozenset[str]:
    """Names and abbreviations of ministries."""
    entries = lexicon("ministeries")["ministerie"]
    return frozenset(name for entry in entries for name in (entry["naam"], *entry["afkortingen"])) | {"JenV", "IenW"}


@cache
def _run() -> str:
    small = "|".join(lexicon("entiteiten")["tussenwoorden"])
    return rf"[A-Z][\w&-]+(?:(?:\s(?:{small})){{0,2}}\s[A-Z][\w&-]+){{0,7}}"


@cache
def _name_behind() -> re.Pattern[str]:
    """A name behind a keyword, between quotation marks or with capitals."""
    return re.compile(rf"\s(?:[‘“\"'](?P<citaat>[A-Z][^‘’“”\"()]{{2,60}})[’”\"']|(?P<naam>{_run()}))")
