"""Loads the gold tables of corpus/gold: a value first, then every way to write it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

GOLD = Path(__file__).resolve().parents[2] / "corpus" / "gold"


@dataclass(frozen=True, slots=True)
class Case:
    """What must be read in each text of `written` (`value`, in order); in each of `forbidden` nothing is.

    `datum` is the date of the letter that the text stands in; `more` holds the keys that one kind alone has.
    """

    value: tuple[str, ...]
    written: tuple[str, ...]
    forbidden: tuple[str, ...]
    datum: date | None = None
    more: Mapping[str, Any] = field(default_factory=dict)


def load(name: str) -> list[Case]:
    """The cases of corpus/gold/`name`.toml: tables `[[case]]` with `is`, `written`, `not`, `datum`."""
    table = tomllib.loads((GOLD / f"{name}.toml").read_text(encoding="utf-8"))
    return [_case(entry) for entry in table["case"]]


def texts(name: str) -> Iterator[tuple[str, tuple[str, ...], Case]]:
    """Every text of a gold table with the values that must be found in it (none for the forbidden)."""
    for case in load(name):
        yield from ((text, case.value, case) for text in case.written)
        yield from ((text, (), case) for text in case.forbidden)


def _case(entry: dict[str, Any]) -> Case:
    value = entry.get("is", [])
    known = {"is", "written", "not", "datum"}
    return Case(
        value=(value,) if isinstance(value, str) else tuple(value),
        written=tuple(entry.get("written", ())),
        forbidden=tuple(entry.get("not", ())),
        datum=entry.get("datum"),
        more={key: entry[key] for key in entry.keys() - known},
    )
