"""The real letters and the sample letters: every budget cell of the gold, from text and from PDF."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from pipeline.tables import check_tabellen
from tests.tables.letters import read_file

SAMPLES = Path(__file__).resolve().parents[2] / "corpus"
GOLD = sorted((SAMPLES / "gold" / "brieven").glob("*.json"))


def wanted(gold: Path) -> Counter[tuple[str, float]]:
    """The cells of a gold file: column and sum. Labels differ in their spelling, and are looked at elsewhere."""
    tables = json.loads(gold.read_text(encoding="utf-8"))["tables"]
    return Counter(
        (column, float(euro))
        for table in tables
        for row in table["rows"]
        for column, euro in zip(table["columns"], row["cells"], strict=True)
        if euro is not None
    )


def found(letter: Path) -> Counter[tuple[str | None, float]]:
    return Counter((cel.kolom, cel.euro) for tabel in read_file(letter) for cel in tabel.cellen)


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_sample_letters_have_their_cells(gold: Path) -> None:
    letter = next((SAMPLES / "brieven").glob(f"{gold.stem}.*"))
    assert found(letter) == wanted(gold)


@pytest.mark.parametrize("name", ["2021-10-online-oplichting.txt", "2024-03-12-veilig-online.md"])
def test_sample_letters_without_tables_have_none(name: str) -> None:
    assert not read_file(SAMPLES / "brieven" / name)


@pytest.mark.real
@pytest.mark.parametrize("form", ["text", "pdf"])
@pytest.mark.parametrize("stem", ["2019-11-04-brief", "2020-06-18-brief", "2024-08-28-brief"])
def test_real_letters_have_their_cells(shared: Path, form: str, stem: str) -> None:
    letter = next((shared / "letters" / form).glob(f"{stem}.*"))
    assert found(letter) == wanted(shared / "gold" / f"{stem}.json")


@pytest.mark.real
def test_the_report_has_the_same_cells_in_text_and_pdf(shared: Path) -> None:
    letters = shared / "letters"
    text = found(letters / "text" / "2023-voortgangsrapportage.txt")
    assert text == found(letters / "pdf" / "2023-voortgangsrapportage.pdf")
    assert text.total() > 150
    assert not any(kolom is None for kolom, _ in text)


@pytest.mark.real
def test_the_report_names_one_total_in_two_ways(shared: Path) -> None:
    lines = check_tabellen(read_file(shared / "letters" / "text" / "2023-voortgangsrapportage.txt"))
    assert len(lines) == 1
    assert "kolom 2022" in lines[0]
