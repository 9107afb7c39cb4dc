"""Data preparation: treebanks (CoNLL-U) → `train.spacy`, `dev.spacy`, the corpora that config.cfg trains on.

python -m models.prepare --treebanks ../shared/ud --out /tmp/kamerspoor-corpora
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import spacy
from spacy.tokens import DocBin

from models.samenstellingen import collect_voordelen, recombine
from models.treebanks import Paragraph, Sentence, make_doc, read_paragraphs
from models.variations import vary

TRAINING = ("nl_lassysmall-ud-dev.conllu", "nl_lassysmall-ud-test.conllu", "nl_alpino-ud-dev.conllu")
HELD_OUT = "nl_alpino-ud-test.conllu"
BRIEVEN = Path(__file__).with_name("brieven.conllu")
GROUP = 10
EVERY = 50
COPIES = 3
BRIEVEN_TIMES = 4


def group_sentences(sentences: Sequence[Sentence], size: int = GROUP) -> Iterator[Paragraph]:
    """Documents of `size` sentences, as `spacy convert -n` makes them.

    >>> [len(group) for group in group_sentences([()] * 5, 2)]
    [2, 2, 1]
    """
    for start in range(0, len(sentences), size):
        yield tuple(sentences[start : start + size])


def group_freely(sentences: Sequence[Sentence], rng: random.Random) -> Iterator[Paragraph]:
    """Documents of one to eight sentences, as paragraphs of a letter are."""
    start = 0
    while start < len(sentences):
        size = rng.choice((1, 1, 2, 3, 4, 5, 6, 8))
        yield tuple(sentences[start : start + size])
        start += size


def expand(paragraphs: Sequence[Paragraph], rng: random.Random, copies: int) -> list[Paragraph]:
    """The training documents: every group of ten and every sentence alone, and `copies` varied readings, regrouped."""
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
    documents = [*paragraphs, *group_freely(sentences, rng)]
    voordelen = collect_voordelen(sentences)
    for _ in range(copies):
        varied = [vary(recombine(sentence, voordelen, rng), rng) for sentence in sentences]
        documents += group_freely(varied, rng)
    return documents


def write_docs(path: Path, documents: Iterable[Paragraph]) -> int:
    """Write documents as a DocBin; gives the number of documents."""
    vocab = spacy.blank("nl").vocab
    docs = [make_doc(vocab, document) for document in documents]
    DocBin(docs=docs).to_disk(path)
    return len(docs)


def split_groups(groups: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """Training and development groups: every fiftieth group is for development.

    >>> [len(part) for part in split_groups([()] * 100)]
    [98, 2]
    """
    training = [group for place, group in enumerate(groups) if place % EVERY]
    development = [group for place, group in enumerate(groups) if place % EVERY == 0]
    return training, development


def prepare(treebanks: Path, out: Path, *, seed: int = 0, copies: int = COPIES) -> tuple[int, int]:
    """Write `train.spacy` and `dev.spacy` into `out`; gives the number of documents in each.

    The held-out section (Alpino-test) is not read.
    """
    rng = random.Random(seed)
    out.mkdir(parents=True, exist_ok=True)
    training: list[Paragraph] = []
    development: list[Paragraph] = []
    for name in TRAINING:
        paragraphs = read_paragraphs(treebanks / name)
        groups = list(group_sentences([sentence for paragraph in paragraphs for sentence in paragraph]))
        kept, held = split_groups(groups)
        training += kept
        development += held
    training += read_paragraphs(BRIEVEN) * BRIEVEN_TIMES
    return (
        write_docs(out / "train.spacy", expand(training, rng, copies)),
        write_docs(out / "dev.spacy", development),
    )
