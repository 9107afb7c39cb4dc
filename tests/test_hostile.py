"""Broken and nasty files: each ends in the ledger with a true reason, within its limits, and good files are read."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
import zlib
from pathlib import Path

import pytest

from tests.conftest import run_letters

GOOD = """Den Haag, 3 mei 2021

Ik informeer uw Kamer in het najaar over de veenweiden. Daarvoor stel ik € 3 mln. beschikbaar.

De Minister van Landbouw, Natuur en Voedselkwaliteit,
A.B. van Dijk
"""
LAUGHS = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><officiele-publicatie><al>&c;</al></officiele-publicatie>"""
EXTERNAL = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>
<officiele-publicatie><kamerstuk><al>&e;</al></kamerstuk></officiele-publicatie>"""


INCLUDED = """<?xml version="1.0"?><officiele-publicatie xmlns:xi="http://www.w3.org/2001/XInclude"><kamerstuk><stuk>
<al>.</al><xi:include href="file:///etc/passwd" parse="text"/></stuk></kamerstuk></officiele-publicatie>"""


def bomb_docx() -> bytes:
    """A Word file whose text is 300 MB of one letter."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b"a" * 2**20)
    return out.getvalue()


def bomb_pdf() -> bytes:
    """A PDF whose page unpacks, twice, to a gigabyte of spaces."""
    inner = zlib.compressobj(9)
    once = b"".join(inner.compress(b" " * 2**20) for _ in range(1024)) + inner.flush()
    stream = zlib.compress(once, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n" % len(stream) + stream + b"\nendstream",
    ]
    body, places = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj" % number + content + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(body)
    return (
        body
        + b"xref\n0 5\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 5/Root 1 0 R>>startxref\n%d\n%%%%EOF" % start
    )


def ledger(db: Path) -> dict[str, tuple[str, str | None, str | None]]:
    """Per file name: status, reason, warnings."""
    rows = sqlite3.connect(db).execute("SELECT pad, status, fout, waarschuwingen FROM bestanden")
    return {Path(pad).name: (status, reason, warnings) for pad, status, reason, warnings in rows}


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str | None, str | None]]:
    """The ledger of a run over files made to break it, with a good one before and after them."""
    folder = tmp_path_factory.mktemp("nasty")
    files = {
        "a-goed.txt": GOOD.encode(),
        "bom.docx": bomb_docx(),
        "bom.pdf": bomb_pdf(),
        "diep.html": b"<div>" * 200_000 + b"tekst",
        "extern.xml": EXTERNAL.encode(),
        "leeg.pdf": b"",
        "lachen.xml": LAUGHS.encode(),
        "nullen.txt": b"\x00" * 5000,
        "willekeur.pdf": bytes(range(256)) * 40,
        "zip.pdf": b"PK\x03\x04" + b"\x00" * 200,
        "alleen-merk.txt": "\ufeff \f\n".encode(),
        "ebcdic.txt": GOOD.replace("€", "EUR").encode("cp500"),
        "gegevens.txt": b'{"brief": [1, 2, 3]}',
        "nesten.xml": b"<officiele-publicatie>" + b"<al>" * 50_000,
        "opname.xml": INCLUDED.encode(),
        "plaatje.xml": b'<svg xmlns="http://www.w3.org/2000/svg"><text>Een plaatje van de veenweiden</text></svg>',
        "vals-merk.txt": b"\xff\xfe" + GOOD.replace("veenweiden", "kwelders").encode(),
        "b..%2f..%2fetc%2fpasswd.txt": GOOD.replace("veenweiden", "dijken").encode(),
        "z-goed.md": GOOD.replace("veenweiden", "bijen").encode(),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    db = folder.parent / "nasty.db"
    assert run_letters(db, folder) == 3
    found = ledger(db)
    assert set(found) == set(files)
    return found


def test_good_files_among_them_are_read(nasty: dict[str, tuple[str, str | None, str | None]]) -> None:
    for name in ("a-goed.txt", "z-goed.md", "b..%2f..%2fetc%2fpasswd.txt", "vals-merk.txt"):
        assert nasty[name][:2] == ("gelezen", None), name


@pytest.mark.parametrize(
    "name",
    [
        "alleen-merk.txt",
        "bom.docx",
        "bom.pdf",
        "diep.html",
        "ebcdic.txt",
        "extern.xml",
        "gegevens.txt",
        "lachen.xml",
        "leeg.pdf",
        "nesten.xml",
        "nullen.txt",
        "opname.xml",
        "plaatje.xml",
        "willekeur.pdf",
        "zip.pdf",
    ],
)
def test_each_bad_file_is_refused_with_a_reason_of_its_own(
    nasty: dict[str, tuple[str, str | None, str | None]], name: str
) -> None:
    status, reason, _ = nasty[name]
    assert status == "geweigerd"
    assert reason
    assert "\n" not in reason
    assert "onverwachte fout" not in reason


@pytest.mark.real
def test_the_hostile_files_end_in_the_ledger_with_a_true_reason(
    shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    db = tmp_path_factory.mktemp("hostile") / "x.db"
    assert run_letters(db, shared / "hostile", shared / "letters" / "text") == 3
    found = ledger(db)
    reasons = {
        "scanned-no-text.pdf": "OCRmyPDF",
        "encrypted-user-password.pdf": "wachtwoord",
        "truncated-60-percent.pdf": "beschadigd",
        "zero-bytes.pdf": "leeg",
        "html-page.pdf": "",
        "no-tounicode-cid.pdf": "onleesbaar",
        "no-tounicode-scrambled.pdf": "onleesbaar",
    }
    for name, words in reasons.items():
        status, reason, _ = found[name]
        assert status == "geweigerd", name
        assert reason
        assert words in reason, (name, reason)
    for name in ("owner-password-only.pdf", "400-pages.pdf", "rotated-pages.pdf", "rtl-overlap.pdf"):
        assert found[name][0].startswith("gelezen"), (name, found[name])
    assert json.loads(found["owner-password-only.pdf"][2] or "[]")
    assert sum(name.startswith("20") and status != "geweigerd" for name, (status, *_) in found.items()) == 5
    tekst = sqlite3.connect(db).execute("SELECT group_concat(tekst) FROM kamerbrieven").fetchone()[0]
    assert "999" not in "".join(part for part in tekst.split() if part.startswith("€"))
