"""Commitments and fulfilments of the real letters against their hand-made gold, by the scorer beside them."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.flow import read_letter
from pipeline.lexicon import lexicon
from pipeline.manifest import load_manifest
from pipeline.model import Lezing
from pipeline.scoring.ijking import judge_letter
from pipeline.taal import load_taal

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    """The scorer of ../shared as a module."""
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def read_letters(shared: Path) -> list[tuple[dict[str, Any], Lezing]]:
    """Every real letter that has gold, with that gold."""
    folder = shared / "letters" / "text"
    manifest, taal = load_manifest(folder / "manifest.toml"), load_taal("blank")
    found = []
    for gold in sorted((shared / "gold").glob("*.json")):
        path = next(p for p in folder.iterdir() if p.stem == gold.stem)
        lezing = read_letter(path.read_bytes(), path.name, manifest.get(path.stem), taal)
        found.append((json.loads(gold.read_text(encoding="utf-8")), lezing))
    return found


def rows(lezing: Lezing) -> list[dict[str, Any]]:
    """The commitments of a letter in the form that the scorer pairs."""
    return [
        {
            "citaat": t.plaats.citaat,
            "soort": t.soort.value,
            "actor": t.actor,
            "uiterlijk": t.termijn.uiterlijk.isoformat() if t.termijn and t.termijn.uiterlijk else None,
        }
        for t in lezing.toezeggingen
    ]


def test_commitments(scorer: ModuleType, read_letters: list[tuple[dict[str, Any], Lezing]]) -> None:
    tally = scorer.Tally()
    for gold, lezing in read_letters:

        def score(g: dict[str, Any], p: dict[str, Any]) -> float:
            return float(scorer.similar(g["quote"], p["citaat"]) + (scorer.DUTCH[g["kind"]] == p["soort"]))

        for g, p in scorer.detect(tally, "found", gold["commitments"], rows(lezing), score, 80, str):
            tally.right("kind", scorer.DUTCH[g["kind"]] == p["soort"])
            tally.right("deadline", g.get("due_disputed") or scorer.within(g.get("due_until"), p["uiterlijk"]))
            actor = scorer.fuzz.token_set_ratio(scorer.squash(g.get("actor")), scorer.squash(p["actor"])) >= 80
            tally.right("actor", actor or not (g.get("actor") or p["actor"]))
    report = tally.report()
    assert report["found"]["f1"] >= 0.9, tally.errors
    assert report["found"]["precision"] >= 0.88, tally.errors
    assert report["kind"]["accuracy"] >= 0.93
    assert report["deadline"]["accuracy"] >= 0.93
    assert report["actor"]["accuracy"] >= 0.92


def test_fulfilments(scorer: ModuleType, read_letters: list[tuple[dict[str, Any], Lezing]]) -> None:
    tally = scorer.Tally()
    for gold, lezing in read_letters:
        found = [{"citaat": n.plaats.citaat} for n in lezing.nakomingen]
        quotes = gold.get("fulfilments", [])
        scorer.detect(tally, "found", quotes, found, lambda g, p: scorer.similar(g["quote"], p["citaat"]), 80, str)
    assert tally.report()["found"]["f1"] >= 0.85, tally.errors


def test_no_rule_lives_on_one_sentence(read_letters: list[tuple[dict[str, Any], Lezing]]) -> None:
    """No rule reads the letters with gold only; each is also at home in the own-written table."""

    counted = lexicon("toezeggingen")["regels"]
    used = {t.regel for _, lezing in read_letters for t in lezing.toezeggingen}
    assert [regel for regel in used if not counted[regel]["eigen"][1]] == []


def test_no_rule_stands_on_one_sentence_of_the_real_letters(read_letters: list[tuple[dict[str, Any], Lezing]]) -> None:
    """A rule that fires on a real letter fires on sentences of our own too, in the style of other ministries."""
    fired = {toezegging.regel for _, lezing in read_letters for toezegging in lezing.toezeggingen}
    own = lexicon("toezeggingen")["regels"]
    assert len(fired) > 10
    assert {regel: own[regel]["eigen"] for regel in fired if own[regel]["eigen"][1] < 2} == {}


def test_certain_commitments_are_right(read_letters: list[tuple[dict[str, Any], Lezing]]) -> None:
    readings = [reading for gold, lezing in read_letters for reading in judge_letter(gold, lezing.toezeggingen)]
    sure = [reading.right for reading in readings if reading.zekerheid >= 0.9]
    assert len(sure) > 50
    assert sum(sure) / len(sure) >= 0.95
