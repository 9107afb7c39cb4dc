"""One sentence, parsed: the same questions answered on our own labels, on those of nl_core_news_md, and on none."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from models.evaluate import SHIPPED
from pipeline import ontleding
from pipeline.flow import read_letter
from pipeline.model import Lezing
from pipeline.ontleding import Ontleding, Woord, ontleed
from pipeline.taal import PREFERRED, Taal, load_taal
from tests.conftest import ROOT
from tests.stand_in import importable, install_stand_in, train_stand_in

LETTERS = sorted(path for path in (ROOT / "corpus" / "brieven").iterdir() if path.suffix in {".txt", ".md"})
KNOWN = "De Kamer ontving de cijfers op 3 mei."


@pytest.fixture(scope="module")
def preferred(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Taal]:
    """nl_core_news_md where it is installed; else a stand-in under its name."""
    if find_spec(PREFERRED):
        yield load_taal(PREFERRED)
        return
    folder = tmp_path_factory.mktemp("packages")
    install_stand_in(train_stand_in(tmp_path_factory.mktemp("training")), folder)
    with importable(folder):
        yield load_taal("auto")


@pytest.fixture(params=["own", "preferred"])
def parsing(request: pytest.FixtureRequest, preferred: Taal) -> Taal:
    """A pipeline that parses: ours, then nl_core_news_md."""
    return preferred if request.param == "preferred" else load_taal(str(SHIPPED))


def place(found: Ontleding, text: str) -> int:
    return next(at for at, word in enumerate(found.woorden) if word.tekst == text)


def test_both_pipelines_carry_the_labels_that_are_read(parsing: Taal) -> None:
    labels = ontleding._load_full(parsing.model).pipe_labels
    assert any(label.startswith(ontleding.FINITE) for label in labels["tagger"])
    assert {ontleding.ROOT, "nsubj", ontleding.PARTICLE, "aux"} <= set(labels["parser"])


def test_auto_is_the_preferred_model_where_it_is_installed(preferred: Taal) -> None:
    assert (preferred.naam, preferred.model) == (PREFERRED, PREFERRED)


def test_a_sentence_is_parsed(parsing: Taal) -> None:
    found = ontleed(parsing, KNOWN)
    assert (found.model, found.melding) == (parsing.naam, None)
    assert [word.tekst for word in found.woorden] == ["De", "Kamer", "ontving", "de", "cijfers", "op", "3", "mei", "."]
    assert all(KNOWN[word.begin : word.einde] == word.tekst for word in found.woorden)
    (verb,) = found.persoonsvormen()
    word = found.woorden[verb]
    assert (word.tekst, word.soort, word.hoofd, word.relatie) == ("ontving", "VERB", verb, "ROOT")
    assert found.is_hoofdzin(verb)
    assert found.onderwerp(verb) == "De Kamer"
    assert found.werkwoord(verb) == "ontvangen"


def test_an_auxiliary_is_told_by_the_verb_that_it_helps(parsing: Taal) -> None:
    found = ontleed(parsing, "Wij zullen de gemeenten hierbij ondersteunen.")
    assert found.werkwoord(place(found, "zullen")) == "ondersteunen"
    assert found.onderwerp(place(found, "zullen")) == "Wij"


def test_a_separable_part_is_taken_into_the_verb() -> None:
    words = (
        Woord("Dat", 0, 3, "PRON", "VNW", "dat", 1, "obj"),
        Woord("neem", 4, 8, "VERB", "WW|pv|tgw|ev", "nemen", 1, "ROOT"),
        Woord("ik", 9, 11, "PRON", "VNW", "ik", 1, "nsubj"),
        Woord("over", 12, 16, "ADP", "VZ|fin", "over", 1, "compound:prt"),
        Woord("en", 17, 19, "CCONJ", "VG|neven", "en", 5, "cc"),
        Woord("voer", 20, 24, "VERB", "WW|pv|tgw|ev", "uit_voeren", 1, "conj"),
        Woord("uit", 25, 28, "ADP", "VZ|fin", "uit", 5, "compound:prt"),
    )
    found = Ontleding("klein", words)
    assert [found.werkwoord(at) for at in found.persoonsvormen()] == ["over_nemen", "uit_voeren"]
    assert [found.is_hoofdzin(at) for at in found.persoonsvormen()] == [True, True]
    assert [found.onderwerp(at) for at in found.persoonsvormen()] == ["ik", None]


def test_a_subordinate_clause_is_none_of_the_main_ones() -> None:
    found = ontleed(load_taal(str(SHIPPED)), "De minister vindt dat gemeenten de regeling kunnen uitvoeren.")
    assert found.is_hoofdzin(place(found, "vindt"))
    assert not found.is_hoofdzin(place(found, "kunnen"))
    assert found.onderwerp(place(found, "kunnen")) == "gemeenten"


def test_an_abbreviation_does_not_part_the_sentence() -> None:
    found = ontleed(load_taal(str(SHIPPED)), "Dat kost € 3 mln. De Kamer weet dat.")
    assert sum(word.relatie == "ROOT" for word in found.woorden) == 1


def test_a_blank_pipeline_gives_words_and_says_so() -> None:
    found = ontleed(load_taal("blank"), KNOWN)
    assert found.melding == "het taalmodel blank geeft geen woordsoorten, lemma's en zinsontleding"
    assert not list(found.persoonsvormen())
    assert [word.hoofd for word in found.woorden] == [None] * len(found.woorden)
    assert found.onderwerp(2) is None
    assert not found.is_hoofdzin(2)
    assert ontleed(load_taal("blank"), "").melding is None


def test_letters_are_read_without_the_parts_that_nothing_uses(parsing: Taal) -> None:
    assert parsing.nlp.pipe_names == ["zin_grenzen"]
    assert "ner" not in ontleding._load_full(parsing.model).component_names


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_the_stages_read_alike_on_every_pipeline(parsing: Taal, path: Path) -> None:
    def read(taal: Taal) -> Lezing:
        return read_letter(path.read_bytes(), path.name, None, taal)

    found = read(parsing)
    assert found == read(load_taal("blank"))
    assert found.zinnen
    assert found.toezeggingen
