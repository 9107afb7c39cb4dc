"""Budget tables: which sum stands in which row and year, and whether they add up.

A table is a budget table where a unit is stated ("in 1.000 euro", "x € 1 mln", "mln" or € in its cells). From PDF,
DOCX, HTML and markdown the layout shows the column of a cell. In flattened text a row with a cell for every column is
certain as well; any other row is settled by totals, in the table or in the running text, or stays `meerduidig`.
"""

from __future__ import annotations

from pipeline.tables.checks import check_tabellen
from pipeline.tables.finding import find_tabellen

__all__ = ["check_tabellen", "find_tabellen"]
