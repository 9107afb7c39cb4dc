"""The command line: what it prints, its exit codes, and one clear line for whatever goes wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner

from pipeline.cli import cli
from tests.conftest import ROOT
from tests.stand_in import install_stand_in

Result = subprocess.CompletedProcess[str]
LETTER = """ Den Haag, 3 mei 2021

Ik informeer uw Kamer in het najaar over het herstel van de dijken in Zeeland. Daarvoor
stel ik in 2022 € 12 mln. beschikbaar (Kamerstuk 33 450, nr. 7).

De Minister van Infrastructuur en Waterstaat,
A.B. van Dijk
"""


@pytest.fixture
def kamerspoor(tmp_path: Path) -> Callable[..., Result]:
    """Runs the command in an empty folder."""

    def run(*arguments: object) -> Result:
        command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        return subprocess.run(command, cwd=tmp_path, env=environment, check=False, capture_output=True, text=True)

    return run


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "brieven"
    folder.mkdir()
    (folder / "dijken.txt").write_text(LETTER)
    return folder


def rows(db: Path) -> list[str]:
    connection = sqlite3.connect(db)
    lines = sorted(line for line in connection.iterdump() if line.startswith("INSERT"))
    connection.close()
    return lines


def fails(result: Result, code: int, *words: str) -> None:
    """It stopped with this exit code and one line that holds these words; no traceback."""
    assert result.returncode == code, result.stderr
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr
    for word in words:
        assert word in result.stderr


def test_a_run_fills_the_database_and_says_what_is_in_it(kamerspoor: Callable[..., Result], letters: Path) -> None:
    result = kamerspoor("run", letters)
    assert result.returncode == 0, result.stderr
    assert "brieven                             1" in result.stdout
    assert "waarvan informeren" in result.stdout
    assert "gelezen:" in result.stderr
    assert (letters.parent / "output" / "kamerspoor.db").is_file()


def test_running_again_changes_nothing(kamerspoor: Callable[..., Result], letters: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    assert kamerspoor("run", letters, "--db", db).returncode == 0
    before = rows(db)
    result = kamerspoor("run", letters, "--db", db)
    assert "1 ongewijzigd" in result.stdout
    assert rows(db) == before


def test_links_lost_to_an_interruption_are_made_by_the_next_run(
    kamerspoor: Callable[..., Result], letters: Path, tmp_path: Path
) -> None:
    db = tmp_path / "x.db"
    (letters / "motie.txt").write_text(
        LETTER.replace("Daarvoor", "Dat vroeg de motie-Jansen (33 450, nr. 8). Daarvoor")
    )
    kamerspoor("run", letters, "--db", db)
    before = rows(db)
    connection = sqlite3.connect(db)
    connection.executescript(
        "UPDATE motie_vermeldingen SET motie_id = NULL; DELETE FROM moties; DELETE FROM verbanden;"
    )
    connection.close()
    assert rows(db) != before
    kamerspoor("run", letters, "--db", db)
    assert rows(db) == before


def test_a_changed_file_replaces_its_letter(kamerspoor: Callable[..., Result], letters: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    shutil.copy(letters / "dijken.txt", letters / "tweede.txt")
    (letters / "tweede.txt").write_text(LETTER.replace("Zeeland", "Drenthe"))
    kamerspoor("run", letters, "--db", db)
    (letters / "dijken.txt").write_text(LETTER.replace("Zeeland", "Friesland"))
    kamerspoor("run", letters, "--db", db)
    found = sqlite3.connect(db).execute("SELECT tekst FROM kamerbrieven").fetchall()
    assert sorted("Friesland" in text for (text,) in found) == [False, True]
    assert not any("Zeeland" in text for (text,) in found)


def test_one_bad_file_never_stops_a_run(kamerspoor: Callable[..., Result], letters: Path, tmp_path: Path) -> None:
    (letters / "leeg.pdf").write_bytes(b"")
    (letters / "stuk.pdf").write_bytes(b"%PDF-1.7\nstuk")
    (letters / "beeld.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (letters / "brief.docx").write_bytes(b"PK\x03\x04stuk")
    result = kamerspoor("run", letters, "--db", tmp_path / "x.db")
    assert result.returncode == 3, result.stderr
    assert "5 bestanden aangeboden: 0 ongewijzigd, 4 geweigerd" in result.stdout
    assert "Traceback" not in result.stderr
    ledger = sqlite3.connect(tmp_path / "x.db").execute("SELECT status, fout FROM bestanden ORDER BY pad").fetchall()
    assert [status for status, _ in ledger] == ["geweigerd", "geweigerd", "gelezen", "geweigerd", "geweigerd"]
    assert all((status == "geweigerd") == bool(reason) for status, reason in ledger)


def test_only_bad_files(kamerspoor: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "leeg.txt").write_bytes(b"")
    result = kamerspoor("run", tmp_path / "leeg.txt", "--db", tmp_path / "x.db")
    assert result.returncode == 4
    assert "is leeg" in result.stdout


KAMERSTUK = """ Vergaderjaar 2020–2021

33 450 Herstel van dijken

Nr. 9 BRIEF VAN DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT

""" + LETTER.lstrip()


def test_several_files_of_one_letter_are_one_letter(
    kamerspoor: Callable[..., Result], letters: Path, tmp_path: Path
) -> None:
    (letters / "dijken.txt").write_text(KAMERSTUK)
    (letters / "kopie.txt").write_text(KAMERSTUK)
    (letters / "beter.md").write_text(KAMERSTUK.replace("Herstel", "# Herstel", 1).replace("33 450 #", "33 450"))
    for name in (("dijken.txt",), ("kopie.txt", "beter.md"), ("dijken.txt", "beter.md", "kopie.txt")):
        assert kamerspoor("run", *(letters / part for part in name), "--db", tmp_path / "x.db").returncode == 0
    connection = sqlite3.connect(tmp_path / "x.db")
    assert connection.execute("SELECT id, bron FROM kamerbrieven").fetchall() == [("kst-33450-9", "beter.md")]
    chosen = connection.execute("SELECT kamerbrief_id, gekozen, vorm FROM bestanden ORDER BY pad").fetchall()
    assert chosen == [("kst-33450-9", 1, "markdown"), ("kst-33450-9", 0, "tekst"), ("kst-33450-9", 0, "tekst")]
    connection.close()
    (letters / "beter.md").write_text("# Kop\n\nDit is nu een heel andere brief zonder nummer, met een zin.\n")
    kamerspoor("run", letters, "--db", tmp_path / "x.db")
    found = sqlite3.connect(tmp_path / "x.db").execute("SELECT bron FROM kamerbrieven ORDER BY bron").fetchall()
    assert found == [("beter.md",), ("dijken.txt",)]


def test_two_versions_under_one_number_are_reported(
    kamerspoor: Callable[..., Result], letters: Path, tmp_path: Path
) -> None:
    (letters / "dijken.txt").write_text(KAMERSTUK)
    (letters / "herdruk.txt").write_text(KAMERSTUK.replace("Zeeland", "Friesland"))
    result = kamerspoor("run", letters, "--db", tmp_path / "x.db")
    assert result.returncode == 0
    assert "draagt hetzelfde nummer als dijken.txt" in result.stdout


def test_the_manifest_gives_what_the_text_leaves_out(
    kamerspoor: Callable[..., Result], letters: Path, tmp_path: Path
) -> None:
    (letters / "dijken.txt").write_text(LETTER.split("\n", 2)[2])
    bare = kamerspoor("run", letters, "--db", tmp_path / "a.db")
    assert "geen datum" in bare.stdout
    (tmp_path / "m.toml").write_text('[[brief]]\nbestand = "dijken"\ndatum = 2021-05-03\nid = "kst-33450-9"\n')
    result = kamerspoor("run", letters, "--db", tmp_path / "b.db", "--manifest", tmp_path / "m.toml")
    assert result.returncode == 0
    query = "SELECT id, datum, datum_herkomst FROM kamerbrieven"
    assert sqlite3.connect(tmp_path / "b.db").execute(query).fetchall() == [("kst-33450-9", "2021-05-03", "manifest")]
    assert sqlite3.connect(tmp_path / "a.db").execute(query).fetchone()[1:] == (None, None)


def test_a_path_that_is_not_there(kamerspoor: Callable[..., Result]) -> None:
    fails(kamerspoor("run", "weg"), 4, "weg", "bestaat niet")


def test_an_empty_folder(kamerspoor: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    fails(kamerspoor("run", "leeg"), 4, "geen documenten")


def test_a_bad_manifest(kamerspoor: Callable[..., Result], letters: Path) -> None:
    (letters / "manifest.toml").write_text("[[")
    fails(kamerspoor("run", letters), 4, "manifest.toml", "TOML")


def test_a_model_that_is_not_there(kamerspoor: Callable[..., Result], letters: Path) -> None:
    fails(kamerspoor("run", letters, "--model", "nl_weg"), 2, "nl_weg")


def test_a_model_that_cannot_be_loaded_stops_the_run_at_once(
    kamerspoor: Callable[..., Result], letters: Path, tmp_path: Path
) -> None:
    (tmp_path / "kapot").mkdir()
    (tmp_path / "kapot" / "config.cfg").write_text("[nlp]\n")
    fails(kamerspoor("run", letters, "--model", "kapot"), 2, "kapot is niet te laden")


def test_an_installed_model_for_another_spacy_is_passed_over_in_one_line(
    kamerspoor: Callable[..., Result], letters: Path, tmp_path: Path
) -> None:
    install_stand_in(spacy.blank("nl"), tmp_path, spacy_version=">=3.5.0,<3.6.0")
    result = kamerspoor("run", letters)
    assert result.returncode == 0, result.stderr
    assert "gemaakt voor spaCy >=3.5.0,<3.6.0" in result.stderr
    fails(kamerspoor("run", letters, "--model", "nl_core_news_md"), 2, "gemaakt voor spaCy >=3.5.0,<3.6.0")


def test_a_database_of_another_program(kamerspoor: Callable[..., Result], letters: Path, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "ander.db")
    other.execute("CREATE TABLE t (a)")
    other.close()
    fails(kamerspoor("run", letters, "--db", "ander.db"), 5, "ander programma")
    fails(kamerspoor("moties", "--db", "ander.db"), 5, "geen database van Kamerspoor")


def test_an_output_folder_that_cannot_be_written(kamerspoor: Callable[..., Result], letters: Path) -> None:
    fails(kamerspoor("run", letters, "--db", "/proc/kamerspoor.db"), 5, "niet te beschrijven")


@pytest.mark.parametrize("command", [("moties",), ("toezeggingen",), ("spoor", "kst-1-1"), ("browse",)])
def test_a_database_that_is_not_there(kamerspoor: Callable[..., Result], command: tuple[str, ...]) -> None:
    fails(kamerspoor(*command), 5, "bestaat niet")


def test_an_id_that_no_letter_knows(kamerspoor: Callable[..., Result], corpus_db: Path) -> None:
    fails(kamerspoor("spoor", "kst-99999-1", "--db", corpus_db), 4, "kst-99999-1")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("moties", "--dossier", "x"), "dossiernummer"),
        (("toezeggingen", "--voor", "gisteren"), "2024-12-31"),
        (("toezeggingen", "--soort", "belofte"), "kies uit informeren"),
        (("run", "--foo"), "onbekende optie --foo"),
        (("spoor",), "ID|TEKST ontbreekt"),
        (("toezeggingen", "--op", "gisteren"), "2024-12-31"),
        (("bedragen", "--jaar", "x"), "--jaar"),
        (("verbanden", "--soort", "x"), "kies uit herhaling"),
        (("lees",), "onbekende opdracht 'lees'"),
    ],
)
def test_wrong_use(kamerspoor: Callable[..., Result], command: tuple[str, ...], words: str) -> None:
    fails(kamerspoor(*command), 2, words)


def test_help_is_dutch(kamerspoor: Callable[..., Result]) -> None:
    for call in ((), ("run",), ("toezeggingen",), ("moties",), ("spoor",), ("browse",)):
        text = kamerspoor(*call, "--help").stdout
        assert "Gebruik: " in text
        assert "Opties:" in text
        assert not any(word in text for word in ("Usage", "Options", "Show this", "default", "OPTIONS"))


@pytest.mark.parametrize("command", [("moties",), ("moties", "--open"), ("toezeggingen", "--open"), ("spoor", "ID")])
def test_every_list_as_table_json_and_csv(
    kamerspoor: Callable[..., Result], corpus_db: Path, command: tuple[str, ...]
) -> None:
    motie = sqlite3.connect(corpus_db).execute("SELECT id FROM moties WHERE id LIKE 'kst-%' ORDER BY id").fetchone()[0]
    call = [motie if word == "ID" else word for word in command] + ["--db", str(corpus_db)]
    as_json = json.loads(kamerspoor(*call, "--json").stdout)
    as_csv = list(csv.DictReader(io.StringIO(kamerspoor(*call, "--csv").stdout)))
    assert as_json
    assert len(as_json) == len(as_csv)
    assert list(as_json[0]) == list(as_csv[0])
    assert not any(cell.startswith(("=", "+", "@")) for row in as_csv for cell in row.values())
    assert f"({len(as_json)})" in kamerspoor(*call).stdout


def test_toezeggingen_before_a_day(kamerspoor: Callable[..., Result], corpus_db: Path) -> None:
    found = json.loads(
        kamerspoor("toezeggingen", "--voor", "2021-12-31", "--soort", "informeren", "--json", "--db", corpus_db).stdout
    )
    assert found
    assert all(row["uiterlijk"] <= "2021-12-31" and row["soort"] == "informeren" for row in found)
    assert [row["uiterlijk"] for row in found] == sorted(row["uiterlijk"] for row in found)


@pytest.mark.real
def test_commitments_on_a_day(kamerspoor: Callable[..., Result], corpus_db: Path) -> None:
    result = kamerspoor("toezeggingen", "--db", corpus_db, "--op", "2021-09-01", "--json")
    found = json.loads(result.stdout)
    assert {row["stand"] for row in found} == {"over tijd", "loopt af", "open", "opgevolgd", "afgedaan"}
    assert all(row["datum"] <= "2021-09-01" for row in found)
    still = kamerspoor("toezeggingen", "--db", corpus_db, "--op", "2021-09-01", "--open", "--csv").stdout
    assert len(list(csv.DictReader(io.StringIO(still)))) == sum(
        row["stand"] in ("over tijd", "loopt af", "open") for row in found
    )


def test_money_in_series(kamerspoor: Callable[..., Result], corpus_db: Path) -> None:
    result = kamerspoor("bedragen", "--db", corpus_db, "--doel", "veenweiden", "--jaar", "2022", "--json")
    assert {row["tabel"] for row in json.loads(result.stdout)} == {"bedragen", "begrotingscellen"}
    assert "niets gevonden" in kamerspoor("bedragen", "--db", corpus_db, "--doel", "komkommerkas").stdout


EXAMPLE = re.compile(r"^kamerspoor ((?:toezeggingen|moties|bedragen|spoor|verbanden|explain)\b[^#>\n]*)", re.M)
EXAMPLES = [
    line.strip()
    for page in ("README.md", "docs/handleiding.md")
    for line in EXAMPLE.findall((ROOT / page).read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("line", sorted(set(EXAMPLES)))
def test_the_examples_of_the_readme_and_the_guide_find_something(line: str, corpus_db: Path) -> None:
    result = CliRunner().invoke(cli, [*shlex.split(line), "--db", str(corpus_db)])
    assert result.exit_code == 0, result.output
    assert "niets gevonden" not in result.output


def test_links_as_list_report_and_figures(kamerspoor: Callable[..., Result], corpus_db: Path, tmp_path: Path) -> None:
    found = json.loads(kamerspoor("verbanden", "--db", corpus_db, "--soort", "nakoming", "--json").stdout)
    assert found
    assert all(row["van_citaat"] and row["naar_citaat"] and row["grond"] for row in found)
    report = kamerspoor("verbanden", "--db", corpus_db, "--markdown").stdout
    assert report.startswith("# Verbanden tussen brieven")
    assert all(f"### `{row['id']}`" in report for row in found)
    gold = ROOT / "corpus" / "gold" / "verbanden.json"
    assert "100% klopt" in kamerspoor("verbanden", "--db", corpus_db, "--gold", gold).stdout
    bad = tmp_path / "gold.json"
    bad.write_text("{}")
    fails(kamerspoor("verbanden", "--db", corpus_db, "--gold", bad), 4, "gold.json", "verbanden")


def test_a_trace_by_words_or_name(kamerspoor: Callable[..., Result], corpus_db: Path) -> None:
    one = json.loads(kamerspoor("spoor", "--db", corpus_db, "telecombedrijven blokkeren", "--json").stdout)
    assert {step["wat"].split()[0] for step in one} == {"motie"}
    several = kamerspoor("spoor", "--db", corpus_db, "De Boer")
    assert several.returncode == 0
    assert "past bij meer dan één ding" in several.stdout
    named = json.loads(kamerspoor("spoor", "--db", corpus_db, "NVO", "--json").stdout)
    assert {step["datum"][:4] for step in named} == {"2019", "2020", "2021", "2024"}


def test_a_motion_and_a_letter_traced_over_the_real_letters(kamerspoor: Callable[..., Result], real_db: Path) -> None:
    steps = json.loads(kamerspoor("spoor", "kst-35300-13", "--json", "--db", real_db).stdout)
    assert steps[0]["datum"].startswith("2019")
    assert {step["datum"][:4] for step in steps} == {"2019", "2020"}
    assert all(step["pagina"] and step["afzender"] for step in steps)
    citing = json.loads(kamerspoor("spoor", "kst-29911-281", "--json", "--db", real_db).stdout)
    assert {step["kamerbrief_id"] for step in citing} == {"kst-29911-281", "kst-29911-329"}


@pytest.mark.real
def test_the_real_letters_give_no_warning_that_is_not_true(real_db: Path) -> None:
    query = "SELECT waarschuwingen FROM bestanden WHERE status <> 'gelezen' OR waarschuwingen IS NOT NULL"
    (warned,) = sqlite3.connect(real_db).execute(query).fetchall()  # two tables of the 2023 report differ in 2022
    assert [("549.195.000" in line, "549.209.000" in line) for line in json.loads(warned[0])] == [(True, True)]


def test_doctor_says_which_model_runs_and_how_to_get_the_other(kamerspoor: Callable[..., Result]) -> None:
    result = kamerspoor("doctor")
    assert result.returncode == 0, result.stderr
    lines = dict(line.split(maxsplit=1) for line in result.stdout.splitlines())
    assert lines["taalmodel"].startswith("nl_") or "woordsplitser" in lines["taalmodel"]
    assert "spacy download nl_core_news_md" in lines["nl_core_news_md"] or lines["nl_core_news_md"].startswith(
        "geïnstalleerd"
    )
    assert "niet gevonden" in kamerspoor("doctor", "--model", "weg").stdout


def test_explain_a_sentence(kamerspoor: Callable[..., Result]) -> None:
    result = kamerspoor("explain", "Ik start in mei een proef.", "--datum", "2022-03-01", "--model", "blank")
    assert result.returncode == 0, result.stderr
    assert "ik-doe" in result.stdout
    assert "2022-05-31" in result.stdout


def test_explain_a_sentence_of_the_database(kamerspoor: Callable[..., Result], letters: Path, tmp_path: Path) -> None:
    db = tmp_path / "k.db"
    assert kamerspoor("run", letters, "--db", db, "--model", "blank").returncode == 0
    (found, *_) = json.loads(kamerspoor("toezeggingen", "--db", db, "--json").stdout)
    for key in (found["id"], found["zin_id"]):
        read = json.loads(kamerspoor("explain", "--zin", key, "--db", db, "--model", "blank", "--json").stdout)
        assert found["parafrase"] in [toezegging["parafrase"] for toezegging in read["toezeggingen"]]
    fails(kamerspoor("explain", "--zin", "geen", "--db", db), 4, "geen zin of toezegging")
    fails(kamerspoor("explain", "--zin", found["id"], "--db", tmp_path / "geen.db"), 5, "bestaat niet")


def test_explain_needs_one_sentence(kamerspoor: Callable[..., Result]) -> None:
    fails(kamerspoor("explain"), 2, "geef een zin")
    fails(kamerspoor("explain", "Ik start.", "--zin", "x"), 2, "geef een zin")
