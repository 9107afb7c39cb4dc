"""Fulfilments: statements that this letter delivers on an earlier promise.

Read: "met deze brief doe ik … gestand", "hiermee voldoe ik aan de toezegging", "hiermee is de toezegging afgedaan",
"geef ik invulling aan de toezegging", "in deze brief kom ik terug op mijn toezegging", "ik informeer u in deze brief
over de toezegging die …", "zoals toegezegd informeer ik u hierbij", "conform mijn toezegging … treft u bijgaand", "ter
voldoening aan die toezegging zend ik u hierbij", "waarmee ik deze toezegging nakom", "met deze brief kom ik die
afspraak na", "ga ik in op mijn toezegging", "aanleiding hiervoor is mijn toezegging", "heb ik toegezegd … Dit heb ik
als volgt vormgegeven", "heb ik toegezegd … en doe dat hierbij", "… toegezegd, die u in de bijlage vindt". Where one
sentence tells of the promise and the next hands over what was promised ("Dat overzicht treft u als bijlage aan"), the
next is the fulfilment.
Carrying out a motion or the request of a committee is none; nor is "zoals ik heb toegezegd" behind a new promise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice

from pipeline.lexicon import either, lexicon
from pipeline.model import Kamerbrief, Mentions, Nakoming, Zin, ZinSoort
from pipeline.toezeggingen.vraagtekst import skip_vragen

READ = frozenset({ZinSoort.TEKST, ZinSoort.OPSOMMING, ZinSoort.VOETNOOT})
NEAR = 2
REACH = 60
MOST_NAMED = 8  # things that one sentence takes up
LEAST_WORD = 4  # letters of a word by which a sentence takes up what was promised
_one_of = partial(either, "toezeggingen", "levering")
# "Deze brief strekt daartoe": this letter is the subject, and it delivers what the sentence before told of
SERVES = re.compile(
    rf"^(?:{_one_of('dit_stuk')})\b[^.;]{{0,60}}?\b(?:{_one_of('strekt')})\b[^.;]{{0,30}}?\b(?:{_one_of('daartoe')})\b"
    r"|^dat doe ik (?:bij|met|in) deze\b",
    re.IGNORECASE,
)
# what the sentence before promised, taken up: "Dat overzicht …", "… treft u die lijst aan"
TAKEN_UP = re.compile(r"\b(?:die|dat|deze|dit) (?P<woord>[^\W\d_]+)\b", re.IGNORECASE)
TOLD = re.compile(
    rf"\b(?:{_one_of('heeft')}|had|zegden?)\b[^;:]{{0,200}}?\b(?:{_one_of('toegezegd')}|aangekondigd|toe"
    rf"|{_one_of('vooruitzicht')})\b",
    re.IGNORECASE,
)
# why this letter is written: "Aanleiding daarvoor is mijn toezegging", "Dit overzicht vloeit voort uit de toezegging"
OCCASIONED = re.compile(
    rf"\baanleiding (?:{_one_of('van_deze_brief')}) (?:{_one_of('is')})\b[^;]{{0,200}}?\btoezegging"
    rf"|^(?:(?:deze|dit) \w*(?:{_one_of('stukken')})|(?:{_one_of('dit_onder')}) [\w-]+)"
    rf" (?:{_one_of('komt_voort')})\b[^.;]{{0,40}}?\btoezegging",
    re.IGNORECASE,
)
WHEREFOR = re.compile(
    rf"^(?:de )?aanleiding (?:{_one_of('daarvoor')}) (?:{_one_of('is')})\b[^;]{{0,200}}?\btoezegging", re.IGNORECASE
)
# the letter speaks of one promise: "Tot slot ga ik in op de toezegging van mijn voorganger"
GOES_INTO = re.compile(
    r"\bga(?:an)? (?:ik|wij|we) (?:\w+ ){0,5}?in op (?:de|mijn|onze|een|die|deze) (?:\w+ ){0,2}toezegging\b",
    re.IGNORECASE,
)
# a word that was given under another name: "Met deze brief kom ik die afspraak na"
KEEPS_WORD = re.compile(
    rf"\b(?:{_one_of('lost_in')}) (?:ik|wij|we)\b[^.;]{{0,60}}?\b(?:die|deze|dat|mijn) (?:{_one_of('ander_woord')})\b",
    re.IGNORECASE,
)
# one says which promises are reported as done, none that one is: "Waar een toezegging is afgerond, …"
DEFINES = re.compile(
    rf"^(?:{_one_of('waar_een')})\b[^,;]{{0,80}}?"
    r"\b(?:(?:een|elke|iedere) (?:\w+ (?:of|en) )?toezegging|toezeggingen)\b",
    re.IGNORECASE,
)
# the thing promised is named and handed over: "de reactie die ik u … heb toegezegd", "de toegezegde cijfers"
PROMISED_THING = re.compile(
    rf"\b(?:{_one_of('toegezegde_zaak')})\b"
    rf"|\b(?:die|dat|zoals|waarin) (?:ik|wij|we|het kabinet)\b[^.;]{{0,120}}?"
    rf"\b(?:{_one_of('toegezegd')}|{_one_of('vooruitzicht')})\b",
    re.IGNORECASE,
)
NOT_YET = re.compile(r"\b(?:nog |thans |helaas )?(?:niet|geen)\b[^,;.]{0,40}$|\bnog niet\b", re.IGNORECASE)
TOEZEGGING = re.compile(r"\btoezegging(?:en)?\b", re.IGNORECASE)
# the promise by another name: "doe ik gestand wat ik … toezegde", "los ik de belofte in"
WHAT_WAS_SAID = re.compile(
    rf"\bvoldaan aan (?:hetgeen|wat)\b[^.;]{{0,200}}?\b(?:{_one_of('voldaan_aan_wat')})\b"
    rf"|\bgestand wat\b[^.;]{{0,200}}?\b(?:{_one_of('gestand_wat')})\b"
    rf"|\b(?:{_one_of('lost_in')}) (?:ik|wij|we)\b[^.;]{{0,60}}?\bbelofte\b",
    re.IGNORECASE,
)
# a promise told in the past to find out or to let know: "zegde ik het lid … toe uit te zoeken of …"
ASKED_FOR = re.compile(
    rf"\b(?:{_one_of('heeft')}|had|zegden?)\b[^;:.]{{0,160}}?\b(?:{_one_of('toegezegd')}|toe)\b[^;:.]{{0,120}}?"
    rf"\b(?:(?:uit|na) te (?:{_one_of('uitzoeken')})|te laten weten|te (?:{_one_of('laten_weten')}))\b",
    re.IGNORECASE,
)
# a promise about this very letter: "heb ik toegezegd dat ik in deze brief zou ingaan op …"
OF_THIS_LETTER = re.compile(
    rf"\b(?:{_one_of('heeft')})\b[^;.]{{0,160}}?\b(?:{_one_of('toegezegd')})\b[^;.]{{0,60}}?\b(?:in|met) deze brief\b",
    re.IGNORECASE,
)
# the letter informs on a promise: "Ik informeer u in deze brief over de toezegging die ik … heb gedaan"
INFORMS_ON = re.compile(
    rf"\b(?:(?:ik|wij|we) (?:{_one_of('informeer_ik')}|{_one_of('informeren_wij')})"
    rf"|(?:{_one_of('informeer_ik')}) ik|(?:{_one_of('informeren_wij')}) (?:wij|we))\b"
    r"[^.;]{0,120}?\b(?:de|mijn|die|een) (?:\w+ ){0,2}toezegging\b",
    re.IGNORECASE,
)
# given between commas as was promised: "geef ik, zoals ik de leden … heb beloofd, de gevolgen weer"
GIVES_AS_PROMISED = re.compile(
    rf"\b(?:{_one_of('geef_ik')}) (?:ik|wij|we)\b[^,.;]{{0,40}}, zoals [^;.]{{0,160}}?\b(?:{_one_of('toegezegd')}),",
    re.IGNORECASE,
)
DATED_AHEAD = re.compile(rf"\b(?:{_one_of('komend_moment')})\b", re.IGNORECASE)
DOES_HERE = re.compile(
    r"^(?:(?:dat|dit) (?:doe|doen) (?:ik|wij|we)|doen? dat) (?:hierbij|hiermee|bij|met|in)\b", re.IGNORECASE
)
TO_CHAMBER = re.compile(r"\b(?:u|uw kamer|de kamer)\b", re.IGNORECASE)
AND_DELIVERS = re.compile(r";|\ben (?=doe dat\b)|, (?=(?:welke|die|dat) u\b)", re.IGNORECASE)
ANSWERS = re.compile(
    rf"^(?:(?:dat|dit|het) (?:{_one_of('dat_blijkt')})|{_one_of('antwoord_opent')}"
    rf"|(?:dat|dit) (?:is|was) (?:inderdaad |wel |niet )?(?:{_one_of('dat_is_zo')})"
    r"|(?:uit|daaruit|hieruit)\b[^.;]{0,120}? blijkt)\b",
    re.IGNORECASE,
)
AWAITS = re.compile(rf"\b(?:{_one_of('wacht_nog')})\b", re.IGNORECASE)
AHEAD = re.compile(rf"\b(?:{_one_of('later')})\b", re.IGNORECASE)
LATER = re.compile(  # "ga ik in deze brief in" does not lie ahead
    rf"\b(?:{_one_of('later')}"
    r"|ga(?:an)?(?! er ?van ?uit\b)(?! (?:ik|wij|we) (?:\w+ ){0,3}?(?:in (?:deze|dit)|hierbij|hieronder|hierna)\b))\b",
    re.IGNORECASE,
)
HERE = re.compile(
    rf"\b(?:{_one_of('hier')}"
    rf"|(?:met|in|middels|via|bij|door) (?:{_one_of('dit_hier')}) (?:\w+ )?\w*(?:{_one_of('stukken')}))\b",
    re.IGNORECASE,
)
FOLLOWS_HERE = re.compile(rf"\b(?:met|in) (?:de|het) volgende (?:{_one_of('volgt_hier')})\b", re.IGNORECASE)
DELIVERS = re.compile(
    rf"\b(?:{_one_of('komt_na')}|komt (?:de|mijn) [^.;]{{3,80}}?\btoezegging na|(?:{_one_of('gegeven')}) gegeven"
    rf"|(?:{_one_of('geeft_aan')})(?: [\w-]+){{0,4}} aan\b[^.;]{{0,200}}\btoezegging(?:en)?"
    rf"|waarmee (?:ik|wij|we|het kabinet) [^.;]{{0,80}}?\b(?:{_one_of('nakom')}))\b",
    re.IGNORECASE,
)
# … with the promise first: "Aan die toezegging geef ik met deze notitie invulling"
GIVES_SHAPE = re.compile(
    rf"\baan (?:[\w-]+ ){{1,3}}?toezegging\w*\b[^.;]{{0,200}}?\b(?:{_one_of('geeft_aan')})\b", re.IGNORECASE
)
APPENDED = re.compile(r"\b(?:in|met|als) bijlage\b", re.IGNORECASE)
AS_PROMISED = re.compile(
    rf"\b(?:zoals (?:\w+ ){{0,14}}(?:{_one_of('toegezegd')})"
    rf"|(?:{_one_of('conform')}) (?:(?:\w+ ){{0,3}}toezegging(?:en)?|de afspraak met (?:uw|de) Kamer))\b",
    re.IGNORECASE,
)
DONE = re.compile(
    rf"^(?:zoals|conform) .{{3,240}}[, ](?:(?:{_one_of('heb_ik')}) (?!u\b|uw\b)"
    r"|(?:heeft|hebben|is|zijn) (?:het|de|mijn) (?!kamer\b)[^.;]{3,120}?"
    r"\b(?:\w{0,12}ge(?!meent|bied|deelte|leden)\w{2,25}(?:d|t|en|an)|(?:ver|be|ont|her)\w{3,25}[dt])\b)",
    re.IGNORECASE,
)
NOW = re.compile(rf"^(?:zoals|conform) [^;:]{{3,160}}[, ](?:{_one_of('stuur_ik')}) (?:ik|wij|we)\b", re.IGNORECASE)
REPORTS = re.compile(rf"\b(?:{_one_of('heeft')}|had) (?:[^,;:.]{{0,160}} )?(?:{_one_of('toegezegd')})\b", re.IGNORECASE)
SAID_BY_OTHERS = re.compile(
    rf"\bzou(?:den)?\b[^,;.]{{0,120}}?\b(?:{_one_of('toegezegd')})\b"
    rf"|\b(?:heeft|hebben) (?:de|het) (?!(?:{_one_of('van_de_regering')})\b)"
    rf"[^,;.]{{0,80}}?\b(?:{_one_of('toegezegd')})\b",
    re.IGNORECASE,
)
DONE_VERBS = either("toezeggingen", "gelegenheden", "gedaan")
# the next sentence says that the promise was done: "Dit heb ik als volgt vormgegeven", not "Dat is een hele opgave"
SHAPED = re.compile(
    rf"^(?:dit|dat|deze toezegging\w*|beide\w*) (?:{_one_of('heeft')}|zijn)\b(?![^.;]{{0,120}}?\bniet\b)"
    rf"[^.;]{{0,120}}?\b(?:{DONE_VERBS})\b"
    rf"|^(?:hieraan|daaraan) (?:{_one_of('heeft')}|{_one_of('hieraan_voldaan')})\b|\bals volgt\b",
    re.IGNORECASE,
)
PROMISE_AFTER = re.compile(
    rf"\b(?:{_one_of('belofte')})\b(?P<tussen>.*?)[ ,](?P<belofte>(?:{_one_of('belofte_opent')})\b.*)$",
    re.IGNORECASE,
)
POINTS_BACK = re.compile(r"\b(?:die|deze|dat) toezegging", re.IGNORECASE)
SAID = re.compile(
    rf"\b(?:{_one_of('toegezegd')}|zegden? (?:\w+ ){{1,6}}toe|toezegging[^:]*:)\W+(?P<belofte>[^;:]*\bte\b[^;:]*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Vindregel:
    """A way in which a letter says that it delivers: its name and whether a sentence says so."""

    naam: str
    says: Callable[[str, Sequence[str]], bool]


def find_nakomingen(brief: Kamerbrief, zinnen: Sequence[Zin], mentions: Mentions) -> tuple[Nakoming, ...]:
    """The fulfilments of a letter in the order of the text, each with the promise and its occasion as worded there."""
    ahead = {t.plaats.zin for t in mentions.termijnen if brief.datum and t.uiterlijk and t.uiterlijk > brief.datum}
    read = [zin for zin in skip_vragen(brief, zinnen) if zin.soort in READ]
    found = []
    for index, zin in enumerate(read):
        told = read[index - 1].tekst if index else ""
        following = [after.tekst for after in read[index + 1 : index + 1 + NEAR]]
        regel = _read_with(told, zin.tekst) or fulfils(zin.tekst, following)
        if regel is not None and not (zin.volgnummer in ahead and _only_announces(zin.tekst)):
            plaats = zin.plaats(0, len(zin.tekst))
            before = told if regel in WITH_BEFORE or POINTS_BACK.search(zin.tekst) else ""
            belofte = find_belofte(zin.tekst) or find_belofte(before)
            found.append(Nakoming(plaats, regel, belofte, find_gelegenheid(zin.tekst) or find_gelegenheid(before)))
    return tuple(found)


def _read_with(told: str, tekst: str) -> str | None:
    """The rule by which a sentence delivers what the one before told of; None where it does not."""
    if TOLD.search(told) and SERVES.search(tekst):
        return "deze-brief-strekt-daartoe"
    if _takes_up(told, tekst):
        return "toegezegd-en-overhandigd"
    return "aanleiding-is-toezegging" if HERE.search(told) and WHEREFOR.search(tekst) else None


def _takes_up(told: str, tekst: str) -> bool:
    """Whether a sentence hands over by name what the one before promised: "Dat overzicht is als bijlage gevoegd"."""
    if not TOLD.search(told) or SAID_BY_OTHERS.search(told) or tekst.rstrip().endswith("?"):
        return False
    named = (match["woord"].lower() for match in islice(TAKEN_UP.finditer(tekst), MOST_NAMED))
    promised = told.lower()
    taken = any(len(woord) >= LEAST_WORD and re.search(rf"{woord}\b", promised) for woord in named)
    delivering = tekst.partition(";")[0]
    return taken and bool(HERE.search(delivering)) and not LATER.search(delivering) and not NOT_YET.search(delivering)


def fulfils(tekst: str, following: Sequence[str] = ()) -> str | None:
    """The rule by which a sentence says that this letter delivers on a promise; None where it does not.

    >>> fulfils("Hiermee voldoe ik aan mijn toezegging over de veerponten.")
    'toezegging-voldaan'
    >>> fulfils("Ik ga in gesprek met de sector, zoals ik eerder heb toegezegd.")
    """
    if tekst.rstrip().endswith("?"):
        return None
    return next((regel.naam for regel in VINDREGELS if regel.says(tekst, following)), None)


def _delivers(tekst: str, _: Sequence[str]) -> bool:
    """A promise and a verb of delivering in one sentence, nothing of it left for later."""
    if KEEPS_WORD.search(tekst) and HERE.search(tekst):
        return not LATER.search(tekst)
    match = DELIVERS.search(tekst) or _gives_shape(tekst)
    if match is None or DEFINES.search(tekst) or not (TOEZEGGING.search(tekst) or WHAT_WAS_SAID.search(tekst)):
        return False
    if LATER.search(_main(tekst)) and not _gives_shape(tekst):
        return False
    return not NOT_YET.search(tekst[max(0, match.start() - REACH) : match.start()])


def _gives_shape(tekst: str) -> re.Match[str] | None:
    """ "Aan die toezegging geef ik invulling met bijlage 3": what is given stands in this letter or beside it."""
    match = GIVES_SHAPE.search(tekst)
    delivering = tekst[: tekst.find(";", match.end())] if match and ";" in tekst[match.end() :] else tekst
    here = HERE.search(delivering) or APPENDED.search(delivering)
    return match if match and here and not LATER.search(delivering) else None


def _hands_over(tekst: str, _: Sequence[str]) -> bool:
    """What was promised is in this letter: "In deze brief geef ik de reactie die ik u heb toegezegd"."""
    if OF_THIS_LETTER.search(tekst):
        return True
    if GOES_INTO.search(tekst):
        return not (AHEAD.search(tekst) or DATED_AHEAD.search(tekst))
    told = PROMISED_THING.search(tekst) or INFORMS_ON.search(tekst)
    return bool(told and HERE.search(tekst) and not LATER.search(_main(tekst)))


def _occasioned(tekst: str, _: Sequence[str]) -> bool:
    """A promise is why this letter is written: "Aanleiding voor deze brief is mijn toezegging"."""
    return OCCASIONED.search(tekst) is not None


def _as_promised(tekst: str, _: Sequence[str]) -> bool:
    """ "Zoals toegezegd" beside "hierbij" or "heb ik … gedaan", and nothing that lies ahead."""
    if GIVES_AS_PROMISED.search(tekst):
        return not (LATER.search(tekst) or DATED_AHEAD.search(tekst))
    here = HERE.search(tekst) or DONE.search(tekst) or NOW.search(tekst)
    return bool(AS_PROMISED.search(tekst) and here and not LATER.search(_main(tekst)))


def _only_announces(tekst: str) -> bool:
    """Whether "zoals toegezegd stuur ik u" says of a letter to come, where a date lies ahead: no "hierbij"."""
    return bool(NOW.search(tekst)) and not (HERE.search(tekst) or DONE.search(tekst))


def _reported(tekst: str, following: Sequence[str]) -> bool:
    """A promise told in the perfect tense, and a next sentence that delivers without naming it again."""
    if AS_PROMISED.search(tekst):
        return False
    if _answered(tekst, following):
        return True
    if not REPORTS.search(tekst) or SAID_BY_OTHERS.search(tekst):
        return False
    if _delivers_behind_mark(tekst):
        return True
    if any(SERVES.search(after) or _takes_up(tekst, after) for after in following[:1]):
        return False
    return any(not TOEZEGGING.search(after) and _delivering(after) for after in following)


def _delivers_behind_mark(tekst: str) -> bool:
    """ "heb ik toegezegd de cijfers te delen; dat doe ik hierbij": promise and delivery in one sentence.

    So do "… en doe dat hierbij", "…; u treft ze bijgaand aan" and "… toegezegd, welke u in de bijlage vindt".
    """
    parts = AND_DELIVERS.split(tekst, maxsplit=1)
    if len(parts) == 1 or not REPORTS.search(parts[0]):
        return False
    rest = parts[1].strip()
    given = DOES_HERE.search(rest) or (HERE.search(rest) and TO_CHAMBER.search(rest))
    return bool(given) and not LATER.search(rest)


def _answered(tekst: str, following: Sequence[str]) -> bool:
    """What was to be found out stands behind the colon or opens the next sentence ("Dat blijkt in tien dorpen …")."""
    if not ASKED_FOR.search(tekst):
        return False
    _, _, rest = tekst.partition(": ")
    answer = rest or next((after for after in following[:1] if ANSWERS.search(after)), "")
    return bool(answer) and not LATER.search(answer) and not AWAITS.search(answer) and not NOT_YET.search(answer)


def _delivering(tekst: str) -> bool:
    told = HERE.search(tekst) or SHAPED.search(tekst)
    return bool(told) and not LATER.search(tekst) and not tekst.rstrip().endswith("?")


def _main(tekst: str) -> str:
    """The sentence without what it says was promised, and without what it says follows here."""
    return FOLLOWS_HERE.sub("", tekst.replace(find_belofte(tekst) or "", ""))


VINDREGELS: tuple[Vindregel, ...] = (
    Vindregel("toezegging-voldaan", _delivers),
    Vindregel("zoals-toegezegd", _as_promised),
    Vindregel("toegezegd-en-gegeven", _hands_over),
    Vindregel("toegezegd-en-geleverd", _reported),
    Vindregel("aanleiding-is-toezegging", _occasioned),
)
# the rules by which a sentence delivers what the one before promised
WITH_BEFORE = frozenset({"deze-brief-strekt-daartoe", "toegezegd-en-overhandigd"})


def find_belofte(tekst: str) -> str | None:
    """What was promised, in the text's words: what follows "toegezegd" or "toezegging", without the occasion.

    >>> find_belofte("De minister heeft toegezegd een overzicht van de kosten te maken.")
    'een overzicht van de kosten te maken'
    >>> find_belofte("Hiermee voldoe ik aan de toezegging in het debat van 3 mei over de sluizen.")
    'over de sluizen'
    """
    gelegenheid = find_gelegenheid(tekst)
    rest = tekst.replace(gelegenheid, "") if gelegenheid else tekst
    match = SAID.search(rest) or PROMISE_AFTER.search(rest)
    return _cut(match["belofte"]) if match else None


def _cut(belofte: str) -> str | None:
    """The promise up to the verb with which the sentence goes on ("over de tarieven | informeer ik u")."""
    parts = ONWARD.split(belofte, maxsplit=1)
    return " ".join(parts[0].split()).strip(" .,:;»”") or None


def find_gelegenheid(tekst: str) -> str | None:
    """When or where it was promised, in the text's words; this letter is no occasion.

    >>> find_gelegenheid("Zoals toegezegd in het commissiedebat van 3 april 2024 treft u hierbij de cijfers aan.")
    'in het commissiedebat van 3 april 2024'
    """
    found = (match.group().strip(" ,") for match in OCCASION.finditer(tekst))
    return next((text for text in found if not HERE.search(text)), None)


@cache
def _gelegenheden() -> dict[str, str]:
    """The words of the lexicon for an occasion, and those that end it, as alternatives of a pattern."""
    return {name: "|".join(found) for name, found in lexicon("toezeggingen")["gelegenheden"].items()}


ONWARD = re.compile(rf"[, ]+(?:{_gelegenheden()['verder']})\b", re.IGNORECASE)
OCCASION = re.compile(
    rf"\b(?:tijdens|in|bij|uit|gedurende) (?:\w+ ){{1,3}}?\w*(?:{_gelegenheden()['woorden']})\b"
    rf"(?: \(?(?!(?:{_gelegenheden()['na']})\b)[\w()-]+)*",
    re.IGNORECASE,
)
