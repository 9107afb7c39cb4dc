"""Variations keep a sentence a tree, and its annotation right."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from models import variations
from models.treebanks import Sentence, Word, read_paragraphs

PROEF = Path(__file__).with_name("proef.conllu")
SENTENCES = [sentence for paragraph in read_paragraphs(PROEF) for sentence in paragraph]


def write(sentence: Sentence) -> str:
    return "".join(word.form + " " * word.spaced for word in sentence).strip()


def find(text: str) -> Sentence:
    return next(sentence for sentence in SENTENCES if write(sentence).startswith(text))


def climb(sentence: Sentence, place: int) -> str:
    steps = 0
    while sentence[place].dep != "ROOT":
        place, steps = sentence[place].head, steps + 1
        assert steps <= len(sentence)
    return sentence[place].form


@pytest.mark.parametrize("variation", [variation for variation, _ in variations.VARIATIONS])
def test_every_variation_keeps_a_tree(variation: variations.Variation) -> None:
    rng = random.Random(1)
    for sentence in SENTENCES:
        varied = variation(sentence, rng)
        roots = {climb(varied, place).lower() for place in range(len(varied))}
        assert len(roots) == 1
        assert varied


def test_varying_is_repeatable() -> None:
    first, again = ([variations.vary(s, random.Random(7)) for s in SENTENCES] for _ in range(2))
    assert first == again
    assert first != SENTENCES


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("De inspectie sluit", {"Ik sluit twee scholen.", "U sluit twee scholen."}),
        ("Het rapport ligt", {"Ik lig ter inzage.", "U ligt ter inzage."}),
        (
            "Wij zullen",
            {"Wij zullen de gemeenten hierbij ondersteunen.", "We zullen de gemeenten hierbij ondersteunen."},
        ),
        (
            "De minister heeft",
            {
                "Ik heb een onderzoek naar het lerarentekort aangekondigd.",
                "U heeft een onderzoek naar het lerarentekort aangekondigd.",
            },
        ),
        ("De Kamer ontving", {"Ik ontving de cijfers op 3 mei.", "U ontving de cijfers op 3 mei."}),
    ],
)
def test_subjects_become_persons(text: str, spoken: set[str]) -> None:
    heard = {write(variations.speak(find(text), random.Random(seed))) for seed in range(20)}
    assert heard <= spoken | {write(find(text))}
    assert heard & spoken


def test_first_person_keeps_lemma_and_takes_the_tag_of_its_form() -> None:
    spoken = next(
        varied
        for seed in range(20)
        if (varied := variations.speak(find("Het rapport ligt"), random.Random(seed)))[0].form == "Ik"
    )
    assert [(word.form, word.lemma, word.xpos) for word in spoken[1:2]] == [("lig", "liggen", "WW|pv|tgw|ev")]


def test_invented_words_keep_their_ends_and_the_way_to_their_lemma() -> None:
    word = Word("werkte", "werken", "VERB", "WW|pv|verl|ev", "", 0, "ROOT")
    invented = {
        (varied.form, varied.lemma) for seed in range(200) for varied in variations.invent((word,), random.Random(seed))
    }
    assert len(invented) > 5
    for form, lemma in invented:
        assert (form[0], form[3:], lemma[3:]) == ("w", "kte", "ken")
        assert form[:3] == lemma[:3]


def test_invented_words_are_of_open_classes() -> None:
    for text in ("De inspectie", "Wij zullen"):
        varied = variations.invent(find(text), random.Random(2))
        assert [word.form for word in varied if word.upos not in variations.OPEN_CLASSES] == [
            word.form for word in find(text) if word.upos not in variations.OPEN_CLASSES
        ]


def test_a_phrase_becomes_a_heading() -> None:
    headings = {write(variations.head_phrase(find("De minister heeft"), random.Random(seed))) for seed in range(10)}
    assert headings == {"Minister", "Onderzoek naar het lerarentekort", "Naar het lerarentekort"}
    for seed in range(10):
        heading = variations.head_phrase(find("De minister heeft"), random.Random(seed))
        assert [word.dep for word in heading].count("ROOT") == 1


def test_relative_pronouns_stay() -> None:
    words = (
        Word("die", "die", "PRON", "VNW|betr|pron|stan|vol|persoon|getal", "PronType=Rel", 1, "nsubj"),
        Word("loopt", "lopen", "VERB", "WW|pv|tgw|met-t", "", 1, "ROOT"),
    )
    assert variations.speak(words, random.Random(0)) == words


def test_amounts_take_a_sign() -> None:
    words = (
        Word("Dat", "dat", "PRON", "VNW", "", 1, "nsubj"),
        Word("kost", "kosten", "VERB", "WW|pv|tgw|ev", "", 1, "ROOT"),
        Word("3", "3", "NUM", "TW|hoofd|prenom|stan", "", 3, "nummod"),
        Word("miljoen", "miljoen", "NOUN", "N", "", 1, "obj"),
        Word("gulden", "gulden", "NOUN", "N", "", 3, "nmod", spaced=False),
        Word(".", ".", "PUNCT", "LET", "", 1, "punct"),
    )
    readings = {write(variations.write_amounts(words, random.Random(seed))) for seed in range(10)}
    assert readings == {"Dat kost € 3 miljoen.", "Dat kost € 3 mln.."}
    varied = variations.write_amounts(words, random.Random(0))
    assert [(word.form, varied[word.head].form) for word in varied[2:4]] == [
        ("€", varied[4].form),
        ("3", varied[4].form),
    ]
    assert varied[4].head == 1


def test_citations_hang_from_the_root() -> None:
    cited = variations.cite(find("De inspectie"), random.Random(0))
    assert write(cited).startswith("De inspectie sluit twee scholen (")
    assert write(cited).endswith(").")
    noun = next(word for word in cited if word.dep == "parataxis")
    assert cited[noun.head].form == "sluit"


def test_bullets_and_headings() -> None:
    sentence = find("De inspectie")
    assert write(variations.shout(sentence, random.Random(0))) == "DE INSPECTIE SLUIT TWEE SCHOLEN"
    bulleted = variations.add_bullet(sentence, random.Random(0))
    assert write(bulleted).endswith("De inspectie sluit twee scholen.")
    assert bulleted[0].dep == "punct"
    assert write(variations.end_as_item(sentence, random.Random(0)))[-1] in ";,:"
    assert write(variations.lower_first(sentence, random.Random(0))).startswith("de inspectie")
