"""Letters for tests: read through the line as far as tables need it."""

from __future__ import annotations

from pathlib import Path

from pipeline.cleaning import clean_text
from pipeline.documents import read_document
from pipeline.kamerbrieven import read_kamerbrief
from pipeline.mentions.bedragen import find_bedragen
from pipeline.model import Begrotingstabel, Mentions
from pipeline.taal import load_taal
from pipeline.tables import find_tabellen
from pipeline.zinnen import split_zinnen


def read_tables(content: bytes, name: str) -> tuple[Begrotingstabel, ...]:
    """The budget tables of a letter, its running text read as the line does."""
    document = read_document(content, name)
    brief = read_kamerbrief(document, clean_text(document), None)
    zinnen = split_zinnen(brief, load_taal("blank"))
    return find_tabellen(brief, Mentions(bedragen=tuple(find_bedragen(brief, zinnen, Mentions()))))


def read_file(path: Path) -> tuple[Begrotingstabel, ...]:
    """The budget tables of a letter in a file."""
    return read_tables(path.read_bytes(), path.name)
