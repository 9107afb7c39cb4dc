"""Training: treebanks → the small Dutch pipeline `nl_kamerspoor_sm`.

    python -m models.train --treebanks ../shared/ud --out models/nl_kamerspoor_sm

Prepares the corpora, trains by config.cfg (fixed seed), measures the best pipeline on the held-out section and writes
it with its metadata. The same versions and seed on the same kind of processor give the same pipeline.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
import spacy
from spacy.cli.train import train as run_training
from spacy.language import Language

from models.evaluate import measure_accuracy
from models.prepare import HELD_OUT, prepare

CONFIG = Path(__file__).with_name("config.cfg")
NAME = "kamerspoor_sm"
VERSION = "1.1.0"
SOURCES = (
    {
        "name": "UD_Dutch-LassySmall (dev and test sections), commit 7880e0bc",
        "url": "https://github.com/UniversalDependencies/UD_Dutch-LassySmall",
        "license": "CC BY-SA 4.0",
        "author": "Gosse Bouma, Gertjan van Noord",
    },
    {
        "name": "UD_Dutch-Alpino (dev section), commit 95e374a6",
        "url": "https://github.com/UniversalDependencies/UD_Dutch-Alpino",
        "license": "CC BY-SA 4.0",
        "author": "Daniel Zeman, Zdeněk Žabokrtský, Gosse Bouma, Gertjan van Noord",
    },
)
TRAINED_WITH = ("spacy", "thinc", "numpy")


def train(treebanks: Path, out: Path, *, overrides: Mapping[str, Any] | None = None) -> None:
    """Train on the treebanks of a folder and write the best pipeline to `out`.

    `overrides` are settings of config.cfg by dotted name ("training.max_steps"). `out` is replaced at the end.
    """
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        prepare(treebanks, work)
        nlp = run(work, work / "trained", overrides=overrides)
        describe(nlp, measure_accuracy(nlp, treebanks / HELD_OUT))
        if out.exists():
            shutil.rmtree(out)
        nlp.to_disk(out)


def run(corpora: Path, out: Path, *, overrides: Mapping[str, Any] | None = None) -> Language:
    """Train on prepared corpora; gives the best pipeline by the scores of config.cfg."""
    paths = {"paths.train": str(corpora / "train.spacy"), "paths.dev": str(corpora / "dev.spacy")}
    run_training(CONFIG, out, overrides={**paths, **(overrides or {})})
    return spacy.load(out / "model-best")


def describe(nlp: Language, accuracy: Mapping[str, float]) -> None:
    """Fill in the metadata: name, licence, sources, versions and the figures on the held-out section."""
    nlp.meta.update(
        {
            "name": NAME,
            "version": VERSION,
            "description": "Small Dutch pipeline for official letters, in the label scheme of nl_core_news_md",
            "author": "Kamerspoor",
            "url": "",
            "license": "CC BY-SA 4.0",
            "spacy_version": ">=3.8.0,<3.9.0",
            "sources": list(SOURCES),
            "trained_with": {name: version(name) for name in TRAINED_WITH},
            "performance": {**accuracy, "section": "UD_Dutch-Alpino test, held out"},
        }
    )
    for name in ("train", "dev"):
        nlp.config["paths"][name] = None


def main() -> None:
    """Train from the command line."""
    options = argparse.ArgumentParser(description="Train the small Dutch pipeline.")
    options.add_argument("--treebanks", type=Path, required=True, help="folder with the CoNLL-U files")
    options.add_argument("--out", type=Path, required=True, help="folder to write the pipeline to; it is replaced")
    chosen = options.parse_args()
    train(chosen.treebanks, chosen.out)
    click.echo(f"written: {chosen.out}")


if __name__ == "__main__":
    main()
