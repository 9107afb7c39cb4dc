"""The weights of promises: their sentences, their training, and what is shipped."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.beloften import GOLD, OUT, Learner, Zin, hold_out, read_zinnen, report
from pipeline.model import ToezeggingSoort
from pipeline.toezeggingen.weging import weigh
from tests.models.overlap import shared_with_real
from tests.models.shipped import is_same

LABELS = {"core", "border", "none"}
DAY = date(2021, 3, 12)
NEAR = 0.03  # how far chances may lie apart: weights are rounded, and light ones left out


def lines() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / "beloften.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_sentence_is_labelled() -> None:
    for line in lines():
        assert set(line) == {"brief", "datum", "tekst", "label", "soort"}
        assert line["label"] in LABELS
        assert line["tekst"].strip()
        assert (line["soort"] is None) == (line["label"] == "none")
        assert line["soort"] is None or ToezeggingSoort(line["soort"])


def test_most_sentences_promise_nothing_as_in_letters() -> None:
    counts = Counter(line["label"] for line in lines())
    assert len(lines()) >= 1_000
    assert counts["none"] > 2 * counts["core"]


@pytest.mark.real
def test_no_sentence_is_from_the_real_letters(shared: Path) -> None:
    assert not shared_with_real((line["tekst"] for line in lines()), shared)


def test_the_shipped_weights_are_those_of_the_sentences() -> None:
    zinnen = read_zinnen()
    learner = Learner(zinnen)
    sample = zinnen[::40]
    for zin, chance in zip(sample, learner.chances(sample), strict=True):
        assert abs(weigh(zin.signalen).kans - chance) < NEAR
    fresh, shipped = (json.loads(text) for text in (learner.as_json(), OUT.read_text(encoding="utf-8")))
    assert len(fresh["gewichten"].keys() ^ shipped["gewichten"].keys()) < len(shipped["gewichten"]) / 100
    assert is_same(fresh, shipped)
    assert all(is_same(found, shipped["soorten"][soort]) for soort, found in fresh["soorten"].items())


def test_letters_are_held_out_whole() -> None:
    belooft = [Zin("a", DAY, f"Ik stuur u in mei brief {i}.", True, ToezeggingSoort.INFORMEREN) for i in range(4)]
    belooft += [Zin("b", DAY, f"Ik trek € {i} miljoen uit.", True, ToezeggingSoort.MIDDELEN) for i in range(4)]
    belooft += [Zin("tabel-1", None, "De wet treedt in mei in werking.", True, ToezeggingSoort.WETGEVING)] * 2
    belooft += [Zin("tabel-2", None, "Ik ga daarover in gesprek.", True, ToezeggingSoort.ACTIE)] * 2
    anders = [Zin(brief, DAY, f"Het regende in {brief} {i} dagen.", False) for brief in ("a", "b") for i in range(4)]
    found = list(hold_out([*belooft, *anders]))
    assert {outcome.zin.brief for outcome in found} == {"a", "b"}
    assert len(found) == 16
    table = list(report(found))
    assert table[0].startswith("| chance from")
    assert all(0 <= outcome.kans <= 1 for outcome in found)
