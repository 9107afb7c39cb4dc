"""The sums of the corpus by sentence and by value, and which earlier sum a later one can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.links.brieven import Brieven
from pipeline.links.corpus import Corpus, LinkedBedrag, LinkedZin
from pipeline.links.woorden import shared_words
from pipeline.model import BedragAard, Verband, VerbandSoort


@dataclass(frozen=True, slots=True)
class Som:
    """A sum with its sentence; `jaren`, `vanaf` and the letters `genoemd` are its own, or those it takes over."""

    bedrag: LinkedBedrag
    zin: LinkedZin
    jaren: frozenset[int]
    vanaf: int | None
    genoemd: frozenset[str]

    @property
    def euro(self) -> float:
        """The value."""
        return self.bedrag.euro

    @property
    def tekst(self) -> str:
        """The sentence."""
        return self.zin.tekst

    @property
    def before(self) -> str:
        """The words of the sentence before the sum."""
        return self.zin.tekst[: max(0, self.bedrag.begin - self.zin.begin)]

    @property
    def tied(self) -> bool:
        """Whether the text ties the sum to a year."""
        return bool(self.jaren) or self.vanaf is not None


def same_years(som: Som, other: Som) -> bool:
    """Whether two sums are tied to a year in common."""
    if som.jaren & other.jaren:
        return True
    return som.vanaf is not None and som.vanaf == other.vanaf


def years_clash(som: Som, other: Som) -> bool:
    """Whether both sums are tied to years, and to none in common."""
    if not som.tied or not other.tied or same_years(som, other):
        return False
    return not any(
        one.vanaf is not None and any(jaar >= one.vanaf for jaar in two.jaren)
        for one, two in ((som, other), (other, som))
    )


class Sommen:
    """The sums of the corpus, thresholds in law left out."""

    def __init__(self, corpus: Corpus, brieven: Brieven) -> None:
        self.corpus = corpus
        self.brieven = brieven
        self.by_zin: dict[str, list[Som]] = defaultdict(list)
        self.by_value: dict[tuple[float, str], list[Som]] = defaultdict(list)
        self.previous: dict[str, LinkedZin] = {}
        self._order(corpus)
        ids = {bedrag.zin_id for bedrag in corpus.bedragen}
        named = {key: frozenset(brieven.named_in(zin).brieven) for key, zin in corpus.zinnen.items() if key in ids}
        for bedrag in sorted(corpus.bedragen, key=lambda bedrag: (bedrag.brief_id, bedrag.begin, bedrag.id)):
            zin = corpus.zinnen.get(bedrag.zin_id or "")
            if zin is not None and bedrag.aard != BedragAard.DREMPEL:
                som = Som(bedrag, zin, frozenset(bedrag.jaren), bedrag.vanaf_jaar, named[zin.id])
                self.by_zin[zin.id].append(som)
                self.by_value[bedrag.euro, bedrag.brief_id].append(som)

    def _order(self, corpus: Corpus) -> None:
        """Find the sentence before each, notes left out."""
        last: dict[str, LinkedZin] = {}
        for zin in sorted(corpus.zinnen.values(), key=lambda zin: (zin.brief_id, zin.volgnummer)):
            if zin.noot is None:
                if zin.brief_id in last:
                    self.previous[zin.id] = last[zin.brief_id]
                last[zin.brief_id] = zin

    def datum(self, som: Som) -> str:
        """The date of the letter that a sum stands in."""
        return self.corpus.brieven[som.zin.brief_id].datum or ""

    def earlier(self, som: Som, euro: float) -> list[Som]:
        """The sums of a value in the letters named, else in the older letters of the dossier."""
        own = som.zin.brief_id
        near = som.genoemd & self.brieven.before(own) if som.genoemd else self.brieven.before_in_dossier(own)
        return [other for key in sorted(near) for other in self.by_value.get((euro, key), ())]

    def last_of(self, found: Sequence[Som], som: Som) -> Som | None:
        """The one sum meant: that of the last letter, by what it is for where that letter has it more than once."""
        last = max((self.datum(other) for other in found), default="")
        latest = [other for other in found if self.datum(other) == last]
        if len(latest) > 1:
            fitting = [other for other in latest if same_years(som, other)] or latest
            latest = (
                fitting if len(fitting) == 1 else [o for o in fitting if shared_words(self.around(o), self.around(som))]
            )
        return latest[0] if len(latest) == 1 else None

    def around(self, som: Som) -> str:
        """The sentence of a sum, its purpose, the heading above it and the sentence before it."""
        before = self.previous.get(som.zin.id)
        texts = (before.tekst if before else None, som.zin.kop, som.tekst, som.bedrag.doel)
        return " ".join(text for text in texts if text)


def sum_link(soort: VerbandSoort, som: Som, earlier: Som, grond: str, zekerheid: float) -> Verband:
    """A link from a sum to an earlier one."""
    return Verband(soort, "bedragen", som.bedrag.id, "bedragen", earlier.bedrag.id, grond, zekerheid)


def money(euro: float) -> str:
    """A sum in the words of a ground.

    >>> money(9_500_000), money(2500), money(1_200_000_000)
    ('€ 9,5 mln.', '€ 2.500', '€ 1,2 mld.')
    """
    for unit, name in ((1e9, " mld."), (1e6, " mln.")):
        if abs(euro) >= unit:
            return "€ " + f"{euro / unit:.6f}".rstrip("0").rstrip(".").replace(".", ",") + name
    return "€ " + f"{euro:,.0f}".replace(",", ".")


def years_said(som: Som) -> str:
    """The years of a sum, as part of a ground."""
    if som.jaren:
        return " voor " + ", ".join(str(jaar) for jaar in sorted(som.jaren))
    return f" vanaf {som.vanaf}" if som.vanaf is not None else ""
