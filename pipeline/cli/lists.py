"""The commands that list and trace: `moties`, `toezeggingen`, `bedragen`, `verbanden`, `spoor`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.scores import score_links
from pipeline.cli.terminal import (
    NOTHING,
    SOORTEN,
    command,
    csv_option,
    db_option,
    fail,
    help_option,
    json_option,
    reading,
    show,
)
from pipeline.commands import Dag

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
    "id", "status", "soort", "uiterlijk", "termijn", "parafrase", "citaat", "actor", "voorwaarde", "aard", "zekerheid",
    "datum", "afzender",
    "afzender_functie", "ministerie", "dossier", "titel", "pagina", "kamerbrief_id", "zin_id",
)  # fmt: skip
STAND_COLUMNS = ("stand", "opvolger")
BEDRAG_COLUMNS = (
    "reeks_id", "volgnummer", "onderdeel_id", "euro", "jaren", "stap", "verschil", "doel", "tekst", "structureel",
    "aard", "datum", "pagina", "ministerie", "dossier", "kamerbrief_id", "tabel",
)  # fmt: skip
VERBAND_COLUMNS = (
    "id", "soort", "grond", "zekerheid", "van_tabel", "van_id", "van_brief", "van_datum", "van_pagina", "van_citaat",
    "van_tekst", "naar_tabel", "naar_id", "naar_brief", "naar_datum", "naar_pagina", "naar_citaat", "naar_tekst",
)  # fmt: skip
VERBANDEN = (
    "herhaling", "wijziging", "aanvulling", "nakoming", "uitstel", "uitvoering", "bijstelling bedrag", "zelfde motie",
    "verwijst naar",
)  # fmt: skip


@command()
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


@command()
@help_option
@db_option
@click.option("--open", "only_open", is_flag=True, help="Alleen toezeggingen die niet zijn nagekomen of vervallen.")
@click.option(
    "--op", metavar="DATUM", type=Dag(), help="Zoals het op deze dag stond, uit de brieven tot en met die dag."
)
@click.option("--voor", metavar="DATUM", type=Dag(), help="Met een termijn op of voor deze dag.")
@click.option("--soort", metavar="SOORT", type=click.Choice(SOORTEN), help=f"Alleen een van {', '.join(SOORTEN)}.")
@click.option("--ministerie", metavar="NAAM", help="Alleen van dit ministerie (naam of deel daarvan).")
@json_option
@csv_option
def toezeggingen(
    db: Path, only_open: bool, op: str | None, voor: str | None, soort: str | None, ministerie: str | None,
    as_json: bool, as_csv: bool,
) -> None:  # fmt: skip
    """Toon toezeggingen, die met de vroegste termijn eerst.

    Met --op staat erbij hoe elke toezegging op die dag stond: over tijd, loopt af (binnen een half jaar), open,
    opgevolgd (een latere brief herhaalt, verschuift of wijzigt haar) of afgedaan. Brieven van later tellen niet mee.
    """
    from pipeline.store.answers import list_toezeggingen
    from pipeline.store.standen import Keuze, list_standen

    if op:
        found = list_standen(reading(db), op, Keuze(only_open, voor, soort, ministerie))
    else:
        found = list_toezeggingen(reading(db), only_open=only_open, voor=voor, soort=soort, ministerie=ministerie)
    columns = (*STAND_COLUMNS, *TOEZEGGING_COLUMNS) if op else TOEZEGGING_COLUMNS
    shown = {"stand": f"Op {op}"} if op else {}
    shown |= {"uiterlijk": "Uiterlijk", "soort": "Soort", "status": "Status", "parafrase": "In één regel"}
    shown |= {"citaat": "In de brief", "datum": "Brief van", "id": "Id"}
    show(found, columns, shown, f"Toezeggingen op {op}" if op else "Toezeggingen", as_json=as_json, as_csv=as_csv)


@command()
@help_option
@db_option
@click.option("--doel", metavar="TEKST", help="Alleen waar al deze woorden bij het bedrag of in de tabelrij staan.")
@click.option("--jaar", metavar="JAAR", type=click.IntRange(1900, 2200), help="Alleen voor dit kalenderjaar.")
@json_option
@csv_option
def bedragen(db: Path, doel: str | None, jaar: int | None, as_json: bool, as_csv: bool) -> None:
    """Toon bedragen als reeks: hetzelfde geld in opeenvolgende brieven en tabellen, met wat er veranderde.

    Past één bedrag van een reeks, dan staat de hele reeks er. Tel niets op: hetzelfde geld komt in meer brieven voor.
    """
    from pipeline.store.reeksen import list_reeksen

    found = list_reeksen(reading(db), doel=doel, jaar=jaar)
    shown = {"datum": "Brief van", "bedrag": "Bedrag", "jaren": "Jaar", "stap": "Wat", "anders": "Verschil"}
    show(
        found,
        BEDRAG_COLUMNS,
        shown | {"tekst": "Vindplaats", "onderdeel_id": "Id"},
        "Bedragen",
        as_json=as_json,
        as_csv=as_csv,
    )


@command()
@help_option
@db_option
@click.option("--soort", metavar="SOORT", type=click.Choice(VERBANDEN), help=f"Alleen een van {', '.join(VERBANDEN)}.")
@click.option("--markdown", "as_markdown", is_flag=True, help="Geef een verslag om met de hand na te kijken.")
@click.option(
    "--gold",
    metavar="BESTAND",
    type=click.Path(path_type=Path),
    help="Vergelijk met deze verbanden (JSON), zoals corpus/gold/verbanden.json.",
)
@json_option
@csv_option
def verbanden(db: Path, soort: str | None, as_markdown: bool, gold: Path | None, as_json: bool, as_csv: bool) -> None:
    """Toon alle verbanden tussen brieven met hun grond en de woorden aan beide kanten.

    In het verslag (--markdown) staan ook de suggesties, apart, en de nakomingen zonder verband met de reden.
    """
    from pipeline.reports.verbanden import write_verbanden
    from pipeline.store.verbanden import list_unlinked, list_verbanden

    database = reading(db)
    if gold:
        score_links(gold, database, as_json=as_json)
        return
    found = list_verbanden(database, soort=soort)
    if as_markdown:
        suggested = list_verbanden(database, soort=soort, suggested=True)
        unlinked = list_unlinked(database) if soort in (None, "nakoming") else []
        click.echo(write_verbanden(found, suggested, unlinked), nl=False)
        return
    shown = {"soort": "Soort", "van_datum": "Later", "van_citaat": "Citaat", "naar_datum": "Eerder"}
    shown |= {"naar_citaat": "Eerder citaat", "grond": "Grond", "zekerheid": "Zekerheid"}
    show(found, VERBAND_COLUMNS, shown, "Verbanden", as_json=as_json, as_csv=as_csv)


@command()
@help_option
@click.argument("key", metavar="ID|TEKST")
@db_option
@json_option
@csv_option
def spoor(key: str, db: Path, as_json: bool, as_csv: bool) -> None:
    """Volg één ding door alle brieven, de oudste eerst: een toezegging, motie, bedrag, brief, dossier of programma.

    Geef zijn ID, de naam of afkorting van een programma of organisatie, of een paar woorden (TEKST). Passen de woorden
    bij meer dan één ding, dan komt er een lijst om uit te kiezen.
    """
    from pipeline.store.answers import trace
    from pipeline.store.zoeken import find_things

    database = reading(db)
    steps = trace(database, key)
    things = [] if steps else find_things(database, key)
    if len(things) == 1:
        steps = trace(database, things[0]["id"])
    if not steps and not things:
        fail(f"{key}: komt in geen brief van de database voor; probeer andere woorden of een id", NOTHING)
    if steps:
        shown = {"datum": "Datum", "afzender_functie": "Afzender", "wat": "Wat", "citaat": "Citaat", "pagina": "Blz."}
        show(
            steps, STEP_COLUMNS, shown | {"kamerbrief_id": "Brief"}, f"Spoor van {key}", as_json=as_json, as_csv=as_csv
        )
        return
    shown = {"soort": "Soort", "datum": "Datum", "tekst": "Tekst", "id": "Id"}
    title = f"«{key}» past bij meer dan één ding; kies een id"
    show(things, ("soort", "id", "datum", "tekst"), shown, title, as_json=as_json, as_csv=as_csv)
