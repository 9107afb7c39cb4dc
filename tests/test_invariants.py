"""What holds for every row of every corpus: the quote stands where the row says, and every link has two ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from sqlite_utils import Database

EXTRACTED = (
    "verwijzingen", "bedragen", "motie_vermeldingen", "toezeggingen", "nakomingen", "meldingen",
    "entiteit_vermeldingen",
)  # fmt: skip
MAY_BE_NONE = ("nakomingen", "meldingen")
ENDS = {  # what a link may run between, and the letter that each stands in
    "toezeggingen": "SELECT id, kamerbrief_id AS brief FROM toezeggingen",
    "nakomingen": "SELECT id, kamerbrief_id AS brief FROM nakomingen",
    "meldingen": "SELECT id, kamerbrief_id AS brief FROM meldingen",
    "motie_vermeldingen": "SELECT id, kamerbrief_id AS brief FROM motie_vermeldingen",
    "verwijzingen": "SELECT id, kamerbrief_id AS brief FROM verwijzingen",
    "bedragen": "SELECT id, kamerbrief_id AS brief FROM bedragen",
    "zinnen": "SELECT id, kamerbrief_id AS brief FROM zinnen",
    "begrotingscellen": """SELECT c.id, t.kamerbrief_id AS brief
                           FROM begrotingscellen c JOIN begrotingstabellen t ON t.id = c.tabel_id""",
    "kamerbrieven": "SELECT id, id AS brief FROM kamerbrieven",
    "moties": "SELECT id, NULL AS brief FROM moties",
}


@pytest.fixture(params=["corpus_db", pytest.param("real_db", marks=pytest.mark.real)])
def db(request: pytest.FixtureRequest) -> Database:
    path: Path = request.getfixturevalue(request.param)
    return Database(path)


def squash(text: str) -> str:
    """A text with white space collapsed, as the contract's invariant reads it."""
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("table", (*EXTRACTED, "zinnen"))
def test_every_quote_stands_where_its_row_says(db: Database, table: str) -> None:
    quote = "tekst" if table == "zinnen" else "citaat"
    query = f"""SELECT t.id, t.{quote} AS citaat, t.begin, t.einde, b.tekst
                FROM {table} t JOIN kamerbrieven b ON b.id = t.kamerbrief_id"""
    rows = list(db.query(query))
    assert rows or table in MAY_BE_NONE
    for row in rows:
        assert squash(row["tekst"][row["begin"] : row["einde"]]) == squash(row["citaat"]), row["id"]


@pytest.mark.parametrize("table", EXTRACTED)
def test_every_quote_stands_within_its_sentence(db: Database, table: str) -> None:
    query = f"""SELECT t.id FROM {table} t LEFT JOIN zinnen z ON z.id = t.zin_id
                WHERE z.id IS NULL OR z.kamerbrief_id <> t.kamerbrief_id OR t.begin < z.begin OR t.einde > z.einde"""
    assert list(db.query(query)) == []


def test_every_character_of_every_sentence_leads_back_to_a_page(db: Database) -> None:
    for row in db.query("SELECT id, kamerbrief_id, begin, pagina FROM zinnen"):
        query = "SELECT pagina FROM segmenten WHERE kamerbrief_id = ? AND begin <= ? AND einde > ?"
        assert [found[0] for found in db.execute(query, [row["kamerbrief_id"], row["begin"], row["begin"]])] == [
            row["pagina"]
        ], row["id"]


def test_foreign_keys_hold(db: Database) -> None:
    assert list(db.execute("PRAGMA foreign_key_check")) == []


def test_every_link_has_two_ends_and_a_ground_and_runs_back_in_time(db: Database) -> None:
    when = {row["id"]: row["datum"] for row in db.query("SELECT id, datum FROM kamerbrieven")}
    letter: dict[tuple[str, str], str] = {}
    for table, query in ENDS.items():
        letter |= {(table, row["id"]): row["brief"] for row in db.query(query)}
    for link in db.query("SELECT * FROM verbanden"):
        later, earlier = letter[link["van_tabel"], link["van_id"]], letter[link["naar_tabel"], link["naar_id"]]
        assert link["grond"]
        assert 0 <= link["zekerheid"] <= 1
        if later and earlier and link["soort"] != "verwijst naar":
            assert when[later] > when[earlier], link


def test_suggestions_have_two_ends_and_are_no_links(db: Database) -> None:
    ids = {(table, row["id"]) for table, query in ENDS.items() for row in db.query(query)}
    for row in db.query("SELECT * FROM suggesties"):
        assert (row["van_tabel"], row["van_id"]) in ids
        assert (row["naar_tabel"], row["naar_id"]) in ids
        assert row["zekerheid"] <= 0.5
        assert row["bezwaar"]
    assert list(db.query("SELECT id FROM suggesties INTERSECT SELECT id FROM verbanden")) == []


def test_the_last_stand_of_a_commitment_is_its_status(db: Database) -> None:
    query = """SELECT t.id, t.status, s.status AS stand FROM toezeggingen t LEFT JOIN toezegging_standen s
               ON s.toezegging_id = t.id ORDER BY s.datum, s.rowid"""
    last = {row["id"]: (row["status"], row["stand"] or "openstaand") for row in db.query(query)}
    assert all(status == stand for status, stand in last.values())


def test_a_series_changes_by_what_it_says(db: Database) -> None:
    rows = {row["onderdeel_id"]: row for row in db.query("SELECT * FROM bedragreeksen")}
    assert rows
    for row in rows.values():
        first = row["naar_id"] is None
        assert first == (row["verschil"] is None) == (row["stap"] == "eerste vermelding")
        assert first or rows[row["naar_id"]]["euro"] + row["verschil"] == pytest.approx(row["euro"])


def test_only_a_statement_closes_a_commitment(db: Database) -> None:
    kept = """WITH kept (id) AS (SELECT toezegging_id FROM nakomingen WHERE toezegging_id IS NOT NULL)
              SELECT id FROM toezeggingen WHERE status IN ('nagekomen', 'deels nagekomen') AND id NOT IN kept
              AND id NOT IN (SELECT van_id FROM verbanden
                             WHERE soort IN ('uitstel', 'herhaling') AND naar_id IN kept)"""
    assert list(db.query(kept)) == []
    withdrawn = """SELECT id FROM toezeggingen WHERE status = 'vervallen'
                   AND id NOT IN (SELECT naar_id FROM verbanden WHERE soort = 'wijziging')"""
    assert list(db.query(withdrawn)) == []


def test_a_fulfilment_without_link_says_why(db: Database) -> None:
    query = "SELECT id FROM nakomingen WHERE (toezegging_id IS NULL) = (zonder_verband IS NULL)"
    assert list(db.query(query)) == []


def test_an_undated_letter_has_no_deadline_relative_to_it(db: Database) -> None:
    for row in db.query("SELECT datum, datum_herkomst FROM kamerbrieven"):
        assert (row["datum"] is None) == (row["datum_herkomst"] is None)


def test_lists_of_members_are_json(db: Database) -> None:
    for table in ("moties", "motie_vermeldingen"):
        for row in db.query(f"SELECT indieners FROM {table}"):
            assert all(isinstance(name, str) for name in json.loads(row["indieners"]))


@pytest.mark.parametrize("table", ["zinnen", "toezeggingen"])
def test_full_text_finds_parts_of_compounds(db: Database, table: str) -> None:
    column = "tekst" if table == "zinnen" else "citaat"
    word = next(
        word
        for row in db.query(f"SELECT {column} AS tekst FROM {table}")
        for word in re.findall(r"[a-z]{10,}", row["tekst"])
    )
    query = f"SELECT count(*) FROM {table}_fts WHERE {table}_fts MATCH ?"
    assert db.execute(query, [f'"{word[2:8]}"']).fetchone()[0] >= 1
