"""Which mentions of a letter are of one motion: by number, by submitters, by pointing back.

A mention joins a motion only where exactly one fits: the same paper; the same submitters (the first alone where
"c.s." stands for the rest) with no other number and not another subject; "deze motie" the last one named under
the same heading. What one mention tells (number, submitters, subject) then holds for all of that motion.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from pipeline.mentions.moties.namen import Naming
from pipeline.mentions.moties.reikwijdte import stands_under
from pipeline.model import Zin, ZinSoort

REACH = 12  # sentences across which "de motie" looks back under one heading
FAR_REACH = 30  # the same for "deze motie"
_LOPEND = frozenset({ZinSoort.TEKST, ZinSoort.OPSOMMING})


@dataclass(frozen=True, slots=True)
class Paper:
    """The parliamentary paper that a motion is."""

    dossier: str | None
    toevoeging: str | None
    nummer: str | None


@dataclass(frozen=True, slots=True)
class Vermelding:
    """A mention on its way: the index of its sentence, its naming, what is known of the motion so far.

    `groep` is one number for all mentions of one motion, `vervangt` the motion that this one replaces.
    """

    zin: int
    naming: Naming
    paper: Paper | None = None
    onderwerp: str | None = None
    vervangt: Paper | None = None
    groep: int = -1


@dataclass(slots=True)
class _Motie:
    """What the mentions so far tell of one motion."""

    last: Vermelding
    papers: set[Paper] = field(default_factory=set)
    naming: Naming | None = None
    onderwerp: str | None = None


@dataclass(slots=True)
class _Geheugen:
    """The motions named so far, and the ways to find them again.

    `lopend` counts the sentences of running text up to each sentence, by which distances are measured.
    """

    moties: list[_Motie] = field(default_factory=list)
    by_paper: dict[Paper, int] = field(default_factory=dict)
    by_name: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    recent: list[Vermelding] = field(default_factory=list)
    lopend: Sequence[int] = ()

    def add(self, vermelding: Vermelding, groep: int | None) -> Vermelding:
        """Keep a mention, as one of the motion `groep` or of a new one."""
        if groep is None:
            groep = len(self.moties)
            self.moties.append(_Motie(vermelding))
        known = replace(vermelding, groep=groep)
        motie = self.moties[groep]
        motie.last = known
        if known.paper:
            motie.papers.add(known.paper)
            self.by_paper.setdefault(known.paper, groep)
        if known.naming.namen and motie.naming is None:
            motie.naming = known.naming
            self.by_name[known.naming.namen[0].casefold()].append(groep)
        motie.onderwerp = motie.onderwerp or known.onderwerp
        self.recent.append(known)
        return known


def group_vermeldingen(zinnen: Sequence[Zin], vermeldingen: Iterable[Vermelding]) -> list[Vermelding]:
    """The mentions that name a motion, each with the group it belongs to and all that its motion tells."""
    geheugen = _Geheugen(lopend=list(accumulate(zin.soort in _LOPEND for zin in zinnen)))
    known: list[Vermelding] = []
    for found in vermeldingen:
        vermelding = _with_dossier(zinnen, geheugen, found)
        known += [geheugen.add(vermelding, groep) for groep in _groups_of(zinnen, geheugen, vermelding)]
    return [_complete(geheugen, vermelding) for vermelding in known]


def _with_dossier(zinnen: Sequence[Zin], geheugen: _Geheugen, vermelding: Vermelding) -> Vermelding:
    """A motion with a number alone, in the dossier of the motion cited last under the same heading.

    One without submitters is that of the number named before, where there is one.
    """
    naming = vermelding.naming
    known = not naming.namen and any(paper.nummer == naming.kort for paper in geheugen.by_paper)
    if vermelding.paper or not naming.kort or known:
        return vermelding
    last = next((other.paper for other in reversed(geheugen.recent[-REACH:]) if other.paper), None)
    near = bool(last) and _same_section(zinnen[geheugen.recent[-1].zin], zinnen[vermelding.zin])
    paper = replace(last, nummer=naming.kort) if last and near else None
    kort = None if naming.namen or paper else naming.kort
    return replace(vermelding, naming=replace(naming, kort=kort), paper=paper)


def _complete(geheugen: _Geheugen, vermelding: Vermelding) -> Vermelding:
    """A mention with what its motion tells; a bare name stays open where that name has more than one paper."""
    motie = geheugen.moties[vermelding.groep]
    naming = vermelding.naming
    if vermelding.paper is None and naming.namen and _is_ambiguous(geheugen, vermelding):
        return vermelding
    if not naming.namen and motie.naming:
        naming = replace(naming, namen=motie.naming.namen, cum_suis=motie.naming.cum_suis)
    only = next(iter(motie.papers)) if len(motie.papers) == 1 else vermelding.paper
    return replace(vermelding, naming=naming, paper=only, onderwerp=vermelding.onderwerp or motie.onderwerp)


def _is_ambiguous(geheugen: _Geheugen, vermelding: Vermelding) -> bool:
    """Whether the submitters of a mention have more than one numbered motion that it can be."""
    groups = geheugen.by_name[vermelding.naming.namen[0].casefold()]
    moties = [geheugen.moties[groep] for groep in groups]
    papers = {paper for motie in moties if _fits(motie, vermelding) for paper in motie.papers}
    return len(papers) > 1


def _groups_of(zinnen: Sequence[Zin], geheugen: _Geheugen, vermelding: Vermelding) -> Sequence[int | None]:
    """The motions that a mention means: one named before, a new one (None), more for "deze moties", or none."""
    naming = vermelding.naming
    if vermelding.paper or naming.namen or naming.kort:
        return [_named_before(zinnen, geheugen, vermelding)]
    if naming.meervoud:
        return _antecedents(zinnen, geheugen, vermelding) if naming.stellig else []
    if is_heading(zinnen[vermelding.zin], naming):
        return [None]
    by_subject = naming.wijst and not naming.stellig and vermelding.onderwerp is not None
    if naming.wijst and not (by_subject and _opens_with_subject(zinnen[vermelding.zin], naming)):
        groep = _antecedent(zinnen, geheugen, vermelding)
        if groep is not None:
            return [groep]
    return [None] if naming.stellig or by_subject else []


def _opens_with_subject(zin: Zin, naming: Naming) -> bool:
    """Whether "de motie" is named by its subject ("de motie over …"), which makes it a motion of its own."""
    return zin.tekst.startswith(" over ", naming.einde)


_EN_ANDERS = re.compile(r"(?:en|of)\b|[,/&]")


def is_heading(zin: Zin, naming: Naming) -> bool:
    """Whether a heading names a motion by its subject: Motie NSOC, 2. Motie wachtlijsten."""
    subject = zin.tekst[naming.begin + len("motie") :].strip()
    if zin.soort is not ZinSoort.KOP or naming.meervoud or not subject or _EN_ANDERS.match(subject):
        return False
    return not any(letter.isalpha() for letter in zin.tekst[: naming.begin])


def _named_before(zinnen: Sequence[Zin], geheugen: _Geheugen, vermelding: Vermelding) -> int | None:
    """The motion named before that a mention names again, None where none or more than one fits."""
    if vermelding.paper in geheugen.by_paper:
        return geheugen.by_paper[vermelding.paper]
    if vermelding.naming.kort:
        short = {g for paper, g in geheugen.by_paper.items() if paper.nummer == vermelding.naming.kort}
        return short.pop() if len(short) == 1 else None
    heading = _heading_above(zinnen, geheugen, vermelding)
    if heading is not None:
        return heading
    names = vermelding.naming.namen[:1]
    same = [g for name in names for g in geheugen.by_name[name.casefold()] if _fits(geheugen.moties[g], vermelding)]
    same += [] if same else _sharing_names(geheugen, vermelding)
    return same[0] if len(same) == 1 else None


def _sharing_names(geheugen: _Geheugen, vermelding: Vermelding) -> list[int]:
    """The motions with the same submitters in another order."""
    others = {g for name in vermelding.naming.namen[1:] for g in geheugen.by_name[name.casefold()]}
    return [g for g in sorted(others) if _fits(geheugen.moties[g], vermelding)]


def _fits(motie: _Motie, vermelding: Vermelding) -> bool:
    """Whether a mention can be of a motion: the same submitters, no other number, no other subject."""
    if vermelding.paper and motie.papers and vermelding.paper not in motie.papers:
        return False
    if motie.naming is None or not _same_names(motie.naming, vermelding.naming):
        return False
    return _same_subject(motie.onderwerp, vermelding.onderwerp)


def _same_names(one: Naming, other: Naming) -> bool:
    """The same submitters; the first alone where "c.s." stands for the rest."""
    if {name.casefold() for name in one.namen} == {name.casefold() for name in other.namen}:
        return True
    short = one if one.cum_suis else other
    return short.cum_suis and len(short.namen) == 1 and one.namen[0].casefold() == other.namen[0].casefold()


def _same_subject(one: str | None, other: str | None) -> bool:
    """False where both say what the motion is about, without one longer word in common."""
    if one is None or other is None:
        return True
    first, second = ({word[:6] for word in re.findall(r"[^\W\d_]{5,}", text.lower())} for text in (one, other))
    return not first or not second or bool(first & second)


def _heading_above(zinnen: Sequence[Zin], geheugen: _Geheugen, vermelding: Vermelding) -> int | None:
    """The motion of a heading without names, where this is the first mention under it."""
    if not geheugen.recent:
        return None
    last = geheugen.recent[-1]
    heading = zinnen[last.zin]
    first = heading.soort is ZinSoort.KOP and not last.naming.namen
    return last.groep if first and zinnen[vermelding.zin].kop == heading.tekst else None


def _antecedent(zinnen: Sequence[Zin], geheugen: _Geheugen, vermelding: Vermelding) -> int | None:
    """The motion that "deze motie" or "de motie" points to: the last one named under the same heading."""
    zin = zinnen[vermelding.zin]
    if not geheugen.recent or zin.noot is not None or zin.soort is ZinSoort.KOP:
        return None
    last = geheugen.recent[-1]
    distance = geheugen.lopend[vermelding.zin] - geheugen.lopend[last.zin]
    reach = FAR_REACH if vermelding.naming.stellig else REACH
    return last.groep if distance <= 1 or (distance <= reach and _same_section(zinnen[last.zin], zin)) else None


def _same_section(before: Zin, zin: Zin) -> bool:
    return zin.kop == before.kop or stands_under(before, zin)


def _antecedents(zinnen: Sequence[Zin], geheugen: _Geheugen, vermelding: Vermelding) -> list[int]:
    """The motions that "deze moties" means: those named just before under the same heading, two for "beide"."""
    zin = zinnen[vermelding.zin]
    near = [
        other.groep
        for other in geheugen.recent[-2 * REACH :]
        if geheugen.lopend[vermelding.zin] - geheugen.lopend[other.zin] <= REACH
        and _same_section(zinnen[other.zin], zin)
    ]
    groups = list(dict.fromkeys(near))
    both = zin.tekst[vermelding.naming.begin :].lower().startswith("beide")
    chosen = groups[-2:] if both else groups
    return chosen if len(chosen) > 1 else []
