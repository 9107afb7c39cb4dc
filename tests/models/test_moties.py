"""The weights of what becomes of motions: their passages, their training, and what is shipped."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from models.moties import GOLD, OUT, Geval, learn, read_gevallen, report
from pipeline.model import MotieStatus
from tests.models.overlap import shared_with_real
from tests.models.shipped import is_same


def lines() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / "motiepassages.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_passage_names_its_motions() -> None:
    for line in lines():
        assert set(line) == {"datum", "tekst", "moties"}
        for motie in line["moties"]:
            assert set(motie) == {"citaat", "status", "kern"}
            assert motie["citaat"] in " ".join(line["tekst"].split())
            assert MotieStatus(motie["status"])


def test_every_status_is_there_often() -> None:
    counts = Counter(motie["status"] for line in lines() for motie in line["moties"])
    assert min(counts[status] for status in MotieStatus) >= 150


@pytest.mark.real
def test_no_passage_is_from_the_real_letters(shared: Path) -> None:
    assert not shared_with_real((line["tekst"] for line in lines()), shared)


def test_the_shipped_weights_are_those_of_the_passages() -> None:
    fresh, shipped = learn(read_gevallen()), json.loads(OUT.read_text(encoding="utf-8"))
    assert set(fresh) == set(map(MotieStatus, shipped))
    assert all(is_same(found, shipped[status]) for status, found in fresh.items())


def test_passages_are_held_out_whole() -> None:
    gevallen = [
        Geval(f"passage-{number % 10}", frozenset({f"woord {status}", "motie"}), MotieStatus.VERMELD, status)
        for number in range(40)
        for status in MotieStatus
    ]
    *_, last = report(gevallen)
    assert last.startswith("| all | 160 | 0.250 |")
