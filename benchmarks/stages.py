"""What each stage of the line costs, letter by letter, and what share reading commitments has.

    python benchmarks/stages.py [FOLDER]…

FOLDER holds letters (the sample letters by default). Printed is a table in markdown: processor time of each stage over
all letters, the best of three rounds, and its share of the whole.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from pipeline.cleaning import clean_text
from pipeline.documents import read_document
from pipeline.kamerbrieven import read_kamerbrief
from pipeline.mentions import find_mentions
from pipeline.ontleding import ontleed
from pipeline.taal import Taal, find_model, load_taal
from pipeline.tables import find_tabellen
from pipeline.toezeggingen import find_meldingen, find_nakomingen, find_toezeggingen, read_zinsbeelden
from pipeline.uitvoering import weigh_moties
from pipeline.zinnen import split_zinnen

ROUNDS = 3
PROMISES = ("clauses", "fulfilments", "commitments", "statements on older promises")
LETTERS = {".pdf", ".txt", ".md", ".docx", ".html", ".xml"}
Result = TypeVar("Result")


class Stopwatch:
    """Adds up the processor time of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def run(self, stage: str, work: Callable[[], Result]) -> Result:
        """Do the work of a stage and count its time."""
        begin = time.process_time()
        result = work()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - begin
        return result


def read(path: Path, taal: Taal, watch: Stopwatch) -> None:
    """One letter through the line, as pipeline/flow.py has it."""
    document = watch.run("document", lambda: read_document(path.read_bytes(), path.name))
    clean = watch.run("clean text", lambda: clean_text(document))
    brief = watch.run("letter", lambda: read_kamerbrief(document, clean, None))
    zinnen = watch.run("sentences", lambda: split_zinnen(brief, taal))
    mentions = watch.run("mentions", lambda: find_mentions(brief, zinnen))
    gelezen = watch.run("clauses", lambda: tuple(read_zinsbeelden(brief, zinnen, mentions)))
    watch.run("what becomes of motions", lambda: weigh_moties(brief, zinnen, mentions, gelezen))
    nakomingen = watch.run("fulfilments", lambda: find_nakomingen(brief, zinnen, mentions))
    watch.run("commitments", lambda: find_toezeggingen(brief, zinnen, mentions, nakomingen, gelezen))
    watch.run("statements on older promises", lambda: find_meldingen(brief, zinnen))
    watch.run("tables", lambda: find_tabellen(brief, mentions))


def measure(paths: list[Path]) -> dict[str, float]:
    """Seconds of each stage over all letters, of the round that took least."""
    taal = load_taal(find_model())
    rounds = []
    for _ in range(ROUNDS + 1):  # the first fills the caches, as the first letter of a run does
        watch = Stopwatch()
        for path in paths:
            read(path, taal, watch)
        rounds.append(watch.seconds)
    return min(rounds[1:], key=lambda seconds: sum(seconds.values()))


def parse_seconds(paths: list[Path]) -> float:
    """What a full parse of every sentence takes, which no rule reads: the measure for "above parsing"."""
    taal, spent = load_taal(find_model()), 0.0
    for path in paths:
        document = read_document(path.read_bytes(), path.name)
        for zin in split_zinnen(read_kamerbrief(document, clean_text(document), None), taal):
            begin = time.process_time()
            ontleed(taal, zin.tekst)
            spent += time.process_time() - begin
    return spent


def table(seconds: dict[str, float], count: int) -> Iterator[str]:
    """The figures as markdown."""
    total = sum(seconds.values())
    yield f"{count} letters; {total / count * 1000:.0f} ms a letter; Python {sys.version.split()[0]}\n"
    yield "| stage | ms a letter | share |"
    yield "|---|---:|---:|"
    yield from (f"| {name} | {spent / count * 1000:.1f} | {spent / total:.1%} |" for name, spent in seconds.items())


def main() -> None:
    """Print the table."""
    folders = [Path(name) for name in sys.argv[1:]] or [Path(str(files("corpus"))) / "brieven"]
    paths = sorted(path for folder in folders for path in folder.iterdir() if path.suffix.lower() in LETTERS)
    seconds = measure(paths)
    print("\n".join(table(seconds, len(paths))))
    parse, promises = parse_seconds(paths), sum(seconds[name] for name in PROMISES)
    print(
        f"\nA full parse of every sentence would take {parse / len(paths) * 1000:.0f} ms a letter; reading commitments,"
    )
    print(f"fulfilments and statements on older promises takes {promises / parse:.1%} of that.")


if __name__ == "__main__":
    main()
