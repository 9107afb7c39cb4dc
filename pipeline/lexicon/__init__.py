"""Dutch knowledge as data: the TOML files of this package, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The lexicon file `name`.toml, as nested dictionaries."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def phrases(name: str, *path: str) -> tuple[str, ...]:
    """One list of the lexicon file `name`, by the names that lead to it, in its order.

    >>> phrases("functiewoorden", "klassen", "eerste_persoon")
    ('ik', 'we', 'wij')
    """
    found: Any = lexicon(name)
    for key in path:
        found = found[key]
    return tuple(found)


@cache
def word_set(name: str, *path: str) -> frozenset[str]:
    """The words of one list of the lexicon file `name`, for asking whether a word is among them."""
    return frozenset(phrases(name, *path))


@cache
def either(name: str, *path: str) -> str:
    """The list as alternatives of a regular expression; its entries are patterns and stay as they are.

    >>> either("functiewoorden", "klassen", "lidwoorden")
    'de|het|een'
    """
    return "|".join(phrases(name, *path))
