"""Commitments in one line: own gold, and what must never stand in one."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.mentions.termijnen import find_termijnen
from pipeline.model import Mentions, Ondertekenaar, Termijn, Vindplaats, Zin, ZinSoort
from pipeline.scoring.gold import own_gold, read_beloften
from pipeline.scoring.lezen import letter_of
from pipeline.toezeggingen import find_toezeggingen
from pipeline.toezeggingen.jaartallen import name_year

CASES = tomllib.loads((own_gold() / "parafrases.toml").read_text(encoding="utf-8"))["case"]
MINISTER = ["Minister van Landbouw, Natuur en Voedselkwaliteit"]


def parafrases(tekst: str, datum: date | None, functies: list[str]) -> list[str | None]:
    """The lines of the commitments of a sentence."""
    signed = tuple(Ondertekenaar("A. de Boer", functie) for functie in functies)
    brief = replace(letter_of(tekst, datum), ondertekenaars=signed)
    zinnen = [Zin(1, ZinSoort.TEKST, tekst, 0, len(tekst), 1)]
    dates = Mentions(termijnen=tuple(find_termijnen(brief, zinnen, Mentions())))
    return [found.parafrase for found in find_toezeggingen(brief, zinnen, dates)]


def test_enough_cases() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["zin"])[:60])
def test_gold(case: dict[str, Any]) -> None:
    found = parafrases(case["zin"], case["datum"], case.get("ondertekenaars", MINISTER))
    assert found == [case.get("parafrase")]


def test_no_line_of_the_gold_of_commitments_has_a_word_that_only_the_letter_explains() -> None:
    lines = [
        line
        for tekst, datum, wanted in read_beloften(own_gold() / "toezeggingen.toml")
        if wanted
        for line in parafrases(tekst, datum, MINISTER)
        if line
    ]
    assert len(lines) > 300
    for line in lines:
        assert not re.search(r"\b(?:ik|mijn|mij|wij|we|ons|onze|u|uw)\b", line, re.IGNORECASE), line
        assert line[0].isupper()
        assert line.endswith(".")
        assert "  " not in line
        assert "\n" not in line


@pytest.mark.parametrize(
    ("words", "last", "named"),
    [
        ("dit najaar", date(2020, 12, 31), "in het najaar van 2020"),
        ("nog dit najaar", date(2020, 12, 31), "nog in het najaar van 2020"),
        ("voor de zomer", date(2021, 7, 15), "voor de zomer van 2021"),
        ("eind dit jaar", date(2021, 12, 31), "eind 2021"),
        ("in de loop van volgend jaar", date(2022, 12, 31), "in de loop van 2022"),
        ("uiterlijk in mei", date(2021, 5, 31), "uiterlijk in mei 2021"),
        ("op 3 mei", date(2021, 5, 3), "op 3 mei 2021"),
        ("in het eerste kwartaal", date(2021, 3, 31), "in het eerste kwartaal van 2021"),
        ("eind 2024", date(2024, 12, 31), "eind 2024"),
        ("binnenkort", None, "binnenkort"),
        ("deze winter", date(2021, 3, 31), "deze winter"),
        ("eind dit kwartaal", date(2021, 3, 31), "eind dit kwartaal"),
    ],
)
def test_deadline_names_its_year(words: str, last: date | None, named: str) -> None:
    assert name_year(Termijn(Vindplaats(1, 0, len(words), words), None, last)) == named
