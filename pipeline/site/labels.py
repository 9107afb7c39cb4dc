"""What a row is called where another page links to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pipeline.site.fetching import fetch_row
from pipeline.site.formats import format_date, format_kamerstuk, read_names, shorten

Record = Mapping[str, Any]


def name_brief(brief: Record) -> str:
    """A letter by its title; without one by its kind and date.

    >>> name_brief({"titel": None, "soort": "kamerbrief", "datum": "2019-11-04", "id": "kst-29911-1"})
    'Kamerbrief van 4 november 2019'
    >>> name_brief({"titel": None, "soort": "kamerbrief", "datum": None, "id": "kst-29911-1"})
    'Kamerbrief kst-29911-1, datum onbekend'
    """
    if brief["titel"]:
        return shorten(str(brief["titel"]), 110)
    kind = str(brief["soort"])
    kind = kind[:1].upper() + kind[1:]
    if brief["datum"]:
        return f"{kind} van {format_date(brief['datum'])}"
    return f"{kind} {brief['id']}, datum onbekend"


def name_motie(motie: Record) -> str:
    """A motion by who moved it, else by its number.

    >>> name_motie({"id": "kst-35300-13", "dossier": "35300", "toevoeging": None, "nummer": "13",
    ...             "indieners": '["Heerma", "Dijkhoff"]'})
    'Motie-Heerma/Dijkhoff'
    >>> name_motie({"id": "x", "dossier": None, "toevoeging": None, "nummer": None, "indieners": "[]"})
    'Motie zonder naam of nummer'
    """
    names = read_names(motie["indieners"])
    if names:
        return "Motie-" + "/".join(names)
    number = format_kamerstuk(motie)
    return f"Motie {number}" if number else "Motie zonder naam of nummer"


def name_zin(zin: Record) -> str:
    """A sentence by its place.

    >>> name_zin({"volgnummer": 12, "pagina": 3})
    'blz. 3, zin 12'
    """
    return f"blz. {zin['pagina']}, zin {zin['volgnummer']}"


def name_citaat(record: Record) -> str:
    """Whatever is quoted, by its first words."""
    return f"«{shorten(str(record['citaat']))}»"


def name_tabel(tabel: Record) -> str:
    """A budget table by its caption, else by its page."""
    return str(tabel["bijschrift"] or f"Tabel op blz. {tabel['pagina']}")


def name_cel(cel: Record) -> str:
    """A cell of a budget table by its row and column.

    >>> name_cel({"rij": "Toezicht", "kolom": "2021"})
    'Toezicht, 2021'
    """
    return ", ".join(str(part) for part in (cel["rij"], cel["kolom"]) if part)


def name_verband(verband: Record) -> str:
    """A link by its kind."""
    return str(verband["soort"])


def name_entiteit(entiteit: Record) -> str:
    """A programme or body by its name, with its abbreviation.

    >>> name_entiteit({"naam": "Netwerk Veilig Online", "afkorting": "NVO"})
    'Netwerk Veilig Online (NVO)'
    >>> name_entiteit({"naam": None, "afkorting": "NVO"})
    'NVO'
    """
    if entiteit["naam"] and entiteit["afkorting"]:
        return f"{entiteit['naam']} ({entiteit['afkorting']})"
    return str(entiteit["naam"] or entiteit["afkorting"])


NAMES: Mapping[str, tuple[str, Callable[[Record], str]]] = {
    "kamerbrieven": ("id, titel, soort, datum", name_brief),
    "moties": ("id, dossier, toevoeging, nummer, indieners", name_motie),
    "zinnen": ("volgnummer, pagina", name_zin),
    "toezeggingen": ("citaat", name_citaat),
    "nakomingen": ("citaat", name_citaat),
    "meldingen": ("citaat", name_citaat),
    "bedragen": ("citaat", name_citaat),
    "verwijzingen": ("citaat", name_citaat),
    "briefvermeldingen": ("citaat", name_citaat),
    "motie_vermeldingen": ("citaat", name_citaat),
    "begrotingstabellen": ("bijschrift, pagina", name_tabel),
    "begrotingscellen": ("rij, kolom", name_cel),
    "verbanden": ("soort", name_verband),
    "entiteiten": ("naam, afkorting", name_entiteit),
    "entiteit_vermeldingen": ("citaat", name_citaat),
}


PLACES: Mapping[str, str] = {
    "kamerbrieven": "brief",
    "toezeggingen": "toezegging",
    "nakomingen": "nakoming",
    "meldingen": "uitstel of intrekking",
    "bedragen": "bedrag",
    "begrotingscellen": "cel van een tabel",
    "verwijzingen": "verwijzing",
    "briefvermeldingen": "vermelding van een brief",
    "motie_vermeldingen": "vermelding van een motie",
}
"""What a clerk reads for the table that a row of another table points into."""


def name_place(table: str) -> str:
    """A table as the kind of place it holds.

    >>> name_place("motie_vermeldingen"), name_place("iets_anders")
    ('vermelding van een motie', 'iets anders')
    """
    return PLACES.get(table, table.replace("_", " "))


async def name_row(db: Any, table: str, row_id: str) -> str | None:
    """What row `row_id` of `table` is called; None where there is no such row or table."""
    if table not in NAMES:
        return None
    columns, name = NAMES[table]
    row = await fetch_row(db, f"SELECT {columns} FROM {table} WHERE id = :id", id=row_id)
    return name(row) if row else None
