"""Every extractor is registered, has a gold table with enough cases, and a test of its own."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.mentions import EXTRACTORS

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "corpus" / "gold"
NAMES = {"motie_vermeldingen": "moties"}


@pytest.mark.parametrize("kind", [extractor.kind for extractor in EXTRACTORS])
def test_every_extractor_has_gold_and_a_test(kind: str) -> None:
    name = NAMES.get(kind, kind)
    gold = tomllib.loads((GOLD / f"{name}.toml").read_text(encoding="utf-8"))
    assert sum(len(case.get("written", case.get("not", [case]))) for cases in gold.values() for case in cases) >= 50
    assert (ROOT / "tests" / "mentions" / f"test_{name}.py").is_file()


def finder_of(path: Path) -> str | None:
    """The kind of mention that a file or package of `pipeline.mentions` finds, None where it has no such function."""
    files = path.glob("*.py") if path.is_dir() else [path]
    told = any(f"def find_{path.stem}(" in file.read_text(encoding="utf-8") for file in files if file.suffix == ".py")
    return path.stem if told else None


def test_every_finder_is_registered() -> None:
    registered = {extractor.find.__module__.split(".")[2] for extractor in EXTRACTORS}
    finders = {finder_of(path) for path in (ROOT / "pipeline" / "mentions").iterdir()}
    assert finders - {None} == registered
