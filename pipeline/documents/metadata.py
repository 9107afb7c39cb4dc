"""What the official publications site says of a paper: its metadata names, as Kamerspoor's own keys.

Keys: titel, soort, indiener, auteur, dossier ("28844"), toevoeging ("VI", "32"), dossiers (all, "; " between), nummer,
vergaderjaar ("2022-2023"), dossiertitel, kamer, datum (of the letter itself), gepubliceerd, ontvangen (ISO days) and
identificatie ("kst-28844-269"). The names come from metadata.xml and the meta elements of the site (OVERHEIDop, DC,
DCTERMS), upper or lower case. DCTERMS.available is the day of publication, which proves no date of the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from pipeline.identificatie import read_vergaderjaar

IDENTIFICATIE = re.compile(r"(?:kst|blg|ah|kv|h|nds|ek)-[\w-]{1,80}$", re.I)
DOSSIER = re.compile(
    r"(?P<dossier>\d{2}[ .\u00a0]?\d{3})(?:\s*\(R\d{3,4}\))?(?:[\s-]+(?P<toevoeging>[IVXL]{1,6}[A-G]?|[A-Z]|\d{2,3}))?$"
)
GENERAL_KINDS = {"", "officiële publicatie", "kamerstuk", "kamerstukken", "parlementair document", "kamervragen"}
DAYS = {
    "overheidop.datumbrief": "datum",
    "dcterms.issued": "datum",
    "dcterms.available": "gepubliceerd",
    "overheidop.datumontvangst": "ontvangen",
}
TEXTS = {
    "overheidop.dossiertitel": "dossiertitel",
    "overheidop.ondernummer": "nummer",
    "overheidop.indiener": "indiener",
    "dc.creator": "kamer",
}


def read_official_metadata(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Kamerspoor's keys from pairs of name and content; what is malformed or of another form is left out.

    >>> read_official_metadata([("DCTERMS.issued", "2023-07-07"), ("OVERHEIDop.dossiernummer", "36410-VIII")])
    {'datum': '2023-07-07', 'dossier': '36410', 'toevoeging': 'VIII'}
    """
    values: dict[str, list[str]] = {}
    for name, content in pairs:
        text = " ".join(content.split())
        if text:
            values.setdefault(name.strip().lower(), []).append(text)
    found = {key: "; ".join(dict.fromkeys(values[name])) for name, key in TEXTS.items() if name in values}
    for name, key in DAYS.items():
        if day := next(iter(filter(None, map(read_day, values.get(name, [])))), None):
            found.setdefault(key, day)
    jaar = read_vergaderjaar(values.get("overheidop.vergaderjaar", [""])[0])
    dossiers = values.get("overheidop.dossiernummer", [])
    return {
        **found,
        **({"vergaderjaar": jaar} if jaar else {}),
        **read_dossiers(part for value in dossiers for part in value.split(";")),
        **_title(values),
        **_identity(values),
    }


def read_dossiers(numbers: Iterable[str]) -> dict[str, str]:
    """The first dossier as `dossier` and `toevoeging`; all of them as `dossiers` where there are several.

    >>> read_dossiers(["28 844"]), read_dossiers(["21 501-32"])
    ({'dossier': '28844'}, {'dossier': '21501', 'toevoeging': '32'})
    >>> read_dossiers(["26643", "32 761 VI"])["dossiers"]
    '26643; 32761-VI'
    """
    found = [match for number in numbers if (match := DOSSIER.match(" ".join(number.split())))]
    if not found:
        return {}
    names = dict.fromkeys("-".join(filter(None, (_digits(match), match["toevoeging"]))) for match in found)
    first = {"dossier": _digits(found[0])}
    if found[0]["toevoeging"]:
        first["toevoeging"] = found[0]["toevoeging"]
    return {**first, **({"dossiers": "; ".join(names)} if len(names) > 1 else {})}


def read_day(text: str) -> str | None:
    """An ISO day, from a day or a moment; None for anything else.

    >>> read_day("2023-07-07T10:00:00"), read_day("2023-02-31"), read_day("2023")
    ('2023-07-07', None, None)
    """
    try:
        return date.fromisoformat(text.strip()[:10]).isoformat()
    except ValueError:
        return None


def find_identificatie(text: str) -> str | None:
    """The identifier of a publication in text or in its address; None where it is of another form.

    >>> find_identificatie("https://zoek.officielebekendmakingen.nl/kst-36410-VIII-2/metadata.xml")
    'kst-36410-VIII-2'
    >>> find_identificatie("kst-29911-254"), find_identificatie("stcrt-2009-1")
    ('kst-29911-254', None)
    """
    parts = re.split(r"[/?#]", text) if text.startswith("http") else [text]
    return next((name for part in parts if IDENTIFICATIE.match(name := part.removesuffix(".html"))), None)


def _digits(match: re.Match[str]) -> str:
    return "".join(sign for sign in match["dossier"] if sign.isdigit())


def _title(values: Mapping[str, list[str]]) -> dict[str, str]:
    """Title and kind; "Brief regering; Aanpak stikstof" holds both, and DC.title the dossier before them."""
    kinds = [kind for kind in values.get("dc.type", []) if kind.lower() not in GENERAL_KINDS]
    named = values.get("overheidop.documenttitel", [])
    parts = [part for part in re.split(r";\s*", named[0]) if part] if named else []
    if len(parts) > 1:
        kinds.append(parts[0])
        parts = parts[1:]
    if not parts and (whole := values.get("dc.title", [])):
        parts = [whole[0].rpartition("; ")[2]]
    kind = next(iter(kinds), None)
    return {**({"titel": "; ".join(parts)} if parts else {}), **({"soort": kind} if kind else {})}


def _identity(values: Mapping[str, list[str]]) -> dict[str, str]:
    """The identifier, from its own field or from the address of the metadata."""
    names = ("dc.identifier", "dcterms.identifier", "overheidop.externmetadatarecord")
    found = (find_identificatie(value) for name in names for value in values.get(name, []))
    first = next(filter(None, found), None)
    return {"identificatie": first} if first else {}
