"""Page furniture: what stands on the pages without being part of the letter.

Told first by repetition (the same words at the same place on pages near each other; a number that counts with the
pages), then by its place (a margin column with letterhead labels, a large ornamental figure), then by the forms of
`lexicon/meubilair.toml` near the edges of the page.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from typing import TypeAlias

from pipeline.documents.pdf.layout import PageRuns
from pipeline.documents.pdf.runs import Run
from pipeline.lexicon import lexicon

LONGEST_NUMBERS = 20  # digits of two page numbers together
EDGE = 0.12  # of the height: where running heads and feet stand
WIDE_EDGE = 0.16  # the same for lines of a known form
NEAR_PAGES = 2  # a head may stand on left or right pages only
COMMON = 0.3  # share of the pages
CELL = 3.0  # points: what stands within this distance stands at the same place
LONG_LINE = 30  # characters of a line of running text
ORNAMENT = 2.5  # times the size of the running text
NUMBER = re.compile(r"\d+")
COPIED = 10  # lines of running text that two pages share: then one is a copy of the other
PAGE_NUMBER = re.compile(r"[-–— ]*\d{1,4}[-–— ]*$")

Places: TypeAlias = dict[tuple[str, int, int], set[int]]  # what stands where: on which pages


def find_furniture(pages: Sequence[PageRuns], size: float) -> dict[int, frozenset[int]]:
    """For each page number the ids of the runs that are furniture; `size` is that of the running text."""
    found: dict[int, set[int]] = defaultdict(set)
    for number, run in (*_repeated(pages), *_counting(pages), *_known(pages), *_ornaments(pages, size)):
        found[number].add(id(run))
    for page in pages:
        found[page.number].update(id(run) for run in _margin(page, size, pages))
        found[page.number].update(id(run) for run in _beside(page, found[page.number]))
    return {page.number: frozenset(found[page.number]) for page in pages}


def body_size(pages: Sequence[PageRuns]) -> float:
    """The size in which most of the text is printed, in points."""
    counts: dict[float, int] = defaultdict(int)
    for page in pages:
        for run in page.runs:
            counts[run.size] += len(run.text)
    return max(counts, key=counts.__getitem__, default=10.0)


def _at_edge(runs: Sequence[Run], page: PageRuns, share: float) -> list[Run]:
    """Those runs that stand in the upper or lower `share` of their page."""
    height = page.frame.extent[1]
    high, low = share * height, (1 - share) * height
    return [run for run in runs if not high < run.baseline < low]


# ---------------------------------------------------------------- repetition


def _repeated(pages: Sequence[PageRuns]) -> Iterator[tuple[int, Run]]:
    """The same words at the same place on pages near each other, at an edge or beside the text."""
    known = Counter([run.text for page in pages for run in page.runs])
    again = {page.number: [run for run in page.runs if known[run.text] > 1] for page in pages}
    places: Places = defaultdict(set)
    for number, runs in again.items():
        for run in runs:
            places[_place(run)].add(number)
    for page in pages:
        column = _text_column(page)
        twice = [run for run in again[page.number] if _is_twice(run, page.number, places, len(pages))]
        edge = set(map(id, _at_edge(twice, page, EDGE)))
        outside = [run for run in twice if id(run) in edge or _is_beside(run, column)]
        if len(twice) - len(outside) < COPIED:
            yield from ((page.number, run) for run in outside)


def _place(run: Run) -> tuple[str, int, int]:
    """What a run says and the cell of the page in which it stands."""
    return run.text, int(run.box[0] // CELL), int(run.baseline // CELL)


def _is_twice(run: Run, number: int, places: Places, count: int) -> bool:
    """Whether a run stands at the same place on a page near this one, or on many pages."""
    text, column, row = _place(run)
    numbers = {other for i in (-1, 0, 1) for j in (-1, 0, 1) for other in places.get((text, column + i, row + j), ())}
    near = any(0 < abs(other - number) <= NEAR_PAGES for other in numbers)
    return near or (len(numbers) > 1 and len(numbers) >= COMMON * count)


def _text_column(page: PageRuns) -> tuple[float, float] | None:
    """From where to where the running text of a page stands; None where there is none."""
    lines = [run for run in page.runs if len(run.text) > LONG_LINE]
    return (min(run.box[0] for run in lines), max(run.box[2] for run in lines)) if lines else None


def _is_beside(run: Run, column: tuple[float, float] | None) -> bool:
    """Whether a run stands left or right of the running text."""
    return column is not None and (run.box[0] >= column[1] or run.box[2] <= column[0])


def _counting(pages: Sequence[PageRuns]) -> Iterator[tuple[int, Run]]:
    """Lines at an edge that are the same but for one number, which counts with the pages."""
    groups: dict[tuple[str, int], list[tuple[int, Run]]] = defaultdict(list)
    for page in pages:
        for run in _at_edge(page.runs, page, EDGE):
            if NUMBER.search(run.text):
                groups[NUMBER.sub("#", run.text), int(run.baseline // (2 * CELL))].append((page.number, run))
    for group in groups.values():
        for (number, run), (next_number, next_run) in pairwise(group):
            if _counts(run.text, next_run.text, next_number - number):
                yield number, run
                yield next_number, next_run
    if len(pages) == 1:
        yield from _lone_number(pages[0])


def _counts(text: str, after: str, pages: int) -> bool:
    """Whether the numbers of two lines differ as their pages do, or not at all.

    >>> _counts("Pagina 2 van 6", "Pagina 3 van 6", 1), _counts("3 Kamerstuk 29", "5 Kamerstuk 31", 1)
    (True, False)
    """
    numbers = zip(NUMBER.findall(text), NUMBER.findall(after), strict=True)
    steps = [int(second) - int(first) for first, second in numbers if len(first) + len(second) < LONGEST_NUMBERS]
    return 0 < pages <= NEAR_PAGES and pages in steps and all(step in (0, pages) for step in steps)


def _lone_number(page: PageRuns) -> Iterator[tuple[int, Run]]:
    """The page number of a file of one page."""
    for run in _at_edge(page.runs[-1:], page, EDGE / 2):
        if PAGE_NUMBER.match(run.text):
            yield page.number, run


# ---------------------------------------------------------------- place and form


@cache
def _running() -> re.Pattern[str]:
    """The known forms of running heads and feet."""
    return re.compile("|".join(f"(?:{form})" for form in lexicon("meubilair")["lopend"]), re.I)


@cache
def _labels() -> re.Pattern[str]:
    """The labels of a letterhead that later pages repeat."""
    return re.compile("(?:" + "|".join(lexicon("meubilair")["kopjes"]) + r")\b[ :]*", re.I)


def _known(pages: Sequence[PageRuns]) -> Iterator[tuple[int, Run]]:
    """Lines of a known form near an edge, in one piece or in several on one baseline."""
    for page in pages:
        edge = _at_edge(page.runs, page, WIDE_EDGE)
        for _, group in groupby(edge, key=lambda run: round(run.baseline)):
            line = sorted(group, key=lambda run: run.box[0])
            whole = _running().fullmatch(" ".join(run.text for run in line))
            yield from ((page.number, run) for run in line if whole or _running().fullmatch(run.text))


def _ornaments(pages: Sequence[PageRuns], size: float) -> Iterator[tuple[int, Run]]:
    """A large lone figure, as the 2 at the head of a paper of the Tweede Kamer."""
    for page in pages:
        for run in page.runs:
            if run.size >= ORNAMENT * size and len(run.text) == 1 and run.text.isdigit():
                yield page.number, run


def _margin(page: PageRuns, size: float, pages: Sequence[PageRuns]) -> Iterator[Run]:
    """The margin column of a later page, where it opens with a label of the letterhead."""
    column = _text_column(page)
    if page.number == pages[0].number or column is None:
        return
    beside = [run for run in page.runs if _is_beside(run, column) and run.size <= size]
    if any(_labels().match(run.text) for run in beside):
        yield from beside


def _beside(page: PageRuns, found: set[int]) -> Iterator[Run]:
    """Page numbers on one line with other furniture."""
    lines = [run.baseline for run in page.runs if id(run) in found]
    for run in page.runs:
        if PAGE_NUMBER.match(run.text) and any(abs(run.baseline - line) < CELL for line in lines):
            yield run
