"""The ablation: what the tags and the parse may speak against, and that the rules alone are what it starts from."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from benchmarks import ablation
from benchmarks.ablation import PARSE, TAGS, Way, both_of, finite_by_tags, read_unseen, write_scores
from models.evaluate import SHIPPED
from pipeline.model import Bedrag, Termijn, Toezegging, Vindplaats
from pipeline.ontleding import Ontleding, Woord
from pipeline.scoring.lezen import read_bedragen, read_termijnen, read_toezeggingen
from pipeline.scoring.verdicts import Verdict, compare
from pipeline.taal import find_sentence_starts
from pipeline.toezeggingen.deelzinnen import split_deelzinnen
from pipeline.toezeggingen.tokens import tokenise

MODEL = str(SHIPPED)
KOSTEN = "De kosten bedragen € 12 miljoen per jaar."


def parsed(tekst: str, *words: tuple[str, str, int, str]) -> Ontleding:
    """A parse of a text: of each word the part of speech, fine tag, head and relation."""
    begin, found = 0, []
    for form, (soort, label, hoofd, relatie) in zip(tekst.split(), words, strict=True):
        begin = tekst.index(form, begin)
        found.append(Woord(form, begin, begin + len(form), soort, label, form, hoofd, relatie))
        begin += len(form)
    return Ontleding("klein", tuple(found))


@pytest.fixture
def bedrag() -> Bedrag:
    return read_bedragen(KOSTEN)[0]


@pytest.mark.parametrize(("soort", "kept"), [("NUM", True), ("VERB", False)])
def test_tags_speak_against_a_sum_without_a_number(bedrag: Bedrag, soort: str, kept: bool) -> None:
    ontleding = parsed("12 miljoen", (soort, "", 1, "nummod"), ("NOUN", "", 1, "ROOT"))
    assert TAGS[Bedrag](ontleding, range(2), bedrag) is kept


@pytest.mark.parametrize(("label", "kept"), [("N|soort", True), ("WW|pv|tgw|ev", False)])
def test_tags_speak_against_a_date_with_a_finite_verb(label: str, kept: bool) -> None:
    (termijn,) = read_termijnen("Dit gebeurt in mei.", date(2024, 1, 9))
    ontleding = parsed("in mei", ("ADP", "VZ", 1, "case"), ("NOUN", label, 1, "ROOT"))
    assert TAGS[Termijn](ontleding, range(2), termijn) is kept


@pytest.mark.parametrize(("head", "kept"), [(1, True), (2, False)])
def test_the_parse_speaks_against_words_that_do_not_hang_together(bedrag: Bedrag, head: int, kept: bool) -> None:
    words = ("NUM", "", head, "nummod"), ("NOUN", "", 2, "obj"), ("VERB", "", 2, "ROOT")
    assert PARSE[Bedrag](parsed("12 miljoen kost", *words), range(2), bedrag) is kept


@pytest.mark.parametrize(
    ("label", "relatie", "by_tags", "by_parse"),
    [
        ("WW|pv|tgw|ev", "ROOT", True, True),
        ("WW|pv|tgw|ev", "acl", True, False),
        ("N|soort|ev", "ROOT", False, False),
    ],
)
def test_a_promise_must_have_a_finite_verb_in_a_main_clause(
    label: str, relatie: str, by_tags: bool, by_parse: bool
) -> None:
    tekst = "Ik stuur u in mei een brief"
    (toezegging,) = read_toezeggingen(tekst, date(2024, 1, 9))
    rest = [("NOUN", "N", 1, "obj")] * 5
    ontleding = parsed(tekst, ("PRON", "VNW", 1, "nsubj"), ("VERB", label, 1, relatie), *rest)
    assert TAGS[Toezegging](ontleding, range(7), toezegging) is by_tags
    assert PARSE[Toezegging](ontleding, range(7), toezegging) is by_parse


def test_clauses_take_the_word_of_the_tagger() -> None:
    tokens = tokenise("De minister onderzoekt de gevolgen.")
    (clause,) = split_deelzinnen(tokens)
    assert [bool(finite_by_tags(MODEL)(tokens, at, clause)) for at in range(5)] == [False, False, True, False, False]


def test_the_rules_alone_keep_all_and_parse_nothing(bedrag: Bedrag, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ablation, "parse", lambda *_: pytest.fail("parsed"))
    assert Way("rules").keeps(KOSTEN, bedrag.plaats, 0, bedrag)


def test_what_is_found_is_held_to_the_words_of_its_own_sentence() -> None:
    bedrag = read_bedragen(f"{KOSTEN} {KOSTEN}")[1]
    way = Way("tags", MODEL, TAGS)
    assert way.keeps(KOSTEN, bedrag.plaats, len(KOSTEN) + 1, bedrag)
    elsewhere = Vindplaats(1, len(KOSTEN) + 1, len(KOSTEN) + 3, "De")
    assert not way.keeps(KOSTEN, elsewhere, len(KOSTEN) + 1, bedrag)


def test_an_end_that_a_component_does_not_have_is_dropped() -> None:
    text = "Dat is waar. Dit ook. En dat."
    assert both_of(lambda _: frozenset({13, 14}))(text) == {13} < set(find_sentence_starts(text))


def test_the_unseen_sentences_are_read_and_written_as_a_table() -> None:
    outcomes = list(read_unseen(Way("rules")))
    groups = tomllib.loads(ablation.UNSEEN.read_text(encoding="utf-8"))["groep"]
    assert sum(outcome.verdict is not Verdict.TEN_ONRECHTE for outcome in outcomes) == sum(
        len(group["belofte"]) for group in groups
    )
    lines = list(write_scores([Way("rules")], lambda _: compare("soort", "x", ["a", "b"], ["a"])))
    assert lines[0] == "| F1 of | items | rules |"
    assert lines[2] == "| soort | 2 | 0.667 |"
