"""Budget tables in the styles of many ministries: corpus/gold/tabellen.toml."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from pipeline.scoring.gold import own_gold, read_entries
from pipeline.scoring.gold_tables import cellen_of as cells_of
from pipeline.scoring.gold_tables import tabellen_of as tables_of
from pipeline.scoring.gold_tables import wanted_cellen, wanted_open
from pipeline.tables import check_tabellen

CASES: list[dict[str, Any]] = read_entries(own_gold() / "tabellen.toml", "tabel", "naam")


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 25
    assert len({case["naam"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["naam"])
def test_cells_stand_in_their_columns(case: dict[str, Any]) -> None:
    found = Counter((cel.rij, cel.kolom, cel.euro) for cel in cells_of(case) if not cel.meerduidig)
    assert found == Counter(wanted_cellen(case))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["naam"])
def test_what_nothing_proves_stays_open(case: dict[str, Any]) -> None:
    found = [cel for cel in cells_of(case) if cel.meerduidig]
    assert Counter((cel.rij, cel.euro) for cel in found) == Counter(wanted_open(case))
    assert all(cel.kolom is None and cel.jaar is None and cel.bewijs is None for cel in found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["naam"])
def test_every_settled_cell_has_its_year_and_proof(case: dict[str, Any]) -> None:
    for cel in cells_of(case):
        if cel.meerduidig:
            continue
        assert cel.kolom
        assert cel.bewijs
        if cel.kolom[:4].isdigit() and cel.kolom not in case.get("jaren", ()):
            assert cel.jaar == int(cel.kolom[:4])
    if "bewijs" in case:
        assert any(case["bewijs"] in (cel.bewijs or "") for cel in cells_of(case))


@pytest.mark.parametrize("case", [case for case in CASES if "jaren" in case], ids=lambda case: case["naam"])
def test_years_of_unusual_heads(case: dict[str, Any]) -> None:
    first = {cel.kolom: cel.jaar for cel in reversed(cells_of(case))}
    assert {kolom: jaar or None for kolom, jaar in case["jaren"].items()} == {
        kolom: first[kolom] for kolom in case["jaren"]
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["naam"])
def test_what_does_not_add_up_is_reported(case: dict[str, Any]) -> None:
    lines = check_tabellen(tables_of(case))
    if "meldt" not in case:
        assert lines == ()
    else:
        assert len(lines) == 1
        assert all(words in lines[0] for words in case["meldt"])
