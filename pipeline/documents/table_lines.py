"""Tables in lines that have lost their layout: heads of columns, rows that end in cells, units above them.

Read are heads ("2024", "2024 e.v.", "vanaf 2026", "t/m 2027", "2021-2025", "Raming 2024", "structureel", "struc.",
"Incidenteel", "Totaal"), cells ("45.449", "3,9 mln", "€ 1.250.000", "-3,0", "-/- 3,0", "(1.200)", "-", "–", "p.m.") and
units ("in 1.000 euro", "x € 1 mln", "bedragen in miljoenen euro's"). Every pattern looks at words from the end of a
line, so that no line takes more time than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.documents.page_furniture import is_furniture, is_label
from pipeline.lexicon import lexicon
from pipeline.model import Line, LineRole

WORDS = lexicon("tabellen")
TERMINAL = re.compile(r"[.!?;:,]$")
TABLE_REACH = 6  # lines from a caption or head to the first row
LABEL_LENGTH = 75  # characters of a row label that stands on a line of its own
HEADER_LENGTH = 220
LABEL_REACH = 3  # lines from the first part of a label to its sums
MOST_CELLS = 40  # of a row: no table that can be printed has more
LABEL_NUMBERS = 3  # numbers on which a label may end


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


# ---------------------------------------------------------------- heads of columns

_YEAR = r"(?:19|20)\d\d"
_PLAIN_COLUMN = rf"""
    (?:(?:t/m|tot\sen\smet|{any_of(WORDS["kolommen"]["vanaf"])})\s)?
    {_YEAR}(?:\s?(?:[-–/]|t/m)\s?(?:{_YEAR}|\d\d(?!\d)))?
    (?:\s?(?:{any_of(WORDS["kolommen"]["open"])}))?
  | (?:{any_of(WORDS["kolommen"]["woorden"])})
"""
COLUMN = re.compile(rf"(?<!\S)(?:{_PLAIN_COLUMN})\*?(?!\S)", re.I | re.X)
SIDE_COLUMN = re.compile(rf"(?<!\S)(?:{any_of(WORDS['kolommen']['bijkolommen'])})(?:\s{_YEAR})?(?!\S)", re.I)
PREFIXED_COLUMN = re.compile(
    rf"(?<!\S)(?:{any_of(WORDS['kolommen']['voorvoegsels'])})\s{_YEAR}(?:\s?(?:{any_of(WORDS['kolommen']['open'])}))?(?!\S)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Head:
    """A line of column heads: the words before them, and the heads from left to right."""

    before: str
    columns: tuple[str, ...]


def read_head(text: str) -> Head:
    """The column heads on which a line ends; none where it ends in other words. A unit behind them is left out.

    Behind the years may stand heads of columns without money ("Aandeel", "fte").

    >>> read_head("Wonen 2020 2021 2022 e.v.").columns
    ('2020', '2021', '2022 e.v.')
    >>> read_head("Realisatie 2021 Raming 2022 (x € 1 mln.)").columns
    ('Realisatie 2021', 'Raming 2022')
    >>> read_head("Wonen 2020 2021 Aandeel %").columns
    ('2020', '2021', 'Aandeel', '%')
    """
    text = _without_unit_at_end(text)
    sides = _trailing(SIDE_COLUMN, text)
    rest = text[: sides[0].start()] if sides else text
    plain, prefixed = _trailing(COLUMN, rest), _trailing(PREFIXED_COLUMN, rest)
    found = plain if len(plain) >= len(prefixed) else prefixed
    before = text[: found[0].start()] if found else text
    return Head(before.strip(), tuple(match[0].rstrip("*") for match in (*found, *sides) if found))


def _trailing(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """The matches at the end of a text that have only white space between them."""
    found: list[re.Match[str]] = []
    end = len(text.rstrip())
    for match in reversed(list(pattern.finditer(text))):
        if text[match.end() : end].strip():
            break
        found.append(match)
        end = match.start()
    return found[::-1]


def is_table_header(text: str) -> bool:
    """Whether a line ends in two or more column heads, of which one is a year.

    >>> is_table_header("Wonen 2020 2021 2022 e.v."), is_table_header("in 2020 en 2021")
    (True, False)
    """
    if len(text) >= HEADER_LENGTH:
        return False
    columns = read_head(text).columns
    return len(columns) > 1 and any(re.search(_YEAR, column) for column in columns)


# ---------------------------------------------------------------- units

_UNIT_WORDS = WORDS["eenheden"]
_CURRENCY = rf"(?:{any_of(_UNIT_WORDS['munt'])})"
_MAGNITUDE = "|".join(
    rf"(?P<{name}>(?:{any_of(_UNIT_WORDS[name])})(?![\d.,]*\d))\.?" for name in ("miljard", "miljoen", "duizend")
)
UNIT = re.compile(
    rf"""
    (?<![^\W\d_])
    (?: (?:[x×*]\s?|\bin\s|[(\[]\s?|,\s|:\s|\bbedragen\s) (?P<munt>{_CURRENCY}\s?(?:[x×]\s?)?)?
        (?:{_MAGNITUDE}) (?P<achter>\s?{_CURRENCY})?
      | (?P<voor>{_CURRENCY})\s?(?:[x×]\s?)? (?:{_MAGNITUDE.replace("(?P<", "(?P<kaal_")})
      | (?:\bin|[(\[])\s?(?:(?:{any_of(_UNIT_WORDS["een"])})\s)? (?P<een>{_CURRENCY}) (?=\s*(?:$|[)\],;.]))
    )
    (?![^\W\d_])
    """,
    re.I | re.X,
)
_FACTORS = {"duizend": 1_000, "miljoen": 1_000_000, "miljard": 1_000_000_000, "een": 1}
_COUNTED = re.compile(rf"[\s.]*(?:{any_of(WORDS['geld']['tellingen'])})(?![^\W_])", re.I)
_COUNTING = re.compile(rf"(?<![^\W_])(?:{any_of(WORDS['geld']['tellingen'])})(?![^\W_])", re.I)
_MONEY = re.compile(rf"(?<![^\W_])(?:{any_of(WORDS['geld']['woorden'])})(?![^\W_])", re.I)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: its range in the text, and how many euro a 1 stands for."""

    begin: int
    end: int
    factor: int


def find_unit(text: str) -> Unit | None:
    """The unit that a caption or head names; None where there is none or what is counted is not money.

    >>> [find_unit(each).factor for each in ("(bedragen x € 1.000)", "in mln. euro", "x € 1 mln", "in euro")]
    [1000, 1000000, 1000000, 1]
    >>> find_unit("Aantal leerlingen (x 1.000)"), find_unit("in 1.000 gevallen")
    (None, None)
    """
    about_money: bool | None = None
    for found in UNIT.finditer(text):
        if _COUNTED.match(text, found.end()):
            continue
        if not any(found.groupdict().get(name) for name in ("munt", "achter", "voor", "een")):
            about_money = _is_about_money(text) if about_money is None else about_money
            if not about_money:
                continue
        return Unit(found.start(), found.end(), _factor(found))
    return None


def _is_about_money(text: str) -> bool:
    """Whether the words of a caption say that its numbers are money, and none that they are counted things."""
    return bool(_MONEY.search(text)) and not _COUNTING.search(text)


def _factor(found: re.Match[str]) -> int:
    """How many euro the magnitude that a unit matched stands for."""
    groups = ((name.removeprefix("kaal_"), value) for name, value in found.groupdict().items())
    return next(_FACTORS[name] for name, value in groups if value and name in _FACTORS)


def drop_unit(text: str) -> str:
    """A caption without its unit and the brackets around it.

    >>> drop_unit("Tabel 2: Dekking (bedragen x € 1.000)"), drop_unit("Saldo (in € mln., - is minder) 2024")
    ('Tabel 2: Dekking', 'Saldo 2024')
    """
    unit = find_unit(text)
    if unit is None:
        return text.strip()
    before = re.sub(
        r"[\s(\[,]*(?:\b(?:alle\s)?bedragen)?\s*[(\[]?$", "", text[max(0, unit.begin - 200) : unit.begin], flags=re.I
    )
    rest = text[unit.end :]
    opened = text.rfind("(", 0, unit.begin) > text.rfind(")", 0, unit.begin)
    after = re.sub(r"^[\s)\].,]+", " ", rest.partition(")")[2] if opened and ")" in rest else rest)
    return (text[: max(0, unit.begin - 200)] + before + after).strip()


def _without_unit_at_end(text: str) -> str:
    """A line without a unit at its very end."""
    unit = find_unit(text)
    if unit is None or text[unit.end :].strip(" )].,"):
        return text
    return re.sub(r"[(\[]?\s*(?:bedragen\s*)?$", "", text[: unit.begin], flags=re.I)


# ---------------------------------------------------------------- rows

_DIGITS = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+\.\d{1,2}|\d+(?:,\d+)?)"
FIGURE = re.compile(
    rf"""
    (?P<min>-/-|[-‑‒–−+])? \s?€?\s? (?P<na>-/-|[-‑‒–−])? \s?
    (?P<haak>\()? (?P<getal>{_DIGITS}) (?(haak)\)) (?P<procent>%)?
    (?:\s?(?P<eenheid>mln|mld|miljoen|miljard)\b\.?)? (?:\s?euro)? \*{{0,3}}
    """,
    re.I | re.X,
)
_UNIT_WORD = re.compile(r"(?:mln|mld|miljoen|miljard)\.?\*{0,3}", re.I)
_SIGN_WORD = re.compile(r"€|-/-|€-|-€|€\s?-/-")
_YEAR_WORD = re.compile(_YEAR)
_LABEL_NUMBER = re.compile(r"\d{1,4}")
SENTENCE_WORDS = frozenset(WORDS["rijen"]["zinswoorden"])
WORD_LENGTH = 30
_STOP = re.compile(r"\)?\.\s+(?=[A-Z])")
ABBREVIATIONS = frozenset(lexicon("zinnen")["nooit"])
MINUSES = frozenset("-‑‒–−")
EMPTY = frozenset(WORDS["cellen"]["leeg"])


@dataclass(frozen=True, slots=True)
class RowText:
    """A row of flattened text: its label, and its cells from left to right."""

    label: str
    cells: tuple[str, ...]


def read_row(text: str) -> RowText:
    """The cells on which a line ends, and the label before them.

    >>> read_row("Toezicht 3,9 mln - € 1.250.000")
    RowText(label='Toezicht', cells=('3,9 mln', '-', '€ 1.250.000'))
    """
    words = [(found.start(), found[0]) for found in re.finditer(r"\S+", text)]
    cells: list[str] = []
    end = len(words)
    while end and len(cells) <= MOST_CELLS:
        begin = _cell_begin(words, end)
        if begin is None:
            break
        cells.append(" ".join(word for _, word in words[begin:end]))
        end = begin
    cut = words[end][0] if end < len(words) else len(text)
    return RowText(text[:cut].strip(), tuple(reversed(cells)))


def _cell_begin(words: Sequence[tuple[int, str]], end: int) -> int | None:
    """The number of the word that opens the cell which ends before word `end`; None where none does."""
    begin = end - 1
    if words[begin][1].lower() in EMPTY:
        return begin - 1 if begin and words[begin - 1][1] == "€" else begin
    if _UNIT_WORD.fullmatch(words[begin][1]) and begin:
        begin -= 1
    if not FIGURE.fullmatch(" ".join(word for _, word in words[begin:end])):
        return None
    while begin and end - begin < 4 and _SIGN_WORD.fullmatch(words[begin - 1][1]):  # noqa: PLR2004 - sign, €, number, mln
        begin -= 1
    return begin


def join_signs(rows: Sequence[RowText], width: int) -> list[RowText]:
    """Rows with a minus that stands apart ("Vrijval 3,5 − 2,0") joined to its number.

    It is a sign, and no empty cell, where a row has a cell for each column only with it; where one row of a table
    proves so within the row, the minus before the first number of another row is a sign as well.

    >>> [row.cells for row in join_signs([RowText("A", ("3,5", "−", "2,0")), RowText("B", ("-", "1,0", "2,0"))], 2)]
    [('3,5', '-2,0'), ('-1,0', '2,0')]
    """
    joined = [_joined(row) for row in rows]
    fits = [len(new.cells) == width < len(row.cells) for row, new in zip(rows, joined, strict=True)]
    proved = any(fit and row.cells[0] not in MINUSES for row, fit in zip(rows, fits, strict=True))
    return [new if proved and fit else row for row, new, fit in zip(rows, joined, fits, strict=True)]


def _joined(row: RowText) -> RowText:
    """A row with every minus that stands before a number joined to it."""
    cells: list[str] = []
    for cell in row.cells:
        if cells and cells[-1] in MINUSES and cell[0].isdigit():
            cells[-1] = f"-{cell}"
        else:
            cells.append(cell)
    return RowText(row.label, tuple(cells))


def split_label_number(row: RowText, width: int, *, surplus: bool = True) -> RowText:
    """A row with the number that ends its label taken from its cells ("Artikel 3", "Voorjaarsnota 2022").

    With `surplus` numbers go to the label as well where the row has more cells than the `width` of its table.

    >>> split_label_number(RowText("Najaarsnota", ("2022", "4,0", "5,0")), 3)
    RowText(label='Najaarsnota 2022', cells=('4,0', '5,0'))
    """
    label, cells = row.label, row.cells
    while label and len(cells) > 1 and (_ends_label(label, cells) or (surplus and _is_surplus(cells, width))):
        label, cells = f"{label} {cells[0]}", cells[1:]
    return RowText(label, cells)


def _ends_label(label: str, cells: Sequence[str]) -> bool:
    """Whether the first of the cells is a number on which the label ends: of an article, or a year."""
    if not _LABEL_NUMBER.fullmatch(cells[0]):
        return False
    if label.rsplit(maxsplit=1)[-1].lower() in WORDS["rijen"]["genummerd"]:
        return True
    return bool(_YEAR_WORD.fullmatch(cells[0])) and not any(_is_long(cell) for cell in cells[1:])


def _is_surplus(cells: Sequence[str], width: int) -> bool:
    """Whether the first of the cells is one too many: a short number or a dash."""
    short = _LABEL_NUMBER.fullmatch(cells[0]) or cells[0] in "-‑‒–—"
    return width < len(cells) <= width + LABEL_NUMBERS and bool(short)


def _is_long(cell: str) -> bool:
    """Whether a cell is a number over 999 that is written without points, and no year."""
    return bool(re.fullmatch(r"\d{4,}", cell)) and not _YEAR_WORD.fullmatch(cell)


def is_table_row(text: str) -> bool:
    """Whether a line is a label with cells behind it, or cells alone, and no line of running text.

    >>> is_table_row("Toezicht 3,9 mln 30,7 mln"), is_table_row("In 2019 kwam er 100 bij.")
    (True, False)
    >>> is_table_row("De provincies ontvingen voor deze opgave in 2019"), is_table_row("Voorjaarsnota 2022")
    (False, False)
    """
    row = read_row(text)
    if not any(FIGURE.fullmatch(cell) for cell in row.cells):
        return len(row.cells) > 1
    if not row.label:
        return True
    if len(row.cells) == 1 and (len(row.label) > LABEL_LENGTH or _counts_in_words(row)):
        return False
    return _may_be_label(row.label)


def _counts_in_words(row: RowText) -> bool:
    """Whether the whole number that ends a line is part of its words: a year, an article, part of a sentence."""
    if not re.fullmatch(r"\d+(?:\.\d{3})*", row.cells[0]):
        return False
    words = row.label.lower().split()
    if _YEAR_WORD.fullmatch(row.cells[0]) or words[-1] in WORDS["rijen"]["genummerd"]:
        return True
    return not SENTENCE_WORDS.isdisjoint(words)


def _may_be_label(text: str) -> bool:
    """Whether words can be the label of a row: they break off nowhere and hold no end of a sentence."""
    if re.search(r"[,:;]$", text) or _ends_sentence(text):
        return False
    return text.rsplit(maxsplit=1)[-1].lower() not in WORDS["rijen"]["loopt_door"]


def _ends_sentence(text: str) -> bool:
    """Whether a sentence ends within a text, and another begins; "incl. Rijksbijdrage" is no such end."""
    for stop in _STOP.finditer(text):
        word = re.search(r"[^\W\d_]*$", text[max(0, stop.start() - WORD_LENGTH) : stop.start()])
        if word and len(word[0]) > 1 and word[0].lower() not in ABBREVIATIONS:  # "A. Jeugd" is one label
            return True
    return False


# ---------------------------------------------------------------- lines of a table


def mark_tables(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines with the caption, head and rows of each table marked; running text ends a table.

    Page furniture stands in no table. A table that notes at the foot of a page cut off goes on below them where a row
    has a cell for each of its columns.
    """
    inside, in_label = False, False
    first_row = width = 0  # the line of the first row of the table, and its number of columns
    cut: int | None = None  # the page on which notes cut the table off
    for index, line in enumerate(lines):
        if (inside or cut is not None) and is_furniture(line.text, below_label=in_label):
            in_label = is_label(line.text)
            yield line
            continue
        in_label = False
        if line.role is not LineRole.BODY:
            cut = line.page if inside else cut if line.role is LineRole.NOTE else None
            inside = False
        elif len(line.text) < HEADER_LENGTH and (is_table_header(line.text) or find_unit(line.text)):
            first_row, width = _find_rows(lines, index)
            inside = index < first_row
        elif inside:
            new_page = line.page != lines[index - 1].page and not is_table_row(line.text)
            inside = index < first_row or (_goes_on(lines, index, width) if new_page else _is_inside(lines, index))
        else:
            inside = cut is not None and line.page > cut and _goes_on(lines, index, width)
        cut = cut if line.role is LineRole.NOTE else None
        yield replace(line, role=LineRole.TABLE) if inside else line


def _find_rows(lines: Sequence[Line], header: int) -> tuple[int, int]:
    """The line of the first row of a table and the number of its columns; (0, 0) where none follows.

    A table is a head, then a row, within a few lines and with no running text between.
    """
    width = 0
    for index in range(header, min(header + TABLE_REACH, len(lines))):
        text = lines[index].text
        if is_table_header(text):
            width = len(read_head(text).columns)
        elif width and _is_row(lines, index):
            return index, width
        elif len(text) > LABEL_LENGTH and not find_unit(text):
            break
    return 0, 0


def _is_inside(lines: Sequence[Line], index: int) -> bool:
    """Whether a line below a row of a table still belongs to the table."""
    return _is_row(lines, index) or _is_label(lines, index) or _closes_label(lines, index)


def _goes_on(lines: Sequence[Line], index: int, width: int) -> bool:
    """Whether a table goes on at this line of a new page: a row of its width, or the label of one."""
    if _is_label(lines, index):
        return index + 1 < len(lines) and _goes_on(lines, index + 1, width)
    return _is_row(lines, index) and len(split_label_number(read_row(lines[index].text), width).cells) == width


def _is_row(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a row that does not run on into the next line as a sentence does."""
    if not is_table_row(lines[index].text):
        return False
    if index + 1 == len(lines) or lines[index + 1].gap or lines[index + 1].page != lines[index].page:
        return True
    after = lines[index + 1].text
    if not after[0].islower() or is_table_row(after):
        return True
    return len(after) <= LABEL_LENGTH and not TERMINAL.search(after) and not _ends_sentence(after)


def _is_label(lines: Sequence[Line], index: int) -> bool:
    """Whether a line without cells is part of a row label: short, and its row follows within some lines."""
    text = lines[index].text
    if len(text) > LABEL_LENGTH or TERMINAL.search(text):
        return False
    for after in range(index + 1, min(index + 1 + LABEL_REACH, len(lines))):
        if lines[after].role is not LineRole.BODY or is_table_header(lines[after].text):
            return False
        if _is_row(lines, after):
            return True
        if len(lines[after].text) > LABEL_LENGTH or TERMINAL.search(lines[after].text):
            return False
    return False


def _closes_label(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the last part of the label of the row above it: no white space, no capital, short."""
    line = lines[index]
    short = len(line.text) < LABEL_LENGTH / 2 and not TERMINAL.search(line.text)
    return short and not line.gap and line.text[0].islower() and is_table_row(lines[index - 1].text)
