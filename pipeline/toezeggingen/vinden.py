"""Commitments of a letter, sentence by sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest

from pipeline.lexicon import lexicon
from pipeline.model import (
    Kamerbrief,
    MeldingSoort,
    Mentions,
    Nakoming,
    Termijn,
    Toezegging,
    ToezeggingSoort,
    Zin,
    ZinSoort,
)
from pipeline.toezeggingen.aanheffen import leads_in
from pipeline.toezeggingen.beelden import Zinsbeeld
from pipeline.toezeggingen.deelzinnen import split_deelzinnen
from pipeline.toezeggingen.geleerd import settle_soort, speaks_against, weighed_belofte
from pipeline.toezeggingen.gevallen import Belofte
from pipeline.toezeggingen.meldingen import read_aard, read_melding
from pipeline.toezeggingen.nakomingen import find_nakomingen
from pipeline.toezeggingen.parafrase import write_parafrase
from pipeline.toezeggingen.regels import read_beloftes
from pipeline.toezeggingen.signalen import read_signalen
from pipeline.toezeggingen.termijnkeuze import choose_termijn
from pipeline.toezeggingen.tokens import tokenise
from pipeline.toezeggingen.voorwaarden import find_voorwaarde
from pipeline.toezeggingen.vraagtekst import skip_citaten, skip_vragen
from pipeline.toezeggingen.weging import weigh

MEASURED = ("eigen", "brieven", "ongezien")
LONGEST = 400
"""Words of the longest sentence that is read; what is longer is a table or list that was not split."""
Gelezen = tuple[Zin, Zinsbeeld]  # a sentence, and how its clauses were read
READ = frozenset({ZinSoort.TEKST, ZinSoort.OPSOMMING, ZinSoort.VOETNOOT})


def find_toezeggingen(
    brief: Kamerbrief,
    zinnen: Sequence[Zin],
    mentions: Mentions,
    nakomingen: Sequence[Nakoming] | None = None,
    gelezen: Sequence[Gelezen] | None = None,
) -> tuple[Toezegging, ...]:
    """The commitments of a letter in the order of the text, by the rules of `regels`.

    Headings and tables promise nothing, nor do questions; a sentence that fulfils an older promise makes no new one.
    A sentence gives one commitment of a kind. `nakomingen` are the fulfilments of the letter, `gelezen` its sentences
    as clauses; each is read where not given.
    """
    kept = find_nakomingen(brief, zinnen, mentions) if nakomingen is None else nakomingen
    fulfilled = {nakoming.plaats.zin for nakoming in kept}
    read = list(read_zinsbeelden(brief, zinnen, mentions)) if gelezen is None else gelezen
    return tuple(
        toezegging
        for (zin, beeld), behind in zip_longest(read, read[1:])
        if zin.volgnummer not in fulfilled
        for toezegging in _of_sentence(brief, zin, beeld, _next_in_text(zin, behind))
    )


def _next_in_text(zin: Zin, behind: Gelezen | None) -> Zinsbeeld | None:
    """The sentence behind this one in the same running text."""
    if behind is None:
        return None
    after, beeld = behind
    same = after.soort is zin.soort is ZinSoort.TEKST and after.volgnummer == zin.volgnummer + 1
    return beeld if same and after.kop == zin.kop else None


def read_zinsbeelden(brief: Kamerbrief, zinnen: Sequence[Zin], mentions: Mentions) -> Iterator[Gelezen]:
    """Every sentence that can promise, as the rules see it."""
    dates: dict[int, list[Termijn]] = defaultdict(list)
    for termijn in mentions.termijnen:
        dates[termijn.plaats.zin].append(termijn)
    before, lead_in = "", False
    for zin in skip_citaten(zin for zin in skip_vragen(brief, zinnen) if zin.soort in READ):
        tokens = tokenise(zin.tekst)
        if len(tokens) > LONGEST:
            continue
        deelzinnen = tuple(split_deelzinnen(tokens))
        listed = lead_in and zin.soort is ZinSoort.OPSOMMING
        beeld = Zinsbeeld(
            zin.tekst, tokens, deelzinnen, tuple(dates[zin.volgnummer]), brief.datum, before, zin.begin, listed
        )
        yield zin, beeld
        before = zin.tekst
        goes_on = lead_in and not zin.tekst[:1].isupper()
        lead_in = listed or goes_on or leads_in(beeld)


def _of_sentence(brief: Kamerbrief, zin: Zin, beeld: Zinsbeeld, behind: Zinsbeeld | None) -> Iterator[Toezegging]:
    """The commitments of one sentence; a plan that a relative clause promises to send is that promise alone.

    A bullet under a lead-in promises by that, whatever its own words weigh.
    """
    seen = set()
    read, weging = [*read_beloftes(beeld)], weigh(read_signalen(beeld))
    if speaks_against(weging) and not beeld.onder_aanhef:
        return
    if len(read) == 1:
        read = [replace(read[0], soort=settle_soort(read[0].soort, weging))]
    read = read or [*filter(None, [weighed_belofte(beeld, weging)])]
    beloften = [belofte for belofte in read if not _withdraws(zin, belofte)]
    if any(belofte.regel == "bijzin-informeren" for belofte in beloften):
        beloften = [belofte for belofte in beloften if belofte.soort is not ToezeggingSoort.ACTIE]
    if any(belofte.soort is ToezeggingSoort.INFORMEREN for belofte in beloften):
        beloften = [belofte for belofte in beloften if not _appears(belofte)]
    beloften = _by_law(beloften)
    alone = len({belofte.soort for belofte in beloften}) == 1
    for belofte in beloften:
        if belofte.soort not in seen:
            seen.add(belofte.soort)
            yield _toezegging(brief, zin, belofte, behind, alone=alone)


def _withdraws(zin: Zin, belofte: Belofte) -> bool:
    """Whether what happens is that an older promise is dropped: "Daarmee vervalt de toezegging"."""
    said = read_melding(zin.tekst) if belofte.actor is None else None
    return said is not None and said[0] is MeldingSoort.INTREKKING


def _by_law(beloften: Sequence[Belofte]) -> list[Belofte]:
    """A decision and the law that carries it out are one promise: "ik verleng haar en zal de regeling wijzigen"."""
    laws = {belofte.actor for belofte in beloften if belofte.soort is ToezeggingSoort.WETGEVING}
    decided = lexicon("toezeggingen")["omslag"]["door_wet"]
    return [
        belofte
        for belofte in beloften
        if not (
            belofte.soort is ToezeggingSoort.ACTIE
            and belofte.actor in laws
            and belofte.naam in decided
            and belofte.actor
        )
    ]


def _appears(belofte: Belofte) -> bool:
    """Whether a document only appears ("verschijnt in mei"), which the promise to send it says better."""
    event = belofte.regel in {"gebeurtenis", "op-datum"} and belofte.soort is not ToezeggingSoort.INFORMEREN
    return event and any(word in {"verschijnt", "verschijnen", "gereed"} for word in belofte.beeld.woorden)


@cache
def zekerheid(regel: str) -> float:
    """How often a rule is right: (right + 4) / (read + 5) over the counts in the lexicon, to two decimals.

    The counts are those of the project's own gold table, of letters annotated by hand and of letters never seen
    before; the added 4 of 5 keep a rule that was seen a few times only from claiming to be always right.

    >>> 0.8 <= zekerheid("ik-zal") <= 1
    True
    """
    counted: dict[str, list[int]] = lexicon("toezeggingen")["regels"][regel]
    right, read = (sum(counted[source][i] for source in MEASURED) for i in (0, 1))
    return round((right + 4) / (read + 5), 2)


def _toezegging(brief: Kamerbrief, zin: Zin, belofte: Belofte, behind: Zinsbeeld | None, *, alone: bool) -> Toezegging:
    informs = belofte.soort is ToezeggingSoort.INFORMEREN
    termijn = choose_termijn(belofte.beeld, behind, informs=informs, alone=alone)
    voorwaarde = find_voorwaarde(belofte.beeld)
    return Toezegging(
        plaats=zin.plaats(0, len(zin.tekst)),
        soort=belofte.soort,
        regel=belofte.regel,
        zekerheid=zekerheid(belofte.regel),
        actor=belofte.actor,
        termijn=termijn,
        voorwaarde=voorwaarde,
        aard=read_aard(zin.tekst),
        parafrase=write_parafrase(belofte.beeld, termijn, voorwaarde, brief.ondertekenaars),
    )
