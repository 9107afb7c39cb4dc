"""Which mentions are of one motion, over all letters, and what the latest letter says of it.

A number is the identity of a motion. A mention without one joins the only motion that its submitters, its subject and
the dossier leave open; where two are left it joins neither. A number that is a letter of the corpus is no motion.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.identificatie import kamerstuk_id, url
from pipeline.links.brieven import Brieven, precedes
from pipeline.links.corpus import Corpus, LinkedBrief, LinkedVermelding, Motie
from pipeline.links.woorden import shared_words, telling_words
from pipeline.model import MotieStatus, Verband, VerbandSoort

MIN_SHARED = 2  # telling words that two subjects must share
TWO = 2  # submitters from whom on their names alone single a motion out within a dossier or ministry


@dataclass(frozen=True, slots=True)
class Groep:
    """The mentions of one motion in one letter."""

    brief: LinkedBrief
    nummer: str | None
    vermeldingen: tuple[LinkedVermelding, ...]
    omgeving: str

    @property
    def indieners(self) -> tuple[str, ...]:
        """The submitters, as the mention that names most of them gives them."""
        return max((mention.indieners for mention in self.vermeldingen), key=len)

    @property
    def cum_suis(self) -> bool:
        """Whether "c.s." stands for more submitters."""
        return any(mention.cum_suis for mention in self.vermeldingen)

    @property
    def onderwerp(self) -> str:
        """All that the mentions say the motion is about."""
        return " ".join(sorted({mention.onderwerp for mention in self.vermeldingen if mention.onderwerp}))


def identify_moties(corpus: Corpus, brieven: Brieven) -> dict[str, str]:
    """The id of the motion of each mention."""
    groups = list(_groups(corpus, brieven))
    numbered: dict[str, list[Groep]] = defaultdict(list)
    for group in groups:
        if group.nummer:
            numbered[group.nummer].append(group)
    by_name = _by_name(numbered)
    unnumbered = [group for group in groups if not group.nummer]
    known = {id(group): _known_motie(group, by_name, numbered) for group in unnumbered}
    own = dict(_own_ids([group for group in unnumbered if known[id(group)] is None]))
    return {
        mention.id: group.nummer or known.get(id(group)) or own[id(group)]
        for group in groups
        for mention in group.vermeldingen
    }


def _groups(corpus: Corpus, brieven: Brieven) -> Iterator[Groep]:
    """The mentions per letter and motion: those with one number, those of the same submitters and subject."""
    grouped: dict[tuple[str, str | None, str, str], list[LinkedVermelding]] = defaultdict(list)
    for mention in sorted(corpus.vermeldingen, key=lambda mention: (mention.brief_id, mention.begin, mention.id)):
        number = _number(mention, brieven)
        names = "" if number else ",".join(sorted(_names(mention.indieners))) or mention.citaat.casefold()
        grouped[mention.brief_id, number, names, "" if number else mention.onderwerp or ""].append(mention)
    subjects = Counter(key[:3] for key in grouped if key[3])
    for (brief_id, number, names, subject), mentions in sorted(grouped.items(), key=lambda item: str(item[0])):
        single = subjects[brief_id, number, names] == 1
        if not subject and not number and single:
            continue
        bare = grouped.get((brief_id, None, names, ""), []) if not number and subject and single else []
        everything = tuple(sorted([*mentions, *bare], key=lambda mention: (mention.begin, mention.id)))
        yield Groep(corpus.brieven[brief_id], number, everything, _surroundings(corpus, everything))


def _number(mention: LinkedVermelding, brieven: Brieven) -> str | None:
    """The identifier of a numbered motion, the first of its numbers where it has several; None for a letter's."""
    number = kamerstuk_id(mention.dossier, mention.toevoeging, mention.nummer)
    if number is None or brieven.letters_of(number):
        return None
    return min(brieven.aliases.get(number, (number,)))


def _surroundings(corpus: Corpus, mentions: Iterable[LinkedVermelding]) -> str:
    """The sentences of the mentions and the headings above them."""
    zinnen = [
        corpus.zinnen[mention.zin_id] for mention in mentions if mention.zin_id and mention.zin_id in corpus.zinnen
    ]
    return " ".join(dict.fromkeys(text for zin in zinnen for text in (zin.kop, zin.tekst) if text))


def _names(indieners: Iterable[str]) -> frozenset[str]:
    """Surnames without case and hyphens, so that "Heerma-Dijkhoff" and "Heerma" with "Dijkhoff" can meet."""
    return frozenset(part for name in indieners for part in re.split(r"[\s-]+", name.casefold()) if part)


def _by_name(numbered: Mapping[str, Sequence[Groep]]) -> Mapping[str, set[str]]:
    """The numbered motions by each part of their submitters' names, and by "over" with each word of their subject."""
    found: dict[str, set[str]] = defaultdict(set)
    for number, groups in numbered.items():
        for group in groups:
            for key in (*_names(group.indieners), *(f"over {word}" for word in telling_words(group.onderwerp))):
                found[key].add(number)
    return found


def _known_motie(group: Groep, by_name: Mapping[str, set[str]], numbered: Mapping[str, Sequence[Groep]]) -> str | None:
    """The one numbered motion that a group without a number can be."""
    keys = _names(group.indieners[:1])
    if keys:
        near = set.intersection(*(by_name.get(key, set()) for key in keys))
    else:
        near = {number for word in telling_words(group.onderwerp) for number in by_name.get(f"over {word}", ())}
    fitting = {number for number in near if any(_is_same(group, other) for other in numbered[number])}
    fitting -= {old for number in fitting for old in replaced_by(number, numbered)}
    if len(fitting) != 1:
        return None
    return fitting.pop()


def replaced_by(number: str, numbered: Mapping[str, Sequence[Groep]]) -> Iterator[str]:
    """The motions that a motion came in the place of, the last first."""
    seen = {number}
    old = _replaced(number, numbered)
    while old is not None and old not in seen:
        yield old
        seen.add(old)
        old = _replaced(old, numbered)


def _replaced(number: str, numbered: Mapping[str, Sequence[Groep]]) -> str | None:
    """The one motion that letters say a motion came in the place of."""
    mentions = (mention for group in numbered.get(number, ()) for mention in group.vermeldingen)
    found = {mention.vervangt for mention in mentions if mention.vervangt}
    return found.pop() if len(found) == 1 else None


def _is_same(group: Groep, other: Groep) -> bool:
    """Whether a group without a number and one of another (or the same) letter can only be of one motion."""
    if not _names_agree(group, other):
        return False
    subject = len(shared_words(group.onderwerp, other.onderwerp)) >= MIN_SHARED
    if group.brief.id == other.brief.id:
        return bool(group.indieners) and (subject or not group.onderwerp or not other.onderwerp)
    if group.onderwerp and other.onderwerp:
        return subject and (_related(group.brief, other.brief) or len(group.indieners) >= TWO)
    if not group.indieners or not _related(group.brief, other.brief):
        return False
    return len(group.indieners) >= TWO or _share_surroundings(group, other)


def _share_surroundings(one: Groep, other: Groep) -> bool:
    """Whether a subject comes back in the other's sentences, or their sentences share enough, names left out."""
    names = frozenset(telling_words(" ".join((*one.indieners, *other.indieners)).title()))
    subject = shared_words(one.omgeving, other.onderwerp) | shared_words(other.omgeving, one.onderwerp)
    return bool(subject - names) or len(shared_words(one.omgeving, other.omgeving) - names) >= MIN_SHARED


def _names_agree(one: Groep, other: Groep) -> bool:
    """The same submitters; the first alone where "c.s." stands for the rest; any where a mention gives none."""
    first, second = _names(one.indieners), _names(other.indieners)
    if first == second or not first or not second:
        return True
    short, long = sorted((one, other), key=lambda group: len(group.indieners))
    leads = len(short.indieners) == 1 and short.indieners[0].casefold() == long.indieners[0].casefold()
    return (
        leads and short.cum_suis and (long.cum_suis or len(shared_words(one.onderwerp, other.onderwerp)) >= MIN_SHARED)
    )


def _related(one: LinkedBrief, other: LinkedBrief) -> bool:
    """Whether two letters are of the same dossier or ministry."""
    return one.id == other.id or precedes(one, other) or precedes(other, one)


def _own_ids(groups: Sequence[Groep]) -> Iterator[tuple[int, str]]:
    """Ids of motions that no letter numbers: one per motion, made from the oldest letter that names it."""
    ordered = sorted(groups, key=lambda group: (group.brief.datum or "9", group.brief.id, group.vermeldingen[0].begin))
    by_name: dict[frozenset[str], list[tuple[Groep, str]]] = defaultdict(list)
    for group in ordered:
        names = _names(group.indieners)
        same = {key for other, key in by_name[names] if other.brief.id != group.brief.id and _is_same(group, other)}
        words = f"{','.join(sorted(names)) or group.vermeldingen[0].citaat.casefold()}|{group.onderwerp}"
        fresh = f"motie-{hashlib.sha256(f'{group.brief.id}|{words}'.encode()).hexdigest()[:12]}"
        key = same.pop() if len(same) == 1 and names else fresh
        by_name[names].append((group, key))
        yield id(group), key


def describe_moties(corpus: Corpus, motie_of: Mapping[str, str]) -> Iterator[Motie]:
    """One motion per id, described by its mentions from the oldest letter on."""
    grouped: dict[str, list[LinkedVermelding]] = defaultdict(list)
    for mention in corpus.vermeldingen:
        grouped[motie_of[mention.id]].append(mention)
    for motie_id, mentions in sorted(grouped.items()):
        mentions.sort(key=lambda mention: (*when(corpus, mention.brief_id), mention.begin, mention.id))
        stated = [mention.status for mention in mentions if _states(mention)]
        known = next((mention for mention in mentions if _id_of(mention) == motie_id), None)
        yield Motie(
            id=motie_id,
            dossier=known.dossier if known else None,
            toevoeging=known.toevoeging if known else None,
            nummer=known.nummer if known else None,
            indieners=max((mention.indieners for mention in mentions), key=len),
            onderwerp=next((mention.onderwerp for mention in mentions if mention.onderwerp), None),
            status=stated[-1] if stated else str(MotieStatus.VERMELD),
            url=url(motie_id) if known else None,
            vervangt=next((mention.vervangt for mention in mentions if mention.vervangt), None),
        )


def _states(mention: LinkedVermelding) -> bool:
    """Whether a mention tells where its motion stands; that it is carried out takes words that say so."""
    only_weighed = mention.gewogen and mention.status == MotieStatus.UITGEVOERD
    return mention.status != MotieStatus.VERMELD and not only_weighed


def _id_of(mention: LinkedVermelding) -> str | None:
    return kamerstuk_id(mention.dossier, mention.toevoeging, mention.nummer)


def when(corpus: Corpus, brief_id: str) -> tuple[str, str]:
    """The order of letters: by date, the undated first, so that they never speak last."""
    return corpus.brieven[brief_id].datum or "", brief_id


def link_moties(corpus: Corpus, motie_of: Mapping[str, str]) -> Iterator[Verband]:
    """From the first mention in each letter to the first in the letter before it that names the same motion."""
    firsts: dict[str, dict[str, LinkedVermelding]] = defaultdict(dict)
    ordered = sorted(corpus.vermeldingen, key=lambda m: (*when(corpus, m.brief_id), m.begin, m.id))
    for mention in ordered:
        if corpus.brieven[mention.brief_id].datum:
            firsts[motie_of[mention.id]].setdefault(mention.brief_id, mention)
    for motie_id, per_letter in sorted(firsts.items()):
        for earlier, later in pairwise(per_letter.values()):
            ground, certainty = _ground(motie_id, earlier, later)
            table = "motie_vermeldingen"
            yield Verband(VerbandSoort.ZELFDE_MOTIE, table, later.id, table, earlier.id, ground, certainty)
        yield from _to_replaced(corpus, motie_id, per_letter, firsts)


def _to_replaced(
    corpus: Corpus,
    motie_id: str,
    per_letter: Mapping[str, LinkedVermelding],
    firsts: Mapping[str, Mapping[str, LinkedVermelding]],
) -> Iterator[Verband]:
    """From the first mention of a motion to the last older one of the motion that it came in the place of."""
    said = next((mention for mention in per_letter.values() if mention.vervangt), None)
    later = next(iter(per_letter.values()), None)
    if said is None or later is None or said.vervangt is None:
        return
    own = corpus.brieven[later.brief_id]
    older = [
        m
        for m in firsts.get(said.vervangt, {}).values()
        if (corpus.brieven[m.brief_id].datum or "") < (own.datum or "")
    ]
    if older:
        ground = f"motie {motie_id} is in de plaats gekomen van motie {said.vervangt}"
        table = "motie_vermeldingen"
        yield Verband(VerbandSoort.ZELFDE_MOTIE, table, later.id, table, older[-1].id, ground, 0.98)


def _ground(motie_id: str, earlier: LinkedVermelding, later: LinkedVermelding) -> tuple[str, float]:
    """Why two mentions are of one motion, and how certain that is."""
    if all(_id_of(mention) for mention in (earlier, later)):
        return f"beide brieven noemen motie {motie_id}", 1.0
    names = ", ".join(later.indieners or earlier.indieners)
    subject = later.onderwerp or earlier.onderwerp
    about = f" over “{subject}”" if subject else ""
    return f"de enige motie van {names}{about} in dit dossier of bij dit ministerie: {motie_id}", 0.9


def cited_moties(corpus: Corpus, brieven: Brieven, motie_ids: set[str]) -> Iterator[tuple[str, str]]:
    """Each citation of a motion that some letter names, with the id of that motion."""
    for citation in corpus.verwijzingen:
        number = citation.identificatie
        if number is not None and not brieven.letters_of(number):
            motie = min(brieven.aliases.get(number, (number,)))
            if motie in motie_ids:
                yield citation.id, motie
