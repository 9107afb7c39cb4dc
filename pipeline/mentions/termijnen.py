"""Words that date something, and the days they leave open, read from the letter's date and never from today.

Read are (the readings are those of the annotation guidelines; conventions stand in the lexicon):

- days: 6 april 2023, 1 oktober a.s., 30 juni jl., 01-10-2024, aanstaande maandag, gisteren, vandaag, morgen;
- months and parts: in maart 2025, begin september, eind juni 2024, in oktober en november;
- quarters and halves: het derde kwartaal van 2024, Q3 2024, de eerste helft van 2024, het tweede halfjaar;
- years and parts: in 2023, begin 2021, medio 2023, eind dit jaar, in de loop van volgend jaar, in de periode 2023–2027;
- seasons: in het najaar, dit najaar, komend voorjaar, deze winter, het voorjaar van 2025;
- recesses: voor de zomer, voor het zomerreces, na het zomerreces, voor de kerst, rond de jaarwisseling; in summer na
  het reces;
- moments of the budget year: Prinsjesdag, bij Voorjaarsnota, Miljoenennota 2025, ontwerpbegroting 2026, Najaarsnota;
- spans: binnen zes weken, de komende twee maanden, over een half jaar, volgende week, deze maand;
- words without a day: op korte termijn, de komende jaren, deze kabinetsperiode, in mijn volgende voortgangsbrief.

What stands before it picks the end: uiterlijk, voor, tot en met (last day), vanaf, per, na (first day), in (both);
also before an occasion with its day: "voorafgaand aan het wetgevingsoverleg van 28 juni".
"Zodra …" and "binnen zes weken na …" are conditions: the first is not read, the second has no day.

Dates are read with a month lexicon of our own and not with dateparser: on an expression that is already delimited
it has nothing to add, costs some hundred times as much per call, and fills what a letter leaves out (a day, a year)
from defaults, which here must stay open. The tests hold every plain date against it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.datums import MAANDEN
from pipeline.lexicon import lexicon
from pipeline.mentions import kalender
from pipeline.mentions.getallen import alternatives, parse_cijfers, parse_telwoord
from pipeline.mentions.kalender import Tijdvak
from pipeline.model import Kamerbrief, Mentions, Termijn, Zin, ZinSoort


@dataclass(frozen=True, slots=True)
class Tijdwoorden:
    """Words of a sentence that date something, at `begin`–`einde`, with the first and last day they leave open."""

    begin: int
    einde: int
    vanaf: date | None = None
    uiterlijk: date | None = None


def find_termijnen(brief: Kamerbrief, zinnen: Sequence[Zin], found: Mentions) -> Iterator[Termijn]:
    """Find the words that date something in the sentences of a letter, in the order of the text.

    Without `brief.datum` relative words are found with both ends open. `found` is not needed.
    """
    del found
    for zin in zinnen:
        if zin.soort is not ZinSoort.TABEL:
            for woorden in find_termijnen_in(zin.tekst, brief.datum):
                yield Termijn(zin.plaats(woorden.begin, woorden.einde), woorden.vanaf, woorden.uiterlijk)


def find_termijnen_in(tekst: str, datum: date | None, *, vooruit: bool = False) -> Iterator[Tijdwoorden]:
    """Find the words that date something in one sentence, seen from the letter's date.

    With `vooruit` a day without a year is the next one where the words do not say otherwise.

    >>> zin = "Ik stuur u dit najaar, maar uiterlijk 1 december, het rapport."
    >>> for t in find_termijnen_in(zin, date(2024, 8, 28)): print(zin[t.begin:t.einde], t.vanaf, t.uiterlijk)
    dit najaar 2024-09-01 2024-12-31
    uiterlijk 1 december None 2024-12-01
    """
    momenten = [*_find_momenten(tekst, datum, vooruit=vooruit)]
    for moment in _merge_lists(tekst, momenten):
        if _is_dated(moment) or _in_report(tekst, moment):
            yield _bound(tekst, moment)


# ---------------------------------------------------------------- the grammar

_W = lexicon("termijnen")
_MAAND = alternatives(MAANDEN)
_JAAR = r"(?:19|20)\d\d(?![\d%])(?![.,]\d|-[a-z]|/\d\d?(?!\d))(?!\s(?:euro|miljoen|miljard|fte)\b)"
_AANWIJZER_SOORT = {word: soort for soort, words in _W["aanwijzers"].items() for word in words}
_AANWIJZER = alternatives(_AANWIJZER_SOORT)
_REL_JAAR = (
    r"(?:dit|volgend|komend|aankomend|vorig)\s(?:kalender|begrotings|school)?jaar|"
    r"het\s(?:volgende|komende|nieuwe|lopende|huidige|vorige)\s(?:kalender|begrotings)?jaar"
)
_VAN_JAAR = rf"(?:{_JAAR}|{_REL_JAAR})"
_JAARDEEL = alternatives(w for w in _W["jaardelen"] if w != "jaareinde")
_MAANDDEEL = alternatives(_W["maanddelen"])
_EENHEID_SOORT = {word: soort for soort, words in _W["eenheden"].items() for word in words}
_EENHEID = alternatives(_EENHEID_SOORT)
_AANTAL = r"(?:\d{1,3}|een\shalf|één|een|[a-zéë]{3,20})"
_STAART = r"(?:jl\b\.?|jongstleden\b|l\.l\.|a\.s\.|as\.|aanstaande\b|aankomend\b|(?:van\s)?(?:dit|volgend)\sjaar\b)"
_WEEKDAG = alternatives(_W["weekdagen"])
_STUK = alternatives(_W["woorden"]["open_stukken"])
_VOLGEND_STUK = (
    r"(?:in|bij|met|via)\s(?:mijn|de|het|een|onze|haar|zijn|uw)\s(?:eerst)?(?:volgende|komende)\s"
    rf"(?!(?:{alternatives(_W['begrotingsmomenten'])})\b)(?:[\w-]{{1,30}}\s)?[\w-]{{0,30}}(?:{_STUK})\b"
)
_NO_DAY_BEFORE = "".join(rf"(?<!\b{re.escape(word)}\s)" for word in _W["geen_dag"]["ervoor"])
_NO_DAY_BEHIND = rf"(?!\s(?:{alternatives(_W['geen_dag']['erna'])})\b)"
_IJKPUNT = alternatives(naam for naam in _W["ijkpunten"] if naam not in _W["seizoenen"])

_MOMENT = re.compile(
    rf"""
    \b(?:
      (?P<datum>
        (?:(?P<dag_week>{_WEEKDAG})\s)?(?:(?P<dag_eerst>\d{{1,2}})(?:\s(?:en|tot\sen\smet|t/m)\s|\s?[-–]\s?))?
        (?P<dag>\d{{1,2}})(?:e|ste)?\s(?P<dag_maand>{_MAAND})\b(?:\s(?P<dag_jaar>{_JAAR}))?(?:\s(?P<dag_staart>{_STAART}))?
      )
    | (?P<cijferdatum>
        (?P<c_dag>\d{{1,2}})[-/](?P<c_maand>\d{{1,2}})[-/](?P<c_jaar>(?:19|20)\d\d)(?![\d/-])
        | (?P<i_jaar>20\d\d)-(?P<i_maand>\d\d)-(?P<i_dag>\d\d)(?![\d-])
      )
    | (?P<jaardeel>
        (?:het\s)?(?P<jd_deel>{_JAARDEEL})\s(?:van\s)?(?:(?:het\s)?(?P<jd_jaar>{_VAN_JAAR}|kalenderjaar\b|jaar\b))
      )
    | (?P<jaareinde>(?:het\s)?jaareinde|einde\sjaar)\b
    | (?P<maand>
        (?:(?P<m_deel>{_MAANDDEEL})\s(?:van\s)?)?(?:(?P<m_wijs>{_AANWIJZER})\s)?(?P<m_maand>{_MAAND})\b(?!-)
        (?:\s(?:van\s)?(?P<m_jaar>{_VAN_JAAR}))?(?:\s(?P<m_staart>{_STAART}))?
      )
    | (?P<kwartaal>
        (?:(?:begin|medio|eind|einde)\s(?:van\s)?(?:het\s)?)?
        (?:(?P<k_rang>eerste|tweede|derde|vierde|laatste|[1-4]e)\skwartaal|Q(?P<k_q>[1-4]))\b
        (?:[\s-](?:van\s)?(?P<k_jaar>{_VAN_JAAR}))?
      )
    | (?P<helft>
        (?P<h_rang>eerste|tweede|laatste|1e|2e)\s
        (?:helft\svan\s(?P<h_jaar>{_VAN_JAAR}|het\sjaar|het\skalenderjaar)
           |half\s?jaar(?:\s(?:van\s)?(?P<h_half>{_VAN_JAAR}))?)
      )\b
    | (?P<seizoen>
        (?:(?P<s_wijs>{_AANWIJZER})\s)?(?:(?:vroege|late)\s)?(?P<s_naam>{alternatives(_W["seizoenen"])})\b(?!-)
        (?:\s(?:van\s)?(?P<s_jaar>{_VAN_JAAR}))?
      )
    | (?P<ijkpunt>
        (?:(?P<i_wijs>{_AANWIJZER})\s)?(?P<i_naam>{_IJKPUNT})\b(?:\s(?:van\s)?(?P<ij_jaar>{_VAN_JAAR}))?
      )
    | (?P<begroting>
        (?:(?P<b_wijs>{_AANWIJZER})\s)?(?P<b_naam>{alternatives(_W["begrotingsmomenten"])})\b
        (?:\s(?:van\s|voor\s|over\s)?(?P<b_jaar>{_VAN_JAAR}))?
      )
    | (?P<binnen>
        binnen\s(?:nu\sen\s|uiterlijk\s|circa\s|ongeveer\s|maximaal\s|een\speriode\svan\s
          |(?:een|de)\s(?:gebruikelijke\s|reguliere\s|gestelde\s|wettelijke\s)?termijn\svan\s)?
        (?P<n_aantal>{_AANTAL})\s(?P<n_eenheid>{_EENHEID})\b
      )
    | (?P<over>
        (?:over|na)\s(?:ongeveer\s|circa\s)?(?P<o_aantal>{_AANTAL})\s(?P<o_eenheid>{_EENHEID})\b
        (?!\s(?:verspreid|verdeeld|heen|lang))
      )
    | (?P<komende>
        (?:(?:de|het)\s)?(?:eerst)?(?:aan)?komende?\s(?:(?P<v_aantal>{_AANTAL})\s)?(?P<v_eenheid>{_EENHEID})\b
      )
    | (?P<eenheid>(?P<e_wijs>{_AANWIJZER})\s(?P<e_eenheid>week|maand|kwartaal)\b)
    | (?P<weekdag>(?P<w_wijs>{_AANWIJZER})\s(?P<w_dag>{_WEEKDAG})\b)
    | (?P<dagwoord>(?:{alternatives(_W["dagwoorden"].keys() - {*_W["geen_dag"]["woorden"]})})\b
        |(?:(?<=\bingang\svan\s)|{_NO_DAY_BEFORE})(?:{alternatives(_W["geen_dag"]["woorden"])})\b{_NO_DAY_BEHIND}
      )
    | (?P<gebroken>(?P<g_naam>{alternatives(_W["gebroken_jaren"])})\s(?P<g_jaar>20\d\d)\s?[-–/]\s?(?:20)?\d\d)\b
    | (?P<reljaar>(?:later\s)?(?:{_REL_JAAR})\b)
    | (?P<jaar>(?P<j_eerste>{_JAAR})(?:\s?[-–/]\s?(?P<j_laatste>{_JAAR}))?)
    | (?P<open>(?:{alternatives(_W["woorden"]["open"])})(?!\w)|{_VOLGEND_STUK})
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAYBE = re.compile(
    rf"(?:19|20)\d\d|termijn|jaar|zomer|winter|herfst|lente|kerst|reces|kwartaal|week|weken|maand|dag|moment|periode|"
    rf"spoedig|mogelijk|binnenkort|tijd|volgende|komende|komst|stadium|Q[1-4]|nota\b|besluitvorming|begroting|wisseling|{_MAAND}|gisteren|morgen|vandaag|heden|kabinet|spoed|onverwijld|periodiek",
    re.IGNORECASE,
)
_PREP_SOORT = {word: soort for soort, words in _W["voorzetsels"].items() for word in words}
_BEFORE = re.compile(
    rf"(?<![\w-])(?P<woord>{alternatives(_PREP_SOORT)}|tussen)\s(?P<tussen>(?:(?:{alternatives(_W['woorden']['tussen'])})\s){{0,3}})$",
    re.IGNORECASE,
)
_AROUND = alternatives(word for word, soort in _PREP_SOORT.items() if soort in ("voor", "na"))
_OCCASION = re.compile(
    rf"(?<![\w-])(?P<woord>{_AROUND})\s(?:het|de)\s(?:[\w-]{{1,30}}\s){{0,3}}?"
    rf"[\w-]{{0,30}}(?:{alternatives(_W['woorden']['gelegenheid'])})\s(?:[\w-]{{1,30}}\s){{0,5}}?$",
    re.IGNORECASE,
)
_OCCASION_REACH = 150  # characters from the preposition to the day


_NAMED_YEAR = ("dag_jaar", "m_jaar", "s_jaar", "ij_jaar", "k_jaar", "j_eerste", "jd_jaar")


@dataclass(frozen=True, slots=True)
class _Blik:
    """From where a moment is seen: the letter's date, and whether the words look back, ahead, or do not say."""

    datum: date | None
    terug: bool | None = None


@dataclass(frozen=True, slots=True)
class _Moment:
    """A moment as found: its kind, its range, the days it spans, and the preposition with its own begin."""

    soort: str
    begin: int
    einde: int
    vak: Tijdvak
    naam: str = ""
    voorzetsel: str = ""
    woord: str = ""
    tussen: str = ""
    zelfstandig: bool = True
    kern: int = 0
    jaar: int | None = None
    blik: _Blik = _Blik(None)


def _find_momenten(tekst: str, datum: date | None, *, vooruit: bool) -> Iterator[_Moment]:
    """All moments of a sentence with what stands before them, dated or not."""
    if not _MAYBE.search(tekst):
        return
    strekking = _read_strekking(tekst)
    for match in _MOMENT.finditer(tekst):
        soort = match.lastgroup or ""
        before = _words_before(tekst, match)
        woord = re.sub(r"\s+", " ", before["woord"].lower()) if before else ""
        voorzetsel = _PREP_SOORT.get(woord, woord)
        begin = before.start() if before else match.start()
        terug = _looks_back(tekst, match, woord, begin, strekking)
        blik = _Blik(datum, False if vooruit and terug is None else terug)
        yield _Moment(
            soort=soort,
            begin=begin,
            einde=match.end(),
            vak=_READERS[soort](match, blik),
            naam=_name(match, soort),
            voorzetsel=voorzetsel,
            woord=woord,
            tussen=before.groupdict().get("tussen", "").lower() if before else "",
            zelfstandig=_stands_alone(match, soort),
            kern=match.start(),
            jaar=_read_jaar_woord(next((match[g] for g in _NAMED_YEAR if match[g]), None), datum),
            blik=blik,
        )


def _words_before(tekst: str, match: re.Match[str]) -> re.Match[str] | None:
    """What stands before a moment and picks its end: a preposition; for a day, also that of the occasion on it."""
    before = _BEFORE.search(tekst, max(0, match.start() - 70), match.start())
    if match.lastgroup != "datum" or (before and before["woord"].lower() not in ("van", "op")):
        return before
    begin = before.start() if before else match.start()
    return _OCCASION.search(tekst, max(0, begin - _OCCASION_REACH), begin) or before


def _name(match: re.Match[str], soort: str) -> str:
    """The name of a season, a recess or a moment of the budget year."""
    named = {"seizoen": "s_naam", "ijkpunt": "i_naam", "jaardeel": "jd_deel", "maand": "m_deel"}
    return (match[named[soort]] or "").lower() if soort in named else ""


def _stands_alone(match: re.Match[str], soort: str) -> bool:
    """Whether the words date something without a preposition before them."""
    if soort == "maand":
        return bool(match["m_jaar"] or match["m_staart"] or match["m_deel"] or match["m_wijs"])
    if soort == "seizoen":
        return bool(match["s_jaar"] or match["s_wijs"])
    if soort == "kwartaal":
        return bool(match["k_jaar"] or match["k_q"])
    return soort not in ("jaar", "ijkpunt", "begroting")


# ---------------------------------------------------------------- back or ahead

_VERLEDEN = alternatives(_W["woorden"]["verleden"])
_PARTICIPLE = (
    r"(?:\w{0,15}ge(?!reed\b|meent|sprek|bied|bruik|zond|deelte|val|volg|beurt|pland|zin|geven|bouw|rust)\w{2,25}(?:d|t|en)|"
    r"ver\w{3,25}[dt]|be\w{3,25}[dt])\b"
)
_PAST_AFTER = re.compile(
    rf"\s(?:(?:{_VERLEDEN})\b|(?:\w{{1,20}}\s){{0,2}}(?:al|reeds)\b|(?:is|zijn)\s(?:[^\s.;]{{1,40}}\s){{0,14}}{_PARTICIPLE}(?:[.,;:]|\sdat\b|$)|"
    r"(?!(?:ge|be)\w*(?:plan|oog)de|voorzien|verwacht)(?:\w{0,12}ge\w{2,20}(?:de|te)|verschenen|ver\w{2,20}(?:de|te))\s)",
    re.IGNORECASE,
)
_PAST_BEFORE = re.compile(
    r"\b(?:heb|heeft|hebben|had|hadden|werd|werden|was|waren)\s(?:(?:ik|wij|we|het\skabinet|uw\skamer|de\skamer|u|er|hierover)\s){0,2}$",
    re.IGNORECASE,
)
_PAST = re.compile(rf"\b(?:{_VERLEDEN})\b", re.IGNORECASE)
_FUTURE = re.compile(rf"\b(?:{alternatives(_W['woorden']['toekomst'])})\b", re.IGNORECASE)
_DECIDED = re.compile(r"\b(?:besloten|voornemens|van plan)\b", re.IGNORECASE)
_WRITTEN = re.compile(
    rf"\b[\w-]{{0,30}}(?:{alternatives(_W['woorden']['geschreven'])})(?:\s(?!en\b)[\w-]{{1,30}}){{0,5}}?\s$",
    re.IGNORECASE,
)
_ASKED = re.compile(rf"\b(?:{alternatives(_W['woorden']['eerder'])})\b", re.IGNORECASE)


def _read_strekking(tekst: str) -> bool | None:
    """Where the verbs of a text look: back only (True), ahead only (False), or both or neither (None)."""
    past, future = bool(_PAST.search(tekst)), bool(_FUTURE.search(tekst))
    return past if past != future else None


def _part_around(tekst: str, begin: int, end: int) -> str:
    """The part of the sentence between marks that the words at `begin`–`end` stand in."""
    first = max(tekst.rfind(mark, 0, begin) for mark in ",;:–—(")
    last = min((place for mark in ",;:–—(" if (place := tekst.find(mark, end)) >= 0), default=len(tekst))
    return tekst[first + 1 : last]


def _looks_back(tekst: str, match: re.Match[str], woord: str, begin: int, strekking: bool | None) -> bool | None:
    """Whether a moment without a year lies behind the letter: True, False, or None where nothing says so."""
    back = _PAST_AFTER.match(tekst, match.end()) or _PAST_BEFORE.search(tekst, max(0, begin - 50), begin)
    if back or woord in ("sinds", "sedert"):
        return True
    of_paper = match.lastgroup == "datum" and woord in ("van", "d.d.") and not match["dag_staart"]
    if of_paper and _WRITTEN.search(tekst, max(0, begin - 120), begin):
        return True
    part = _part_around(tekst, begin, match.end())
    if match.lastgroup == "datum" and _ASKED.search(part):
        return None
    voorzetsel = _PREP_SOORT.get(woord)
    decided = voorzetsel in ("vanaf", "per") and _DECIDED.search(tekst, 0, begin)
    if voorzetsel in ("uiterlijk", "voor") or decided:
        return False
    if voorzetsel in ("per", "tot", "totenmet"):
        strekking = _read_strekking(part)
    if strekking is not None and match.lastgroup in ("datum", "begroting"):
        return strekking
    return False if voorzetsel in ("vanaf", "per", "tot", "totenmet") else None


# ---------------------------------------------------------------- readers: the words as a stretch of days

_UNKNOWN = Tijdvak()
_BACK = re.compile(r"jl|jongst|l\.l", re.IGNORECASE)
_AHEAD = re.compile(r"a\.s|as\.|aans|aank", re.IGNORECASE)


def _read_jaar_woord(woord: str | None, datum: date | None) -> int | None:
    """The year that "2024", "dit jaar", "volgend jaar" or "het jaar" means."""
    if woord is None:
        return None
    if woord[-4:].isdigit():
        return int(woord[-4:])
    if datum is None:
        return None
    low = woord.lower()
    offset = 1 if re.match(r"(?:het\s)?(?:volgend|komend|aankomend|nieuw)", low) else -1 if "vorig" in low else 0
    return datum.year + offset


def _nearest(blik: _Blik, vak_in: Callable[[int], Tijdvak | None], aanwijzer: str | None = None) -> Tijdvak:
    """The occurrence that is meant of something that comes every year."""
    if blik.datum is None:
        return _UNKNOWN
    soort = _AANWIJZER_SOORT.get((aanwijzer or "").lower(), "")
    jaren = range(blik.datum.year - 2, blik.datum.year + 4)
    vakken = [vak for vak in map(vak_in, jaren) if vak is not None and vak.eerste and vak.laatste]
    if soort == "vorig" or (not soort and blik.terug):
        return next((v for v in reversed(vakken) if _before(v.eerste, blik.datum)), _UNKNOWN)
    if soort in ("volgend", "erna"):
        return next((v for v in vakken if v.eerste and v.eerste > blik.datum), _UNKNOWN)
    return next((v for v in vakken if v.laatste and v.laatste >= blik.datum), _UNKNOWN)


def _before(first: date | None, second: date) -> bool:
    """Whether a day lies before another."""
    return first is not None and first < second


def _read_datum(match: re.Match[str], blik: _Blik) -> Tijdvak:
    """A day: 6 april 2023, 1 oktober a.s., 30 juni jl., dinsdag 17 september, 9 en 10 oktober."""
    dag, maand = int(match["dag"]), MAANDEN.index(match["dag_maand"].lower()) + 1
    found = _find_jaar(match, blik, dag, maand)
    if found is None:
        return _UNKNOWN
    first = kalender.safe_date(found.year, maand, int(match["dag_eerst"])) if match["dag_eerst"] else found
    return Tijdvak(first, found)


def _find_jaar(match: re.Match[str], blik: _Blik, dag: int, maand: int) -> date | None:
    """The day in its year: named, or proved by the weekday, or by the words that look back or ahead."""
    staart = match["dag_staart"] or ""
    if match["dag_jaar"]:
        return kalender.safe_date(int(match["dag_jaar"]), maand, dag)
    if blik.datum is None:
        return None
    if "jaar" in staart:
        return kalender.safe_date(blik.datum.year + ("volgend" in staart), maand, dag)
    terug = True if _BACK.match(staart) else False if _AHEAD.match(staart) else blik.terug
    if terug is None:
        return _by_weekday(match["dag_week"], blik.datum, dag, maand)
    return _nearest(replace(blik, terug=terug), lambda jaar: _one_day(kalender.safe_date(jaar, maand, dag))).laatste


def _by_weekday(weekdag: str | None, datum: date, dag: int, maand: int) -> date | None:
    """The one day about the letter's date that falls on the weekday named."""
    if weekdag is None:
        return None
    days = [kalender.safe_date(datum.year + offset, maand, dag) for offset in (-1, 0, 1)]
    wanted = _W["weekdagen"].index(weekdag.lower())
    return next((day for day in days if day and day.weekday() == wanted), None)


def _one_day(dag: date | None) -> Tijdvak:
    """A stretch of a single day."""
    return Tijdvak(dag, dag)


def _read_cijferdatum(match: re.Match[str], blik: _Blik) -> Tijdvak:
    """A day in digits: 01-10-2024, 1/10/2024, 2024-10-01."""
    del blik
    prefix = "c" if match["c_jaar"] else "i"
    return _one_day(kalender.safe_date(*(int(match[f"{prefix}_{part}"]) for part in ("jaar", "maand", "dag"))))


def _read_jaardeel(match: re.Match[str], blik: _Blik) -> Tijdvak:
    """begin 2021, medio 2023, eind dit jaar, het einde van het jaar."""
    jaar = _read_jaar_woord(match["jd_jaar"] or "het jaar", blik.datum)
    return kalender.part_of_year(jaar, match["jd_deel"].lower()) if jaar else _UNKNOWN


def _read_jaareinde(match: re.Match[str], blik: _Blik) -> Tijdvak:
    """het jaareinde, einde jaar."""
    del match
    return kalender.part_of_year(blik.datum.year, "jaareinde") if blik.datum else _UNKNOWN


def _read_maand(match: re.Match[str], blik: _Blik) -> Tijdvak:
    """in maart 2025, begin september, mei jl., komende maart."""
    maand = MAANDEN.index(match["m_maand"].lower()) + 1
    deel, staart = re.sub(r"\s+", " ", match["m_deel"] or "").lower(), match["m_staart"] or ""

    def in_year(jaar: int) -> Tijdvak:
        return kalender.part_of_month(jaar, maand, deel) if deel else kalender.month(jaar, maand)

    named = match["m_jaar"] or (staart if "jaar" in staart else None)
    if named:
        jaar = _read_jaar_woord(named.lower().removeprefix("van "), blik.datum)
        return in_year(jaar) if jaar else _UNKNOWN
    if staart:
        blik = replace(blik, terug=bool(_BACK.match(staart)))
    return _nearest(blik, in_year, match["m_wijs"])


def _read_rang(woord: str, most: int) -> int:
    """The ordinal before a quarter or a half: eerste, 2e, laatste."""
    low = woord.lower()
    return int(low[0]) if low[0].isdigit() else {"laatste": most}.get(low) or lexicon("getallen")["rangtelwoorden"][low]


def _read_kwartaal(match: re.Match[str], blik: _Blik) -> Tijdvak:
    """het derde kwartaal van 2024, Q3 2024, het laatste kwartaal."""
    nummer = int(match["k_q"]) if match["k_q"] else _read_rang(match["k_rang"], 4)
    return _in_named_year(match["k_jaar"], blik, lambda jaar: kalender.quarter(jaar, nummer))


def _read_helft(match: re.Match[str], blik: _Blik) -> Tijdvak:
    """de eerste helft van 2024, het tweede halfjaar, de tweede helft van het jaar."""
    nummer = _read_rang(match["h_rang"], 2)
    return _in_named_year(match["h_jaar"] or match["h_half"], blik, lambda jaar: kalender.half_year(jaar, nummer))


def _in_named_year(woord: str | None, blik: _Blik, vak_in: Callable[[int], Tijdvak]) -> Tijdvak:
    """The stretch in the year that is named, else its nearest occurrence."""
    if woord is None:
        return _nearest(blik, vak_in)
    jaar = _read_jaar_woord(woord, blik.datum)
    return vak_in(jaar) if jaar else _UNKNOWN


def _read_seizoen(match: re.Match[str], blik: _Blik) -> Tijdvak:
    """in het najaar, dit najaar, komend voorjaar, de zomer van 2025."""
    naam, wijs = match["s_naam"].lower(), (match["s_wijs"] or "").lower()
    if match["s_jaar"]:
        return _in_named_year(match["s_jaar"], blik, lambda jaar: kalender.season(jaar, naam))
    if _AANWIJZER_SOORT.get(wijs) == "dit":
        return _this_season(naam, blik.datum)
    meant = _nearest(blik, lambda jaar: kalender.season(jaar, naam, "slot"), wijs)
    if _AANWIJZER_SOORT.get(wijs) == "erna" and blik.datum and meant.eerste and naam != "winter":
        return kalender.season(blik.datum.year + 1, naam)
    return kalender.season(meant.eerste.year, naam) if meant.eerste else _UNKNOWN


def _this_season(naam: str, datum: date | None) -> Tijdvak:
    """dit najaar, deze winter: the one of the letter's year, or the winter that it is written in."""
    if datum is None:
        return _UNKNOWN
    running = kalender.season(datum.year - 1, naam)
    return running if running.laatste and running.laatste >= datum else kalender.season(datum.year, naam)


def _read_begroting(match: re.Match[str], blik: _Blik) -> Tijdvak:
    """Prinsjesdag, bij Voorjaarsnota, Miljoenennota 2025 (which comes out in 2024), ontwerpbegroting 2026."""
    naam = next(n for n in _W["begrotingsmomenten"] if n.lower() == match["b_naam"].lower())
    jaar = _read_jaar_woord(match["b_jaar"], blik.datum)
    if jaar:
        early = int(_W["begrotingsmomenten"][naam]["jaar_ervoor"])
        return _one_day(kalender.begrotingsmoment(naam, jaar - early))
    if match["b_jaar"]:
        return _UNKNOWN
    wijs = match["b_wijs"] if _AANWIJZER_SOORT.get((match["b_wijs"] or "").lower()) != "dit" else None
    return _nearest(blik, lambda year: _one_day(kalender.begrotingsmoment(naam, year)), wijs)


def _read_aantal(woord: str) -> float | None:
    """The number before a unit of time."""
    return parse_cijfers(woord) if woord[0].isdigit() else parse_telwoord(woord)


def _span(blik: _Blik, aantal: str | None, eenheid: str) -> date | None:
    """The day that lies a number of units after the letter."""
    count = _read_aantal(aantal) if aantal else 1.0
    if blik.datum is None or count is None:
        return None
    return kalender.add_units(blik.datum, count, _EENHEID_SOORT[eenheid.lower()])


_CONDITION = re.compile(r"\s(?:na|nadat|vanaf|volgend\sop|te\srekenen|voor|voorafgaand)\b")


def _read_binnen(match: re.Match[str], blik: _Blik) -> Tijdvak:
    """binnen zes weken; open where it is counted from an event ("binnen zes weken na ontvangst")."""
    if _CONDITION.match(match.string, match.end()):
        return _UNKNOWN
    return Tijdvak(blik.datum, last) if (last := _span(blik, match["n_aantal"], match["n_eenheid"])) else _UNKNOWN


def _read_over(match: re.Match[str], blik: _Blik) -> Tijdvak:
    """over twee weken."""
    if match[0].lower().startswith("na") or _CONDITION.match(match.string, match.end()):
        return _UNKNOWN
    return _one_day(_span(blik, match["o_aantal"], match["o_eenheid"]))


def _read_komende(match: re.Match[str], blik: _Blik) -> Tijdvak:
    """de komende twee maanden, komende week; open for "de komende jaren"."""
    soort = _EENHEID_SOORT[match["v_eenheid"].lower()]
    if not match["v_aantal"]:
        return _read_unit(soort, 1, blik.datum) if match["v_eenheid"].lower() == soort else _UNKNOWN
    return Tijdvak(blik.datum, last) if (last := _span(blik, match["v_aantal"], match["v_eenheid"])) else _UNKNOWN


def _read_eenheid(match: re.Match[str], blik: _Blik) -> Tijdvak:
    """deze week, volgende maand, vorig kwartaal."""
    offset = {"dit": 0, "volgend": 1, "erna": 1, "vorig": -1}[_AANWIJZER_SOORT[match["e_wijs"].lower()]]
    return _read_unit(match["e_eenheid"].lower(), offset, blik.datum)


def _read_unit(eenheid: str, offset: int, datum: date | None) -> Tijdvak:
    """The week, month, quarter or year that lies a number of units from the letter's own."""
    if datum is None:
        return _UNKNOWN
    if eenheid == "week":
        monday = datum - timedelta(days=datum.weekday()) + timedelta(weeks=offset)
        return Tijdvak(monday, monday + timedelta(days=6))
    if eenheid == "dag":
        return _one_day(datum + timedelta(days=offset))
    there = kalender.add_months(datum.replace(day=1), offset * {"maand": 1, "kwartaal": 3, "jaar": 12}[eenheid])
    if eenheid == "maand":
        return kalender.month(there.year, there.month)
    return kalender.year(there.year) if eenheid == "jaar" else kalender.quarter(there.year, (there.month + 2) // 3)


def _read_weekdag(match: re.Match[str], blik: _Blik) -> Tijdvak:
    """aanstaande maandag, afgelopen vrijdag; "volgende donderdag" is left open."""
    soort = _AANWIJZER_SOORT[match["w_wijs"].lower()]
    if blik.datum is None or soort in ("dit", "erna"):
        return _UNKNOWN
    ahead = (_W["weekdagen"].index(match["w_dag"].lower()) - blik.datum.weekday()) % 7
    days = (ahead or 7) if soort == "volgend" else ahead - 7
    return _one_day(blik.datum + timedelta(days=days))


def _read_dagwoord(match: re.Match[str], blik: _Blik) -> Tijdvak:
    """gisteren, vandaag, heden, morgen, overmorgen."""
    days = _W["dagwoorden"][match[0].lower()]
    return _one_day(blik.datum + timedelta(days=days)) if blik.datum else _UNKNOWN


def _read_gebroken(match: re.Match[str], blik: _Blik) -> Tijdvak:
    """schooljaar 2025/2026, studiejaar 2025-26."""
    del blik
    first, last = _W["gebroken_jaren"][match["g_naam"].lower()]
    return Tijdvak(kalender.day_in(int(match["g_jaar"]), first), kalender.day_in(int(match["g_jaar"]) + 1, last))


def _read_reljaar(match: re.Match[str], blik: _Blik) -> Tijdvak:
    """dit jaar, later dit jaar, volgend jaar."""
    jaar = _read_jaar_woord(match[0].lower().removeprefix("later").strip(), blik.datum)
    return kalender.year(jaar) if jaar else _UNKNOWN


def _read_jaar(match: re.Match[str], blik: _Blik) -> Tijdvak:
    """in 2023, 2023–2027."""
    del blik
    first, last = int(match["j_eerste"]), int(match["j_laatste"] or match["j_eerste"])
    return Tijdvak(kalender.year(first).eerste, kalender.year(max(first, last)).laatste)


def _read_open(match: re.Match[str], blik: _Blik) -> Tijdvak:
    """Words without a day of their own; the days around a recess are read in _bound."""
    del match, blik
    return _UNKNOWN


_READERS: dict[str, Callable[[re.Match[str], _Blik], Tijdvak]] = {
    "datum": _read_datum,
    "cijferdatum": _read_cijferdatum,
    "jaardeel": _read_jaardeel,
    "jaareinde": _read_jaareinde,
    "maand": _read_maand,
    "kwartaal": _read_kwartaal,
    "helft": _read_helft,
    "seizoen": _read_seizoen,
    "ijkpunt": _read_open,
    "begroting": _read_begroting,
    "binnen": _read_binnen,
    "over": _read_over,
    "komende": _read_komende,
    "eenheid": _read_eenheid,
    "weekdag": _read_weekdag,
    "dagwoord": _read_dagwoord,
    "gebroken": _read_gebroken,
    "reljaar": _read_reljaar,
    "jaar": _read_jaar,
    "open": _read_open,
}

# ---------------------------------------------------------------- lists, and the end that is meant

_LINK = re.compile(
    r"\s?(?:en|of|,\sen|[-–/]|tot\sen\smet|t/m|tot|dan\swel)\s?(?:(?:in|op)\s)?(?:de\s|het\s)?", re.IGNORECASE
)
_COMMA = re.compile(r",\s")
_LONGEST_LINK = 16
_FAMILY = {"datum": 1, "maand": 2, "kwartaal": 3, "jaar": 4, "reljaar": 4, "jaardeel": 4, "seizoen": 5, "helft": 6}


def _merge_lists(tekst: str, momenten: Sequence[_Moment]) -> Iterator[_Moment]:
    """Join moments that follow upon each other: "in 2020 en 2021", "in oktober of november", "tussen 1 en 5 mei"."""
    current: _Moment | None = None
    for moment in momenten:
        if current is not None and _is_next(tekst, current, moment):
            current = replace(current, einde=moment.einde, vak=_join(_same_year(current, moment), moment.vak))
            continue
        if current is not None:
            yield current
        current = moment
    if current is not None:
        yield current


def _is_next(tekst: str, first: _Moment, second: _Moment) -> bool:
    """Whether the second moment goes on the list or the run of the first."""
    family = _FAMILY.get(first.soort)
    if family is None or family != _FAMILY.get(second.soort) or second.kern - first.einde > _LONGEST_LINK:
        return False
    if second.voorzetsel not in ("", first.voorzetsel, "totenmet", "tot") or not _in_order(
        _same_year(first, second), second.vak
    ):
        return False
    if _COMMA.fullmatch(tekst, first.einde, second.kern):
        return not second.voorzetsel and not (second.zelfstandig and second.soort != "datum")
    return bool(_LINK.fullmatch(tekst, first.einde, second.kern))


def _same_year(first: _Moment, second: _Moment) -> Tijdvak:
    """The days of the first of a list, in the year that only its last names: "oktober en november 2024"."""
    if first.jaar or not second.jaar or not first.vak.eerste or not second.vak.eerste:
        return first.vak
    shift = second.vak.eerste.year - first.vak.eerste.year
    return Tijdvak(kalender.add_months(first.vak.eerste, 12 * shift), first.vak.laatste)


def _in_order(first: Tijdvak, second: Tijdvak) -> bool:
    """Whether the second stretch ends after the first begins, as far as both are known."""
    return not (first.eerste and second.laatste) or first.eerste <= second.laatste


def _join(first: Tijdvak, second: Tijdvak) -> Tijdvak:
    """From the first of the one to the last of the other."""
    return Tijdvak(first.eerste, second.laatste or first.laatste)


_YEAR_PREPOSITIONS = frozenset({"in", "gedurende", "tijdens", "rond", "omstreeks", "richting", "tussen", "nog"})
_DOCUMENT_PREPOSITIONS = frozenset({"van", "over", "d.d.", "aan", "later", "nog", "gedurende", "omstreeks"})


def _is_dated(moment: _Moment) -> bool:
    """Whether the words date something: a year or a document with the wrong preposition does not."""
    if moment.soort == "jaar":
        return moment.woord in _YEAR_PREPOSITIONS or moment.voorzetsel not in ("in", "") or moment.tussen != ""
    if moment.soort == "begroting":
        return bool(moment.voorzetsel) and moment.woord not in _DOCUMENT_PREPOSITIONS
    return moment.zelfstandig or (bool(moment.voorzetsel) and (moment.soort, moment.woord) != ("maand", "van"))


_REPORT = re.compile(
    rf"\b(?:in|bij|via|met|na|tijdens|voor)\s(?:[\w-]{{1,30}}\s){{1,4}}[\w-]{{0,30}}(?:{_STUK}|brieven|raad)\s$",
    re.IGNORECASE,
)


def _in_report(tekst: str, moment: _Moment) -> bool:
    """Whether a month names the report or council to come in which it will be: "in de verzamelbrief van december"."""
    if (moment.soort, moment.woord) != ("maand", "van") or _PAST.search(tekst) or not _FUTURE.search(tekst):
        return False
    return bool(_REPORT.search(tekst, max(0, moment.begin - 120), moment.begin))


def _bound(tekst: str, moment: _Moment) -> Tijdwoorden:
    """The first and last day that the preposition leaves open."""
    if moment.soort == "ijkpunt" or (moment.soort == "seizoen" and moment.naam in _W["ijkpunten"]):
        vak = _bound_ijkpunt(moment)
    else:
        vak = _bound_plain(tekst, moment)
    begin = moment.begin if moment.voorzetsel else moment.kern
    return Tijdwoorden(begin, moment.einde, vak.eerste, vak.laatste)


def _bound_plain(tekst: str, moment: _Moment) -> Tijdvak:
    """The end of a stretch of days that is meant."""
    vak, soort = moment.vak, moment.voorzetsel
    if soort in ("uiterlijk", "totenmet"):
        return Tijdvak(None, vak.laatste)
    if soort in ("voor", "tot"):
        return _bound_voor(tekst, moment)
    if soort == "vanaf":
        return Tijdvak(vak.eerste, vak.eerste if moment.soort == "datum" and moment.woord == "met ingang van" else None)
    if soort == "per":
        return Tijdvak(vak.eerste, None if moment.soort == "jaar" else vak.eerste)
    if soort == "na":
        return Tijdvak(_day_after(vak.laatste), None)
    return vak


_FOR = re.compile(rf"[\w-]{{0,30}}(?:{alternatives(_W['woorden']['bestemming'])})\s?$", re.IGNORECASE)


def _bound_voor(tekst: str, moment: _Moment) -> Tijdvak:
    """Before a moment; "middelen voor 2020" is for that year, "voor eind 2024" is by its end."""
    vak = moment.vak
    if moment.woord == "voor" and moment.soort != "datum" and _is_for(tekst, moment):
        return vak
    last_part = moment.naam.startswith("eind") or "eind" in tekst[moment.kern : moment.einde].lower()
    to_the_end = last_part or "eind" in moment.tussen
    if to_the_end or moment.soort in ("jaareinde", "komende", "eenheid"):
        return Tijdvak(None, vak.laatste)
    if moment.voorzetsel == "tot" and moment.soort == "seizoen":
        return _UNKNOWN
    return Tijdvak(None, vak.eerste - timedelta(days=1) if vak.eerste else None)


def _is_for(tekst: str, moment: _Moment) -> bool:
    """Whether "voor 2025" means for that year and not before it: of a plan or a sum, or of a year already begun."""
    named = "jaar" in moment.tussen or "jaren" in moment.tussen or "periode" in moment.tussen
    begun = moment.blik.datum is not None and moment.jaar is not None and moment.jaar <= moment.blik.datum.year
    of_year = moment.soort == "jaar" and begun
    before = max(0, moment.begin - 50), moment.begin
    return named or of_year or moment.soort == "reljaar" or bool(_FOR.search(tekst, *before))


def _day_after(day: date | None) -> date | None:
    """The next day."""
    return day + timedelta(days=1) if day else None


def _bound_ijkpunt(moment: _Moment) -> Tijdvak:
    """Before, in or after a recess, a holiday or the summer."""
    naam = "zomerreces" if moment.naam == "reces" and _is_summer(moment) else moment.naam
    points: dict[str, str] = _W["ijkpunten"][naam]
    at_end = "eind" in moment.tussen
    if moment.voorzetsel == "voor" and not at_end and "voor" in points:
        return Tijdvak(None, _day_by(moment, lambda jaar: _last_before(naam, jaar)))
    if moment.voorzetsel == "na" and "na" in points:
        last = _day_by(moment, lambda jaar: kalender.day_in(jaar, points["na"]))
        return Tijdvak(kalender.day_in(last.year, points["vanaf"]) if last and "vanaf" in points else None, last)
    if moment.woord in _W["woorden"]["rond"] and "rond" in points:
        return Tijdvak(None, _day_by(moment, lambda jaar: kalender.day_in(jaar, points["rond"])))
    if moment.voorzetsel in ("uiterlijk", "totenmet") or at_end:
        return Tijdvak(None, moment.vak.laatste)
    return _UNKNOWN if moment.voorzetsel in ("voor", "tot", "na", "vanaf") else moment.vak


def _is_summer(moment: _Moment) -> bool:
    """Whether "het reces" is that of the summer: from June on it comes, and until the end of August one is in it."""
    datum = moment.blik.datum
    if datum is None or moment.jaar is not None or moment.voorzetsel not in ("voor", "na"):
        return False
    first, last = (kalender.day_in(datum.year, _W["zomer"][name]) for name in ("komt", moment.voorzetsel))
    return first <= datum <= last


def _day_by(moment: _Moment, day_in: Callable[[int], date]) -> date | None:
    """The day in the year that is named, else the first that is not past (or, looking back, the last that is)."""
    datum = moment.blik.datum
    if moment.jaar is not None:
        return day_in(moment.jaar)
    if datum is None:
        return None
    days = [day_in(jaar) for jaar in range(datum.year - 1, datum.year + 2)]
    if moment.blik.terug:
        return max(day for day in days if day < datum)
    return min(day for day in days if day >= datum)


def _last_before(naam: str, jaar: int) -> date:
    """The last day before a recess, a holiday or the summer: proved for some summer recesses, else by convention."""
    recess = kalender.summer_recess(jaar) if naam == "zomerreces" else None
    return recess - timedelta(days=1) if recess else kalender.day_in(jaar, _W["ijkpunten"][naam]["voor"])
