"""The sample corpus holds together: files and manifest, PDFs and sources, gold and letters."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from corpus import maak_pdf

GOLD = maak_pdf.HERE / "gold"
LETTERS = sorted(path for path in maak_pdf.BRIEVEN.iterdir() if path.suffix in {".txt", ".md", ".pdf"})
GOLD_LETTERS = sorted((GOLD / "brieven").glob("*.json"))
PDFS = [path for path in LETTERS if path.suffix == ".pdf"]
FURNITURE = re.compile(r"\*\*Datum\*\* +\n[^\n]*\n\*\*Onze referentie\*\* +\n\d+\n+")
WORDS_IN_A_ROW = 14


def manifest() -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = tomllib.loads((maak_pdf.BRIEVEN / "manifest.toml").read_text(encoding="utf-8"))[
        "brief"
    ]
    return listed


def load(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


def squash(text: str) -> str:
    """Text without white space and hyphens, so that line ends and hyphenation make no difference."""
    return re.sub(r"[\s-]+", "", text)


def flat_body(text: str) -> str:
    """A flattened text with its notes moved from the foot of each page to the end, note marks taken out."""
    pages = re.split(r"(?m)^ ", text)
    feet = [re.search(r"\n\n\d+ (?:[^\n]+\n)+\Z", page) for page in pages]
    bodies = [page[: foot.start()] + "\n" if foot else page for page, foot in zip(pages, feet, strict=True)]
    body = re.sub(r"(?<=[a-z.])\d(?=\s)", "", "".join(bodies))
    return body + "".join(foot[0] for foot in feet if foot)


def letter_text(stem: str) -> str:
    """The words of a letter, squashed: of a PDF those of its source, with marks and page furniture taken out."""
    path = next(path for path in LETTERS if path.stem == stem)
    if path.suffix == ".pdf":
        path = maak_pdf.BRON / f"{stem}.md"
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".txt":
        return squash(flat_body(text))
    text = re.sub(r"---\n+(?:<sup>\d</sup>[^\n]*\n+)+", "", FURNITURE.sub("", text)) + text
    return squash(maak_pdf.MARK.sub("", re.sub(r"<sup>\d</sup>", "", text)))


def quotes(value: Any) -> Iterator[str]:
    """All quotes and sentences in a piece of gold."""
    if isinstance(value, list):
        for item in value:
            yield from quotes(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in {"quote", "sentence"}:
                yield item
            else:
                yield from quotes(item)


def places(links: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """All places (letter, quote) that the gold links name."""
    for item in links["fulfilments"]:
        yield item["promise_letter"], item["promise_quote"]
        yield item["fulfilled_in"], item["fulfilment_quote"]
    for item in links["restatements"] + links["amount_changes"]:
        yield item["from_letter"], item["from_quote"]
        yield item["to_letter"], item["to_quote"]
    for item in links["not_links"]:
        for side in (item["a"], item["b"]):
            yield side["letter"], side["quote"]


def test_every_letter_is_in_the_manifest_and_the_reverse() -> None:
    listed = [entry["bestand"] for entry in manifest()]
    assert sorted(listed) == [path.stem for path in LETTERS]


def test_identity_in_the_manifest_agrees_with_itself() -> None:
    for entry in manifest():
        if "id" in entry:
            assert entry["id"] == f"kst-{entry['dossier']}-{entry['nummer']}"
            assert entry["url"].endswith(f"/{entry['id']}.html")


def test_the_corpus_is_as_varied_as_promised() -> None:
    formats = [path.suffix for path in LETTERS]
    assert (formats.count(".txt"), formats.count(".md"), formats.count(".pdf")) == (3, 2, 5)
    assert {path.stem[:4] for path in LETTERS} == {"2019", "2020", "2021", "2022", "2023", "2024"}


def test_the_pdfs_are_what_their_sources_make(tmp_path: Path) -> None:
    made = maak_pdf.make_all(tmp_path)
    assert [path.name for path in made] == [path.name for path in PDFS]
    for path in made:
        assert path.read_bytes() == (maak_pdf.BRIEVEN / path.name).read_bytes(), (
            f"{path.name} is not what its source makes: run python -m corpus.maak_pdf"
        )


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_a_pdf_says_what_its_source_says(path: Path) -> None:
    bron = maak_pdf.read_bron((maak_pdf.BRON / f"{path.stem}.md").read_text(encoding="utf-8"))
    with pdfplumber.open(path) as pdf:
        narrow = [page.crop((0, 50, 440 if bron.hoofd["opmaak"] == "ministerie" else 595, 842)) for page in pdf.pages]
        text = squash("".join(page.extract_text() for page in narrow))
    for blok in bron.blokken:
        if blok.soort == "tekst":
            words = squash(maak_pdf.MARK.sub(r"\1", blok.regels[0]))
            assert words[:20] in text
            assert words[-12:] in text
    for note in bron.noten.values():
        assert squash(note) in text


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_no_line_of_a_pdf_leaves_its_column(path: Path) -> None:
    bron = maak_pdf.read_bron((maak_pdf.BRON / f"{path.stem}.md").read_text(encoding="utf-8"))
    opmaak = maak_pdf.OPMAKEN[bron.hoofd["opmaak"]]
    maak_pdf.register_fonts()
    for pagina in maak_pdf.split_pages(bron, opmaak):
        for regel in (*pagina.regels, *pagina.noten):
            for stuk in regel.stukken:
                assert stuk.x + stuk.letter.measure(stuk.text) <= opmaak.links + opmaak.breedte + 0.01


@pytest.mark.parametrize("path", GOLD_LETTERS, ids=lambda path: path.stem)
def test_every_gold_quote_stands_in_its_letter(path: Path) -> None:
    text = letter_text(path.stem)
    found = list(quotes(load(path)))
    assert found
    assert [quote for quote in found if squash(quote) not in text] == []


@pytest.mark.parametrize("path", GOLD_LETTERS, ids=lambda path: path.stem)
def test_gold_tables_add_up(path: Path) -> None:
    for table in load(path)["tables"]:
        *rows, total = [[cell or 0 for cell in row["cells"]] for row in table["rows"]]
        assert table["rows"][-1]["label"] == "Totaal"
        assert [sum(column) for column in zip(*rows, strict=True)] == total


@pytest.mark.parametrize("path", GOLD_LETTERS, ids=lambda path: path.stem)
def test_gold_identifiers_are_made_of_their_parts(path: Path) -> None:
    gold = load(path)
    for item in gold["references"] + gold["motions"]:
        if item["number"] and item.get("kind", "kamerstuk") == "kamerstuk":
            parts = [item["dossier"], item["chapter"], item["number"]]
            assert item["id"] == "-".join(["kst", *(part for part in parts if part)])


def test_every_quote_of_the_gold_links_stands_in_its_letter() -> None:
    found = list(places(load(GOLD / "verbanden.json")))
    assert found
    assert [place for place in found if squash(place[1]) not in letter_text(place[0])] == []


def test_gold_links_run_from_the_later_letter_to_the_earlier() -> None:
    links = load(GOLD / "verbanden.json")
    stems = {path.stem for path in LETTERS}
    for item in links["restatements"] + links["amount_changes"] + links["letter_references"]:
        assert item["from_letter"] > item["to_letter"]
        assert {item["from_letter"], item["to_letter"]} <= stems
    for trace in links["motion_traces"]:
        letters = [step["letter"] for step in trace["letters"]]
        assert set(letters) <= stems
        assert all(earlier < later for earlier, later in pairwise(letters))


def word_runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", re.sub(r"-\s*\n", "", text).lower())
    return {tuple(words[begin : begin + WORDS_IN_A_ROW]) for begin in range(len(words) - WORDS_IN_A_ROW + 1)}


@pytest.mark.real
def test_the_sample_letters_copy_nothing_from_the_real_ones(shared: Path) -> None:
    real = [*(shared / "letters/text").glob("*.txt"), *(shared / "letters/text").glob("*.md")]
    taken = set().union(*(word_runs(path.read_text(encoding="utf-8")) for path in real))
    own = [path for path in LETTERS if path.suffix != ".pdf"] + sorted(maak_pdf.BRON.glob("*.md"))
    assert taken
    for path in own:
        assert word_runs(path.read_text(encoding="utf-8")) & taken == set(), path.name
