"""Which letter a mention without a number means."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.links import Corpus, LinkedBrief, LinkedBriefvermelding
from pipeline.links.briefvermeldingen import resolve_briefvermeldingen
from pipeline.links.brieven import Brieven

EARLIER = LinkedBrief("kst-29023-264", "2021-05-03", "29023", None, "264", "EZK")
LATER = LinkedBrief("kst-29023-301", "2022-02-01", "29023", None, "301", "EZK")


def resolve(datum: str | None, identificatie: str | None = None, *others: LinkedBrief) -> dict[str, str]:
    letters = {brief.id: brief for brief in (EARLIER, LATER, *others)}
    mention = LinkedBriefvermelding("m", LATER.id, "mijn brief", datum, identificatie)
    return dict(resolve_briefvermeldingen(Brieven(Corpus(letters, briefvermeldingen=(mention,)))))


@pytest.mark.parametrize(("datum", "number"), [("2021-05-03", None), ("2021-05", None), (None, "kst-29023-264")])
def test_the_one_letter_that_fits_is_meant(datum: str | None, number: str | None) -> None:
    assert resolve(datum, number) == {"m": EARLIER.id}


@pytest.mark.parametrize(
    ("datum", "number"), [(None, None), ("2021-05-04", None), ("2021-06", None), ("2021-05-03", "kst-29023-1")]
)
def test_no_letter_is_meant_where_none_fits(datum: str | None, number: str | None) -> None:
    assert resolve(datum, number) == {}


def test_of_two_letters_of_one_day_neither_is_chosen() -> None:
    assert resolve("2021-05-03", None, replace(EARLIER, id="kst-29023-265", nummer="265")) == {}


def test_a_letter_without_a_number_can_be_the_one_cited() -> None:
    letters = {LATER.id: LATER, "brief-x": replace(EARLIER, id="brief-x", nummer=None)}
    mention = LinkedBriefvermelding("m", LATER.id, "mijn brief", "2021-05-03", "kst-29023-264")
    assert dict(resolve_briefvermeldingen(Brieven(Corpus(letters, briefvermeldingen=(mention,))))) == {"m": "brief-x"}
