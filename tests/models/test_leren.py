"""Training of weights: what becomes a column, who is held out, what is written."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import pytest

from models.leren import DECIMALS, FOLDS, LIGHT, Signaaltabel, fit, folds, run_recipe, share_table
from pipeline.lineair import chance, read_gewichten

WET = [{"regen", "wolk"}, {"regen", "wind"}, {"regen"}, {"regen", "zon"}]
DRY = [{"zon", "wind"}, {"zon", "wolk"}, {"zon"}, {"zon", "eens"}]


def test_a_signal_of_one_text_is_no_column() -> None:
    table = Signaaltabel([*WET, *DRY])
    assert table.rows([{"regen"}, {"eens"}]).sum(axis=1).tolist() == [[1.0], [0.0]]


def test_every_text_has_the_same_length() -> None:
    rows = Signaaltabel([*WET, *DRY]).rows([{"regen", "wolk", "wind", "zon"}, {"zon"}])
    assert rows.multiply(rows).sum(axis=1).ravel().tolist()[0] == pytest.approx([1.0, 1.0])


def test_weights_that_are_written_judge_as_the_model_does() -> None:
    table = Signaaltabel([*WET, *DRY])
    model = fit(table.rows([*WET, *DRY]), [True] * 4 + [False] * 4)
    written = table.weights(model)
    gewichten = read_gewichten(written)
    for signalen in (*WET, *DRY):
        (found,) = model.decision_function(table.rows([signalen]))
        assert gewichten.weigh(signalen) == pytest.approx(found, abs=LIGHT * math.sqrt(len(signalen)) + 0.02)
    assert chance(gewichten.weigh({"regen"})) > 0.5 > chance(gewichten.weigh({"zon"}))
    assert all(abs(weight) >= LIGHT for weight in written["gewichten"].values())
    assert written["nul"] == round(written["nul"], DECIMALS)


def test_the_rarer_side_counts_as_much() -> None:
    texts = [{"a", "b"}] * 2 + [{"a", "c"}] * 40
    table = Signaaltabel(texts)
    gewichten = read_gewichten(table.weights(fit(table.rows(texts), [True] * 2 + [False] * 40)))
    assert gewichten.weigh({"a"}) == pytest.approx(0.0, abs=0.1)


def test_groups_are_held_out_whole_and_each_once() -> None:
    groups = [f"brief {number // 3}" for number in range(60)]
    items = list(enumerate(groups))
    judged = []
    for learnt, apart in folds(items, groups):
        assert not {group for _, group in learnt} & {group for _, group in apart}
        assert len(learnt) + len(apart) == len(items)
        judged += apart
    assert sorted(judged) == items


def test_fewer_groups_than_folds_leave_none_empty() -> None:
    assert len(list(folds([1, 2], ["a", "b"]))) == 2 < FOLDS


def test_the_table_counts_what_rules_and_weights_have_right() -> None:
    judged = [("nat", True, True), ("nat", False, True), ("droog", True, False)]
    assert list(share_table("weer", judged))[2:] == [
        "| nat | 2 | 0.500 | 1.000 |",
        "| droog | 1 | 1.000 | 0.000 |",
        "| all | 3 | 0.667 | 0.667 |",
    ]


@pytest.mark.parametrize(("options", "written"), [([], "{}\n"), (["--measure"], None)])
def test_measuring_alone_writes_nothing(
    options: list[str], written: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "gewichten.json"
    monkeypatch.setattr(sys, "argv", ["recept", *options, "--out", str(out)])
    run_recipe("A recipe.", Path("elsewhere.json"), lambda: ["measured"], lambda: "{}")
    assert (out.read_text() if out.exists() else None) == written
