"""The manifest: what it may hold, and one clear line where it cannot be used."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.manifest import ManifestError, load_manifest
from pipeline.model import BriefSoort


def test_entries_by_file_stem(tmp_path: Path) -> None:
    path = tmp_path / "manifest.toml"
    path.write_text('[[brief]]\nbestand = "a"\ndatum = 2021-10-04\nnummer = 12\nsoort = "bijlage"\n')
    entry = load_manifest(path)["a"]
    assert (entry.datum, entry.nummer, entry.soort, entry.titel) == (date(2021, 10, 4), "12", BriefSoort.BIJLAGE, None)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[[brief]\n", "geen geldig manifest"),
        ("brief = 3\n", "[[brief]]"),
        ("[[brief]]\ntitel = 'x'\n", "zonder 'bestand'"),
        ("[[brief]]\nbestand = 'a'\ndatum = '2021-10-04'\n", "datum hoort"),
        ("[[brief]]\nbestand = 'a'\nsoort = 'liedje'\n", "soort 'liedje' is onbekend"),
        ("[[brief]]\nbestand = 'a'\ntitle = 'x'\n", "onbekend veld title"),
    ],
)
def test_a_bad_manifest_is_one_clear_line(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "manifest.toml"
    path.write_text(content)
    with pytest.raises(ManifestError) as raised:
        load_manifest(path)
    assert words in str(raised.value)
    assert str(path) in str(raised.value)


def test_a_missing_manifest(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="niet te lezen"):
        load_manifest(tmp_path / "weg.toml")
