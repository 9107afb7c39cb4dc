"""Lines, rectangles, other shapes and pictures of a page as PDFium holds them, also those within forms."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

import pypdfium2.raw as pdfium

from pipeline.documents.pdf.glyphs import THIN, Colour, Fill
from pipeline.documents.pdf.pdfium_calls import HANDLE, prototype
from pipeline.model import Box

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Point: TypeAlias = tuple[float, float]

_objects_of = prototype(pdfium.FPDFPage_GetObject, HANDLE, HANDLE, ctypes.c_int)
_parts_of = prototype(pdfium.FPDFFormObj_GetObject, HANDLE, HANDLE, ctypes.c_ulong)
_type_of = prototype(pdfium.FPDFPageObj_GetType, ctypes.c_int, HANDLE)
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
DEPTH = 12  # forms within forms
SQUARE = 0.002  # points: how far a corner may lie from its place


@dataclass(frozen=True, slots=True)
class Shapes:
    """What is drawn on a page: boxes in points from the top left of the page."""

    lines: tuple[Box, ...]
    rects: tuple[Box, ...]
    outlines: tuple[Box, ...]
    fills: tuple[Fill, ...]
    images: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A part of a path: its box, its form, and how the path is painted."""

    box: Box
    is_line: bool
    is_rect: bool
    fill: bool
    stroke: bool
    colour: Colour | None


def read_shapes(page: Any, height: float) -> Shapes:
    """What is drawn on a page (PDFium's handle) of `height` points."""
    things = list(_things(page, pdfium.FPDFPage_CountObjects, _objects_of, IDENTITY, 0))
    images = tuple(
        _image_box(thing, matrix, height) for kind, thing, matrix in things if kind == pdfium.FPDF_PAGEOBJ_IMAGE
    )
    strokes = [
        stroke
        for kind, thing, matrix in things
        if kind == pdfium.FPDF_PAGEOBJ_PATH
        for stroke in _strokes(thing, matrix, height)
    ]
    rects = [stroke for stroke in strokes if stroke.is_rect]
    areas = [rect for rect in rects if rect.fill and min(rect.box[2] - rect.box[0], rect.box[3] - rect.box[1]) > THIN]
    others = [stroke.box for stroke in strokes if stroke.fill and not (stroke.is_rect or stroke.is_line)]
    return Shapes(
        tuple(stroke.box for stroke in strokes if stroke.is_line),
        tuple(rect.box for rect in rects),
        tuple(rect.box for rect in rects if rect.stroke and not rect.fill),
        (*(Fill(rect.box, rect.colour) for rect in areas), *(Fill(box, None) for box in (*images, *others))),
        images,
    )


def _things(holder: Any, count: Any, get: Any, matrix: Matrix, depth: int) -> Iterator[tuple[int, Any, Matrix]]:
    """The objects of a page or form that are no text, with the matrix of what holds them."""
    handle = ctypes.cast(holder, ctypes.c_void_p).value
    for number in [get(handle, index) for index in range(count(holder))]:
        kind = _type_of(number)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        thing = ctypes.cast(number, pdfium.FPDF_PAGEOBJECT)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEPTH:
            inner = _times(_matrix(thing), matrix)
            yield from _things(thing, pdfium.FPDFFormObj_CountObjects, _parts_of, inner, depth + 1)
        elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            yield kind, thing, matrix


def _matrix(thing: Any) -> Matrix:
    """The matrix of an object."""
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that does `one`, then `other`.

    >>> _times((2, 0, 0, 2, 0, 0), (1, 0, 0, 1, 10, 20))
    (2, 0, 0, 2, 10, 20)
    """
    a, b, c, d, e, f = one
    (g, h), (i, j), (k, m) = (
        (x * other[0] + y * other[2], x * other[1] + y * other[3]) for x, y in ((a, b), (c, d), (e, f))
    )
    return g, h, i, j, k + other[4], m + other[5]


def _apply(matrix: Matrix, point: Point) -> Point:
    x, y = point
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def _around(points: Sequence[Point], height: float) -> Box:
    """The box around points, counted from the top of the page."""
    xs, ys = zip(*points, strict=True)
    return min(xs), height - max(ys), max(xs), height - min(ys)


def _image_box(thing: Any, matrix: Matrix, height: float) -> Box:
    """The box of a picture: its matrix turns the unit square."""
    whole = _times(_matrix(thing), matrix)
    return _around([_apply(whole, corner) for corner in ((0, 0), (0, 1), (1, 0), (1, 1))], height)


# ---------------------------------------------------------------- paths


def _strokes(thing: Any, matrix: Matrix, height: float) -> Iterator[_Stroke]:
    """The parts of a path, each begun by a move."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
    colour = fill_colour(thing) if fill.value else None
    whole = _times(_matrix(thing), matrix)
    for local, curved in _parts(thing):
        points = [_apply(whole, point) for point in local]
        is_line = not curved and len(set(points)) == 2 and len(points) <= 3  # noqa: PLR2004 - there, and back again
        yield _Stroke(
            _around(points, height),
            is_line,
            not curved and _is_rect(points),
            bool(fill.value),
            bool(stroke.value),
            colour,
        )


def _parts(thing: Any) -> Iterator[tuple[list[Point], bool]]:
    """The points of each part of a path, the first again at the end where it is closed, and whether it is curved."""
    points: list[Point] = []
    curved, controls = False, 0
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFPath_CountSegments(thing)):
        segment = pdfium.FPDFPath_GetPathSegment(thing, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, curved
            points, curved = [], False
        controls = (controls + 1) % 3 if kind == pdfium.FPDF_SEGMENT_BEZIERTO else 0
        curved = curved or controls > 0
        if not controls:
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            points.append((x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment) and points[-1] != points[0]:
            points.append(points[0])
    if len(points) > 1:
        yield points, curved


def _is_rect(points: Sequence[Point]) -> bool:
    """Whether points go round a rectangle with level and upright sides.

    >>> _is_rect([(0, 0), (0, 5), (9, 5), (9, 0), (0, 0)]), _is_rect([(0, 0), (1, 5), (9, 5), (9, 0), (0, 0)])
    (True, False)
    """
    if len(points) != 5 or points[0] != points[4]:  # noqa: PLR2004 - four corners and the first again
        return False
    upright = [abs(one[0] - other[0]) < SQUARE for one, other in pairwise(points)]
    level = [abs(one[1] - other[1]) < SQUARE for one, other in pairwise(points)]
    return all((upright[i] and level[i - 1]) for i in (0, 2)) or all((level[i] and upright[i - 1]) for i in (0, 2))


def fill_colour(thing: Any) -> Colour | None:
    """The fill colour of an object as red, green, blue (0–1); None where it has none."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(thing, *parts):
        return None
    red, green, blue = (part.value / 255 for part in parts[:3])
    return red, green, blue
