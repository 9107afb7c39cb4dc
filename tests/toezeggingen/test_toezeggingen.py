"""Commitments on own-written sentences, and the lexicon proved by its own examples."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.lexicon import lexicon
from pipeline.mentions.termijnen import find_termijnen
from pipeline.model import BriefSoort, Kamerbrief, Mentions, Toezegging, Zin, ZinSoort
from pipeline.toezeggingen import find_toezeggingen
from pipeline.toezeggingen.vinden import zekerheid

GOLD = Path(__file__).resolve().parents[2] / "corpus" / "gold" / "toezeggingen.toml"
WITHIN_DAYS = 31
SECTIONS = ("werkwoorden", "gebeurtenissen", "voornemens")


def letter(tekst: str, datum: date | None = None) -> Kamerbrief:
    """A letter of this text and date."""
    return Kamerbrief(
        id="k",
        bron="k.txt",
        sha256="0",
        vorm="txt",
        soort=BriefSoort.KAMERBRIEF,
        tekst=tekst,
        blokken=(),
        datum=datum,
    )


def read(tekst: str, datum: date | None, vorige: str = "") -> list[Toezegging]:
    """The commitments of the last of one or two sentences of a letter of that date."""
    brief = letter(f"{vorige}{tekst}", datum=datum)
    zinnen = [Zin(0, ZinSoort.TEKST, vorige, 0, len(vorige), 1)] if vorige else []
    zinnen.append(Zin(1, ZinSoort.TEKST, tekst, len(vorige), len(vorige) + len(tekst), 1))
    dates = Mentions(termijnen=tuple(find_termijnen(brief, zinnen, Mentions())))
    return [t for t in find_toezeggingen(brief, zinnen, dates) if t.plaats.zin == 1]


def gold() -> Iterator[tuple[str, date, list[dict[str, Any]]]]:
    """Every sentence of the gold table with its date and the commitments that it holds."""
    for case in tomllib.loads(GOLD.read_text(encoding="utf-8"))["case"]:
        wanted = case.get("is", [])
        for tekst in case["written"]:
            yield tekst, case["datum"], wanted if isinstance(wanted, list) else [wanted]


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


def same(field: str, wanted: dict[str, Any], found: Toezegging) -> bool:
    """Whether a found commitment agrees with gold in one field."""
    want = wanted.get(field)
    if field == "soort":
        return bool(want == found.soort)
    if field == "actor":
        return (want or "").lower() in (found.actor or "").lower() if want else found.actor is None
    got = found.termijn.uiterlijk if found.termijn else None
    return want is got is None or (want is not None and got is not None and abs((want - got).days) <= WITHIN_DAYS)


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
    assert 0.7 <= zekerheid("bijzin-informeren") < zekerheid("ik-doe") < zekerheid("wordt") < 1


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
