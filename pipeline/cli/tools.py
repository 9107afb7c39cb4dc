"""The commands around the reading: `browse`, `inspect`, `doctor`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from pipeline.cli.terminal import NOTHING, command, db_option, fail, help_option, reading


@command()
@help_option
@db_option
@click.option(
    "--port", metavar="N", type=click.IntRange(0, 65535), default=8001, help="Poort op deze computer (standaard 8001)."
)
@click.option(
    "--open/--geen-venster", "open_browser", default=None, help="Open de browser (standaard: op een terminal)."
)
def browse(db: Path, port: int, open_browser: bool | None) -> None:
    """Blader door de database in de browser, met Datasette; stop met Ctrl+C."""
    from pipeline.site import serve

    reading(db).close()
    code = serve(db, port=port, open_browser=sys.stdout.isatty() if open_browser is None else open_browser)
    sys.exit(code or 0)


@command()
@help_option
@click.argument("file", metavar="BESTAND", type=click.Path(path_type=Path))
@click.option(
    "--page", metavar="N", type=click.IntRange(1), default=1, help="De bladzijde, geteld vanaf 1 (standaard 1)."
)
@click.option(
    "--uit",
    "target",
    metavar="PLAATJE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Waar het plaatje (PNG) komt (standaard: naam van het bestand en bladzijde, in deze map).",
)
def inspect(file: Path, page: int, target: Path | None) -> None:
    """Teken een bladzijde van een PDF zoals de lezer haar ziet: woorden, koppen, noten, tabelcellen, volgorde."""
    from pipeline.documents import read_document
    from pipeline.model import DocumentRefused
    from pipeline.reports.inspection import draw_page

    try:
        content = file.read_bytes()
        document = read_document(content, file.name)
    except DocumentRefused as refusal:
        fail(f"{file}: {refusal}", NOTHING)
    except OSError as error:
        fail(f"{file}: is niet te lezen ({os.strerror(error.errno or 0)})", NOTHING)
    if document.format != "pdf":
        fail(f"{file}: is geen PDF; alleen van een PDF zijn bladzijden te tekenen", NOTHING)
    if page > (document.page_count or 0):
        fail(f"{file}: heeft {document.page_count} bladzijden; kies --page 1 tot {document.page_count}", 2)
    picture = target or Path(f"{file.stem}-{page}.png")
    try:
        picture.write_bytes(draw_page(content, document, page))
    except OSError as error:
        fail(f"{picture}: is niet te schrijven ({os.strerror(error.errno or 0)})", 2)
    click.echo(picture)


@command()
@help_option
@click.option("--model", default="auto", metavar="MODEL", help="Taalmodel, zoals bij 'run' (standaard auto).")
def doctor(model: str) -> None:
    """Zeg wat is geïnstalleerd, welk taalmodel draait en hoe u krijgt wat ontbreekt."""
    from pipeline.reports.doctor import diagnose

    for name, words in diagnose(model):
        click.echo(f"{name:18} {words}")
