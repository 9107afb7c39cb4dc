"""Evaluation on the held-out section (Alpino-test): accuracy and speed, beside what nl_core_news_md publishes.

    python -m models.evaluate --treebanks ../shared/ud [--model models/nl_kamerspoor_sm]

Documents are groups of ten sentences, as spaCy groups them; the tokenizer and the sentence boundaries are the
pipeline's own. Speed is by processor time, so that other programs do not count: set OMP_NUM_THREADS=1 to hold it to
one core.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from time import process_time

import click
import spacy
from spacy.language import Language
from spacy.training import Example

from models.prepare import HELD_OUT, group_sentences
from models.treebanks import make_doc, read_paragraphs

SHIPPED = Path(__file__).with_name("nl_kamerspoor_sm")
MEASURES = {
    "tag_acc": "fine tag (XPOS)",
    "pos_acc": "part of speech",
    "morph_acc": "morphology",
    "dep_uas": "UAS",
    "dep_las": "LAS",
    "lemma_acc": "lemma",
    "sents_f": "sentences F",
    "token_acc": "tokens",
}
# https://github.com/explosion/spacy-models/releases/tag/nl_core_news_md-3.8.0
PUBLISHED = {"pos_acc": 0.963, "dep_uas": 0.867, "dep_las": 0.821, "lemma_acc": 0.954, "sents_f": 0.871}
ROUNDS = 3


def read_examples(nlp: Language, path: Path) -> list[Example]:
    """The sentences of a CoNLL-U file in groups of ten, each beside its own text without annotation."""
    sentences = [sentence for paragraph in read_paragraphs(path) for sentence in paragraph]
    gold = [make_doc(nlp.vocab, group) for group in group_sentences(sentences)]
    return [Example(nlp.make_doc(doc.text), doc) for doc in gold]


def measure_accuracy(nlp: Language, path: Path) -> dict[str, float]:
    """The share of right answers per measure of MEASURES, 0 to 1; a measure the pipeline does not have is left out."""
    scores = nlp.evaluate(read_examples(nlp, path))
    return {name: round(float(scores[name]), 4) for name in MEASURES if scores.get(name) is not None}


def measure_speed(nlp: Language, texts: Sequence[str], rounds: int = ROUNDS) -> float:
    """Words per second of processor time, of the whole pipeline, tokenizer included; the best of some rounds."""
    return max(_time_round(nlp, texts) for _ in range(rounds))


def _time_round(nlp: Language, texts: Iterable[str]) -> float:
    """Words per second of one reading of all texts."""
    start = process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (process_time() - start)


def measure_size(folder: Path) -> int:
    """Bytes of all files under a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def write_table(accuracy: Mapping[str, float], speed: float, size: int) -> str:
    """A Markdown table of the figures, the published ones beside them."""
    rows = [
        f"| {label} | {accuracy[name]:.3f} | {f'{PUBLISHED[name]:.3f}' if name in PUBLISHED else '–'} |"
        for name, label in MEASURES.items()
        if name in accuracy
    ]
    return "\n".join(
        [
            "| Alpino-test | nl_kamerspoor_sm | nl_core_news_md 3.8.0 (published) |",
            "|---|---|---|",
            *rows,
            f"| words per second, one core | {speed:,.0f} | – |",
            f"| size | {size / 1e6:.1f} MB | 40 MB |",
        ]
    )


def main() -> None:
    """Print the table of a pipeline."""
    options = argparse.ArgumentParser(description="Figures of a pipeline on the held-out section.")
    options.add_argument("--treebanks", type=Path, required=True, help="folder with the CoNLL-U files")
    options.add_argument("--model", type=Path, default=SHIPPED, help="folder of a spaCy pipeline")
    chosen = options.parse_args()
    nlp = spacy.load(chosen.model)
    held_out = chosen.treebanks / HELD_OUT
    texts = [example.reference.text for example in read_examples(nlp, held_out)]
    click.echo(write_table(measure_accuracy(nlp, held_out), measure_speed(nlp, texts), measure_size(chosen.model)))


if __name__ == "__main__":
    main()
