"""The part of a sentence that speaks of one motion: lower-cased, the motion itself written MOTIE.

What the motion asks ("die verzoekt de Kamer te informeren") and what is said of other motions is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicon import lexicon
from pipeline.mentions.moties.onderwerp import skip_onderwerp

_WOORDEN = lexicon("moties")
MOTIE = "MOTIE"
WINDOW = 500  # characters of the sentence on either side of the motion that are read
MOST_CLAUSES = 12  # clauses behind a motion, in its own sentence, that are read
_DEZE = "\0"  # marks the motion spoken of among the others
_HAAKJES = re.compile(
    r" ?\((?:kamerstuk|tk|ek|kst|t\.v\.v\.|\d\d ?\d{3})[^()]*\)"
    r"|,? (?:kamerstuk(?:ken)? )?\d\d ?\d{3}(?:[ -][ivx]{1,5})?,? nrs?\.? \d{1,4}(?:(?:, | en | t/m |[-–])\d{1,4}){0,9}"
)
_TOELICHTING = re.compile(rf"({MOTIE}{_DEZE}?) ?\((?![^()]*(?:uitgevoerd|afgedaan|uitvoering|voldaan))[^()]{{1,150}}\)")
_VERZOEK = re.compile(r"(?<!te )\b(?:" + "|".join(_WOORDEN["verzoek"]) + r")\b|,? om (?:[^ .;]{1,40} ){0,40}?te\b")
_TUSSEN_KOMMAS = re.compile(rf", (?:[^ .,;]{{1,40}} ){{1,6}}?{MOTIE}, (?!(?:waar|die|dat|welke|om .{{1,200}}\bte\b))")
_EIGEN_VRAAG = re.compile(
    r"\b(?:(?:heb|hebben|heeft) (?:ik|wij|we|het kabinet|mijn ministerie|de (?:minister|staatssecretaris))"
    r"|(?:geef|geven|geeft|wordt|worden)\b[^.;]{0,100}? (?:doordat|zodat|waardoor|nu))\b[^.;]{0,200}$"
)
_VRAAGT_OF = re.compile(
    r"\b(?:vraagt|vragen|vroeg|vroegen|gevraagd|willen weten|wil weten)\b"
    r"[^.;]{0,40}? (?:of|hoe|wanneer|waarom|in hoeverre|wat)\b"
)
_MITS = re.compile(r"\b(?:indien|mocht|mochten|tenzij|wanneer) $")
_BIJZIN = re.compile(r", | (?:waarin|waarmee|waarbij|die|dat|om) ")
HOOFDZIN = re.compile(
    r", (?=(?:is|zijn|wordt|worden|heb|heeft|hebben|beschouw|acht|voer|geef|geeft|kom|zal|neem|betrek|doe|doen|pak"
    r"|als (?:uitgevoerd|afgedaan)|hiermee|daarmee|uitgevoerd|afgedaan|uit|in uitvoering|gestand"
    r"|meld (?:ik|wij)|bericht (?:ik|wij)|kan ik (?:u|uw kamer))\b)"
    r"|(?<= te )[^\W\d_]{2,40} (?=(?:ligt|loopt|is|zijn|wordt|worden|heeft|heb|vergt|komt|voer|beschouw|neem) )"
)
_OMSCHRIJVING = re.compile(
    rf"(?<!in )(?<!naar )(?:{'|'.join(_WOORDEN['omschrijving'])})(?: [^ .;]{{1,40}}){{0,4}}? (?:in|uit|van|met) {MOTIE}"
)
_ZOALS_ZIJ_VRAAGT = re.compile(
    rf"\b(?P<woord>zoals|waar|waartoe) (?:ook |eveneens )?(?P<motie>{MOTIE}(?:{_DEZE})?)"
    rf"(?: [^ .,;]{{1,40}}){{0,12}}? (?:{'|'.join(_WOORDEN['verzoek'])}|bepleit|voorstelt)\b"
)
_REEKS = re.compile(
    rf"{MOTIE}(?:(?: over [^,.;]{{1,80}}?)?(?:, |; | en |, en | als )"
    rf"(?:(?:de |van |aan |met |het lid |de leden |lid |leden ){{0,3}}){MOTIE})+"
)
_MEEDEELT = re.compile(r"^, (?=(?:is|zijn|wordt|worden|heb|heeft|voer|beschouw|acht|zal|geef) )")
_DEELZIN = re.compile(
    r"[;:] | [–—] "
    r"|, (?=(?:wordt|worden|is|zijn|kom|geef|zal) (?:(?:ik|wij|we) )?(?:daar|hier))"
    r"| en (?=zij (?:wordt|worden|is|zijn) )"
    r"|, (?=(?:die|welke) (?:ik|wij|we|het kabinet|hiermee|daarmee|inmiddels|dan ook) )"
    r"|, (?:en |maar )?(?=(?:waar(?:aan|op|over)?|zodat|waardoor|ik|wij|dit|dat|met|hun|het kabinet) |daar|hier)"
    r"| en (?=(?:beschouw|acht|kom|geef|informeer|voldoe|zal) (?:ik|wij|we|het kabinet) )"
)


def clauses_around(text: str, motie: tuple[int, int], others: list[tuple[int, int]]) -> Iterator[str]:
    """The clause of the motion, with and without what it is about; none in what members ask and under a condition."""
    before, _, after = _clause(text, motie, others).partition(MOTIE)
    if _VRAAGT_OF.search(before) or _MITS.search(before):
        return
    for behind in dict.fromkeys((after, skip_onderwerp(after))):
        told = _MEEDEELT.sub(" ", behind, count=1)
        yield before + MOTIE + told.replace(",", " ,", told.startswith(","))


def clauses_behind(text: str, motie: tuple[int, int], others: list[tuple[int, int]]) -> Iterator[str]:
    """The clauses behind a motion that can go on about it: "; daaraan …", ", waarover …", ", en ik …"."""
    until = min((begin for begin, _ in others if begin >= motie[1]), default=len(text))
    parts = _DEELZIN.split(text[motie[1] : min(until, motie[1] + WINDOW)].lower(), MOST_CLAUSES)
    yield from (part for part in parts[1:] if part)


def _clause(text: str, motie: tuple[int, int], others: list[tuple[int, int]]) -> str:
    """The lower-cased words around a motion, itself written MOTIE, without what it asks and without other motions.

    Motions in one list ("de moties A en B") are one: what is said of them is said of each.
    """
    low, high = max(0, motie[0] - WINDOW), min(len(text), motie[1] + WINDOW)
    near = sorted(span for span in {motie, *others} if low <= span[0] and span[1] <= high)
    clause, position = "", low
    for begin, einde in near:
        clause += text[position:begin].lower() + (MOTIE + _DEZE if (begin, einde) == motie else MOTIE)
        position = einde
    clause = _HAAKJES.sub("", clause + text[position:high].lower()).replace(f" zowel {MOTIE}", f" {MOTIE}")
    clause = _ZOALS_ZIJ_VRAAGT.sub(_as_asked, _TOELICHTING.sub(r"\1", clause))
    return _without_request(_alone(clause.replace(MOTIE + _DEZE, MOTIE), clause.index(_DEZE) - len(MOTIE)))


def _as_asked(match: re.Match[str]) -> str:
    """The motion's own asking made an adverb: "zoals de motie vraagt", and softer "waar de motie om vraagt"."""
    return f"{'zoals gevraagd in' if match['woord'] == 'zoals' else 'gewenst in'} {match['motie']}"


def _alone(clause: str, own: int) -> str:
    """The clause with one MOTIE: the list that the motion at `own` stands in; cut at motions outside it."""
    reeks = next((m for m in _REEKS.finditer(clause) if m.start() <= own < m.end()), None)
    begin, einde = reeks.span() if reeks else (own, own + len(MOTIE))
    before, after = clause[:begin], clause[einde:]
    if MOTIE in before:
        before = before.rpartition(MOTIE)[2].rpartition("; ")[2]
    after = after.partition(MOTIE)[0]
    return _OMSCHRIJVING.sub(MOTIE, before + MOTIE) + after


def _without_request(clause: str) -> str:
    """The clause without what the motion asks: what stands before it and the main clause that goes on behind it.

    A relative clause that asks nothing ("die we u dit najaar zullen aanbieden") stays, unless a main clause follows.
    """
    before, motie, after = clause.partition(MOTIE)
    request = _VERZOEK.search(after, 0, WINDOW // 2)
    if _TUSSEN_KOMMAS.search(before[-2 * WINDOW :] + motie + after[:WINDOW]):
        return clause
    if request and _EIGEN_VRAAG.search(after[: request.start()]):
        request = None
    relative = _BIJZIN.match(after)
    if request is None and relative is None:
        return clause
    starts = [match.start() for match in _BIJZIN.finditer(after, 0, request.start())] if request else [0]
    start = starts[-1] if starts else 0
    main = HOOFDZIN.search(after, request.end() if request else start + 1)
    if request is None and main is None:
        return clause
    return before + motie + after[:start] + (f" {after[main.end() :]}" if main else "")
