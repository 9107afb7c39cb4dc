"""The characters of a page as pdfplumber reads them: the authority, and the source for pages that PDFium may misread.

Taken from the parsed layout of the page; its own lists of characters copy every attribute of each one, which takes
most of the time.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, NamedTuple

from pdfminer.layout import LTChar, LTComponent, LTContainer, LTCurve, LTImage, LTLine, LTRect
from pdfminer.pdftypes import resolve_all

from pipeline.documents.pdf.glyphs import (
    BOLD,
    HIDDEN,
    ITALIC,
    LEAST_SIZE,
    THIN,
    TIGHTER,
    WIDER,
    Colour,
    Fill,
    Frame,
    Glyph,
    PageGlyphs,
    area,
    is_hidden,
    is_thin,
    likely_descent,
    readable,
)
from pipeline.model import Box

QUARTERS = {(1, 0): 0, (0, -1): 1, (-1, 0): 2, (0, 1): 3}  # direction of writing: quarter turns clockwise
MARKS, DASHES = "¹²³⁴⁵⁶⁷⁸⁹⁰", "‐‑–—‘’“”…€"


class Char(NamedTuple):
    """A character, or several of one word, as the file sets it: box on the page, matrix and origin of the text."""

    text: str
    box: Box
    matrix: Sequence[float]
    origin: tuple[float, float]
    font: str
    colour: Colour | None


@dataclass(frozen=True, slots=True)
class Shape:
    """A line, rectangle, other shape or picture: its box on the page, whether it is filled and outlined."""

    kind: type[LTComponent]
    box: Box
    fill: bool = False
    stroke: bool = False
    colour: Colour | None = None


def read_plumber_page(page: Any) -> PageGlyphs:
    """What is printed on one page of pdfplumber."""
    chars, shapes = _parse(page)
    quarters = [_quarter(char.matrix) for char in chars]
    turns = Counter(quarter for quarter in quarters if quarter is not None).most_common(1)
    frame = Frame(turns[0][0] if turns else 0, float(page.width), float(page.height))
    upright = [char for char, quarter in zip(chars, quarters, strict=True) if quarter == frame.turns]
    fills = tuple(_fills(shapes, frame))
    shaded = _has_shading(page)
    seen = [char for char in upright if _height(frame.upright(char.box)) >= LEAST_SIZE]
    shown = [char for char in seen if not is_hidden(frame.upright(char.box), char.colour, fills, shaded=shaded)]
    hidden = sum(not char.text.isspace() for char in seen) - sum(not char.text.isspace() for char in shown)
    askew = [char for char, quarter in zip(chars, quarters, strict=True) if quarter != frame.turns]
    return PageGlyphs(
        frame,
        tuple(glyph for glyph in _to_glyphs(shown, frame) if glyph.text),
        tuple(box for box in _drawn(shapes, frame) if is_thin(box)),
        fills,
        tuple(frame.upright(shape.box) for shape in shapes if shape.kind is LTRect and shape.stroke and not shape.fill),
        aside="".join(readable(char.text) for char in askew).strip(),
        image_share=max((area(shape.box) for shape in shapes if shape.kind is LTImage), default=0.0)
        / max(1.0, frame.width * frame.height),
        warnings=tuple(_page_warnings(hidden, len(askew), len(chars), frame)),
    )


def _page_warnings(hidden: int, askew: int, total: int, frame: Frame) -> Iterator[str]:
    """What a reader should know of a page of which not all was read as it stands."""
    if hidden:
        yield HIDDEN
    if askew > 0.2 * total:
        yield "een deel van de tekst staat gedraaid en is niet gelezen als lopende tekst"
    if frame.turns == 2:  # noqa: PLR2004 - half a turn
        yield "de tekst staat ondersteboven en is gedraaid gelezen"
    elif frame.turns:
        yield "de tekst staat een kwartslag gedraaid en is rechtop gelezen"


# ---------------------------------------------------------------- the parsed page


def _parse(page: Any) -> tuple[list[Char], list[Shape]]:
    """The characters that lie on the page, and all that is drawn."""
    chars: list[Char] = []
    shapes: list[Shape] = []
    dx, dy = float(page.mediabox[0]), float(page.mediabox[1]) + float(page.height)
    colours: dict[tuple[str, str], Colour | None] = {}
    before: LTChar | None = None
    for thing in _leaves(page.layout):
        if isinstance(thing, LTChar):
            if before is not None and chars and _goes_on(before, thing):
                last = chars[-1]
                box = (last.box[0], last.box[1], thing.x1 + dx, last.box[3])
                chars[-1] = last._replace(text=last.text + thing.get_text(), box=box)
            elif thing.get_text():
                chars.append(_char(thing, dx, dy, colours))
            before = thing
        elif isinstance(thing, LTCurve | LTImage):
            shapes.append(_shape(thing, dx, dy))
    x0, top, x1, bottom = page.bbox
    inside = [
        char
        for char in chars
        if x0 <= (char.box[0] + char.box[2]) / 2 <= x1 and top <= (char.box[1] + char.box[3]) / 2 <= bottom
    ]
    return inside, shapes


def _leaves(container: LTContainer[Any]) -> Iterator[LTComponent]:
    """All that a page holds, forms opened."""
    for thing in container:
        if isinstance(thing, LTContainer):
            yield from _leaves(thing)
        else:
            yield thing


def _goes_on(before: LTChar, char: LTChar) -> bool:
    """Whether a character stands against the one before it in the same word, set alike: most do, in upright text."""
    if char.matrix[:4] != before.matrix[:4] or char.y0 != before.y0 or char.fontname != before.fontname:
        return False
    near = TIGHTER * char.size <= char.x0 - before.x1 <= WIDER * char.size
    plain = _is_plain(before.get_text()) and _is_plain(char.get_text())
    upright = char.matrix[1] == char.matrix[2] == 0 < min(char.matrix[0], char.matrix[3])
    return near and plain and upright and char.graphicstate.ncolor == before.graphicstate.ncolor and char.size > 0


def _is_plain(text: str) -> bool:
    """Whether a text is one sign of a word in Latin script that can be no note mark."""
    return (
        len(text) == 1
        and text not in MARKS
        and (text.isascii() or (text.isalpha() and text < "\u0590") or text in DASHES)
        and text > " "
    )


def _char(char: LTChar, dx: float, dy: float, colours: dict[tuple[str, str], Colour | None]) -> Char:
    """A character, its place counted from the top left of the page; `colours` are those worked out before."""
    font, key = char.fontname, (repr(char.graphicstate.ncolor), str(getattr(char.ncs, "name", "")))
    if key not in colours:
        colours[key] = _colour(char.graphicstate.ncolor, char.ncs)
    return Char(
        char.get_text(),
        (char.x0 + dx, dy - char.y1, char.x1 + dx, dy - char.y0),
        char.matrix,
        (char.matrix[4] + dx, dy - char.matrix[5]),
        font if isinstance(font, str) else str(font),
        colours[key],
    )


def _shape(shape: LTCurve | LTImage, dx: float, dy: float) -> Shape:
    """Something drawn, its place counted from the top left of the page."""
    box = (shape.x0 + dx, dy - shape.y1, shape.x1 + dx, dy - shape.y0)
    if isinstance(shape, LTImage):
        return Shape(LTImage, box)
    colour = _colour(shape.non_stroking_color, None)
    return Shape(type(shape), box, fill=bool(shape.fill), stroke=bool(shape.stroke), colour=colour)


def _colour(values: object, space: object) -> Colour | None:
    """A colour as red, green, blue (0–1); None for patterns and spot colours."""
    values = resolve_all(values)
    name = str(getattr(space, "name", ""))
    if isinstance(values, int | float):
        values = (values,)
    if not isinstance(values, tuple | list) or not all(isinstance(value, int | float) for value in values):
        return None
    if any(kind in name for kind in ("Separation", "DeviceN", "Pattern", "Indexed")):
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


# ---------------------------------------------------------------- upright


def _quarter(matrix: Sequence[float]) -> int | None:
    """The quarter turn of a text matrix; None where the text stands askew (more than some 3 degrees).

    >>> _quarter((1, 0, 0, 1, 0, 0)), _quarter((0, -1, 1, 0, 0, 0)), _quarter((0.7, 0.7, -0.7, 0.7, 0, 0))
    (0, 1, None)
    """
    if matrix[1] == 0 and matrix[0] > 0:
        return 0
    length = math.hypot(matrix[0], matrix[1])
    if not length:
        return None
    cos, sin = matrix[0] / length, matrix[1] / length
    nearest = (round(cos), round(sin))
    straight = math.hypot(cos - nearest[0], sin - nearest[1]) < 0.05  # noqa: PLR2004 - some 3 degrees
    return QUARTERS.get(nearest) if straight else None


def _height(box: Box) -> float:
    return box[3] - box[1]


def _to_glyphs(chars: Sequence[Char], frame: Frame) -> Iterator[Glyph]:
    """Characters in the upright frame, with the baseline on which they really stand (text rise included)."""
    sized = [(char, frame.upright(char.box)) for char in chars]
    depths: dict[str, list[float]] = defaultdict(list)
    for char, box in sized:
        depths[char.font].append(_depth(char, frame) / max(_height(box), LEAST_SIZE))
    fonts = {
        font: (likely_descent(median(values)), bool(BOLD.search(font)), bool(ITALIC.search(font)))
        for font, values in depths.items()
    }
    for char, box in sized:
        size = _height(box)
        descent, bold, italic = fonts[char.font]
        yield Glyph(readable(char.text), box, box[3] - descent * size, size, bold, italic)


def _depth(char: Char, frame: Frame) -> float:
    """How far a character's box reaches below the origin of its text matrix."""
    (x, y), (x0, top, x1, bottom) = char.origin, char.box
    return (bottom - y, x - x0, y - top, x1 - x)[frame.turns]


# ---------------------------------------------------------------- lines and areas


def _drawn(shapes: Sequence[Shape], frame: Frame) -> Iterator[Box]:
    """Straight lines and rectangles: first the lines."""
    for kind in (LTLine, LTRect):
        yield from (frame.upright(shape.box) for shape in shapes if shape.kind is kind)


def _fills(shapes: Sequence[Shape], frame: Frame) -> Iterator[Fill]:
    """Filled rectangles in the order of drawing, then pictures and shapes (whose colour under a text is not known)."""
    for shape in shapes:
        box = frame.upright(shape.box)
        if shape.kind is LTRect and shape.fill and min(box[2] - box[0], box[3] - box[1]) > THIN:
            yield Fill(box, shape.colour)
    for kind in (LTImage, LTCurve):
        yield from (
            Fill(frame.upright(shape.box), None)
            for shape in shapes
            if shape.kind is kind and (shape.fill or kind is LTImage)
        )
