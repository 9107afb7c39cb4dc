"""What became of each item of a gold table or letter, counted per kind, and compared with the last run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """What became of one item; `ANDERS` is found with another value, and counts as missed and as spurious."""

    GEVONDEN = "gevonden"
    GEMIST = "gemist"
    ANDERS = "anders gelezen"
    TEN_ONRECHTE = "ten onrechte"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One item of gold, or one that was found beside it: its kind, where it stands and what it reads."""

    kind: str
    item: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Score:
    """How many items were found, missed and found wrongly. The figures are 1 where there was nothing to find.

    >>> score = Score(found=8, missed=2, spurious=0)
    >>> score.precision, score.recall, round(score.f1, 3)
    (1.0, 0.8, 0.889)
    """

    found: int
    missed: int
    spurious: int

    @property
    def precision(self) -> float:
        """Which part of what was found is right."""
        return _part(self.found, self.found + self.spurious)

    @property
    def recall(self) -> float:
        """Which part of what is there was found."""
        return _part(self.found, self.found + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _part(2 * self.found, 2 * self.found + self.missed + self.spurious)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a run gained or lost beside the run before: lines that name the kind and the item."""

    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Uitslag:
    """The result of a run: per kind its score, and per kind and item its verdict. `missing` are letters not read."""

    scores: Mapping[str, Score]
    verdicts: Mapping[str, Mapping[str, Verdict]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


def _part(part: int, whole: int) -> float:
    """A share; 1 of nothing."""
    return part / whole if whole else 1.0


def compare(kind: str, where: str, wanted: Iterable[Hashable], found: Iterable[Hashable]) -> Iterator[Outcome]:
    """What became of the values that one text must give, beside those that it gave; each counts as often as it stands.

    >>> [str(o.verdict) for o in compare("bedragen", "…", ["EUR 1", "EUR 2"], ["EUR 2", "EUR 3"])]
    ['gemist', 'gevonden', 'ten onrechte']
    """
    left = Counter(found)
    for value in wanted:
        verdict = Verdict.GEVONDEN if left[value] else Verdict.GEMIST
        left[value] -= left[value] > 0
        yield Outcome(kind, f"{where} → {value}", verdict)
    for value in left.elements():
        yield Outcome(kind, f"{where} → {value}", Verdict.TEN_ONRECHTE)


def judge(kind: str, item: str, *, right: bool) -> Outcome:
    """What became of one field of an item that was found."""
    return Outcome(kind, item, Verdict.GEVONDEN if right else Verdict.ANDERS)


def count_outcomes(outcomes: Iterable[Outcome], missing: Iterable[str] = ()) -> Uitslag:
    """The result of a run. Items that read alike are numbered, so that each is told apart in the next run."""
    verdicts: dict[str, dict[str, Verdict]] = {}
    for outcome in outcomes:
        items = verdicts.setdefault(outcome.kind, {})
        items[_name(outcome.item, items)] = outcome.verdict
    scores = {kind: _score(Counter(items.values())) for kind, items in verdicts.items()}
    return Uitslag(scores, verdicts, tuple(missing))


def _name(item: str, taken: Mapping[str, Verdict]) -> str:
    """The item, with a number where another one reads the same."""
    name, number = item, 1
    while name in taken:
        number += 1
        name = f"{item} ({number})"
    return name


def _score(counts: Mapping[Verdict, int]) -> Score:
    """The score of the verdicts of one kind."""
    other = counts.get(Verdict.ANDERS, 0)
    return Score(
        found=counts.get(Verdict.GEVONDEN, 0),
        missed=counts.get(Verdict.GEMIST, 0) + other,
        spurious=counts.get(Verdict.TEN_ONRECHTE, 0) + other,
    )


def find_changes(before: Uitslag, now: Uitslag) -> Changes:
    """What was gained or lost since the run before.

    Gained: an item that was not right and is, or something wrongly found that no longer is. Lost: the reverse. An item
    of gold that one of the runs did not have is neither.
    """
    gained: list[str] = []
    lost: list[str] = []
    for kind in now.verdicts:
        old, new = before.verdicts.get(kind), now.verdicts[kind]
        if old is None:
            continue
        for item in sorted(old.keys() | new.keys()):
            was, is_now = _right(old.get(item), other=new.get(item)), _right(new.get(item), other=old.get(item))
            if was != is_now:
                words = (
                    f"{kind}: {item}"
                    if Verdict.TEN_ONRECHTE not in (old.get(item), new.get(item))
                    else (f"{kind}, ten onrechte: {item}")
                )
                (gained if is_now else lost).append(words)
    return Changes(tuple(gained), tuple(lost))


def _right(verdict: Verdict | None, *, other: Verdict | None) -> bool:
    """Whether an item was right in a run; where it did not stand, that is right only for what should not stand there.

    `other` is its verdict in the run beside it.
    """
    if verdict is not None:
        return verdict is Verdict.GEVONDEN
    return other in (Verdict.GEVONDEN, Verdict.TEN_ONRECHTE)
