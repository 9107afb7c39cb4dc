"""Sums that are named again: why a later sum is taken to be an earlier one of the same value."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.lexicon import lexicon
from pipeline.links.beloften import find_cue
from pipeline.links.sommen import Som, Sommen, money, same_years, sum_link, years_clash, years_said
from pipeline.links.woorden import shared_words
from pipeline.model import Verband, VerbandSoort

SERIES = 2  # sums of one sentence that must come back together to be known by their values and years
PART = {
    "begin": ("01", "03"),
    "voorjaar": ("03", "06"),
    "medio": ("05", "08"),
    "najaar": ("09", "12"),
    "eind": ("10", "12"),
}
_TOEN = re.compile(
    r"\b(?P<deel>begin|voorjaar|medio|najaar|eind)\s(?:van\s)?(?P<jaar>20\d\d)\s(?P<werkwoord>\w+)\b", re.I
)
_OF_WHICH = re.compile(r"(?:^|[.;:,]\s)van\s(?:de|het bedrag van)\s(?:in totaal\s)?$", re.I)
_PAST = re.compile(r"^(?:kwam|kwamen|werd|werden|was|waren|is|zijn|heeft|heb|hebben|stelde|trok|maakte)$", re.I)


def find_restated(sommen: Sommen, row: Sequence[Som]) -> Iterator[Verband]:
    """From the sums of a sentence to the earlier ones that they name again."""
    linked: set[str] = set()
    for som in row:
        found = find_named_before(sommen, som)
        if found is not None:
            linked.add(som.bedrag.id)
            yield sum_link(VerbandSoort.HERHALING, som, found[0], found[1], found[2])
    if not linked:
        yield from _series(sommen, row)


def find_named_before(sommen: Sommen, som: Som) -> tuple[Som, str, float] | None:
    """The earlier sum that one names again, with the ground and how certain it is."""
    for find in (_by_letter, _by_document, _as_known, _by_time, _as_spent):
        if (found := find(sommen, som)) is not None:
            return found
    return None


def _ground(som: Som, earlier: Som, why: str) -> str:
    return f"hetzelfde bedrag, {money(som.euro)}{years_said(som) or years_said(earlier)}; {why}"


def _by_letter(sommen: Sommen, som: Som) -> tuple[Som, str, float] | None:
    """The sum of that value in the letter that the sentence names."""
    if not som.genoemd:
        return None
    found = [other for other in sommen.earlier(som, som.euro) if not years_clash(som, other)]
    earlier = sommen.last_of(found, som)
    return (earlier, _ground(som, earlier, "de tekst noemt de brief"), 0.95) if earlier else None


def _by_document(sommen: Sommen, som: Som) -> tuple[Som, str, float] | None:
    """The sum of that value that an earlier letter ascribes to the same budget document."""
    ours = documents(som.tekst, sommen.datum(som))
    found = [
        other
        for other in (sommen.earlier(som, som.euro) if ours else ())
        if ours & documents(other.tekst, sommen.datum(other)) and not years_clash(som, other)
    ]
    earlier = sommen.last_of(found, som)
    return (earlier, _ground(som, earlier, f"beide noemen “{min(ours)}”"), 0.93) if earlier else None


def _as_known(sommen: Sommen, som: Som) -> tuple[Som, str, float] | None:
    """The only sum of that value and year, where the sentence presents it as known: "van de beschikbare € 45 mln."."""
    cue = find_cue(som.before[-60:] + "|", "bekend_bedrag")
    if cue is None or not som.before.rstrip().endswith(cue):
        return None
    found = [other for other in sommen.earlier(som, som.euro) if same_years(som, other)]
    earlier = sommen.last_of(found, som)
    return (earlier, _ground(som, earlier, f"de brief schrijft “{cue}”"), 0.9) if earlier else None


def _by_time(sommen: Sommen, som: Som) -> tuple[Som, str, float] | None:
    """The sum of a letter of the time that the sentence tells of: "Eind 2019 kwam € 110 mln. beschikbaar"."""
    told = _TOEN.search(som.before)
    if told is None or not _PAST.match(told["werkwoord"]):
        return None
    first, last = PART[told["deel"].lower()]
    found = [
        other
        for other in sommen.earlier(som, som.euro)
        if f"{told['jaar']}-{first}" <= sommen.datum(other)[:7] <= f"{told['jaar']}-{last}"
        and shared_words(_wide(sommen, other), som.tekst)
    ]
    earlier = sommen.last_of(found, som)
    words = f"de tekst zegt dat het {told['deel'].lower()} {told['jaar']} was, de tijd van die brief"
    return (earlier, _ground(som, earlier, words), 0.9) if earlier else None


def _as_spent(sommen: Sommen, som: Som) -> tuple[Som, str, float] | None:
    """The only sum of that value for a thing in common, of which part is gone: "van de € 4 mln. is de helft op"."""
    cue = find_cue(som.tekst[len(som.before) :], "besteed") if _OF_WHICH.search(som.before) else None
    if cue is None:
        return None
    earlier = [other for other in sommen.earlier(som, som.euro) if not years_clash(som, other)]
    found = [other for other in earlier if shared_words(_wide(sommen, other), som.tekst)]
    whole = sommen.last_of(found, som)
    return (whole, _ground(som, whole, f"de brief zegt wat daarvan is {cue}"), 0.88) if whole else None


def _wide(sommen: Sommen, som: Som) -> str:
    """The surroundings of a sum, one sentence further back."""
    before = sommen.previous.get(som.zin.id)
    further = sommen.previous.get(before.id) if before else None
    return f"{further.tekst if further else ''} {sommen.around(som)}"


def _series(sommen: Sommen, row: Sequence[Som]) -> Iterator[Verband]:
    """Two or more sums of one sentence that all stand in one earlier sentence, for the same years."""
    matches: dict[str, list[tuple[Som, Som]]] = defaultdict(list)
    for som in row:
        for other in sommen.earlier(som, som.euro):
            if same_years(som, other) or _same_source(sommen, som, other):
                matches[other.zin.id].append((som, other))
    whole = {zin_id: pairs for zin_id, pairs in matches.items() if _is_series(sommen, pairs)}
    last = max((sommen.datum(pairs[0][1]) for pairs in whole.values()), default="")
    latest = [pairs for pairs in whole.values() if sommen.datum(pairs[0][1]) == last]
    for som, other in latest[0] if len(latest) == 1 else ():
        why = f"{len(latest[0])} bedragen uit deze zin staan samen in de eerdere brief"
        yield sum_link(VerbandSoort.HERHALING, som, other, _ground(som, other, why), 0.9)


def _is_series(sommen: Sommen, pairs: Sequence[tuple[Som, Som]]) -> bool:
    """Whether enough sums come back together: three, or two that are for a thing in common."""
    count = min(len({som.bedrag.id for som, _ in pairs}), len({other.bedrag.id for _, other in pairs}))
    alike = shared_words(sommen.around(pairs[0][0]), _wide(sommen, pairs[0][1]))
    return count > SERIES or (count == SERIES and bool(alike))


def _same_source(sommen: Sommen, som: Som, other: Som) -> bool:
    """Whether two sums without years come from one budget document, both incidental or both structural."""
    if som.tied or other.tied:
        return False
    ours, theirs = documents(som.tekst, sommen.datum(som)), documents(other.tekst, sommen.datum(other))
    kinds = {som.bedrag.structureel, other.bedrag.structureel} - {None}
    return bool(ours & theirs) and len(kinds) < SERIES


def documents(tekst: str, datum: str) -> frozenset[str]:
    """The budget documents that a sentence names, each with its year; without one it is that of the letter.

    >>> sorted(documents("Bij Voorjaarsnota 2022 en in het regeerakkoord is dit geregeld.", "2023-05-01"))
    ['Regeerakkoord', 'Voorjaarsnota 2022']
    """
    found = (_document().finditer(tekst)) if datum else ()
    return frozenset(_named(match, datum) for match in found)


def _named(match: re.Match[str], datum: str) -> str:
    name = match["stuk"].capitalize()
    if name.endswith("akkoord") and not match["jaar"]:
        return name
    return f"{name} {match['jaar'] or datum[:4]}"


@cache
def _document() -> re.Pattern[str]:
    names = "|".join(lexicon("links")["begrotingsstukken"])
    return re.compile(rf"\b(?P<stuk>{names})\b(?:\s(?:van\s)?(?P<jaar>20\d\d))?", re.I)
