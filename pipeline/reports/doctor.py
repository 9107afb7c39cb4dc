"""What is installed: which language model runs, what is missing, and how to get it."""

from __future__ import annotations

import platform
import shutil
import sqlite3
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from pipeline import __version__
from pipeline.taal import BLANK, PREFERRED, ModelMissing, explain_mismatch, find_model, load_taal, read_meta

LIBRARIES = ("spacy", "pdfplumber", "pypdfium2", "pikepdf", "lxml", "dateparser", "sqlite-utils", "datasette")
HOW_TO_GET = (
    f"python -m spacy download {PREFERRED}; zonder internet: haal het wiel van {PREFERRED} op een andere computer op "
    "en installeer het met pip install --no-deps BESTAND.whl"
)


def diagnose(model: str) -> Iterator[tuple[str, str]]:
    """What there is, as pairs of a name and what to say of it; `model` is as for `kamerspoor run`."""
    yield "Kamerspoor", __version__
    yield "Python", platform.python_version()
    yield "SQLite", sqlite3.sqlite_version
    for name in LIBRARIES:
        yield name, _version(name)
    yield "taalmodel", _describe(model)
    yield PREFERRED, _describe_preferred()
    yield "OCRmyPDF", shutil.which("ocrmypdf") or "niet geïnstalleerd; nodig voor scans: pip install kamerspoor[ocr]"


def _version(name: str) -> str:
    """The version of an installed library."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "niet geïnstalleerd"


def _describe_preferred() -> str:
    """Whether nl_core_news_md is installed for this spaCy, and how to get it where it is not."""
    if find_spec(PREFERRED) is None:
        return f"niet geïnstalleerd; {HOW_TO_GET}"
    mismatch = explain_mismatch(PREFERRED)
    return f"{mismatch}; {HOW_TO_GET}" if mismatch else f"geïnstalleerd, versie {read_meta(PREFERRED)['version']}"


def _describe(model: str) -> str:
    """The model that runs, or why none does."""
    try:
        found = find_model(model)
        meta = load_taal(model).nlp.meta
    except ModelMissing as error:
        return str(error)
    if found == BLANK:
        return "alleen de Nederlandse woordsplitser van spaCy; brieven worden met regels gelezen"
    return (
        f"{meta['lang']}_{meta['name']} {meta['version']} ({meta.get('license') or 'licentie onbekend'}), uit {found}"
    )
