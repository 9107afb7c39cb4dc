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
    return READERS[found](content, name)
