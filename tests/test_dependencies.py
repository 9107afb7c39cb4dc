"""What Kamerspoor imports it declares: no library is used that only came along with another."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OWN = {"pipeline", "models", "corpus"}
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def distribution(requirement: str) -> str:
    """The name of a distribution as PEP 503 writes it.

    >>> distribution("pdfminer.six>=20251230")
    'pdfminer-six'
    """
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()  # type: ignore[index]  # always a name


def imports(path: Path) -> Iterator[str]:
    """The top-level names that a module imports, those of its functions included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


FOREIGN = sorted(
    {
        name
        for path in (ROOT / "pipeline").rglob("*.py")
        for name in imports(path)
        if name not in OWN and name not in sys.stdlib_module_names
    }
)


def test_the_imports_are_found() -> None:
    assert {"lxml", "spacy", "PIL", "pdfminer"} <= set(FOREIGN)


@pytest.mark.parametrize("name", FOREIGN)
def test_every_library_that_is_imported_is_declared(name: str) -> None:
    known = {distribution(requirement) for requirement in DECLARED}
    assert {distribution(found) for found in packages_distributions()[name]} & known, name


@pytest.mark.parametrize("requirement", DECLARED)
def test_every_declared_library_is_locked_with_its_hashes(requirement: str) -> None:
    name = distribution(requirement)
    assert re.search(rf"^{re.escape(name)}==\S+ .*\\\n    --hash=sha256:", LOCK, re.M), name


def test_the_lock_names_no_place_to_fetch_from() -> None:
    assert not re.search(r"https?://|--(?:extra-)?index-url|--find-links", LOCK)
