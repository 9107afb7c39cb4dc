"""Over all letters: which mention is which motion, which citation which letter, which promise was kept.

Pure: the corpus in, links out, the same whatever the order in which letters were read. A link is made where exactly
one candidate remains; what stays unresolved keeps its reason. Silence never closes a commitment.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline.identificatie import kamerstuk_id, url
from pipeline.lexicon import lexicon
from pipeline.model import MotieStatus, ToezeggingStatus, Verband, VerbandSoort

MIN_SIMILARITY = 0.34  # cosine of two promises' telling words from which one may be the other
MIN_MARGIN = 0.08  # by which the best candidate must beat the next
MIN_SHARED = 2  # telling words that two statements must share at the least
STEM = 7  # letters of a word that count: "voortgangsbrieven" and "voortgangsbrief" are alike


@dataclass(frozen=True, slots=True)
class LinkedBrief:
    """A letter as the links see it."""

    id: str
    datum: str | None
    dossier: str | None
    toevoeging: str | None
    nummer: str | None
    ministerie: str | None


@dataclass(frozen=True, slots=True)
class LinkedVermelding:
    """A mention of a motion; `begin` orders it within its letter."""

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


@dataclass(frozen=True, slots=True)
class LinkedVerwijzing:
    """A citation with the identifier of what it cites."""

    id: str
    brief_id: str
    citaat: str
    identificatie: str | None


@dataclass(frozen=True, slots=True)
class LinkedUitspraak:
    """A commitment or fulfilment: the words it is made in, and the words of the sentences around it."""

    id: str
    brief_id: str
    soort: str
    tekst: str
    uiterlijk: str | None = None
    context: str = ""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that the links are made from."""

    brieven: Mapping[str, LinkedBrief]
    vermeldingen: Sequence[LinkedVermelding]
    verwijzingen: Sequence[LinkedVerwijzing]
    toezeggingen: Sequence[LinkedUitspraak]
    nakomingen: Sequence[LinkedUitspraak]


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


def link_letters(corpus: Corpus) -> Links:
    """Link the statements of all letters."""
    motie_of = dict(_identify_moties(corpus))
    moties = tuple(_describe_moties(corpus, motie_of))
    doel_of = dict(_resolve_verwijzingen(corpus, {motie.id for motie in moties}))
    kept, reason_of = _match_nakomingen(corpus)
    verbanden = [
        *_verwijs_verbanden(corpus, doel_of),
        *_motie_verbanden(corpus, motie_of),
        *kept,
        *_herhalingen(corpus),
    ]
    toezegging_of = {link.van_id: link.naar_id for link in kept}
    status_of = dict.fromkeys(toezegging_of.values(), str(ToezeggingStatus.NAGEKOMEN))
    ordered = sorted(verbanden, key=lambda link: (link.soort, link.van_id, link.naar_id))
    return Links(moties, motie_of, doel_of, toezegging_of, reason_of, status_of, tuple(ordered))


def _when(corpus: Corpus, brief_id: str) -> tuple[str, str]:
    """The order of letters: by date, the undated first, so that they never speak last."""
    return corpus.brieven[brief_id].datum or "", brief_id


# ---------------------------------------------------------------- motions


def _identify_moties(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Each mention and the id of its motion."""
    numbered: dict[str, list[LinkedVermelding]] = defaultdict(list)
    for mention in corpus.vermeldingen:
        if number := kamerstuk_id(mention.dossier, mention.toevoeging, mention.nummer):
            numbered[number].append(mention)
    by_submitters: dict[frozenset[str], set[str]] = defaultdict(set)
    for number, mentions in numbered.items():
        for mention in mentions:
            by_submitters[_names(mention.indieners)].add(number)
    for mention in corpus.vermeldingen:
        number = kamerstuk_id(mention.dossier, mention.toevoeging, mention.nummer)
        yield mention.id, number or _known_motie(mention, by_submitters, numbered) or _own_id(mention)


def _names(indieners: Iterable[str]) -> frozenset[str]:
    """Surnames without case and hyphens, so that "Heerma-Dijkhoff" and "Heerma" with "Dijkhoff" can meet."""
    return frozenset(part for name in indieners for part in re.split(r"[\s-]+", name.casefold()) if part)


def _known_motie(
    mention: LinkedVermelding,
    by_submitters: Mapping[frozenset[str], set[str]],
    numbered: Mapping[str, Sequence[LinkedVermelding]],
) -> str | None:
    """The one numbered motion of the same members on the same subject, for a mention that gives no number."""
    names = _names(mention.indieners)
    if not names:
        return None
    fitting = {
        number
        for number in by_submitters.get(names, ())
        if any(
            other.brief_id == mention.brief_id or _shares_subject(mention.onderwerp, other.onderwerp)
            for other in numbered[number]
        )
    }
    return fitting.pop() if len(fitting) == 1 else None


def _shares_subject(one: str | None, other: str | None) -> bool:
    """Whether two subjects share enough telling words."""
    return len(set(telling_words(one or "")) & set(telling_words(other or ""))) >= MIN_SHARED


def _own_id(mention: LinkedVermelding) -> str:
    """The id of a motion that no letter numbers: one per letter and set of members."""
    names = ",".join(sorted(_names(mention.indieners))) or mention.citaat.casefold()
    return f"motie-{hashlib.sha256(f'{mention.brief_id}|{names}'.encode()).hexdigest()[:12]}"


def _describe_moties(corpus: Corpus, motie_of: Mapping[str, str]) -> Iterator[Motie]:
    """One motion per id, described by its mentions from the oldest letter on."""
    grouped: dict[str, list[LinkedVermelding]] = defaultdict(list)
    for mention in corpus.vermeldingen:
        grouped[motie_of[mention.id]].append(mention)
    for motie_id, mentions in sorted(grouped.items()):
        mentions.sort(key=lambda mention: (*_when(corpus, mention.brief_id), mention.begin))
        first = mentions[0]
        stated = [mention.status for mention in mentions if mention.status != MotieStatus.VERMELD]
        number = kamerstuk_id(first.dossier, first.toevoeging, first.nummer)
        known = next((mention for mention in mentions if mention.nummer), first)
        yield Motie(
            id=motie_id,
            dossier=known.dossier,
            toevoeging=known.toevoeging,
            nummer=known.nummer,
            indieners=max((mention.indieners for mention in mentions), key=len),
            onderwerp=next((mention.onderwerp for mention in mentions if mention.onderwerp), None),
            status=stated[-1] if stated else str(MotieStatus.VERMELD),
            url=url(number or (motie_id if motie_id.startswith("kst-") else None)),
        )


def _motie_verbanden(corpus: Corpus, motie_of: Mapping[str, str]) -> Iterator[Verband]:
    """From the first mention in each letter to the first in the letter before it that names the same motion."""
    firsts: dict[str, dict[str, LinkedVermelding]] = defaultdict(dict)
    for mention in sorted(corpus.vermeldingen, key=lambda mention: (*_when(corpus, mention.brief_id), mention.begin)):
        firsts[motie_of[mention.id]].setdefault(mention.brief_id, mention)
    for motie_id, per_letter in firsts.items():
        for earlier, later in pairwise(per_letter.values()):
            if not (corpus.brieven[earlier.brief_id].datum and corpus.brieven[later.brief_id].datum):
                continue
            ground = f"beide brieven noemen motie {motie_id}"
            yield Verband(
                VerbandSoort.ZELFDE_MOTIE,
                "motie_vermeldingen",
                later.id,
                "motie_vermeldingen",
                earlier.id,
                ground,
                1.0,
            )


# ---------------------------------------------------------------- citations


def _resolve_verwijzingen(corpus: Corpus, motie_ids: set[str]) -> Iterator[tuple[str, str]]:
    """Each citation and the letter or motion it cites, where the corpus holds it."""
    letters: dict[str, set[str]] = defaultdict(set)
    for brief in corpus.brieven.values():
        letters[brief.id].add(brief.id)
        if number := kamerstuk_id(brief.dossier, brief.toevoeging, brief.nummer):
            letters[number].add(brief.id)
    for citation in corpus.verwijzingen:
        if not citation.identificatie:
            continue
        found = letters.get(citation.identificatie, set()) - {citation.brief_id}
        if len(found) == 1:
            yield citation.id, next(iter(found))
        elif citation.identificatie in motie_ids and citation.identificatie not in letters:
            yield citation.id, citation.identificatie


def _verwijs_verbanden(corpus: Corpus, doel_of: Mapping[str, str]) -> Iterator[Verband]:
    """From each resolved citation to the letter it cites."""
    for citation in corpus.verwijzingen:
        doel = doel_of.get(citation.id)
        if doel is not None and doel in corpus.brieven:
            ground = f"de brief noemt {citation.identificatie}"
            yield Verband(VerbandSoort.VERWIJST_NAAR, "verwijzingen", citation.id, "kamerbrieven", doel, ground, 1.0)


# ---------------------------------------------------------------- promises


def telling_words(text: str) -> tuple[str, ...]:
    """The words of a statement that say what it is about, cut to their first letters.

    >>> telling_words("Ik informeer uw Kamer in het najaar over de Stikstofbank.")
    ('stiksto',)
    """
    words = re.findall(r"[^\W\d_]{4,}|[A-Z]{2,}", text)
    return tuple(word.casefold()[:STEM] for word in words if word.casefold()[:STEM] not in _empty_words())


@cache
def _empty_words() -> frozenset[str]:
    """Boilerplate, cut as telling words are."""
    return frozenset(word.casefold()[:STEM] for word in lexicon("links")["loos"])


class Weights:
    """How telling each word is in this corpus: rare words weigh more (inverse document frequency)."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = Counter(word for text in texts for word in set(telling_words(text)))
        self.weight = {word: 1 + math.log((1 + len(texts)) / (1 + count)) for word, count in counts.items()}

    def vector(self, text: str) -> dict[str, float]:
        """The words of a text with their weights, of length 1."""
        words = {word: self.weight.get(word, 0.0) for word in telling_words(text)}
        length = math.sqrt(sum(weight * weight for weight in words.values()))
        return {word: weight / length for word, weight in words.items()} if length else {}


def similarity(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two vectors, 0 where they share too few words."""
    shared = one.keys() & other.keys()
    return sum(one[word] * other[word] for word in shared) if len(shared) >= MIN_SHARED else 0.0


def _match_nakomingen(corpus: Corpus) -> tuple[list[Verband], dict[str, str]]:
    """The fulfilments that meet one commitment of an earlier letter, and why each of the others meets none."""
    weights = Weights([statement.tekst for statement in (*corpus.toezeggingen, *corpus.nakomingen)])
    vectors = {promise.id: weights.vector(promise.tekst) for promise in corpus.toezeggingen}
    links: list[Verband] = []
    reasons: dict[str, str] = {}
    for kept in corpus.nakomingen:
        earlier = _earlier(corpus, kept)
        if not earlier:
            reasons[kept.id] = "het corpus bevat geen eerdere brief van dit ministerie of dossier met een toezegging"
            continue
        found = _best(weights.vector(f"{kept.tekst} {kept.context}"), earlier, vectors)
        if isinstance(found, str):
            reasons[kept.id] = found
        else:
            promise, score, words = found
            ground = "de brief meldt nakoming; gedeelde woorden: " + ", ".join(words)
            links.append(
                Verband(
                    VerbandSoort.NAKOMING,
                    "nakomingen",
                    kept.id,
                    "toezeggingen",
                    promise.id,
                    ground,
                    round(score, 2),
                )
            )
    return links, reasons


def _earlier(corpus: Corpus, later: LinkedUitspraak) -> list[LinkedUitspraak]:
    """The commitments of earlier letters of the same dossier or ministry."""
    brief = corpus.brieven[later.brief_id]
    if not brief.datum:
        return []
    return [promise for promise in corpus.toezeggingen if _precedes(corpus.brieven[promise.brief_id], brief)]


def _precedes(earlier: LinkedBrief, later: LinkedBrief) -> bool:
    """Whether a letter is older than another and of the same dossier or ministry."""
    if not earlier.datum or not later.datum or earlier.datum >= later.datum:
        return False
    same_dossier = earlier.dossier is not None and (earlier.dossier, earlier.toevoeging) == (
        later.dossier,
        later.toevoeging,
    )
    return same_dossier or (earlier.ministerie is not None and earlier.ministerie == later.ministerie)


def _best(
    vector: Mapping[str, float],
    candidates: Sequence[LinkedUitspraak],
    vectors: Mapping[str, Mapping[str, float]],
) -> tuple[LinkedUitspraak, float, list[str]] | str:
    """The one candidate that fits, its score and the words shared; or the reason why there is none."""
    scored = sorted(
        ((similarity(vector, vectors[c.id]), c.id, c) for c in candidates),
        reverse=True,
        key=lambda row: row[:2],
    )
    if scored[0][0] < MIN_SIMILARITY:
        return "geen toezegging in een eerdere brief van het corpus lijkt er genoeg op"
    rivals = [row for row in scored[1:] if scored[0][0] - row[0] < MIN_MARGIN and row[2].tekst != scored[0][2].tekst]
    if rivals:
        return "meer dan één toezegging past: " + ", ".join(row[1] for row in [scored[0], *rivals][:3])
    best = scored[0][2]
    shared = sorted(vector.keys() & vectors[best.id].keys(), key=lambda word: (-vector[word], word))
    return best, scored[0][0], shared[:5]


def _herhalingen(corpus: Corpus) -> Iterator[Verband]:
    """From a commitment to the older one that it repeats or puts off, where its words say that it does."""
    weights = Weights([promise.tekst for promise in corpus.toezeggingen])
    vectors = {promise.id: weights.vector(promise.tekst) for promise in corpus.toezeggingen}
    for later in corpus.toezeggingen:
        kind = _repeats(f"{later.tekst} {later.context}")
        earlier = [c for c in _earlier(corpus, later) if c.soort == later.soort] if kind else []
        if not kind or not earlier:
            continue
        found = _best(vectors[later.id], earlier, vectors)
        if not isinstance(found, str):
            promise, score, words = found
            ground = f"{kind[1]}; gedeelde woorden: {', '.join(words)}"
            yield Verband(kind[0], "toezeggingen", later.id, "toezeggingen", promise.id, ground, round(score, 2))


def _repeats(text: str) -> tuple[VerbandSoort, str] | None:
    """Whether a promise says of itself that it is a late or repeated one, and in which words."""
    lowered = text.casefold()
    for kind, name in ((VerbandSoort.UITSTEL, "uitstel"), (VerbandSoort.HERHALING, "herhaling")):
        for cue in lexicon("links")[name]:
            if cue in lowered:
                return kind, f"de brief schrijft “{cue}”"
    return None
