"""Offices and the ministries they belong to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pipeline.lexicon import lexicon

OFFICE = r"(?:minister-president|vice-?minister-president|minister|staatssecretaris)"


def squash(text: str) -> str:
    """The letters and digits of a text alone, in lower case: what stays the same however it is set."""
    return re.sub(r"[\W_]+", "", text).lower()


def spell_functie(text: str) -> str | None:
    """An office in capitals as it is signed; None where its ministry is unknown.

    >>> spell_functie("STAATSSECRETARIS VAN ONDERWIJS, CULTUUR EN WETENSCHAP")
    'Staatssecretaris van Onderwijs, Cultuur en Wetenschap'
    """
    text = re.sub(r"\s+", " ", text).strip(" ,.")
    found = re.match(rf"(?P<ambt>{OFFICE})(?:\s(?P<voorzetsel>van|voor)\s(?P<post>.+))?$", text, re.I)
    if not found:
        return None
    if not found["post"]:
        return found["ambt"].capitalize()
    post = found["post"].lower()
    names = {squash(name): name for name in (*(m["naam"] for m in lexicon("ministeries")["ministerie"]), *_ambten())}
    name = names.get(squash(post))
    return f"{found['ambt'].capitalize()} {found['voorzetsel'].lower()} {_capitalise(name)}" if name else None


def _capitalise(name: str) -> str:
    """A portfolio with capitals, little words left small."""
    return re.sub(r"\b(?!en\b|van\b)[a-zà-ÿ]", lambda letter: letter[0].upper(), name) if name.islower() else name


@cache
def _ambten() -> Mapping[str, str]:
    """Each portfolio (lower case) and the ministry it belongs to."""
    return {ambt: entry["naam"] for entry in lexicon("ministeries")["ministerie"] for ambt in entry["ambten"]}


def functie_of_post(ambt: str, post: str) -> str | None:
    """An office from a title and a portfolio ("Minister", "Rechtsbescherming"); None for an unknown portfolio.

    A minister without a ministry of that name is "Minister voor …"; a staatssecretaris is always "van".

    >>> functie_of_post("minister", "Rechtsbescherming"), functie_of_post("Staatssecretaris", "Financiën")
    ('Minister voor Rechtsbescherming', 'Staatssecretaris van Financiën')
    """
    if ministerie_of(f"{ambt} van {post}") is None:
        return None
    names = {squash(entry["naam"]) for entry in lexicon("ministeries")["ministerie"]}
    own = ambt.lower() == "staatssecretaris" or squash(post) in names
    return f"{ambt.capitalize()} {'van' if own else 'voor'} {post}"


def ministerie_of(functie: str) -> str | None:
    """The ministry of an office; None where it is unknown. A part behind a dash or in brackets is left out.

    >>> ministerie_of("Minister voor Rechtsbescherming"), ministerie_of("Minister-President")
    ('Justitie en Veiligheid', 'Algemene Zaken')
    >>> ministerie_of("Staatssecretaris van Financiën – Toeslagen"), ministerie_of("Staatssecretaris Mijnbouw")
    ('Financiën', 'Economische Zaken en Klimaat')
    """
    if re.match(r"(?:vice-?)?minister-president", functie, re.I):
        return _ambten()["minister-president"]
    post = re.sub(rf"^{OFFICE}\s+(?:(?:van|voor)\s+)?", "", functie, flags=re.I)
    by_squash = {squash(ambt): naam for ambt, naam in _ambten().items()}
    whole = re.split(r"\s+[-–—]\s+|\s*\(", post, maxsplit=1)[0]
    return by_squash.get(squash(post)) or by_squash.get(squash(whole))
