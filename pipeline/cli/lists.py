"""The commands that list and trace: `moties`, `toezeggingen`, `spoor`."""

from __future__ import annotations

from pathlib import Path

import click

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
    "id", "status", "soort", "uiterlijk", "termijn", "citaat", "actor", "voorwaarde", "zekerheid", "datum", "afzender",
    "afzender_functie", "ministerie", "dossier", "titel", "pagina", "kamerbrief_id", "zin_id",
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


@command()
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
