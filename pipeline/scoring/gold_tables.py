"""What becomes of the gold tables of corpus/gold: one function for each table, all listed in SCORERS."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.model import Begrotingscel, Begrotingstabel, Toezegging
from pipeline.scoring.gold import read_beloften, read_entries, read_texts, read_zingrenzen
from pipeline.scoring.lezen import (
    read_bedragen,
    read_briefvermeldingen,
    read_moties,
    read_tabellen,
    read_termijnen,
    read_toezeggingen,
    read_verwijzingen,
    show_bedrag,
    show_briefvermelding,
    show_termijn,
    show_vermelding,
    show_verwijzing,
)
from pipeline.scoring.verdicts import Outcome, Verdict, compare, judge
from pipeline.taal import find_sentence_starts

WITHIN_DAYS = 31
FIELDS = ("soort", "actor", "uiterlijk", "voorwaarde")
SHOWN = 40  # characters of a text on each side of a sentence end


def score_verwijzingen(path: Path) -> Iterator[Outcome]:
    """What becomes of the gold of citations."""
    yield from _score_texts("verwijzingen", path, lambda tekst, _: map(show_verwijzing, read_verwijzingen(tekst)))


def score_briefvermeldingen(path: Path) -> Iterator[Outcome]:
    """What becomes of the gold of earlier letters named without a number."""
    yield from _score_texts(
        "briefvermeldingen", path, lambda tekst, datum: map(show_briefvermelding, read_briefvermeldingen(tekst, datum))
    )


def score_termijnen(path: Path) -> Iterator[Outcome]:
    """What becomes of the gold of words that date."""
    yield from _score_texts("termijnen", path, lambda tekst, datum: map(show_termijn, read_termijnen(tekst, datum)))


def score_bedragen(path: Path) -> Iterator[Outcome]:
    """What becomes of the gold of sums of money."""
    yield from _score_texts("bedragen", path, lambda tekst, datum: map(show_bedrag, read_bedragen(tekst, datum)))


def score_moties(path: Path) -> Iterator[Outcome]:
    """What becomes of the gold of motions."""
    yield from _score_texts("moties", path, lambda tekst, _: map(show_vermelding, read_moties(tekst)))


def _score_texts(kind: str, path: Path, read: Callable[[str, date | None], Iterator[str]]) -> Iterator[Outcome]:
    """What becomes of each text of a table whose values are written as words."""
    for tekst, wanted, case in read_texts(path):
        where = f"{case.datum}: {tekst}" if case.datum else tekst
        yield from compare(kind, where, wanted, read(tekst, case.datum))


# ---------------------------------------------------------------- commitments


def score_toezeggingen(path: Path) -> Iterator[Outcome]:
    """What becomes of the gold of commitments: whether each is found, and of the found the fields."""
    for tekst, datum, wanted in read_beloften(path):
        found = read_toezeggingen(tekst, datum)
        yield from compare("toezeggingen", tekst, ["toezegging"] * len(wanted), ["toezegging"] * len(found))
        for want, toezegging in zip(wanted, found, strict=False):
            yield from _judge_fields(tekst, want, toezegging)


def _judge_fields(tekst: str, wanted: Mapping[str, Any], found: Toezegging) -> Iterator[Outcome]:
    """Of a found commitment, whether its fields are right; a condition counts where the gold has one."""
    for name in FIELDS:
        if name != "voorwaarde" or name in wanted:
            yield judge(f"toezeggingen ({name})", tekst, right=same_field(name, wanted, found))


def same_field(name: str, wanted: Mapping[str, Any], found: Toezegging) -> bool:
    """Whether a found commitment agrees with gold in one field; a deadline within 31 days."""
    want = wanted.get(name)
    if name == "soort":
        return bool(want == found.soort)
    if name == "voorwaarde":
        return (found.voorwaarde or "").startswith(want or "")
    if name == "actor":
        return (want or "").lower() in (found.actor or "").lower() if want else found.actor is None
    got = found.termijn.uiterlijk if found.termijn else None
    return want is got is None or (want is not None and got is not None and abs((want - got).days) <= WITHIN_DAYS)


# ---------------------------------------------------------------- tables and sentences


def score_tabellen(path: Path) -> Iterator[Outcome]:
    """What becomes of the gold of budget tables: the settled cells, and those whose column must stay open."""
    for case in read_entries(path, "tabel", "naam"):
        cellen = cellen_of(case)
        settled = [(cel.rij, cel.kolom, cel.euro) for cel in cellen if not cel.meerduidig]
        unsettled = [(cel.rij, cel.euro) for cel in cellen if cel.meerduidig]
        yield from compare("tabellen", case["naam"], wanted_cellen(case), settled)
        yield from compare("tabellen (open)", case["naam"], wanted_open(case), unsettled)


def tabellen_of(case: Mapping[str, Any]) -> tuple[Begrotingstabel, ...]:
    """The budget tables that are read from a case of the gold."""
    kind, name = ("tekst", "brief.txt") if "tekst" in case else ("markdown", "brief.md")
    return read_tabellen(case[kind].encode(), name)


def cellen_of(case: Mapping[str, Any]) -> list[Begrotingscel]:
    """The cells that are read from a case of the gold."""
    return [cel for tabel in tabellen_of(case) for cel in tabel.cellen]


def wanted_cellen(case: Mapping[str, Any]) -> list[tuple[str, str, float]]:
    """The settled cells of a case: label, column and euro."""
    return [
        (label, cell.rpartition("=")[0], float(cell.rpartition("=")[2]))
        for label, *cells in case.get("rijen", [])
        for cell in cells
    ]


def wanted_open(case: Mapping[str, Any]) -> list[tuple[str, float]]:
    """The cells of a case whose column nothing proves: label and euro."""
    return [(label, float(euro)) for label, *sums in case.get("open", []) for euro in sums]


def score_zinnen(path: Path) -> Iterator[Outcome]:
    """What becomes of the gold of sentences: each end of a sentence within a text."""
    for text, wanted in read_zingrenzen(path):
        found = set(find_sentence_starts(text))
        for start in sorted(found.union(wanted)):
            right = Verdict.TEN_ONRECHTE if start not in wanted else Verdict.GEMIST
            verdict = Verdict.GEVONDEN if start in wanted and start in found else right
            yield Outcome("zinnen", f"{text[max(0, start - SHOWN) : start]}| {text[start : start + SHOWN]}", verdict)


SCORERS: Mapping[str, Callable[[Path], Iterator[Outcome]]] = {
    "verwijzingen": score_verwijzingen,
    "briefvermeldingen": score_briefvermeldingen,
    "termijnen": score_termijnen,
    "bedragen": score_bedragen,
    "moties": score_moties,
    "toezeggingen": score_toezeggingen,
    "tabellen": score_tabellen,
    "zinnen": score_zinnen,
}
