"""How often a commitment is right that claims to be certain: a reliability table on gold.

    python benchmarks/calibration.py [LETTERS GOLD]…

Each pair is a folder of letters and a folder with their gold (name.txt and name.json); the own gold of sentences is
always taken. Printed are tables in markdown.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.flow import read_letter
from pipeline.manifest import load_manifest
from pipeline.scoring.gold import own_gold
from pipeline.scoring.ijking import Reading, judge_letter, judge_table, make_bins
from pipeline.taal import find_model, load_taal

SURE = 0.9


def read_pair(letters: Path, gold: Path) -> Iterator[Reading]:
    """The readings of every letter that has gold."""
    taal = load_taal(find_model())
    manifest = load_manifest(letters / "manifest.toml") if (letters / "manifest.toml").is_file() else {}
    for path in sorted(letters.iterdir()):
        annotated = gold / f"{path.stem}.json"
        if annotated.is_file():
            lezing = read_letter(path.read_bytes(), path.name, manifest.get(path.stem), taal)
            yield from judge_letter(json.loads(annotated.read_text(encoding="utf-8")), lezing.toezeggingen)


def table(title: str, readings: list[Reading]) -> Iterator[str]:
    """A reliability table."""
    sure = [reading for reading in readings if reading.zekerheid >= SURE]
    yield f"{title}: {len(readings)} commitments read\n"
    yield "| `zekerheid` | read | claimed on average | right |"
    yield "|---|---:|---:|---:|"
    for found in make_bins(readings):
        high = f"below {found.high:.2f}" if found.high <= 1 else "up to 1"
        yield f"| {found.low:.2f} {high} | {found.count} | {found.claimed:.3f} | {found.right:.3f} |"
    right = sum(reading.right for reading in sure) / len(sure) if sure else 1.0
    yield f"| {SURE} and more | {len(sure)} | | {right:.3f} |\n"


def main() -> None:
    """Print the tables."""
    print("\n".join(table("Own gold of sentences", list(judge_table(own_gold() / "toezeggingen.toml")))))
    pairs = [Path(name) for name in sys.argv[1:]]
    for letters, gold in zip(pairs[::2], pairs[1::2], strict=True):
        print("\n".join(table(f"Letters of `{letters.name}`", list(read_pair(letters, gold)))))


if __name__ == "__main__":
    main()
