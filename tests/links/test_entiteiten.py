"""Programmes and bodies: which names are read, what they are found by, and which became which."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipeline.links import LinkedBrief, link_letters
from pipeline.links.corpus import Namen
from pipeline.links.namen import find_namen, find_quoted, long_form
from pipeline.links.opvolging import says_succession
from tests.links.letters import Letters, brief

OLD, NEW = "b-2020", "b-2022"


def letters(dossier: str = "33450", ministerie: str = "LNV") -> Letters:
    return Letters([brief(OLD, "2020-06-15"), brief(NEW, "2022-03-01", dossier, ministerie)])


def named(found: Letters) -> Namen:
    return link_letters(found.corpus()).namen


def mentions(namen: Namen, word: str) -> set[tuple[str, str]]:
    """The letters and words in which the thing with this name or abbreviation is mentioned."""
    (thing,) = [thing for thing in namen.entiteiten if word in (thing.naam, thing.afkorting)]
    return {(mention.brief_id, mention.citaat) for mention in namen.vermeldingen if mention.entiteit_id == thing.id}


@pytest.mark.parametrize(
    ("tekst", "naam", "afkorting"),
    [
        ("Het Landelijk Expertisecentrum Zoönosen (LEZ) is open.", "Landelijk Expertisecentrum Zoönosen", "LEZ"),
        ("Het Dier Informatie Systeem (hierna: DIS) werkt.", "Dier Informatie Systeem", "DIS"),
        ("Het Dier Informatie Systeem (hierna: ‘DIS’) werkt.", "Dier Informatie Systeem", "DIS"),
        ("De Rijksdienst voor Ondernemend Nederland (RVO) keert uit.", "Rijksdienst voor Ondernemend Nederland", "RVO"),
        ("Dat doet de Koninklijke Marechaussee (KMar).", "Koninklijke Marechaussee", "KMar"),
        ("Het programma RNW (Ruimte voor Natte Weiden) start.", "Ruimte voor Natte Weiden", "RNW"),
        ("Wij starten het programma ‘Samen naar school’.", "Samen naar school", None),
        ("Wij starten het project Zeegras Waddenzee.", "Zeegras Waddenzee", None),
        ("Het samenwerkingsverband RVL groeit.", None, "RVL"),
    ],
)
def test_names_that_are_read(tekst: str, naam: str | None, afkorting: str | None) -> None:
    assert (naam, afkorting) in {(found.naam, found.afkorting) for found in find_namen(tekst)}


@pytest.mark.parametrize(
    "tekst",
    [
        "De motie van het lid Van Dijk-Visser (VVD) is aangenomen.",
        "De Wet open overheid (Woo) geldt.",
        "Volksgezondheid, Welzijn en Sport (VWS) en Onderwijs, Cultuur en Wetenschap (OCW).",
        "De haven van Den Helder (NH) groeit.",
        "Het programma is gestart. De regeling loopt.",
        "Er zijn 40 voltijdsbanen (fte) bij gekomen.",
        "De dienst Infrastructuur van de gemeente.",
    ],
)
def test_what_is_no_name(tekst: str) -> None:
    assert list(find_namen(tekst)) == []


def test_one_name_in_two_spellings_and_its_abbreviation_elsewhere() -> None:
    found = letters()
    found.say("a", OLD, "Het Landelijk Dieren Team (LDT) wordt opgericht.")
    found.say("b", NEW, "Het Landelijk Dierenteam (LDT) is versterkt.")
    found.say("c", NEW, "Het LDT werkt met de LDT-aanpak.")
    assert mentions(named(found), "LDT") == {
        (OLD, "Landelijk Dieren Team (LDT)"),
        (NEW, "Landelijk Dierenteam (LDT)"),
        (NEW, "LDT"),
    }


@pytest.mark.parametrize(("dossier", "ministerie", "known"), [("33450", "LNV", True), ("31765", "VWS", False)])
def test_an_abbreviation_is_known_within_its_dossier_or_ministry(dossier: str, ministerie: str, known: bool) -> None:
    found = letters(dossier, ministerie)
    found.say("a", OLD, "Het Landelijk Dieren Team (LDT) wordt opgericht.")
    found.say("b", NEW, "Het LDT is versterkt.")
    assert ((NEW, "LDT") in mentions(named(found), "LDT")) is known


def test_of_two_things_with_one_abbreviation_neither_is_chosen() -> None:
    found = letters()
    found.say("a", OLD, "Het Flora Informatie Team (FIT) en de Fauna Interventie Taskforce (FIT) starten.")
    found.say("b", NEW, "Het FIT is versterkt.")
    assert {mention.brief_id for mention in named(found).vermeldingen} == {OLD}


def test_a_phrase_between_quotation_marks_counts_where_it_comes_back_as_a_name() -> None:
    found = letters()
    found.say("a", OLD, "Wij investeren in ‘Samen naar school’ en noemen dat ‘Een hele stap vooruit’.")
    found.say("b", NEW, "De aanpak Samen naar school loopt in tien gemeenten.")
    namen = named(found)
    assert [thing.naam for thing in namen.entiteiten] == ["Samen naar school"]
    assert {mention.brief_id for mention in namen.vermeldingen} == {OLD, NEW}


def test_an_abbreviation_alone_joins_the_one_name_that_spells_it() -> None:
    found = letters()
    found.say("a", OLD, "Voor de Nationale Raad tegen Dierlijke Overlast is geld.")
    found.say("b", NEW, "Het samenwerkingsverband NRDO wordt afgebouwd.")
    assert {letter for letter, _ in mentions(named(found), "NRDO")} == {OLD, NEW}


@pytest.mark.parametrize(
    ("tekst", "oud"),
    [
        ("Het {A} heet sinds 1 mei 2021 het {B}.", "A"),
        ("Het {A} is opgegaan in het {B}.", "A"),
        ("Per 1 januari gaat het {A} verder onder de naam {B}.", "A"),
        ("Het {A} is verder gegaan als {B}.", "A"),
        ("Het {B}, de opvolger van het {A}, groeit.", "A"),
        ("Het {B} (voorheen {A}) groeit.", "A"),
        ("Het {B} komt in de plaats van het {A}.", "A"),
        ("Het {A} werkt samen met het {B}.", None),
        ("Het {A} gaat niet verder als {B}.", None),
        ("Gaat het {A} verder onder de naam {B}?", None),
        ("Indien het {A} opgaat, is het opgegaan in het {B}.", None),
        ("Het {A} en, naast het voorheen genoemde, het {B}.", None),
        ("Het {A} is vernieuwd. Het is opgegaan in het {B}.", None),
    ],
)
def test_what_became_what(tekst: str, oud: str | None) -> None:
    found = letters()
    found.say("a", OLD, "Het Landelijk Dieren Team (LDT) en het Netwerk Dier en Natuur (NDN) bestaan.")
    found.say("b", NEW, tekst.format(A="LDT", B="NDN"))
    namen = named(found)
    ids = {thing.afkorting: thing.id for thing in namen.entiteiten}
    wanted = [(ids["LDT"], ids["NDN"])] if oud else []
    assert [(step.oude_id, step.nieuwe_id) for step in namen.opvolgingen] == wanted


def test_the_names_of_the_sample_letters(corpus_db: Path) -> None:
    db = Database(corpus_db)
    steps = """SELECT o.afkorting AS oud, n.afkorting AS nieuw FROM entiteit_opvolgingen s
               JOIN entiteiten o ON o.id = s.oude_id JOIN entiteiten n ON n.id = s.nieuwe_id"""
    assert {(row["oud"], row["nieuw"]) for row in db.query(steps)} == {("LOS", "BEK"), ("RPV", "PTV"), ("SAGO", "NVO")}
    years = """SELECT DISTINCT substr(eerste_datum, 1, 4) || '-' || substr(laatste_datum, 1, 4) AS jaren
               FROM entiteiten_overzicht WHERE afkorting = 'SAGO'"""
    assert [row["jaren"] for row in db.query(years)] == ["2019-2024"]


@pytest.mark.real
def test_the_names_of_the_real_letters(real_db: Path) -> None:
    query = """SELECT DISTINCT coalesce(e.afkorting, e.naam) AS naam, substr(b.datum, 1, 4) AS jaar
               FROM entiteit_vermeldingen v JOIN entiteiten e ON e.id = v.entiteit_id
               JOIN kamerbrieven b ON b.id = v.kamerbrief_id"""
    years: dict[str, set[str]] = {}
    db = Database(real_db)
    for row in db.query(query):
        years.setdefault(row["naam"], set()).add(row["jaar"])
    assert years["MIT"] == {"2019", "2020", "2021"}
    assert years["NSOC"] == {"2023", "2024"}
    assert {"2021", "2023"} <= years["BIS"]
    assert {"2023", "2024"} <= years["Preventie met gezag"]
    assert years["BOTOC"] == {"2023"}
    assert list(db.query("SELECT * FROM entiteit_opvolgingen")) == []  # no letter says that one became the other


@pytest.mark.parametrize(
    "near_miss",
    [
        "Aa " * 50_000,
        "(" * 100_000,
        "programma ‘A" * 10_000,
        "A(AA) " * 20_000,
        "programma Aa en " * 10_000,
        "‘Aa " * 30_000,
    ],
)
def test_near_misses_take_linear_time(near_miss: str) -> None:
    begun = time.process_time()
    list(find_namen(near_miss))
    list(find_quoted(near_miss))
    long_form("AAAAAAAA", near_miss[:140])
    says_succession(near_miss, 0, 90)
    assert time.process_time() - begun < 20


def test_a_letter_of_no_dossier_or_ministry_stands_alone() -> None:
    found = Letters([LinkedBrief("x", None, None, None, None, None), LinkedBrief("y", None, None, None, None, None)])
    found.say("a", "x", "Het Landelijk Dieren Team (LDT) wordt opgericht.")
    found.say("b", "y", "Het LDT is versterkt.")
    assert {mention.brief_id for mention in named(found).vermeldingen} == {"x"}
