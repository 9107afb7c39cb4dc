"""Papers in the XML of the official publications site, in both dialects: text, notes, tables, identity, refusals."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cleaning import clean_text
from pipeline.documents import read_document
from pipeline.documents.metadata import DOSSIER, find_identificatie, read_dossiers, read_official_metadata
from pipeline.documents.official_xml import read_metadata_xml, read_official_xml
from pipeline.kamerbrieven import read_kamerbrief
from pipeline.model import BlokSoort, Document, DocumentRefused, LineRole

HEAD = """<?xml version="1.0" encoding="utf-8"?>
<officiele-publicatie xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<metadata><meta name="OVERHEIDop.externMetadataRecord" scheme=""
  content="https://zoek.officielebekendmakingen.nl/kst-36410-VIII-95/metadata.xml"/></metadata>
<kamerstuk><kamerstukkop>
  <tekstregel inhoud="vergaderjaar">Vergaderjaar 2023‒2024</tekstregel>
  <tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel>
  <tekstregel inhoud="kamernummer">2</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>36 410</dossiernr><begrotingshoofdstuk>VIII</begrotingshoofdstuk></dossiernummer>
  <titel>Begroting van Onderwijs voor het jaar 2024</titel></dossier>
<dossier><dossiernummer><dossiernr>31 293</dossiernr></dossiernummer><titel>Primair Onderwijs</titel></dossier>
<stuk><stuknr>Nr. <ondernummer kamer="2">95</ondernummer></stuknr>
  <titel>BRIEF VAN DE MINISTER VOOR PRIMAIR EN VOORTGEZET ONDERWIJS<noot id="t"><noot.nr>1</noot.nr>
    <noot.al>I.v.m. een correctie.</noot.al></noot></titel>
  <algemeen><vrije-tekst><tekst status="goed">
  <al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al><al>Den Haag, 14 maart 2024</al>"""
FOOT = """</tekst></vrije-tekst><tekst-sluiting><ondertekening><functie>De Minister</functie> voor Primair en Voortgezet
  Onderwijs,<naam><voornaam>K.L.</voornaam><achternaam>van Hout</achternaam></naam></ondertekening></tekst-sluiting>
</algemeen></stuk></kamerstuk></officiele-publicatie>"""


def read(inner: str) -> Document:
    return read_official_xml((HEAD + inner + FOOT).encode(), "kst.xml")


def body(inner: str) -> list[tuple[str, str]]:
    found = [(str(line.role), line.text) for line in read(inner).lines]
    start = found.index(("body", "Den Haag, 14 maart 2024"))
    return found[start + 1 : -2]


# ---------------------------------------------------------------- what is read


def test_head_and_signature_are_set_as_a_kamerstuk_sets_them() -> None:
    texts = [line.text for line in read("<al>Tekst.</al>").lines]
    assert texts[:4] == [
        "Vergaderjaar 2023‒2024",
        "Tweede Kamer der Staten-Generaal",
        "36 410 VIII Begroting van Onderwijs voor het jaar 2024",
        "31 293 Primair Onderwijs",
    ]
    assert texts[4] == "Nr. 95 BRIEF VAN DE MINISTER VOOR PRIMAIR EN VOORTGEZET ONDERWIJS1"
    assert texts[-2:] == ["De Minister voor Primair en Voortgezet Onderwijs,", "K.L. van Hout"]


def test_the_letter_is_told_from_the_lines_alone() -> None:
    document = read("<al>Hierbij bied ik u de monitor aan.</al>")
    brief = read_kamerbrief(document, clean_text(document), None)
    assert brief.id == "kst-36410-VIII-95"
    assert (str(brief.datum), brief.afzender) == ("2024-03-14", "K.L. van Hout")


def test_metadata_holds_what_the_paper_says_of_itself() -> None:
    assert read("<al>Tekst.</al>").metadata == {
        "identificatie": "kst-36410-VIII-95",
        "dossier": "36410",
        "toevoeging": "VIII",
        "dossiers": "36410-VIII; 31293",
        "dossiertitel": "Begroting van Onderwijs voor het jaar 2024",
        "vergaderjaar": "2023-2024",
        "nummer": "95",
        "opschrift": "BRIEF VAN DE MINISTER VOOR PRIMAIR EN VOORTGEZET ONDERWIJS",
    }


def test_a_day_of_receipt_is_no_date_of_the_letter() -> None:
    text = (HEAD + "<al>Tekst van deze brief.</al>" + FOOT).replace(
        "<algemeen>",
        '<datumtekst>Ontvangen <datum isodatum="2024-03-15">15 maart 2024</datum></datumtekst><algemeen>',
        1,
    )
    metadata = read_official_xml(text.encode(), "kst.xml").metadata
    assert metadata["ontvangen"] == "2024-03-15"
    assert "datum" not in metadata


def test_notes_follow_and_a_break_within_a_word_is_no_space() -> None:
    document = read(
        '<al>In 2023<noot id="a" type="voet"><noot.nr>2</noot.nr><noot.al>Zie <extref doc="kst-1-2">31 293, nr. 4'
        "</extref>.</noot.al><noot.al>En nr. 5.</noot.al></noot> kwam het lees<?xpp afbreek?>offensief"
        "<!-- x -->.</al><al>Verder.</al>"
    )
    index = next(index for index, line in enumerate(document.lines) if line.text.startswith("In 2023"))
    line = document.lines[index]
    assert line.text == "In 20232 kwam het leesoffensief."
    assert [(mark.begin, mark.number) for mark in line.marks] == [(7, "2")]
    following = [(after.note, after.text) for after in document.lines[index + 1 : index + 4]]
    assert following == [("2", "Zie 31 293, nr. 4."), (None, "En nr. 5."), (None, "Verder.")]


def test_headings_lists_and_definitions() -> None:
    assert body(
        '<tussenkop kopopmaak="vet">Lezen</tussenkop><divisie><kop><nr>1.</nr><titel>Schrijven</titel></kop>'
        "<lijst><li><li.nr>•</li.nr><al>een</al><al>vervolg</al>"
        "<lijst><li><li.nr>a.</li.nr><al>twee</al></li></lijst></li>"
        "<li><li.nr>2°.</li.nr><al>drie</al></li></lijst></divisie><definitielijst><definitie-item><term>po:</term>"
        "<definitie><al>primair onderwijs</al></definitie></definitie-item></definitielijst>"
        '<al><nadruk type="cur">Rekenen</nadruk></al><al>– met de hand</al>'
    ) == [
        ("heading", "Lezen"),
        ("heading", "1. Schrijven"),
        ("bullet", "– een"),
        ("body", "vervolg"),
        ("bullet", "a. twee"),
        ("bullet", "2°. drie"),
        ("bullet", "– po: primair onderwijs"),
        ("heading", "Rekenen"),
        ("bullet", "– met de hand"),
    ]


def test_tables_keep_columns_and_lose_their_marks() -> None:
    assert body(
        "<table><title>Middelen (bedragen x € 1.000)</title><tgroup cols='3'>"
        "<colspec colname='c1'/><colspec colname='c2'/>"
        "<colspec colname='c3'/><thead>"
        "<row><entry colname='c1'/><entry namest='c2' nameend='c3'><al>Jaar</al></entry></row>"
        "<row><entry/><entry><al>2024</al></entry><entry><al>2025</al></entry></row></thead>"
        "<tbody><row><entry colname='c1'><al>Basis</al></entry><entry colname='c3'><al>450<noot type='tabel'><noot.nr>1"
        "</noot.nr><noot.al>Geraamd.</noot.al></noot></al></entry></row>"
        "<row><entry/><entry/><entry/></row>"
        "<row><entry>Oud</entry><entry>‒ 9,5</entry><entry>–</entry></row></tbody></tgroup></table>"
    ) == [
        ("table", "Middelen (bedragen x € 1.000)"),
        ("table", "\tJaar\t"),
        ("table", "\t2024\t2025"),
        ("table", "Basis\t\t450"),
        ("table", "Oud\t-9,5\t-"),
        ("note", "Geraamd."),
    ]


def test_cells_that_span_rows_leave_the_places_below_empty() -> None:
    assert body(
        "<table><tgroup cols='3'><colspec colname='c1'/><colspec colname='c2'/><tbody>"
        "<row><entry colname='c1' morerows='1'><al>po</al></entry><entry colname='c2'><al>2024</al></entry>"
        "<entry>1</entry></row>"
        "<row><entry colname='c2'><al>2025</al></entry><entry>2</entry></row></tbody></tgroup></table>"
    ) == [("table", "po\t2024\t1"), ("table", "\t2025\t2")]


def test_unknown_elements_lose_no_text() -> None:
    assert body("<nieuw>Eerst <vreemd>dit</vreemd><al>dan <onbekend>dat</onbekend> ook</al> slot</nieuw>") == [
        ("body", "Eerst"),
        ("body", "dit"),
        ("body", "dan dat ook"),
        ("body", "slot"),
    ]


def test_a_paper_of_the_older_dialect() -> None:
    text = """<kamerwrk kamer="2" publtype="brief"><metadata><meta name="OVERHEIDop.externMetadataRecord"
      content="https://zoek.officielebekendmakingen.nl/kst-27625-9/metadata.xml"/></metadata>
      <kop><titel>Tweede Kamer der Staten-Generaal</titel><subtitel>2</subtitel>
      <subtitel>Vergaderjaar 2001-2002</subtitel></kop><frontm><versie dtd="0.10"/><ordernr>KST1</ordernr>
      <vergjaar>2001-2002</vergjaar><onderw><nummer>27 625</nummer><naam>Waterbeleid</naam></onderw></frontm>
      <body><stuk><ltrlabel>Nr. </ltrlabel><nummer>9</nummer><titel>BRIEF VAN DE STAATSSECRETARIS VAN VERKEER EN
      WATERSTAAT</titel><al>Den Haag, 8 februari 2002</al><tuskop letat="vet">Dijken</tuskop><witreg></witreg>
      <al>De dijken<voetref refid="v1" nr="1"/> zijn hoog, en weer<voetref refid="v1" nr="1"/>.</al>
      <ondtek><functie>De Staatssecretaris van Verkeer en Waterstaat,</functie>
      <naam>M. Dijkman</naam></ondtek></stuk></body>
      <voetnoot id="v1" nr="1"><al>Zie de nota.</al></voetnoot>
      <voetnoot id="v2" nr="2"><al>Zonder merk.</al></voetnoot></kamerwrk>"""
    document = read_official_xml(text.encode(), "kst-27625-9.xml")
    assert [(str(line.role), line.text) for line in document.lines] == [
        ("body", "Tweede Kamer der Staten-Generaal"),
        ("body", "Vergaderjaar 2001-2002"),
        ("body", "27 625 Waterbeleid"),
        ("body", "Nr. 9 BRIEF VAN DE STAATSSECRETARIS VAN VERKEER EN WATERSTAAT"),
        ("body", "Den Haag, 8 februari 2002"),
        ("heading", "Dijken"),
        ("body", "De dijken1 zijn hoog, en weer1."),
        ("note", "Zie de nota."),
        ("body", "De Staatssecretaris van Verkeer en Waterstaat,"),
        ("body", "M. Dijkman"),
        ("note", "Zonder merk."),
    ]
    assert (document.metadata["dossier"], document.metadata["nummer"]) == ("27625", "9")
    assert document.metadata["dossiertitel"] == "Waterbeleid"


def test_questions_with_their_answers() -> None:
    text = """<officiele-publicatie><kamervragen><kamervraagkop><tekstregel inhoud="vergaderjaar">Vergaderjaar
      2024-2025</tekstregel></kamervraagkop><kamervraagnummer>1028</kamervraagnummer>
      <kamervraagomschrijving>Vragen van het
      lid <naam><achternaam>Postma</achternaam></naam> over <kamervraagonderwerp>de veerdienst</kamervraagonderwerp>.
      </kamervraagomschrijving><vraag><nr>Vraag 1</nr><al>Vaart de boot?</al></vraag>
      <antwoord><nummer>1</nummer><al>Ja, die vaart.</al></antwoord></kamervragen></officiele-publicatie>"""
    document = read_official_xml(text.encode(), "ah.xml")
    assert [(str(line.role), line.text) for line in document.lines] == [
        ("body", "Vergaderjaar 2024-2025"),
        ("body", "Vragen van het lid Postma over de veerdienst."),
        ("heading", "Vraag 1"),
        ("body", "Vaart de boot?"),
        ("heading", "Antwoord 1"),
        ("body", "Ja, die vaart."),
    ]
    assert document.metadata == {
        "vergaderjaar": "2024-2025",
        "onderwerp": "de veerdienst",
        "aanhangselnummer": "1028",
    }


PRINTED = """<?xml version="1.0" encoding="utf-8"?>
<officiele-publicatie xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <metadata>
    <meta name="OVERHEIDop.externMetadataRecord" scheme="" content="https://zoek.officielebekendmakingen.nl/kst-21501-32-1300/metadata.xml" />
  </metadata>
  <kamerstuk>
    <kamerstukkop>
      <tekstregel inhoud="vergaderjaar">Vergaderjaar 2020‒2021</tekstregel>
      <tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel>
      <tekstregel inhoud="documenttype">Kamerstukken</tekstregel>
    </kamerstukkop>
    <dossier>
      <dossiernummer>
        <dossiernr>21 501-32</dossiernr>
      </dossiernummer>
      <titel>Landbouw- en Visserijraad</titel>
    </dossier>
    <stuk>
      <stuknr>Nr. <ondernummer kamer="2">1300</ondernummer><herdruk>
        HERDRUK<noot id="ID-1" type="voet"><noot.nr>1</noot.nr><noot.al>I.v.m. een fout.</noot.al></noot></herdruk></stuknr>
      <titel>BRIEF VAN DE MINISTER VAN LANDBOUW, NATUUR EN VOEDSELKWALITEIT </titel>
      <algemeen>
        <vrije-tekst>
          <tekst status="goed">
            <al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al>
            <al>Den Haag, 4 maart 2021</al>
            <al-groep>
              <al>De motie-Weide<noot id="ID-2" type="voet">
                <noot.nr>2</noot.nr>
                <noot.al>Kamerstuk <extref doc="kst-33576-190" soort="document">33 576, nr. 190</extref>.</noot.al>
              </noot> vraagt
                om rust.</al>
              <al>Dat scheelt CO<inf>2</inf> op 10 m<sup>2</sup> grond.</al>
            </al-groep>
          </tekst>
        </vrije-tekst>
        <tekst-sluiting>
          <ondertekening>
            <functie>De Minister van Landbouw, Natuur en Voedselkwaliteit, </functie>
            <naam>
              <voornaam>C.J.</voornaam>
              <achternaam>van der Weide</achternaam>
            </naam>
          </ondertekening>
          <ondertekening>
            <functie>De Staatssecretaris van Infrastructuur en Waterstaat,</functie>
            <deze>S. Dijk-van der Meer</deze>
          </ondertekening>
        </tekst-sluiting>
      </algemeen>
      <bijlage status="goed">
        <kop>
          <label>Bijlage</label>
          <nr>1</nr>
          <titel>Gebieden</titel>
        </kop>
        <al>Het veen.</al>
      </bijlage>
    </stuk>
  </kamerstuk>
</officiele-publicatie>
"""  # noqa: E501 - indented as the site prints it


def test_a_paper_indented_as_the_site_prints_it() -> None:
    document = read_document(PRINTED.encode(), "kst.xml")
    brief = read_kamerbrief(document, clean_text(document), None)
    assert (brief.id, brief.toevoeging, brief.dossiers[0].titel) == (
        "kst-21501-32-1300",
        "32",
        "Landbouw- en Visserijraad",
    )
    assert brief.afzender == "C.J. van der Weide; S. Dijk-van der Meer"
    texts = {
        soort: [brief.tekst[blok.begin : blok.einde] for blok in brief.blokken if blok.soort is soort]
        for soort in (BlokSoort.TEKST, BlokSoort.VOETNOOT, BlokSoort.KOP)
    }
    assert texts == {
        BlokSoort.TEKST: ["De motie-Weide vraagt om rust.", "Dat scheelt CO2 op 10 m2 grond.", "Het veen."],
        BlokSoort.VOETNOOT: ["I.v.m. een fout.", "Kamerstuk 33 576, nr. 190."],
        BlokSoort.KOP: ["Bijlage 1 Gebieden"],
    }


# ---------------------------------------------------------------- metadata


def test_metadata_of_its_own_file() -> None:
    text = """<metadata_gegevens><metadata name="DCTERMS.issued" scheme="DCTERMS.W3CDTF" content="2024-03-14"/>
      <metadata name="DCTERMS.available" content="2024-03-20"/><metadata name="DC.type" content="Kamerstuk"/>
      <metadata name="OVERHEIDop.documenttitel" content="Brief regering; Monitor lezen; deel 2"/>
      <metadata name="OVERHEIDop.indiener" content="K.L. van Hout"/>
      <metadata name="OVERHEIDop.indiener" content="A. Smit"/>
      <metadata name="OVERHEIDop.vergaderjaar" content="2023-2024"/>
      <metadata name="OVERHEIDop.ondernummer" content="95"/>
      <metadata name="OVERHEIDop.dossiernummer" content="36410-VIII;31293"/>
      <metadata name="DC.identifier" content="kst-36410-VIII-95"/></metadata_gegevens>"""
    assert read_metadata_xml(text.encode()) == {
        "nummer": "95",
        "indiener": "K.L. van Hout; A. Smit",
        "datum": "2024-03-14",
        "gepubliceerd": "2024-03-20",
        "vergaderjaar": "2023-2024",
        "dossier": "36410",
        "toevoeging": "VIII",
        "dossiers": "36410-VIII; 31293",
        "titel": "Monitor lezen; deel 2",
        "soort": "Brief regering",
        "identificatie": "kst-36410-VIII-95",
    }
    with pytest.raises(DocumentRefused, match="alleen de metadata"):
        read_official_xml(text.encode(), "metadata.xml")


def test_metadata_that_proves_nothing_is_left_out() -> None:
    pairs = [
        ("DCTERMS.issued", "in 2024"),
        ("OVERHEIDop.dossiernummer", "stuk 12"),
        ("OVERHEIDop.vergaderjaar", "2019-2023"),
    ]
    assert read_official_metadata(pairs) == {}
    old = [("DC.title", "Waterbeleid; Brief; Hoogwater in Limburg")]
    assert read_official_metadata(old) == {"titel": "Hoogwater in Limburg"}
    assert read_official_metadata([("OVERHEIDop.datumBrief", "2020-01-02"), ("DCTERMS.issued", "2020-01-05")]) == {
        "datum": "2020-01-02"
    }


def test_dossiers_in_their_forms() -> None:
    assert read_dossiers(["35 099 (R2114)"]) == {"dossier": "35099"}
    assert read_dossiers(["36600-VII"]) == {"dossier": "36600", "toevoeging": "VII"}
    assert read_dossiers(["36 600 B"]) == {"dossier": "36600", "toevoeging": "B"}
    assert read_dossiers([]) == {}
    assert DOSSIER.match("36600" + " " * 100_000 + "x") is None
    assert find_identificatie("kst-" + "a" * 100_000) is None
    assert find_identificatie("http://[kapot/kst-1-2") == "kst-1-2"


# ---------------------------------------------------------------- what is refused


def refusal(content: bytes) -> str:
    with pytest.raises(DocumentRefused) as refused:
        read_document(content, "kst.xml")
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_billion_laughs_are_refused() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><kamerwrk><al>&l9;</al></kamerwrk>'
    assert "entiteiten" in refusal(text.encode())
    assert "entiteiten" in refusal(text.encode("utf-16"))
    small = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]><kamerwrk><al>&a;</al></kamerwrk>'
    assert "entiteiten" in refusal(small.encode())


def test_files_of_the_machine_are_never_read(tmp_path: object) -> None:
    secret = f"{tmp_path}/geheim.txt"
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]><kamerwrk><al>&e;</al></kamerwrk>'
    assert "entiteiten" in refusal(text.encode())


def test_an_outside_doctype_is_not_fetched() -> None:
    text = (HEAD + "<al>Deze brief heeft een doctype.</al>" + FOOT).replace(
        "<officiele", '<!DOCTYPE officiele-publicatie SYSTEM "http://192.0.2.1/op.dtd"><officiele', 1
    )
    assert read_document(text.encode(), "kst.xml").metadata["nummer"] == "95"


def test_broken_and_foreign_xml_is_refused_with_the_reason() -> None:
    whole = (HEAD + "<al>Tekst.</al>" + FOOT).encode()
    assert "afgekapte" in refusal(whole[: len(whole) // 2])
    assert "afgekapte" in refusal(whole.replace(b"Tekst", b"Te\x00kst"))
    assert "<rss>" in refusal(b'<?xml version="1.0"?><rss><channel/></rss>')
    assert "geen tekst" in refusal(b"<officiele-publicatie><kamerstuk/></officiele-publicatie>")
    assert "genest" in refusal(b"<kamerwrk>" + b"<a>" * 200 + b"</a>" * 200 + b"</kamerwrk>")
    assert refusal(b"<kamerwrk>" + b"<a>" * 100_000)


def test_a_wrongly_declared_encoding_is_read() -> None:
    content = (HEAD + "<al>Coördinatie – één café.</al>" + FOOT).replace("‒", "-").encode("cp1252")
    assert any(line.text == "Coördinatie – één café." for line in read_document(content, "kst.xml").lines)


def test_notes_that_cite_each_other_end() -> None:
    notes = "".join(
        f'<voetnoot id="v{n}" nr="{n}"><al>Noot<voetref refid="v{n + 1}" nr="{n + 1}"/></al></voetnoot>'
        for n in range(500)
    )
    cited = "<al>Een hele zin met een merk<voetref refid='v0' nr='0'/></al>"
    text = f"<kamerwrk><body><stuk>{cited}</stuk></body>{notes}</kamerwrk>"
    assert len([line for line in read_document(text.encode(), "x").lines if line.role is LineRole.NOTE]) == 500


def test_wide_spans_stay_within_bounds() -> None:
    row = "<row>" + "<entry namest='c1' nameend='c9' morerows='999999'><al>woord</al></entry>" * 50 + "</row>"
    specs = "".join(f"<colspec colname='c{n}'/>" for n in range(10))
    found = body(f"<table><tgroup>{specs}<tbody>{row * 50}</tbody></tgroup></table>")
    assert all(text.count("\t") < 200 for _, text in found)


# ---------------------------------------------------------------- any input

SAMPLE = (
    HEAD + "<tussenkop>Kop</tussenkop><lijst><li><li.nr>1.</li.nr>"
    "<al>a<noot><noot.nr>2</noot.nr><noot.al>b</noot.al></noot></al>"
    "</li></lijst><table><tgroup cols='2'><tbody><row><entry>1</entry><entry>2</entry></row></tbody></tgroup></table>"
    + FOOT
).encode()


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 8))
def test_mutated_files_are_read_or_refused(seed: int, changes: int) -> None:
    chance = random.Random(seed)
    content = bytearray(SAMPLE)
    for _ in range(changes):
        content[chance.randrange(len(content))] = chance.randrange(256)
    try:
        assert read_official_xml(bytes(content), "x").lines
    except DocumentRefused as refused:
        assert str(refused)


NAMES = [
    "al",
    "lijst",
    "li",
    "li.nr",
    "noot",
    "noot.nr",
    "noot.al",
    "kop",
    "titel",
    "divisie",
    "table",
    "tgroup",
    "tbody",
]
NAMES += [
    "row",
    "entry",
    "ondertekening",
    "functie",
    "naam",
    "dossier",
    "stuk",
    "tussenkop",
    "vraag",
    "nr",
    "definitie-item",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(NAMES), max_size=25))
def test_any_order_of_elements_is_read(names: list[str]) -> None:
    inner = "".join(f"<{name}>woord " for name in names) + "".join(f"</{name}>" for name in reversed(names))
    assert read(inner).lines[-1].text


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(st.sampled_from("abc é€1"), min_size=1).filter(str.strip), min_size=1, max_size=8))
def test_every_word_of_every_paragraph_is_read(paragraphs: list[str]) -> None:
    found = body("".join(f"<al>{text}</al>" for text in paragraphs))
    assert [text for _, text in found] == [" ".join(text.split()) for text in paragraphs]
