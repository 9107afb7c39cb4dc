"""Promises told by their words: the weights, and what keeps them in check."""

from __future__ import annotations

import pytest

from pipeline.model import ToezeggingSoort
from pipeline.toezeggingen.beelden import Zinsbeeld
from pipeline.toezeggingen.deelzinnen import split_deelzinnen
from pipeline.toezeggingen.geleerd import LEAST, weighed_belofte
from pipeline.toezeggingen.tokens import tokenise
from pipeline.toezeggingen.weging import likeliest_soort, load_model, read_groepen, weigh


def beeld(tekst: str) -> Zinsbeeld:
    tokens = tokenise(tekst)
    return Zinsbeeld(tekst, tokens, tuple(split_deelzinnen(tokens)), (), None, "", 0, False)


@pytest.mark.parametrize(
    ("meer", "minder"),
    [
        ("De uitkomsten deel ik in het voorjaar met uw Kamer.", "De uitkomsten zijn vorig jaar met uw Kamer gedeeld."),
        ("Het kabinet trekt hiervoor € 12 miljoen uit.", "Het kabinet gaf hieraan in 2018 € 12 miljoen uit."),
        ("De regeling wordt per 1 juli verruimd.", "De regeling bestaat sinds 1 juli 2009."),
        ("Ik laat dit nader onderzoeken.", "Uit onderzoek blijkt dat dit vaker voorkomt."),
    ],
)
def test_a_promise_weighs_more_than_the_same_words_on_the_past(meer: str, minder: str) -> None:
    assert weigh(meer, 2021).kans > weigh(minder, 2021).kans


@pytest.mark.parametrize(
    ("tekst", "soort"),
    [
        ("Over de voortgang wordt u in het najaar geïnformeerd.", ToezeggingSoort.INFORMEREN),
        ("Voor deze regeling is jaarlijks € 4 miljoen beschikbaar.", ToezeggingSoort.MIDDELEN),
        ("Het wetsvoorstel gaat in juni in consultatie.", ToezeggingSoort.WETGEVING),
        ("Ik ga met de sector in gesprek over betere afspraken.", ToezeggingSoort.ACTIE),
    ],
)
def test_the_kind_follows_from_the_words(tekst: str, soort: ToezeggingSoort) -> None:
    assert likeliest_soort(tekst) is soort


def test_what_a_group_adds_is_told_and_adds_up() -> None:
    weging = weigh("Na de zomer hoort u van mij welke scholen meedoen.")
    assert 0 < weging.kans < 1
    assert [abs(added) for _, added in weging.bijdragen] == sorted(
        (abs(added) for _, added in weging.bijdragen), reverse=True
    )
    assert {group for group, _ in weging.bijdragen} <= read_groepen(
        "Na de zomer hoort u van mij welke scholen meedoen."
    )


def test_names_of_months_and_figures_do_not_count() -> None:
    assert read_groepen("In mei 2021 volgt € 3 mln.") == read_groepen("In juni 2030 volgt € 88 mln.")


def test_the_groups_of_a_long_sentence_are_as_many_as_its_words() -> None:
    assert len(read_groepen(" ".join(f"woord{chr(97 + i % 26)}" for i in range(100_000)))) < 300


@pytest.mark.parametrize(
    "tekst",
    [
        "Wanneer informeert u de Kamer hierover?",
        "De uitkomsten van de evaluatie zijn in maart naar uw Kamer gestuurd.",
        "Ik zal deze subsidie niet verlengen.",
        "Ja.",
    ],
)
def test_what_rules_know_to_be_none_stays_none(tekst: str) -> None:
    assert weighed_belofte(beeld(tekst)) is None


def test_a_sentence_that_no_rule_knows_is_read_by_its_words() -> None:
    found = [weighed_belofte(beeld(tekst)) for tekst in UNRULY]
    assert sum(belofte is not None for belofte in found) >= len(UNRULY) / 2
    assert all(belofte.regel == "geleerd" for belofte in found if belofte)


UNRULY = (
    "Na de zomer hoort u van mij welke scholen meedoen aan de proef.",
    "In het eerste kwartaal van 2026 ligt er een uitgewerkt plan, dat ik met u zal delen.",
    "De resultaten daarvan komen in het najaar uw kant op.",
    "Blijkt dat de wachttijden verder oplopen, dan pak ik dit met de verzekeraars op.",
)


def test_weights_are_worth_their_place() -> None:
    model = load_model()
    assert 1_000 < len(model.gewichten) < 40_000
    assert set(model.soorten) == set(ToezeggingSoort)
    assert 0.5 <= LEAST <= 0.95
