"""Which earlier commitment a statement is about: structured evidence first, then the words, one candidate or none.

The evidence, strongest first: the letter that the sentence names, the motion it names, the abbreviated names it shares,
its telling words. A statement that names a letter is compared with the commitments of that letter alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline.lexicon import lexicon
from pipeline.links.brieven import Brieven, Genoemd
from pipeline.links.corpus import Corpus, LinkedUitspraak, LinkedZin
from pipeline.links.woorden import ENOUGH, Index, abbreviations, similarity, written_words
from pipeline.model import ToezeggingSoort

MIN_NAMED = 0.2  # likeness from which a commitment of the very letter that is named may be meant
MIN_LIKE = 0.4  # likeness from which a commitment of any earlier letter of the dossier or ministry may be meant
MIN_MARGIN = 0.08  # by which the best candidate must beat the next
MIN_SHARED = 2  # telling words that two statements must share
MIN_FAR = 3  # the same, where the letters share a ministry and no dossier
FAR_BACK = 3  # sentences back to which "deze toezegging" may point
FEW = 40  # commitments that are compared where nothing in the text asks for one
SHOWN = 5  # shared words that a ground shows
MIN_SHOWN = 0.2  # likeness from which a commitment that does not fit is shown to a reader all the same
MOST_SHOWN = 3  # commitments that are shown where more than one fits


@dataclass(frozen=True, slots=True)
class Vraag:
    """What is sought: the letter that asks, the words that describe the commitment, and what the text names.

    `soort` narrows the commitments to one kind, `geen` leaves one kind out; of those that fit alike, one of kind
    `liefst` goes first; `minimum` is the likeness from which one may fit.
    """

    brief_id: str
    woorden: str
    genoemd: Genoemd
    moties: frozenset[str] = frozenset()
    soort: str | None = None
    minimum: float | None = None
    liefst: str | None = None
    geen: str | None = None


@dataclass(frozen=True, slots=True)
class Treffer:
    """The one commitment that fits, the evidence in words, and how certain it is."""

    belofte: LinkedUitspraak
    grond: str
    zekerheid: float


@dataclass(frozen=True, slots=True)
class Geen:
    """No commitment fits: why not, and those that come nearest, for a reader to judge."""

    reden: str
    nabij: tuple[Treffer, ...] = ()


class Beloften:
    """The commitments of the corpus, and what stands around each statement."""

    def __init__(self, corpus: Corpus, brieven: Brieven, motie_of: Mapping[str, str]) -> None:
        self.corpus = corpus
        self.brieven = brieven
        self.by_id = {promise.id: promise for promise in corpus.toezeggingen}
        self.by_brief: dict[str, list[LinkedUitspraak]] = defaultdict(list)
        for promise in sorted(corpus.toezeggingen, key=lambda promise: promise.id):
            self.by_brief[promise.brief_id].append(promise)
        self._promising: dict[str, frozenset[str]] = {}
        self.before = dict(_predecessors(corpus.zinnen.values()))
        self.moties_by_zin: dict[str, set[str]] = defaultdict(set)
        for mention in corpus.vermeldingen:
            if mention.zin_id:
                self.moties_by_zin[mention.zin_id].add(motie_of[mention.id])
        self.by_motie: dict[str, list[LinkedUitspraak]] = defaultdict(list)
        for promise in sorted(corpus.toezeggingen, key=lambda promise: promise.id):
            for motie in self.moties_in(promise):
                self.by_motie[motie].append(promise)
        self.said_by_id = {said.id: said for said in (*corpus.nakomingen, *corpus.meldingen)}
        self.sums = {bedrag.zin_id for bedrag in corpus.bedragen}
        contexts = {promise.id: self.context(promise) for promise in corpus.toezeggingen}
        self.names_in = {key: abbreviations(tekst) for key, tekst in contexts.items()}
        self.index = Index(contexts)

    def zinnen_of(self, uitspraak: LinkedUitspraak) -> list[LinkedZin]:
        """The sentence of a statement, and the one before it where the statement points back to it."""
        zin = self.corpus.zinnen.get(uitspraak.zin_id or "")
        if zin is None:
            return []
        previous = self._told_before(zin) if find_cue(zin.tekst, "die_toezegging") else self.before.get(zin.id)
        return [previous, zin] if previous is not None and points_back(zin.tekst) else [zin]

    def _told_before(self, zin: LinkedZin) -> LinkedZin | None:
        """The nearest of a few sentences before that tells of a promise: what "deze toezegging" is; else the last."""
        previous = nearest = self.before.get(zin.id)
        for _ in range(FAR_BACK):
            if nearest is None or find_cue(nearest.tekst, "toegezegd"):
                return nearest or previous
            nearest = self.before.get(nearest.id)
        return previous

    def context(self, uitspraak: LinkedUitspraak, *, always: bool = False) -> str:
        """The words of a statement, after those of the sentence it points back to, or `always` the one before."""
        zinnen = self.zinnen_of(uitspraak)
        before = self.before.get(uitspraak.zin_id or "") if always and len(zinnen) == 1 else None
        zinnen = [before, *zinnen] if before else zinnen
        return " ".join([*(zin.tekst for zin in zinnen[:-1]), uitspraak.tekst])

    def sentence(self, uitspraak: LinkedUitspraak) -> str:
        """The whole sentence of a statement."""
        zin = self.corpus.zinnen.get(uitspraak.zin_id or "")
        return zin.tekst if zin else uitspraak.tekst

    def moties_in(self, uitspraak: LinkedUitspraak) -> frozenset[str]:
        """The motions that a statement names, or the sentence it points back to."""
        return frozenset(motie for zin in self.zinnen_of(uitspraak) for motie in self.moties_by_zin.get(zin.id, ()))

    def named_by(self, uitspraak: LinkedUitspraak) -> Genoemd:
        """The letters that a statement names, or the sentence it points back to."""
        return self.named_in(self.zinnen_of(uitspraak))

    def named_in(self, zinnen: Iterable[LinkedZin]) -> Genoemd:
        """The letters that sentences name, the last sentence first."""
        found = [self.brieven.named_in(zin) for zin in zinnen]
        named = next((genoemd for genoemd in reversed(found) if genoemd.brieven), Genoemd())
        return Genoemd(named.brieven, tuple(missing for genoemd in found for missing in genoemd.ontbrekend))

    def find(self, vraag: Vraag, *, chain_of: Mapping[str, str] | None = None) -> Treffer | Geen:
        """The one commitment that fits, or why there is none; `chain_of` names the commitments that are one."""
        among = self._among(vraag)
        if not among:
            return Geen("geen eerdere brief van dit dossier of ministerie in het corpus bevat een toezegging")
        return self._by_motie(vraag, among) or self._by_words(vraag, among, chain_of or {})

    def _among(self, vraag: Vraag) -> frozenset[str]:
        """The letters whose commitments come into question."""
        if vraag.brief_id not in self._promising:
            before = self.brieven.before(vraag.brief_id)
            self._promising[vraag.brief_id] = frozenset(key for key in before if key in self.by_brief)
        before = self._promising[vraag.brief_id]
        return before & vraag.genoemd.brieven.keys() if vraag.genoemd.brieven else before

    def _by_motie(self, vraag: Vraag, among: frozenset[str]) -> Treffer | None:
        """The only commitment to report on a motion, in the last earlier letter that makes one."""
        promises = [
            promise
            for motie in sorted(vraag.moties)
            for promise in self.by_motie.get(motie, ())
            if promise.brief_id in among and promise.soort == ToezeggingSoort.INFORMEREN
        ]
        last = max((self.corpus.brieven[promise.brief_id].datum or "" for promise in promises), default="")
        latest = {p.id: p for p in promises if self.corpus.brieven[p.brief_id].datum == last}
        if len(latest) != 1:
            return None
        promise = next(iter(latest.values()))
        motie = min(vraag.moties & self.moties_in(promise))
        return Treffer(promise, f"beide gaan over motie {motie}{self._named(vraag, promise)}", 0.95)

    def _by_words(self, vraag: Vraag, among: frozenset[str], chain_of: Mapping[str, str]) -> Treffer | Geen:
        """The commitment that is most alike, where none comes near it."""
        minimum = vraag.minimum or (MIN_NAMED if vraag.genoemd.brieven else MIN_LIKE)
        scored = self.alike(vraag, among)
        if not scored or scored[0][0] < minimum:
            near = tuple(self._treffer(vraag, *row) for row in scored[:1] if row[0] >= MIN_SHOWN)
            return Geen("geen toezegging in een eerdere brief van het corpus lijkt er genoeg op", near)
        best, key = scored[0]
        rivals = [row for row in scored[1:] if best - row[0] < MIN_MARGIN and not self._same(key, row[1], chain_of)]
        if rivals and vraag.liefst:
            best, key, rivals = self._prefer(vraag.liefst, [scored[0], *rivals])
        if rivals:
            near = tuple(self._treffer(vraag, *row) for row in [scored[0], *rivals][:MOST_SHOWN])
            return Geen("meer dan één toezegging past: " + ", ".join(hit.belofte.id for hit in near), near)
        return self._treffer(vraag, best, key)

    def _prefer(self, soort: str, scored: Sequence[tuple[float, str]]) -> tuple[float, str, list[tuple[float, str]]]:
        """Of commitments that fit alike, the one of a kind, where it is the only one; and its rivals."""
        first = [row for row in scored if self.by_id[row[1]].soort == soort]
        if len(first) == 1:
            return *first[0], []
        return *scored[0], list(scored[1:])

    def alike(self, vraag: Vraag, among: frozenset[str], most: int = ENOUGH) -> list[tuple[float, str]]:
        """How alike each commitment is that may fit, the likest first; `most` bounds those that are compared."""
        vector = self.index.weights.vector(vraag.woorden)
        narrow = {promise.id for key in among for promise in self.by_brief[key]} if vraag.genoemd.brieven else None
        return sorted(
            (
                (similarity(vector, self.index.vectors[key]), key)
                for key in self.index.candidates(vraag.woorden, frozenset(narrow) if narrow is not None else None, most)
                if self.by_id[key].brief_id in among and self._may_fit(vraag, key, vector)
            ),
            key=lambda row: (-row[0], row[1]),
        )

    def nearest(self, vraag: Vraag, minimum: float) -> Treffer | None:
        """The commitment of an earlier letter that is most alike, from a likeness on, by its rarest words."""
        scored = self.alike(vraag, self._among(vraag), FEW)
        return self._treffer(vraag, *scored[0]) if scored and scored[0][0] >= minimum else None

    def _treffer(self, vraag: Vraag, likeness: float, key: str) -> Treffer:
        """A commitment that is so much alike, with the words it shares as the ground."""
        promise, vector = self.by_id[key], self.index.weights.vector(vraag.woorden)
        words = sorted(vector.keys() & self.index.vectors[key].keys(), key=lambda word: (-vector[word], word))
        ground = f"gedeelde woorden: {written_words(words[:SHOWN], vraag.woorden)}{self._named(vraag, promise)}"
        return Treffer(promise, ground, certainty(likeness, named=bool(vraag.genoemd.brieven)))

    def _same(self, key: str, rival: str, chain_of: Mapping[str, str]) -> bool:
        """Whether two commitments are one: one sentence, or one repeats the other."""
        one, other = self.by_id[key], self.by_id[rival]
        if one.zin_id is not None and one.zin_id == other.zin_id:
            return True
        return chain_of.get(key, key) == chain_of.get(rival, rival)

    def _may_fit(self, vraag: Vraag, key: str, vector: Mapping[str, float]) -> bool:
        """Whether nothing speaks against a candidate: another kind, named thing or motion, or too few words."""
        promise = self.by_id[key]
        if (vraag.soort and promise.soort != vraag.soort) or promise.soort == vraag.geen:
            return False
        ours, theirs = abbreviations(vraag.woorden), self.names_in[key]
        if ours and theirs and not ours & theirs:
            return False
        moties = self.moties_in(promise)
        if vraag.moties and moties and not vraag.moties & moties:
            return False
        shared = vector.keys() & self.index.vectors[key].keys()
        near = vraag.genoemd.brieven or self.brieven.share_dossier(promise.brief_id, vraag.brief_id)
        if not near:
            return len(shared) >= MIN_FAR
        return len(shared) >= MIN_SHARED or bool(vraag.genoemd.brieven and shared & ours & theirs)

    def _named(self, vraag: Vraag, promise: LinkedUitspraak) -> str:
        """The words by which a text names the letter of a commitment, as part of a ground."""
        words = vraag.genoemd.brieven.get(promise.brief_id)
        return f"; de tekst noemt die brief: “{words}”" if words else ""


def certainty(likeness: float, *, named: bool) -> float:
    """How certain a link by words is: the likeness of the two, and whether the text names the letter.

    >>> certainty(0.4, named=False), certainty(0.4, named=True)
    (0.72, 0.9)
    """
    return round(min(0.97, (0.8 if named else 0.6) + likeness * (0.25 if named else 0.3)), 2)


def _predecessors(zinnen: Iterable[LinkedZin]) -> Iterable[tuple[str, LinkedZin]]:
    """Each sentence of running text with the one before it under the same heading, notes left out."""
    letters: dict[str, list[LinkedZin]] = defaultdict(list)
    for zin in zinnen:
        if zin.noot is None:
            letters[zin.brief_id].append(zin)
    for running in letters.values():
        running.sort(key=lambda zin: zin.volgnummer)
        for previous, zin in pairwise(running):
            if previous.kop == zin.kop:
                yield zin.id, previous


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """The phrases of a list of the lexicons `links` and `uitstel`, as one pattern."""
    return re.compile(rf"\b(?:{'|'.join((lexicon('links') | lexicon('uitstel'))[name])})\b", re.I)


def find_cue(tekst: str, name: str) -> str | None:
    """The first expression of a list of the lexicon in a text.

    >>> find_cue("Het rapport komt later dan toegezegd.", "uitstel")
    'later dan toegezegd'
    """
    found = _pattern(name).search(tekst)
    return found[0] if found else None


def points_back(tekst: str) -> bool:
    """Whether a sentence leaves to the one before it what it is about: "Ik informeer uw Kamer hierover."."""
    return find_cue(tekst, "terugwijzend") is not None
