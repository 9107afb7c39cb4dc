"""The condition on which a promise hangs, in the words of the text."""

from __future__ import annotations

from functools import cache

from pipeline.lexicon import lexicon
from pipeline.toezeggingen.beelden import Beeld, Zinsbeeld
from pipeline.toezeggingen.deelzinnen import Deelzin

STOP = frozenset({",", ";", ":", "."})


def find_voorwaarde(beeld: Beeld) -> str | None:
    """The condition: a clause with "indien", "mits", "zodra", "als" …, or words such as "onder voorbehoud van …"."""
    for deelzin in beeld.zin.deelzinnen:
        if not deelzin.hoofd and deelzin is not beeld.deelzin and deelzin.voegwoord in _conjunctions():
            return _clause_text(beeld.zin, deelzin)
    return _inverted(beeld.zin) or _phrase(beeld.zin)


def _inverted(zin: Zinsbeeld) -> str | None:
    """A condition with its verb first: "Mocht de vraag dalen, dan …"."""
    comma = zin.tekst.find(",")
    return zin.tekst[:comma] if comma > 0 and zin.laag.startswith(("mocht ", "mochten ")) else None


@cache
def _conjunctions() -> frozenset[str]:
    return frozenset(lexicon("toezeggingen")["voorwaarden"]["voegwoorden"])


def _clause_text(zin: Zinsbeeld, deelzin: Deelzin) -> str:
    """The clause from its conjunction to the mark that ends it."""
    start = deelzin.eigen[0]
    last = max(i for i in deelzin.eigen)
    end = next((i for i in range(last + 1, len(zin.tokens)) if zin.tokens[i].laag in STOP), len(zin.tokens))
    if deelzin.persoonsvorm is not None:
        end = min(end, _verb_end(zin, deelzin.persoonsvorm))
    return zin.tekst[zin.tokens[start].begin : zin.tokens[end - 1].einde]


def _verb_end(zin: Zinsbeeld, verb: int) -> int:
    """Where the words behind the verb of a clause end: at the next mark."""
    return next((i for i in range(verb + 1, len(zin.tokens)) if zin.tokens[i].laag in STOP), len(zin.tokens))


def _phrase(zin: Zinsbeeld) -> str | None:
    """A condition without a verb of its own, up to the next mark or the finite verb."""
    for phrase in lexicon("toezeggingen")["voorwaarden"]["bepalingen"]:
        place = f" {zin.laag}".find(f" {phrase} ")
        if place >= 0:
            return zin.tekst[place : _phrase_end(zin, place + len(phrase))].strip(" ,")
    return None


def _phrase_end(zin: Zinsbeeld, begin: int) -> int:
    verbs = {d.persoonsvorm for d in zin.deelzinnen}
    for index, token in enumerate(zin.tokens):
        if token.begin > begin and (token.laag in STOP or index in verbs):
            return token.begin
    return len(zin.tekst)
