"""Words that date: the gold table, plain dates held against dateparser, and time linear in the text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from dateparser.date import DateDataParser
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon import lexicon
from pipeline.mentions.termijnen import find_termijnen_in
from pipeline.model import ZinSoort
from pipeline.scoring.lezen import read_termijnen as read
from pipeline.scoring.lezen import show_termijn as show
from tests.mentions.gold import Case, texts

GOLD = list(texts("termijnen"))
MAANDEN: list[str] = lexicon("termijnen")["maanden"]


@pytest.mark.parametrize(("tekst", "value", "case"), GOLD, ids=[f"{case.datum} {tekst}" for tekst, _, case in GOLD])
def test_gold(tekst: str, value: Sequence[str], case: Case) -> None:
    assert [show(termijn) for termijn in read(tekst, case.datum)] == list(value)


def test_gold_is_large_enough() -> None:
    assert len(GOLD) >= 150


def test_table_rows_are_left_alone() -> None:
    assert read("In 2025 In 2026", soort=ZinSoort.TABEL) == []


def test_a_plain_date_is_read_as_dateparser_reads_it() -> None:
    parser = DateDataParser(languages=["nl"], settings={"DATE_ORDER": "DMY"})
    for maand in MAANDEN:
        for jaar in (1999, 2024, 2031):
            (termijn,) = read(f"Op 28 {maand} {jaar} is het zover.")
            parsed = parser.get_date_data(f"28 {maand} {jaar}").date_obj
            assert parsed is not None
            assert termijn.vanaf == termijn.uiterlijk == parsed.date()


@given(st.dates(date(2015, 1, 1), date(2035, 12, 31)), st.sampled_from([text for text, _, _ in GOLD]))
def test_the_first_day_is_never_after_the_last(datum: date, tekst: str) -> None:
    for woorden in find_termijnen_in(tekst, datum):
        assert woorden.begin < woorden.einde
        assert woorden.vanaf is None or woorden.uiterlijk is None or woorden.vanaf <= woorden.uiterlijk


@given(st.dates(date(2015, 1, 1), date(2035, 12, 31)))
def test_what_is_to_come_is_not_past(datum: date) -> None:
    for woorden in ("in het najaar", "voor de zomer", "voor het zomerreces", "na het zomerreces", "in maart", "in Q3"):
        (termijn,) = find_termijnen_in(f"Ik zal u {woorden} informeren.", datum)
        assert termijn.uiterlijk is not None
        assert datum <= termijn.uiterlijk <= date(datum.year + 2, 1, 1)


NEAR_MISSES = (
    "in 2024, ", "in 2024 en ", "voor de zomer van ", "binnen ", "binnen zes ", "eind van het ",
    "de komende ", "1 januari ", "in de loop van het ", "2024-", "1-", "eerste ", "in mijn volgende ",
    "tot en met ", "is ge", "vanaf ",
)  # fmt: skip


@pytest.mark.parametrize("near_miss", NEAR_MISSES)
def test_reading_is_linear(near_miss: str) -> None:
    """An expression that backtracks would not return: 100,000 repeated near-misses before a date."""
    termijnen = read(f"{near_miss * (100_000 // len(near_miss))}. Uiterlijk 1 oktober 2025.", date(2024, 1, 1))
    assert date(2025, 10, 1) in {termijn.uiterlijk for termijn in termijnen}
