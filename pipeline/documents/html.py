"""Letters on web pages: papers of the official publications site, and pages that a ministry or a converter made.

Read are: the body of an official paper (`#broodtekst`), else <main>, else <article>, else <body>; headings, paragraphs,
line breaks, lists with their own numbers, tables with spans, emphasis. Notes are told by their links (a number that
points to a place further on) or by a raised number that opens a later paragraph. Left out are scripts, menus, page
heads and feet, forms and what the page hides. Metadata comes from meta elements (see documents.metadata).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from pipeline.documents.list_numbers import list_number
from pipeline.documents.metadata import read_day, read_official_metadata
from pipeline.documents.paragraphs import Cell, Paragraphs, bullet_marker
from pipeline.documents.sniffing import decode
from pipeline.documents.xml_parsing import Element, check_size, children, local, text_of
from pipeline.model import Document, DocumentRefused, Line, LineRole

SMALLEST = 200  # letters of text on a page that may be a letter
ERROR_PAGE_LENGTH = 1_500  # letters: a page that calls itself an error and is shorter is one
ERROR_TITLE = re.compile(
    r"\b(?:40[0-9]|50[0-4]|fout(?:melding)?|error|niet gevonden|not found|geen toegang|access denied|forbidden)\b", re.I
)
CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?([\w-]{3,20})", re.I)
CHARSETS = {
    "iso-8859-15": "iso-8859-15",
    "latin-9": "iso-8859-15",
    "windows-1250": "cp1250",
    "iso-8859-2": "iso-8859-2",
}

DROPPED = {
    "script", "style", "noscript", "template", "nav", "footer", "aside", "button", "select", "textarea", "input",
    "iframe", "object", "embed", "svg", "math", "head", "title", "dialog", "option", "datalist", "audio", "video",
    "canvas", "map",
}  # fmt: skip
DROPPED_ROLES = {"navigation", "banner", "contentinfo", "search", "dialog", "complementary"}
HIDDEN_CLASSES = {
    "note-close",
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "assistive",
    "hidden",
}
HIDDEN_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.I)
BLOCKS = {
    "p", "div", "section", "article", "main", "header", "blockquote", "figure", "figcaption", "fieldset", "form",
    "address",
    "ul", "ol", "dl", "dt", "dd", "details", "summary", "center", "body", "html", "hr", "tr", "td", "th", "caption",
    "thead", "tbody", "tfoot", "li", "table", "pre", "menu", "h1", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip
EMPHASIS = {"b", "strong", "i", "em", "u"}
HEAD_CLASSES = {"dossiertitel", "stuktitel", "stuknummer", "kamervraagomschrijving"}
OWN_LINE_CLASSES = {"functie", "naam"}

MARK = re.compile(r"[\[(]? ?(?P<number>\d{1,3}|[ivx]{1,5}|\*{1,3}) ?[\])]?$")
OWN_NUMBER = re.compile(r"[\[(]?\s*(?P<number>\d{1,3}(?!\d)|[ivx]{1,5}(?!\w)|\*{1,3}(?!\*))\s*[\])]?[.:]?(?!\d)\s*")
NOTE_NAMES = {"noot", "voetnoot", "footnote", "endnote", "footnote-item", "note"}
NOTE_ID = re.compile(r"(?:ftn|edn|fn|footnote|noot|voetnoot|supernote-note)[-_:]?\S*\d", re.I)
BACK_LINK = re.compile(r" ?(?:[↑↩⏎^]\ufe0e?|terug(?: naar (?:de )?tekst)?)$", re.I)
RAISED_UNIT = re.compile(r"(?:^|[\s\d(/])(?:[kdc]?m|mm|CO|10)$")
MAX_LEVEL = 5  # notes and cells within each other
MAX_BYTES = 30 * 2**20
MAX_SPAN = 1_000


def read_html(content: bytes, name: str) -> Document:
    """Read a web page that holds a letter.

    Raises DocumentRefused for an error page, a page without text, and one too deep or too large to read whole.
    """
    if len(content) > MAX_BYTES:
        raise DocumentRefused("is een webpagina van meer dan 30 MB; dat is geen gewone brief")
    text = decode_html(content)
    root = _parse(text)
    notes = find_notes(root)
    lines = _Reader(notes, keeps_header=False).read_page(root)
    _check_text(root, lines)
    complete = "</html" in text[-2_000:].lower() or "<html" not in text[:5_000].lower()
    return Document(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        format="html",
        lines=tuple(lines),
        page_count=None,
        metadata=read_metadata(root),
        warnings=() if complete else ("de webpagina is mogelijk afgekapt: het slot (</html>) ontbreekt",),
    )


def decode_html(content: bytes) -> str:
    """A page as text: by its mark, as UTF-8 where it is valid, else as the page declares, else Windows-1252.

    >>> decode_html("<meta charset='iso-8859-15'>10 €".encode("iso-8859-15"))[-4:]
    '10 €'
    """
    declared = CHARSET.search(content[:4_096])
    charset = CHARSETS.get(declared[1].decode("ascii", errors="replace").lower()) if declared else None
    if charset and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            return content.decode(charset, errors="replace")
    return decode(content)


def read_metadata(root: Element) -> dict[str, str]:
    """What a page says of itself: as an official paper, or else its title, author and day of publication."""
    pairs = [(meta.get("name") or meta.get("property") or "", meta.get("content") or "") for meta in root.iter("meta")]
    found = read_official_metadata(pairs)
    if not any(name.lower().startswith("overheidop.") for name, _ in pairs):
        found["gepubliceerd"] = found.pop("datum", "") or found.get("gepubliceerd", "")
    general = {name.lower(): content for name, content in pairs if content.strip()}
    title = general.get("og:title") or text_of(next(root.iter("title"), None)).partition(" | ")[0]
    found.setdefault("titel", " ".join(title.split()))
    found.setdefault("auteur", general.get("author", ""))
    if not found.get("gepubliceerd"):
        found["gepubliceerd"] = read_day(general.get("article:published_time", "")) or ""
    return {key: value for key, value in found.items() if value}


def _parse(text: str) -> Element:
    """The tree of a page; one that the parser cannot read to its end is refused."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.replace("\x00", "").encode("utf-8", errors="replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentRefused(f"is een onleesbare webpagina ({error}); sla de pagina opnieuw op") from error
    if root is None:
        raise DocumentRefused("is een webpagina zonder tekst; haal het document opnieuw op")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise DocumentRefused("is een webpagina die te diep genest of te groot is om heel te lezen; lever de PDF aan")
    check_size(root, "deze webpagina")
    return root


def _check_text(root: Element, lines: list[Line]) -> None:
    """Refuse an error page and a page with too little text to be a letter."""
    letters = sum(sign.isalpha() for line in lines for sign in line.text)
    titles = [text_of(element) for element in root.iter("title", "h1")]
    error = next((title for title in titles if ERROR_TITLE.search(title)), None)
    if error and letters < ERROR_PAGE_LENGTH:
        raise DocumentRefused(
            f"is een webpagina (HTML) met een foutmelding (“{error[:60]}”) en geen brief; haal het document opnieuw op"
        )
    if letters < SMALLEST:
        raise DocumentRefused(
            f"is een webpagina (HTML) met maar {letters} letters tekst en geen brief; haal het document opnieuw op"
        )


# ---------------------------------------------------------------- notes


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a page: what each mark shows and where its note stands; `places` are those notes."""

    marks: Mapping[Element, tuple[str, Element]] = field(default_factory=dict)
    places: frozenset[Element] = frozenset()


def find_notes(root: Element) -> Notes:
    """The marks of a page with their notes: linked ones, and raised numbers that open a later paragraph."""
    order = {element: index for index, element in enumerate(root.iter())}
    marks = dict(_linked_marks(root, order))
    if not marks:
        marks = dict(_raised_marks(root, order))
    users: dict[Element, set[str]] = {}
    for number, place in marks.values():
        users.setdefault(place, set()).add(number)
    around = {above for mark in marks for above in mark.iterancestors()}
    sound = {place for place, numbers in users.items() if len(numbers) == 1 and place not in around}
    kept = {mark: found for mark, found in marks.items() if found[1] in sound}
    return Notes(kept, frozenset(sound))


def _linked_marks(root: Element, order: Mapping[Element, int]) -> Iterator[tuple[Element, tuple[str, Element]]]:
    """Links whose text is a number and that point forward within the page, with the block they point to."""
    targets: dict[str, Element] = {}
    for element in root.iter():
        for key in (element.get("id"), element.get("name") if local(element) == "a" else None):
            if key:
                targets.setdefault(key, element)
    for link in root.iter("a"):
        shown = MARK.match(text_of(link))
        target = targets.get((link.get("href") or "")[1:]) if (link.get("href") or "").startswith("#") else None
        if shown and target is not None and order[target] > order[link]:
            yield link, (shown["number"], _note_block(target))


def _note_block(target: Element) -> Element:
    """The block that holds the note to which `target` belongs."""
    block = target
    while local(block) not in BLOCKS and block.getparent() is not None:
        block = block.getparent()
    above = block.getparent()
    if above is None:
        return block
    if local(block) in {"td", "th"} or local(above) == "li":
        return above
    names = {token.lower() for token in (above.get("class") or "").split()}
    return above if names & NOTE_NAMES or NOTE_ID.match(above.get("id") or "") else block


def _raised_marks(root: Element, order: Mapping[Element, int]) -> Iterator[tuple[Element, tuple[str, Element]]]:
    """Raised numbers within text, for which a later paragraph opens with the same raised number."""
    raised = [(element, text_of(element)) for element in root.iter("sup")]
    raised = [(element, text) for element, text in raised if re.fullmatch(r"\d{1,3}", text)]
    places = {text: element.getparent() for element, text in raised if _opens_block(element)}
    for element, text in raised:
        place = places.get(text)
        unit = RAISED_UNIT.search(_text_before(element))
        if place is not None and not _opens_block(element) and not unit and order[place] > order[element]:
            yield element, (text, place)


def _opens_block(element: Element) -> bool:
    """Whether an element is the first thing in its paragraph, with text behind it."""
    block = element.getparent()
    opens = block is not None and local(block) in {"p", "li", "div", "dd"} and element.getprevious() is None
    return opens and not (block.text or "").strip() and bool((element.tail or "").strip())


def _text_before(element: Element) -> str:
    """The text that stands directly before an element."""
    previous = element.getprevious()
    text = element.getparent().text if previous is None else previous.tail
    return (text or "")[-20:]


# ---------------------------------------------------------------- the text


class _Reader:
    """Walks a page and grows its lines in `out`."""

    def __init__(self, notes: Notes, *, keeps_header: bool, marks_in_text: bool = True) -> None:
        self.notes = notes
        self.out = Paragraphs(marks_in_text=marks_in_text)
        self.keeps_header = keeps_header
        self.cited: set[Element] = set()
        self.skipped: set[Element] = set()  # list markers that were read before
        self.emphasis = 0
        self.level = 0

    def read_page(self, root: Element) -> list[Line]:
        """The lines of the part of a page that holds its text."""
        body = find_body(root)
        self.keeps_header = local(body) not in {"body", "html"}
        return self.read(body)

    def read(self, element: Element) -> list[Line]:
        """The lines of all that stands within an element."""
        self.visit_children(element)
        self.out.close()
        return self.out.lines

    def elsewhere(self, *, marks_in_text: bool = True) -> _Reader:
        """A reader of the same page for a note or a cell."""
        reader = _Reader(self.notes, keeps_header=self.keeps_header, marks_in_text=marks_in_text)
        reader.cited, reader.skipped, reader.level = self.cited, self.skipped, self.level + 1
        return reader

    def visit(self, element: Element) -> None:
        """Read an element, unless it is hidden, no text, or a note that is read where it is cited."""
        name = local(element)
        if not name or self._is_dropped(element, name):
            return
        if element in self.notes.marks:
            self.cite(element)
        elif name in HANDLERS:
            HANDLERS[name](self, element)
        elif name in BLOCKS:
            self.out.close()
            self.visit_children(element)
            self.out.close()
        else:
            self._visit_inline(element, name)

    def visit_children(self, element: Element) -> None:
        """Read the text and the children of an element."""
        self.out.add(element.text, emphasised=self.emphasis > 0)
        for child in element:
            self.visit(child)
            self.out.add(child.tail, emphasised=self.emphasis > 0)

    def _visit_inline(self, element: Element, name: str) -> None:
        """Read what stands within a paragraph; office and name of a signature have lines of their own."""
        own_line = bool(OWN_LINE_CLASSES & set((element.get("class") or "").split()))
        if own_line:
            self.out.line_break()
        self.emphasis += name in EMPHASIS
        self.visit_children(element)
        self.emphasis -= name in EMPHASIS

    def _is_dropped(self, element: Element, name: str) -> bool:
        """Whether an element is left out."""
        if element in self.skipped or (element in self.notes.places and element not in self.notes.marks):
            return True
        if name in DROPPED or (name == "header" and not self.keeps_header) or element.get("role") in DROPPED_ROLES:
            return True
        if name == "form" and _count_letters(element) < SMALLEST:
            return True
        hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
        classes = set((element.get("class") or "").lower().split())
        return hidden or bool(classes & HIDDEN_CLASSES) or bool(HIDDEN_STYLE.search(element.get("style") or ""))

    # ------------------------------------------------------------ headings, lists, breaks

    def heading(self, element: Element) -> None:
        """A heading; dossier and number of an official paper are its head, no heading of the text."""
        classes = set((element.get("class") or "").split())
        is_head = local(element) in {"h1", "h2"} and bool(classes & HEAD_CLASSES)
        self.out.open(LineRole.BODY if is_head else LineRole.HEADING)
        self.visit_children(element)
        self.out.open()

    def numbered_list(self, element: Element) -> None:
        """The items of <ol>, counted as the page counts them."""
        start = element.get("start") or "1"
        count = int(start) if re.fullmatch(r"\d{1,6}", start) else 1
        kind = element.get("type") or "1"
        self.out.close()
        for child in children(element):
            if local(child) != "li":
                self.visit(child)
                continue
            self._item(child, f"{list_number(count, kind)}.")
            count += 1

    def item(self, element: Element) -> None:
        """An item of a list without numbers, or with numbers in its text."""
        self._item(element, "")

    def _item(self, element: Element, marker: str) -> None:
        """An item of a list; a number that the page sets in its text counts before `marker`."""
        if self._is_dropped(element, "li"):
            return
        first = next(children(element), None)
        spans = [*children(element, "span"), *(() if first is None else children(first, "span"))]
        own = next((span for span in spans if "ol" in (span.get("class") or "").split()), None)
        if own is not None:
            self.skipped.add(own)
            marker = text_of(own)
        self.out.open(LineRole.BULLET, bullet_marker(marker))
        self.visit_children(element)
        self.out.open()

    def line_break(self, element: Element) -> None:  # noqa: ARG002 - handlers are alike
        """A line break."""
        self.out.line_break()

    def preformatted(self, element: Element) -> None:
        """Text whose line ends count."""
        self.out.open()
        for line in "".join(element.itertext()).splitlines():
            self.out.add(line)
            self.out.line_break()
        self.out.close()

    # ------------------------------------------------------------ notes and tables

    def cite(self, mark: Element) -> None:
        """A note mark, and its note where it is cited first."""
        number, place = self.notes.marks[mark]
        self.out.mark(number)
        if place not in self.cited and self.level < MAX_LEVEL:
            self.cited.add(place)
            lines = self.elsewhere().read(place)
            self.out.cite(number, [_without_number(line, number) for line in lines[:1]] + lines[1:])

    def raised(self, element: Element) -> None:
        """A raised number: a mark in brackets is read without them."""
        links = [link for link in element.iter("a") if link in self.notes.marks]
        if len(links) == 1 and MARK.match(text_of(element)):
            self.cite(links[0])
        else:
            self._visit_inline(element, "sup")

    def table(self, element: Element) -> None:
        """A table: its caption, then its rows, those of the foot last."""
        caption = next(children(element, "caption"), None)
        reader = self.elsewhere(marks_in_text=False)
        title = " ".join(line.text for line in reader.read(caption)) if caption is not None else ""
        parts = [part for name in ("thead", "tbody", "tfoot") for part in children(element, name)]
        loose = list(children(element, "tr"))
        rows = [
            [self._cell(cell) for cell in children(row, "td", "th")] for part in parts for row in children(part, "tr")
        ]
        rows += [[self._cell(cell) for cell in children(row, "td", "th")] for row in loose]
        self.out.notes += reader.out.notes
        self.out.table(rows, title)

    def _cell(self, element: Element) -> Cell:
        """A cell; its notes wait for the end of the table."""
        reader = self.elsewhere(marks_in_text=False)
        lines = tuple(reader.read(element))
        self.out.notes += reader.out.notes
        return Cell(lines, _span(element.get("colspan")), _span(element.get("rowspan")))


def find_body(root: Element) -> Element:
    """The part of a page that holds its text."""
    for element in root.iter("div", "section", "article"):
        if element.get("id") == "broodtekst" or "broodtekst-container" in (element.get("class") or "").split():
            return element
    for name in ("main", "article"):
        found = list(root.iter(name))
        if len(found) == 1 and _count_letters(found[0]) >= SMALLEST:
            return found[0]
    return next(root.iter("body"), root)


def _count_letters(element: Element) -> int:
    """The number of letters within an element."""
    return sum(sign.isalpha() for text in element.itertext() for sign in text)


def _without_number(line: Line, number: str) -> Line:
    """The first line of a note without the number that opens it and the link that leads back.

    >>> _without_number(Line("[2] Zie bijlage 3. ↑", 1), "2").text
    'Zie bijlage 3.'
    """
    opening = OWN_NUMBER.match(line.text)
    text = line.text[opening.end() :] if opening and opening["number"] == number else line.text
    return Line(BACK_LINK.sub("", text), line.page, line.role, line.gap)


def _span(value: str | None) -> int:
    """A number of columns or rows."""
    return min(int(value), MAX_SPAN) if value and re.fullmatch(r"[1-9]\d{0,5}", value) else 1


HANDLERS: Mapping[str, Callable[[_Reader, Element], None]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _Reader.heading),
    "ol": _Reader.numbered_list,
    "li": _Reader.item,
    "br": _Reader.line_break,
    "pre": _Reader.preformatted,
    "sup": _Reader.raised,
    "table": _Reader.table,
}
