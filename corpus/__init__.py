"""Own-written sample letters with their manifest, and the gold tables of the extractors."""
