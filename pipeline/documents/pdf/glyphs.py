"""The characters of a PDF page, as they are seen: upright, printed once, not hidden.

Two modules deliver them: `pdfium_page`, which is fast, and `plumber_page`, which is right on every page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from pipeline.model import Box, place_words

Colour: TypeAlias = tuple[float, float, float]

BOLD = re.compile(r"bold|black|heavy|demi|semibd|-bd", re.I)
ITALIC = re.compile(r"italic|oblique|kursiv|-it$", re.I)
NO_UNICODE = re.compile(r"\(cid:\d+\)$")
HIDDEN = "verborgen tekst (in de kleur van de achtergrond) is niet gelezen"
UNKNOWN = "\ufffd"  # a glyph for which the file gives no character
HYPHENS = str.maketrans("\u2010\u2011\u00ad", "---")
USUAL_DESCENT = 0.21  # of the size, where a font gives none that is likely
LIKELY_DESCENT = (0.1, 0.4)  # of the size: fonts lie between
WHITE: Colour = (1.0, 1.0, 1.0)
SAME_COLOUR = 0.06
THIN = 2.0  # points: what is thinner is a line, not an area
LEAST_SIZE = 1.5  # points; smaller print cannot be read
TIGHTER, WIDER = -0.12, 0.06  # of the size: how close, and how far, characters stand in a word without gaps
DOUBLE = 0.12  # of the size: a character printed again within this distance is the same one


class Glyph(NamedTuple):
    """A character, several of one word without gaps, or several words with gaps of one width.

    With box, baseline and size in points, upright. A tuple, for pages have thousands of them.
    """

    text: str
    box: Box
    baseline: float
    size: float
    bold: bool
    italic: bool
    spaced: bool = False  # a blank is printed before it
    widths: Mapping[str, float] | None = None  # of its characters, where it is several words
    blanks: bool = False  # the blanks between those words are printed


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled area: its box, and its colour (None where it cannot be told)."""

    box: Box
    colour: Colour | None


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page is turned to be read: `turns` quarter turns, from a page of `width` by `height` points."""

    turns: int
    width: float
    height: float

    def upright(self, box: Box) -> Box:
        """A box of the page, in the frame in which the text is upright.

        >>> Frame(1, 842, 595).upright((480, 477, 490, 482))
        (477, 352, 482, 362)
        """
        x0, top, x1, bottom = box
        return (
            box,
            (top, self.width - x1, bottom, self.width - x0),
            (self.width - x1, self.height - bottom, self.width - x0, self.height - top),
            (self.height - bottom, x0, self.height - top, x1),
        )[self.turns]

    def on_page(self, box: Box) -> Box:
        """The inverse of `upright`.

        >>> Frame(1, 842, 595).on_page((477, 352, 482, 362))
        (480, 477, 490, 482)
        """
        x0, top, x1, bottom = box
        return (
            box,
            (self.width - bottom, x0, self.width - top, x1),
            (self.width - x1, self.height - bottom, self.width - x0, self.height - top),
            (top, self.height - x1, bottom, self.height - x0),
        )[self.turns]

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height of the upright page."""
        return (self.height, self.width) if self.turns % 2 else (self.width, self.height)


@dataclass(frozen=True, slots=True)
class PageGlyphs:
    """What is printed on a page, in its upright frame; `warnings` are in Dutch and name no page."""

    frame: Frame
    glyphs: tuple[Glyph, ...]
    rules: tuple[Box, ...]  # thin straight lines
    fills: tuple[Fill, ...]
    frames: tuple[Box, ...]  # outlines that are not filled
    aside: str = ""  # text that stands askew: a watermark
    image_share: float = 0.0  # of the page, covered by the largest picture
    warnings: tuple[str, ...] = ()


# ---------------------------------------------------------------- text


def readable(text: str) -> str:
    """Characters as they are stored: ligatures taken apart, odd hyphens and blanks made plain.

    >>> readable("ﬁ"), readable("\\u2010"), readable("\\xa0"), readable("\\x00"), readable("(cid:12)")
    ('fi', '-', ' ', '', '\ufffd')
    """
    if text.isascii() and text.isprintable() and text[:5] != "(cid:":
        return text
    if NO_UNICODE.match(text):
        return UNKNOWN
    if any("\ufb00" <= sign <= "\ufb06" for sign in text):
        text = unicodedata.normalize("NFKC", text)
    if text.isspace():
        return " "
    return "".join(sign for sign in text.translate(HYPHENS) if unicodedata.category(sign) not in ("Cc", "Cf", "Cs"))


def likely_descent(share: float) -> float:
    """How far a font reaches below the baseline, as a share of the size: as it says, where that is likely.

    >>> likely_descent(0.25), likely_descent(3.0)
    (0.25, 0.21)
    """
    return share if LIKELY_DESCENT[0] <= share <= LIKELY_DESCENT[1] else USUAL_DESCENT


def is_thin(box: Box) -> bool:
    """Whether a box is a straight line, level or upright.

    >>> is_thin((72, 100, 300, 100.5)), is_thin((72, 100, 300, 140))
    (True, False)
    """
    return min(box[2] - box[0], box[3] - box[1]) <= THIN < max(box[2] - box[0], box[3] - box[1])


def area(box: Box) -> float:
    """The area of a box, in square points."""
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


# ---------------------------------------------------------------- what is not seen


def is_hidden(box: Box, colour: Colour | None, fills: Sequence[Fill], *, shaded: bool) -> bool:
    """Whether print in a box does not show: the uppermost area under it has its own colour.

    `shaded` says that the page may have gradients, which are not among the `fills`.
    """
    if colour is None or not may_hide(colour, {fill.colour for fill in fills}):
        return False
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    under = [fill for fill in fills if fill.box[0] <= x <= fill.box[2] and fill.box[1] <= y <= fill.box[3]]
    if any(fill.colour is None for fill in under):
        return False
    if not under:
        return not shaded and _same(colour, WHITE)
    return under[-1].colour is not None and _same(under[-1].colour, colour)


def may_hide(colour: Colour | None, behind: Iterable[Colour | None]) -> bool:
    """Whether a text of this colour could be invisible on a page that has these colours `behind` its text."""
    if colour is None:
        return False
    return _same(colour, WHITE) or any(other is not None and _same(other, colour) for other in behind)


def _same(one: Colour, other: Colour) -> bool:
    (red, green, blue), (other_red, other_green, other_blue) = one, other
    return max(abs(red - other_red), abs(green - other_green), abs(blue - other_blue)) <= SAME_COLOUR


def split_words(glyph: Glyph) -> Iterator[Glyph]:
    """A glyph of several words as a glyph for each.

    >>> widths = {"o": 12, "p": 12, "w": 12, "e": 12, "g": 12, " ": 0}
    >>> both = Glyph("op weg", (0, 0, 64, 9), 7, 9, False, False, widths=widths)
    >>> [(word.text, word.box[0]) for word in split_words(both)]
    [('op', 0), ('weg', 28.0)]
    """
    if glyph.widths is None:
        yield glyph
        return
    for begin, end, box in place_words(glyph.text, glyph.box, glyph.widths):
        spaced = glyph.blanks if begin else glyph.spaced
        yield glyph._replace(text=glyph.text[begin:end], box=box, spaced=spaced, widths=None, blanks=False)


def drop_doubles(row: Sequence[Glyph]) -> Iterator[Glyph]:
    """Glyphs of a row printed once: imitated bold and shadows print the same text again, slightly shifted."""
    if not any(_overprints(one, other) for one, other in pairwise(row)):
        yield from row
        return
    recent: list[Glyph] = []
    words = [word for glyph in row for word in split_words(glyph)]
    for glyph in sorted(words, key=attrgetter("box")):
        reach = max(DOUBLE * glyph.size, 0.1)
        left = glyph.box[0] - reach
        recent = [other for other in recent if other.box[0] >= left]
        if any(_is_double(glyph, other, reach) for other in recent):
            continue
        recent.append(glyph)
        yield glyph


def _overprints(one: Glyph, other: Glyph) -> bool:
    """Whether a glyph begins well before the end of the one to its left, or where that one begins."""
    reach = max(DOUBLE * other.size, 0.1)
    return other.box[0] - one.box[0] <= reach or other.box[0] < one.box[2] - reach


def _is_double(one: Glyph, other: Glyph, reach: float) -> bool:
    return one.text == other.text and abs(one.baseline - other.baseline) <= reach
