"""A tiny pipeline of the build of nl_core_news_md, installed under its name: it knows twelve sentences by heart."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import invalidate_caches
from pathlib import Path

from spacy.language import Language
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.util import load_config
from thinc.api import Adam

from models.prepare import write_docs
from models.train import CONFIG
from models.treebanks import make_doc, read_paragraphs
from pipeline import ontleding
from pipeline.taal import PREFERRED, load_taal

PROEF = Path(__file__).parent / "models" / "proef.conllu"
SMALL = {
    "components.trainable_lemmatizer.min_tree_freq": 1,
    "components.parser.min_action_freq": 1,
}
STEPS = 70
INIT = """
from pathlib import Path
from spacy.util import load_model_from_path

def load(**overrides):
    return load_model_from_path(Path(__file__).parent / "data", **overrides)
"""


@cache
def train_stand_in(folder: Path) -> Language:
    """A pipeline with the components of nl_core_news_md by their names there, trained till it knows its sentences."""
    corpus = folder / "proef.spacy"
    paragraphs = read_paragraphs(PROEF)
    write_docs(corpus, paragraphs)
    nlp = init_nlp(load_config(CONFIG, overrides={**SMALL, "paths.train": str(corpus), "paths.dev": str(corpus)}))
    gold = [make_doc(nlp.vocab, paragraph) for paragraph in paragraphs]
    optimizer = Adam(0.005)
    for _ in range(STEPS):
        nlp.update([Example(nlp.make_doc(doc.text), doc) for doc in gold], sgd=optimizer)
    nlp.rename_pipe("trainable_lemmatizer", "lemmatizer")
    nlp.disable_pipe("senter")
    nlp.add_pipe("ner")
    nlp.get_pipe("ner").add_label("ORG")  # type: ignore[attr-defined]  # an NER has labels, a pipe need not
    return nlp


def install_stand_in(nlp: Language, folder: Path, *, spacy_version: str = ">=3.8.0,<3.9.0") -> None:
    """Write the pipeline as the package nl_core_news_md into a folder."""
    package = folder / PREFERRED
    package.mkdir(parents=True)
    nlp.to_disk(package / "data")
    meta = json.loads((package / "data" / "meta.json").read_text(encoding="utf-8"))
    meta |= {"name": "core_news_md", "version": "3.8.0", "spacy_version": spacy_version}
    for path in (package / "meta.json", package / "data" / "meta.json"):
        path.write_text(json.dumps(meta), encoding="utf-8")
    (package / "__init__.py").write_text(INIT, encoding="utf-8")


@contextmanager
def importable(folder: Path) -> Iterator[None]:
    """Within this, what `install_stand_in` wrote into the folder is installed; nothing of it stays loaded."""
    sys.path.insert(0, str(folder))
    _forget()
    yield
    sys.path.remove(str(folder))
    _forget()


def _forget() -> None:
    """Let go of the package and of the pipelines that were loaded."""
    sys.modules.pop(PREFERRED, None)
    invalidate_caches()
    load_taal.cache_clear()
    ontleding._load_full.cache_clear()
