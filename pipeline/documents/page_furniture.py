"""Page furniture told by its words: running heads and feet, and the labels of a letterhead with their values."""

from __future__ import annotations

import re

from pipeline.lexicon import lexicon

_WORDS = lexicon("meubilair")
_VALUES = "|".join(_WORDS["waarden"])
RUNNING = re.compile("|".join(_WORDS["lopend"]), re.I)
LABEL = re.compile(rf"(?P<kop>{'|'.join(_WORDS['kopjes'])})\s*:?\s*(?P<waarde>{_VALUES})?", re.I)
VALUE = re.compile(_VALUES, re.I)


def is_furniture(text: str, *, below_label: bool = False) -> bool:
    """Whether a line may be page furniture, going by its words; a value alone only `below_label`.

    >>> is_furniture("Pagina 2 van 5"), is_furniture("Ons kenmerk"), is_furniture("2022-0000123")
    (True, True, False)
    >>> is_furniture("2022-0000123", below_label=True), is_furniture("Datum der beslissing")
    (True, False)
    """
    if RUNNING.fullmatch(text) or LABEL.fullmatch(text):
        return True
    return below_label and VALUE.fullmatch(text) is not None


def is_label(text: str) -> bool:
    """Whether a line is a label of a letterhead of which the value stands on the next line.

    >>> is_label("Datum"), is_label("Datum 3 mei 2021")
    (True, False)
    """
    found = LABEL.fullmatch(text)
    return found is not None and not found["waarde"]
