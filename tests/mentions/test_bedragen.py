"""Sums of money against their gold, and in time linear in the text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from pipeline.mentions.bedragen import find_bedragen
from pipeline.model import Bedrag, BedragAard, BriefSoort, Kamerbrief, Mentions, Zin, ZinSoort
from tests.mentions.gold import Case, texts

GOLD = list(texts("bedragen"))


def read(tekst: str, datum: date | None = None, soort: ZinSoort = ZinSoort.TEKST) -> list[Bedrag]:
    """The sums of a letter of one sentence."""
    brief = Kamerbrief("kst-1-1", "brief.txt", "0", BriefSoort.KAMERBRIEF, tekst, (), datum=datum)
    return list(find_bedragen(brief, [Zin(1, soort, tekst, 0, len(tekst), 1)], Mentions()))


def show(bedrag: Bedrag) -> str:
    """A sum as the gold writes it."""
    tot = f"–{bedrag.euro_tot:.15g}" if bedrag.euro_tot is not None else ""
    words = [f"EUR {bedrag.euro:.15g}{tot}"]
    words += [f"({bedrag.benadering})"] if bedrag.benadering else []
    words += [f"in {', '.join(map(str, bedrag.jaren))}"] if bedrag.jaren else []
    words += [f"vanaf {bedrag.vanaf_jaar}"] if bedrag.vanaf_jaar else []
    words += [] if bedrag.structureel is None else ["structureel" if bedrag.structureel else "incidenteel"]
    words += [bedrag.aard.value] if bedrag.aard is not BedragAard.BEGROTING else []
    return " ".join(words)


@pytest.mark.parametrize(("tekst", "value", "case"), GOLD, ids=[tekst for tekst, _, _ in GOLD])
def test_gold(tekst: str, value: Sequence[str], case: Case) -> None:
    bedragen = read(tekst, case.datum)
    assert [show(bedrag) for bedrag in bedragen] == list(value)
    if "doel" in case.more and value:
        assert [bedrag.doel for bedrag in bedragen] == case.more["doel"]


def test_gold_is_large_enough() -> None:
    assert len(GOLD) >= 150
