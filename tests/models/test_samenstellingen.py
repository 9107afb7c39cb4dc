"""Compounds that are in no text: form and lemma stay in step, and only what can be joined is."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from models import samenstellingen
from models.samenstellingen import Voordelen, collect_voordelen, recombine, split_compound
from models.treebanks import Sentence, Word, read_paragraphs

PROEF = Path(__file__).with_name("proef.conllu")
SENTENCES = [sentence for paragraph in read_paragraphs(PROEF) for sentence in paragraph]
VOORDELEN = Voordelen((("landbouw", "landbouw"), ("gezondheids", "gezondheid")), (("op", "op"), ("uit", "uit")))


def word(form: str, lemma: str, upos: str, xpos: str = "") -> Word:
    return Word(form, lemma, upos, xpos, "", 0, "ROOT")


def joined(sentence: Sentence, monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str]]:
    """The forms and lemmas that its last word is given, were every word chosen."""
    monkeypatch.setattr(samenstellingen, "RATE", 1)
    varied = (recombine(sentence, VOORDELEN, random.Random(seed))[-1] for seed in range(20))
    return {(word.form, word.lemma) for word in varied}


@pytest.mark.parametrize(
    ("form", "lemma", "upos", "part"),
    [
        ("gezondheidszorg", "gezondheid_zorg", "NOUN", ("gezondheids", "gezondheid")),
        ("kinderopvang", "kind_opvang", "NOUN", ("kinder", "kind")),
        ("uitgegeven", "uit_geven", "VERB", ("uit", "uit")),
        ("gaf", "uit_geven", "VERB", None),
        ("brief", "brief", "NOUN", None),
        ("CO2-heffing", "CO2_heffing", "NOUN", None),
    ],
)
def test_first_parts(form: str, lemma: str, upos: str, part: tuple[str, str] | None) -> None:
    assert split_compound(word(form, lemma, upos)) == part


@pytest.mark.parametrize(
    ("given", "made"),
    [
        (
            word("kosten", "kost", "NOUN"),
            {("landbouwkosten", "landbouw_kost"), ("gezondheidskosten", "gezondheid_kost")},
        ),
        (
            word("Jeugdzorg", "jeugd_zorg", "NOUN"),
            {("Landbouwzorg", "landbouw_zorg"), ("Gezondheidszorg", "gezondheid_zorg")},
        ),
        (
            word("afgesproken", "af_spreken", "VERB", "WW|vd|vrij|zonder"),
            {("opgesproken", "op_spreken"), ("uitgesproken", "uit_spreken")},
        ),
        (
            word("rollen", "rollen", "VERB", "WW|inf|vrij|zonder"),
            {("oprollen", "op_rollen"), ("uitrollen", "uit_rollen")},
        ),
        (word("rolt", "rollen", "VERB", "WW|pv|tgw|met-t"), {("rolt", "rollen")}),
        (word("besproken", "bespreken", "VERB", "WW|vd|vrij|zonder"), {("besproken", "bespreken")}),
        (word("EU", "EU", "NOUN"), {("EU", "EU")}),
        (word("Utrecht", "Utrecht", "PROPN"), {("Utrecht", "Utrecht")}),
    ],
)
def test_other_first_parts(given: Word, made: set[tuple[str, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    assert joined((given,), monkeypatch) == made


def test_no_particle_stands_behind_te(monkeypatch: pytest.MonkeyPatch) -> None:
    verb = word("rollen", "rollen", "VERB", "WW|inf|vrij|zonder")
    assert joined((word("te", "te", "ADP"), verb), monkeypatch) == {("rollen", "rollen")}


def test_sentences_keep_all_but_form_and_lemma() -> None:
    voordelen = collect_voordelen(SENTENCES)
    rng = random.Random(0)
    for sentence in SENTENCES:
        varied = recombine(sentence, voordelen, rng)
        assert [(w.upos, w.xpos, w.head, w.dep) for w in varied] == [(w.upos, w.xpos, w.head, w.dep) for w in sentence]


def test_nothing_is_joined_where_no_compound_is_known() -> None:
    for sentence in SENTENCES:
        assert recombine(sentence, Voordelen((), ()), random.Random(0)) == sentence
