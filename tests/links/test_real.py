"""The threads that must be found in the five real letters, one by one, and those that must not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from pipeline.store.reeksen import list_reeksen
from pipeline.store.verbanden import list_unlinked, list_verbanden

pytestmark = pytest.mark.real


@pytest.fixture
def db(real_db: Path) -> Database:
    return Database(real_db)


def years(row: dict[str, Any]) -> tuple[str, str]:
    """The years of the later and the earlier letter of a link."""
    return row["van_datum"][:4], row["naar_datum"][:4]


def test_heerma_and_dijkhoff_from_2019_to_2020(db: Database) -> None:
    found = list_verbanden(db, soort="zelfde motie")
    assert [years(row) for row in found] == [("2020", "2019")]
    assert all("Heerma" in found[0][f"{side}_citaat"] for side in ("van", "naar"))
    assert [row["id"] for row in db.query("SELECT id FROM moties WHERE indieners LIKE '%Heerma%'")] == ["kst-35300-13"]


def test_the_plan_of_2019_is_worked_out_in_2020(db: Database) -> None:
    found = [row for row in list_verbanden(db, soort="uitvoering") if row["van_tabel"] == "zinnen"]
    assert [years(row) for row in found] == [("2020", "2019")]
    assert "uitwerking" in found[0]["van_tekst"]
    assert "uitgewerkt" in found[0]["naar_citaat"]


def test_the_decision_on_money_of_2019_is_taken_in_2020(db: Database) -> None:
    found = [row for row in list_verbanden(db, soort="uitvoering") if row["van_tabel"] == "bedragen"]
    assert [years(row) for row in found] == [("2020", "2019")]
    assert "structurele dekking" in found[0]["naar_tekst"]


def test_a_paper_cited_in_2021_is_the_letter_of_2020(db: Database) -> None:
    found = list_verbanden(db, soort="verwijst naar")
    assert {(years(row), row["naar_id"]) for row in found} == {(("2021", "2020"), "kst-29911-281")}


def test_110_million_from_2019_over_2021_to_the_table_of_2023(db: Database) -> None:
    (series,) = {row["reeks_id"] for row in list_reeksen(db) if row["euro"] == 110e6 and row["in_reeks"]}
    steps = [
        (row["datum"][:4], row["tabel"], row["euro"] / 1e6) for row in list_reeksen(db) if row["reeks_id"] == series
    ]
    assert steps[:2] == [("2019", "bedragen", 110), ("2021", "bedragen", 110)]
    assert {("2021", "bedragen", 88), ("2021", "bedragen", 141), ("2021", "bedragen", 150)} <= set(steps)
    assert ("2023", "begrotingscellen", 110) in steps


def test_what_was_promised_on_4_november_2022_is_in_no_letter(db: Database) -> None:
    reasons = [row["reden"] for row in list_unlinked(db) if (row["datum"] or "").startswith("2023")]
    assert reasons
    assert any("4 november 2022" in reason and "zonder brief in het corpus" in reason for reason in reasons)


def test_no_commitment_is_closed(db: Database) -> None:
    """No letter of the five says that a commitment of another of the five is kept or dropped."""
    assert list(db.query("SELECT id FROM toezeggingen WHERE status <> 'openstaand'")) == []
    assert list(db.query("SELECT id FROM toezegging_standen")) == []
