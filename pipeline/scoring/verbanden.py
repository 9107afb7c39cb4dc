"""Links beside gold links: precision and recall per kind, look-alikes that must stay apart, and how sure links are.

Gold is one JSON file: `motion_traces` [{motion_id, letters: [{letter, status}]}]; `fulfilments` [{promise_letter,
promise_quote, fulfilled_in, fulfilment_quote}]; `restatements` and `amount_changes` [{from_letter, from_quote,
to_letter, to_quote}], from the later to the earlier; `letter_references` [{from_letter, to_letter}]; `not_links` [{a:
{letter, quote}, b: {letter, quote}}]. A letter goes by the stem of its file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any, TypeAlias

from pipeline.scoring.gold import GoldError, read_json
from pipeline.scoring.letters import same_passage
from pipeline.scoring.verdicts import Outcome, Verdict

Place: TypeAlias = tuple[str, str]
"""A letter and a quote."""
Pair: TypeAlias = tuple[Place, Place]
"""The later place and the earlier."""

KINDS = {
    "fulfilments": ("nakoming",),
    "restatements": ("herhaling", "wijziging", "aanvulling", "uitstel"),
    "amount_changes": ("bijstelling bedrag",),
}
STATUS = {
    "being_carried_out": "in uitvoering",
    "carried_out": "uitgevoerd",
    "to_be_answered": "komt terug",
    "mentioned": "vermeld",
}
CELLS = "begrotingscellen"  # tables have no sentence to quote


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a link: the letter, the words quoted and their sentence."""

    brief: str
    citaat: str
    tekst: str

    def is_at(self, place: Place) -> bool:
        """Whether this is the place that gold gives."""
        return (
            self.brief == place[0] and max(same_passage(place[1], self.citaat), same_passage(place[1], self.tekst)) > 0
        )


@dataclass(frozen=True, slots=True)
class Link:
    """A link as the database has it, later side first."""

    soort: str
    later: Side
    eerder: Side
    zekerheid: float

    def joins(self, pair: Pair) -> bool:
        """Whether the link joins two places, in either order."""
        one, other = pair
        return (self.later.is_at(one) and self.eerder.is_at(other)) or (
            self.later.is_at(other) and self.eerder.is_at(one)
        )


@dataclass(frozen=True, slots=True)
class Stored:
    """What the database has: its links, (motion, letter, status) of each mention, (letter, letter cited)."""

    links: Sequence[Link]
    moties: Sequence[tuple[str, str, str]]
    brieven: Sequence[tuple[str, str]]


def read_links_gold(path: Path) -> dict[str, Any]:
    """Gold links from a file. Raises GoldError where it is something else."""
    gold = read_json(path)
    if not gold.keys() & {"fulfilments", "restatements", "amount_changes", "motion_traces", "letter_references"}:
        raise GoldError(f"{path}: bevat geen verbanden (fulfilments, restatements, amount_changes, motion_traces …)")
    return gold


def make_stored(
    links: Sequence[Mapping[str, Any]], moties: Sequence[Mapping[str, Any]], cited: Sequence[Mapping[str, Any]]
) -> Stored:
    """What the database has, from its rows; letters go by the stem of their file."""
    made = [
        Link(row["soort"], _side(row, "van"), _side(row, "naar"), row["zekerheid"])
        for row in links
        if CELLS not in (row["van_tabel"], row["naar_tabel"])
    ]
    refs = {(stem(row["van_bron"]), stem(row["naar_bron"])) for row in [*cited, *_to_letters(links)]}
    return Stored(made, [(row["motie_id"], stem(row["bron"]), row["status"]) for row in moties], sorted(refs))


def _to_letters(links: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    return (row for row in links if row["naar_tabel"] == "kamerbrieven")


def _side(row: Mapping[str, Any], name: str) -> Side:
    return Side(stem(row[f"{name}_bron"] or ""), row[f"{name}_citaat"] or "", row[f"{name}_tekst"] or "")


def stem(bron: str) -> str:
    """The name of a file without what stands behind its first dot.

    >>> stem("map/2021-03-16-wijkverpleging.pdf")
    '2021-03-16-wijkverpleging'
    """
    return Path(bron).name.split(".")[0]


def score_verbanden(gold: Mapping[str, Any], stored: Stored) -> Iterator[Outcome]:
    """What became of each gold link, and which links are in no gold.

    >>> gold = {"restatements": [{"from_letter": "b", "from_quote": "Ik herhaal dat ik de wet indien.",
    ...                           "to_letter": "a", "to_quote": "Ik dien dit jaar de wet in."}]}
    >>> [outcome.verdict.value for outcome in score_verbanden(gold, Stored((), (), ()))]
    ['gemist']
    """
    try:
        for name, kinds in KINDS.items():
            yield from _score_pairs(name, kinds, list(_wanted(name, gold.get(name, ()))), stored.links)
        yield from _score_moties(gold.get("motion_traces", ()), stored)
        wanted = {(entry["from_letter"], entry["to_letter"]) for entry in gold.get("letter_references", ())}
        yield from _score_set("letter cites letter", wanted, {pair for pair in stored.brieven if pair[0] != pair[1]})
        for entry in gold.get("not_links", ()):
            pair = tuple((entry[side]["letter"], entry[side]["quote"]) for side in "ab")
            yield from _score_apart((pair[0], pair[1]), stored.links)
    except (KeyError, TypeError) as error:
        raise GoldError(f"een verband in het gold is onvolledig ({error})") from error


def _wanted(name: str, entries: Sequence[Mapping[str, str]]) -> Iterator[Pair]:
    """The gold links of a kind, from the later place to the earlier."""
    keys = ("from_letter", "from_quote", "to_letter", "to_quote")
    if name == "fulfilments":
        keys = ("fulfilled_in", "fulfilment_quote", "promise_letter", "promise_quote")
    for entry in entries:
        yield (entry[keys[0]], entry[keys[1]]), (entry[keys[2]], entry[keys[3]])


def _score_pairs(name: str, kinds: Sequence[str], wanted: Sequence[Pair], links: Sequence[Link]) -> Iterator[Outcome]:
    """Gold links that are made or missed, and links of these kinds that no gold has."""
    made = [link for link in links if link.soort in kinds]
    for pair in wanted:
        found = any(link.joins(pair) for link in made)
        yield Outcome(name, _words(pair), Verdict.GEVONDEN if found else Verdict.GEMIST)
    for link in made:
        if not any(link.joins(pair) for pair in wanted):
            places = (link.later.brief, link.later.tekst), (link.eerder.brief, link.eerder.tekst)
            yield Outcome(name, _words(places), Verdict.TEN_ONRECHTE)


def _words(pair: Pair) -> str:
    """A link in words."""
    return " … ".join(f"{letter}: {quote[:80]}" for letter, quote in pair)


def _score_moties(traces: Sequence[Mapping[str, Any]], stored: Stored) -> Iterator[Outcome]:
    """The letters that name each motion of the gold, and what they say of it."""
    wanted = {(trace["motion_id"], one["letter"]): one.get("status") for trace in traces for one in trace["letters"]}
    known = {motie for motie, _ in wanted}
    got: dict[tuple[str, str], set[str]] = {}
    for motie, brief, status in stored.moties:
        if motie in known:
            got.setdefault((motie, brief), set()).add(status)
    yield from _score_set("motion in letter", set(wanted), set(got))
    for key, status in sorted(wanted.items()):
        if status and key in got:
            right = STATUS.get(status, status) in got[key]
            yield Outcome("motion status in letter", " ".join(key), Verdict.GEVONDEN if right else Verdict.ANDERS)


def _score_set(name: str, wanted: set[tuple[str, str]], found: set[tuple[str, str]]) -> Iterator[Outcome]:
    """Pairs that are found, missed or found beside the gold."""
    for pair in sorted(wanted | found):
        verdict = Verdict.GEVONDEN if pair in found else Verdict.GEMIST
        yield Outcome(name, " → ".join(pair), verdict if pair in wanted else Verdict.TEN_ONRECHTE)


def _score_apart(pair: Pair, links: Sequence[Link]) -> Iterator[Outcome]:
    """Whether two places that are merely alike are left apart."""
    linked = any(link.joins(pair) for link in links)
    yield Outcome("look-alikes left apart", _words(pair), Verdict.ANDERS if linked else Verdict.GEVONDEN)


def compare_certainty(gold: Mapping[str, Any], stored: Stored) -> tuple[int, float, float] | None:
    """How many links of the kinds in the gold there are, how sure they are on average, and which part is right."""
    judged = [
        (link.zekerheid, any(link.joins(pair) for pair in _wanted(name, gold.get(name, ()))))
        for name, kinds in KINDS.items()
        for link in stored.links
        if link.soort in kinds
    ]
    if not judged:
        return None
    return len(judged), fmean(sure for sure, _ in judged), fmean(right for _, right in judged)
