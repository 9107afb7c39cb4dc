"""Which letter of the corpus a citation or a dated mention means, and which letters precede which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.identificatie import kamerstuk_id
from pipeline.links.briefdatums import Briefdatum, find_briefdatums, speaks_of_letter
from pipeline.links.corpus import Corpus, LinkedBrief, LinkedVerwijzing, LinkedZin
from pipeline.model import Verband, VerbandSoort


@dataclass(frozen=True, slots=True)
class Genoemd:
    """The letters of the corpus that a sentence names, and the mentions that no letter of the corpus answers to.

    `brieven` holds per letter the words that name it; `ontbrekend` the mentions of letters that are not there.
    """

    brieven: Mapping[str, str] = field(default_factory=dict)
    ontbrekend: tuple[Briefdatum, ...] = ()


def precedes(earlier: LinkedBrief, later: LinkedBrief) -> bool:
    """Whether a letter is older than another and of the same dossier or ministry."""
    if not earlier.datum or not later.datum or earlier.datum >= later.datum:
        return False
    return (earlier.ministerie is not None and earlier.ministerie == later.ministerie) or same_dossier(earlier, later)


def same_dossier(one: LinkedBrief, other: LinkedBrief) -> bool:
    """Whether two letters share a dossier; the suffix of a budget dossier tells its chapters apart."""
    return bool(_dossiers(one) & _dossiers(other))


def _dossiers(brief: LinkedBrief) -> frozenset[tuple[str, str | None]]:
    """All dossiers on a letter's head."""
    own = {(brief.dossier, brief.toevoeging)} if brief.dossier else set()
    return frozenset(own.union(brief.dossiers))


def _groups_of(brief: LinkedBrief) -> frozenset[object]:
    """What a letter may share with others: its dossiers and its ministry."""
    return _dossiers(brief) | ({brief.ministerie} if brief.ministerie else frozenset())


class Brieven:
    """The letters of the corpus, by number and by day, and what each sentence names."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._before: dict[str, frozenset[str]] = {}
        self._before_in_dossier: dict[str, frozenset[str]] = {}
        self._grouped: dict[object, list[str]] = defaultdict(list)
        for brief in corpus.brieven.values():
            for group in _groups_of(brief):
                self._grouped[group].append(brief.id)
        self.aliases = dict(_aliases(corpus))
        self.numbered = self._by_number()
        self.doel_of = dict(self._resolve_citations())
        self.dated: dict[str, list[str]] = defaultdict(list)
        for brief in sorted(corpus.brieven.values(), key=lambda brief: brief.id):
            self.dated[(brief.datum or "")[:7]].append(brief.id)
        self.cited_in: dict[str, list[LinkedVerwijzing]] = defaultdict(list)
        self.noted_at: dict[str, list[LinkedVerwijzing]] = defaultdict(list)
        for citation in sorted(corpus.verwijzingen, key=lambda citation: citation.id):
            if citation.zin_id is not None:
                self.cited_in[citation.zin_id].append(citation)
            if citation.bij_zin_id is not None:
                self.noted_at[citation.bij_zin_id].append(citation)

    def _by_number(self) -> dict[str, set[str]]:
        letters: dict[str, set[str]] = defaultdict(set)
        for brief in self.corpus.brieven.values():
            letters[brief.id].add(brief.id)
            if number := kamerstuk_id(brief.dossier, brief.toevoeging, brief.nummer):
                letters[number].add(brief.id)
        return letters

    def before(self, brief_id: str) -> frozenset[str]:
        """The older letters of the same dossier or ministry as a letter."""
        if brief_id not in self._before:
            own = self.corpus.brieven[brief_id]
            near = {key for group in _groups_of(own) for key in self._grouped[group]}
            self._before[brief_id] = frozenset(key for key in near if precedes(self.corpus.brieven[key], own))
        return self._before[brief_id]

    def before_in_dossier(self, brief_id: str) -> frozenset[str]:
        """The older letters of the same dossier as a letter."""
        if brief_id not in self._before_in_dossier:
            own, letters = self.corpus.brieven[brief_id], self.corpus.brieven
            near = {key for group in _dossiers(own) for key in self._grouped[group]}
            self._before_in_dossier[brief_id] = frozenset(key for key in near if precedes(letters[key], own))
        return self._before_in_dossier[brief_id]

    def share_dossier(self, one: str, other: str) -> bool:
        """Whether two letters share a dossier."""
        return same_dossier(self.corpus.brieven[one], self.corpus.brieven[other])

    def letters_of(self, identificatie: str) -> set[str]:
        """The letters that a number or one of its other numbers stands for."""
        numbers = self.aliases.get(identificatie, frozenset({identificatie}))
        return {letter for number in numbers for letter in self.numbered.get(number, ())}

    def _resolve_citations(self) -> Iterator[tuple[str, str]]:
        for citation in self.corpus.verwijzingen:
            if citation.identificatie:
                found = self.letters_of(citation.identificatie) - {citation.brief_id}
                if len(found) == 1:
                    yield citation.id, next(iter(found))

    def named_in(self, zin: LinkedZin | None) -> Genoemd:
        """The letters that a sentence cites, itself or in a note where it speaks of a letter, or names by date."""
        brief = self.corpus.brieven[zin.brief_id] if zin else None
        if zin is None or brief is None:
            return Genoemd()
        named: dict[str, str] = {}
        missing: list[Briefdatum] = []
        notes = self.noted_at.get(zin.id, ()) if speaks_of_letter(zin.tekst) else ()
        for citation in (*self.cited_in.get(zin.id, ()), *notes):
            if citation.id in self.doel_of:
                named.setdefault(self.doel_of[citation.id], citation.citaat)
            elif citation.identificatie and not self.letters_of(citation.identificatie) and citation in notes:
                missing.append(Briefdatum(citation.citaat, "", "", genoemd=True))
        for mention in find_briefdatums(zin.tekst, brief.datum) if brief.datum else ():
            found = self.dated_by(mention, brief)
            if not found:
                missing.append(mention)
            for letter in found:
                named.setdefault(letter, mention.citaat)
        return Genoemd(named, tuple(missing))

    def dated_by(self, mention: Briefdatum, brief: LinkedBrief) -> list[str]:
        """The older letters that a dated mention can mean: of the dossier where it gives a month alone."""
        near = (self.corpus.brieven[key] for key in self.dated.get(mention.vanaf[:7], ()))
        days = (mention.vanaf, mention.tot)
        fitting = [other for other in near if days[0] <= (other.datum or "") <= days[1] and precedes(other, brief)]
        own = [other for other in fitting if same_dossier(other, brief)]
        return [other.id for other in (own or (fitting if mention.op_de_dag else []))]


def _aliases(corpus: Corpus) -> Iterator[tuple[str, frozenset[str]]]:
    """Numbers of one paper under several dossiers: "Kamerstukken 26 643 en 32 761, nr. 938"."""
    grouped: dict[tuple[str, str | None, str, str], set[str]] = defaultdict(set)
    for citation in corpus.verwijzingen:
        if citation.identificatie and citation.nummer:
            key = (citation.brief_id, citation.zin_id, citation.citaat, citation.nummer)
            grouped[key].add(citation.identificatie)
    merged: dict[str, frozenset[str]] = {}
    for numbers in sorted(map(sorted, grouped.values())):
        if len(numbers) > 1:
            whole = frozenset(numbers).union(*(merged.get(number, frozenset()) for number in numbers))
            merged.update(dict.fromkeys(whole, whole))
    yield from merged.items()


def link_brieven(brieven: Brieven) -> Iterator[Verband]:
    """From each resolved citation, and from each letter that names another by date alone, to the letter meant."""
    linked: set[tuple[str, str]] = set()
    for citation in brieven.corpus.verwijzingen:
        doel = brieven.doel_of.get(citation.id)
        if doel is not None:
            linked.add((citation.brief_id, doel))
            ground = f"de brief noemt {citation.identificatie}"
            yield Verband(VerbandSoort.VERWIJST_NAAR, "verwijzingen", citation.id, "kamerbrieven", doel, ground, 1.0)
    for zin in sorted(brieven.corpus.zinnen.values(), key=lambda zin: (zin.brief_id, zin.volgnummer)):
        named = brieven.named_in(zin).brieven
        for letter, words in named.items() if len(named) == 1 else ():
            if (zin.brief_id, letter) not in linked:
                linked.add((zin.brief_id, letter))
                ground = f"de brief schrijft “{words}”; dat is de enige brief met die datum"
                yield Verband(
                    VerbandSoort.VERWIJST_NAAR, "kamerbrieven", zin.brief_id, "kamerbrieven", letter, ground, 0.95
                )
