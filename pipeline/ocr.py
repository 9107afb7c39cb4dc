"""Making a scan readable with OCRmyPDF, where that program is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from pipeline.model import DocumentRefused

PROGRAM = "ocrmypdf"
REASONS = {8: "is versleuteld", 3: "mist een onderdeel van OCRmyPDF (Tesseract met Nederlands)"}  # its exit codes


def make_searchable(content: bytes, timeout: float) -> bytes:
    """The PDF of a scan with a layer of recognised Dutch text.

    `timeout` is in seconds. Raises DocumentRefused where the program is missing, fails, or takes longer.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise DocumentRefused(
            "is een scan zonder tekst en OCRmyPDF is niet geïnstalleerd; installeer het (pip install kamerspoor[ocr])"
        )
    with tempfile.TemporaryDirectory() as folder:
        scan, text = Path(folder, "scan.pdf"), Path(folder, "tekst.pdf")
        scan.write_bytes(content)
        command = [program, "--language", "nld", "--skip-text", "--quiet", "--jobs", "1", str(scan), str(text)]
        try:
            done = subprocess.run(command, check=False, capture_output=True, timeout=timeout)
        except subprocess.TimeoutExpired:
            raise DocumentRefused(
                f"is een scan waarvan de herkenning langer dan {timeout:.0f} seconden duurt"
            ) from None
        if done.returncode or not text.is_file():
            reason = REASONS.get(done.returncode, f"OCRmyPDF stopt met code {done.returncode}")
            raise DocumentRefused(f"is een scan die niet te herkennen is: {reason}")
        return text.read_bytes()
