"""A read letter as rows of the tables. Pure: ids come from content, so that the same letter gives the same rows."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from pipeline.model import Begrotingstabel, Kamerbrief, Lezing, Vindplaats, Zin

Row: TypeAlias = dict[str, Any]

LETTER_TABLES = (
    "kamerbrieven",
    "ondertekenaars",
    "kamerbrief_dossiers",
    "segmenten",
    "zinnen",
    "verwijzingen",
    "briefvermeldingen",
    "bedragen",
    "bedrag_jaren",
    "begrotingstabellen",
    "begrotingscellen",
    "motie_vermeldingen",
    "toezeggingen",
    "nakomingen",
    "meldingen",
)


@dataclass(slots=True)
class Numbering:
    """Gives ids within one letter; what occurs twice in the same words gets a serial number."""

    brief_id: str
    seen: Counter[str] = field(default_factory=Counter)

    def id(self, letter: str, *parts: object) -> str:
        """The id of a thing of kind `letter`, from the words that make it what it is."""
        key = "\x1f".join([letter, *(str(part) for part in parts)])
        self.seen[key] += 1
        digest = hashlib.sha256(f"{key}\x1f{self.seen[key]}".encode()).hexdigest()[:10]
        return f"{self.brief_id}.{letter}{digest}"


def letter_rows(lezing: Lezing) -> Mapping[str, list[Row]]:
    """All rows of one letter, by table, in the order in which foreign keys allow them to be written."""
    brief = lezing.brief
    ids = Numbering(brief.id)
    zinnen = {zin.volgnummer: (ids.id("z", zin.soort, zin.tekst), zin) for zin in lezing.zinnen}
    rows: dict[str, list[Row]] = {table: [] for table in LETTER_TABLES}
    rows["kamerbrieven"] = [_brief_row(brief)]
    rows["ondertekenaars"] = [*_ondertekenaar_rows(brief, ids)]
    rows["kamerbrief_dossiers"] = [*_dossier_rows(brief, ids)]
    rows["segmenten"] = [
        {
            "kamerbrief_id": brief.id,
            "begin": s.begin,
            "einde": s.einde,
            "pagina": s.pagina,
            "regel": s.regel,
            "kolom": s.kolom,
        }
        for s in brief.segmenten
    ]
    rows["zinnen"] = [_zin_row(brief.id, zin_id, zin) for zin_id, zin in zinnen.values()]
    places = Places(ids, zinnen)
    rows["verwijzingen"] = [*_verwijzing_rows(lezing, places)]
    rows["briefvermeldingen"] = [*_briefvermelding_rows(lezing, places)]
    rows["bedragen"], rows["bedrag_jaren"] = _bedrag_rows(lezing, places)
    rows["motie_vermeldingen"] = [*_motie_rows(lezing, places)]
    rows["toezeggingen"] = [*_toezegging_rows(lezing, places)]
    rows["nakomingen"] = [*_nakoming_rows(lezing, places)]
    rows["meldingen"] = [*_melding_rows(lezing, places)]
    for tabel in lezing.tabellen:
        row, cells = _tabel_rows(brief.id, ids, tabel)
        rows["begrotingstabellen"].append(row)
        rows["begrotingscellen"] += cells
    return rows


@dataclass(frozen=True, slots=True)
class Places:
    """Turns evidence into the columns that every extracted row has."""

    ids: Numbering
    zinnen: Mapping[int, tuple[str, Zin]]

    def row(self, letter: str, plaats: Vindplaats, *parts: object) -> Row:
        """Id, letter, sentence, quote and range; `parts` tell apart what stands in the same words."""
        zin_id, zin = self.zinnen[plaats.zin]
        return {
            "id": self.ids.id(letter, zin_id, plaats.begin - zin.begin, plaats.einde - zin.begin, *parts),
            "kamerbrief_id": self.ids.brief_id,
            "zin_id": zin_id,
            "citaat": plaats.citaat,
            "begin": plaats.begin,
            "einde": plaats.einde,
        }


def iso(day: date | None) -> str | None:
    """A day as the database writes it."""
    return day.isoformat() if day else None


def _brief_row(brief: Kamerbrief) -> Row:
    """The row of the letter itself."""
    names = (
        "id", "bron", "sha256", "titel", "soort", "datum_herkomst", "afzender", "afzender_functie", "ministerie",
        "kenmerk", "dossier", "toevoeging", "nummer", "vergaderjaar", "bijlage_bij", "url", "vorm", "paginas", "tekst",
    )  # fmt: skip
    return {name: getattr(brief, name) for name in names} | {"datum": iso(brief.datum)}


def _ondertekenaar_rows(brief: Kamerbrief, ids: Numbering) -> Iterator[Row]:
    """The rows of who signs, in the order of the letter."""
    for number, wie in enumerate(brief.ondertekenaars, start=1):
        yield {
            "id": ids.id("o", wie.naam, wie.functie),
            "kamerbrief_id": brief.id,
            "volgnummer": number,
            "naam": wie.naam,
            "functie": wie.functie,
            "ministerie": wie.ministerie,
        }


def _dossier_rows(brief: Kamerbrief, ids: Numbering) -> Iterator[Row]:
    """The rows of the dossiers on the letter's head, the first of which its number counts under."""
    for number, dossier in enumerate(brief.dossiers, start=1):
        yield {
            "id": ids.id("d", dossier.nummer, dossier.toevoeging),
            "kamerbrief_id": brief.id,
            "volgnummer": number,
            "dossier": dossier.nummer,
            "toevoeging": dossier.toevoeging,
            "titel": dossier.titel,
        }


def _zin_row(brief_id: str, zin_id: str, zin: Zin) -> Row:
    """The row of a sentence."""
    names = ("volgnummer", "pagina", "kop", "soort", "noot", "tekst", "begin", "einde")
    return {"id": zin_id, "kamerbrief_id": brief_id} | {name: getattr(zin, name) for name in names}


def _verwijzing_rows(lezing: Lezing, places: Places) -> Iterator[Row]:
    """The rows of citations; one in a note also names the sentence that the note hangs at."""
    hangs_at = dict(_note_places(places.zinnen.values()))
    names = ("soort", "dossier", "toevoeging", "nummer", "vergaderjaar", "identificatie", "url", "voetnoot")
    for verwijzing in lezing.mentions.verwijzingen:
        values = {name: getattr(verwijzing, name) for name in names}
        yield (
            places.row("v", verwijzing.plaats, *values.values())
            | values
            | {
                "datum": iso(verwijzing.datum),
                "bij_zin_id": hangs_at.get(verwijzing.voetnoot or ""),
            }
        )


def _note_places(zinnen: Iterable[tuple[str, Zin]]) -> Iterator[tuple[str, str]]:
    """Each number of a note whose mark stands in one sentence, with the id of that sentence."""
    places: dict[str, set[str]] = defaultdict(set)
    for zin_id, zin in zinnen:
        for mark in zin.noottekens:
            places[mark.nummer].add(zin_id)
    yield from ((number, next(iter(found))) for number, found in places.items() if len(found) == 1)


def _briefvermelding_rows(lezing: Lezing, places: Places) -> Iterator[Row]:
    """The rows of earlier letters named without a number."""
    for vermelding in lezing.mentions.briefvermeldingen:
        yield places.row("r", vermelding.plaats) | {
            "datum": vermelding.datum,
            "identificatie": vermelding.identificatie,
            "voetnoot": vermelding.voetnoot,
        }


def _bedrag_rows(lezing: Lezing, places: Places) -> tuple[list[Row], list[Row]]:
    """The rows of sums of money, and those of their years."""
    names = (
        "euro",
        "euro_tot",
        "benadering",
        "aard",
        "vanaf_jaar",
        "doel",
        "eenheid_bron",
        "begrotingsstuk",
        "begrotingsjaar",
    )
    rows, years = [], []
    for bedrag in lezing.mentions.bedragen:
        row = places.row("b", bedrag.plaats, bedrag.euro) | {name: getattr(bedrag, name) for name in names}
        rows.append(row | {"structureel": None if bedrag.structureel is None else int(bedrag.structureel)})
        years += [{"bedrag_id": row["id"], "jaar": jaar} for jaar in sorted(set(bedrag.jaren))]
    return rows, years


def _motie_rows(lezing: Lezing, places: Places) -> Iterator[Row]:
    """The rows of mentions of motions."""
    names = ("dossier", "toevoeging", "nummer", "onderwerp", "vervangt", "status", "bewijs")
    for vermelding in lezing.mentions.motie_vermeldingen:
        yield (
            places.row("m", vermelding.plaats, vermelding.indieners, vermelding.nummer)
            | {name: getattr(vermelding, name) for name in names}
            | {
                "indieners": json.dumps(vermelding.indieners, ensure_ascii=False),
                "cum_suis": int(vermelding.cum_suis),
                "gewogen": int(vermelding.gewogen),
            }
        )


def _toezegging_rows(lezing: Lezing, places: Places) -> Iterator[Row]:
    """The rows of commitments; their status is for the links to say."""
    names = ("soort", "actor", "voorwaarde", "regel", "zekerheid", "aard", "parafrase")
    for toezegging in lezing.toezeggingen:
        termijn = toezegging.termijn
        yield (
            places.row("t", toezegging.plaats, toezegging.soort)
            | {name: getattr(toezegging, name) for name in names}
            | {
                "termijn": termijn.plaats.citaat if termijn else None,
                "vanaf": iso(termijn.vanaf) if termijn else None,
                "uiterlijk": iso(termijn.uiterlijk) if termijn else None,
            }
        )


def _nakoming_rows(lezing: Lezing, places: Places) -> Iterator[Row]:
    """The rows of fulfilments."""
    for nakoming in lezing.nakomingen:
        yield places.row("n", nakoming.plaats) | {
            "belofte": nakoming.belofte,
            "gedaan": nakoming.gedaan,
            "regel": nakoming.regel,
        }


def _melding_rows(lezing: Lezing, places: Places) -> Iterator[Row]:
    """The rows of what is said of older promises."""
    for melding in lezing.meldingen:
        names = ("soort", "bewijs", "belofte")
        yield places.row("m", melding.plaats, melding.soort) | {name: getattr(melding, name) for name in names}


def _tabel_rows(brief_id: str, ids: Numbering, tabel: Begrotingstabel) -> tuple[Row, list[Row]]:
    """The row of a budget table and those of its cells."""
    names = ("bijschrift", "eenheid", "pagina", "begin", "einde")
    table_id = ids.id("bt", tabel.bijschrift, *(cel.euro for cel in tabel.cellen))
    cells = [
        {
            "id": ids.id("bc", table_id, cel.groep, cel.rij, cel.kolom, cel.euro),
            "tabel_id": table_id,
            "groep": cel.groep,
            "rij": cel.rij,
            "kolom": cel.kolom,
            "jaar": cel.jaar,
            "euro": cel.euro,
            "meerduidig": int(cel.meerduidig),
            "bewijs": cel.bewijs,
        }
        for cel in tabel.cellen
    ]
    return {"id": table_id, "kamerbrief_id": brief_id} | {name: getattr(tabel, name) for name in names}, cells
