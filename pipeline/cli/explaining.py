"""The command that says how a sentence was read: `explain`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.terminal import NOTHING, command, db_option, fail, help_option, json_option, reading
from pipeline.commands import Dag


@command(name="explain")
@help_option
@click.argument("tekst", metavar="[ZIN]", required=False)
@click.option("--zin", "key", metavar="ID", help="Een zin uit de database: het id van de zin of van een toezegging.")
@click.option("--datum", metavar="DATUM", type=Dag(), help="De dag van de brief, voor woorden als “dit najaar”.")
@db_option
@click.option("--model", default="auto", metavar="MODEL", help="Taalmodel, zoals bij 'run' (standaard auto).")
@json_option
def explain_zin(tekst: str | None, key: str | None, datum: str | None, db: Path, model: str, as_json: bool) -> None:
    """Zeg hoe een ZIN is gelezen: deelzinnen, aanwijzingen, regel, soort, termijn, zekerheid, of waarom niet.

    Geef de zin zelf tussen aanhalingstekens, of met --zin het id van een zin of toezegging uit de database.
    """
    from datetime import date

    from pipeline.ontleding import ontleed
    from pipeline.reports import uitleg
    from pipeline.store.letters import read_zin_back
    from pipeline.taal import ModelMissing, find_model, load_taal

    if (tekst is None or not tekst.strip()) == (key is None):
        raise click.UsageError("geef een zin tussen aanhalingstekens, of --zin met een id")
    if key is None:
        lezing = uitleg.explain_text(tekst or "", date.fromisoformat(datum) if datum else None)
    else:
        stored = read_zin_back(reading(db), key)
        if stored is None:
            fail(f"{key}: dat id heeft geen zin of toezegging in {db}; zoek een id met 'toezeggingen'", NOTHING)
        lezing = uitleg.explain_in_letter(*stored)
    try:
        ontleding = ontleed(load_taal(find_model(model)), lezing.tekst)
    except ModelMissing as error:
        fail(str(error), 2)
    click.echo(uitleg.as_json(lezing, ontleding) if as_json else "\n".join(uitleg.as_lines(lezing, ontleding)))
