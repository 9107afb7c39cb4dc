"""The command line: what a clerk types. Only this room prints.

Exit codes: 0 all went well; 1 a fault in Kamerspoor; 2 wrong use of the command; 3 some files were refused, the rest
is stored; 4 nothing to read, or nothing found; 5 the database cannot be used; 6 the port of the site is taken;
130 interrupted.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import click

from pipeline import __version__
from pipeline.cli.explaining import explain_zin
from pipeline.cli.lists import bedragen, moties, spoor, toezeggingen, verbanden
from pipeline.cli.running import run
from pipeline.cli.scores import score
from pipeline.cli.terminal import fail
from pipeline.cli.tools import browse, doctor, inspect
from pipeline.commands import DutchGroup, explain

COMMANDS = (run, moties, toezeggingen, bedragen, verbanden, spoor, browse, inspect, explain_zin, score, doctor)


@click.group(cls=DutchGroup, commands=COMMANDS, options_metavar="[OPTIES]", subcommand_metavar="OPDRACHT …")
@click.help_option("-h", "--help", help="Toon deze uitleg.")
@click.version_option(__version__, prog_name="kamerspoor", message="%(prog)s %(version)s", help="Toon de versie.")
def cli() -> None:
    """Leest Kamerbrieven en volgt toezeggingen, bedragen en moties door de jaren."""


def main() -> NoReturn:
    """Entry point of the command `kamerspoor`."""
    try:
        cli(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.message)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        fail(f"{explain(error)}; zie 'kamerspoor --help'", error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("onderbroken; wat al was gelezen staat in de database", err=True)
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(0)
