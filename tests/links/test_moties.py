"""Which mentions are of one motion, where letters name it without its number."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from pipeline.links import Corpus, LinkedBrief, LinkedVerwijzing, link_letters
from pipeline.store.reading import load_corpus
from tests.links.letters import Letters, brief

OLD, NEW = "b-2020", "b-2021"


def letters(dossier: str = "33450", ministerie: str = "LNV") -> Letters:
    return Letters([brief(OLD, "2020-06-15"), brief(NEW, "2021-03-01", dossier, ministerie)])


def numbered(found: Letters, *names: str, over: str | None = "weidevogels op pachtgrond") -> None:
    found.motie(
        "m1", found.say("s1", OLD, "Die motie vraagt om bescherming van weidevogels."), *names, nummer="7", over=over
    )


def test_one_submitter_joins_by_what_the_sentence_is_about() -> None:
    found = letters()
    numbered(found, "Vos")
    found.motie(
        "m2", found.say("s2", NEW, "De motie-Vos c.s. is nog in uitvoering: pachtgrond wordt ingericht."), "Vos"
    )
    found.motie(
        "m3", found.say("s3", NEW, "De motie-Bos c.s. is nog in uitvoering: pachtgrond wordt ingericht."), "Bos"
    )
    motie_of = link_letters(found.corpus()).motie_of
    assert motie_of["m2"] == "kst-33450-7"
    assert motie_of["m3"] != "kst-33450-7"


def test_one_submitter_with_another_subject_is_another_motion() -> None:
    found = letters()
    numbered(found, "Vos")
    found.motie("m2", found.say("s2", NEW, "De motie-Vos c.s. gaat over viskotters in Urk."), "Vos")
    assert link_letters(found.corpus()).motie_of["m2"] != "kst-33450-7"


def test_two_submitters_single_a_motion_out_within_a_dossier_only() -> None:
    for dossier, ministerie, joins in (("33450", "LNV", True), ("31765", "VWS", False)):
        found = letters(dossier, ministerie)
        numbered(found, "Vos", "De Wit")
        zin = found.say("s2", NEW, "Ik beschouw de motie van de leden Vos en De Wit als uitgevoerd.")
        found.motie("m2", zin, "Vos", "De Wit")
        assert (link_letters(found.corpus()).motie_of["m2"] == "kst-33450-7") is joins


def test_the_number_of_a_letter_is_no_motion() -> None:
    found = letters()
    found.brieven[0] = LinkedBrief(OLD, "2020-06-15", "33450", None, "7", "LNV")
    found.motie("m1", found.say("s1", NEW, "De motie-Vos over weidevogels is uitgevoerd."), "Vos", nummer="7")
    assert link_letters(found.corpus()).motie_of["m1"].startswith("motie-")


def test_a_motion_under_two_dossiers_is_one() -> None:
    found = letters()
    found.motie("m1", found.say("s1", OLD, "De motie-Vos."), "Vos", nummer="7", over="weidevogels op pachtgrond")
    note = found.say("s2", NEW, "Kamerstukken 33 450 en 33 037, nr. 7.")
    for key, number in (("v1", "kst-33450-7"), ("v2", "kst-33037-7")):
        found.verwijzingen.append(
            LinkedVerwijzing(key, NEW, "Kamerstukken 33 450 en 33 037, nr. 7", number, "7", note.id)
        )
    links = link_letters(found.corpus())
    assert links.doel_of["v1"] == links.doel_of["v2"] == links.motie_of["m1"]


def test_a_motion_that_no_letter_numbers_is_followed_too() -> None:
    found = letters()
    for key, letter in (("m1", OLD), ("m2", NEW)):
        zin = found.say(f"s-{key}", letter, "De motie-Vos over weidevogels op pachtgrond.")
        found.motie(key, zin, "Vos", over="weidevogels op pachtgrond")
    links = link_letters(found.corpus())
    assert len(links.moties) == 1
    assert [(link.van_id, link.naar_id) for link in links.verbanden] == [("m2", "m1")]


def test_the_order_of_the_sample_letters_does_not_matter(corpus_db: Path) -> None:
    corpus = load_corpus(Database(corpus_db))
    mixed: dict[str, Any] = {}
    for name in (
        "vermeldingen",
        "verwijzingen",
        "briefvermeldingen",
        "toezeggingen",
        "nakomingen",
        "meldingen",
        "bedragen",
        "cellen",
        "tabelzinnen",
    ):
        mixed[name] = random.Random(name).sample(getattr(corpus, name), k=len(getattr(corpus, name)))
    for name in ("brieven", "zinnen"):
        items = list(getattr(corpus, name).items())
        mixed[name] = dict(random.Random(name).sample(items, k=len(items)))
    assert link_letters(Corpus(**mixed)) == link_letters(corpus)
