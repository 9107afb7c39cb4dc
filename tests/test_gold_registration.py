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


def test_every_finder_is_registered() -> None:
    registered = {extractor.find.__module__.rpartition(".")[2] for extractor in EXTRACTORS}
    with_generator = {
        path.stem
        for path in (ROOT / "pipeline" / "mentions").glob("*.py")
        if f"def find_{path.stem}(" in path.read_text(encoding="utf-8")
    }
    assert with_generator == registered
