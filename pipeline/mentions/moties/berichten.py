"""Promises to report to the Kamer, put together from their parts in any order.

Reads stuur ik u in mei · in de volgende brief laat ik uw Kamer weten · medio 2025 schrijf ik u · hoop de Kamer na het
reces een reactie te sturen · zal de Kamer worden geïnformeerd · komt er met de begroting op terug.
"""

from __future__ import annotations

import re

from pipeline.lexicon import lexicon

_DELEN = lexicon("moties")["bericht"]


def _words(*names: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(word for name in names for word in _DELEN[name]) + r")\b")


_LEZER = _words("lezer")
_MELDT = _words("meldt")
_MELDT_ZONDER_LEZER = _words("meldt_zonder_lezer")
_GEMELD = _words("gemeld")
_LIJDEND = _words("lijdend")
_TERUG = _words("terug")
_VOLGT = _words("volgt")
_VERSLAG = _words("verslag")
_STRAKS = _words("straks", "moment")
_MOMENT = _words("moment")
_GEWEEST = _words("geweest")


def announces_report(clause: str) -> bool:
    """Whether a lower-cased clause promises that the Kamer will hear of something at a later moment.

    >>> announces_report("in mei leg ik u het ontwerp voor"), announces_report("ik schreef uw kamer in mei")
    (True, False)
    """
    if not _STRAKS.search(clause) or _GEWEEST.search(clause):
        return False
    if _TERUG.search(clause) or _MELDT_ZONDER_LEZER.search(clause):
        return True
    if _VOLGT.search(clause) and _VERSLAG.search(clause) and _MOMENT.search(clause):
        return True
    if not _LEZER.search(clause):
        return False
    return bool(_MELDT.search(clause) or (_GEMELD.search(clause) and _LIJDEND.search(clause)))
