"""The motions that a sentence names, with the numbers that stand beside them or in their notes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.lexicon import lexicon
from pipeline.mentions.moties.bron import Bron
from pipeline.mentions.moties.groepen import Paper, Vermelding, is_heading
from pipeline.mentions.moties.indieners import read_indieners
from pipeline.mentions.moties.namen import Naming, find_namingen
from pipeline.mentions.moties.onderwerp import read_onderwerp
from pipeline.model import Noottekens, Verwijzing, Zin, ZinSoort

_WOORDEN = lexicon("moties")

_ANDER_STUK = re.compile(
    rf"\b(?:mijn|onze|de|het|die|dit|deze|een|eerdere|bijgevoegde|per)\s(?:[^\s.,;]+\s){{0,2}}"
    rf"(?:{'|'.join(_WOORDEN['ander_stuk'])})\b"
)
_VERZOEK = re.compile(rf"\b(?:{'|'.join(_WOORDEN['verzoek'])})\b|\bom\b")
LOOK_BACK = 60  # characters before a citation in which it is said to be replaced
_LEEG = re.compile(r"[\s(,.:;–-]*")
_IN_PLAATS = (
    r"(?:t\.v\.v\.|ter vervanging van|vervangt|was)\s(?:(?:de|die|dat)\s)?(?:motie\s)?(?:gedrukt\s)?(?:onder\s|met\s)?"
)
_VERVANGT = re.compile(rf"{_IN_PLAATS}(?:Kamerstuk(?:ken)?\s(?:II\s)?)?$")
_VERVANGT_NUMMER = re.compile(rf"{_IN_PLAATS}(?:nr\.?|nummer)\s(?P<nummer>\d{{1,4}})\b")
_SCHAKEL = re.compile(r"\s?(?:\([^()]{1,60}\))?[\s,;)]*(?:en|alsmede)?[\s(]*")
_HAAK = re.compile(r"\s?\(")
_ZIE_OOK = re.compile(r"[.;,(]\s?(?i:zie)\s|^(?i:zie)\s(?:ook|voor|verder|tevens)\b")
_TUSSEN_HAKEN = re.compile(r"\s\([^()]{1,60}\)")
_BLOOT_NUMMER = re.compile(r"\((?:nr\.?|nummer)\s(?P<nummer>\d{1,4})\)")
_VOORAF = re.compile(r"(?i:[\s(,:–-]*(?:zie\s)?(?:de\s)?)")


@dataclass(frozen=True, slots=True)
class _Plek:
    """A naming in its sentence: where the one before it ends, where the next one begins, whether it is one of more."""

    index: int
    zin: Zin
    naming: Naming
    earlier: int
    limit: int
    of_more: bool


def read_vermeldingen(bron: Bron) -> Iterator[Vermelding]:
    """The mentions of the running text, then those of notes that hang from no mention in the text."""
    used: set[int] = set()
    speaking = [i for i, zin in enumerate(bron.zinnen) if "otie" in zin.tekst and zin.soort is not ZinSoort.TABEL]
    for index in speaking:
        if bron.zinnen[index].noot is None:
            yield from _read_zin(bron, index, used)
    for index in speaking:
        if bron.zinnen[index].noot is not None and index not in used:
            yield from _read_zin(bron, index, used)


def _read_zin(bron: Bron, index: int, used: set[int]) -> Iterator[Vermelding]:
    """The mentions of a sentence with the numbers that stand beside them; adds to `used` the notes they take."""
    shared: list[tuple[_Plek, Sequence[Verwijzing], Sequence[int]]] = []
    for plek in _places(bron, index):
        noot = _note_of(bron, plek)
        used.update(noot)
        cited = _beside(bron, plek) or _cited_in_note(bron, noot)
        if plek.zin.soort is ZinSoort.KOP and not cited and not noot:
            noot = _asked_below(bron, plek)
            cited = _cited_in_note(bron, noot)
        shared.append((plek, cited, noot))
    for plek, papers, indices in _share_out(shared):
        yield from _numbered(bron, plek, papers, indices)


def _share_out(
    found: Sequence[tuple[_Plek, Sequence[Verwijzing], Sequence[int]]],
) -> Iterator[tuple[_Plek, Sequence[Verwijzing], Sequence[int]]]:
    """The papers of "de moties A en B (nrs. 12 en 14)": each motion its own, where there are as many of both."""
    waiting: list[tuple[_Plek, Sequence[Verwijzing], Sequence[int]]] = []
    for plek, cited, noot in found:
        waiting.append((plek, cited, noot))
        if plek.of_more and not cited:
            continue
        row = [one for one, _, _ in waiting]
        fits = plek.of_more and len(cited) == len(row) > 1 and not any(papers for _, papers, _ in waiting[:-1])
        yield from zip(row, [[v] for v in cited], [noot] * len(row), strict=True) if fits else waiting
        waiting = []
    yield from waiting


def _places(bron: Bron, index: int) -> Iterator[_Plek]:
    zin = bron.zinnen[index]
    namingen = list(find_namingen(zin.tekst, bron.gebruik))
    several = sum(1 for naming in namingen if naming.namen and naming.meervoud) > 1
    for place, naming in enumerate(namingen):
        limit = namingen[place + 1].begin if place + 1 < len(namingen) else len(zin.tekst)
        earlier = namingen[place - 1].einde if place else 0
        yield _Plek(index, zin, naming, earlier, max(limit, naming.einde), several)


def _cited_in(bron: Bron, zin: Zin) -> Sequence[Verwijzing]:
    return bron.citaten.get(zin.volgnummer, ())


def _beside(bron: Bron, plek: _Plek) -> Sequence[Verwijzing]:
    """The papers cited right behind a motion, or right before it: (35 510, nr. 21) and 32 793, nr. 176 (motie X)."""
    cited = _cited_in(bron, plek.zin)
    begin, einde = plek.zin.begin + plek.naming.begin, plek.zin.begin + plek.naming.einde
    behind = _cited_as(plek.zin, _between(cited, begin, plek.zin.begin + plek.limit))
    if behind and _ties(plek.zin.tekst[plek.naming.einde : max(behind[0].plaats.begin, einde) - plek.zin.begin]):
        return _chain(plek, behind) if plek.naming.meervoud else _one_place(behind, behind[0])
    before = _between(cited, plek.zin.begin + plek.earlier, begin)
    if before and _VOORAF.fullmatch(plek.zin.tekst, before[-1].plaats.einde - plek.zin.begin, plek.naming.begin):
        return _one_place(before, before[-1])
    return ()


def _cited_as(zin: Zin, cited: Sequence[Verwijzing]) -> Sequence[Verwijzing]:
    """The citations of a sentence without those of a motion that is replaced (t.v.v. 36 410 IX, nr. 12)."""
    return [verwijzing for verwijzing in cited if not _replaces(zin.tekst, verwijzing.plaats.begin - zin.begin)]


def _cited_in_note(bron: Bron, noot: Sequence[int]) -> Sequence[Verwijzing]:
    """The citations of a note, without those it sends the reader on to ("Kamerstuk 31 985, nr. 41; zie ook …")."""
    cited = [(bron.zinnen[i], v) for i in noot for v in _cited_as(bron.zinnen[i], _cited_in(bron, bron.zinnen[i]))]
    own = [v for zin, v in cited if not _ZIE_OOK.search(zin.tekst, 0, v.plaats.begin - zin.begin)]
    return own or [v for _, v in cited]


def _asked_below(bron: Bron, plek: _Plek) -> list[int]:
    """The sentence right under the heading of one motion that says what it asks and cites it, as a list of none or one.

    Reads "Motie van het lid X over Y" above "De regering is gevraagd … (Kamerstuk 29 240, nr. 168)".
    """
    index = plek.index + 1
    zin = bron.zinnen[index] if index < len(bron.zinnen) else plek.zin
    if plek.naming.meervoud or not plek.naming.namen or zin.soort is not ZinSoort.TEKST or "otie" in zin.tekst:
        return []
    cited = _cited_as(zin, _cited_in(bron, zin))
    asks = _VERZOEK.search(zin.tekst, 0, cited[0].plaats.begin - zin.begin) if cited else None
    alone = len({v.plaats for v in cited}) == 1
    return [index] if asks and alone and not _ANDER_STUK.search(zin.tekst) else []


def _replaces(tekst: str, begin: int) -> bool:
    """Whether what is cited at `begin` is said to be replaced."""
    return _VERVANGT.search(tekst[max(0, begin - LOOK_BACK) : begin]) is not None


def _replaced_by(bron: Bron, plek: _Plek, noot: Sequence[int], own: Paper | None) -> Paper | None:
    """The motion that this one came in the place of; where only a number stands, it is of this one's dossier."""
    places = [
        (plek.zin, plek.naming.begin, plek.limit),
        *((bron.zinnen[i], 0, len(bron.zinnen[i].tekst)) for i in noot),
    ]
    for zin, low, high in places:
        for cited in _cited_in(bron, zin):
            begin = cited.plaats.begin - zin.begin
            if low <= begin < high and _replaces(zin.tekst, begin):
                return Paper(cited.dossier, cited.toevoeging, cited.nummer)
        match = _VERVANGT_NUMMER.search(zin.tekst, low, high)
        if match and own:
            return Paper(own.dossier, own.toevoeging, match["nummer"])
    return None


def _chain(plek: _Plek, cited: Sequence[Verwijzing]) -> Sequence[Verwijzing]:
    """The citations that stand side by side, with at most a name in brackets between them."""
    chain = [cited[0]]
    for verwijzing in cited[1:]:
        gap = plek.zin.tekst[chain[-1].plaats.einde - plek.zin.begin : verwijzing.plaats.begin - plek.zin.begin]
        if verwijzing.plaats != chain[-1].plaats and not _SCHAKEL.fullmatch(gap):
            break
        chain.append(verwijzing)
    return chain


def _between(cited: Sequence[Verwijzing], low: int, high: int) -> Sequence[Verwijzing]:
    """The citations that begin at or after `low` and before `high`."""
    first = bisect_left(cited, low, key=lambda v: v.plaats.begin)
    return cited[first : bisect_left(cited, high, first, key=lambda v: v.plaats.begin)]


def _one_place(cited: Sequence[Verwijzing], one: Verwijzing) -> Sequence[Verwijzing]:
    return [verwijzing for verwijzing in cited if verwijzing.plaats == one.plaats]


def _ties(gap: str) -> bool:
    """Whether what stands between a motion and a citation leaves the citation to the motion.

    "mijn brief", "het rapport" between them take it, unless they stand in what the motion asks.
    """
    if _LEEG.fullmatch(gap):
        return True
    other = _ANDER_STUK.search(gap)
    return other is None or _VERZOEK.search(gap, 0, other.start()) is not None


def _note_of(bron: Bron, plek: _Plek) -> list[int]:
    """The sentences of the note whose mark is the first behind a motion, before the next one."""
    teken = _next_mark(plek)
    if teken is None or not _ties(plek.zin.tekst[plek.naming.einde : teken.positie - plek.zin.begin]):
        return []
    indices = bron.noten.get(teken.nummer, ())
    behind = [index for index in indices if bron.zinnen[index].begin >= teken.positie]
    return _run(behind or indices)


def _next_mark(plek: _Plek) -> Noottekens | None:
    tekens = plek.zin.noottekens
    place = bisect_left(tekens, plek.zin.begin + plek.naming.einde, key=lambda teken: teken.positie)
    if place == len(tekens) or tekens[place].positie - plek.zin.begin > plek.limit:
        return None
    return tekens[place]


def _run(indices: Sequence[int]) -> list[int]:
    """The first run of sentences that follow each other: where numbers begin anew, one note and not the next."""
    run: list[int] = []
    for index in indices:
        if run and index != run[-1] + 1:
            break
        run.append(index)
    return run


def _numbered(bron: Bron, plek: _Plek, cited: Sequence[Verwijzing], noot: Sequence[int]) -> Iterator[Vermelding]:
    """The mention with its number; one for each paper where "moties" has several and names them together."""
    papers = {Paper(v.dossier, v.toevoeging, v.nummer): v for v in cited}
    onderwerp = read_onderwerp(plek.zin.tekst, plek.naming.einde, plek.limit)
    naming = plek.naming if plek.naming.namen else _with_names(bron, plek.naming, noot)
    if onderwerp and not naming.namen and plek.zin.tekst.startswith(" over ", naming.einde):
        naming = replace(naming, einde=plek.zin.tekst.index(onderwerp, naming.einde) + len(onderwerp))
    if is_heading(plek.zin, naming) and not naming.namen:
        onderwerp = plek.zin.tekst[naming.einde :].strip(" :–-.")
        naming = replace(naming, einde=len(plek.zin.tekst.rstrip()))
    several = len(papers) > 1 and not plek.of_more and not _is_joint(papers)
    if naming.meervoud and several and len(naming.namen) < len(papers):
        for paper, verwijzing in papers.items():
            yield Vermelding(plek.index, _named_behind(plek.zin, naming, verwijzing), paper, onderwerp)
        return
    only = next(iter(papers)) if len(papers) == 1 or _is_joint(papers) else None
    if only and not naming.namen:
        naming = _with_names_behind(plek.zin, naming, papers[only])
    if only and not naming.namen and not naming.meervoud:
        naming = replace(naming, einde=_behind_number(plek.zin, naming, papers[only]))
    if not papers and naming.namen and not naming.kort:
        naming = replace(naming, kort=_bare_number(plek))
    yield Vermelding(plek.index, naming, only, onderwerp, vervangt=_replaced_by(bron, plek, noot, only))


def _behind_number(zin: Zin, naming: Naming, verwijzing: Verwijzing) -> int:
    """Where a motion ends that only its number in brackets names: de motie (Kamerstuk 31 765, nr. 8)."""
    match = _TUSSEN_HAKEN.match(zin.tekst, naming.einde)
    within = match and match.start() < verwijzing.plaats.begin - zin.begin < match.end()
    return match.end() if match and within and verwijzing.plaats.zin == zin.volgnummer else naming.einde


def _bare_number(plek: _Plek) -> str | None:
    """The number in brackets that follows a motion without its dossier: (nr. 17)."""
    match = _BLOOT_NUMMER.search(plek.zin.tekst, plek.naming.einde, plek.limit)
    return match["nummer"] if match and _ties(plek.zin.tekst[plek.naming.einde : match.start()]) else None


def _with_names_behind(zin: Zin, naming: Naming, verwijzing: Verwijzing) -> Naming:
    """A naming with the submitters in brackets behind its number: motie 36 200 VII, nr. 112 (Krul en Krol)."""
    told = _named_behind(zin, naming, verwijzing)
    if told is naming or not zin.tekst.endswith(")", 0, told.einde):
        return naming
    return replace(told, begin=naming.begin, wijst=False, stellig=False)


def _is_joint(papers: Mapping[Paper, Verwijzing]) -> bool:
    """Whether one paper stands under several dossiers (29 628 en 29 279, nr. 819): the first is taken."""
    return len({(v.plaats, v.nummer) for v in papers.values()}) == 1


def _with_names(bron: Bron, naming: Naming, noot: Sequence[int]) -> Naming:
    """A naming with the submitters that only its note tells."""
    told = (other for i in noot for other in find_namingen(bron.zinnen[i].tekst, bron.gebruik) if other.namen)
    other = next(told, None)
    if other is None:
        return naming
    return replace(naming, namen=other.namen, cum_suis=other.cum_suis, wijst=False, stellig=False)


def _named_behind(zin: Zin, naming: Naming, verwijzing: Verwijzing) -> Naming:
    """A naming by the citation and the name in brackets behind it: Kamerstuk 32 793, nr. 176 (Dik-Faber)."""
    haak = _HAAK.match(zin.tekst, verwijzing.plaats.einde - zin.begin)
    indieners = read_indieners(zin.tekst, haak.end()) if haak and not naming.namen else ()
    if verwijzing.plaats.zin != zin.volgnummer or not indieners:
        return naming
    return replace(
        naming,
        begin=verwijzing.plaats.begin - zin.begin,
        einde=indieners[-1].einde + zin.tekst.startswith(")", indieners[-1].einde),
        namen=tuple(indiener.naam for indiener in indieners),
        cum_suis=any(indiener.cum_suis for indiener in indieners),
    )
