"""Promises told by their words: the weights, and what keeps them in check."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import ToezeggingSoort
from pipeline.scoring.lezen import read_zinsbeeld
from pipeline.toezeggingen.beelden import Zinsbeeld
from pipeline.toezeggingen.geleerd import AGAINST, LEAST, settle_soort, speaks_against, weighed_belofte
from pipeline.toezeggingen.signalen import read_signalen
from pipeline.toezeggingen.weging import Weging, likeliest_soort, load_model, weigh
from pipeline.woordgroepen import read_woordgroepen

DAY = date(2021, 3, 12)


def beeld(tekst: str) -> Zinsbeeld:
    found = read_zinsbeeld(tekst, DAY)
    assert found is not None
    return found


def weighed(tekst: str) -> Weging:
    return weigh(read_signalen(beeld(tekst)))


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
    assert weighed(meer).kans > weighed(minder).kans


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
    assert likeliest_soort(read_signalen(beeld(tekst))) is soort


def test_what_a_group_adds_is_told_and_adds_up() -> None:
    weging = weighed("Na de zomer hoort u van mij welke scholen meedoen.")
    assert 0 < weging.kans < 1
    assert [abs(added) for _, added in weging.bijdragen] == sorted(
        (abs(added) for _, added in weging.bijdragen), reverse=True
    )
    assert {signaal for signaal, _ in weging.bijdragen} <= weging.signalen


def test_names_of_months_and_figures_do_not_count() -> None:
    assert read_woordgroepen("In mei 2021 volgt € 3 mln.") == read_woordgroepen("In juni 2030 volgt € 88 mln.")


def test_the_groups_of_a_long_sentence_are_as_many_as_its_words() -> None:
    assert len(read_woordgroepen(" ".join(f"woord{chr(97 + i % 26)}" for i in range(100_000)))) < 300


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
    assert weighed_belofte(beeld(tekst), weighed(tekst)) is None


def test_a_sentence_that_no_rule_knows_is_read_by_its_words() -> None:
    found = [weighed_belofte(beeld(tekst), weighed(tekst)) for tekst in UNRULY]
    assert sum(belofte is not None for belofte in found) >= len(UNRULY) / 2
    assert all(belofte.regel == "geleerd" for belofte in found if belofte)


UNRULY = (
    "Na de zomer hoort u van mij welke scholen meedoen aan de proef.",
    "In het eerste kwartaal van 2026 ligt er een uitgewerkt plan, dat ik met u zal delen.",
    "De resultaten daarvan komen in het najaar uw kant op.",
    "Blijkt dat de wachttijden verder oplopen, dan pak ik dit met de verzekeraars op.",
)


def test_forms_tell_a_promise_in_words_never_learnt() -> None:
    assert weighed("Ik zal de zwabberdweilen in juni vergruizelen.").kans > 0.5
    assert weighed("De bakkers vergruizelden hun zwabberdweilen.").kans < 0.5
    assert "[hoofdzin, eerste persoon, toekomend]" in read_signalen(beeld("Ik zal de sluizen vergruizelen."))


def test_a_rule_is_undone_where_everything_speaks_against_it() -> None:
    assert speaks_against(weighed("Uit het onderzoek bleek dat de dijken door de waterschappen waren onderhouden."))
    assert not speaks_against(weighed("Ik stuur uw Kamer voor de zomer de evaluatie toe."))


def test_the_kind_of_a_rule_stands_unless_another_is_far_likelier() -> None:
    law = weighed("Het wetsvoorstel wordt voor de zomer bij uw Kamer ingediend.")
    assert settle_soort(ToezeggingSoort.WETGEVING, law) is ToezeggingSoort.WETGEVING
    assert settle_soort(ToezeggingSoort.MIDDELEN, law) is ToezeggingSoort.WETGEVING
    act = weighed("De sluizen worden volgend jaar gerenoveerd en de kades versterkt.")
    assert settle_soort(ToezeggingSoort.MIDDELEN, act) is ToezeggingSoort.MIDDELEN


def test_weights_are_worth_their_place() -> None:
    model = load_model()
    assert 1_000 < len(model.belofte.signalen) < 80_000
    assert set(model.soorten) == set(ToezeggingSoort)
    assert AGAINST < 0.5 < LEAST < 0.95
