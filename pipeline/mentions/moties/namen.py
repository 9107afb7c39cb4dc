"""How a sentence names motions: text in, each naming out with its range and its submitters.

Reads motie Kuiken · motie-Kuiken · motie Kuik c.s. · motie van (het lid, de leden) … · moties A c.s. en B c.s. ·
de motie over X van het lid Y · de door het lid X ingediende motie · De leden X en Y hebben een motie ingediend · per
motie hebben de leden X en Y gevraagd · motie 33 400, nr. 9, van de leden X en Y · motie (ingediend door het lid X) ·
de leden X en Y vroegen om Z (motie 33 400, nr. 9) · door de heer X ingediende motie · mevrouw X diende een motie in ·
Motie#21 · motie op stuk nr. 21 · deze motie, de motie. A naming without names is left to the reader of the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.lexicon import lexicon
from pipeline.mentions.moties.indieners import Indiener, Naamgebruik, read_indieners, split_streepjes

_WOORDEN = lexicon("moties")


def _choice(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_MOTIE = re.compile(r"(?<![\w-])[Mm]otie(?P<meer>s)?(?![^\W\d_])(?!-[a-zà-ÿ])(?!-en\b)")
_ERVOOR = re.compile(
    rf"(?:(?<!\w)(?:(?:[Dd]e\s)?(?P<wijst>(?i:{_choice(_WOORDEN['aanwijzend'])}))|(?P<de>[Dd]e)|(?P<een>[Ee]en|hun|haar|zijn))\s)?"
    rf"(?:(?<!\w)(?:{_choice(_WOORDEN['bijvoeglijk'])})\s){{0,4}}$"
)
_OUD = r"(?:\(?(?:toenmalige?|voormalige?)\)?\s|oud-)?(?:(?:Eerste|Tweede)\s)?"
_LID = (
    rf"(?:(?P<lid>(?:het\s)?{_OUD}(?:[Kk]?(?:amer)?lid|senator)|de\sheer|mevrouw|mevr\.|mw\.)"
    rf"|(?P<leden>(?:de\s)?{_OUD}(?:[Kk]?(?:amer)?leden|senatoren)|de\sheren|de\sdames))\s"
)
_DIRECT = re.compile(rf"(?:-|\s)(?:{_LID})?")
_DATUM = r"(?:\s(?:van|d\.d\.)\s\d{1,2}\s[a-z]{3,9}(?:\s(?:19|20)\d\d)?(?:\s(?:jl\.?|jongstleden))?)?"
_NUMMER = r"(?:,?\s(?:[Kk]amerstuk(?:ken)?\s)?\d\d[.\s]?\d{3}[^,;.()]{0,12},\snr\.?\s?\d{1,4},?)?"
_VAN = re.compile(
    rf"{_DATUM}{_NUMMER}(?:\s\([^()]{{1,80}}\))?(?:\s(?:aangenomen|ingediend))?,?\s(?:(?:die|welke)\s(?:is|werd|was)\s)?(?:(?:mede)?(?:ingediend|ondertekend)\s)?(?:van|door)\s(?:onder\smeer\s|respectievelijk\s)?(?:{_LID})?"
)
_OVER_VAN = re.compile(
    rf"{_DATUM}{_NUMMER}(?:\s\([^()]{{1,80}}\))?\s(?:over|inzake|betreffende|om|tot|voor)\s[^.;:,]{{1,120}}?\s(?:van|door)\s{_LID}"
)
_HAAKJES = re.compile(rf"{_DATUM}\s\([^()]{{0,80}}?(?:\bingediend\s)?\bdoor\s{_LID}")
_NOG_EEN = re.compile(rf"(?:,|;|\sen|,\sen)\s(?:die\s)?van\s{_LID}")
_NOG_EEN_LID = re.compile(rf"(?:,\sen|,|\sen)\s{_LID}")
_NA_CITAAT = re.compile(
    rf"\s?\((?=[^()]{{0,40}}(?:\d\d[.\s]?\d\d\d|nrs?\.?\s?\d))[^()]{{1,80}}\)(?:,\s(?:en\s)?|\sen\s)(?:de\s)?(?:van\s)?(?:{_LID}|-(?=[A-Z]))?"
)
_DOOR = re.compile(rf"(?:[Dd]oor|[Vv]an)\s{_LID}")
_HEBBEN = re.compile(rf"(?i:{_LID})")
_INGEDIEND = re.compile(r"(?:\s[^\s.;]{1,30}){0,4}?\s?(?:ingediende|voorgestelde|gesteunde|aangenomen)?\s?")
_DIENDE_IN = re.compile(r"\s[^.;]{0,60}?\b(?:heeft|hebben|had|hadden|diende|dienden)\b[^.;]{0,60}")
_VRIJ = re.compile(r"\s[^.;]{0,60}")
_EIGEN = re.compile(r"\s[^.;]{0,120}")
_VAN_HAAR_HAND = re.compile(r"\svan\s(?:zijn|haar|hun)\shand\b")
_VROEG_BIJ = re.compile(
    rf"\s[^.;]{{0,60}}?\b(?:{_choice(_WOORDEN['vroeg'])})\b[^.;]{{0,80}}?\b(?:bij|in|per|via|met|middels|door)\s"
)
_VROEG_HAAKJES = re.compile(rf"\s[^.;()]{{0,60}}?\b(?:{_choice(_WOORDEN['vroeg'])})\b[^.;()]{{0,200}}\(")
_KORT = re.compile(r"\s?#\s?(?P<nummer>\d{1,4})\b")
_STUK_NUMMER = re.compile(
    r"\s(?:(?:gedrukt\s)?(?:op|onder)\s(?:stuk\s)?)?(?:nr\.?|nummer)\s(?P<nummer>\d{1,4})\b(?![\s,.]{1,2}\d)"
)
_HIERNA = re.compile(r"\(hierna:?\s(?:te\snoemen:?\s)?[«‘“\"']?(?:de\s)?$")
_VROEG_LID = re.compile(rf"\b(?:{_choice(_WOORDEN['vroeg'])}|heeft|hebben|had|hadden)\s{_LID}")
_VROEG_ERNA = re.compile(rf"\s(?:{_choice(_WOORDEN['vroeg'])}|heeft|hebben|had|hadden)\s(?:onder\smeer\s)?{_LID}")
_PER = re.compile(r"(?i:\b(?:per|bij|in|via|met|middels|door middel van))\s$")
_BIJ = re.compile(r"\s(?:[^.;]{0,80}?\s)?(?:bij|in|per|via|met|middels)\s")
_HEEFT_LID = re.compile(rf"\b(?:heeft|hebben|had|hadden|diende|dienden)\s{_LID}")
_INGEDIEND_ERNA = re.compile(
    rf"[^.;]{{0,120}}?(?:\bingediend\b|\sin(?=[.,;]|$|\s(?:{_choice(_WOORDEN['waarover'])})\b))"
)
LOOK_BACK = 240


@dataclass(frozen=True, slots=True)
class Naming:
    """One naming of a motion: its half-open range, its submitters, and how it was named.

    `wijst` points back ("deze motie", "de motie"); `stellig` is so where only a motion named before can be meant.
    `kort` is a number without its dossier (Motie#21, motie nr. 21); `meervoud` tells that more motions may be meant.
    """

    begin: int
    einde: int
    namen: tuple[str, ...] = ()
    cum_suis: bool = False
    kort: str | None = None
    wijst: bool = False
    stellig: bool = False
    meervoud: bool = False


def find_namingen(text: str, gebruik: Naamgebruik) -> Iterator[Naming]:
    """Every naming of a motion in a sentence, in reading order.

    >>> [naming.namen for naming in find_namingen("de moties Kuik c.s. en Heerma-Krol", Naamgebruik())]
    [('Kuik',), ('Heerma', 'Krol')]
    """
    triggers = [
        trigger
        for trigger in _MOTIE.finditer(text)
        if not _HIERNA.search(text[max(0, trigger.start() - LOOK_BACK) : trigger.start()])
    ]
    for index, trigger in enumerate(triggers):
        limit = triggers[index + 1].start() if index + 1 < len(triggers) else len(text)
        yield from _read_naming(text, trigger, limit, gebruik)


def _read_naming(text: str, trigger: re.Match[str], limit: int, gebruik: Naamgebruik) -> Iterator[Naming]:
    low = max(0, trigger.start() - LOOK_BACK)
    before = _ERVOOR.search(text[low : trigger.start()])
    bare = Naming(
        begin=low + before.start() if before else trigger.start(),
        einde=trigger.end(),
        wijst=bool(before and (before["wijst"] or before["de"])),
        stellig=bool(before and before["wijst"]),
        meervoud=trigger["meer"] is not None,
    )
    if kort := _KORT.match(text, trigger.end()):
        yield replace(bare, einde=kort.end(), kort=kort["nummer"], wijst=False)
        return
    namings = tuple(_after(text, bare, limit, gebruik)) or tuple(_before(text, bare, low, gebruik))
    nummer = None if namings or bare.meervoud else _STUK_NUMMER.match(text, trigger.end())
    if nummer and not bare.stellig:
        yield replace(bare, einde=nummer.end(), kort=nummer["nummer"], wijst=False)
        return
    yield from namings or (bare,)


def _after(text: str, bare: Naming, limit: int, gebruik: Naamgebruik) -> Iterator[Naming]:
    """The submitters behind the word motie, in one group or, after moties, in several."""
    asked = _PER.search(text[max(0, bare.begin - LOOK_BACK) : bare.begin]) is not None
    for pattern in (_VAN, _HAAKJES, _DIRECT, _OVER_VAN, *((_VROEG_ERNA,) if asked else ())):
        intro = pattern.match(text, bare.einde, limit)
        if intro and (indieners := _trim(read_indieners(text, intro.end()), intro)):
            break
    else:
        return
    further = (*_behind_citations(text, indieners, limit), *_further(text, indieners, limit)) if bare.meervoud else ()
    groups = [*{group[0].begin: (group, start) for group, start in [(indieners, intro), *further]}.values()]
    if bare.meervoud and len(groups) == 1:
        groups = [(group, intro) for group in _split_groups(indieners)]
    for index, (group, start) in enumerate(groups):
        yield _named(replace(bare, begin=group[0].begin) if index else bare, group, gebruik, start)


def _behind_citations(
    text: str, indieners: tuple[Indiener, ...], limit: int
) -> Iterator[tuple[tuple[Indiener, ...], re.Match[str]]]:
    """The groups in a list that citations part: de moties A en B (…, nr. 4), C c.s. (…, nr. 5) en D (…, nr. 6)."""
    position = indieners[-1].einde
    while intro := _NA_CITAAT.match(text, position, limit):
        following = read_indieners(text, intro.end())
        if not following:
            return
        yield following, intro
        position = following[-1].einde


def _further(
    text: str, indieners: tuple[Indiener, ...], limit: int
) -> Iterator[tuple[tuple[Indiener, ...], re.Match[str]]]:
    """The groups that go on with "van het lid …" after the first of several motions."""
    position = indieners[-1].einde
    while intro := _NOG_EEN_LID.match(text, position, limit) or _NOG_EEN.search(text, position, limit):
        following = _trim(read_indieners(text, intro.end()), intro)
        if not following:
            return
        yield following, intro
        position = following[-1].einde


def _before(text: str, bare: Naming, low: int, gebruik: Naamgebruik) -> Iterator[Naming]:
    """The submitters before the word motie: de door X ingediende motie; de leden X en Y hebben een motie ingediend."""
    owned = text.startswith(("haar ", "zijn ", "hun "), bare.begin) or bool(_VAN_HAAR_HAND.match(text, bare.einde))
    for pattern, gap in _gaps(text, bare, owned=owned):
        for intro in pattern.finditer(text, low, bare.begin):
            indieners = _trim(read_indieners(text, intro.end()), intro)
            if indieners and gap.fullmatch(text, indieners[-1].einde, bare.begin):
                yield _named(replace(bare, begin=intro.start()), indieners, gebruik, intro)
                return


def _gaps(text: str, bare: Naming, *, owned: bool) -> Iterator[tuple[re.Pattern[str], re.Pattern[str]]]:
    """What can stand before submitters that come first, and between them and the word motie."""
    yield _DOOR, _INGEDIEND
    handed_in = _INGEDIEND_ERNA.match(text, bare.einde)
    if owned or handed_in or not bare.wijst:
        yield _HEBBEN, _EIGEN if owned else _DIENDE_IN
    if not bare.wijst:
        if text.endswith("(", 0, bare.begin):
            yield _HEBBEN, _VROEG_HAAKJES
        yield _HEBBEN, _VROEG_BIJ
        yield _VROEG_LID, _BIJ
        if handed_in:
            yield _HEEFT_LID, _VRIJ


def _named(bare: Naming, group: tuple[Indiener, ...], gebruik: Naamgebruik, intro: re.Match[str]) -> Naming:
    alone = intro["lid"] is not None and len(group) == 1
    joined = group[0].cum_suis and len(group) == 1
    namen = [
        name
        for indiener in group
        for name in ((indiener.naam,) if alone else split_streepjes(indiener.naam, gebruik, joined=joined))
    ]
    return replace(
        bare,
        einde=max(bare.einde, group[-1].einde),
        namen=tuple(dict.fromkeys(namen)),
        cum_suis=any(indiener.cum_suis for indiener in group),
        wijst=False,
        stellig=False,
    )


def _trim(indieners: tuple[Indiener, ...], intro: re.Match[str]) -> tuple[Indiener, ...]:
    """The names that belong to a list: without "de leden" a comma needs an "en" or "c.s." at its end."""
    if intro["leden"]:
        return indieners
    kept = list(indieners)
    while kept and kept[-1].band == "," and not kept[-1].cum_suis:
        kept.pop()
    return tuple(kept)


def _split_groups(indieners: tuple[Indiener, ...]) -> list[tuple[Indiener, ...]]:
    """One group for each motion in "moties A c.s. en B/C": a slash keeps names together."""
    groups: list[list[Indiener]] = []
    for indiener in indieners:
        if indiener.band == "/" and groups:
            groups[-1].append(indiener)
        else:
            groups.append([indiener])
    return [tuple(group) for group in groups]
