"""Mentions of earlier letters: the gold table, their place, and text that grows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.scoring.lezen import read_briefvermeldingen as read
from pipeline.scoring.lezen import show_briefvermelding as show
from tests.mentions.gold import Case, texts

GOLD = list(texts("briefvermeldingen"))
DATUM = date(2022, 2, 1)


@pytest.mark.parametrize(("tekst", "value", "case"), GOLD, ids=[tekst for tekst, _, _ in GOLD])
def test_gold(tekst: str, value: tuple[str, ...], case: Case) -> None:
    assert tuple(show(vermelding) for vermelding in read(tekst, case.datum)) == value


def test_the_gold_is_large_enough() -> None:
    assert len(GOLD) >= 150


def test_the_quote_is_the_phrase_that_names_the_letter() -> None:
    (vermelding,) = read("Zoals in mijn brief van 3 mei jl. is gemeld, start de bouw.", DATUM)
    assert vermelding.plaats.citaat == "mijn brief van 3 mei jl."


def test_a_letter_named_in_a_note_bears_its_number() -> None:
    (vermelding,) = read("De planning is bekend.[7] ¶ ^7 Brief van 3 mei 2021.", DATUM)
    assert vermelding.voetnoot == "7"


def test_a_letter_named_far_above_is_not_meant() -> None:
    between = " // ".join(["Er is veel gebeurd."] * 20)
    vermeldingen = read(f"Mijn brief van 3 mei bevat de planning. // {between} // Genoemde brief is bekend.", DATUM)
    assert [vermelding.datum for vermelding in vermeldingen] == ["2021-05-03", None]


PIECES = (
    "brief ",
    "van ",
    "3 mei ",
    "en ",
    "genoemde ",
    "uw Kamer ",
    "op ",
    "informeerde ",
    ". ",
    ", ",
    "jl. ",
    "die ",
    "2021 ",
)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_is_read_without_error(tekst: str) -> None:
    for vermelding in read(tekst, DATUM) if tekst.strip() else ():
        assert vermelding.plaats.citaat == tekst[vermelding.plaats.begin : vermelding.plaats.einde]


@pytest.mark.parametrize(
    "near_miss",
    [
        "brief van ", "mijn brief over ", "de eerdere ", "genoemde ", "brief die ik ", "op 3 mei ",
        "informeerde uw Kamer ",
        "3 mei en ", "brief van de minister ", "a", "de brief van 3 mei, ", "uw Kamer op ", 'brief "a ', "brief (",
    ],
)  # fmt: skip
def test_reading_is_linear(near_miss: str) -> None:
    """An expression that backtracks would not return."""
    tekst = f"{near_miss * (100_000 // len(near_miss))}. Zie mijn brief van 9 juli 2021."
    assert read(tekst, DATUM)[-1].datum == "2021-07-09"
