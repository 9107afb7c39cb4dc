"""Sums that were revised: the later text says from what value, and by how much or to what.

Read: "verhoogd van € 16 mln. naar € 22,5 mln.", "is dit bedrag bijgesteld naar € 88 mln. voor 2020 en € 141 mln. voor
2021", "€ 21,4 mln., € 3,4 mln. meer dan de € 18 mln. uit de brief van oktober 2021" (where the sums add up). The old
value must stand in an earlier letter, for the same years or in the very letter that is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.links.beloften import find_cue
from pipeline.links.hernoemd import find_named_before
from pipeline.links.sommen import Som, Sommen, money, same_years, sum_link, years_clash, years_said
from pipeline.model import Verband, VerbandSoort

_VAN = re.compile(r"\bvan\s+(?:(?:de|het|ruim|circa|structureel)\s){0,2}$", re.I)
_NAAR = re.compile(r"\b(?:naar|tot)\s+(?:(?:ruim|circa|structureel)\s){0,2}$", re.I)
_DIT_BEDRAG = re.compile(r"\b(?:dit|dat) (?:bedrag|budget)\b", re.I)
CENT = 0.005  # euro by which sums that add up may differ


def find_revised(sommen: Sommen, row: Sequence[Som]) -> Iterator[Verband]:
    """From the new sums of a sentence to the earlier one that they revise."""
    yield from _from_to(sommen, row)
    yield from _compared(sommen, row)


def _from_to(sommen: Sommen, row: Sequence[Som]) -> Iterator[Verband]:
    """A sum changed from one value to another, or "this sum" to one or more others."""
    cue = find_cue(row[0].tekst, "bijgesteld")
    start = next((place for place, som in enumerate(row) if _NAAR.search(som.before)), None) if cue else None
    if start is None:
        return
    old = row[start - 1] if start and _VAN.search(row[start - 1].before) else None
    new = row[start : start + 1] if old else row[start:]
    source = _take_over(sommen, old, new[0]) if old else _antecedent(sommen, row[0])
    earlier = _old_sum(sommen, source, named=old is None) if source else None
    if source is None or earlier is None:
        return
    for som in new:
        change = f"van {money(source.euro)} naar {money(som.euro)}{years_said(som) or years_said(source)}"
        yield sum_link(VerbandSoort.BIJSTELLING, som, earlier, f"de brief schrijft “{cue}”: {change}", 0.93)


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
    return old if old.tied else replace(old, jaren=new.jaren, vanaf=new.vanaf)


def _old_sum(sommen: Sommen, source: Som, *, named: bool) -> Som | None:
    """The sum of an earlier letter that has the old value: for the same years, or in the letter named."""
    if named:
        found = find_named_before(sommen, source)
        return found[0] if found else None
    fitting = [
        other
        for other in sommen.earlier(source, source.euro)
        if same_years(source, other) or (source.genoemd and not years_clash(source, other))
    ]
    return sommen.last_of(fitting, source)


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
