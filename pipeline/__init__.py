"""Kamerspoor: reads Kamerbrieven and traces the commitments, sums and motions in them."""

__version__ = "0.1.0"
