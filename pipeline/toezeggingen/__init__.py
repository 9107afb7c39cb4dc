"""What a letter promises, and which older promises it delivers on."""

from __future__ import annotations

from pipeline.toezeggingen.nakomingen import find_nakomingen
from pipeline.toezeggingen.vinden import find_toezeggingen

__all__ = ["find_nakomingen", "find_toezeggingen"]
