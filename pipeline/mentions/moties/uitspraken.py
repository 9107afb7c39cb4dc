"""What a sentence says of the execution of a motion, and the words that say so.

The phrases stand in lexicon/moties.toml. In the sentence that names the motion a phrase counts only in the clause of
the motion itself: what the motion asks ("die verzoekt de Kamer te informeren") is no statement of the letter, and a
denial ("geef ik geen uitvoering aan", "geen aanleiding om") undoes it. Behind the motion, and in the sentences that
go on about it, words that point back stand for the motion: aan dit verzoek · deze oproep · daaraan · hier … op ·
waarover. Such a sentence is read with the same phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.lexicon import lexicon
from pipeline.model import MotieStatus

_WOORDEN = lexicon("moties")
WINDOW = 500  # characters of the sentence on either side of the motion that are read
NEGATION_REACH = 12  # characters before a phrase in which "geen" or "niet" denies it
MOST_CLAUSES = 12  # clauses behind a motion, in its own sentence, that are read
_MOTIE = "MOTIE"


@dataclass(frozen=True, slots=True)
class _Frase:
    """A phrase of the lexicon; `kern` are words of which one must stand in the text for the phrase to fit."""

    pattern: re.Pattern[str]
    kern: tuple[str, ...]


def _compile(phrases: list[str]) -> tuple[_Frase, ...]:
    """Phrases as expressions: " … " is at most eight words of the same clause, " …… " at most twenty."""
    return tuple(_Frase(re.compile(rf"\b{_gaps(phrase)}\b"), _kern(phrase)) for phrase in phrases)


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


_UITGEVOERD = _compile(_WOORDEN["status"]["uitgevoerd"])
_IN_UITVOERING = _compile(_WOORDEN["status"]["in_uitvoering"])
_KOMT_TERUG = _compile(_WOORDEN["status"]["komt_terug"])
_ZWAK = _compile(_WOORDEN["status"]["zwak_in_uitvoering"])
_TERUG_UITGEVOERD = _compile(_WOORDEN["status"]["terug_uitgevoerd"])
_TERUG_IN_UITVOERING = _compile(_WOORDEN["status"]["terug_in_uitvoering"])
_VERWIJST_TERUG = _compile(_WOORDEN["status"]["verwijst_terug"])
_ONTKENNING = re.compile(r"\b(?:" + "|".join(_WOORDEN["status"]["ontkenning"]) + r")\b")
_WEIGERING = re.compile(r"\b(?:" + "|".join(_WOORDEN["status"]["weigering"]) + r")\b")
_VERZOEK = re.compile(r"\b(?:" + "|".join(_WOORDEN["verzoek"]) + r")\b|,? om (?:[^ .;]{1,40} ){0,40}?te\b")
_REGERING = r"(?:de regering|het kabinet|de minister|de staatssecretaris|mij|ons)"
_VERZOEKT_MIJ = re.compile(
    rf"\b(?:{'|'.join(_WOORDEN['verzoek'])})\b(?=(?: [^ .,;]{{1,40}}){{0,4}} {_REGERING}\b)"
    rf"|\b{_REGERING}(?: [^ .,;]{{1,40}}){{0,5}} (?:gevraagd|verzocht|opgeroepen)\b"
)
_ZOALS = re.compile(r"\b(?:zoals|als) (?:\w+ )?(?:gevraagd|verzocht)\b")
_DEZE = "\0"  # marks the motion spoken of among the others
_HAAKJES = re.compile(
    r" ?\((?:kamerstuk|tk|ek|kst|t\.v\.v\.|\d\d ?\d{3})[^()]*\)"
    r"|,? (?:kamerstuk(?:ken)? )?\d\d ?\d{3}(?:[ -][ivx]{1,5})?,? nrs?\.? \d{1,4}(?:(?:, | en | t/m |[-–])\d{1,4}){0,9}"
)
_BIJZIN = re.compile(r", | (?:waarin|waarmee|waarbij|die|dat|om) ")
_HOOFDZIN = re.compile(
    r", (?=(?:is|zijn|wordt|worden|heb|heeft|hebben|beschouw|acht|voer|geef|geeft|kom|zal|neem|betrek"
    r"|als (?:uitgevoerd|afgedaan)|hiermee|daarmee|uitgevoerd|afgedaan|uit|in uitvoering|gestand)\b)"
)
_OMSCHRIJVING = re.compile(
    rf"(?:{'|'.join(_WOORDEN['omschrijving'])})(?: [^ .;]{{1,40}}){{0,4}}? (?:in|uit|van|met) {_MOTIE}"
)
_REEKS = re.compile(
    rf"{_MOTIE}(?:(?: over [^,.;]{{1,80}}?)?(?:, |; | en |, en | als )(?:(?:de |van het lid |van de leden )?){_MOTIE})+"
)
_KAMER = r"(?:uw kamer|de kamer|de indieners?|de motie)"
_NAAMWOORD = re.compile(rf"\b(?:{'|'.join(_WOORDEN['naamwoord'])})\b(?: van {_KAMER}\b|(?! van | om te))")
_BIJWOORD = re.compile(r"(?<!gelet )(?<!gezien )\b(?:daar|hier|waar|er)(aan|op|over)\b")
_UITVOERING = re.compile(r"\b(uitvoering) (?:daar|hier)van\b")
_GESPLITST = re.compile(r"\b(?:daar|hier|waar) ((?:[^ .,;]{1,40} ){1,12}?)(aan|op|over)(?= ?terug| ?tegemoet|[ .,;]|$)")
_ER_OP = re.compile(r"\ber ((?:[^ .,;]{1,40} ){1,12}?)op(?= ?terug)")
_LIDWOORD = re.compile(r"\b(?:de|het|dit|deze|die|dat) (?P<woord>[^\W\d_]{5,})\b")
_EEN = re.compile(r"\been (?:[^\W\d_]+e )?([^\W\d_]{5,})\b")
_BIJGAAND = re.compile(rf"\b(?:{'|'.join(_WOORDEN['status']['bijgaand'])})\b")
_DEELZIN = re.compile(
    r"[;:] | [–—] |, (?:en |maar )?(?=(?:waar(?:aan|op|over)?|daar|hier|ik|wij|dit|dat|met|hun|het kabinet) |daar|hier)"
)


@dataclass(frozen=True, slots=True)
class Uitspraak:
    """A status, the sentence it was read from, and whether a promise to come back outweighs it (`zwak`)."""

    status: MotieStatus
    bewijs: str
    zwak: bool = False


def read_uitspraak(text: str, motie: tuple[int, int], others: list[tuple[int, int]]) -> Uitspraak | None:
    """What a sentence says of the motion at `motie`; `others` are the other motions named in it."""
    statements = [_read_clause(text, _clause(text, motie, others))]
    until = min((begin for begin, _ in others if begin >= motie[1]), default=len(text))
    for clause in _clauses_behind(text[motie[1] : min(until, motie[1] + WINDOW)].lower()):
        statements.append(_read_back(text, clause))
    return weightiest(statements)


def weightiest(statements: list[Uitspraak | None]) -> Uitspraak | None:
    """The statement that counts: that it is done weighs most, then its execution, a promise, a soft word."""
    return min((statement for statement in statements if statement), key=_weight, default=None)


def _weight(statement: Uitspraak) -> int:
    if statement.zwak:
        return 3
    return (MotieStatus.UITGEVOERD, MotieStatus.IN_UITVOERING, MotieStatus.KOMT_TERUG).index(statement.status)


def _read_clause(text: str, clause: str) -> Uitspraak | None:
    """What the phrases of the lexicon find in a clause of the sentence `text`."""
    if _holds(_UITGEVOERD, clause):
        return Uitspraak(MotieStatus.UITGEVOERD, text)
    if _holds(_IN_UITVOERING, clause):
        return Uitspraak(MotieStatus.IN_UITVOERING, text)
    if _promises(clause):
        return Uitspraak(MotieStatus.KOMT_TERUG, text)
    if _holds(_ZWAK, clause):
        return Uitspraak(MotieStatus.IN_UITVOERING, text, zwak=True)
    return None


@lru_cache(maxsize=256)
def read_vervolg(text: str, about: str = "", *, stellig: bool = False) -> Uitspraak | None:
    """What a later sentence without a motion says of the motion just spoken of, where it points back to it.

    `about` is the sentence that named the motion; with `stellig` this one must name what it points to (dit verzoek).

    >>> read_vervolg("Aan dat verzoek geef ik gevolg.", stellig=True).status
    <MotieStatus.IN_UITVOERING: 'in uitvoering'>
    """
    low = text[: 2 * WINDOW].lower()
    if stellig and not _NAAMWOORD.search(low):
        return None
    return _read_back(text, low, about.lower())


def _read_back(text: str, clause: str, about: str = "") -> Uitspraak | None:
    """What a clause that names no motion says of it: the words that point back stand for the motion."""
    own = _without_own_request(_NAAMWOORD.sub(_MOTIE, clause))
    if _holds(_TERUG_UITGEVOERD, own):
        return Uitspraak(MotieStatus.UITGEVOERD, text)
    if _holds(_TERUG_IN_UITVOERING, own):
        return Uitspraak(MotieStatus.IN_UITVOERING, text)
    back = _point(own)
    if _MOTIE in back:
        return _read_clause(text, back)
    refers = any(frase.pattern.search(own) for frase in _VERWIJST_TERUG) or _takes_up(own, about)
    return Uitspraak(MotieStatus.KOMT_TERUG, text) if refers and _promises(own) else None


def _promises(clause: str) -> bool:
    """Whether a clause promises to come back, and sends nothing along ("bijgaand")."""
    return _holds(_KOMT_TERUG, clause) and not _BIJGAAND.search(clause)


def _takes_up(clause: str, about: str) -> bool:
    """Whether a sentence takes up a word of the one before: … vraagt om een doorrekening. Ik zal de doorrekening …"""
    new = set(_EEN.findall(about))
    opening = _LIDWOORD.match(clause)
    if opening and re.search(rf"\b{opening['woord']}\b", about):
        return True
    return any(match["woord"] in new for match in _LIDWOORD.finditer(clause))


def _point(clause: str) -> str:
    """A clause with the adverbs that point back written out, the motion as MOTIE.

    >>> _point("ik kom hier voor de zomer op terug en geef daaraan gevolg")
    'ik kom voor de zomer op MOTIE terug en geef aan MOTIE gevolg'
    """
    whole = _UITVOERING.sub(rf"\1 van {_MOTIE}", _BIJWOORD.sub(rf"\1 {_MOTIE}", clause))
    split = _GESPLITST.sub(rf"\1\2 {_MOTIE} ", whole)
    return _ER_OP.sub(rf"\1op {_MOTIE} ", split).replace("  ", " ")


def _without_own_request(clause: str) -> str:
    """A clause without what it says that the motion asks ("Zij verzoekt de regering …", "mij is gevraagd …")."""
    told = _ZOALS.sub("", clause)
    request = _VERZOEKT_MIJ.search(told)
    if request is None:
        return told
    end = told.find(";", request.end())
    main = _HOOFDZIN.search(told, request.end())
    rest = told[main.end() :] if main else told[end + 1 :] if end >= 0 else ""
    return f"{told[: request.start()]} {rest}"


def _clauses_behind(text: str) -> Iterator[str]:
    """The clauses behind a motion that can go on about it: "; daaraan …", ", waarover …", ", en ik …"."""
    parts = _DEELZIN.split(text, MOST_CLAUSES)
    yield from (part for part in parts[1:] if part)


def _holds(frases: tuple[_Frase, ...], clause: str) -> bool:
    """Whether a phrase stands in a clause without being denied."""
    return any(
        not _denied(clause, match)
        for frase in frases
        if any(word in clause for word in frase.kern)
        for match in frase.pattern.finditer(clause)
    )


def _denied(clause: str, match: re.Match[str]) -> bool:
    """Whether "niet" or "geen" stands in or just before a phrase, or "geen aanleiding" earlier in its clause."""
    if _ONTKENNING.search(clause, max(0, match.start() - NEGATION_REACH), match.end()):
        return True
    begin = max(clause.rfind(sign, 0, match.start()) for sign in ",;")
    return _WEIGERING.search(clause, max(begin, 0), match.start()) is not None


def _clause(text: str, motie: tuple[int, int], others: list[tuple[int, int]]) -> str:
    """The lower-cased words around a motion, itself written MOTIE, without what it asks and without other motions.

    Motions in one list ("de moties A en B") are one: what is said of them is said of each.
    """
    low, high = max(0, motie[0] - WINDOW), min(len(text), motie[1] + WINDOW)
    near = sorted(span for span in {motie, *others} if low <= span[0] and span[1] <= high)
    clause, position = "", low
    for begin, einde in near:
        clause += text[position:begin].lower() + (_MOTIE + _DEZE if (begin, einde) == motie else _MOTIE)
        position = einde
    clause = _HAAKJES.sub("", clause + text[position:high].lower()).replace(f" zowel {_MOTIE}", f" {_MOTIE}")
    return _without_request(_alone(clause.replace(_MOTIE + _DEZE, _MOTIE), clause.index(_DEZE) - len(_MOTIE)))


def _alone(clause: str, own: int) -> str:
    """The clause with one MOTIE: the list that the motion at `own` stands in; cut at motions outside it."""
    reeks = next((m for m in _REEKS.finditer(clause) if m.start() <= own < m.end()), None)
    begin, einde = reeks.span() if reeks else (own, own + len(_MOTIE))
    before, after = clause[:begin], clause[einde:]
    before = before.rpartition(_MOTIE)[2]
    after = after.partition(_MOTIE)[0]
    return _OMSCHRIJVING.sub(_MOTIE, before + _MOTIE) + after


def _without_request(clause: str) -> str:
    """The clause without what the motion asks: what stands before it and the main clause that goes on behind it.

    A relative clause that asks nothing ("die we u dit najaar zullen aanbieden") stays, unless a main clause follows.
    """
    before, motie, after = clause.partition(_MOTIE)
    request = _VERZOEK.search(after, 0, WINDOW // 2)
    relative = _BIJZIN.match(after)
    if request is None and relative is None:
        return clause
    starts = [match.start() for match in _BIJZIN.finditer(after, 0, request.start())] if request else [0]
    start = starts[-1] if starts else 0
    main = _HOOFDZIN.search(after, request.end() if request else start + 1)
    if request is None and main is None:
        return clause
    return before + motie + after[:start] + (f" {after[main.end() :]}" if main else "")
