"""Sums of money against their gold, and in time linear in the text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.mentions.bedragen import find_bedragen
from pipeline.model import BedragAard, Mentions, Zin, ZinSoort
from pipeline.scoring.lezen import letter_of as letter
from pipeline.scoring.lezen import read_bedragen as read
from pipeline.scoring.lezen import show_bedrag as show
from tests.mentions.gold import Case, texts

GOLD = list(texts("bedragen"))


@pytest.mark.parametrize(("tekst", "value", "case"), GOLD, ids=[tekst for tekst, _, _ in GOLD])
def test_gold(tekst: str, value: Sequence[str], case: Case) -> None:
    bedragen = read(tekst, case.datum)
    assert [show(bedrag) for bedrag in bedragen] == list(value)
    if "doel" in case.more and value:
        assert [bedrag.doel for bedrag in bedragen] == case.more["doel"]
    if "begrotingsstuk" in case.more and value:
        stukken = [" ".join(str(p) for p in (b.begrotingsstuk, b.begrotingsjaar) if p) for b in bedragen]
        assert stukken == case.more["begrotingsstuk"]


def test_gold_is_large_enough() -> None:
    assert len(GOLD) >= 150


def test_table_rows_are_left_alone() -> None:
    assert read("Dijken € 3 mln. € 4 mln.", soort=ZinSoort.TABEL) == []


def test_the_quote_stands_at_its_place() -> None:
    tekst = "In 2025 is er 15 en 10 miljoen euro."
    brief = letter("Kop\n" + tekst)
    zin = Zin(2, ZinSoort.TEKST, tekst, 4, 4 + len(tekst), 1)
    for bedrag in find_bedragen(brief, [zin], Mentions()):
        assert bedrag.plaats.citaat == brief.tekst[bedrag.plaats.begin : bedrag.plaats.einde]
        assert bedrag.plaats.zin == zin.volgnummer


def test_the_unit_of_a_list_is_marked_as_such() -> None:
    bronnen = [bedrag.eenheid_bron for bedrag in read("Er is 15 en 10 miljoen euro.")]
    assert bronnen == ["uit de opsomming", "uit het bedrag"]


def test_a_sentence_that_speaks_on_about_a_result_is_a_result() -> None:
    first, second = "Er is € 3 mln. aan beslag gelegd.", "Dat is minder dan het doel van € 5 mln."
    brief = letter(first + second)
    zinnen = [
        Zin(1, ZinSoort.TEKST, first, 0, len(first), 1),
        Zin(2, ZinSoort.TEKST, second, len(first), len(first + second), 1),
    ]
    assert [b.aard for b in find_bedragen(brief, zinnen, Mentions())] == [BedragAard.RESULTAAT] * 2
    assert [b.aard for b in find_bedragen(brief, zinnen[1:], Mentions())] == [BedragAard.BEGROTING]


def _read_pair(first: str, second: str) -> list[tuple[tuple[int, ...], int | None]]:
    brief = letter(first + second, date(2024, 5, 1))
    zinnen = [
        Zin(1, ZinSoort.TEKST, first, 0, len(first), 1),
        Zin(2, ZinSoort.TEKST, second, len(first), len(first + second), 1),
    ]
    return [(b.jaren, b.vanaf_jaar) for b in find_bedragen(brief, zinnen, Mentions())]


@pytest.mark.parametrize(
    ("first", "second", "years"),
    [
        ("De omzet was in 2020 laag. ", "Een jaar later was dat gestegen tot € 5 mln.", ((2021,), None)),
        ("De brug opent in 2026. ", "Vanaf dat jaar kost het beheer € 5 mln.", ((), 2026)),
        ("De brug opent in 2026. ", "Voor de jaren daarna is € 5 mln. gereserveerd.", ((), 2027)),
        ("De brug opent in 2026, de sluis in 2027. ", "In dat jaar is er € 5 mln. voor.", ((), None)),
        ("De brug opent. ", "In dat jaar is er € 5 mln. voor.", ((), None)),
    ],
)
def test_that_year_may_stand_in_the_sentence_before(
    first: str, second: str, years: tuple[tuple[int, ...], int | None]
) -> None:
    assert _read_pair(first, second) == [years]


PIECES = (*"€0123456789.,- –()", " miljoen", " euro", " en ", " tot ", " in 2024", "mln.", "een half ", " vanaf ")


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_is_read_without_error(tekst: str) -> None:
    for bedrag in read(tekst, date(2024, 1, 1)):
        assert bedrag.plaats.citaat == tekst[bedrag.plaats.begin : bedrag.plaats.einde]
        assert bedrag.plaats.citaat.strip()


NEAR_MISSES = (
    "15 en ", "5 miljoen ", "€ ", "€ x mln", "in 2024, ", "in 2024 en ", "1.000.", "een half ",
    "tussen 5 en ", "structureel ", "tot en met ", "twintig", "mln. ", "circa ", "1 000 ", "(", "grens van ",
    "vanaf ", "om te ", "op 1 maart 2024 ", "bij Voorjaarsnota verhoogd van ", "onder de ", ", een ", ", waarvan ",
    "in de Najaarsnota 2019 ", "op de begroting van ", "opgenomen, ", "in dat jaar ", "dwangsom oplopen tot ",
    "uiteen van ", "voor de ", "de kosten van ", "per schip geldt ", "een maximum van ", "daarna ", "een jaar eerder ",
    "grens waaronder ", "het minimumloon ", "boete van ", "vanaf 2024 van ", "was dat ",
)  # fmt: skip


@pytest.mark.parametrize("near_miss", NEAR_MISSES)
def test_reading_is_linear(near_miss: str) -> None:
    """An expression that backtracks would not return: 100,000 repeated near-misses between two sums."""
    bedragen = read(f"€ 7 mln. {near_miss * (100_000 // len(near_miss))} of 9 miljoen euro.", date(2024, 1, 1))
    assert {7_000_000, 9_000_000} <= {bedrag.euro for bedrag in bedragen}


@pytest.mark.real
@pytest.mark.parametrize("stem", ["2019-11-04-brief", "2020-06-18-brief", "2024-08-28-brief"])
def test_the_sums_of_the_real_letters_are_read(shared: Path, stem: str) -> None:
    gold = json.loads((shared / "gold" / f"{stem}.json").read_text(encoding="utf-8"))
    datum = date.fromisoformat(gold["letter"]["date"])
    for sentence in dict.fromkeys(amount["sentence"] for amount in gold["amounts"]):
        wanted = [
            (amount["eur"], tuple(amount["years"]), amount["from_year"])
            for amount in gold["amounts"]
            if amount["sentence"] == sentence
        ]
        assert [(b.euro, b.jaren, b.vanaf_jaar) for b in read(sentence, datum)] == wanted
