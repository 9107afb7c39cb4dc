"""The server: what it refuses, and that it starts and stops."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import pytest
from sqlite_utils import Database

from pipeline.site import EXIT_DATABASE, EXIT_PORT, open_site, serve
from pipeline.site.serving import read_columns, read_metadata
from pipeline.store.migrations import migrations


def refuse(database: Path, port: int = 0) -> tuple[int, str]:
    told: list[str] = []
    code = serve(database, port=port, tell=told.append)
    assert len(told) == 1
    assert "\n" not in told[0]
    return code, told[0]


def test_missing_database_is_refused(tmp_path: Path) -> None:
    code, line = refuse(tmp_path / "weg.db")
    assert code == EXIT_DATABASE
    assert "weg.db bestaat niet" in line


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "brief.db"
    path.write_text("Geachte Voorzitter, " * 100)
    code, line = refuse(path)
    assert code == EXIT_DATABASE
    assert "niet te lezen als database" in line


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "anders.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE boeken (titel TEXT)")
    code, line = refuse(path)
    assert code == EXIT_DATABASE
    assert "geen database van Kamerspoor" in line


def test_a_port_in_use_is_refused(database: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        code, line = refuse(database, port)
    assert code == EXIT_PORT
    assert f"Poort {port}" in line


def test_a_port_that_does_not_exist_is_refused(database: Path) -> None:
    assert refuse(database, 99_999)[0] == EXIT_PORT


def test_serve_answers_until_it_is_stopped(database: Path) -> None:
    program = f"from pathlib import Path; from pipeline.site import serve; exit(serve(Path({str(database)!r}), port=0))"
    with subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            line = process.stderr.readline()
            address = re.search(r"http://\S+", line)
            assert address, line
            with urlopen(address.group(), timeout=20) as page:
                assert "Kamerspoor" in page.read().decode()
        finally:
            process.send_signal(signal.SIGINT)
            rest = process.communicate(timeout=20)[1]
    assert process.returncode == 0
    assert rest == ""


def test_every_visible_column_has_a_heading_and_an_explanation(tmp_path: Path) -> None:
    path = tmp_path / "leeg.db"
    db = Database(path)
    migrations.apply(db)
    db.close()
    columns = read_columns(path)
    metadata = read_metadata(columns)
    tables = metadata["databases"]["kamerspoor"]["tables"]
    shown = {name for name in columns if "_fts" not in name and not name.startswith("sqlite_")}
    assert shown == set(tables)
    for name in shown - {"segmenten", "_sqlite_migrations"}:
        table = tables[name]
        assert set(columns[name]) == set(table["columns"]), name
        assert set(columns[name]) <= set(metadata["kolommen"]), name
        assert all(table[key] for key in ("title", "description", "enkelvoud", "meervoud")), name
        mentioned = {*table["lijst"], table["opent"], *table.get("facets", ()), *table.get("sortable_columns", ())}
        assert mentioned <= set(columns[name]), name


def test_an_empty_database_has_a_home_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "leeg.db"
    db = Database(path)
    migrations.apply(db)
    db.close()
    response = asyncio.run(open_site(path).client.get("/"))
    assert response.status_code == 200
    assert "nog geen brieven" in response.text
    assert capsys.readouterr().err == ""
