"""How a text of a gold table is read, and how what is found in it is written there.

A text stands for a letter of its own; the gold of motions has signs for headings, notes and sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.cleaning import clean_text
from pipeline.documents import read_document
from pipeline.identificatie import kamerstuk_id
from pipeline.kamerbrieven import read_kamerbrief
from pipeline.mentions.bedragen import find_bedragen
from pipeline.mentions.briefvermeldingen import find_briefvermeldingen
from pipeline.mentions.moties import find_moties
from pipeline.mentions.termijnen import find_termijnen
from pipeline.mentions.verwijzingen import find_verwijzingen
from pipeline.model import (
    Bedrag,
    BedragAard,
    Begrotingstabel,
    Blok,
    BlokSoort,
    BriefSoort,
    Briefvermelding,
    Kamerbrief,
    Mentions,
    MotieVermelding,
    Noottekens,
    Termijn,
    Toezegging,
    Verwijzing,
    Zin,
    ZinSoort,
)
from pipeline.taal import load_taal
from pipeline.tables import find_tabellen
from pipeline.toezeggingen import find_toezeggingen
from pipeline.toezeggingen.beelden import Zinsbeeld
from pipeline.toezeggingen.vinden import read_zinsbeelden
from pipeline.zinnen import split_zinnen

MARK = re.compile(r"\[(\d+)\]")
SOORTEN = {"#": (ZinSoort.KOP, BlokSoort.KOP), "^": (ZinSoort.VOETNOOT, BlokSoort.VOETNOOT)}


def letter_of(tekst: str, datum: date | None = None, blokken: Sequence[Blok] = ()) -> Kamerbrief:
    """A letter with this clean text."""
    return Kamerbrief(
        id="kst-1-1",
        bron="brief.txt",
        sha256="0",
        vorm="txt",
        soort=BriefSoort.KAMERBRIEF,
        tekst=tekst,
        blokken=tuple(blokken),
        datum=datum,
    )


def sentence_of(tekst: str, soort: ZinSoort = ZinSoort.TEKST) -> Zin:
    """A sentence that is all of its letter."""
    return Zin(1, soort, tekst, 0, len(tekst), 1)


# ---------------------------------------------------------------- reading


def read_bedragen(tekst: str, datum: date | None = None, soort: ZinSoort = ZinSoort.TEKST) -> list[Bedrag]:
    """The sums of a letter of one sentence."""
    return list(find_bedragen(letter_of(tekst, datum), [sentence_of(tekst, soort)], Mentions()))


def read_termijnen(tekst: str, datum: date | None = None, soort: ZinSoort = ZinSoort.TEKST) -> list[Termijn]:
    """The dated words of a letter of one sentence."""
    return list(find_termijnen(letter_of(tekst, datum), [sentence_of(tekst, soort)], Mentions()))


def read_verwijzingen(tekst: str, datum: date | None = None) -> list[Verwijzing]:
    """The citations of a letter of one sentence."""
    return list(find_verwijzingen(letter_of(tekst, datum), [sentence_of(tekst)], Mentions()))


def read_briefvermeldingen(notation: str, datum: date | None = None) -> list[Briefvermelding]:
    """The earlier letters named in a letter that is written in the notation of the gold of motions."""
    brief, zinnen = letter_from_notation(notation, datum)
    verwijzingen = tuple(find_verwijzingen(brief, zinnen, Mentions()))
    return list(find_briefvermeldingen(brief, zinnen, Mentions(verwijzingen=verwijzingen)))


def read_moties(notation: str, datum: date | None = None) -> list[MotieVermelding]:
    """The motions of a letter that is written in the notation of the gold."""
    brief, zinnen = letter_from_notation(notation, datum)
    verwijzingen = tuple(find_verwijzingen(brief, zinnen, Mentions()))
    return list(find_moties(brief, zinnen, Mentions(verwijzingen=verwijzingen)))


def read_toezeggingen(tekst: str, datum: date | None, vorige: str = "") -> list[Toezegging]:
    """The commitments of the last of one or two sentences of a letter of that date."""
    brief, zinnen, dates = _two_sentences(tekst, datum, vorige)
    return [found for found in find_toezeggingen(brief, zinnen, dates) if found.plaats.zin == 1]


def read_zinsbeeld(tekst: str, datum: date | None, vorige: str = "") -> Zinsbeeld | None:
    """The last of one or two sentences of a letter of that date as the rules of commitments see it."""
    read = read_zinsbeelden(*_two_sentences(tekst, datum, vorige))
    return next((beeld for zin, beeld in read if zin.volgnummer == 1), None)


def _two_sentences(tekst: str, datum: date | None, vorige: str) -> tuple[Kamerbrief, list[Zin], Mentions]:
    """A letter of one or two sentences with its dates; the last sentence has number 1."""
    brief = letter_of(f"{vorige}{tekst}", datum)
    zinnen = [Zin(0, ZinSoort.TEKST, vorige, 0, len(vorige), 1)] if vorige else []
    zinnen.append(Zin(1, ZinSoort.TEKST, tekst, len(vorige), len(vorige) + len(tekst), 1))
    return brief, zinnen, Mentions(termijnen=tuple(find_termijnen(brief, zinnen, Mentions())))


def read_tabellen(content: bytes, name: str) -> tuple[Begrotingstabel, ...]:
    """The budget tables of a letter, its running text read as the line does."""
    document = read_document(content, name)
    brief = read_kamerbrief(document, clean_text(document), None)
    zinnen = split_zinnen(brief, load_taal("blank"))
    return find_tabellen(brief, Mentions(bedragen=tuple(find_bedragen(brief, zinnen, Mentions()))))


def letter_from_notation(text: str, datum: date | None = None) -> tuple[Kamerbrief, list[Zin]]:
    """A letter from the notation of the gold of motions.

    Paragraphs stand apart by " ¶ ", sentences by " // "; "# " opens a heading, "^1 " note 1, and [1] is its mark.
    """
    zinnen: list[Zin] = []
    blokken: list[Blok] = []
    clean, kop = "", None
    for paragraph in text.split(" ¶ "):
        soort, blok = SOORTEN.get(paragraph[0], (ZinSoort.TEKST, BlokSoort.TEKST))
        first, rest = paragraph.split(" ", 1) if paragraph[0] in SOORTEN else ("", paragraph)
        begin = len(clean)
        for sentence in rest.split(" // "):
            zin = sentence_from_notation(sentence, len(clean))
            zinnen.append(replace(zin, volgnummer=len(zinnen) + 1, soort=soort, kop=kop, noot=first[1:] or None))
            clean += zin.tekst + " "
        blokken.append(Blok(blok, begin, len(clean), 1, kop))
        kop = rest if soort is ZinSoort.KOP else kop
    return letter_of(clean, datum, blokken), zinnen


def sentence_from_notation(sentence: str, begin: int) -> Zin:
    """A sentence with its note marks taken out."""
    tekens: list[Noottekens] = []
    clean, position = "", 0
    for mark in MARK.finditer(sentence):
        clean += sentence[position : mark.start()]
        tekens.append(Noottekens(begin + len(clean), mark[1]))
        position = mark.end()
    clean += sentence[position:]
    return Zin(0, ZinSoort.TEKST, clean, begin, begin + len(clean), 1, noottekens=tuple(tekens))


# ---------------------------------------------------------------- showing


def show_bedrag(bedrag: Bedrag) -> str:
    """A sum as the gold writes it: EUR 5000000–10000000 (circa) in 2021, 2022 incidenteel."""
    tot = f"–{bedrag.euro_tot:.15g}" if bedrag.euro_tot is not None else ""
    words = [f"EUR {bedrag.euro:.15g}{tot}"]
    words += [f"({bedrag.benadering})"] if bedrag.benadering else []
    words += [f"in {', '.join(map(str, bedrag.jaren))}"] if bedrag.jaren else []
    words += [f"vanaf {bedrag.vanaf_jaar}"] if bedrag.vanaf_jaar else []
    words += [] if bedrag.structureel is None else ["structureel" if bedrag.structureel else "incidenteel"]
    words += [bedrag.aard.value] if bedrag.aard is not BedragAard.BEGROTING else []
    return " ".join(words)


def show_termijn(termijn: Termijn) -> str:
    """Dated words as the gold writes them: 2024-09-01 .. 2024-12-31, or open .. open."""
    return f"{termijn.vanaf or 'open'} .. {termijn.uiterlijk or 'open'}"


def show_verwijzing(verwijzing: Verwijzing) -> str:
    """A citation as the gold writes it: kst-31765-412 (2020-2021)."""
    dossier = "-".join(part for part in (verwijzing.dossier, verwijzing.toevoeging) if part)
    parts = " ".join(part for part in (verwijzing.soort, dossier, verwijzing.nummer) if part)
    jaar = f" ({verwijzing.vergaderjaar})" if verwijzing.vergaderjaar else ""
    return (verwijzing.identificatie or parts) + jaar


def show_briefvermelding(vermelding: Briefvermelding) -> str:
    """A mention of an earlier letter as the gold writes it: 2019-10-18 kst-29911-254, or "zonder datum"."""
    return " ".join(part for part in (vermelding.datum or "zonder datum", vermelding.identificatie) if part)


def show_vermelding(vermelding: MotieVermelding) -> str:
    """A mention of a motion as the gold writes it: Boswijk c.s. | kst-31765-8 | vermeld."""
    namen = ", ".join(vermelding.indieners) + (" c.s." if vermelding.cum_suis else "")
    nummer = kamerstuk_id(vermelding.dossier, vermelding.toevoeging, vermelding.nummer)
    return f"{namen} | {nummer or ''} | {vermelding.status}"
