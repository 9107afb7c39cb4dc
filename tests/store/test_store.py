"""Opening, writing and replacing: what is ours, what changes, what stays."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipeline.links import link_letters
from pipeline.model import (
    BestandStatus,
    Blok,
    BlokSoort,
    BriefSoort,
    Kamerbrief,
    Lezing,
    Mentions,
    Toezegging,
    ToezeggingSoort,
    Zin,
    ZinSoort,
)
from pipeline.store.answers import list_moties, list_toezeggingen, trace
from pipeline.store.reading import load_corpus, open_for_reading
from pipeline.store.writing import Bestand, StoreError, open_store, save_file, save_letter, save_links

TEXT = "Ik informeer uw Kamer in het najaar over de bijen."


def reading(text: str = TEXT, key: str = "kst-33450-10", day: int = 1) -> Lezing:
    zin = Zin(1, ZinSoort.TEKST, text, 0, len(text), 1)
    promise = Toezegging(zin.plaats(0, len(text)), ToezeggingSoort.INFORMEREN, "proef", 0.9)
    brief = Kamerbrief(
        id=key,
        bron=f"{key}.txt",
        sha256=key,
        vorm="tekst",
        soort=BriefSoort.KAMERBRIEF,
        tekst=text,
        blokken=(Blok(BlokSoort.TEKST, 0, len(text), 1),),
        datum=date(2020, 6, day),
        dossier="33450",
    )
    return Lezing(brief, (zin,), Mentions(), (promise,), (), ())


def entry(lezing: Lezing, pad: str = "/a.txt") -> Bestand:
    brief = lezing.brief
    return Bestand(
        pad, brief.sha256, BestandStatus.GELEZEN, "2024-01-01T00:00:00", "proef", kamerbrief_id=brief.id, gekozen=True
    )


def dump(db: Database) -> list[str]:
    return [line for line in db.conn.iterdump() if not line.startswith(("CREATE", "PRAGMA")) and "_fts" not in line]


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_store(tmp_path / "x.db")


def test_saving_twice_changes_nothing(db: Database) -> None:
    save_letter(db, reading(), entry(reading()))
    before = dump(db)
    save_letter(db, reading(), entry(reading()))
    assert dump(db) == before


def test_a_changed_file_replaces_its_own_letter_only(db: Database) -> None:
    other = reading("Ik stuur uw Kamer een brief.", "kst-33450-11")
    save_letter(db, reading(), entry(reading()))
    save_letter(db, other, entry(other, "/b.txt"))
    changed = reading("Ik informeer uw Kamer in het voorjaar over de bijen.", "kst-33450-12")
    save_letter(db, changed, entry(changed))
    assert [row["id"] for row in db.query("SELECT id FROM kamerbrieven ORDER BY id")] == [
        "kst-33450-11",
        "kst-33450-12",
    ]
    assert db.execute("SELECT count(*) FROM toezeggingen").fetchone()[0] == 2
    assert db.execute("SELECT count(*) FROM zinnen_fts WHERE zinnen_fts MATCH 'voorjaar'").fetchone()[0] == 1
    assert db.execute("SELECT count(*) FROM zinnen_fts WHERE zinnen_fts MATCH 'najaar'").fetchone()[0] == 0


def test_a_file_that_is_refused_now_takes_its_letter_along(db: Database) -> None:
    save_letter(db, reading(), entry(reading()))
    refused = replace(
        entry(reading()), status=BestandStatus.GEWEIGERD, fout="is leeg", kamerbrief_id=None, gekozen=False
    )
    save_file(db, refused)
    assert db.execute("SELECT count(*) FROM kamerbrieven").fetchone()[0] == 0
    assert db.execute("SELECT status, fout FROM bestanden").fetchall() == [("geweigerd", "is leeg")]


def test_the_same_sentence_twice_gets_two_ids(db: Database) -> None:
    one = reading(f"{TEXT}\n{TEXT}")
    zinnen = (one.zinnen[0], replace(one.zinnen[0], volgnummer=2))
    save_letter(db, replace(one, zinnen=zinnen), entry(one))
    assert db.execute("SELECT count(DISTINCT id) FROM zinnen").fetchone()[0] == 2


def test_links_are_written_anew(db: Database) -> None:
    save_letter(db, reading(), entry(reading()))
    save_links(db, link_letters(load_corpus(db)))
    before = dump(db)
    save_links(db, link_letters(load_corpus(db)))
    assert dump(db) == before


def test_lists_and_traces(db: Database) -> None:
    save_letter(db, reading(), entry(reading()))
    save_links(db, link_letters(load_corpus(db)))
    (row,) = list_toezeggingen(db, only_open=True, soort="informeren")
    assert row["citaat"] == TEXT
    assert list_toezeggingen(db, voor="2020-01-01") == []
    assert list_moties(db) == []
    for key in (row["id"], "kst-33450-10", "33 450"):
        assert [step["datum"] for step in trace(db, key)] == ["2020-06-01"], key
    assert trace(db, "kst-1-1") == []


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ander.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (a)")
    other.close()
    before = path.read_bytes()
    for opening, words in ((open_store, "ander programma"), (open_for_reading, "geen database van Kamerspoor")):
        with pytest.raises(StoreError, match=words):
            opening(path)
    assert path.read_bytes() == before


def test_what_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_text("geen database, maar tekst die lang genoeg is om er een te lijken" * 20)
    with pytest.raises(StoreError, match="geen SQLite-database"):
        open_store(path)
    with pytest.raises(StoreError, match="bestaat niet"):
        open_for_reading(tmp_path / "weg.db")


def test_a_locked_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.db"
    open_store(path).close()
    monkeypatch.setattr("pipeline.store.writing.LOCK_TIMEOUT", 0.1)
    other = sqlite3.connect(path)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="in gebruik"):
        save = open_store(path)
        save_letter(save, reading(), entry(reading()))
    other.close()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a folder that nobody can write")
def test_a_folder_that_cannot_be_written() -> None:
    with pytest.raises(StoreError, match="niet te beschrijven"):
        open_store(Path("/proc/kamerspoor.db"))


def test_a_path_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(StoreError, match="map"):
        open_store(tmp_path / "bestand" / "x.db")
