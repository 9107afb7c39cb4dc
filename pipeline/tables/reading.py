"""From the lines of a letter to tables: caption, unit, columns and rows.

Cells that come apart by tabs (PDF, DOCX, HTML, markdown) stand in the column that the layout shows. In flattened text
they do where a row has a cell for each column; elsewhere the column is open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.documents.table_lines import (
    WORDS,
    RowText,
    any_of,
    drop_unit,
    find_unit,
    is_table_header,
    is_table_row,
    join_signs,
    read_head,
    read_row,
    split_label_number,
)
from pipeline.model import Blok, BlokSoort, Kamerbrief
from pipeline.tables.cellen import FACTORS, YEAR, Kolom, KolomSoort, is_kolom, may_hold_money, read_cel, read_kolom
from pipeline.tables.rijen import COUNT, LAYOUT, Rij, RuweRij, is_empty, name_rows

CAPTION_REACH = 250  # characters of the paragraph above a table that may hold its unit
SHIFTED = 3  # a head is missing where more than one row in so many has too many cells
HEAD_REACH = 6  # lines to the head of a table in tabs
SPACED = re.compile(r"\b1 000\b")  # a unit that sets thousands apart: in flattened text no cell is certain then
_MONEY = re.compile(
    rf"(?<![^\W_])[^\W\d_]{{0,30}}(?:{any_of(WORDS['geld']['woorden'])})(?![^\W_])", re.I
)  # or "Rijksbijdrage"
_NO_BUDGET = re.compile(rf"(?<![^\W_])(?:{any_of(WORDS['geld']['geen_begroting'])})(?![^\W_])", re.I)
_UNIT_IN_CELL = re.compile(r"\b(?:mln|mld|miljoen|miljard)\b", re.I)


@dataclass(frozen=True, slots=True)
class Tabel:
    """A budget table as read: its range in the letter's text, caption, unit in euro, page, columns and rows."""

    begin: int
    einde: int
    bijschrift: str | None
    eenheid: int
    pagina: int
    kolommen: tuple[Kolom, ...]
    rijen: tuple[Rij, ...]


@dataclass(frozen=True, slots=True)
class Raster:
    """The lines of one table: captions, words left of its heads, heads, rows; `flat` where no layout shows columns."""

    begin: int
    einde: int
    boven: tuple[str, ...]
    hoofd: tuple[str, ...]
    koppen: tuple[str, ...]
    rijen: tuple[RuweRij, ...]
    flat: bool


def read_tabellen(brief: Kamerbrief) -> Iterator[Tabel]:
    """The budget tables of a letter; tables of anything else than money are left out."""
    for index, blok in enumerate(brief.blokken):
        if blok.soort is BlokSoort.TABEL:
            for raster in read_rasters(brief.tekst[blok.begin : blok.einde], blok.begin):
                tabel = _read_money(brief, index, raster)
                if tabel:
                    yield tabel


# ---------------------------------------------------------------- lines into grids


def read_rasters(text: str, offset: int = 0) -> Iterator[Raster]:
    """The tables in a block of table lines; a head below rows opens the next, unless it repeats the head above."""
    lines = list(_lines(text, offset))
    heads = list(_heads([line for _, line in lines]))
    for number, (above, head) in enumerate(heads):
        end = heads[number + 1][0] if number + 1 < len(heads) else len(lines)
        begin = lines[above][0]
        last = lines[end - 1]
        part = [line for _, line in lines[above:end]]
        read = _read_tabbed if "\t" in part[head - above] else _read_flat
        raster = read(part, head - above)
        if raster:
            yield Raster(begin, last[0] + len(last[1]), *raster)


def _lines(text: str, offset: int) -> Iterator[tuple[int, str]]:
    """The lines of a text that hold something, with the place where each begins."""
    for line in text.split("\n"):
        if line.strip():
            yield offset, line
        offset += len(line) + 1


def _heads(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines that hold column heads, each with the first line that belongs to it (its caption)."""
    found = [index for index, line in enumerate(lines) if _is_head(line)]
    if not found and (first := _first_tabbed(lines)) is not None:
        found = [first]
    previous = 0
    seen = ""
    for index in found:
        if seen and re.sub(r"\s+", " ", lines[index]) == seen:
            continue  # the head again, on the next page
        seen = re.sub(r"\s+", " ", lines[index])
        above = index
        while above > previous and not _has_cells(lines[above - 1]):
            above -= 1
        yield (above if previous else 0), index
        previous = index + 1


def _is_head(line: str) -> bool:
    """Whether a line holds the heads of columns of years."""
    if "\t" not in line:
        return is_table_header(line)
    cells = [cell.strip() for cell in line.split("\t")]
    kolommen = [read_kolom(cell) for cell in cells if is_kolom(cell)]
    with_year = any(kolom.jaar or re.search(r"20\d\d", kolom.naam) for kolom in kolommen)
    others = [cell for cell in cells if cell and not is_kolom(cell) and read_cel(cell, 1)]
    return with_year and not others and (len(kolommen) > 1 or not is_kolom(cells[0]))


def _first_tabbed(lines: Sequence[str]) -> int | None:
    """The first line in tabs, where it is words and a line with sums comes below."""
    for index, line in enumerate(lines[:HEAD_REACH]):
        if "\t" in line:
            words = not any(read_cel(cell, 1) for cell in line.split("\t"))
            return index if words and any(_has_cells(below) for below in lines[index + 1 :]) else None
    return None


def _has_cells(line: str) -> bool:
    """Whether a line holds sums."""
    return any(read_cel(cell, 1) for cell in line.split("\t")[1:]) if "\t" in line else is_table_row(line)


Parts = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[RuweRij, ...], bool]


def _read_flat(lines: Sequence[str], head: int) -> Parts | None:
    """A table of flattened text. A head at the end of the line above ("Incidenteel") is a column where rows have it."""
    found = read_head(lines[head])
    rows = [read_flat_row(line) for line in lines[head + 1 :] if not _is_head(line)]
    above = read_head(lines[head - 1]) if head else None
    extra = above.columns[-1:] if above else ()
    width = len(found.columns)
    columns = found.columns
    if extra and Counter(len(row.cells) for row in rows).get(width + 1, 0) > sum(
        len(row.cells) == width for row in rows
    ):
        columns = (*extra, *columns)
    rows = join_signs([split_label_number(row, len(columns), surplus=False) for row in rows], len(columns))
    shifted = SHIFTED * sum(len(row.cells) > len(columns) for row in rows) > len(rows)
    raw = [_flat_row(row, len(columns), shifted=shifted) for row in rows]
    return tuple(lines[:head]), (found.before,), columns, tuple(raw), True


def _flat_row(row: RowText, width: int, *, shifted: bool) -> RuweRij:
    """A row of flattened text. Where many rows have more cells than there are heads (`shifted`), none is certain."""
    if not shifted:
        row = split_label_number(row, width)
    certain = len(row.cells) == width and not shifted
    return RuweRij((row.label,), row.cells, COUNT if certain else None)


def read_flat_row(line: str) -> RowText:
    """A line of a flat table; one that is no row ("akkoord 2021") is a label without sums."""
    return read_row(line) if is_table_row(line) else RowText(line.strip(), ())


def _read_tabbed(lines: Sequence[str], head: int) -> Parts | None:
    """A table of which the layout shows the columns."""
    heads = [cell.strip() for cell in lines[head].split("\t")]
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines[head + 1 :] if not _is_head(line)]
    labels = _label_width(heads, rows)
    if labels >= len(heads):
        return None
    names = _name_columns(heads, [line.split("\t") for line in lines[:head] if "\t" in line])
    raw = tuple(_tabbed_row(row, labels, len(heads)) for row in rows)
    return tuple(lines[:head]), tuple(heads[:labels]), tuple(names[labels:]), raw, False


def _label_width(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """How many columns at the left hold labels: those before the first head of a year, or before sums."""
    for index, head in enumerate(heads):
        cells = [row[index] for row in rows if len(row) == len(heads) and not is_empty(row[index])]
        sums = [cell for cell in cells if read_cel(cell, 1)]
        if index and (is_kolom(head) or (cells and 2 * len(sums) > len(cells) and may_hold_money(head))):
            return index
        if not index and is_kolom(head) and not head.lower().startswith("totaal") and len(sums) == len(cells) > 0:
            return 0
    return len(heads)


def _name_columns(heads: Sequence[str], above: Sequence[Sequence[str]]) -> list[str]:
    """The names of columns: heads, with the head over several columns before those that are alike or empty."""
    spans = [""] * len(heads)
    for line in above:
        if len(line) == len(heads):
            current = ""
            for index, cell in enumerate(line):
                current = cell.strip() or current
                spans[index] = current
    counts = Counter(heads)
    return [
        f"{span} {head}".strip() if span and (not head or counts[head] > 1) else head
        for head, span in zip(heads, spans, strict=True)
    ]


def _tabbed_row(row: Sequence[str], labels: int, width: int) -> RuweRij:
    """A line in tabs: label cells, then a cell for each column; one with another number of cells is not certain."""
    label, cells = tuple(row[:labels]), tuple(row[labels:])
    if all(is_empty(cell) for cell in cells) and not any(cell in "-‑‒–—" for cell in cells if cell):
        return RuweRij(label)
    if len(row) == width:
        return RuweRij(label, cells, LAYOUT)
    filled = tuple(cell for cell in cells if cell)
    return RuweRij(label, filled, COUNT if len(filled) == width - labels else None)


# ---------------------------------------------------------------- grids into tables of money


def _read_money(brief: Kamerbrief, index: int, raster: Raster) -> Tabel | None:
    """A grid as a budget table; None where nothing says that its numbers are sums of a budget."""
    blok = brief.blokken[index]
    whole = re.sub(r"\s+", " ", " ".join(raster.boven)).strip()
    lines = [line for line in raster.boven if "\t" not in line] or raster.boven  # heads over several columns left out
    caption = re.sub(r"\s+", " ", " ".join(lines)).strip()
    factor = _find_factor(brief, index, whole, " ".join(raster.hoofd))
    if raster.flat and SPACED.search(f"{whole} {' '.join(raster.hoofd)}"):
        return None
    texts = [cell for row in raster.rijen for cell in row.cellen]
    own_units = factor is None
    factor = factor or _factor_of_cells(texts)
    kolommen = tuple(read_kolom(head) for head in raster.koppen)
    if factor is None and not any(kolom.factor for kolom in kolommen):
        return None
    title = _title(caption, raster.hoofd, blok.kop)
    about = f"{title or ''} {' '.join((*raster.hoofd, *raster.koppen))}"
    if not _is_budget(about, kolommen, raster.rijen):
        return None
    rijen = tuple(_rows(raster, kolommen, factor, own_units=own_units))
    if not any(cel for rij in rijen for cel in rij.cellen):
        return None
    unit = factor or next(kolom.factor for kolom in kolommen if kolom.factor)
    return Tabel(raster.begin, raster.einde, title, unit, blok.pagina, kolommen, rijen)


def _title(caption: str, hoofd: Sequence[str], kop: str | None) -> str | None:
    """The caption without its unit; where there is none the one head above the labels, else the heading of the text."""
    heads = [drop_unit(head) for head in hoofd if drop_unit(head)]
    words = read_head(drop_unit(caption)).before
    return words or (heads[0] if len(heads) == 1 else "") or (kop and drop_unit(kop)) or " ".join(heads) or None


def _is_budget(about: str, kolommen: Sequence[Kolom], rijen: Sequence[RuweRij]) -> bool:
    """Whether a table of euros is about a budget: years or words of budgets, and not prices or incomes."""
    without_signs = re.sub(r"€|\beuro\b", "", about)
    if _NO_BUDGET.search(without_signs) and not _MONEY.search(without_signs):
        return False
    years = any(kolom.soort is not KolomSoort.ANDERS or YEAR.search(kolom.naam) for kolom in kolommen)
    years = years or any(read_kolom(label).jaar for rij in rijen for label in rij.label)
    return years or bool(_MONEY.search(without_signs))


def _find_factor(brief: Kamerbrief, index: int, caption: str, hoofd: str) -> int | None:
    """The unit: in the caption, the heading above, the end of the paragraph above, or a remark right below."""
    blok = brief.blokken[index]
    above = _words_of(brief, index - 1)
    below = _words_of(brief, index + 1)
    texts = [caption, hoofd, blok.kop or ""]
    if len(above) < CAPTION_REACH or re.search(r"\btabel\b|[:)]$", above[-CAPTION_REACH:].rstrip(), re.I):
        texts.append(above[-CAPTION_REACH:])
    if re.match(r"[*(]?\s*(?:alle\s)?bedragen\b", below, re.I):
        texts.append(below[:CAPTION_REACH])
    found = next(filter(None, map(find_unit, texts)), None)
    return found.factor if found else None


def _words_of(brief: Kamerbrief, index: int) -> str:
    """The words of a block beside a table; none where it is a table or a note itself."""
    if not 0 <= index < len(brief.blokken):
        return ""
    blok: Blok = brief.blokken[index]
    wanted = blok.soort in (BlokSoort.TEKST, BlokSoort.KOP, BlokSoort.OPSOMMING)
    return brief.tekst[blok.begin : blok.einde] if wanted else ""


def _factor_of_cells(texts: Sequence[str]) -> int | None:
    """The unit that cells themselves name: that of most of them, 1 where they have € alone."""
    units = Counter(found[0].lower() for found in map(_UNIT_IN_CELL.search, texts) if found)
    if units:
        return FACTORS[units.most_common(1)[0][0]]
    return 1 if any("€" in text for text in texts) else None


def _rows(raster: Raster, kolommen: Sequence[Kolom], factor: int | None, *, own_units: bool) -> Iterator[Rij]:
    """The rows of a grid with their cells as sums; columns that hold no money are left empty."""
    only = [kolom.factor for kolom in kolommen] if any(kolom.factor for kolom in kolommen) else None
    for label, groep, ruw in name_rows(raster.rijen, flat=raster.flat):
        factors: list[int | None] = [factor] * len(ruw.cellen)
        if ruw.zeker and len(ruw.cellen) == len(kolommen):
            factors = [
                (kolom.factor if only and kolom.factor else factor if _holds_money(kolom, only) else None)
                for kolom in kolommen
            ]
        cellen = tuple(
            read_cel(text, each, own_units=own_units) if each else None
            for text, each in zip(ruw.cellen, factors, strict=True)
        )
        if not any(cellen) and not ruw.zeker:
            continue
        yield Rij(label, groep, cellen, ruw.zeker)


def _holds_money(kolom: Kolom, only: Sequence[int | None] | None) -> bool:
    """Whether a column without a unit of its own holds sums: where no other has one, or it is a year."""
    if only is not None and kolom.soort is KolomSoort.ANDERS:
        return False
    return bool(kolom.naam) and may_hold_money(kolom.naam)
