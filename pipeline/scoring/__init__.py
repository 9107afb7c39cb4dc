"""Precision and recall per kind on gold, and what was gained or lost since the last run.

Gold is of two sorts: tables, a value first and then every way to write it (corpus/gold/*.toml), which the extractors
read at once; and whole letters (corpus/gold/brieven/*.json), which are held beside what a database has of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.scoring.gold import GoldError, GoldFiles, find_gold, own_gold, read_json, read_letter_gold
from pipeline.scoring.gold_tables import SCORERS
from pipeline.scoring.letters import score_letter
from pipeline.scoring.verdicts import Changes, Outcome, Score, Uitslag, Verdict, count_outcomes, find_changes

if TYPE_CHECKING:
    from pipeline.store.letters import StoredLetter

__all__ = [
    "Changes",
    "GoldError",
    "GoldFiles",
    "Score",
    "Uitslag",
    "count_outcomes",
    "find_changes",
    "find_gold",
    "from_json",
    "name_of",
    "own_gold",
    "read_result",
    "score_letters",
    "score_tables",
    "to_json",
]


def score_tables(gold: GoldFiles) -> Iterator[Outcome]:
    """What becomes of each item of the gold tables. Raises GoldError for a table that is not in its form."""
    for name, path in gold.tables.items():
        yield from SCORERS[name](path)


def score_letters(gold: GoldFiles, stored: Mapping[str, StoredLetter]) -> Iterator[Outcome]:
    """What becomes of each item of the gold letters; `stored` are the letters by the name of their file.

    Raises GoldError for gold that is not in the form of a letter.
    """
    for name, path in gold.letters.items():
        if name in stored:
            yield from score_letter(name, read_letter_gold(path), stored[name].brief, stored[name].rows)


def name_of(path: Path) -> str:
    """The name under which the result on a folder or file of gold is kept: its last two parts.

    >>> name_of(Path("/kamerspoor/corpus/gold")), name_of(Path("/kamerspoor/corpus/gold/bedragen.toml"))
    ('corpus-gold', 'gold-bedragen')
    """
    parts = path.resolve().with_suffix("").parts[-2:]
    return "-".join(part.strip("/\\") for part in parts if part.strip("/\\"))


def to_json(uitslag: Uitslag, changes: Changes | None = None) -> dict[str, Any]:
    """A result as JSON; `changes` since the last run, None where there was none."""
    return {
        "scores": {kind: _figures(score) for kind, score in uitslag.scores.items()},
        "gewonnen": list(changes.gained) if changes else None,
        "verloren": list(changes.lost) if changes else None,
        "ontbrekende_brieven": list(uitslag.missing),
        "items": {kind: dict(items) for kind, items in uitslag.verdicts.items()},
    }


def from_json(found: Mapping[str, Any]) -> Uitslag:
    """A result from its JSON. Raises GoldError where it is something else."""
    try:
        outcomes = (
            Outcome(kind, item, Verdict(verdict))
            for kind, items in found["items"].items()
            for item, verdict in items.items()
        )
        return count_outcomes(outcomes, map(str, found["ontbrekende_brieven"]))
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        raise GoldError(f"de vorige uitslag is niet te lezen ({error})") from error


def read_result(path: Path) -> Uitslag | None:
    """The result that is kept in a file; None where there is none. Raises GoldError where it is something else."""
    if not path.is_file():
        return None
    try:
        return from_json(read_json(path))
    except GoldError as error:
        raise GoldError(f"{path}: is geen uitslag van 'kamerspoor score'; verwijder dit bestand") from error


def _figures(score: Score) -> dict[str, float | int]:
    """The figures of one kind, rounded to four decimals."""
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "gevonden": score.found,
        "gemist": score.missed,
        "ten_onrechte": score.spurious,
    }
