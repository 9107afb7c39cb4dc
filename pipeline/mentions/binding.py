"""Which sum of a sentence an expression (a year, "structureel") belongs to.

Letters put it before the sums ("in 2025 12 miljoen euro, in 2026 18 miljoen euro") or after them ("12 miljoen euro in
2025, 18 miljoen euro in 2026"). Between two sums the marks and joining words decide: what opens with one
(", in 2026 18 miljoen") goes with the next sum, what is closed by one ("in 2025, 18 miljoen") with the sum before it.
An expression in another clause ("waarmee in 2021 kan worden gestart") belongs to no sum.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Placed(Protocol):
    """Anything with a half-open range in the sentence."""

    @property
    def begin(self) -> int:
        """The first character."""

    @property
    def einde(self) -> int:
        """One past the last character."""


_CLAUSE = (
    r"zodat|zodra|waarmee|waardoor|waarvoor|omdat|doordat|terwijl|nadat|voordat|opdat|hoewel|wanneer|indien|mits|tenzij|"
    r"(?<!was\s)(?<!waren\s)(?<!is\s)(?<!bedroeg\s)(?<!bedraagt\s)(?<!gaat\s)dat|die|wie|maar|(?<!het\s)(?-i:[Oo]m)|waarbij|waarin|waarop|waaruit|waarna|aangezien|(?<=[,;.]\s)daarom|(?<=[,;.]\s)echter|want|totdat|hetgeen"
)
_BREAK = re.compile(rf"\b(?:{_CLAUSE})\b|;|[.!?]\s+[A-Z]", re.IGNORECASE)
_BREAK_BEFORE_SUM = re.compile(rf"\b(?:{_CLAUSE})\b|;|(?<!mln)(?<!mld)[.!?]\s+[A-Z]", re.IGNORECASE)
_ABOUT_SUM = re.compile(
    r"\s*(?:ga(?:at|an)\s(?:het|dit|dat)\s(?:[\w.]+\s){0,3})?om(?:\s(?:circa|ca\.|ruim|bijna|ongeveer|maximaal|structureel|jaarlijks|in\stotaal|een\s(?:totaal)?bedrag\svan|nog\seens)){0,3}\s*"
)
_OWN_RELATIVE = re.compile(
    r"\s*,?\s*(?:euro\s+)?(?:(?:beschikbaar|nodig|vrij|uit|vrijgemaakt|opgenomen|[^\W\d_]{0,12}ge[^\W\d_]{2,20}(?:d|t|en)),?\s+){0,3}"
    r"(?:een\s(?:bedrag|budget|som)\s)?(?:die|dat)\b",
    re.IGNORECASE,
)
_JOIN = r"[,(;–]|\b(?:en|waarvan|oplopend|aflopend|daarna|tot|naar(?!\sverwachting)|alsmede|plus|vervolgens|evenals)\b"
_SEPARATOR = re.compile(_JOIN)
_SEPARATOR_BEFORE = re.compile(rf"(?:{_JOIN})\s*(?:en\s*)?$")
_SEPARATOR_AFTER = re.compile(rf"\s*(?:[.)]|{_JOIN})")
_INSERTION = re.compile(r",\s[^,;.]{1,80},(?=\s*$)")
_ASIDE = re.compile(r",\s[^,;.]{1,80},\s")
_NO_SEPARATOR = re.compile(r"\([^()]*\)|(?<=[^\W\d_a-zà-ÿ])[a-zà-ÿ]+\sen\s(?=[^\W\d_a-zà-ÿ])")
_YEARLY = re.compile(r"\s(?:(?:per\sjaar|jaarlijks|structureel|incidenteel|eenmalig)\s)?")
_OF_PART = re.compile(r"\bwaarvan\b[^)]*$")
_END_AFTER = re.compile(rf"\s*(?:$|[.)]|{_JOIN})")
_WORD = re.compile(r"\S+")

REACH = 300  # characters beyond which nothing is said of a sum any more


@dataclass(frozen=True, slots=True)
class Side:
    """How an expression can reach a sum: the number of the sum, whether it stands before it, the words between."""

    som: int
    ervoor: bool
    woorden: int


def find_side(tekst: str, sommen: Sequence[Placed], placed: Placed) -> Side | None:
    """The sum an expression belongs to; None where it stands in another clause.

    `sommen` are the sums of the sentence in order; the expression overlaps with none of them.
    """
    following = bisect_left(sommen, placed.einde, key=lambda som: som.begin)
    before = tekst[sommen[following - 1].einde : placed.begin] if following else None
    after = tekst[placed.einde : sommen[following].begin] if following < len(sommen) else None
    can_post = before is not None and len(before) < REACH and _same_clause_after(before)
    can_pre = after is not None and len(after) < REACH and _same_clause_before(after)
    if _is_bracketed(tekst, before, after, sommen, following):
        return Side(following, True, 0)
    if can_pre and after is not None and not (can_post and before is not None and not _goes_with_next(before, after)):
        return Side(following, True, _count(_ASIDE.sub(" ", after)))
    if not can_post or before is None or (not can_pre and _opens_clause(tekst, placed, before)):
        return None
    return Side(following - 1, False, _count(before))


def _is_bracketed(tekst: str, before: str | None, after: str | None, sommen: Sequence[Placed], following: int) -> bool:
    """Whether the sum alone stands in brackets behind the expression: "over 2025 (€ 5 mln.) en 2026 (€ 6 mln.)"."""
    if after != " (" or (before is not None and not _count(before)):
        return False
    return tekst.startswith(")", sommen[following].einde)


def _same_clause_after(before: str) -> bool:
    """Whether what follows a sum is still said of it.

    It is not in a new clause (but for one about the sum), of a part (waarvan de helft in 2025), or behind brackets.
    """
    if before.startswith(")") and _count(before) > 1:
        return False
    if _OF_PART.search(before):
        return False
    own = _OWN_RELATIVE.match(before)
    return not _BREAK.search(before, own.end() if own else 0)


def _same_clause_before(after: str) -> bool:
    """Whether what precedes a sum is still said of it: no new clause, but for "(het gaat) om € 3 mln."."""
    return bool(_ABOUT_SUM.fullmatch(after)) or not _BREAK_BEFORE_SUM.search(after)


def _opens_clause(tekst: str, placed: Placed, before: str) -> bool:
    """Whether the expression after the last sum begins a new main clause: ", en in 2024 start de bouw"."""
    opens = bool(before.strip()) and bool(_SEPARATOR_BEFORE.search(before)) and not before.rstrip().endswith("(")
    return opens and not _END_AFTER.match(tekst, placed.einde)


def _goes_with_next(before: str, after: str) -> bool:
    """Whether an expression between two sums goes with the second."""
    opened = bool(_SEPARATOR_BEFORE.search(before))
    after = _INSERTION.sub("", after) if opened else after
    closed = bool(_SEPARATOR_AFTER.match(after))
    if opened != closed:
        return opened
    separated_before = bool(_SEPARATOR.search(before))
    separated_after = bool(_SEPARATOR.search(_NO_SEPARATOR.sub("", after)))
    if separated_before != separated_after:
        return separated_before
    if _YEARLY.fullmatch(before):
        return False
    return _count(after) < _count(before)


def _count(text: str) -> int:
    """How many words stand in between."""
    return len(_WORD.findall(text))
