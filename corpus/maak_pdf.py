"""Make the PDF letters of the sample corpus from their sources: `python -m corpus.maak_pdf`.

A source (`corpus/bron/*.md`) is a head in TOML between two lines `+++`, then blocks a blank line between:

    # Kop                a heading; `## Kop` a lesser one (italic)
    running text         one paragraph, on one line
    - punt               bullets, one to a line
    > regel              lines that are set as they stand (address, signature)
    ^ Tabel: bijschrift  the caption of the table below it
    | a | 2020 | 2021 |  a table: labels left, figures right; the head row and "Totaal" are bold
    [^1]: tekst          a note; its mark in the text is `[^1]`

Two layouts: `kamerstuk` (narrow column, official head, footer with the number, hyphenated) and `ministerie`
(letterhead with a margin column). The same source gives the same bytes: no clock, no compression, no font of
the system.
"""

from __future__ import annotations

import re
import tomllib
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import reportlab
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).resolve().parent
BRON = HERE / "bron"
BRIEVEN = HERE / "brieven"
PAGE = (595.0, 842.0)

MARK = re.compile(r"\[\^(\d+)\]")
NOTE = re.compile(r"\[\^(\d+)\]: (.*)")
GLUE = re.compile(r"(?<=€) |(?<=\b\d\d) (?=\d{3}\b)")
CONSONANTS = re.compile(r"(?<=[aeiouyéëïöü])[bcdfghjklmnpqrstvwxz]+(?=[aeiouyéëïöü])")
UNSURE = re.compile(r"s[lmnpt]")
ONSET = re.compile(r"(?:sch|ch|[bdfgkptv]r|[bfgkpv]l|kn|[dtz]w)$")


# ---------------------------------------------------------------- the source


@dataclass(frozen=True, slots=True)
class BronBlok:
    """A block of a source: what it is (kop, subkop, tekst, punt, vast, bijschrift, tabel) and its lines."""

    soort: str
    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bron:
    """A source as read: the fields of its head, its blocks in order, its notes by number."""

    hoofd: Mapping[str, str]
    blokken: tuple[BronBlok, ...]
    noten: Mapping[str, str]


PREFIXES = {"# ": "kop", "## ": "subkop", "- ": "punt", "> ": "vast", "^ ": "bijschrift", "| ": "tabel"}


def read_blok(lines: Sequence[str]) -> BronBlok:
    """Tell by the first characters what a block is, and take them off every line."""
    for prefix, soort in PREFIXES.items():
        if lines[0].startswith(prefix):
            return BronBlok(soort, tuple(line.removeprefix(prefix) for line in lines))
    return BronBlok("tekst", (" ".join(lines),))


def read_bron(text: str) -> Bron:
    """Read a source. Raises ValueError where the head is missing.

    >>> bron = read_bron('+++\\nopmaak = "kamerstuk"\\n+++\\n\\n# Kop\\n\\nTekst.[^1]\\n\\n[^1]: Noot.\\n')
    >>> [blok.soort for blok in bron.blokken], bron.noten
    (['kop', 'tekst'], {'1': 'Noot.'})
    """
    _, head, body = text.split("+++\n", 2)
    chunks = [chunk.strip("\n").split("\n") for chunk in re.split(r"\n\n+", body) if chunk.strip()]
    noten = {found[1]: found[2] for chunk in chunks for line in chunk if (found := NOTE.fullmatch(line))}
    blokken = tuple(read_blok(chunk) for chunk in chunks if not NOTE.fullmatch(chunk[0]))
    return Bron(tomllib.loads(head), blokken, noten)


# ---------------------------------------------------------------- type and lines


@dataclass(frozen=True, slots=True)
class Letter:
    """A font at a size in points; note marks in it are set smaller and raised."""

    font: str
    size: float

    @property
    def mark(self) -> Letter:
        """The letter of a note mark that stands in text of this letter."""
        return Letter(self.font, round(self.size * 0.64, 1))

    def measure(self, text: str) -> float:
        """The width of a line of text, its note marks included."""
        return sum((self.mark if is_mark else self).advance(piece) for is_mark, piece in alternate(text))

    def advance(self, piece: str) -> float:
        """The width of a run of characters in this letter."""
        return float(pdfmetrics.stringWidth(piece, self.font, self.size))


def alternate(text: str) -> Iterator[tuple[bool, str]]:
    """The pieces of a line: text (False) and note marks (True) in turn, empty pieces left out."""
    for index, piece in enumerate(MARK.split(text)):
        if piece:
            yield bool(index % 2), piece


def hyphenation_points(word: str) -> list[int]:
    """Where a Dutch word may be broken, by a few sure rules; never where an s may belong to either side.

    >>> [("toezeggingen"[:point], "toezeggingen"[point:]) for point in hyphenation_points("toezeggingen")]
    [('toe', 'zeggingen'), ('toezeg', 'gingen')]
    >>> hyphenation_points("resten")
    []
    """
    points = []
    for run in CONSONANTS.finditer(word.lower().replace("ij", "yy")):
        onset = ONSET.search(run[0])
        point = run.start() + onset.start() if onset else run.end() - 1
        if not UNSURE.search(run[0]) and 3 <= point <= len(word) - 4:  # noqa: PLR2004 - no stubs of two letters
            points.append(point)
    return points


def split_word(word: str, room: float, letter: Letter) -> tuple[str, str] | None:
    """The longest head of a word that fits in `room` with its hyphen, and the rest; None where none does."""
    core = word.rstrip(".,;:)»")
    heads = [word[: found.end()] for found in re.finditer(r"(?<=[a-zA-Z])-(?=[a-z])", word)]
    if core.isalpha() and core.islower():
        heads += [core[:point] + "-" for point in hyphenation_points(core)]
    fitting = [head for head in heads if letter.measure(head) <= room]
    if not fitting:
        return None
    head = max(fitting, key=len)
    return head, word[len(head) if word.startswith(head) else len(head) - 1 :]


def break_text(text: str, width: float, letter: Letter, *, hyphenate: bool) -> Iterator[str]:
    """Break a paragraph into lines no wider than `width`, greedily; a sum or dossier number is not broken."""
    words = deque(GLUE.sub("\u00a0", text).split(" "))
    line = ""
    while words:
        word = words.popleft()
        longer = f"{line} {word}" if line else word
        if letter.measure(longer) <= width:
            line = longer
            continue
        room = width - letter.measure(line + " ")
        parts = split_word(word, room, letter) if hyphenate else None
        words.appendleft(parts[1] if parts else word)
        yield (f"{line} {parts[0]}" if parts else line).replace("\u00a0", " ")
        line = ""
    yield line.replace("\u00a0", " ")


@dataclass(frozen=True, slots=True)
class Stuk:
    """A run of text at a horizontal place on the page."""

    x: float
    text: str
    letter: Letter


@dataclass(frozen=True, slots=True)
class Zetregel:
    """A line as set: its pieces, its height, the white above it (none at the top of a page), a rule under it.

    `samen` keeps the line on the page of the next one.
    """

    stukken: tuple[Stuk, ...]
    height: float
    white: float = 0.0
    rule: bool = False
    samen: bool = False

    @property
    def noten(self) -> tuple[str, ...]:
        """The numbers of the notes whose marks stand on this line."""
        return tuple(number for stuk in self.stukken for number in MARK.findall(stuk.text))


@dataclass(frozen=True, slots=True)
class Opmaak:
    """A layout: the text column, the letters used in it, the heights on its first and later pages."""

    links: float
    breedte: float
    boven_eerste: float
    boven: float
    onder: float
    regelhoogte: float
    tekst: Letter
    kop: Letter
    subkop: Letter
    noot: Letter
    klein: Letter
    streep: str
    hyphenate: bool


KAMERSTUK = Opmaak(
    links=221.0, breedte=300.0, boven_eerste=309.0, boven=63.0, onder=742.0, regelhoogte=10.7,
    tekst=Letter("Helvetica", 9.1), kop=Letter("Helvetica-Bold", 9.1),
    subkop=Letter("Helvetica-Oblique", 9.1), noot=Letter("Helvetica", 6.9),
    klein=Letter("Helvetica", 5.9), streep="–", hyphenate=True,
)  # fmt: skip
MINISTERIE = Opmaak(
    links=73.0, breedte=356.0, boven_eerste=305.0, boven=93.0, onder=776.0, regelhoogte=12.2,
    tekst=Letter("Vera", 8.8), kop=Letter("VeraBd", 8.8),
    subkop=Letter("VeraIt", 8.8), noot=Letter("Vera", 6.9),
    klein=Letter("Vera", 6.3), streep="•", hyphenate=False,
)  # fmt: skip
OPMAKEN = {"kamerstuk": KAMERSTUK, "ministerie": MINISTERIE}
MARGE = 452.0


# ---------------------------------------------------------------- blocks to lines


def set_text(text: str, opmaak: Opmaak, letter: Letter, *, indent: float = 0.0) -> Iterator[Zetregel]:
    """The lines of one paragraph or heading."""
    for line in break_text(text, opmaak.breedte - indent, letter, hyphenate=opmaak.hyphenate):
        yield Zetregel((Stuk(opmaak.links + indent, line, letter),), opmaak.regelhoogte)


def set_punten(regels: Sequence[str], opmaak: Opmaak) -> Iterator[Zetregel]:
    """The lines of a list of bullets, each with its sign before the first line."""
    sign = Stuk(opmaak.links, opmaak.streep, opmaak.tekst)
    for regel in regels:
        first, *rest = set_text(regel, opmaak, opmaak.tekst, indent=11.0)
        yield Zetregel((sign, *first.stukken), first.height)
        yield from rest


def set_rij(cells: Sequence[str], opmaak: Opmaak, letter: Letter, widths: tuple[float, float]) -> Iterator[Zetregel]:
    """One row of a table: the label left (in more lines where it is long), the figures right."""
    label, figures = widths
    first, *rest = break_text(cells[0], label, letter, hyphenate=False)
    edges = [opmaak.links + label + figures * (index + 1) for index in range(len(cells) - 1)]
    stukken = [
        Stuk(edge - letter.measure(cell), cell, letter) for edge, cell in zip(edges, cells[1:], strict=True) if cell
    ]
    height = letter.size * 1.4
    label_stuk = (Stuk(opmaak.links, first, letter),) if first else ()
    yield Zetregel((*label_stuk, *stukken), height)
    for line in rest:
        yield Zetregel((Stuk(opmaak.links, line, letter),), height)


def set_tabel(regels: Sequence[str], opmaak: Opmaak) -> Iterator[Zetregel]:
    """The lines of a table; the figures share what the widest label column may leave them."""
    rows = [[cell.strip() for cell in regel.strip("| ").split(" | ")] for regel in regels]
    columns = len(rows[0]) - 1
    rows = [[*row, *[""] * (columns + 1 - len(row))] for row in rows]
    figures = min(48.0, opmaak.breedte * 0.66 / columns)
    widths = (opmaak.breedte - figures * columns, figures)
    size = opmaak.tekst.size - 0.9
    for index, row in enumerate(rows):
        bold = index == 0 or row[0].startswith(("Totaal", "Saldo"))
        lines = list(set_rij(row, opmaak, Letter((opmaak.kop if bold else opmaak.tekst).font, size), widths))
        for line in lines[:-1]:
            yield Zetregel(line.stukken, line.height, samen=True)
        yield Zetregel(lines[-1].stukken, lines[-1].height, rule=bold, samen=index < len(rows) - 1)


def set_blok(blok: BronBlok, opmaak: Opmaak) -> Iterator[Zetregel]:
    """The lines of a block, without the white above it."""
    if blok.soort == "tabel":
        yield from set_tabel(blok.regels, opmaak)
    elif blok.soort == "punt":
        yield from set_punten(blok.regels, opmaak)
    elif blok.soort == "vast":
        for regel in blok.regels:
            yield Zetregel((Stuk(opmaak.links, regel, opmaak.tekst),), opmaak.regelhoogte, samen=True)
    else:
        letters = {"kop": opmaak.kop, "bijschrift": opmaak.kop, "subkop": opmaak.subkop}
        for line in set_text(blok.regels[0], opmaak, letters.get(blok.soort, opmaak.tekst)):
            yield Zetregel(line.stukken, line.height, samen=blok.soort in letters)


def set_bron(bron: Bron, opmaak: Opmaak) -> Iterator[Zetregel]:
    """All lines of a letter, with white above each block."""
    for blok in bron.blokken:
        white = opmaak.regelhoogte
        for line in set_blok(blok, opmaak):
            yield Zetregel(line.stukken, line.height, white, line.rule, line.samen)
            white = 0.0


def set_noten(numbers: Sequence[str], bron: Bron, opmaak: Opmaak) -> list[Zetregel]:
    """The lines of the notes with these numbers, as they stand at the foot of a page."""
    lines = []
    for number in numbers:
        text = break_text(bron.noten[number], opmaak.breedte - 6.0, opmaak.noot, hyphenate=opmaak.hyphenate)
        for index, line in enumerate(text):
            mark = (Stuk(opmaak.links, f"[^{number}]", opmaak.noot),) if index == 0 else ()
            lines.append(Zetregel((*mark, Stuk(opmaak.links + 6.0, line, opmaak.noot)), opmaak.noot.size * 1.25))
    return lines


# ---------------------------------------------------------------- lines to pages


@dataclass(frozen=True, slots=True)
class Pagina:
    """A page: its lines from the top, its notes at the foot."""

    regels: tuple[Zetregel, ...]
    noten: tuple[Zetregel, ...]


def group_lines(lines: Sequence[Zetregel]) -> Iterator[list[Zetregel]]:
    """Runs of lines that must stay on one page."""
    group: list[Zetregel] = []
    for line in lines:
        group.append(line)
        if not line.samen:
            yield group
            group = []
    if group:
        yield group


def total_height(lines: Sequence[Zetregel]) -> float:
    """The height of lines with the white between them; none above the first."""
    return sum(line.height + (line.white if index else 0.0) for index, line in enumerate(lines))


def split_pages(bron: Bron, opmaak: Opmaak) -> Iterator[Pagina]:
    """Fill page after page; a line takes the notes whose marks it bears along to its page."""
    lines: list[Zetregel] = []
    boven = opmaak.boven_eerste
    for group in group_lines(list(set_bron(bron, opmaak))):
        wanted = [*lines, *group]
        noten = set_noten([number for line in wanted for number in line.noten], bron, opmaak)
        foot = total_height(noten) + 10.0 if noten else 0.0
        if lines and total_height(wanted) + foot > opmaak.onder - boven:
            yield make_pagina(lines, bron, opmaak)
            lines, boven = group, opmaak.boven
        else:
            lines = wanted
    yield make_pagina(lines, bron, opmaak)


def make_pagina(lines: Sequence[Zetregel], bron: Bron, opmaak: Opmaak) -> Pagina:
    """A page of these lines, with the notes they call for."""
    noten = set_noten([number for line in lines for number in line.noten], bron, opmaak)
    return Pagina(tuple(lines), tuple(noten))


# ---------------------------------------------------------------- drawing


def draw_text(canvas: Canvas, x: float, top: float, text: str, letter: Letter) -> None:
    """Draw a run of text whose upper edge is `top` points below the page's; its note marks stand raised."""
    baseline = PAGE[1] - top - letter.size
    run = canvas.beginText(x, baseline)
    for is_mark, piece in alternate(text):
        set_in = letter.mark if is_mark else letter
        run.setFont(set_in.font, set_in.size)
        run.setRise(letter.size * 0.33 if is_mark else 0.0)
        run.textOut(piece)
    run.setRise(0.0)
    canvas.drawText(run)


def draw_lines(canvas: Canvas, lines: Sequence[Zetregel], top: float, opmaak: Opmaak) -> None:
    """Draw lines from `top` downwards."""
    for index, line in enumerate(lines):
        top += line.white if index else 0.0
        for stuk in line.stukken:
            draw_text(canvas, stuk.x, top, stuk.text, stuk.letter)
        top += line.height
        if line.rule:
            canvas.setLineWidth(0.4)
            canvas.line(opmaak.links, PAGE[1] - top, opmaak.links + opmaak.breedte, PAGE[1] - top)


def draw_noten(canvas: Canvas, lines: Sequence[Zetregel], opmaak: Opmaak) -> None:
    """Draw the notes at the foot of the column, under a short rule."""
    if lines:
        top = opmaak.onder - total_height(lines)
        canvas.setLineWidth(0.4)
        canvas.line(opmaak.links, PAGE[1] - top + 4.0, opmaak.links + 57.0, PAGE[1] - top + 4.0)
        draw_lines(canvas, lines, top, opmaak)


def draw_right(canvas: Canvas, right: float, top: float, text: str, letter: Letter) -> None:
    """Draw a run of text that ends at `right`."""
    draw_text(canvas, right - letter.measure(text), top, text, letter)


def draw_kamerstuk(canvas: Canvas, hoofd: Mapping[str, str], number: int, _count: int) -> None:
    """Head (on the first page) and footer of the official layout."""
    opmaak = KAMERSTUK
    if number == 1:
        draw_text(canvas, 55.0, 62.0, "Tweede Kamer der Staten-Generaal", Letter("Helvetica-Bold", 18.0))
        draw_right(canvas, 540.0, 56.0, "2", Letter("Helvetica-Bold", 51.0))
        canvas.setLineWidth(0.5)
        for top in (121.0, 165.0):
            canvas.line(55.0, PAGE[1] - top, 540.0, PAGE[1] - top)
        draw_text(canvas, 55.0, 127.0, f"Vergaderjaar {hoofd['vergaderjaar']}", Letter("Helvetica", 9.6))
        for index, dossier in enumerate(hoofd["dossier"].split(" / ")):
            nummer, titel = dossier.split(": ")
            draw_text(canvas, 55.0, 172.0 + index * 16.0, nummer, Letter("Helvetica-Bold", 12.3))
            draw_text(canvas, 137.0, 172.0 + index * 16.0, titel, Letter("Helvetica-Bold", 12.3))
        draw_text(canvas, 55.0, 270.0, f"Nr. {hoofd['nummer']}", opmaak.kop)
        draw_text(canvas, 137.0, 270.0, hoofd["kop"], opmaak.kop)
        draw_text(canvas, 55.0, 755.0, hoofd["id"], opmaak.klein)
        draw_text(canvas, 55.0, 762.0, f"’s-Gravenhage {hoofd['datum'][-4:]}", opmaak.klein)
    footer = f"Tweede Kamer, vergaderjaar {hoofd['vergaderjaar']}, {hoofd['voet']}, nr. {hoofd['nummer']}"
    draw_text(canvas, 221.0, 764.0, footer, opmaak.tekst)
    draw_right(canvas, 540.0, 764.0, str(number), opmaak.tekst)


def draw_marge(canvas: Canvas, top: float, regels: Sequence[tuple[str, str]]) -> None:
    """The margin column of a letterhead: labels in bold, their values below them."""
    for label, value in regels:
        draw_text(canvas, MARGE, top, label, Letter("VeraBd", 6.3))
        draw_text(canvas, MARGE, top + 9.0, value, MINISTERIE.klein)
        top += 22.0


def draw_adres(canvas: Canvas, hoofd: Mapping[str, str]) -> None:
    """The letterhead of the first page: addresses, reference, date and subject."""
    opmaak = MINISTERIE
    draw_text(canvas, opmaak.links, 60.0, hoofd["ministerie"], Letter("VeraBd", 8.8))
    draw_text(canvas, opmaak.links, 123.0, "> Retouradres Postbus 99999 2500 ZZ Den Haag", opmaak.klein)
    address = [
        "Aan de Voorzitter van de Tweede Kamer",
        "der Staten-Generaal",
        "Binnenhof 1a",
        "2513 AA DEN HAAG",
    ]
    for index, regel in enumerate(address):
        draw_text(canvas, opmaak.links, 147.0 + index * 12.2, regel, opmaak.tekst)
    for index, regel in enumerate(["Voorbeeldplein 1", "2511 ZZ Den Haag", "www.rijksoverheid.nl"]):
        draw_text(canvas, MARGE, 147.0 + index * 9.0, regel, opmaak.klein)
    draw_marge(canvas, 196.0, [("Onze referentie", hoofd["kenmerk"])])
    draw_text(canvas, opmaak.links, 251.0, f"Datum {hoofd['datum']}", opmaak.tekst)
    lines = break_text(f"Betreft {hoofd['betreft']}", opmaak.breedte, opmaak.tekst, hyphenate=False)
    for index, regel in enumerate(lines):
        draw_text(canvas, opmaak.links, 263.0 + index * 12.2, regel, opmaak.tekst)


def draw_ministerie(canvas: Canvas, hoofd: Mapping[str, str], number: int, count: int) -> None:
    """Letterhead (first page) or margin column (later pages), and the page number."""
    if number == 1:
        draw_adres(canvas, hoofd)
    else:
        draw_marge(canvas, 93.0, [("Datum", hoofd["datum"]), ("Onze referentie", hoofd["kenmerk"])])
    draw_text(canvas, MARGE, 800.0, f"Pagina {number} van {count}", MINISTERIE.klein)


FURNITURE = {"kamerstuk": draw_kamerstuk, "ministerie": draw_ministerie}


# ---------------------------------------------------------------- files


def register_fonts() -> None:
    """Make the Vera fonts that come with reportlab known."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in ("Vera", "VeraBd", "VeraIt"):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


def make_pdf(bron: Bron, target: Path) -> None:
    """Write one letter as PDF."""
    rl_config.invariant = 1
    register_fonts()
    opmaak = OPMAKEN[bron.hoofd["opmaak"]]
    canvas = Canvas(str(target), pagesize=PAGE, pageCompression=0, invariant=1)
    canvas.setTitle(bron.hoofd["titel"])
    canvas.setSubject("Fictieve brief, voorbeeld bij Kamerspoor; geen officiële publicatie")
    canvas.setAuthor("Kamerspoor")
    pages = list(split_pages(bron, opmaak))
    for number, page in enumerate(pages, start=1):
        FURNITURE[bron.hoofd["opmaak"]](canvas, bron.hoofd, number, len(pages))
        draw_lines(canvas, page.regels, opmaak.boven_eerste if number == 1 else opmaak.boven, opmaak)
        draw_noten(canvas, page.noten, opmaak)
        canvas.showPage()
    canvas.save()


def make_all(folder: Path) -> list[Path]:
    """Write the PDF of every source into `folder`; returns their paths."""
    made = []
    for path in sorted(BRON.glob("*.md")):
        target = folder / f"{path.stem}.pdf"
        make_pdf(read_bron(path.read_text(encoding="utf-8")), target)
        made.append(target)
    return made


def main() -> None:
    """Make all PDF letters of the corpus anew."""
    for path in make_all(BRIEVEN):
        print(path.relative_to(HERE.parent))


if __name__ == "__main__":
    main()
