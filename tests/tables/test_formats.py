"""One budget table in Word, on a web page, in official XML and in markdown: the same cells from each."""

from __future__ import annotations

import pytest

from pipeline.tables import check_tabellen
from tests.documents.docx_files import FILLER, cell, docx, paragraph
from tests.tables.letters import read_tables

CAPTION = "Tabel 1 Natuurherstel (bedragen x € 1.000)"
HEADS = ("", "2024", "2025", "2026 e.v.", "structureel", "fte", "aandeel")
ROWS = (
    ("Beheer", "1.200", "", "900", "900", "12", "60%"),
    ("Toezicht en handhaving", "-/- 50", "–", "100", "(20)", "3", "5%"),
    ("Subtotaal uitgaven", "1.150", "0", "1.000", "880", "15", "65%"),
    ("Ontvangsten", "‒ 150", "p.m.", "-100", "-80", "", ""),
    ("Totaal", "1.000", "0", "900", "800", "15", "100%"),
)
WANTED = {
    ("Beheer", "2024", 2024, 1.2e6),
    ("Beheer", "2026 e.v.", 2026, 0.9e6),
    ("Beheer", "structureel", None, 0.9e6),
    ("Toezicht en handhaving", "2024", 2024, -50e3),
    ("Toezicht en handhaving", "2026 e.v.", 2026, 0.1e6),
    ("Toezicht en handhaving", "structureel", None, -20e3),
    ("Subtotaal uitgaven", "2024", 2024, 1.15e6),
    ("Subtotaal uitgaven", "2025", 2025, 0.0),
    ("Subtotaal uitgaven", "2026 e.v.", 2026, 1e6),
    ("Subtotaal uitgaven", "structureel", None, 0.88e6),
    ("Ontvangsten", "2024", 2024, -0.15e6),
    ("Ontvangsten", "2026 e.v.", 2026, -0.1e6),
    ("Ontvangsten", "structureel", None, -80e3),
    ("Totaal", "2024", 2024, 1e6),
    ("Totaal", "2025", 2025, 0.0),
    ("Totaal", "2026 e.v.", 2026, 0.9e6),
    ("Totaal", "structureel", None, 0.8e6),
}
TEXT = "De provincies maken hierover samen met het Rijk nadere afspraken, die ik in het najaar aan uw Kamer stuur. " * 2


def as_docx() -> bytes:
    """Word: the caption above, "Jaar" over all columns, the first cell down over two rows."""
    span, down = '<w:gridSpan w:val="6"/>', '<w:vMerge w:val="restart"/>'
    heads = cell("Onderdeel", down) + cell("Jaar", span)
    below = cell("", "<w:vMerge/>") + "".join(map(cell, HEADS[1:]))
    rows = "".join(f"<w:tr>{row}</w:tr>" for row in (heads, below, *("".join(map(cell, row)) for row in ROWS)))
    return docx(f"{FILLER}{paragraph(CAPTION)}<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>{FILLER}")


def as_html() -> bytes:
    """A web page: the caption within the table, two rows of heads."""
    body = "".join(f"<tr>{''.join(f'<td><p>{text}</p></td>' for text in row)}</tr>" for row in ROWS)
    heads = "<tr><th rowspan=2>Onderdeel</th><th colspan=6>Jaar</th></tr>"
    heads += f"<tr>{''.join(f'<th>{text}</th>' for text in HEADS[1:])}</tr>"
    table = f"<table><caption>{CAPTION}</caption><thead>{heads}</thead><tbody>{body}</tbody></table>"
    return f"<!doctype html><html><body><main><p>{TEXT}</p>{table}<p>{TEXT}</p></main></body></html>".encode()


def as_xml() -> bytes:
    """Official XML as it is published: indented, heads in the body of the table, totals emphasised."""

    def entry(column: int, text: str) -> str:
        inner = f"<al>\n<nadruk type='vet'>{text}</nadruk>\n</al>" if text else ""
        return f"\n<entry colsep='0' colname='col{column}' align='right'>{inner}</entry>"

    rows = "".join(
        f"<row rowsep='0'>{''.join(entry(column, text) for column, text in enumerate(row, 1))}</row>\n"
        for row in (HEADS, *ROWS)
    )
    columns = "".join(f"<colspec colnum='{n}' colname='col{n}' colwidth='14*' />\n" for n in range(1, 8))
    return f"""<?xml version="1.0" encoding="utf-8"?>
    <officiele-publicatie><kamerstuk><stuk><stuknr>Nr. <ondernummer kamer="2">3</ondernummer></stuknr><algemeen>
    <vrije-tekst><tekst><al>{TEXT}</al>
    <table tabstyle="kio2" frame="topbot"><title>{CAPTION}.</title>
    <tgroup cols="7">{columns}<tbody>{rows}</tbody></tgroup>
    </table><al>{TEXT}</al></tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>""".encode()


def as_markdown() -> bytes:
    """Markdown: the caption in bold above."""
    lines = ["| " + " | ".join(row) + " |" for row in (HEADS, ("---",) * len(HEADS), *ROWS)]
    return "\n".join([TEXT, "", f"**{CAPTION}**", "", *lines, "", TEXT]).encode()


@pytest.mark.parametrize(
    ("content", "name"),
    [(as_docx(), "a.docx"), (as_html(), "a.html"), (as_xml(), "a.xml"), (as_markdown(), "a.md")],
    ids=["docx", "html", "xml", "markdown"],
)
def test_every_form_gives_the_same_cells(content: bytes, name: str) -> None:
    tables = read_tables(content, name)
    assert len(tables) == 1
    assert {(cel.rij, cel.kolom, cel.jaar, cel.euro) for cel in tables[0].cellen} == WANTED
    assert (tables[0].bijschrift, tables[0].eenheid) == ("Tabel 1 Natuurherstel", 1000)
    assert not check_tabellen(tables)
