"""The command line: what a clerk types. Only this module prints.

Exit codes: 0 all went well; 1 a fault in Kamerspoor; 2 wrong use of the command; 3 some files were refused, the rest
is stored; 4 nothing to read, or nothing found; 5 the database cannot be used; 6 the port of the site is taken;
130 interrupted.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from pipeline import __version__
from pipeline.commands import Dag, DutchGroup, explain

if TYPE_CHECKING:
    from rich.console import Console
    from sqlite_utils import Database

    from pipeline.batch import Outcome
    from pipeline.scoring import Changes, GoldFiles, Uitslag

SOME_REFUSED, NOTHING, DATABASE = 3, 4, 5
MOST_LISTED = 20
DEFAULT_DB = Path("output/kamerspoor.db")
SOORTEN = ("informeren", "middelen", "wetgeving", "actie")

STEP_COLUMNS = (
    "datum",
    "afzender",
    "afzender_functie",
    "wat",
    "citaat",
    "pagina",
    "kamerbrief_id",
    "titel",
    "bron",
    "id",
)
MOTIE_COLUMNS = (
    "id", "status", "indieners", "onderwerp", "dossier", "toevoeging", "nummer", "brieven", "vermeldingen",
    "eerste_datum", "laatste_datum",
)  # fmt: skip
TOEZEGGING_COLUMNS = (
    "id", "status", "soort", "uiterlijk", "termijn", "citaat", "actor", "voorwaarde", "zekerheid", "datum", "afzender",
    "afzender_functie", "ministerie", "dossier", "titel", "pagina", "kamerbrief_id", "zin_id",
)  # fmt: skip

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


@click.group(cls=DutchGroup, options_metavar="[OPTIES]", subcommand_metavar="OPDRACHT …")
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


def fail(message: str, code: int) -> NoReturn:
    """Stop with one line on standard error and an exit code."""
    click.echo(f"kamerspoor: {message}", err=True)
    sys.exit(code)


# ---------------------------------------------------------------- run


@cli.command(options_metavar="[OPTIES]")
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
    from pipeline.batch import Run, offer_files, run_batch
    from pipeline.manifest import ManifestError
    from pipeline.taal import ModelMissing, find_model

    given = paths or (Path(str(files("corpus"))) / "brieven",)
    if missing := [path for path in given if not path.exists() and not path.is_symlink()]:
        fail(f"{missing[0]}: bestaat niet; geef een bestaand bestand of een bestaande map", NOTHING)
    try:
        offers = offer_files(given, manifest)
        model_name = find_model(model)
    except ManifestError as error:
        fail(str(error), NOTHING)
    except ModelMissing as error:
        fail(str(error), 2)
    if not offers:
        fail(f"{given[0]}: hierin staan geen documenten (PDF, tekst of markdown)", NOTHING)
    with writing(db) as database:
        settings = Run(database, model_name, workers or os.cpu_count() or 1, timeout, ocr)
        outcomes = list(show_progress(run_batch(settings, offers), len(offers)))
        print_summary(database, outcomes, db)
    if any(outcome.fout for outcome in outcomes):
        sys.exit(NOTHING if all(outcome.fout for outcome in outcomes) else SOME_REFUSED)


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


def show_progress(outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
    """Pass outcomes on, with a bar on a terminal and one line per file elsewhere."""
    if sys.stderr.isatty():
        from rich.progress import track

        yield from track(outcomes, description="Brieven lezen", total=total, console=_console(stderr=True))
        return
    for outcome in outcomes:
        words = "ongewijzigd" if outcome.unchanged else str(outcome.status)
        click.echo(f"{words}: {outcome.path}{f': {outcome.fout}' if outcome.fout else ''}", err=True)
        yield outcome


def print_summary(database: Database, outcomes: Sequence[Outcome], path: Path) -> None:
    """Print what the database holds now, and which files were refused or warned about, and why."""
    from pipeline.store.reading import summary

    counts = summary(database)
    click.echo(f"\n{path}")
    for label, value in _summary_lines(counts):
        click.echo(f"  {label:28} {value:>8}")
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


# ---------------------------------------------------------------- lists and traces


@cli.command(options_metavar="[OPTIES]")
@help_option
@db_option
@click.option("--open", "only_open", is_flag=True, help="Alleen moties waarvan geen brief zegt dat ze zijn uitgevoerd.")
@click.option("--lid", metavar="NAAM", help="Alleen moties van dit Kamerlid (achternaam of deel daarvan).")
@click.option("--dossier", metavar="NUMMER", help="Alleen moties in dit dossier, zoals 29911 of 35300-VI.")
@json_option
@csv_option
def moties(db: Path, only_open: bool, lid: str | None, dossier: str | None, as_json: bool, as_csv: bool) -> None:
    """Toon moties met wat de laatste brief over hun uitvoering zegt."""
    from pipeline.store.answers import list_moties, split_dossier

    if dossier and not split_dossier(dossier):
        raise click.UsageError(f"{dossier!r} is geen dossiernummer; schrijf het als 29911 of 35300-VI")
    found = list_moties(reading(db), only_open=only_open, lid=lid, dossier=dossier)
    shown = {
        "id": "Motie",
        "indieners": "Indieners",
        "onderwerp": "Onderwerp",
        "status": "Status",
        "brieven": "Brieven",
    }
    show(found, MOTIE_COLUMNS, shown | {"laatste_datum": "Laatst"}, "Moties", as_json=as_json, as_csv=as_csv)


@cli.command(options_metavar="[OPTIES]")
@help_option
@db_option
@click.option("--open", "only_open", is_flag=True, help="Alleen toezeggingen die niet zijn nagekomen of vervallen.")
@click.option("--voor", metavar="DATUM", type=Dag(), help="Met een termijn op of voor deze dag.")
@click.option("--soort", metavar="SOORT", type=click.Choice(SOORTEN), help=f"Alleen een van {', '.join(SOORTEN)}.")
@click.option("--ministerie", metavar="NAAM", help="Alleen van dit ministerie (naam of deel daarvan).")
@json_option
@csv_option
def toezeggingen(
    db: Path, only_open: bool, voor: str | None, soort: str | None, ministerie: str | None, as_json: bool, as_csv: bool
) -> None:
    """Toon toezeggingen, die met de vroegste termijn eerst."""
    from pipeline.store.answers import list_toezeggingen

    found = list_toezeggingen(reading(db), only_open=only_open, voor=voor, soort=soort, ministerie=ministerie)
    shown = {
        "uiterlijk": "Uiterlijk",
        "soort": "Soort",
        "status": "Status",
        "citaat": "Toezegging",
        "datum": "Brief van",
    }
    show(found, TOEZEGGING_COLUMNS, shown | {"id": "Id"}, "Toezeggingen", as_json=as_json, as_csv=as_csv)


@cli.command(options_metavar="[OPTIES]")
@help_option
@click.argument("key", metavar="ID")
@db_option
@json_option
@csv_option
def spoor(key: str, db: Path, as_json: bool, as_csv: bool) -> None:
    """Volg een toezegging, motie, brief of dossier (ID) door alle brieven, de oudste eerst."""
    from pipeline.store.answers import trace

    steps = trace(reading(db), key)
    if not steps:
        fail(
            f"{key}: komt in geen brief van de database voor; zoek een id met 'kamerspoor moties' of 'toezeggingen'",
            NOTHING,
        )
    shown = {"datum": "Datum", "afzender_functie": "Afzender", "wat": "Wat", "citaat": "Citaat", "pagina": "Blz."}
    show(steps, STEP_COLUMNS, shown | {"kamerbrief_id": "Brief"}, f"Spoor van {key}", as_json=as_json, as_csv=as_csv)


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
        listing.print_table(_console(), rows, shown, f"{title} ({len(rows)})")


def _console(*, stderr: bool = False) -> Console:
    """A console that stays readable where its width is unknown."""
    from rich.console import Console

    width = None if (sys.stderr if stderr else sys.stdout).isatty() else 160
    return Console(stderr=stderr, width=width, highlight=False, soft_wrap=False)


# ---------------------------------------------------------------- browse


@cli.command(options_metavar="[OPTIES]")
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


# ---------------------------------------------------------------- inspect


@cli.command(options_metavar="[OPTIES]")
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


# ---------------------------------------------------------------- score


@cli.command(options_metavar="[OPTIES]")
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


def keep_result(path: Path, result: dict[str, Any]) -> None:
    """Write a result where the next run finds it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        fail(f"{path}: is niet te schrijven ({os.strerror(error.errno or 0)})", 2)


def print_scores(uitslag: Uitslag, changes: Changes | None) -> None:
    """Print a line for each kind, and what was gained and lost."""
    heads = ("precision", "recall", "F1", "gevonden", "gemist", "ten onrechte")
    click.echo(f"{'':44}" + "".join(f"{head:>{max(len(head) + 2, 9)}}" for head in heads))
    for kind, found in uitslag.scores.items():
        figures = f"{found.precision:>11.3f}{found.recall:>9.3f}{found.f1:>9.3f}"
        click.echo(f"{kind:44}{figures}{found.found:>10}{found.missed:>9}{found.spurious:>14}")
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


# ---------------------------------------------------------------- doctor


@cli.command(options_metavar="[OPTIES]")
@help_option
@click.option("--model", default="auto", metavar="MODEL", help="Taalmodel, zoals bij 'run' (standaard auto).")
def doctor(model: str) -> None:
    """Zeg wat is geïnstalleerd, welk taalmodel draait en hoe u krijgt wat ontbreekt."""
    from pipeline.reports.doctor import diagnose

    for name, words in diagnose(model):
        click.echo(f"{name:18} {words}")
