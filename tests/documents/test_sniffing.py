"""Formats are told by content, never by name."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.documents import READERS, read_document
from pipeline.documents.sniffing import MARKDOWN, ROOT, XML_DECLARATION, sniff
from pipeline.model import DocumentRefused
from tests.documents.docx_files import FILLER, docx


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"%PDF-1.4 x", "pdf"),
        (b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4", "pdf"),
        (docx(FILLER), "docx"),
        (docx(FILLER)[:-30], "docx"),
        (b"<!doctype HTML><p>x", "html"),
        (b"\xef\xbb\xbf\n<!-- opgeslagen --> <!-- en nog een --><html>", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html/>', "html"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', "html"),
        ("<html>é".encode("utf-16"), "html"),
        (b'<?xml version="1.0"?><officiele-publicatie/>', "xml"),
        ('<?xml version="1.0" encoding="utf-16"?><kamerwrk/>'.encode("utf-16"), "xml"),
        (b"<kamerwrk>", "xml"),
        (b'<?xml version="1.0"?><rss/>', "xml"),
        (b"# Kop\n\n**Datum**\n", "markdown"),
        (b"Geachte voorzitter, <html> is een woord.", "tekst"),
        (b"<p align=center>Geachte voorzitter", "tekst"),
        ("Geachte voorzitter, één brief.".encode("cp1252"), "tekst"),
    ],
)
@pytest.mark.parametrize("name", ["brief.pdf", "brief.docx", "brief"])
def test_the_content_tells(content: bytes, found: str, name: str) -> None:
    assert sniff(content, name) == found
    assert found in READERS


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (zipped("a.txt"), "zip-archief"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "geen Word-document"),
        (zipped("mimetype", "content.xml"), "ODT"),
        (b"PK\x03\x04 rommel", "beschadigd zip"),
        (b"{\\rtf1 x", "RTF"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "DOC"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
        (b"", "leeg"),
        (b"\x00" * 500, "leeg"),
        (bytes(range(1, 32)) * 20, "binair"),
    ],
)
def test_other_files_are_refused_by_what_they_are(content: bytes, words: str) -> None:
    with pytest.raises(DocumentRefused, match=words) as refused:
        read_document(content, "brief.pdf")
    assert "\n" not in str(refused.value)


def test_patterns_and_prologs_are_linear() -> None:
    assert sniff(b"<!--x-->" * 50_000 + b"tekst", "x")
    assert sniff(b"<?" * 50_000 + b"tekst", "x")
    for pattern, text in (
        (XML_DECLARATION, " " * 100_000),
        (ROOT, "<" * 100_000),
        (MARKDOWN, "|" * 100_000 + "x"),
        (MARKDOWN, "**x" * 50_000),
    ):
        assert not pattern.search(text)


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"<?xml ", b"<html>", b"\xff\xfe", b"<kamerwrk>", b"\xd0\xcf\x11\xe0"]),
)
def test_any_bytes_are_read_or_refused(content: bytes, start: bytes) -> None:
    try:
        read_document(start + content, "brief.txt")
    except DocumentRefused as refused:
        assert str(refused)
