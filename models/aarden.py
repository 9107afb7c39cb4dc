"""Training of the weights by which the words around a sum tell what it is: own sentences → `nl_aarden.json`.

    python -m models.aarden            # measure on letters held out, then train on all and write
    python -m models.aarden --measure  # measure only

The sums are those of `corpus/gold/aarden.jsonl` (of letters and passages of many ministries, with the nature of each
after the guidelines) and of `corpus/gold/bedragen.toml`. Each nature is learnt against the others. Letters are held out
whole, in turn; what the rules read of them is shown beside what rules and weights make of it.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.leren import TABLE, Signaaltabel, fit, folds, run_recipe, share_table
from pipeline.lineair import read_gewichten
from pipeline.mentions.aarden import read_aarden
from pipeline.mentions.aardweging import Weights, likeliest_aard, read_somsignalen
from pipeline.mentions.sommen import Som, read_sommen
from pipeline.model import BedragAard
from pipeline.scoring.lezen import read_bedragen

GOLD = Path(__file__).resolve().parent.parent / "corpus" / "gold"
OUT = Path(__file__).with_name("nl_aarden.json")
BORDER = 0.5  # what a sum counts for that readers may judge otherwise


@dataclass(frozen=True, slots=True)
class Geval:
    """A sum in its sentence, the letter it is from, and what it is; `kern` marks those that readers judge alike."""

    brief: str
    tekst: str
    som: Som
    aard: BedragAard
    kern: bool = True


def read_gevallen(gold: Path = GOLD) -> list[Geval]:
    """All sums to learn from."""
    return [*_read_letters(gold / "aarden.jsonl"), *_read_cases(gold / "bedragen.toml")]


def _read_letters(path: Path) -> Iterator[Geval]:
    """Sums, one a line: `brief`, `tekst`, `begin`, `einde` (in the text), `euro`, `aard`, `kern`."""
    for line in path.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        som = Som(given["begin"], given["einde"], given["euro"])
        yield Geval(given["brief"], given["tekst"], som, BedragAard(given["aard"]), given["kern"])


def _read_cases(path: Path) -> Iterator[Geval]:
    """The sums of the gold table, where as many are read as there are."""
    for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"]):
        wanted = case.get("is", [])
        aarden = [_nature(value) for value in (wanted if isinstance(wanted, list) else [wanted])]
        for tekst in case.get("written", []):
            found = read_bedragen(tekst, case.get("datum"))
            if len(found) == len(aarden):
                for bedrag, aard in zip(found, aarden, strict=True):
                    som = Som(bedrag.plaats.begin, bedrag.plaats.einde, bedrag.euro)
                    yield Geval(f"{TABLE}{number}", tekst, som, aard)


def _nature(value: str) -> BedragAard:
    """The nature that a value of the gold table names; budget where it names none.

    >>> _nature("EUR 9000 drempel").value, _nature("EUR 9000 in 2025").value
    ('drempel', 'begroting')
    """
    named = [aard for aard in BedragAard if str(aard) in value.split()]
    return named[0] if named else BedragAard.BEGROTING


# ---------------------------------------------------------------- training


def learn(gevallen: Sequence[Geval]) -> dict[BedragAard, dict[str, object]]:
    """The weights of each nature; the many ways to write one case of the table count for few."""
    signalen = [read_somsignalen(geval.tekst, geval.som) for geval in gevallen]
    table = Signaaltabel(signalen)
    rows = table.rows(signalen)
    often = Counter(geval.brief for geval in gevallen)
    counts = [_count(geval, often[geval.brief]) for geval in gevallen]
    return {aard: table.weights(fit(rows, [geval.aard is aard for geval in gevallen], counts)) for aard in BedragAard}


def _count(geval: Geval, often: int) -> float:
    if geval.brief.startswith(TABLE):
        return 1 / math.sqrt(often)
    return 1.0 if geval.kern else BORDER


def judge(weights: Weights, geval: Geval) -> tuple[BedragAard, BedragAard]:
    """What the rules alone make of a sum, and what rules and weights do."""
    sommen = read_sommen(geval.tekst)
    rules = {som.begin: aard for som, aard in zip(sommen, read_aarden(geval.tekst, sommen), strict=True)}
    rule = rules.get(geval.som.begin)
    return rule or BedragAard.BEGROTING, rule or likeliest_aard(geval.tekst, geval.som, weights)


def report(gevallen: Sequence[Geval]) -> Iterator[str]:
    """A table in markdown: by nature, how many there are, and how many the rules and the weights had right."""
    letters = [geval for geval in gevallen if not geval.brief.startswith(TABLE)]
    table = [geval for geval in gevallen if geval.brief.startswith(TABLE)]
    judged: list[tuple[Geval, BedragAard, BedragAard]] = []
    for taught, apart in folds(letters, [geval.brief for geval in letters]):
        weights = {aard: read_gewichten(found) for aard, found in learn([*taught, *table]).items()}
        judged += [(geval, *judge(weights, geval)) for geval in apart if geval.kern]
    judged.sort(key=lambda found: list(BedragAard).index(found[0].aard))
    yield from share_table(
        "nature", [(str(geval.aard), rule is geval.aard, both is geval.aard) for geval, rule, both in judged]
    )


def as_json(gevallen: Sequence[Geval]) -> str:
    """The weights, as `pipeline/mentions/aardweging.py` reads them."""
    return json.dumps(learn(gevallen), ensure_ascii=False, indent=0, sort_keys=True)


def main() -> None:
    """Measure, and train, from the command line."""
    gevallen = read_gevallen()
    run_recipe("Train the weights of what sums of money are.", OUT, lambda: report(gevallen), lambda: as_json(gevallen))


if __name__ == "__main__":
    main()
