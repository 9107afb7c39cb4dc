"""Words that date: the gold table, plain dates held against dateparser, and time linear in the text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from dateparser.date import DateDataParser
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon import lexicon
from pipeline.mentions.termijnen import find_termijnen, find_termijnen_in
from pipeline.model import BriefSoort, Kamerbrief, Mentions, Termijn, Zin, ZinSoort
from tests.mentions.gold import Case, texts

GOLD = list(texts("termijnen"))
MAANDEN: list[str] = lexicon("termijnen")["maanden"]


def read(tekst: str, datum: date | None = None, soort: ZinSoort = ZinSoort.TEKST) -> list[Termijn]:
    """The dated words of a letter of one sentence."""
    brief = Kamerbrief("kst-1-1", "brief.txt", "0", BriefSoort.KAMERBRIEF, tekst, (), datum=datum)
    return list(find_termijnen(brief, [Zin(1, soort, tekst, 0, len(tekst), 1)], Mentions()))


def show(termijn: Termijn) -> str:
    """Dated words as the gold writes them."""
    return f"{termijn.vanaf or 'open'} .. {termijn.uiterlijk or 'open'}"


@pytest.mark.parametrize(("tekst", "value", "case"), GOLD, ids=[f"{case.datum} {tekst}" for tekst, _, case in GOLD])
def test_gold(tekst: str, value: Sequence[str], case: Case) -> None:
    assert [show(termijn) for termijn in read(tekst, case.datum)] == list(value)


def test_gold_is_large_enough() -> None:
    assert len(GOLD) >= 150
