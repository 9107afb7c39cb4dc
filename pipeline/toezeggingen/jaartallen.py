"""A deadline in words that hold without the date of the letter: "dit najaar" is "in het najaar van 2020"."""

from __future__ import annotations

import re

from pipeline.model import Termijn

MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
HAS_YEAR = re.compile(r"(?:19|20)\d\d")
PARTS = "(?:uiterlijk )?(?:begin|eind|medio)|later|uiterlijk|vanaf|nog|voor|vóór|in de loop van|halverwege"
SEASON = re.compile(
    r"(?:(?P<voor>[a-zà-ÿ ]+) )?(?:dit|het|komend|aankomend|aanstaand|volgend) (?P<naam>najaar|voorjaar)$", re.I
)
SUMMER = re.compile(
    r"(?P<alles>.*\b(?:de zomer|het (?:zomer|mei|herfst|kerst)?reces|de kerst|Prinsjesdag"
    r"|de (?:Voorjaarsnota|Najaarsnota|Miljoenennota)|Voorjaarsnota|Najaarsnota))$",
    re.I,
)
MONTH = re.compile(rf"(?P<alles>.*\b(?:{MONTHS}))(?: a\.s\.)?$", re.I)
THIS_YEAR = re.compile(rf"(?:(?P<voor>{PARTS}) )?(?:dit|volgend|komend) (?:kalender)?jaar$", re.I)
QUARTER = re.compile(
    r"(?P<alles>.*\b(?:(?:eerste|tweede|derde|vierde) (?:kwartaal|helft)|Q[1-4]))(?: van (?:dit|volgend|het) jaar)?$",
    re.I,
)
END_OF = re.compile(r"(?P<alles>.*\b(?:einde?|begin)) van (?:het|dit|volgend) (?:kalender)?jaar$", re.I)


def name_year(termijn: Termijn) -> str:
    """The words of a deadline with the year that they mean; as they are where they name one, or none is sure."""
    words, last = termijn.plaats.citaat, termijn.uiterlijk or termijn.vanaf
    if last is None or HAS_YEAR.search(words):
        return words
    year = last.year
    if match := SEASON.fullmatch(words):
        before = match["voor"] or "in"
        return f"{_with_in(before)} het {match['naam'].lower()} van {year}"
    if match := THIS_YEAR.fullmatch(words):
        return _of_year(match["voor"], year)
    if match := END_OF.fullmatch(words):
        return f"{match['alles']} van {year}"
    for pattern, link in ((SUMMER, " van "), (QUARTER, " van "), (MONTH, " ")):
        if match := pattern.fullmatch(words):
            return f"{match['alles']}{link}{year}"
    return words


def _with_in(before: str) -> str:
    """ "nog" and the like take "in": "nog in het najaar van 2020"."""
    return f"{before} in" if before.rsplit(maxsplit=1)[-1].lower() in {"nog", "later", "uiterlijk"} else before


def _of_year(before: str | None, year: int) -> str:
    """ "dit jaar" with what stands before it: "in 2020", "eind 2020", "nog in 2020", "in de loop van 2020"."""
    if before is None:
        return f"in {year}"
    plain = before.lower().endswith(("begin", "eind", "medio", "van", "vanaf", "halverwege"))
    return f"{before} {year}" if plain else f"{_with_in(before)} {year}"
