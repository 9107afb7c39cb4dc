"""Reading a file into lines: one reader per format, told by the content and never by the name."""

from __future__ import annotations

from pipeline.documents.markdown import read_markdown
from pipeline.documents.plain import read_plain
from pipeline.documents.sniffing import sniff
from pipeline.model import Document, DocumentRefused


def _read_pdf(content: bytes, name: str) -> Document:
    """Read a PDF; its reader is imported only when there is one, for the PDF libraries are slow to start."""
    from pipeline.documents.pdf import read_pdf  # noqa: PLC0415

    return read_pdf(content, name)


READERS = {"pdf": _read_pdf, "markdown": read_markdown, "tekst": read_plain}

SUFFIXES = (".txt", ".md", ".pdf")


def read_document(content: bytes, name: str) -> Document:
    """Read the bytes of one file, called `name`.

    Raises DocumentRefused with one line in Dutch where it is empty, of another format, or unreadable.
    """
    found = sniff(content, name)
    if found not in READERS:
        raise DocumentRefused(
            f"is {found}; Kamerspoor leest PDF, platte tekst en markdown: zet het bestand om naar een daarvan"
        )
    return READERS[found](content, name)
