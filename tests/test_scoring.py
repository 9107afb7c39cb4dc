"""Scores: what counts as found, what was gained and lost, and the command over gold and database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.scoring import Uitslag, count_outcomes, find_changes, find_gold, from_json, own_gold, to_json
from pipeline.scoring.gold import TABLES, GoldError, read_letter_gold, read_zingrenzen
from pipeline.scoring.gold_tables import SCORERS
from pipeline.scoring.letters import pair_up, same_passage, score_letter
from pipeline.scoring.verdicts import Outcome, Score, Verdict, compare, judge
from tests.conftest import ROOT

LETTER: dict[str, Any] = {
    "letter": {"date": "2021-05-03", "sender_role": None, "sender_name": None, "kind": "kamerbrief", "reference": None},
    "references": [{"quote": "Kamerstuk 33 450, nr. 7", "kind": "kamerstuk", "dossier": "33450", "number": "7"}],
    "amounts": [
        {"quote": "€ 2 mln.", "eur": 2e6, "years": [2022], "sentence": "In 2022 is er € 2 mln. en in 2023 € 2 mln."},
        {"quote": "€ 2 mln.", "eur": 2e6, "years": [2023], "sentence": "In 2022 is er € 2 mln. en in 2023 € 2 mln."},
    ],
    "motions": [],
    "commitments": [
        {"quote": "Ik informeer uw Kamer in het najaar.", "kind": "inform", "actor": "ik", "due_until": "2021-12-31"},
        {"quote": "Daarover denk ik nog na.", "kind": "act", "actor": "ik", "core": False},
    ],
}
BRIEF = {"datum": "2021-05-03", "afzender_functie": None, "afzender": None, "soort": "kamerbrief", "kenmerk": None}


def rows(**tables: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Rows of a letter in the database, the other tables empty."""
    names = ("verwijzingen", "bedragen", "begrotingscellen", "motie_vermeldingen", "toezeggingen", "nakomingen")
    return {name: tables.get(name, []) for name in names}


def scores(**tables: list[dict[str, Any]]) -> Uitslag:
    return count_outcomes(score_letter("brief", LETTER, BRIEF, rows(**tables)))


def toezegging(citaat: str, **fields: Any) -> dict[str, Any]:
    return {"citaat": citaat, "zin": citaat, "soort": "informeren", "actor": "ik", "uiterlijk": None} | fields


# ---------------------------------------------------------------- verdicts


def test_each_value_counts_as_often_as_it_stands() -> None:
    verdicts = [outcome.verdict for outcome in compare("x", "t", ["a", "a", "b"], ["a", "b", "b"])]
    assert sorted(verdicts) == sorted(
        [Verdict.GEVONDEN, Verdict.GEMIST, Verdict.GEVONDEN, Verdict.TEN_ONRECHTE],
    )


def test_a_wrong_field_counts_as_missed_and_as_spurious() -> None:
    uitslag = count_outcomes([judge("x", "1", right=True), judge("x", "2", right=False)])
    assert uitslag.scores["x"] == Score(found=1, missed=1, spurious=1)
    assert (uitslag.scores["x"].precision, uitslag.scores["x"].recall, uitslag.scores["x"].f1) == (0.5, 0.5, 0.5)


def test_items_that_read_alike_are_told_apart() -> None:
    uitslag = count_outcomes(Outcome("x", "een", Verdict.GEVONDEN) for _ in range(3))
    assert list(uitslag.verdicts["x"]) == ["een", "een (2)", "een (3)"]
    assert uitslag.scores["x"].found == 3


@pytest.mark.parametrize(
    ("before", "now", "gained", "lost"),
    [
        ({"a": Verdict.GEMIST}, {"a": Verdict.GEVONDEN}, ("x: a",), ()),
        ({"a": Verdict.GEVONDEN}, {"a": Verdict.ANDERS}, (), ("x: a",)),
        ({"a": Verdict.GEVONDEN}, {"a": Verdict.GEVONDEN, "b": Verdict.TEN_ONRECHTE}, (), ("x, ten onrechte: b",)),
        ({"a": Verdict.GEVONDEN, "b": Verdict.TEN_ONRECHTE}, {"a": Verdict.GEVONDEN}, ("x, ten onrechte: b",), ()),
        ({"a": Verdict.GEMIST}, {"a": Verdict.GEMIST, "b": Verdict.GEMIST, "c": Verdict.GEVONDEN}, (), ()),
        ({"a": Verdict.GEMIST, "b": Verdict.GEVONDEN}, {"a": Verdict.GEMIST}, (), ()),
    ],
)
def test_gains_and_losses(
    before: dict[str, Verdict], now: dict[str, Verdict], gained: tuple[str, ...], lost: tuple[str, ...]
) -> None:
    changes = find_changes(Uitslag({}, {"x": before}), Uitslag({}, {"x": now}))
    assert (changes.gained, changes.lost) == (gained, lost)


def test_a_result_survives_its_json() -> None:
    uitslag = count_outcomes([judge("x", "1", right=True), *compare("y", "t", ["a"], ["b"])], ["brief"])
    assert from_json(json.loads(json.dumps(to_json(uitslag)))) == uitslag
    with pytest.raises(GoldError):
        from_json({"items": {"x": {"1": "misschien"}}, "ontbrekende_brieven": []})


# ---------------------------------------------------------------- gold tables


def test_every_gold_table_has_its_scorer() -> None:
    assert tuple(SCORERS) == TABLES == tuple(find_gold(own_gold()).tables)


@pytest.mark.parametrize("name", TABLES)
def test_the_own_gold_is_read_well(name: str) -> None:
    uitslag = count_outcomes(SCORERS[name](own_gold() / f"{name}.toml"))
    assert {kind: score.f1 for kind, score in uitslag.scores.items() if score.f1 < 0.95} == {}


def test_wrong_gold_is_seen(tmp_path: Path) -> None:
    gold = tmp_path / "bedragen.toml"
    gold.write_text(
        '[[case]]\nis = "EUR 3"\nwritten = ["Dat kost € 4.", "Dat kost € 3."]\nnot = ["Op 3 mei.", "€ 5."]\n'
    )
    assert count_outcomes(SCORERS["bedragen"](gold)).scores["bedragen"] == Score(found=1, missed=1, spurious=2)


def test_sentence_ends_are_counted_one_by_one(tmp_path: Path) -> None:
    gold = tmp_path / "zinnen.toml"
    gold.write_text('[[x]]\nwritten = ["De A. | De B. | c. De C.", "De D. De E."]\n')
    assert [starts for _, starts in read_zingrenzen(gold)] == [(6, 12), ()]
    assert count_outcomes(SCORERS["zinnen"](gold)).scores["zinnen"].missed


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bedragen.toml", "[[zaak]]\n"),
        ("toezeggingen.toml", "[[case]]\nwritten = []\n"),
        ("tabellen.toml", "[[tabel\n"),
        ("leeg.toml", ""),
    ],
)
def test_gold_of_another_form_is_refused(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(GoldError, match=str(tmp_path)):
        for stem, path in find_gold(tmp_path).tables.items():
            list(SCORERS[stem](path))


# ---------------------------------------------------------------- gold letters


def test_a_commitment_is_found_in_its_sentence() -> None:
    found = toezegging("Ik informeer uw\nKamer in het najaar.", uiterlijk="2021-12-15")
    uitslag = scores(toezeggingen=[found, toezegging("Iets heel anders.")])
    assert uitslag.scores["brieven: toezeggingen"] == Score(found=1, missed=0, spurious=1)
    assert uitslag.scores["brieven: toezeggingen (uiterlijk)"].f1 == 1
    assert uitslag.scores["brieven: kamerbrieven"].f1 == 1


def test_a_borderline_item_is_neither_rewarded_nor_punished() -> None:
    uitslag = scores(toezeggingen=[toezegging("Daarover denk ik nog na.", soort="actie")])
    assert uitslag.scores["brieven: toezeggingen"] == Score(found=0, missed=1, spurious=0)


def test_equal_sums_are_paired_by_their_years() -> None:
    zin = "In 2022 is er € 2 mln. en in 2023 € 2 mln."
    row = {
        "citaat": "€ 2 mln.", "zin": zin, "euro": 2e6, "euro_tot": None, "benadering": None, "aard": "begroting",
        "structureel": None, "vanaf_jaar": None,
    }  # fmt: skip
    uitslag = scores(bedragen=[row | {"jaren": "2023"}, row | {"jaren": "2022"}, row | {"jaren": None}])
    assert uitslag.scores["brieven: bedragen"] == Score(found=2, missed=0, spurious=1)
    assert uitslag.scores["brieven: bedragen (jaren)"].f1 == 1


def test_a_citation_of_another_number_is_none() -> None:
    cited = {"citaat": "33 450, nr. 8", "soort": "kamerstuk", "dossier": "33450", "toevoeging": None, "nummer": "8"}
    uitslag = scores(verwijzingen=[cited, cited | {"soort": "brief"}])
    assert uitslag.scores["brieven: verwijzingen"] == Score(found=0, missed=1, spurious=1)


def test_pairs_are_made_of_the_nearest_first() -> None:
    gold, found = [{"n": 3}, {"n": 4}], [{"n": 4}, {"n": 3}, {"n": 4}]
    assert pair_up(gold, found, lambda want, row: float(want["n"] == row["n"])) == {0: 1, 1: 0}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("De aanleg van de dijk begint in 2024.", "de aanleg van\nde dijk begint in 2024", True),
        ("De aanleg van de dijk begint in 2024", "Voorts: de aanleg van de dijk begint in 2024, zo mogelijk.", True),
        ("De dijk.", "De dijk. De aanleg begint in 2024.", False),
        ("De aanleg begint in 2024.", "De aanleg begint in 2025.", False),
        ("", "", False),
        (None, "De aanleg.", False),
    ],
)
def test_same_passage(one: str | None, other: str | None, same: bool) -> None:
    assert bool(same_passage(one, other)) is same


def test_gold_of_a_letter_must_have_its_lists(tmp_path: Path) -> None:
    path = tmp_path / "brief.json"
    path.write_text(json.dumps({"letter": {}, "references": [{"quote": "x"}]}))
    with pytest.raises(GoldError, match="references"):
        read_letter_gold(path)


# ---------------------------------------------------------------- the command


def score(cwd: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline", "score", *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=cwd, env=environment, check=False, capture_output=True, text=True)


def gold_of_one_sum(folder: Path, *written: str) -> Path:
    folder.mkdir(exist_ok=True)
    texts = json.dumps(written, ensure_ascii=False)
    (folder / "bedragen.toml").write_text(f'[[case]]\nis = "EUR 3"\nwritten = {texts}\n')
    return folder


def test_the_command_remembers_its_last_result(tmp_path: Path) -> None:
    gold = gold_of_one_sum(tmp_path / "gold", "Dat kost € 3.")
    first = score(tmp_path, gold)
    assert first.returncode == 0, first.stderr
    assert "geen vorige uitslag" in first.stdout
    (kept,) = (tmp_path / "output").iterdir()
    result = json.loads(kept.read_text())
    result["items"]["bedragen"] = dict.fromkeys(result["items"]["bedragen"], "gemist")
    kept.write_text(json.dumps(result))
    again = json.loads(score(tmp_path, gold, "--json").stdout)
    assert (len(again["gewonnen"]), again["verloren"]) == (1, [])
    assert again["scores"]["bedragen"]["f1"] == 1
    assert "gewonnen: 0" in score(tmp_path, gold).stdout


def test_the_list_of_losses_is_cut(tmp_path: Path) -> None:
    gold = gold_of_one_sum(tmp_path / "gold", *(f"Onderdeel {number} kost € 4." for number in range(30)))
    score(tmp_path, gold)
    (kept,) = (tmp_path / "output").iterdir()
    kept.write_text(kept.read_text().replace('"gemist"\n', '"gevonden"\n').replace('"gemist",', '"gevonden",'))
    lines = score(tmp_path, gold).stdout.splitlines()
    assert sum(line.startswith("  bedragen: ") for line in lines) == 20
    assert lines[-1] == "  … en nog 10"


def test_letters_are_scored_against_the_database(corpus_db: Path, tmp_path: Path) -> None:
    found = score(tmp_path, own_gold() / "brieven", "--db", corpus_db, "--json")
    assert found.returncode == 0, found.stderr
    result = json.loads(found.stdout)
    assert result["ontbrekende_brieven"] == []
    assert result["scores"]["brieven: verwijzingen"]["f1"] >= 0.95
    assert result["scores"]["brieven: toezeggingen"]["f1"] >= 0.9
    assert result["scores"]["brieven: begrotingscellen"]["gevonden"] > 50


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("weg",), 4, "weg: bestaat niet"),
        (("leeg",), 4, "leeg: hierin staat geen gold"),
        (("brieven",), 5, "kamerspoor.db: bestaat niet"),
        (("brieven", "--db", "vreemd.db"), 5, "vreemd.db"),
        (("stuk",), 4, "brief.json: is niet te lezen als JSON"),
        (("--dit",), 2, "onbekende optie"),
    ],
)
def test_what_goes_wrong_is_one_line(tmp_path: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    for name in ("leeg", "brieven", "stuk"):
        (tmp_path / name).mkdir()
    (tmp_path / "brieven" / "brief.json").write_text(json.dumps(LETTER))
    (tmp_path / "stuk" / "brief.json").write_text("{")
    (tmp_path / "vreemd.db").write_bytes(b"geen database")
    result = score(tmp_path, *arguments)
    assert (result.returncode, len(result.stderr.splitlines())) == (code, 1), result.stderr
    assert words in result.stderr


def test_a_result_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    gold = gold_of_one_sum(tmp_path / "gold", "Dat kost € 3.")
    score(tmp_path, gold)
    (kept,) = (tmp_path / "output").iterdir()
    kept.write_text("{}")
    result = score(tmp_path, gold)
    assert result.returncode == 4
    assert kept.name in result.stderr
