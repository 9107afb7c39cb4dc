"""Plain dates in Dutch, read by dateparser."""

from __future__ import annotations

import re
from datetime import date

from pipeline.lexicon import lexicon

MAANDEN: tuple[str, ...] = tuple(lexicon("termijnen")["maanden"])
"""The months, in their order."""

FORMS = ("%d %B %Y", "%d %b %Y", "%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d")


def read_datum(text: str) -> date | None:
    """The calendar day that `text` names in full; None where it names none.

    >>> read_datum("4 november 2019"), read_datum("28-8-2024")
    (datetime.date(2019, 11, 4), datetime.date(2024, 8, 28))
    >>> read_datum("november 2019") is None
    True
    """
    from dateparser.date import DateDataParser  # noqa: PLC0415 - slow to import, and seldom needed

    if not re.fullmatch(r"\s*(?:\d{1,2}\s+[a-zA-Z]+\.?\s+\d{4}|\d{1,2}[-/]\d{1,2}[-/]\d{4}|\d{4}-\d\d-\d\d)\s*", text):
        return None
    parser = DateDataParser(languages=["nl"], settings={"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]})
    found = parser.get_date_data(text.strip(), date_formats=FORMS)
    return found.date_obj.date() if found.date_obj else None
