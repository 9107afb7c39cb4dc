"""Verb forms: which verb a word can be a form of, from the conjugation tables of the lexicon."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from pipeline.lexicon import lexicon


class Vormsoort(StrEnum):
    """What form of a verb a word is; the plural and the infinitive are one form in Dutch."""

    IK = "ik"
    HIJ = "hij"
    MEERVOUD = "meervoud of onbepaalde wijs"
    VERLEDEN = "verleden tijd"
    DEELWOORD = "voltooid deelwoord"


@dataclass(frozen=True, slots=True)
class Vorm:
    """A form of verb `kern`; `deel` is the separable part where it is written as one word with it."""

    kern: str
    soort: Vormsoort
    deel: str = ""
    hulp: bool = False


TEGENWOORDIG = frozenset({Vormsoort.IK, Vormsoort.HIJ, Vormsoort.MEERVOUD})


@cache
def delen() -> frozenset[str]:
    """The separable parts that can be written as one word with their verb."""
    return frozenset(lexicon("werkwoorden")["woorden"]["delen"])


def vormen(laag: str) -> tuple[Vorm, ...]:
    """Every verb form that a word in lower case can be.

    >>> [(v.deel, v.kern, v.soort.value) for v in vormen("uitgetrokken")]
    [('uit', 'trekken', 'voltooid deelwoord')]
    >>> vormen("brief")
    ()
    """
    found = _table().get(laag)
    return found if found is not None else _parted(laag)


@lru_cache(maxsize=50_000)
def _parted(laag: str) -> tuple[Vorm, ...]:
    """The forms of a verb written together with a separable part that the lexicon does not name with it.

    The stem alone is mostly a noun ("aanplant"), as are the words of `samengestelde_naamwoorden` ("aanvragen").

    >>> [(v.deel, v.kern) for v in vormen("ingehaald")], vormen("aanvragen"), vormen("aanplant")
    ([('in', 'halen')], (), ())
    """
    if laag in _compound_nouns():
        return ()
    for deel in delen():
        if laag.startswith(deel):
            forms = [v for v in _table().get(laag[len(deel) :], ()) if not v.deel and not v.hulp]
            if forms and all(v.soort not in {Vormsoort.IK, Vormsoort.VERLEDEN} for v in forms):
                return tuple(Vorm(v.kern, v.soort, deel) for v in forms)
    return ()


@cache
def _compound_nouns() -> frozenset[str]:
    return frozenset(lexicon("werkwoorden")["woorden"]["samengestelde_naamwoorden"])


@cache
def _table() -> dict[str, tuple[Vorm, ...]]:
    """All forms of all verbs of the lexicon, with and without their separable part."""
    table: dict[str, dict[Vorm, None]] = defaultdict(dict)
    paradigms = dict(_paradigms())
    for kern, forms in paradigms.items():
        for form, soort in forms:
            table[form][Vorm(kern, soort)] = None
    for deel, kern in _separable():
        for form, soort in paradigms[kern]:
            table[deel + form][Vorm(kern, soort, deel)] = None
    for kern, forms in _auxiliaries():
        for form, soort in forms:
            table[form][Vorm(kern, soort, hulp=True)] = None
    return {form: tuple(found) for form, found in table.items()}


def _paradigms() -> Iterator[tuple[str, list[tuple[str, Vormsoort]]]]:
    """Each verb of the conjugation tables with its forms."""
    source = lexicon("werkwoorden")
    irregular: dict[str, str] = source["vervoeging"]["hij"]
    also: dict[str, str] = source["vervoeging"]["verleden_ook"]
    for line in (line for group in ("kern", "handelen", "overig") for line in source["vervoeging"][group]):
        kern, stem, past, participle, *plural = line.split()
        third = irregular.get(kern) or (stem if stem.endswith("t") else stem + "t")
        yield (
            kern,
            [
                (stem, Vormsoort.IK),
                (third, Vormsoort.HIJ),
                (kern, Vormsoort.MEERVOUD),
                (past, Vormsoort.VERLEDEN),
                (plural[0] if plural else past + "n", Vormsoort.VERLEDEN),
                (participle, Vormsoort.DEELWOORD),
                *((form, Vormsoort.VERLEDEN) for form, verb in also.items() if verb == kern),
            ],
        )


@cache
def _separables() -> frozenset[tuple[str, str]]:
    return frozenset(_separable())


def is_separable(deel: str, kern: str) -> bool:
    """Whether the lexicon knows a verb of these two parts.

    >>> is_separable("uit", "trekken"), is_separable("mee", "investeren")
    (True, False)
    """
    return (deel, kern) in _separables()


def _separable() -> Iterator[tuple[str, str]]:
    """Each separable part with the verb it is written together with."""
    keys = [*lexicon("toezeggingen")["werkwoorden"], *lexicon("toezeggingen")["gebeurtenissen"]]
    for key in [*keys, *lexicon("werkwoorden")["scheidbaar"]["overig"]]:
        *parts, kern = key.split()
        if parts and parts[-1] in delen():
            yield parts[-1], kern


def third_person(laag: str) -> str | None:
    """The form with "hij" of a verb as it stands beside "ik", known to the lexicon or not.

    >>> [third_person(form) for form in ("informeer", "stuur", "ga", "zal", "heb", "besluit", "onderhandel")]
    ['informeert', 'stuurt', 'gaat', 'zal', 'heeft', 'besluit', 'onderhandelt']
    """
    if laag in IRREGULAR_IK:
        return IRREGULAR_IK[laag]
    if not laag.isalpha() or any(v.soort is Vormsoort.VERLEDEN for v in vormen(laag)):
        return None
    return laag if laag.endswith("t") else f"{laag}t"


IRREGULAR_IK: dict[str, str] = lexicon("werkwoorden")["ik_naar_hij"]


def _auxiliaries() -> Iterator[tuple[str, list[tuple[str, Vormsoort]]]]:
    """Each auxiliary with its forms; those of the present singular all count as third person."""
    for kern, forms in lexicon("werkwoorden")["hulpwerkwoorden"].items():
        present = [(f, Vormsoort.MEERVOUD if f == kern else Vormsoort.HIJ) for f in forms["tegenwoordig"]]
        past = [(f, Vormsoort.VERLEDEN) for f in forms["verleden"]]
        yield kern, [*present, *past, *((f, Vormsoort.DEELWOORD) for f in forms["deelwoord"])]
