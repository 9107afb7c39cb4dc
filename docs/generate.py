"""The pages of docs/ that the code itself determines. `python3 tasks.py docs` writes them; a test compares them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import click
import yaml
from sqlite_utils import Database

from pipeline.cli import cli
from pipeline.lexicon import lexicon
from pipeline.store.migrations import migrations

DOCS = Path(__file__).resolve().parent
HIDDEN = ("_fts", "_sqlite", "sqlite_")

SCHEMA_HEAD = """# De database

Deze bladzijde is gemaakt uit de migraties (`pipeline/store/migrations.py`) en de beschrijvingen van de site
(`pipeline/site/metadata.yaml`) met `python3 tasks.py docs`.

Tabellen en kolommen zijn een toezegging aan wie de database bevraagt: hernoemen of weglaten gebeurt alleen met een
migratie en een regel in `CHANGELOG.md`. Elke uitgelezen rij wijst naar haar vindplaats: de brief, de zin en `begin` en
`einde`, het halfopen bereik van tekens in `kamerbrieven.tekst`. `citaat` is precies dat stuk tekst. Sleutels worden
uit de inhoud berekend: wie dezelfde brief nog eens leest, verandert niets. Wat niet te bewijzen is, blijft leeg (NULL).
"""

COMMANDS_HEAD = """# Opdrachten

Deze bladzijde is gemaakt uit de opdrachtregel zelf met `python3 tasks.py docs`.

| code | betekenis |
|---|---|
| 0 | alles is gelukt (ook als er niets nieuws was) |
| 1 | een fout in Kamerspoor zelf |
| 2 | de opdracht is verkeerd gebruikt |
| 3 | een deel van de bestanden is geweigerd; de rest staat in de database |
| 4 | er viel niets te lezen, of er is niets gevonden |
| 5 | de database is niet te gebruiken |
| 6 | de poort voor de site is al in gebruik |
| 130 | onderbroken met Ctrl+C; wat al gelezen was, is bewaard |
"""


def schema_page() -> str:
    """docs/schema.md: every table and view with its columns, as the migrations make them."""
    db = Database(memory=True)
    migrations.apply(db)
    metadata = yaml.safe_load(files("pipeline.site").joinpath("metadata.yaml").read_text(encoding="utf-8"))
    names = [name for name in (*db.table_names(), *db.view_names()) if not any(part in name for part in HIDDEN)]
    return SCHEMA_HEAD + "".join("\n".join(_table_lines(db, name, metadata)) for name in names)


def _table_lines(db: Database, name: str, metadata: dict) -> Iterator[str]:
    """One table as markdown."""
    words = metadata["databases"]["kamerspoor"]["tables"].get(name, {})
    columns = db.execute(f"SELECT name, type, pk FROM pragma_table_info('{name}')").fetchall()
    keys = (
        {key.column: f"→ `{key.other_table}`" for key in db.table(name).foreign_keys}
        if name in db.table_names()
        else {}
    )
    yield f"\n## `{name}`" + (" (overzicht)" if name in db.view_names() else "")
    yield f"\n{' '.join(words.get('description', '').split())}\n".rstrip(" ") if words.get("description") else ""
    yield "| kolom | soort | betekenis |\n|---|---|---|"
    for column, kind, key in columns:
        own = words.get("columns", {}).get(column)
        general = metadata["kolommen"].get(column, {}).get("uitleg", "")
        meaning = " ".join(part for part in (own or general, keys.get(column, ""), "(sleutel)" if key else "") if part)
        yield f"| `{column}` | {kind or ''} | {meaning} |"
    yield ""


def commands_page() -> str:
    """docs/opdrachten.md: the help of every command."""
    parts = [COMMANDS_HEAD]
    for name, command in sorted(cli.commands.items()):
        context = click.Context(command, info_name=f"kamerspoor {name}")
        with context:
            context.max_content_width = 100
            parts.append(f"\n## `kamerspoor {name}`\n\n```text\n{command.get_help(context)}\n```\n")
    return "".join(parts)


EXPRESSIONS_HEAD = """# Waaraan een toezegging te herkennen is

Deze bladzijde is gemaakt uit de woordenlijst `pipeline/lexicon/toezeggingen.toml` (versie {versie}) met
`python3 tasks.py docs`. De voorbeelden zijn zelf geschreven; een test leest ze alle. Waarom een zin wel of niet als
toezegging is gelezen, zegt `kamerspoor explain "zin"`.

Een uitdrukking alleen is nog geen toezegging: iemand van de regering moet handelen (of de lijdende vorm laat dat zien),
in de tegenwoordige of toekomende tijd, en er moet bij staan wat de uitdrukking *vraagt*, zodat later is na te gaan of
het is gebeurd.
"""


def expressions_page() -> str:
    """docs/toezeggingen.md: the promise expressions with what each asks and an example, and the rules."""
    source = lexicon("toezeggingen")
    return "\n".join((EXPRESSIONS_HEAD.format(versie=source["versie"]), *_expression_lines(source)))


def _expression_lines(source: dict) -> Iterator[str]:
    """The tables of the page."""
    for soort in ("informeren", "middelen", "wetgeving", "actie"):
        own = {name: words for name, words in source["werkwoorden"].items() if words["soort"] == soort}
        yield f"## Uitdrukkingen: {soort} ({len(own)})\n"
        yield "| uitdrukking | vraagt | voorbeeld |\n|---|---|---|"
        yield from (f"| {name} | {source['eisen'][w['eis']]} | {w['voorbeeld']} |" for name, w in own.items())
        yield ""
    for title, key in (("Wat gebeurt", "gebeurtenissen"), ("Voornemens met te", "voornemens")):
        yield f"## {title} ({len(source[key])})\n"
        yield "| uitdrukking | voorbeeld |\n|---|---|"
        yield from (f"| {name} | {words['voorbeeld']} |" for name, words in source[key].items())
        yield ""
    yield f"## Regels ({len(source['regels'])})\n"
    yield "| regel | wat zij leest | voorbeeld |\n|---|---|---|"
    yield from (f"| `{name}` | {rule['uitleg']} | {rule['voorbeeld']} |" for name, rule in source["regels"].items())
    yield ""


PAGES = {"schema.md": schema_page, "opdrachten.md": commands_page, "toezeggingen.md": expressions_page}


def main() -> None:
    """Write the pages."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
