"""New compounds out of the parts of known ones: most words of a letter that no treebank has are compounds.

- nouns: "landbouwgebied", "productiemethode" → "landbouwmethode" (`landbouw_methode`); "kosten" → "productiekosten"
- separable verbs, as infinitive or participle: "afgesproken" → "ingesproken" (`in_spreken`); "rollen" → "oprollen"

Forms and lemmas stay in step, so the lemmatizer learns where a seam falls in words that it has never seen.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace

from models.treebanks import Sentence, Word

SEAM = "_"
RATE = 0.15
SHORTEST = 3
SHORTEST_NOUN = 4
ONSET = 3
UNSTRESSED = ("be", "ver", "ont", "her", "er", "ge", "mis")
NONFINITE = ("WW|inf", "WW|vd")


@dataclass(frozen=True, slots=True)
class Voordelen:
    """First parts of compounds, each as it is written and as the lemma has it: ("gelaats", "gelaat")."""

    nouns: tuple[tuple[str, str], ...]
    verbs: tuple[tuple[str, str], ...]


def collect_voordelen(sentences: Iterable[Sentence]) -> Voordelen:
    """The first parts of all compounds with one seam, as often as they occur."""
    words = [word for sentence in sentences for word in sentence]
    nouns = (part for word in words if word.upos == "NOUN" and (part := split_compound(word)))
    verbs = (part for word in words if word.upos == "VERB" and (part := split_compound(word)))
    return Voordelen(tuple(nouns), tuple(verbs))


def split_compound(word: Word) -> tuple[str, str] | None:
    """The first part of a compound as it is written and as its lemma has it.

    >>> split_compound(Word("gelaatstrekken", "gelaat_trek", "NOUN", "N|soort|mv|basis", "", 0, "obj"))
    ('gelaats', 'gelaat')
    >>> split_compound(Word("komt", "aan_komen", "VERB", "WW|pv|tgw|met-t", "", 0, "ROOT")) is None
    True
    """
    first, seam, second = word.lemma.partition(SEAM)
    form = word.form.lower()
    if not seam or SEAM in second or not form.isalpha() or not first.isalpha() or not first.islower():
        return None
    if not form.startswith(first[:-1]) or len(second) < SHORTEST:
        return None
    if word.upos == "VERB":
        return (first, first) if form.startswith(first) else None
    place = form.find(second[:ONSET], max(1, len(first) - 1))
    return (form[:place], first) if place > 0 else None


def recombine(sentence: Sentence, voordelen: Voordelen, rng: random.Random) -> Sentence:
    """The sentence with some of its nouns and verbs made into compounds that are in no text."""
    words = list(sentence)
    for place, word in enumerate(words):
        if rng.random() >= RATE:
            continue
        if word.upos == "NOUN":
            words[place] = _join(word, voordelen.nouns, rng)
        elif word.upos == "VERB" and (not place or words[place - 1].form.lower() != "te"):
            words[place] = _join(word, voordelen.verbs, rng) if _takes_particle(word) else word
    return tuple(words)


def _takes_particle(word: Word) -> bool:
    """Whether a verb may stand with a particle written to it: one that has one, or a plain one that is not finite."""
    if SEAM in word.lemma:
        return split_compound(word) is not None
    return word.xpos.startswith(NONFINITE) and not word.lemma.startswith(UNSTRESSED)


def _join(word: Word, parts: tuple[tuple[str, str], ...], rng: random.Random) -> Word:
    """A word with another first part, or with one where it had none; names and abbreviations stay."""
    old = split_compound(word) or ("", "")
    form, lemma = word.form.lower(), word.lemma
    plain = lemma.isalpha() and lemma.islower() and form.isalpha() and len(form) >= SHORTEST_NOUN
    if not parts or not (old[0] or plain) or (len(form) > 1 and word.form.isupper()):
        return word
    written, first = rng.choice(parts)
    joined = written + form[len(old[0]) :]
    second = lemma.partition(SEAM)[2] if old[0] else lemma
    return replace(word, form=joined.capitalize() if word.form[0].isupper() else joined, lemma=f"{first}{SEAM}{second}")
