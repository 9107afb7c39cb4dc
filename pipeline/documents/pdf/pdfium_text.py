"""What PDFium tells of the text of a page: its characters, where each stands, and how each text object is set."""

from __future__ import annotations

import ctypes
import re
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from pipeline.documents.pdf.glyphs import BOLD, ITALIC, TIGHTER, WIDER, Colour, likely_descent
from pipeline.documents.pdf.pdfium_calls import HANDLE, OUT, prototype

STRANGE = re.compile(r"[\0\ufffe\uffff\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\ud800-\udfff]")  # or right to left
WRITTEN = {"\x02": "-", "\ufffe": "-", "\xa0": " "}  # a hyphen at the end of a line, as PDFium writes it
STRAIGHT = 1e-3  # how much of its size text may lean
ACTUAL_TEXT = b"ActualText"


_INDEX = (HANDLE, ctypes.c_int)  # the text of a page, and the number of a character
_object_of = prototype(pdfium.FPDFText_GetTextObject, HANDLE, *_INDEX)
_loose_box = prototype(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, *_INDEX, OUT)
_is_generated = prototype(pdfium.FPDFText_IsGenerated, ctypes.c_int, *_INDEX)
_matrix_of = prototype(pdfium.FPDFText_GetMatrix, ctypes.c_int, *_INDEX, OUT)
_size_of = prototype(pdfium.FPDFText_GetFontSize, ctypes.c_double, *_INDEX)
_origin_of = prototype(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, *_INDEX, OUT, OUT)
_font_of = prototype(pdfium.FPDFTextObj_GetFont, HANDLE, HANDLE)
_count_marks = prototype(pdfium.FPDFPageObj_CountMarks, ctypes.c_int, HANDLE)
_colour_of = prototype(pdfium.FPDFPageObj_GetFillColor, ctypes.c_int, HANDLE, OUT, OUT, OUT, OUT)


class UnsureError(Exception):
    """PDFium may misread this page."""


class Font(NamedTuple):
    """A font: its name, how far it reaches below the baseline as a share of the size, whether it is bold and italic."""

    name: str
    descent: float
    bold: bool
    italic: bool


class Style(NamedTuple):
    """How a text object is set: heights from the top of the page, size, boldness, slant and colour."""

    top: float
    baseline: float
    bottom: float
    look: tuple[float, bool, bool]  # size, bold, italic
    colour: Colour | None
    widths: dict[str, float]  # of the characters measured so far, in points; 0 for a blank: it is the gap that counts
    least: float  # by how much a word without gaps may be wider than its characters: negative
    most: float


class Widths:
    """The widths of characters in points by font and size, measured once for all pages of a file."""

    def __init__(self) -> None:
        """Begin with none."""
        self._known: dict[tuple[str, float], dict[str, float]] = {}

    def of(self, font: str, size: float) -> dict[str, float]:
        """Those of a font of this name in a size, to be completed; of a font without a name none is known."""
        known = self._known.get((font, size)) if font else None
        if known is None:
            known = {" ": 0.0}
            self._known[font, size] = known
        return known


class Text:
    """The text of a page while it is read: `content` has one character for each index of PDFium.

    `page` is PDFium's text page, `height` that of the page in points. Raises UnsureError where the characters are not
    to be trusted.
    """

    def __init__(self, page: Any, height: float, widths: Widths) -> None:
        """Read all characters."""
        self._handle = ctypes.cast(page, ctypes.c_void_p).value or 0
        self._height = height
        self._styles: dict[int, Style] = {}
        self._widths = widths
        self._fonts: dict[int, Font] = {}
        self._rect, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._origin, self._parts = (ctypes.c_double * 2)(), (ctypes.c_uint * 4)()
        self._to_rect, self._to_matrix = ctypes.addressof(self._rect), ctypes.addressof(self._matrix)
        self._to_origin = [ctypes.addressof(self._origin) + 8 * number for number in range(2)]
        self._to_parts = [ctypes.addressof(self._parts) + 4 * number for number in range(4)]
        self.content = _read_content(page)

    def edges(self, index: int) -> tuple[float, float]:
        """The left and right edge of a character: from its origin to where the next one would stand."""
        _loose_box(self._handle, index, self._to_rect)
        return self._rect.left, self._rect.right

    def left(self, index: int) -> float:
        """The left edge of a character."""
        _loose_box(self._handle, index, self._to_rect)
        left: float = self._rect.left
        return left

    def owner(self, index: int) -> int | None:
        """The text object that sets a character."""
        handle: int | None = _object_of(self._handle, index)
        return handle

    def is_printed(self, index: int) -> bool:
        """Whether a blank is a character of the file, rather than PDFium's word for a gap."""
        return not _is_generated(self._handle, index)

    def style(self, owner: int | None, index: int) -> Style:
        """How the text object is set that sets the character at `index`; looked up once.

        Raises UnsureError where it is turned, or shown as other text.
        """
        if owner is None:
            raise UnsureError
        if owner not in self._styles:
            self._styles[owner] = self._read_style(owner, index)
        return self._styles[owner]

    def measure(self, word: str, begin: int, widths: dict[str, float]) -> float:
        """The `widths` of the characters of a text that begins at `begin` together; each is measured once."""
        try:
            return sum(map(widths.__getitem__, word))
        except KeyError:
            for index, sign in enumerate(word, begin):
                if sign not in widths:
                    left, right = self.edges(index)
                    widths[sign] = right - left
            return sum(map(widths.__getitem__, word))

    def _read_style(self, owner: int, index: int) -> Style:
        """How a text object is set."""
        matrix = self._matrix
        _matrix_of(self._handle, index, self._to_matrix)
        wide, high = matrix.a, matrix.d
        if not (wide > 0 and high > 0 and abs(matrix.b) + abs(matrix.c) < STRAIGHT * high):
            raise UnsureError
        if _count_marks(owner) and _has_actual_text(owner):
            raise UnsureError
        size = round(_size_of(self._handle, index) * high, 4)
        font = _font_of(owner) or 0
        if font not in self._fonts:
            self._fonts[font] = _read_font(font)
        name, descent, bold, italic = self._fonts[font]
        _origin_of(self._handle, index, *self._to_origin)
        baseline = round(self._height - self._origin[1], 3)
        bottom = baseline + descent * size
        widths = self._widths.of(name, round(size * wide / high, 4))
        limits = (TIGHTER * size, WIDER * size)
        return Style(bottom - size, baseline, bottom, (size, bold, italic), self._colour(owner), widths, *limits)

    def _colour(self, owner: int) -> Colour | None:
        """The colour of a text object; None where it has none."""
        if not _colour_of(owner, *self._to_parts):
            return None
        red, green, blue, _ = self._parts
        return red / 255, green / 255, blue / 255


def _read_content(page: Any) -> str:
    """All characters of a page, one for each index. Raises UnsureError where that is not what PDFium gives."""
    count = pdfium.FPDFText_CountChars(page)
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(page, 0, count, buffer) == count + 1:
        content = bytes(buffer)[:-2].decode("utf-16-le", "replace")
    else:
        content = "".join(chr(pdfium.FPDFText_GetUnicode(page, index)) for index in range(count))
    for written, sign in WRITTEN.items():
        content = content.replace(written, sign)
    if len(content) != count or STRANGE.search(content):
        raise UnsureError
    return content


def _has_actual_text(owner: int) -> bool:
    """Whether the file gives other text to show for a text object."""
    thing = ctypes.cast(owner, pdfium.FPDF_PAGEOBJECT)
    marks = (pdfium.FPDFPageObj_GetMark(thing, number) for number in range(_count_marks(owner)))
    return any(pdfium.FPDFPageObjMark_GetParamValueType(mark, ACTUAL_TEXT) for mark in marks)


def _read_font(handle: int) -> Font:
    """What PDFium tells of a font."""
    font = ctypes.cast(handle, pdfium.FPDF_FONT)
    buffer, value = ctypes.create_string_buffer(256), ctypes.c_float()
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
    pdfium.FPDFFont_GetDescent(font, 1000.0, value)
    name, share = buffer.value.decode("utf-8", "replace"), -value.value / 1000
    return Font(name, likely_descent(share), bool(BOLD.search(name)), bool(ITALIC.search(name)))
