"""Letter after letter, in any order, with corrections and removals: the database is that of all letters at once."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipeline.batch import offer_files
from pipeline.flow import read_letter
from pipeline.links import link_letters
from pipeline.model import BestandStatus, Lezing
from pipeline.store.reading import load_corpus
from pipeline.store.writing import Bestand, open_store, save_file, save_letter, save_links
from pipeline.taal import find_model, load_taal
from tests.conftest import ROOT

DAY = "2024-01-01T00:00:00"
DERIVED = (
    "moties", "verbanden", "suggesties", "toezegging_standen", "bedragreeksen", "entiteiten", "entiteit_vermeldingen",
    "entiteit_opvolgingen",
)  # fmt: skip

ASSIGNED = ("motie_vermeldingen", "verwijzingen", "briefvermeldingen", "nakomingen", "toezeggingen")


@pytest.fixture(scope="module")
def letters() -> list[Lezing]:
    """The sample letters, read one by one."""
    taal = load_taal(find_model("auto"))
    offers = offer_files([ROOT / "corpus" / "brieven"], None)
    return [read_letter(offer.path.read_bytes(), offer.path.name, offer.opgave, taal) for offer in offers]


def entry(lezing: Lezing) -> Bestand:
    brief = lezing.brief
    return Bestand(
        f"/{brief.bron}", brief.sha256, BestandStatus.GELEZEN, DAY, "proef", kamerbrief_id=brief.id, gekozen=True
    )


def add(db: Database, lezing: Lezing) -> None:
    """Read a letter into the database and link, as one run does."""
    save_letter(db, lezing, entry(lezing))
    save_links(db, link_letters(load_corpus(db)))


def remove(db: Database, lezing: Lezing) -> None:
    """The file of a letter holds no letter any more."""
    bestand = entry(lezing)
    save_file(db, Bestand(bestand.pad, "x", BestandStatus.GEWEIGERD, DAY, "proef", fout="leeg"))
    save_links(db, link_letters(load_corpus(db)))


def content(db: Database) -> dict[str, list[str]]:
    """All rows of all tables but the ledger, in no order."""
    left_out = ("bestanden", "_sqlite_migrations")
    tables = [name for name in db.table_names() if "_fts" not in name and name not in left_out]
    return {name: sorted(map(str, db.execute(f"SELECT * FROM {name}").fetchall())) for name in tables}


def at_once(path: Path, letters: Sequence[Lezing]) -> dict[str, list[str]]:
    db = open_store(path)
    for lezing in letters:
        save_letter(db, lezing, entry(lezing))
    save_links(db, link_letters(load_corpus(db)))
    found = content(db)
    db.close()
    return found


def test_the_sample_letters_yield_something_of_every_kind_but_doubt(letters: list[Lezing], tmp_path: Path) -> None:
    found = at_once(tmp_path / "a.db", letters)
    assert all(found[table] for table in DERIVED if table != "suggesties")


@pytest.mark.parametrize("seed", range(4))
def test_any_order_gives_the_same_database(letters: list[Lezing], tmp_path: Path, seed: int) -> None:
    order = random.Random(seed).sample(letters, k=len(letters))
    db = open_store(tmp_path / "one-by-one.db")
    for lezing in order:
        add(db, lezing)
    assert content(db) == at_once(tmp_path / "at-once.db", letters)


def test_the_newest_first_gives_the_same_database(letters: list[Lezing], tmp_path: Path) -> None:
    db = open_store(tmp_path / "one-by-one.db")
    for lezing in sorted(letters, key=lambda one: str(one.brief.datum), reverse=True):
        add(db, lezing)
    assert content(db) == at_once(tmp_path / "at-once.db", letters)


@pytest.mark.parametrize("place", range(0, 10, 2))
def test_a_letter_that_goes_takes_its_links_with_it(letters: list[Lezing], tmp_path: Path, place: int) -> None:
    db = open_store(tmp_path / "removed.db")
    for lezing in letters:
        save_letter(db, lezing, entry(lezing))
    save_links(db, link_letters(load_corpus(db)))
    remove(db, letters[place])
    rest = [lezing for lezing in letters if lezing is not letters[place]]
    assert content(db) == at_once(tmp_path / "rest.db", rest)


@pytest.mark.parametrize("place", range(1, 10, 2))
def test_a_corrected_letter_takes_the_place_of_the_old_one(letters: list[Lezing], tmp_path: Path, place: int) -> None:
    """The letter first comes without the promises and fulfilments of its second half, then whole."""
    whole = letters[place]
    half = len(whole.brief.tekst) // 2
    cut = {
        name: tuple(one for one in getattr(whole, name) if one.plaats.begin < half)
        for name in ("toezeggingen", "nakomingen")
    }
    db = open_store(tmp_path / "corrected.db")
    for lezing in letters:
        wrong = Lezing(whole.brief, whole.zinnen, whole.mentions, cut["toezeggingen"], cut["nakomingen"], ())
        save_letter(db, wrong if lezing is whole else lezing, entry(lezing))
    save_links(db, link_letters(load_corpus(db)))
    add(db, whole)
    assert content(db) == at_once(tmp_path / "at-once.db", letters)


@pytest.mark.parametrize("place", range(0, 10, 3))
def test_what_was_promised_may_go_though_others_keep_it(letters: list[Lezing], tmp_path: Path, place: int) -> None:
    whole = letters[place]
    bare = Lezing(whole.brief, whole.zinnen, whole.mentions, (), (), ())
    db = open_store(tmp_path / "bare.db")
    for lezing in letters:
        save_letter(db, lezing, entry(lezing))
    save_links(db, link_letters(load_corpus(db)))
    add(db, bare)
    rest = [bare if lezing is whole else lezing for lezing in letters]
    assert content(db) == at_once(tmp_path / "at-once.db", rest)


def count_writes(db: Database) -> None:
    """From now on, count the rows that are inserted, changed or deleted where links write."""
    db.execute("CREATE TEMP TABLE writes (naam TEXT, id TEXT)")
    for table in (*DERIVED, *ASSIGNED):
        for event, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")):
            db.execute(
                f"""CREATE TEMP TRIGGER {table}_{event} AFTER {event} ON main.{table}
                    BEGIN INSERT INTO writes VALUES ('{table}', {row}.id); END"""
            )


def test_linking_again_writes_no_row(letters: list[Lezing], tmp_path: Path) -> None:
    db = open_store(tmp_path / "again.db")
    for lezing in letters:
        save_letter(db, lezing, entry(lezing))
    first = save_links(db, link_letters(load_corpus(db)))
    count_writes(db)
    again = save_links(db, link_letters(load_corpus(db)))
    assert first.nieuw > 0
    assert (again.nieuw, again.vervallen) == (0, 0)
    assert db.execute("SELECT * FROM writes").fetchall() == []
    assert content(db)["verbanden"]


@pytest.mark.parametrize("place", range(0, 10, 3))
def test_a_letter_that_is_added_leaves_what_it_does_not_touch_alone(
    letters: list[Lezing], tmp_path: Path, place: int
) -> None:
    """Of the links between statements, only those are written that were not there, or are there no more."""
    db = open_store(tmp_path / "added.db")
    for lezing in letters:
        if lezing is not letters[place]:
            save_letter(db, lezing, entry(lezing))
    save_links(db, link_letters(load_corpus(db)))
    before = dict(db.execute("SELECT id, grond || zekerheid FROM verbanden").fetchall())
    count_writes(db)
    add(db, letters[place])
    after = dict(db.execute("SELECT id, grond || zekerheid FROM verbanden").fetchall())
    written = {key for (key,) in db.execute("SELECT id FROM writes WHERE naam = 'verbanden'")}
    assert written == {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    assert before.keys() & after.keys() - written


def test_a_letter_that_is_read_again_keeps_the_links_of_others_before_all_are_linked(
    letters: list[Lezing], tmp_path: Path
) -> None:
    db = open_store(tmp_path / "under-way.db")
    for lezing in letters:
        save_letter(db, lezing, entry(lezing))
    save_links(db, link_letters(load_corpus(db)))
    before = dict(db.execute("SELECT id, soort FROM verbanden").fetchall())
    again = letters[0]
    save_letter(db, again, entry(again))
    left = {key for (key,) in db.execute("SELECT id FROM verbanden")}
    assert left == {key for key in before if again.brief.id not in key}
    assert left != set(before)
