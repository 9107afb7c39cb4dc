"""A deadline in words that hold without the date of the letter: "dit najaar" is "in het najaar van 2020"."""

from __future__ import annotations

import re
from functools import partial

from pipeline.datums import MAANDEN
from pipeline.lexicon import either, phrases, word_set
from pipeline.model import Termijn

HAS_YEAR = re.compile(r"(?:19|20)\d\d")
_one_of = partial(either, "toezeggingen", "jaartallen")
PARTS = _one_of("voor_dit_jaar")
SEASON = re.compile(rf"(?:(?P<voor>[a-zà-ÿ ]+) )?(?:{_one_of('dit_najaar')}) (?P<naam>{_one_of('jaarhelften')})$", re.I)
SUMMER = re.compile(rf"(?P<alles>.*\b(?:{_one_of('vaste_momenten')}))$", re.I)
MONTH = re.compile(rf"(?P<alles>.*\b(?:{'|'.join(MAANDEN)}))(?: a\.s\.)?$", re.I)
THIS_YEAR = re.compile(rf"(?:(?P<voor>{PARTS}) )?(?:dit|volgend|komend) (?:kalender)?jaar$", re.I)
QUARTER = re.compile(
    rf"(?P<alles>.*\b(?:(?:{_one_of('rangtelwoorden')}) (?:{_one_of('delen')})|Q[1-4]))"
    r"(?: van (?:dit|volgend|het) jaar)?$",
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
    takes = before.rsplit(maxsplit=1)[-1].lower() in word_set("toezeggingen", "jaartallen", "met_in")
    return f"{before} in" if takes else before


def _of_year(before: str | None, year: int) -> str:
    """ "dit jaar" with what stands before it: "in 2020", "eind 2020", "nog in 2020", "in de loop van 2020"."""
    if before is None:
        return f"in {year}"
    plain = before.lower().endswith(phrases("toezeggingen", "jaartallen", "zonder_in"))
    return f"{before} {year}" if plain else f"{_with_in(before)} {year}"
