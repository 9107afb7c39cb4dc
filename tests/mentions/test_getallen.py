"""Numbers in digits and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.mentions.getallen import alternatives, parse_cijfers, parse_telwoord

TELWOORDEN = {
    "een": 1, "één": 1, "twee": 2, "tien": 10, "elf": 11, "twaalf": 12, "veertien": 14, "twintig": 20,
    "eenentwintig": 21, "tweeëntwintig": 22, "drieëndertig": 33, "achtentachtig": 88, "negenennegentig": 99,
    "honderd": 100, "honderdvijf": 105, "honderdentwee": 102, "driehonderdvijftig": 350, "twaalfhonderd": 1200,
    "vijftienhonderd": 1500, "duizend": 1000, "tweeduizend": 2000, "tienduizend": 10_000,
    "vijfentwintigduizend": 25_000, "honderdduizend": 100_000, "driehonderdduizend": 300_000, "duizendvijftig": 1050,
    "half": 0.5, "een half": 0.5, "kwart": 0.25, "een kwart": 0.25, "driekwart": 0.75, "anderhalf": 1.5,
    "anderhalve": 1.5, "tweeënhalf": 2.5, "tweeëneenhalf": 2.5, "drieënhalf": 3.5, "vijfenhalf": 5.5, "Honderd": 100,
}  # fmt: skip


@pytest.mark.parametrize(("woord", "waarde"), TELWOORDEN.items())
def test_number_words(woord: str, waarde: float) -> None:
    assert parse_telwoord(woord) == waarde


@pytest.mark.parametrize(
    "woord", ["gemeen", "veel", "enkele", "tigtig", "tienden", "meen", "half geld", "honderden", ""]
)
def test_other_words_are_no_numbers(woord: str) -> None:
    assert parse_telwoord(woord) is None


@pytest.mark.parametrize(
    ("cijfers", "waarde"),
    [
        ("3000", 3000), ("62.000", 62_000), ("1.234.567", 1_234_567), ("1.234,56", 1234.56), ("21,5", 21.5),
        ("2.5", 2.5), ("0.125", 0.125), ("10 000", 10_000), ("1 234 567", 1_234_567), ("0,5", 0.5), ("007", 7),
    ],
)  # fmt: skip
def test_digits(cijfers: str, waarde: float) -> None:
    assert parse_cijfers(cijfers) == waarde


@given(st.integers(0, 10**12))
def test_thousands_separators_change_nothing(number: int) -> None:
    grouped = f"{number:,}".replace(",", ".")
    assert parse_cijfers(grouped) == parse_cijfers(str(number)) == number


def test_the_longest_alternative_comes_first() -> None:
    assert alternatives(["tot", "tot en met"]).split("|") == [r"tot\s+en\s+met", "tot"]
