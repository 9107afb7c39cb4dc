"""The gold tables of corpus/gold by name, read as `kamerspoor score` reads them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.scoring.gold import Case, load_cases, own_gold, read_texts

__all__ = ["Case", "load", "texts"]


def load(name: str) -> list[Case]:
    """The cases of corpus/gold/`name`.toml."""
    return load_cases(own_gold() / f"{name}.toml")


def texts(name: str) -> Iterator[tuple[str, tuple[str, ...], Case]]:
    """Every text of a gold table with the values that must be found in it (none for the forbidden)."""
    return read_texts(own_gold() / f"{name}.toml")
