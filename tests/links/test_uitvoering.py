"""Announcements that a later letter carries out without calling them promises kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.links import LinkedCel, LinkedVerwijzing, link_letters
from pipeline.model import VerbandSoort
from tests.links.letters import Letters, brief

OLD, NEW = "b-2019", "b-2020"


def letters(dossier: str = "33450") -> Letters:
    return Letters([brief(OLD, "2019-11-03"), brief(NEW, "2020-06-18", dossier)])


def threads(found: Letters) -> set[tuple[str, str]]:
    links = link_letters(found.corpus())
    assert not links.status_of
    return {(link.van_id, link.naar_id) for link in links.verbanden if link.soort == VerbandSoort.UITVOERING}


def decide(found: Letters) -> None:
    tekst = "In het voorjaar besluit het kabinet over de structurele dekking van het Waddenherstel en de zeegrasvelden."
    found.promise("t1", OLD, tekst, "actie", "2020-06-20")


@pytest.mark.parametrize("dossier", ["33450", "31765"])
def test_structural_money_carries_out_the_decision_that_was_announced(dossier: str) -> None:
    found = letters(dossier)
    decide(found)
    found.say("s1", NEW, "Deze brief gaat over het Waddenherstel en de zeegrasvelden.")
    found.sums("b", NEW, "Vanaf 2022 is € 9 mln. per jaar beschikbaar.", ("€ 9 mln.", 9, (), 2022))
    assert threads(found) == ({("b0", "t1")} if dossier == "33450" else set())


def test_money_for_something_else_carries_out_nothing() -> None:
    found = letters()
    decide(found)
    found.sums("b", NEW, "Vanaf 2022 is voor veerponten € 9 mln. per jaar beschikbaar.", ("€ 9 mln.", 9, (), 2022))
    assert not threads(found)


def work_out(found: Letters, *promises: str) -> None:
    for number, tekst in enumerate(promises):
        found.promise(f"t{number}", OLD, tekst, "actie")
    for key, letter in (("v1", OLD), ("v2", NEW)):
        zin = found.say(f"note-{key}", letter, "Kamerstuk 33 450, nr. 2.")
        found.verwijzingen.append(LinkedVerwijzing(key, letter, "Kamerstuk 33 450, nr. 2", "kst-33450-2", "2", zin.id))


def test_the_working_out_of_a_plan_that_both_letters_build_on() -> None:
    found = letters()
    work_out(found, "Het plan voor de Waddenkust zal de komende tijd worden uitgewerkt.")
    zin = found.say("s1", NEW, "Met deze brief informeer ik u over de uitwerking.")
    assert threads(found) == {(zin.id, "t0")}
    found.verwijzingen[1] = replace(
        found.verwijzingen[1], identificatie="kst-33450-3", citaat="Kamerstuk 33 450, nr. 3"
    )
    assert not threads(found)


def test_of_two_plans_to_work_out_neither_is_chosen() -> None:
    found = letters()
    work_out(found, "Het plan voor de Waddenkust wordt uitgewerkt.", "De visie op de haven wordt uitgewerkt.")
    found.say("s1", NEW, "Met deze brief informeer ik u over de uitwerking.")
    assert not threads(found)


def test_a_row_of_a_table_names_the_budget_document_of_a_sum() -> None:
    found = letters()
    found.sums("a", OLD, "Bij najaarsnota komt er € 31 mln. voor zeegras.", ("€ 31 mln.", 31, (), None))
    cells = [
        LinkedCel("c1", NEW, "Najaarsnota 2019 Zeegras", 2020, 31e6),
        LinkedCel("c2", NEW, "Najaarsnota 2018 Zeegras", 2020, 31e6),
        LinkedCel("c3", NEW, "Zeegras", 2020, 31e6),
    ]
    links = link_letters(replace(found.corpus(), cellen=cells)).verbanden
    assert [(link.van_tabel, link.van_id, link.naar_id) for link in links] == [("begrotingscellen", "c1", "a0")]


def table(letter: str, tabel: str, **rows: float) -> list[LinkedCel]:
    """A table with a column for 2022."""
    return [
        LinkedCel(f"{tabel}-{rij}", letter, rij, 2022, millions * 1e6, tabel, None, "Middelen")
        for rij, millions in rows.items()
    ]


def cells(found: Letters, *tables: list[LinkedCel]) -> set[tuple[str, str, str]]:
    corpus = replace(found.corpus(), cellen=[cel for one in tables for cel in one])
    return {(link.soort, link.van_id, link.naar_id) for link in link_letters(corpus).verbanden}


def test_a_row_of_an_overview_takes_up_the_same_row_of_the_one_before() -> None:
    old = table(OLD, "oud", Zeegras=4, Veerponten=6, Totaal=10)
    new = table(NEW, "nieuw", zeegras=4, Veerponten=7, Totaal=11)
    assert cells(letters(), old, new) == {
        (VerbandSoort.HERHALING, "nieuw-zeegras", "oud-Zeegras"),
        (VerbandSoort.BIJSTELLING, "nieuw-Veerponten", "oud-Veerponten"),
    }
    assert cells(letters("31765"), old, new) == set()


def test_tables_that_share_one_row_are_two_overviews() -> None:
    old, new = table(OLD, "oud", Zeegras=4, Politie=6), table(NEW, "nieuw", Dijken=4, Politie=7)
    assert cells(letters(), old, new) == set()


def test_what_was_spent_revises_no_budget() -> None:
    old = table(OLD, "oud", Zeegras=4, Veerponten=6)
    new = [replace(cel, opschrift="Realisatie 2022") for cel in table(NEW, "nieuw", Zeegras=3, Veerponten=5)]
    assert cells(letters(), old, new) == set()


def test_a_year_that_a_table_gives_twice_is_neither() -> None:
    old = table(OLD, "oud", Zeegras=4, Veerponten=6, Dijken=9)
    twice = [replace(cel, id=f"{cel.id}-2") for cel in table(NEW, "nieuw", Zeegras=5)]
    new = [*table(NEW, "nieuw", Zeegras=4, Veerponten=7, Dijken=9), *twice]
    assert {van for _, van, _ in cells(letters(), old, new)} == {"nieuw-Veerponten", "nieuw-Dijken"}
