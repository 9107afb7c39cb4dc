"""The site as a running server over one database."""

from __future__ import annotations

import socket
import sqlite3
import sys
import threading
import webbrowser
from collections.abc import Callable
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm
from datasette.utils import parse_metadata

from pipeline.site import plugin

HOST = "127.0.0.1"
EXIT_DATABASE = 5
"""The database is missing or not Kamerspoor's."""
EXIT_PORT = 6
"""The port is in use or may not be used."""

NEEDED = frozenset({"kamerbrieven", "zinnen", "toezeggingen_overzicht", "moties_overzicht", "bedragen_per_jaar"})

SETTINGS = {
    "default_allow_sql": False,
    "allow_download": False,
    "suggest_facets": False,
    "default_page_size": 50,
    "default_facet_size": 12,
    "max_returned_rows": 2000,
    "sql_time_limit_ms": 5000,
    "facet_time_limit_ms": 1000,
    "truncate_cells_html": 400,
}


class SiteRefusedError(Exception):
    """The site cannot start; the message says in one Dutch line why, `exit_code` is for the command."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def serve(
    database: Path,
    *,
    port: int = 8001,
    open_browser: bool = False,
    host: str = HOST,
    tell: Callable[[str], None] | None = None,
) -> int:
    """Show `database` at http://host:port until the user stops it; return the exit code of the command.

    0 after a normal stop; EXIT_DATABASE where the file is missing or no database of Kamerspoor; EXIT_PORT where
    the port is taken. What the user must know goes, in one Dutch line, to `tell` (standard error by default).
    Port 0 takes any free port.
    """
    tell = tell or _tell
    try:
        site = open_site(database)
        listener = listen(host, port)
    except SiteRefusedError as refused:
        tell(str(refused))
        return refused.exit_code
    with closing(listener):
        address = f"http://{host}:{listener.getsockname()[1]}/"
        tell(f"Kamerspoor staat klaar op {address} — stoppen: Ctrl+C")
        if open_browser:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        run(site, listener)
    return 0


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def run(site: Any, listener: socket.socket) -> None:
    """Answer requests on a listening socket until the user stops it."""
    config = uvicorn.Config(site.app(), log_level="warning", lifespan="on", access_log=False)
    try:
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        return


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on host and port. Raises SiteRefusedError where that is not possible."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except (OSError, OverflowError) as error:
        listener.close()
        message = f"Poort {port} op {host} is niet vrij; kies een andere met --port (0: een willekeurige vrije poort)."
        raise SiteRefusedError(message, EXIT_PORT) from error
    return listener


def open_site(database: Path) -> Any:
    """Datasette over `database`, read only, as Kamerspoor's site. Raises SiteRefusedError where it is not ours."""
    columns = read_columns(database)
    register_plugin()
    here = files(__package__)
    site = Datasette(
        files=[str(database)],
        metadata=read_metadata(columns),
        template_dir=str(here.joinpath("templates")),
        static_mounts=[("stijl", str(here.joinpath("static")))],
        settings=SETTINGS,
    )
    for name in [name for name, db in site.databases.items() if db.path]:
        site.remove_database(name)
    site.add_database(Database(site, str(database), is_mutable=True), name=plugin.DATABASE)
    return site


def register_plugin() -> None:
    """Put our hooks in, and take out Datasette's error page: it also prints every variable to the terminal."""
    if not pm.is_registered(plugin):
        pm.register(plugin)
    if pm.has_plugin("datasette.handle_exception"):
        pm.unregister(name="datasette.handle_exception")


def read_columns(database: Path) -> dict[str, list[str]]:
    """The columns of each table and view. Raises SiteRefusedError where the file is missing or not ours."""
    if not database.is_file():
        message = f"Database {database} bestaat niet; maak haar eerst met: kamerspoor run PAD --db {database}"
        raise SiteRefusedError(message, EXIT_DATABASE)
    try:
        columns = _columns(database)
    except sqlite3.DatabaseError as error:
        raise SiteRefusedError(f"{database} is niet te lezen als database ({error}).", EXIT_DATABASE) from error
    missing = sorted(NEEDED - columns.keys())
    if missing:
        message = f"{database} is geen database van Kamerspoor ({', '.join(missing)} ontbreekt)."
        raise SiteRefusedError(message, EXIT_DATABASE)
    return columns


def _columns(database: Path) -> dict[str, list[str]]:
    uri = f"{database.resolve().as_uri()}?mode=ro"
    sql = "SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type IN ('table', 'view')"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        columns: dict[str, list[str]] = {}
        for table, column in connection.execute(sql):
            columns.setdefault(table, []).append(column)
    return columns


def read_metadata(columns: dict[str, list[str]]) -> dict[str, Any]:
    """metadata.yaml, with the explanation of each column filled in from `kolommen` where a table has none."""
    text = files(__package__).joinpath("metadata.yaml").read_text(encoding="utf-8")
    metadata: dict[str, Any] = parse_metadata(text)
    known = metadata["kolommen"]
    for name, table in metadata["databases"][plugin.DATABASE]["tables"].items():
        own = table.get("columns", {})
        explained = {column: own.get(column) or known.get(column, {}).get("uitleg") for column in columns.get(name, [])}
        table["columns"] = {column: text for column, text in explained.items() if text}
    return metadata
