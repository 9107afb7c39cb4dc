"""Which of the dates in a sentence is the deadline of a promise."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from pipeline.lexicon import either, word_set
from pipeline.mentions.termijnen import find_termijnen_in
from pipeline.model import Termijn
from pipeline.toezeggingen.actoren import Rol
from pipeline.toezeggingen.beelden import Beeld, Zinsbeeld
from pipeline.toezeggingen.deelzinnen import Deelzin, is_participle, words
from pipeline.toezeggingen.eisen import ahead, appears_around
from pipeline.toezeggingen.gezegden import Wijze, read_gezegden

_one_of = partial(either, "toezeggingen", "termijnkeuze")
STARTS = re.compile(
    r"(?:vanaf|met ingang van) (?:(?:het|de) )?(?:(?P<dag>\d{1,2}|begin|eind|medio) )?[a-z]{3,9}(?: 20\d\d)?",
    re.IGNORECASE,
)
POINTS = words("aanwijzend")
READY = word_set("toezeggingen", "kaders", "komt_gereed")
RELATIVE = words("betrekkelijk_met_datum")
OF_ITS_OWN = word_set("toezeggingen", "termijnkeuze", "eigen_tijd")
SHORTEST_NOUN = 5
FINISHING = word_set("toezeggingen", "termijnkeuze", "afmaken")
# a sentence that says of the act before it when it is done: "Dat doe ik in mei", "Dit zal naar verwachting in mei zijn"
DOES_THAT = re.compile(
    rf"^(?:dit|dat) (?:{_one_of('dat_gebeurt')})\b[^;:]{{0,120}}$"
    rf"|^(?:(?:{_one_of('volgens_plan')})\b[^;:]{{0,60}})\b(?:dit|dat)\b"
    rf"[^;:]{{0,80}}\b(?:{_one_of('te_doen')})\b[^;:]{{0,10}}$"
)
SAME_TIME = word_set("toezeggingen", "termijnkeuze", "tegelijk")
_preposition = partial(either, "termijnen", "voorzetsels")
DAY = re.compile(
    rf"(?:op|{_preposition('per')}|(?:{_preposition('uiterlijk')}|{_preposition('voor')})(?: op)?)"
    rf" (?:(?:{either('termijnen', 'weekdagen')}) )?\d{{1,2}} (?:{either('termijnen', 'maanden')})$",
    re.IGNORECASE,
)
FOR_A_YEAR = re.compile(r"voor (?P<jaar>20\d\d)(?:(?:, 20\d\d)* en (?P<laatste>20\d\d))?", re.IGNORECASE)


def choose_termijn(
    beeld: Beeld, volgende: Zinsbeeld | None = None, *, informs: bool = False, alone: bool = True
) -> Termijn | None:
    """The deadline of the promise in this clause, of its own sentence or of `volgende`, the one behind it.

    What `informs` is dated in the next sentence only by "dat doe ik in mei" and the like, as what is reported on has
    dates of its own.
    The one date of a sentence is that of its promise where that is `alone` in it.
    What starts on a day or in a month ("vanaf 1 mei", "vanaf september") must have started by its end, money apart.
    """
    found = _next_day(beeld, _of_sentence(beeld))
    if not _bounded(found) and alone:
        found = _only_one(beeld.zin) or found
    if not _bounded(found) and volgende is not None:
        found = (_done_in(volgende) if informs else _finished_in(beeld, volgende)) or found
    return _by_its_start(found) if found is not None and not beeld.bedrag else found


def _bounded(termijn: Termijn | None) -> bool:
    return termijn is not None and bool(termijn.vanaf or termijn.uiterlijk)


def _next_day(beeld: Beeld, termijn: Termijn | None) -> Termijn | None:
    """A day without a year in the words of a promise as the next one: "lever ik op 15 juni".

    That of a paper ("het verzoek van 3 mei") and of what was done ("de op 3 mei aangenomen motie") stays open.
    """
    if termijn is None or _bounded(termijn) or not DAY.match(termijn.plaats.citaat):
        return termijn
    behind = beeld.zin.laag[termijn.plaats.einde - beeld.zin.begin :].split(maxsplit=1)
    if behind and is_participle(behind[0].strip(".,;")):
        return termijn
    read = next(find_termijnen_in(termijn.plaats.citaat, beeld.zin.datum, vooruit=True), None)
    return replace(termijn, vanaf=read.vanaf, uiterlijk=read.uiterlijk) if read else termijn


def _only_one(zin: Zinsbeeld) -> Termijn | None:
    """The one date of a sentence, where it lies ahead: "ik bereid een wet voor; eind dit jaar ligt het voorstel er".

    In a clause that describes or sets a condition ("die tot mei duurt", "mits voor mei") it dates something else.
    """
    dated = [termijn for termijn in zin.termijnen if _bounded(termijn)]
    if len(dated) != 1 or dated[0].uiterlijk is None or not ahead(dated[0], zin.datum):
        return None
    around = next((beeld.deelzin for beeld in zin.beelden if dated[0] in beeld.eigen_termijnen), None)
    told = around is not None and (around.hoofd or around.voegwoord not in OF_ITS_OWN)
    return dated[0] if told else None


def _by_its_start(termijn: Termijn) -> Termijn:
    """A day or month from which something holds, as the time by which it must."""
    match = STARTS.fullmatch(termijn.plaats.citaat)
    if match is None or termijn.vanaf is None or termijn.uiterlijk is not None:
        return termijn
    day = termijn.vanaf
    ends = match["dag"] is None or not match["dag"].isdigit()
    return replace(termijn, uiterlijk=day.replace(day=monthrange(day.year, day.month)[1]) if ends else day)


def _done_in(zin: Zinsbeeld) -> Termijn | None:
    """The date on which the next sentence says that this is done: "Ik verwacht dit in mei te doen"."""
    main = next((d for d in zin.deelzinnen if d.hoofd and d.persoonsvorm is not None), None)
    if main is None or not DOES_THAT.search(zin.laag):
        return None
    inner = Beeld(zin, main)
    return None if inner.heeft("ontkenning") else max(_ahead(inner), key=_last_day, default=None)


def _finished_in(beeld: Beeld, zin: Zinsbeeld) -> Termijn | None:
    """The date on which the next sentence says that the same act is done: "Dit onderzoek is in mei gereed"."""
    main = next((d for d in zin.deelzinnen if d.hoofd and d.persoonsvorm is not None), None)
    if main is None:
        return None
    inner = Beeld(zin, main)
    if not (_points_back(beeld, inner) and (_finishes(inner, main) or READY & set(inner.woorden))):
        return None
    if inner.heeft("ontkenning"):
        return None
    return max(_ahead(inner), key=_last_day, default=None)


def _points_back(beeld: Beeld, inner: Beeld) -> bool:
    """Whether the subject of a later clause is what this one promises: "deze ronde", "het onderzoek"."""
    phrase = inner.onderwerp.tekst.lower().split() if inner.onderwerp.tekst else list(inner.voorveld)
    if inner.onderwerp.rol not in {Rol.ZAAK, Rol.GEEN, Rol.EERSTE_PERSOON, Rol.REGERING}:
        return False
    front = [*inner.voorveld[:2]]
    nouns = {word for word in beeld.woorden if len(word) >= SHORTEST_NOUN and word.isalpha()}
    named = phrase[:1] in (["het"], ["de"]) and phrase[-1] in nouns
    return named or bool(POINTS & {*phrase[:1], *front[:1]})


def _of_sentence(beeld: Beeld) -> Termijn | None:
    """The deadline of the promise in this clause: a date among its own words, the last to come where there are more.

    A date in a clause within it ("de motie die op 3 maart is aangenomen") or before the letter dates something
    else; one in a relative clause that looks ahead ("een proef die op 1 maart begint") dates the promise where its
    own words do not, as does that of the event it is joined to ("verschijnt in mei en zal worden gezonden").
    "voor 2026" gives way to any other: "het aanbod voor 2026 stelt het kabinet na de zomer vast".
    Where one of several dates leaves the end open ("in 2021 € 2 mln. en vanaf 2022 € 3 mln. per jaar") the deadline
    is that one: the whole has no last day.
    """
    kept = (t for t in _before_aim(beeld) if not _each_time(beeld, t) and not _denied(beeld, t))
    own = [_for_a_year(t) if beeld.bedrag else t for t in kept]
    own = [t for t in own if beeld.bedrag or not FOR_A_YEAR.fullmatch(t.plaats.citaat)] or own
    if not any(t.vanaf or t.uiterlijk for t in own):
        own = next((found for found in _nearby(beeld) if found), own)
    if not own:
        return None
    open_end = [t for t in own if t.uiterlijk is None]
    dated = [t for t in own if t.uiterlijk is not None]
    runs_on = [t for t in open_end if t.vanaf is not None]
    if len(own) > 1 and runs_on and beeld.bedrag:
        return runs_on[-1]
    return max(dated, key=_last_day) if dated else open_end[0]


def _before_aim(beeld: Beeld) -> Sequence[Termijn]:
    """The dates of a clause without those of its aim: "maak ik voor mei afspraken om dit in 2027 te halen"."""
    own = [beeld.tokens[i] for i in beeld.deelzin.eigen]
    last = max((token.begin for token in own if token.laag == "te"), default=-1)
    aim = next((token.begin for token in own if token.laag == "om" and token.begin < last), None)
    if aim is None:
        return beeld.eigen_termijnen
    before = [t for t in beeld.eigen_termijnen if t.plaats.begin - beeld.zin.begin < aim]
    return before if any(map(_bounded, before)) else beeld.eigen_termijnen


def _each_time(beeld: Beeld, termijn: Termijn) -> bool:
    """Whether it says how long each case takes from now on: "voortaan binnen een week"."""
    return " voortaan " in beeld.laag and termijn.plaats.citaat.lower().startswith("binnen ")


def _denied(beeld: Beeld, termijn: Termijn) -> bool:
    """Whether it is the moment that is denied: "niet in het voorjaar, maar na de zomer"."""
    begin = termijn.plaats.begin - beeld.zin.begin
    return beeld.zin.laag[:begin].rstrip().endswith(("niet", "niet al", "niet meer")) and " maar " in beeld.zin.laag


def _nearby(beeld: Beeld) -> Iterator[list[Termijn]]:
    """The dates of the relative clauses behind this one that look ahead, and of the event that it is joined to."""
    around = [d for d in beeld.zin.deelzinnen if d is not beeld.deelzin]
    then = beeld.deelzin.voegwoord == "waarna" or SAME_TIME & set(beeld.woorden)
    if not beeld.deelzin.hoofd and (then or appears_around(beeld)):
        yield _ahead(Beeld(beeld.zin, around[0]))
    yield [t for d in around if _is_relative(beeld, d) for t in _ahead(Beeld(beeld.zin, d))]
    yield [
        t
        for d in around
        if d.nevengeschikt is beeld.deelzin and _finishes(beeld, d)
        for t in _ahead(Beeld(beeld.zin, d))
    ]
    yield [
        t
        for d in around
        if d.hoofd and d.persoonsvorm is not None and d.eigen > beeld.deelzin.eigen and _finishes(beeld, d)
        for t in (_ahead(Beeld(beeld.zin, d)) if _points_back(beeld, Beeld(beeld.zin, d)) else [])
    ]
    main = next((d for d in beeld.zin.deelzinnen if d.hoofd), beeld.deelzin)
    if beeld.deelzin.voegwoord == "die" and Beeld(beeld.zin, main).bedrag:
        yield _ahead(Beeld(beeld.zin, main))
    joined = beeld.deelzin.nevengeschikt
    if joined is not None and any(g.vorm.kern == "verwachten" for g in read_gezegden(beeld.tokens, joined)):
        yield _ahead(Beeld(beeld.zin, joined))
    if joined is not None and beeld.onderwerp.rol is Rol.ZAAK:
        yield _ahead(Beeld(beeld.zin, joined))


def _is_relative(beeld: Beeld, deelzin: Deelzin) -> bool:
    """Whether a clause behind this one tells what happens later ("die op 1 maart begint"), no report, no condition."""
    own, verb = beeld.deelzin, deelzin.persoonsvorm
    if deelzin.voegwoord not in RELATIVE or verb is None or not own.eigen or deelzin.eigen[0] < own.eigen[0]:
        return False
    done = {Wijze.VOLTOOID, Wijze.VERLEDEN}
    return not any(g.wijze in done for g in read_gezegden(beeld.tokens, deelzin))


def _finishes(beeld: Beeld, deelzin: Deelzin) -> bool:
    """Whether a joined clause says when the act is finished: "doet onderzoek en rondt dat in mei af"."""
    return any(g.vorm.kern in FINISHING for g in read_gezegden(beeld.tokens, deelzin))


def _ahead(beeld: Beeld) -> list[Termijn]:
    return [t for t in beeld.eigen_termijnen if t.uiterlijk is not None and ahead(t, beeld.zin.datum)]


def _for_a_year(termijn: Termijn) -> Termijn:
    """Beside a sum "voor 2026" means for that year, not before it."""
    match = FOR_A_YEAR.fullmatch(termijn.plaats.citaat)
    if match is None:
        return termijn
    first, last = int(match["jaar"]), int(match["laatste"] or match["jaar"])
    return replace(termijn, vanaf=date(first, 1, 1), uiterlijk=date(last, 12, 31))


def _last_day(termijn: Termijn) -> date:
    return termijn.uiterlijk or date.min
