"""The line from bytes to a read letter, as code. Pure: no clock, no network, no database."""

from __future__ import annotations

from dataclasses import replace

from pipeline.cleaning import clean_text
from pipeline.documents import read_document
from pipeline.kamerbrieven import read_kamerbrief
from pipeline.manifest import Opgave
from pipeline.mentions import find_mentions
from pipeline.model import Lezing
from pipeline.taal import Taal
from pipeline.tables import check_tabellen, find_tabellen
from pipeline.toezeggingen import find_meldingen, find_nakomingen, find_toezeggingen, read_zinsbeelden
from pipeline.uitvoering import weigh_moties
from pipeline.zinnen import split_zinnen


def read_letter(content: bytes, name: str, opgave: Opgave | None, taal: Taal) -> Lezing:
    """Read one file into all that it yields by itself.

    `opgave` is what a manifest says of the file; `taal` is the loaded Dutch pipeline. Raises DocumentRefused
    where the file cannot be read.
    """
    document = read_document(content, name)
    brief = read_kamerbrief(document, clean_text(document), opgave)
    zinnen = split_zinnen(brief, taal)
    mentions = find_mentions(brief, zinnen)
    gelezen = tuple(read_zinsbeelden(brief, zinnen, mentions))
    mentions = replace(mentions, motie_vermeldingen=weigh_moties(brief, zinnen, mentions, gelezen))
    nakomingen = find_nakomingen(brief, zinnen, mentions)
    toezeggingen = find_toezeggingen(brief, zinnen, mentions, nakomingen, gelezen)
    meldingen = find_meldingen(brief, zinnen)
    tabellen = find_tabellen(brief, mentions)
    warnings = (*brief.waarschuwingen, *check_tabellen(tabellen))
    return Lezing(brief, zinnen, mentions, toezeggingen, nakomingen, tabellen, warnings, meldingen)
