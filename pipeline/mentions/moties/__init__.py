"""Mentions of motions in a letter: who submitted it, its number, what it asks, what the letter says of it.

Surface forms: those of `namen` (motie Kuiken, motie-Kuiken, motie Kuik c.s., de gewijzigde motie van de leden Krol en
Van Dam, motie Heerma-Dijkhoff, de moties A c.s. en B c.s., Motie#21, deze motie), and de motie (Kamerstuk 35 510,
nr. 21) · moties Kamerstuk 32 793, nr. 176 (Dik-Faber) · a heading "Motie wachtlijsten". The number of a motion stands
beside it, in the note whose mark hangs behind it, or with another mention of it.
"""

from __future__ import annotations

from pipeline.mentions.moties.finding import find_moties

__all__ = ["find_moties"]
