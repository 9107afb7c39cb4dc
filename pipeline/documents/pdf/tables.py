"""Tables: told by ruling lines that form a grid, or by figures that stand under each other.

The cells of a row are kept by column, also the empty ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.documents.pdf.figures import figure_boxes, find_figures
from pipeline.documents.pdf.grids import find_grids
from pipeline.documents.pdf.reading_order import Table
from pipeline.documents.pdf.runs import Run
from pipeline.model import Box

__all__ = ["figure_boxes", "find_tables"]


def find_tables(runs: Sequence[Run], rules: Sequence[Box], areas: Sequence[Box], panel: int = 0) -> list[Table]:
    """The tables among runs of one page or box. `areas` are filled: the shading of rows and headers."""
    tables = list(find_grids(runs, rules, panel))
    taken = {index for table in tables for index in table.taken}
    rest = [run for run in runs if id(run) not in taken]
    return tables + list(find_figures(rest, rules, areas, panel))
