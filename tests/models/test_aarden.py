"""The weights of what sums are: their sentences, their training, and what is shipped."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from models.aarden import GOLD, OUT, Geval, learn, read_gevallen, report
from pipeline.mentions.sommen import Som, read_sommen
from pipeline.model import BedragAard
from tests.models.overlap import shared_with_real
from tests.models.shipped import is_same


def lines() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / "aarden.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_sum_stands_in_its_sentence() -> None:
    for line in lines():
        assert set(line) == {"brief", "tekst", "begin", "einde", "euro", "aard", "kern"}
        assert any(som.begin == line["begin"] for som in read_sommen(line["tekst"])), line["tekst"]
        assert BedragAard(line["aard"])


def test_every_nature_is_there_often() -> None:
    counts = Counter(line["aard"] for line in lines())
    assert min(counts[aard] for aard in BedragAard) >= 100


@pytest.mark.real
def test_no_sentence_is_from_the_real_letters(shared: Path) -> None:
    assert not shared_with_real((line["tekst"] for line in lines()), shared)


def test_the_shipped_weights_are_those_of_the_sums() -> None:
    fresh, shipped = learn(read_gevallen()), json.loads(OUT.read_text(encoding="utf-8"))
    assert set(fresh) == set(map(BedragAard, shipped))
    assert all(is_same(found, shipped[aard]) for aard, found in fresh.items())


def test_letters_are_held_out_whole() -> None:
    texts = {BedragAard.BEGROTING: "voor", BedragAard.RESULTAAT: "omzet", BedragAard.DREMPEL: "drempel"}
    gevallen = [
        Geval(f"brief-{number % 10}", f"{word} van € 9", Som(len(word) + 5, len(word) + 8, 9.0), aard)
        for number in range(30)
        for aard, word in texts.items()
    ]
    *_, last = report(gevallen)
    assert last.startswith("| all | 90 |")
    assert last.endswith("1.000 |")
