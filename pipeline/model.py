"""Every type that crosses a stage: frozen values, spans and closed sets. Imports nothing of ours.

What the Tweede Kamer has a name for is Dutch; what only the machine has is English. The values of the
closed sets are the words a clerk reads in the database.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

Box: TypeAlias = tuple[float, float, float, float]  # x0, top, x1, bottom: points, origin top left

# ---------------------------------------------------------------- the document: what a reader delivers


class LineRole(StrEnum):
    """What a line is on its page, as far as the reader can tell from the layout."""

    BODY = "body"
    HEADING = "heading"
    BULLET = "bullet"
    NOTE = "note"
    TABLE = "table"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A note mark within a line: half-open character range `begin`–`end`, and the number it shows."""

    begin: int
    end: int
    number: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line with its box on the page."""

    begin: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a line with gaps of one width: `begin`–`end` in the line, and the box around them.

    `widths` gives the width of each character in points, 0 for a blank; it is empty for a stretch of one word.
    """

    begin: int
    end: int
    box: Box
    widths: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the source sets it.

    `gap` is true where white space (a blank line) stands above the line; `marks` are the note marks that are
    glued to its words; `note` is the number of the note that begins on this line; `stretches` tell where its words
    stand on the page, where the source has pages.
    """

    text: str
    page: int
    role: LineRole = LineRole.BODY
    gap: bool = False
    marks: tuple[NoteMark, ...] = ()
    note: str | None = None
    stretches: tuple[Stretch, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the line with their boxes, in hundredths of a point; worked out when asked for.

        >>> both = Stretch(0, 6, (0, 0, 64, 9), {"o": 12, "p": 12, "w": 12, "e": 12, "g": 12, " ": 0})
        >>> [word.box for word in Line("op weg", 1, stretches=(both,)).words]
        [(0, 0, 24, 9), (28.0, 0, 64.0, 9)]
        """
        return tuple(
            Word(stretch.begin + begin, stretch.begin + end, box)
            for stretch in self.stretches
            for begin, end, box in place_words(self.text[stretch.begin : stretch.end], stretch.box, stretch.widths)
        )


def place_words(text: str, box: Box, widths: Mapping[str, float]) -> Iterator[tuple[int, int, Box]]:
    """Where the words of a text stand that has gaps of one width: begin, end, and box in hundredths of a point.

    `widths` are those of its characters, 0 for a blank; they are not needed for a single word.

    >>> list(place_words("wet", (0, 0, 30, 9), {}))
    [(0, 3, (0, 0, 30, 9))]
    """
    left, top, right, bottom = box
    if " " not in text:
        yield 0, len(text), (round(left, 2), round(top, 2), round(right, 2), round(bottom, 2))
        return
    words = text.split(" ")
    gap = (right - left - sum(map(widths.__getitem__, text))) / (len(words) - 1)
    begin, top, bottom = 0, round(top, 2), round(bottom, 2)
    for word in words:
        length = sum(map(widths.__getitem__, word))
        yield begin, begin + len(word), (round(left, 2), top, round(left + length, 2), bottom)
        begin, left = begin + len(word) + 1, left + length + gap


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its lines in reading order, with page numbers from 1; nothing is interpreted yet."""

    name: str
    sha256: str
    format: str
    lines: tuple[Line, ...]
    page_count: int | None
    metadata: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


class DocumentRefused(Exception):
    """A file that cannot be read as a letter; the message says in one line why, and what to do."""


class ScanRefused(DocumentRefused):
    """A file that holds pictures of pages and no text."""


# ---------------------------------------------------------------- the letter: who, when, clean text


class BriefSoort(StrEnum):
    """What kind of document a letter is."""

    KAMERBRIEF = "kamerbrief"
    VOORTGANGSRAPPORTAGE = "voortgangsrapportage"
    BIJLAGE = "bijlage"
    ANTWOORD = "antwoord op Kamervragen"
    VERSLAG = "verslag"


class DatumHerkomst(StrEnum):
    """What proves the date of a letter."""

    BRIEF = "brief"
    METADATA = "metadata"
    MANIFEST = "manifest"


class BlokSoort(StrEnum):
    """What a block of clean text is. Sentences are made of all but the letterhead and the signature."""

    BRIEFHOOFD = "briefhoofd"
    TEKST = "tekst"
    KOP = "kop"
    OPSOMMING = "opsomming"
    VOETNOOT = "voetnoot"
    TABEL = "tabel"
    ONDERTEKENING = "ondertekening"


@dataclass(frozen=True, slots=True)
class Blok:
    """A paragraph, heading, bullet, note or table of the clean text: half-open range `begin`–`einde`.

    `kop` is the heading above it, `noot` the number of a note. A table keeps its line ends.
    """

    soort: BlokSoort
    begin: int
    einde: int
    pagina: int
    kop: str | None = None
    noot: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of clean text that stands in the source as it is.

    Clean character `begin + i` (below `einde`) is character `kolom + i` of source line `regel` on `pagina`.
    """

    begin: int
    einde: int
    pagina: int
    regel: int
    kolom: int


@dataclass(frozen=True, slots=True)
class Noottekens:
    """A note mark taken out of the clean text: it stood just before character `positie`."""

    positie: int
    nummer: str


@dataclass(frozen=True, slots=True)
class Brieftekst:
    """The clean text of a document: hyphenation, line ends, marks and page furniture undone.

    Blocks are separated by a newline; within a block of running text there is none. `segmenten` lead every
    character back to its place in the source.
    """

    tekst: str
    blokken: tuple[Blok, ...]
    segmenten: tuple[Segment, ...]
    noottekens: tuple[Noottekens, ...]


@dataclass(frozen=True, slots=True)
class Ondertekenaar:
    """Who signs a letter: name, office and ministry; None where nothing proves it."""

    naam: str | None
    functie: str
    ministerie: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """A file of the Kamer that a letter belongs to: number, suffix (VI, or 32 in 21 501-32) and title."""

    nummer: str
    toevoeging: str | None = None
    titel: str | None = None


@dataclass(frozen=True, slots=True)
class Kamerbrief:
    """A letter: identity, sender and clean text. What nothing proves is None.

    `dossiers` are all that stand on its head, `dossier` and `toevoeging` those of the first, under which its number
    counts; `afzender` and `afzender_functie` join all who sign.
    """

    id: str
    bron: str
    sha256: str
    vorm: str
    soort: BriefSoort
    tekst: str
    blokken: tuple[Blok, ...]
    segmenten: tuple[Segment, ...] = ()
    noottekens: tuple[Noottekens, ...] = ()
    titel: str | None = None
    datum: date | None = None
    datum_herkomst: DatumHerkomst | None = None
    afzender: str | None = None
    afzender_functie: str | None = None
    ministerie: str | None = None
    kenmerk: str | None = None
    dossier: str | None = None
    toevoeging: str | None = None
    nummer: str | None = None
    vergaderjaar: str | None = None
    dossiers: tuple[Dossier, ...] = ()
    ondertekenaars: tuple[Ondertekenaar, ...] = ()
    bijlage_bij: str | None = None
    url: str | None = None
    paginas: int | None = None
    waarschuwingen: tuple[str, ...] = ()


class ZinSoort(StrEnum):
    """Where in the letter a sentence stands."""

    TEKST = "tekst"
    VOETNOOT = "voetnoot"
    KOP = "kop"
    OPSOMMING = "opsomming"
    TABEL = "tabel"


@dataclass(frozen=True, slots=True)
class Zin:
    """A sentence of a letter, `tekst` being the letter's clean text from `begin` to `einde`.

    `noot` is the number of the note it stands in; `noottekens` are the marks that hang in it, of which
    `positie` counts from the start of the letter.
    """

    volgnummer: int
    soort: ZinSoort
    tekst: str
    begin: int
    einde: int
    pagina: int
    kop: str | None = None
    noot: str | None = None
    noottekens: tuple[Noottekens, ...] = ()

    def plaats(self, begin: int, einde: int) -> Vindplaats:
        """The place of characters `begin`–`einde` of this sentence."""
        return Vindplaats(self.volgnummer, self.begin + begin, self.begin + einde, self.tekst[begin:einde])


# ---------------------------------------------------------------- mentions: what stands in a sentence


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """Evidence: sentence `zin` (its volgnummer), the half-open range in the letter's text, the words there."""

    zin: int
    begin: int
    einde: int
    citaat: str


class VerwijzingSoort(StrEnum):
    """What kind of document is cited."""

    KAMERSTUK = "kamerstuk"
    AANHANGSEL = "aanhangsel"
    HANDELINGEN = "handelingen"
    STAATSBLAD = "staatsblad"
    STAATSCOURANT = "staatscourant"
    TOEZEGGING = "toezegging"
    ZAAK = "zaak"
    DOCUMENT = "document"
    BRIEF = "brief"


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """One cited document. `toevoeging` is the suffix of its dossier (VI, or 32 in 21 501-32)."""

    plaats: Vindplaats
    soort: VerwijzingSoort
    dossier: str | None = None
    toevoeging: str | None = None
    nummer: str | None = None
    vergaderjaar: str | None = None
    identificatie: str | None = None
    url: str | None = None
    voetnoot: str | None = None
    datum: date | None = None


@dataclass(frozen=True, slots=True)
class Briefvermelding:
    """A mention of an earlier letter to the Kamer: "mijn brief van 18 oktober", "genoemde brief".

    `datum` is the day or the month that it bears (2019-10-18, 2019-10), None where nothing proves it; `identificatie`
    the Kamerstuk that the letter is said to be.
    """

    plaats: Vindplaats
    datum: str | None = None
    identificatie: str | None = None
    voetnoot: str | None = None


@dataclass(frozen=True, slots=True)
class Termijn:
    """Words that date something, with the first and the last day they leave open; None where they prove none."""

    plaats: Vindplaats
    vanaf: date | None = None
    uiterlijk: date | None = None


class BedragAard(StrEnum):
    """What a sum of money is: budgeted, a result, or a threshold in law."""

    BEGROTING = "begroting"
    RESULTAAT = "resultaat"
    DREMPEL = "drempel"


@dataclass(frozen=True, slots=True)
class Bedrag:
    """A sum of money in euro, with the calendar years the text ties it to.

    `eenheid_bron` says where its unit was read: uit het bedrag, uit de opsomming, uit de tabel. `begrotingsstuk` and
    `begrotingsjaar` are the budget document that it stands in and the year in its name: Najaarsnota, 2019.
    """

    plaats: Vindplaats
    euro: float
    euro_tot: float | None = None
    benadering: str | None = None
    aard: BedragAard = BedragAard.BEGROTING
    structureel: bool | None = None
    jaren: tuple[int, ...] = ()
    vanaf_jaar: int | None = None
    doel: str | None = None
    eenheid_bron: str = "uit het bedrag"
    begrotingsstuk: str | None = None
    begrotingsjaar: int | None = None


class MotieStatus(StrEnum):
    """What a letter says of the execution of a motion."""

    IN_UITVOERING = "in uitvoering"
    UITGEVOERD = "uitgevoerd"
    KOMT_TERUG = "komt terug"
    VERMELD = "vermeld"


@dataclass(frozen=True, slots=True)
class MotieVermelding:
    """A mention of a motion; `bewijs` holds the words from which `status` was read.

    `vervangt` is the identifier of the motion that this one came in the place of (t.v.v.). `gewogen` tells that no
    phrase says the status: it is the likeliest by the passage.
    """

    plaats: Vindplaats
    indieners: tuple[str, ...] = ()
    cum_suis: bool = False
    dossier: str | None = None
    toevoeging: str | None = None
    nummer: str | None = None
    onderwerp: str | None = None
    vervangt: str | None = None
    status: MotieStatus = MotieStatus.VERMELD
    bewijs: str | None = None
    gewogen: bool = False


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of one letter, each kind in the order of the text."""

    verwijzingen: tuple[Verwijzing, ...] = ()
    briefvermeldingen: tuple[Briefvermelding, ...] = ()
    termijnen: tuple[Termijn, ...] = ()
    bedragen: tuple[Bedrag, ...] = ()
    motie_vermeldingen: tuple[MotieVermelding, ...] = ()


Mention: TypeAlias = Verwijzing | Briefvermelding | Termijn | Bedrag | MotieVermelding


# ---------------------------------------------------------------- commitments, fulfilments, tables


class ToezeggingSoort(StrEnum):
    """What is promised: to inform the Chamber, money or capacity, legislation, or any other act."""

    INFORMEREN = "informeren"
    MIDDELEN = "middelen"
    WETGEVING = "wetgeving"
    ACTIE = "actie"


class ToezeggingAard(StrEnum):
    """What a commitment says of itself: new, or put off, said before or taken over from a predecessor."""

    NIEUW = "nieuw"
    HERHALING = "herhaling"
    UITSTEL = "uitstel"
    OVERGENOMEN = "overgenomen"


class MeldingSoort(StrEnum):
    """What a letter says of an older promise, other than that it is kept."""

    UITSTEL = "uitstel"
    INTREKKING = "intrekking"
    OVERNAME = "overname"


class ToezeggingStatus(StrEnum):
    """How a commitment stands; silence leaves it open."""

    OPENSTAAND = "openstaand"
    NAGEKOMEN = "nagekomen"
    DEELS_NAGEKOMEN = "deels nagekomen"
    VERVALLEN = "vervallen"


@dataclass(frozen=True, slots=True)
class Toezegging:
    """A commitment; `regel` names the rule that fired, `zekerheid` (0–1) how often that rule is right.

    `parafrase` is the commitment in one line, as the register of the Kamer words it; None where that cannot be made.
    """

    plaats: Vindplaats
    soort: ToezeggingSoort
    regel: str
    zekerheid: float
    actor: str | None = None
    termijn: Termijn | None = None
    voorwaarde: str | None = None
    aard: ToezeggingAard = ToezeggingAard.NIEUW
    parafrase: str | None = None


@dataclass(frozen=True, slots=True)
class Melding:
    """A statement on an older promise that is not kept yet; `bewijs` holds the words that say so."""

    plaats: Vindplaats
    soort: MeldingSoort
    bewijs: str
    belofte: str | None = None


@dataclass(frozen=True, slots=True)
class Nakoming:
    """A statement that this letter delivers on an earlier promise; `belofte` and `gedaan` in its own words."""

    plaats: Vindplaats
    regel: str
    belofte: str | None = None
    gedaan: str | None = None


@dataclass(frozen=True, slots=True)
class Begrotingscel:
    """A cell of a budget table, in euro. `meerduidig` where the layout leaves its column open.

    `groep` is the label that stands over several rows.
    """

    rij: str
    kolom: str | None
    jaar: int | None
    euro: float
    groep: str | None = None
    meerduidig: bool = False
    bewijs: str | None = None


@dataclass(frozen=True, slots=True)
class Begrotingstabel:
    """A budget table: range in the letter's text, caption, unit in euro, page, cells row by row."""

    begin: int
    einde: int
    bijschrift: str | None
    eenheid: int
    pagina: int
    cellen: tuple[Begrotingscel, ...]


@dataclass(frozen=True, slots=True)
class Lezing:
    """All that one letter yields, before it is compared with any other; the warnings are for a clerk to read."""

    brief: Kamerbrief
    zinnen: tuple[Zin, ...]
    mentions: Mentions
    toezeggingen: tuple[Toezegging, ...]
    nakomingen: tuple[Nakoming, ...]
    tabellen: tuple[Begrotingstabel, ...]
    waarschuwingen: tuple[str, ...] = ()
    meldingen: tuple[Melding, ...] = ()


# ---------------------------------------------------------------- over the corpus


class VerbandSoort(StrEnum):
    """How a later statement relates to an earlier one."""

    HERHALING = "herhaling"
    WIJZIGING = "wijziging"
    AANVULLING = "aanvulling"
    NAKOMING = "nakoming"
    UITSTEL = "uitstel"
    UITVOERING = "uitvoering"
    BIJSTELLING = "bijstelling bedrag"
    ZELFDE_MOTIE = "zelfde motie"
    VERWIJST_NAAR = "verwijst naar"


@dataclass(frozen=True, slots=True)
class Verband:
    """A link from a later statement to an earlier one, with its ground in words and a confidence (0–1)."""

    soort: VerbandSoort
    van_tabel: str
    van_id: str
    naar_tabel: str
    naar_id: str
    grond: str
    zekerheid: float


class BestandStatus(StrEnum):
    """What became of a file that was offered."""

    GELEZEN = "gelezen"
    MET_WAARSCHUWING = "gelezen met waarschuwing"
    GEWEIGERD = "geweigerd"
