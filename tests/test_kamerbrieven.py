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
from pipeline.model import BlokSoort, BriefSoort, DatumHerkomst, Kamerbrief

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
