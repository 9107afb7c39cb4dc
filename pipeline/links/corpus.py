"""What links are made from and what they yield: the letters and their statements, as the links see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model import Verband


@dataclass(frozen=True, slots=True)
class LinkedBrief:
    """A letter as the links see it; `dossiers` are all on its head, each with its suffix."""

    id: str
    datum: str | None
    dossier: str | None
    toevoeging: str | None
    nummer: str | None
    ministerie: str | None
    dossiers: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class LinkedZin:
    """A sentence; `volgnummer` orders the sentences of a letter, `noot` is the note that it stands in.

    `begin` is where it starts in the letter's text.
    """

    id: str
    brief_id: str
    volgnummer: int
    kop: str | None
    noot: str | None
    tekst: str
    begin: int = 0


@dataclass(frozen=True, slots=True)
class LinkedVermelding:
    """A mention of a motion; `begin` orders it within its letter, `gewogen` tells that its status was only weighed."""

    id: str
    brief_id: str
    begin: int
    citaat: str
    indieners: tuple[str, ...]
    dossier: str | None
    toevoeging: str | None
    nummer: str | None
    onderwerp: str | None
    status: str
    cum_suis: bool = False
    zin_id: str | None = None
    vervangt: str | None = None
    gewogen: bool = False


@dataclass(frozen=True, slots=True)
class LinkedVerwijzing:
    """A citation with the identifier of what it cites; `bij_zin_id` is the sentence that its note hangs at."""

    id: str
    brief_id: str
    citaat: str
    identificatie: str | None
    nummer: str | None = None
    zin_id: str | None = None
    bij_zin_id: str | None = None


@dataclass(frozen=True, slots=True)
class LinkedBriefvermelding:
    """A mention of an earlier letter, with the day or month it bears and the paper it is said to be."""

    id: str
    brief_id: str
    citaat: str
    datum: str | None
    identificatie: str | None


@dataclass(frozen=True, slots=True)
class LinkedUitspraak:
    """A commitment or fulfilment in its own words; `belofte` is what a fulfilment says was promised, `gedaan` where."""

    id: str
    brief_id: str
    soort: str
    tekst: str
    uiterlijk: str | None = None
    zin_id: str | None = None
    belofte: str | None = None
    gedaan: str | None = None


@dataclass(frozen=True, slots=True)
class LinkedBedrag:
    """A sum of money in euro; `begin` orders it within its letter."""

    id: str
    brief_id: str
    zin_id: str | None
    begin: int
    euro: float
    euro_tot: float | None
    aard: str
    structureel: bool | None
    vanaf_jaar: int | None
    doel: str | None
    jaren: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkedCel:
    """A cell of a budget table whose column is settled, in euro; `opschrift` is the caption with the column."""

    id: str
    brief_id: str
    rij: str
    jaar: int | None
    euro: float
    tabel_id: str = ""
    groep: str | None = None
    opschrift: str = ""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that the links are made from; `zinnen` are the sentences by id, those of tables (`tabelzinnen`) left out."""

    brieven: Mapping[str, LinkedBrief]
    vermeldingen: Sequence[LinkedVermelding] = ()
    verwijzingen: Sequence[LinkedVerwijzing] = ()
    toezeggingen: Sequence[LinkedUitspraak] = ()
    nakomingen: Sequence[LinkedUitspraak] = ()
    bedragen: Sequence[LinkedBedrag] = ()
    cellen: Sequence[LinkedCel] = ()
    zinnen: Mapping[str, LinkedZin] = field(default_factory=dict)
    tabelzinnen: Sequence[LinkedZin] = ()
    meldingen: Sequence[LinkedUitspraak] = ()
    briefvermeldingen: Sequence[LinkedBriefvermelding] = ()


@dataclass(frozen=True, slots=True)
class Motie:
    """A motion over all letters: `status` is what the latest letter says of it."""

    id: str
    dossier: str | None
    toevoeging: str | None
    nummer: str | None
    indieners: tuple[str, ...]
    onderwerp: str | None
    status: str
    url: str | None
    vervangt: str | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """What a letter of `datum` makes of a commitment: its status from that day on, and the statement that says so."""

    toezegging_id: str
    status: str
    datum: str | None
    brief_id: str
    van_tabel: str
    van_id: str


@dataclass(frozen=True, slots=True)
class Suggestie:
    """A link that is not proved: for a reader to judge. `bezwaar` is what keeps it from being a link."""

    soort: str
    van_tabel: str
    van_id: str
    naar_tabel: str
    naar_id: str
    grond: str
    zekerheid: float
    bezwaar: str


@dataclass(frozen=True, slots=True)
class Reeksstap:
    """One naming of money that several letters name: a sum or a cell of a table, and what changed since the one before.

    `reeks_id` is the oldest of the series; `verschil` is in euro, None where there is nothing before it.
    """

    reeks_id: str
    tabel: str
    onderdeel_id: str
    brief_id: str
    datum: str | None
    euro: float
    stap: str
    verschil: float | None = None
    naar_id: str | None = None


@dataclass(frozen=True, slots=True)
class Entiteit:
    """A programme or body over all letters; `soort` is the word that a letter uses for what it is."""

    id: str
    naam: str | None
    afkorting: str | None
    soort: str | None


@dataclass(frozen=True, slots=True)
class EntiteitVermelding:
    """A mention of a programme or body, with its range in the letter's text."""

    id: str
    entiteit_id: str
    brief_id: str
    zin_id: str
    citaat: str
    begin: int
    einde: int


@dataclass(frozen=True, slots=True)
class Opvolging:
    """A sentence that says that one programme or body became another; `bewijs` holds the words that say so."""

    id: str
    oude_id: str
    nieuwe_id: str
    brief_id: str
    zin_id: str
    citaat: str
    begin: int
    einde: int
    bewijs: str


@dataclass(frozen=True, slots=True)
class Namen:
    """The programmes and bodies that the letters name, where, and which became which."""

    entiteiten: tuple[Entiteit, ...] = ()
    vermeldingen: tuple[EntiteitVermelding, ...] = ()
    opvolgingen: tuple[Opvolging, ...] = ()


@dataclass(frozen=True, slots=True)
class Links:
    """What the letters together yield."""

    moties: tuple[Motie, ...]
    motie_of: Mapping[str, str]
    doel_of: Mapping[str, str]
    toezegging_of: Mapping[str, str]
    reason_of: Mapping[str, str]
    status_of: Mapping[str, str]
    verbanden: tuple[Verband, ...]
    standen: tuple[Stand, ...] = ()
    suggesties: tuple[Suggestie, ...] = ()
    reeksen: tuple[Reeksstap, ...] = ()
    namen: Namen = Namen()
    brief_of: Mapping[str, str] = field(default_factory=dict)
