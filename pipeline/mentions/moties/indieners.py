"""Who submitted a motion: text in, the surnames out, in the order in which they stand.

Reads Kuiken · Van den Berge · Yesilgöz-Zegerius · Inge van Dijk (surname Van Dijk) · Krol en Van Dam · Kuik c.s. ·
Boomsma (JA21) en Van der Plas (BBB) · Van Aalst/Dijkstra · Heerma-Dijkhoff. A hyphen stands between two submitters
unless it is part of a surname: known as such (lexicon), written so elsewhere in the letter, in the one name before
"c.s.", or anywhere in a letter that puts a slash between submitters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.lexicon import lexicon

_WOORDEN = lexicon("moties")
_VOORVOEGSELS = frozenset(_WOORDEN["voorvoegsels"])
_GEEN_NAAM = frozenset(_WOORDEN["geen_naam"])
_MET_SPATIE = frozenset(_WOORDEN["namen_met_spatie"])
_EERSTE_DELEN = frozenset(_WOORDEN["eerste_naamdelen"])
_BEKEND_DUBBEL = frozenset(_WOORDEN["dubbele_namen"])
MOST_NAMES = 12

_GROOT = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁŃŅŇŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽ"
_VOORVOEGSEL = r"(?:" + "|".join(map(re.escape, sorted(_VOORVOEGSELS, key=lambda word: (-len(word), word)))) + r")"
_WOORD = rf"[{_GROOT}](?:['’][{_GROOT}])?[^\W\d_]*[^\W\d_{_GROOT}](?:['’]\w+)?[^\W\d_]*"
_STUK = rf"{_WOORD}(?:-(?:(?i:{_VOORVOEGSEL})\s)*{_WOORD})*"
_AANHEF = re.compile(rf"(?:(?:mevrouw|mevr\.|mw\.|de\sheer|mr\.|dr\.|prof\.)\s)?(?:(?:[{_GROOT}]\.\s?)+)?")
_DEEL = re.compile(
    rf"(?:(?P<klein>(?i:{_VOORVOEGSEL}))(?=\s)|(?P<groot>{_STUK}))(?=\d{{1,3}}(?!\w)|(?!\w))"
)  # the mark of a note may be glued to it
_BINNEN = frozenset(_WOORDEN["voorvoegsels_na_voornaam"])
MOST_PARTS = 7
MOST_HALVES = 2  # parts of a surname with a hyphen of its own
_CUM_SUIS = re.compile(r",?\s?(?:c\.\s?s\.?|cs\.?|cum\ssuis|e\.a\.)(?!\w)")
_FRACTIE = re.compile(rf"\s\((?!hierna|zie|nr)[{_GROOT}0-9][^\d()]{{0,30}}\d{{0,2}}\)")
_EN = re.compile(r"(?P<en>,?\sen\s-?|\s?&\s?)|(?P<komma>,\s-?)|(?P<streep>\s?/\s?)")
_BANDEN = {"en": "en", "komma": ",", "streep": "/"}
_STREEP = re.compile(rf"-(?=(?:{_VOORVOEGSEL}\s)*[{_GROOT}])")
_LIJST = re.compile(r"\b(?P<woord>(?:[Kk]amer)?lid|(?:[Kk]amer)?leden)\s")
_MOTIE = re.compile(r"\b[Mm]oties?[-\s](?=[^\s/]{1,30}(?:\s[^\s/]{1,30}){0,3}\s?/)")


@dataclass(frozen=True, slots=True)
class Indiener:
    """One submitter, with the half-open range as written; `band` ties it to the one before: "en", "," or "/"."""

    naam: str
    begin: int
    einde: int
    cum_suis: bool = False
    band: str = ""


@dataclass(frozen=True, slots=True)
class Naamgebruik:
    """What a letter shows of its names: surnames with a hyphen of their own, and names that stand alone.

    `schuin` tells that it puts a slash between submitters (motie-Kuiken/Krol), and so no hyphen.
    """

    dubbel: frozenset[str] = frozenset()
    los: frozenset[str] = frozenset()
    schuin: bool = False


def read_naamgebruik(texts: Iterable[str]) -> Naamgebruik:
    """Which names a letter writes with a hyphen of their own: "het lid A-B", or "de leden A-B en C"."""
    dubbel: set[str] = set()
    los: set[str] = set()
    schuin = False
    for text in texts:
        schuin = schuin or _has_slash(text)
        for intro in _LIJST.finditer(text):
            names = [indiener.naam for indiener in read_indieners(text, intro.end())]
            alone = "leden" not in intro["woord"]
            dubbel.update(name for name in names if "-" in name and (alone or len(names) > 1))
            los.update(name for name in names if "-" not in name)
    return Naamgebruik(frozenset(dubbel), frozenset(los), schuin)


def _has_slash(text: str) -> bool:
    """Whether a slash stands between the submitters of a motion."""
    return any(
        indiener.band == "/" for intro in _MOTIE.finditer(text) for indiener in read_indieners(text, intro.end())
    )


def read_indieners(text: str, begin: int) -> tuple[Indiener, ...]:
    """The names that stand side by side from `begin`, hyphens left as they are."""
    found: list[Indiener] = []
    position, band = begin, ""
    while len(found) < MOST_NAMES:
        name = _read_name(text, position)
        if name is None:
            break
        naam, low, high = name
        fractie = _FRACTIE.match(text, high)
        einde = fractie.end() if fractie else high
        others = _CUM_SUIS.match(text, einde)
        einde = others.end() if others else einde
        found.append(Indiener(naam, low, einde, bool(others), band))
        following = _EN.match(text, einde)
        if following is None:
            break
        position, band = following.end(), _BANDEN[str(following.lastgroup)]
    return tuple(found)


def split_streepjes(naam: str, gebruik: Naamgebruik, *, joined: bool = False) -> tuple[str, ...]:
    """The submitters in a name with hyphens; with `joined` it is one name unless the letter shows its halves apart.

    >>> split_streepjes("Heerma-Dijkhoff", Naamgebruik()), split_streepjes("Dik-Faber", Naamgebruik())
    (('Heerma', 'Dijkhoff'), ('Dik-Faber',))
    >>> split_streepjes("Kuik-Dik-Faber", Naamgebruik())
    ('Kuik', 'Dik-Faber')
    >>> split_streepjes("Berg-Meer", Naamgebruik(dubbel=frozenset({"Berg-Meer"})))
    ('Berg-Meer',)
    >>> split_streepjes("Berg-Meer", Naamgebruik(), joined=True)
    ('Berg-Meer',)
    """
    parts = _STREEP.split(naam)
    one = (joined or gebruik.schuin) and len(parts) == MOST_HALVES
    found: list[str] = []
    for part in parts:
        if found and _is_dubbel(f"{found[-1]}-{part}", gebruik, one=one):
            found[-1] = f"{found[-1]}-{part}"
        else:
            found.append(part)
    return tuple(_capitalise(part) for part in found)


def _is_dubbel(naam: str, gebruik: Naamgebruik, *, one: bool) -> bool:
    halves = naam.split("-", 1)
    if all(half in gebruik.los for half in halves):
        return False
    return one or naam in gebruik.dubbel or _without_prefix(naam) in _BEKEND_DUBBEL


def _without_prefix(naam: str) -> str:
    words = naam.split(" ")
    while len(words) > 1 and words[0].lower() in _VOORVOEGSELS:
        words = words[1:]
    return " ".join(words)


def _read_name(text: str, begin: int) -> tuple[str, int, int] | None:
    """The surname at `begin`, first names left out, with the range of the whole name."""
    aanhef = _AANHEF.match(text, begin)
    position = aanhef.end() if aanhef else begin
    parts: list[re.Match[str]] = []
    while len(parts) < MOST_PARTS and (match := _DEEL.match(text, position)) and _goes_on(match, parts):
        parts.append(match)
        position = match.end() + 1
        if text[match.end() : position] != " ":
            break
    while parts and parts[-1]["klein"]:
        parts.pop()
    if not parts:
        return None
    return _surname([part[0] for part in parts]), begin, parts[-1].end()


def _goes_on(match: re.Match[str], parts: list[re.Match[str]]) -> bool:
    """Whether a word belongs to the name read so far."""
    if match["klein"]:
        after_name = any(part["groot"] for part in parts)
        return not after_name or match[0] in _BINNEN
    return match[0] not in _GEEN_NAAM


def _surname(parts: list[str]) -> str:
    """The surname, with a capital: from the first prefix on, else the last word or the known two."""
    start = next((i for i, part in enumerate(parts) if part.lower() in _VOORVOEGSELS), None)
    if start is None:
        two = " ".join(parts[-2:]) in _MET_SPATIE or (len(parts) > 1 and parts[-2] in _EERSTE_DELEN)
        start = len(parts) - (2 if two else 1)
    return _capitalise(" ".join(parts[start:]))


def _capitalise(name: str) -> str:
    """Van den Berge for van den Berge; ’t Wout keeps its apostrophe."""
    return name[:1].upper() + name[1:]
