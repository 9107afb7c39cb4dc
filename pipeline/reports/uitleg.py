"""The reading of a sentence as text for a clerk, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from pipeline.lexicon import lexicon
from pipeline.mentions.termijnen import find_termijnen
from pipeline.model import BriefSoort, Kamerbrief, Mentions, Ondertekenaar, Toezegging, Zin, ZinSoort
from pipeline.ontleding import Ontleding, Woord
from pipeline.toezeggingen.uitleg import Deelzinlezing, Gezegdelezing, Zinslezing, explain_zin

MEASURED = ("eigen", "brieven", "ongezien")


def explain_text(tekst: str, datum: date | None = None) -> Zinslezing:
    """How a sentence that somebody typed is read, as if one minister wrote it on that day."""
    text = " ".join(tekst.split())
    brief = Kamerbrief(
        id="zin",
        bron="zin",
        sha256="",
        vorm="tekst",
        soort=BriefSoort.KAMERBRIEF,
        tekst=text,
        blokken=(),
        datum=datum,
        ondertekenaars=(Ondertekenaar(None, "Minister"),),
    )
    return explain_in_letter(brief, [Zin(1, ZinSoort.TEKST, text, 0, len(text), 1)], 1)


def explain_in_letter(brief: Kamerbrief, zinnen: list[Zin], number: int) -> Zinslezing:
    """How sentence `number` of a letter is read among the others."""
    dates = Mentions(termijnen=tuple(find_termijnen(brief, zinnen, Mentions())))
    zin = next(zin for zin in zinnen if zin.volgnummer == number)
    return explain_zin(brief, zinnen, dates, zin)


def as_json(lezing: Zinslezing, ontleding: Ontleding) -> str:
    """The reading as one JSON object."""
    found = asdict(lezing) | {"woorden": [asdict(word) for word in ontleding.woorden], "taalmodel": ontleding.model}
    return json.dumps(found | {"melding_taalmodel": ontleding.melding}, ensure_ascii=False, indent=1, default=_plain)


def _plain(value: object) -> Any:
    """What JSON has no form for, as text."""
    return value.isoformat() if isinstance(value, date) else str(value)


def as_lines(lezing: Zinslezing, ontleding: Ontleding) -> Iterator[str]:
    """The reading as lines of text."""
    yield f"Zin: {lezing.tekst}"
    yield ""
    yield from _verdict(lezing)
    for number, deelzin in enumerate(lezing.deelzinnen, start=1):
        yield ""
        yield from _clause(number, deelzin)
    yield ""
    yield from _parse(ontleding)


def _verdict(lezing: Zinslezing) -> Iterator[str]:
    """What the sentence gives, and why where that is nothing."""
    for toezegging in lezing.toezeggingen:
        yield from _commitment(toezegging)
    if lezing.nakoming is not None:
        yield f"Gelezen als nakoming van een eerdere toezegging (regel {lezing.nakoming.regel})."
    if lezing.melding is not None:
        yield f"Gelezen als melding van {lezing.melding.soort}, om de woorden “{lezing.melding.bewijs}”."
    if not lezing.toezeggingen:
        own = next((deelzin.reden for deelzin in lezing.deelzinnen if deelzin.hoofdzin), None)
        yield f"Geen nieuwe toezegging: {lezing.reden or own or 'geen regel past'}."
    signalen = ", ".join(f"“{signaal}”" for signaal in lezing.signalen)
    yield f"Woorden en zinsbouw: kans op een toezegging {_comma(lezing.kans)}; het zwaarst wegen {signalen}."


def _commitment(toezegging: Toezegging) -> Iterator[str]:
    regel = lexicon("toezeggingen")["regels"][toezegging.regel]
    right, read = (sum(regel[source][i] for source in MEASURED) for i in (0, 1))
    termijn = toezegging.termijn
    bounds = f" (uiterlijk {termijn.uiterlijk})" if termijn and termijn.uiterlijk else ""
    yield f"Gelezen als toezegging, soort {toezegging.soort}, aard {toezegging.aard}."
    yield f"  regel        {toezegging.regel}: {regel['uitleg']}"
    yield f"  wie          {toezegging.actor or '— (de zin noemt niemand)'}"
    yield f"  termijn      {f'“{termijn.plaats.citaat}”' if termijn else '—'}{bounds}"
    yield f"  voorwaarde   {toezegging.voorwaarde or '—'}"
    yield f"  zekerheid    {_comma(toezegging.zekerheid)} (deze regel had {right} van de {read} keer gelijk)"
    yield f"  in één regel {toezegging.parafrase or '— (niet zeker goed te maken)'}"


def _comma(number: float) -> str:
    """A fraction as Dutch writes it."""
    return f"{number:.2f}".replace(".", ",")


def _clause(number: int, deelzin: Deelzinlezing) -> Iterator[str]:
    """A clause with what was read in it."""
    kind = "hoofdzin" if deelzin.hoofdzin else f"bijzin met “{deelzin.voegwoord}”"
    yield f"Deelzin {number}, {kind}: “{deelzin.tekst}”"
    yield f"  persoonsvorm {deelzin.persoonsvorm or '—'}; onderwerp {deelzin.onderwerp or '—'} ({deelzin.rol})"
    for gezegde in deelzin.gezegden:
        yield f"  gezegde      {_verb(gezegde)}"
    if deelzin.tekens:
        yield f"  te zien aan  {', '.join(deelzin.tekens)}"
    if deelzin.regels:
        yield f"  regel        {', '.join(deelzin.regels)}"
    else:
        yield f"  geen regel   {deelzin.reden}"


def _verb(gezegde: Gezegdelezing) -> str:
    if gezegde.uitdrukking is None:
        return f"{gezegde.werkwoord} ({gezegde.wijze}); geen uitdrukking van de lijst"
    there = "staat er" if gezegde.voldaan else "staat er niet"
    return (
        f"{gezegde.werkwoord} ({gezegde.wijze}); uitdrukking “{gezegde.uitdrukking}”, vraagt {gezegde.vraagt}: {there}"
    )


def _parse(ontleding: Ontleding) -> Iterator[str]:
    """The words with what the language model says of them."""
    yield f"Woorden, volgens het taalmodel {ontleding.model} (de regels lezen deze ontleding niet):"
    if ontleding.melding:
        yield f"  {ontleding.melding}"
    width = max((len(word.tekst) for word in ontleding.woorden), default=0)
    yield from (f"  {word.tekst:{width}}  {_labels(word, ontleding)}".rstrip() for word in ontleding.woorden)


def _labels(word: Woord, ontleding: Ontleding) -> str:
    head = "" if word.hoofd is None else f"{word.relatie} ← {ontleding.woorden[word.hoofd].tekst}"
    return f"{word.soort:6} {word.label:40} {word.lemma:20} {head}" if word.soort or head else ""
