"""A commitment in one line, as the register of the Kamer words it: "De minister informeert de Kamer in mei 2020 …".

Made from the reading of the clause, in its own words: who acts comes first and by office, the verb follows in the third
person, what stood before the verb goes behind it, "uw Kamer" becomes "de Kamer" and the deadline names its year. Where
a word would be left that only the letter explains ("ik" further on, "mijn plan", a question of order that the reading
cannot settle), there is no paraphrase: none is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import either, lexicon, word_set
from pipeline.model import Ondertekenaar, Termijn
from pipeline.toezeggingen.actoren import Rol, is_preposition, opens_noun_phrase
from pipeline.toezeggingen.beelden import Beeld
from pipeline.toezeggingen.deelzinnen import FIRST_PERSON, words
from pipeline.toezeggingen.jaartallen import name_year
from pipeline.toezeggingen.tokens import Token
from pipeline.toezeggingen.werkwoorden import third_person, vormen

LONGEST = 280
MARKS = frozenset({",", ";", ":", ".", "–", "—", "•", "-"})
QUOTED = re.compile(r"[«»“”„\"()\[\];:?–—]")
OF_LETTER = re.compile(rf"\b(?:{either('toezeggingen', 'parafrase', 'van_de_brief')})\b", re.IGNORECASE)
CHAMBER = re.compile(rf"\b(?:{either('toezeggingen', 'parafrase', 'kamer')})\b", re.IGNORECASE)
LOOSE_SUBJECT = word_set("toezeggingen", "parafrase", "los_onderwerp")
OBJECT_PRONOUNS = word_set("toezeggingen", "parafrase", "voornaamwoord")
BREAKS = frozenset({";", ":", "."})
POINTING = words("aanwijzend") | {"het"}


@dataclass(frozen=True, slots=True)
class _Zinsdelen:
    """The parts of a main clause as places of words: before the verb, the verb, the subject, the rest."""

    voor: tuple[int, ...]
    werkwoord: int
    onderwerp: tuple[int, ...]
    rest: tuple[int, ...]


def write_parafrase(
    beeld: Beeld, termijn: Termijn | None, voorwaarde: str | None, ondertekenaars: Sequence[Ondertekenaar]
) -> str | None:
    """The promise of a clause in one line, its condition included; None where it cannot be made right."""
    delen = _part(beeld)
    if delen is None or not _self_contained(beeld, delen):
        return None
    thing = beeld.onderwerp.rol in {Rol.ZAAK, Rol.GEEN}
    line = _of_thing(beeld, delen) if thing else _of_actor(beeld, delen, termijn, ondertekenaars)
    if line is None or not all(part in line.lower() for part in _must_hold(beeld, termijn, voorwaarde)):
        return None
    return _finish(line, termijn)


def _must_hold(beeld: Beeld, termijn: Termijn | None, voorwaarde: str | None) -> Iterator[str]:
    """What the line may not leave out: the condition, and the deadline where the sentence itself has it."""
    if voorwaarde is not None:
        yield voorwaarde.lower().strip(" ,.")
    if termijn is not None and termijn.plaats.citaat in beeld.zin.tekst:
        yield termijn.plaats.citaat.lower()


def _of_actor(
    beeld: Beeld, delen: _Zinsdelen, termijn: Termijn | None, ondertekenaars: Sequence[Ondertekenaar]
) -> str | None:
    """Who acts, the verb, and what follows in its place."""
    subject = _subject_text(beeld, delen, ondertekenaars)
    verb = _verb_text(beeld, delen.werkwoord)
    order = _reorder(beeld, delen, termijn)
    if subject is None or verb is None or order is None:
        return None
    return " ".join(part for part in (subject, verb, *order) if part)


def _of_thing(beeld: Beeld, delen: _Zinsdelen) -> str | None:
    """What happens, in the order of the letter: "In mei start de proef"; "Er wordt een loket ingericht"."""
    clause = _opening_clause(beeld)
    if clause != "":
        return None
    tokens, verb = beeld.tokens, beeld.tokens[delen.werkwoord].laag
    behind = [tokens[i].laag for i in delen.rest[:1]]
    if delen.voor and not _is_connective(beeld, delen.voor):
        return _text(beeld, range(delen.voor[0], (delen.rest or (delen.werkwoord,))[-1] + 1))
    if behind == ["er"]:
        return f"Er {verb} {_text(beeld, delen.rest[1:])}"
    return f"Er {verb} {_text(beeld, delen.rest)}" if behind == ["een"] else None


def _part(beeld: Beeld) -> _Zinsdelen | None:
    """The parts of the clause; None for a subordinate clause and where a part cannot be told."""
    verb, deelzin = beeld.deelzin.persoonsvorm, beeld.deelzin
    if verb is None or not deelzin.hoofd or not _only_bracketed(beeld.tokens):
        return None
    begin, end = _bounds(beeld)
    front = [i for i in range(begin, verb) if i in deelzin.eigen or _inside(beeld, i, begin, verb)]
    while front and beeld.tokens[front[0]].laag in {*words("nevenschikkend"), *MARKS, "ja", "nee"}:
        front.pop(0)
    while front and beeld.tokens[front[-1]].laag in MARKS:
        front.pop()
    subject = _subject_places(beeld, front, verb)
    if subject is None:
        return None
    rest = tuple(i for i in range(verb + 1, end) if i not in subject)
    return _Zinsdelen(tuple(i for i in front if i not in subject), verb, subject, rest)


def _only_bracketed(tokens: Sequence[Token]) -> bool:
    """Whether nothing is set apart but words between round brackets, such as an abbreviation, which fall away."""
    opens = [token.laag for place, token in enumerate(tokens) if token.stil and not (place and tokens[place - 1].stil)]
    return all(mark == "(" for mark in opens)


def _bounds(beeld: Beeld) -> tuple[int, int]:
    """From the clause's own first word to the word before the next main clause, closing marks left out."""
    own, tokens = beeld.deelzin, beeld.tokens
    begins = [d.eigen[0] for d in beeld.zin.deelzinnen if d.hoofd and d is not own and d.eigen]
    end = min((i for i in begins if i > own.eigen[0] and tokens[i].laag != "of"), default=len(tokens))
    while end and tokens[end - 1].laag in {*MARKS, "en"}:
        end -= 1
    return own.eigen[0], end


def _inside(beeld: Beeld, index: int, begin: int, verb: int) -> bool:
    """Whether a word before the verb belongs to a clause within the clause, as "die in mei verschijnt" does."""
    return any(begin < d.eigen[0] <= index < verb and index in d.eigen for d in beeld.zin.deelzinnen if d.eigen) or (
        beeld.tokens[index].laag in MARKS
    )


def _subject_places(beeld: Beeld, front: Sequence[int], verb: int) -> tuple[int, ...] | None:
    """Where the subject stands: empty where the clause shares that of the one before; None where it cannot be told."""
    tokens, rol = beeld.tokens, beeld.onderwerp.rol
    if rol in {Rol.ZAAK, Rol.GEEN}:
        return ()
    if rol is Rol.EERSTE_PERSOON:
        places = [i for i in (*(front if len(front) == 1 else ()), verb + 1) if tokens[i].laag in FIRST_PERSON]
        return tuple(places[:1]) if places else (() if beeld.deelzin.nevengeschikt and not front else None)
    text = (beeld.onderwerp.tekst or "").lower().replace(",", " ,").split()
    for begin in (*front[:1], verb + 1):
        span = tuple(range(begin, begin + len(text)))
        if text and [tokens[i].laag for i in span if i < len(tokens)] == text:
            return span
    return None


def _self_contained(beeld: Beeld, delen: _Zinsdelen) -> bool:
    """Whether the sentence needs no other to be understood, as far as its order goes."""
    if beeld.zin.laag.startswith(("mocht ", "mochten ", "of ")) or beeld.zin.onder_aanhef:
        return False
    opens = [beeld.tokens[i].laag for i in delen.onderwerp or delen.voor]
    return not (len(opens) == 1 and opens[0] in LOOSE_SUBJECT)


# ---------------------------------------------------------------- subject and verb


def _subject_text(beeld: Beeld, delen: _Zinsdelen, ondertekenaars: Sequence[Ondertekenaar]) -> str | None:
    """Who or what acts, by office where it is the first person."""
    rol = beeld.onderwerp.rol
    if rol is Rol.EERSTE_PERSOON:
        return _office(beeld, ondertekenaars)
    return "De Kamer" if rol is Rol.KAMER else _text(beeld, delen.onderwerp) or None


def _office(beeld: Beeld, ondertekenaars: Sequence[Ondertekenaar]) -> str | None:
    """ "ik" is the one who signs, "wij" are those who sign; None where the letter does not tell."""
    single = beeld.onderwerp.tekst == "ik"
    kinds = [_kind_of_office(wie.functie) for wie in ondertekenaars]
    if not kinds or None in kinds or single != (len(kinds) == 1):
        return None
    if single:
        return f"De {kinds[0]}"
    if sorted(filter(None, kinds)) == ["minister", "staatssecretaris"]:
        return "De minister en de staatssecretaris"
    return "De ministers" if set(kinds) == {"minister"} else "De bewindspersonen"


def _kind_of_office(functie: str) -> str | None:
    laag = functie.lower().removeprefix("de ")
    return next(
        (name for name in ("minister-president", "minister", "staatssecretaris") if laag.startswith(name)), None
    )


def _verb_text(beeld: Beeld, verb: int) -> str | None:
    """The finite verb in the third person; that of several who sign stays as it is."""
    laag = beeld.tokens[verb].laag
    if beeld.onderwerp.rol is Rol.KAMER:
        return OF_CHAMBER.get(laag, laag)
    if beeld.onderwerp.rol is not Rol.EERSTE_PERSOON or beeld.onderwerp.tekst != "ik":
        return laag
    return third_person(laag)


OF_CHAMBER: dict[str, str] = lexicon("toezeggingen")["parafrase"]["van_de_kamer"]


# ---------------------------------------------------------------- order


def _reorder(beeld: Beeld, delen: _Zinsdelen, termijn: Termijn | None) -> tuple[str, ...] | None:
    """What follows the verb: the rest, with what stood before the verb in its place, a clause that opened last."""
    clause = _opening_clause(beeld)
    front, rest = list(delen.voor), list(delen.rest)
    if clause is None or (len(front) == 1 and beeld.tokens[front[0]].laag in POINTING):
        return None
    if not front or _is_connective(beeld, front):
        return (_text(beeld, rest), clause)
    before = _lowered(_text(beeld, front), beeld.tokens[front[0]])
    before += "," if "," in before and beeld.tokens[front[-1] + 1].laag == "," else ""
    if before.startswith("om "):
        return (_text(beeld, rest), before)
    place = _place_for_front(beeld, front, rest, termijn)
    return (_text(beeld, rest[:place]), before, _text(beeld, rest[place:]), clause)


def _opening_clause(beeld: Beeld) -> str | None:
    """A clause before the main one ("Zodra …, zal ik …"), which goes last; None where what opens is no such clause."""
    tokens, own = beeld.tokens, beeld.deelzin
    begin = own.eigen[0]
    if begin == 0 or own.nevengeschikt or tokens[begin - 1].laag in BREAKS or tokens[begin].laag in BREAKS:
        return ""
    opening = next((d for d in beeld.zin.deelzinnen if not d.hoofd and d.eigen[:1] == [0]), None)
    last = next((i for i in range(begin, 0, -1) if tokens[i - 1].laag == ","), None)
    if opening is None or last is None or opening.voegwoord not in lexicon("toezeggingen")["parafrase"]["achteraan"]:
        return None
    return _lowered(_text(beeld, range(last - 1)), tokens[0])


def _is_connective(beeld: Beeld, front: Sequence[int]) -> bool:
    """Whether what stands before the verb only joins the sentence to the one before ("Daarom", "In dat kader")."""
    return " ".join(beeld.tokens[i].laag for i in front) in _connectives()


@cache
def _connectives() -> frozenset[str]:
    return frozenset(lexicon("toezeggingen")["parafrase"]["verbindend"])


def _place_for_front(beeld: Beeld, front: Sequence[int], rest: Sequence[int], termijn: Termijn | None) -> int:
    """How many words of the rest come before what stood before the verb: the Chamber, a pronoun, and when."""
    tokens = beeld.tokens
    laag = [tokens[i].laag for i in rest]
    place = 2 if laag[:2] in (["uw", "kamer"], ["de", "kamer"]) else 1 if laag[:1] == ["u"] else 0
    if place == 0 and laag[:1] and _is_pronoun(tokens, rest):
        place = 1
    is_object = opens_noun_phrase(tokens, front[0]) and tokens[front[-1]].laag not in words("tijdwoorden")
    if place and is_object and termijn is not None:
        begin, end = termijn.plaats.begin - beeld.zin.begin, termijn.plaats.einde - beeld.zin.begin
        dated = [n for n, i in enumerate(rest) if begin <= tokens[i].begin and tokens[i].einde <= end]
        if dated and dated[0] == place:
            return dated[-1] + 1
    return place


def _is_pronoun(tokens: Sequence[Token], rest: Sequence[int]) -> bool:
    first, behind = tokens[rest[0]].laag, tokens[rest[1]] if len(rest) > 1 else None
    if first in OBJECT_PRONOUNS:
        return True
    alone = behind is None or not behind.woord or is_preposition(behind) or behind.laag in words("bijwoorden")
    return first in POINTING and (alone or bool(behind and vormen(behind.laag)))


# ---------------------------------------------------------------- words


def _text(beeld: Beeld, places: Sequence[int]) -> str:
    """The words at these places as the sentence has them, what is left out closed up."""
    parts: list[str] = []
    for place, index in enumerate(places):
        token = beeld.tokens[index]
        if token.stil:
            continue
        joined = place and places[place - 1] == index - 1 and not beeld.tokens[index - 1].stil
        gap = beeld.zin.tekst[beeld.tokens[index - 1].einde : token.begin] if joined else " "
        parts.append(gap + token.tekst)
    return "".join(parts).strip(" ,;:.")


def _lowered(text: str, first: Token) -> str:
    """Text that opened the sentence, its first word in lower case unless it is a name."""
    common = first.laag in _small_words() or bool(vormen(first.laag))
    plain = first.tekst[1:].islower() or len(first.tekst) == 1
    return text[:1].lower() + text[1:] if common and plain else text


@cache
def _small_words() -> frozenset[str]:
    groups = ("voorzetsels", "bepalers", "bijwoorden", "onderschikkend", "voornaamwoorden", "nevenschikkend")
    more = lexicon("toezeggingen")["parafrase"]["klein"]
    return frozenset(word for group in groups for word in words(group)) | frozenset(more)


def _finish(text: str, termijn: Termijn | None) -> str | None:
    """The line with the Chamber, the office and the year in it; None where a word is left that the letter explains."""
    if termijn is not None and text.lower().count(termijn.plaats.citaat.lower()) == 1:
        begin = text.lower().index(termijn.plaats.citaat.lower())
        named = name_year(termijn)
        named = (named[:1].upper() if text[begin].isupper() else named[:1].lower()) + named[1:]
        text = text[:begin] + named + text[begin + len(termijn.plaats.citaat) :]
    text = CHAMBER.sub("de Kamer", text)
    for own, other in lexicon("toezeggingen")["parafrase"]["eigen"].items():
        text = re.sub(rf"\b{own}\b", other, text)
    text = re.sub(r"\s+", " ", text).replace(" ,", ",").strip(" ,;:.")
    if OF_LETTER.search(text) or QUOTED.search(text) or not text or len(text) > LONGEST:
        return None
    return f"{text[:1].upper()}{text[1:]}."
