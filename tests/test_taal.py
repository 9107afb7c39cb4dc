"""The Dutch pipeline: which model is taken, what is said where it cannot be loaded, and reading in linear time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy

from pipeline import taal
from pipeline.taal import ModelMissing, find_model, find_sentence_starts, load_taal


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A trained pipeline on disk, as small as can be."""
    folder = tmp_path / "klein"
    nlp = spacy.blank("nl")
    nlp.add_pipe("tagger").add_label("WW")  # type: ignore[attr-defined]  # a tagger has labels, a pipe need not
    nlp.initialize()
    nlp.to_disk(folder)
    return folder


def test_auto_takes_the_preferred_model_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taal, "find_spec", lambda name: object() if name == taal.PREFERRED else None)
    assert find_model() == taal.PREFERRED


def test_auto_takes_our_own_else(monkeypatch: pytest.MonkeyPatch, model: Path) -> None:
    monkeypatch.setattr(taal, "find_spec", lambda _: None)
    monkeypatch.setattr(taal, "own_model", lambda: model)
    assert find_model() == str(model)
    monkeypatch.setattr(taal, "own_model", lambda: None)
    assert find_model() == taal.BLANK


def test_a_folder_is_loaded_without_what_nothing_uses(model: Path) -> None:
    loaded = load_taal(str(model))
    assert loaded.naam == "klein"
    assert loaded.nlp.pipe_names == ["zin_grenzen"]
    assert [sent.text for sent in loaded.nlp("Dat kost € 3 mln. De Kamer weet het.").sents] == [
        "Dat kost € 3 mln.",
        "De Kamer weet het.",
    ]


def test_a_model_for_another_spacy_is_refused_in_one_line(model: Path) -> None:
    meta = json.loads((model / "meta.json").read_text())
    (model / "meta.json").write_text(json.dumps(meta | {"spacy_version": ">=2.0,<2.1"}))
    with pytest.raises(ModelMissing, match=r"gemaakt voor spaCy >=2\.0,<2\.1"):
        load_taal(str(model))


def test_a_model_that_is_not_there() -> None:
    with pytest.raises(ModelMissing, match="niet gevonden"):
        find_model("nl_weg")


@pytest.mark.parametrize("piece", ["a", ".", ". ", "a.b.", "mln. De ", "x. ", "nr. 5 ", "“? "])
def test_sentence_ends_are_found_in_linear_time(piece: str) -> None:
    starts = find_sentence_starts(piece * 100_000)
    assert len(starts) <= 100_000
