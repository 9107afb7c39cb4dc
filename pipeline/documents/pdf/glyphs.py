"""The characters of a PDF page, as they are seen: upright, printed once, not hidden.

This is the only module that knows where characters come from (pdfplumber).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, TypeAlias

Box: TypeAlias = tuple[float, float, float, float]  # x0, top, x1, bottom: points, origin top left
Colour: TypeAlias = tuple[float, float, float]

BOLD = re.compile(r"bold|black|heavy|demi|semibd|-bd", re.I)
ITALIC = re.compile(r"italic|oblique|kursiv|-it$", re.I)
NO_UNICODE = re.compile(r"\(cid:\d+\)$")
UNKNOWN = "\ufffd"  # a glyph for which the file gives no character
HYPHENS = str.maketrans("\u2010\u2011\u00ad", "---")
QUARTERS = {(1, 0): 0, (0, -1): 1, (-1, 0): 2, (0, 1): 3}  # direction of writing: quarter turns clockwise
USUAL_DESCENT = 0.21  # of the size, where a font gives none that is likely
WHITE: Colour = (1.0, 1.0, 1.0)
SAME_COLOUR = 0.06
THIN = 2.0  # points: what is thinner is a line, not an area
LEAST_SIZE = 1.5  # points; smaller print cannot be read
DOUBLE = 0.12  # of the size: a character printed again within this distance is the same one


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with its box, baseline and size in points, in a frame in which the text stands upright."""

    text: str
    box: Box
    baseline: float
    size: float
    bold: bool
    italic: bool


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


# ---------------------------------------------------------------- the source: pdfplumber


def read_glyphs(page: Any) -> PageGlyphs:
    """What is printed on one page of pdfplumber."""
    chars = [char for char in page.chars if char["text"] and _on_page(char, page)]
    quarters = [_quarter(char["matrix"]) for char in chars]
    turns = Counter(quarter for quarter in quarters if quarter is not None).most_common(1)
    frame = Frame(turns[0][0] if turns else 0, float(page.width), float(page.height))
    upright = [char for char, quarter in zip(chars, quarters, strict=True) if quarter == frame.turns]
    fills = tuple(_fills(page, frame))
    shaded = _has_shading(page)
    seen = [char for char in upright if char["width" if frame.turns % 2 else "height"] >= LEAST_SIZE]
    seen, hidden = _split_hidden(seen, fills, frame, shaded=shaded)
    glyphs = tuple(_drop_doubles(_to_glyphs(seen, frame)))
    askew = [char for char, quarter in zip(chars, quarters, strict=True) if quarter != frame.turns]
    return PageGlyphs(
        frame,
        glyphs,
        tuple(_rules(page, frame)),
        fills,
        tuple(frame.upright(_box(rect)) for rect in page.rects if not rect["fill"] and rect["stroke"]),
        aside="".join(_readable(char["text"]) for char in askew).strip(),
        image_share=max((_area(_box(image)) for image in page.images), default=0.0)
        / max(1.0, frame.width * frame.height),
        warnings=tuple(_page_warnings(hidden, len(askew), len(chars), frame)),
    )


def _page_warnings(hidden: int, askew: int, total: int, frame: Frame) -> Iterator[str]:
    """What a reader should know of a page of which not all was read as it stands."""
    if hidden:
        yield "verborgen tekst (in de kleur van de achtergrond) is niet gelezen"
    if askew > 0.2 * total:
        yield "een deel van de tekst staat gedraaid en is niet gelezen als lopende tekst"
    if frame.turns == 2:  # noqa: PLR2004 - half a turn
        yield "de tekst staat ondersteboven en is gedraaid gelezen"
    elif frame.turns:
        yield "de tekst staat een kwartslag gedraaid en is rechtop gelezen"


def _box(thing: Mapping[str, Any]) -> Box:
    return float(thing["x0"]), float(thing["top"]), float(thing["x1"]), float(thing["bottom"])


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _on_page(char: Mapping[str, Any], page: Any) -> bool:
    """Whether the middle of a character lies on the visible page."""
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    x0, top, x1, bottom = page.bbox
    return bool(x0 <= x <= x1 and top <= y <= bottom)


def _quarter(matrix: Sequence[float]) -> int | None:
    """The quarter turn of a text matrix; None where the text stands askew (more than some 3 degrees).

    >>> _quarter((1, 0, 0, 1, 0, 0)), _quarter((0, -1, 1, 0, 0, 0)), _quarter((0.7, 0.7, -0.7, 0.7, 0, 0))
    (0, 1, None)
    """
    length = math.hypot(matrix[0], matrix[1])
    if not length:
        return None
    cos, sin = matrix[0] / length, matrix[1] / length
    nearest = (round(cos), round(sin))
    straight = math.hypot(cos - nearest[0], sin - nearest[1]) < 0.05  # noqa: PLR2004 - some 3 degrees
    return QUARTERS.get(nearest) if straight else None


def _to_glyphs(chars: Sequence[Mapping[str, Any]], frame: Frame) -> Iterator[Glyph]:
    """Characters in the upright frame, with the baseline on which they really stand (text rise included)."""
    sized = [(char, frame.upright(_box(char))) for char in chars]
    depths: dict[str, list[float]] = defaultdict(list)
    for char, box in sized:
        depths[char["fontname"]].append(_depth(char, frame) / max(box[3] - box[1], LEAST_SIZE))
    descents = {font: _likely_descent(median(values)) for font, values in depths.items()}
    for char, box in sized:
        size = box[3] - box[1]
        font = char["fontname"]
        yield Glyph(
            _readable(char["text"]),
            box,
            box[3] - descents[font] * size,
            size,
            bool(BOLD.search(font)),
            bool(ITALIC.search(font)),
        )


def _depth(char: Mapping[str, Any], frame: Frame) -> float:
    """How far a character's box reaches below the origin of its text matrix."""
    x, y = char["matrix"][4], char["matrix"][5]
    return float((y - char["y0"], x - char["x0"], char["y1"] - y, char["x1"] - x)[frame.turns])


def _likely_descent(share: float) -> float:
    return share if 0.1 <= share <= 0.4 else USUAL_DESCENT  # noqa: PLR2004 - of the size; fonts lie between


def _readable(text: str) -> str:
    """A character as it is stored: ligatures taken apart, odd hyphens and blanks made plain.

    >>> _readable("ﬁ"), _readable("\\u2010"), _readable("\\xa0"), _readable("\\x00"), _readable("(cid:12)")
    ('fi', '-', ' ', '', '\ufffd')
    """
    if NO_UNICODE.match(text):
        return UNKNOWN
    if "\ufb00" <= text <= "\ufb06":
        text = unicodedata.normalize("NFKC", text)
    if text.isspace():
        return " "
    return "".join(sign for sign in text.translate(HYPHENS) if unicodedata.category(sign) not in ("Cc", "Cf", "Cs"))


# ---------------------------------------------------------------- lines and areas


def _rules(page: Any, frame: Frame) -> Iterator[Box]:
    """Thin horizontal or vertical lines, however they were drawn."""
    for thing in (*page.lines, *page.rects):
        box = frame.upright(_box(thing))
        if min(box[2] - box[0], box[3] - box[1]) <= THIN < max(box[2] - box[0], box[3] - box[1]):
            yield box


def _fills(page: Any, frame: Frame) -> Iterator[Fill]:
    """Filled rectangles in the order of drawing, then pictures and shapes (whose colour under a text is not known)."""
    for rect in page.rects:
        box = frame.upright(_box(rect))
        if rect["fill"] and min(box[2] - box[0], box[3] - box[1]) > THIN:
            yield Fill(box, _colour(rect))
    for thing in (*page.images, *(curve for curve in page.curves if curve["fill"])):
        yield Fill(frame.upright(_box(thing)), None)


def _colour(thing: Mapping[str, Any]) -> Colour | None:
    """The fill colour as red, green, blue (0–1); None for patterns and spot colours."""
    values, space = thing.get("non_stroking_color"), str(thing.get("ncs") or "")
    if isinstance(values, int | float):
        values = (values,)
    if not isinstance(values, tuple | list) or not all(isinstance(value, int | float) for value in values):
        return None
    if "Separation" in space or "DeviceN" in space or "Pattern" in space or "Indexed" in space:
        return None
    parts = [min(1.0, max(0.0, float(value))) for value in values]
    if len(parts) == 4:  # noqa: PLR2004 - cyan, magenta, yellow, black
        red, green, blue = ((1 - part) * (1 - parts[3]) for part in parts[:3])
        return red, green, blue
    if len(parts) == 3:  # noqa: PLR2004 - red, green, blue
        return parts[0], parts[1], parts[2]
    return (parts[0], parts[0], parts[0]) if len(parts) == 1 else None


def _has_shading(page: Any) -> bool:
    """Whether the page may have colour gradients, which the library does not report as areas."""
    resources = getattr(page.page_obj, "resources", None)
    return isinstance(resources, Mapping) and ("Shading" in resources or "Pattern" in resources)


# ---------------------------------------------------------------- what is not seen


def _split_hidden(
    chars: Sequence[Mapping[str, Any]], fills: Sequence[Fill], frame: Frame, *, shaded: bool
) -> tuple[list[Mapping[str, Any]], int]:
    """The characters that show, and how many were dropped: printed in the colour of what lies under them."""
    shown, hidden = [], 0
    for char in chars:
        colour = _colour(char)
        if colour is None or not _may_hide(colour, fills):
            shown.append(char)
        elif _is_hidden(frame.upright(_box(char)), colour, fills, shaded=shaded):
            hidden += not char["text"].isspace()
        else:
            shown.append(char)
    return shown, hidden


def _may_hide(colour: Colour, fills: Iterable[Fill]) -> bool:
    """Whether a text of this colour could be invisible anywhere on the page."""
    return _same(colour, WHITE) or any(fill.colour is not None and _same(fill.colour, colour) for fill in fills)


def _is_hidden(box: Box, colour: Colour, fills: Sequence[Fill], *, shaded: bool) -> bool:
    """Whether the uppermost area under a character has the character's own colour."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    under = [fill for fill in fills if fill.box[0] <= x <= fill.box[2] and fill.box[1] <= y <= fill.box[3]]
    if any(fill.colour is None for fill in under):
        return False
    if not under:
        return not shaded and _same(colour, WHITE)
    return under[-1].colour is not None and _same(under[-1].colour, colour)


def _same(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= SAME_COLOUR for a, b in zip(one, other, strict=True))


def _drop_doubles(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Glyphs printed once: imitated bold and shadows print the same character again, slightly shifted."""
    seen: dict[tuple[str, int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        if not glyph.text:
            continue
        reach = max(DOUBLE * glyph.size, 0.1)
        column, row = int(glyph.box[0] // 4), int(glyph.baseline // 4)
        near = (
            other
            for key in ((glyph.text, column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
            for other in seen.get(key, ())
        )
        if any(_is_double(glyph, other, reach) for other in near):
            continue
        seen[glyph.text, column, row].append(glyph)
        yield glyph


def _is_double(one: Glyph, other: Glyph, reach: float) -> bool:
    return abs(one.box[0] - other.box[0]) <= reach and abs(one.baseline - other.baseline) <= reach
