"""Mentions of earlier letters to the Kamer that give no number of their own, with the day or month they bear.

Surface forms: those of `briefvormen` (mijn brief van 18 oktober, de brief van 3 juli jl., brieven van 3 en 4 juni, de
aprilbrief, de brief over de mestmarkt die ik op 3 mei stuurde, in april informeerde ik uw Kamer), letters named before
(genoemde brief, laatstgenoemde brief; Idem. in a note) and letters without a date (mijn vorige brief).
"""

from __future__ import annotations

from pipeline.mentions.briefvermeldingen.finding import find_briefvermeldingen

__all__ = ["find_briefvermeldingen"]
