"""The command `score`: what is read, against gold."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.terminal import DEFAULT_DB, NOTHING, command, db_option, fail, help_option, json_option, reading

if TYPE_CHECKING:
    from sqlite_utils import Database

    from pipeline.scoring import Changes, GoldFiles, Uitslag

MOST_LISTED = 20


@command()
@help_option
@click.argument("gold", metavar="[GOLD]", required=False, type=click.Path(path_type=Path))
@db_option
@json_option
@click.pass_context
def score(ctx: click.Context, gold: Path | None, db: Path, as_json: bool) -> None:
    """Vergelijk met GOLD (map of bestand; standaard dat van Kamerspoor): precision, recall en F1 per soort.

    Tabellen (bedragen.toml …) worden meteen gelezen; brieven (.json) worden gezocht in de database. Wat sinds de vorige
    keer is gewonnen of verloren, staat eronder; de uitslag blijft bewaard in output/score-NAAM.json.
    """
    from pipeline import scoring

    folder = gold or scoring.own_gold()
    given = gold is not None or ctx.get_parameter_source("db") is click.core.ParameterSource.COMMANDLINE
    kept = DEFAULT_DB.parent / f"score-{scoring.name_of(folder)}.json"
    try:
        found = scoring.find_gold(folder)
        uitslag = score_gold(found, db, must_exist=given)
        before = scoring.read_result(kept)
    except scoring.GoldError as error:
        fail(str(error), NOTHING)
    if not uitslag.scores:
        fail(f"{db}: hierin staat geen van de brieven van {folder}; lees ze eerst met 'kamerspoor run'", NOTHING)
    changes = scoring.find_changes(before, uitslag) if before else None
    result = scoring.to_json(uitslag, changes)
    keep_result(kept, result)
    if as_json:
        click.echo(json.dumps({name: value for name, value in result.items() if name != "items"}, ensure_ascii=False))
    else:
        print_scores(uitslag, changes)


def score_gold(gold: GoldFiles, db: Path, *, must_exist: bool) -> Uitslag:
    """The result on gold; letters that the database does not have are named, and left out."""
    from pipeline import scoring
    from pipeline.store.letters import find_letters, read_letter_back

    outcomes = list(scoring.score_tables(gold))
    if not gold.letters or not (must_exist or db.is_file()):
        return scoring.count_outcomes(outcomes, gold.letters)
    database = reading(db)
    ids = {name: key for name, key in find_letters(database).items() if name in gold.letters}
    stored = {name: read_letter_back(database, key) for name, key in ids.items()}
    database.close()
    outcomes += scoring.score_letters(gold, stored)
    return scoring.count_outcomes(outcomes, sorted(gold.letters.keys() - stored.keys()))


def score_links(gold: Path, database: Database, *, as_json: bool) -> None:
    """Print how the links of a database do on gold links, what is wrong, and how sure they are."""
    from pipeline import scoring
    from pipeline.scoring import verbanden
    from pipeline.store.verbanden import list_traces, list_verbanden

    stored = verbanden.make_stored(list_verbanden(database), *list_traces(database))
    try:
        wanted = verbanden.read_links_gold(gold)
        uitslag = scoring.count_outcomes(verbanden.score_verbanden(wanted, stored))
    except scoring.GoldError as error:
        fail(str(error), NOTHING)
    if as_json:
        click.echo(json.dumps(scoring.to_json(uitslag), ensure_ascii=False))
        return
    print_figures(uitslag)
    wrong = [
        f"{kind}, {verdict}: {item}"
        for kind, items in uitslag.verdicts.items()
        for item, verdict in items.items()
        if verdict != "gevonden"
    ]
    click.echo("".join(f"\n  {line}" for line in wrong))
    if sure := verbanden.compare_certainty(wanted, stored):
        click.echo(f"{sure[0]} verbanden zijn gemiddeld {sure[1]:.0%} zeker; {sure[2]:.0%} klopt")


def keep_result(path: Path, result: dict[str, Any]) -> None:
    """Write a result where the next run finds it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        fail(f"{path}: is niet te schrijven ({os.strerror(error.errno or 0)})", 2)


def print_figures(uitslag: Uitslag) -> None:
    """Print a line for each kind."""
    heads = ("precision", "recall", "F1", "gevonden", "gemist", "ten onrechte")
    click.echo(f"{'':44}" + "".join(f"{head:>{max(len(head) + 2, 9)}}" for head in heads))
    for kind, found in uitslag.scores.items():
        figures = f"{found.precision:>11.3f}{found.recall:>9.3f}{found.f1:>9.3f}"
        click.echo(f"{kind:44}{figures}{found.found:>10}{found.missed:>9}{found.spurious:>14}")


def print_scores(uitslag: Uitslag, changes: Changes | None) -> None:
    """Print a line for each kind, and what was gained and lost."""
    print_figures(uitslag)
    if uitslag.missing:
        click.echo(f"\nniet in de database, dus niet vergeleken: {', '.join(uitslag.missing)}")
    if changes is None:
        click.echo("\ngeen vorige uitslag om mee te vergelijken")
        return
    for head, lines in (("gewonnen", changes.gained), ("verloren", changes.lost)):
        click.echo(f"\n{head}: {len(lines)}")
        for line in lines[:MOST_LISTED]:
            click.echo(f"  {line}")
        if len(lines) > MOST_LISTED:
            click.echo(f"  … en nog {len(lines) - MOST_LISTED}")
