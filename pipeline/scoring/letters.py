"""What becomes of the gold of whole letters: one JSON file for each, held beside what the database has of it.

An item is found where the same letter has it in the same sentence with the same identity. Two quotes are of one
sentence where their letters and digits are the same, or those of the longer contain those of the other. Items that
the gold marks `core: false` are neither rewarded nor punished.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pipeline.scoring.verdicts import Outcome, Verdict, judge

Item = Mapping[str, Any]

HALF_A_EURO = 0.5  # sums that differ by less are alike
DUTCH = {
    "inform": "informeren",
    "fund": "middelen",
    "legislate": "wetgeving",
    "act": "actie",
    "being_carried_out": "in uitvoering",
    "carried_out": "uitgevoerd",
    "to_be_answered": "komt terug",
    "mentioned": "vermeld",
    "budget": "begroting",
    "result": "resultaat",
    "threshold": "drempel",
}
FACTS = {
    "date": "datum",
    "sender_role": "afzender_functie",
    "sender_name": "afzender",
    "kind": "soort",
    "reference": "kenmerk",
}
CITED = ("kamerstuk", "aanhangsel", "handelingen")
WITHIN_DAYS = 31
SHORTEST_PART = 25  # letters and digits from which a quote may stand for a longer one
SMALLEST_SHARE = 0.35  # of the longer one
LONGEST_ITEM = 160  # characters


def score_letter(name: str, gold: Item, brief: Item, rows: Mapping[str, Sequence[Item]]) -> Iterator[Outcome]:
    """What becomes of the gold of one letter.

    Its kinds are headed "brieven:", apart from those of the tables. `name` is that of its file, `brief` its row of
    `kamerbrieven`, `rows` its rows of every other table.
    """
    for outcome in _score_all(name, gold, brief, rows):
        yield replace(outcome, kind=f"brieven: {outcome.kind}")


def _score_all(name: str, gold: Item, brief: Item, rows: Mapping[str, Sequence[Item]]) -> Iterator[Outcome]:
    """What becomes of the gold of one letter, table by table."""
    yield from _score_facts(name, gold["letter"], brief)
    yield from _score_verwijzingen(name, gold["references"], rows["verwijzingen"])
    yield from _score_bedragen(name, gold["amounts"], rows["bedragen"])
    yield from _score_cellen(name, gold.get("tables", ()), rows["begrotingscellen"])
    yield from _score_vermeldingen(name, gold["motions"], rows["motie_vermeldingen"])
    yield from _score_toezeggingen(name, gold["commitments"], rows["toezeggingen"])
    yield from _detect("nakomingen", name, gold.get("fulfilments", ()), rows["nakomingen"], _near_quote)


# ---------------------------------------------------------------- one function for each kind


def _score_facts(name: str, gold: Item, brief: Item) -> Iterator[Outcome]:
    """Date, sender, kind and reference; a date that the gold leaves out is not scored."""
    for field, column in FACTS.items():
        if field != "date" or gold.get(field):
            right = squash(gold.get(field)) == squash(brief[column])
            yield judge("kamerbrieven", f"{name}: {column} → {gold.get(field)}", right=right)


def _score_verwijzingen(name: str, gold: Sequence[Item], rows: Sequence[Item]) -> Iterator[Outcome]:
    """Citations of the three kinds that the gold has."""
    cited = [row for row in rows if row["soort"] in CITED]
    yield from _detect("verwijzingen", name, gold, cited, lambda want, row: float(_cited(want) == _row_cited(row)))


def _score_bedragen(name: str, gold: Sequence[Item], rows: Sequence[Item]) -> Iterator[Outcome]:
    """Sums of money, and of the found their fields."""
    yield from _detect("bedragen", name, gold, rows, _near_bedrag)
    for want, row in _pairs(gold, rows, _near_bedrag):
        item = _item(name, want)
        jaren = sorted(int(jaar) for jaar in (row["jaren"] or "").split(",") if jaar)
        if not want.get("years_disputed"):
            right = (sorted(want["years"]), want.get("from_year")) == (jaren, row["vanaf_jaar"])
            yield judge("bedragen (jaren)", item, right=right)
        if want.get("structural") is not None:
            right = row["structureel"] is not None and want["structural"] == bool(row["structureel"])
            yield judge("bedragen (structureel)", item, right=right)
        yield judge("bedragen (aard)", item, right=DUTCH[want.get("nature", "budget")] == row["aard"])
        yield judge("bedragen (bereik)", item, right=(want.get("eur_max") or None) == (row["euro_tot"] or None))
        yield judge("bedragen (benadering)", item, right=bool(want.get("approx")) == bool(row["benadering"]))


def _score_cellen(name: str, gold: Sequence[Item], rows: Sequence[Item]) -> Iterator[Outcome]:
    """The cells of budget tables, by label, column and euro."""
    wanted = [
        {"quote": f"{row['label']} {column} {euro}", "label": row["label"], "column": str(column), "eur": euro}
        for table in gold
        for row in table["rows"]
        for column, euro in zip(table["columns"], row["cells"], strict=False)
        if euro is not None
    ]
    shown = [{**row, "citaat": f"{row['rij']} {row['kolom']} {row['euro']:.15g}"} for row in rows]
    yield from _detect("begrotingscellen", name, wanted, shown, _near_cel)


def _score_vermeldingen(name: str, gold: Sequence[Item], rows: Sequence[Item]) -> Iterator[Outcome]:
    """Mentions of motions, and of the found which motion, whose, and what the letter says of it."""
    yield from _detect("motie_vermeldingen", name, gold, rows, _near_vermelding)
    for want, row in _pairs(gold, rows, _near_vermelding):
        item = _item(name, want)
        if want.get("number"):
            right = _numbered(want) == (row["dossier"], row["toevoeging"], row["nummer"])
            yield judge("motie_vermeldingen (welke motie)", item, right=right)
        right = set(map(squash, want.get("submitters") or ())) == set(map(squash, json.loads(row["indieners"])))
        yield judge("motie_vermeldingen (indieners)", item, right=right)
        yield judge("motie_vermeldingen (status)", item, right=DUTCH[want["status"]] == row["status"])


def _score_toezeggingen(name: str, gold: Sequence[Item], rows: Sequence[Item]) -> Iterator[Outcome]:
    """Commitments, and of the found their fields."""
    yield from _detect("toezeggingen", name, gold, rows, _near_toezegging)
    for want, row in _pairs(gold, rows, _near_toezegging):
        item = _item(name, want)
        yield judge("toezeggingen (soort)", item, right=DUTCH[want["kind"]] == row["soort"])
        if not want.get("due_disputed"):
            right = _within(want.get("due_until"), row["uiterlijk"])
            yield judge("toezeggingen (uiterlijk)", item, right=right)
        yield judge("toezeggingen (actor)", item, right=_same_actor(want.get("actor"), row["actor"]))


# ---------------------------------------------------------------- how near a row is to an item: 0 for not at all


def _near_bedrag(want: Item, row: Item) -> float:
    """The same sum in the same sentence."""
    if want["eur"] is None or abs(want["eur"] - (row["euro"] or 0)) > HALF_A_EURO:
        return 0
    same_years = set(want["years"]) == {int(jaar) for jaar in (row["jaren"] or "").split(",") if jaar}
    return same_passage(want["sentence"], row["zin"]) and 2 + same_years


def _near_cel(want: Item, row: Item) -> float:
    """The same sum in the same row and column; of a column the first word counts."""
    same = want["eur"] == row["euro"] and squash(want["label"]) == squash(row["rij"])
    return float(same and squash(want["column"])[:4] == squash(row["kolom"])[:4])


def _near_vermelding(want: Item, row: Item) -> float:
    """A motion in the same sentence, rather the one of the same number and words."""
    if not same_passage(want["sentence"], row["zin"]):
        return 0
    named = set(map(squash, want.get("submitters") or ())) & set(map(squash, json.loads(row["indieners"])))
    return 1 + 4 * bool(same_passage(want["quote"], row["citaat"])) + 2 * bool(named)


def _near_toezegging(want: Item, row: Item) -> float:
    """A commitment in the same sentence, rather one of the same kind."""
    near = _near_quote(want, row)
    return near and near + (DUTCH[want["kind"]] == row["soort"])


def _near_quote(want: Item, row: Item) -> float:
    """The same passage."""
    return max(same_passage(want["quote"], row["citaat"]), same_passage(want["quote"], row["zin"]))


def same_passage(one: str | None, other: str | None) -> float:
    """1 where two quotes are of one passage, 0 where not; 2 where they are the same.

    >>> same_passage("Ik informeer u\\nin het najaar.", "ik informeer u in het najaar"), same_passage("Ik", "Ik kom")
    (2.0, 0.0)
    """
    short, long = sorted((squash(one), squash(other)), key=len)
    if short == long:
        return 2.0 if short else 0.0
    return float(len(short) >= max(SHORTEST_PART, SMALLEST_SHARE * len(long)) and short in long)


def squash(text: object) -> str:
    """The letters and digits of a text, in lower case."""
    return re.sub(r"[\W_]+", "", str(text or "").lower())


# ---------------------------------------------------------------- pairing


def _detect(
    kind: str, name: str, gold: Sequence[Item], rows: Sequence[Item], near: Callable[[Item, Item], float]
) -> Iterator[Outcome]:
    """Which items of gold were found, and which rows are none; both sides are used once."""
    pairs = pair_up(gold, rows, near)
    for index, want in enumerate(gold):
        if want.get("core", True):
            yield Outcome(kind, _item(name, want), Verdict.GEVONDEN if index in pairs else Verdict.GEMIST)
    for index, row in enumerate(rows):
        if index not in pairs.values():
            yield Outcome(kind, f"{name}: {row['citaat']}"[:LONGEST_ITEM], Verdict.TEN_ONRECHTE)


def _pairs(
    gold: Sequence[Item], rows: Sequence[Item], near: Callable[[Item, Item], float]
) -> Iterator[tuple[Item, Item]]:
    """The items of gold that count, each with the row that was found for it."""
    for index, found in sorted(pair_up(gold, rows, near).items()):
        if gold[index].get("core", True):
            yield gold[index], rows[found]


def pair_up(gold: Sequence[Item], rows: Sequence[Item], near: Callable[[Item, Item], float]) -> dict[int, int]:
    """Which row belongs to which item of gold, the nearest pair first, and of equals the first in the text."""
    distances = [(-near(want, row), i, j) for i, want in enumerate(gold) for j, row in enumerate(rows)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for distance, i, j in sorted(distances):
        if distance < 0 and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _item(name: str, want: Item) -> str:
    """An item of gold as a clerk reads it in the list of gains and losses."""
    sentence = want.get("sentence")
    words = f"{want['quote']} in: {sentence}" if sentence and sentence != want["quote"] else want["quote"]
    return f"{name}: {words}"[:LONGEST_ITEM]


def _cited(want: Item) -> tuple[object, ...]:
    """The identity of a citation of the gold."""
    return want["kind"], want["dossier"], want.get("chapter"), want.get("number")


def _row_cited(row: Item) -> tuple[object, ...]:
    """The identity of a citation of the database."""
    return row["soort"], row["dossier"], row["toevoeging"], row["nummer"]


def _numbered(want: Item) -> tuple[object, ...]:
    """The identity of a motion of the gold."""
    return want["dossier"], want.get("chapter"), want["number"]


def _within(one: str | None, other: str | None) -> bool:
    """Whether two days are at most 31 days apart, or neither is there."""
    if not one or not other:
        return not one and not other
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= WITHIN_DAYS


def _same_actor(one: str | None, other: str | None) -> bool:
    """Whether the words of one actor are all among those of the other, or neither is there."""
    first, second = ({squash(word) for word in (actor or "").split()} for actor in (one, other))
    return first == second if not first or not second else first <= second or second <= first
