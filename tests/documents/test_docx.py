"""Word files: roles, lists, notes, tables, changes, and files that must be refused."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cleaning import clean_text
from pipeline.documents import read_document
from pipeline.documents.docx import read_docx
from pipeline.kamerbrieven import read_kamerbrief
from pipeline.model import BlokSoort, Document, DocumentRefused, LineRole
from tests.documents.docx_files import FILLER, NAMES, REL, W, cell, docx, paragraph, table

STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:basedOn w:val="Standaard"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Huiskop"><w:name w:val="Huisstijl tussenregel"/>
  <w:basedOn w:val="Kop1"/></w:style>
<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Opsom"><w:name w:val="List Bullet"/></w:style>
<w:style w:type="character" w:styleId="Weg"><w:name w:val="Weg"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Kring"><w:name w:val="Kring"/><w:basedOn w:val="Kring"/></w:style>
</w:styles>"""

NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
  <w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
  <w:lvlText w:val="%1%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
  <w:lvlText w:val=""/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
</w:numbering>"""


def item(text: str, *, number: int, level: int = 0) -> str:
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def read(body: str, **parts: str) -> Document:
    named = {f"word/{name}.xml": text for name, text in parts.items()}
    return read_docx(docx(FILLER + body, named), "brief.docx")


def lines(document: Document) -> list[tuple[str, str]]:
    return [(str(line.role), line.text) for line in document.lines[1:]]


# ---------------------------------------------------------------- what is read


def test_headings_are_told_by_style_level_and_emphasis() -> None:
    body = (
        paragraph("Wonen", style="Kop1")
        + paragraph("Huur", style="Huiskop")
        + paragraph("Koop", properties='<w:outlineLvl w:val="2"/>')
        + paragraph("Bouwgrond", run="<w:b/>")
        + paragraph("Dit is een hele zin in vette letters.", run="<w:b/>")
        + paragraph("Geen kop", run='<w:b w:val="0"/>')
        + paragraph("Gewoon", style="Kring")
        + paragraph("1. Wonen 3", style="Inhopg1")
    )
    assert lines(read(body, styles=STYLES)) == [
        ("heading", "Wonen"),
        ("heading", "Huur"),
        ("heading", "Koop"),
        ("heading", "Bouwgrond"),
        ("body", "Dit is een hele zin in vette letters."),
        ("body", "Geen kop"),
        ("body", "Gewoon"),
        ("furniture", "1. Wonen 3"),
    ]


def test_lists_keep_their_own_numbers() -> None:
    body = (
        item("kust", number=1)
        + item("rivieren", number=1)
        + item("de Maas", number=1, level=1)
        + item("meren", number=1)
        + item("dijken", number=2)
        + item("duinen", number=3)
        + item("havens", number=9)
        + paragraph("sluizen", style="Opsom")
        + paragraph("– met de hand getypt")
    )
    assert lines(read(body, numbering=NUMBERING, styles=STYLES)) == [
        ("bullet", "1. kust"),
        ("bullet", "2. rivieren"),
        ("bullet", "2a) de Maas"),
        ("bullet", "3. meren"),
        ("bullet", "– dijken"),
        ("bullet", "7. duinen"),
        ("body", "havens"),
        ("bullet", "– sluizen"),
        ("bullet", "– met de hand getypt"),
    ]


def test_notes_follow_the_paragraph_that_cites_them() -> None:
    body = (
        '<w:p><w:r><w:t>In 2024</w:t></w:r><w:r><w:footnoteReference w:id="5"/></w:r>'
        '<w:r><w:t xml:space="preserve"> en later</w:t></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
        "<w:r><w:t>.</w:t></w:r></w:p>" + paragraph("Verder.")
    )
    footnotes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="5">'
        f'<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Zie de bijlage.</w:t></w:r></w:p>'
        f"{paragraph('En de tabel.')}</w:footnote></w:footnotes>"
    )
    endnotes = f'<w:endnotes {W}><w:endnote w:id="2">{paragraph("Slotnoot.")}</w:endnote></w:endnotes>'
    document = read(body, footnotes=footnotes, endnotes=endnotes)
    found = document.lines[1]
    assert found.text == "In 20241 en lateri."
    assert [(found.text[mark.begin : mark.end], mark.begin) for mark in found.marks] == [("1", 7), ("i", 17)]
    assert [(line.note, line.text) for line in document.lines[2:5]] == [
        ("1", "Zie de bijlage."),
        (None, "En de tabel."),
        ("i", "Slotnoot."),
    ]
    assert document.lines[5].text == "Verder."
    assert clean_text(document).tekst.split("\n")[1] == "In 2024 en later."


def test_a_table_keeps_its_empty_and_merged_cells() -> None:
    body = paragraph("Tabel 1: uitgaven (bedragen x € 1.000)") + table(
        cell("") + cell("2024") + cell("2025"),
        cell("Lonen", '<w:vMerge w:val="restart"/>') + cell("1.200") + cell(""),
        cell("niet gelezen", "<w:vMerge/>") + cell("‒ 50") + cell("–"),
        cell("Samen", '<w:gridSpan w:val="2"/>') + cell("1.150"),
    )
    assert lines(read(body)) == [
        ("table", "Tabel 1: uitgaven (bedragen x € 1.000)"),
        ("table", "\t2024\t2025"),
        ("table", "Lonen\t1.200\t"),
        ("table", "\t-50\t-"),
        ("table", "Samen\t\t1.150"),
    ]


def test_tables_that_only_arrange_are_paragraphs() -> None:
    letterhead = table(cell("Datum") + cell("7 juli 2023"), cell("Onze referentie") + cell("DGK-2023/118"))
    signatures = table(
        cell("De Minister van Defensie,") + cell("De Staatssecretaris van Defensie,"), cell("A. Bos") + cell("B. Laan")
    )
    box = table(cell("In dit kader staat wat is afgesproken."))
    assert lines(read(letterhead + signatures + box)) == [
        ("body", "Datum 7 juli 2023"),
        ("body", "Onze referentie DGK-2023/118"),
        ("body", "De Minister van Defensie,"),
        ("body", "A. Bos"),
        ("body", "De Staatssecretaris van Defensie,"),
        ("body", "B. Laan"),
        ("body", "In dit kader staat wat is afgesproken."),
    ]


def test_changes_are_read_as_accepted_and_told() -> None:
    body = (
        '<w:p><w:r><w:t>Het plan is </w:t></w:r><w:del w:id="1"><w:r><w:delText>niet </w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t xml:space="preserve"> gereed</w:t></w:r></w:ins>'
        "<w:moveFrom><w:r><w:t>oud</w:t></w:r></w:moveFrom>"
        "<w:r><w:t>.</w:t></w:r></w:p>"
        '<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>'
        '<w:r><w:t xml:space="preserve">Een alinea </w:t></w:r></w:p>'
        "<w:p><w:r><w:t>die doorloopt.</w:t></w:r></w:p>"
    )
    document = read(body)
    assert lines(document) == [("body", "Het plan is gereed."), ("body", "Een alinea die doorloopt.")]
    assert document.warnings == ("bevat bijgehouden wijzigingen; ingevoegde tekst is gelezen, verwijderde tekst niet",)


def test_hidden_text_field_codes_and_doubled_text_boxes_are_left_out() -> None:
    box = f"<w:txbxContent>{paragraph('Tekst in een vak.')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r>"
        '<w:r><w:rPr><w:rStyle w:val="Weg"/></w:rPr><w:t>ook</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>'
        '<w:hyperlink r:id="r9"><w:r><w:t>de</w:t></w:r></w:hyperlink><w:r><w:noBreakHyphen/><w:t>link</w:t></w:r>'
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert lines(read(body, styles=STYLES)) == [("body", "de-link"), ("body", "Tekst in een vak.")]


def test_line_breaks_give_the_signature_its_own_lines() -> None:
    body = (
        "<w:p><w:r><w:t>De Minister van Asiel en Migratie,</w:t><w:br/><w:br/><w:t>C. de Wit</w:t>"
        '<w:br w:type="page"/></w:r></w:p>'
    )
    document = read(paragraph("Den Haag, 3 maart 2025") + body)
    brief = read_kamerbrief(document, clean_text(document), None)
    assert (brief.afzender, brief.afzender_functie) == ("C. de Wit", "Minister van Asiel en Migratie")
    assert str(brief.datum) == "2025-03-03"


def test_the_page_head_tells_reference_and_date_but_is_no_text() -> None:
    head = "".join(paragraph(text) for text in ("Onze referentie", "VWS-2024-77", "Datum 5 juni 2024"))
    header = f"<w:hdr {NAMES}>{head}</w:hdr>"
    relations = f'<Relationship Id="h1" Type="{REL}/header" Target="kop1.xml"/>'
    body = FILLER + '<w:sectPr><w:headerReference w:type="first" r:id="h1"/></w:sectPr>'
    document = read_docx(docx(body, {"word/kop1.xml": header}, relations=relations), "brief.docx")
    assert [line.role for line in document.lines[:3]] == [LineRole.FURNITURE] * 3
    tekst = clean_text(document)
    brief = read_kamerbrief(document, tekst, None)
    assert (brief.kenmerk, str(brief.datum)) == ("VWS-2024-77", "2024-06-05")
    assert "referentie" not in tekst.tekst


def test_properties_become_metadata() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc" xmlns:dcterms="urn:t"><dc:title>Brief kust</dc:title>'
        "<dc:creator>Directie Water</dc:creator><dcterms:created>2024-02-01T09:30:00Z</dcterms:created>"
        "<dcterms:modified>gisteren</dcterms:modified></cp:coreProperties>"
    )
    document = read_docx(docx(FILLER, {"docProps/core.xml": core}), "brief.docx")
    assert document.metadata == {"titel": "Brief kust", "auteur": "Directie Water", "aangemaakt": "2024-02-01"}
    assert (document.format, document.page_count) == ("docx", None)


def test_the_strict_form_is_read_as_well() -> None:
    content = docx(FILLER)
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            text = text.replace("schemas.openxmlformats.org/wordprocessingml/2006/main", "purl.oclc.org/ooxml/main")
            new.writestr(name, text)
    assert read_document(strict.getvalue(), "brief.docx").lines == read_docx(content, "brief.docx").lines


# ---------------------------------------------------------------- what is refused


def refusal(content: bytes) -> str:
    with pytest.raises(DocumentRefused) as refused:
        read_document(content, "brief.docx")
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    assert "zip-bom" in refusal(docx(FILLER, {"word/media/nul.bin": "\0" * 5_000_000}))


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    content = docx(FILLER + " " * 300_000)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    assert "beschadigd" in refusal(content.replace(size.to_bytes(4, "little"), (1_000).to_bytes(4, "little")))


def test_too_many_parts_are_refused() -> None:
    assert "onderdelen" in refusal(docx(FILLER, {f"word/x{number}": "" for number in range(5_001)}))


def test_a_file_with_a_password_is_refused_with_the_way_out() -> None:
    assert "wachtwoord" in refusal(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    )
    flagged = bytearray(docx(FILLER))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := flagged.find(signature, place + 1)) >= 0:
            flagged[place + offset] |= 1
    assert "wachtwoord" in refusal(bytes(flagged))


def test_entities_in_a_part_are_refused() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]><styles>&c;</styles>'
    assert "entiteiten" in refusal(docx(FILLER, {"word/styles.xml": bomb}))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_cut_file_is_refused(share: float) -> None:
    content = docx(FILLER * 50)
    assert "beschadigd" in refusal(content[: int(len(content) * share)])


def test_a_changed_byte_is_found_by_the_checksum() -> None:
    content = bytearray(docx(FILLER * 20))
    place = content.find(b"word/document.xml") + 60
    content[place] ^= 0xFF
    assert "beschadigd" in refusal(bytes(content))


def test_a_file_without_text_or_without_document_is_refused() -> None:
    assert "zonder tekst" in refusal(docx("<w:p/>"))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/documents.txt", "niets")
    assert "ontbreekt" in refusal(stream.getvalue())


def test_deep_nesting_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 90 + FILLER + "</w:sdtContent></w:sdt>" * 90
    assert "genest" in refusal(docx(deep))


def test_names_of_parts_lead_nowhere() -> None:
    relations = f'<Relationship Id="s" Type="{REL}/styles" Target="../../../../etc/passwd"/>'
    document = read_docx(docx(FILLER, {"../../../tmp/kwaad.xml": "<a/>"}, relations=relations), "brief.docx")
    assert len(document.lines) == 1


def test_nested_boxes_end() -> None:
    body = paragraph("diep")
    for _ in range(12):
        body = f"<w:p><w:r><w:txbxContent>{body}</w:txbxContent></w:r></w:p>"
    assert len(read(body).lines) == 1


# ---------------------------------------------------------------- any bytes

SAMPLE = docx(
    FILLER
    + item("een", number=1)
    + table(cell("a") + cell("b"))
    + '<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="1"/></w:r></w:p>',
    {
        "word/numbering.xml": NUMBERING,
        "word/styles.xml": STYLES,
        "word/footnotes.xml": f'<w:footnotes {W}><w:footnote w:id="1">{paragraph("noot")}</w:footnote></w:footnotes>',
    },
)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 12))
def test_mutated_files_are_read_or_refused(seed: int, changes: int) -> None:
    chance = random.Random(seed)
    content = bytearray(SAMPLE)
    for _ in range(changes):
        content[chance.randrange(len(content))] = chance.randrange(256)
    try:
        assert read_docx(bytes(content), "x").lines
    except DocumentRefused as refused:
        assert str(refused)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_mutated_parts_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SAMPLE)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = bytearray(old.read(name))
            for _ in range(chance.randrange(3)):
                place = chance.randrange(len(part))
                part[place : place + chance.randrange(30)] = part[chance.randrange(len(part)) :][: chance.randrange(40)]
            new.writestr(name, bytes(part))
    try:
        document = read_docx(stream.getvalue(), "x")
    except DocumentRefused as refused:
        assert "\n" not in str(refused)
    else:
        marks = [(line.text[mark.begin : mark.end], mark.number) for line in document.lines for mark in line.marks]
        assert all(shown == number for shown, number in marks)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["p", "r", "t", "tbl", "tr", "tc", "ins", "del", "sdt", "br", "tab", "hyperlink"]), max_size=30
    )
)
def test_any_order_of_elements_is_read(names: list[str]) -> None:
    opened = "".join(f"<w:{name}>woord " for name in names)
    closed = "".join(f"</w:{name}>" for name in reversed(names))
    assert read(opened + closed).lines[0].text.startswith("De provincies")


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=400))
def test_random_bytes_are_refused(content: bytes) -> None:
    for start in (b"PK\x03\x04", b""):
        with pytest.raises(DocumentRefused):
            read_docx(start + content, "x")


def test_relations_of_another_package_are_ignored() -> None:
    relations = f'<Relationship Id="h" Type="{REL}/header" Target="http://x/kop.xml" TargetMode="External"/>'
    assert read_docx(docx(FILLER, relations=relations), "x").lines


WORD_SHAPE = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def shape(inner: str) -> str:
    """A text box as Word writes it: the new form, and the old one for older readers."""
    return (
        f"<w:r><mc:AlternateContent {WORD_SHAPE}><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic>"
        f"<a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inner}"
        "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_letter_as_a_ministry_sends_it() -> None:
    """Reference in a text box of the first page's head, address in a content control, date and subject in a table."""
    margin = "".join(
        map(paragraph, ("Ministerie van Natuur", "Ons kenmerk", "DGN-N / 21045678", "Uw kenmerk", "2021Z01234"))
    )
    head = f"<w:hdr {NAMES}><w:p>{shape(margin)}</w:p></w:hdr>"
    address = "".join(map(paragraph, ("De Voorzitter van de Tweede Kamer", "der Staten-Generaal", "2595 BD DEN HAAG")))
    empty = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    soft = "<w:r><w:t>in het na</w:t><w:softHyphen/><w:t>jaar over € 5\u00a0mil\u00adjoen.</w:t></w:r>"
    body = (
        f"<w:sdt><w:sdtContent>{address}</w:sdtContent></w:sdt>"
        + table(cell("Datum") + cell("12 april 2021"), cell("Betreft") + cell("Voortgang weidevogels"))
        + paragraph("Geachte Voorzitter,")
        + f'<w:p><w:r><w:t xml:space="preserve">Ik informeer u </w:t></w:r>{soft}</w:p>'
        + empty.format(paragraph("Klik of tik om tekst in te voeren."))
        + paragraph("Hoogachtend,")
        + table(cell("Anna Weide"))
        + paragraph("Minister van Landbouw, Natuur en Voedselkwaliteit")
        + '<w:sectPr><w:headerReference w:type="first" r:id="h"/><w:titlePg/></w:sectPr>'
    )
    relations = f'<Relationship Id="h" Type="{REL}/header" Target="header1.xml"/>'
    document = read_docx(docx(body, {"word/header1.xml": head}, relations=relations), "brief.docx")
    brief = read_kamerbrief(document, clean_text(document), None)
    assert (brief.kenmerk, str(brief.datum), brief.titel) == ("DGN-N / 21045678", "2021-04-12", "Voortgang weidevogels")
    assert [(wie.naam, wie.functie) for wie in brief.ondertekenaars] == [
        ("Anna Weide", "Minister van Landbouw, Natuur en Voedselkwaliteit")
    ]
    texts = [brief.tekst[blok.begin : blok.einde] for blok in brief.blokken if blok.soort is BlokSoort.TEKST]
    assert texts == ["Ik informeer u in het najaar over € 5 miljoen.", "Hoogachtend,"]
