"""Golden letters: what is read from each sample letter, word for word, as it was last looked over.

A missing golden file is written, and the test fails, so that somebody looks at it before it is committed. To renew one,
delete it and run the test twice.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from tests.conftest import ROOT

GOLDEN = Path(__file__).parent / "golden"
LETTERS = sorted(
    path.name for path in (ROOT / "corpus" / "brieven").iterdir() if path.suffix in (".txt", ".md", ".pdf")
)

FACTS = (
    "id, titel, soort, datum, datum_herkomst, afzender, afzender_functie, ministerie, kenmerk, dossier, nummer, paginas"
)
QUERIES = {
    "koppen": "SELECT tekst FROM zinnen WHERE soort = 'kop' AND kamerbrief_id = ? ORDER BY volgnummer",
    "voetnoten": "SELECT noot, tekst FROM zinnen WHERE soort = 'voetnoot' AND kamerbrief_id = ? ORDER BY volgnummer",
    "verwijzingen": """SELECT citaat, soort, identificatie, voetnoot FROM verwijzingen
                       WHERE kamerbrief_id = ? ORDER BY begin, identificatie""",
    "bedragen": """SELECT citaat, euro, euro_tot, benadering, aard, structureel, vanaf_jaar,
                          (SELECT json_group_array(jaar) FROM bedrag_jaren j WHERE j.bedrag_id = bedragen.id) AS jaren
                   FROM bedragen WHERE kamerbrief_id = ? ORDER BY begin, euro""",
    "cellen": """SELECT rij, kolom, euro, meerduidig FROM begrotingscellen c
                 JOIN begrotingstabellen t ON t.id = c.tabel_id WHERE kamerbrief_id = ? ORDER BY c.rowid""",
    "moties": """SELECT citaat, motie_id, indieners, status, bewijs FROM motie_vermeldingen
                 WHERE kamerbrief_id = ? ORDER BY begin""",
    "toezeggingen": """SELECT citaat, soort, actor, termijn, vanaf, uiterlijk, voorwaarde, regel, status, aard,
                              parafrase
                       FROM toezeggingen
                       WHERE kamerbrief_id = ? ORDER BY begin, soort""",
    "nakomingen": """SELECT citaat, belofte, gedaan, toezegging_id, zonder_verband FROM nakomingen
                     WHERE kamerbrief_id = ? ORDER BY begin""",
    "meldingen": "SELECT citaat, soort, bewijs, belofte FROM meldingen WHERE kamerbrief_id = ? ORDER BY begin",
}


def read_back(db: Database, name: str) -> dict[str, Any]:
    """What the database holds of one letter, as far as a reader would check it."""
    (brief,) = db.query(f"SELECT {FACTS} FROM kamerbrieven WHERE bron = ?", [name])
    return {"brief": brief} | {key: list(db.query(query, [brief["id"]])) for key, query in QUERIES.items()}


@pytest.mark.parametrize("name", LETTERS)
def test_a_sample_letter_reads_as_it_did(corpus_db: Path, name: str) -> None:
    found = read_back(Database(corpus_db), name)
    golden = GOLDEN / f"{name}.json"
    if not golden.is_file():
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{golden.name} was missing; it has been written: look it over and commit it")
    assert found == json.loads(golden.read_text(encoding="utf-8"))


def test_every_golden_file_belongs_to_a_letter() -> None:
    assert {path.stem for path in GOLDEN.glob("*.json")} <= set(LETTERS)
