"""The manifest of a folder of letters: what their texts leave out.

A TOML file with one `[[brief]]` per letter. `bestand` is the stem of the file (its name without the ending); all
else is optional: id, dossier, toevoeging, nummer, datum, titel, dossiertitel, soort, bijlage_bij, kenmerk, afzender,
afzender_functie, ministerie, url.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.model import BriefSoort

NAME = "manifest.toml"


class ManifestError(Exception):
    """A manifest that cannot be used; the message says in one line which, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Opgave:
    """What a manifest says of one letter; None where it is silent."""

    bestand: str
    id: str | None = None
    dossier: str | None = None
    toevoeging: str | None = None
    nummer: str | None = None
    datum: date | None = None
    titel: str | None = None
    dossiertitel: str | None = None
    soort: BriefSoort | None = None
    bijlage_bij: str | None = None
    kenmerk: str | None = None
    afzender: str | None = None
    afzender_functie: str | None = None
    ministerie: str | None = None
    url: str | None = None


FIELDS = frozenset(field.name for field in fields(Opgave))


def load_manifest(path: Path) -> dict[str, Opgave]:
    """The entries of a manifest by file stem. Raises ManifestError for what is not TOML or not of this form."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ManifestError(f"{path}: is geen geldig manifest (TOML): {error}") from error
    except OSError as error:
        raise ManifestError(f"{path}: is niet te lezen: {error.strerror}") from error
    entries = content.get("brief", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ManifestError(f"{path}: elke brief hoort onder een kop [[brief]] te staan")
    opgaven = [_read_entry(path, entry) for entry in entries]
    return {opgave.bestand: opgave for opgave in opgaven}


def _read_entry(path: Path, entry: Mapping[str, Any]) -> Opgave:
    """One `[[brief]]` as an Opgave."""
    name = entry.get("bestand")
    if not isinstance(name, str):
        raise ManifestError(f"{path}: een [[brief]] zonder 'bestand' (de naam van het bestand zonder uitgang)")
    unknown = sorted(set(entry) - FIELDS)
    if unknown:
        raise ManifestError(
            f"{path}: {name}: onbekend veld {', '.join(unknown)}; bekend zijn {', '.join(sorted(FIELDS))}"
        )
    values: dict[str, Any] = {key: value if key in ("datum", "soort") else str(value) for key, value in entry.items()}
    if "datum" in values and type(values["datum"]) is not date:
        raise ManifestError(f"{path}: {name}: datum hoort te zijn als 2021-10-04, zonder aanhalingstekens")
    if "soort" in values:
        values["soort"] = _read_soort(path, name, values["soort"])
    return Opgave(**values)


def _read_soort(path: Path, name: str, value: object) -> BriefSoort:
    """The kind of letter that a manifest names."""
    try:
        return BriefSoort(str(value))
    except ValueError:
        known = ", ".join(BriefSoort)
        raise ManifestError(f"{path}: {name}: soort {value!r} is onbekend; bekend zijn {known}") from None
