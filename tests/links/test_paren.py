"""Letters of ten ministries, annotated before they were read: what is linked, what not yet, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.flow import read_letter
from pipeline.links import link_letters
from pipeline.manifest import Opgave
from pipeline.model import BestandStatus
from pipeline.scoring.verbanden import make_stored, score_verbanden
from pipeline.scoring.verdicts import Outcome
from pipeline.store.reading import load_corpus
from pipeline.store.verbanden import list_traces, list_verbanden
from pipeline.store.writing import Bestand, open_store, save_letter, save_links
from pipeline.taal import find_model, load_taal
from tests.links.paren import GEVALLEN, Geval

MOST_MISSED = {"fulfilments": 2, "restatements": 3, "amount_changes": 0}
"""Links that are not made yet: of most, one of the two statements is not read as a promise or a fulfilment."""
HEAD = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, {datum}\n\nBetreft Voortgang\n\n"


def gold_of(geval: Geval) -> dict[str, list[dict[str, Any]]]:
    """The links of a case in the form of gold links."""
    ends = ("from_letter", "from_quote", "to_letter", "to_quote")
    keys = ("fulfilled_in", "fulfilment_quote", "promise_letter", "promise_quote")
    return {
        "fulfilments": [dict(zip(keys, link, strict=True)) for link in geval.f],
        "restatements": [dict(zip(ends, link, strict=True)) for link in geval.r],
        "amount_changes": [dict(zip(ends, link, strict=True)) for link in geval.a],
        "not_links": [
            {"a": {"letter": link[0], "quote": link[1]}, "b": {"letter": link[2], "quote": link[3]}} for link in geval.n
        ],
    }


def score(geval: Geval, path: Path) -> Iterator[Outcome]:
    """What becomes of the links of one case."""
    db = open_store(path)
    taal = load_taal(find_model("auto"))
    dossier, toevoeging = geval.dossier[:6].replace(" ", ""), geval.dossier[7:] or None
    for name, datum, tekst in geval.brieven:
        content = f"{HEAD.format(datum=datum)}{tekst}\n\n{geval.functie},\n\nA. de Proef\n"
        lezing = read_letter(content.encode(), f"{name}.txt", Opgave(name, None, dossier, toevoeging), taal)
        bestand = Bestand(
            f"/{name}", lezing.brief.sha256, BestandStatus.GELEZEN, "2024-01-01T00:00:00", "proef",
            kamerbrief_id=lezing.brief.id, gekozen=True,
        )  # fmt: skip
        save_letter(db, lezing, bestand)
    save_links(db, link_letters(load_corpus(db)))
    stored = make_stored(list_verbanden(db), *list_traces(db))
    db.close()
    yield from score_verbanden(gold_of(geval), stored)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    folder = tmp_path_factory.mktemp("paren")
    return [outcome for number, geval in enumerate(GEVALLEN) for outcome in score(geval, folder / f"{number}.db")]


def test_every_quote_stands_in_its_letter() -> None:
    for geval in GEVALLEN:
        texts = {name: " ".join(tekst.split()) for name, _, tekst in geval.brieven}
        for one, quote, other, earlier in (*geval.f, *geval.r, *geval.a, *geval.n):
            assert quote in texts[one]
            assert earlier in texts[other]


def test_nothing_is_linked_that_is_not_one(outcomes: list[Outcome]) -> None:
    kinds = {*MOST_MISSED, "look-alikes left apart"}
    assert [one for one in outcomes if one.kind in kinds and one.verdict not in ("gevonden", "gemist")] == []


def test_no_more_is_missed_than_is_known(outcomes: list[Outcome]) -> None:
    scored = [one for one in outcomes if one.kind in MOST_MISSED]
    missed = [one for one in scored if one.verdict == "gemist"]
    counts = Counter(one.kind for one in missed)
    assert all(counts[kind] <= most for kind, most in MOST_MISSED.items()), missed
    assert len(scored) - len(missed) >= 20
