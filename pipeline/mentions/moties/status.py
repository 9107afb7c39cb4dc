"""What a letter says of the execution of each motion that it mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.mentions.moties.bron import Bron
from pipeline.mentions.moties.groepen import Paper, Vermelding
from pipeline.mentions.moties.uitspraken import Uitspraak, read_uitspraak, read_vervolg
from pipeline.model import MotieStatus, MotieVermelding, Zin

REACH = 6  # sentences across which "hierover" looks back where no paragraph ends it sooner
LONGEST_PARAGRAPH = 20  # sentences of a paragraph that can speak of the motion named in it
NEIGHBOURS = 6  # other motions of a sentence, on either side, that are told apart from one


def judge_vermeldingen(bron: Bron, vermeldingen: Sequence[Vermelding]) -> Iterator[MotieVermelding]:
    """The mentions in the order of the text, each with its own statement, else that of its motion in the letter."""
    ordered = sorted(vermeldingen, key=lambda v: (bron.zinnen[v.zin].begin, v.naming.begin))
    speaking = defaultdict(set)
    for vermelding in ordered:
        speaking[vermelding.zin].add(vermelding.groep)
    own = [_own_statement(bron, ordered, place) for place in range(len(ordered))]
    said: dict[int, list[Uitspraak | None]] = defaultdict(list)
    for vermelding, statement in zip(ordered, own, strict=True):
        said[vermelding.groep] += [statement, _later_statement(bron, vermelding, speaking)]
    verdicts = {groep: _verdict(statements) for groep, statements in said.items()}
    for vermelding, statement in zip(ordered, own, strict=True):
        strong = statement if statement and not statement.zwak else None
        yield _vermelding(bron.zinnen[vermelding.zin], vermelding, strong or verdicts[vermelding.groep])


def _own_statement(bron: Bron, ordered: Sequence[Vermelding], place: int) -> Uitspraak | None:
    mine = ordered[place]
    near = ordered[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]
    others = [(v.naming.begin, v.naming.einde) for v in near if v.zin == mine.zin]
    return read_uitspraak(bron.zinnen[mine.zin].tekst, (mine.naming.begin, mine.naming.einde), others)


def _later_statement(bron: Bron, vermelding: Vermelding, speaking: Mapping[int, set[int]]) -> Uitspraak | None:
    """A promise to come back on it, in a later sentence of the paragraph, before another motion is named."""
    in_note = bron.zinnen[vermelding.zin].noot is not None
    last = min(len(bron.zinnen), vermelding.zin + LONGEST_PARAGRAPH)
    for index in range(vermelding.zin + 1, last):
        zin = bron.zinnen[index]
        if zin.noot is not None and not in_note:
            continue
        if speaking.get(index, set()) - {vermelding.groep} or not _goes_on(bron, vermelding.zin, index):
            return None
        if statement := read_vervolg(zin.tekst):
            return statement
    return None


def _goes_on(bron: Bron, first: int, index: int) -> bool:
    """Whether a sentence stands in the same paragraph; within REACH under one heading where none are known."""
    if bron.alineas[first] >= 0:
        return bron.alineas[first] == bron.alineas[index]
    return index - first <= REACH and bron.zinnen[first].kop == bron.zinnen[index].kop


def _verdict(statements: Sequence[Uitspraak | None]) -> Uitspraak | None:
    """What a letter says of a motion as a whole: that it is done weighs most, a soft word least."""
    return min((statement for statement in statements if statement), key=_weight, default=None)


def _weight(statement: Uitspraak) -> int:
    if statement.zwak:
        return 3
    return (MotieStatus.UITGEVOERD, MotieStatus.IN_UITVOERING, MotieStatus.KOMT_TERUG).index(statement.status)


def _vermelding(zin: Zin, vermelding: Vermelding, statement: Uitspraak | None) -> MotieVermelding:
    naming = vermelding.naming
    paper = vermelding.paper or Paper(None, None, None)
    return MotieVermelding(
        plaats=zin.plaats(naming.begin, naming.einde),
        indieners=naming.namen,
        cum_suis=naming.cum_suis,
        dossier=paper.dossier,
        toevoeging=paper.toevoeging,
        nummer=paper.nummer,
        onderwerp=vermelding.onderwerp,
        status=statement.status if statement else MotieStatus.VERMELD,
        bewijs=statement.bewijs if statement else None,
    )
