"""What becomes of the motions that a letter names: what the rules read, weighed with the passage they stand in."""

from __future__ import annotations

from pipeline.uitvoering.weging import weigh_moties

__all__ = ["weigh_moties"]
