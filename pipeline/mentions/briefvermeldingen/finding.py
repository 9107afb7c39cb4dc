"""The mentions of earlier letters in a letter, tied to the paper they are, those that point back followed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.mentions.briefvermeldingen.briefvormen import Naming, find_brieven
from pipeline.model import Briefvermelding, Kamerbrief, Mentions, Verwijzing, VerwijzingSoort, Zin, ZinSoort

REACH = 12  # sentences across which "genoemde brief" looks back
BESIDE = 3  # characters between a letter's date and the paper or note that belongs to it
_IDEM = re.compile(r"\s*(?i:ibid(?:em)?|idem)\b\.?")
_MEER = re.compile(r"\b(?:laatst|die\b)", re.IGNORECASE)


@dataclass(slots=True)
class _Geheugen:
    """What was named so far: each letter with the place of its sentence, and what the last note holds."""

    genoemd: list[tuple[int, Briefvermelding]] = field(default_factory=list)
    noot: str | None = None
    in_noot: list[Briefvermelding] = field(default_factory=list)
    vorige: Briefvermelding | None = None


def find_briefvermeldingen(brief: Kamerbrief, zinnen: Sequence[Zin], found: Mentions) -> Iterator[Briefvermelding]:
    """Find the mentions of earlier letters, in the order of the text; reads the citations in `found`.

    `brief.datum` settles the year of a date without one. A mention gets the identifier of the Kamerstuk that stands
    behind it, in brackets or in the note that hangs there.
    """
    citaten = _citations(found.verwijzingen)
    noten = {zin.noot: zin.volgnummer for zin in reversed(zinnen) if zin.noot is not None}
    geheugen = _Geheugen()
    for index, zin in enumerate(zinnen):
        if zin.soort is ZinSoort.TABEL:
            continue
        _enter_note(geheugen, zin)
        for naming in find_brieven(zin.tekst, brief.datum) or _read_idem(zin, geheugen, citaten):
            vermelding = _read(zin, naming, citaten, noten, _antecedent(geheugen, zin, naming, index))
            geheugen.genoemd.append((index, vermelding))
            if zin.noot is not None:
                geheugen.in_noot.append(vermelding)
            yield vermelding


def _citations(verwijzingen: Sequence[Verwijzing]) -> Mapping[int, list[Verwijzing]]:
    """The numbered Kamerstukken by sentence."""
    found: dict[int, list[Verwijzing]] = {}
    for verwijzing in verwijzingen:
        if verwijzing.soort is VerwijzingSoort.KAMERSTUK and verwijzing.nummer:
            found.setdefault(verwijzing.plaats.zin, []).append(verwijzing)
    return found


def _enter_note(geheugen: _Geheugen, zin: Zin) -> None:
    """Where a new note begins, keep the one letter that the note before it names, for Idem."""
    if zin.noot is None or zin.noot == geheugen.noot:
        return
    if geheugen.noot is not None:
        geheugen.vorige = geheugen.in_noot[0] if len(geheugen.in_noot) == 1 else None
    geheugen.noot, geheugen.in_noot = zin.noot, []


def _read_idem(zin: Zin, geheugen: _Geheugen, citaten: Mapping[int, list[Verwijzing]]) -> list[Naming]:
    """Idem or Ibid. in a note, where the note before it names one letter and nothing is cited."""
    match = _IDEM.match(zin.tekst) if zin.noot is not None and zin.volgnummer not in citaten else None
    if match is None or geheugen.vorige is None or geheugen.in_noot:
        return []
    return [Naming(match.end() - len(match[0].strip()), match.end(), wijst=True)]


def _antecedent(geheugen: _Geheugen, zin: Zin, naming: Naming, index: int) -> Briefvermelding | None:
    """The letter that a naming points back to: the last one, or the only one within reach."""
    if not naming.wijst:
        return None
    words = zin.tekst[naming.begin : naming.einde]
    if _IDEM.fullmatch(words):
        return geheugen.vorige
    near = [vermelding for place, vermelding in geheugen.genoemd if index - place <= REACH and vermelding.datum]
    if not near:
        return None
    same = {(vermelding.datum, vermelding.identificatie) for vermelding in near}
    return near[-1] if len(same) == 1 or _MEER.search(words) else None


def _read(
    zin: Zin,
    naming: Naming,
    citaten: Mapping[int, list[Verwijzing]],
    noten: Mapping[str, int],
    antecedent: Briefvermelding | None,
) -> Briefvermelding:
    """A mention with its date and the paper that it is."""
    identificatie = _paper_beside(zin, naming, citaten, noten)
    if antecedent is not None:
        return Briefvermelding(
            zin.plaats(naming.begin, naming.einde),
            antecedent.datum,
            identificatie or antecedent.identificatie,
            zin.noot,
        )
    return Briefvermelding(zin.plaats(naming.begin, naming.einde), naming.datum, identificatie, zin.noot)


def _paper_beside(
    zin: Zin, naming: Naming, citaten: Mapping[int, list[Verwijzing]], noten: Mapping[str, int]
) -> str | None:
    """The one paper cited right behind a naming, or in the note that hangs right behind it."""
    einde = zin.begin + naming.einde
    beside = [v for v in citaten.get(zin.volgnummer, ()) if 0 <= v.plaats.begin - einde <= BESIDE]
    if not beside:
        marks = [teken.nummer for teken in zin.noottekens if 0 <= teken.positie - einde <= BESIDE]
        beside = citaten.get(noten[marks[0]], []) if marks and marks[0] in noten else []
    numbers = {verwijzing.identificatie for verwijzing in beside}
    return numbers.pop() if len(numbers) == 1 else None
