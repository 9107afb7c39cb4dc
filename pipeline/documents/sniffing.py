"""What a file is, told by its first bytes."""

from __future__ import annotations

import io
import re
import struct
import zipfile

from pipeline.model import DocumentRefused

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "een RTF-bestand"),
    (b"\x89PNG", "een afbeelding (PNG)"),
    (b"\xff\xd8\xff", "een afbeelding (JPEG)"),
    (b"II*\x00", "een afbeelding (TIFF)"),
    (b"\x1f\x8b", "een gzip-archief"),
    (b"SQLite format 3", "een SQLite-database"),
    (b'{"', "een JSON-bestand"),
    (b'[{"', "een JSON-bestand"),
)
OLE = b"\xd0\xcf\x11\xe0"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
ZIP_KINDS: tuple[tuple[str, str], ...] = (  # what a zip holds, told by a part that only that kind has
    ("word/document", "docx"),
    ("[Content_Types].xml", "een Office-bestand dat geen Word-document is"),
    ("content.xml", "een OpenDocument-bestand (ODT)"),
    ("META-INF/container.xml", "een e-book (EPUB)"),
)
WORD_TYPE = b"wordprocessingml.document"
XML_DECLARATION = re.compile(r"<\?xml\b[^>]{0,200}\?>")
ROOT = re.compile(r"<(?P<name>[A-Za-z][\w.:-]{0,60})")
NAMESPACED = re.compile(r"<[A-Za-z][\w.:-]{0,60}\s[^<>]{0,500}?\bxmlns\b")
HTML_NAMES = {"html", "head", "body", "article", "main", "meta", "title"}
XML_NAMES = {"officiele-publicatie", "kamerwrk", "vraagdoc", "kamerstuk", "kamervragen", "metadata_gegevens"}
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
PROLOG_LENGTH = 20_000
MARKDOWN = re.compile(r"^(?:#{1,6} |\*\*[^*\n]+\*\*\s*$|>\s|\|.+\|\s*$)|<sup>|\]\(\w+:", re.M)
CONTROL_SHARE = 0.02  # from this share of control characters on, bytes are no text


def sniff(content: bytes, name: str) -> str:
    """The format of a file: `pdf`, `docx`, `html`, `xml`, `markdown`, `tekst`, or words that name another one.

    Raises DocumentRefused for an empty file and for bytes that are no text.

    >>> sniff(b"%PDF-1.7 ...", "brief.txt")
    'pdf'
    >>> sniff(b"# Betreft\\n\\n**Datum**\\n", "brief")
    'markdown'
    >>> sniff(b"<!DOCTYPE html><p>404", "brief.pdf"), sniff(b"<kamerwrk/>", "brief.pdf")
    ('html', 'xml')
    """
    if not content.strip(b"\x00 \r\n\t"):
        raise DocumentRefused("is leeg; vraag het bestand opnieuw op")
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(ZIP):
        return _sniff_zip(content)
    if content.startswith(OLE):
        return "een Word-bestand met wachtwoord" if ENCRYPTED_PACKAGE in content else "een oud Word-bestand (DOC)"
    for signature, words in SIGNATURES:
        if content.startswith(signature):
            return words
    return _sniff_markup(decode(content[:PROLOG_LENGTH])) or _sniff_text(decode(content), name)


def _sniff_zip(content: bytes) -> str:
    """What kind of file a zip is, told by the names of its parts; no part is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
        damaged = b"word/" in content or WORD_TYPE in content
        return "docx" if damaged else "een beschadigd zip-bestand"
    found = (kind for start, kind in ZIP_KINDS if any(name.startswith(start) for name in names))
    return next(found, "een zip-archief")


def _sniff_markup(text: str) -> str | None:
    """Whether text is HTML or XML, told by its first element; None where it is neither."""
    rest, declared = text.lstrip("\ufeff \r\n\t\x00"), False
    while rest.startswith(("<!--", "<?", "<!")):
        if re.match(r"<!doctype\s+html", rest, re.I):
            return "html"
        declared = declared or rest.startswith("<?xml")
        rest = rest.partition("-->" if rest.startswith("<!--") else ">")[2].lstrip()
    root = ROOT.match(rest)
    name = root["name"].rpartition(":")[2] if root else ""
    if name.lower() in HTML_NAMES:
        return "html"
    return "xml" if declared or name in XML_NAMES or NAMESPACED.match(rest) else None


def _sniff_text(text: str, name: str) -> str:
    """Whether text is markdown or plain; a file called .md is always taken as markdown."""
    controls = sum(1 for sign in text[:20_000] if ord(sign) < 32 and sign not in "\n\r\t\f")  # noqa: PLR2004 - below the space
    if controls > CONTROL_SHARE * min(len(text), 20_000):
        raise DocumentRefused("is geen tekst maar een onbekend binair bestand; lever een PDF of tekst aan")
    marks = len(MARKDOWN.findall(text))
    return "markdown" if name.lower().endswith(".md") or marks > 1 else "tekst"


def decode(content: bytes) -> str:
    """Bytes as text: UTF-8 (with or without mark), UTF-16 with mark, else Windows-1252; line ends as newline.

    UTF-8 in which a few bytes are damaged stays UTF-8; a mark of UTF-16 before other text is passed over.

    >>> decode("é\\r\\n€".encode("cp1252"))
    'é\\n€'
    >>> decode("één € ".encode() + b"\\xff")
    'één € \ufffd'
    """
    text = _decode_utf16(content) if content[:2] in UTF16_MARKS else _decode_bytes(content)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode_utf16(content: bytes) -> str:
    """Text behind a mark of UTF-16; text of single bytes where the mark is false."""
    single = content[2:PROLOG_LENGTH].count(0) == 0
    return _decode_bytes(content[2:]) if single else content.decode("utf-16", errors="replace")


def _decode_bytes(content: bytes) -> str:
    """UTF-8, also where less of it is damaged than sound; else Windows-1252."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("utf-8-sig", errors="replace")
    damaged = text.count("\ufffd")
    sound = sum(not sign.isascii() for sign in text) - damaged
    return text if sound > damaged else content.decode("cp1252", errors="replace")
