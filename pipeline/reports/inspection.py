"""A picture of one page of a PDF as the reader sees it: words in the colour of their role, cells, marks, the order.

Pure drawing: the bytes of the file and the document that was read from them in, a PNG out.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from pipeline.model import Document, Line, LineRole

Colour: TypeAlias = tuple[int, int, int]
Box: TypeAlias = tuple[float, float, float, float]

SCALE = 1.6  # pixels per point
FADE = 0.45  # how far the page itself is faded, so that the colours show
MARGIN = 26  # pixels left of the page, for the numbers of the lines
LEGEND_ROW = 24
PALETTE = 96  # colours of the picture: fewer make a smaller file
PADDING = 1.0  # points around the words of a cell
INK: Colour = (70, 70, 70)
MARK: Colour = (200, 0, 120)
ROLES: Mapping[LineRole, tuple[str, Colour]] = {
    LineRole.BODY: ("lopende tekst", (66, 133, 204)),
    LineRole.HEADING: ("kop", (214, 92, 26)),
    LineRole.BULLET: ("opsomming", (0, 150, 136)),
    LineRole.NOTE: ("voetnoot", (142, 68, 173)),
    LineRole.TABLE: ("tabelcel", (46, 139, 60)),
    LineRole.FURNITURE: ("kop- en voetregels van de bladzijde", (150, 150, 150)),
}


def draw_page(content: bytes, document: Document, number: int) -> bytes:
    """Page `number` (from 1) of a PDF as a PNG; `document` is what was read from `content`.

    Every word has the colour of its role; a frame stands around each table cell and each note mark; in the margin is
    the number of the line in the order of reading. A legend in Dutch stands below.
    """
    lines = [line for line in document.lines if line.page == number]
    page = _render(content, number)
    faded = Image.blend(page, Image.new("RGB", page.size, "white"), FADE)
    sheet = Image.new("RGB", (page.width + MARGIN, page.height + LEGEND_ROW * (len(ROLES) // 2 + 2)), "white")
    sheet.paste(faded, (MARGIN, 0))
    pen = ImageDraw.Draw(sheet, "RGBA")
    for order, line in enumerate(lines, 1):
        _draw_line(pen, line, order)
    _draw_legend(pen, page.height)
    buffer = io.BytesIO()
    sheet.quantize(PALETTE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _render(content: bytes, number: int) -> Image.Image:
    """The page as it looks, over its whole media box, in which the reader places words."""
    document = pypdfium2.PdfDocument(content[content.find(b"%PDF-") :])
    try:
        page = document[number - 1]
        page.set_cropbox(*page.get_mediabox())
        page.close()
        page = document[number - 1]
        picture: Image.Image = page.render(scale=SCALE).to_pil().convert("RGB")
        page.close()
    finally:
        document.close()
    return picture


def _draw_line(pen: ImageDraw.ImageDraw, line: Line, order: int) -> None:
    """The words of a line, its cells and marks, and its place in the order of reading."""
    colour = ROLES[line.role][1]
    marks = {(mark.begin, mark.end) for mark in line.marks}
    for word in line.words:
        pen.rectangle(_pixels(word.box), fill=(*colour, 80))
        if (word.begin, word.end) in marks:
            pen.rectangle(_pixels(word.box, PADDING), outline=(*MARK, 255), width=2)
    if line.role is LineRole.TABLE:
        for box in _cells(line):
            pen.rectangle(_pixels(box, PADDING), outline=(*colour, 255))
    if line.words:
        top = min(word.box[1] for word in line.words) * SCALE
        pen.text((MARGIN - 4, top), str(order), fill=colour, font=_font(9), anchor="ra")


def _cells(line: Line) -> Iterator[Box]:
    """A box around the words of each cell that has any."""
    begin = 0
    for cell in line.text.split("\t"):
        end = begin + len(cell)
        boxes = [word.box for word in line.words if begin <= word.begin < end]
        if boxes:
            yield _around(boxes)
        begin = end + 1


def _around(boxes: Sequence[Box]) -> Box:
    """The smallest box around boxes.

    >>> _around([(1, 2, 3, 4), (0, 3, 2, 9)])
    (0, 2, 3, 9)
    """
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return min(x0s), min(tops), max(x1s), max(bottoms)


def _pixels(box: Box, padding: float = 0.0) -> Box:
    """A box of the page on the picture, `padding` points wider on every side."""
    x0, top, x1, bottom = box
    left, right = sorted(((x0 - padding) * SCALE + MARGIN, (x1 + padding) * SCALE + MARGIN))
    high, low = sorted(((top - padding) * SCALE, (bottom + padding) * SCALE))
    return left, high, right, low


def _draw_legend(pen: ImageDraw.ImageDraw, top: float) -> None:
    """What the colours mean, in two columns below the page."""
    entries = [*ROLES.values(), ("nootteken (omlijnd)", MARK), ("1, 2, 3 …: volgorde van lezen", INK)]
    for index, (label, colour) in enumerate(entries):
        x, y = MARGIN + 10 + (index % 2) * 380, top + 12 + (index // 2) * LEGEND_ROW
        pen.rectangle((x, y, x + 18, y + 14), fill=(*colour, 80), outline=(*colour, 255))
        pen.text((x + 28, y - 1), label, fill=INK, font=_font(13))


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
