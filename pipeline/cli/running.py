"""The command `run`: many files into the database."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.terminal import (
    NOTHING,
    SOME_REFUSED,
    SOORTEN,
    command,
    db_option,
    fail,
    help_option,
    make_console,
    writing,
)

if TYPE_CHECKING:
    from sqlite_utils import Database

    from pipeline.batch import Outcome
    from pipeline.store.writing import Verschil


@command()
@help_option
@click.argument("paths", metavar="[PAD]…", nargs=-1, type=click.Path(path_type=Path))
@db_option
@click.option(
    "--manifest",
    metavar="BESTAND",
    type=click.Path(path_type=Path),
    help="Eén manifest, in plaats van dat in elke map.",
)
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(1, 256),
    help="Aantal bestanden tegelijk (standaard: één per processor).",
)
@click.option(
    "--model", default="auto", metavar="MODEL", help="Taalmodel: auto (standaard), de naam van een model, of een map."
)
@click.option(
    "--timeout", metavar="SECONDEN", type=click.FloatRange(1), default=120.0, help="Tijd per bestand (standaard 120)."
)
@click.option("--ocr", is_flag=True, help="Herken de tekst van scans met OCRmyPDF, waar dat is geïnstalleerd.")
def run(
    paths: tuple[Path, ...], db: Path, manifest: Path | None, workers: int | None, model: str, timeout: float, ocr: bool
) -> None:
    """Lees brieven uit PAD (bestanden en mappen) in de database; zonder PAD de voorbeeldbrieven."""
    from pipeline.batch import Run, link_store, offer_files, run_batch
    from pipeline.manifest import ManifestError
    from pipeline.taal import ModelMissing, explain_fallback, require_model

    given = paths or (Path(str(files("corpus"))) / "brieven",)
    if missing := [path for path in given if not path.exists() and not path.is_symlink()]:
        fail(f"{missing[0]}: bestaat niet; geef een bestaand bestand of een bestaande map", NOTHING)
    try:
        offers = offer_files(given, manifest)
        model_name = require_model(model)
    except ManifestError as error:
        fail(str(error), NOTHING)
    except ModelMissing as error:
        fail(str(error), 2)
    if passed_over := explain_fallback(model):
        click.echo(passed_over, err=True)
    if not offers:
        fail(f"{given[0]}: hierin staan geen documenten (PDF, tekst of markdown)", NOTHING)
    with writing(db) as database:
        settings = Run(database, model_name, workers or os.cpu_count() or 1, timeout, ocr)
        outcomes = list(show_progress(run_batch(settings, offers), len(offers)))
        print_summary(database, outcomes, link_store(database), db)
    if any(outcome.fout for outcome in outcomes):
        sys.exit(NOTHING if all(outcome.fout for outcome in outcomes) else SOME_REFUSED)


def show_progress(outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
    """Pass outcomes on, with a bar on a terminal and one line per file elsewhere."""
    if sys.stderr.isatty():
        from rich.progress import track

        yield from track(outcomes, description="Brieven lezen", total=total, console=make_console(stderr=True))
        return
    for outcome in outcomes:
        words = "ongewijzigd" if outcome.unchanged else str(outcome.status)
        click.echo(f"{words}: {outcome.path}{f': {outcome.fout}' if outcome.fout else ''}", err=True)
        yield outcome


def print_summary(database: Database, outcomes: Sequence[Outcome], changed: Verschil, path: Path) -> None:
    """Print what the database holds now, what became of its links, and which files were refused or warned about."""
    from pipeline.store.reading import summary

    counts = summary(database)
    click.echo(f"\n{path}")
    for label, value in _summary_lines(counts):
        click.echo(f"  {label:28} {value:>8}")
    click.echo(f"  {'  waarvan nieuw':28} {changed.nieuw:>8}")
    click.echo(f"  {'  vervallen':28} {changed.vervallen:>8}")
    unchanged = sum(outcome.unchanged for outcome in outcomes)
    refused = [outcome for outcome in outcomes if outcome.fout]
    click.echo(f"\n{len(outcomes)} bestanden aangeboden: {unchanged} ongewijzigd, {len(refused)} geweigerd")
    for outcome in refused:
        click.echo(f"  geweigerd    {outcome.path.name}: {outcome.fout}")
    for outcome in outcomes:
        for warning in outcome.waarschuwingen:
            click.echo(f"  waarschuwing {outcome.path.name}: {warning}")


def _summary_lines(counts: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """The lines of the summary: a label and a count."""
    yield "brieven", counts["brieven"]
    yield "toezeggingen", counts["toezeggingen"]
    for soort in SOORTEN:
        yield f"  waarvan {soort}", counts["per_soort"].get(soort, 0)
    for name in ("nakomingen", "moties", "bedragen", "verwijzingen", "verbanden"):
        yield name, counts[name]
