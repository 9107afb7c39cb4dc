"""Runs: the characters of a page joined into words, and words into pieces of a line without a wide gap.

A wide gap may be a gutter, a table column or only a justified line: that is settled later, by the layout.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from operator import attrgetter, or_
from statistics import median
from typing import NamedTuple

from pipeline.documents.pdf.glyphs import Glyph, drop_doubles, split_words
from pipeline.model import Box, place_words

WORD_GAP = 0.15  # of the size, beyond the usual gap between letters
SPACED_GAP = 0.25  # of the size: where blanks are printed as characters, less is kerning
RUN_GAP = 0.9  # of the size
SAME_LINE = 0.15  # of the size: how far baselines of one line may lie apart
SMALL = 0.8  # of the size of the line: from here on down a raised figure is a note mark
RAISED = (0.12, 0.85)  # of the size of the line: how high a note mark stands above the baseline
LOWERED = 0.4
MARK_GAP = 0.1  # of the size: from here on a new word begins behind a mark
MARK = re.compile(r"[\d*†‡]+$")
UNIT = re.compile(r"(?:[kcdm]?m|10)$")  # what a raised 2 or 3 is an exponent of
SUPERSCRIPTS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
MAX_MARK = 3  # digits
GLUED = attrgetter("glued")
LONGEST_MARKER = 6  # characters that may open a note or an item of a list


class Token(NamedTuple):
    """A word with its box, or several with gaps of one width; a note mark is a token of its own, `glued` to its word.

    A tuple, for pages have thousands of them. A short word that opens a run is a token of its own.
    """

    text: str
    box: Box
    size: float
    bold: bool = False
    italic: bool = False
    mark: bool = False
    glued: bool = False
    widths: Mapping[str, float] | None = None  # of its characters, where it is several words


class Run(NamedTuple):
    """Words on one baseline without a wide gap, left to right; `size` is that of most of its characters.

    `text` has single blanks between the words, and none before a glued one. Made by `make_run`.
    """

    tokens: tuple[Token, ...]
    box: Box
    baseline: float
    size: float
    text: str

    @property
    def reverse(self) -> bool:
        """Whether it is written from right to left."""
        return not self.text.isascii() and is_reverse(self.text)

    @property
    def bold(self) -> bool:
        """Whether all of its words are bold."""
        return all(token.bold for token in self.tokens if not token.mark)


def join_tokens(tokens: Sequence[Token]) -> str:
    """The text of tokens: single blanks between words, none before a glued one."""
    if len(tokens) == 1:
        return tokens[0].text
    if not any(map(GLUED, tokens)):
        return " ".join([token.text for token in tokens])
    return "".join(token.text if token.glued or not index else f" {token.text}" for index, token in enumerate(tokens))


def split_tokens(tokens: Iterable[Token]) -> Iterator[Token]:
    """Tokens of several words as one for each."""
    for token in tokens:
        if token.widths is None:
            yield token
            continue
        for begin, end, box in place_words(token.text, token.box, token.widths):
            glued = token.glued and not begin
            yield token._replace(text=token.text[begin:end], box=box, glued=glued, widths=None)


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around boxes (at least one)."""
    first, *others = boxes
    if not others:
        return first
    x0s, tops, x1s, bottoms = zip(first, *others, strict=True)
    return min(x0s), min(tops), max(x1s), max(bottoms)


def make_run(tokens: Sequence[Token], baseline: float) -> Run:
    """A run of tokens, with its box and its size (that of most of its characters).

    >>> mark = Token("2", (9, 0, 11, 4), 5, mark=True, glued=True)
    >>> make_run([Token("wijk", (0, 0, 9, 9), 9), mark], 9).text
    'wijk2'
    """
    if len(tokens) == 1:
        return Run(tuple(tokens), tokens[0].box, baseline, round(tokens[0].size, 1), tokens[0].text)
    counts: dict[float, int] = defaultdict(int)
    for token in tokens:
        counts[token.size] += len(token.text)
    box = union([token.box for token in tokens])
    return Run(tuple(tokens), box, baseline, most_common(counts), join_tokens(tokens))


def most_common(lengths: Mapping[float, int]) -> float:
    """The size, to a tenth of a point, in which most characters are printed; of equals the first.

    >>> most_common({9.0: 4, 10.02: 3, 9.98: 2})
    10.0
    """
    if len(lengths) == 1:
        return round(next(iter(lengths)), 1)
    counts: dict[float, int] = defaultdict(int)
    for size, length in lengths.items():
        counts[round(size, 1)] += length
    return max(counts, key=counts.__getitem__)


def find_runs(glyphs: Sequence[Glyph]) -> tuple[Run, ...]:
    """All runs of a page, from top to bottom, raised and lowered print taken into the run it belongs to."""
    pieces: list[list[Glyph]] = []
    for row in _rows(glyphs):
        pieces += [row] if len(row) == 1 and row[0].text != " " else _split_wide(row)
    return tuple(
        sorted(
            (run for piece, marks in _join_small(pieces) for run in _to_runs(piece, marks)),
            key=lambda run: (run.baseline, run.box[0]),
        )
    )


# ---------------------------------------------------------------- rows and pieces


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs of like size on one baseline, left to right; what is printed twice is taken once."""
    open_rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=attrgetter("baseline")):
        for row in reversed(open_rows):
            if _fits(glyph, row[0]):
                row.append(glyph)
                break
        else:
            for row in open_rows:
                if glyph.baseline - row[0].baseline > row[0].size:
                    yield _from_left(row)
            open_rows = [row for row in open_rows if glyph.baseline - row[0].baseline <= row[0].size]
            open_rows.append([glyph])
    yield from map(_from_left, open_rows)


def _from_left(row: Sequence[Glyph]) -> list[Glyph]:
    return list(drop_doubles(sorted(row, key=attrgetter("box")))) if len(row) > 1 else list(row)


def _fits(glyph: Glyph, first: Glyph) -> bool:
    """Whether a glyph stands in the row that `first` opened: like size, like baseline."""
    if glyph.size == first.size:
        return glyph.baseline - first.baseline <= SAME_LINE * first.size
    low, high = sorted((glyph.size, first.size))
    return glyph.baseline - first.baseline <= SAME_LINE * low and low > SMALL * high


def _split_wide(row: Sequence[Glyph]) -> list[list[Glyph]]:
    """A row cut at wide gaps, its blanks noted on what follows them; they do not bridge a gap."""
    pieces: list[list[Glyph]] = []
    last: Glyph | None = None  # the last one that is no blank
    blank = False
    for glyph in row:
        if glyph.text == " ":
            blank = True
            continue
        opens = last is None or glyph.box[0] - last.box[2] > RUN_GAP * max(last.size, glyph.size)
        if opens:
            pieces.append([])
        spaced = not opens and (blank or glyph.spaced)
        pieces[-1].append(glyph if glyph.spaced is spaced else glyph._replace(spaced=spaced))
        last, blank = glyph, False
    return pieces


# ---------------------------------------------------------------- raised and lowered print


def _join_small(pieces: Sequence[list[Glyph]]) -> list[tuple[list[Glyph], set[int]]]:
    """Each piece with the small print that belongs to it, and the ids of its glyphs that are raised."""
    largest = max((piece[0].size for piece in pieces), default=0.0)
    if all(piece[0].size > SMALL * largest for piece in pieces):
        return [(piece, set()) for piece in pieces]
    boxes = [union([glyph.box for glyph in piece]) for piece in pieces]
    joined: dict[int, list[int]] = {}
    taken: dict[int, bool] = {}
    order = sorted(range(len(pieces)), key=lambda index: boxes[index][1])
    hosts = [(other, piece[0].size, piece[0].baseline) for other, piece in enumerate(pieces)]
    for index in order:
        host = _find_host(index, pieces, boxes, hosts) if pieces[index][0].size <= SMALL * largest else None
        if host is not None and host[0] not in taken:
            joined.setdefault(host[0], []).append(index)
            taken[index] = host[1]
    result: list[tuple[list[Glyph], set[int]]] = []
    for index in range(len(pieces)):
        if index in taken:
            continue
        if index not in joined:
            result.append((pieces[index], set()))
            continue
        small = joined[index]
        parts = {part: [word for glyph in pieces[part] for word in split_words(glyph)] for part in small}
        raised = {id(glyph) for part in small if taken[part] for glyph in parts[part]}
        whole = [*pieces[index], *(glyph for part in small for glyph in parts[part])]
        result.append((sorted(whole, key=lambda glyph: glyph.box[0]), raised))
    return result


def _find_host(
    index: int, pieces: Sequence[list[Glyph]], boxes: Sequence[Box], hosts: Sequence[tuple[int, float, float]]
) -> tuple[int, bool] | None:
    """The larger piece that a small one hangs on, nearest first, and whether the small one is raised.

    `hosts` are the number, the size and the baseline of each piece.
    """
    _, size, line = hosts[index]
    best: tuple[float, int, bool] | None = None
    near = [
        (other, large, above - line)
        for other, large, above in hosts
        if size <= SMALL * large and -LOWERED * large <= above - line <= RAISED[1] * large
    ]
    for other, large, high in near:
        distance = _distance(boxes[index], pieces[other], boxes[other], large)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, other, high >= RAISED[0] * large)
    return None if best is None else (best[1], best[2])


def _distance(box: Box, piece: Sequence[Glyph], around: Box, size: float) -> float | None:
    """How far a small piece stands from the nearest character of a line; None where it does not touch it."""
    if box[0] > around[2] + 0.5 * size or box[2] < around[0] - 1.6 * size:
        return None
    if box[2] <= around[0] + 0.1 * size:  # opens the line, as the number of a note does
        return around[0] - box[2]
    before = [glyph for glyph in piece if glyph.text != " " and glyph.box[0] < box[0]]
    if not before:
        return None
    distance = box[0] - before[-1].box[2]
    return abs(distance) if -0.6 * size <= distance <= 0.6 * size else None


# ---------------------------------------------------------------- words


def _to_runs(piece: Sequence[Glyph], raised: set[int]) -> Iterator[Run]:
    """The run of a piece; words from right to left that overprint it make a run of their own."""
    if len(piece) == 1 and piece[0].widths:
        yield make_run(list(_stretch_tokens(piece[0], opens=True)), piece[0].baseline)
        return
    reverse = [glyph for glyph in piece if not glyph.text.isascii() and is_reverse(glyph.text)]
    forward = [glyph for glyph in piece if not is_reverse(glyph.text)] if reverse else piece
    if forward:
        yield make_run(_to_tokens(forward, raised), _baseline(forward, raised))
    if reverse:
        yield make_run(_to_tokens(reverse, raised)[::-1], _baseline(reverse, raised))


def _baseline(glyphs: Sequence[Glyph], raised: set[int]) -> float:
    """The baseline of most glyphs that are not raised."""
    lines = [glyph.baseline for glyph in glyphs if id(glyph) not in raised] or [glyphs[0].baseline]
    return lines[0] if len(lines) == 1 else median(lines)


def is_reverse(text: str) -> bool:
    """Whether a text belongs to a script written from right to left.

    >>> is_reverse("שלום"), is_reverse("vrede")
    (True, False)
    """
    return unicodedata.bidirectional(text[0]) in ("R", "AL")


def _to_tokens(glyphs: Sequence[Glyph], raised: set[int]) -> list[Token]:
    """The words of a piece, with note marks as glued tokens."""
    tokens: list[Token] = []
    for word in _words(glyphs, raised):
        first = word[0]
        if first.widths is not None:
            tokens += _stretch_tokens(first, opens=not tokens)
            if len(word) > 1:
                marks = _mark_tokens(word[1:], raised, first.text.split()[-1])
                tokens += (token._replace(glued=True) for token in marks)
        elif len(word) == 1 and first.text.isascii() and id(first) not in raised:
            tokens.append(Token(first.text, first.box, first.size, first.bold, first.italic))
        else:
            tokens += _mark_tokens(word, raised)
    return tokens


def _stretch_tokens(glyph: Glyph, *, opens: bool) -> Iterator[Token]:
    """A glyph of several words as a token; where it `opens` a run, a short first word, a marker perhaps, apart."""
    token = Token(glyph.text, glyph.box, glyph.size, glyph.bold, glyph.italic, widths=glyph.widths)
    length = glyph.text.index(" ")
    if not opens or length > LONGEST_MARKER or (length > 1 and glyph.text[:length].isalpha()):
        yield token
        return
    (_, _, first), (_, _, second) = islice(place_words(glyph.text, glyph.box, glyph.widths or {}), 2)
    yield token._replace(text=glyph.text[:length], box=first, widths=None)
    rest = glyph.text[length + 1 :]
    box = (second[0], *glyph.box[1:])
    yield token._replace(text=rest, box=box, widths=glyph.widths if " " in rest else None)


def _words(glyphs: Sequence[Glyph], raised: set[int]) -> Iterator[list[Glyph]]:
    """Glyphs split at blanks and gaps. A mark stands with the word before it, whatever the gap."""
    if not glyphs[1:]:
        yield from (list(glyphs) for _ in glyphs)
        return
    limit = _gap_limit(glyphs)
    word: list[Glyph] = []
    for glyph in _split_where_joined(glyphs, raised, limit):
        if word and _opens_word(word[-1], glyph, raised, limit):
            yield word
            word = []
        word.append(glyph)
    if word:
        yield word


def _split_where_joined(glyphs: Sequence[Glyph], raised: set[int], limit: float) -> Iterator[Glyph]:
    """Glyphs, those of several words taken apart where one of them goes on in the glyph beside it."""
    joins = [not (id(after) in raised or _opens_word(one, after, raised, limit)) for one, after in pairwise(glyphs)]
    for glyph, joined in zip(glyphs, map(or_, [False, *joins], [*joins, False]), strict=True):
        yield from split_words(glyph) if joined else (glyph,)


def _opens_word(before: Glyph, glyph: Glyph, raised: set[int], limit: float) -> bool:
    """Whether a glyph begins a new word."""
    if id(glyph) in raised:
        return False
    if id(before) in raised:
        return glyph.box[0] - before.box[2] > MARK_GAP * glyph.size
    return _is_apart(before, glyph, limit)


def _is_apart(before: Glyph, glyph: Glyph, limit: float) -> bool:
    """Whether a new word begins: after a blank that takes room, or a gap."""
    gap = glyph.box[0] - before.box[2]
    size = min(before.size, glyph.size)
    return gap > limit * size or (glyph.spaced and gap > -0.1 * size)


def _gap_limit(glyphs: Sequence[Glyph]) -> float:
    """From which gap (in sizes) on a word ends: more in letter-spaced print."""
    least = SPACED_GAP if any(glyph.spaced or glyph.blanks for glyph in glyphs) else WORD_GAP
    inner = sum(len(glyph.text) for glyph in glyphs) - len(glyphs)  # glyphs of several characters have no gaps
    if inner >= len(glyphs):
        return least
    gaps = [(b.box[0] - a.box[2]) / a.size for a, b in pairwise(glyphs)] + [0.0] * inner
    usual = median(gaps) if len(gaps) > 5 else 0.0  # noqa: PLR2004 - fewer do not tell
    return least + usual if 0 < usual < 0.35 else least  # noqa: PLR2004 - wider: figures in columns, not letters


def _mark_tokens(word: Sequence[Glyph], raised: set[int], stem: str = "") -> Iterator[Token]:
    """A word as tokens: plain and raised stretches apart where the raised ones are note marks.

    `stem` is what stands before it.
    """
    stretches: list[tuple[list[Glyph], bool]] = []
    for glyph in word:
        is_mark = id(glyph) in raised or bool(SUPERSCRIPTS.match(glyph.text))
        if stretches and stretches[-1][1] == is_mark:
            stretches[-1][0].append(glyph)
        else:
            stretches.append(([glyph], is_mark))
    for index, (glyphs, is_mark) in enumerate(stretches):
        token = _token(glyphs)
        for part in _split_marks(token, stem) if is_mark else (token,):
            yield part._replace(glued=part.glued or index > 0)
        stem = token.text


def _split_marks(token: Token, stem: str) -> Iterator[Token]:
    """Raised print as tokens: each number of "1,2" a mark; letters, exponents and years are none."""
    text = unicodedata.normalize("NFKC", token.text) if SUPERSCRIPTS.fullmatch(token.text) else token.text
    if UNIT.match(stem) and text in ("2", "3"):
        yield token
        return
    parts = re.split(r"([,;])", text)
    if not all(MARK.match(part) and len(part) <= MAX_MARK for part in parts[::2]):
        yield token._replace(text=text)
        return
    for index, part in enumerate(parts):
        yield token._replace(text=part, mark=index % 2 == 0, glued=index > 0)


def _token(glyphs: Sequence[Glyph]) -> Token:
    """A stretch of glyphs as one token; scripts from right to left are put in the order of reading."""
    ordered = list(reversed(glyphs)) if is_reverse(glyphs[0].text) else glyphs
    text = unicodedata.normalize("NFC", "".join(glyph.text for glyph in ordered))
    return Token(
        text,
        union(glyph.box for glyph in glyphs),
        max(glyph.size for glyph in glyphs),
        all(glyph.bold for glyph in glyphs),
        all(glyph.italic for glyph in glyphs),
    )
