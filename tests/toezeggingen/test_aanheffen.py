"""Bullets under a lead-in: what is promised there, and under whose lead-in nothing is."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import Mentions, Toezegging, Zin, ZinSoort
from pipeline.scoring.lezen import letter_of
from pipeline.toezeggingen import find_toezeggingen

BULLETS = (
    "op elke post wordt een tweede telefoniste ingezet;",
    "de brandtrap wordt uiterlijk in mei 2022",
    "ieder dorp krijgt een eigen contactambtenaar;",
    "vrijwilligers krijgen bevoegdheid om reparaties tot € 500 zelf te doen.",
)


def promised(aanhef: str, *punten: str) -> tuple[Toezegging, ...]:
    """The commitments of bullets under a sentence."""
    zinnen, begin = [], 0
    for number, tekst in enumerate((aanhef, *punten)):
        soort = ZinSoort.OPSOMMING if number else ZinSoort.TEKST
        zinnen.append(Zin(number, soort, tekst, begin, begin + len(tekst), 1))
        begin += len(tekst) + 1
    brief = letter_of(" ".join((aanhef, *punten)), date(2022, 1, 18))
    return tuple(t for t in find_toezeggingen(brief, zinnen, Mentions()) if t.plaats.zin)


@pytest.mark.parametrize(
    "aanhef",
    [
        "Naar aanleiding van de schouw neem ik de volgende maatregelen:",
        "Daarom worden de volgende stappen gezet:",
        "Het kabinet gaat daarom het volgende doen:",
    ],
)
def test_every_bullet_is_promised(aanhef: str) -> None:
    found = promised(aanhef, *BULLETS)
    assert [t.plaats.zin for t in found] == [1, 2, 3, 4]
    assert {t.soort.value for t in found} == {"actie"}


@pytest.mark.parametrize(
    "aanhef",
    [
        "De commissie beveelt de volgende maatregelen aan:",
        "De volgende maatregelen zijn inmiddels genomen:",
        "Ik neem de volgende maatregelen niet over:",
        "Het beeld is als volgt:",
    ],
)
def test_bullets_of_others_promise_nothing(aanhef: str) -> None:
    assert promised(aanhef, BULLETS[2], BULLETS[3]) == ()
