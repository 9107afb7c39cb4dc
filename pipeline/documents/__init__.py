"""Reading a file into lines: one reader per format, told by the content and never by the name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.documents.docx import read_docx
from pipeline.documents.html import read_html
from pipeline.documents.markdown import read_markdown
from pipeline.documents.official_xml import read_official_xml
from pipeline.documents.plain import read_plain
from pipeline.documents.sniffing import sniff
from pipeline.model import Document, DocumentRefused


def _read_pdf(content: bytes, name: str) -> Document:
    """Read a PDF; its reader is imported only when there is one, for the PDF libraries are slow to start."""
    from pipeline.documents.pdf import read_pdf  # noqa: PLC0415 - slow to import

    return read_pdf(content, name)


READERS: Mapping[str, Callable[[bytes, str], Document]] = {
    "pdf": _read_pdf,
    "docx": read_docx,
    "html": read_html,
    "xml": read_official_xml,
    "markdown": read_markdown,
    "tekst": read_plain,
}

SMALLEST = 20  # letters
LATIN_SHARE = 0.6  # of the letters of any Dutch text are plain a to z; in real letters it is over 0.97
SUFFIXES = (".txt", ".md", ".pdf", ".docx", ".html", ".htm", ".xml")


def read_document(content: bytes, name: str) -> Document:
    """Read the bytes of one file, called `name`.

    Raises DocumentRefused with one line in Dutch where it is empty, of another format, or unreadable.
    """
    found = sniff(content, name)
    if found not in READERS:
        raise DocumentRefused(
            f"is {found}; Kamerspoor leest PDF, DOCX, HTML, XML van officielebekendmakingen.nl, markdown en platte "
            "tekst: zet het bestand om naar een daarvan"
        )
    document = READERS[found](content, name)
    _check_readable(document)
    return document


def _check_readable(document: Document) -> None:
    """Refuse a text with hardly a letter, and one that was decoded in the wrong way. A PDF is judged by its pages."""
    letters = [sign for line in document.lines for sign in line.text if sign.isalpha()]
    if document.format != "pdf" and len(letters) < SMALLEST:
        raise DocumentRefused("bevat geen leesbare tekst; vraag het bestand opnieuw op")
    if document.format != "pdf" and sum(sign.isascii() for sign in letters) < LATIN_SHARE * len(letters):
        raise DocumentRefused(
            "bevat onleesbare tekst, waarschijnlijk door een onbekende tekencodering; lever het aan als UTF-8 of PDF"
        )
