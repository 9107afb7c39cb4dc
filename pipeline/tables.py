"""Budget tables: which sum stands in which row and year.

A table is a budget table where a unit is stated ("in 1.000 euro", "x € 1 mln", "mln" in its cells). From a PDF or
markdown the cells come apart by tabs, so that the column is certain. In flattened text a row with a number for
every column is certain as well; in any other row the column of each cell is open: `meerduidig`, with no year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.documents.table_lines import is_table_header
from pipeline.model import Begrotingscel, Begrotingstabel, Blok, BlokSoort, Kamerbrief

COLUMN = r"(?:20\d\d(?:\s*e\.v\.)?|structureel|totaal)"
NUMBER = r"(?:-?\d{1,3}(?:\.\d{3})+|-?\d+(?:,\d+)?|-)(?:\s*(?:mln|mld)\.?)?"
UNIT = re.compile(
    r"""(?:\bin|[x×]|\()\s*(?:euro\s*)?(?:€\s*)?(?:
          (?P<duizend>1[.\s]?000(?!\.)|duizend(?:en)?) | (?P<miljoen>1\.000\.000|(?:1\s+)?(?:mln|miljoen(?:en)?))
        | (?P<een>euro\b|€)
        )(?:\.?\s*(?:euro|€))?\)?""",
    re.I | re.X,
)
FACTORS = {"duizend": 1_000, "miljoen": 1_000_000, "een": 1}
CELL = re.compile(rf"(?:^|(?<=\s)){NUMBER}(?=\s|$)")
HEAD_CELL = re.compile(COLUMN, re.I)
YEAR = re.compile(r"20\d\d")
BY_LAYOUT = "kolom uit de opmaak"
BY_COUNT = "evenveel bedragen als kolommen"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its label, and per column the text of the cell ("" where empty); `certain` where columns are known."""

    label: str
    cells: tuple[str, ...]
    certain: str | None


def find_tabellen(brief: Kamerbrief) -> tuple[Begrotingstabel, ...]:
    """The budget tables of a letter; tables of anything else than money are left out."""
    tables = (_read_table(brief, index) for index, blok in enumerate(brief.blokken) if blok.soort is BlokSoort.TABEL)
    return tuple(table for table in tables if table)


def _read_table(brief: Kamerbrief, index: int) -> Begrotingstabel | None:
    """One block of table lines as a budget table."""
    blok = brief.blokken[index]
    lines = brief.tekst[blok.begin : blok.einde].split("\n")
    header = next((number for number, line in enumerate(lines) if is_table_header(line.replace("\t", " "))), None)
    if header is None:
        return None
    caption = _caption(blok, lines[: header + 1])
    unit = _unit(caption, lines)
    columns = _columns(lines[: header + 1])
    if unit is None or len(columns) < 2:  # noqa: PLR2004 - one column of years is no table
        return None
    cells = tuple(_cells(_rows(lines[header + 1 :], len(columns)), columns, unit))
    if not cells:
        return None
    return Begrotingstabel(blok.begin, blok.einde, _title(caption), unit, blok.pagina, cells)


def _columns(head: Sequence[str]) -> tuple[str, ...]:
    """The column heads: years on the last line of the head, a column of incidental sums before them."""
    years = tuple(found[0] for found in HEAD_CELL.finditer(head[-1]))
    above = head[-2] if len(head) > 1 else ""
    incidental = re.search(r"\bincidenteel\b(?!\s+\w*[a-z]{3})", UNIT.sub("", above), re.I)
    return (incidental[0], *years) if incidental else years


def _caption(blok: Blok, head: Sequence[str]) -> str:
    """The words above the first row: lines of the table up to its header, else the heading above it."""
    words = " ".join([*head[:-1], HEAD_CELL.sub("", head[-1])]).replace("\t", " ")
    return re.sub(r"\s+", " ", words).strip() or (blok.kop or "")


def _title(caption: str) -> str | None:
    """The caption without its unit."""
    return UNIT.sub("", caption).strip(" ()") or None


def _unit(caption: str, lines: Sequence[str]) -> int | None:
    """How many euro a 1 stands for; None where nothing says that the numbers are money."""
    found = UNIT.search(caption)
    if found:
        return FACTORS[str(found.lastgroup)]
    cells = [cell[0] for line in lines[1:] for cell in CELL.finditer(line.replace("\t", " "))]
    return 1_000_000 if any(re.search(r"mln|mld", cell) for cell in cells) else None


def _rows(lines: Sequence[str], width: int) -> Iterator[Row]:
    """The rows of a table; lines without numbers are the first part of the next row's label."""
    pending: list[str] = []
    for line in lines:
        row = _tabbed_row(line, width) if "\t" in line else _flat_row(line, width)
        if row is None:
            pending.append(line.replace("\t", " ").strip())
            continue
        label = " ".join([*pending, row.label]).strip()
        pending.clear()
        yield Row(label, row.cells, row.certain)


def _tabbed_row(line: str, width: int) -> Row | None:
    """A row whose columns the layout shows: the last `width` cells are the columns."""
    cells = [cell.strip() for cell in line.split("\t")]
    values = cells[-width:] if len(cells) > width else []
    if not any(CELL.fullmatch(value) for value in values):
        return None
    return Row(" ".join(cell for cell in cells[:-width] if cell), tuple(values), BY_LAYOUT)


def _flat_row(line: str, width: int) -> Row | None:
    """A row of flattened text: its columns are certain where it has a number for each of them."""
    found = re.match(rf"(?P<label>.*?)(?P<cells>(?:(?:^|\s+){NUMBER})+)\s*$", line)
    if not found:
        return None
    values = list(CELL.finditer(found["cells"]))
    extra = len(values) - width
    if extra > 0 and all(re.fullmatch(r"\d{1,4}", cell[0]) for cell in values[:extra]):
        label = found["label"] + found["cells"][: values[extra].start()]  # the label ends in numbers
        return Row(label.strip(), tuple(cell[0] for cell in values[extra:]), BY_COUNT)
    return Row(found["label"].strip(), tuple(cell[0] for cell in values), BY_COUNT if extra == 0 else None)


def _cells(rows: Iterator[Row], columns: Sequence[str], unit: int) -> Iterator[Begrotingscel]:
    """The cells that hold a sum."""
    for row in rows:
        for index, text in enumerate(row.cells):
            euro = read_cell(text, unit)
            if euro is None:
                continue
            if row.certain is None:
                yield Begrotingscel(row.label, None, None, euro, meerduidig=True)
            else:
                year = YEAR.match(columns[index])
                yield Begrotingscel(row.label, columns[index], int(year[0]) if year else None, euro, bewijs=row.certain)


def read_cell(text: str, unit: int) -> float | None:
    """A cell in euro; None where it is empty or a dash.

    >>> read_cell("3,9 mln", 1), read_cell("45.449", 1000), read_cell("-", 1000)
    (3900000.0, 45449000.0, None)
    """
    found = re.fullmatch(r"(?P<number>-?\d{1,3}(?:\.\d{3})+|-?\d+(?:,\d+)?)\s*(?P<unit>mln|mld)?\.?", text.strip())
    if not found:
        return None
    factor = {"mln": 1_000_000, "mld": 1_000_000_000}.get(found["unit"] or "", unit)
    return round(float(found["number"].replace(".", "").replace(",", ".")) * factor, 2)
