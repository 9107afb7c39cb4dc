"""The pipeline in the repository: its size, its metadata, and what it says of a few sentences of our own."""

from __future__ import annotations

import json
from functools import cache

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from models.evaluate import SHIPPED, measure_size

LIMIT = 12_000_000
FLOORS = {"pos_acc": 0.93, "dep_las": 0.74, "lemma_acc": 0.91, "sents_f": 0.86}


@cache
def load() -> Language:
    return spacy.load(SHIPPED)


def read(text: str) -> Doc:
    return load()(text)


def test_size_stays_under_the_limit() -> None:
    assert 1_000_000 < measure_size(SHIPPED) <= LIMIT


def test_metadata_gives_licence_credit_and_figures() -> None:
    meta = json.loads((SHIPPED / "meta.json").read_text(encoding="utf-8"))
    assert (meta["lang"], meta["name"], meta["license"]) == ("nl", "kamerspoor_sm", "CC BY-SA 4.0")
    credit = " ".join(source["name"] for source in meta["sources"])
    assert "UD_Dutch-LassySmall" in credit
    assert "UD_Dutch-Alpino" in credit
    for name, floor in FLOORS.items():
        assert meta["performance"][name] >= floor


def test_nothing_of_the_training_machine_is_left_in_the_config() -> None:
    config = (SHIPPED / "config.cfg").read_text(encoding="utf-8")
    assert "/tmp" not in config
    assert "train = null" in config


@pytest.mark.parametrize(
    ("text", "verb", "tag", "lemma"),
    [
        ("Ik stuur u vandaag het advies.", "stuur", "WW|pv|tgw|ev", "sturen"),
        ("De minister onderzoekt de gevolgen voor de tuinbouw.", "onderzoekt", "WW|pv|tgw|met-t", "onderzoeken"),
        ("De gemeenten kregen vorig jaar meer geld.", "kregen", "WW|pv|verl|mv", "krijgen"),
        ("Wij zullen de regeling verbeteren.", "verbeteren", "WW|inf|vrij|zonder", "verbeteren"),
        ("Het plan is door de gemeenten besproken.", "besproken", "WW|vd|vrij|zonder", "bespreken"),
    ],
)
def test_verbs_of_a_letter(text: str, verb: str, tag: str, lemma: str) -> None:
    token = next(token for token in read(text) if token.text == verb)
    assert (token.tag_, token.pos_, token.lemma_) == (tag, "VERB", lemma)
    assert token.dep_ == "ROOT"


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("In dat debat vroeg een lid naar de kosten van het spoor.", "lid", "vroeg"),
        ("De staatssecretaris stuurt de Kamer een brief.", "staatssecretaris", "stuurt"),
        ("Vandaag publiceer ik het rapport over de luchthaven.", "ik", "publiceer"),
    ],
)
def test_subject_and_root(text: str, subject: str, verb: str) -> None:
    doc = read(text)
    token = next(token for token in doc if token.text == subject)
    assert (token.dep_, token.head.text, token.head.dep_) == ("nsubj", verb, "ROOT")


def test_parts_of_speech_and_sentences() -> None:
    doc = read("De Kamer heeft het voorstel aangenomen. De wet geldt vanaf 2026 voor alle scholen.")
    assert [sentence.root.lemma_ for sentence in doc.sents] == ["aan_nemen", "gelden"]
    assert [token.pos_ for token in doc][:7] == ["DET", "NOUN", "AUX", "DET", "NOUN", "VERB", "PUNCT"]
    assert doc[-2].lemma_ == "school"
