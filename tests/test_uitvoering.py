"""What becomes of motions, told by the passage: what the rules read stands, and where they are silent it is weighed."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from pipeline.flow import read_letter
from pipeline.lineair import Gewichten
from pipeline.manifest import Opgave
from pipeline.mentions import find_mentions
from pipeline.model import Lezing, MotieStatus
from pipeline.taal import load_taal
from pipeline.uitvoering.passages import MOST_BEHIND, read_passages
from pipeline.uitvoering.weging import load_weights

DAY = date(2022, 9, 20)


def read(tekst: str) -> Lezing:
    return read_letter(tekst.encode(), "brief.txt", Opgave("brief.txt", datum=DAY), load_taal("blank"))


def statuses(tekst: str) -> list[MotieStatus]:
    return [vermelding.status for vermelding in read(tekst).mentions.motie_vermeldingen]


PASSAGES = (
    (
        "De motie-Hazelhoff vraagt om een onafhankelijk onderzoek naar de kosten van de dijkbewaking. Inmiddels heb ik "
        "twee bureaus gevraagd een offerte uit te brengen.",
        MotieStatus.IN_UITVOERING,
    ),
    (
        "Met de motie-Zeeman vroeg uw Kamer om strengere keuring van veerponten. Het keuringsreglement is aangepast en "
        "sinds 1 juni van kracht.",
        MotieStatus.UITGEVOERD,
    ),
    ("In het debat is ook de motie-Terpstra over de visafslag ter sprake gekomen.", MotieStatus.VERMELD),
    ("De motie-Terpstra voer ik uit.", MotieStatus.IN_UITVOERING),
)


@pytest.mark.parametrize(("tekst", "status"), PASSAGES)
def test_the_passage_tells_what_becomes_of_a_motion(tekst: str, status: MotieStatus) -> None:
    assert set(statuses(tekst)) == {status}


def test_what_was_read_has_its_sentence_as_proof() -> None:
    for tekst, _ in PASSAGES:
        for vermelding in read(tekst).mentions.motie_vermeldingen:
            assert (vermelding.bewijs is None) is (vermelding.status is MotieStatus.VERMELD)
            assert vermelding.bewijs is None or vermelding.bewijs in tekst


def test_what_the_rules_read_stands() -> None:
    tekst = "Aan de motie-Terpstra geef ik uitvoering. De visafslag van Stellendam sloot in 2008 de deuren."
    lezing = read(tekst)
    by_rule = find_mentions(lezing.brief, lezing.zinnen).motie_vermeldingen
    assert [v.status for v in by_rule] == [MotieStatus.IN_UITVOERING]
    assert statuses(tekst) == [MotieStatus.IN_UITVOERING]


def test_all_mentions_of_one_motion_agree() -> None:
    tekst = (
        "De motie-Hazelhoff vraagt om een onderzoek naar dijkbewaking. Daarvoor heb ik twee bureaus benaderd.\n\n"
        "De dijken zijn oud.\n\nDe motie-Hazelhoff is met algemene stemmen aangenomen."
    )
    assert len(set(statuses(tekst))) == 1


def test_a_passage_ends_at_the_next_motion_and_at_its_paragraph() -> None:
    tekst = (
        "De motie-Hazelhoff gaat over dijken. Dijken zijn oud. De motie-Terpstra gaat over vis. Vis is gezond.\n\n"
        "Een ander onderwerp is de landbouw."
    )
    lezing = read(tekst)
    named = lezing.mentions.motie_vermeldingen
    passages = list(read_passages(lezing.brief, lezing.zinnen, named, named))
    behind = [[zin.tekst for zin in passage.erna] for passage in passages]
    assert behind == [["Dijken zijn oud."], ["Vis is gezond."]]
    assert [passage.ervoor.tekst if passage.ervoor else None for passage in passages] == [None, "Dijken zijn oud."]


def test_no_more_than_a_few_sentences_are_weighed() -> None:
    lezing = read("De motie-Hazelhoff gaat over dijken." + " Een dijk is van klei." * 50)
    named = lezing.mentions.motie_vermeldingen
    (passage,) = read_passages(lezing.brief, lezing.zinnen, named, named)
    assert len(passage.erna) == MOST_BEHIND


def test_a_letter_without_motions_is_not_weighed() -> None:
    assert statuses("De dijken worden onderhouden.") == []


def test_every_status_has_weights() -> None:
    assert set(load_weights()) == set(MotieStatus)
    assert all(len(gewichten.signalen) > 1_000 for gewichten in load_weights().values())


def test_the_parts_of_a_weight_add_up() -> None:
    gewichten = Gewichten(-0.5, {"a": 2.0, "b": -3.0, "c": 0.5})
    parts = gewichten.parts(["a", "b", "c", "d"])
    assert gewichten.weigh(["a", "b", "c", "d"]) == pytest.approx(-0.5 + sum(part for _, part in parts))
    assert all(abs(one) >= abs(other) for (_, one), (_, other) in pairwise(parts))
