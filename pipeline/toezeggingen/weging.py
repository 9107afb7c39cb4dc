"""How much a sentence sounds like a promise, by the words and word groups that promises are made with.

A linear model with one weight for each word group, trained by `models/beloften.py` on sentences of the project's own.
It sees words only: what it says is weighed by `geleerd.py`, and `kamerspoor explain` shows the groups that counted.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.datums import MAANDEN
from pipeline.model import ToezeggingSoort

LONGEST_GROUP = 3  # words
EDGES = ("<", ">")  # of the sentence
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[,;:?]|€")
SUM = re.compile(
    r"(?:€|\beuro\b) ?\d[\d.,]*(?: (?:miljoen|miljard|mln|mld)\b)?|\b\d[\d.,]* (?:euro|miljoen|miljard|mln|mld)\b"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of word groups for a promise at all, and for each kind of promise; `nul` is what none weighs."""

    nul: float
    gewichten: Mapping[str, float]
    soorten: Mapping[ToezeggingSoort, tuple[float, Mapping[str, float]]]


@dataclass(frozen=True, slots=True)
class Weging:
    """The weight of a sentence: the chance (0–1) that it promises, and what each group added."""

    kans: float
    bijdragen: tuple[tuple[str, float], ...]  # the most telling first, for and against


def read_groepen(tekst: str, jaar: int | None = None) -> frozenset[str]:
    """The word groups of a sentence, up to three words; months, years, sums and numbers as one word each.

    `jaar` is that of the letter: years before it are told from those that come.

    >>> sorted(read_groepen("€ 3 mln. in mei"))[:7]
    ['<', '< BEDRAG', '< BEDRAG in', '>', 'BEDRAG', 'BEDRAG in', 'BEDRAG in MAAND']
    >>> "in TOEN" in read_groepen("In 2019", 2021), "in JAAR" in read_groepen("In 2022", 2021)
    (True, True)
    """
    words = [EDGES[0], *WORD.findall(_plain(tekst.lower(), jaar)), EDGES[1]]
    return frozenset(
        " ".join(words[begin : begin + length])
        for length in range(1, LONGEST_GROUP + 1)
        for begin in range(len(words) - length + 1)
    )


def _plain(laag: str, jaar: int | None) -> str:
    """A text in which figures stand for their kind."""
    laag = SUM.sub(" BEDRAG ", laag)
    laag = YEAR.sub(lambda found: "TOEN" if jaar and int(found[0]) < jaar else "JAAR", laag)
    return DIGITS.sub("0", _months().sub("MAAND", laag))


@cache
def _months() -> re.Pattern[str]:
    """The names of the months."""
    return re.compile(rf"\b(?:{'|'.join(MAANDEN)})\b")


def weigh(tekst: str, jaar: int | None = None) -> Weging:
    """Weigh a sentence of a letter of that year.

    >>> weigh("Ik informeer uw Kamer hierover voor de zomer.").kans > weigh("De zomer was nat.").kans
    True
    """
    model, groepen = load_model(), read_groepen(tekst, jaar)
    size = math.sqrt(len(groepen))
    parts = [(groep, model.gewichten[groep] / size) for groep in groepen if groep in model.gewichten]
    kans = 1 / (1 + math.exp(-model.nul - sum(part for _, part in parts)))
    parts.sort(key=lambda part: (-abs(part[1]), part[0]))
    return Weging(kans, tuple(parts))


def likeliest_soort(tekst: str, jaar: int | None = None) -> ToezeggingSoort:
    """The kind of promise that the words of a sentence are most like.

    >>> likeliest_soort("Het wetsvoorstel gaat voor de zomer in consultatie.").value
    'wetgeving'
    """
    model, groepen = load_model(), read_groepen(tekst, jaar)
    size = math.sqrt(len(groepen))
    kinds = {
        soort: nul + sum(gewichten.get(groep, 0.0) for groep in groepen) / size
        for soort, (nul, gewichten) in model.soorten.items()
    }
    return max(kinds, key=kinds.__getitem__)


@cache
def load_model() -> Model:
    """The trained weights, from `models/nl_beloften.json`."""
    given = json.loads((files("models") / "nl_beloften.json").read_text(encoding="utf-8"))
    kinds = {ToezeggingSoort(soort): (each["nul"], each["gewichten"]) for soort, each in given["soorten"].items()}
    return Model(given["nul"], given["gewichten"], kinds)
