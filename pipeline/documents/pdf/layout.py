"""The layout of one page: its runs in boxes, tables and columns, as rows in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.documents.pdf.glyphs import Frame, PageGlyphs, area
from pipeline.documents.pdf.reading_order import Item, Panel, order_items
from pipeline.documents.pdf.rows import Row
from pipeline.documents.pdf.runs import Run, find_runs
from pipeline.documents.pdf.tables import figure_boxes, find_tables
from pipeline.model import Box

LARGEST_PANEL = 0.6  # of the page: a larger area is the background of all
OVERPRINT = "tekst in ander schrift die over de regels heen is gedrukt, is niet gelezen als lopende tekst"
LEAST_PANEL = 12.0  # points high


@dataclass(frozen=True, slots=True)
class PageRuns:
    """A page reduced to what the layout needs: no characters, so that a long file stays small."""

    number: int
    frame: Frame
    runs: tuple[Run, ...]
    rules: tuple[Box, ...]
    areas: tuple[Box, ...]
    outlines: tuple[Box, ...]
    aside: str
    image_share: float
    warnings: tuple[str, ...]


def reduce_page(number: int, page: PageGlyphs) -> PageRuns:
    """The runs, lines and areas of a page; words printed across others are set aside."""
    runs, across = _set_aside(find_runs(page.glyphs))
    warnings = (*page.warnings, OVERPRINT) if across else page.warnings
    return PageRuns(
        number,
        page.frame,
        runs,
        page.rules,
        tuple(fill.box for fill in page.fills if fill.colour is not None),
        page.frames,
        " ".join(part for part in (page.aside, *(run.text for run in across)) if part),
        page.image_share,
        warnings,
    )


def _set_aside(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Runs to read, and those from right to left where these are printed across other lines."""
    reverse = tuple(run for run in runs if run.reverse)
    others = tuple(run for run in runs if not run.reverse)
    crossed = any(_touches(run.box, other.box) for run in reverse for other in others)
    return (others, reverse) if crossed else (runs, ())


def lay_out(page: PageRuns, runs: Sequence[Run]) -> list[Row]:
    """The rows of those `runs` of a page that are no furniture, in the order of reading."""
    rest = list(runs)
    items: list[Item] = []
    for number, box in enumerate(find_panels(page, runs), 1):
        inside = [run for run in rest if _holds(box, run)]
        if inside:
            rest = [run for run in rest if not _holds(box, run)]
            items.append(Panel(box, tuple(_order(page, inside, number))))
    return _order(page, rest, 0, items)


def _order(page: PageRuns, runs: Sequence[Run], panel: int, panels: Sequence[Item] = ()) -> list[Row]:
    """Runs of one box in order, tables first taken out of them."""
    tables = find_tables(runs, page.rules, page.areas, panel)
    taken = {index for table in tables for index in table.taken}
    items: list[Item] = [run for run in runs if id(run) not in taken]
    return order_items([*items, *panels, *(table.panel for table in tables)], panel)


def find_panels(page: PageRuns, runs: Sequence[Run]) -> Iterator[Box]:
    """Boxes with text in them: filled or outlined areas, the outermost ones; no bands of a table, no highlights."""
    width, height = page.frame.extent
    areas = [
        box
        for box in {*page.areas, *page.outlines}
        if box[3] - box[1] >= LEAST_PANEL and area(box) <= LARGEST_PANEL * width * height
    ]
    bands = figure_boxes(runs) if areas else []
    candidates = [box for box in areas if not any(_touches(box, band) and not _contains(box, band) for band in bands)]
    for box in sorted(candidates):
        outer = (other for other in candidates if other != box and _contains(other, box))
        if not any(outer) and not _is_highlight(box, runs):
            yield box


def _contains(outer: Box, inner: Box) -> bool:
    return (
        outer[0] <= inner[0] + 1 and outer[1] <= inner[1] + 1 and inner[2] <= outer[2] + 1 and inner[3] <= outer[3] + 1
    )


def _touches(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _holds(box: Box, run: Run) -> bool:
    """Whether a run stands in a box."""
    return box[0] - 3 <= run.box[0] and run.box[2] <= box[2] + 3 and box[1] <= run.baseline - 0.3 * run.size <= box[3]


def _is_highlight(box: Box, runs: Sequence[Run]) -> bool:
    """Whether an area lies behind a part of a line only: a run that goes on outside it."""
    for run in runs:
        if box[1] <= run.baseline - 0.3 * run.size <= box[3]:
            inside = min(run.box[2], box[2]) - max(run.box[0], box[0])
            if inside > 0 and not _holds(box, run):
                return True
    return False
