"""The gold tables of corpus/gold: a value first, then every way to write it; and which files of gold there are."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

LETTER_KEYS: Mapping[str, frozenset[str]] = {
    "references": frozenset({"quote", "kind", "dossier"}),
    "amounts": frozenset({"quote", "eur", "years", "sentence"}),
    "motions": frozenset({"quote", "status", "sentence"}),
    "commitments": frozenset({"quote", "kind"}),
}
TABLES = ("verwijzingen", "briefvermeldingen", "termijnen", "bedragen", "moties", "toezeggingen", "tabellen", "zinnen")


class GoldError(Exception):
    """Gold that cannot be read; the message says in one line which file, and what is wrong."""


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


@dataclass(frozen=True, slots=True)
class GoldFiles:
    """The files of gold of a run: tables by the name of what they hold, letters by the name of the letter's file."""

    tables: Mapping[str, Path]
    letters: Mapping[str, Path]


def own_gold() -> Path:
    """The folder of gold that comes with Kamerspoor."""
    return Path(str(files("corpus"))) / "gold"


def find_gold(path: Path) -> GoldFiles:
    """The gold at `path`: one file, or a folder with tables (bedragen.toml …), letters (.json), or both in `brieven`.

    Raises GoldError where there is none.
    """
    if not path.exists():
        raise GoldError(f"{path}: bestaat niet; geef een map of bestand met gold")
    folders = (path, path / "brieven")
    offered = [path] if path.is_file() else [file for folder in folders for file in sorted(folder.glob("*.*"))]
    tables = {file.stem: file for file in offered if file.suffix == ".toml" and file.stem in TABLES}
    letters = {file.stem: file for file in offered if file.suffix == ".json" and "letter" in read_json(file)}
    if not tables and not letters:
        raise GoldError(
            f"{path}: hierin staat geen gold: geen tabel ({'.toml, '.join(TABLES)}.toml), geen brief (.json)"
        )
    return GoldFiles({name: tables[name] for name in TABLES if name in tables}, letters)


def read_json(path: Path) -> dict[str, Any]:
    """The object in a file of JSON. Raises GoldError where it holds something else."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GoldError(f"{path}: is niet te lezen als JSON ({error})") from error
    if not isinstance(found, dict):
        raise GoldError(f"{path}: is geen gold van een brief")
    return found


def read_toml(path: Path) -> dict[str, Any]:
    """The tables in a file of TOML. Raises GoldError where it holds something else."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GoldError(f"{path}: is niet te lezen als TOML ({error})") from error


def read_entries(path: Path, name: str, *keys: str) -> list[dict[str, Any]]:
    """The entries `[[name]]` of a gold table, each with these keys. Raises GoldError where it has others."""
    entries = read_toml(path).get(name)
    if not isinstance(entries, list) or not all(
        isinstance(entry, dict) and set(keys) <= set(entry) for entry in entries
    ):
        raise GoldError(f"{path}: heeft geen gold als [[{name}]]{' met ' + ', '.join(keys) if keys else ''}")
    return entries


def read_letter_gold(path: Path) -> dict[str, Any]:
    """The gold of a letter. Raises GoldError where it lacks a list, or an item what it is known by."""
    gold = read_json(path)
    for name, keys in LETTER_KEYS.items():
        items = gold.get(name)
        if not isinstance(items, list) or not all(isinstance(item, dict) and keys <= item.keys() for item in items):
            raise GoldError(f"{path}: is geen gold van een brief; {name!r} ontbreekt of mist {', '.join(sorted(keys))}")
    return gold


def load_cases(path: Path) -> list[Case]:
    """The cases of a gold table: `[[case]]` with `is`, `written`, `not`, `datum`."""
    return [_case(entry) for entry in read_entries(path, "case")]


def read_texts(path: Path) -> Iterator[tuple[str, tuple[str, ...], Case]]:
    """Every text of a gold table with the values that must be found in it (none for the forbidden)."""
    for case in load_cases(path):
        yield from ((text, case.value, case) for text in case.written)
        yield from ((text, (), case) for text in case.forbidden)


def read_beloften(path: Path) -> Iterator[tuple[str, date, list[dict[str, Any]]]]:
    """Every sentence of the gold of commitments with the date of its letter and the commitments that it holds."""
    for case in read_entries(path, "case", "written", "datum"):
        wanted = case.get("is", [])
        for tekst in case["written"]:
            yield tekst, case["datum"], wanted if isinstance(wanted, list) else [wanted]


def read_zingrenzen(path: Path) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Every text of the gold of sentences, with the places where a sentence begins, the first left out."""
    for name in read_toml(path):
        for group in read_entries(path, name, "written"):
            yield from (split_at_bars(text) for text in group["written"])


def split_at_bars(written: str) -> tuple[str, tuple[int, ...]]:
    """A text without its bars, and where those stood.

    >>> split_at_bars("Dat kost geld. | De Kamer weet dit.")
    ('Dat kost geld. De Kamer weet dit.', (15,))
    """
    parts = [part.strip() for part in written.split("|")]
    starts = [len(" ".join(parts[:count])) + 1 for count in range(1, len(parts))]
    return " ".join(parts), tuple(starts)


def _case(entry: dict[str, Any]) -> Case:
    """A case as the file has it."""
    value = entry.get("is", [])
    known = {"is", "written", "not", "datum"}
    return Case(
        value=(value,) if isinstance(value, str) else tuple(value),
        written=tuple(entry.get("written", ())),
        forbidden=tuple(entry.get("not", ())),
        datum=entry.get("datum"),
        more={key: entry[key] for key in entry.keys() - known},
    )
