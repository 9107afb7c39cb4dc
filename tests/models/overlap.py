"""Which texts share a run of words with the real letters beside the project; none of ours may."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

WORDS_IN_A_ROW = 14


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of words of a text, in lower case."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + WORDS_IN_A_ROW]) for i in range(len(words) - WORDS_IN_A_ROW + 1)}


def shared_with_real(texts: Iterable[str], shared: Path) -> list[str]:
    """The texts that hold a run of words of a real letter."""
    letters = list((shared / "letters" / "text").glob("*.txt"))
    assert letters
    real = set().union(*(runs(path.read_text(encoding="utf-8")) for path in letters))
    return [text for text in texts if runs(text) & real]
