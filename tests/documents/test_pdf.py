"""The PDF reader: words, marks, notes, order, tables, furniture, refusals; on PDFs made here and on the real ones."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pdfplumber.page
import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.colors import black, white
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pipeline.documents import read_document
from pipeline.documents.pdf import read_pdf, source
from pipeline.model import Document, DocumentRefused, Line, LineRole
from tests.conftest import ROOT

HEIGHT = 842.0
LEAD = 12.0
PARAGRAPH = (
    "De kwaliteit van het drinkwater is in alle provincies opnieuw gemeten.",
    "De uitkomsten daarvan stuur ik met deze brief aan uw Kamer, zodat wij",
    "daarover in het najaar met elkaar van gedachten kunnen wisselen.",
)
OTHER = (
    "Voor de scholen op het platteland geldt een kleinere afstand tot het",
    "zwembad dan voorheen, en daarom blijft de regeling voor het vervoer",
    "van leerlingen ook in het komende schooljaar ongewijzigd van kracht.",
)

Draw = Callable[[Canvas], None]


def make_pdf(*pages: Draw, size: tuple[float, float] = (595.0, HEIGHT), **options: object) -> bytes:
    """A PDF of which each function draws a page, y counted from the top."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, bottomup=1, **options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def put(  # noqa: PLR0913, PLR0917 - as drawString, and what it is set in
    canvas: Canvas, x: float, y: float, text: str, size: float = 10, font: str = "Helvetica"
) -> float:
    """Write text with its baseline `y` points from the top; returns where it ends."""
    canvas.setFont(font, size)
    canvas.drawString(x, canvas._pagesize[1] - y, text)
    return float(x + canvas.stringWidth(text, font, size))


def put_all(canvas: Canvas, x: float, y: float, lines: Sequence[str], size: float = 10) -> float:
    """Write lines below each other; returns the baseline for what follows after a blank line."""
    for line in lines:
        put(canvas, x, y, line, size)
        y += LEAD
    return y + LEAD


def rule(canvas: Canvas, x0: float, x1: float, y: float) -> None:
    canvas.line(x0, canvas._pagesize[1] - y, x1, canvas._pagesize[1] - y)


def box(canvas: Canvas, place: tuple[float, float, float, float], colour: tuple[float, float, float]) -> None:
    x0, y0, x1, y1 = place
    canvas.setFillColorRGB(*colour)
    canvas.rect(x0, canvas._pagesize[1] - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
    canvas.setFillColor(black)


def read(*pages: Draw, **options: object) -> Document:
    return read_pdf(make_pdf(*pages, **options), "brief.pdf")


def texts(document: Document, *roles: LineRole) -> list[str]:
    return [line.text for line in document.lines if not roles or line.role in roles]


def find(document: Document, start: str) -> Line:
    return next(line for line in document.lines if line.text.startswith(start))


# ---------------------------------------------------------------- words and marks


def test_words_are_parted_by_gaps_relative_to_the_size() -> None:
    def page(canvas: Canvas) -> None:
        x = 72.0
        for word in ("Kleine", "letters", "staan", "dicht", "opeen"):
            x = put(canvas, x, 100, word, 6) + 1.2
        put_all(canvas, 72, 140, PARAGRAPH)

    assert texts(read(page))[0] == "Kleine letters staan dicht opeen"


def test_letter_spaced_words_stay_whole() -> None:
    def page(canvas: Canvas) -> None:
        for x, word in ((72, "waterkwaliteit"), (230, "verbetert")):
            canvas.setFont("Helvetica", 10)
            canvas.drawString(x, HEIGHT - 100, word, charSpace=2.5)
        put_all(canvas, 72, 140, PARAGRAPH)

    assert texts(read(page))[0] == "waterkwaliteit verbetert"


@pytest.mark.parametrize("how", ["rise", "place"])
def test_raised_figures_are_marks_glued_to_their_word(how: str) -> None:
    def page(canvas: Canvas) -> None:
        if how == "rise":
            text = canvas.beginText(72, HEIGHT - 100)
            for part, size, up in (("In maart 2021", 10, 0), ("12", 6, 4), (" sprak ik de wethouders.", 10, 0)):
                text.setFont("Helvetica", size)
                text.setRise(up)
                text.textOut(part)
            canvas.drawText(text)
        else:
            x = put(canvas, 72, 100, "In maart 2021")
            x = put(canvas, x, 96, "12", 6)
            put(canvas, x, 100, " sprak ik de wethouders.")
        put_all(canvas, 72, 130, PARAGRAPH)

    line = read(page).lines[0]
    assert line.text == "In maart 202112 sprak ik de wethouders."
    assert [(line.text[mark.begin : mark.end], mark.number) for mark in line.marks] == [("12", "12")]


def test_a_mark_before_punctuation_and_two_marks_together() -> None:
    def page(canvas: Canvas) -> None:
        x = put(canvas, 72, 100, "de provincies")
        x = put(canvas, x, 96, "3", 6)
        x = put(canvas, x, 100, ", de waterschappen")
        x = put(canvas, x, 96, "4,5", 6)
        put(canvas, x, 100, " en het Rijk")
        put_all(canvas, 72, 130, PARAGRAPH)

    line = read(page).lines[0]
    assert line.text == "de provincies3, de waterschappen4,5 en het Rijk"
    assert [mark.number for mark in line.marks] == ["3", "4", "5"]


@pytest.mark.parametrize(("stem", "sign", "drop"), [("40 m", "2", -4), ("CO", "2", 2), ("de 1", "e", -4)])
def test_exponents_indices_and_ordinals_are_no_marks(stem: str, sign: str, drop: float) -> None:
    def page(canvas: Canvas) -> None:
        x = put(canvas, 72, 100, stem)
        x = put(canvas, x, 100 + drop, sign, 6)
        put(canvas, x, 100, " van de regeling")
        put_all(canvas, 72, 130, PARAGRAPH)

    line = read(page).lines[0]
    assert line.text == f"{stem}{sign} van de regeling"
    assert line.marks == ()


def test_line_end_hyphens_stay() -> None:
    def page(canvas: Canvas) -> None:
        put_all(
            canvas, 72, 100, ("In deze brief beschrijf ik de uitvoerings-", "kosten van de nieuwe subsidieregeling.")
        )

    assert texts(read(page))[0].endswith("uitvoerings-")


def test_every_word_has_its_place_in_the_text_and_on_the_page() -> None:
    def page(canvas: Canvas) -> None:
        put_all(canvas, 72, 100, PARAGRAPH)

    for line in read(page).lines:
        assert [line.text[word.begin : word.end] for word in line.words] == line.text.split()
        for word in line.words:
            x0, top, x1, bottom = word.box
            assert 71 < x0 < x1 < 595
            assert 88 < top < bottom < 130


# ---------------------------------------------------------------- order


def two_columns(canvas: Canvas) -> None:
    put(canvas, 60, 80, "Water en scholen", 18, "Helvetica-Bold")
    for shift, lines in ((0, PARAGRAPH), (60, OTHER)):
        put_all(canvas, 60, 110 + shift, [line[:38] for line in lines])
        put_all(canvas, 320, 110 + shift, [line[38:].strip() or "en verder." for line in lines])


def test_columns_are_read_one_after_the_other() -> None:
    document = read(two_columns)
    left = [line[:38].strip() for line in (*PARAGRAPH, *OTHER)]
    right = [line[38:].strip() or "en verder." for line in (*PARAGRAPH, *OTHER)]
    assert texts(document) == ["Water en scholen", *left, *right]


def test_a_box_is_read_whole() -> None:
    def page(canvas: Canvas) -> None:
        put_all(canvas, 60, 110, [line[:38] for line in (*PARAGRAPH, *OTHER)])
        box(canvas, (310, 150, 540, 215), (0.9, 0.95, 0.9))
        put(canvas, 320, 165, "Zwemles voor allen", 10, "Helvetica-Bold")
        put_all(canvas, 320, 180, ("Elk kind leert zwemmen, ook", "waar geen zwembad is."))
        put_all(canvas, 310, 110, ("Dit staat rechts boven de kader", "tekst en hoort daar niet bij."))

    found = texts(read(page))
    begin = found.index("Zwemles voor allen")
    assert found[begin + 1 : begin + 3] == ["Elk kind leert zwemmen, ook", "waar geen zwembad is."]
    assert found.index("Dit staat rechts boven de kader") == begin - 2


def test_the_head_of_a_kamerstuk_is_read_by_line() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 55, 80, "Tweede Kamer der Staten-Generaal", 18, "Helvetica-Bold")
        put(canvas, 510, 100, "2", 52, "Helvetica-Bold")
        put(canvas, 55, 136, "Vergaderjaar 2022–2023")
        put(canvas, 55, 188, "31 765", 12, "Helvetica-Bold")
        put(canvas, 221, 188, "Kwaliteit van zorg", 12, "Helvetica-Bold")
        put(canvas, 55, 214, "Nr. 700", 10, "Helvetica-Bold")
        put(canvas, 221, 214, "BRIEF VAN DE MINISTER VOOR LANGDURIGE ZORG", 10, "Helvetica-Bold")
        put(canvas, 221, 238, "Den Haag, 3 maart 2023")
        put_all(canvas, 221, 262, (*PARAGRAPH, "", *OTHER))

    document = read(page)
    assert texts(document, LineRole.BODY, LineRole.HEADING)[:6] == [
        "Tweede Kamer der Staten-Generaal",
        "Vergaderjaar 2022–2023",
        "31 765 Kwaliteit van zorg",
        "Nr. 700 BRIEF VAN DE MINISTER VOOR LANGDURIGE ZORG",
        "Den Haag, 3 maart 2023",
        PARAGRAPH[0],
    ]
    assert texts(document, LineRole.FURNITURE) == ["2"]
    assert find(document, "Den Haag").gap


def letterhead(number: int) -> Draw:
    def page(canvas: Canvas) -> None:
        if number == 1:
            put_all(canvas, 72, 150, ("Aan de Voorzitter van de Tweede Kamer", "Postbus 20018"))
            put_all(canvas, 450, 150, ("Parnassusplein 5", "2511 VX Den Haag", "Onze referentie", "34567-11223-Z"), 6.5)
            put(canvas, 72, 250, "Datum")
            put(canvas, 120, 250, "6 mei 2022")
            put(canvas, 72, 262, "Betreft")
            put(canvas, 120, 262, "Zwemonderwijs")
        else:
            put_all(canvas, 450, 100, ("Datum", "6 mei 2022", "Onze referentie", "34567-11223-Z"), 6.5)
        put_all(canvas, 72, 300, (*PARAGRAPH, *OTHER, f"Dit is deel {number} van mijn betoog aan de leden."))
        put(canvas, 450, 815, f"Pagina {number} van 3", 6.5)

    return page


@pytest.mark.parametrize("pages", [2, 3])
def test_a_letterhead_stands_before_the_text_once_and_is_furniture_after(pages: int) -> None:
    document = read(*(letterhead(number) for number in range(1, pages + 1)))
    first = [line.text for line in document.lines if line.page == 1 and line.role is not LineRole.FURNITURE]
    assert first.index("34567-11223-Z") < first.index("Datum 6 mei 2022") < first.index(PARAGRAPH[0])
    later = [line for line in document.lines if line.page > 1]
    assert {line.text for line in later if line.role is LineRole.FURNITURE} >= {"Datum", "6 mei 2022", "34567-11223-Z"}
    assert not any("Pagina" in text for text in texts(document, LineRole.BODY, LineRole.HEADING))
    assert sum(text.startswith("Dit is deel") for text in texts(document, LineRole.BODY)) == pages


# ---------------------------------------------------------------- furniture


def test_running_feet_are_furniture_and_repeated_notes_are_not() -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            end = put(canvas, 221, 100, f"Mijn {number}e opmerking staat in het verslag van de inspectie")
            put(canvas, end, 96, str(2 * number), 5.5)
            put_all(canvas, 221, 124, PARAGRAPH)
            rule(canvas, 221, 280, 742)
            put(canvas, 221, 752, str(2 * number), 4.5)
            put(canvas, 227, 755, f"Kamerstuk 31 765, nr. {400 + 3 * number}.", 7)
            put(canvas, 221, 800, "Eigen voettekst van het ministerie", 9)
            put(canvas, 540, 800, str(number), 9)

        return draw

    document = read(page(1), page(2), page(3))
    assert set(texts(document, LineRole.FURNITURE)) == {"Eigen voettekst van het ministerie", "1", "2", "3"}
    notes = [line for line in document.lines if line.role is LineRole.NOTE]
    assert [(line.note, line.text) for line in notes] == [
        ("2", "Kamerstuk 31 765, nr. 403."),
        ("4", "Kamerstuk 31 765, nr. 406."),
        ("6", "Kamerstuk 31 765, nr. 409."),
    ]


def test_known_feet_are_furniture_on_a_single_page() -> None:
    def page(canvas: Canvas) -> None:
        put_all(canvas, 221, 100, PARAGRAPH)
        put_all(canvas, 55, 760, ("kst-31765-700", "ISSN 0921 - 7371"), 6)
        put(canvas, 221, 790, "Tweede Kamer, vergaderjaar 2022–2023, 31 765, nr. 700", 9)
        put(canvas, 540, 790, "1", 9)

    assert texts(read(page), LineRole.BODY) == list(PARAGRAPH)


def test_copied_pages_are_no_furniture() -> None:
    def page(canvas: Canvas) -> None:
        put_all(
            canvas, 72, 60, (*PARAGRAPH, *OTHER, *(f"Alinea {n} gaat over scholen en over water." for n in range(9)))
        )

    assert not texts(read(page, page, page), LineRole.FURNITURE)


# ---------------------------------------------------------------- notes, headings, bullets


def test_notes_stand_at_the_end_with_their_number_apart() -> None:
    def page(canvas: Canvas) -> None:
        x = put(canvas, 72, 100, "De raming is herzien")
        put(canvas, x, 96, "7", 6)
        put_all(canvas, 72, 124, (*PARAGRAPH, *OTHER))
        rule(canvas, 72, 140, 700)
        put(canvas, 72, 711, "7", 5)
        put(canvas, 78, 714, "Zie de bijlage bij de brief van de inspectie, waarin ook de", 7.5)
        put(canvas, 78, 723, "afwijkende cijfers van 2019 zijn opgenomen.", 7.5)
        put(canvas, 72, 731, "8", 5)
        put(canvas, 78, 734, "Kamerstuk 27 625, nr. 555.", 7.5)

    notes = [line for line in read(page).lines if line.role is LineRole.NOTE]
    assert [(line.note, line.text[:9]) for line in notes] == [
        ("7", "Zie de bi"),
        (None, "afwijkend"),
        ("8", "Kamerstuk"),
    ]
    assert all(word.begin == 0 for line in notes for word in line.words[:1])


def test_a_note_that_runs_over_the_page_keeps_its_role() -> None:
    def page(canvas: Canvas) -> None:
        put_all(canvas, 72, 100, (*PARAGRAPH, *OTHER))
        rule(canvas, 72, 140, 700)
        put(canvas, 72, 714, "en de overige cijfers van de waterschappen.", 7.5)

    last = read(page).lines[-1]
    assert (last.role, last.note) == (LineRole.NOTE, None)


def test_headings_are_told_by_style_and_bold_words_in_a_sentence_are_none() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 72, 80, "Zwemonderwijs", 10, "Helvetica-Bold")
        y = put_all(canvas, 72, 100, PARAGRAPH)
        put(canvas, 72, y, "Vervoer naar het zwembad", 10, "Helvetica-Oblique")
        y = put_all(canvas, 72, y + LEAD, OTHER)
        x = put(canvas, 72, y, "Let op:", 10, "Helvetica-Bold")
        put(canvas, x + 3, y, "de aanvraag moet voor het einde van het jaar binnen zijn.")
        put(canvas, 72, y + 2 * LEAD, "Financiën", 15)
        put_all(canvas, 72, y + 4 * LEAD, PARAGRAPH)

    assert texts(read(page), LineRole.HEADING) == ["Zwemonderwijs", "Vervoer naar het zwembad", "Financiën"]


def test_white_space_above_a_paragraph_is_seen() -> None:
    def page(canvas: Canvas) -> None:
        put_all(canvas, 72, put_all(canvas, 72, 100, PARAGRAPH), OTHER)

    assert [line.gap for line in read(page).lines] == [False, False, False, True, False, False]


def test_bullets_are_told_from_lines_that_happen_to_begin_alike() -> None:
    def page(canvas: Canvas) -> None:
        put_all(
            canvas,
            72,
            100,
            ("Het plan heeft drie doelen, waarvan het belangrijkste in artikel", "3. van de wet staat, namelijk:"),
        )
        for index, text in enumerate(("schoon water;", "veilige zwembaden;", "goed onderwijs.")):
            put(canvas, 72, 148 + index * LEAD, "•")
            put(canvas, 90, 148 + index * LEAD, text)
        put_all(
            canvas, 72, 220, ("De stappen zijn:", "a) meten wat er in het water zit;", "b) melden aan de provincie;")
        )
        put_all(
            canvas,
            72,
            280,
            (
                "De aanpak van het Rijk",
                "– zoals eerder gemeld aan uw Kamer – wordt voortgezet in",
                "overleg met de provincies.",
            ),
        )

    assert texts(read(page), LineRole.BULLET) == [
        "• schoon water;",
        "• veilige zwembaden;",
        "• goed onderwijs.",
        "a) meten wat er in het water zit;",
        "b) melden aan de provincie;",
    ]


# ---------------------------------------------------------------- tables


def test_figures_under_years_are_a_table_with_every_column_kept() -> None:
    def page(canvas: Canvas) -> None:
        y = put_all(canvas, 72, 100, PARAGRAPH)
        put(canvas, 72, y, "(bedragen x € 1.000)", 8)
        columns = (260, 330, 400, 470)
        table = (
            ("Zwemonderwijs", "2022", "2023", "2024", "2025 e.v."),
            ("Vervoer van leerlingen", "1.200", "", "800", "-"),
            ("Onderhoud van buitenbaden", "", "", "350", ""),
            ("Totaal", "1.200", "", "1.150", "40"),
        )
        for number, (label, *cells) in enumerate(table, 1):
            put(canvas, 72, y + 16 * number, label)
            for x, cell in zip(columns, cells, strict=True):
                canvas.setFont("Helvetica", 10)
                canvas.drawRightString(x, HEIGHT - y - 16 * number, cell)
        put_all(canvas, 72, y + 100, OTHER)

    document = read(page)
    assert texts(document, LineRole.TABLE) == [
        "(bedragen x € 1.000)",
        "Zwemonderwijs\t2022\t2023\t2024\t2025 e.v.",
        "Vervoer van leerlingen\t1.200\t\t800\t-",
        "Onderhoud van buitenbaden\t\t\t350\t",
        "Totaal\t1.200\t\t1.150\t40",
    ]
    assert texts(document, LineRole.BODY) == [*PARAGRAPH, *OTHER]


def test_a_label_of_two_lines_is_one_row() -> None:
    def page(canvas: Canvas) -> None:
        for x, year in ((300, "2021"), (380, "2022")):
            put(canvas, x, 100, year)
        rule(canvas, 72, 420, 104)
        put_all(canvas, 72, 116, ("Toezicht op de kwaliteit van zwem-", "water in de provincies"))
        rule(canvas, 72, 420, 134)
        put(canvas, 72, 146, "Overig")
        for y, cells in ((116, ("35", "40")), (146, ("1", "2"))):
            put(canvas, 300, y, cells[0])
            put(canvas, 380, y, cells[1])

    assert texts(read(page), LineRole.TABLE) == [
        "\t2021\t2022",
        "Toezicht op de kwaliteit van zwemwater in de provincies\t35\t40",
        "Overig\t1\t2",
    ]


def test_labels_that_run_on_are_told_from_section_rows_by_the_width_of_their_column() -> None:
    def page(canvas: Canvas) -> None:
        lines = (
            ("", "2021", "2022"),
            ("Uitgaven", "", ""),
            ("Onderhoud van", "35", "40"),
            ("zwembaden", "", ""),
            ("Bijdrage aan het", "12", ""),
            ("Rijk", "", ""),
            ("Totaal", "47", "40"),
        )
        for number, cells in enumerate(lines):
            for x, cell in zip((72, 200, 260), cells, strict=True):
                put(canvas, x, 100 + LEAD * number, cell)

    assert texts(read(page), LineRole.TABLE) == [
        "\t2021\t2022",
        "Uitgaven\t\t",
        "Onderhoud van zwembaden\t35\t40",
        "Bijdrage aan het Rijk\t12\t",
        "Totaal\t47\t40",
    ]


def test_a_ruled_table_of_text_is_read_by_row() -> None:
    def page(canvas: Canvas) -> None:
        for x in (72, 250, 400):
            canvas.line(x, HEIGHT - 90, x, HEIGHT - 160)
        for y in (90, 110, 140, 160):
            rule(canvas, 72, 400, y)
        put(canvas, 76, 104, "Omschrijving", 9, "Helvetica-Bold")
        put(canvas, 254, 104, "Stand van zaken", 9, "Helvetica-Bold")
        put(canvas, 76, 122, "De Kamer krijgt voor de zomer een", 9)
        put(canvas, 76, 133, "brief over zwemles.", 9)
        put(canvas, 254, 122, "Afgedaan met de brief van 6 mei", 9)
        put(canvas, 76, 153, "Onderzoek naar buitenbaden", 9)
        put_all(canvas, 72, 200, PARAGRAPH)

    assert texts(read(page), LineRole.TABLE) == [
        "Omschrijving\tStand van zaken",
        "De Kamer krijgt voor de zomer een brief over zwemles.\tAfgedaan met de brief van 6 mei",
        "Onderzoek naar buitenbaden\t",
    ]


def test_a_table_in_a_column_takes_nothing_from_the_other_column() -> None:
    def page(canvas: Canvas) -> None:
        put_all(canvas, 50, 100, [line[:38] for line in (*PARAGRAPH, *OTHER)])
        box(canvas, (310, 85, 560, 175), (0.9, 0.9, 1.0))
        for row, cells in enumerate((("", "2020", "2021"), ("Baden", "31", "28"), ("Lessen", "410", "395"))):
            for x, cell in zip((320, 430, 500), cells, strict=True):
                put(canvas, x, 105 + 14 * row, cell)

    document = read(page)
    assert texts(document, LineRole.TABLE) == ["\t2020\t2021", "Baden\t31\t28", "Lessen\t410\t395"]
    assert texts(document, LineRole.BODY) == [line[:38].strip() for line in (*PARAGRAPH, *OTHER)]


# ---------------------------------------------------------------- what is seen, and what is not


def test_hidden_text_is_not_read_and_white_text_on_colour_is() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFillColor(white)
        put(canvas, 72, 106, "Onzichtbaar: € 999 mln. voor niemand")
        box(canvas, (72, 60, 300, 85), (0.1, 0.2, 0.5))
        canvas.setFillColor(white)
        put(canvas, 80, 76, "Samenvatting", 12, "Helvetica-Bold")
        canvas.setFillColor(black)
        put_all(canvas, 72, 100, PARAGRAPH)

    document = read(page)
    assert texts(document) == ["Samenvatting", *PARAGRAPH]
    assert any("verborgen tekst" in warning for warning in document.warnings)


def test_text_printed_twice_is_read_once() -> None:
    def page(canvas: Canvas) -> None:
        put_all(canvas, 72, 100, PARAGRAPH)
        put_all(canvas, 72.4, 100.2, PARAGRAPH)

    assert texts(read(page)) == list(PARAGRAPH)


def test_a_watermark_is_set_aside() -> None:
    def page(canvas: Canvas) -> None:
        put_all(canvas, 72, 100, PARAGRAPH)
        canvas.saveState()
        canvas.rotate(40)
        put(canvas, 300, 700, "VERTROUWELIJK", 60)
        canvas.restoreState()

    document = read(page)
    assert texts(document, LineRole.BODY) == list(PARAGRAPH)
    assert texts(document, LineRole.FURNITURE) == ["VERTROUWELIJK"]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_turned_pages_are_read_upright_with_boxes_on_the_page(angle: int) -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(angle)
        canvas.translate(-250, -HEIGHT + 250)
        put_all(canvas, 72, 100, PARAGRAPH)

    document = read(page)
    assert texts(document) == list(PARAGRAPH)
    assert any("gedraaid" in warning for warning in document.warnings)
    for word in (word for line in document.lines for word in line.words):
        x0, top, x1, bottom = word.box
        assert 0 <= x0 < x1 <= 595
        assert 0 <= top < bottom <= HEIGHT
        assert angle == 180 or bottom - top > 8 or x1 - x0 > 8


def test_metadata_is_plain() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setTitle("Kamerbrief zwemonderwijs")
    canvas.setAuthor("Ministerie van VWS")
    put_all(canvas, 72, 100, PARAGRAPH)
    canvas.save()
    metadata = read_pdf(buffer.getvalue(), "brief.pdf").metadata
    assert metadata["titel"] == "Kamerbrief zwemonderwijs"
    assert metadata["auteur"] == "Ministerie van VWS"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", metadata["aangemaakt"])


# ---------------------------------------------------------------- two ways to read a page


def routes(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, str]]:
    """A list that fills with the pages read, from 1, and by what."""
    taken: list[tuple[int, str]] = []
    fast, slow = source.read_pdfium_page, source._read_plumber

    def read_fast(document: object, index: int, size: tuple[float, float], widths: object) -> object:
        found = fast(document, index, size, widths)
        taken.extend([(index + 1, "PDFium")] if found else [])
        return found

    monkeypatch.setattr(source, "read_pdfium_page", read_fast)
    monkeypatch.setattr(
        source, "_read_plumber", lambda pdf, index: (taken.append((index + 1, "pdfplumber")), slow(pdf, index))[1]
    )
    return taken


def read_by_plumber(content: bytes, name: str) -> Document:
    """Read a file by the authority alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "plain_size", lambda *_: None)
        return read_pdf(content, name)


def assert_same(fast: Document, slow: Document) -> None:
    """Everything but the places of words is equal.

    PDFium rounds the widths of characters to thousandths of the size, so that words far in a line stand a little off;
    and in fonts that are not in the file, its euro sign is wider.
    """
    assert [replace(line, stretches=()) for line in fast.lines] == [replace(line, stretches=()) for line in slow.lines]
    assert (fast.warnings, fast.metadata, fast.page_count) == (slow.warnings, slow.metadata, slow.page_count)
    for line, other in zip(fast.lines, slow.lines, strict=True):
        assert [(word.begin, word.end) for word in line.words] == [(word.begin, word.end) for word in other.words]
        most = 1.5 + 1.1 * line.text.count("€")
        for one, two in zip(line.words, other.words, strict=True):
            assert max(abs(a - b) for a, b in zip(one.box, two.box, strict=True)) < most


@pytest.mark.parametrize("path", sorted((ROOT / "corpus" / "brieven").glob("*.pdf")), ids=lambda path: path.stem)
def test_both_routes_read_the_sample_letters_alike(path: Path) -> None:
    content = path.read_bytes()
    assert_same(read_pdf(content, path.name), read_by_plumber(content, path.name))


@pytest.mark.real
def test_both_routes_read_the_real_letters_alike(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = routes(monkeypatch)
    for path in sorted((shared / "letters" / "pdf").glob("*.pdf")):
        content = path.read_bytes()
        fast = read_pdf(content, path.name)
        assert taken == [(page, "PDFium") for page in range(1, len(taken) + 1)]
        assert_same(fast, read_by_plumber(content, path.name))
        taken.clear()


def test_tables_are_read_alike_by_both() -> None:
    def table(canvas: Canvas) -> None:
        put_all(canvas, 72, 60, PARAGRAPH)
        for row in range(12):
            put(canvas, 72, 140 + 14 * row, f"Regel {row} van de regeling voor zwemles")
            for column in range(5):
                canvas.setFont("Helvetica", 7 + row % 3)
                figure = (
                    "" if (row + column) % 4 == 0 else f"{(row * 7919 + column * 104729) % 90000:,}".replace(",", ".")
                )
                canvas.drawRightString(340 + 45 * column, HEIGHT - 140 - 14 * row, figure)
        rule(canvas, 72, 530, 320)

    content = make_pdf(table)
    fast = read_pdf(content, "brief.pdf")
    assert len(texts(fast, LineRole.TABLE)) >= 11
    assert_same(fast, read_by_plumber(content, "brief.pdf"))


def shown_as(canvas: Canvas) -> None:
    put_all(canvas, 72, 100, PARAGRAPH)
    canvas._code.append("/Span <</ActualText (Iets anders)>> BDC")
    put(canvas, 72, 200, "Wat er werkelijk staat")
    canvas._code.append("EMC")


def half_turned(canvas: Canvas) -> None:
    put_all(canvas, 72, 100, PARAGRAPH)
    canvas.rotate(90)
    put(canvas, 100, HEIGHT + 300, "Staande tekst in de kantlijn")


@pytest.mark.parametrize("draw", [shown_as, half_turned])
def test_pages_that_pdfium_may_misread_are_read_by_pdfplumber(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = routes(monkeypatch)
    found = texts(read(draw))
    assert taken == [(1, "pdfplumber")]
    assert found[:3] == list(PARAGRAPH)
    assert not any("anders" in text for text in found)


def test_damage_is_named_and_pdfium_reads_no_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    content = make_pdf(plain_page, letterhead(2), pageCompression=0)
    damaged = content.replace(b"(Datum) Tj", b"(Datum) >j", 1)
    assert damaged != content
    taken = routes(monkeypatch)
    document = read_pdf(damaged, "brief.pdf")
    assert {route for _, route in taken} == {"pdfplumber"}
    assert document.warnings[0].startswith("is verdacht: er kan tekst ontbreken, want beschadigd is ")
    assert document.warnings[0].endswith("de inhoud van een bladzijde (pagina 2)")


@pytest.mark.parametrize("rise", ["0.01", "1.5", "4"])
def test_words_without_printed_blanks_and_spaced_letters_read_alike_by_both(rise: str) -> None:
    def page(canvas: Canvas) -> None:
        x = 72.0
        for word in ("Kleine", "letters", "staan", "dicht", "opeen", "en", "zonder", "spaties"):
            x = put(canvas, x, 100, word, 8) + float(rise)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, HEIGHT - 130, "waterkwaliteit in de provincies", charSpace=float(rise))
        canvas.drawString(72, HEIGHT - 150, "ruim gezette woorden op een regel", wordSpace=4 * float(rise))
        put_all(
            canvas, 72, 180, ("Het waterkwali-", "teitsplan van de provin­cie en de “EU-", "Raad” – zoals ﬁnancieel ­")
        )

    content = make_pdf(page)
    assert_same(read_pdf(content, "brief.pdf"), read_by_plumber(content, "brief.pdf"))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    lines=st.lists(
        st.tuples(st.integers(60, 200), st.sampled_from([6, 8, 9.25, 10, 12]), st.text("abc déW,.-1 ", max_size=60)),
        min_size=1,
        max_size=20,
    )
)
def test_whatever_the_text_both_routes_read_it_alike(lines: list[tuple[int, float, str]]) -> None:
    def page(canvas: Canvas) -> None:
        put_all(canvas, 72, 60, PARAGRAPH)
        for number, (x, size, text) in enumerate(lines):
            put(canvas, x, 120 + 16 * number, text, size)

    content = make_pdf(page)
    fast, slow = read_pdf(content, "brief.pdf"), read_by_plumber(content, "brief.pdf")
    assert [line.text for line in fast.lines] == [line.text for line in slow.lines]
    assert [line.role for line in fast.lines] == [line.role for line in slow.lines]


def test_pages_are_let_go_of(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[int] = []
    original = pdfplumber.page.Page.close
    monkeypatch.setattr(
        pdfplumber.page.Page, "close", lambda page: (closed.append(page.page_number), original(page))[1]
    )
    read_by_plumber(make_pdf(letterhead(1), letterhead(2), letterhead(3)), "brief.pdf")
    assert closed == [1, 2, 3]
    fast: list[int] = []
    shut = pypdfium2.PdfPage.close
    monkeypatch.setattr(pypdfium2.PdfPage, "close", lambda page: (fast.append(1), shut(page))[1])
    read(letterhead(1), letterhead(2), letterhead(3))
    assert len(fast) == 3


# ---------------------------------------------------------------- refusals


def plain_page(canvas: Canvas) -> None:
    put_all(canvas, 72, 100, (*PARAGRAPH, *OTHER))


def test_a_user_password_refuses_and_an_owner_password_warns() -> None:
    locked = make_pdf(plain_page, encrypt=StandardEncryption("geheim", "baas", strength=128))
    with pytest.raises(DocumentRefused, match="versleuteld met een wachtwoord"):
        read_pdf(locked, "brief.pdf")
    owned = make_pdf(plain_page, encrypt=StandardEncryption("", "baas", canCopy=0, strength=128))
    document = read_pdf(owned, "brief.pdf")
    assert texts(document) == [*PARAGRAPH, *OTHER]
    assert any("eigenaarswachtwoord" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is leeg"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "is geen PDF maar HTML"),
        (b"PK\x03\x04 zip", "is geen PDF maar een .*zip-bestand"),
        (b"%PDF-1.7\n", "is beschadigd"),
        (make_pdf(plain_page)[:700], "is beschadigd"),
        (make_pdf(lambda canvas: canvas.rect(10, 10, 100, 100)), "bevat geen tekst"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_dutch_line(content: bytes, reason: str) -> None:
    with pytest.raises(DocumentRefused, match=reason) as refusal:
        read_pdf(content, "brief.pdf")
    assert "\n" not in str(refusal.value)


def many_pages(count: int) -> bytes:
    """A file of `count` pages that share one line of text."""
    text = b"BT /F1 10 Tf 72 700 Td (De minister stuurt de Kamer een brief.) Tj ET"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (count, b" ".join(b"%d 0 R" % (n + 5) for n in range(count))),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(text), text),
        *[page] * count,
    ]
    parts, places, end = [b"%PDF-1.4\n"], [], 9
    for number, body in enumerate(bodies, 1):
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        places.append(end)
        end += len(parts[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, end)
    return b"".join([*parts, b"xref\n0 %d\n0000000000 65535 f \n" % size, table, trailer])


def test_a_file_of_too_many_pages_is_refused_with_their_number() -> None:
    assert read_pdf(many_pages(3), "brief.pdf").page_count == 3
    with pytest.raises(DocumentRefused, match=r"telt 10\.000 bladzijden; Kamerspoor leest er ten hoogste 2\.000"):
        read_pdf(many_pages(10_000), "brief.pdf")


@pytest.mark.parametrize("filters", ["/FlateDecode", "[/FlateDecode /FlateDecode]"])
def test_a_decompression_bomb_is_refused_without_unpacking_it(filters: str) -> None:
    pdf = pikepdf.open(io.BytesIO(make_pdf(plain_page)))
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(b" " * 2**20) for _ in range(128)) + packer.flush()
    content = bomb if filters == "/FlateDecode" else zlib.compress(bomb, 9)
    pdf.pages[0].Contents.write(content, filter=pikepdf.Object.parse(filters.encode()))
    buffer = io.BytesIO()
    pdf.save(buffer, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    pdf.close()
    assert len(buffer.getvalue()) < 200_000
    with pytest.raises(DocumentRefused, match="uitgepakt groter is dan 100 MB"):
        read_pdf(buffer.getvalue(), "brief.pdf")


def test_words_of_no_language_are_refused() -> None:
    scrambled = str.maketrans("abcdefghijklmnopqrstuvwxyz", "qwxzkjvbpymfghtrcsndlaeiou")

    def page(canvas: Canvas) -> None:
        lines = [line.lower().translate(scrambled) for line in (*PARAGRAPH, *OTHER)]
        put_all(canvas, 72, put_all(canvas, 72, 100, lines), lines)

    with pytest.raises(DocumentRefused, match="onleesbaar gecodeerd"):
        read(page)


def test_bytes_before_the_pdf_are_skipped_with_a_warning() -> None:
    document = read_pdf(b"HTTP/1.1 200 OK\r\n\r\n" + make_pdf(plain_page), "brief.pdf")
    assert texts(document) == [*PARAGRAPH, *OTHER]
    assert any("begint niet als PDF" in warning for warning in document.warnings)


SEED = make_pdf(plain_page, letterhead(2))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    changes=st.lists(st.tuples(st.integers(0, len(SEED) - 1), st.integers(0, 255)), max_size=40),
    cut=st.integers(1, len(SEED)),
)
def test_damaged_bytes_give_a_document_or_a_refusal(changes: list[tuple[int, int]], cut: int) -> None:
    content = bytearray(SEED)
    for place, value in changes:
        content[place] = value
    if cut % 4 == 0:
        del content[cut:]
    try:
        document = read_pdf(bytes(content), "brief.pdf")
    except DocumentRefused as refusal:
        assert "\n" not in str(refusal)
    else:
        assert all(line.text[word.begin : word.end].strip() for line in document.lines for word in line.words)


CELL = st.sampled_from(["", "", "", "water", "12", "2021", "-", "1.200", "Scholen", "3,5 mln", "en de", "Nr. 4", "•"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    rows=st.lists(st.lists(CELL, min_size=6, max_size=6), min_size=1, max_size=14),
    boxes=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 13), st.integers(1, 4), st.integers(1, 6)), max_size=4),
)
def test_whatever_the_layout_every_word_is_read_exactly_once(
    rows: list[list[str]], boxes: list[tuple[int, int, int, int]]
) -> None:
    def page(canvas: Canvas) -> None:
        for column, row, width, height in boxes:
            x, y = 50 + 80 * column, 100 + 14 * row
            box(canvas, (x, y, x + 80 * width, y + 14 * height), (0.9, 0.9, 0.9))
            rule(canvas, x, x + 80 * width, y)
            canvas.line(x, HEIGHT - y, x, HEIGHT - y - 14 * height)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                put(canvas, 55 + 80 * column, 110 + 14 * number, cell)
        put(canvas, 72, 400, PARAGRAPH[0])

    found = " ".join(f"{line.note or ''} {line.text}" for line in read(page).lines).replace("•", "\ufffd")
    wanted = " ".join([*(cell for row in rows for cell in row), PARAGRAPH[0]]).replace("•", "\ufffd")
    assert sorted(found.split()) == sorted(wanted.split())


# ---------------------------------------------------------------- the real letters


def flat_words(document: Document) -> list[str]:
    """The words of the running text, note marks out, words broken at line ends whole."""
    lines = []
    for line in document.lines:
        if line.role in (LineRole.FURNITURE, LineRole.NOTE, LineRole.TABLE):
            continue
        text = line.text
        for mark in reversed(line.marks):
            text = text[: mark.begin] + text[mark.end :]
        lines.append(text)
    return re.findall(r"\w+", re.sub(r"-\n(?=[a-zë])", "", "\n".join(lines)))


@cache
def real_pairs(shared: Path, stem: str) -> tuple[Document, Document]:
    pdf = shared / "letters" / "pdf" / f"{stem}.pdf"
    text = next((shared / "letters" / "text").glob(f"{stem}.*"))
    return read_pdf(pdf.read_bytes(), pdf.name), read_document(text.read_bytes(), text.name)


@pytest.mark.real
@pytest.mark.parametrize(
    ("stem", "marks", "heads"),
    [
        ("2019-11-04-brief", 1, 25),
        ("2020-06-18-brief", 23, 15),
        ("2021-10-brief", 19, 40),
        ("2024-08-28-brief", 4, 30),
    ],
)
def test_real_letters_read_as_their_flattened_text(shared: Path, stem: str, marks: int, heads: int) -> None:
    """`heads`: words by which the head of the PDF and that of the text may differ in wording or order."""
    document, flattened = real_pairs(shared, stem)
    read_words, text_words = flat_words(document), flat_words(flattened)
    equal = sum(
        block.size for block in SequenceMatcher(None, read_words, text_words, autojunk=False).get_matching_blocks()
    )
    assert equal >= 0.99 * (len(read_words) - heads)
    assert sum(len(line.marks) for line in document.lines) == marks
    numbers = {mark.number for line in document.lines for mark in line.marks}
    notes = {line.note for line in document.lines if line.note}
    assert notes <= numbers


@pytest.mark.real
def test_the_real_report_is_read_column_by_column(shared: Path) -> None:
    document, _ = real_pairs(shared, "2023-voortgangsrapportage")
    source = (shared / "letters" / "text" / "2023-voortgangsrapportage.txt").read_text(encoding="utf-8")
    read_words = flat_words(document)
    text_words = re.findall(r"\w+", re.sub(r"-\n(?=[a-zë])", "", source))
    blocks = SequenceMatcher(None, read_words, text_words, autojunk=False).get_matching_blocks()
    assert sum(block.size for block in blocks) >= 0.98 * len(read_words)
    assert [line.note for line in document.lines if line.note and line.note.isdigit()] == [str(n) for n in range(1, 20)]
    assert sum(len(line.marks) for line in document.lines) == 22


def real_tables(shared: Path) -> Iterator[list[list[str]]]:
    for stem in ("2020-06-18-brief", "2023-voortgangsrapportage"):
        document, _ = real_pairs(shared, stem)
        table: list[list[str]] = []
        for line in document.lines:
            if line.role is LineRole.TABLE and line.gap and table:
                yield table
                table = []
            if line.role is LineRole.TABLE and "\t" in line.text:
                table.append(line.text.split("\t"))
        yield table


@pytest.mark.real
def test_rows_of_the_real_tables_are_as_long_as_their_header(shared: Path) -> None:
    tables = list(real_tables(shared))
    assert len(tables) == 9
    assert all(len({len(row) for row in table}) == 1 for table in tables)


@pytest.mark.real
@pytest.mark.parametrize(
    "stem", ["2019-11-04-brief", "2020-06-18-brief", "2021-10-brief", "2023-voortgangsrapportage", "2024-08-28-brief"]
)
def test_no_furniture_in_the_text_of_real_letters(shared: Path, stem: str) -> None:
    document, _ = real_pairs(shared, stem)
    furniture = re.compile(r"Tweede Kamer, vergaderjaar \d{4}.\d{4}, 29 911, nr\. \d+$|kst-|ISSN|Pagina \d|\d{1,2}$")
    assert not [
        line.text
        for line in document.lines
        if line.role not in (LineRole.FURNITURE, LineRole.NOTE) and furniture.match(line.text)
    ]
    for line in document.lines:
        assert all(line.text[word.begin : word.end] == line.text[word.begin : word.end].strip() for word in line.words)


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("encrypted-user-password", "is versleuteld met een wachtwoord"),
        ("html-page", "is geen PDF maar HTML"),
        ("no-tounicode-cid", "onleesbaar gecodeerd"),
        ("no-tounicode-scrambled", "onleesbaar gecodeerd"),
        ("scanned-no-text", "bevat geen tekst .gescand.; maak het eerst doorzoekbaar met OCRmyPDF"),
        ("truncated-60-percent", "is beschadigd"),
        ("zero-bytes", "is leeg"),
    ],
)
def test_hostile_files_are_refused_with_their_reason(shared: Path, name: str, reason: str) -> None:
    path = shared / "hostile" / f"{name}.pdf"
    with pytest.raises(DocumentRefused, match=reason):
        read_pdf(path.read_bytes(), path.name)


@pytest.mark.real
def test_an_owner_password_alone_is_read(shared: Path) -> None:
    document = read_pdf((shared / "hostile" / "owner-password-only.pdf").read_bytes(), "brief.pdf")
    assert "eigenaarswachtwoord" in document.warnings[0]
    assert document.page_count == 2


@pytest.mark.real
def test_turned_pages_read_as_the_upright_letter(shared: Path) -> None:
    turned = read_pdf((shared / "hostile" / "rotated-pages.pdf").read_bytes(), "brief.pdf")
    upright, _ = real_pairs(shared, "2021-10-brief")
    wanted = [line.text for line in upright.lines if line.page <= turned.page_count]
    assert [line.text for line in turned.lines if line.role is not LineRole.FURNITURE] == [
        line.text for line in upright.lines if line.page <= 5 and line.role is not LineRole.FURNITURE
    ]
    assert len(wanted) > 200


@pytest.mark.real
def test_overprinted_hidden_and_reversed_text_gives_the_lines_once(shared: Path) -> None:
    document = read_pdf((shared / "hostile" / "rtl-overlap.pdf").read_bytes(), "brief.pdf")
    pages = [
        [line.text for line in document.lines if line.page == page and line.role is not LineRole.FURNITURE]
        for page in (1, 2, 3)
    ]
    assert pages[0] == pages[1] == pages[2]
    assert not any("999" in line.text for line in document.lines)
