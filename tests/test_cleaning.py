"""The repairs of cleaning, each on a few lines of its own, and the way back to the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning import clean_text, iter_sources
from pipeline.documents.markdown import read_markdown
from pipeline.documents.plain import read_plain
from pipeline.model import BlokSoort, Brieftekst, Document, Line, LineRole


def clean(text: str) -> Brieftekst:
    return clean_text(read_plain(text.encode(), "brief.txt"))


def blocks(tekst: Brieftekst) -> list[tuple[str, str]]:
    return [(str(blok.soort), tekst.tekst[blok.begin : blok.einde]) for blok in tekst.blokken]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("De veen-\nweiden dalen.", "De veenweiden dalen."),
        ("De zorg-\nuitgaven stijgen.", "De zorguitgaven stijgen."),
        ("De media-\nuitingen stijgen.", "De media-uitingen stijgen."),
        ("De in- \nen uitvoer stijgt.", "De in- en uitvoer stijgt."),
        ("Het RIVM-\nrapport is klaar.", "Het RIVM-rapport is klaar."),
        ("De EU-\nlanden, want EU-landen doen mee.", "De EU-landen, want EU-landen doen mee."),
        ("De kennis-\nagenda groeit; de kennis-agenda blijft.", "De kennis-agenda groeit; de kennis-agenda blijft."),
        ("Zie www.voorbeeld.nl/lees-\nmeer voor meer.", "Zie www.voorbeeld.nl/lees-meer voor meer."),
        ("Beleid en/\nof toezicht.", "Beleid en/of toezicht."),
        ("De Kamer is ge ïnformeerd over re ële invloed.", "De Kamer is geïnformeerd over reële invloed."),
    ],
)
def test_hyphens_at_line_ends(lines: str, expected: str) -> None:
    assert clean(lines).tekst == expected


def test_a_note_mark_glued_to_a_year_leaves_the_year() -> None:
    tekst = clean("In april 20203 begon de proef.\nDaarna2 niet.\n\n2 Eerdere brief.\n3 Kamerstuk.\n")
    assert tekst.tekst.startswith("In april 20203")  # marks come in the order of their notes: 3 before 2 is no mark
    tekst = clean("In april 20202 begon de proef.\nDaarna3 niet.\n\n2 Eerdere brief.\n3 Kamerstuk.\n")
    assert tekst.tekst.splitlines()[0] == "In april 2020 begon de proef. Daarna niet."
    assert [(mark.nummer, tekst.tekst[: mark.positie][-4:]) for mark in tekst.noottekens] == [
        ("2", "2020"),
        ("3", "arna"),
    ]


def test_a_paragraph_runs_on_over_a_page_end_and_the_notes_there() -> None:
    tekst = clean(
        "De boeren in dit gebied krijgen1 een\n\n1 Zie de bijlage.\n vergoeding voor de hoge stand van het water.\n"
    )
    assert blocks(tekst) == [
        ("tekst", "De boeren in dit gebied krijgen een vergoeding voor de hoge stand van het water."),
        ("voetnoot", "Zie de bijlage."),
    ]
    assert [(blok.pagina, blok.noot) for blok in tekst.blokken] == [(1, None), (1, "1")]


def test_repeated_letterhead_is_furniture_from_the_second_time_on() -> None:
    page = "**Datum**  \n4 mei 2021  \n**Onze referentie**  \nA-12/345\n\n"
    text = f"{page}De eerste alinea loopt over de\n\n{page}pagina door en eindigt pas op de volgende.\n"
    tekst = clean_text(read_markdown(text.encode(), "x.md"))
    assert tekst.tekst.count("4 mei 2021") == 1
    assert "loopt over de pagina door en eindigt pas op de volgende." in tekst.tekst


def test_running_heads_of_the_kamerstuk_are_dropped() -> None:
    tekst = clean(
        "Eerste alinea.\nkst-35925-12\nTweede Kamer, vergaderjaar 2020–2021, 35 925, nr. 12 3\nPagina 2 van 6\n"
    )
    assert tekst.tekst == "Eerste alinea."


def test_tables_keep_their_lines_and_bullets_their_own_block() -> None:
    tekst = clean("Wonen 2021 2022\nHuur 3,5 mln 4 mln\nKoop 1 mln 2 mln\n\nIk doe dit:\n– een fonds;\n– een proef.\n")
    assert blocks(tekst) == [
        ("tabel", "Wonen 2021 2022\nHuur 3,5 mln 4 mln\nKoop 1 mln 2 mln"),
        ("tekst", "Ik doe dit:"),
        ("opsomming", "– een fonds;"),
        ("opsomming", "– een proef."),
    ]


def test_the_heading_above_a_block_is_known() -> None:
    tekst = clean(
        "Inleiding\n\nDe eerste alinea staat hier onder een kop en eindigt netjes.\n\nVervolg\n\nEn nog een.\n"
    )
    assert [(blok.soort, blok.kop) for blok in tekst.blokken] == [
        (BlokSoort.KOP, None),
        (BlokSoort.TEKST, "Inleiding"),
        (BlokSoort.KOP, "Inleiding"),
        (BlokSoort.TEKST, "Vervolg"),
    ]


WORDS = st.sampled_from(
    ["beleid", "de", "2020", "euro-", "zorg-", "uit", "RIVM-", "–", "•", "1", "nr.", "  ", "Kop", "A.", "3"]
)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), max_size=12)


@given(LINES)
def test_every_character_leads_back_to_the_source(lines: list[str]) -> None:
    document = read_plain("\n".join(lines).encode() or b"x", "x.txt")
    tekst = clean_text(document)
    for segment in tekst.segmenten:
        source = document.lines[segment.regel].text
        assert tekst.tekst[segment.begin : segment.einde] == source[segment.kolom :][: segment.einde - segment.begin]
    covered = {place for segment in tekst.segmenten for place in range(segment.begin, segment.einde)}
    assert all(sign.isspace() for place, sign in enumerate(tekst.tekst) if place not in covered)


def test_sources_of_a_range_are_cut_to_it() -> None:
    lines = (Line("De veen-", 1), Line("weiden", 2, LineRole.BODY))
    tekst = clean_text(Document("x", "", "tekst", lines, 2))
    found = [
        (part.pagina, part.regel, part.kolom, tekst.tekst[part.begin : part.einde])
        for part in iter_sources(tekst, 4, 9)
    ]
    assert found == [(1, 0, 4, "een"), (2, 1, 0, "we")]


@pytest.mark.parametrize(("format_", "count"), [("tekst", 1), ("docx", 2), ("html", 2), ("xml", 2)])
def test_a_source_with_paragraphs_of_its_own_keeps_them(format_: str, count: int) -> None:
    lines = (Line("De Kamer, gehoord de beraadslaging", 1), Line("overwegende dat de dijk zakt,", 1, gap=True))
    assert len(clean_text(Document("x", "", format_, lines, None)).blokken) == count


def test_a_bullet_that_breaks_off_runs_on_over_white_space() -> None:
    text = (
        "Dit gaat om:\n\n• het toezicht, waarover ik spreek met de\n\nMinister van OCW.\n\n• de rest\n\nDaarna meer.\n"
    )
    assert blocks(clean(text))[1:] == [
        ("opsomming", "• het toezicht, waarover ik spreek met de Minister van OCW."),
        ("opsomming", "• de rest"),
        ("tekst", "Daarna meer."),
    ]


def test_the_number_of_a_question_or_an_answer_is_a_heading() -> None:
    tekst = clean("Vraag 3\nKomt er een plan?\nAntwoord 3\nJa, er komt een plan.\nAntwoord 4, 5 en 6:\nNee.\n")
    assert [blok for blok in blocks(tekst) if blok[0] == "kop"] == [
        ("kop", "Vraag 3"),
        ("kop", "Antwoord 3"),
        ("kop", "Antwoord 4, 5 en 6:"),
    ]
    assert [blok.kop for blok in tekst.blokken if blok.soort is BlokSoort.TEKST][1] == "Antwoord 3"


@pytest.mark.parametrize(
    "foot",
    [
        "’s-Gravenhage 2007 Tweede Kamer, vergaderjaar 2007–2008, 24 587 en 29 270, nr. 12 1",
        "Tweede Kamer, vergaderjaar 2022–2023, Aanhangsel 2",
        "ah-tk-20222023-3649",
        "KST113302",
        "0708tkkst24587-12",
    ],
)
def test_the_foot_of_an_official_page_is_dropped(foot: str) -> None:
    assert (
        clean(f"De sluis gaat open.\n{foot}\nDe brug gaat dicht.\n").tekst == "De sluis gaat open.\nDe brug gaat dicht."
    )


def test_a_note_that_cites_a_paper_by_its_session_is_no_foot() -> None:
    tekst = clean("De sluis1 gaat open.\n\n1 Tweede Kamer, vergaderjaar 2018–2019, 28 844, nr. 178.\n")
    assert tekst.tekst.endswith("Tweede Kamer, vergaderjaar 2018–2019, 28 844, nr. 178.")
