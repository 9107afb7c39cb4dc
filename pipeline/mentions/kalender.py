"""Days of the calendar that letters count from: parts of years, seasons, budget days, recesses. Pure arithmetic."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.lexicon import lexicon

TUESDAY, WEDNESDAY = 1, 2
SEPTEMBER, MAY = 9, 5
MONTHS_IN_YEAR = 12
MOST_YEARS = 30


@dataclass(frozen=True, slots=True)
class Tijdvak:
    """A stretch of days, both ends included; None where an end is not known."""

    eerste: date | None = None
    laatste: date | None = None


def year(jaar: int) -> Tijdvak:
    """A calendar year."""
    return Tijdvak(date(jaar, 1, 1), date(jaar, MONTHS_IN_YEAR, 31))


def month(jaar: int, maand: int) -> Tijdvak:
    """A calendar month.

    >>> month(2024, 2).laatste
    datetime.date(2024, 2, 29)
    """
    return Tijdvak(date(jaar, maand, 1), date(jaar, maand, calendar.monthrange(jaar, maand)[1]))


def quarter(jaar: int, nummer: int) -> Tijdvak:
    """A quarter, numbered from 1."""
    return Tijdvak(date(jaar, 3 * nummer - 2, 1), month(jaar, 3 * nummer).laatste)


def half_year(jaar: int, nummer: int) -> Tijdvak:
    """A half year, numbered from 1."""
    return Tijdvak(quarter(jaar, 2 * nummer - 1).eerste, quarter(jaar, 2 * nummer).laatste)


def part_of_year(jaar: int, deel: str) -> Tijdvak:
    """The days of begin, medio or eind of a year, by the convention of the lexicon."""
    begin, einde = lexicon("termijnen")["jaardelen"][deel]
    return Tijdvak(day_in(jaar, begin), day_in(jaar, einde))


def part_of_month(jaar: int, maand: int, deel: str) -> Tijdvak:
    """The days of begin, medio or eind of a month, by the convention of the lexicon."""
    begin, einde = lexicon("termijnen")["maanddelen"][deel]
    last = calendar.monthrange(jaar, maand)[1]
    return Tijdvak(date(jaar, maand, begin or last), date(jaar, maand, einde or last))


def season(jaar: int, naam: str, tot: str = "einde") -> Tijdvak:
    """The season that begins in a year; `tot` is the end meant: "slot" (of the season) or "einde" (as it is read)."""
    days = lexicon("termijnen")["seizoenen"][naam]
    first, last = day_in(jaar, days["begin"]), day_in(jaar, days[tot])
    return Tijdvak(first, last if last > first else day_in(jaar + 1, days[tot]))


def day_in(jaar: int, maand_dag: str) -> date:
    """The day "mm-dd" in a year."""
    maand, _, dag = maand_dag.partition("-")
    return date(jaar, int(maand), int(dag))


def safe_date(jaar: int, maand: int, dag: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return None


def prinsjesdag(jaar: int) -> date:
    """The third Tuesday of September (Grondwet, art. 65).

    >>> prinsjesdag(2024)
    datetime.date(2024, 9, 17)
    """
    return _nth_weekday(jaar, SEPTEMBER, TUESDAY, 3)


def verantwoordingsdag(jaar: int) -> date:
    """The third Wednesday of May."""
    return _nth_weekday(jaar, MAY, WEDNESDAY, 3)


def _nth_weekday(jaar: int, maand: int, weekday: int, nth: int) -> date:
    """The nth of a weekday in a month."""
    first = date(jaar, maand, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def begrotingsmoment(naam: str, jaar: int) -> date:
    """The day in a calendar year of a moment of the budget year (Prinsjesdag, Voorjaarsnota …)."""
    day: str = lexicon("termijnen")["begrotingsmomenten"][naam]["dag"]
    named = {"prinsjesdag": prinsjesdag, "verantwoordingsdag": verantwoordingsdag}
    return named[day](jaar) if day in named else day_in(jaar, day)


def summer_recess(jaar: int) -> date | None:
    """The first day of the Chamber's summer recess; None for a year of which it is not proved."""
    start: date | None = lexicon("reces")["zomerreces"].get(str(jaar))
    return start


def add_months(day: date, months: int) -> date:
    """The same day a number of months on, or the last day of that month.

    >>> add_months(date(2024, 8, 31), 6)
    datetime.date(2025, 2, 28)
    """
    index = day.year * MONTHS_IN_YEAR + day.month - 1 + months
    jaar, maand = index // MONTHS_IN_YEAR, index % MONTHS_IN_YEAR + 1
    return date(jaar, maand, min(day.day, calendar.monthrange(jaar, maand)[1]))


def add_units(day: date, count: float, eenheid: str) -> date | None:
    """A number of days, weeks, months, quarters or years on; None where that leads out of reach."""
    months = {"maand": 1.0, "kwartaal": 3.0, "jaar": 12.0}
    if eenheid in months:
        total = count * months[eenheid]
        return add_months(day, round(total)) if 0 <= total <= MONTHS_IN_YEAR * MOST_YEARS else None
    days = count * (7 if eenheid == "week" else 1)
    return day + timedelta(days=round(days)) if 0 <= days <= 366 * MOST_YEARS else None
