"""The forms in which Dutch official papers are cited: text in, the parts of each citation out.

Order policy, stated once: the text is read from left to right; at one place the forms are tried in the order
of `_READERS`; a citation is never read inside another. Nothing is known here of letters, sentences or notes.
Sources of the forms: Aanwijzing 3.43 voor de regelgeving, the Leidraad voor juridische auteurs, the usage of
ministries, and the identifiers of officielebekendmakingen.nl.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pipeline.identificatie import read_vergaderjaar
from pipeline.lexicon import lexicon
from pipeline.model import VerwijzingSoort

_WOORDEN = lexicon("kamerstukken")
_STREEPJESDOSSIERS = frozenset(_WOORDEN["streepjesdossiers"])
_BEGROTINGSDOSSIERS = frozenset(_WOORDEN["begrotingsdossiers"])
_FONDSLETTERS = frozenset(_WOORDEN["fondsletters"])
_GEEN_DOSSIER = frozenset(_WOORDEN["geen_dossier"])
_GEEN_LETTER = frozenset(_WOORDEN["geen_letter"])

OLDEST_DOSSIER = 10_000
NEWEST_DOSSIER = 45_000
LONGEST_RANGE = 200
YEAR_BEFORE = 60  # characters before Handelingen in which their session year can stand
LONGEST_LIST = 60
MOST_DOSSIERS = 8
LAST_YEAR_BY_PAGES = 2010


@dataclass(frozen=True, slots=True)
class Stuk:
    """One cited document: the half-open range of the whole citation, and what it says.

    `kamer` is tk or ek; `nummer` of Handelingen is the meeting and `item` its item or its pages; `jaar` is
    the year of a Staatsblad or Staatscourant; `identificatie` is an identifier that the text itself gives.
    """

    begin: int
    einde: int
    soort: VerwijzingSoort
    dossier: str | None = None
    toevoeging: str | None = None
    nummer: str | None = None
    vergaderjaar: str | None = None
    kamer: str = "tk"
    item: str | None = None
    jaar: str | None = None
    identificatie: str | None = None


# ---------------------------------------------------------------- parts of the forms

_JAAR = r"(?:18|19|20)\d\d\s?[-/\u2010-\u2015]\s?(?:(?:19|20)\d\d|\d\d)(?!\d)"
_STREEP = r"[-\u2010-\u2015]"
_KAMER = r"(?:II|I|TK|EK|(?:Tweede|Eerste)\sKamer)\b"
_TUSSEN = r"[\s,:;(]{0,3}"
_NR = r"(?i:\bnrs?\b\.?|\bletters?\b(?=\s[A-Z]{1,2}\b)|\bnummers?\b|\bnos?\.|\#)\s?"
_KAMERSTUK = r"(?i:kamerstuk(?:ken|nummers?|nrs?)?|kst|(?:kamer(?:stuk)?)?dossier(?:s|nummers?)?)\b\.?"
_WETSVOORSTEL = r"(?i:(?:initiatief)?wetsvoorstel(?:len)?)\b"
_STATEN = r"(?:(?:Tweede|Eerste)\sKamer(?:\sder\sStaten-Generaal)?|TK|EK)\b"

_ROMEINS = r"(?:(?:X{1,2}(?:IX|IV|V?I{0,3})|IX|IV|VI{0,3}|I{1,3})(?:[AB](?!\w)|\s[AB](?=,|\snr))?)"
_DOSSIER = r"(?P<dossier>\d\d[.\s]?\d\d\d)(?!\d|\s?%|[.,]\d)"
_TOEVOEGING = rf"""
    (?: (?:{_STREEP}|,?\s)\(? (?:(?i:hoofdstuk)\s)?
        (?P<toevoeging>{_ROMEINS}|[A-FHJ-NT]|R\s?\d{{3,4}}) (?!\w|\.\s?[A-Z]|['’]) \)?
    )?"""
_EIGEN = rf"{_STREEP}(?:\d{{1,4}}(?![\d/]|\s\d{{3}})|[A-Z]{{1,2}}(?!\w))"
_STUK = rf"{_DOSSIER} {_TOEVOEGING} (?P<eigen>(?:{_EIGEN}){{0,2}})"
_EN = r"\s?(?:[,;/&+]|\ben\b|\bof\b|\balsmede\b|\bresp(?:ectievelijk\b|\.))(?:\sen\b)?\s?"
_TOT = rf"\s?(?:{_STREEP}|t/m|\btot\sen\smet\b|\btot\b)\s?"

_GEEN_GETAL = rf"(?![\da-z_]|%|[.,]\d|\s\d{{3}}(?!\d)|\s(?:{'|'.join(_WOORDEN['geen_nummer'])})\b)"
_NUMMER = rf"(?!{_JAAR})(?P<nummer>\d{{1,4}}(?:[a-z]\b)?|[A-Z]{{1,3}}\b){_GEEN_GETAL}"
_SLOT = rf"(?=\s?(?:$|[^\w\s(%€$])|\s\(|{_EN}\d|{_TOT}\d)"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)


_CIJFER = re.compile(r"\d")
_EEN_STUK = _compile(_STUK)
_VOLGEND_STUK = _compile(rf"{_EN} (?P<stuk>\d\d[.\s]?\d\d\d)(?!\d|\s?%)")
_EIGEN_DEEL = _compile(rf"{_STREEP}(\w+)")
_EERSTE_NUMMER = _compile(rf"\s?(?:[,;:(]|{_STREEP})?\s?(?P<nr>{_NR}) {_NUMMER}")
_KAAL_NUMMER = _compile(rf"\s?,\s?(?!(?:19|20)\d\d\b) (?P<nummer>\d{{1,4}}){_GEEN_GETAL}{_SLOT}")
_EERSTE_LETTER = _compile(r"\s?,\s?(?P<nummer>[A-Z]{1,2})(?=\s?(?:$|[),;:/\]]|\.\s*$)|\s(?:p\.|blz|en\s|\())")
_VOLGEND_NUMMER = _compile(
    rf"(?:(?P<tot>{_TOT})|(?P<en>{_EN})(?:{_NR})?) (?!{_JAAR})"
    rf"(?P<item>\d{{1,4}}(?:[a-z]\b)?|[A-Z]{{1,2}}\b){_GEEN_GETAL}"
)
_LIJSTSLOT = _compile(_SLOT)
_VERVOLG = _compile(rf"\s?[,;]\s?(?:en\s)?(?:(?P<jaar>{_JAAR})[,\s]{{1,2}})?(?={_NR}\d)")
_STAARTJAAR = _compile(rf",?\s?[(]?(?<=[\s,(])(?:(?i:vergaderjaar|zitting)\s)?(?P<jaar>{_JAAR})\)?")
_WOORD_ERVOOR = re.compile(r"([^\s()«»„“\"']+)[\s(«„“\"']*$")

_JAARDEEL = rf"(?:{_TUSSEN}(?:(?i:vergaderjaar|zittingsjaar|zitting|jaargang)\s)?\(?(?P<jaar>{_JAAR})\)?)?"
_AANLOOP = _compile(
    rf"""\b
    (?:(?i:vergaderjaar)\s(?P<jaar_ervoor>{_JAAR}){_TUSSEN})?
    (?:(?P<sterk>{_KAMERSTUK}|{_WETSVOORSTEL}(?:(?:\s[^\W\d][\w-]{{0,30}}){{0,8}}\s(?=\(\d\d\s?\d\d\d\b))?)|(?P<zwak>{_STATEN}))
    (?:{_TUSSEN}(?:der\s|van\sde\s)?(?P<kamer>{_KAMER}))?
    {_JAARDEEL}
    (?:{_TUSSEN}{_KAMERSTUK})?
    (?:{_TUSSEN}(?:met\s)?{_NR})?
    {_TUSSEN} (?=\d\d[.\s]?\d\d\d(?!\d))"""
)
_KALE_AANLOOP = _compile(rf"(?:(?P<jaar>{_JAAR}){_TUSSEN})? (?<![\w.,/€$£-]) (?=\d\d[.\s]?\d\d\d(?!\d))")
_OMGEKEERD = _compile(
    rf"(?:{_NR})?(?P<eerste>\d{{1,4}})\s?"
    rf"(?:(?P<haak>\()|(?:van|uit|in)\s(?={_KAMERSTUK}|{_WETSVOORSTEL}))"
    rf"(?:{_KAMERSTUK}\s|{_WETSVOORSTEL}\s)?(?P<stuk>{_STUK})(?(haak)\))"
)
_AANHANGSEL = r"(?i:aanh(?:angsel(?:nummers?)?\b|\.))"
_HANDELINGEN = r"(?i:handelingen\b|\bhand\.)"
_HANDELINGEN_KOP = _compile(
    rf"""\b
    (?: (?P<aanhangsel>{_AANHANGSEL}) (?:\s(?:(?:van|bij|tot)\s)?(?:de[rn]?\s)?{_HANDELINGEN})?
      | {_HANDELINGEN} )
    (?:{_TUSSEN}(?:der\s|van\sde\s)?(?P<kamer>{_KAMER}))?
    {_JAARDEEL}
    (?:{_TUSSEN}(?P<aanhangsel_erna>{_AANHANGSEL}))?"""
)
_JAAR_ERVOOR = _compile(rf"(?P<kamer>{_KAMER})?,?\s?(?i:vergaderjaar)\s(?P<jaar>{_JAAR}){_TUSSEN}$")
_LOS_NUMMER = _compile(rf"[,\s]{{1,2}}(?P<nummer>\d{{1,4}}){_GEEN_GETAL}")
_ITEM = _compile(r"[,\s]{1,2}items?\s(?P<item>\d{1,3})")
_NOG_EEN_ITEM = _compile(rf"{_EN}(?P<item>\d{{1,3}}){_GEEN_GETAL}{_SLOT}")
_STREEPITEM = _compile(rf"{_STREEP}(?P<item>\d{{1,3}})(?![\d/])")
_BLADZIJDEN = _compile(rf"[,\s]{{1,2}}(?:p\.|pp\.|blz\.|pagina(?:’s|'s)?)\s?(?P<item>\d{{1,5}}(?:{_STREEP}\d{{1,5}})?)")
_BLAD = _compile(
    r"\b(?:(?P<stb>Stb\.?|Staatsblad)|Stcrt\.?|Staatscourant)[\s,]{1,2}(?:van\s)?(?P<jaar>(?:18|19|20)\d\d)"
    rf"(?:[\s,/]{{1,2}}(?:{_NR})?)(?P<nummer>\d{{1,6}})(?!\w|[.,]\d)"
)
_NOG_EEN_BLAD = _compile(rf"{_EN}(?P<nummer>\d{{1,6}})(?!\w|[.,/]\d){_SLOT}")
_REGISTER = _compile(
    r"""\b(?:id=20\d\dZ\d{5}&(?:amp;)?did=)?
    (?: (?P<document>20\d\dD\d{5}) | (?P<zaak>20\d\dZ\d{5})
      | (?P<toezegging>TZ20\d{4}-\d{1,4}|T0\d{4}) )(?!\w)"""
)
_PAAR_ERVOOR = _compile(r"20\d\d[DZ]\d{5}\s?/\s?$")
_PAAR_ERNA = _compile(r"\s?/\s?20\d\d[DZ]\d{5}\b")
_COMMISSIE = _compile(
    r"""\bcommissie\b(?:[^.;]|\bjl\.)*
    (?: \b(?i:kenmerk|referentie|nummer)(?:\snr\.?|\snummer|:)?\s | \b(?:brief|verzoek)\b(?:[^.;(]|\bjl\.){0,60}\( )$"""
)
_ID = _compile(
    r"""\b(?:https?://[\w./-]{1,80}/)?(?![\w()-]{1,60}\s?ISSN\b)(?P<id>  # not the colophon's own number
      (?:kst|blg|ah|h|kv|nds|stb|stcrt)-[A-Za-z0-9]+(?:-(?:\([A-Za-z0-9]+\)|[A-Za-z0-9]+)){0,5} )
      (?:\.(?:html|pdf|xml|odt)\b)?"""
)
_START = _compile(
    rf"""
    (?P<id>\b(?:https?://[\w./-]{{1,80}}/)?(?:kst|blg|ah-[te]k|h-(?:tk|ek|vv)|kv-tk|nds-tk|stb|stcrt)-\w)
    | (?P<handelingen>\b(?:{_AANHANGSEL}|{_HANDELINGEN}))
    | (?P<blad>\b(?:Stb|Stcrt|Staatsblad|Staatscourant)\b)
    | (?P<register>\b(?:id=20\d\dZ\d{{5}}&|20\d\d[DZ]\d{{5}}|TZ20\d{{4}}-|T0\d{{4}}\b))
    | (?P<kamerstuk>\b(?:(?i:vergaderjaar)\s{_JAAR}{_TUSSEN}(?={_KAMERSTUK}|{_STATEN})
        |{_KAMERSTUK}|{_WETSVOORSTEL}|{_STATEN}))
    | (?P<omgekeerd>{_NR}\d{{1,4}}\s?(?:\(|(?:van|uit|in)\s)
        |(?<![\w.,/-])(?!(?:19|20)\d\d\b)\d{{1,4}}\s\((?=\d\d[.\s]?\d\d\d[\s-][IVX]))
    | (?P<kaal>(?<![\w.,/€$£-])(?:{_JAAR}{_TUSSEN})?\d\d[.\s]?\d\d\d(?!\d))
    """
)


# ---------------------------------------------------------------- reading


def find_stukken(text: str) -> Iterator[Stuk]:
    """Every document cited in `text`, in reading order: one per document, with the range of its citation.

    Reads Kamerstukken II 2019/20, 29 911, nr. 254 · Kamerstuk 35 300 VI, nr. 43 · 36560-VI nr. 15 · 35510-21
    · 21501-32-1740 · nrs. 275 en 281 · nrs. 12–14 · 31 066/31 839, nr. 5 · nr. 30 (32 563) · EK 36 600 B, A ·
    Aanhangsel Handelingen II 2019/20, nr. 2751 · Handelingen II 2021/22, nr. 3, item 2 · Stb. 2017, 479 ·
    2023D05549 · TZ202412-116 · kst-29911-254 and its link.

    >>> [(stuk.dossier, stuk.toevoeging, stuk.nummer) for stuk in find_stukken("(36 200 XV, nrs. 12 en 14)")]
    [('36200', 'XV', '12'), ('36200', 'XV', '14')]
    """
    last: Stuk | None = None
    digit = _CIJFER.search(text)
    position = 0 if digit else len(text)
    while start := _START.search(text, position):
        stukken = _READERS[str(start.lastgroup)](text, start.start())
        position = max(start.end(), *(stuk.einde for stuk in stukken), 0)
        for found in stukken:
            stuk = _inherit(text, last, found)
            if not _repeats(stuk, last):
                yield stuk
            last = stuk


def _inherit(text: str, last: Stuk | None, stuk: Stuk) -> Stuk:
    """A bare dossier takes session year and chamber from the citation before it, with only "en" or ";" between."""
    if last is None or last.soort is not stuk.soort or stuk.vergaderjaar or last.einde > stuk.begin:
        return stuk
    if not text[stuk.begin].isdigit() or not _BINDTEKEN.fullmatch(text, last.einde, stuk.begin):
        return stuk
    return replace(stuk, vergaderjaar=last.vergaderjaar, kamer=last.kamer)


def _repeats(stuk: Stuk, last: Stuk | None) -> bool:
    """Whether an identifier or a link only repeats the citation before it."""
    if last is None or stuk.identificatie is None or stuk.begin < last.einde:
        return False
    return (last.soort, last.dossier, last.toevoeging, last.nummer) == (
        stuk.soort,
        stuk.dossier,
        stuk.toevoeging,
        stuk.nummer,
    )


def _read_kamerstuk(text: str, begin: int) -> tuple[Stuk, ...]:
    kop = _AANLOOP.match(text, begin)
    if kop is None:
        return ()
    kamer = _read_kamer(kop["kamer"] or kop["zwak"])
    reading = _read_dossiers(text, kop.end(), senate=kamer == "ek")
    if reading is None:
        return ()
    parts, einde = reading
    jaar = kop["jaar"] or kop["jaar_ervoor"]
    nummers, einde = _read_nummers(text, einde, parts, named=True)
    if not (nummers or any(part.nummer for part in parts)) and not (kop["sterk"] or jaar):
        return ()
    return _spread(text, _kamerstuk(begin, einde, jaar, kamer), parts, nummers)


def _read_kaal(text: str, begin: int) -> tuple[Stuk, ...]:
    """A dossier without the word Kamerstuk: only with a number, and not after "artikel", "€" or "Postbus"."""
    kop = _KALE_AANLOOP.match(text, begin)
    if kop is None or _word_before(text, begin) in _GEEN_DOSSIER:
        return ()
    reading = _read_dossiers(text, kop.end())
    if reading is None:
        return ()
    parts, einde = reading
    nummers, einde = _read_nummers(text, einde, parts, named=False)
    if not (nummers or all(part.nummer for part in parts)):
        return ()
    return _spread(text, _kamerstuk(begin, einde, kop["jaar"]), parts, nummers)


def _read_omgekeerd(text: str, begin: int) -> tuple[Stuk, ...]:
    """The number before the dossier, as in debates: nr. 30 (32 563), 456 (36800-XVI)."""
    match = _OMGEKEERD.match(text, begin)
    if match is None:
        return ()
    stuk = _EEN_STUK.match(text, match.start("stuk"))
    part = _read_part(stuk, numbered=True) if stuk else None
    if part is None or part.nummer:
        return ()
    return _spread(text, _kamerstuk(begin, match.end()), (part,), (match["eerste"],))


def _kamerstuk(begin: int, einde: int, jaar: str | None = None, kamer: str = "tk") -> Stuk:
    vergaderjaar = read_vergaderjaar(jaar) if jaar else None
    return Stuk(begin, einde, VerwijzingSoort.KAMERSTUK, vergaderjaar=vergaderjaar, kamer=kamer)


@dataclass(frozen=True, slots=True)
class _Deel:
    """A dossier as written, with what hangs on it by a hyphen."""

    dossier: str
    toevoeging: str | None
    nummer: str | None


def _read_dossiers(text: str, begin: int, *, senate: bool = False) -> tuple[tuple[_Deel, ...], int] | None:
    """The dossiers that stand side by side from `begin`, as in 29 628 en 29 279; `senate` for the Eerste Kamer."""
    matches: list[re.Match[str]] = []
    match = _EEN_STUK.match(text, begin)
    while match and len(matches) < MOST_DOSSIERS:
        matches.append(match)
        following = _VOLGEND_STUK.match(text, match.end())
        match = _EEN_STUK.match(text, following.start("stuk")) if following else None
    if not matches:
        return None
    einde = matches[-1].end()
    nummer = _EERSTE_NUMMER.match(text, einde) or (senate and _EERSTE_LETTER.match(text, einde))
    parts = [_read_part(m, numbered=bool(nummer) and m is matches[-1], senate=senate) for m in matches]
    known = tuple(part for part in parts if part)
    return (known, einde) if len(known) == len(parts) else None


def _read_part(match: re.Match[str], *, numbered: bool, senate: bool = False) -> _Deel | None:
    """A dossier with its suffix; `numbered` tells that its number stands elsewhere.

    Two digits after a hyphen are the suffix in a dossier known for it, or where the number is elsewhere.
    """
    dossier = re.sub(r"\D", "", match["dossier"])
    if not OLDEST_DOSSIER <= int(dossier) <= NEWEST_DOSSIER:
        return None
    toevoeging = _read_toevoeging(match["toevoeging"])
    eigen = _EIGEN_DEEL.findall(match["eigen"])
    if eigen and toevoeging is None and (len(eigen) > 1 or numbered or _is_suffix(dossier, eigen[0])):
        toevoeging, eigen = eigen[0], eigen[1:]
    if toevoeging and not eigen and not numbered and _is_senate(dossier, toevoeging, senate=senate):
        return _Deel(dossier, None, toevoeging)
    return _Deel(dossier, toevoeging, eigen[0] if eigen else None)


def _is_suffix(dossier: str, digits: str) -> bool:
    return dossier in _STREEPJESDOSSIERS and len(digits) == 2  # noqa: PLR2004 - two digits, as in 21501-32


def _is_senate(dossier: str, toevoeging: str, *, senate: bool) -> bool:
    """Whether a lone letter is a paper of the Eerste Kamer: in a budget dossier of the Tweede Kamer it is a chapter."""
    if len(toevoeging) != 1:
        return False
    chapters = {"I", "V", "X"} if senate else _FONDSLETTERS | {"I", "V", "X"}
    return not (dossier in _BEGROTINGSDOSSIERS and toevoeging in chapters)


def _read_toevoeging(written: str | None) -> str | None:
    return re.sub(r"\s", "", written) if written else None


def _read_kamer(written: str | None) -> str:
    return "ek" if written and (written == "I" or written.startswith("E")) else "tk"


def _read_nummers(text: str, begin: int, parts: tuple[_Deel, ...], *, named: bool) -> tuple[tuple[str, ...], int]:
    """The numbers after a dossier and where they end: nr. 254, nrs. 4–6, or a letter of the Eerste Kamer.

    `named` tells that the word Kamerstuk came first: then "29 911, 254" will do.
    """
    if parts[-1].nummer:
        return (), begin
    match = _EERSTE_NUMMER.match(text, begin)
    if match:
        return _read_list(text, match, plural=match["nr"].strip(" .").lower() in {"nrs", "nummers", "nos"})
    match = _KAAL_NUMMER.match(text, begin) if named else None
    if match:
        return _read_list(text, match, plural=False)
    match = _EERSTE_LETTER.match(text, begin)
    if match and (named or parts[-1].toevoeging) and match["nummer"] not in _GEEN_LETTER:
        return (match["nummer"],), match.end()
    return (), begin


def _read_list(text: str, first: re.Match[str], *, plural: bool) -> tuple[tuple[str, ...], int]:
    """The numbers of a list, ranges written out.

    After a comma, or after the singular "nr.", only a number that punctuation follows belongs to the list.
    """
    nummers = [first["nummer"]]
    einde = first.end("nummer")
    while len(nummers) < LONGEST_RANGE and (match := _VOLGEND_NUMMER.match(text, einde)):
        loose = plural and (match["tot"] or "," not in match["en"])
        if match["item"].isdigit() != nummers[-1][:1].isdigit() and not match["item"][:1].isdigit():
            break
        if not loose and not _LIJSTSLOT.match(text, match.end()):
            break
        nummers += _range(nummers[-1], match["item"]) if match["tot"] else [match["item"]]
        einde = match.end()
    return tuple(nummers), einde


def _range(first: str, last: str) -> list[str]:
    """What follows `first` up to `last`; only `last` where they are no rising numbers."""
    if not (first.isdigit() and last.isdigit()) or not 0 < int(last) - int(first) <= LONGEST_RANGE:
        return [last]
    return [str(number) for number in range(int(first) + 1, int(last) + 1)]


def _spread(text: str, whole: Stuk, parts: tuple[_Deel, ...], nummers: tuple[str, ...]) -> tuple[Stuk, ...]:
    """One Stuk for each dossier and number of the citation `whole`, and for the numbers after ";"."""
    vergaderjaar, einde = _read_year_after(text, whole.einde, whole.vergaderjaar)
    whole = replace(whole, vergaderjaar=vergaderjaar, einde=einde)
    stukken = tuple(
        replace(whole, dossier=part.dossier, toevoeging=part.toevoeging, nummer=nummer)
        for part in parts
        for nummer in ((part.nummer,) if part.nummer or not nummers else nummers)
    )
    return stukken + _read_continuation(text, stukken[-1], parts[-1])


def _read_continuation(text: str, last: Stuk, part: _Deel) -> tuple[Stuk, ...]:
    """Further numbers of the same dossier: …, nr. 254; nr. 275 and …, nr. 254; 2020/21, nr. 300."""
    verder = _VERVOLG.match(text, last.einde)
    first = _EERSTE_NUMMER.match(text, verder.end()) if verder and last.nummer else None
    if verder is None or first is None or _OMGEKEERD.match(text, verder.end()):
        return ()
    nummers, einde = _read_list(text, first, plural=False)
    jaar = verder["jaar"]
    return tuple(
        replace(
            last,
            begin=first.start("nr"),
            einde=einde,
            toevoeging=part.toevoeging,
            nummer=nummer,
            vergaderjaar=read_vergaderjaar(jaar) if jaar else last.vergaderjaar,
        )
        for nummer in nummers
    )


def _read_year_after(text: str, einde: int, vergaderjaar: str | None) -> tuple[str | None, int]:
    """The session year where it follows the number: nr. 379 (2022–2023)."""
    match = None if vergaderjaar else _STAARTJAAR.match(text, einde)
    found = read_vergaderjaar(match["jaar"]) if match else None
    return (found, match.end()) if match and found else (vergaderjaar, einde)


def _read_handelingen(text: str, begin: int) -> tuple[Stuk, ...]:
    """Handelingen and their Aanhangsel; a year or "nr." must stand with the number."""
    kop = _HANDELINGEN_KOP.match(text, begin)
    if kop is None:
        return ()
    first = _EERSTE_NUMMER.match(text, kop.end()) or (kop["jaar"] and _LOS_NUMMER.match(text, kop.end())) or None
    aanhangsel = bool(kop["aanhangsel"] or kop["aanhangsel_erna"])
    if first is None:
        return _read_pages_only(text, kop) if not aanhangsel else ()
    if aanhangsel:
        return _read_aanhangsel(text, kop, first)
    return _read_meetings(text, kop, first)


def _read_aanhangsel(text: str, kop: re.Match[str], first: re.Match[str]) -> tuple[Stuk, ...]:
    nummers, einde = _read_list(text, first, plural="nrs" in first[0].lower())
    whole = _official(text, kop, einde, VerwijzingSoort.AANHANGSEL)
    return tuple(replace(whole, nummer=nummer) for nummer in nummers)


def _read_meetings(text: str, kop: re.Match[str], first: re.Match[str]) -> tuple[Stuk, ...]:
    """Meeting and item (nr. 3, item 2; 31-8), or meeting and pages, as was the rule up to 2010."""
    item = _STREEPITEM.match(text, first.end("nummer")) if "nrs" not in first[0].lower() else None
    if item is None and (item := _ITEM.match(text, first.end("nummer"))):
        items, einde = _read_items(text, item)
        whole = replace(_official(text, kop, einde), nummer=first["nummer"])
        return tuple(replace(whole, item=one) for one in items)
    if item:
        whole = _official(text, kop, item.end())
        return (replace(whole, nummer=first["nummer"], item=item["item"]),)
    nummers, einde = _read_list(text, first, plural="nrs" in first[0].lower())
    pages = _BLADZIJDEN.match(text, einde)
    if pages and len(nummers) == 1:
        return (replace(_paged(kop, pages), nummer=nummers[0]),)
    whole = _official(text, kop, einde)
    return tuple(replace(whole, nummer=nummer) for nummer in nummers)


def _read_pages_only(text: str, kop: re.Match[str]) -> tuple[Stuk, ...]:
    pages = _BLADZIJDEN.match(text, kop.end()) if kop["jaar"] else None
    return (_paged(kop, pages),) if pages else ()


def _paged(kop: re.Match[str], pages: re.Match[str]) -> Stuk:
    """Handelingen with pages; only up to 2010 do the pages identify them."""
    whole = _official(pages.string, kop, pages.end())
    old = whole.vergaderjaar is not None and int(whole.vergaderjaar[:4]) < LAST_YEAR_BY_PAGES
    return replace(whole, item=re.sub(_STREEP, "-", pages["item"])) if old else whole


def _read_items(text: str, first: re.Match[str]) -> tuple[list[str], int]:
    items, einde = [first["item"]], first.end()
    while len(items) < LONGEST_LIST and (match := _NOG_EEN_ITEM.match(text, einde)):
        items.append(match["item"])
        einde = match.end()
    return items, einde


def _official(text: str, kop: re.Match[str], einde: int, soort: VerwijzingSoort = VerwijzingSoort.HANDELINGEN) -> Stuk:
    before = None if kop["jaar"] else _JAAR_ERVOOR.search(text, max(0, kop.start() - YEAR_BEFORE), kop.start())
    jaar, kamer = (before or kop)["jaar"], kop["kamer"] or (before and before["kamer"])
    vergaderjaar, einde = _read_year_after(text, einde, read_vergaderjaar(jaar) if jaar else None)
    return Stuk(kop.start(), einde, soort, vergaderjaar=vergaderjaar, kamer=_read_kamer(kamer))


def _read_blad(text: str, begin: int) -> tuple[Stuk, ...]:
    """Staatsblad and Staatscourant: Stb. 2017, 479 · Staatscourant 2009, nr. 9231 · Stb. 2020, 12 en 13."""
    match = _BLAD.match(text, begin)
    if match is None:
        return ()
    soort = VerwijzingSoort.STAATSBLAD if match["stb"] else VerwijzingSoort.STAATSCOURANT
    nummers, einde = [match["nummer"]], match.end()
    while len(nummers) < LONGEST_LIST and (more := _NOG_EEN_BLAD.match(text, einde)):
        nummers.append(more["nummer"])
        einde = more.end()
    return tuple(Stuk(begin, einde, soort, nummer=nummer, jaar=match["jaar"]) for nummer in nummers)


def _read_register(text: str, begin: int) -> tuple[Stuk, ...]:
    """Numbers of the registers: document 2023D05549, zaak 2023Z02406, toezegging TZ202412-116, T02867."""
    match = _REGISTER.match(text, begin)
    if match is None or _is_kenmerk(text, match):
        return ()
    return (Stuk(begin, match.end(), VerwijzingSoort(str(match.lastgroup)), nummer=match[str(match.lastgroup)]),)


def _is_kenmerk(text: str, match: re.Match[str]) -> bool:
    """Whether a number is that under which a committee wrote: 2025Z03114/2025D10442, or its kenmerk."""
    if match["toezegging"]:
        return False
    if _PAAR_ERVOOR.search(text, max(0, match.start() - 16), match.start()) or _PAAR_ERNA.match(text, match.end()):
        return True
    asked = _COMMISSIE.search(text[max(0, match.start() - YEAR_BEFORE * 3) : match.start()])
    return asked is not None and "vragen" not in asked[0]


def _read_id(text: str, begin: int) -> tuple[Stuk, ...]:
    """An identifier of officielebekendmakingen.nl, bare or in a link."""
    match = _ID.match(text, begin)
    if match is None:
        return ()
    for pattern, soort in _ID_FORMS:
        if parts := pattern.fullmatch(match["id"]):
            return (_from_id(match, soort, parts.groupdict()),)
    return ()


def _from_id(match: re.Match[str], soort: VerwijzingSoort, parts: dict[str, str | None]) -> Stuk:
    jaren = parts.get("jaren")
    return Stuk(
        match.start(),
        match.end(),
        soort,
        dossier=parts.get("dossier"),
        toevoeging=parts.get("toevoeging"),
        nummer=parts.get("nummer"),
        vergaderjaar=read_vergaderjaar(f"{jaren[:4]}-{jaren[4:]}") if jaren else None,
        kamer=parts.get("kamer") or "tk",
        item=parts.get("item"),
        jaar=parts.get("jaar"),
        identificatie=match["id"],
    )


_DRUK = r"(?:-[hnb]\d)?"
_ID_FORMS: tuple[tuple[re.Pattern[str], VerwijzingSoort], ...] = (
    (
        re.compile(
            rf"kst-(?:(?P<jaren>\d{{8}})-)?(?P<dossier>\d{{5}})(?:-\(?(?P<toevoeging>\w+)\)?)?-(?P<nummer>\w+){_DRUK}"
        ),
        VerwijzingSoort.KAMERSTUK,
    ),
    (
        re.compile(rf"ah-(?P<kamer>tk|ek)-(?P<jaren>\d{{8}})-(?P<nummer>\d+){_DRUK}"),
        VerwijzingSoort.AANHANGSEL,
    ),
    (
        re.compile(rf"h-(?P<kamer>tk|ek|vv)-(?P<jaren>\d{{8}})-(?P<nummer>\d+)(?:-(?P<item>\d+))?{_DRUK}"),
        VerwijzingSoort.HANDELINGEN,
    ),
    (re.compile(r"stb-(?P<jaar>\d{4})-(?P<nummer>\d+)"), VerwijzingSoort.STAATSBLAD),
    (re.compile(rf"stcrt-(?P<jaar>\d{{4}})-(?P<nummer>\d+){_DRUK}"), VerwijzingSoort.STAATSCOURANT),
    (re.compile(r"kv-(?P<kamer>tk|ek)-(?P<nummer>\d{4}Z\d{5})"), VerwijzingSoort.ZAAK),
    (re.compile(r"(?:blg|nds-tk)-(?P<nummer>\w+(?:-\w+)*)"), VerwijzingSoort.DOCUMENT),
)

_READERS: dict[str, Callable[[str, int], tuple[Stuk, ...]]] = {
    "id": _read_id,
    "handelingen": _read_handelingen,
    "blad": _read_blad,
    "register": _read_register,
    "kamerstuk": _read_kamerstuk,
    "omgekeerd": _read_omgekeerd,
    "kaal": _read_kaal,
}
_BINDTEKEN = re.compile(r"\s?[,;/&(]?\s?(?:en|alsmede|of)?\s?")


def _word_before(text: str, begin: int) -> str:
    match = _WOORD_ERVOOR.search(text[max(0, begin - 40) : begin])
    return match[1].rstrip(".,:").lower() if match else ""
