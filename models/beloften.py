"""Training of the weights by which a sentence sounds like a promise: own sentences → `nl_beloften.json`.

    python -m models.beloften            # measure on letters held out, then train on all and write
    python -m models.beloften --measure  # measure only

The sentences are those of `corpus/gold/beloften.jsonl` (letters of the project's own, sentence by sentence, annotated
after the guidelines) and of `corpus/gold/toezeggingen.toml`, and the examples of the lexicon; borderline ones are left
out. Logistic regression on the signals of `pipeline/toezeggingen/signalen.py`. Letters are held out whole, in turn, so
that no sentence is judged by its neighbours.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import click
from scipy.sparse import csr_matrix

from models.leren import TABLE, Signaaltabel, fit, folds, run_recipe
from pipeline.lexicon import lexicon
from pipeline.model import ToezeggingSoort
from pipeline.scoring.lezen import read_zinsbeeld
from pipeline.toezeggingen.signalen import read_signalen

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "corpus" / "gold"
OUT = Path(__file__).with_name("nl_beloften.json")
WITH_EXAMPLES = ("werkwoorden", "gebeurtenissen", "voornemens", "regels")
CHANCES = (0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True)
class Zin:
    """A sentence, the letter it is from and its date, whether it promises, what kind of thing; the sentence before."""

    brief: str
    datum: date | None
    tekst: str
    belooft: bool
    soort: ToezeggingSoort | None = None
    vorige: str = ""

    @cached_property
    def signalen(self) -> frozenset[str]:
        """Its signals."""
        beeld = read_zinsbeeld(self.tekst, self.datum, self.vorige)
        return read_signalen(beeld) if beeld else frozenset()


def read_zinnen(gold: Path = GOLD) -> list[Zin]:
    """All sentences to learn from."""
    return [*_read_letters(gold / "beloften.jsonl"), *_read_cases(gold / "toezeggingen.toml"), *_read_examples()]


def _read_letters(path: Path) -> Iterator[Zin]:
    """Sentences of letters, one a line: `brief`, `datum`, `tekst`, `label` (core, border, none), `soort`."""
    before = {"brief": "", "tekst": ""}
    for line in path.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        if given["label"] != "border":
            soort = ToezeggingSoort(given["soort"]) if given["label"] == "core" else None
            vorige = before["tekst"] if before["brief"] == given["brief"] else ""
            datum = date.fromisoformat(given["datum"])
            yield Zin(given["brief"], datum, given["tekst"], given["label"] == "core", soort, vorige)
        before = given


def _read_cases(path: Path) -> Iterator[Zin]:
    """The sentences of the gold table of commitments; each case counts as a letter."""
    cases: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    for number, case in enumerate(cases):
        given = case.get("is", [])
        wanted = given if isinstance(given, list) else [given]
        soort = ToezeggingSoort(wanted[0]["soort"]) if wanted else None
        for tekst in case["written"]:
            yield Zin(f"{TABLE}{number}", case.get("datum"), tekst, bool(wanted), soort)


def _read_examples() -> Iterator[Zin]:
    """The example of every expression and rule of the lexicon; each counts as a letter."""
    for name in WITH_EXAMPLES:
        for entry, fields in lexicon("toezeggingen")[name].items():
            soort = ToezeggingSoort(fields["soort"]) if "soort" in fields else None
            yield Zin(f"{TABLE}{name}-{entry}", None, fields["voorbeeld"], belooft=True, soort=soort)


# ---------------------------------------------------------------- training


class Learner:
    """Weights for a promise at all, and for each kind."""

    def __init__(self, zinnen: Sequence[Zin]) -> None:
        """Learn from sentences."""
        self._table = Signaaltabel(zin.signalen for zin in zinnen)
        rows = self._rows(zinnen)
        self._promises = fit(rows, [zin.belooft for zin in zinnen])
        kept = [number for number, zin in enumerate(zinnen) if zin.soort]
        known = {zin.soort for zin in zinnen}
        self._kinds = {
            soort: fit(rows[kept], [zinnen[number].soort is soort for number in kept])
            for soort in ToezeggingSoort
            if soort in known
        }

    def _rows(self, zinnen: Sequence[Zin]) -> csr_matrix:
        return self._table.rows([zin.signalen for zin in zinnen])

    def chances(self, zinnen: Sequence[Zin]) -> list[float]:
        """How likely each sentence promises."""
        return [float(chance) for chance in self._promises.predict_proba(self._rows(zinnen))[:, 1]]

    def kinds(self, zinnen: Sequence[Zin]) -> list[ToezeggingSoort]:
        """The likeliest kind of each."""
        rows = self._rows(zinnen)
        scores = {soort: model.decision_function(rows) for soort, model in self._kinds.items()}
        return [max(scores, key=lambda soort: float(scores[soort][number])) for number in range(len(zinnen))]

    def as_json(self) -> str:
        """The weights, as `weging.py` reads them."""
        found = {"soorten": {str(soort): self._table.weights(model) for soort, model in self._kinds.items()}}
        weights = self._table.weights(self._promises) | found
        return json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True)


# ---------------------------------------------------------------- measuring


@dataclass(frozen=True, slots=True)
class Outcome:
    """A sentence that was held out, with what the others taught of it."""

    zin: Zin
    kans: float
    soort: ToezeggingSoort


def hold_out(zinnen: Sequence[Zin]) -> Iterator[Outcome]:
    """Judge each letter by what was learnt from others; from the gold table and the lexicon is only learnt."""
    letters = [zin for zin in zinnen if not zin.brief.startswith(TABLE)]
    table = [zin for zin in zinnen if zin.brief.startswith(TABLE)]
    for taught, apart in folds(letters, [zin.brief for zin in letters]):
        learner = Learner([*taught, *table])
        yield from map(Outcome, apart, learner.chances(apart), learner.kinds(apart))


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """A table in markdown: precision, recall, F1 and right kinds from each chance on."""
    yield "| chance from | sentences | precision | recall | F1 | kind right |"
    yield "|---:|---:|---:|---:|---:|---:|"
    promised = sum(outcome.zin.belooft for outcome in outcomes)
    for chance in CHANCES:
        found = [outcome for outcome in outcomes if outcome.kans >= chance]
        right = [outcome for outcome in found if outcome.zin.belooft]
        precision, recall = len(right) / max(1, len(found)), len(right) / max(1, promised)
        score = 2 * precision * recall / max(1e-9, precision + recall)
        kinds = sum(outcome.soort is outcome.zin.soort for outcome in right) / max(1, len(right))
        yield f"| {chance} | {len(found)} | {precision:.3f} | {recall:.3f} | {score:.3f} | {kinds:.3f} |"


def main() -> None:
    """Measure, and train, from the command line."""
    zinnen = read_zinnen()
    click.echo(f"{len(zinnen)} sentences, {sum(zin.belooft for zin in zinnen)} promises\n")
    run_recipe(
        "Train the weights of promises.", OUT, lambda: report(list(hold_out(zinnen))), lambda: Learner(zinnen).as_json()
    )


if __name__ == "__main__":
    main()
