"""The recipe trains: a few steps on a treebank of twelve own sentences."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path

import pytest
import spacy
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.util import load_config
from thinc.api import Adam

from models.evaluate import measure_accuracy, measure_size, write_table
from models.prepare import HELD_OUT, TRAINING, write_docs
from models.train import CONFIG, train
from models.treebanks import make_doc, read_paragraphs

PROEF = Path(__file__).with_name("proef.conllu")
SMALL = {"components.trainable_lemmatizer.min_tree_freq": 1, "components.parser.min_action_freq": 1}
STEPS = 25


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the names of the treebanks and the sentences of proef.conllu."""
    treebanks = tmp_path_factory.mktemp("treebanks")
    for name in (*TRAINING, HELD_OUT):
        (treebanks / name).write_text(PROEF.read_text(encoding="utf-8"), encoding="utf-8")
    return treebanks


def test_loss_falls_and_labels_are_those_of_the_treebank(folder: Path) -> None:
    paragraphs = read_paragraphs(PROEF)
    corpus = folder / "proef.spacy"
    write_docs(corpus, paragraphs)
    nlp = init_nlp(load_config(CONFIG, overrides={**SMALL, "paths.train": str(corpus), "paths.dev": str(corpus)}))
    labels = nlp.pipe_labels
    assert {"WW|pv|tgw|ev", "LID|bep|stan|rest", "LET"} <= set(labels["tagger"])
    assert {"ROOT", "nsubj", "obj", "compound:prt"} <= set(labels["parser"])
    assert "Number=Sing|POS=VERB|Tense=Pres|VerbForm=Fin" in labels["morphologizer"]
    gold = [make_doc(nlp.vocab, paragraph) for paragraph in paragraphs]
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in gold]
    optimizer = Adam(0.002)
    rounds = [nlp.update(examples, sgd=optimizer, losses={}) for _ in range(STEPS)]
    for name in ("tagger", "parser", "morphologizer", "trainable_lemmatizer"):
        assert rounds[-1][name] < rounds[0][name] / 2, name


def test_a_trained_pipeline_is_written_with_its_credit_and_loads(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "nl_klein"
    steps = {"training.max_steps": 4, "training.eval_frequency": 2}
    train(folder, out, overrides={**SMALL, **steps})
    meta = json.loads((out / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "CC BY-SA 4.0"
    assert {source["license"] for source in meta["sources"]} == {"CC BY-SA 4.0"}
    assert meta["trained_with"]["spacy"] == version("spacy")
    assert set(meta["performance"]) >= {"pos_acc", "dep_las", "lemma_acc"}
    nlp = spacy.load(out)
    doc = nlp("De inspectie sluit twee scholen.")
    assert doc.has_annotation("TAG")
    assert doc.has_annotation("DEP")
    accuracy = measure_accuracy(nlp, folder / HELD_OUT)
    table = write_table(accuracy, 1234, measure_size(out))
    assert "| part of speech |" in table
    assert "1,234" in table
