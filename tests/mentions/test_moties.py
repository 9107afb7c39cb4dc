"""Motions: the gold table, what the words of a mention are, and text that grows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.mentions.moties import find_moties
from pipeline.model import Mentions, ZinSoort
from pipeline.scoring.lezen import letter_from_notation as letter
from pipeline.scoring.lezen import read_moties as find
from pipeline.scoring.lezen import show_vermelding as shown
from tests.mentions.gold import load, texts


@pytest.mark.parametrize(("text", "value"), [(text, value) for text, value, _ in texts("moties")])
def test_gold(text: str, value: tuple[str, ...]) -> None:
    assert tuple(shown(vermelding) for vermelding in find(text)) == value


def test_the_gold_is_large_enough() -> None:
    assert sum(len(case.written) + len(case.forbidden) for case in load("moties")) >= 150


def test_the_citation_is_the_phrase_that_names_the_motion() -> None:
    text = "Zo geef ik gehoor aan de aangenomen motie van het lid Boswijk (CDA) c.s., over munitie."
    (vermelding,) = find(text)
    assert vermelding.plaats.citaat == "de aangenomen motie van het lid Boswijk (CDA) c.s."
    assert text[vermelding.plaats.begin : vermelding.plaats.einde] == vermelding.plaats.citaat


@pytest.mark.parametrize(
    ("text", "onderwerp"),
    [
        ("De motie Krul over de wijkverpleging is aangenomen.", "de wijkverpleging"),
        ("De motie Krul over zorg die thuis wordt gegeven.", "zorg die thuis wordt gegeven"),
        ("De motie Krul over de wijkverpleging, die is aangenomen.", "de wijkverpleging"),
        ("De motie Krul (31 765, nr. 8) inzake huisartsen.", "huisartsen"),
        ("De motie Krul, waarin de regering wordt verzocht wachttijden te meten.", "wachttijden te meten"),
        ("De motie Krul verzoekt de regering om wachttijden te meten.", "wachttijden te meten"),
        ("De motie Krul om de wachttijden te meten.", "de wachttijden te meten"),
        ("De motie Krul is aangenomen. // Deze motie roept het kabinet op om te meten.", "te meten"),
        ("# Motie wachttijden ¶ De motie Krul is aangenomen.", "wachttijden"),
        ("De motie Krul is aangenomen.", None),
    ],
)
def test_subject(text: str, onderwerp: str | None) -> None:
    assert find(text)[0].onderwerp == onderwerp


def test_evidence_is_the_sentence_that_says_so() -> None:
    told, _ = find("De motie Krul vroeg om onderzoek. // Ik beschouw deze motie als uitgevoerd.")
    assert told.bewijs == "Ik beschouw deze motie als uitgevoerd."


def test_table_rows_are_not_read() -> None:
    brief, zinnen = letter("De motie Krul (31 765, nr. 8) is uitgevoerd.")
    rows = [replace(zin, soort=ZinSoort.TABEL) for zin in zinnen]
    assert list(find_moties(brief, rows, Mentions())) == []


def test_numbers_of_notes_may_begin_anew() -> None:
    text = (
        "De motie Krul[1] kreeg steun. ¶ ^1 Kamerstuk 31 765, nr. 8. ¶ # Bijlage ¶ "
        "De motie Bushoff[1] ook. ¶ ^1 Kamerstuk 31 765, nr. 9."
    )
    assert [vermelding.nummer for vermelding in find(text)] == ["8", "9"]


@pytest.mark.parametrize(
    ("near_miss", "times"),
    [
        ("motie ", 20_000),
        ("de motie van de leden ", 20_000),
        ("commotie Van der ", 100_000),
        ("motie Krul wordt doordat om ", 2_000),
        ("Antwoord vraag 4, waarvan u ", 2_000),
        ("motie-Krul-Bushoff-", 100_000),
        ("de leden Krul en Bushoff ", 100_000),
        ("geef ik uitvoering aan de motie ", 20_000),
        ("zal ik uw Kamer motie ", 20_000),
        ("motie (31 765, nr. 8) ", 5_000),
        ("motie Van der Plas, ", 1_000),
        ("de motie Krul en ", 1_000),
        ("moties Krul, Bushoff, ", 1_000),
        ("De motie Krul vraagt om geld. // Daar kom ik in het najaar op terug. // ", 1_000),
        ("De motie Krul; hieraan geef ik, waarover ik daar en aan dit verzoek in ", 2_000),
        ("het lid Krul vroeg in een ", 20_000),
        ("De motie Krul vraagt om geld. // Ik zal uw Kamer over de kom in het ", 3_000),
        ("De motie Krul. // Ik ga, ben wij stel heb ik, in de voor na ", 3_000),
        ("motie Krul (over (", 10_000),
    ],
)
def test_reading_is_linear(near_miss: str, times: int) -> None:
    """An expression that backtracks, or a loop over all pairs, would not return."""
    assert len(find(near_miss * times)) >= 0


@pytest.mark.parametrize(
    "text",
    [
        "De gewijzigde motie van het lid Kuik (Kamerstuk 35 300 XVI, nr. 15, t.v.v. 35 300 XVI, nr. 12) is aangenomen.",
        "De gewijzigde motie van het lid Kuik (Kamerstuk 35 300 XVI, nr. 15, t.v.v. nr. 12) is aangenomen.",
        "De gewijzigde motie van lid Kuik (t.v.v. 35 300 XVI, nr. 12) (Kamerstuk 35 300 XVI, nr. 15) is aangenomen.",
        "De motie Kuik, ter vervanging van die gedrukt onder nr. 12 (Kamerstuk 35 300 XVI, nr. 15), is aangenomen.",
        "De motie van het lid Kuik[1] is aangenomen. ¶ ^1 Kamerstuk 35 300 XVI, nr. 15 (t.v.v. 35 300 XVI, nr. 12).",
        "De motie van het lid Kuik[1] is aangenomen. ¶ ^1 Kamerstuk 35 300 XVI, nr. 15, was nr. 12.",
    ],
)
def test_a_motion_tells_which_one_it_replaces(text: str) -> None:
    (motie,) = find(text)
    assert (shown(motie), motie.vervangt) == ("Kuik | kst-35300-XVI-15 | vermeld", "kst-35300-XVI-12")


def test_what_was_adopted_before_replaces_nothing() -> None:
    (motie,) = find("De motie Kuik (Kamerstuk 35 300, nr. 15) was eerder aangenomen.")
    assert motie.vervangt is None
