"""A clause as the rules see it: its words, subject, moment, sum of money, and what stands beside the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from pipeline.lexicon import lexicon, phrases, word_set
from pipeline.model import Termijn
from pipeline.toezeggingen.actoren import Onderwerp, Rol, find_handelende, find_onderwerp
from pipeline.toezeggingen.deelzinnen import Deelzin, words
from pipeline.toezeggingen.gezegden import Gezegde, read_gezegden
from pipeline.toezeggingen.tokens import Token
from pipeline.toezeggingen.uitdrukkingen import Uitdrukking, match_uitdrukking

EXPLICIT_ONLY = word_set("toezeggingen", "zaken_lezen", "alleen_gevraagd")
DATED_NOUNS = phrases("toezeggingen", "zaken_lezen", "met_jaar")
NAMES_A_YEAR = re.compile(r"(?:(?:voor|over|van) )?20\d\d", re.IGNORECASE)
SOURCES = word_set("toezeggingen", "zaken_lezen", "bronnen")
SOURCE_WORDS = 4
MONEY = word_set("toezeggingen", "geld", "eenheden")
YEAR = re.compile(r"(?:19|20)\d\d")
NUMBER = re.compile(r"\d[\d.,]*")
ACTING = frozenset({Rol.REGERING, Rol.DIENST, Rol.EIGEN_REKENING})
SHORTEST_PART = 4
SHORT_PARTS = word_set("toezeggingen", "zaken_lezen", "korte_delen")


@dataclass(frozen=True)
class Zinsbeeld:
    """A sentence being read: its words, clauses, dates, the sentence before it and the date of the letter."""

    tekst: str
    tokens: tuple[Token, ...]
    deelzinnen: tuple[Deelzin, ...]
    termijnen: tuple[Termijn, ...] = ()
    datum: date | None = None
    vorige: str = ""
    begin: int = 0
    onder_aanhef: bool = False

    @cached_property
    def laag(self) -> str:
        """The sentence in lower case."""
        return self.tekst.lower()

    @cached_property
    def beelden(self) -> tuple[Beeld, ...]:
        """Its clauses, each as the rules see it."""
        return tuple(Beeld(self, deelzin) for deelzin in self.deelzinnen)


@dataclass(frozen=True)
class Beeld:
    """A clause being read."""

    zin: Zinsbeeld
    deelzin: Deelzin

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the whole sentence."""
        return self.zin.tokens

    @cached_property
    def onderwerp(self) -> Onderwerp:
        """The subject of the clause."""
        begin = self.tokens[self.deelzin.eigen[0]].begin if self.deelzin.eigen else 0
        return find_onderwerp(self.tokens, self.deelzin, f"{self.zin.vorige} {self.zin.tekst[:begin]}")

    @cached_property
    def gezegden(self) -> tuple[tuple[Gezegde, Uitdrukking | None], ...]:
        """Every verb with meaning in the clause, and the expression of the lexicon that it is of."""
        found = read_gezegden(self.tokens, self.deelzin)
        return tuple((gezegde, match_uitdrukking(self.tokens, self.deelzin, gezegde)) for gezegde in found)

    @cached_property
    def handelende(self) -> Onderwerp:
        """The agent that a passive names."""
        return find_handelende(self.tokens, self.deelzin)

    @cached_property
    def woorden(self) -> tuple[str, ...]:
        """The clause's own words in lower case."""
        return tuple(self.tokens[i].laag for i in self.deelzin.eigen)

    @cached_property
    def laag(self) -> str:
        """The clause's own words in lower case, one space between them, one at each end."""
        return f" {' '.join(self.woorden)} "

    @cached_property
    def voorveld(self) -> tuple[str, ...]:
        """The words before the finite verb of a main clause."""
        verb = self.deelzin.persoonsvorm or 0
        return tuple(self.tokens[i].laag for i in self.deelzin.eigen if i < verb) if self.deelzin.hoofd else ()

    @cached_property
    def kern(self) -> tuple[str, ...]:
        """The words in which the object can stand: all but a prepositional phrase before the verb."""
        front = self.voorveld
        opens = front[:1]
        fronted = bool(opens) and (opens[0] in words("voorzetsels") or opens[0] in words("bijwoorden"))
        if front[:2] == ("met", "een"):
            fronted = False
        elif self.onderwerp.rol in ACTING and not fronted and self.onderwerp.tekst:
            fronted = self.onderwerp.tekst.lower().startswith(" ".join(front[:2]))
        own = self.woorden[len(front) :] if fronted else self.woorden
        return tuple(_without_source(own)) + self._gedeeld()

    def _gedeeld(self) -> tuple[str, ...]:
        """The words of the clause before it that a pronoun in a joined clause stands for ("en deze breid ik uit")."""
        earlier = self.deelzin.nevengeschikt
        if earlier is None or not words("aanwijzend") & set(self.voorveld):
            return ()
        return tuple(self.tokens[i].laag for i in earlier.eigen)

    @cached_property
    def aangehaald(self) -> tuple[str, ...]:
        """The words between quotation marks or brackets within the clause: names of things."""
        eigen = self.deelzin.eigen
        span = range(eigen[0], eigen[-1]) if eigen else range(0)
        return tuple(self.tokens[i].laag for i in span if self.tokens[i].stil)

    @cached_property
    def bedrag(self) -> bool:
        """Whether the clause names a sum of money or a number of posts."""
        return any(woord in MONEY for woord in self.woorden)

    @cached_property
    def getal(self) -> bool:
        """Whether the clause names a number that is no year."""
        numerals = lexicon("toezeggingen")["telwoorden"]["woorden"]
        return any(w in numerals or (NUMBER.fullmatch(w) and not YEAR.fullmatch(w)) for w in self.kern)

    @cached_property
    def moment(self) -> bool:
        """Whether the clause says when, in words that look ahead."""
        if any(t.vanaf or t.uiterlijk for t in self.eigen_termijnen) or self.jaar:
            return True
        return not self.verstreken and any(phrase in self.laag for phrase in _phrases("momenten"))

    @cached_property
    def jaar(self) -> bool:
        """Whether the clause names a year that is not before the letter's."""
        first = self.zin.datum.year if self.zin.datum else 0
        return any(YEAR.fullmatch(w) and int(w) >= first for w in self.woorden)

    @cached_property
    def verstreken(self) -> bool:
        """Whether the clause names a date before the letter."""
        return any(self._own(t) and past(t, self.zin.datum) for t in self.zin.termijnen)

    @cached_property
    def eigen_termijnen(self) -> tuple[Termijn, ...]:
        """The dates within the clause's own words that do not lie before the letter."""
        return tuple(t for t in self.zin.termijnen if self._own(t) and not past(t, self.zin.datum))

    def _own(self, termijn: Termijn) -> bool:
        begin = termijn.plaats.begin - self.zin.begin
        end = termijn.plaats.einde - self.zin.begin
        inside = [i for i, token in enumerate(self.tokens) if token.begin < end and token.einde > begin and token.woord]
        named = bool(inside) and inside[0] > 0 and self.tokens[inside[0] - 1].laag.endswith(DATED_NOUNS)
        if named and NAMES_A_YEAR.fullmatch(termijn.plaats.citaat):
            return False
        return bool(inside) and set(inside) <= set(self.deelzin.eigen) | {
            i for i in inside if self.tokens[i].stil or not self.tokens[i].woord
        }

    def heeft(self, name: str) -> bool:
        """Whether a word or phrase of this list of `uitsluiting` stands in the clause."""
        return any(f" {phrase} " in self.laag for phrase in lexicon("toezeggingen")["uitsluiting"][name])

    def zaak(self, *groups: str) -> bool:
        """Whether the object names a thing of one of these groups (all groups where none is given)."""
        text = f" {' '.join(self.kern)} "
        phrases = any(f" {phrase} " in text for phrase in _things(groups) if " " in phrase)
        return phrases or any(is_zaak(word, groups) for word in (*self.kern, *self.aangehaald))

    def geld(self) -> bool:
        """Whether the clause speaks of money or capacity."""
        source = lexicon("toezeggingen")["geld"]
        parts = tuple(source["laatste_delen"])
        words_here = (*self.woorden, *self._gedeeld())
        return self.bedrag or any(w in source["woorden"] or w.endswith(parts) for w in words_here)


def _without_source(woorden: Sequence[str]) -> Iterator[str]:
    """The words but those of where something belongs: "binnen het programma", "conform het plan"."""
    skip = 0
    for woord in woorden:
        skip = SOURCE_WORDS if woord in SOURCES else max(0, skip - 1)
        if not skip:
            yield woord


def past(termijn: Termijn, datum: date | None) -> bool:
    """Whether a date lies wholly before the letter."""
    return datum is not None and termijn.uiterlijk is not None and termijn.uiterlijk < datum


@cache
def _phrases(name: str) -> tuple[str, ...]:
    return tuple(f" {phrase} " for phrase in lexicon("toezeggingen")[name]["woorden"])


@cache
def _things(groups: Sequence[str]) -> frozenset[str]:
    source = lexicon("toezeggingen")["zaken"]
    return frozenset(
        word for group in groups or tuple(g for g in source if g not in EXPLICIT_ONLY) for word in source[group]
    )


@cache
def is_zaak(word: str, groups: tuple[str, ...] = ()) -> bool:
    """Whether a word is, or ends in, the name of a thing that can be ticked off.

    >>> is_zaak("woonlastenfonds"), is_zaak("leesonderzoek"), is_zaak("aandacht")
    (True, True, False)
    """
    things = _things(groups)
    if word in things:
        return True
    parts = tuple(
        t
        for t in things
        if (len(t) > SHORTEST_PART or t in SHORT_PARTS or t in {"plan", "team"}) and t not in {"actie", "acties"}
    )
    return word.endswith(parts) and word not in lexicon("toezeggingen")["geen_zaak"]["woorden"]
