"""Scans: refused with the way out named, or recognised by OCRmyPDF where that is asked for and installed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.model import DocumentRefused
from pipeline.ocr import make_searchable
from tests.conftest import ROOT

STAND_IN = """#!{python}
import shutil, sys
sys.exit({code}) if {code} else shutil.copy({recognised!r}, sys.argv[-1])
"""


def scan(path: Path) -> Path:
    """A PDF of one page that is all picture."""
    picture = path.with_suffix(".png")
    Image.new("L", (400, 560), 255).save(picture)
    canvas = Canvas(str(path))
    canvas.drawImage(ImageReader(str(picture)), 0, 0, 595, 842)
    canvas.save()
    return path


def stand_in(folder: Path, code: int = 0) -> str:
    """A PATH on which a program stands in for OCRmyPDF: it gives a PDF with text, or stops with `code`."""
    recognised = folder / "herkend.pdf"
    canvas = Canvas(str(recognised))
    for row, line in enumerate(
        ("Den Haag, 3 mei 2021", "Ik informeer uw Kamer in het najaar over de bijen in de wei.")
    ):
        canvas.drawString(72, 760 - 30 * row, line)
    canvas.save()
    program = folder / "bin" / "ocrmypdf"
    program.parent.mkdir()
    program.write_text(STAND_IN.format(python=sys.executable, recognised=str(recognised), code=code))
    program.chmod(0o755)
    return str(program.parent)


def run(tmp_path: Path, path: str, *options: str) -> tuple[int, tuple[str, str | None, str | None]]:
    """Exit code, and the ledger's status, reason and warnings for the one scan offered."""
    db = tmp_path / "x.db"
    command = [sys.executable, "-m", "pipeline", "run", str(scan(tmp_path / "scan.pdf")), "--db", str(db), *options]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {"PATH": path}, check=False, capture_output=True)
    row: tuple[str, str | None, str | None]
    (row,) = sqlite3.connect(db).execute("SELECT status, fout, waarschuwingen FROM bestanden")
    return done.returncode, row


def test_a_scan_is_refused_and_the_way_out_named(tmp_path: Path) -> None:
    code, (status, reason, _) = run(tmp_path, os.environ["PATH"])
    assert (code, status) == (4, "geweigerd")
    assert reason
    assert "OCRmyPDF" in reason


def test_a_scan_is_recognised_where_asked_for(tmp_path: Path) -> None:
    path = stand_in(tmp_path) + os.pathsep + os.environ["PATH"]
    code, (status, reason, warnings) = run(tmp_path, path, "--ocr")
    assert (code, status, reason) == (0, "gelezen met waarschuwing", None)
    assert warnings
    assert "herkend met OCRmyPDF" in warnings
    found = sqlite3.connect(tmp_path / "x.db").execute("SELECT datum FROM kamerbrieven").fetchall()
    assert found == [("2021-05-03",)]


def test_without_the_program_the_reason_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DocumentRefused, match="niet geïnstalleerd"):
        make_searchable(b"%PDF-1.7", 5)


def test_a_program_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", stand_in(tmp_path, code=8))
    with pytest.raises(DocumentRefused, match="versleuteld"):
        make_searchable(b"%PDF-1.7", 5)


@pytest.mark.skipif(shutil.which("ocrmypdf") is None, reason="OCRmyPDF is not installed")
def test_the_real_program(tmp_path: Path) -> None:
    content = scan(tmp_path / "scan.pdf").read_bytes()
    assert make_searchable(content, 60).startswith(b"%PDF")
