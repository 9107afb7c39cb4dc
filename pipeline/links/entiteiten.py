"""Programmes and bodies over all letters: which names are of one thing, and every sentence that names it.

A name is known from a sentence that introduces it (see namen.py). Elsewhere it is found by the very same words; an
abbreviation by its capitals, where the letter itself, else its dossier, else its ministry leaves one thing that bears
it. Of two things with one abbreviation neither is chosen.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations_with_replacement

from pipeline.lexicon import lexicon
from pipeline.links.corpus import Corpus, Entiteit, EntiteitVermelding, LinkedBrief, LinkedZin, Namen
from pipeline.links.namen import MIN_SPELLED, Naam, find_capitalised, find_namen, find_quoted, is_abbreviation, spells
from pipeline.links.opvolging import find_opvolgingen

TWICE = 2  # mentions from which a name that is not sure counts
_BEHIND = re.compile(r"\s\([^()]{1,40}\)")
_CAPITAL = re.compile(r"(?<![\w-])[A-Z][\w&]*(?:-[A-Z]\w*)?")


def find_entiteiten(corpus: Corpus) -> Namen:
    """The programmes and bodies of the corpus, their mentions, and which became which."""
    zinnen = {zin.id: zin for zin in (*corpus.zinnen.values(), *corpus.tabelzinnen)}
    ordered = sorted(zinnen.values(), key=lambda zin: (zin.brief_id, zin.volgnummer, zin.id))
    register = _Register(corpus)
    for zin in ordered:
        for naam in find_namen(zin.tekst):
            register.add(naam, zin)
    _add_quoted(register, ordered)
    register.settle(ordered)
    mentions = [mention for zin in ordered for mention in register.mentions_in(zin)]
    counts = Counter(mention.entiteit_id for mention in mentions)
    kept = {ding.id: ding for ding in register.dingen.values() if counts[ding.id] >= (1 if ding.zeker else TWICE)}
    mentions = [mention for mention in mentions if mention.entiteit_id in kept]
    return Namen(
        tuple(kept[key].entiteit() for key in sorted(kept)), tuple(mentions), tuple(find_opvolgingen(mentions, zinnen))
    )


@dataclass(slots=True)
class _Ding:
    """One programme or body while names are gathered: how it is written, and the letters that introduce it."""

    sleutel: str
    vormen: dict[str, str] = field(default_factory=dict)
    afkortingen: dict[str, str] = field(default_factory=dict)
    soorten: dict[str, str] = field(default_factory=dict)
    brieven: set[str] = field(default_factory=set)
    zeker: bool = False

    @property
    def id(self) -> str:
        """The id, made of the name (else the abbreviation) without regard to case, spaces and hyphens."""
        return f"entiteit-{hashlib.sha256(self.sleutel.encode()).hexdigest()[:12]}"

    def entiteit(self) -> Entiteit:
        """The thing, by the fullest way in which a letter writes it."""
        naam = max(map(_lead, self.vormen), key=lambda vorm: (len(vorm), vorm), default=None)
        return Entiteit(self.id, naam, _oldest(self.afkortingen), _oldest(self.soorten))


def _oldest(when: Mapping[str, str]) -> str | None:
    """The value that the oldest letter has."""
    return min(when, key=lambda value: (when[value], value), default=None)


def _note(found: dict[str, str], value: str | None, when: str) -> None:
    """Keep the day of the oldest letter that has a value."""
    if value is not None:
        found[value] = min(found.get(value, when), when)


def squeeze(naam: str) -> str:
    """A name without case, spaces, hyphens, and the word before it that only says what it is.

    >>> squeeze("Multidisciplinair Interventie Team") == squeeze("Multidisciplinair Interventieteam")
    True
    >>> squeeze("programma Lezen op School")
    'lezenopschool'
    """
    words = naam.split()
    if len(words) > 1 and words[0][0].islower():
        words = words[1:]
    return re.sub(r"[\W\d_]", "", "".join(words).casefold())


class _Register:
    """The things that are named, and by which words each is found."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.dingen: dict[str, _Ding] = {}
        self.alleen: dict[str, list[tuple[Naam, LinkedZin]]] = defaultdict(list)
        self.by_word: dict[str, list[tuple[str, _Ding]]] = defaultdict(list)
        self.by_afk: dict[str, list[_Ding]] = defaultdict(list)
        self.scopes: dict[tuple[str, str], _Ding | None] = {}

    def add(self, naam: Naam, zin: LinkedZin) -> None:
        """Note a name; an abbreviation alone waits until all names are known."""
        if naam.naam is None:
            self.alleen[naam.afkorting or ""].append((naam, zin))
            return
        key = squeeze(naam.naam)
        if key:
            self._enter(self.dingen.setdefault(key, _Ding(key)), naam, zin)

    def _enter(self, ding: _Ding, naam: Naam, zin: LinkedZin) -> None:
        when = self.corpus.brieven[zin.brief_id].datum or "9"
        _note(ding.vormen, naam.naam, when)
        _note(ding.afkortingen, naam.afkorting, when)
        _note(ding.soorten, naam.soort, when)
        ding.brieven.add(zin.brief_id)
        ding.zeker = ding.zeker or naam.zeker

    def settle(self, zinnen: Iterable[LinkedZin]) -> None:
        """Give each abbreviation that stands alone to the thing that bears it, and make the things findable."""
        for ding in self.dingen.values():
            for afkorting in ding.afkortingen:
                self.by_afk[afkorting].append(ding)
        waiting = {key: found for key, found in self.alleen.items() if not self.by_afk.get(key)}
        spelled = _spelled({key for key in waiting if len(key) >= MIN_SPELLED}, zinnen) if waiting else {}
        for afkorting, found in sorted(waiting.items()):
            names = spelled.get(afkorting, {})
            naam = Naam(max(names.values()) if len(names) == 1 else None, afkorting)
            key = squeeze(naam.naam) if naam.naam else f"={afkorting}"
            ding = self.dingen.setdefault(key, _Ding(key))
            for alone, zin in found:
                self._enter(ding, Naam(naam.naam, afkorting, alone.soort), zin)
            self.by_afk[afkorting].append(ding)
        for _, ding in sorted(self.dingen.items()):
            for vorm in ding.vormen:
                words = _lead(vorm)
                self.by_word[re.split(r"[\s-]", words)[0]].append((words, ding))
        for forms in self.by_word.values():
            forms.sort(key=lambda form: (-len(form[0]), form[0]))

    def mentions_in(self, zin: LinkedZin) -> Iterator[EntiteitVermelding]:
        """The mentions in a sentence, from left to right."""
        end = 0
        for word in _CAPITAL.finditer(zin.tekst):
            if word.start() < end:
                continue
            found = self._named_at(zin, word) or self._abbreviated_at(zin, word)
            if found is not None:
                ding, end = found
                begin, citaat = zin.begin + word.start(), zin.tekst[word.start() : end]
                key = f"{zin.id}:{word.start()}"
                yield EntiteitVermelding(key, ding.id, zin.brief_id, zin.id, citaat, begin, begin + len(citaat))

    def _named_at(self, zin: LinkedZin, word: re.Match[str]) -> tuple[_Ding, int] | None:
        """The longest name that begins at a word, with its end; its abbreviation behind it belongs to it."""
        for vorm, ding in self.by_word.get(re.split("-", word[0])[0], ()):
            end = word.start() + len(vorm)
            if not zin.tekst.startswith(vorm, word.start()) or zin.tekst[end : end + 1].isalnum():
                continue
            if self._near(zin, ding) and (" " in vorm or _stands_free(zin.tekst, word.start())):
                behind = _BEHIND.match(zin.tekst, end)
                own = behind and any(afkorting in behind[0] for afkorting in ding.afkortingen)
                return ding, behind.end() if behind and own else end
        return None

    def _abbreviated_at(self, zin: LinkedZin, word: re.Match[str]) -> tuple[_Ding, int] | None:
        """The thing that an abbreviation stands for in this letter, with its end."""
        for afkorting in dict.fromkeys((word[0], word[0].split("-")[0])):
            if afkorting in self.by_afk and is_abbreviation(afkorting):
                ding = self._borne_by(afkorting, zin.brief_id)
                return (ding, word.start() + len(afkorting)) if ding else None
        return None

    def _borne_by(self, afkorting: str, brief_id: str) -> _Ding | None:
        """The one thing that bears an abbreviation: in this letter, else in its dossier, else at its ministry."""
        if (afkorting, brief_id) not in self.scopes:
            self.scopes[afkorting, brief_id] = self._choose(afkorting, self.corpus.brieven[brief_id])
        return self.scopes[afkorting, brief_id]

    def _choose(self, afkorting: str, brief: LinkedBrief) -> _Ding | None:
        letters = self.corpus.brieven
        for near in (_itself, _same_dossier, _same_ministry):
            fitting = [
                ding for ding in self.by_afk[afkorting] if any(near(letters[key], brief) for key in ding.brieven)
            ]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        return None

    def _near(self, zin: LinkedZin, ding: _Ding) -> bool:
        """Whether a letter may mean a thing by its name: it has an abbreviation, or a letter near introduces it."""
        if ding.afkortingen or zin.brief_id in ding.brieven:
            return True
        own, letters = self.corpus.brieven[zin.brief_id], self.corpus.brieven
        return any(_same_dossier(letters[key], own) or _same_ministry(letters[key], own) for key in ding.brieven)


def _itself(one: LinkedBrief, other: LinkedBrief) -> bool:
    return one.id == other.id


def _same_dossier(one: LinkedBrief, other: LinkedBrief) -> bool:
    ours, theirs = ({(brief.dossier, brief.toevoeging), *brief.dossiers} - {(None, None)} for brief in (one, other))
    return bool(ours & theirs)


def _same_ministry(one: LinkedBrief, other: LinkedBrief) -> bool:
    return one.ministerie is not None and one.ministerie == other.ministerie


def _lead(vorm: str) -> str:
    """A name from its first capital on.

    >>> _lead("samenwerkingsverband Aanpak Oplichting")
    'Aanpak Oplichting'
    """
    words = vorm.split()
    return " ".join(words[1:]) if len(words) > 1 and words[0][0].islower() else vorm


def _stands_free(tekst: str, start: int) -> bool:
    """Whether a name of one word cannot be a common word: it is within the sentence, or behind what it is."""
    before = tekst[:start].rstrip()
    return bool(before) and (before[-1].isalnum() or before.endswith((",", "‘", "“"))) and not before.endswith(":")


def _spelled(afkortingen: set[str], zinnen: Iterable[LinkedZin]) -> dict[str, dict[str, str]]:
    """The names with capitals that spell an abbreviation letter by letter, by their squeezed form."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for zin in zinnen if afkortingen else ():
        for words in map(str.split, find_capitalised(zin.tekst)):
            edges = [place for place, word in enumerate(words) if word[0].isupper()]
            for first, last in combinations_with_replacement(edges, 2):
                part = words[first : last + 1]
                capitals = "".join(word[0] for word in part if word[0].isupper())
                if capitals in afkortingen and spells(capitals, part):
                    found[capitals][squeeze(" ".join(part))] = " ".join(part)
    return found


def _add_quoted(register: _Register, zinnen: Iterable[LinkedZin]) -> None:
    """Add phrases between quotation marks that stand elsewhere as a heading, or behind a word for what they are."""
    quoted: dict[str, list[LinkedZin]] = defaultdict(list)
    for zin in zinnen:
        for phrase in find_quoted(zin.tekst):
            quoted[phrase].append(zin)
    words = "|".join((*lexicon("entiteiten")["zwakke_trefwoorden"], *lexicon("entiteiten")["trefwoorden"]))
    called = re.compile(rf"\b(?P<soort>(?i:{words}))\s[‘“\"]?(?P<rest>[A-Z].*)")
    for zin in zinnen if quoted else ():
        for found in called.finditer(zin.tekst):
            for phrase in quoted:
                if found["rest"].startswith(phrase):
                    register.add(Naam(phrase, None, found["soort"].casefold()), zin)
    headings = {zin.kop for zin in zinnen if zin.kop}
    for phrase in sorted(headings & quoted.keys()):
        register.add(Naam(phrase), quoted[phrase][0])
