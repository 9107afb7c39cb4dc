"""Sums over letters: named again, revised; and equal sums that are not the same money."""

from __future__ import annotations

from pipeline.links import link_letters
from pipeline.model import VerbandSoort
from tests.links.letters import Letters, brief

OLD, NEW = "b-2020", "b-2021"


def letters() -> Letters:
    return Letters([brief(OLD, "2020-11-03"), brief(NEW, "2021-09-21")])


def pairs(found: Letters) -> set[tuple[str, str, str]]:
    kinds = (VerbandSoort.HERHALING, VerbandSoort.BIJSTELLING)
    return {
        (link.soort, link.van_id, link.naar_id)
        for link in link_letters(found.corpus()).verbanden
        if link.soort in kinds
    }


def test_equal_sums_alone_prove_nothing() -> None:
    found = letters()
    found.sums("a", OLD, "Voor dijkherstel is in 2021 € 12 mln. beschikbaar.", ("€ 12 mln.", 12, (2021,), None))
    found.sums("b", NEW, "De RVO opent een ronde met een plafond van € 12 mln.", ("€ 12 mln.", 12, (), None))
    found.sums("c", NEW, "Voor dijkherstel is in 2021 € 12 mln. besteed.", ("€ 12 mln.", 12, (2021,), None))
    assert not pairs(found)


def test_a_sum_from_the_letter_that_is_named() -> None:
    found = letters()
    found.sums("a", OLD, "Voor dijkherstel is in 2021 € 12 mln. beschikbaar.", ("€ 12 mln.", 12, (2021,), None))
    found.sums("b", NEW, "In november kondigde ik voor 2021 € 12 mln. aan.", ("€ 12 mln.", 12, (2021,), None))
    found.sums("c", NEW, "In november kondigde ik voor 2023 € 12 mln. aan.", ("€ 12 mln.", 12, (2023,), None))
    assert pairs(found) == {(VerbandSoort.HERHALING, "b0", "a0")}


def test_a_sum_from_one_budget_document() -> None:
    found = letters()
    found.sums("a", OLD, "Bij Najaarsnota is € 31 mln. vrijgemaakt voor pontveren.", ("€ 31 mln.", 31, (), None))
    found.sums("b", NEW, "Bij Najaarsnota 2020 kwam daar € 31 mln. bij.", ("€ 31 mln.", 31, (), None))
    found.sums("c", NEW, "Bij Najaarsnota 2019 kwam daar € 31 mln. bij.", ("€ 31 mln.", 31, (), None))
    assert pairs(found) == {(VerbandSoort.HERHALING, "b0", "a0")}


def test_a_sum_presented_as_known_for_the_same_year() -> None:
    found = letters()
    found.sums("a", OLD, "In 2021 is er € 45 mln. voor natte teelten.", ("€ 45 mln.", 45, (2021,), None))
    found.sums(
        "b", NEW, "In 2021 is € 38 mln. van de beschikbare € 45 mln. besteed.",
        ("€ 38 mln.", 38, (2021,), None), ("€ 45 mln.", 45, (2021,), None),
    )  # fmt: skip
    assert pairs(found) == {(VerbandSoort.HERHALING, "b1", "a0")}


def test_a_revision_names_the_old_value_for_the_same_years() -> None:
    found = letters()
    found.sums("a", OLD, "In 2022 is er € 16 mln. voor zwemles.", ("€ 16 mln.", 16, (2022,), None))
    tekst = "Het budget voor 2022 is verhoogd van € 16 mln. naar € 22,5 mln."
    found.sums("b", NEW, tekst, ("€ 16 mln.", 16, (2022,), None), ("€ 22,5 mln.", 22.5, (2022,), None))
    other = "Het budget voor 2025 is verhoogd van € 16 mln. naar € 22,5 mln."
    found.sums("c", NEW, other, ("€ 16 mln.", 16, (2025,), None), ("€ 22,5 mln.", 22.5, (2025,), None))
    assert pairs(found) == {(VerbandSoort.BIJSTELLING, "b1", "a0")}


def test_this_sum_is_the_one_of_the_sentence_before() -> None:
    found = letters()
    found.sums("a", OLD, "Het kabinet maakt € 70 mln. vrij voor veengebieden.", ("€ 70 mln.", 70, (), None))
    found.sums("b", NEW, "Najaar 2020 kwam € 70 mln. vrij voor veengebieden.", ("€ 70 mln.", 70, (2020,), None))
    tekst = "Dit bedrag is bijgesteld naar € 50 mln. voor 2021 en € 60 mln. voor 2022."
    found.sums("c", NEW, tekst, ("€ 50 mln.", 50, (2021,), None), ("€ 60 mln.", 60, (2022,), None))
    assert pairs(found) == {
        (VerbandSoort.HERHALING, "b0", "a0"),
        (VerbandSoort.BIJSTELLING, "c0", "a0"),
        (VerbandSoort.BIJSTELLING, "c1", "a0"),
    }


def test_a_comparison_must_add_up() -> None:
    found = letters()
    found.sums("a", OLD, "Vanaf 2021 is er € 18 mln. per jaar.", ("€ 18 mln.", 18, (), 2021))
    right = "Er is € 21,4 mln., € 3,4 mln. meer dan de € 18 mln. uit de brief van november 2020."
    found.sums("b", NEW, right, ("€ 21,4", 21.4, (2022,), None), ("€ 3,4", 3.4, (), None), ("€ 18", 18, (2022,), None))
    wrong = "Er is € 30 mln., € 3,4 mln. meer dan de € 18 mln. per schooljaar."
    found.sums("c", NEW, wrong, ("€ 30", 30, (2022,), None), ("€ 3,4", 3.4, (), None), ("€ 18", 18, (), None))
    assert pairs(found) == {(VerbandSoort.BIJSTELLING, "b0", "a0")}


def test_sums_that_come_back_together() -> None:
    found = letters()
    words = "Voor de visserij is er € 8 mln. in 2022 en € 9 mln. in 2023."
    for key, letter in (("a", OLD), ("b", NEW)):
        found.sums(key, letter, words, ("€ 8", 8, (2022,), None), ("€ 9", 9, (2023,), None))
    found.sums("c", NEW, "Aan zwemles gaat € 8 mln. in 2022.", ("€ 8", 8, (2022,), None))
    assert pairs(found) == {(VerbandSoort.HERHALING, "b0", "a0"), (VerbandSoort.HERHALING, "b1", "a1")}
