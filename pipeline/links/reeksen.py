"""Money that several letters name, as a series: each naming after the one it takes up, with what changed.

A series holds all sums and cells of tables that links of money tie together. It is shown, never added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from pipeline.links.corpus import Corpus, LinkedBedrag, LinkedCel, Reeksstap
from pipeline.model import Verband, VerbandSoort

Post: TypeAlias = LinkedBedrag | LinkedCel

FIRST = "eerste vermelding"
KINDS = frozenset({VerbandSoort.HERHALING, VerbandSoort.BIJSTELLING})


def make_reeksen(corpus: Corpus, verbanden: Iterable[Verband]) -> tuple[Reeksstap, ...]:
    """The series of money that links of sums and cells make, each from the oldest naming on."""
    reeksen = _Reeksen(corpus, verbanden)
    return tuple(reeksen.step(group[0], key) for group in reeksen.groups() for key in group)


class _Reeksen:
    """The sums and cells that are linked, and the links of each to the one that it takes up."""

    def __init__(self, corpus: Corpus, verbanden: Iterable[Verband]) -> None:
        self.corpus = corpus
        self.posten: dict[str, Post] = {bedrag.id: bedrag for bedrag in corpus.bedragen}
        self.posten |= {cel.id: cel for cel in corpus.cellen}
        self.links: dict[str, list[Verband]] = defaultdict(list)
        for link in sorted(verbanden, key=lambda link: (-link.zekerheid, link.naar_id)):
            if link.soort in KINDS and link.van_id in self.posten and link.naar_id in self.posten:
                self.links[link.van_id].append(link)

    def groups(self) -> Iterator[list[str]]:
        """The namings that links tie together, the oldest first."""
        near: dict[str, set[str]] = defaultdict(set)
        for key, found in self.links.items():
            for link in found:
                near[key].add(link.naar_id)
                near[link.naar_id].add(key)
        seen: set[str] = set()
        for key in sorted(near, key=self._when):
            if key not in seen:
                group = _reach(key, near)
                seen |= group
                yield sorted(group, key=self._when)

    def _when(self, key: str) -> tuple[str, str, int, str]:
        """The order of namings: by the date of the letter, then their place in it."""
        post = self.posten[key]
        place = post.begin if isinstance(post, LinkedBedrag) else 0
        return self.corpus.brieven[post.brief_id].datum or "", post.brief_id, place, key

    def step(self, first: str, key: str) -> Reeksstap:
        """One naming, beside the one that it takes up."""
        post = self.posten[key]
        link = next(iter(self.links.get(key, ())), None)
        return Reeksstap(
            reeks_id=first,
            tabel="bedragen" if isinstance(post, LinkedBedrag) else "begrotingscellen",
            onderdeel_id=key,
            brief_id=post.brief_id,
            datum=self.corpus.brieven[post.brief_id].datum,
            euro=post.euro,
            stap=str(link.soort) if link else FIRST,
            verschil=round(post.euro - self.posten[link.naar_id].euro, 2) if link else None,
            naar_id=link.naar_id if link else None,
        )


def _reach(key: str, near: dict[str, set[str]]) -> set[str]:
    """All that can be reached from one naming.

    >>> sorted(_reach("a", {"a": {"b"}, "b": {"a", "c"}, "c": {"b"}}))
    ['a', 'b', 'c']
    """
    found, todo = {key}, [key]
    while todo:
        fresh = near[todo.pop()] - found
        found |= fresh
        todo.extend(fresh)
    return found
