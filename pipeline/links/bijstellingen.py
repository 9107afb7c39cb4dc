"""Sums that were revised: the later text says from what value, and by how much or to what.

Read: "verhoogd van € 16 mln. naar € 22,5 mln.", "is dit bedrag bijgesteld naar € 88 mln. voor 2020 en € 141 mln. voor
2021", "de € 12 mln. verhoog ik met € 3 mln. tot € 15 mln.", "er was € 6 mln. genoemd; dat wordt € 8 mln.", "in plaats
van de begrote € 310 mln. is € 355 mln. nodig", and where the sums add up "€ 21,4 mln., € 3,4 mln. meer dan de € 18 mln.
uit de brief van oktober 2021". The old value must stand in an earlier letter: for the same years, in the very letter
that is named, or for a thing in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.links.beloften import find_cue
from pipeline.links.hernoemd import find_named_before
from pipeline.links.sommen import Som, Sommen, money, same_years, sum_link, years_clash, years_said
from pipeline.links.woorden import shared_words
from pipeline.model import Verband, VerbandSoort

_VAN = re.compile(r"\bvan\s+(?:(?:de|het|ruim|circa|structureel)\s){0,2}$", re.I)
_NAAR = re.compile(r"\b(?:naar|tot)\s+(?:(?:ruim|circa|structureel)\s){0,2}$", re.I)
_MET = re.compile(r"\bmet\s+(?:(?:ruim|circa|structureel|nog|extra)\s){0,2}$", re.I)
_DAT_WORDT = re.compile(
    r"[;,]\s(?:maar\s)?(?:dit|dat)(?:\s(?:bedrag|budget))?\s"
    r"(?:wordt|is nu|is inmiddels|is bijgesteld|is verhoogd|is verlaagd)\b",
    re.I,
)
_IN_PLAATS = re.compile(
    r"\bin plaats van\s(?:de|het)?\s?(?:(?:eerder|aanvankelijk|oorspronkelijk)\s)?"
    r"(?:(?:genoemde|begrote|geraamde|aangekondigde|toegezegde|gemelde|beoogde|verwachte)\s)?(?:bedrag van\s)?$",
    re.I,
)
_DIT_BEDRAG = re.compile(r"\b(?:dit|dat) (?:bedrag|budget)\b", re.I)
CENT = 0.005  # euro by which sums that add up may differ


def find_revised(sommen: Sommen, row: Sequence[Som]) -> Iterator[Verband]:
    """From the new sums of a sentence to the earlier one that they revise."""
    yield from _from_to(sommen, row)
    yield from _compared(sommen, row)


def _from_to(sommen: Sommen, row: Sequence[Som]) -> Iterator[Verband]:
    """A sum changed from one value to another, or "this sum" to one or more others."""
    for find in (_from_value, _by_difference, _that_becomes, _instead_of, _this_sum):
        change = find(sommen, row)
        earlier = _old_sum(sommen, change.oud, named=change.bekend) if change else None
        if change is None or earlier is None:
            continue
        for som in change.nieuw:
            words = f"van {money(change.oud.euro)} naar {money(som.euro)}{years_said(som) or years_said(change.oud)}"
            yield sum_link(VerbandSoort.BIJSTELLING, som, earlier, f"de brief schrijft “{change.cue}”: {words}", 0.93)
        return


@dataclass(frozen=True, slots=True)
class _Wijziging:
    """A change that a sentence tells of: the old sum, the new ones, and the words that say so.

    `bekend` is true where the old sum stands in the sentence before, and is sought as one that is named again.
    """

    oud: Som
    nieuw: Sequence[Som]
    cue: str
    bekend: bool = False


def _new_at(row: Sequence[Som]) -> int | None:
    """The place of the first sum behind "naar" or "tot"."""
    return next((place for place, som in enumerate(row) if _NAAR.search(som.before)), None)


def _from_value(sommen: Sommen, row: Sequence[Som]) -> _Wijziging | None:
    """ "verhoogd van € 16 mln. naar € 22,5 mln."."""
    cue, start = find_cue(row[0].tekst, "bijgesteld"), _new_at(row)
    if not cue or not start or not _VAN.search(row[start - 1].before):
        return None
    return _Wijziging(_take_over(sommen, row[start - 1], row[start]), row[start : start + 1], cue)


def _by_difference(sommen: Sommen, row: Sequence[Som]) -> _Wijziging | None:
    """ "de € 12 mln. voor 2021 verhoog ik met € 3 mln. tot € 15 mln.", where the sums add up."""
    cue, start = find_cue(row[0].tekst, "bijgesteld"), _new_at(row)
    if not cue or start is None or start < len(("oud", "verschil")) or not _MET.search(row[start - 1].before):
        return None
    old, difference, new = row[start - 2 : start + 1]
    if abs(abs(new.euro - old.euro) - abs(difference.euro)) >= CENT:
        return None
    return _Wijziging(_take_over(sommen, old, new), [new], cue)


def _that_becomes(sommen: Sommen, row: Sequence[Som]) -> _Wijziging | None:
    """ "daarvoor was € 85 mln. gereserveerd; dit bedrag is bijgesteld naar € 102 mln.", "…; dat wordt € 8 mln."."""
    for old, new in pairwise(row):
        found = _DAT_WORDT.search(new.tekst, len(old.before), len(new.before))
        if found:
            return _Wijziging(_take_over(sommen, old, new), [new], found[0])
    return None


def _instead_of(sommen: Sommen, row: Sequence[Som]) -> _Wijziging | None:
    """ "in plaats van de eerder genoemde € 310 mln. is € 355 mln. nodig"."""
    for old, new in pairwise(row):
        found = _IN_PLAATS.search(old.before)
        if found:
            return _Wijziging(_take_over(sommen, old, new), [new], found[0].strip())
    return None


def _this_sum(sommen: Sommen, row: Sequence[Som]) -> _Wijziging | None:
    """ "Dit bedrag is bijgesteld naar € 88 mln. voor 2020 en € 141 mln. voor 2021": the one of the sentence before."""
    cue, start = find_cue(row[0].tekst, "bijgesteld"), _new_at(row)
    source = _antecedent(sommen, row[0])
    return _Wijziging(source, row[start:], cue, bekend=True) if cue and start is not None and source else None


def _antecedent(sommen: Sommen, som: Som) -> Som | None:
    """The only sum of the sentence before, where "dit bedrag" means it."""
    before = sommen.previous.get(som.zin.id)
    row = sommen.by_zin.get(before.id, []) if before and _DIT_BEDRAG.search(som.tekst) else []
    return row[0] if len(row) == 1 else None


def _take_over(sommen: Sommen, old: Som, new: Som) -> Som:
    """The old value with the years of the new one where it has none, and what "dit bedrag" takes over."""
    known = _antecedent(sommen, old)
    if known is not None and known.euro == old.euro:
        return replace(old, jaren=old.jaren or known.jaren, vanaf=old.vanaf or known.vanaf, genoemd=known.genoemd)
    return old if old.tied or old.genoemd else replace(old, jaren=new.jaren, vanaf=new.vanaf)


def _old_sum(sommen: Sommen, source: Som, *, named: bool) -> Som | None:
    """The sum of an earlier letter that has the old value: for the same years, or in the letter named."""
    if named:
        found = find_named_before(sommen, source)
        return found[0] if found else None
    earlier = [other for other in sommen.earlier(source, source.euro) if not years_clash(source, other)]
    fitting = [other for other in earlier if same_years(source, other) or source.genoemd]
    alike = [other for other in earlier if shared_words(sommen.around(other), source.tekst)]
    return sommen.last_of(fitting or alike, source)


def _compared(sommen: Sommen, row: Sequence[Som]) -> Iterator[Verband]:
    """A sum that is so much more or less than an earlier one, which the sentence names with its letter."""
    cue = find_cue(row[0].tekst, "vergeleken")
    for new, difference, old in zip(row, row[1:], row[2:], strict=False):
        adds_up = abs(abs(new.euro - old.euro) - abs(difference.euro)) < CENT
        if not cue or not adds_up or not old.genoemd or cue not in old.tekst[: len(old.before)]:
            continue
        earlier = sommen.last_of(sommen.earlier(old, old.euro), old)
        if earlier is not None:
            ground = (
                f"de brief schrijft “{cue}”: {money(new.euro)} tegen {money(old.euro)} in de brief die de tekst noemt"
            )
            yield sum_link(VerbandSoort.BIJSTELLING, new, earlier, ground, 0.95)
