"""What a sum is by the words around it, where no rule says it."""

from __future__ import annotations

import pytest

from pipeline.mentions.aardweging import likeliest_aard, load_weights, read_somsignalen
from pipeline.mentions.sommen import Som, read_sommen
from pipeline.model import BedragAard


def only_sum(tekst: str) -> Som:
    (som,) = read_sommen(tekst)
    return som


@pytest.mark.parametrize(
    ("tekst", "aard"),
    [
        ("Voor de bijscholing van schippers komt € 4 mln. bij.", BedragAard.BEGROTING),
        ("De handelaren draaiden vorig jaar samen 900 miljoen euro omzet.", BedragAard.RESULTAAT),
        ("Een vereniging komt alleen in aanmerking als haar vermogen ten hoogste € 20.000 is.", BedragAard.DREMPEL),
    ],
)
def test_words_tell_what_a_sum_is(tekst: str, aard: BedragAard) -> None:
    assert likeliest_aard(tekst, only_sum(tekst)) is aard


def test_what_is_not_clear_is_budget() -> None:
    assert likeliest_aard("€ 4 mln.", only_sum("€ 4 mln.")) is BedragAard.BEGROTING


def test_signals_stay_within_the_sentence_and_name_no_other_figures() -> None:
    signalen = read_somsignalen(
        "Een boete. In 2023 kreeg de school € 9 mln. van het fonds; de rest komt later.", Som(36, 44, 9e6)
    )
    assert "boete" not in signalen
    assert "rest" not in signalen
    assert "in jaar" in {signaal.lower() for signaal in signalen}


def test_a_very_long_sentence_gives_few_signals() -> None:
    tekst = "woord " * 50_000 + "€ 3 mln. " + "woord " * 50_000
    assert len(read_somsignalen(tekst, only_sum(tekst))) < 200


def test_every_nature_has_weights() -> None:
    assert set(load_weights()) == set(BedragAard)
