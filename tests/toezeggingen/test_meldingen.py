"""What a letter says of an older promise besides keeping it, and what a promise says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.mentions.termijnen import find_termijnen
from pipeline.model import BriefSoort, Kamerbrief, Mentions, Toezegging, Zin, ZinSoort
from pipeline.scoring.lezen import letter_of
from pipeline.toezeggingen import find_meldingen, find_toezeggingen
from pipeline.toezeggingen.meldingen import read_aard, read_melding

SAID = [
    ("uitstel", "De evaluatie van de visserij ontvangt u later dan toegezegd."),
    ("uitstel", "De toegezegde brief over de havens is uitgesteld tot na de zomer."),
    ("uitstel", "Het lukt helaas niet de toegezegde reactie voor het reces te sturen."),
    ("uitstel", "De vragen van het lid De Boer kunnen niet binnen de gebruikelijke termijn worden beantwoord."),
    ("uitstel", "Het wetsvoorstel wordt later ingediend dan eerder voorzien."),
    ("uitstel", "De aangekondigde monitor heeft vertraging opgelopen."),
    ("intrekking", "Daarmee vervalt de toezegging om de haven uit te diepen."),
    ("intrekking", "De aangekondigde verhoging van het tarief gaat niet door."),
    ("intrekking", "Van het toegezegde tweede onderzoek zie ik daarom af."),
    ("overname", "De toezegging van mijn voorganger over de pacht neem ik over."),
    ("overname", "Ik neem de toezeggingen van mijn ambtsvoorganger over."),
]
NOT_SAID = [
    "De bouw van de sluis heeft vertraging opgelopen.",
    "Indien het advies negatief is, vervalt de toezegging.",
    "Waarom komt de toegezegde brief later dan beloofd?",
    "De tentoonstelling in het museum is uitgesteld.",
    "Ik verleen de vergunninghouder uitstel.",
    "Mijn ambtsvoorganger zegde toe u te informeren.",
    "De sluis gaat later open dan de brug.",
]
AARD = [
    ("nieuw", "Ik informeer uw Kamer in mei over de havens."),
    ("herhaling", "Zoals eerder toegezegd, informeer ik uw Kamer in mei over de havens."),
    ("herhaling", "Zoals ik in mijn brief van 3 mei heb aangekondigd, start ik in juni een proef."),
    ("uitstel", "De evaluatie stuur ik u later dan toegezegd, namelijk in mei."),
    ("overgenomen", "Zoals mijn ambtsvoorganger heeft toegezegd, zal ik de regeling in 2022 evalueren."),
]


@pytest.mark.parametrize(("soort", "tekst"), SAID)
def test_said(soort: str, tekst: str) -> None:
    found = read_melding(tekst)
    assert found is not None
    assert found[0] == soort
    assert found[1] in tekst


@pytest.mark.parametrize("tekst", NOT_SAID)
def test_not_said(tekst: str) -> None:
    assert read_melding(tekst) is None


@pytest.mark.parametrize(("aard", "tekst"), AARD)
def test_aard(aard: str, tekst: str) -> None:
    assert read_aard(tekst) == aard


def letter(*teksten: str, soort: BriefSoort, rest: ZinSoort) -> tuple[Kamerbrief, list[Zin]]:
    """A letter of 1 March 2022 of these sentences, those behind the first of the kind `rest`."""
    brief = replace(letter_of(" ".join(teksten), date(2022, 3, 1)), soort=soort)
    zinnen, begin = [], 0
    for number, tekst in enumerate(teksten):
        zinnen.append(Zin(number, rest if number else ZinSoort.TEKST, tekst, begin, begin + len(tekst), 1))
        begin += len(tekst) + 1
    return brief, zinnen


def read(*teksten: str, soort: BriefSoort = BriefSoort.KAMERBRIEF, rest: ZinSoort = ZinSoort.TEKST) -> list[Toezegging]:
    """The commitments of such a letter."""
    brief, zinnen = letter(*teksten, soort=soort, rest=rest)
    dates = Mentions(termijnen=tuple(find_termijnen(brief, zinnen, Mentions())))
    return list(find_toezeggingen(brief, zinnen, dates))


def test_a_delay_with_a_new_date_is_both() -> None:
    teksten = ["De evaluatie van de visserij stuur ik u later dan toegezegd, namelijk in mei 2022."]
    (toezegging,) = read(*teksten)
    assert (toezegging.aard, str(toezegging.termijn.uiterlijk if toezegging.termijn else "")) == (
        "uitstel",
        "2022-05-31",
    )
    brief, zinnen = letter(*teksten, soort=BriefSoort.KAMERBRIEF, rest=ZinSoort.TEKST)
    (melding,) = find_meldingen(brief, zinnen)
    assert melding.bewijs == "later dan toegezegd"
    assert brief.tekst[melding.plaats.begin : melding.plaats.einde] == melding.plaats.citaat


def test_a_withdrawal_is_no_commitment() -> None:
    assert read("Daarmee vervalt per 1 mei 2022 de toezegging om de haven uit te diepen.") == []


def test_only_the_answers_count() -> None:
    asked = "Vraag 3 Kunt u toezeggen dit in mei te onderzoeken? Ik zal u in mei over de havens informeren."
    answered = "Ik zal de havens in mei laten onderzoeken."
    teksten = ("Geachte voorzitter.", asked, "Ik stuur u de cijfers in mei.", "Antwoord 3", answered)
    found = read(*teksten, soort=BriefSoort.ANTWOORD)
    assert [toezegging.plaats.citaat for toezegging in found] == [answered]


def test_a_question_in_an_ordinary_letter_does_not_swallow_what_follows() -> None:
    found = read("Vraag is hoe dit kan.", "Ik zal de havens in mei laten onderzoeken.")
    assert len(found) == 1


def test_deadline_of_the_next_sentence() -> None:
    (first, *_) = read("Ik laat de sluizen doorlichten.", "Deze doorlichting is in mei 2022 gereed.")
    assert first.termijn is not None
    assert str(first.termijn.uiterlijk) == "2022-05-31"


def test_no_deadline_of_a_next_sentence_about_something_else() -> None:
    (first, *_) = read("Ik laat de sluizen doorlichten.", "De tol op de brug is in mei 2022 betaald.")
    assert first.termijn is None


def test_bullets_without_a_verb_and_their_day() -> None:
    lead = "De komende maanden neem ik de volgende stappen:"
    found = read(lead, "de gunning van twee veren, uiterlijk 1 mei 2022;", "meer rust;", rest=ZinSoort.OPSOMMING)
    assert [(t.regel, str(t.termijn.uiterlijk)) for t in found if t.termijn] == [("onder-aanhef", "2022-05-01")]
