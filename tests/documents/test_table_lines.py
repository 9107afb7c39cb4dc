"""Which lines of flattened text are table lines, and that no line takes more time than its length."""

from __future__ import annotations

import pytest

from pipeline.documents.table_lines import find_unit, is_table_header, is_table_row, mark_tables, read_head, read_row
from pipeline.model import Line, LineRole

LONG = 100_000

HEAD_OVER_ROWS = ("Uitgaven (in mln. euro) 2022 2023 2024", "Beheer 3,0 3,5 4,0")


def roles(*texts: str) -> list[LineRole]:
    return [line.role for line in mark_tables([Line(text, 1, gap=not text) for text in texts])]


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("Tabel 4: Dekking (x € 1.000)", 1_000),
        ("bedragen x €1000", 1_000),
        ("Subsidies, in duizenden euro's", 1_000),
        ("Reeks (€ x 1.000)", 1_000),
        ("(bedragen × € 1 mln.)", 1_000_000),
        ("Uitgaven in € mln", 1_000_000),
        ("Uitgaven (€ miljoen)", 1_000_000),
        ("in miljoenen euro’s", 1_000_000),
        ("Bedragen x € 1.000.000", 1_000_000),
        ("Lasten (in mld. euro)", 1_000_000_000),
        ("Bijdragen in hele euro's", 1),
        ("Uitgaven (in €)", 1),
        ("Kosten x 1.000", 1_000),
        ("Woningen x 1.000", None),
        ("Uitstoot in mln ton", None),
        ("Reizigerskilometers (x 1 mln)", None),
        ("in 1.000 dagen", None),
        ("Het kost in totaal veel euro", None),
    ],
)
def test_units(text: str, factor: int | None) -> None:
    found = find_unit(text)
    assert (found.factor if found else None) == factor


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Zorg 2022 2023 e.v.", ("2022", "2023 e.v.")),
        ("2022 2023 struct. totaal", ("2022", "2023", "struct.", "totaal")),
        ("Kosten t/m 2025 vanaf 2026", ("t/m 2025", "vanaf 2026")),
        ("Reeks 2021-2025 2026 en verder", ("2021-2025", "2026 en verder")),
        ("Stand 2022 Mutatie 2023", ("Stand 2022", "Mutatie 2023")),
        ("Zorg 2022 2023 (bedragen x € 1.000)", ("2022", "2023")),
        ("in 2022 en 2023", ("2023",)),
        ("Zorg voor allen", ()),
    ],
)
def test_heads(text: str, columns: tuple[str, ...]) -> None:
    assert read_head(text).columns == columns


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Beheer 3,9 mln 44 mln", ("3,9 mln", "44 mln")),
        ("Beheer € 1.250.000 € -", ("€ 1.250.000", "€ -")),
        ("Beheer – 3,0 –", ("–", "3,0", "–")),
        ("Beheer -/- 3,0 (1.200)", ("-/- 3,0", "(1.200)")),
        ("Beheer p.m. 2,5*", ("p.m.", "2,5*")),
        ("Beheer 3,0 stijgend", ()),
    ],
)
def test_cells_at_the_end_of_a_line(text: str, cells: tuple[str, ...]) -> None:
    assert read_row(text).cells == cells


@pytest.mark.parametrize(
    "text",
    [
        "De regeling kende in 2021 in totaal 212 aanvragen, waarvan er 150",
        "Dit volgt op de beleidsbrief van 12 maart",
        "De gemeente besluit over de aanvraag binnen 8",
        "Begroting 2024",
        "Hoofdstuk 4",
        "Het loket is open. Er werken 12",
    ],
)
def test_running_text_is_no_row(text: str) -> None:
    assert not is_table_row(text)


def test_a_table_ends_where_running_text_begins() -> None:
    after = ("Vervolg", "Met de provincies is afgesproken dat de uitvoering in 2025", "begint en wordt geëvalueerd.")
    assert roles(*HEAD_OVER_ROWS, *after) == [LineRole.TABLE] * 2 + [LineRole.BODY] * 3


def test_a_head_without_rows_is_running_text() -> None:
    assert roles("De aanleg is voorzien in 2023 2024", "en vraagt veel van de omgeving.") == [LineRole.BODY] * 2


def test_a_label_may_close_below_its_row() -> None:
    assert (
        roles(*HEAD_OVER_ROWS, "Onderzoek naar de 1,0 1,0 1,0", "bodem", "Totaal 4,0 4,5 5,0") == [LineRole.TABLE] * 5
    )


@pytest.mark.parametrize(
    "piece",
    ["1 ", "2020 ", "in 1.000 ", "€ ", "- ", "-/- ", "(", "1.000.", "x € ", "mln ", "aa. A", "a", " ", "t/m ", "2020-"],
)
@pytest.mark.parametrize("tail", ["", "x"])
def test_near_misses_are_read_in_linear_time(piece: str, tail: str) -> None:
    """A pattern that backtracks would not end on these within the patience of anyone."""
    text = piece * LONG + tail
    assert not is_table_header(text)
    assert len(read_row(text).cells) < len(text)
    assert [line.text for line in mark_tables([Line(text, 1)])] == [text]
    unit = find_unit(text)
    assert unit is None or text[unit.begin : unit.end]
