"""Web pages: official papers and other letters, their notes and tables, and pages that are no letter."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cleaning import clean_text
from pipeline.documents import read_document
from pipeline.documents.html import BACK_LINK, ERROR_TITLE, HIDDEN_STYLE, MARK, NOTE_ID, read_html
from pipeline.kamerbrieven import read_kamerbrief
from pipeline.model import Document, DocumentRefused

FILLER = (
    "<p>De waterschappen en de provincies werken samen aan sterkere dijken langs de grote rivieren. Het Rijk draagt "
    "daaraan bij met geld en met kennis, zodat bewoners ook bij hoog water droge voeten houden. Over de voortgang van "
    "de werken bericht ik uw Kamer ieder jaar in het najaar, tegelijk met de begroting van mijn ministerie.</p>"
)

OFFICIAL = f"""<!DOCTYPE html><html lang="nl"><head><title>Kamerstuk 36410-XII, nr. 7 | Overheid.nl</title>
<meta name="DCTERMS.issued" content="2024-04-18"/><meta name="OVERHEIDop.dossiernummer" content="36410-XII"/>
<meta name="OVERHEIDop.ondernummer" content="7"/>
<meta name="OVERHEIDop.documenttitel" content="Brief regering; Dijken"/>
<meta name="dcterms.identifier" content="kst-36410-XII-7"/></head><body><div id="header"><nav>Home</nav></div>
<article><div id="broodtekst" class="stuk broodtekst-container"><h1 class="dossiertitel">
<span class="dossiernummer">36 410 XII</span> Begroting van Infrastructuur en Waterstaat</h1><h1 class="stuktitel">
<span class="stuknummer">Nr. 7</span> BRIEF VAN DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT</h1>
<p>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</p>
<p>Den Haag, 18 april 2024</p><h3 class="tussenkop"><strong class="tussenkop_vet">Dijken</strong></h3>
<p>In 2023<sup><a class="nootnum supernote-click-ID-1" href="#ID-1">1</a></sup> begon het werk.</p>{FILLER}
<ul class="expliciet"><li class="li"><p class="labeled"><span class="ol">1. </span>de Maas</p></li></ul>
<p class="ondertekening"><span class="functie">De Minister van Infrastructuur en Waterstaat,</span><span class="naam">
<span class="achternaam">B. Kade</span></span></p><div id="noten"><hr/><div class="voet noot snb-pinned"
 id="supernote-note-ID-1"><h5 class="note-close"><a class="note-close" href="#close-ID-1">X</a> Noot</h5><sup><span
 class="nootnum"><a id="ID-1" name="ID-1"></a>1</span></sup><p>Zie de monitor.</p></div></div></div></article>
<div id="sidebar">Gerelateerde documenten</div><footer>Over deze site</footer></body></html>"""


def read(inner: str) -> Document:
    return read_html(
        f"<html><head><title>Brief</title></head><body>{FILLER}{inner}</body></html>".encode(), "brief.html"
    )


def lines(inner: str) -> list[tuple[str, str]]:
    return [(str(line.role), line.text) for line in read(inner).lines[1:]]


# ---------------------------------------------------------------- what is read


def test_an_official_paper() -> None:
    document = read_document(OFFICIAL.encode(), "kst-36410-XII-7.html")
    assert [(str(line.role), line.text) for line in document.lines if not line.text.startswith("De waterschappen")] == [
        ("body", "36 410 XII Begroting van Infrastructuur en Waterstaat"),
        ("body", "Nr. 7 BRIEF VAN DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT"),
        ("body", "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"),
        ("body", "Den Haag, 18 april 2024"),
        ("heading", "Dijken"),
        ("body", "In 20231 begon het werk."),
        ("note", "Zie de monitor."),
        ("bullet", "1. de Maas"),
        ("body", "De Minister van Infrastructuur en Waterstaat,"),
        ("body", "B. Kade"),
    ]
    assert document.metadata == {
        "nummer": "7",
        "datum": "2024-04-18",
        "dossier": "36410",
        "toevoeging": "XII",
        "titel": "Dijken",
        "soort": "Brief regering",
        "identificatie": "kst-36410-XII-7",
    }
    brief = read_kamerbrief(document, clean_text(document), None)
    assert (brief.id, brief.afzender) == ("kst-36410-XII-7", "B. Kade")


def test_an_official_paper_is_read_under_any_name() -> None:
    assert read_document(OFFICIAL.encode(), "kst.pdf").format == "html"


def test_general_pages_lose_menus_hidden_text_and_forms() -> None:
    inner = (
        "<header>Kop van de site</header><nav>Menu</nav><script>x()</script><style>p{}</style><aside>Zie ook</aside>"
        "<p hidden>verborgen</p><p style='display: none'>weg</p><p aria-hidden=true>stil</p>"
        "<span class=sr-only>lees</span>"
        "<form><label>Zoek</label><input></form><noscript>Zet aan</noscript>"
        "<h2>Water</h2><p>Zichtbaar.</p><footer>Voet</footer>"
    )
    assert lines(inner) == [("heading", "Water"), ("body", "Zichtbaar.")]


def test_the_day_on_a_general_page_proves_no_date_of_the_letter() -> None:
    head = '<meta name="DCTERMS.issued" content="2024-05-06"><meta name=author content="Ministerie van EZK">'
    head += "<title>Gas | Rijk</title>"
    document = read_html(f"<html><head>{head}</head><body>{FILLER}</body></html>".encode(), "x")
    assert document.metadata == {"titel": "Gas", "auteur": "Ministerie van EZK", "gepubliceerd": "2024-05-06"}


def test_lists_breaks_and_emphasis() -> None:
    inner = (
        "<ul><li>een<li><p>twee</p><p>vervolg</p></ul><ol start=3><li>drie<ol type=a><li>vier</ol></ol>"
        "<p><strong>Kop in vet</strong></p><p><b>Niet</b> alles</p><p>Regel een<br>regel twee<br><br>Nieuw deel</p>"
        "<pre>a  b\nc</pre>"
    )
    document = read(inner)
    assert lines(inner) == [
        ("bullet", "– een"),
        ("bullet", "– twee"),
        ("body", "vervolg"),
        ("bullet", "3. drie"),
        ("bullet", "a. vier"),
        ("heading", "Kop in vet"),
        ("body", "Niet alles"),
        ("body", "Regel een"),
        ("body", "regel twee"),
        ("body", "Nieuw deel"),
        ("body", "a b"),
        ("body", "c"),
    ]
    assert [line.gap for line in document.lines[8:11]] == [True, False, True]


def test_tables_with_spans_and_a_unit_above() -> None:
    inner = (
        "<p>Uitgaven (bedragen x € 1 mln)</p><table><tr><th rowspan=2>Post<th colspan=2>Jaar<tr><th>2024<th>2025"
        "<tr><td>Dijken<td><td>3,5<sup><a href='#n1'>1</a></sup></table><p id=n1>1 Raming.</p>"
    )
    assert lines(inner) == [
        ("table", "Uitgaven (bedragen x € 1 mln)"),
        ("table", "Post\tJaar\t"),
        ("table", "\t2024\t2025"),
        ("table", "Dijken\t\t3,5"),
        ("note", "Raming."),
    ]


@pytest.mark.parametrize(
    "inner",
    [
        '<p>In 2024<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> begon het.</p><p>Verder.</p><div id="ftn1"><p>'
        '<a href="#_ftnref1" name="_ftn1">[1]</a> Zie de bijlage.</p></div>',
        '<p>In 2024<sup>[<a href="#fn1">1</a>]</sup> begon het.</p><p>Verder.</p>'
        '<section class="footnotes"><ol><li id="fn1">'
        "<p>Zie de bijlage. ↩</p></li></ol></section>",
        "<p>In 2024<sup>1</sup> begon het.</p><p>Verder.</p><p><sup>1</sup> Zie de bijlage.</p>",
    ],
    ids=["word", "markdown", "raised"],
)
def test_notes_in_the_forms_of_other_makers(inner: str) -> None:
    document = read(inner)
    assert [(line.note, line.text) for line in document.lines[1:]] == [
        (None, "In 20241 begon het."),
        ("1", "Zie de bijlage."),
        (None, "Verder."),
    ]
    assert [(mark.begin, mark.number) for mark in document.lines[1].marks] == [(7, "1")]


def test_raised_units_and_links_back_are_no_marks() -> None:
    inner = (
        "<p>Elke zaal is 60 m<sup>2</sup> groot.</p><p><sup>2</sup> Zonder merk.</p><p>Naar <a href='#top'>2</a></p>"
    )
    assert [line.marks for line in read(inner).lines] == [()] * 4


def test_a_note_link_to_a_place_that_holds_text_loses_nothing() -> None:
    inner = "<div><p>Tekst<a href='#x'>1</a> en <a href='#y'>2</a>.</p><i id=x></i><i id=y></i> Slot.</div>"
    assert "Slot." in " ".join(line.text for line in read(inner).lines)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    content = f"<html><body>{FILLER}<p>Coördinatie – één</p></body></html>".encode(encoding)
    assert read_document(content, "x").lines[-1].text == "Coördinatie – één"


def test_a_cut_page_is_read_with_a_warning() -> None:
    assert read_html(f"<html><body>{FILLER}".encode(), "x").warnings == (
        "de webpagina is mogelijk afgekapt: het slot (</html>) ontbreekt",
    )


# ---------------------------------------------------------------- what is refused


def refusal(content: bytes, name: str = "brief.pdf") -> str:
    with pytest.raises(DocumentRefused) as refused:
        read_document(content, name)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_error_pages_and_empty_pages_are_refused_with_the_true_reason() -> None:
    error = "<!DOCTYPE html><html><head><title>503 Service Unavailable</title></head><body><p>Later.</p></body></html>"
    assert "503 Service Unavailable" in refusal(error.encode())
    assert "webpagina (HTML) met maar 5 letters" in refusal(b"<html><body><p>kort.x</p></body></html>")
    long_error = f"<html><head><title>404 niet gevonden</title></head><body>{FILLER}</body></html>"
    assert "foutmelding" in refusal(long_error.encode())


@pytest.mark.real
def test_the_error_page_that_is_called_pdf(shared: Path) -> None:
    reason = refusal((shared / "hostile" / "html-page.pdf").read_bytes(), "html-page.pdf")
    assert "webpagina (HTML)" in reason
    assert "404" in reason


def test_a_page_that_cannot_be_read_whole_is_refused() -> None:
    deep = "<div>" * 100_000 + FILLER
    assert "te diep genest" in refusal(f"<html><body>{FILLER}{deep}</body></html>".encode())
    assert "genest" in refusal(f"<html><body>{FILLER}{'<div>' * 200}{FILLER}</body></html>".encode())


def test_patterns_are_linear_on_near_misses() -> None:
    for pattern, text in (
        (MARK, "[" + " " * 100_000 + "q"),
        (BACK_LINK, "terug naar de " * 10_000),
        (ERROR_TITLE, "niet gevonde " * 10_000),
        (HIDDEN_STYLE, "display" + " " * 100_000),
        (NOTE_ID, "ftn" + "-x" * 50_000),
    ):
        assert not pattern.search(text)


# ---------------------------------------------------------------- any input


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 10))
def test_mutated_pages_are_read_or_refused(seed: int, changes: int) -> None:
    chance = random.Random(seed)
    content = bytearray(OFFICIAL.encode())
    for _ in range(changes):
        content[chance.randrange(len(content))] = chance.randrange(256)
    try:
        assert read_html(bytes(content), "x").lines
    except DocumentRefused as refused:
        assert str(refused)


PIECES = [
    "<p>",
    "</p>",
    "<li>",
    "<ol>",
    "</ol>",
    "<table>",
    "<tr>",
    "<td colspan=9999999>",
    "</table>",
    "<a href='#a'>1</a>",
]
PIECES += [
    "<b id=a>",
    "<sup>1</sup>",
    "<br>",
    "<h1>",
    "tekst ",
    "<!--",
    "-->",
    "<form>",
    "<pre>",
    "&nbsp;",
    "&#0;",
    "<html>",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_soup_is_read_or_refused(pieces: list[str]) -> None:
    try:
        assert read_html(("<html>" + FILLER + "".join(pieces)).encode(), "x").lines
    except DocumentRefused as refused:
        assert str(refused)


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=400))
def test_random_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(DocumentRefused):
        read_html(b"<html>" + content, "x")
