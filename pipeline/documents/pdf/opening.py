"""Opening a PDF: what is refused and why, and what the file says of itself."""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache
from typing import Any

import pdfplumber
from pdfminer.fontmetrics import FONT_METRICS
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from pipeline.documents.sniffing import sniff
from pipeline.model import DocumentRefused

DAMAGE = (
    PdfminerException,
    MalformedPDFException,
    PSException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)  # what the libraries are seen to raise on damaged files
CREATED = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")
FORMATS = {"tekst": "platte tekst", "html": "HTML", "xml": "XML", "docx": "een Word-bestand (DOCX)"}
FIELDS = {"titel": "Title", "auteur": "Author", "onderwerp": "Subject"}
CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")
MISSING_WIDTHS = {  # of the standard fonts, in thousandths of the size: characters that pdfminer gives no width
    "Helvetica": {"€": 556, "•": 350, "…": 1000, "‰": 1000, "‹": 333, "›": 333},
    "Times": {"€": 500, "•": 350, "…": 1000, "‰": 1000, "‹": 333, "›": 333},
    "Courier": {"€": 600, "•": 600, "…": 600, "‰": 600, "‹": 600, "›": 600},
}

LOST = re.compile(r"Data-loss")  # what the library logs where a stream was broken off
SHAKY = re.compile(r"Cannot render|Could not set text matrix")


class Complaints(logging.Handler):
    """What the PDF library logs while it reads: it goes on where a stream is broken, and only says so there."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lost = self.shaky = False

    def emit(self, record: logging.LogRecord) -> None:
        """Remember whether text was lost, or may have been."""
        message = record.getMessage()
        self.lost = self.lost or bool(LOST.search(message))
        self.shaky = self.shaky or bool(SHAKY.search(message))


@contextmanager
def hear_complaints() -> Iterator[Complaints]:
    """Listen to the PDF library, in place of its messages on the terminal."""
    logger, complaints = logging.getLogger("pdfminer"), Complaints()
    spoken = logger.propagate
    logger.addHandler(complaints)
    logger.propagate = False
    try:
        yield complaints
    finally:
        logger.propagate = spoken
        logger.removeHandler(complaints)


@cache
def _complete_widths() -> None:
    """Give pdfminer the widths that it lacks; what stands after such a character would be misplaced."""
    for font, (_, widths) in FONT_METRICS.items():
        for sign, width in MISSING_WIDTHS.get(font.partition("-")[0], {}).items():
            widths.setdefault(sign, width)


def refuse_other(content: bytes, name: str) -> None:
    """Raise DocumentRefused, in Dutch, for what is no PDF."""
    found = sniff(content, name)
    if found != "pdf":
        raise DocumentRefused(f"is geen PDF maar {FORMATS.get(found, found)}; lever het bestand in zijn eigen vorm aan")


def open_pdf(content: bytes) -> Any:
    """The file as opened by pdfplumber. Raises DocumentRefused, in Dutch, for what cannot be opened."""
    _complete_widths()
    try:
        return pdfplumber.open(io.BytesIO(content))
    except DAMAGE as error:
        raise _refuse(error) from None


def _refuse(error: BaseException) -> DocumentRefused:
    """The refusal for an error on opening."""
    cause = error.args[0] if error.args and isinstance(error.args[0], BaseException) else error
    if isinstance(cause, PDFPasswordIncorrect):
        return DocumentRefused(
            "is versleuteld met een wachtwoord; sla het op zonder wachtwoord en bied het opnieuw aan"
        )
    if isinstance(cause, PDFEncryptionError):
        return DocumentRefused("is versleuteld op een wijze die niet gelezen kan worden; sla het op zonder beveiliging")
    return damaged("het is niet als PDF te openen")


def damaged(what: str) -> DocumentRefused:
    """The refusal of a damaged file."""
    return DocumentRefused(f"is beschadigd: {what}; vraag het bestand opnieuw op")


def promised_pages(pdf: Any) -> int:
    """How many pages the file says it has; 0 where it does not say."""
    tree = resolve1(pdf.doc.catalog.get("Pages"))
    count = resolve1(tree.get("Count")) if isinstance(tree, Mapping) else 0
    return count if isinstance(count, int) else 0


def name_metadata(metadata: object) -> dict[str, str]:
    """Title, author, subject and day of creation (ISO) of what a file says of itself, in Dutch keys."""
    given: Mapping[str, Any] = metadata if isinstance(metadata, Mapping) else {}
    found = {key: _plain(given.get(field)) for key, field in FIELDS.items()}
    found["aangemaakt"] = _iso(_plain(given.get("CreationDate")))
    return {key: value for key, value in found.items() if value}


def _plain(value: object) -> str:
    """A value of the metadata as one line of text.

    >>> _plain("Kamerbrief\\x00 over wonen "), _plain(None)
    ('Kamerbrief over wonen', '')
    """
    return " ".join(CONTROLS.sub(" ", value).split()) if isinstance(value, str) else ""


def _iso(value: str) -> str:
    """A date of the metadata in ISO form; empty where it is none.

    >>> _iso("D:20210914101500+02'00'"), _iso("D:20211399")
    ('2021-09-14', '')
    """
    found = CREATED.match(value)
    if not found:
        return ""
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return ""


def opening_warnings(content: bytes, *, guarded: bool) -> Iterator[str]:
    """What a reader should know of the file as a whole."""
    if not content.startswith(b"%PDF-"):
        yield "begint niet als PDF; wat vóór de PDF staat is overgeslagen"
    if guarded:
        yield "is beveiligd met een eigenaarswachtwoord: overnemen van tekst is volgens het bestand niet toegestaan"
