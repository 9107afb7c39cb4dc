"""PDF: lines in reading order with roles, note marks and boxes, told from the layout of the pages.

Read are the official Kamerstuk (narrow column, running feet), the ministry letterhead (margin column) and designed
reports (columns, boxes, landscape tables).
"""

from __future__ import annotations

import hashlib
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from pipeline.documents.pdf.checking import describe_faults
from pipeline.documents.pdf.furniture import body_size, find_furniture
from pipeline.documents.pdf.glyphs import UNKNOWN
from pipeline.documents.pdf.layout import PageRuns, lay_out
from pipeline.documents.pdf.opening import damaged, hear_complaints, opening_warnings
from pipeline.documents.pdf.roles import Distances, Placed, count_distances, page_leading, place_rows, usual_leading
from pipeline.documents.pdf.rows import Row, join_runs
from pipeline.documents.pdf.source import open_source, pause_collection, read_page
from pipeline.documents.pdf.writing import write_line
from pipeline.lexicon import lexicon
from pipeline.model import Document, DocumentRefused, Line, LineRole, ScanRefused

IMAGE_PAGE = 0.5  # of the page, from which a picture may be a scan
UNKNOWN_SHARE = 0.2  # of the characters
PROOF_WORDS = 60  # words from which on a text can be judged
FUNCTION_SHARE = 0.02  # of the words: less is no text in a language of the lexicon
LETTERS = re.compile(r"[^\W\d_]+")


def read_pdf(content: bytes, name: str) -> Document:
    """Read a PDF of which `content` are the bytes.

    Raises DocumentRefused, with one line in Dutch, where it is no PDF, damaged, encrypted, too long, without text (a
    scan) or without readable characters. Warnings name the page they are about.
    """
    with hear_complaints() as complaints, open_source(content, name) as source:
        with pause_collection(source):
            pages = [read_page(source, index) for index in range(source.page_count)]
        metadata, warnings = source.metadata, [*opening_warnings(content, guarded=source.is_guarded)]
        suspect = describe_faults(source.check) if source.check.faults else ""
    if complaints.lost:
        raise damaged("een deel van de inhoud is afgebroken")
    if not pages:
        raise DocumentRefused("is leeg: het heeft geen bladzijden; vraag het bestand opnieuw op")
    if suspect:
        warnings.append(f"is verdacht: er kan tekst ontbreken, want beschadigd is {suspect}")
    elif complaints.shaky:
        warnings.append("is licht beschadigd: er kan tekst ontbreken")
    readable, count = deque(_drop_unreadable(pages, warnings)), len(pages)
    warnings += chain.from_iterable(_page_warnings(page) for page in pages)
    pages.clear()
    return Document(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        format="pdf",
        lines=tuple(_lines(readable)),
        page_count=count,
        metadata=metadata,
        warnings=tuple(warnings),
    )


# ---------------------------------------------------------------- what cannot be read


def _drop_unreadable(pages: Sequence[PageRuns], warnings: list[str]) -> list[PageRuns]:
    """The pages with readable text; those without are named in `warnings`, all together they refuse the file."""
    with_text = [page for page in pages if page.runs]
    if not with_text:
        raise _no_text(pages)
    readable = [page for page in with_text if not _is_garbled(page)]
    if not readable or (len(readable) < len(with_text) and _is_garbled(*with_text)):
        raise DocumentRefused(
            "de tekst is onleesbaar gecodeerd (geen ToUnicode-tabel); "
            "vraag om een andere PDF of lees de tekst met OCRmyPDF --force-ocr"
        )
    warnings += [
        f"pagina {page.number}: de tekst is onleesbaar gecodeerd en is overgeslagen"
        for page in with_text
        if page not in readable
    ]
    return readable


def _no_text(pages: Sequence[PageRuns]) -> DocumentRefused:
    """The refusal of a file without any text."""
    if any(page.image_share >= IMAGE_PAGE for page in pages):
        return ScanRefused("bevat geen tekst (gescand); maak het eerst doorzoekbaar met OCRmyPDF")
    return DocumentRefused("bevat geen tekst; vraag om een PDF met tekst of maak het doorzoekbaar met OCRmyPDF")


def _is_garbled(*pages: PageRuns) -> bool:
    """Whether the characters of pages make no words: without a Unicode table, or of the wrong one."""
    text = " ".join([run.text for page in pages for run in page.runs])
    if text.count(UNKNOWN) > UNKNOWN_SHARE * max(len(text) - text.count(" "), 1):
        return True
    words = text.split()
    if sum(map(_function_words().__contains__, words)) > 2 * FUNCTION_SHARE * len(words):
        return False  # as nearly all pages: no need to look closer
    words = LETTERS.findall(text.lower())
    return len(words) >= PROOF_WORDS and sum(map(_function_words().__contains__, words)) < FUNCTION_SHARE * len(words)


@cache
def _function_words() -> frozenset[str]:
    """The words that any text has."""
    return frozenset(lexicon("functiewoorden")["woorden"])


def _page_warnings(page: PageRuns) -> Iterator[str]:
    """What a reader should know of a page."""
    for warning in page.warnings:
        yield f"pagina {page.number}: {warning}"
    if not page.runs and page.image_share >= IMAGE_PAGE:
        yield f"pagina {page.number}: bevat alleen een afbeelding; is het een scan, maak haar doorzoekbaar met OCRmyPDF"
    elif not page.runs:
        yield f"pagina {page.number}: is leeg"


# ---------------------------------------------------------------- from pages to lines


def _lines(pages: deque[PageRuns]) -> Iterator[Line]:
    """The lines of all pages in the order of reading; the furniture of a page stands after its text.

    `pages` is emptied: what is known of a page is let go of as soon as it is not needed.
    """
    body = body_size(pages)
    furniture = find_furniture(pages, body)
    laid: deque[tuple[PageRuns, list[Row], list[Row], Distances]] = deque()
    while pages:
        page = pages.popleft()
        aside = furniture.pop(page.number)
        rows = lay_out(page, [run for run in page.runs if id(run) not in aside])
        edges = [join_runs([run]) for run in page.runs if id(run) in aside]
        laid.append((replace(page, runs=()), rows, edges, count_distances(rows)))
    overall = usual_leading(distances for *_, distances in laid)
    while laid:
        page, rows, edges, distances = laid.popleft()
        leading = page_leading(rows, distances, overall)
        yield from _page_lines(page, place_rows(rows, page.rules, body, leading), edges)


def _page_lines(page: PageRuns, placed: Sequence[Placed], edges: Sequence[Row]) -> Iterator[Line]:
    """The lines of one page: its rows as they were `placed`, then its furniture (`edges`)."""
    symbols = frozenset(each.note for each in placed if each.note and not each.note.isdigit())
    for each in (*placed, *(Placed(row, LineRole.FURNITURE, gap=True) for row in edges)):
        yield write_line(each, page.number, page.frame, symbols)
    if page.aside:
        yield Line(page.aside, page.number, LineRole.FURNITURE, gap=True)
