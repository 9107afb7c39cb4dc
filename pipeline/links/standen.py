"""How each commitment stands, from what letters say of it: silence leaves it open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.links.beloften import Beloften, find_cue
from pipeline.links.corpus import LinkedBrief, Stand
from pipeline.model import ToezeggingStatus, Verband, VerbandSoort

SAME = frozenset({VerbandSoort.HERHALING, VerbandSoort.UITSTEL})
SURE = 0.8  # certainty from which a repetition carries what is said of the one over to the other


def chains(repeated: Iterable[Verband]) -> dict[str, str]:
    """The commitments that are one and the same: each with the oldest that it repeats or puts off.

    >>> link = Verband(VerbandSoort.HERHALING, "toezeggingen", "b", "toezeggingen", "a", "", 0.9)
    >>> chains([link])
    {'b': 'a'}
    """
    older = {link.van_id: link.naar_id for link in repeated if link.soort in SAME and link.zekerheid >= SURE}
    return {key: _oldest(key, older) for key in older}


def _oldest(key: str, older: Mapping[str, str]) -> str:
    """The end of a chain; links run back in time, so that it has one."""
    while key in older:
        key = older[key]
    return key


def derive_standen(
    beloften: Beloften, repeated: Sequence[Verband], dropped: Sequence[Verband], kept: Sequence[Verband]
) -> tuple[Stand, ...]:
    """What letters say of each commitment that is called kept, partly kept or dropped, the oldest statement first.

    What is said of a commitment holds for those that it repeats or puts off, and for those that repeat it before.
    """
    chain_of = chains(repeated)
    members: dict[str, list[str]] = {}
    for key, oldest in sorted(chain_of.items()):
        members.setdefault(oldest, [oldest]).append(key)
    said = [(_letter(beloften, link), _fulfilled(beloften, link), link) for link in kept]
    said += [(_letter(beloften, link), str(ToezeggingStatus.VERVALLEN), link) for link in dropped]
    standen = [
        Stand(key, word, brief.datum, brief.id, link.van_tabel, link.van_id)
        for brief, word, link in said
        for key in members.get(chain_of.get(link.naar_id, link.naar_id), [link.naar_id])
        if key == link.naar_id or _older(beloften, key, brief)
    ]
    return tuple(
        sorted(standen, key=lambda stand: (stand.datum or "", stand.status, stand.toezegging_id, stand.van_id))
    )


def last_words(standen: Iterable[Stand]) -> dict[str, str]:
    """The status of each commitment of which letters say something: the last word counts."""
    return {stand.toezegging_id: stand.status for stand in standen}


def _older(beloften: Beloften, key: str, brief: LinkedBrief) -> bool:
    """Whether a commitment was made before a letter."""
    made = beloften.corpus.brieven[beloften.by_id[key].brief_id].datum
    return made is not None and made < (brief.datum or "")


def _letter(beloften: Beloften, link: Verband) -> LinkedBrief:
    """The letter that a link comes from."""
    said = beloften.said_by_id.get(link.van_id)
    brief_id = said.brief_id if said else beloften.corpus.zinnen[link.van_id].brief_id
    return beloften.corpus.brieven[brief_id]


def _fulfilled(beloften: Beloften, link: Verband) -> str:
    """Whether a fulfilment says that it is whole or in part."""
    partly = find_cue(beloften.sentence(beloften.said_by_id[link.van_id]), "deels") is not None
    return str(ToezeggingStatus.DEELS_NAGEKOMEN if partly else ToezeggingStatus.NAGEKOMEN)
