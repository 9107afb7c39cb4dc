"""No pattern of the links backtracks: near-misses of any length take time in proportion."""

from __future__ import annotations

import re
import time

import pytest

from pipeline.lexicon import lexicon
from pipeline.links import bijstellingen, hernoemd, vervallen
from pipeline.links.beloften import find_cue
from pipeline.links.briefdatums import find_briefdatums, speaks_of_letter

NEAR_MISSES = (
    "niet in het voorjaar, ", "niet meer in ", "in plaats van de eerder ", "; dit bedrag ", "met extra ", "van de ",
    "mijn vorige ", "brief van begin ", "eind van ", "de uitwerking ", "besluit over de ",
)  # fmt: skip
WORDS = lexicon("links") | lexicon("uitstel")
LISTS = [name for name, found in WORDS.items() if name != "loos" and isinstance(found, list)]
PATTERNS = {
    f"{module.__name__}.{name}": pattern
    for module in (bijstellingen, hernoemd, vervallen)
    for name, pattern in vars(module).items()
    if isinstance(pattern, re.Pattern)
}


def seconds(repeat: int, near_miss: str) -> float:
    """The processor time of all patterns on a repeated near-miss."""
    text = near_miss * repeat
    begun = time.process_time()
    for name in LISTS:
        find_cue(text, name)
    for pattern in PATTERNS.values():
        pattern.search(text)
    speaks_of_letter(text)
    list(find_briefdatums(text, "2021-01-01"))
    return time.process_time() - begun


@pytest.mark.parametrize("near_miss", NEAR_MISSES)
def test_near_misses_take_linear_time(near_miss: str) -> None:
    short, long = seconds(2_000, near_miss), seconds(20_000, near_miss)
    assert long < 40 * max(short, 0.01)
