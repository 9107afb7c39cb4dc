"""The layers: a module imports only from those below it, and only the right rooms print or speak SQL."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PIPELINE = Path(__file__).resolve().parent.parent / "pipeline"

LAYERS = (
    {"model", "lexicon"},
    {"identificatie", "datums", "notatie", "manifest", "lineair"},
    {"woordgroepen"},
    {"documents"},
    {"cleaning"},
    {"kamerbrieven", "taal"},
    {"zinnen", "ontleding"},
    {"mentions"},
    {"toezeggingen", "tables"},
    {"uitvoering"},
    {"flow", "links"},
    {"store", "ocr"},
    {"batch", "reports", "site", "scoring", "commands"},
    {"cli"},
    {"__main__"},
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
PURE = {name for names in LAYERS[: LAYERS.index({"store", "ocr"})] for name in names}
FORBIDDEN_IN_PURE = {
    "sqlite3",
    "sqlite_utils",
    "time",
    "socket",
    "urllib.request",
    "requests",
    "httpx",
    "subprocess",
    "click",
}

MODULES = sorted(path for path in PIPELINE.rglob("*.py") if path != PIPELINE / "__init__.py")


def room(path: Path) -> str:
    """The top-level module or package of `pipeline` that a file belongs to."""
    return path.relative_to(PIPELINE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """The full names of all modules that a file imports, at the top or within functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names if node.module == "pipeline")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PIPELINE)))
def test_imports_run_downwards(path: Path) -> None:
    own = room(path)
    assert own in RANK, f"{own} stands in no layer"
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "pipeline" and len(parts) > 1 and parts[1] in RANK and parts[1] != own:
            assert RANK[parts[1]] < RANK[own], f"{own} imports upwards or sideways: {name}"


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) in PURE], ids=lambda path: path.stem)
def test_the_line_is_pure(path: Path) -> None:
    names = set(imported(path)) | {name.split(".")[0] for name in imported(path)}
    assert not names & FORBIDDEN_IN_PURE


@pytest.mark.parametrize(
    "path", [path for path in MODULES if room(path) not in {"store", "site"}], ids=lambda path: path.stem
)
def test_only_the_store_knows_sql(path: Path) -> None:
    words = re.findall(
        r"\b(?:SELECT .{1,80} FROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET)\b", path.read_text(encoding="utf-8")
    )
    assert not words


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) != "cli"], ids=lambda path: path.stem)
def test_only_the_command_line_prints(path: Path) -> None:
    calls = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not calls
