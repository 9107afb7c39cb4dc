"""What a file is, told by its first bytes."""

from __future__ import annotations

import re

from pipeline.model import DocumentRefused

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "een zip-bestand (DOCX, ODT of archief)"),
    (b"\xd0\xcf\x11\xe0", "een oud Word-bestand (DOC)"),
    (b"{\\rtf", "een RTF-bestand"),
    (b"\x89PNG", "een afbeelding (PNG)"),
    (b"\xff\xd8\xff", "een afbeelding (JPEG)"),
    (b"II*\x00", "een afbeelding (TIFF)"),
    (b"\x1f\x8b", "een gzip-archief"),
    (b"SQLite format 3", "een SQLite-database"),
)
HTML = re.compile(rb"\s*(?:<!--.{0,200}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.I | re.S)
XML = re.compile(rb"\s*<\?xml\b")
MARKDOWN = re.compile(r"^(?:#{1,6} |\*\*[^*\n]+\*\*\s*$|>\s|\|.+\|\s*$)|<sup>|\]\(\w+:", re.M)
CONTROL_SHARE = 0.02  # from this share of control characters on, bytes are no text


def sniff(content: bytes, name: str) -> str:
    """The format of a file: `pdf`, `markdown`, `tekst`, or words for a clerk that name another one.

    Raises DocumentRefused for an empty file and for bytes that are no text.

    >>> sniff(b"%PDF-1.7 ...", "brief.txt")
    'pdf'
    >>> sniff(b"# Betreft\\n\\nGeachte Voorzitter", "brief")
    'markdown'
    >>> sniff(b"<!DOCTYPE html><p>404", "brief.pdf")
    'HTML'
    """
    if not content.strip(b"\x00 \r\n\t"):
        raise DocumentRefused("is leeg; vraag het bestand opnieuw op")
    if b"%PDF-" in content[:1024]:
        return "pdf"
    start = content.removeprefix(b"\xef\xbb\xbf")
    for signature, words in SIGNATURES:
        if start.startswith(signature):
            return words
    if HTML.match(start):
        return "HTML"
    if XML.match(start):
        return "XML"
    return _sniff_text(decode(content), name)


def _sniff_text(text: str, name: str) -> str:
    """Whether text is markdown or plain; a file called .md is always taken as markdown."""
    controls = sum(1 for sign in text[:20_000] if ord(sign) < 32 and sign not in "\n\r\t\f")  # noqa: PLR2004 - below the space
    if controls > CONTROL_SHARE * min(len(text), 20_000):
        raise DocumentRefused("is geen tekst maar een onbekend binair bestand; lever een PDF of tekst aan")
    marks = len(MARKDOWN.findall(text))
    return "markdown" if name.lower().endswith(".md") or marks > 1 else "tekst"


def decode(content: bytes) -> str:
    """Bytes as text: UTF-8 (with or without mark), UTF-16 with mark, else Windows-1252; line ends as newline.

    >>> decode("é\\r\\n€".encode("cp1252"))
    'é\\n€'
    """
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
