"""Identifiers and addresses of official publications, as zoek.officielebekendmakingen.nl writes them.

Pure: the parts of a citation in, its identifier out; None where a part that the identifier needs is missing.
Source of the forms: the identifiers of officielebekendmakingen.nl (kst-, blg-, ah-, h-, stb-, stcrt-).
"""

from __future__ import annotations

import re

SITE = "https://zoek.officielebekendmakingen.nl"

_VERGADERJAAR = re.compile(r"\s*((?:18|19|20)\d\d)\s*[-/\u2010-\u2015]\s*(\d{4}|\d\d)\s*")


def read_vergaderjaar(text: str) -> str | None:
    """The session year in `text` as "2019-2020"; None where its two years do not follow each other.

    Reads 2019/20, 2019-20, 2019/2020, 2019-2020, 2019–2020, 2019 - 2020 and 1999/00.

    >>> read_vergaderjaar("2019/20"), read_vergaderjaar("2016/2017"), read_vergaderjaar("1999–00")
    ('2019-2020', '2016-2017', '1999-2000')
    >>> read_vergaderjaar("2019-2023") is None
    True
    """
    match = _VERGADERJAAR.fullmatch(text)
    if match is None:
        return None
    first = int(match[1])
    return f"{first}-{first + 1}" if str(first + 1).endswith(match[2]) else None


def kamerstuk_id(dossier: str | None, toevoeging: str | None, nummer: str | None) -> str | None:
    """The identifier of a parliamentary paper, from its dossier ("29911"), suffix ("VI", "32") and number.

    A paper of the Eerste Kamer has a letter for a number.

    >>> kamerstuk_id("29911", None, "254"), kamerstuk_id("35300", "VI", "43"), kamerstuk_id("36600", "B", "A")
    ('kst-29911-254', 'kst-35300-VI-43', 'kst-36600-B-A')
    >>> kamerstuk_id("29911", None, None) is None
    True
    """
    if not dossier or not nummer:
        return None
    return "-".join(("kst", dossier, *((toevoeging,) if toevoeging else ()), nummer))


def aanhangsel_id(vergaderjaar: str | None, nummer: str | None, *, kamer: str = "tk") -> str | None:
    """The identifier of answered written questions; `kamer` is tk or ek.

    >>> aanhangsel_id("2019-2020", "2751")
    'ah-tk-20192020-2751'
    """
    if not vergaderjaar or not nummer:
        return None
    return f"ah-{kamer}-{_joined(vergaderjaar)}-{nummer}"


def handelingen_id(
    vergaderjaar: str | None, nummer: str | None, item: str | None = None, *, kamer: str = "tk"
) -> str | None:
    """The identifier of a report of debate, by meeting and item (since 2011) or by pages ("7140-7144").

    >>> handelingen_id("2021-2022", "3", "2"), handelingen_id("2021-2022", "3")
    ('h-tk-20212022-3-2', 'h-tk-20212022-3')
    """
    if not vergaderjaar or not nummer:
        return None
    return "-".join((f"h-{kamer}-{_joined(vergaderjaar)}", nummer, *((item,) if item else ())))


def staatsblad_id(jaar: str, nummer: str) -> str:
    """The identifier of an issue of the Staatsblad.

    >>> staatsblad_id("2017", "479")
    'stb-2017-479'
    """
    return f"stb-{jaar}-{nummer}"


def staatscourant_id(jaar: str, nummer: str) -> str:
    """The identifier of a publication in the Staatscourant.

    >>> staatscourant_id("2009", "9231")
    'stcrt-2009-9231'
    """
    return f"stcrt-{jaar}-{nummer}"


def url(identificatie: str | None) -> str | None:
    """The address where the publication is read; None without an identifier.

    >>> url("kst-29911-254")
    'https://zoek.officielebekendmakingen.nl/kst-29911-254.html'
    """
    return f"{SITE}/{identificatie}.html" if identificatie else None


def document_url(nummer: str) -> str:
    """The address of a document of the Tweede Kamer, from its own number.

    >>> document_url("2023D05549")
    'https://www.tweedekamer.nl/kamerstukken/detail?id=2023D05549&did=2023D05549'
    """
    return f"https://www.tweedekamer.nl/kamerstukken/detail?id={nummer}&did={nummer}"


def _joined(vergaderjaar: str) -> str:
    return vergaderjaar.replace("-", "")
