"""The questions over time: how commitments stood on a day, money in series, links with both sides, things by words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipeline.reports.verbanden import write_verbanden
from pipeline.store.answers import list_toezeggingen, trace
from pipeline.store.reeksen import list_reeksen
from pipeline.store.standen import STANDEN, Keuze, list_standen
from pipeline.store.verbanden import list_unlinked, list_verbanden
from pipeline.store.zoeken import find_things


@pytest.fixture
def db(corpus_db: Path) -> Database:
    return Database(corpus_db)


def stand_of(db: Database, dag: str, words: str) -> set[str]:
    """How the commitments that hold these words stood on a day."""
    return {row["stand"] for row in list_standen(db, dag, Keuze()) if words in row["citaat"]}


@pytest.mark.parametrize(
    ("dag", "stand"),
    [
        ("2021-03-15", set()),
        ("2021-03-16", {"open"}),
        ("2022-01-15", {"loopt af"}),
        ("2022-07-01", {"over tijd"}),
        ("2022-11-29", {"afgedaan"}),
    ],
)
def test_a_commitment_from_promise_to_fulfilment(db: Database, dag: str, stand: set[str]) -> None:
    assert stand_of(db, dag, "de eerste meting van de wachttijden") == stand


def test_what_is_put_off_and_then_dropped(db: Database) -> None:
    """Promised in 2019, put off in 2020; the next step, promised in 2021, is dropped in 2024."""
    history = []
    for dag in ("2020-06-22", "2020-06-23", "2021-10-12", "2024-03-11", "2024-03-12"):
        found = [row for row in list_standen(db, dag, Keuze()) if "wetsvoorstel verstrekking" in row["citaat"]]
        history.append([row["stand"] for row in sorted(found, key=lambda row: row["datum"])])
    assert history == [
        ["open"],
        ["opgevolgd", "open"],
        ["opgevolgd", "over tijd", "loopt af"],
        ["opgevolgd", "over tijd", "over tijd"],
        ["opgevolgd", "over tijd", "afgedaan"],
    ]


def test_on_the_last_day_every_commitment_stands_as_the_list_says(db: Database) -> None:
    closed = {row["id"] for row in list_toezeggingen(db) if row["status"] in ("nagekomen", "vervallen")}
    found = list_standen(db, "2030-01-01", Keuze())
    assert {row["id"] for row in found if row["stand"] == "afgedaan"} == closed
    assert {row["stand"] for row in found} <= set(STANDEN)
    assert [STANDEN.index(row["stand"]) for row in found] == sorted(STANDEN.index(row["stand"]) for row in found)


def test_the_choice_narrows_the_list(db: Database) -> None:
    everything = Counter(row["stand"] for row in list_standen(db, "2022-01-01", Keuze()))
    still = Counter(row["stand"] for row in list_standen(db, "2022-01-01", Keuze(only_open=True)))
    assert still == Counter({stand: n for stand, n in everything.items() if stand not in ("opgevolgd", "afgedaan")})
    due = list_standen(db, "2022-01-01", Keuze(voor="2021-12-31", soort="informeren", ministerie="justitie"))
    assert due
    assert all(row["uiterlijk"] <= "2021-12-31" and row["soort"] == "informeren" for row in due)


def test_a_series_shows_what_changed(db: Database) -> None:
    found = [row for row in list_reeksen(db, doel="SAGO", jaar=2024) if row["in_reeks"]]
    assert [(row["datum"][:4], row["euro"] / 1e6, row["verschil"]) for row in found] == [
        ("2020", 18, None),
        ("2021", 18, 0),
        ("2024", 21.4, 3_400_000),
    ]
    assert found[0]["jaren"] == "vanaf 2022"


def test_a_year_and_a_purpose_choose(db: Database) -> None:
    assert list_reeksen(db, doel="komkommerkas") == []
    assert [row["doel"] for row in list_reeksen(db, doel="Lessen uit eerdere proeven")] == ["de aanleg van buizen"]
    rows = list_reeksen(db, doel="gebiedsprocessen", jaar=2022)
    assert [(row["tabel"], row["datum"][:4], row["euro"]) for row in rows] == [
        ("begrotingscellen", "2020", 2_500_000),
        ("begrotingscellen", "2023", 2_000_000),
    ]


def test_each_link_has_two_sides_with_words(db: Database) -> None:
    found = list_verbanden(db)
    assert len(found) == db.table("verbanden").count
    for row in found:
        assert row["van_brief"], row["id"]
        assert row["naar_brief"], row["id"]
        assert row["van_tekst"], row["id"]
    assert {row["soort"] for row in list_verbanden(db, soort="uitstel")} == {"uitstel"}


def test_the_report_holds_every_link_and_what_is_not_linked(db: Database) -> None:
    links, unlinked = list_verbanden(db), list_unlinked(db)
    suggestion = dict(links[0]) | {"id": "proef", "bezwaar": "niet bewezen"}
    page = write_verbanden(links, [suggestion], unlinked)
    for row in links:
        assert f"### `{row['id']}`" in page
    assert page.index("## Suggesties") > max(page.index(f"`{row['id']}`") for row in links)
    assert "Bezwaar: niet bewezen." in page
    assert page.count("\n- later: ") == len(links) + 1
    assert all(row["reden"].partition("(")[0] in page for row in unlinked)


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("telecombedrijven blokkeren", {"motie"}),
        ("Oudelanden", {"toezegging"}),
        ("De Boer", {"motie"}),
        ("BEK", {"toezegging", "programma of organisatie"}),
        ("komkommerkas", set()),
        ('" OR *', set()),
        ("%", set()),
    ],
)
def test_things_are_found_by_words(db: Database, words: str, kinds: set[str]) -> None:
    assert {row["soort"] for row in find_things(db, words)} == kinds


def test_an_abbreviation_is_not_found_within_a_word(db: Database) -> None:
    assert all("ekostiging" not in row["tekst"] for row in find_things(db, "BEK"))


def test_a_programme_is_traced_under_all_its_names(db: Database) -> None:
    steps = trace(db, "NVO")
    assert {step["datum"][:4] for step in steps} == {"2019", "2020", "2021", "2024"}
    assert any("verder gegaan als" in step["wat"] for step in steps)
    assert [step["id"] for step in trace(db, "Netwerk Veilig Online")] == [step["id"] for step in steps]


def test_a_sum_is_traced_with_its_series(db: Database) -> None:
    (key,) = [row["onderdeel_id"] for row in list_reeksen(db, doel="los") if row["euro"] == 16e6 and row["in_reeks"]]
    assert [step["wat"] for step in trace(db, key)] == [
        "eerste vermelding: € 16.000.000",
        "bijstelling bedrag: € 22.500.000 (+6.500.000)",
    ]
