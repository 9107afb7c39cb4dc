"""Papers as the official publications site gives them in XML: Kamerstukken, and Kamervragen with their answers.

Two dialects are read. Since 2010 <officiele-publicatie>: kamerstukkop, dossier, stuk (stuknr, titel, datumtekst), al,
divisie/kop, tussenkop, lijst/li/li.nr, noot/noot.nr/noot.al, extref, CALS tables (tgroup, row, entry with spans),
tekst-sluiting/ondertekening. Before that <kamerwrk>: frontm/onderw, stuk/ltrlabel/nummer/titel, tuskop,
voetref with voetnoot, ondtek. What has another name is read as a paragraph, so that no text is lost.
The names are those of the schema op-xsd (2012-04-13 and 2014-05-15) and of papers in both dialects.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping

from pipeline.documents.metadata import find_identificatie, read_day, read_dossiers, read_official_metadata
from pipeline.documents.paragraphs import MAX_COLUMNS, Cell, Paragraphs, bullet_marker
from pipeline.documents.xml_parsing import Element, attribute, child_of, children, local, parse_xml, text_of
from pipeline.identificatie import read_vergaderjaar
from pipeline.model import Document, DocumentRefused, Line, LineRole

WHAT = "dit XML-bestand"
ROOTS = {"officiele-publicatie", "kamerwrk", "vraagdoc", "kamerstuk", "kamervragen"}
HEAD_LINES = {"vergaderjaar", "kameraanduiding"}
EMPHASIS = {"vet", "cur", "vetcur", "halfvet", "ondlijn"}
LONG_HEADING = 220  # characters: a longer "tussenkop" is running text in another letter type
SMALLEST = 20  # letters
MAX_SPAN = 1_000
MAX_DIGITS = 6
MAX_LEVEL = 5  # notes that cite notes
JAAR = re.compile(r"(?:19|20)\d\d\D{1,3}(?:19|20)?\d\d")
RECEIVED = {"ontvangen", "voorgesteld", "vastgesteld"}

IGNORED = {
    "metadata", "versie", "ordernr", "witreg", "plaatje", "illustratie", "officiele-inhoudsopgave", "colspec",
    "vergjaar", "margetekst", "kamervraagnummer", "li.nr", "lidnr", "noot.nr",
}  # fmt: skip
PARAGRAPHS = {
    "al", "noot.al", "considerans.al", "context.al", "wie", "wat", "wij", "titel", "title", "subtitel", "datumtekst",
    "kamervraagomschrijving", "omschr", "bijschrift", "bron", "plaats",
}  # fmt: skip
INLINE = {
    "nadruk", "extref", "intref", "dossierref", "sup", "inf", "datum", "ondernummer", "herdruk", "organisatie",
    "kamervraagonderwerp", "voornaam", "achternaam", "voorvoegsels", "politiek", "rijksnr", "tekstcorrectie",
}  # fmt: skip


def read_official_xml(content: bytes, name: str) -> Document:
    """Read the XML of an official publication; `metadata` holds what it says of itself (see documents.metadata).

    Raises DocumentRefused where it is not well-formed, of another kind, or without text.
    """
    root = parse_xml(content, WHAT)
    _check_kind(root)
    lines = _Reader(_notes_by_key(root)).read(root)
    if sum(sign.isalpha() for line in lines for sign in line.text) < SMALLEST:
        raise DocumentRefused(f"{WHAT} bevat geen tekst van een stuk; haal de PDF of het HTML-bestand op")
    return Document(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        format="xml",
        lines=tuple(lines),
        page_count=None,
        metadata=read_metadata(root),
    )


def read_metadata_xml(content: bytes) -> dict[str, str]:
    """The facts in a paper's separate metadata.xml (<metadata_gegevens>), keys as in documents.metadata."""
    return read_official_metadata(_pairs(parse_xml(content, "dit metadatabestand")))


def read_metadata(root: Element) -> dict[str, str]:
    """What a paper says of itself: its meta elements first, then its head."""
    found = read_official_metadata(_pairs(root))
    for key, value in _head_facts(root):
        if value:
            found.setdefault(key, value)
    return found


def _check_kind(root: Element) -> None:
    """Refuse XML that holds no paper."""
    if local(root) == "metadata_gegevens":
        raise DocumentRefused("is alleen de metadata van een stuk, niet het stuk zelf; lever het XML- of PDF-bestand")
    if local(root) not in ROOTS:
        raise DocumentRefused(
            f"is XML van een andere soort (<{local(root)[:40]}>); haal het XML van officielebekendmakingen.nl of de PDF"
        )


def _pairs(root: Element) -> Iterator[tuple[str, str]]:
    """Name and content of each meta element."""
    for element in root.iter("{*}meta", "{*}metadata"):
        name, content = attribute(element, "name"), attribute(element, "content")
        if name and content:
            yield name, content


def _head_facts(root: Element) -> Iterator[tuple[str, str | None]]:
    """What the head of the paper states, in either dialect."""
    stuk = next(root.iter("{*}stuk"), None)
    numbers = [_dossier_number(dossier) for dossier in root.iter("{*}dossiernummer")]
    numbers += [text_of(child_of(onderw, "nummer")) for onderw in root.iter("{*}onderw")]
    yield from read_dossiers(numbers).items()
    dossier, legacy = next(root.iter("{*}dossier"), None), next(root.iter("{*}onderw"), None)
    yield "dossiertitel", _words(child_of(dossier, "titel")) or _words(child_of(legacy, "naam"))
    yield "vergaderjaar", _session_year(root)
    yield "nummer", text_of(child_of(stuk, "stuknr", "ondernummer")) or text_of(child_of(stuk, "nummer")) or None
    yield "opschrift", _words(child_of(stuk, "titel"))
    yield "onderwerp", _words(next(root.iter("{*}kamervraagonderwerp"), None))
    yield "aanhangselnummer", text_of(next(root.iter("{*}kamervraagnummer"), None)) or None
    yield from _received(stuk)
    for record in (value for _, value in _pairs(root)):
        yield "identificatie", find_identificatie(record)


def _words(element: Element | None) -> str | None:
    """The words of an element without its notes; None where there are none."""
    lines = [] if element is None else _Reader({}, marks_in_text=False).read(element)
    return " ".join(line.text for line in lines) or None


def _dossier_number(dossier: Element) -> str:
    """The number of a dossier with its budget chapter."""
    parts = (text_of(child_of(dossier, "dossiernr")), text_of(child_of(dossier, "begrotingshoofdstuk")))
    return " ".join(filter(None, parts)) or text_of(dossier)


def _session_year(root: Element) -> str | None:
    """The session year of the head ("Vergaderjaar 2022‒2023")."""
    for element in root.iter("{*}tekstregel", "{*}vergjaar", "{*}subtitel"):
        if found := JAAR.search(text_of(element)):
            return read_vergaderjaar(re.sub(r"\D+", "-", found[0]))
    return None


def _received(stuk: Element | None) -> Iterator[tuple[str, str | None]]:
    """The day on which a paper was received, proposed or adopted."""
    element = child_of(stuk, "datumtekst")
    day = child_of(element, "datum")
    word = text_of(element).partition(" ")[0].lower()
    if day is not None and word in RECEIVED:
        yield word, read_day(attribute(day, "isodatum") or "")


# ---------------------------------------------------------------- the text


def _notes_by_key(root: Element) -> dict[str, Element]:
    """The notes that stand apart from their marks, by id and by number."""
    found: dict[str, Element] = {}
    for note in root.iter("{*}voetnoot", "{*}noot"):
        for key in (attribute(note, "id"), attribute(note, "nr")):
            if key:
                found.setdefault(key, note)
    return found


class _Reader:
    """Walks a paper and grows its lines in `out`; `notes` are the notes that marks refer to."""

    def __init__(self, notes: Mapping[str, Element], *, marks_in_text: bool = True) -> None:
        self.notes = notes
        self.out = Paragraphs(marks_in_text=marks_in_text)
        self.cited: set[Element] = set()
        self.emphasis = 0
        self.level = 0  # notes and cells that this reader is within

    def read(self, element: Element) -> list[Line]:
        """The lines of all that stands within an element."""
        self.visit_children(element)
        self.out.close()
        return self.out.lines

    def elsewhere(self, *, marks_in_text: bool = True) -> _Reader:
        """A reader of the same paper for a note or a cell."""
        reader = _Reader(self.notes, marks_in_text=marks_in_text)
        reader.cited, reader.level = self.cited, self.level + 1
        return reader

    def visit(self, element: Element, *, inside: bool = False) -> None:
        """Read an element; `inside` a paragraph an unknown one is part of it, elsewhere it sets its text apart."""
        name = local(element)
        if not name or name in IGNORED:
            return
        if name in HANDLERS:
            HANDLERS[name](self, element)
        elif inside or name in INLINE:
            emphasised = name == "nadruk" and attribute(element, "type") in EMPHASIS
            self.emphasis += emphasised
            self.visit_children(element, inside=True)
            self.emphasis -= emphasised
        else:
            self.out.close()
            self.visit_children(element, inside=name in PARAGRAPHS)
            self.out.close()

    def visit_children(self, element: Element, *, inside: bool = False) -> None:
        """Read the text and the children of an element."""
        self.out.add(element.text, emphasised=self.emphasis > 0)
        for child in element:
            self.visit(child, inside=inside)
            self.out.add(child.tail, emphasised=self.emphasis > 0)

    def _join(self, elements: Iterator[Element]) -> None:
        """Add the content of several elements to the open paragraph, a space between them."""
        for element in elements:
            self.out.add(" ")
            self.visit_children(element, inside=True)

    # ------------------------------------------------------------ head and signature

    def head_lines(self, element: Element) -> None:
        """The chamber and session year of <kamerstukkop>; its other lines are codes."""
        for line in children(element, "tekstregel"):
            if attribute(line, "inhoud") in HEAD_LINES:
                self.out.open()
                self.visit_children(line, inside=True)
        self.out.close()

    def dossier(self, element: Element) -> None:
        """Number, budget chapter and title on one line, as a Kamerstuk is headed."""
        self.out.open()
        number = child_of(element, "dossiernummer")
        self._join(children(element if number is None else number))
        if number is not None:
            self._join(child for child in children(element) if child is not number)
        self.out.close()

    def stuk(self, element: Element) -> None:
        """A paper: its number and title on one line, then its text."""
        self.out.open()
        for child in element:
            if local(child) in {"stuknr", "ltrlabel", "nummer", "titel"}:
                self._join(iter([child]))
            else:
                self.visit(child)
                self.out.add(child.tail)

    def signature(self, element: Element) -> None:
        """Each office and each name on a line of its own; an office may run on behind its element."""
        self.out.open()
        self.out.add(element.text)
        for child in children(element):
            self.out.close()
            if local(child) == "naam" and len(child):
                self._join(children(child))
                self.out.close()
            else:
                self.visit_children(child, inside=True)
            self.out.add(child.tail)
        self.out.close()

    # ------------------------------------------------------------ headings, lists, questions

    def heading(self, element: Element) -> None:
        """A heading, its number before it; the <kop> of an old paper as a whole tells chamber and year."""
        parts = list(children(element))
        if element.getparent() is not None and local(element.getparent()) in ROOTS:
            for part in parts:
                if local(part) == "titel" or JAAR.search(text_of(part)):
                    self.visit(part)
            return
        long = len(text_of(element)) > LONG_HEADING
        self.out.open(LineRole.BODY if long else LineRole.HEADING)
        if parts and {local(part) for part in parts} <= {"label", "nr", "titel", "subtitel"}:
            self._join(iter(parts))
        else:
            self.visit_children(element, inside=True)
        self.out.open()

    def item(self, element: Element) -> None:
        """An item of a list, or a numbered paragraph of a law."""
        number = child_of(element, "li.nr")
        number = child_of(element, "lidnr") if number is None else number
        self.out.open(LineRole.BULLET, bullet_marker(text_of(number)))
        self.visit_children(element)
        self.out.open()

    def definition(self, element: Element) -> None:
        """A term with its meaning, as one item."""
        number = text_of(child_of(element, "li.nr"))
        self.out.open(LineRole.BULLET, bullet_marker(number))
        for part in children(element, "term"):
            self._join(iter([part]))
        for meaning in children(element, "definitie"):
            for part in children(meaning):
                if local(part) == "al":
                    self._join(iter([part]))
                else:
                    self.visit(part)
        self.out.open()

    def question(self, element: Element) -> None:
        """A question or an answer; its number is the heading ("Vraag 3")."""
        for child in children(element):
            if local(child) in {"nr", "nummer"}:
                number = text_of(child)
                self.out.open(LineRole.HEADING)
                self.out.add(f"{local(element).capitalize()} {number}" if number.isdigit() else number)
                self.out.open()
            else:
                self.visit(child)

    # ------------------------------------------------------------ notes and tables

    def note(self, element: Element) -> None:
        """A note that stands where it is cited."""
        self._cite(element, attribute(element, "nr"))

    def reference(self, element: Element) -> None:
        """A mark whose note stands elsewhere, and may be cited more than once."""
        number = attribute(element, "nr")
        note = self.notes.get(attribute(element, "refid") or "", self.notes.get(number or ""))
        if note is not None and self.level < MAX_LEVEL:
            self._cite(note, number)

    def loose_note(self, element: Element) -> None:
        """A note at the end of an old paper, where no mark has brought it."""
        if element not in self.cited:
            self.out.close()
            self._cite(element, attribute(element, "nr"), marked=False)
            self.out.close()

    def _cite(self, note: Element, number: str | None, *, marked: bool = True) -> None:
        number = text_of(child_of(note, "noot.nr")) or number or attribute(note, "nr") or "*"
        if marked:
            self.out.mark(number)
        if note not in self.cited:
            self.cited.add(note)
            own_count = attribute(note, "type") == "tabel"  # each table counts its notes anew
            self.out.cite(f"tabel {number}" if own_count else number, self.elsewhere().read(note))

    def table(self, element: Element) -> None:
        """A CALS table: its title, then the rows of head, body and foot."""
        caption = self.elsewhere(marks_in_text=False)
        for title in children(element, "title"):
            caption.read(title)
        rows = [row for group in children(element, "tgroup") for row in self._rows(group)]
        if not rows:
            self.visit_children(element)
            return
        self.out.notes += caption.out.notes
        self.out.table(rows, caption=" ".join(line.text for line in caption.out.lines))

    def _rows(self, group: Element) -> Iterator[list[Cell]]:
        """The rows of a <tgroup>, in the order in which they are printed."""
        places = {attribute(spec, "colname") or "": place for place, spec in enumerate(children(group, "colspec"))}
        rows = [row for part in ("thead", "tbody", "tfoot") for found in children(group, part) for row in found]
        if any(_number(entry, "morerows") for row in rows for entry in children(row, "entry")):
            places = {name: place for name, place in places.items() if place == 0}  # cells above take places too
        for row in rows:
            yield list(self._cells(row, places))

    def _cells(self, row: Element, places: Mapping[str, int]) -> Iterator[Cell]:
        """The cells of a row; a place that an entry passes over is an empty cell."""
        width = 0
        for entry in children(row, "entry"):
            first = places.get(attribute(entry, "namest") or attribute(entry, "colname") or "")
            last = places.get(attribute(entry, "nameend") or "")
            for _ in range(min(first or 0, MAX_COLUMNS) - width):
                width += 1
                yield Cell(())
            span = last - first + 1 if first is not None and last is not None and last > first else 1
            width += span
            yield Cell(self._cell(entry), span, 1 + _number(entry, "morerows"))

    def _cell(self, entry: Element) -> tuple[Line, ...]:
        """The lines of a cell; its notes wait for the end of the table."""
        reader = self.elsewhere(marks_in_text=False)
        lines = tuple(reader.read(entry))
        self.out.notes += reader.out.notes
        return lines


def _number(element: Element, name: str) -> int:
    """A small count in an attribute; 0 where there is none."""
    value = attribute(element, name) or ""
    return min(int(value), MAX_SPAN) if value.isascii() and value.isdigit() and len(value) < MAX_DIGITS else 0


HANDLERS: Mapping[str, Callable[[_Reader, Element], None]] = {
    "kamerstukkop": _Reader.head_lines,
    "kamervraagkop": _Reader.head_lines,
    "dossier": _Reader.dossier,
    "onderw": _Reader.dossier,
    "stuk": _Reader.stuk,
    "ondertekening": _Reader.signature,
    "ondtek": _Reader.signature,
    "kop": _Reader.heading,
    "tussenkop": _Reader.heading,
    "tuskop": _Reader.heading,
    "li": _Reader.item,
    "lid": _Reader.item,
    "definitie-item": _Reader.definition,
    "vraag": _Reader.question,
    "antwoord": _Reader.question,
    "noot": _Reader.note,
    "nootref": _Reader.reference,
    "voetref": _Reader.reference,
    "voetnoot": _Reader.loose_note,
    "table": _Reader.table,
}
