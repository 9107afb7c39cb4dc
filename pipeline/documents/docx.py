"""Letters as Word files (DOCX, both the transitional and the strict form).

Read are paragraphs, headings (style, outline level, or a short line that is all emphasis), numbered and bulleted lists,
tables with merged cells, footnotes and endnotes with their marks, links, text boxes, content controls and inserted
text. Left out are deleted and hidden text, what a content control shows while it is empty, comments, field codes and
page feet; tables of contents and page heads are page furniture (the heads come first, since ministries set reference
and date in them). A DOCX has no fixed pages: all stands on page 1.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pipeline.documents.docx_package import Package
from pipeline.documents.docx_styles import (
    BULLET_NAME,
    CAPTION_NAME,
    CONTENTS_NAME,
    LEVELS,
    Numbering,
    Styles,
    is_emphasised,
    is_on,
    number,
    read_numbering,
    value_of,
)
from pipeline.documents.list_numbers import roman
from pipeline.documents.metadata import read_day
from pipeline.documents.paragraphs import Cell, Paragraphs, bullet_marker
from pipeline.documents.xml_parsing import Element, attribute, child_of, children, local, text_of
from pipeline.model import Document, DocumentRefused, Line, LineRole

MAX_HEADER_LINES = 40
MAX_LEVEL = 6  # text boxes, cells and notes within each other
SMALLEST = 20  # letters
IGNORED = {
    "pPr", "rPr", "del", "moveFrom", "delText", "instrText", "delInstrText", "sectPr", "tblPr", "tblGrid", "trPr",
    "tcPr", "sdtPr", "sdtEndPr", "footnoteRef", "endnoteRef", "annotationRef", "commentReference", "rubyPr", "rt",
    "smartTagPr", "customXmlPr", "fldChar", "softHyphen",
}  # fmt: skip


def read_docx(content: bytes, name: str) -> Document:
    """Read a Word file; `metadata` holds titel, auteur, aangemaakt and gewijzigd (ISO days), onderwerp.

    Raises DocumentRefused where the file is damaged, has a password, is a zip bomb, or holds no text.
    """
    package = Package(content)
    main = package.main_part()
    root = package.read_xml(main)
    body = child_of(root, "body")
    if root is None or body is None:
        raise DocumentRefused("is geen Word-bestand met tekst (word/document.xml ontbreekt); lever een DOCX of PDF aan")
    source = _read_source(package, main)
    lines = [*_header_lines(package, main, body, source), *_Reader(source).read(body)]
    if sum(sign.isalpha() for line in lines for sign in line.text) < SMALLEST:
        raise DocumentRefused("is een Word-bestand zonder tekst (misschien een scan); lever een PDF met tekst aan")
    return Document(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        format="docx",
        lines=tuple(lines),
        page_count=None,
        metadata=_read_properties(package),
        warnings=tuple(_warnings(root)),
    )


@dataclass(slots=True)
class Source:
    """What the parts of a DOCX besides its text say, and how far notes and lists have been counted."""

    styles: Styles
    numbering: Numbering
    notes: Mapping[tuple[str, str], Element]  # by kind and id
    has_footnotes: bool = False
    shown: dict[tuple[str, str], str] = field(default_factory=dict)  # the numbers of notes that have been cited
    counts: dict[str, int] = field(default_factory=dict)  # notes cited so far, by kind


def _read_source(package: Package, main: str) -> Source:
    """Styles, lists and notes."""
    parts = dict(package.relations(main).values())
    folder = main.rpartition("/")[0]

    def part(kind: str) -> Element | None:
        return package.read_xml(parts.get(kind, f"{folder}/{kind}.xml"))

    notes = {
        (kind, attribute(note, "id") or ""): note
        for kind, root in (("footnote", part("footnotes")), ("endnote", part("endnotes")))
        for note in (children(root, kind) if root is not None else ())
    }
    real = any(kind == "footnote" and attribute(note, "type") is None for (kind, _), note in notes.items())
    return Source(Styles(part("styles")), read_numbering(part("numbering")), notes, real)


def _header_lines(package: Package, main: str, body: Element, source: Source) -> Iterator[Line]:
    """The page heads of the first section, once each, as page furniture."""
    section = next(body.iter("{*}sectPr"), None)
    wanted = {attribute(head, "id") for head in children(section, "headerReference")} if section is not None else set()
    seen: set[str] = set()
    for key, (_, name) in package.relations(main).items():
        root = package.read_xml(name) if key in wanted else None
        for line in _Reader(source).read(root) if root is not None else ():
            if line.text not in seen and len(seen) < MAX_HEADER_LINES:
                seen.add(line.text)
                yield replace(line, role=LineRole.FURNITURE, marks=(), note=None)


def _read_properties(package: Package) -> dict[str, str]:
    """Title, author and days from the file's properties."""
    root = package.read_xml("docProps/core.xml")
    texts = {"titel": "title", "auteur": "creator", "onderwerp": "subject"}
    days = {"aangemaakt": "created", "gewijzigd": "modified"}
    found = {key: text_of(child_of(root, name)) for key, name in texts.items()}
    found |= {key: read_day(text_of(child_of(root, name))) or "" for key, name in days.items()}
    return {key: value for key, value in found.items() if value}


def _warnings(root: Element) -> Iterator[str]:
    """What a clerk must know of the file."""
    if next(root.iter("{*}ins", "{*}del", "{*}moveFrom", "{*}moveTo"), None) is not None:
        yield "bevat bijgehouden wijzigingen; ingevoegde tekst is gelezen, verwijderde tekst niet"


# ---------------------------------------------------------------- the text


class _Reader:
    """Walks the text of a DOCX and grows its lines in `out`."""

    def __init__(self, source: Source, *, marks_in_text: bool = True, level: int = 0) -> None:
        self.source = source
        self.out = Paragraphs(marks_in_text=marks_in_text)
        self.level = level
        self.emphasised = False  # by the style of the paragraph
        self.boxes: list[Element] = []  # text boxes that wait for the end of their paragraph
        self.runs_on = False  # the end of the paragraph before was deleted

    def read(self, element: Element) -> list[Line]:
        """The lines of all that stands within an element."""
        self.visit_children(element)
        self.out.close()
        return self.out.lines

    def elsewhere(self, *, marks_in_text: bool = True) -> _Reader:
        """A reader of the same file for a note, a cell or a text box."""
        return _Reader(self.source, marks_in_text=marks_in_text, level=self.level + 1)

    def visit(self, element: Element) -> None:
        """Read an element of the body or of a paragraph."""
        name = local(element)
        if name in HANDLERS:
            HANDLERS[name](self, element)
        elif name and name not in IGNORED:
            self.visit_children(element)

    def visit_children(self, element: Element) -> None:
        """Read the children of an element; text stands in <t> alone."""
        for child in element:
            self.visit(child)

    # ------------------------------------------------------------ paragraphs

    def paragraph(self, element: Element) -> None:
        """A paragraph, with its role and marker; one whose end was deleted runs on into the next."""
        properties = child_of(element, "pPr")
        style = value_of(properties, "pStyle")
        if not self.runs_on:
            self.out.open(*self._role(properties, style))
        before, self.emphasised = self.emphasised, self.source.styles.is_emphasised(style)
        self.visit_children(element)
        self.emphasised = before
        self.runs_on = child_of(properties, "rPr", "del") is not None
        if not self.runs_on:
            self.out.close()
            self._read_boxes()

    def _role(self, properties: Element | None, style: str | None) -> tuple[LineRole, str]:
        """What a paragraph is, and the marker of a numbered one."""
        styles = self.source.styles
        if styles.is_named(style, CONTENTS_NAME):
            return LineRole.FURNITURE, ""
        if styles.is_named(style, CAPTION_NAME):
            return LineRole.BODY, ""
        outline = child_of(properties, "outlineLvl")
        heading = styles.is_heading(style, None if outline is None else number(outline, "val", LEVELS))
        marker = self._marker(properties, style)
        if heading:
            return LineRole.HEADING, "" if marker is None or bullet_marker(marker) == "– " else bullet_marker(marker)
        if marker is None and styles.is_named(style, BULLET_NAME):
            marker = "•"
        return (LineRole.BODY, "") if marker is None else (LineRole.BULLET, bullet_marker(marker))

    def _marker(self, properties: Element | None, style: str | None) -> str | None:
        """The marker that the numbering gives a paragraph; None for a paragraph without."""
        listed = child_of(properties, "numPr")
        by_style = self.source.styles.numbering(style)
        list_id = value_of(listed, "numId") or (by_style[1] if by_style else None)
        if list_id is None or list_id == "0":
            return None
        depth = child_of(listed, "ilvl")
        if depth is not None:
            place = number(depth, "val", 0)
        elif by_style and by_style[2] is not None:
            place = by_style[2]
        else:
            place = self.source.numbering.level_of_style(list_id, by_style[0]) if by_style else 0
        marker = self.source.numbering.next_marker(list_id, min(place, LEVELS - 1))
        return marker or None

    def run(self, element: Element) -> None:
        """A run of text in one letter type; hidden text is left out."""
        properties = child_of(element, "rPr")
        style = value_of(properties, "rStyle")
        hidden = is_on(properties, "vanish")
        if hidden or (hidden is None and style and self.source.styles.is_hidden(style)):
            return
        own = is_emphasised(properties)
        before = self.emphasised
        self.emphasised = own if own is not None else before or bool(style and self.source.styles.is_emphasised(style))
        self.visit_children(element)
        self.emphasised = before

    def text(self, element: Element) -> None:
        """Text."""
        self.out.add(element.text, emphasised=self.emphasised)

    def space(self, element: Element) -> None:  # noqa: ARG002 - handlers are alike
        """A tab within a paragraph."""
        self.out.add(" ")

    def hyphen(self, element: Element) -> None:  # noqa: ARG002 - handlers are alike
        """A hyphen at which no line may end."""
        self.out.add("-", emphasised=self.emphasised)

    def line_break(self, element: Element) -> None:
        """A line break; the break of a page or column ends no line of text."""
        if (attribute(element, "type") or "textWrapping") == "textWrapping":
            self.out.line_break()
        else:
            self.out.add(" ")

    def alternatives(self, element: Element) -> None:
        """One text in several forms: the first choice, or else the fallback."""
        chosen = next(children(element, "Choice"), None)
        chosen = next(children(element, "Fallback"), None) if chosen is None else chosen
        if chosen is not None:
            self.visit_children(chosen)

    def box(self, element: Element) -> None:
        """A text box, which is read after the paragraph it hangs on."""
        self.boxes.append(element)

    def _read_boxes(self) -> None:
        """The text boxes of the paragraph that ended."""
        boxes, self.boxes = self.boxes, []
        if self.level < MAX_LEVEL:
            for box in boxes:
                self.out.lines += self.elsewhere().read(box)

    def control(self, element: Element) -> None:
        """A content control; one that only asks for text ("Klik of tik om tekst in te voeren") is left out."""
        if not is_on(child_of(element, "sdtPr"), "showingPlcHdr"):
            self.visit_children(element)

    def formula(self, element: Element) -> None:
        """A formula, as its signs in a row."""
        self.out.add("".join(sign.text or "" for sign in element.iter("{*}t")), emphasised=self.emphasised)

    # ------------------------------------------------------------ notes and tables

    def footnote(self, element: Element) -> None:
        """The mark of a footnote."""
        self._cite("footnote", element)

    def endnote(self, element: Element) -> None:
        """The mark of an endnote."""
        self._cite("endnote", element)

    def _cite(self, kind: str, element: Element) -> None:
        """A note mark and, where it is cited first, its note; a mark of the author's own is text already."""
        key = (kind, attribute(element, "id") or "")
        note = self.source.notes.get(key)
        if note is None or self.level >= MAX_LEVEL:
            return
        first = key not in self.source.shown
        if first:
            self.source.shown[key] = self._next_number(kind)
        shown = self.source.shown[key]
        self.out.mark(shown)
        if first:
            self.out.cite(shown, self.elsewhere().read(note))

    def _next_number(self, kind: str) -> str:
        """The number of the next note: footnotes 1, 2, 3; endnotes i, ii, iii where there are footnotes too."""
        count = self.source.counts[kind] = self.source.counts.get(kind, 0) + 1
        both = kind == "endnote" and self.source.has_footnotes
        return roman(count) if both else str(count)

    def table(self, element: Element) -> None:
        """A table; rows that were deleted are left out."""
        if self.level >= MAX_LEVEL:
            return
        rows = [list(self._row(row)) for row in _rows(element)]
        self.out.table(rows)
        self._read_boxes()

    def _row(self, row: Element) -> Iterator[Cell]:
        """The cells of a row; the lower part of a merged cell is empty."""
        before = child_of(row, "trPr", "gridBefore")
        for _ in range(min(number(before, "val", 0), LEVELS) if before is not None else 0):
            yield Cell(())
        for cell in _within(row, "tc"):
            properties = child_of(cell, "tcPr")
            span = child_of(properties, "gridSpan")
            merge = child_of(properties, "vMerge")
            columns = max(1, number(span, "val", 1)) if span is not None else 1
            reader = self.elsewhere(marks_in_text=False)
            upper = merge is None or attribute(merge, "val") == "restart"
            lines = tuple(reader.read(cell)) if upper else ()
            self.out.notes += reader.out.notes
            yield Cell(lines, columns)


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table that were not deleted."""
    return (row for row in _within(table, "tr") if child_of(row, "trPr", "del") is None)


def _within(element: Element, name: str) -> Iterator[Element]:
    """The rows or cells of a table, also those within content controls and inserted text."""
    for child in children(element):
        if local(child) == name:
            yield child
        elif local(child) in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
            yield from _within(child, name)


HANDLERS: Mapping[str, Callable[[_Reader, Element], None]] = {
    "p": _Reader.paragraph,
    "r": _Reader.run,
    "t": _Reader.text,
    "tab": _Reader.space,
    "ptab": _Reader.space,
    "br": _Reader.line_break,
    "cr": _Reader.line_break,
    "noBreakHyphen": _Reader.hyphen,
    "AlternateContent": _Reader.alternatives,
    "txbxContent": _Reader.box,
    "oMath": _Reader.formula,
    "sdt": _Reader.control,
    "footnoteReference": _Reader.footnote,
    "endnoteReference": _Reader.endnote,
    "tbl": _Reader.table,
}
