"""Flattened text and markdown: pages, notes, bullets, headings, tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning import clean_text
from pipeline.documents import read_document
from pipeline.documents.markdown import read_markdown
from pipeline.documents.plain import read_plain
from pipeline.model import Document, DocumentRefused, LineRole


def plain(text: str) -> Document:
    return read_plain(text.encode(), "brief.txt")


def roles(document: Document) -> list[tuple[str, str]]:
    return [(str(line.role), line.text) for line in document.lines]


def test_a_line_that_begins_with_one_space_starts_a_page() -> None:
    document = plain(" Eerste bladzijde.\nNog steeds.\n Tweede bladzijde.\n  ingesprongen\n\fDerde.\n")
    assert [line.page for line in document.lines] == [1, 1, 2, 2, 3]
    assert document.page_count == 3


def test_notes_are_tied_to_their_marks() -> None:
    document = plain(
        "Het fonds1 groeit in 20222 flink.\nDe A2 blijft dicht3.\n\n1 Kamerstuk 1.\n2 Zie\nbijlage.\n3 Idem.\n"
    )
    notes = [(line.note, line.text) for line in document.lines if line.role is LineRole.NOTE]
    assert notes == [("1", "Kamerstuk 1."), ("2", "Zie"), (None, "bijlage."), ("3", "Idem.")]
    marks = [(mark.number, line.text[: mark.begin].split()[-1]) for line in document.lines for mark in line.marks]
    assert marks == [("1", "fonds"), ("2", "2022"), ("3", "dicht")]


@pytest.mark.parametrize(
    "text",
    [
        "De uitgaven stegen.\n\n2 Maatregelen voor de zorg\n\nHieronder volgen ze.\n",
        "In totaal zijn 37,7 mln. euro en 12 scholen.\n\n7 scholen doen mee.\n",
        "Dit jaar doen 15 gemeenten mee.\n15 gemeenten\nvolgen nog.\n",
    ],
)
def test_a_number_that_opens_a_line_is_no_note_without_a_mark(text: str) -> None:
    assert not [line for line in plain(text).lines if line.role is LineRole.NOTE]


def test_a_note_may_open_with_the_number_of_a_paper() -> None:
    document = plain("Dit is gevraagd.1 Dat2 ook.\n\n1 2019Z11347/2019D24810.\n2 36 200 VI, nr. 12.\n")
    notes = [(line.note, line.text) for line in document.lines if line.role is LineRole.NOTE]
    assert notes == [("1", "2019Z11347/2019D24810."), ("2", "36 200 VI, nr. 12.")]


def test_notes_as_the_site_of_official_papers_shows_them() -> None:
    document = plain(
        "Hierbij het overzicht1 en het advies2.\n\nX Noot\n1\n\nTer inzage.\n\nX Noot\n2\n\nKamerstuk.\n\nNaar boven\n"
    )
    notes = [(line.note, line.text) for line in document.lines if line.role is LineRole.NOTE]
    assert notes == [("1", "Ter inzage."), ("2", "Kamerstuk.")]
    assert clean_text(document).tekst.endswith("Kamerstuk.")


def test_numbered_notes_go_on_over_pages() -> None:
    document = plain("Eerste1 alinea.\n\n1 Noot een.\n Tweede2 alinea.\n\n2 Noot twee.\n")
    assert [(line.note, line.page) for line in document.lines if line.note] == [("1", 1), ("2", 2)]


def test_bullets_and_headings() -> None:
    text = (
        "Aanpak en planning\n\n"
        "Ik neem deze maatregelen:\n– een fonds voor herstel\nvan de kades;\n– een proef.\n\n"
        "De proef – zo blijkt nu – slaagt en wordt volgend jaar\n– met de provincies – voortgezet in heel Drenthe.\n\n"
        "1. Onderzoek naar de bodem;\n\nEr komt meer.\n"
    )
    assert [(role, line) for role, line in roles(plain(text)) if role != "body"] == [
        ("heading", "Aanpak en planning"),
        ("bullet", "– een fonds voor herstel"),
        ("bullet", "– een proef."),
        ("bullet", "1. Onderzoek naar de bodem;"),
    ]


def test_a_number_that_an_abbreviation_or_a_bracket_awaits_opens_no_bullet() -> None:
    text = (
        "Bij motie van het lid Kat (Kamerstuk 32 291, nr.\n52) sprak de Kamer uit dat vissers\nhulp verdienen.\n\n"
        "De raad besloot (onder voorbehoud van punt 2,\n3) dat de haven dieper wordt.\n"
    )
    assert {role for role, _ in roles(plain(text))} == {"body"}
    items = "Ik vraag drie partijen om advies:\n- de bouwer Dura b.v.\n- de gemeente (Delft\n- de provincie.\n"
    assert [role for role, _ in roles(plain(items))] == ["body", "bullet", "bullet", "bullet"]


def test_a_heading_of_two_lines() -> None:
    text = (
        "Dit is een volle regel van de eerste alinea van deze kleine brief hier.\nEn hier eindigt zij.\n\n"
        "De volgende stap in het herstel van de dijken langs de grote rivieren en\nde kust\n\n"
        "Dit is weer een volle regel van een alinea die op de kop volgt, en nu.\n"
    )
    assert [role for role, _ in roles(plain(text))] == ["body", "body", "heading", "heading", "body"]


def test_tables_are_told_from_running_text() -> None:
    text = (
        "Wonen 2021 2022 e.v.\n\nHuur 3,5 mln 4 mln\nKoop en\nbouw 1 mln\n\nIn 2021 kwam er 4 mln bij, in 2022 ook.\n"
    )
    assert [role for role, _ in roles(plain(text))] == ["table", "table", "table", "table", "body"]


def test_markdown_is_undone() -> None:
    text = (
        "> Postbus 1, Den Haag.\n\n**Datum**  \n4 mei 2021\n\n### *1. Lezen*\n\n**Tot slot**\n\n"
        "De [school](http://a.nl/b) leest *graag*.<sup>1</sup> Zie ook\\* dit.[^2]\n\n---\n\n"
        "<sup>1</sup> Kamerstuk\n31 293.\n\n[^2]: Idem.\n\n| a | b |\n|---|---|\n| 1 |  |\n"
    )
    document = read_markdown(text.encode(), "brief.md")
    assert roles(document) == [
        ("body", "Postbus 1, Den Haag."),
        ("body", "Datum"),
        ("body", "4 mei 2021"),
        ("heading", "1. Lezen"),
        ("heading", "Tot slot"),
        ("body", "De school leest graag.1 Zie ook* dit.2"),
        ("note", "Kamerstuk"),
        ("note", "31 293."),
        ("note", "Idem."),
        ("table", "a\tb"),
        ("table", "1\t"),
    ]
    (line,) = [line for line in document.lines if line.marks]
    assert [(line.text[mark.begin : mark.end], mark.number) for mark in line.marks] == [("1", "1"), ("2", "2")]


def test_control_and_bidi_characters_are_left_out() -> None:
    assert [line.text for line in plain("Een\x00 \u202ezin\u202c\u00ad.\n").lines] == ["Een zin."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(encoding: str) -> None:
    document = read_document("Financiën: € 5 mln.\r\nTweede regel.".encode(encoding), "brief.txt")
    assert [line.text for line in document.lines] == ["Financiën: € 5 mln.", "Tweede regel."]


def test_what_a_converter_wrote_as_raised_is_a_note_mark_or_an_ordinal() -> None:
    document = read_markdown(
        b"# Brief\n\nDe motie Bos[1 ] en het 11[e ] pakket[2].\n[3] en [hier](http://a.nl).\n\n"
        b"1 Kamerstuk 31 293.\n2 Zie\nbijlage.\n\n-----\n\n3 scholen doen mee.\n",
        "brief.md",
    )
    notes = [(line.note, line.text) for line in document.lines if line.role is LineRole.NOTE]
    assert notes == [("1", "Kamerstuk 31 293."), ("2", "Zie"), (None, "bijlage.")]
    assert document.lines[1].text == "De motie Bos1 en het 11e pakket2."
    assert [mark.number for mark in document.lines[1].marks] == ["1", "2"]


def test_a_foot_glued_to_a_head_is_two_lines_and_the_sign_of_a_symbol_font_a_bullet() -> None:
    document = plain("Tweede Kamer, vergaderjaar 2022–2023, Aanhangsel 1Antwoord 3\nDit volgt:\n\uf0b7 een proef.\n")
    assert [line.text for line in document.lines][1:] == ["Antwoord 3", "Dit volgt:", "• een proef."]
    assert document.lines[-1].role is LineRole.BULLET


PAPER = (
    "Tweede Kamer der Staten-Generaal 2Vergaderjaar 2012Œ2013 31 209Schone en zuinige scheepvaart Nr. 7 BRIEF VAN "
    "DE STAATSSECRETARIS VAN ZEEVAART EN HAVENS Aan de Voorzitter van de Tweede Kamer der Staten-Generaal Den Haag, "
    "4 maart 2013 Hierbij zend ik u de fotoTMs van de sluizen. "
    + "De schepen varen er dag en nacht langs, in weer en wind. "
    * 40
    + "Het programma voor de binnen- vaart wordt kst-31209-7ISSN 0921 - 7371’s-Gravenhage 2013 Tweede Kamer, "
    "vergaderjaar 2012Œ2013, 31 209, nr. 71 in mei herzien. De staatssecretaris van Zeevaart en Havens, J.P. van der "
    "Zee-Duin Tweede Kamer, vergaderjaar 2012Œ2013, 31 209, nr. 72"
)


def test_a_paper_on_one_line_is_broken_off_where_it_is_no_running_text() -> None:
    document = plain(PAPER)
    texts = [line.text for line in document.lines]
    assert texts[1:4] == [
        "Nr. 7 BRIEF VAN DE STAATSSECRETARIS VAN ZEEVAART EN HAVENS",
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
        "Den Haag, 4 maart 2013",
    ]
    assert "foto’s" in texts[4]
    assert texts[-3:-1] == ["De staatssecretaris van Zeevaart en Havens,", "J.P. van der Zee-Duin"]
    assert document.page_count == 2
    tekst = clean_text(document).tekst
    assert "Het programma voor de binnenvaart wordt in mei herzien." in tekst
    assert "nr. 7" not in tekst.lower().replace("nr. 7 brief", "")


@pytest.mark.parametrize(
    "near_miss", [" ", "Nr. 7 BRIEF VAN DE ", "Vragen van het lid ", "ISSN 0921 - 7371 ", "A. Van De ", "a- b"]
)
def test_a_long_line_is_read_in_linear_time(near_miss: str) -> None:
    assert plain(f"x{near_miss * (100_000 // len(near_miss))}x").lines


def test_answers_on_one_line_are_told_from_questions() -> None:
    talk = "De schepen varen er dag en nacht langs, in weer en wind. " * 30
    document = plain(
        "Vragen van het lid Kat (PvdA) aan de minister van Zeevaart over sluizen (ingezonden 2 mei 2012). Mededeling "
        f"van minister De Zee (Zeevaart) (ontvangen 9 mei 2012). Vraag 1 Gaan de sluizen open? Antwoord 1Ja. {talk}"
        "Vraag 2 en 3 Wanneer? Antwoord 2 en 3In mei."
    )
    texts = [line.text for line in document.lines]
    assert texts[1:5] == [
        "Mededeling van minister De Zee (Zeevaart) (ontvangen 9 mei 2012).",
        "Vraag 1",
        "Gaan de sluizen open?",
        "Antwoord 1",
    ]
    assert texts[-4:] == ["Vraag 2 en 3", "Wanneer?", "Antwoord 2 en 3", "In mei."]


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "b"]))
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    try:
        document = read_document(content, name)
    except DocumentRefused as refusal:
        assert "\n" not in str(refusal)
        assert str(refusal)
    else:
        assert all(line.text.strip() == line.text for line in document.lines if line.role is not LineRole.TABLE)


@given(st.text(alphabet="ab 1.\n–*#<>[]()|_`^\\€\t", max_size=200))
def test_any_markdown_is_read(text: str) -> None:
    document = read_markdown(text.encode(), "a.md")
    for line in document.lines:
        assert all(line.text[mark.begin : mark.end] == mark.number for mark in line.marks)
