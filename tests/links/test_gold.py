"""The links of the sample letters against their gold, in both directions, and of the real letters where at hand."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz import fuzz

from tests.conftest import ROOT

GOLD = json.loads((ROOT / "corpus" / "gold" / "verbanden.json").read_text(encoding="utf-8"))
SAME = 80
TABLES = ("toezeggingen", "nakomingen", "bedragen", "motie_vermeldingen", "meldingen", "zinnen")
KINDS = {
    "fulfilments": {"nakoming"},
    "restatements": {"herhaling", "wijziging", "aanvulling", "uitstel"},
    "amount_changes": {"bijstelling bedrag"},
}
RECALL = 0.85


def stem(bron: str) -> str:
    return Path(bron).name.split(".")[0]


def places(db: sqlite3.Connection) -> dict[tuple[str, str], tuple[str, str]]:
    """Letter and sentence of each row that links run between."""
    found = {}
    for table in TABLES:
        zin = "a.id" if table == "zinnen" else "a.zin_id"
        query = f"""SELECT a.id, b.bron, z.tekst FROM {table} a JOIN kamerbrieven b ON b.id = a.kamerbrief_id
                    JOIN zinnen z ON z.id = {zin}"""
        for key, bron, tekst in db.execute(query):
            found[table, key] = (stem(bron), tekst)
    return found


def links(db: sqlite3.Connection, kinds: set[str]) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    found = places(db)
    for soort, *ends in db.execute("SELECT soort, van_tabel, van_id, naar_tabel, naar_id FROM verbanden"):
        if soort in kinds and (ends[0], ends[1]) in found and (ends[2], ends[3]) in found:
            yield found[ends[0], ends[1]], found[ends[2], ends[3]]


def wanted(name: str) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    """The gold links of a kind, from the later statement to the earlier."""
    names = ("fulfilled_in", "fulfilment_quote", "promise_letter", "promise_quote")
    if name != "fulfilments":
        names = ("from_letter", "from_quote", "to_letter", "to_quote")
    return [((entry[names[0]], entry[names[1]]), (entry[names[2]], entry[names[3]])) for entry in GOLD[name]]


def same(place: tuple[str, str], gold: tuple[str, str]) -> bool:
    one, other = (re.sub(r"\W", "", text.lower()) for text in (place[1], gold[1]))
    return place[0] == gold[0] and fuzz.partial_ratio(one, other) >= SAME


def joins(link: Any, gold: Any) -> bool:
    return same(link[0], gold[0]) and same(link[1], gold[1])


@pytest.mark.parametrize("name", KINDS)
def test_every_link_is_in_the_gold_and_most_of_the_gold_is_linked(corpus_db: Path, name: str) -> None:
    with sqlite3.connect(corpus_db) as db:
        made = list(links(db, KINDS[name]))
    gold = wanted(name)
    assert [link for link in made if not any(joins(link, entry) for entry in gold)] == []
    missed = [entry for entry in gold if not any(joins(link, entry) for link in made)]
    assert len(missed) <= (1 - RECALL) * len(gold), missed


def test_look_alikes_are_left_apart(corpus_db: Path) -> None:
    with sqlite3.connect(corpus_db) as db:
        made = list(links(db, {row[0] for row in db.execute("SELECT DISTINCT soort FROM verbanden")}))
    for entry in GOLD["not_links"]:
        a, b = ((entry[side]["letter"], entry[side]["quote"]) for side in "ab")
        assert not any(joins(link, (a, b)) or joins(link, (b, a)) for link in made), (a, b)


def test_motions_are_followed_through_the_letters(corpus_db: Path) -> None:
    query = (
        """SELECT DISTINCT v.motie_id, b.bron FROM motie_vermeldingen v JOIN kamerbrieven b ON b.id = v.kamerbrief_id"""
    )
    with sqlite3.connect(corpus_db) as db:
        got = {(motie, stem(bron)) for motie, bron in db.execute(query)}
    gold = {(trace["motion_id"], letter["letter"]) for trace in GOLD["motion_traces"] for letter in trace["letters"]}
    known = {motie for motie, _ in gold}
    assert {pair for pair in got if pair[0] in known} <= gold
    assert len(gold - got) <= (1 - RECALL) * len(gold)


def test_every_link_says_why(corpus_db: Path) -> None:
    with sqlite3.connect(corpus_db) as db:
        rows = db.execute("SELECT grond, zekerheid FROM verbanden").fetchall()
        unlinked = "SELECT count(*) FROM nakomingen WHERE toezegging_id IS NULL AND zonder_verband IS NULL"
        assert db.execute(unlinked).fetchone() == (0,)
    assert rows
    assert all(grond and 0 < zekerheid <= 1 for grond, zekerheid in rows)


@pytest.mark.real
def test_the_threads_of_the_real_letters(real_db: Path) -> None:
    with sqlite3.connect(real_db) as db:
        letter = dict(db.execute("SELECT id, substr(bron, 1, 4) FROM kamerbrieven").fetchall())
        rows = db.execute("SELECT soort, van_id, naar_id FROM verbanden").fetchall()
        reasons = [
            row[0] for row in db.execute("SELECT zonder_verband FROM nakomingen WHERE kamerbrief_id NOT LIKE 'kst%'")
        ]
        closed = db.execute("SELECT count(*) FROM toezeggingen WHERE status <> 'openstaand'").fetchone()
    threads = {(soort, letter[van.split(".")[0]], letter[naar.split(".")[0]]) for soort, van, naar in rows}
    assert threads == {
        ("zelfde motie", "2020", "2019"),
        ("uitvoering", "2020", "2019"),
        ("verwijst naar", "2021", "2020"),
        ("herhaling", "2021", "2019"),
        ("herhaling", "2021", "2020"),
        ("bijstelling bedrag", "2021", "2019"),
        ("herhaling", "2023", "2019"),
        ("herhaling", "2023", "2021"),
    }
    assert any(reason and "4 november 2022" in reason for reason in reasons)
    assert closed == (0,)
