"""The characters of a page as PDFium reads them: fast, for pages on which all text is upright and in known characters.

A line, or the part of it that one text object sets, is taken as one glyph where its words stand at equal distance,
which its extent and the widths of its characters tell; else word by word, and a word with gaps inside character by
character. What PDFium hides is looked up: a font size is that of its matrix, a hyphen at the end of a line comes as a
control character. PDFium is not thread-safe: one process reads one file at a time.
"""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.documents.pdf.glyphs import (
    BOLD,
    HIDDEN,
    ITALIC,
    LEAST_SIZE,
    TIGHTER,
    USUAL_DESCENT,
    WIDER,
    Colour,
    Frame,
    Glyph,
    PageGlyphs,
    area,
    is_hidden,
    is_thin,
    may_hide,
    readable,
    split_words,
)
from pipeline.documents.pdf.pdfium_shapes import Shapes, fill_colour, read_shapes

LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
WORD = re.compile(r"\S+")
STRANGE = re.compile(r"[\0\ufffe\uffff\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\ud800-\udfff]")  # or right to left
SINGLE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹\ufb00-\ufb06]")  # what may be a mark of its own within a word
PLAIN = re.compile(r"[ -~¡-¬®-±´-¸º-ʯ–—‘-„†-•…‰€]+")  # characters that are stored as they are, and are no note marks
LEAST_GAP, MOST_GAP, OFF = 0.1, 0.7, 0.04  # of the size: gaps between words, and by how much a word may stand off
STRAIGHT = 1e-3  # how much of its size text may lean
WRITTEN = str.maketrans({"\x02": "-", "\ufffe": "-", "\xa0": " "})  # a hyphen at the end of a line, as PDFium writes it
ACTUAL_TEXT = b"ActualText"


def _prototype(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of PDFium that takes handles as plain numbers: called a thousand times a page, that counts."""
    made: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)
    return made


_INDEX = (ctypes.c_void_p, ctypes.c_int)  # the text of a page, and the number of a character
_object_of = _prototype(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, *_INDEX)
_loose_box = _prototype(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, *_INDEX, ctypes.c_void_p)
_is_generated = _prototype(pdfium.FPDFText_IsGenerated, ctypes.c_int, *_INDEX)


class _Unsure(Exception):
    """PDFium may misread this page."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text object is set: heights from the top of the page, size, boldness, slant and colour."""

    top: float
    baseline: float
    bottom: float
    look: tuple[float, bool, bool]  # size, bold, italic
    colour: Colour | None
    widths: dict[str, float]  # of the characters measured so far, in points
    least: float  # by how much a word without gaps may be wider than its characters: negative
    most: float


def _no_widths() -> dict[str, float]:
    """The widths of characters before any is measured: a blank has none, for it is the gap that counts."""
    return {" ": 0.0}


@dataclass(slots=True)
class _Text:
    """The text of a page while it is read: PDFium's handle, and what was looked up of it."""

    handle: int
    page: Any
    height: float
    styles: dict[int | None, Style] = field(default_factory=dict)
    widths: dict[tuple[int, float], dict[str, float]] = field(default_factory=lambda: defaultdict(_no_widths))
    fonts: dict[int, tuple[float, bool, bool]] = field(default_factory=dict)  # descent, bold, italic
    matrix: Any = field(default_factory=pdfium.FS_MATRIX)
    origin: Any = field(default_factory=lambda: (ctypes.c_double(), ctypes.c_double()))
    rect: Any = field(default_factory=pdfium.FS_RECTF)

    def edges(self, index: int) -> tuple[float, float]:
        """The left and right edge of a character: from its origin to where the next one would stand."""
        _loose_box(self.handle, index, ctypes.addressof(self.rect))
        return self.rect.left, self.rect.right

    def style(self, handle: int | None, index: int) -> Style:
        """The style of the text object that sets the character at `index`; looked up once."""
        if handle not in self.styles:
            self.styles[handle] = _read_style(self, handle, index)
        return self.styles[handle]


def read_pdfium_page(document: pypdfium2.PdfDocument, index: int, size: tuple[float, float]) -> PageGlyphs | None:
    """What is printed on page `index` (from 0) of `size` points; None where PDFium may misread it.

    That is: text that is turned or askew, from right to left, without Unicode, or replaced by other text (ActualText).
    """
    page = document[index]
    try:
        shapes = read_shapes(page.raw, size[1])
        textpage = page.get_textpage()
        try:
            text = _Text(ctypes.cast(textpage.raw, ctypes.c_void_p).value or 0, textpage, size[1])
            return _gather(list(_stretches(text)), shapes, Frame(0, *size))
        finally:
            textpage.close()
    except (_Unsure, pypdfium2.PdfiumError):
        return None
    finally:
        page.close()


def _gather(placed: Sequence[tuple[Style, list[Glyph]]], shapes: Shapes, frame: Frame) -> PageGlyphs:
    """The page of its glyphs and shapes, without what does not show."""
    fills = shapes.fills
    shown: list[Glyph] = []
    hidden = False
    for style, glyphs in placed:
        if style.look[0] < LEAST_SIZE or not 0 <= style.top + style.bottom <= 2 * frame.height:
            continue
        hides = may_hide(style.colour, fills)
        on_page = glyphs
        if hides or any(glyph.box[0] < 0 or glyph.box[2] > frame.width for glyph in glyphs):
            words = (word for glyph in glyphs for word in split_words(glyph))
            on_page = [word for word in words if 0 <= word.box[0] + word.box[2] <= 2 * frame.width]
        if hides:
            seen = [glyph for glyph in on_page if not is_hidden(glyph.box, style.colour, fills, shaded=False)]
            hidden, on_page = hidden or len(seen) < len(on_page), seen
        shown += on_page
    return PageGlyphs(
        frame,
        tuple(shown),
        tuple(box for box in (*shapes.lines, *shapes.rects) if is_thin(box)),
        fills,
        shapes.outlines,
        image_share=max(map(area, shapes.images), default=0.0) / max(1.0, frame.width * frame.height),
        warnings=(HIDDEN,) if hidden else (),
    )


# ---------------------------------------------------------------- text


def _stretches(text: _Text) -> Iterator[tuple[Style, list[Glyph]]]:
    """The glyphs of a page by how they are set: words, or characters where a word has gaps."""
    content = _content(text)
    for line in LINE.finditer(content):
        for begin, end, handle in _segments(text, content, *line.span()):
            style = text.style(handle, begin)
            even = _set_evenly(text, content, begin, end, style)
            if even:
                yield style, [even]
            else:
                yield style, [glyph for word in WORD.finditer(content, begin, end) for glyph in _set(text, word, style)]


def _segments(text: _Text, content: str, begin: int, end: int) -> Iterator[tuple[int, int, int | None]]:
    """A line in parts that one text object sets: begin, end and object. Most lines are one part."""
    first = _object_of(text.handle, begin)
    if first == _object_of(text.handle, end - 1):
        yield begin, end, first
        return
    parts = (part for match in WORD.finditer(content, begin, end) for part in _parts(text, *match.span()))
    for handle, group in groupby(parts, key=itemgetter(2)):
        members = list(group)
        yield members[0][0], members[-1][1], handle


def _parts(text: _Text, begin: int, end: int) -> list[tuple[int, int, int | None]]:
    """A word in parts that one text object sets: begin, end and object."""
    first = _object_of(text.handle, begin)
    if first == _object_of(text.handle, end - 1):
        return [(begin, end, first)]
    owners = [(index, index + 1, _object_of(text.handle, index)) for index in range(begin, end)]
    return [
        (part[0][0], part[-1][1], handle)
        for handle, group in groupby(owners, key=itemgetter(2))
        for part in [list(group)]
    ]


def _content(text: _Text) -> str:
    """All characters of a page, one for each index."""
    count = pdfium.FPDFText_CountChars(text.page.raw)
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text.page.raw, 0, count, buffer) == count + 1:
        content = bytes(buffer)[:-2].decode("utf-16-le", "replace")
    else:
        content = "".join(chr(pdfium.FPDFText_GetUnicode(text.page.raw, index)) for index in range(count))
    content = content.translate(WRITTEN)
    if len(content) != count or STRANGE.search(content):
        raise _Unsure
    return content


def _set_evenly(text: _Text, content: str, begin: int, end: int, style: Style) -> Glyph | None:
    """A stretch of words with gaps of one width as one glyph; None where they are not.

    Where it begins and ends is asked of PDFium; at two words between them it is checked where they stand.
    """
    stretch, size, widths = content[begin:end], style.look[0], style.widths
    gaps = stretch.count(" ")
    if not gaps or "  " in stretch or not PLAIN.fullmatch(stretch):
        return None
    if not widths.keys() >= set(stretch):
        _measure(text, stretch, begin, widths)
    left, right = text.edges(begin)[0], text.edges(end - 1)[1]
    gap = (right - left - sum(map(widths.__getitem__, stretch))) / gaps
    if not LEAST_GAP * size < gap < MOST_GAP * size:
        return None
    for share in (1, 2):
        at = stretch.rfind(" ", 0, share * len(stretch) // 3) + 1 or stretch.find(" ") + 1
        there = left + sum(map(widths.__getitem__, stretch[:at])) + gap * stretch.count(" ", 0, at)
        if abs(text.edges(begin + at)[0] - there) > OFF * size:
            return None
    blanks = not _is_generated(text.handle, begin + stretch.find(" "))
    box = (left, style.top, right, style.bottom)
    return Glyph(stretch, box, style.baseline, *style.look, _is_spaced(text, content, begin), widths, blanks)


def _is_spaced(text: _Text, content: str, begin: int) -> bool:
    """Whether a blank is printed before the character at `begin`."""
    return begin > 0 and content[begin - 1] == " " and not _is_generated(text.handle, begin - 1)


def _set(text: _Text, match: re.Match[str], style: Style) -> Sequence[Glyph]:
    """A word of one object as one glyph, or as its characters where there are gaps between them."""
    word, begin = match[0], match.start()
    spaced = _is_spaced(text, match.string, begin)
    left, right = text.edges(begin)
    if len(word) > 1:
        right = text.edges(begin + len(word) - 1)[1]
        try:
            slack = right - left - sum(map(style.widths.__getitem__, word))
        except KeyError:
            slack = right - left - _measure(text, word, begin, style.widths)
        if not style.least <= slack <= style.most or SINGLE.search(word):
            return list(_set_signs(text, word, begin, style, spaced=spaced))
    if not word.isascii():
        word = readable(word)
    return (Glyph(word, (left, style.top, right, style.bottom), style.baseline, *style.look, spaced),)


def _set_signs(text: _Text, word: str, begin: int, style: Style, *, spaced: bool) -> Iterator[Glyph]:
    """The characters of a word, each as a glyph."""
    for index, sign in enumerate(word):
        left, right = text.edges(begin + index)
        box = (left, style.top, right, style.bottom)
        yield Glyph(readable(sign), box, style.baseline, *style.look, spaced and not index)


def _measure(text: _Text, word: str, begin: int, widths: dict[str, float]) -> float:
    """The widths of the characters of a word together; each is measured once."""
    for index, sign in enumerate(word):
        if sign not in widths:
            left, right = text.edges(begin + index)
            widths[sign] = right - left
    return sum(map(widths.__getitem__, word))


# ---------------------------------------------------------------- how text is set


def _read_style(text: _Text, handle: int | None, index: int) -> Style:
    """How a text object is set. Raises _Unsure where it is turned, or shown as other text."""
    if handle is None:
        raise _Unsure
    thing, page, matrix = ctypes.cast(handle, pdfium.FPDF_PAGEOBJECT), text.page.raw, text.matrix
    pdfium.FPDFText_GetMatrix(page, index, matrix)
    upright = matrix.a > 0 and matrix.d > 0 and abs(matrix.b) + abs(matrix.c) < STRAIGHT * matrix.d
    if not upright or _has_actual_text(thing):
        raise _Unsure
    size = round(pdfium.FPDFText_GetFontSize(page, index) * matrix.d, 4)
    pdfium.FPDFText_GetCharOrigin(page, index, *text.origin)
    font = pdfium.FPDFTextObj_GetFont(thing)
    key = ctypes.cast(font, ctypes.c_void_p).value or 0
    if key not in text.fonts:
        text.fonts[key] = _read_font(font)
    descent, bold, italic = text.fonts[key]
    baseline = round(text.height - text.origin[1].value, 3)
    bottom = baseline + descent * size
    widths = text.widths[key, round(size * matrix.a / matrix.d, 4)]
    colour, limits = fill_colour(thing), (TIGHTER * size, WIDER * size)
    return Style(bottom - size, baseline, bottom, (size, bold, italic), colour, widths, *limits)


def _has_actual_text(thing: Any) -> bool:
    """Whether the file gives other text to show for a text object."""
    marks = (pdfium.FPDFPageObj_GetMark(thing, number) for number in range(pdfium.FPDFPageObj_CountMarks(thing)))
    return any(pdfium.FPDFPageObjMark_GetParamValueType(mark, ACTUAL_TEXT) for mark in marks)


def _read_font(font: Any) -> tuple[float, bool, bool]:
    """How far a font reaches below the baseline, as a share of the size; whether it is bold, and italic."""
    buffer, value = ctypes.create_string_buffer(256), ctypes.c_float()
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
    pdfium.FPDFFont_GetDescent(font, 1000.0, value)
    name, share = buffer.value.decode("utf-8", "replace"), -value.value / 1000
    likely = share if 0.1 <= share <= 0.4 else USUAL_DESCENT  # noqa: PLR2004 - of the size; fonts lie between
    return likely, bool(BOLD.search(name)), bool(ITALIC.search(name))
