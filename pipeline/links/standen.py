"""How each commitment stands, from what letters say of it: silence leaves it open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.links.beloften import Beloften, find_cue
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


def derive_status(
    beloften: Beloften, repeated: Sequence[Verband], dropped: Sequence[Verband], kept: Sequence[Verband]
) -> dict[str, str]:
    """The status of each commitment that a letter calls kept, partly kept or dropped; the last word counts.

    What is said of a commitment holds for those that it repeats or puts off, and for those that repeat it before.
    """
    chain_of = chains(repeated)
    members: dict[str, list[str]] = {}
    for key, oldest in sorted(chain_of.items()):
        members.setdefault(oldest, [oldest]).append(key)
    said = [*((_when(beloften, link), _fulfilled(beloften, link), link.naar_id) for link in kept)]
    said += [(_when(beloften, link), str(ToezeggingStatus.VERVALLEN), link.naar_id) for link in dropped]
    status: dict[str, str] = {}
    for day, word, target in sorted(said):
        for key in members.get(chain_of.get(target, target), [target]):
            promise = beloften.by_id[key]
            if key == target or (beloften.corpus.brieven[promise.brief_id].datum or "9") < day:
                status[key] = word
    return status


def _when(beloften: Beloften, link: Verband) -> str:
    """The date of the letter that a link comes from."""
    kept = beloften.kept_by_id.get(link.van_id)
    brief_id = kept.brief_id if kept else beloften.corpus.zinnen[link.van_id].brief_id
    return beloften.corpus.brieven[brief_id].datum or ""


def _fulfilled(beloften: Beloften, link: Verband) -> str:
    """Whether a fulfilment says that it is whole or in part."""
    partly = find_cue(beloften.sentence(beloften.kept_by_id[link.van_id]), "deels") is not None
    return str(ToezeggingStatus.DEELS_NAGEKOMEN if partly else ToezeggingStatus.NAGEKOMEN)
