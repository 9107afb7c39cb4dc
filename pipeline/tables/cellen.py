"""Cells and heads of columns: what a number is worth, and which years a column holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from pipeline.documents.table_lines import (
    COLUMN,
    FIGURE,
    PREFIXED_COLUMN,
    SIDE_COLUMN,
    WORDS,
    any_of,
    drop_unit,
    find_unit,
)

FACTORS = {"mln": 1_000_000, "miljoen": 1_000_000, "mld": 1_000_000_000, "miljard": 1_000_000_000}
YEAR = re.compile(r"(?:19|20)\d\d")
SPACED_THOUSANDS = re.compile(r"(?<=\d)[\s\u202f](?=\d{3}(?!\d))")
_KOLOMMEN = WORDS["kolommen"]
_OPEN = re.compile(rf"\s?(?:{any_of(_KOLOMMEN['open'])})$", re.I)
_VANAF = re.compile(rf"(?:{any_of(_KOLOMMEN['vanaf'])})\s", re.I)
_STRUCTUREEL = re.compile(any_of(_KOLOMMEN["structureel"]), re.I)
_TOTAAL = re.compile(rf"(?:{any_of(_KOLOMMEN['totaal'])})\b.*", re.I)
_NO_MONEY = re.compile(rf"(?<![^\W_])(?:{any_of(_KOLOMMEN['geen_geld'])})(?![^\W_])", re.I)


@dataclass(frozen=True, slots=True)
class Cel:
    """A sum in cents, and the step to which it is written: 3,9 mln has a step of 0,1 mln."""

    cent: int
    stap: int

    @property
    def euro(self) -> float:
        """The sum in euro."""
        return self.cent / 100


def read_cel(text: str, factor: int, *, own_units: bool = False) -> Cel | None:
    """A cell of which a 1 stands for `factor` euro; None where it is empty, a dash, a share or words.

    With `own_units` (cells name their own unit, no caption does) a cell with € and no "mln" is in whole euro.

    >>> read_cel("3,9 mln", 1).euro, read_cel("45.449", 1000).euro, read_cel("(1,5)", 1000).euro, read_cel("-", 1000)
    (3900000.0, 45449000.0, -1500.0, None)
    """
    found = FIGURE.fullmatch(SPACED_THOUSANDS.sub(".", re.sub(r",[-–—]{1,2}$", "", text.strip())))
    if found is None or found["procent"]:
        return None
    digits = found["getal"]
    whole, comma, decimals = digits.replace(".", "").partition(",")
    if re.fullmatch(r"\d+\.\d{1,2}", digits):
        whole, comma, decimals = digits.partition(".")
    own = FACTORS.get((found["eenheid"] or "").lower())
    worth = own or (1 if own_units and "€" in text else factor)
    negative = any(sign and sign != "+" for sign in (found["min"], found["na"], found["haak"]))
    cent = int(Decimal(f"{whole}{'.' if comma else ''}{decimals}") * worth * 100)
    return Cel(-cent if negative else cent, max(1, worth * 100 // 10 ** len(decimals)))


class KolomSoort(Enum):
    """What a column of a budget table holds."""

    JAAR = auto()
    STRUCTUREEL = auto()
    TOTAAL = auto()
    ANDERS = auto()


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its head, what it holds, its year where it is one, and whether later years are meant as well.

    `factor` is the unit that the head itself names.
    """

    naam: str
    soort: KolomSoort
    jaar: int | None = None
    open: bool = False
    factor: int | None = None

    def holds(self, jaar: int) -> bool:
        """Whether the column holds the sums of a year."""
        return self.jaar is not None and (self.jaar == jaar or (self.open and self.jaar <= jaar))


def read_kolom(head: str) -> Kolom:
    """A column as its head names it. Only a head that is a year gives a year: no range, no "Stand Voorjaarsnota 2022".

    >>> read_kolom("2024 e.v."), read_kolom("t/m 2025").jaar, read_kolom("Totaal 2021-2025").soort.name
    (Kolom(naam='2024 e.v.', soort=<KolomSoort.JAAR: 1>, jaar=2024, open=True, factor=None), None, 'TOTAAL')
    """
    unit = find_unit(head)
    naam = drop_unit(head).strip(" *()") or head.strip(" *")
    factor = unit.factor if unit else None
    if _STRUCTUREEL.fullmatch(naam):
        return Kolom(naam, KolomSoort.STRUCTUREEL, factor=factor)
    if _TOTAAL.fullmatch(naam):
        return Kolom(naam, KolomSoort.TOTAAL, factor=factor)
    years = YEAR.findall(naam)
    if len(years) == 1 and _is_one_year(naam):
        is_open = bool(_OPEN.search(naam) or _VANAF.match(naam))
        return Kolom(naam, KolomSoort.JAAR, int(years[0]), open=is_open, factor=factor)
    return Kolom(naam, KolomSoort.ANDERS, factor=factor)


def _is_one_year(naam: str) -> bool:
    """Whether a head with one year in it is that year, from it on, or its budget; "t/m 2025" and "2024-25" are none."""
    if re.match(r"(?:t/m|tot)\b", naam, re.I) or re.search(r"\d\s?(?:[-–/]|t/m)\s?\d", naam):
        return False
    return bool(COLUMN.fullmatch(naam) or PREFIXED_COLUMN.fullmatch(naam))


def is_kolom(head: str) -> bool:
    """Whether a cell is a head of a column by its own words: a year or one of the usual heads.

    >>> is_kolom("2024 e.v."), is_kolom("Maatregel"), is_kolom("45.449")
    (True, False, False)
    """
    naam = drop_unit(head).strip(" *()")
    return bool(COLUMN.fullmatch(naam) or PREFIXED_COLUMN.fullmatch(naam) or _TOTAAL.fullmatch(naam))


def may_hold_money(head: str) -> bool:
    """Whether a column may hold sums, going by its head.

    >>> may_hold_money("2024"), may_hold_money("Aantal fte"), may_hold_money("Vanaf")
    (True, False, False)
    """
    if SIDE_COLUMN.fullmatch(head.strip()):
        return False
    return find_unit(head) is not None or is_kolom(head) or not _NO_MONEY.search(head)


def format_euro(cent: int) -> str:
    """A sum as a clerk writes it.

    >>> format_euro(54919500000), format_euro(-150)
    ('€ 549.195.000', '-€ 1,50')
    """
    whole, rest = divmod(abs(cent), 100)
    digits = f"{whole:,}".replace(",", ".")
    return f"{'-' if cent < 0 else ''}€ {digits}{f',{rest:02}' if rest else ''}"


def format_short(cent: int, factor: int) -> str:
    """A sum in the unit of its table.

    >>> format_short(390000000, 1_000_000), format_short(4544900000, 1000), format_short(-20000000, 1_000_000)
    ('3,9', '45.449', '-0,2')
    """
    value = (Decimal(cent) / 100 / factor).normalize()
    whole, _, decimals = f"{abs(value):f}".partition(".")
    return f"{'-' if cent < 0 else ''}{int(whole):,}".replace(",", ".") + (f",{decimals}" if decimals else "")
