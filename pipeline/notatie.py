"""Sums as a Dutch reader writes them; the lists and the site both use this."""

from __future__ import annotations


def format_sum(euro: float) -> str:
    """A sum without its sign for the euro; cents only where there are any.

    >>> format_sum(3_500_000), format_sum(0.07), format_sum(-12.5)
    ('3.500.000', '0,07', '-12,50')
    """
    digits = f"{euro:,.0f}" if float(euro).is_integer() else f"{euro:,.2f}"
    return digits.translate(str.maketrans(",.", ".,"))


def format_change(euro: float) -> str:
    """What changed in a sum, with its sign.

    >>> format_change(31_000_000.0), format_change(-12.5)
    ('+31.000.000', '-12,50')
    """
    return f"+{format_sum(euro)}" if euro > 0 else format_sum(euro)
