"""What the head of a letter says: its date, number, dossiers, reference and subject.

Read are the head of a Kamerstuk ("Vergaderjaar 2019–2020", one or more dossiers "29 911 Titel van het dossier", its
title over some lines, "Nr. 281 BRIEF VAN DE MINISTER VAN …", or "AB BRIEF VAN DE MINISTER VAN …" in the Eerste Kamer),
that of an Aanhangsel ("2751 Vragen van het lid …"), the letterhead of a ministry (Datum, Onze referentie, Betreft; the
value on the same line or the next), "Bijlage bij Kamerstuk 29 911, nr. 417", and what an official publication says of
itself (documents.metadata), which counts before the text.
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
from pipeline.kamerbrieven.ondertekening import read_antwoordregel
from pipeline.lexicon import lexicon
from pipeline.model import DatumHerkomst, Document, Dossier, Line, LineRole

HEAD_LINES = 70  # a letterhead stands within this many lines
DATE = r"\d{1,2}(?:e)?\s+[a-z]+\s+(?:19|20)\d\d|\d{1,2}-\d{1,2}-(?:19|20)\d\d"
PLACE_DATE = re.compile(rf"(?:Den Haag|[’'‘]s-Gravenhage|Amsterdam|Utrecht|Rijswijk),?\s+(?P<datum>{DATE})\.?", re.I)
RECEIVED = re.compile(rf"\(ontvangen (?P<datum>{DATE})\)", re.I)
LABEL = re.compile(
    r"(?P<label>datum|onze referentie|ons kenmerk|kenmerk|betreft|onderwerp)\s*:?(?:\s+(?P<value>.+))?$", re.I
)
KENMERK = re.compile(
    r"(?=\D{0,40}\d)[\w./&-]{1,40}(?:\s/\s[\w./&-]{1,40}|\s[\w./&-]{0,20}\d[\w./&-]{0,20}){0,2}(?:\s[A-Z])?"
)
LABELS = {"onze referentie": "kenmerk", "ons kenmerk": "kenmerk", "onderwerp": "betreft"}
TOEVOEGING = r"(?:[IVXL]+[A-G]?|[A-Z]|\d{2})"
DOSSIER_HEAD = re.compile(
    rf"(?P<nummer>\d{{2}}\s?\d{{3}})(?:\s\(R\d{{3,4}}\))?(?:[ -](?P<toevoeging>{TOEVOEGING}))?(?:\s+(?P<titel>\D.*))?$"
)
NUMBER_HEAD = re.compile(r"nr\.\s*(?P<nummer>\d{1,5}|[A-Z]{1,3})\s*(?P<rest>.*)$", re.I)
SENATE_NUMBER = re.compile(r"(?P<nummer>[A-Z]{1,3})\s+(?P<rest>(?:BRIEF|VERSLAG|NOTA|MEMORIE|EINDVERSLAG)\b.*)$")
SENATE = re.compile(r"eerste kamer der staten-generaal\b", re.I)
AANHANGSEL = re.compile(r"(?:vergaderjaar .{4,12} )?aanhangsel van de handelingen\b", re.I)
NO_SUBJECT = re.compile(r"geachte\b|www\.|https?:|\S+@|[tfm]\s[\d(+]|bijlage", re.I)
UNFINISHED = frozenset(lexicon("zinnen")["onaf"])
TITLE_LINES = 6  # of the title of a dossier, or of a subject
AANHANGSEL_HEAD = re.compile(r"(?P<nummer>\d{1,5})(?:\s+(?:vragen|antwoord)\b.*)?$", re.I)
SESSION = re.compile(r"vergaderjaar\s+(?P<jaar>\d{4}\s*[-–/]\s*\d{2,4})", re.I)
BRIEF_VAN = re.compile(r"BRIEF VAN (?:DE |HET )?(?P<functies>(?:MINISTER|STAATSSECRETARIS).+)$", re.I)
BIJLAGE = re.compile(
    rf"""bijlage(?:\s(?:\d+|[A-Z]|[IVX]+))?\sbij\s.{{0,80}}?
         (?<!\d)(?P<dossier>\d{{2}}\s?\d{{3}})(?:[\s-](?P<toevoeging>{TOEVOEGING}))?,?\snr\.?\s(?P<nummer>\d{{1,5}})""",
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
    datum = read_datum(labels.get("datum", "")) or next((day for day in placed if day), None) or _received(head)
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


def _received(head: Sequence[Line]) -> date | None:
    """The day on which the answer to written questions came: "Antwoord van Minister … (ontvangen 6 november 2018)"."""
    found = RECEIVED.search(read_antwoordregel(head))
    return read_datum(found["datum"]) if found else None


def _labelled(head: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Label and value of each labelled line; the value may stand on the next line. The first counts."""
    seen: set[str] = set()
    for index, (line, after) in enumerate(pairwise([*head, Line("", 0)])):
        found = LABEL.match(line.text)
        if not found:
            continue
        label = LABELS.get(found["label"].lower(), found["label"].lower())
        value = (found["value"] or after.text).strip()
        if label not in seen and _fits(label, value):
            seen.add(label)
            more = head[index + (1 if found["value"] else 2) :]
            yield label, _read_subject(value, more) if label == "betreft" else value


def _read_subject(first: str, following: Sequence[Line]) -> str:
    """A subject with the lines on which it runs on: those that begin small, or that an unfinished line asks for."""
    subject = first
    for line in following[:TITLE_LINES]:
        if LABEL.match(line.text) or NO_SUBJECT.match(line.text) or not _is_continued(subject, line):
            break
        subject = f"{subject} {line.text}"
    return subject


def _is_continued(text: str, line: Line) -> bool:
    """Whether a line can only be read on from the words before it: it begins small, or they break off."""
    return line.text[0].islower() or text.rsplit(maxsplit=1)[-1].lower() in UNFINISHED


def _fits(label: str, value: str) -> bool:
    """Whether a value is of the form its label asks for, so that no running text is taken for one."""
    if label == "datum":
        return re.fullmatch(DATE, value, re.I) is not None
    if label == "kenmerk":
        return KENMERK.fullmatch(value) is not None
    return bool(value)


def _read_stuk(head: Sequence[Line]) -> tuple[tuple[Dossier, ...], str | None]:
    """The dossiers and the number of a Kamerstuk; dossier lines count only with a number below them.

    Where one of several dossiers has no title beside it, no title is certain.
    """
    senate = any(SENATE.match(line.text) for line in head)
    dossiers: list[Dossier] = []
    for index, line in enumerate(head):
        number = NUMBER_HEAD.match(line.text) or (SENATE_NUMBER.match(line.text) if senate else None)
        if number and dossiers and (not number["rest"] or number["rest"][:5].isupper()):
            titled = all(dossier.titel for dossier in dossiers)
            return tuple(dossier if titled else replace(dossier, titel=None) for dossier in dossiers), number["nummer"]
        if not number and (found := DOSSIER_HEAD.match(line.text)):
            titel = found["titel"] and _read_title(found["titel"], head[index + 1 :])
            dossiers.append(Dossier(re.sub(r"\s", "", found["nummer"]), found["toevoeging"], titel))
    return (), None


def _read_title(first: str, following: Sequence[Line]) -> str:
    """The title of a dossier with the lines on which it runs on; over white space where it breaks off."""
    title = first
    for line in following[:TITLE_LINES]:
        heads = (NUMBER_HEAD, DOSSIER_HEAD, SENATE_NUMBER, LABEL, SESSION, PLACE_DATE, BRIEF_VAN)
        if any(head.match(line.text) for head in heads) or (line.gap and not _is_continued(title, line)):
            break
        title = f"{title} {line.text}"
    return title


def _read_aanhangsel(head: Sequence[Line], jaar: str | None) -> str | None:
    """The identifier of answered questions whose head says that they are of the Aanhangsel."""
    start = next((index for index, line in enumerate(head) if AANHANGSEL.match(line.text)), None)
    if start is None:
        return None
    numbers = (found["nummer"] for line in head[start:] if (found := AANHANGSEL_HEAD.fullmatch(line.text)))
    kamer = "ek" if any(SENATE.match(line.text) for line in head) else "tk"
    return aanhangsel_id(jaar, next(numbers, None), kamer=kamer)


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
