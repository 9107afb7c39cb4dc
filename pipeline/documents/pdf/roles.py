"""What each row of a page is: note, heading, bullet or running text, and whether white space stands above it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.documents.pdf.rows import Row, make_row
from pipeline.documents.structure import awaits_number
from pipeline.model import Box, LineRole

FEW_ROWS = 8  # of one size: too few to tell their usual distance
LONG_ROW = 40  # characters: a row that may run on
RUNNING_ROW = 30  # characters: more than a heading's rest
NOTE_SIZE = 0.94  # of the size of the running text, at most
NOTE_NUMBER = re.compile(r"\d{1,3}[.)]?$")
SYMBOL = re.compile(r"[*†‡]+$")
SIGNS = re.compile(r"[*†‡](?= |$)")
NOTE_RULE = (25.0, 260.0)  # points: length of the line above the notes
NOTE_REACH = 2.2  # sizes of print between two lines of the notes
SPACE = 1.25  # times the usual distance between lines
HEADING_SIZE = 1.12  # of the size of the running text, at least
HEADING_ROWS = 3
HEADING_LENGTH = 220
SENTENCE_LENGTH = 80  # a longer line that ends in a full stop is a sentence
ABBREVIATION = re.compile(r"(?:\b\w\.){2}$|\betc\.$")
TERMINAL = re.compile(r"[.!?:;…]['’”»)]*\d{0,3}$")
BULLET = re.compile(r"(?:[•●○◦▪■□▶►‣·∙*\ufffd\uf0b7\uf0a7\uf0d8\uf02d]|o|[-–—]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])$")
SIGN = re.compile(r"[•●○◦▪■□▶►‣∙\uf0b7\uf0a7\uf0d8\uf02d]")
WEAK_SIGN = re.compile(r"[-–—o]$")


class Placed(NamedTuple):
    """A row with its role, the white space above it and, for the first row of a note, its number."""

    row: Row
    role: LineRole = LineRole.BODY
    gap: bool = False
    note: str | None = None


Distances = Mapping[
    float, Mapping[float, int]
]  # for each size of print: how often lines stand how far apart, in points
Leading = Mapping[float, float]  # for each size of print: how far apart lines usually stand


def count_distances(rows: Sequence[Row]) -> Distances:
    """The distances between the lines of a page, to half a point."""
    counts: dict[float, dict[float, int]] = {}
    for above, row in pairwise(rows):
        distance = row.baseline - above.baseline
        if above.size == row.size and distance < 3 * row.size and not row.table and _is_below(above, row):
            of_size, rounded = counts.setdefault(row.size, {}), round(distance * 2) / 2
            of_size[rounded] = of_size.get(rounded, 0) + 1
    return counts


def usual_leading(pages: Iterable[Distances]) -> Leading:
    """How far apart lines of each size of print usually stand on some pages, in points."""
    counts: dict[float, Counter[float]] = defaultdict(Counter)
    for page in pages:
        for size, distances in page.items():
            counts[size].update(distances)
    return {size: _least_common(counter) for size, counter in counts.items()}


def _least_common(counter: Counter[float]) -> float:
    """The smallest distance that occurs at least half as often as the most common one."""
    most = counter.most_common(1)[0][1]
    return min(distance for distance, count in counter.items() if count * 2 >= most)


def place_rows(rows: Sequence[Row], rules: Sequence[Box], body: float, leading: Leading) -> list[Placed]:
    """The rows of a page with their roles; notes stand at its end. `body` is the size of the running text."""
    placed = [Placed(row, gap=_has_gap(rows, index, leading)) for index, row in enumerate(rows)]
    placed = _find_notes(placed, rules, body)
    placed = _find_headings(placed, body)
    placed = _find_bullets(placed)
    notes = [each for each in placed if each.role is LineRole.NOTE]
    return [each for each in placed if each.role is not LineRole.NOTE] + notes


def page_leading(rows: Sequence[Row], distances: Distances, overall: Leading) -> Leading:
    """The usual distances of one page, for sizes with enough lines to tell, else those of the whole file."""
    sizes = Counter([row.size for row in rows if not row.table])
    own = usual_leading([{size: counts for size, counts in distances.items() if sizes[size] > FEW_ROWS}])
    return {**overall, **own}


# ---------------------------------------------------------------- white space


def _is_below(above: Row, row: Row) -> bool:
    """Whether a row stands below another in the same column or box."""
    shared = min(above.box[2], row.box[2]) - max(above.box[0], row.box[0])
    return above.panel == row.panel and row.baseline > above.baseline and shared > 0


def _has_gap(rows: Sequence[Row], index: int, leading: Leading) -> bool:
    """Whether white space, or the edge of a box or column, parts a row from the one before it."""
    if index == 0:
        return False
    above, row = rows[index - 1], rows[index]
    if above.panel != row.panel or above.table != row.table:
        return True
    if row.table:
        return False
    if not _is_below(above, row):
        return row.baseline > above.baseline or not _runs_on(above, row)
    usual = max(leading.get(each.size, 1.3 * each.size) for each in (above, row))
    return row.baseline - above.baseline > SPACE * usual


def _runs_on(above: Row, row: Row) -> bool:
    """Whether the text of one column goes on in the next."""
    alike = abs(above.size - row.size) <= 0.05 * row.size and (above.bold, above.italic) == (row.bold, row.italic)
    return alike and not TERMINAL.search(above.text) and (row.text[:1].islower() or len(above.text) > LONG_ROW)


# ---------------------------------------------------------------- notes


def _find_notes(placed: Sequence[Placed], rules: Sequence[Box], body: float) -> list[Placed]:
    """The rows of notes marked: small print that opens with a number, or stands under a short line."""
    inner = [token for each in placed for token in each.row.tokens[1:]]
    told = {token.text for token in inner if token.mark}
    told |= {sign[-1] for token in inner for sign in SIGNS.findall(token.text)}
    result: list[Placed] = []
    last: Row | None = None  # the row of a note just before
    for each in placed:
        row, number = each.row, _note_number(each.row)
        follows = last is not None and _continues(last, row)
        small = row.size <= NOTE_SIZE * body
        ruled = (small or number is not None) and _has_rule(row, rules)
        opens = number is not None and (follows or ruled or (number in told and small))
        if not row.table and (opens or follows or (ruled and small)):
            note = number if opens else None
            result.append(each._replace(role=LineRole.NOTE, note=note, row=_strip_number(row) if note else row))
            last = row
        else:
            result.append(each)
            last = None
    return result


def _note_number(row: Row) -> str | None:
    """The number or sign with which a row opens as a note does.

    A raised figure, or a figure that stands alone before words.
    """
    tokens = row.tokens
    if len(tokens) < 2 or row.table:  # noqa: PLR2004 - a number and a word
        return None
    first = tokens[0]
    if first.mark:
        return first.text
    if SYMBOL.match(first.text) or NOTE_NUMBER.match(first.text):
        return first.text.rstrip(".)")
    return None


def _continues(last: Row, row: Row) -> bool:
    """Whether a row is the next line of the notes: the same small print, close below."""
    near = 0 < row.baseline - last.baseline <= NOTE_REACH * row.size
    return near and abs(last.size - row.size) <= 0.06 * last.size and last.panel == row.panel and not row.table


def _has_rule(row: Row, rules: Sequence[Box]) -> bool:
    """Whether a short line stands just above a row, at its left end."""
    top = row.baseline - row.size
    for rule in rules:
        length = rule[2] - rule[0]
        if not NOTE_RULE[0] <= length <= NOTE_RULE[1] or rule[3] - rule[1] > 2:  # noqa: PLR2004 - points
            continue
        if top - 2.2 * row.size <= rule[3] <= top + 2 and abs(rule[0] - row.box[0]) <= 1.5 * row.size:
            return True
    return False


def _strip_number(row: Row) -> Row:
    """A row without the number of the note that it opens."""
    first, second, *rest = row.tokens
    del first
    tokens = (second._replace(glued=False), *rest)
    return make_row([tokens], row.box, row.baseline, row.size, row.panel)


# ---------------------------------------------------------------- headings


def _find_headings(placed: Sequence[Placed], body: float) -> list[Placed]:
    """Stretches of rows in one style that stand out from the running text marked as headings."""
    result: list[Placed] = []
    index = 0
    while index < len(placed):
        end = index + 1
        while end < len(placed) and _same_style(placed[end - 1], placed[end]):
            end += 1
        heading = _is_heading(placed, index, end, body)
        if heading:
            gap = placed[index].gap or index > 0
            result.append(placed[index]._replace(role=LineRole.HEADING, gap=gap))
            result += [each._replace(role=LineRole.HEADING) for each in placed[index + 1 : end]]
        else:
            result += placed[index:end]
        index = end
    return result


def _same_style(above: Placed, each: Placed) -> bool:
    """Whether a row goes on in the style of the one above it, without white space."""
    one, other = above.row, each.row
    same = (one.bold, one.italic, one.size) == (other.bold, other.italic, other.size)
    return same and not each.gap and above.role is each.role and one.table == other.table


def _is_heading(placed: Sequence[Placed], begin: int, end: int, body: float) -> bool:
    """Whether rows `begin` to `end` are a heading: few, standing out, and no sentences."""
    first = placed[begin]
    row = first.row
    large, strong = row.size >= HEADING_SIZE * body, row.bold and row.size >= NOTE_SIZE * body
    if not (large or strong or row.italic) or end - begin > HEADING_ROWS:
        return False
    text = " ".join(each.row.text for each in placed[begin:end])
    if first.role is not LineRole.BODY or row.table or not re.search(r"[^\W\d_]", text) or len(text) > HEADING_LENGTH:
        return False
    if text.endswith(".") and (end - begin > 1 or len(text) > SENTENCE_LENGTH):
        return False
    above = placed[begin - 1] if begin else None
    starts = above is None or first.gap or above.row.table or bool(TERMINAL.search(above.row.text))
    starts = starts or not _is_below(above.row, row) if above else True
    starts = starts or (above is not None and (above.row.size != row.size or above.row.bold != row.bold) and large)
    if large or strong:
        return starts
    return starts and row.size >= NOTE_SIZE * body and _is_italic_heading(placed, end, text)


def _is_italic_heading(placed: Sequence[Placed], end: int, text: str) -> bool:
    """Whether italic rows are a heading: running text in upright print follows, and they end no sentence."""
    if end == len(placed) or (text[-1] in ".,;:" and not ABBREVIATION.search(text)):
        return False
    after = placed[end].row
    return (
        not after.italic and not after.table and _is_below(placed[end - 1].row, after) and len(after.text) > RUNNING_ROW
    )


# ---------------------------------------------------------------- bullets


def _find_bullets(placed: Sequence[Placed]) -> list[Placed]:
    """Rows that open an item of a list marked."""
    result: list[Placed] = []
    for index, each in enumerate(placed):
        if each.role is LineRole.BODY and not each.row.table and _opens_item(placed, index, result):
            result.append(each._replace(role=LineRole.BULLET))
        else:
            result.append(each)
    return result


def _opens_item(placed: Sequence[Placed], index: int, before: Sequence[Placed]) -> bool:
    """Whether a row opens with the marker of a list, and is not just a line that happens to begin so."""
    tokens = placed[index].row.tokens
    if len(tokens) < 2 or not BULLET.match(tokens[0].text):  # noqa: PLR2004 - a marker and a word
        return False
    if SIGN.match(tokens[0].text) or tokens[0].text == "\ufffd" or index == 0:
        return True
    each, above = placed[index], placed[index - 1]
    if each.gap or above.row.table or not _is_below(above.row, each.row):
        return True
    if awaits_number(above.row.text, tokens[0].text):
        return False
    if WEAK_SIGN.match(tokens[0].text):
        return _hangs(placed, index) or bool(re.search(r"[:;]$", above.row.text))
    same_edge = any(
        other.role is LineRole.BULLET and abs(other.row.box[0] - each.row.box[0]) < 3  # noqa: PLR2004 - points
        for other in before[-8:]
    )
    return same_edge or bool(TERMINAL.search(above.row.text)) or _hangs(placed, index)


def _hangs(placed: Sequence[Placed], index: int) -> bool:
    """Whether the words of a row stand in from its marker as the next line does, or the row itself stands in."""
    row = placed[index].row
    if index + 1 < len(placed) and not placed[index + 1].gap and _is_below(row, placed[index + 1].row):
        return abs(placed[index + 1].row.box[0] - row.tokens[1].box[0]) < 2  # noqa: PLR2004 - points
    return False
