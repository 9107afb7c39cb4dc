"""The predicate of a clause: finite verb, auxiliaries, the verb that carries the meaning, voice and tense."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from pipeline.lexicon import either, word_set
from pipeline.toezeggingen.deelzinnen import Deelzin, subordinates, words
from pipeline.toezeggingen.tokens import Token
from pipeline.toezeggingen.werkwoorden import TEGENWOORDIG, Vorm, Vormsoort, delen, vormen

_parts = partial(either, "werkwoorden", "voltooid_deelwoord")
# of verbs that the lexicon does not know: "gedemonteerd", "uitgefaseerd", "verzelfstandigd"
PARTICIPLE = re.compile(
    rf"(?:{_parts('voor_ge')})?ge[a-zë]{{2,}}(?:d|t|en)"
    rf"|(?:{_parts('woord_voor_ge')})ge[a-zë]{{3,}}(?:d|t|en)"
    rf"|(?:{_parts('in_plaats_van_ge')})[a-zë]{{3,}}(?:d|t|aan)"
)
INFINITIVE = re.compile(r"[a-zë]{3,}en")
MODAL = words("modaal")
ARTICLES = words("voor_naamwoord")
CAUSATIVE = words("oorzakelijk")
FUTURE = words("toekomend")


class Wijze(StrEnum):
    """How a verb stands in its clause."""

    TEGENWOORDIG = "tegenwoordig"
    TOEKOMEND = "toekomend"
    LIJDEND = "lijdend"
    TOEKOMEND_LIJDEND = "toekomend lijdend"
    VOLTOOID = "voltooid"
    BEZIG = "bezig"
    MODAAL = "modaal"
    MODAAL_LIJDEND = "modaal lijdend"
    TE = "te"
    VERLEDEN = "verleden"


@dataclass(frozen=True, slots=True)
class Gezegde:
    """One verb with meaning in a clause: its form, where it stands, its mode, the auxiliaries beside it."""

    vorm: Vorm
    plaats: int
    wijze: Wijze
    hulp: frozenset[str] = frozenset()

    @property
    def woord(self) -> str:
        """The verb itself where it is not of the lexicon, known by its shape alone; else empty."""
        return self.vorm.kern if self.geraden else ""

    @property
    def geraden(self) -> bool:
        """Whether the verb is read by its shape."""
        return not vormen(self.vorm.kern)


def read_gezegden(tokens: Sequence[Token], deelzin: Deelzin) -> Iterator[Gezegde]:
    """Every verb with meaning in the clause, the finite one first, then those further on."""
    if deelzin.persoonsvorm is None:
        return
    finite = [v for v in vormen(tokens[deelzin.persoonsvorm].laag) if v.soort is not Vormsoort.DEELWOORD]
    finite = finite or guess_finite(tokens, deelzin)
    helpers = _helpers(tokens, deelzin)
    for vorm in finite:
        yield Gezegde(vorm, deelzin.persoonsvorm, _finite_mode(vorm), helpers)
    for index in _after(deelzin):
        yield from _unfinite(tokens, index, finite, helpers)


def _helpers(tokens: Sequence[Token], deelzin: Deelzin) -> frozenset[str]:
    """The auxiliaries of the clause, finite or not, without those of "te" ("om te kunnen volgen")."""
    places = [i for i in deelzin.eigen if not i or tokens[i - 1].laag != "te"]
    found = {(v.kern, i) for i in places for v in vormen(tokens[i].laag) if v.hulp}
    return frozenset(kern for kern, i in found if kern != "gaan" or i == deelzin.persoonsvorm)


def _after(deelzin: Deelzin) -> list[int]:
    """The words among which the rest of the predicate stands: behind the verb, or anywhere in a subordinate clause."""
    if not deelzin.hoofd or deelzin.persoonsvorm is None:
        return [i for i in deelzin.eigen if i != deelzin.persoonsvorm]
    opens = [i for i in deelzin.eigen if i == deelzin.persoonsvorm - 1 == 0]
    return opens + [i for i in deelzin.eigen if i > deelzin.persoonsvorm]


def _finite_mode(vorm: Vorm) -> Wijze:
    return Wijze.TEGENWOORDIG if vorm.soort in TEGENWOORDIG else Wijze.VERLEDEN


def _unfinite(
    tokens: Sequence[Token], index: int, finite: Sequence[Vorm], helpers: frozenset[str]
) -> Iterator[Gezegde]:
    """The readings of a later word as participle or infinitive under the finite verb."""
    for vorm in vormen(tokens[index].laag) or guess(tokens, index, finite):
        if vorm.hulp and vorm.kern not in {"gaan", "blijven", "worden"}:
            continue
        if vorm.kern in CAUSATIVE and vorm.soort is Vormsoort.MEERVOUD and _infinitive_follows(tokens, index):
            continue
        wijze = _mode(tokens, index, vorm, finite, helpers)
        if wijze is not None:
            yield Gezegde(vorm, index, wijze, helpers)


def guess_finite(tokens: Sequence[Token], deelzin: Deelzin) -> list[Vorm]:
    """An unknown finite verb beside "ik" or "wij"."""
    known = deelzin.hoofd and deelzin.persoonsvorm is not None and not vormen(tokens[deelzin.persoonsvorm].laag)
    return [Vorm(tokens[deelzin.persoonsvorm or 0].laag, Vormsoort.IK)] if known else []


def guess(tokens: Sequence[Token], index: int, finite: Sequence[Vorm]) -> Iterator[Vorm]:
    """An unknown word at the end of a clause as participle under "worden", as infinitive under "zullen" or "gaan"."""
    kernen = {v.kern for v in finite if v.hulp or v.kern in FUTURE}
    token = tokens[index]
    if not kernen or not token.tekst.islower() or not _last_word(tokens, index):
        return
    if kernen & ({"worden"} | FUTURE) and PARTICIPLE.fullmatch(token.laag):
        yield Vorm(token.laag, Vormsoort.DEELWOORD)
    elif kernen & FUTURE and INFINITIVE.fullmatch(token.laag) and _ends(tokens, index):
        yield Vorm(token.laag, Vormsoort.MEERVOUD)


def _last_word(tokens: Sequence[Token], index: int) -> bool:
    """Whether a mark, the end, "worden", a preposition or a conjunction follows."""
    following = next((i for i in range(index + 1, len(tokens)) if not tokens[i].stil), None)
    if following is None or not tokens[following].woord or subordinates(tokens, following):
        return True
    after = tokens[following].laag
    return after == "worden" or after in words("voorzetsels") or after in words("nevenschikkend")


def _ends(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word ends its clause and no article or adjective makes it a noun ("de kosten", "nieuwe kansen")."""
    before = tokens[index - 1].laag if index else ""
    noun = (before.endswith("e") and not before.endswith("ee")) or any(
        before in words(name) for name in ("bepalers", "voorzetsels", "nevenschikkend")
    )
    following = tokens[index + 1 : index + 2]
    return not noun and (not following or not following[0].woord)


def _infinitive_follows(tokens: Sequence[Token], index: int) -> bool:
    following = tokens[index + 1].laag if index + 1 < len(tokens) else ""
    return any(v.soort is Vormsoort.MEERVOUD for v in vormen(following))


def _mode(
    tokens: Sequence[Token], index: int, vorm: Vorm, finite: Sequence[Vorm], helpers: frozenset[str]
) -> Wijze | None:
    if vorm.soort is Vormsoort.MEERVOUD:
        return _infinitive_mode(tokens, index, finite)
    if vorm.soort is Vormsoort.DEELWOORD and closes(tokens, index):
        return _participle_mode(finite, helpers)
    return None


def _infinitive_mode(tokens: Sequence[Token], index: int, finite: Sequence[Vorm]) -> Wijze | None:
    before = [tokens[i].laag for i in range(max(0, index - 2), index)]
    kernen = {v.kern for v in finite if v.hulp or v.kern in FUTURE}
    if before[-1:] == ["te"] or (before[:1] == ["te"] and before[-1] in {"laten", "kunnen", "gaan", "doen", "blijven"}):
        return Wijze.TE
    if before == ["aan", "het"] and "zijn" in kernen:
        return Wijze.BEZIG
    if before[-1:] in (["het"], ["de"], ["een"]) or any(v.soort is Vormsoort.VERLEDEN for v in finite):
        return None
    if kernen & FUTURE or "laten" in kernen or "blijven" in kernen:
        return Wijze.TOEKOMEND
    if kernen & MODAL:
        return Wijze.MODAAL
    return None


def _participle_mode(finite: Sequence[Vorm], helpers: frozenset[str]) -> Wijze | None:
    kernen = {v.kern for v in finite if v.hulp}
    if any(v.soort is Vormsoort.VERLEDEN for v in finite):
        return Wijze.VERLEDEN
    if kernen & {"hebben", "zijn"}:
        return Wijze.VOLTOOID
    if kernen & FUTURE:
        return _future_participle(helpers)
    if "worden" in helpers and kernen & MODAL:
        return Wijze.MODAAL_LIJDEND
    return Wijze.LIJDEND if kernen & {"worden", "blijven"} else None


def _future_participle(helpers: frozenset[str]) -> Wijze | None:
    """A participle under "zullen": "zal worden herzien", "zal in mei zijn afgerond", "zal hebben ingehaald"."""
    if helpers & {"worden", "zijn"}:
        return Wijze.TOEKOMEND_LIJDEND
    return Wijze.TOEKOMEND if "hebben" in helpers else None


def closes(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at `index` can be the last of a predicate, not a word before a noun.

    What follows is then nothing, a mark, a preposition, a conjunction, another verb form or an adverb.
    """
    following = next((i for i in range(index + 1, len(tokens)) if not tokens[i].stil), None)
    if following is None:
        return True
    word = tokens[following].laag
    if not tokens[following].woord or subordinates(tokens, following) or word == "te" or word in ARTICLES:
        return True
    grammatical = ("voorzetsels", "nevenschikkend", "bijwoorden", "onderschikkend")
    return any(word in words(name) for name in grammatical) or bool(vormen(word)) or word in delen()


def particle_at(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word such as "in" or "uit" is the separable part of a verb here, not a preposition."""
    following = next((i for i in range(index + 1, len(tokens)) if not tokens[i].stil), None)
    if following is None or not tokens[following].woord or subordinates(tokens, following):
        return True
    word = tokens[following].laag
    if word in words("voorzetsels") or word in words("nevenschikkend") or word in {"te", "alsmede", "als"}:
        return True
    return tokens[index].laag in word_set("werkwoorden", "woorden", "los_deel")
