"""Who acts in a clause: the first person, the government and its bodies, or others on their own account."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from itertools import takewhile

from pipeline.lexicon import either, lexicon, word_set
from pipeline.toezeggingen.deelzinnen import FIRST_PERSON, Deelzin, subordinates, words
from pipeline.toezeggingen.tokens import Token
from pipeline.toezeggingen.werkwoorden import vormen

NAME = r"[A-ZÀ-Þ][\w-]*"
BEWINDSPERSOON = re.compile(
    rf"(?:[Dd]e )?(?:[Mm]inister|[Ss]taatssecretaris)(?:-president| (?:van|voor) {NAME}(?:(?: |, | en ){NAME})*)?"
)
_one_of = partial(either, "toezeggingen", "onderwerp")
OF_MINISTRY = re.compile(
    rf"^[Ee]en (?:[\w-]+ )?(?:{_one_of('afvaardiging')})\b"
    rf"|^[Ee]en (?:{_one_of('onafhankelijk')}) (?:{_one_of('ingehuurd')})"
    r"|^[Dd]e directie [A-Z][a-z]+ing\b"
)
BELONGS = re.compile(r" (?:van|door) $")
OF_U = word_set("toezeggingen", "onderwerp", "van_u")
RECEIVES = word_set("toezeggingen", "onderwerp", "krijgt")
THIRD_PERSON = words("derde_persoon")
ARTICLES = words("lidwoorden")
DETERMINERS = words("nieuwe_naamwoordgroep")
OBJECTS = words("voorwerpsvormen")
WHERE = words("plaatsvoorzetsels")
LONGEST = 14


class Rol(StrEnum):
    """On whose account the subject of a clause acts."""

    EERSTE_PERSOON = "eerste persoon"
    REGERING = "regering"
    DIENST = "dienst"
    EIGEN_REKENING = "eigen rekening"
    KAMER = "Kamer"
    ZAAK = "zaak"
    GEEN = "geen"


GROUPS = (
    ("functies", Rol.REGERING),
    ("diensten", Rol.DIENST),
    ("werkverbanden", Rol.DIENST),
    ("eigen_rekening", Rol.EIGEN_REKENING),
)
GOVERNMENT = frozenset({Rol.EERSTE_PERSOON, Rol.REGERING, Rol.DIENST})


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """The subject of a clause in the words of the text; `tekst` is None where there is none."""

    rol: Rol
    tekst: str | None = None


NIEMAND = Onderwerp(Rol.GEEN)


def find_onderwerp(tokens: Sequence[Token], deelzin: Deelzin, vorige: str = "") -> Onderwerp:
    """The subject of a clause: the pronoun or noun phrase directly behind or before the finite verb.

    "zij" and "hij" are the minister or state secretary last named in `vorige`, the sentence before.
    """
    verb = deelzin.persoonsvorm
    if verb is None:
        return NIEMAND
    if not deelzin.hoofd:
        return _in_subordinate(tokens, deelzin, vorige)
    front = _front(tokens, deelzin)
    pronoun = _pronoun(tokens, [i for i in (*(front if len(front) == 1 else ()), verb + 1) if i < len(tokens)])
    if pronoun is not None:
        fronted = classify(tokens, front) if pronoun == "u" and len(front) > 1 else NIEMAND
        acts = fronted.rol is Rol.REGERING and opens_noun_phrase(tokens, front[0]) and not dates(tokens, front)
        return fronted if acts else _shared(tokens, deelzin, vorige) or resolve(pronoun, vorige)
    if not front and deelzin.nevengeschikt is not None:
        return find_onderwerp(tokens, deelzin.nevengeschikt, vorige)
    behind = classify(tokens, noun_phrase(tokens, _skip_adverbs(tokens, verb + 1)))
    if front and opens_noun_phrase(tokens, front[0]) and not dates(tokens, front):
        before = classify(tokens, front)
        acts = behind.rol in {Rol.REGERING, Rol.DIENST}
        receives = behind.rol is Rol.KAMER and tokens[verb].laag in RECEIVES
        return behind if before.rol is Rol.ZAAK and (acts or receives) else before
    return behind


def _shared(tokens: Sequence[Token], deelzin: Deelzin, vorige: str) -> Onderwerp | None:
    """The minister of the clause before, where "u" behind the verb is the object: "werkt aan … en zal u informeren"."""
    verb, earlier = deelzin.persoonsvorm, deelzin.nevengeschikt
    if verb is None or earlier is None or _front(tokens, deelzin) or tokens[verb].laag in OF_U:
        return None
    if verb + 1 >= len(tokens) or tokens[verb + 1].laag != "u":
        return None
    shared = find_onderwerp(tokens, earlier, vorige)
    return shared if shared.rol in {Rol.EERSTE_PERSOON, Rol.REGERING, Rol.ZAAK} else None


def dates(tokens: Sequence[Token], front: Sequence[int]) -> bool:
    """Whether a noun phrase before the verb says when, and is no subject: "Dit najaar", "De komende jaren"."""
    return tokens[front[-1]].laag in words("tijdwoorden")


def _front(tokens: Sequence[Token], deelzin: Deelzin) -> list[int]:
    """The words of a main clause before its verb, without the conjunction that joins it to another."""
    assert deelzin.persoonsvorm is not None
    front = [i for i in deelzin.eigen if i < deelzin.persoonsvorm and tokens[i].woord]
    while front and (tokens[front[0]].laag in words("nevenschikkend") or tokens[front[0]].laag in words("bevestiging")):
        front.pop(0)
    return front


def _in_subordinate(tokens: Sequence[Token], deelzin: Deelzin, vorige: str) -> Onderwerp:
    """The subject of a subordinate clause stands first in it, behind the conjunction."""
    eigen = [i for i in deelzin.eigen if tokens[i].woord][1:]
    pronoun = _pronoun(tokens, eigen[:1])
    if pronoun is not None and pronoun != "u":
        return resolve(pronoun, vorige)
    own = classify(tokens, noun_phrase(tokens, eigen[0])) if eigen else NIEMAND
    own = resolve(pronoun, vorige) if pronoun is not None else own
    return own if own.rol in GOVERNMENT else _antecedent(tokens, deelzin) or own


def _antecedent(tokens: Sequence[Token], deelzin: Deelzin) -> Onderwerp | None:
    """The minister whom "die" stands for: "… de Staatssecretaris van Financiën, die u daarover zal berichten"."""
    verb = deelzin.persoonsvorm
    if deelzin.voegwoord not in words("betrekkelijk") or verb is None or tokens[verb].laag in OF_U:
        return None
    end = next((i for i in range(deelzin.eigen[0] - 1, -1, -1) if tokens[i].woord and not tokens[i].stil), 0)
    for start in range(end - 1, max(-1, end - LONGEST), -1):
        phrase = noun_phrase(tokens, start) if tokens[start].laag in DETERMINERS else []
        if phrase and phrase[-1] == end:
            found = classify(tokens, phrase)
            return found if found.rol is Rol.REGERING else None
    return None


def _pronoun(tokens: Sequence[Token], places: Iterable[int]) -> str | None:
    """The first of these words that is a personal pronoun."""
    return next((tokens[i].laag for i in places if tokens[i].laag in FIRST_PERSON | THIRD_PERSON | {"u"}), None)


def resolve(pronoun: str, vorige: str) -> Onderwerp:
    """Whom a pronoun stands for.

    >>> resolve("zij", "De Staatssecretaris van Financiën heeft dit bevestigd.").tekst
    'de Staatssecretaris van Financiën'
    """
    if pronoun == "u":
        return Onderwerp(Rol.KAMER, pronoun)
    if pronoun in FIRST_PERSON:
        return Onderwerp(Rol.EERSTE_PERSOON, pronoun)
    named = [m.group() for m in BEWINDSPERSOON.finditer(vorige)]
    return Onderwerp(Rol.REGERING, lower_article(named[-1])) if named else Onderwerp(Rol.ZAAK, pronoun)


def lower_article(text: str) -> str:
    """The phrase with the article that opens it in lower case."""
    first, _, rest = text.partition(" ")
    return f"{first.lower()} {rest}" if first.lower() in ARTICLES and rest else text


def _skip_adverbs(tokens: Sequence[Token], start: int) -> int:
    while start < len(tokens) and tokens[start].laag in words("bijwoorden") and not opens_noun_phrase(tokens, start):
        start += 1
    return start


def opens_noun_phrase(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at `index` can open a noun phrase: an article or like, a name, a name of a body."""
    if index >= len(tokens):
        return False
    token = tokens[index]
    if token.laag in words("bepalers"):
        return True
    if token.laag in words("bijwoorden") or is_preposition(token):
        return False
    return token.tekst[:1].isupper() or token.laag in _single_names()


def is_preposition(token: Token) -> bool:
    """Whether the word is a preposition, and not the name of a body in capitals ("OM")."""
    return token.laag in words("voorzetsels") and not (token.tekst.isupper() and len(token.tekst) > 1)


def noun_phrase(tokens: Sequence[Token], start: int) -> list[int]:
    """The words from `start` that can be one noun phrase, up to a preposition (other than of a name) or verb."""
    if not opens_noun_phrase(tokens, start):
        return []
    found: list[int] = []
    for index in range(start, min(start + LONGEST, len(tokens))):
        if not _continues(tokens, index, found):
            break
        found.append(index)
    return found


def _continues(tokens: Sequence[Token], index: int, found: Sequence[int]) -> bool:
    token = tokens[index]
    if found and (_past_name(tokens, index) or _half_word(tokens, index)):
        return _half_word(tokens, index)
    name_follows = index + 1 < len(tokens) and tokens[index + 1].tekst[:1].isupper()
    if token.laag == "," or token.laag in words("in_namen"):
        return bool(found) and (name_follows or (token.laag == "en" and _pair(tokens, index)))
    if not token.woord or subordinates(tokens, index) or token.laag in OBJECTS:
        return False
    if found and token.laag in DETERMINERS and tokens[found[-1]].laag not in words("in_namen") | {","}:
        return False
    if is_preposition(token) or (found and token.laag in words("bijwoorden")):
        return False
    return not (found and any(v.hulp for v in vormen(token.laag)))


def _half_word(tokens: Sequence[Token], index: int) -> bool:
    """Whether this is the hyphen of a word that is shared: "Basis- en Voortgezet Onderwijs"."""
    return tokens[index].laag == "-" and tokens[index].begin == tokens[index - 1].einde


def _past_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name ends before a noun: "de Koninklijke Marechaussee | controles"; not "de Nederlandse ambassade"."""
    before, here = tokens[index - 1].tekst, tokens[index].tekst
    adjective = before.endswith("e") and not before.endswith("ee")
    return (
        before[:1].isupper() and not adjective and here.isalpha() and here.islower() and here not in words("in_namen")
    )


def _pair(tokens: Sequence[Token], index: int) -> bool:
    """Whether "en" joins a second bearer of the same act: "en ik", "en de Staatssecretaris …"."""
    following = " ".join(token.laag for token in tokens[index + 1 : index + 3])
    return following.split(" ")[0] == "ik" or any(name in following.split() for name in _names("functies"))


@cache
def _names(group: str) -> frozenset[str]:
    return frozenset(lexicon("toezeggingen")["actoren"][group])


@cache
def _single_names() -> frozenset[str]:
    groups = ("functies", "diensten", "eigen_rekening")
    return frozenset(name for group in groups for name in _names(group) if " " not in name)


def classify(tokens: Sequence[Token], phrase: Sequence[int]) -> Onderwerp:
    """Whose account the noun phrase acts on, by the name that stands first in it."""
    if not phrase:
        return NIEMAND
    text = _text(tokens, phrase)
    head = _head(tokens, phrase)
    rol = _role(" ".join((*(tokens[i].laag for i in head), *_abbreviation(tokens, phrase))), _text(tokens, head))
    return Onderwerp(rol, lower_article(text))


def _abbreviation(tokens: Sequence[Token], phrase: Sequence[int]) -> tuple[str, ...]:
    """The abbreviation between brackets behind a name: "de Dienst Uitvoering Onderwijs (DUO)"."""
    behind = phrase[-1] + 1
    bracketed = behind + 1 < len(tokens) and tokens[behind].tekst == "("
    return (tokens[behind + 1].laag,) if bracketed else ()


def _text(tokens: Sequence[Token], phrase: Sequence[int]) -> str:
    """The words of the phrase, spaced as in running text."""
    text = " ".join(tokens[i].tekst for i in phrase)
    return text.replace(" ,", ",").replace(" -", "-").rstrip(" ,")


def _head(tokens: Sequence[Token], phrase: Sequence[int]) -> list[int]:
    """The words of the phrase up to its first preposition, that of a name excepted."""
    head: list[int] = []
    for place, i in enumerate(phrase):
        behind = phrase[place + 1 :]
        named = bool(behind) and tokens[behind[0]].tekst[:1].isupper()
        if is_preposition(tokens[i]) and not named:
            break
        head.append(i)
    return head


def _role(head: str, text: str) -> Rol:
    """The role of the first known name in a phrase (`head` in lower case, `text` as written)."""
    padded = f" {head} "
    places = [(padded.find(f" {name} "), -len(name), rol) for name, rol in _named_in(padded)]
    if " kamer " in padded or " kamers " in padded or padded.strip() == "u":
        return Rol.KAMER
    if re.search(r"\b(?:[Dd]e|Europese) Commissie\b|[Kk]amercommissie", text):
        return Rol.EIGEN_REKENING
    if any(word.startswith("motie") for word in padded.split()):
        return Rol.EIGEN_REKENING
    if places and not BELONGS.search(padded[: min(places)[0] + 1]):
        return min(places)[2]
    if OF_MINISTRY.search(text):
        return Rol.DIENST
    return _role_of_kind(list(takewhile(lambda word: word not in WHERE, head.split())))


def _named_in(padded: str) -> Iterator[tuple[str, Rol]]:
    """The known names in a phrase in lower case with a space at each end."""
    single, several = _known_names()
    yield from ((word, single[word]) for word in padded.split() if word in single)
    yield from ((name, rol) for name, rol in several if f" {name} " in padded)


@cache
def _known_names() -> tuple[dict[str, Rol], tuple[tuple[str, Rol], ...]]:
    """The names of one word, and those of several; a name that stands in two lists counts by the first."""
    roles: dict[str, Rol] = {}
    for group, rol in GROUPS:
        for name in sorted(_names(group)):
            roles.setdefault(name, rol)
    single = {name: rol for name, rol in roles.items() if " " not in name}
    return single, tuple((name, rol) for name, rol in roles.items() if " " in name)


def _role_of_kind(head: Sequence[str]) -> Rol:
    """The role of a phrase without a known name, by what sort of body its last word names."""
    if any(word.endswith(tuple(_names("werkverbanden"))) for word in head):
        return Rol.DIENST
    return Rol.EIGEN_REKENING if head and head[-1].endswith(tuple(_names("eigen_delen"))) else Rol.ZAAK


def names_others(woorden: Iterable[str]) -> bool:
    """Whether one of these words names another that acts on its own account.

    >>> names_others(("de", "planning", "van", "gemeenten")), names_others(("mijn", "planning"))
    (True, False)
    """
    parts = tuple(_names("eigen_delen"))
    return any(woord in _names("eigen_rekening") or woord.endswith(parts) for woord in woorden)


def names_services(tokens: Iterable[Token]) -> bool:
    """Whether one of these words names a body under the government; "OM" is one, "om" is not."""
    return any(token.laag in _names("diensten") and token.tekst != "om" for token in tokens)


def find_handelende(tokens: Sequence[Token], deelzin: Deelzin, voorzetsels: tuple[str, ...] = ("door",)) -> Onderwerp:
    """The agent of a passive clause: "door mij", "door de Staatssecretaris van VWS"; none where it is not named."""
    for i in deelzin.eigen:
        if tokens[i].laag not in voorzetsels or i + 1 >= len(tokens):
            continue
        if tokens[i + 1].laag in {"mij", "ons"}:
            return Onderwerp(Rol.EERSTE_PERSOON, "ik" if tokens[i + 1].laag == "mij" else "wij")
        agent = classify(tokens, noun_phrase(tokens, i + 1))
        if agent.rol not in {Rol.GEEN, Rol.ZAAK}:
            return agent
    return NIEMAND
