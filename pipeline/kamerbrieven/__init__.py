"""From document to letter: who wrote it, when, under which number, and which text is head, body and signature.

What an official publication says of itself counts first, then the letter's own text, then the manifest; where letter
and manifest differ the letter gets a warning. What none of them says stays None.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline import identificatie
from pipeline.kamerbrieven.ambten import ministerie_of, squash
from pipeline.kamerbrieven.hoofd import HEAD_LINES, Hoofd, read_hoofd
from pipeline.kamerbrieven.ondertekening import is_signature, read_antwoorders, read_ondertekenaars
from pipeline.manifest import Opgave
from pipeline.model import (
    Blok,
    BlokSoort,
    BriefSoort,
    Brieftekst,
    DatumHerkomst,
    Document,
    Dossier,
    Kamerbrief,
    Ondertekenaar,
)

HEAD_BLOCK = 260  # characters: a longer block is running text
ASKED = re.compile(  # what stands above written questions and their answers
    r"""vragen\ van\ (?:het\ lid|de\ leden)\b | \((?:ingezonden|ontvangen)\ \d
      | (?:nader\ |aanvullend\ )?(?:antwoord|mededeling)\ van\ (?:de\ )?(?:minister|staatssecretaris)\b""",
    re.I | re.X,
)
SALUTATION = re.compile(r"geachte\s.{0,40}voorzitter", re.I)
SENTENCE = re.compile(r"(?:\S+\s+){6,}\S+[.?!][»”\"')]?$")  # words enough to be running text, and a full stop
HEAD_BLOK = re.compile(
    r"""aan\ de\ voorzitter | (?:de\ )?voorzitter\ van\ de | geachte\ (?:mevrouw\ de\ |heer\ de\ )?voorzitter
      | retouradres | postbus | \d{4}\ ?[A-Z]{2}\ [A-Z] | tweede\ kamer\ der | vergaderjaar\ \d | aanhangsel\ van\ de
      | onze\ referentie | ons\ kenmerk | betreft\b | onderwerp\b | datum\b.{0,40}$
      | (?:den\ haag|[’'‘]s-gravenhage),?\ \d | \d\d\ ?\d{3}(?:\ [IVX]+)?\ +[A-Z] | nr\.\ \d | brief\ van\ de\b
      | (?:bijlagen?|uw\ (?:kenmerk|referentie|brief))\b.{0,60}$ | ministerie\ van\ [A-Z]\S+ .{0,40}$ | \d$""",
    re.I | re.X,
)


def read_kamerbrief(document: Document, tekst: Brieftekst, opgave: Opgave | None) -> Kamerbrief:
    """The letter of a document: identity, sender and text. `opgave` is what a manifest says of it."""
    given = opgave or Opgave(bestand="")
    hoofd = read_hoofd(document)
    ondertekenaars = (
        read_ondertekenaars(document.lines)
        or read_antwoorders(document.lines)
        or tuple(Ondertekenaar(None, functie, ministerie_of(functie)) for functie in hoofd.functies)
    )
    dossiers = hoofd.dossiers or _given_dossiers(given)
    nummer = hoofd.nummer or given.nummer
    number = identificatie.kamerstuk_id(dossiers[0].nummer, dossiers[0].toevoeging, nummer) if dossiers else None
    identiteit = given.id or hoofd.identificatie or number
    return Kamerbrief(
        id=identiteit or f"brief-{hashlib.sha256(squash(tekst.tekst).encode()).hexdigest()[:12]}",
        bron=document.name,
        sha256=document.sha256,
        vorm=document.format,
        soort=given.soort or _soort(document, ondertekenaars),
        tekst=tekst.tekst,
        blokken=tuple(_mark_head_and_signature(tekst, ondertekenaars)),
        segmenten=tekst.segmenten,
        noottekens=tekst.noottekens,
        titel=hoofd.betreft or given.titel,
        datum=hoofd.datum or given.datum,
        datum_herkomst=hoofd.datum_herkomst or (DatumHerkomst.MANIFEST if given.datum else None),
        afzender="; ".join(wie.naam for wie in ondertekenaars if wie.naam) or given.afzender,
        afzender_functie="; ".join(wie.functie for wie in ondertekenaars) or given.afzender_functie,
        ministerie=given.ministerie or (ondertekenaars[0].ministerie if ondertekenaars else None),
        kenmerk=hoofd.kenmerk or given.kenmerk,
        dossier=dossiers[0].nummer if dossiers else None,
        toevoeging=dossiers[0].toevoeging if dossiers else None,
        nummer=nummer,
        vergaderjaar=hoofd.vergaderjaar,
        dossiers=dossiers,
        ondertekenaars=ondertekenaars,
        bijlage_bij=hoofd.bijlage_bij or given.bijlage_bij,
        url=given.url or identificatie.url(identiteit),
        paginas=document.page_count,
        waarschuwingen=(*document.warnings, *_differences(hoofd, given)),
    )


def _given_dossiers(given: Opgave) -> tuple[Dossier, ...]:
    """The dossier that a manifest names."""
    return (Dossier(given.dossier, given.toevoeging, given.dossiertitel),) if given.dossier else ()


def _soort(document: Document, ondertekenaars: Sequence[Ondertekenaar]) -> BriefSoort:
    """The kind of a document, from the words that open it."""
    opening = " ".join(line.text for line in document.lines[:25])
    if re.search(
        r"\bantwoord(?:en)? (?:van .{3,120} )?op (?:de )?(?:schriftelijke )?(?:kamer)?vragen\b", opening, re.I
    ):
        return BriefSoort.ANTWOORD
    if re.search(r"\baanhangsel van de handelingen\b", opening[:HEAD_BLOCK], re.I):
        return BriefSoort.ANTWOORD
    unsigned = (
        (r".{0,80}\bvoortgangsrapportage\b", BriefSoort.VOORTGANGSRAPPORTAGE),
        (r"bijlage\b", BriefSoort.BIJLAGE),
        (r"(?:nr\. \w+ )?verslag (?:van|houdende)\b", BriefSoort.VERSLAG),
    )
    kinds = (soort for pattern, soort in unsigned if not ondertekenaars and re.match(pattern, opening, re.I))
    return next(kinds, BriefSoort.KAMERBRIEF)


def _differences(hoofd: Hoofd, given: Opgave) -> Iterator[str]:
    """Warnings where the letter and the manifest differ, and where nothing dates the letter."""
    for name, read, said in (
        ("datum", hoofd.datum, given.datum),
        ("dossier", hoofd.dossiers[0].nummer if hoofd.dossiers else None, given.dossier),
        ("nummer", hoofd.nummer, given.nummer),
    ):
        if read and said and read != said:
            yield f"het manifest geeft {name} {said}, de brief zelf {read}; de brief is aangehouden"
    if not hoofd.datum and not given.datum:
        yield "de brief draagt geen datum en het manifest geeft er geen; termijnen blijven open"


def _mark_head_and_signature(tekst: Brieftekst, ondertekenaars: Sequence[Ondertekenaar]) -> Iterator[Blok]:
    """The blocks with letterhead and signature told apart, and headings that stand above real text only."""
    head = _head_end(tekst)
    kop: str | None = None
    for index, blok in enumerate(tekst.blokken):
        text = tekst.tekst[blok.begin : blok.einde]
        if index < head and ASKED.match(text):
            yield replace(blok, soort=BlokSoort.KOP, kop=None)
        elif index < head and blok.soort is not BlokSoort.VOETNOOT:
            yield replace(blok, soort=BlokSoort.BRIEFHOOFD, kop=None)
        elif blok.soort in (BlokSoort.TEKST, BlokSoort.KOP) and is_signature(text, ondertekenaars):
            yield replace(blok, soort=BlokSoort.ONDERTEKENING, kop=kop)
        else:
            yield replace(blok, kop=kop)
            kop = text if blok.soort is BlokSoort.KOP else kop


def _head_end(tekst: Brieftekst) -> int:
    """The number of blocks, from the first, that are letterhead: to the salutation, or to the first running text."""
    end = 0
    for index, blok in enumerate(tekst.blokken[:HEAD_LINES]):
        text = tekst.tekst[blok.begin : blok.einde]
        head = HEAD_BLOK.match(text) is not None
        if blok.soort is BlokSoort.VOETNOOT:
            continue
        if ASKED.match(text):
            end = index + 1
            continue
        if blok.einde - blok.begin > HEAD_BLOCK or blok.soort is BlokSoort.TABEL or (not head and SENTENCE.match(text)):
            break
        end = index + 1 if head else end
        if SALUTATION.match(text):
            break
    return end
