"""What the head of a letter says: its date, number, dossiers, reference and subject.

Read are the head of a Kamerstuk ("Vergaderjaar 2019–2020", one or more lines "29 911 Titel van het dossier", "Nr. 281
BRIEF VAN DE MINISTER VAN …"), that of an Aanhangsel ("2751 Vragen van het lid …"), the letterhead of a ministry (Datum,
Onze referentie, Betreft; the value on the same line or the next), "Bijlage bij Kamerstuk 29 911, nr. 417", and what
an official publication says of itself (documents.metadata), which counts before the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from pipeline.datums import read_datum
from pipeline.identificatie import aanhangsel_id, kamerstuk_id, read_vergaderjaar
from pipeline.kamerbrieven.ambten import OFFICE, spell_functie
from pipeline.model import DatumHerkomst, Document, Dossier, Line, LineRole

HEAD_LINES = 70  # a letterhead stands within this many lines
DATE = r"\d{1,2}(?:e)?\s+[a-z]+\s+(?:19|20)\d\d|\d{1,2}-\d{1,2}-(?:19|20)\d\d"
PLACE_DATE = re.compile(rf"(?:Den Haag|[’'‘]s-Gravenhage|Amsterdam|Utrecht|Rijswijk),?\s+(?P<datum>{DATE})\.?", re.I)
LABEL = re.compile(
    r"(?P<label>datum|onze referentie|ons kenmerk|kenmerk|betreft|onderwerp)\s*:?(?:\s+(?P<value>.+))?$", re.I
)
LABELS = {"onze referentie": "kenmerk", "ons kenmerk": "kenmerk", "onderwerp": "betreft"}
TOEVOEGING = r"(?:[IVXL]+[A-G]?|[A-Z]|\d{2})"
DOSSIER_HEAD = re.compile(
    rf"(?P<nummer>\d{{2}}\s?\d{{3}})(?:\s\(R\d{{3,4}}\))?(?:[ -](?P<toevoeging>{TOEVOEGING}))?(?:\s+(?P<titel>\D.*))?$"
)
NUMBER_HEAD = re.compile(r"nr\.\s*(?P<nummer>\d{1,5}|[A-Z]{1,3})\s*(?P<rest>.*)$", re.I)
AANHANGSEL_HEAD = re.compile(r"(?P<nummer>\d{1,5})(?:\s+(?:vragen|antwoord)\b.*)?$", re.I)
SESSION = re.compile(r"vergaderjaar\s+(?P<jaar>\d{4}\s*[-–/]\s*\d{2,4})", re.I)
BRIEF_VAN = re.compile(r"BRIEF VAN (?:DE |HET )?(?P<functies>(?:MINISTER|STAATSSECRETARIS).+)$", re.I)
BIJLAGE = re.compile(
    rf"""bijlage(?:\s\d+)?\sbij\s.{{0,40}}?(?P<dossier>\d{{2}}\s?\d{{3}})(?:[\s-](?P<toevoeging>{TOEVOEGING}))?,?\s
         nr\.?\s(?P<nummer>\d{{1,5}})""",
    re.I | re.X,
)


@dataclass(frozen=True, slots=True)
class Hoofd:
    """What the head of a document proves; None where it is silent. `identificatie` is that of an Aanhangsel."""

    datum: date | None = None
    datum_herkomst: DatumHerkomst | None = None
    kenmerk: str | None = None
    betreft: str | None = None
    dossiers: tuple[Dossier, ...] = ()
    nummer: str | None = None
    vergaderjaar: str | None = None
    identificatie: str | None = None
    bijlage_bij: str | None = None
    functies: tuple[str, ...] = ()


def read_hoofd(document: Document) -> Hoofd:
    """What a document says of itself: its official metadata where it has them, else the head of its text."""
    hoofd = _read_lines(document.lines)
    return _trust(hoofd, document.metadata) if document.metadata.get("identificatie") else hoofd


def _trust(hoofd: Hoofd, metadata: Mapping[str, str]) -> Hoofd:
    """The head with what an official publication says of itself in place of what was read from its text."""
    day = metadata.get("datum")
    own = (
        Dossier(metadata["dossier"], metadata.get("toevoeging"), metadata.get("dossiertitel"))
        if "dossier" in metadata
        else None
    )
    rest = tuple(dossier for dossier in hoofd.dossiers if own is None or dossier.nummer != own.nummer)
    return replace(
        hoofd,
        datum=date.fromisoformat(day) if day else hoofd.datum,
        datum_herkomst=DatumHerkomst.METADATA if day else hoofd.datum_herkomst,
        betreft=metadata.get("titel") or hoofd.betreft,
        dossiers=(own, *rest) if own else hoofd.dossiers,
        nummer=metadata.get("nummer") or hoofd.nummer,
        vergaderjaar=metadata.get("vergaderjaar") or hoofd.vergaderjaar,
        identificatie=metadata["identificatie"],
    )


def _read_lines(lines: Sequence[Line]) -> Hoofd:
    """What the lines of the first page say."""
    head = [line for line in lines[:HEAD_LINES] if line.page == lines[0].page and line.role is not LineRole.NOTE]
    labels = dict(_labelled(head))
    placed = (read_datum(found["datum"]) for line in head if (found := PLACE_DATE.fullmatch(line.text)))
    datum = read_datum(labels.get("datum", "")) or next((day for day in placed if day), None)
    sessions = (read_vergaderjaar(found["jaar"]) for line in head if (found := SESSION.search(line.text)))
    jaar = next((year for year in sessions if year), None)
    dossiers, nummer = _read_stuk(head)
    return Hoofd(
        datum=datum,
        datum_herkomst=DatumHerkomst.BRIEF if datum else None,
        kenmerk=labels.get("kenmerk"),
        betreft=labels.get("betreft"),
        dossiers=dossiers,
        nummer=nummer,
        vergaderjaar=jaar,
        identificatie=_read_aanhangsel(head, jaar),
        bijlage_bij=_read_bijlage(head),
        functies=tuple(_read_functies(head)),
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


def _read_stuk(head: Sequence[Line]) -> tuple[tuple[Dossier, ...], str | None]:
    """The dossiers and the number of a Kamerstuk; dossier lines count only with a number below them."""
    dossiers: list[Dossier] = []
    for line in head:
        if number := NUMBER_HEAD.match(line.text):
            if dossiers and (not number["rest"] or number["rest"][:5].isupper()):
                return tuple(dossiers), number["nummer"]
        elif found := DOSSIER_HEAD.match(line.text):
            dossiers.append(Dossier(re.sub(r"\s", "", found["nummer"]), found["toevoeging"], found["titel"]))
    return (), None


def _read_aanhangsel(head: Sequence[Line], jaar: str | None) -> str | None:
    """The identifier of answered questions whose head says that they are of the Aanhangsel."""
    if not any(re.match(r"aanhangsel van de handelingen\b", line.text, re.I) for line in head):
        return None
    numbers = (found["nummer"] for line in head if (found := AANHANGSEL_HEAD.fullmatch(line.text)))
    return aanhangsel_id(jaar, next(numbers, None))


def _read_bijlage(head: Sequence[Line]) -> str | None:
    """The identifier of the paper that the head names as the one this is an annex of."""
    for line in head:
        if found := BIJLAGE.match(line.text):
            return kamerstuk_id(re.sub(r"\s", "", found["dossier"]), found["toevoeging"], found["nummer"])
    return None


def _read_functies(head: Sequence[Line]) -> Iterator[str]:
    """The offices after "BRIEF VAN DE", as they are signed; they may run on over the next lines in capitals."""
    for index, line in enumerate(head):
        found = BRIEF_VAN.search(line.text)
        if not found:
            continue
        words = [found["functies"]]
        for after in head[index + 1 : index + 3]:
            if not after.text.isupper() or after.text.startswith("AAN"):
                break
            words.append(after.text)
        parts = re.split(rf"\s+EN\s+(?:VAN\s+)?(?:DE\s+)?(?={OFFICE}\b)", " ".join(words), flags=re.I)
        yield from (functie for part in parts if (functie := spell_functie(part)))
        return
