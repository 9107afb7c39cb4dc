"""What can be trusted of a PDF: damage as qpdf (pikepdf) finds it, and the pages that PDFium reads as they are.

PDFium says nothing where it loses text of a damaged file. So it reads only files in which qpdf finds no fault.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pdfminer.encodingdb import name2unicode

from pipeline.model import DocumentRefused

SIMPLE_FONTS = ("/Type1", "/TrueType", "/MMType1")
ENCODINGS = ("/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding")
LATIN_FONT = re.compile(r"/(?:[A-Z]{6}\+)?(?:Helvetica|Arial|Times|Courier)")
NO_OPERATOR = "x"  # so that nothing is kept of what is parsed
MOST_CONTENT = 100 * 2**20  # bytes
MOST_PAGES = 2000  # a letter of more pages is not read
FORMS = 4  # forms within forms of which the fonts are looked at
QPDF_ERRORS = (
    pikepdf.PdfError,
    pikepdf.PasswordError,
    RuntimeError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
)  # on damaged files
FAULTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"content|parse error"), "de inhoud van een bladzijde"),
    (re.compile(r"page|/Root|/Kids"), "de lijst van bladzijden"),
    (re.compile(r"xref|cross-reference|trailer|startxref|recover|file is damaged"), "de lijst van objecten"),
    (re.compile(r"decod|inflate|zlib|lzw|stream|filter|length"), "een gegevensstroom"),
)
SOURCE = re.compile(r"stream <_io\.BytesIO[^>]{0,60}>")  # what qpdf calls a file that is read from memory
OBJECT = re.compile(r"\b(?:object|stream) (\d{1,9}) \d{1,5}\b")
MOST = 20_000.0  # points: the largest page of the standard is smaller


@dataclass(slots=True)
class Check:
    """What qpdf says of a file: the faults it found, and the file itself where it could open it."""

    faults: tuple[str, ...]
    pdf: pikepdf.Pdf | None = None
    fonts: dict[tuple[int, int], bool] = field(default_factory=dict)  # those judged before

    @property
    def page_count(self) -> int:
        """How many pages the file has."""
        return len(self.pdf.pages) if self.pdf else 0

    @property
    def metadata(self) -> dict[str, str]:
        """What the file says of itself, by the names of its fields."""
        given = self.pdf.docinfo.items() if self.pdf else ()
        return {key[1:]: str(value) for key, value in given if isinstance(value, pikepdf.String)}

    @property
    def is_extractable(self) -> bool:
        """Whether the owner of the file allows its text to be copied."""
        return not self.pdf or self.pdf.allow.extract


def check_pdf(content: bytes) -> Check:
    """Open a file (without password) and read its streams but the pictures, looking for faults; it is not repaired.

    That is what qpdf's own check does, but only what no checksum proves to be whole is read by it.

    Raises DocumentRefused where it has more than MOST_PAGES pages, or a content that unpacks to more than MOST_CONTENT.
    """
    try:
        pdf = pikepdf.open(io.BytesIO(content), suppress_warnings=True)
        refuse_too_long(len(pdf.pages))
        doubtful = [stream for stream in _streams(pdf) if not _is_whole(stream)]
        faults = [*_read_streams(doubtful), *_read_contents(pdf, doubtful), *map(str, pdf.get_warnings())]
    except QPDF_ERRORS as error:
        return Check((str(error) or type(error).__name__,))
    return Check(tuple(faults), pdf)


def refuse_too_long(count: int) -> None:
    """Raise DocumentRefused where a file has more pages than are read."""
    if count > MOST_PAGES:
        told = f"{count:,} bladzijden; Kamerspoor leest er ten hoogste {MOST_PAGES:,}".replace(",", ".")
        raise DocumentRefused(f"telt {told}: splits het bestand")


def _streams(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    """All streams of a file but the pictures."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
            yield thing


def _is_whole(stream: pikepdf.Stream) -> bool:
    """Whether a stream is packed by deflate alone, and its checksum proves that nothing was lost or altered.

    Raises DocumentRefused where it unpacks to more than MOST_CONTENT; it is unpacked no further than that.
    """
    given = stream.get("/Filter", ())
    filters = list(given) if isinstance(given, pikepdf.Array) else [given]
    if not filters or any(each != "/FlateDecode" for each in filters):
        return False
    content, whole = stream.read_raw_bytes(), True
    for _ in filters:
        unpacker = zlib.decompressobj()
        try:
            content = unpacker.decompress(content, MOST_CONTENT + 1)
        except zlib.error:
            return False
        if len(content) > MOST_CONTENT:
            raise DocumentRefused(
                f"bevat een onderdeel dat uitgepakt groter is dan {MOST_CONTENT // 2**20} MB; vraag om een gewone PDF"
            )
        whole = whole and unpacker.eof
    return whole


def _read_streams(streams: Iterable[pikepdf.Stream]) -> Iterator[str]:
    """Unpack streams by qpdf; what is wrong with them."""
    for stream in streams:
        try:
            stream.read_bytes(pikepdf.StreamDecodeLevel.generalized)
        except QPDF_ERRORS as error:
            yield f"stream {stream.objgen[0]} {stream.objgen[1]}: {error}"


def _read_contents(pdf: pikepdf.Pdf, doubtful: Sequence[pikepdf.Stream]) -> Iterator[str]:
    """Parse what pages print that is in `doubtful` streams; what is wrong with it."""
    keys = {stream.objgen for stream in doubtful}
    for page in pdf.pages:
        try:
            if any(part.objgen in keys for part in _contents(page)):
                pikepdf.parse_content_stream(page, NO_OPERATOR)
        except QPDF_ERRORS as error:
            yield f"content of page, object {page.objgen[0]} {page.objgen[1]}: {error}"


def _contents(page: pikepdf.Page) -> list[pikepdf.Object]:
    """The streams of what a page prints."""
    contents = page.obj.get("/Contents", ())
    parts = contents if isinstance(contents, pikepdf.Array) else (contents,)
    return [part for part in parts if isinstance(part, pikepdf.Object)]


def describe_faults(check: Check) -> str:
    """The faults of qpdf in Dutch: which parts of the file, and on which pages as far as that can be told.

    >>> describe_faults(Check(("(object 9 0): content stream: parse error", "xref not found")))
    'de inhoud van een bladzijde en de lijst van objecten'
    """
    faults = [SOURCE.sub("", fault) for fault in check.faults]
    parts = " en ".join(dict.fromkeys(_part(fault) for fault in faults))
    numbers = {int(number) for fault in faults for number in OBJECT.findall(fault)}
    pages = [str(page) for page in _pages_with(check, numbers)]
    return f"{parts} (pagina {', '.join(pages)})" if pages else parts


def _part(fault: str) -> str:
    """The part of the file that a fault is about."""
    return next((name for pattern, name in FAULTS if pattern.search(fault)), "een object")


def _pages_with(check: Check, numbers: set[int]) -> Iterator[int]:
    """The pages, from 1, that are one of these objects or have one as their content."""
    for number, page in enumerate(check.pdf.pages if check.pdf else (), 1):
        try:
            own = {page.obj.objgen[0], *(part.objgen[0] for part in _contents(page))}
        except QPDF_ERRORS:
            continue
        if own & numbers:
            yield number


# ---------------------------------------------------------------- pages that PDFium reads right


def plain_size(check: Check, index: int) -> tuple[float, float] | None:
    """Width and height of page `index` (from 0) where it is plain; None where PDFium may read it otherwise.

    Plain is a page that is not turned, begins at the origin, has neither patterns nor gradients, and of which every
    font says which characters it prints.
    """
    try:
        page = check.pdf.pages[index].obj if check.pdf else None
        if page is None or _inherited(page, "/Rotate", 0) % 360 or "/UserUnit" in page:
            return None
        left, foot, right, top = (float(value) for value in _inherited(page, "/MediaBox", ()))
        whole = left == foot == 0 and 0 < right < MOST and 0 < top < MOST
        resources = _inherited(page, "/Resources", pikepdf.Dictionary())
        return (right, top) if whole and _is_plain(check, resources, FORMS) else None
    except QPDF_ERRORS:
        return None


def _inherited(page: Any, key: str, default: Any) -> Any:
    """An entry of a page, or of what it is a part of."""
    for _ in range(64):
        if key in page:
            return page[key]
        if "/Parent" not in page:
            break
        page = page["/Parent"]
    return default


def _is_plain(check: Check, resources: Any, depth: int) -> bool:
    """Whether nothing in the resources of a page or form is beyond PDFium."""
    if "/Pattern" in resources or "/Shading" in resources:
        return False
    fonts = all(_knows_characters(check, font) for _, font in resources.get("/Font", pikepdf.Dictionary()).items())
    return fonts and all(
        depth > 0 and _is_plain(check, form.get("/Resources", pikepdf.Dictionary()), depth - 1)
        for form in _forms(resources)
    )


def _forms(resources: Any) -> Iterator[Any]:
    """The forms among the resources of a page or form."""
    for _, thing in resources.get("/XObject", pikepdf.Dictionary()).items():
        if thing.get("/Subtype") == "/Form":
            yield thing


def _knows_characters(check: Check, font: Any) -> bool:
    """Whether a font says which characters it prints; looked up once for each font."""
    key = font.objgen
    if key not in check.fonts or key == (0, 0):
        check.fonts[key] = _has_unicode(font)
    return check.fonts[key]


def _has_unicode(font: Any) -> bool:
    """Whether a font has a table of characters, or an encoding of which all names are known."""
    encoding = font.get("/Encoding")
    if font.get("/Subtype") not in SIMPLE_FONTS:
        vertical = isinstance(encoding, pikepdf.Name) and str(encoding).endswith("-V")
        return "/ToUnicode" in font and font.get("/Subtype") == "/Type0" and not vertical
    if "/ToUnicode" in font:
        return True
    if isinstance(encoding, pikepdf.Dictionary):
        names = [str(name)[1:] for name in encoding.get("/Differences", ()) if isinstance(name, pikepdf.Name)]
        return all(map(_is_known, names)) and ("/BaseEncoding" in encoding or bool(names))
    return encoding in ENCODINGS or (encoding is None and bool(LATIN_FONT.match(str(font.get("/BaseFont")))))


def _is_known(name: str) -> bool:
    """Whether the name of a glyph stands for a character."""
    try:
        return bool(name2unicode(name))
    except (KeyError, ValueError):
        return False
