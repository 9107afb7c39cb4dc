"""Later letters that carry out what an earlier one announced, without calling it a promise kept.

Two things are read, both within one dossier: a letter that says that it gives the working out, where an earlier letter
that builds on the same paper said that its plan would be worked out; and structural money, where an earlier letter said
that its cover would be decided on by then. Such a link shows the thread; it closes no commitment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.links.beloften import Beloften, find_cue
from pipeline.links.brieven import same_dossier
from pipeline.links.corpus import LinkedBedrag, LinkedBrief, LinkedUitspraak, LinkedZin
from pipeline.links.woorden import shared_words, written_words
from pipeline.model import BedragAard, Verband, VerbandSoort

GRACE = timedelta(days=365)  # how long after the promised day a decision may still be the one that was promised
WINDOW = 5  # sentences before a sum that may say what it is for
MIN_SHARED = 2  # telling words that a promised decision and the sentences around a sum must share


def link_uitvoering(beloften: Beloften) -> Iterator[Verband]:
    """From the working out, and from structural sums, to the announcements that they carry out."""
    letters = _Reeksen(beloften)
    worked_out: dict[tuple[str, str], list[Verband]] = defaultdict(list)
    for promise in sorted(beloften.corpus.toezeggingen, key=lambda promise: promise.id):
        if find_cue(promise.tekst, "geldbesluit") and promise.uiterlijk:
            yield from _decided(beloften, letters, promise)
        elif find_cue(promise.tekst, "uit_te_werken"):
            for link in _worked_out(beloften, letters, promise):
                worked_out[link.van_id, promise.brief_id].append(link)
    yield from (links[0] for links in worked_out.values() if len(links) == 1)


class _Reeksen:
    """The letters of each dossier, and per letter its sentences in order, its structural sums and what it cites."""

    def __init__(self, beloften: Beloften) -> None:
        corpus = beloften.corpus
        self.zinnen: dict[str, list[LinkedZin]] = defaultdict(list)
        for zin in sorted(corpus.zinnen.values(), key=lambda zin: zin.volgnummer):
            if zin.noot is None:
                self.zinnen[zin.brief_id].append(zin)
        self.sums: dict[str, list[LinkedBedrag]] = defaultdict(list)
        for bedrag in sorted(corpus.bedragen, key=lambda bedrag: bedrag.begin):
            if bedrag.structureel and bedrag.vanaf_jaar and bedrag.aard == BedragAard.BEGROTING:
                self.sums[bedrag.brief_id].append(bedrag)
        self.cited: dict[str, set[str]] = defaultdict(set)
        moties = {motie for found in beloften.moties_by_zin.values() for motie in found}
        for citation in corpus.verwijzingen:
            if citation.identificatie and citation.identificatie not in moties:
                self.cited[citation.brief_id].add(citation.identificatie)
        self.dossiers: dict[str, list[LinkedBrief]] = defaultdict(list)
        for brief in sorted(corpus.brieven.values(), key=lambda brief: (brief.datum or "", brief.id)):
            self.dossiers[brief.dossier or ""].append(brief)

    def later(self, brief: LinkedBrief) -> list[LinkedBrief]:
        """The later letters of a dossier, the oldest first."""
        near = self.dossiers[brief.dossier] if brief.dossier else []
        return [
            other for other in near if brief.datum and (other.datum or "") > brief.datum and same_dossier(brief, other)
        ]


def _decided(beloften: Beloften, letters: _Reeksen, promise: LinkedUitspraak) -> Iterator[Verband]:
    """The structural money of the first letter that gives it, for a decision that was promised by a day."""
    latest = (date.fromisoformat(promise.uiterlijk or "") + GRACE).isoformat()
    for brief in letters.later(beloften.corpus.brieven[promise.brief_id]):
        if (brief.datum or "") > latest:
            return
        for bedrag in letters.sums.get(brief.id, ()):
            words = _around(letters, bedrag, beloften.sentence(promise))
            if len(words) >= MIN_SHARED:
                shared = written_words(sorted(words), promise.tekst)
                ground = (
                    f"aangekondigd was een besluit over geld, uiterlijk {promise.uiterlijk}; deze brief geeft het "
                    f"structurele bedrag vanaf {bedrag.vanaf_jaar}; gedeelde woorden: {shared}"
                )
                yield Verband(VerbandSoort.UITVOERING, "bedragen", bedrag.id, "toezeggingen", promise.id, ground, 0.75)
                return


def _around(letters: _Reeksen, bedrag: LinkedBedrag, tekst: str) -> frozenset[str]:
    """The telling words that a text shares with the sentence of a sum that is there, and those before it."""
    zinnen = letters.zinnen[bedrag.brief_id]
    place = next((place for place, zin in enumerate(zinnen) if zin.id == bedrag.zin_id), None)
    if place is None or not find_cue(zinnen[place].tekst, "geld_is_er"):
        return frozenset()
    return shared_words(" ".join(zin.tekst for zin in zinnen[max(0, place - WINDOW) : place + 1]), tekst)


def _worked_out(beloften: Beloften, letters: _Reeksen, promise: LinkedUitspraak) -> Iterator[Verband]:
    """The first later letter that says that it gives the working out, where both build on one paper."""
    own = beloften.corpus.brieven[promise.brief_id]
    for brief in letters.later(own):
        common = sorted(letters.cited[own.id] & letters.cited[brief.id])
        for zin in letters.zinnen[brief.id] if common else ():
            cue = find_cue(zin.tekst, "uitwerking")
            if cue and find_cue(zin.tekst, "deze_brief") and _names_nothing_else(beloften, zin, cue, promise):
                ground = f"de brief geeft “{cue}”; beide brieven bouwen voort op {', '.join(common[:2])}"
                yield Verband(VerbandSoort.UITVOERING, "zinnen", zin.id, "toezeggingen", promise.id, ground, 0.7)
                return


def _names_nothing_else(beloften: Beloften, zin: LinkedZin, cue: str, promise: LinkedUitspraak) -> bool:
    """Whether "de uitwerking" stands alone, or says of what in words that the promise has too."""
    rest = zin.tekst.partition(cue)[2].strip(" .")
    return not rest or len(shared_words(rest, beloften.context(promise))) >= MIN_SHARED
