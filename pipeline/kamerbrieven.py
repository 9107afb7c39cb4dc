"""From document to letter: who wrote it, when, under which number, and which text is head, body and signature.

Read are the head of a Kamerstuk ("29 911 Titel van het dossier", "Nr. 281 BRIEF VAN DE MINISTER VAN …"), the
letterhead of a ministry (Datum, Onze referentie, Betreft; the value on the same line or the next) and the signature
("De Minister van …," with a name below). What the letter says counts before the manifest; where they differ the
letter gets a warning. What neither says stays None.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise

from pipeline import identificatie
from pipeline.datums import read_datum
from pipeline.lexicon import lexicon
from pipeline.manifest import Opgave
from pipeline.model import (
    Blok,
    BlokSoort,
    BriefSoort,
    Brieftekst,
    DatumHerkomst,
    Document,
    Kamerbrief,
    Line,
    LineRole,
)

HEAD_LINES = 70  # a letterhead stands within this many lines
SIGNATURE_LINES = 12  # that all signatures of one letter stand within
HEAD_BLOCK = 260  # characters: a longer block is running text
DATE = r"\d{1,2}(?:e)?\s+[a-z]+\s+(?:19|20)\d\d|\d{1,2}-\d{1,2}-(?:19|20)\d\d"
PLACE_DATE = re.compile(rf"(?:Den Haag|[’'‘]s-Gravenhage|Amsterdam|Utrecht|Rijswijk),?\s+(?P<datum>{DATE})\.?", re.I)
LABEL = re.compile(
    r"(?P<label>datum|onze referentie|ons kenmerk|kenmerk|betreft|onderwerp)\s*:?(?:\s+(?P<value>.+))?$", re.I
)
LABELS = {"onze referentie": "kenmerk", "ons kenmerk": "kenmerk", "onderwerp": "betreft"}
DOSSIER_HEAD = re.compile(
    r"(?P<dossier>\d{2}\s?\d{3})(?:[ -](?P<toevoeging>[IVXL]+[AB]?|[A-Z]|\d{2}))?(?:\s+(?P<titel>\D.*))?$"
)
NUMBER_HEAD = re.compile(r"nr\.\s*(?P<nummer>\d{1,5}|[A-Z]{1,3})\s*(?P<rest>.*)$", re.I)
BRIEF_VAN = re.compile(r"BRIEF VAN (?:DE |HET )?(?P<functies>(?:MINISTER|STAATSSECRETARIS).+)$", re.I)
HEAD_BLOK = re.compile(
    r"""aan\ de\ voorzitter | (?:de\ )?voorzitter\ van\ de | geachte\ (?:mevrouw\ de\ |heer\ de\ )?voorzitter
      | retouradres | postbus | \d{4}\ ?[A-Z]{2}\ [A-Z] | tweede\ kamer\ der | vergaderjaar\ \d
      | onze\ referentie | ons\ kenmerk | betreft\b | onderwerp\b | datum\b.{0,40}$
      | (?:den\ haag|[’'‘]s-gravenhage),?\ \d | \d\d\ ?\d{3}(?:\ [IVX]+)?\ +[A-Z] | nr\.\ \d | brief\ van\ de\b
      | (?:bijlagen?|uw\ (?:kenmerk|referentie|brief))\b.{0,60}$ | ministerie\ van\ [A-Z]\S+ .{0,40}$ | \d$""",
    re.I | re.X,
)
OFFICE = r"(?:minister-president|vice-?minister-president|minister|staatssecretaris)"
SIGNATURE = re.compile(rf"(?:de|het)?\s*(?P<functie>{OFFICE}\b[^.?!]{{0,140}}?),?$", re.I)
NAME = re.compile(
    r"""(?:(?:mr|drs|dr|ir|ing|prof|mevr|mw|dhr)\.\s+)*
        (?:(?:[A-ZÀ-Þ][a-z]?\.\s?){1,6} | [A-ZÀ-Þ][\wÀ-ÿ'-]+\s+)
        (?:(?:van|de|der|den|ten|ter|te|el|al|in|’t|'t|van\sden|van\sder)\s+){0,3}
        [A-ZÀ-Þ][\wÀ-ÿŞşğ'’-]+(?:\s+(?:van|de|der|den)?\s*[A-ZÀ-Þ][\wÀ-ÿ'’-]+){0,3}""",
    re.X,
)


@dataclass(frozen=True, slots=True)
class Ondertekenaar:
    """Who signs: name and office, as written."""

    naam: str | None
    functie: str


@dataclass(frozen=True, slots=True)
class Kop:
    """What the head of a document says; None where it is silent."""

    datum: date | None = None
    kenmerk: str | None = None
    betreft: str | None = None
    dossier: str | None = None
    toevoeging: str | None = None
    nummer: str | None = None
    functies: str | None = None


def read_kamerbrief(document: Document, tekst: Brieftekst, opgave: Opgave | None) -> Kamerbrief:
    """The letter of a document: identity, sender and text. `opgave` is what a manifest says of it."""
    given = opgave or Opgave(bestand="")
    kop = read_kop(document.lines)
    ondertekenaars = read_ondertekenaars(document.lines)
    functies = [wie.functie for wie in ondertekenaars] or _functies_of_kop(kop)
    namen = [wie.naam for wie in ondertekenaars if wie.naam]
    dossier, nummer = kop.dossier or given.dossier, kop.nummer or given.nummer
    toevoeging = kop.toevoeging or given.toevoeging
    identiteit = given.id or identificatie.kamerstuk_id(dossier, toevoeging, nummer)
    functie = "; ".join(functies) or given.afzender_functie
    return Kamerbrief(
        id=identiteit or f"brief-{hashlib.sha256(squash(tekst.tekst).encode()).hexdigest()[:12]}",
        bron=document.name,
        sha256=document.sha256,
        soort=given.soort or _soort(document, functies),
        tekst=tekst.tekst,
        blokken=tuple(_mark_head_and_signature(tekst, ondertekenaars)),
        segmenten=tekst.segmenten,
        noottekens=tekst.noottekens,
        titel=kop.betreft or given.titel,
        datum=kop.datum or given.datum,
        datum_herkomst=_herkomst(kop, given),
        afzender="; ".join(namen) or given.afzender,
        afzender_functie=functie,
        ministerie=given.ministerie or (ministerie_of(functies[0]) if functies else None),
        kenmerk=kop.kenmerk or given.kenmerk,
        dossier=dossier,
        toevoeging=toevoeging,
        nummer=nummer,
        bijlage_bij=given.bijlage_bij,
        url=given.url or (identificatie.url(identiteit)),
        paginas=document.page_count,
        waarschuwingen=(*document.warnings, *_differences(kop, given)),
    )


def squash(text: str) -> str:
    """The letters and digits of a text alone, in lower case: what stays the same however it is set."""
    return re.sub(r"[\W_]+", "", text).lower()


# ---------------------------------------------------------------- the head


def read_kop(lines: Sequence[Line]) -> Kop:
    """What the head of a letter says, from the lines of its first page."""
    head = [line for line in lines[:HEAD_LINES] if line.page == lines[0].page and line.role is not LineRole.NOTE]
    labels = dict(_labelled(head))
    placed = (read_datum(found["datum"]) for line in head if (found := PLACE_DATE.fullmatch(line.text)))
    dossier, number = _read_stuk(head)
    return Kop(
        datum=read_datum(labels.get("datum", "")) or next((datum for datum in placed if datum), None),
        kenmerk=labels.get("kenmerk"),
        betreft=labels.get("betreft"),
        dossier=re.sub(r"\s", "", dossier["dossier"]) if dossier else None,
        toevoeging=dossier["toevoeging"] if dossier else None,
        nummer=number["nummer"] if number else None,
        functies=_functies_in(head),
    )


def _labelled(head: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Label and value of each labelled line; the value may stand on the next line. The first counts."""
    seen: set[str] = set()
    for line, after in pairwise([*head, Line("", 0)]):
        found = LABEL.match(line.text)
        if not found:
            continue
        label = LABELS.get(found["label"].lower(), found["label"].lower())
        value = (found["value"] or after.text).strip()
        if label not in seen and _fits(label, value):
            seen.add(label)
            yield label, value


def _fits(label: str, value: str) -> bool:
    """Whether a value is of the form its label asks for, so that no running text is taken for one."""
    if label == "datum":
        return re.fullmatch(DATE, value, re.I) is not None
    if label == "kenmerk":
        return re.fullmatch(r"(?=\S*\d)[\w./-]+(?:\s?[\w./-]*\d[\w./-]*)?", value) is not None
    return bool(value)


def _read_stuk(head: Sequence[Line]) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """The dossier line and the number line of a Kamerstuk; the dossier counts only with its number below it."""
    dossier = None
    for line in head:
        if number := NUMBER_HEAD.match(line.text):
            if dossier and (not number["rest"] or number["rest"][:5].isupper()):
                return dossier, number
        elif found := DOSSIER_HEAD.match(line.text):
            dossier = dossier or found
    return None, None


def _functies_in(head: Sequence[Line]) -> str | None:
    """The offices after "BRIEF VAN DE", also where they run on over the next line in capitals."""
    for index, line in enumerate(head):
        found = BRIEF_VAN.search(line.text)
        if found:
            rest = [after.text for after in head[index + 1 : index + 3]]
            taken = [
                text
                for text in rest[: 1 + bool(rest and rest[0].isupper())]
                if text.isupper() and not text.startswith("AAN")
            ]
            return " ".join([found["functies"], *taken])
    return None


def _functies_of_kop(kop: Kop) -> list[str]:
    """The offices that a Kamerstuk head names in capitals, as they are signed."""
    if not kop.functies:
        return []
    parts = re.split(rf"\s+EN\s+(?:VAN\s+)?(?:DE\s+)?(?={OFFICE}\b)", kop.functies, flags=re.I)
    return [functie for part in parts if (functie := spell_functie(part))]


def spell_functie(text: str) -> str | None:
    """An office in capitals as it is signed; None where its ministry is unknown.

    >>> spell_functie("STAATSSECRETARIS VAN ONDERWIJS, CULTUUR EN WETENSCHAP")
    'Staatssecretaris van Onderwijs, Cultuur en Wetenschap'
    """
    found = re.match(rf"(?P<ambt>{OFFICE})(?:\s+(?P<voorzetsel>van|voor)\s+(?P<post>.+))?$", text.strip(" ,."), re.I)
    if not found:
        return None
    if not found["post"]:
        return found["ambt"].capitalize()
    post = found["post"].lower()
    names = {squash(name): name for name in (*(m["naam"] for m in lexicon("ministeries")["ministerie"]), *_ambten())}
    name = names.get(squash(post))
    return f"{found['ambt'].capitalize()} {found['voorzetsel'].lower()} {_capitalise(name)}" if name else None


def _capitalise(name: str) -> str:
    """A portfolio with capitals, little words left small."""
    return re.sub(r"\b(?!en\b|van\b)[a-zà-ÿ]", lambda letter: letter[0].upper(), name) if name.islower() else name


@cache
def _ambten() -> Mapping[str, str]:
    """Each portfolio (lower case) and the ministry it belongs to."""
    return {ambt: entry["naam"] for entry in lexicon("ministeries")["ministerie"] for ambt in entry["ambten"]}


def ministerie_of(functie: str) -> str | None:
    """The ministry of an office; None where it is unknown.

    >>> ministerie_of("Minister voor Rechtsbescherming"), ministerie_of("Minister-President")
    ('Justitie en Veiligheid', 'Algemene Zaken')
    """
    if re.match(r"(?:vice-?)?minister-president", functie, re.I):
        return _ambten()["minister-president"]
    post = re.sub(rf"^{OFFICE}\s+(?:van|voor)\s+", "", functie, flags=re.I)
    by_squash = {squash(ambt): naam for ambt, naam in _ambten().items()}
    return by_squash.get(squash(post))


# ---------------------------------------------------------------- the signature


def read_ondertekenaars(lines: Sequence[Line]) -> tuple[Ondertekenaar, ...]:
    """Who signs the letter: the last run of "De Minister van …," lines, each with the name near it."""
    body = [line.text for line in lines if line.role not in (LineRole.NOTE, LineRole.FURNITURE, LineRole.TABLE)]
    found = [(index, wie) for index in range(len(body)) if (wie := _signs_at(body, index))]
    return tuple(dict.fromkeys(wie for index, wie in found if index >= found[-1][0] - SIGNATURE_LINES))


def _signs_at(body: Sequence[str], index: int) -> Ondertekenaar | None:
    """Who signs from line `index` on: an office of up to three lines with a name right below it."""
    for length in (1, 2, 3):
        office = SIGNATURE.fullmatch(" ".join(body[index : index + length]))
        below = "".join(body[index + length : index + length + 1]).strip(" ,")
        if office and NAME.fullmatch(below):
            return Ondertekenaar(below, _signed(office["functie"]))
    return None


def _signed(functie: str) -> str:
    """An office with its first letter a capital and single spaces."""
    text = re.sub(r"\s+", " ", functie).strip(" ,")
    return text[0].upper() + text[1:]


# ---------------------------------------------------------------- what follows from both


def _soort(document: Document, functies: Sequence[str]) -> BriefSoort:
    """The kind of a document, from the words that open it."""
    opening = " ".join(line.text for line in document.lines[:25])
    if re.search(
        r"\bantwoord(?:en)? (?:van .{3,120} )?op (?:de )?(?:schriftelijke )?(?:kamer)?vragen\b", opening, re.I
    ):
        return BriefSoort.ANTWOORD
    if not functies and re.match(r".{0,80}\bvoortgangsrapportage\b", opening, re.I):
        return BriefSoort.VOORTGANGSRAPPORTAGE
    if not functies and re.match(r"bijlage\b", opening, re.I):
        return BriefSoort.BIJLAGE
    if not functies and re.match(r"(?:nr\. \w+ )?verslag (?:van|houdende)\b", opening, re.I):
        return BriefSoort.VERSLAG
    return BriefSoort.KAMERBRIEF


def _herkomst(kop: Kop, given: Opgave) -> DatumHerkomst | None:
    """What proves the date."""
    if kop.datum:
        return DatumHerkomst.BRIEF
    return DatumHerkomst.MANIFEST if given.datum else None


def _differences(kop: Kop, given: Opgave) -> Iterator[str]:
    """Warnings where the letter and the manifest differ, and where nothing dates the letter."""
    for name, read, said in (
        ("datum", kop.datum, given.datum),
        ("dossier", kop.dossier, given.dossier),
        ("nummer", kop.nummer, given.nummer),
    ):
        if read and said and read != said:
            yield f"het manifest geeft {name} {said}, de brief zelf {read}; de brief is aangehouden"
    if not kop.datum and not given.datum:
        yield "de brief draagt geen datum en het manifest geeft er geen; termijnen blijven open"


def _mark_head_and_signature(tekst: Brieftekst, ondertekenaars: Sequence[Ondertekenaar]) -> Iterator[Blok]:
    """The blocks with letterhead and signature told apart, and headings that stand above real text only."""
    head = _head_end(tekst)
    kop: str | None = None
    for index, blok in enumerate(tekst.blokken):
        text = tekst.tekst[blok.begin : blok.einde]
        if index < head and blok.soort is not BlokSoort.VOETNOOT:
            yield replace(blok, soort=BlokSoort.BRIEFHOOFD, kop=None)
        elif blok.soort in (BlokSoort.TEKST, BlokSoort.KOP) and _is_signature(text, ondertekenaars):
            yield replace(blok, soort=BlokSoort.ONDERTEKENING, kop=kop)
        else:
            yield replace(blok, kop=kop)
            kop = text if blok.soort is BlokSoort.KOP else kop


def _head_end(tekst: Brieftekst) -> int:
    """The number of blocks, from the first, that are letterhead."""
    end = 0
    for index, blok in enumerate(tekst.blokken[:HEAD_LINES]):
        if blok.einde - blok.begin > HEAD_BLOCK:
            break
        if HEAD_BLOK.match(tekst.tekst[blok.begin : blok.einde]):
            end = index + 1
    return end


def _is_signature(text: str, ondertekenaars: Sequence[Ondertekenaar]) -> bool:
    """Whether a block holds nothing but offices and names of those who sign."""
    rest = squash(text)
    for wie in ondertekenaars:
        for part in (wie.naam or "", wie.functie):
            rest = rest.replace(squash(part), "")
    return len(rest) <= len("hoogachtend") and rest != squash(text)
