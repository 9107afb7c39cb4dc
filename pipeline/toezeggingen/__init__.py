"""What a letter promises, which older promises it delivers on, and what it says of the others."""

from __future__ import annotations

from pipeline.toezeggingen.meldingen import find_meldingen
from pipeline.toezeggingen.nakomingen import find_nakomingen
from pipeline.toezeggingen.vinden import Gelezen, find_toezeggingen, read_zinsbeelden

__all__ = ["Gelezen", "find_meldingen", "find_nakomingen", "find_toezeggingen", "read_zinsbeelden"]
