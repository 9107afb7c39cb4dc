"""Commitments on own-written sentences, and the lexicon proved by its own examples."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.lexicon import lexicon
from pipeline.model import Mentions, Zin, ZinSoort
from pipeline.scoring.gold import own_gold, read_beloften
from pipeline.scoring.gold_tables import same_field as same
from pipeline.scoring.ijking import judge_table
from pipeline.scoring.lezen import letter_of as letter
from pipeline.scoring.lezen import read_toezeggingen as read
from pipeline.toezeggingen import find_toezeggingen
from pipeline.toezeggingen.vinden import zekerheid

GOLD = Path(__file__).resolve().parents[2] / "corpus" / "gold" / "toezeggingen.toml"
WITHIN_DAYS = 31
SECTIONS = ("werkwoorden", "gebeurtenissen", "voornemens")


def gold() -> Iterator[tuple[str, date, list[dict[str, Any]]]]:
    """Every sentence of the gold table with its date and the commitments that it holds."""
    yield from read_beloften(own_gold() / "toezeggingen.toml")


def test_gold_found() -> None:
    hits = missed = spurious = 0
    for tekst, datum, wanted in gold():
        found = len(read(tekst, datum))
        hits += min(found, len(wanted))
        missed += max(0, len(wanted) - found)
        spurious += max(0, found - len(wanted))
    assert 2 * hits / (2 * hits + missed + spurious) >= 0.95


@pytest.mark.parametrize("field", ["soort", "actor", "uiterlijk"])
def test_gold_fields(field: str) -> None:
    right = [same(field, w, f) for t, d, ws in gold() for w, f in zip(ws, read(t, d), strict=False)]
    assert sum(right) / len(right) >= 0.95


def test_gold_conditions() -> None:
    wanted = [(t, d, w["voorwaarde"]) for t, d, ws in gold() for w in ws if "voorwaarde" in w]
    assert wanted
    for tekst, datum, voorwaarde in wanted:
        assert (read(tekst, datum)[0].voorwaarde or "").startswith(voorwaarde), tekst


@pytest.mark.parametrize("section", SECTIONS)
def test_every_expression_by_its_example(section: str) -> None:
    for naam, fields in lexicon("toezeggingen")[section].items():
        found = read(fields["voorbeeld"], None)
        assert len(found) == 1, f"{naam}: {fields['voorbeeld']}"
        assert found[0].soort == fields.get("soort", found[0].soort), naam


def test_counts_of_the_rules() -> None:
    """What the lexicon says of each rule on the gold table is what it does there."""
    counted = {regel: [0, 0] for regel in lexicon("toezeggingen")["regels"]}
    for tekst, datum, wanted in gold():
        kinds = [w["soort"] for w in wanted]
        for toezegging in read(tekst, datum):
            counted[toezegging.regel][1] += 1
            if toezegging.soort in kinds:
                kinds.remove(toezegging.soort)
                counted[toezegging.regel][0] += 1
    assert counted == {regel: f["eigen"] for regel, f in lexicon("toezeggingen")["regels"].items()}


def test_every_rule_by_its_example() -> None:
    for regel, fields in lexicon("toezeggingen")["regels"].items():
        assert [t.regel for t in read(fields["voorbeeld"], None)] == [regel], fields["voorbeeld"]


def test_zekerheid_grows_with_proof() -> None:
    assert 0.7 <= zekerheid("kader-ik") < zekerheid("ik-doe") <= zekerheid("ik-zal") < 1


def test_certain_commitments_are_right() -> None:
    """Of those that claim 0.9 or more at least 95 % are right on the gold table."""
    sure = [reading.right for reading in judge_table(GOLD) if reading.zekerheid >= 0.9]
    assert len(sure) > 300
    assert sum(sure) / len(sure) >= 0.95


def test_gold_is_large_and_about_half_of_it_promises_nothing() -> None:
    promised = [bool(wanted) for _, _, wanted in gold()]
    assert len(promised) >= 400
    assert promised.count(False) / len(promised) >= 0.48


def test_citaat_is_the_whole_sentence() -> None:
    tekst = "Ik start in 2023 een campagne over woningisolatie."
    (toezegging,) = read(tekst, date(2023, 1, 9), vorige="Dit is de aanleiding.")
    assert toezegging.plaats.citaat == tekst
    assert toezegging.plaats.begin == len("Dit is de aanleiding.")


def test_pronoun_is_the_minister_of_the_sentence_before() -> None:
    before = "De Staatssecretaris van Financiën werkt dit uit."
    (toezegging,) = read("Zij zal uw Kamer hierover in mei informeren.", date(2023, 1, 9), vorige=before)
    assert toezegging.actor == "de Staatssecretaris van Financiën"


@pytest.mark.parametrize("soort", [ZinSoort.KOP, ZinSoort.TABEL])
def test_headings_and_tables_promise_nothing(soort: ZinSoort) -> None:
    tekst = "Ik start in 2023 een campagne over woningisolatie."
    brief = letter(tekst)
    assert find_toezeggingen(brief, [Zin(1, soort, tekst, 0, len(tekst), 1)], Mentions()) == ()


def test_long_near_misses_stay_linear() -> None:
    for piece in ("ik zal ", "(a", "«", "wordt, ", "die ", "en "):
        assert read(piece * (100_000 // len(piece)), None) == []
