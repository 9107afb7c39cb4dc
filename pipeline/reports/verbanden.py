"""All links as one page of markdown, to be checked by hand: the ground, and both quotes with their letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

Row = Mapping[str, Any]
SIDE = ("datum", "titel", "bron", "pagina", "tekst", "citaat")

HEAD = """# Verbanden tussen brieven

Elk verband loopt van een latere uitspraak naar een eerdere. Klopt een verband niet, meld dan het kenmerk erboven.
Een verband staat er alleen als de tekst het bewijst; wat alleen op elkaar lijkt, staat onder «Suggesties».
"""
SUGGESTED = """
## Suggesties

Niet bewezen: beoordeel zelf. Suggesties sluiten geen toezegging af en tellen nergens mee.
"""
UNLINKED = """
## Nakomingen zonder verband

Hier meldt een brief dat een toezegging is nagekomen, maar die toezegging is in geen brief van deze verzameling aan te
wijzen.
"""


def write_verbanden(links: Sequence[Row], suggestions: Sequence[Row], unlinked: Sequence[Row]) -> str:
    """The page: links by kind, then suggestions, then fulfilments that are linked to nothing, each with its reason.

    The rows are those of `list_verbanden` and `list_unlinked`.
    """
    lines = [HEAD, *_summary(links, suggestions, unlinked)]
    for soort, rows in groupby(links, key=lambda row: row["soort"]):
        lines.append(f"\n## {soort[:1].upper()}{soort[1:]}\n")
        lines += [line for row in rows for line in _link(row)]
    lines.append(SUGGESTED if suggestions else "")
    lines += [line for row in suggestions for line in _link(row)]
    lines.append(UNLINKED if unlinked else "")
    lines += [line for row in unlinked for line in _without(row)]
    return "\n".join(lines).rstrip() + "\n"


def _summary(links: Sequence[Row], suggestions: Sequence[Row], unlinked: Sequence[Row]) -> Iterator[str]:
    """How many there are of each kind."""
    yield "| soort | aantal |\n|---|---|"
    for soort, rows in groupby(links, key=lambda row: row["soort"]):
        yield f"| {soort} | {len(list(rows))} |"
    yield f"| suggesties | {len(suggestions)} |"
    yield f"| nakomingen zonder verband | {len(unlinked)} |"


def _link(row: Row) -> Iterator[str]:
    """One link."""
    doubt = f" Bezwaar: {escape(row['bezwaar'])}." if row.get("bezwaar") else ""
    ground = escape(row["grond"])
    yield f"### `{row['id']}`\n"
    yield f"{ground[:1].upper()}{ground[1:]}. Zekerheid {_percent(row['zekerheid'])}.{doubt}\n"
    for side, word in (("van", "later"), ("naar", "eerder")):
        datum, titel, bron, pagina, tekst, citaat = (row[f"{side}_{name}"] for name in SIDE)
        yield f"- {word}: {_letter(datum, titel, bron)}{_page(pagina)}"
        yield f"  > {_quoted(tekst, citaat)}"
    yield ""


def _without(row: Row) -> Iterator[str]:
    """One fulfilment that is linked to nothing."""
    yield f"- {_letter(row['datum'], row['titel'], row['bron'])}{_page(row['pagina'])}: {escape(row['reden'])}"
    yield f"  > {escape(row['citaat'])}"


def _letter(datum: str | None, titel: str | None, bron: str | None) -> str:
    """A letter by its date, its title and its file.

    >>> _letter("2021-03-16", None, "brief.pdf")
    '2021-03-16, brief.pdf'
    """
    return ", ".join(escape(part) for part in (datum or "datum onbekend", titel, bron) if part)


def _page(pagina: int | None) -> str:
    return f", blz. {pagina}" if pagina else ""


def _percent(share: float) -> str:
    return f"{round(share * 100)}%"


def _quoted(tekst: str | None, citaat: str | None) -> str:
    """A sentence with the words that the row quotes in bold.

    >>> _quoted("Er is € 2 mln. voor zwemles.", "€ 2 mln.")
    'Er is **€ 2 mln.** voor zwemles.'
    """
    if not tekst:
        return "—"
    whole, part = escape(tekst), escape(citaat or "")
    return whole.replace(part, f"**{part}**", 1) if part and part != whole else whole


def escape(text: str) -> str:
    """Words as markdown shows them: on one line, no sign taken for markup.

    >>> escape("2 * 3 <b>\\n[x]")
    '2 \\\\* 3 &lt;b> \\\\[x]'
    """
    line = " ".join(str(text).split()).replace("<", "&lt;")
    for sign in "\\`*_[|":
        line = line.replace(sign, f"\\{sign}")
    return line
