"""The pages of a PDF one by one, each read in the cheapest way that is right.

PDFium reads the pages of sound files; pdfplumber, which is some five times slower and is the authority in tests, reads
damaged files and all pages that PDFium may misread.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.documents.pdf.checking import Check, check_pdf, plain_size, refuse_too_long
from pipeline.documents.pdf.layout import PageRuns, reduce_page
from pipeline.documents.pdf.opening import DAMAGE, damaged, name_metadata, open_pdf, promised_pages, refuse_other
from pipeline.documents.pdf.pdfium_page import read_pdfium_page
from pipeline.documents.pdf.pdfium_text import Widths
from pipeline.documents.pdf.plumber_page import read_plumber_page


@dataclass(slots=True)
class Source:
    """A file opened by PDFium where qpdf finds no fault in it, and by pdfplumber as soon as that is needed."""

    content: bytes
    check: Check
    fast: pypdfium2.PdfDocument | None
    page_count: int = 0
    widths: Widths = field(default_factory=Widths)
    opened: Any = None

    @property
    def plumber(self) -> Any:
        """The file as opened by pdfplumber. Raises DocumentRefused, in Dutch, where it cannot be opened."""
        if self.opened is None:
            self.opened = open_pdf(self.content)
        return self.opened

    @property
    def metadata(self) -> dict[str, str]:
        """Title, author, subject and day of creation as the file gives them."""
        return name_metadata(self.check.metadata if self.fast else self.plumber.metadata)

    @property
    def is_guarded(self) -> bool:
        """Whether the owner of the file does not want its text to be copied."""
        return not (self.check.is_extractable if self.fast else self.plumber.doc.is_extractable)


@contextmanager
def pause_collection(source: Source) -> Iterator[None]:
    """Pause Python's search for cycles while PDFium reads: it makes none, and a long letter would be searched often.

    Not where pdfplumber reads, for its pages are full of cycles.
    """
    paused = source.fast is not None and gc.isenabled()
    if paused:
        gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


@contextmanager
def open_source(content: bytes, name: str) -> Iterator[Source]:
    """Open a PDF. Raises DocumentRefused, in Dutch, for what is no PDF, cannot be opened or has too many pages."""
    refuse_other(content, name)
    sound = content[content.find(b"%PDF-") :]
    check = check_pdf(sound)
    source = Source(sound, check, None if check.faults else _open_pdfium(sound))
    try:
        source.page_count = check.page_count if source.fast else _count_pages(source.plumber)
        yield source
    finally:
        if source.fast:
            source.fast.close()
        if check.pdf:
            check.pdf.close()


def _open_pdfium(content: bytes) -> pypdfium2.PdfDocument | None:
    """The file as opened by PDFium; None where it cannot."""
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return None


def _count_pages(pdf: Any) -> int:
    """The pages that pdfplumber finds; fewer than the file promises is damage."""
    try:
        count, promised = len(pdf.pages), promised_pages(pdf)
    except DAMAGE:
        raise damaged("de lijst van bladzijden is niet te lezen") from None
    if count < promised:
        raise damaged(f"van de {promised} bladzijden zijn er {count} te vinden")
    refuse_too_long(count)
    return count


def read_page(source: Source, index: int) -> PageRuns:
    """Page `index` (from 0), reduced to what the layout needs; the page itself is let go of."""
    size = plain_size(source.check, index) if source.fast else None
    if source.fast and size:
        glyphs = read_pdfium_page(source.fast, index, size, source.widths)
        if glyphs:
            return reduce_page(index + 1, glyphs)
    return reduce_page(index + 1, _read_plumber(source.plumber, index))


def _read_plumber(pdf: Any, index: int) -> Any:
    """The glyphs of a page as pdfplumber reads them. Raises DocumentRefused where the page is damaged."""
    try:
        page = pdf.pages[index]
        glyphs = read_plumber_page(page)
        page.close()
    except DAMAGE as error:
        if isinstance(error, PdfminerException) and any(isinstance(cause, MemoryError) for cause in error.args):
            raise MemoryError from None
        raise damaged(f"pagina {index + 1} is niet te lezen") from None
    return glyphs
