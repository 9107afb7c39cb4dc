"""How long, and in how much memory, letters are linked: invented letters, from 5,000 commitments up.

    .venv/bin/python benchmarks/linking.py [COMMITMENTS …]

Each size runs in a process of its own, over letters made for it: some twenty commitments a letter in two hundred
dossiers of twelve ministries, with fulfilments in other words, delays, dated mentions, citations, motions, sums in
series, and programmes with their abbreviations. Printed is a table in markdown. `growth` sets the time against that of
the size before it: 1 is growth by n·log n, more is faster growth than that.
"""

from __future__ import annotations

import math
import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from pipeline.links import (
    Corpus,
    LinkedBedrag,
    LinkedBrief,
    LinkedUitspraak,
    LinkedVermelding,
    LinkedVerwijzing,
    LinkedZin,
    link_letters,
)

SIZES = (5_000, 10_000, 20_000, 50_000)
PER_LETTER = 20  # commitments
DOSSIERS = 200
MINISTERIES = 12
FIRST_DAY = date(2010, 1, 4)
SYLLABLES = ("bo", "da", "gel", "har", "ke", "lan", "mo", "ner", "pol", "ra", "sti", "tor", "ver", "wij", "zan", "dijk")
SOORTEN = ("informeren", "informeren", "actie", "actie", "middelen", "wetgeving")
MEGABYTE = 2**10  # the kilobytes that getrusage counts


@dataclass(slots=True)
class Letters:
    """Invented letters as the links see them."""

    random: random.Random
    brieven: dict[str, LinkedBrief] = field(default_factory=dict)
    zinnen: dict[str, LinkedZin] = field(default_factory=dict)
    toezeggingen: list[LinkedUitspraak] = field(default_factory=list)
    nakomingen: list[LinkedUitspraak] = field(default_factory=list)
    bedragen: list[LinkedBedrag] = field(default_factory=list)
    vermeldingen: list[LinkedVermelding] = field(default_factory=list)
    verwijzingen: list[LinkedVerwijzing] = field(default_factory=list)

    def corpus(self) -> Corpus:
        """All of it."""
        return Corpus(
            self.brieven, self.vermeldingen, self.verwijzingen, self.toezeggingen, self.nakomingen, self.bedragen, (),
            self.zinnen,
        )  # fmt: skip

    def say(self, brief: LinkedBrief, tekst: str, noot: str | None = None) -> LinkedZin:
        """A sentence of a letter."""
        number = len(self.zinnen)
        zin = LinkedZin(f"z{number}", brief.id, number, None, noot, tekst, number * 1000)
        self.zinnen[zin.id] = zin
        return zin


def make_words(count: int, source: random.Random) -> list[str]:
    """Invented words."""
    return ["".join(source.choices(SYLLABLES, k=source.randint(2, 4))) for _ in range(count)]


def make_letters(commitments: int) -> Corpus:
    """As many letters as hold that many commitments, always the same."""
    source = random.Random(commitments)
    letters = Letters(source)
    words = {dossier: make_words(400, source) for dossier in range(DOSSIERS)}
    for number in range(commitments // PER_LETTER):
        dossier = source.randrange(DOSSIERS)
        day = (FIRST_DAY + timedelta(days=number % 5200)).isoformat()
        brief = LinkedBrief(
            f"kst-{30000 + dossier}-{number}", day, str(30000 + dossier), None, str(number), f"M{dossier % MINISTERIES}"
        )
        letters.brieven[brief.id] = brief
        fill_letter(letters, brief, words[dossier])
    return letters.corpus()


def fill_letter(letters: Letters, brief: LinkedBrief, words: Sequence[str]) -> None:
    """Write one letter: plain sentences, commitments, and what takes up older letters of its dossier."""
    source = letters.random
    for _ in range(3 * PER_LETTER):
        letters.say(brief, f"De {' '.join(source.choices(words, k=9))} is in Zwolle besproken.")
    for _ in range(PER_LETTER):
        promise(letters, brief, f"Ik informeer uw Kamer over {' '.join(source.choices(words, k=5))}.")
    older = [key for key in list(letters.brieven)[-3000:-1] if letters.brieven[key].dossier == brief.dossier]
    if older:
        take_up(letters, brief, letters.brieven[source.choice(older)])
    name_things(letters, brief, words)


def promise(letters: Letters, brief: LinkedBrief, tekst: str) -> None:
    """A commitment."""
    zin = letters.say(brief, tekst)
    key = f"t{len(letters.toezeggingen)}"
    letters.toezeggingen.append(LinkedUitspraak(key, brief.id, letters.random.choice(SOORTEN), tekst, None, zin.id))


def take_up(letters: Letters, brief: LinkedBrief, older: LinkedBrief) -> None:
    """Fulfil one commitment of an older letter and put off another, and cite that letter."""
    start = max(0, len(letters.toezeggingen) - 200 * PER_LETTER)
    near = [one for one in letters.toezeggingen[start:] if one.brief_id == older.id][:2]
    for place, one in enumerate(near):
        about = one.tekst.removeprefix("Ik informeer uw Kamer over ").rstrip(".")
        if place:
            promise(letters, brief, f"Later dan toegezegd informeer ik uw Kamer over {about}.")
            continue
        tekst = f"Met deze brief doe ik de toezegging over {about} gestand."
        zin = letters.say(brief, tekst)
        letters.nakomingen.append(
            LinkedUitspraak(f"n{len(letters.nakomingen)}", brief.id, "nakoming", tekst, None, zin.id)
        )
    note = letters.say(brief, f"Kamerstuk {older.dossier}, nr. {older.nummer}.", "1")
    key = f"v{len(letters.verwijzingen)}"
    letters.verwijzingen.append(LinkedVerwijzing(key, brief.id, note.tekst, older.id, older.nummer, note.id))


def name_things(letters: Letters, brief: LinkedBrief, words: Sequence[str]) -> None:
    """Name sums of the dossier, a motion and a programme."""
    dossier = int(brief.dossier or 0)
    for year in (2021, 2022, 2023):
        euro = 1e6 * (1 + dossier % 50 + year % 7)
        tekst = f"Bij Voorjaarsnota {year} is € {euro / 1e6:.0f} mln. vrijgemaakt voor {words[0]}."
        zin = letters.say(brief, tekst)
        key = f"b{len(letters.bedragen)}"
        begin = zin.begin + tekst.index("€")
        letters.bedragen.append(
            LinkedBedrag(key, brief.id, zin.id, begin, euro, None, "begroting", None, None, words[0], (year,))
        )
    name = f"Netwerk {words[1].title()} {words[2].title()}"
    afk = f"N{words[1][0]}{words[2][0]}".upper()
    letters.say(brief, f"Het {name} ({afk}) groeit.")
    letters.say(brief, f"Het {afk} telt meer leden.")
    number, tekst = str(9000 + dossier % 7), f"de motie-{words[3].title()} over {words[4]} en {words[5]}"
    zin = letters.say(brief, f"Ik voer {tekst} uit.")
    letters.vermeldingen.append(
        LinkedVermelding(
            f"m{len(letters.vermeldingen)}", brief.id, zin.begin, tekst, (words[3].title(),), brief.dossier, None,
            letters.random.choice((number, None)), f"{words[4]} en {words[5]}", "in uitvoering", True, zin.id,
        )
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measure:
    """What linking took: commitments, sentences, links, seconds of processor time, and the peak of memory in MB."""

    toezeggingen: int
    zinnen: int
    verbanden: int
    seconds: float
    peak: float


def measure(commitments: int) -> Measure:
    """Link letters with that many commitments, in this process."""
    corpus = make_letters(commitments)
    begun = time.process_time()
    links = link_letters(corpus)
    seconds = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    return Measure(len(corpus.toezeggingen), len(corpus.zinnen), len(links.verbanden), seconds, peak)


def growth(one: Measure, other: Measure) -> float:
    """How much faster than n·log n the time grew from one size to the next: 1 is just as fast."""
    cost = [m.toezeggingen * math.log(m.toezeggingen) for m in (one, other)]
    return (other.seconds / one.seconds) / (cost[1] / cost[0])


def rows(measures: Sequence[Measure]) -> Iterator[str]:
    """The table."""
    yield "| commitments | sentences | links | seconds | growth | peak memory in MB |"
    yield "|---:|---:|---:|---:|---:|---:|"
    before = None
    for one in measures:
        grown = f"{growth(before, one):.2f}" if before else "—"
        yield f"| {one.toezeggingen} | {one.zinnen} | {one.verbanden} | {one.seconds:.1f} | {grown} | {one.peak:.0f} |"
        before = one
    if len(measures) > 1:
        first, last = measures[0], measures[-1]
        yield f"\nFrom {first.toezeggingen} to {last.toezeggingen}: growth {growth(first, last):.2f} against n·log n."


def main() -> None:
    """Measure each size in a process of its own and print the table."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    context = multiprocessing.get_context("spawn")
    measures = []
    for size in sizes:
        with context.Pool(1) as pool:
            measures.append(pool.apply(measure, (size,)))
    print("\n".join(rows(measures)))


if __name__ == "__main__":
    main()
