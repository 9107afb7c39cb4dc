"""What every command shares: its options, its exit codes, the database it opens, how it shows rows."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from pipeline.commands import DutchCommand

if TYPE_CHECKING:
    from rich.console import Console
    from sqlite_utils import Database

SOME_REFUSED, NOTHING, DATABASE = 3, 4, 5
DEFAULT_DB = Path("output/kamerspoor.db")
SOORTEN = ("informeren", "middelen", "wetgeving", "actie")

command = partial(click.command, cls=DutchCommand, options_metavar="[OPTIES]")
help_option = click.help_option("-h", "--help", help="Toon deze uitleg.")
db_option = click.option(
    "--db",
    type=click.Path(dir_okay=False, path_type=Path),
    default=DEFAULT_DB,
    metavar="BESTAND",
    help=f"De database (standaard {DEFAULT_DB}).",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Geef JSON.")
csv_option = click.option("--csv", "as_csv", is_flag=True, help="Geef CSV (UTF-8, met kopregel).")


def fail(message: str, code: int) -> NoReturn:
    """Stop with one line on standard error and an exit code."""
    click.echo(f"kamerspoor: {message}", err=True)
    sys.exit(code)


@contextmanager
def writing(path: Path) -> Iterator[Database]:
    """The database open for writing; what goes wrong with it is one line and exit code 5."""
    import sqlite3

    from pipeline.store.writing import StoreError, explain_fault, open_store

    try:
        database = open_store(path)
        try:
            yield database
        finally:
            database.close()
    except StoreError as error:
        fail(str(error), DATABASE)
    except sqlite3.OperationalError as error:
        fail(f"{path}: {explain_fault(error)}", DATABASE)


def reading(path: Path) -> Database:
    """The database open for reading; where it cannot be used, one line and exit code 5."""
    from pipeline.store.reading import open_for_reading
    from pipeline.store.writing import StoreError

    try:
        return open_for_reading(path)
    except StoreError as error:
        fail(str(error), DATABASE)


def show(
    rows: Sequence[dict[str, Any]],
    columns: Sequence[str],
    shown: dict[str, str],
    title: str,
    *,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Print rows as a table, or as JSON or CSV with all columns."""
    from pipeline.reports import listing

    if as_json:
        click.echo(listing.as_json([{name: row[name] for name in columns} for row in rows]))
    elif as_csv:
        click.echo(listing.as_csv(rows, columns), nl=False)
    elif not rows:
        click.echo("niets gevonden")
    else:
        listing.print_table(make_console(), rows, shown, f"{title} ({len(rows)})")


def make_console(*, stderr: bool = False) -> Console:
    """A console that stays readable where its width is unknown."""
    from rich.console import Console

    width = None if (sys.stderr if stderr else sys.stdout).isatty() else 160
    return Console(stderr=stderr, width=width, highlight=False, soft_wrap=False)
