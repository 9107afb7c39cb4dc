"""What a letter says of the execution of each motion that it mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.identificatie import kamerstuk_id
from pipeline.mentions.moties.bron import Bron
from pipeline.mentions.moties.groepen import Paper, Vermelding
from pipeline.mentions.moties.reikwijdte import goes_on, stands_under
from pipeline.mentions.moties.uitspraken import Uitspraak, read_uitspraak, read_vervolg, refuses, turns_away, weightiest
from pipeline.model import MotieStatus, MotieVermelding, Zin

PASSAGE = 5  # sentences behind a motion that speak of it without pointing back
LONGEST_PASSAGE = 4_000  # characters of a passage that later sentences are held against
LONGEST_PARAGRAPH = 20  # sentences of a paragraph that can speak of the motion named in it
NEIGHBOURS = 6  # other motions of a sentence, on either side, that are told apart from one


def judge_vermeldingen(bron: Bron, vermeldingen: Sequence[Vermelding]) -> Iterator[MotieVermelding]:
    """The mentions in the order of the text, each with what the letter as a whole says of its motion.

    The words that say so are those of the mention itself where it says the same.
    """
    ordered = sorted(vermeldingen, key=lambda v: (bron.zinnen[v.zin].begin, v.naming.begin))
    speaking = defaultdict(set)
    for vermelding in ordered:
        speaking[vermelding.zin].add(vermelding.groep)
    own = [_own_statement(bron, ordered, place) for place in range(len(ordered))]
    said: dict[int, list[Uitspraak | None]] = defaultdict(list)
    for vermelding, statement in zip(ordered, own, strict=True):
        said[vermelding.groep] += [statement, *_later_statements(bron, vermelding, speaking)]
    verdicts = {groep: weightiest(statements) for groep, statements in said.items()}
    for vermelding, statement in zip(ordered, own, strict=True):
        verdict = verdicts[vermelding.groep]
        same = statement is not None and verdict is not None and statement.status is verdict.status
        yield _vermelding(bron.zinnen[vermelding.zin], vermelding, statement if same else verdict)


def _own_statement(bron: Bron, ordered: Sequence[Vermelding], place: int) -> Uitspraak | None:
    mine = ordered[place]
    near = ordered[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]
    others = [(v.naming.begin, v.naming.einde) for v in near if v.zin == mine.zin]
    return read_uitspraak(bron.zinnen[mine.zin].tekst, (mine.naming.begin, mine.naming.einde), others)


def _later_statements(
    bron: Bron, vermelding: Vermelding, speaking: Mapping[int, set[int]]
) -> Iterator[Uitspraak | None]:
    """What later sentences say of a motion, before another motion is named.

    Those of its paragraph, and of its section where the heading names a motion; of one more paragraph only the
    sentences that name what they point back to ("dit verzoek"). The first PASSAGE sentences need not point back,
    until one of them refuses what was asked or turns to something else.
    """
    in_note = bron.zinnen[vermelding.zin].noot is not None
    about = bron.zinnen[vermelding.zin].tekst
    last = min(len(bron.zinnen), vermelding.zin + LONGEST_PARAGRAPH)
    passage = None if refuses(about) else about[:LONGEST_PASSAGE]
    for index in range(vermelding.zin + 1, last):
        zin = bron.zinnen[index]
        if zin.noot is not None and not in_note:
            continue
        if speaking.get(index, set()) - {vermelding.groep} or not stands_under(bron.zinnen[vermelding.zin], zin):
            return
        near = goes_on(bron.zinnen, bron.alineas, vermelding.zin, index)
        if not near or index - vermelding.zin > PASSAGE or turns_away(zin.tekst):
            passage = None
        if index not in speaking:
            yield read_vervolg(zin.tekst, about, stellig=not near, passage=passage)
        passage = passage and f"{passage} {zin.tekst[:LONGEST_PASSAGE]}"[:LONGEST_PASSAGE]


def _identify(paper: Paper | None) -> str | None:
    return kamerstuk_id(paper.dossier, paper.toevoeging, paper.nummer) if paper else None


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
        vervangt=_identify(vermelding.vervangt),
        status=statement.status if statement else MotieStatus.VERMELD,
        bewijs=statement.bewijs if statement else None,
    )
