"""Sentences: the gold table, the kinds of blocks, and what hangs in a sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest

from pipeline.cleaning import clean_text
from pipeline.documents.plain import read_plain
from pipeline.kamerbrieven import read_kamerbrief
from pipeline.model import Zin
from pipeline.taal import find_sentence_starts, load_taal
from pipeline.zinnen import split_zinnen
from tests.conftest import ROOT

GOLD = tomllib.loads((ROOT / "corpus" / "gold" / "zinnen.toml").read_text(encoding="utf-8"))


def cases() -> Iterator[str]:
    """Every text of the gold table."""
    for groups in GOLD.values():
        for group in groups:
            yield from group["written"]


def split(text: str) -> tuple[Zin, ...]:
    document = read_plain(text.encode(), "x.txt")
    return split_zinnen(read_kamerbrief(document, clean_text(document), None), load_taal("blank"))


@pytest.mark.parametrize("case", list(cases()))
def test_gold(case: str) -> None:
    expected = [part.strip() for part in case.split("|")]
    text = " ".join(expected)
    assert [text[sent.start_char : sent.end_char] for sent in load_taal("blank").nlp(text).sents] == expected


def test_the_gold_is_large_enough() -> None:
    assert len(list(cases())) >= 360


@pytest.mark.parametrize(
    "near_miss",
    [
        "€ 3 mln. Rijksgeld ",
        "bijlage A. B. ",
        "’s ",
        "I. ",
        "1. ",
        "Vraag 1, 2. ",
        "A.B. Vos ",
        "etc. ",
        "Vraag 1, 2,",
        "b.d. A",
        "a.b.c.",
    ],
)
def test_finding_sentence_ends_is_linear(near_miss: str) -> None:
    """An expression that backtracks would not return: 100,000 repeated near-misses before a sentence."""
    text = f"{near_miss * 100_000}en zo. De laatste zin."
    assert text.index("De laatste") in find_sentence_starts(text)


def test_every_kind_of_block_gives_its_own_sentences() -> None:
    zinnen = split(
        "Aanpak\n\nIk doe drie1 dingen. Dat zijn deze maatregelen:\n– een fonds;\n– een proef. Die begint nu.\n\n"
        "Kosten 2021 2022\nFonds 1 mln 2 mln\n\n1 Zie de bijlage. Die is lang.\n"
    )
    assert [(str(zin.soort), zin.tekst, zin.noot) for zin in zinnen] == [
        ("kop", "Aanpak", None),
        ("tekst", "Ik doe drie dingen.", None),
        ("tekst", "Dat zijn deze maatregelen:", None),
        ("opsomming", "een fonds;", None),
        ("opsomming", "een proef.", None),
        ("opsomming", "Die begint nu.", None),
        ("tabel", "Kosten 2021 2022", None),
        ("tabel", "Fonds 1 mln 2 mln", None),
        ("voetnoot", "Zie de bijlage.", "1"),
        ("voetnoot", "Die is lang.", "1"),
    ]
    assert [zin.volgnummer for zin in zinnen] == list(range(1, 11))
    assert [[mark.nummer for mark in zin.noottekens] for zin in zinnen[:3]] == [[], ["1"], []]


def test_a_mark_behind_the_full_stop_hangs_in_the_sentence_before() -> None:
    first, second, _ = split("Dit is de eerste zin.1 En hier is de tweede.\n\n1 Noot.\n")
    assert [mark.nummer for mark in first.noottekens] == ["1"]
    assert not second.noottekens


def test_a_sentence_over_a_page_end_is_one_and_stands_on_its_first_page() -> None:
    zinnen = split("De regeling geldt voor boeren in het hele\n veengebied van Friesland. Zij begint nu.\n")
    assert [(zin.tekst, zin.pagina) for zin in zinnen] == [
        ("De regeling geldt voor boeren in het hele veengebied van Friesland.", 1),
        ("Zij begint nu.", 2),
    ]
