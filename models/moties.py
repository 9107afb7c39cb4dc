"""Training of the weights by which a passage tells what becomes of a motion: own passages → `nl_moties.json`.

    python -m models.moties            # measure on passages held out, then train on all and write
    python -m models.moties --measure  # measure only

The passages are those of `corpus/gold/motiepassages.jsonl` (as letters of many ministries have them, with the status of
each motion after the guidelines) and the texts of `corpus/gold/moties.toml`. Each status is learnt against the others.
Passages are held out whole, in turn; what the rules read of them is shown beside what the weights make of it.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.leren import TABLE, Signaaltabel, fit, folds, run_recipe, share_table
from pipeline.cleaning import clean_text
from pipeline.documents import read_document
from pipeline.kamerbrieven import read_kamerbrief
from pipeline.lineair import read_gewichten
from pipeline.manifest import Opgave
from pipeline.mentions import find_mentions
from pipeline.model import Kamerbrief, Mentions, MotieStatus, MotieVermelding, Zin
from pipeline.scoring.lezen import letter_from_notation
from pipeline.taal import load_taal
from pipeline.uitvoering.weging import Weights, likeliest_status, read_passagesignalen, signals_of
from pipeline.zinnen import split_zinnen

GOLD = Path(__file__).resolve().parent.parent / "corpus" / "gold"
OUT = Path(__file__).with_name("nl_moties.json")


@dataclass(frozen=True, slots=True)
class Geval:
    """A mention of a motion: the passage it is from, its signals, what the rules read and what is right.

    `kern` marks those that every reader would judge alike; only they are counted.
    """

    passage: str
    signalen: frozenset[str]
    gelezen: MotieStatus
    status: MotieStatus
    kern: bool = True


def read_gevallen(gold: Path = GOLD) -> list[Geval]:
    """All mentions to learn from."""
    return [*_read_passages(gold / "motiepassages.jsonl"), *_read_cases(gold / "moties.toml")]


def _read_passages(path: Path) -> Iterator[Geval]:
    """Passages, one a line: `datum`, `tekst`, `moties` in the order of the text (`citaat`, `status`, `kern`)."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        given = json.loads(line)
        wanted = list(given["moties"])
        for vermelding, signalen in _read_text(given["tekst"], date.fromisoformat(given["datum"])):
            same = next((motie for motie in wanted if _is_named(motie["citaat"], vermelding)), None)
            if same is not None:
                wanted.remove(same)
                status = MotieStatus(same["status"])
                yield Geval(f"passage-{number}", signalen, vermelding.status, status, same["kern"])


def _read_text(tekst: str, datum: date) -> Iterator[tuple[MotieVermelding, frozenset[str]]]:
    """The motions of the text of a letter with the signals of their passages."""
    document = read_document(tekst.encode(), "brief.txt")
    brief = read_kamerbrief(document, clean_text(document), Opgave("brief.txt", datum=datum))
    zinnen = split_zinnen(brief, load_taal("blank"))
    mentions = find_mentions(brief, zinnen)
    yield from _with_signals(brief, zinnen, mentions)


def _with_signals(
    brief: Kamerbrief, zinnen: Sequence[Zin], mentions: Mentions
) -> Iterator[tuple[MotieVermelding, frozenset[str]]]:
    named = mentions.motie_vermeldingen
    yield from zip(named, map(signals_of, read_passagesignalen(brief, zinnen, mentions, named)), strict=True)


def _is_named(citaat: str, vermelding: MotieVermelding) -> bool:
    """Whether a mention is that of the gold: the one stands in the other, or they open alike."""
    one, other = citaat.lower(), vermelding.plaats.citaat.lower()
    return one in other or other in one or one[:14] == other[:14]


def _read_cases(path: Path) -> Iterator[Geval]:
    """The texts of the gold table of motions whose motions all have one status."""
    cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    for number, case in enumerate(cases):
        wanted = case.get("is", [])
        values = {value.split("|")[2].strip() for value in (wanted if isinstance(wanted, list) else [wanted])}
        if len(values) != 1:
            continue
        status = MotieStatus(values.pop())
        for notation in case.get("written", []):
            brief, zinnen = letter_from_notation(notation, case.get("datum"))
            mentions = find_mentions(brief, zinnen)
            for vermelding, signalen in _with_signals(brief, zinnen, mentions):
                yield Geval(f"{TABLE}{number}", signalen, vermelding.status, status)


# ---------------------------------------------------------------- training


def learn(gevallen: Sequence[Geval]) -> dict[MotieStatus, dict[str, object]]:
    """The weights of each status; the many ways to write one case of the table count for few."""
    table = Signaaltabel([geval.signalen for geval in gevallen])
    rows = table.rows([geval.signalen for geval in gevallen])
    often = Counter(geval.passage for geval in gevallen)
    counts = [1 / math.sqrt(often[g.passage]) if g.passage.startswith(TABLE) else 1.0 for g in gevallen]
    return {
        status: table.weights(fit(rows, [geval.status is status for geval in gevallen], counts))
        for status in MotieStatus
    }


def judge(weights: Weights, geval: Geval) -> MotieStatus:
    """The status of a mention by its own passage, as `pipeline/uitvoering` settles it."""
    silent = geval.gelezen is MotieStatus.VERMELD
    return likeliest_status([geval.signalen], weights) if silent else geval.gelezen


def report(gevallen: Sequence[Geval]) -> Iterator[str]:
    """A table in markdown: by status, how many there are, and how many the rules and the weights had right."""
    passages = [geval for geval in gevallen if geval.passage.startswith("passage-")]
    table = [geval for geval in gevallen if not geval.passage.startswith("passage-")]
    judged: list[tuple[Geval, MotieStatus]] = []
    for taught, apart in folds(passages, [geval.passage for geval in passages]):
        weights = {status: read_gewichten(found) for status, found in learn([*taught, *table]).items()}
        judged += [(geval, judge(weights, geval)) for geval in apart if geval.kern]
    judged.sort(key=lambda found: list(MotieStatus).index(found[0].status))
    yield from share_table(
        "status", [(str(geval.status), geval.gelezen is geval.status, found is geval.status) for geval, found in judged]
    )


def as_json(gevallen: Sequence[Geval]) -> str:
    """The weights, as `pipeline/uitvoering/weging.py` reads them."""
    return json.dumps(learn(gevallen), ensure_ascii=False, indent=0, sort_keys=True)


def main() -> None:
    """Measure, and train, from the command line."""
    gevallen = read_gevallen()
    run_recipe(
        "Train the weights of what becomes of motions.", OUT, lambda: report(gevallen), lambda: as_json(gevallen)
    )


if __name__ == "__main__":
    main()
