"""A small database of own-written letters, made with the real migrations, and the site over it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from pipeline.store.migrations import migrations

Get = Callable[[str], Any]

FIRST = (
    ("overig", "Den Haag, 12 maart 2020"),
    ("kop", "Energietransitie in de glastuinbouw"),
    (
        "tekst",
        "De glastuinbouw werkt aan een klimaatneutrale teelt.",
        "Voor aardwarmte is € 45 mln. beschikbaar in 2021.",
    ),
    ("tekst", "Ik stuur uw Kamer voor 1 oktober 2020 een plan voor restwarmte.", "Dat plan maak ik met de sector."),
    ("opsomming", "– Met de motie-Van Dam/Jansma (Kamerstuk 32 627, nr. 31) ga ik aan de slag."),
    ("voetnoot", "Kamerstuk 32 627, nr. 28."),
    ("overig", "De Minister van Landbouw, Natuur en Voedselkwaliteit"),
)
SECOND = (
    ("tekst", "In mijn brief van maart 2020 (Kamerstuk 32 627, nr. 30) heb ik een plan voor restwarmte toegezegd."),
    ("tekst", "Dat plan volgt later: ik verwacht het in het voorjaar van 2021 te sturen."),
    ("tekst", "Over de motie-Van Dam/Jansma kom ik in 2021 bij u terug.", "Er is nog 5 < 6 & <b>vet</b> te doen."),
)
THIRD = (("tekst", "De wachtlijsten in de jeugdzorg nemen af.", "Ik wil uw Kamer daarover nader informeren."),)


class Letters:
    """Writes rows of letters, with the places of quotes worked out from the text."""

    def __init__(self, path: Path) -> None:
        self.db = Database(path)
        migrations.apply(self.db)

    def letter(self, brief_id: str, blocks: Sequence[tuple[str, ...]], **facts: Any) -> None:
        tekst, zinnen = "", []
        for soort, *sentences in blocks:
            for number, sentence in enumerate(sentences):
                tekst += " " if number else ""
                if soort != "overig":
                    zinnen.append((soort, sentence, len(tekst)))
                tekst += sentence
            tekst += "\n"
        row = {
            "id": brief_id,
            "bron": f"{brief_id}.pdf",
            "sha256": "0" * 64,
            "soort": "kamerbrief",
            "vorm": "pdf",
            "tekst": tekst,
        }
        self.db.table("kamerbrieven").insert(row | facts)
        for number, (soort, sentence, begin) in enumerate(zinnen):
            place = {"volgnummer": number, "pagina": 1 + number // 3, "begin": begin, "einde": begin + len(sentence)}
            noot = "1" if soort == "voetnoot" else None
            facts = {
                "id": f"{brief_id}-z{number}",
                "kamerbrief_id": brief_id,
                "soort": soort,
                "noot": noot,
                "kop": None,
            }
            self.db.table("zinnen").insert(facts | place | {"tekst": sentence})

    def quote(self, table: str, row_id: str, brief_id: str, citaat: str, **columns: Any) -> None:
        sql = """SELECT z.id, z.begin + instr(z.tekst, :c) - 1 FROM zinnen z
                 WHERE z.kamerbrief_id = :b AND instr(z.tekst, :c) ORDER BY z.volgnummer"""
        zin_id, begin = self.db.execute(sql, {"b": brief_id, "c": citaat}).fetchone()
        place = {"zin_id": zin_id, "citaat": citaat, "begin": begin, "einde": begin + len(citaat)}
        self.db.table(table).insert({"id": row_id, "kamerbrief_id": brief_id} | place | columns)


def write_database(path: Path) -> None:
    letters = Letters(path)
    lnv = {
        "afzender": "N. Voorbeeld", "afzender_functie": "Minister van Landbouw, Natuur en Voedselkwaliteit",
        "ministerie": "Landbouw, Natuur en Voedselkwaliteit", "dossier": "32627",
    }  # fmt: skip
    letters.letter(
        "kst-32627-30", FIRST, titel="Energietransitie in de glastuinbouw", datum="2020-03-12", nummer="30",
        datum_herkomst="brief", url="https://zoek.officielebekendmakingen.nl/kst-32627-30.html", paginas=3, **lnv,
    )  # fmt: skip
    letters.letter("kst-32627-35", SECOND, datum="2020-11-02", nummer="35", datum_herkomst="brief", paginas=1, **lnv)
    letters.letter("brief-vws", THIRD, ministerie="Volksgezondheid, Welzijn en Sport")
    write_findings(letters)
    write_links(letters)
    letters.db.close()


def write_findings(letters: Letters) -> None:
    first, second = "kst-32627-30", "kst-32627-35"
    motie = {"dossier": "32627", "nummer": "31", "indieners": '["Van Dam", "Jansma"]'}
    letters.db.table("moties").insert({"id": "kst-32627-31", "onderwerp": "aardwarmte", "status": "komt terug"} | motie)
    letters.quote(
        "motie_vermeldingen", "v1", first, "motie-Van Dam/Jansma (Kamerstuk 32 627, nr. 31)", motie_id="kst-32627-31",
        status="in uitvoering", bewijs="ga ik aan de slag", **motie,
    )  # fmt: skip
    letters.quote(
        "motie_vermeldingen", "v2", second, "motie-Van Dam/Jansma", motie_id="kst-32627-31", status="komt terug",
        indieners=motie["indieners"],
    )  # fmt: skip
    belofte = {"regel": "toesturen", "zekerheid": 0.9, "actor": "ik"}
    letters.quote(
        "toezeggingen", "t1", first, "Ik stuur uw Kamer voor 1 oktober 2020 een plan voor restwarmte.",
        soort="informeren", termijn="voor 1 oktober 2020", uiterlijk="2020-09-30", **belofte,
    )  # fmt: skip
    letters.quote(
        "toezeggingen", "t2", second, "ik verwacht het in het voorjaar van 2021 te sturen", soort="informeren",
        termijn="in het voorjaar van 2021", uiterlijk="2021-06-20", **belofte,
    )  # fmt: skip
    letters.quote(
        "toezeggingen", "t3", "brief-vws", "Ik wil uw Kamer daarover nader informeren.", soort="informeren", **belofte
    )
    letters.quote(
        "bedragen", "b1", first, "€ 45 mln.", euro=45_000_000.0, aard="begroting", structureel=0, doel="aardwarmte",
        eenheid_bron="uit het bedrag",
    )  # fmt: skip
    letters.db.table("bedrag_jaren").insert({"bedrag_id": "b1", "jaar": 2021})
    kamerstuk = {"soort": "kamerstuk", "dossier": "32627"}
    letters.quote(
        "verwijzingen", "w1", second, "Kamerstuk 32 627, nr. 30", nummer="30", identificatie="kst-32627-30",
        doel_id="kst-32627-30", **kamerstuk,
    )  # fmt: skip
    letters.quote(
        "verwijzingen", "w2", first, "Kamerstuk 32 627, nr. 28", nummer="28", identificatie="kst-32627-28",
        url="https://zoek.officielebekendmakingen.nl/kst-32627-28.html", **kamerstuk,
    )  # fmt: skip

    letters.quote("briefvermeldingen", "bv1", second, "mijn brief van maart 2020", datum="2020-03", doel_id=first)
    letters.quote(
        "meldingen", "m1", second, "Dat plan volgt later", soort="uitstel", bewijs="volgt later",
        belofte="een plan voor restwarmte",
    )  # fmt: skip

    tabel = {"kamerbrief_id": first, "bijschrift": "Middelen aardwarmte", "eenheid": 1_000_000, "pagina": 2}
    letters.db.table("begrotingstabellen").insert({"id": "bt1", "begin": 0, "einde": 8} | tabel)
    for number, (jaar, euro) in enumerate(((2021, 45_000_000.0), (2022, 12_500_000.0))):
        cell = {"id": f"c{number}", "tabel_id": "bt1", "rij": "Boringen", "jaar": jaar, "euro": euro}
        letters.db.table("begrotingscellen").insert(cell | {"meerduidig": number})


def write_links(letters: Letters) -> None:
    link = {
        "zekerheid": 0.8,
        "van_tabel": "toezeggingen",
        "van_id": "t2",
        "naar_tabel": "toezeggingen",
        "naar_id": "t1",
    }
    letters.db.table("verbanden").insert(
        {"id": "l1", "soort": "uitstel", "grond": "zelfde plan, latere termijn"} | link
    )
    suggestion = {"id": "s1", "soort": "herhaling", "grond": "gedeelde woorden: restwarmte", "bezwaar": "niet gezegd"}
    letters.db.table("suggesties").insert(suggestion | link | {"zekerheid": 0.4})
    post = {"reeks_id": "b1", "tabel": "bedragen", "onderdeel_id": "b1", "kamerbrief_id": "kst-32627-30"}
    letters.db.table("bedragreeksen").insert(
        {"id": "r1", "volgnummer": 1, "datum": "2020-03-12", "euro": 45e6, "stap": "eerste vermelding"} | post
    )
    letters.db.table("bedragreeksen").insert(
        post
        | {"id": "r2", "volgnummer": 2, "datum": "2020-11-02", "euro": 125e5, "stap": "bijstelling bedrag"}
        | {"tabel": "begrotingscellen", "onderdeel_id": "c1", "naar_id": "b1", "verschil": -325e5}
    )
    stand = {"id": "st1", "toezegging_id": "t1", "status": "deels nagekomen", "datum": "2020-11-02"}
    letters.db.table("toezegging_standen").insert(
        stand | {"kamerbrief_id": "kst-32627-35", "van_tabel": "toezeggingen", "van_id": "t2"}
    )
    letters.db.table("entiteiten").insert_all(
        [
            {"id": "e1", "naam": "Plan Restwarmte", "afkorting": "PRW", "soort": "plan"},
            {"id": "e2", "naam": None, "afkorting": "ARW", "soort": None},
        ]
    )
    letters.quote("entiteit_vermeldingen", "ev1", "kst-32627-30", "plan voor restwarmte", entiteit_id="e1")
    letters.quote("entiteit_vermeldingen", "ev2", "kst-32627-35", "plan voor restwarmte", entiteit_id="e2")
    letters.quote(
        "entiteit_opvolgingen", "eo1", "kst-32627-35", "Dat plan volgt later", oude_id="e1", nieuwe_id="e2",
        bewijs="volgt later",
    )  # fmt: skip
    files = {"gelezen_op": "2026-01-05T09:30:00", "gelezen_met": "0.1.0", "sha256": None}
    letters.db.table("bestanden").insert_all(
        [
            {"pad": "lnv/brief.pdf", "status": "gelezen", "fout": None, "kamerbrief_id": "kst-32627-30"} | files,
            {"pad": "scan.pdf", "status": "geweigerd", "fout": "geen tekst in de pdf", "kamerbrief_id": None} | files,
        ]
    )


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database under a name of its own: addresses must not depend on it."""
    path = tmp_path_factory.mktemp("site") / "mijn brieven.db"
    write_database(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    return path
