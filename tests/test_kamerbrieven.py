"""Who wrote a letter, when, and under which number; head and signature told from the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.cleaning import clean_text
from pipeline.documents.plain import read_plain
from pipeline.kamerbrieven import read_kamerbrief
from pipeline.kamerbrieven.ambten import ministerie_of, spell_functie
from pipeline.manifest import Opgave
from pipeline.model import Blok, BlokSoort, BriefSoort, DatumHerkomst, Kamerbrief

KAMERSTUK = """ Tweede Kamer der Staten-Generaal
2
Vergaderjaar 2020–2021

35 925 XVI Vaststelling van de begrotingsstaten van VWS (XVI)

Nr. 12 BRIEF VAN DE MINISTER VAN VOLKSGEZONDHEID, WELZIJN EN SPORT

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 16 maart 2021

In deze brief schets ik hoe het met de wijkverpleging gaat en wat ik doe.

De Minister van Volksgezondheid, Welzijn en Sport,
H.M. de Jonge-Vos
"""

LETTERHEAD = """> Retouradres Postbus 20350 2500 EJ Den Haag

Aan de Voorzitter van de Tweede Kamer
der Staten-Generaal
Postbus 20350
2500 EJ DEN HAAG

Ons kenmerk
2024-0000123

Datum 12 maart 2024
Betreft Stand van zaken leesbevordering

Geachte voorzitter,

Lezen is belangrijk, en daarom doe ik het volgende in dit jaar.

Hoogachtend,

de minister van Onderwijs,
Cultuur en Wetenschap,

Anna van den Berg

de staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties,

mr. drs. P. el Idrissi
"""


def read(text: str, opgave: Opgave | None = None) -> Kamerbrief:
    document = read_plain(text.encode(), "brief.txt")
    return read_kamerbrief(document, clean_text(document), opgave)


def test_the_head_of_a_kamerstuk() -> None:
    brief = read(KAMERSTUK)
    assert (brief.id, brief.dossier, brief.toevoeging, brief.nummer) == ("kst-35925-XVI-12", "35925", "XVI", "12")
    assert (brief.datum, brief.datum_herkomst) == (date(2021, 3, 16), DatumHerkomst.BRIEF)
    assert (brief.afzender, brief.afzender_functie) == (
        "H.M. de Jonge-Vos",
        "Minister van Volksgezondheid, Welzijn en Sport",
    )
    assert brief.ministerie == "Volksgezondheid, Welzijn en Sport"
    assert brief.url == "https://zoek.officielebekendmakingen.nl/kst-35925-XVI-12.html"
    assert brief.soort is BriefSoort.KAMERBRIEF


def test_a_letterhead_and_two_signatories() -> None:
    brief = read(LETTERHEAD)
    assert (brief.kenmerk, brief.titel, brief.datum) == (
        "2024-0000123",
        "Stand van zaken leesbevordering",
        date(2024, 3, 12),
    )
    assert brief.afzender == "Anna van den Berg; mr. drs. P. el Idrissi"
    assert brief.afzender_functie == (
        "Minister van Onderwijs, Cultuur en Wetenschap; Staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties"
    )
    assert brief.ministerie == "Onderwijs, Cultuur en Wetenschap"


@pytest.mark.parametrize("text", [KAMERSTUK, LETTERHEAD])
def test_only_the_text_is_left_between_head_and_signature(text: str) -> None:
    brief = read(text)
    kept = [blok for blok in brief.blokken if blok.soort in (BlokSoort.TEKST, BlokSoort.KOP)]
    assert len([blok for blok in kept if "Hoogachtend" not in brief.tekst[blok.begin : blok.einde]]) == 1
    assert {blok.soort for blok in brief.blokken} >= {BlokSoort.BRIEFHOOFD, BlokSoort.ONDERTEKENING}


TEXT = """Met deze brief informeer ik uw Kamer over de stand van zaken en over de stappen van volgend jaar.

De gemeenten hebben veel werk verzet, en dat verdient waardering."""


def kamerstuk(head: str, signature: str, place: str = "Den Haag, 3 februari 2014") -> Kamerbrief:
    """A Kamerstuk as flattened text, its head without white space."""
    return read(
        f"{head}\nAan de Voorzitter van de Tweede Kamer der Staten-Generaal\n{place}\n\n{TEXT}\n\n{signature}\n"
    )


def test_a_title_over_lines_and_two_who_sign_in_2011() -> None:
    brief = kamerstuk(
        "Tweede Kamer der Staten-Generaal\n2\nVergaderjaar 2010–2011\n32 500 XIII Vaststelling van de begroting van\n"
        "het Ministerie van Economische Zaken, Landbouw en\nInnovatie (XIII) voor het jaar 2011\n"
        "28 625 Visserijbeleid\n"
        "Nr. 210 BRIEF VAN DE MINISTER VAN ECONOMISCHE ZAKEN, LANDBOUW EN INNOVATIE",
        "De minister van Economische Zaken, Landbouw en Innovatie,\nM. J. M. de Boer\n"
        "De staatssecretaris van Economische Zaken, Landbouw en Innovatie,\nH. Veen",
    )
    assert (brief.id, brief.vergaderjaar) == ("kst-32500-XIII-210", "2010-2011")
    assert [(dossier.nummer, dossier.toevoeging, dossier.titel) for dossier in brief.dossiers] == [
        (
            "32500",
            "XIII",
            "Vaststelling van de begroting van het Ministerie van Economische Zaken, Landbouw en Innovatie (XIII) "
            "voor het jaar 2011",
        ),
        ("28625", None, "Visserijbeleid"),
    ]
    assert brief.afzender == "M. J. M. de Boer; H. Veen"
    assert brief.ministerie == "Economische Zaken, Landbouw en Innovatie"
    assert [text_of(brief, blok) for blok in brief.blokken if blok.soort is BlokSoort.TEKST] == TEXT.split("\n\n")


def text_of(brief: Kamerbrief, blok: Blok) -> str:
    return brief.tekst[blok.begin : blok.einde]


def test_titles_that_have_lost_their_dossiers_are_left_out() -> None:
    brief = kamerstuk(
        "Tweede Kamer der Staten-Generaal\n2\nVergaderjaar 2022–2023\n36 200 X\n27 830 Begroting Defensie\nMaterieel\n"
        "Nr. 45 BRIEF VAN DE STAATSSECRETARIS VAN DEFENSIE",
        "De Staatssecretaris van Defensie,\nC.A. Kust",
    )
    assert [(dossier.nummer, dossier.titel) for dossier in brief.dossiers] == [("36200", None), ("27830", None)]
    assert brief.id == "kst-36200-X-45"


def test_a_paper_of_the_eerste_kamer_has_letters_for_a_number() -> None:
    brief = kamerstuk(
        "Eerste Kamer der Staten-Generaal\n1\nVergaderjaar 2023–2024\n36 410 XVI Begroting van VWS\n"
        "AB BRIEF VAN DE MINISTER VOOR LANGDURIGE ZORG EN SPORT",
        "De Minister voor Langdurige Zorg en Sport,\nC. Duin",
    )
    assert (brief.id, brief.nummer) == ("kst-36410-XVI-AB", "AB")


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        ("DE MINISTER VAN DEFENSIE,\nA. Zee", [("A. Zee", "Minister van Defensie", "Defensie")]),
        (
            "De Minister van Sociale Zaken\nen Werkgelegenheid,\n\n(J.P. Donk)",
            [("J.P. Donk", "Minister van Sociale Zaken en Werkgelegenheid", "Sociale Zaken en Werkgelegenheid")],
        ),
        (
            "DE MINISTER-PRESIDENT,\nMinister van Algemene Zaken,\n\nMark Duin",
            [("Mark Duin", "Minister-president, Minister van Algemene Zaken", "Algemene Zaken")],
        ),
        (
            "De Minister van Economische Zaken, Landbouw en Innovatie, J.G. de Bos",
            [
                (
                    "J.G. de Bos",
                    "Minister van Economische Zaken, Landbouw en Innovatie",
                    "Economische Zaken, Landbouw en Innovatie",
                )
            ],
        ),
        (
            "De Staatssecretaris van Financiën – Toeslagen en Douane,\nA. de Vries",
            [("A. de Vries", "Staatssecretaris van Financiën – Toeslagen en Douane", "Financiën")],
        ),
        (
            "Hoogachtend,\n\nCarola Weide\nMinister van Landbouw, Natuur en Voedselkwaliteit\n\nM. Bos\n"
            "Minister voor Natuur en Stikstof",
            [
                (
                    "Carola Weide",
                    "Minister van Landbouw, Natuur en Voedselkwaliteit",
                    "Landbouw, Natuur en Voedselkwaliteit",
                ),
                ("M. Bos", "Minister voor Natuur en Stikstof", "Landbouw, Natuur en Voedselkwaliteit"),
            ],
        ),
        (
            "De Minister van Infrastructuur en Milieu,\nnamens deze,\ndrs. K. Dijk",
            [(None, "Minister van Infrastructuur en Milieu", "Infrastructuur en Milieu")],
        ),
        (
            "Mede namens de Minister voor Wonen en Rijksdienst,\nDe Minister van Veiligheid en Justitie,\nG.A. Steur",
            [("G.A. Steur", "Minister van Veiligheid en Justitie", "Veiligheid en Justitie")],
        ),
        ("de minister van Volksgezondheid,      de minister voor Medische Zorg,\nHugo Jong       Bruno Bruin", []),
    ],
)
def test_who_signs(signature: str, expected: list[tuple[str | None, str, str]]) -> None:
    brief = kamerstuk("Vergaderjaar 2013–2014", signature)
    assert [(wie.naam, wie.functie, wie.ministerie) for wie in brief.ondertekenaars] == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Datum 7 juli 2023\nBetreft Voortgang programma\nwaterkwaliteit en overleg met de\nUnie van Waterschappen\n"
         "Ministerie van Infrastructuur en Waterstaat\nOns kenmerk\nIENW/BSK-2023/123456",
         ("IENW/BSK-2023/123456", "Voortgang programma waterkwaliteit en overleg met de Unie van Waterschappen")),
        ("Ons kenmerk\nDGAN-DAN / 18112233\nDatum: 7 juli 2023\nBetreft: Weidevogels",
         ("DGAN-DAN / 18112233", "Weidevogels")),
        ("Onze referentie 6712345\nUw referentie 2023Z01234\nDatum 7 juli 2023\nOnderwerp Opvang in het najaar",
         ("6712345", "Opvang in het najaar")),
        ("Kenmerk\nMinBuZa.2023-1234 56\nDatum 7 juli 2023\nBetreft Raad Buitenlandse Zaken",
         ("MinBuZa.2023-1234 56", "Raad Buitenlandse Zaken")),
    ],
)  # fmt: skip
def test_letterheads(head: str, expected: tuple[str, str]) -> None:
    brief = read(f"{head}\nGeachte voorzitter,\n{TEXT}\n")
    assert (brief.kenmerk, brief.titel) == expected
    assert str(brief.datum) == "2023-07-07"


def test_answers_to_written_questions_tell_who_answers() -> None:
    brief = read(
        "Tweede Kamer der Staten-Generaal\n2\nVergaderjaar 2015–2016 Aanhangsel van de Handelingen\n"
        "Vragen gesteld door de leden der Kamer, met de daarop door de\nregering gegeven antwoorden\n1432\n"
        "Vragen van de leden Roos en Van Berg aan de Staatssecretaris van\nEconomische Zaken over mest (ingezonden 5 "
        "januari 2016).\nAntwoord van Staatssecretaris Van Dijk (Economische Zaken), mede namens de\nMinister van "
        "Veiligheid en Justitie (ontvangen 17 februari 2016).\nVraag 1\nKent u het bericht?\nAntwoord 1\nJa.\n"
    )
    assert (brief.id, brief.soort) == ("ah-tk-20152016-1432", BriefSoort.ANTWOORD)
    assert (brief.afzender, brief.afzender_functie) == ("Van Dijk", "Staatssecretaris van Economische Zaken")
    assert str(brief.datum) == "2016-02-17"


def test_a_name_behind_was_getekend_signs() -> None:
    brief = read(
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\nDen Haag, 27 mei 2016\nHet warmtenet is oud.\n"
        "Hoogachtend,\n(w.g.) R.A. van Heuvel\nMinister van Economische Zaken\n"
    )
    assert (brief.afzender, brief.afzender_functie) == ("R.A. van Heuvel", "Minister van Economische Zaken")


def test_a_name_above_the_answers_that_go_with_a_letter_signs() -> None:
    answers = "".join(f"\n{n}\n\nWat kost een sluis?\n\nAntwoord\n\nEen sluis kost geld.\n" for n in range(1, 12))
    brief = read(
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\nDatum 2 juni 2015\nGeachte Voorzitter,\n\n"
        f"Hierbij stuur ik u de antwoorden.\n\nH.J. Vos\n\nMinister van Economische Zaken\n{answers}"
    )
    assert (brief.afzender, brief.afzender_functie) == ("H.J. Vos", "Minister van Economische Zaken")


def test_a_reference_may_end_in_a_letter() -> None:
    assert (
        read("Ons kenmerk\nDGBD/2014/3106 U\nDatum 18 november 2014\nDe haven is oud.\n").kenmerk == "DGBD/2014/3106 U"
    )


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("Bijlage 2 bij de Kamerbrief van 4 maart 2019 (Kamerstuk 31 305, nr. 274)", "kst-31305-274"),
        ("Bijlage bij Kamerstukken II 2018/19, 35 000 XII, nr. 8", "kst-35000-XII-8"),
        ("Bijlage B bij de brief met kenmerk 1234567", None),
    ],
)
def test_an_annex_names_its_letter(first: str, expected: str | None) -> None:
    brief = read(f"{first}\nOverzicht van maatregelen\nDe maatregelen staan hieronder, per provincie geordend.\n")
    assert (brief.soort, brief.bijlage_bij) == (BriefSoort.BIJLAGE, expected)


def test_words_of_a_letterhead_further_on_make_no_head_of_the_text() -> None:
    brief = kamerstuk("Vergaderjaar 2013–2014", "De Minister van Defensie,\nA. Zee\n\nBijlage 1 Overzicht van gebieden")
    texts = [text_of(brief, blok) for blok in brief.blokken if blok.soort is BlokSoort.TEKST]
    assert texts[:2] == TEXT.split("\n\n")


def test_what_nothing_proves_stays_empty() -> None:
    brief = read("Een alinea zonder kop of datum, die op 3 mei 2020 iets noemt.\n\nNog een alinea.\n")
    assert (brief.datum, brief.datum_herkomst, brief.afzender, brief.ministerie, brief.dossier) == (None,) * 5
    assert brief.id.startswith("brief-")
    assert "geen datum" in brief.waarschuwingen[0]


def test_the_manifest_fills_in_and_the_letter_prevails() -> None:
    given = Opgave("brief", dossier="29911", datum=date(2021, 10, 4), titel="Titel", nummer="7")
    brief = read("Een alinea zonder kop of datum, die niets noemt.\n\nNog een alinea.\n", given)
    assert (brief.id, brief.datum, brief.datum_herkomst) == ("kst-29911-7", date(2021, 10, 4), DatumHerkomst.MANIFEST)
    brief = read(KAMERSTUK, replace(given, nummer="12", dossier="35925"))
    assert brief.datum == date(2021, 3, 16)
    assert brief.waarschuwingen == (
        "het manifest geeft datum 2021-10-04, de brief zelf 2021-03-16; de brief is aangehouden",
    )


def test_the_id_of_an_unnumbered_letter_does_not_depend_on_its_line_ends() -> None:
    assert read("De eerste regel\nen de tweede.\n").id == read("De eerste regel en de\ntweede.\n").id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MINISTER VAN JUSTITIE EN VEILIGHEID", "Minister van Justitie en Veiligheid"),
        ("MINISTER VOOR RECHTSBESCHERMING", "Minister voor Rechtsbescherming"),
        ("STAATSSECRETARIS VAN FINANCIËN", "Staatssecretaris van Financiën"),
        ("MINISTER VAN DRAKEN", None),
    ],
)
def test_offices_in_capitals(text: str, expected: str | None) -> None:
    assert spell_functie(text) == expected


def test_ministries_of_offices() -> None:
    assert ministerie_of("Minister voor Langdurige Zorg en Sport") == "Volksgezondheid, Welzijn en Sport"
    assert ministerie_of("Minister van Draken") is None


@pytest.mark.parametrize(
    "line",
    [
        "Betreft " + "de " * 30_000,
        "Ons kenmerk " + "a/" * 50_000,
        "Geachte " * 20_000,
        "A. " * 30_000,
        "De minister van" + " " * 100_000 + "x",
    ],
)
def test_near_misses_are_read_in_linear_time(line: str) -> None:
    brief = read("\n".join(["Datum 3 mei 2021", *[line] * 20, "De Minister van Defensie,", "A. Zee"]))
    assert brief.afzender == "A. Zee"
