"""The figures on gold links: what is missed, found beside the gold, or linked though it must stay apart."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipeline.scoring import GoldError, count_outcomes
from pipeline.scoring.verbanden import Side, Stored, compare_certainty, make_stored, read_links_gold, score_verbanden
from pipeline.store.verbanden import list_traces, list_verbanden
from tests.conftest import ROOT

GOLD = read_links_gold(ROOT / "corpus" / "gold" / "verbanden.json")
PRECISION, RECALL = 0.97, 0.85


@pytest.fixture(scope="module")
def stored(corpus_db: Path) -> Stored:
    db = Database(corpus_db)
    return make_stored(list_verbanden(db), *list_traces(db))


def test_the_sample_letters_reach_the_figures_that_are_asked(stored: Stored) -> None:
    scores = count_outcomes(score_verbanden(GOLD, stored)).scores
    assert {"fulfilments", "restatements", "amount_changes", "motion in letter", "letter cites letter"} <= scores.keys()
    for kind, score in scores.items():
        assert score.precision >= PRECISION, kind
        assert score.recall >= RECALL, kind
    assert scores["look-alikes left apart"].missed == 0


def test_links_are_not_surer_than_they_are_right(stored: Stored) -> None:
    found = compare_certainty(GOLD, stored)
    assert found is not None
    count, sure, right = found
    assert count >= 20
    assert sure <= right


def test_what_is_gone_is_missed_and_what_is_wrong_is_spurious(stored: Stored) -> None:
    kept = [link for link in stored.links if link.soort == "nakoming"]
    rest = replace(stored, links=[link for link in stored.links if link is not kept[0]])
    assert count_outcomes(score_verbanden(GOLD, rest)).scores["fulfilments"].missed == 1
    wrong = replace(kept[0], eerder=Side(kept[0].eerder.brief, "iets anders", "Iets heel anders dan dat."))
    more = replace(stored, links=[*stored.links, wrong])
    assert count_outcomes(score_verbanden(GOLD, more)).scores["fulfilments"].spurious == 1
    assert count_outcomes(score_verbanden(GOLD, Stored((), (), ()))).scores["restatements"].found == 0


def test_a_look_alike_that_is_linked_counts_against(stored: Stored) -> None:
    pair = GOLD["not_links"][0]
    sides = [Side(pair[side]["letter"], pair[side]["quote"], pair[side]["quote"]) for side in "ab"]
    linked = replace(stored.links[0], later=sides[0], eerder=sides[1])
    scores = count_outcomes(score_verbanden(GOLD, replace(stored, links=[*stored.links, linked]))).scores
    assert scores["look-alikes left apart"].missed == 1


@pytest.mark.parametrize("content", ["[]", "{}", '{"fulfilments": [{"promise_letter": "a"}]}'])
def test_gold_that_is_no_gold_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text(content)
    with pytest.raises(GoldError):
        list(score_verbanden(read_links_gold(path), Stored((), (), ())))


def test_the_gold_is_json_in_the_shared_format() -> None:
    gold = json.loads((ROOT / "corpus" / "gold" / "verbanden.json").read_text(encoding="utf-8"))
    assert {
        "motion_traces",
        "fulfilments",
        "restatements",
        "amount_changes",
        "letter_references",
        "not_links",
    } == gold.keys()
