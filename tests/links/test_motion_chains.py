"""Motions that take the place of others, are changed, or stand under several dossiers: from the words to the links."""

from __future__ import annotations

import pytest
from sqlite_utils import Database

from pipeline.flow import read_letter
from pipeline.links import link_letters
from pipeline.model import BestandStatus
from pipeline.store.answers import trace
from pipeline.store.reading import load_corpus
from pipeline.store.writing import Bestand, open_store, save_letter, save_links
from pipeline.taal import find_model, load_taal

HEAD = """Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, {datum}

Betreft Vaarwegen en veerponten

"""
FOOT = """

De Minister van Infrastructuur en Waterstaat,

H. de Vaarder
"""
FIRST = """De motie van het lid Van Oever c.s. verzoekt de regering om een fonds voor kleine veerponten (Kamerstuk
33 450, nr. 41). Over deze motie ben ik in gesprek met de provincies.

De motie van de leden Kade en Sluis vraagt om walstroom in alle binnenhavens (Kamerstukken 33 450 en 33 037, nr. 52). Ik
voer deze motie uit.
"""
SECOND = """De gewijzigde motie van het lid Van Oever c.s. verzoekt de regering om een fonds voor kleine veerponten in
2023 (Kamerstuk 33 450, nr. 47, t.v.v. nr. 41). Deze motie voer ik uit.

Met de walstroomregeling is de motie van de leden Kade en Sluis (Kamerstuk 33 037, nr. 52) uitgevoerd.
"""
THIRD = """De motie-Van Oever c.s. over een fonds voor kleine veerponten is uitgevoerd: het fonds is open.
"""
LETTERS = (("een", "3 maart 2021", FIRST), ("twee", "7 juni 2022", SECOND), ("drie", "9 mei 2023", THIRD))
OLD, NEW = "kst-33450-41", "kst-33450-47"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Three letters of one ministry, read and linked."""
    database = open_store(tmp_path_factory.mktemp("moties") / "kamerspoor.db")
    taal = load_taal(find_model("auto"))
    for name, datum, tekst in LETTERS:
        lezing = read_letter(f"{HEAD.format(datum=datum)}{tekst}{FOOT}".encode(), f"{name}.txt", None, taal)
        bestand = Bestand(
            f"/{name}", lezing.brief.sha256, BestandStatus.GELEZEN, "2024-01-01T00:00:00", "proef",
            kamerbrief_id=lezing.brief.id, gekozen=True,
        )  # fmt: skip
        save_letter(database, lezing, bestand)
    save_links(database, link_letters(load_corpus(database)))
    return database


def letters_of(db: Database, motie: str) -> list[str]:
    query = """SELECT DISTINCT substr(b.datum, 1, 4) AS jaar FROM motie_vermeldingen v
               JOIN kamerbrieven b ON b.id = v.kamerbrief_id WHERE v.motie_id = ? ORDER BY 1"""
    return [row["jaar"] for row in db.query(query, [motie])]


def test_a_changed_motion_is_one_of_its_own_that_says_what_it_replaces(db: Database) -> None:
    replaced = {row["id"]: row["vervangt"] for row in db.query("SELECT id, vervangt FROM moties")}
    assert replaced[NEW] == OLD
    assert letters_of(db, OLD) == ["2021"]


def test_its_name_alone_means_the_last_of_the_chain(db: Database) -> None:
    assert letters_of(db, NEW) == ["2022", "2023"]


def test_the_chain_is_linked_and_followed(db: Database) -> None:
    grounds = [row["grond"] for row in db.query("SELECT grond FROM verbanden WHERE soort = 'zelfde motie'")]
    assert any(f"{NEW} is in de plaats gekomen van motie {OLD}" in ground for ground in grounds)
    for key in (OLD, NEW):
        assert list(dict.fromkeys(step["datum"][:4] for step in trace(db, key))) == ["2021", "2022", "2023"]


def test_a_motion_under_two_dossiers_is_one(db: Database) -> None:
    query = """SELECT DISTINCT motie_id FROM motie_vermeldingen WHERE indieners LIKE '%Kade%'"""
    (motie,) = [row["motie_id"] for row in db.query(query)]
    assert letters_of(db, motie) == ["2021", "2022"]


def test_what_the_minister_says_last_is_the_status(db: Database) -> None:
    status = {row["id"]: row["status"] for row in db.query("SELECT id, status FROM moties")}
    assert status[NEW] == "uitgevoerd"
    assert status[OLD] != "uitgevoerd"
