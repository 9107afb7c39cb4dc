"""Dutch notation of what the database holds: dates, sums, names and the numbers of official papers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from pipeline.datums import MAANDEN
from pipeline.notatie import format_sum

NBSP = "\N{NO-BREAK SPACE}"
DASH = "\N{EM DASH}"
UNDATED = "datum onbekend"
MONTH = re.compile(r"\d{4}-\d{2}")


def format_date(iso: str | None, missing: str = UNDATED) -> str:
    """An ISO date (or moment, or month) in Dutch words; what is no date is shown as it stands.

    >>> format_date("2019-11-04"), format_date("2021-10")
    ('4 november 2019', 'oktober 2021')
    >>> format_date(None), format_date(None, "—"), format_date("begin 2020")
    ('datum onbekend', '—', 'begin 2020')
    """
    if not iso:
        return missing
    only_month = MONTH.fullmatch(iso) is not None
    try:
        day = date.fromisoformat(f"{iso}-01" if only_month else iso[:10])
    except ValueError:
        return iso
    month = f"{MAANDEN[day.month - 1]} {day.year}"
    return month if only_month else f"{day.day} {month}"


def format_count(number: int) -> str:
    """A whole number with points between thousands.

    >>> format_count(1234567)
    '1.234.567'
    """
    return f"{number:,}".replace(",", ".")


def format_euro(euro: float) -> str:
    """A sum in euro; cents only where there are any.

    >>> format_euro(110_000_000.0), format_euro(12.5), format_euro(-3000)
    ('€\\xa0110.000.000', '€\\xa012,50', '€\\xa0-3.000')
    """
    return f"€{NBSP}" + format_sum(euro)


def format_share(share: float) -> str:
    """A share between 0 and 1 as a percentage.

    >>> format_share(0.874)
    '87%'
    """
    return f"{share:.0%}"


def read_names(value: str | None) -> list[str]:
    """The names of a JSON list; none where the value is no such list.

    >>> read_names('["Heerma", "Dijkhoff"]'), read_names(None), read_names("Heerma")
    (['Heerma', 'Dijkhoff'], [], [])
    """
    try:
        names = json.loads(value or "[]")
    except ValueError:
        return []
    return [str(name) for name in names] if isinstance(names, list) else []


def join_names(names: list[str]) -> str:
    """Names as a Dutch enumeration.

    >>> join_names(["Aartsen", "Bikker", "Kuik"])
    'Aartsen, Bikker en Kuik'
    """
    return " en ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def format_dossier(dossier: str | None, toevoeging: str | None = None) -> str:
    """The number of a dossier as the Chamber prints it.

    >>> format_dossier("35300"), format_dossier("36410", "VIII"), format_dossier("21501", "32")
    ('35\\xa0300', '36\\xa0410\\xa0VIII', '21\\xa0501-32')
    """
    if not dossier:
        return ""
    digits = f"{dossier[:-3]}{NBSP}{dossier[-3:]}".lstrip(NBSP) if dossier.isdigit() else dossier
    if not toevoeging:
        return digits
    return f"{digits}{'-' if toevoeging.isdigit() else NBSP}{toevoeging}"


def format_kamerstuk(record: Mapping[str, Any]) -> str:
    """The number of a paper, from its dossier, toevoeging and nummer; empty where it has none.

    >>> format_kamerstuk({"dossier": "35300", "toevoeging": None, "nummer": "13"})
    '35\\xa0300, nr.\\xa013'
    """
    dossier = format_dossier(record["dossier"], record["toevoeging"])
    if not dossier or not record["nummer"]:
        return dossier
    return f"{dossier}, nr.{NBSP}{record['nummer']}"


def shorten(text: str, limit: int = 90) -> str:
    """The first words of a text, at most `limit` characters.

    >>> shorten("De Kamer wordt voor de zomer geïnformeerd.", 20)
    'De Kamer wordt voor…'
    """
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
