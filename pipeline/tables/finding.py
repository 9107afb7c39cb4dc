"""The budget tables of a letter, every cell in its column with the proof of it, or open."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model import Begrotingscel, Begrotingstabel, BlokSoort, Kamerbrief, Mentions
from pipeline.tables.bewijzen import Stand, prove_table
from pipeline.tables.briefsommen import prove_over_tables
from pipeline.tables.cellen import Cel
from pipeline.tables.reading import Tabel, read_tabellen
from pipeline.tables.reeksen import read_reeksen


def find_tabellen(brief: Kamerbrief, mentions: Mentions) -> tuple[Begrotingstabel, ...]:
    """The budget tables of a letter; tables of anything else than money are left out.

    `mentions.bedragen`, the sums in the running text, serve as proof where the text has lost the columns. A cell that
    nothing settles has neither column nor year and is `meerduidig`. Values are in euro.
    """
    tabellen = list(_with_common_step(list(read_tabellen(brief))))
    standen = [Stand.of(tabel, streek) for tabel, streek in zip(tabellen, _surroundings(brief, tabellen), strict=True)]
    if any(stand.open for stand in standen):
        reeksen = list(read_reeksen(brief, mentions.bedragen))
        for stand in standen:
            prove_table(stand, reeksen)
        prove_over_tables(standen, reeksen)
    return tuple(_finish(stand) for stand in standen)


def _surroundings(brief: Kamerbrief, tabellen: Sequence[Tabel]) -> Iterator[tuple[int, int]]:
    """The text that is about each table: from the table before it to the heading or table after it."""
    stops = sorted(
        [blok.begin for blok in brief.blokken if blok.soort is BlokSoort.KOP] + [tabel.begin for tabel in tabellen]
    )
    before = 0
    for tabel in tabellen:
        after = bisect_left(stops, tabel.einde)
        yield before, stops[after] if after < len(stops) else len(brief.tekst)
        before = tabel.einde


def _with_common_step(tabellen: list[Tabel]) -> Iterator[Tabel]:
    """Tables with cells rounded as finely as the finest of their unit: "44" beside "3,9" is 44,0."""
    steps: dict[int, int] = {}
    for tabel in tabellen:
        for cel in (cel for rij in tabel.rijen for cel in rij.cellen if cel):
            steps[tabel.eenheid] = min(cel.stap, steps.get(tabel.eenheid, cel.stap))
    for tabel in tabellen:
        step = steps[tabel.eenheid]
        rijen = (
            replace(rij, cellen=tuple(Cel(cel.cent, step) if cel else None for cel in rij.cellen))
            for rij in tabel.rijen
        )
        yield replace(tabel, rijen=tuple(rijen))


def _finish(stand: Stand) -> Begrotingstabel:
    """A table as it is stored."""
    tabel = stand.tabel
    cellen = tuple(_cells(stand))
    return Begrotingstabel(tabel.begin, tabel.einde, tabel.bijschrift, tabel.eenheid, tabel.pagina, cellen)


def _cells(stand: Stand) -> Iterator[Begrotingscel]:
    """The cells that hold a sum, row by row."""
    for number, rij in enumerate(stand.rijen):
        for index, cel in enumerate(rij.cellen):
            if cel is None:
                continue
            place = (index, rij.zeker) if rij.zeker else stand.bewezen.get((number, index))
            if place is None or not stand.kolommen[place[0]].naam:
                yield Begrotingscel(rij.label, None, None, cel.euro, rij.groep, meerduidig=True)
            else:
                kolom = stand.kolommen[place[0]]
                year = kolom.jaar if kolom.jaar is not None else rij.jaar
                yield Begrotingscel(rij.label, kolom.naam, year, cel.euro, rij.groep, bewijs=place[1])
