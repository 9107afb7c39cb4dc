"""The characters of a page as PDFium reads them: fast, for pages on which all text is upright and in known characters.

A line, or the part of it that one text object sets, is taken as one glyph where its words stand at equal distance,
which its extent and the widths of its characters tell; else word by word, and a word with gaps inside character by
character. What PDFium hides is looked up: a font size is that of its matrix, a hyphen at the end of a line comes as a
control character. PDFium is not thread-safe: one process reads one file at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial

import pypdfium2

from pipeline.documents.pdf.glyphs import (
    HIDDEN,
    LEAST_SIZE,
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
from pipeline.documents.pdf.pdfium_shapes import Shapes, read_shapes
from pipeline.documents.pdf.pdfium_text import Style, Text, UnsureError, Widths

LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
WORD = re.compile(r"\S+")
SINGLE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹\ufb00-\ufb06]")  # what may be a mark of its own within a word
PLAIN = re.compile(r"[ -~¡-¬®-±´-¸º-ʯ–—‘-„†-•…‰€]+")  # characters that are stored as they are, and are no note marks
LEAST_GAP, MOST_GAP, OFF = 0.1, 0.7, 0.04  # of the size: gaps between words, and by how much a word may stand off


def read_pdfium_page(
    document: pypdfium2.PdfDocument, index: int, size: tuple[float, float], widths: Widths
) -> PageGlyphs | None:
    """What is printed on page `index` (from 0) of `size` points; None where PDFium may misread it.

    `widths` are those measured on other pages of the document.
    That is: text that is turned or askew, from right to left, without Unicode, or replaced by other text (ActualText).
    """
    page = document[index]
    try:
        shapes = read_shapes(page.raw, size[1])
        textpage = page.get_textpage()
        try:
            return _gather(_stretches(Text(textpage.raw, size[1], widths)), shapes, Frame(0, *size))
        finally:
            textpage.close()
    except (UnsureError, pypdfium2.PdfiumError):
        return None
    finally:
        page.close()


def _gather(placed: Iterable[tuple[Style, list[Glyph]]], shapes: Shapes, frame: Frame) -> PageGlyphs:
    """The page of its glyphs and shapes, without what does not show."""
    fills = shapes.fills
    shown: list[Glyph] = []
    hidden = False
    may_be_hidden = cache(partial(may_hide, behind=frozenset(fill.colour for fill in fills)))
    for style, glyphs in placed:
        if style.look[0] < LEAST_SIZE or not 0 <= style.top + style.bottom <= 2 * frame.height:
            continue
        if may_be_hidden(style.colour):
            words = [word for glyph in glyphs for word in split_words(glyph)]
            seen = [word for word in words if not is_hidden(word.box, style.colour, fills, shaded=False)]
            hidden = hidden or len(seen) < len(words)
            shown += seen
        else:
            shown += glyphs
    if not all(glyph.box[0] >= 0 and glyph.box[2] <= frame.width for glyph in shown):
        words = [word for glyph in shown for word in split_words(glyph)]
        shown = [word for word in words if 0 <= word.box[0] + word.box[2] <= 2 * frame.width]
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


def _stretches(text: Text) -> Iterator[tuple[Style, list[Glyph]]]:
    """The glyphs of a page by how they are set: stretches of words, words, or characters where a word has gaps."""
    for line in LINE.finditer(text.content):
        for begin, end, owner in _segments(text, *line.span()):
            style = text.style(owner, begin)
            even = _set_evenly(text, begin, end, style)
            if even:
                yield style, [even]
            else:
                words = WORD.finditer(text.content, begin, end)
                yield style, [glyph for word in words for glyph in _set(text, word, style)]


def _segments(text: Text, begin: int, end: int) -> Iterator[tuple[int, int, int | None]]:
    """A line in parts that one text object sets: begin, end and object. Most lines are one part."""
    last = text.owner(end - 1)
    while begin < end:
        owner, after = text.owner(begin), end
        if owner != last:
            words = WORD.finditer(text.content, begin, end)
            ends_part = next(word for word in words if text.owner(word.end() - 1) != owner)
            after = next(at for at in range(*ends_part.span()) if text.owner(at) != owner)
        yield begin, begin + len(text.content[begin:after].rstrip()), owner
        begin = after


def _set_evenly(text: Text, begin: int, end: int, style: Style) -> Glyph | None:
    """A stretch of words with gaps of one width as one glyph; None where they are not.

    Where it begins and ends is asked of PDFium; at two words between them it is checked where they stand.
    """
    stretch, size, widths = text.content[begin:end], style.look[0], style.widths
    gaps = stretch.count(" ")
    if not gaps or "  " in stretch or not (_is_plain(stretch) or PLAIN.fullmatch(stretch)):
        return None
    left, right = text.left(begin), text.edges(end - 1)[1]
    gap = (right - left - text.measure(stretch, begin, widths)) / gaps
    if not LEAST_GAP * size < gap < MOST_GAP * size:
        return None
    first = stretch.find(" ") + 1
    one = stretch.rfind(" ", 0, len(stretch) // 3) + 1 or first
    two = stretch.rfind(" ", one, 2 * len(stretch) // 3) + 1
    there = left + sum(map(widths.__getitem__, stretch[:one])) + gap * stretch.count(" ", 0, one)
    if abs(text.left(begin + one) - there) > OFF * size:
        return None
    there += sum(map(widths.__getitem__, stretch[one:two])) + gap * stretch.count(" ", one, two)
    if two and abs(text.left(begin + two) - there) > OFF * size:
        return None
    box, spaced = (left, style.top, right, style.bottom), _is_spaced(text, begin)
    return Glyph(stretch, box, style.baseline, *style.look, spaced, widths, text.is_printed(begin + first - 1))


def _is_plain(stretch: str) -> bool:
    """Whether a text has but the printable characters of ASCII."""
    return stretch.isascii() and stretch.isprintable()


def _is_spaced(text: Text, begin: int) -> bool:
    """Whether a blank is printed before the character at `begin`."""
    return begin > 0 and text.content[begin - 1] == " " and text.is_printed(begin - 1)


def _set(text: Text, match: re.Match[str], style: Style) -> Sequence[Glyph]:
    """A word of one object as one glyph, or as its characters where there are gaps between them."""
    word, begin = match[0], match.start()
    spaced = _is_spaced(text, begin)
    left, right = text.edges(begin)
    if len(word) > 1:
        right = text.edges(begin + len(word) - 1)[1]
        slack = right - left - text.measure(word, begin, style.widths)
        if not style.least <= slack <= style.most or SINGLE.search(word):
            return list(_set_signs(text, word, begin, style, spaced=spaced))
    return (Glyph(readable(word), (left, style.top, right, style.bottom), style.baseline, *style.look, spaced),)


def _set_signs(text: Text, word: str, begin: int, style: Style, *, spaced: bool) -> Iterator[Glyph]:
    """The characters of a word, each as a glyph."""
    for index, sign in enumerate(word):
        left, right = text.edges(begin + index)
        box = (left, style.top, right, style.bottom)
        yield Glyph(readable(sign), box, style.baseline, *style.look, spaced and not index)
