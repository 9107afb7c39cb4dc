"""Variations of a treebank sentence, so that newspaper and encyclopedia also read like an official letter.

Each takes a sentence and gives a sentence, its annotation kept right:

- case: a first word without its capital, a heading in capitals, a phrase as heading ("Gevolgen voor de kust")
- punctuation: „ “ ” « » ' for the quotes of the treebank, dashes, a missing full stop, a semicolon after a list item
- orthography: a letter doubled, dropped or swapped with its neighbour in a long word; diacritics lost; words that
  are in no text
- letters: a bullet or a number before the sentence, "ik", "wij" and "u" as subject ("De gemeente wilde …" →
  "Ik wilde …"), amounts ("5 miljoen gulden" → "€ 5 mln."), a citation at the end ("(Kamerstuk 31 293, nr. 12)")
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from models.treebanks import ROOT, Sentence, Word

QUOTES = (("“", "”"), ("„", "”"), ("‘", "’"), ('"', '"'), ("«", "»"), ("'", "'"))
BULLETS = ("-", "•", "–", "*", "o", "1.", "2.", "3.", "a.", "b.", "c.", "a)", "ii.")
CURRENCIES = frozenset({"euro", "gulden", "guldens", "dollar", "pond", "frank", "mark"})
LARGE = frozenset({"miljoen", "miljard"})
INVARIANT = frozenset({"zal", "kan", "mag", "wil"})
FIRST_PERSON = {"is": "ben", "heeft": "heb"}
PRESENT = "WW|pv|tgw|ev"
ASKING = ("VNW|betr", "VNW|vb")  # "die", "wie": the subject of a relative clause or a question
LONG = 6
OPEN_CLASSES = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})
PHRASES = frozenset({"nsubj", "obj", "obl", "nmod", "nsubj:pass"})
ENDING = 3
INVENTED = 0.3
EXCHANGES = {letter: group for group in ("aeiou", "bdfgklmnprtvz") for letter in group}

Variation = Callable[[Sentence, random.Random], Sentence]


def vary(sentence: Sequence[Word], rng: random.Random) -> Sentence:
    """The sentence with each variation applied at its own rate."""
    varied = tuple(sentence)
    for variation, rate in VARIATIONS:
        if rng.random() < rate:
            varied = variation(varied, rng)
    return varied


def lower_first(sentence: Sentence, _rng: random.Random) -> Sentence:
    """The first word without its capital, unless it is a name."""
    first = sentence[0]
    if first.upos in {"PROPN", "X", "SYM"} or len(first.form) < len("de") or first.form.isupper():
        return sentence
    return (replace(first, form=first.form[0].lower() + first.form[1:]), *sentence[1:])


def shout(sentence: Sentence, _rng: random.Random) -> Sentence:
    """A heading: all in capitals, without full stop."""
    return tuple(replace(word, form=word.form.upper()) for word in drop_full_stop(sentence, _rng))


def head_phrase(sentence: Sentence, rng: random.Random) -> Sentence:
    """A heading: one noun phrase of the sentence without its article, its first word with a capital, no full stop."""
    tops = [place for place, word in enumerate(sentence) if word.upos == "NOUN" and word.dep in PHRASES]
    if not tops:
        return sentence
    top = rng.choice(tops)
    phrase = _find_subtree(sentence, top)
    heads = {sentence[place].head for place in phrase}
    start = phrase.start + (len(phrase) > 0 and sentence[phrase.start].upos == "DET" and phrase.start not in heads)
    words = [replace(word, head=word.head - start) for word in sentence[start : phrase.stop]]
    if not words:
        return sentence
    words[top - start] = replace(words[top - start], head=top - start, dep=ROOT)
    words[0] = replace(words[0], form=words[0].form[0].upper() + words[0].form[1:])
    return (*words[:-1], replace(words[-1], spaced=True))


def drop_full_stop(sentence: Sentence, _rng: random.Random) -> Sentence:
    """The sentence without its final full stop."""
    last = len(sentence) - 1
    if last < 1 or sentence[last].form != "." or any(word.head == last for word in sentence[:last]):
        return sentence
    return (*sentence[: last - 1], replace(sentence[last - 1], spaced=True))


def end_as_item(sentence: Sentence, rng: random.Random) -> Sentence:
    """An item of a list: a semicolon, comma or colon for the final full stop."""
    last = sentence[-1]
    if last.form != ".":
        return sentence
    mark = rng.choice((";", ";", ",", ":"))
    return (*sentence[:-1], replace(last, form=mark, lemma=mark))


def requote(sentence: Sentence, rng: random.Random) -> Sentence:
    """Other quotation marks: „ ” “ ” ‘ ’ « »."""
    opening, closing = rng.choice(QUOTES)
    inside = False
    words = []
    for word in sentence:
        if word.form in {",,", "''", '"'} and word.upos == "PUNCT":
            mark = closing if inside else opening
            inside = not inside
            words.append(replace(word, form=mark, lemma=mark))
        else:
            words.append(word)
    return tuple(words)


def change_dashes(sentence: Sentence, rng: random.Random) -> Sentence:
    """A long dash for a hyphen that stands alone."""
    dash = rng.choice(("–", "—"))
    return tuple(
        replace(word, form=dash, lemma=dash) if word.form == "-" and word.upos == "PUNCT" else word for word in sentence
    )


def misspell(sentence: Sentence, rng: random.Random) -> Sentence:
    """One long word with a letter doubled, dropped or swapped."""
    long = [place for place, word in enumerate(sentence) if len(word.form) > LONG and word.form.isalpha()]
    if not long:
        return sentence
    place = rng.choice(long)
    form = sentence[place].form
    at = rng.randrange(1, len(form) - 3)
    noisy = rng.choice(
        (
            form[:at] + form[at] + form[at:],
            form[:at] + form[at + 1 :],
            form[:at] + form[at + 1] + form[at] + form[at + 2 :],
        )
    )
    return (*sentence[:place], replace(sentence[place], form=noisy), *sentence[place + 1 :])


def invent(sentence: Sentence, rng: random.Random) -> Sentence:
    """Words that are in no text: a letter of the stem exchanged, in form and lemma alike ("werkte" → "wurkte").

    They teach what the ends of a word and its neighbours tell of it: many words of a letter are in no treebank.
    """
    return tuple(
        _invent_word(word, rng) if word.upos in OPEN_CLASSES and rng.random() < INVENTED else word for word in sentence
    )


def _invent_word(word: Word, rng: random.Random) -> Word:
    """A word with another letter in the stretch that form and lemma share; the first and the last three are kept."""
    pairs = zip(word.form[:-ENDING].lower(), word.lemma.lower(), strict=False)
    shared = "".join(left for left, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    places = [place for place in range(1, len(shared)) if shared[place] in EXCHANGES]
    if not places:
        return word
    at = rng.choice(places)
    letter = rng.choice(EXCHANGES[shared[at]].replace(shared[at], ""))
    form, lemma = (text[:at] + letter + text[at + 1 :] for text in (word.form, word.lemma))
    return replace(word, form=form, lemma=lemma)


def drop_diacritics(sentence: Sentence, _rng: random.Random) -> Sentence:
    """Forms without accents and diaereses: "beïnvloeden" → "beinvloeden"."""
    return tuple(replace(word, form=_plain(word.form)) for word in sentence)


def _plain(form: str) -> str:
    """A form without combining marks."""
    return "".join(mark for mark in unicodedata.normalize("NFD", form) if not unicodedata.combining(mark))


def add_bullet(sentence: Sentence, rng: random.Random) -> Sentence:
    """A bullet or a number before the sentence, hanging from its root."""
    mark = rng.choice(BULLETS)
    root = _find_root(sentence)
    parts = [mark] if mark.isalnum() or len(mark) == 1 or mark.endswith(".") else [mark[:-1], mark[-1]]
    front = [
        Word(part, part, "PUNCT", "LET", "", root + len(parts), "punct", spaced=place + 1 == len(parts))
        for place, part in enumerate(parts)
    ]
    return (*front, *(replace(word, head=word.head + len(parts)) for word in sentence))


def speak(sentence: Sentence, rng: random.Random) -> Sentence:
    """Another first subject: "ik", "u", "wij" or "we", where the verb can stay as it is.

    The finite verb tells: a past form ("wilde") and zal, kan, mag, wil take "ik" and "u"; a present form ("stelt",
    "gaat", "heeft", "is") takes "u", or "ik" with its own first person ("stel", "ga", "heb", "ben"); a plural form
    ("zullen") takes "wij" and "we".
    """
    subject = next((place for place, word in enumerate(sentence) if word.dep in {"nsubj", "nsubj:pass"}), None)
    if subject is None or sentence[subject].xpos.startswith(ASKING):
        return sentence
    verb = _find_finite(sentence, sentence[subject].head)
    phrase = _find_subtree(sentence, subject)
    if verb is None or not phrase or verb in phrase:
        return sentence
    return _exchange(sentence, phrase, subject, verb, rng)


def _exchange(sentence: Sentence, phrase: range, subject: int, verb: int, rng: random.Random) -> Sentence:
    """The sentence with a pronoun for the phrase of its subject, the verb made to agree."""
    finite = sentence[verb]
    pronoun = _choose_pronoun(finite, rng)
    if pronoun is None:
        return sentence
    opens = all(word.upos == "PUNCT" for word in sentence[: phrase.start])
    form = pronoun.form.capitalize() if opens else pronoun.form
    person = replace(pronoun, form=form, head=sentence[subject].head, dep=sentence[subject].dep)
    words = list(sentence)
    if pronoun.form == "ik":
        words[verb] = _speak_first(finite)
    words[subject] = replace(person, spaced=sentence[phrase.stop - 1].spaced)
    kept = [place for place in range(len(words)) if place == subject or place not in phrase]
    moved = {place: new for new, place in enumerate(kept)}
    if any(words[place].head not in moved for place in kept):
        return sentence
    return tuple(replace(words[place], head=moved[words[place].head]) for place in kept)


def _choose_pronoun(finite: Word, rng: random.Random) -> Word | None:
    """A pronoun that agrees with a finite verb as it is written."""
    if finite.xpos.endswith("|mv"):
        return rng.choice((WIJ, WE))
    with_t = finite.xpos in {PRESENT, "WW|pv|tgw|met-t"} and finite.form.endswith("t")
    if with_t or finite.xpos == "WW|pv|verl|ev" or finite.form in INVARIANT:
        return rng.choice((IK, IK, IK, U))
    return IK if finite.form in FIRST_PERSON else None


def _speak_first(finite: Word) -> Word:
    """The first person of a finite verb: "stelt" → "stel", "gaat" → "ga"."""
    form = finite.form
    if form in FIRST_PERSON:
        return replace(finite, form=FIRST_PERSON[form], xpos=PRESENT)
    if not finite.xpos.endswith("|met-t") or not form.endswith("t"):
        return finite
    stem = form[:-1]
    return replace(finite, form=stem[:-1] if stem.endswith("aa") else stem, xpos=PRESENT)


def _pronoun(form: str, xpos: str, person: int) -> Word:
    """A personal pronoun as the treebanks annotate it."""
    return Word(form, form, "PRON", xpos, f"Case=Nom|Person={person}|PronType=Prs", 0, "nsubj")


IK = _pronoun("ik", "VNW|pers|pron|nomin|vol|1|ev", 1)
U = _pronoun("u", "VNW|pers|pron|nomin|vol|2b|getal", 2)
WIJ = _pronoun("wij", "VNW|pers|pron|nomin|vol|1|mv", 1)
WE = _pronoun("we", "VNW|pers|pron|nomin|red|1|mv", 1)


def _find_finite(sentence: Sentence, head: int) -> int | None:
    """The finite verb of a clause: its head or the first auxiliary or copula of that."""
    places = [head, *(place for place, word in enumerate(sentence) if word.head == head and word.upos == "AUX")]
    return next((place for place in places if sentence[place].xpos.startswith("WW|pv")), None)


def _find_subtree(sentence: Sentence, top: int) -> range:
    """The stretch that a word and all that hangs from it cover; empty where other words stand between."""
    inside = {top}
    grown = True
    while grown:
        more = {place for place, word in enumerate(sentence) if word.head in inside}
        grown = not more <= inside
        inside |= more
    stretch = range(min(inside), max(inside) + 1)
    return stretch if len(stretch) == len(inside) else range(0)


def write_amounts(sentence: Sentence, rng: random.Random) -> Sentence:
    """Amounts as letters write them: "5 miljoen gulden" → "€ 5 mln.", "125 gulden" → "€ 125"."""
    words = list(sentence)
    for place in range(len(words) - 1, 0, -1):
        if words[place].form.lower() in CURRENCIES:
            _write_amount(words, place, rng)
    return tuple(words)


def _write_amount(words: list[Word], place: int, rng: random.Random) -> None:
    """Move the currency at `place` before its number, as a sign; "miljoen" may become "mln."."""
    large = place - 1 if words[place - 1].form in LARGE else None
    first = place - 1 if large is None else place - 2
    if first < 0 or words[first].upos != "NUM" or not words[first].form[0].isdigit():
        return
    if large is not None and words[large].form == "miljoen" and rng.random() < 1 / 2:
        words[large] = replace(words[large], form="mln.", upos="X", xpos="SPEC|afk", feats="Abbr=Yes")
    sign = replace(words[place], form="€", lemma="€", upos="SYM", xpos="SPEC|symb", feats="")
    _move_forward(words, place, first, sign)


def _move_forward(words: list[Word], place: int, first: int, sign: Word) -> None:
    """Put `sign`, that stood at `place`, at `first`; all heads follow."""
    order = [*range(first), place, *range(first, place), *range(place + 1, len(words))]
    moved = {old: new for new, old in enumerate(order)}
    last = replace(words[place - 1], spaced=words[place].spaced)
    words[place - 1], words[place] = last, replace(sign, spaced=True)
    words[:] = [replace(words[old], head=moved[words[old].head]) for old in order]


def cite(sentence: Sentence, rng: random.Random) -> Sentence:
    """A citation before the final full stop: "(Kamerstuk 31 293, nr. 12)"."""
    if sentence[-1].form != "." or len(sentence) < len("Zie."):
        return sentence
    start, root = len(sentence) - 1, _find_root(sentence)
    noun, lemma, xpos, feats = rng.choice(CITED)
    head = start + 1
    number = Word(str(rng.randint(27, 36)), "", "NUM", "TW|hoofd|vrij", "", head, "nmod")
    second = Word(str(rng.randint(100, 999)), "", "NUM", "TW|hoofd|vrij", "", head + 1, "flat", spaced=False)
    piece = Word(str(rng.randint(1, 400)), "", "NUM", "TW|hoofd|vrij", "", head + 4, "appos", spaced=False)
    added = [
        Word("(", "(", "PUNCT", "LET", "", head, "punct", spaced=False),
        Word(noun, lemma, "NOUN", xpos, feats, root, "parataxis"),
        *(replace(word, lemma=word.form) for word in (number, second)),
        Word(",", ",", "PUNCT", "LET", "", head + 4, "punct"),
        Word("nr.", "nummer", "X", "SPEC|afk", "Abbr=Yes", head, "nmod"),
        replace(piece, lemma=piece.form),
        Word(")", ")", "PUNCT", "LET", "", head, "punct", spaced=False),
    ]
    before = (*sentence[: start - 1], replace(sentence[start - 1], spaced=True))
    return (*before, *added, replace(sentence[-1], head=sentence[-1].head))


CITED = (
    ("Kamerstuk", "kamer_stuk", "N|soort|ev|basis|onz|stan", "Gender=Neut|Number=Sing"),
    ("Kamerstukken", "kamer_stuk", "N|soort|mv|basis", "Number=Plur"),
    ("motie", "motie", "N|soort|ev|basis|zijd|stan", "Gender=Com|Number=Sing"),
)


def _find_root(sentence: Sentence) -> int:
    """The place of the root."""
    return next(place for place, word in enumerate(sentence) if word.dep == ROOT)


VARIATIONS: tuple[tuple[Variation, float], ...] = (
    (speak, 0.3),
    (write_amounts, 0.7),
    (requote, 0.6),
    (change_dashes, 0.4),
    (misspell, 0.05),
    (invent, 1.0),
    (drop_diacritics, 0.02),
    (cite, 0.04),
    (lower_first, 0.08),
    (end_as_item, 0.06),
    (drop_full_stop, 0.06),
    (add_bullet, 0.06),
    (head_phrase, 0.1),
    (shout, 0.02),
)
