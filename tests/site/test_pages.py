"""The pages in process: what a clerk reads, and that every click leads somewhere."""

from __future__ import annotations

import asyncio
import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from pipeline.site import open_site

HREF = re.compile(r'href="([^"]*)"')
TAG = re.compile(r"<[^<>]*>")
ENGLISH = (
    "Custom SQL", "Powered by", "Datasette", "Advanced export", "This data as", "View and edit", "Links from other",
    "Search:", "Apply", "Next page", " rows", " row ", "records", "Query parameters", "descending", "None",
)  # fmt: skip
QUERIES = (
    "open-toezeggingen", "rappel-verstreken", "rappel-komend", "moties-in-uitvoering", "motie-volgen",
    "bedragen-in-jaar", "spoor-van-dossier", "stand-op-datum", "bedragen-volgen", "naam-volgen", "geweigerde-bestanden",
)  # fmt: skip


def get(database: Path, path: str) -> Any:
    async def answer() -> Any:
        return await open_site(database).client.get(path)

    return asyncio.run(answer())


def read(database: Path, path: str) -> str:
    """The words of a page, without its tags; the page must exist."""
    response = get(database, path)
    assert response.status_code == 200, path
    return " ".join(unescape(TAG.sub("", response.text)).replace("\xa0", " ").split())


def test_every_link_leads_to_a_dutch_page(database: Path) -> None:
    async def crawl() -> dict[str, str]:
        site, seen, todo = open_site(database), dict[str, str](), ["/"]
        while todo and len(seen) < 400:
            path = todo.pop()
            response = await site.client.get(path)
            seen[path] = response.text
            assert response.status_code == 200, path
            if not response.headers["content-type"].startswith("text/html"):
                continue
            for href in map(unescape, HREF.findall(response.text)):
                link = urljoin(path, href).split("#")[0].removeprefix("http://localhost")
                if link.startswith("/") and link not in seen and link not in todo:
                    todo.append(link)
        return seen

    pages = asyncio.run(crawl())
    assert len(pages) > 60
    for path, page in pages.items():
        if "<html" not in page:
            continue
        assert '<html lang="nl">' in page, path
        assert "– Kamerspoor</title>" in page, path
        words = TAG.sub("", page.partition("<pre>")[0])
        assert [phrase for phrase in ENGLISH if phrase in words] == [], path
        assert "<script" not in page, path
        assert " style=" not in page, path


def test_home_counts_and_leads_on(database: Path) -> None:
    words = read(database, "/")
    for count in ("3 openstaande toezeggingen", "1 motie in uitvoering", "1 bedrag ", "3 brieven"):
        assert count in words
    assert "Van 1 brief is de datum onbekend" in words
    assert "1 bestand is niet gelezen" in words


@pytest.mark.parametrize("question", ["transitie", "wachtlijst", "RESTWARMTE", '"plan voor restwarmte"'])
def test_search_finds_parts_of_words(database: Path, question: str) -> None:
    page = get(database, f"/zoeken?q={question}").text
    assert re.search(r"[1-9]\d* zin", page)
    assert f"<mark>{question.strip(chr(34))}".casefold() in page.casefold()


@pytest.mark.parametrize(
    ("question", "words"),
    [("de", "drie letters of meer"), ("komkommerkas", "0 zinnen"), ("", "Zoeken"), ('"" OR NEAR(', "0 zinnen")],
)
def test_search_without_results_says_so(database: Path, question: str, words: str) -> None:
    assert words in read(database, f"/zoeken?q={question}")


def test_text_of_a_letter_is_escaped(database: Path) -> None:
    for path in ("/kamerspoor/kamerbrieven/kst-32627-35", "/zoeken?q=vet", "/kamerspoor/zinnen"):
        page = get(database, path).text
        assert "<b>vet" not in page, path
        assert "&lt;b&gt;" in page, path


def test_letter_shows_its_text_and_what_stands_in_it(database: Path) -> None:
    page = get(database, "/kamerspoor/kamerbrieven/kst-32627-30").text
    words = read(database, "/kamerspoor/kamerbrieven/kst-32627-30")
    assert '<h2><span id="z0">Energietransitie in de glastuinbouw</span>' in page
    assert "12 maart 2020" in words
    assert "N. Voorbeeld" in words
    assert "Den Haag, 12 maart 2020" in words
    assert 'class="merk-toezegging" href="/kamerspoor/toezeggingen/t1"' in page
    assert 'class="merk-motie" href="/kamerspoor/moties/kst-32627-31"' in page
    assert "€ 45.000.000" in words
    assert "Aangehaald in 1 plaats" in words
    assert 'href="https://zoek.officielebekendmakingen.nl/kst-32627-30.html"' in page


def test_budget_tables_keep_their_rows_and_columns(database: Path) -> None:
    page = get(database, "/kamerspoor/kamerbrieven/kst-32627-30").text
    table = page.partition('<table class="begroting">')[2].partition("</table>")[0]
    words = " ".join(TAG.sub(" ", table).split())
    assert words == "Middelen aardwarmte (blz. 2, in euro) 2021 2022 Boringen 45.000.000 12.500.000 ?"


def test_letter_shows_the_earlier_letters_it_names_and_what_it_puts_off(database: Path) -> None:
    page = get(database, "/kamerspoor/kamerbrieven/kst-32627-35").text
    words = read(database, "/kamerspoor/kamerbrieven/kst-32627-35")
    assert "Noemt 1 keer een eerdere brief" in words
    assert "«mijn brief van maart 2020»" in words
    assert "1 melding over een eerdere toezegging" in words
    assert 'class="merk-melding" href="/kamerspoor/meldingen/m1"' in page
    assert "maart 2020" in read(database, "/kamerspoor/briefvermeldingen").replace("van maart 2020", "")


def test_steps_of_a_series_click_through_to_sum_and_cell(database: Path) -> None:
    page = get(database, "/kamerspoor/bedragreeksen").text
    assert 'href="/kamerspoor/bedragen/b1"' in page
    assert 'href="/kamerspoor/begrotingscellen/c1"' in page


def test_links_tell_the_kind_of_both_places(database: Path) -> None:
    words = read(database, "/kamerspoor/verbanden")
    assert "Soort latere plaats toezegging 1" in words


def test_context_leaves_out_headings_and_notes(database: Path) -> None:
    around = get(database, "/kamerspoor/bedragen/b1").text.partition("<blockquote>")[2].partition("</blockquote>")[0]
    assert "klimaatneutrale teelt" in around
    assert "Energietransitie in" not in around


def test_undated_letter_says_so(database: Path) -> None:
    assert "Kamerbrief · datum onbekend" in read(database, "/kamerspoor/kamerbrieven/brief-vws")
    assert "datum onbekend" in read(database, "/kamerspoor/kamerbrieven")


def test_motion_is_traced_oldest_first(database: Path) -> None:
    words = read(database, "/kamerspoor/moties/kst-32627-31")
    assert "Het spoor door 2 brieven" in words
    steps = ["12 maart 2020", "in uitvoering", "ga ik aan de slag", "2 november 2020", "komt terug", "kom ik in 2021"]
    places = [words.index(step, words.index("Het spoor")) for step in steps]
    assert places == sorted(places)


def test_commitment_stands_in_its_context(database: Path) -> None:
    page = get(database, "/kamerspoor/toezeggingen/t1").text
    words = read(database, "/kamerspoor/toezeggingen/t1")
    assert "<mark>Ik stuur uw Kamer voor 1 oktober 2020 een plan voor restwarmte.</mark>" in page
    assert "Dat plan maak ik met de sector." in words
    assert "uitstel latere uitspraak, 80% zeker" in words
    assert "Grond: zelfde plan, latere termijn" in words
    assert '<time datetime="2020-09-30" title="2020-09-30">30 september 2020</time>' in page


def test_ids_of_any_table_click_through(database: Path) -> None:
    links = get(database, "/kamerspoor/verbanden").text
    assert links.count('href="/kamerspoor/toezeggingen/t') == 2
    cited = get(database, "/kamerspoor/verwijzingen").text
    assert 'href="/kamerspoor/kamerbrieven/kst-32627-30" title="kst-32627-30">Energietransitie' in cited
    overview = get(database, "/kamerspoor/bedragen_per_jaar").text
    assert 'href="/kamerspoor/bedragen/b1"' in overview
    assert 'href="/kamerspoor/kamerbrieven/kst-32627-30" title="kst-32627-30">Energietransitie' in overview
    sentence = get(database, "/kamerspoor/bedragen/b1").text
    assert 'href="/kamerspoor/zinnen/kst-32627-30-z2"' in sentence


@pytest.mark.parametrize("query", QUERIES)
def test_queries_answer_without_parameters(database: Path, query: str) -> None:
    page = get(database, f"/kamerspoor/{query}").text
    assert 'role="alert"' not in page
    assert get(database, f"/kamerspoor/{query}.csv").status_code == 200


@pytest.mark.parametrize(
    ("path", "yes", "no"),
    [
        ("open-toezeggingen?voor=2020-12-31", "1 resultaat", "voorjaar van 2021"),
        ("open-toezeggingen?ministerie=Volksgezondheid, Welzijn en Sport", "nader informeren", "restwarmte."),
        ("rappel-verstreken?peildatum=2020-10-10", "1 resultaat", "voorjaar van 2021"),
        ("rappel-verstreken?peildatum=2020-09-30", "Geen resultaten", "1 resultaat"),
        ("rappel-komend?peildatum=2021-01-01", "voorjaar van 2021", "voor 1 oktober 2020"),
        ("moties-in-uitvoering", "Van Dam en Jansma", "Geen resultaten"),
        ("motie-volgen?motie=32627-31", "2 resultaten", "Geen resultaten"),
        ("motie-volgen?motie=kst-32627-99", "Geen resultaten", "Jansma"),
        ("bedragen-in-jaar?jaar=2021", "€ 45.000.000", "Geen resultaten"),
        ("spoor-van-dossier?dossier=32 627", "6 resultaten", "Geen resultaten"),
        ("spoor-van-dossier?dossier=32627&nummer=28", "1 resultaat", "Geen resultaten"),
        ("geweigerde-bestanden", "geen tekst in de pdf", "lnv/brief.pdf"),
    ],
)
def test_queries_take_parameters(database: Path, path: str, yes: str, no: str) -> None:
    words = read(database, f"/kamerspoor/{path}").partition("Hoe is deze lijst gemaakt?")[0]
    assert yes in words
    assert no not in words


def test_queries_offer_the_ministries_to_choose_from(database: Path) -> None:
    page = get(database, "/kamerspoor/open-toezeggingen?ministerie=Volksgezondheid, Welzijn en Sport").text
    assert '<option value="Volksgezondheid, Welzijn en Sport" selected>' in page
    assert '<option value="Landbouw, Natuur en Voedselkwaliteit">' in page


def test_lists_filter_sort_and_facet(database: Path) -> None:
    words = read(database, "/kamerspoor/kamerbrieven?datum__startswith=2020")
    assert "2 brieven" in words
    assert "Datum begint met 2020" in words
    assert words.index("2 november 2020") < words.index("12 maart 2020")
    assert "Verfijnen" in words
    response = get(database, "/kamerspoor/kamerbrieven?_filter_column=datum&_filter_op=isblank__1&_filter_value=")
    assert response.status_code == 302
    assert response.headers["location"] == "/kamerspoor/kamerbrieven?datum__isblank=1"


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/onbekend", 404, "Pagina niet gevonden"),
        ("/kamerspoor/kamerbrieven/kst-1-1", 404, "Pagina niet gevonden"),
        ("/kamerspoor?sql=select+1", 403, "niet toegestaan"),
        ("/kamerspoor/zinnen?_where=1", 403, "niet toegestaan"),
        ("/kamerspoor/toezeggingen?_sort=onzin", 400, "kan niet worden beantwoord"),
        ("/kamerspoor/toezeggingen?_size=veel", 400, "kan niet worden beantwoord"),
        ("/-/versions", 404, "Pagina niet gevonden"),
        ("/-/patterns", 404, "Pagina niet gevonden"),
    ],
)
def test_errors_are_dutch_pages(database: Path, path: str, status: int, words: str) -> None:
    response = get(database, path)
    assert response.status_code == status
    assert words in response.text
    assert '<html lang="nl">' in response.text


@pytest.mark.parametrize("path", ["/", "/onbekend", "/stijl/kamerspoor.css", "/kamerspoor/kamerbrieven.json"])
def test_every_answer_carries_the_security_headers(database: Path, path: str) -> None:
    headers = get(database, path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_an_unexpected_error_is_a_dutch_page_and_a_line_in_the_log(
    database: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(_: Any) -> None:
        raise RuntimeError("stuk")

    monkeypatch.setattr("pipeline.site.pages.home_page", fail)
    response = get(database, "/")
    assert response.status_code == 500
    assert "Er ging iets mis" in response.text
    assert "stuk" not in response.text
    assert "stuk" in caplog.text


def test_the_stand_on_a_day_counts_only_what_was_said_by_then(database: Path) -> None:
    before = read(database, "/kamerspoor/stand-op-datum?peildatum=2020-06-01")
    after = read(database, "/kamerspoor/stand-op-datum?peildatum=2020-12-31")
    assert "1 resultaat" in before
    assert "loopt af" in before
    assert "opgevolgd" in after
    assert "2 resultaten" in after


def test_money_is_followed_by_purpose(database: Path) -> None:
    assert "€ 45.000.000" in read(database, "/kamerspoor/bedragen-volgen?doel=aardwarmte")
    assert "€" not in read(database, "/kamerspoor/bedragen-volgen?doel=komkommerkas")


def test_a_name_is_followed_to_what_it_became(database: Path) -> None:
    words = read(database, "/kamerspoor/entiteiten/e1")
    assert "Plan Restwarmte (PRW)" in words
    assert "Verder als ARW" in words
    assert "Het spoor door 1 brief" in words
    assert "Eerder Plan Restwarmte" in read(database, "/kamerspoor/entiteiten/e2")
    assert "2 resultaten" in read(database, "/kamerspoor/naam-volgen?naam=PRW")
