"""The document of the budget that a sum of money stands in, where the sentence says so.

Read are: in de Najaarsnota 2019 · bij Voorjaarsnota · met de eerste suppletoire begroting van 2021 · via een
incidentele suppletoire begroting · op de aanvullende post van Financiën · uit de begroting van VWS voor 2022 ·
€ 3 mln. (Miljoenennota 2023). Of several documents the one right behind a sum counts, else the nearest before it; of
"bij Voorjaarsnota verhoogd van 16 naar 20" only the new sum stands in it. A moment is no such document: na de
Voorjaarsnota, in aanloop naar de Miljoenennota, bij Voorjaarsnota wordt bezien.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.lexicon import lexicon
from pipeline.mentions.binding import Placed, find_side
from pipeline.mentions.getallen import alternatives

_WOORDEN = lexicon("bedragen")["begrotingsstuk"]


@dataclass(frozen=True, slots=True)
class Begrotingsstuk:
    """A document of the budget at `begin`–`einde`: its name, and the year in it where one is given."""

    begin: int
    einde: int
    naam: str
    jaar: int | None


_NAMEN = tuple(form["naam"] for form in _WOORDEN["vormen"])
_WITH_YEAR = frozenset(form["naam"] for form in _WOORDEN["vormen"] if form.get("jaar"))
_FORMS = "|".join(f"(?P<stuk{i}>{'|'.join(form['woorden'])})" for i, form in enumerate(_WOORDEN["vormen"]))
_YEAR = (
    r"(?:\s(?:van|voor)\s(?!(?:het|de)?\s?(?:jaar|jaren)\b)(?:het\s|de\s)?[^\W\d][^\s.,;:()€]{1,40}(?:\s[A-Z][\w&]{1,30}){0,3})?"
    r"(?:\s\([A-Z]{1,6}\)|\s[A-Z]{2,5}\b)?(?:\s(?:van|voor|over)(?:\shet\sjaar)?)?\s(?P<jaar>20\d\d)(?!\d|\s?(?:euro|mln|miljoen))"
)
_STUK = re.compile(
    rf"(?:\b(?:{alternatives(_WOORDEN['voorzetsels'])})\s(?:(?:{alternatives(_WOORDEN['bepaling'])})\s){{0,3}}|\()"
    rf"(?:{_FORMS})\b(?:{_YEAR})?",
    re.IGNORECASE,
)
_BESLUIT = re.compile(rf"\b(?:{'|'.join(_WOORDEN['besluit'])})\b", re.IGNORECASE)
_GRENS = re.compile(r";|[.!?]\s+(?=[A-Z])|,\s(?:maar|terwijl|waarna|omdat|daarnaast)\b")
_OUD = re.compile(r"\bvan\s(?:(?:oorspronkelijk|circa|ruim|ca\.|structureel)\s)*$", re.IGNORECASE)
_NAAR = re.compile(r"[^.;€]{0,40}\bnaar\s")


def tie_begrotingsstukken(tekst: str, sommen: Sequence[Placed]) -> list[Begrotingsstuk | None]:
    """The document that the sentence says each of its sums to stand in.

    >>> class Som:
    ...     begin, einde = 26, 33
    >>> tie_begrotingsstukken("In de Najaarsnota 2019 is € 3 mln vrijgemaakt.", [Som()])[0].jaar
    2019
    """
    stukken = list(_read_stukken(tekst))
    sides = [find_side(tekst, sommen, stuk) for stuk in stukken]
    behind = {side.som: stuk for side, stuk in zip(sides, stukken, strict=True) if side and not side.ervoor}
    leading = [stuk for stuk in stukken if stuk not in behind.values()]
    return [
        None if _is_old(tekst, sommen, index) else behind.get(index) or _nearest_before(tekst, som, leading)
        for index, som in enumerate(sommen)
    ]


def _read_stukken(tekst: str) -> Iterator[Begrotingsstuk]:
    """The documents that the sentence names, but for those at which something is still to be decided."""
    for found in _STUK.finditer(tekst):
        naam = _NAMEN[next(i for i in range(len(_NAMEN)) if found[f"stuk{i}"])]
        if naam in _WITH_YEAR and not found["jaar"]:
            continue
        end = _GRENS.search(tekst, found.end())
        if not _BESLUIT.search(tekst, found.end(), end.start() if end else len(tekst)):
            yield Begrotingsstuk(found.start(), found.end(), naam, int(found["jaar"]) if found["jaar"] else None)


def _nearest_before(tekst: str, som: Placed, stukken: Sequence[Begrotingsstuk]) -> Begrotingsstuk | None:
    """The nearest document before a sum in its part of the sentence."""
    before = [stuk for stuk in stukken if stuk.einde <= som.begin]
    return before[-1] if before and not _GRENS.search(tekst, before[-1].einde, som.begin) else None


def _is_old(tekst: str, sommen: Sequence[Placed], index: int) -> bool:
    """Whether a sum is what a budget was: "verhoogd van 16 naar 20"."""
    if index + 1 == len(sommen) or not _OUD.search(tekst, max(0, sommen[index].begin - 40), sommen[index].begin):
        return False
    return bool(_NAAR.fullmatch(tekst[sommen[index].einde : sommen[index + 1].begin].rstrip() + " "))
