"""The Dutch pipeline: which model is taken, what is said where it cannot be loaded, and reading in linear time."""

from __future__ import annotations

import json
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest
import spacy

from pipeline import taal
from pipeline.reports.doctor import diagnose
from pipeline.taal import (
    OWN,
    PREFERRED,
    ModelMissing,
    explain_fallback,
    find_model,
    find_sentence_starts,
    load_taal,
    require_model,
)
from tests.stand_in import importable, install_stand_in


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
    monkeypatch.setattr(taal, "find_spec", lambda name: ModuleSpec(PREFERRED, None) if name == PREFERRED else None)
    assert find_model() == PREFERRED


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


@pytest.mark.parametrize("name", ["nl_weg", "json", "/nergens"])
def test_a_model_that_is_not_there(name: str) -> None:
    with pytest.raises(ModelMissing, match="niet gevonden"):
        find_model(name)


@pytest.mark.parametrize(
    ("meta", "words"),
    [
        ({"lang": "en"}, "is voor de taal 'en', niet voor het Nederlands"),
        ({"spacy_version": "straks"}, "gemaakt voor spaCy straks"),
        ({"pipeline": ["weg"], "components": []}, None),
    ],
)
def test_what_a_model_says_of_itself_is_held_to_this_spacy(
    model: Path, meta: dict[str, str], words: str | None
) -> None:
    known = json.loads((model / "meta.json").read_text())
    (model / "meta.json").write_text(json.dumps(known | meta))
    if words is None:
        assert require_model(str(model)) == str(model)
        return
    with pytest.raises(ModelMissing, match=words):
        require_model(str(model))


def test_a_folder_that_holds_no_model_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("[nlp]\n")
    with pytest.raises(ModelMissing, match="niet te laden") as refused:
        require_model(str(tmp_path))
    assert "\n" not in str(refused.value)


def test_a_model_in_parts_is_refused_in_one_line(model: Path) -> None:
    (model / "tagger" / "model").unlink()
    (model / "vocab" / "strings.json").write_text("{")
    with pytest.raises(ModelMissing, match="niet te laden"):
        load_taal(str(model))


def test_an_installed_model_for_another_spacy_is_passed_over_and_told(tmp_path: Path) -> None:
    install_stand_in(spacy.blank("nl"), tmp_path, spacy_version=">=3.5.0,<3.6.0")
    with importable(tmp_path):
        assert Path(find_model()).name == OWN
        passed_over = explain_fallback("auto")
        assert passed_over is not None
        assert passed_over.endswith(f"in plaats daarvan leest {OWN}")
        assert explain_fallback(PREFERRED) is None
        with pytest.raises(ModelMissing, match=r"gemaakt voor spaCy >=3\.5"):
            require_model(PREFERRED)
        told = dict(diagnose("auto"))
    assert "gemaakt voor spaCy >=3.5.0,<3.6.0" in told[PREFERRED]
    assert f"spacy download {PREFERRED}" in told[PREFERRED]
    assert told["taalmodel"].startswith(OWN)


def test_doctor_tells_of_an_installed_model(tmp_path: Path) -> None:
    install_stand_in(spacy.blank("nl"), tmp_path)
    with importable(tmp_path):
        told = dict(diagnose("auto"))
        assert require_model("auto") == PREFERRED
    assert told[PREFERRED] == "geïnstalleerd, versie 3.8.0"
    assert told["taalmodel"].startswith(f"{PREFERRED} 3.8.0")


def test_doctor_tells_how_to_get_the_preferred_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.reports.doctor.find_spec", lambda _: None)
    told = dict(diagnose("blank"))
    assert told[PREFERRED].startswith("niet geïnstalleerd; python -m spacy download")
    assert ".whl" in told[PREFERRED]
    assert told["taalmodel"].startswith("alleen de Nederlandse woordsplitser")
    assert dict(diagnose("/nergens"))["taalmodel"].startswith("het taalmodel /nergens is niet gevonden")


@pytest.mark.parametrize("piece", ["a", ".", ". ", "a.b.", "mln. De ", "x. ", "nr. 5 ", "“? "])
def test_sentence_ends_are_found_in_linear_time(piece: str) -> None:
    starts = find_sentence_starts(piece * 100_000)
    assert len(starts) <= 100_000
