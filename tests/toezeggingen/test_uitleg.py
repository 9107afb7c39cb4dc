"""Why a sentence was read as it was: every ground has a sentence that shows it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from pipeline.lexicon import lexicon
from pipeline.ontleding import ontleed
from pipeline.reports.uitleg import as_json, as_lines, explain_text
from pipeline.taal import load_taal
from pipeline.toezeggingen.eisen import EISEN

GROUNDS = [
    ("Kunt u toezeggen dat de sluis in mei opengaat?", "de zin is een vraag"),
    ("Ik zal de sluis niet in mei openen.", "de deelzin ontkent"),
    ("Ik heb in maart met de vissers gesproken.", "voltooide of verleden tijd"),
    ("De gemeente Urk plaatst in mei een bankje.", "handelt voor eigen rekening"),
    ("Ik kan in mei een onderzoek laten uitvoeren.", "wat kan, mag of moet"),
    ("Ik informeer de vissers.", "ontbreekt: de Kamer als geadresseerde"),
    ("De sluis is mooi.", "geen uitdrukking van een toezegging"),
    ("In deze brief informeer ik uw Kamer over de havens.", "wat in deze brief staat"),
    ("Doorgaans meet de dienst de waterstand in mei.", "telkens of gewoonlijk"),
    ("Hiermee voldoe ik aan mijn toezegging over de havens.", "eerdere toezegging nakomt"),
]


@pytest.mark.parametrize(("tekst", "ground"), GROUNDS)
def test_grounds(tekst: str, ground: str) -> None:
    lines = "\n".join(as_lines(explain_text(tekst, date(2022, 3, 1)), ontleed(load_taal("blank"), tekst)))
    assert "Geen nieuwe toezegging" in lines
    assert ground in lines


def test_a_commitment_with_all_that_was_read() -> None:
    tekst = "Indien de proef slaagt, zal ik uw Kamer dit najaar informeren over de havens."
    lezing = explain_text(tekst, date(2022, 3, 1))
    lines = "\n".join(as_lines(lezing, ontleed(load_taal("blank"), tekst)))
    for words in (
        "soort informeren",
        "ik-zal",
        "uiterlijk 2022-12-31",
        "Indien de proef slaagt",
        "bijzin met “indien”",
    ):
        assert words in lines


def test_json_holds_the_same() -> None:
    tekst = "Ik start in mei een proef."
    found = json.loads(as_json(explain_text(tekst, date(2022, 3, 1)), ontleed(load_taal("blank"), tekst)))
    assert found["toezeggingen"][0]["regel"] == "ik-doe"
    assert found["toezeggingen"][0]["termijn"]["uiterlijk"] == "2022-05-31"
    assert found["deelzinnen"][0]["persoonsvorm"] == "start"
    assert [word["tekst"] for word in found["woorden"]][:2] == ["Ik", "start"]


def test_what_expressions_ask_is_said_in_words() -> None:
    assert set(lexicon("toezeggingen")["eisen"]) == set(EISEN)
