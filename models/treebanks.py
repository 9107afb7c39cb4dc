"""Treebanks: CoNLL-U text → sentences → paragraphs → spaCy documents in the label scheme of nl_core_news_md.

Fine tags (`token.tag_`) are the XPOS of Lassy and Alpino ("WW|pv|tgw|ev"), coarse tags (`token.pos_`) the universal
ones, dependency labels the universal ones with subtypes ("nsubj:pass", the root "ROOT"). Lemmas are the treebank's own:
compounds and separable verbs keep their seam ("basis_niveau", "aan_sporen").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, _DEPS, MISC = range(10)
ROOT = "ROOT"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence. `head` counts from 0 within the sentence; the root is its own head."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    dep: str
    spaced: bool = True


Sentence = tuple[Word, ...]
Paragraph = tuple[Sentence, ...]


def read_conllu(text: str) -> Iterator[tuple[str, Sentence]]:
    """The sentences of a CoNLL-U text, each with its `sent_id`.

    Empty words ("8.1", an elided verb) and word ranges ("3-4") are passed over.

    >>> row = "1\\tKamer\\tkamer\\tNOUN\\tN|soort|ev\\tNumber=Sing\\t0\\troot\\t_\\tSpaceAfter=No"
    >>> [(name, sentence)] = read_conllu(f"# sent_id = a.p.1.s.1\\n{row}\\n")
    >>> name, sentence[0].dep, sentence[0].head, sentence[0].spaced
    ('a.p.1.s.1', 'ROOT', 0, False)
    """
    for block in text.split("\n\n"):
        lines = block.splitlines()
        name = next((line.partition("=")[2].strip() for line in lines if line.startswith("# sent_id")), "")
        rows = [fields for fields in (line.split("\t") for line in lines) if fields[ID].isdecimal()]
        if rows:
            yield name, tuple(_read_word(fields) for fields in rows)


def _read_word(fields: list[str]) -> Word:
    """A word from the ten columns of its row."""
    head = int(fields[HEAD]) or int(fields[ID])
    return Word(
        form=fields[FORM],
        lemma=fields[LEMMA],
        upos=fields[UPOS],
        xpos=fields[XPOS],
        feats="" if fields[FEATS] == "_" else fields[FEATS],
        head=head - 1,
        dep=ROOT if fields[HEAD] == "0" else fields[DEPREL],
        spaced="SpaceAfter=No" not in fields[MISC],
    )


def read_paragraphs(path: Path) -> list[Paragraph]:
    """The sentences of a CoNLL-U file by paragraph: neighbours whose ids differ after ".s." alone."""
    named = read_conllu(path.read_text(encoding="utf-8"))
    return [
        tuple(sentence for _, sentence in members)
        for _, members in groupby(named, key=lambda pair: pair[0].rpartition(".s.")[0])
    ]


def make_doc(vocab: Vocab, sentences: Paragraph) -> Doc:
    """One spaCy document with all annotation of these sentences, the last word of each followed by a space."""
    words: list[Word] = []
    heads: list[int] = []
    starts: list[bool] = []
    for sentence in sentences:
        heads += [len(words) + word.head for word in sentence]
        starts += [place == 0 for place in range(len(sentence))]
        words += sentence
    ends = {place for place, word in enumerate(words) if place + 1 == len(words) or starts[place + 1]}
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.spaced or place in ends for place, word in enumerate(words)],
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads,
        deps=[word.dep for word in words],
    )
