"""Words that stick out of a table on the right: an unbroken number is wider than its column."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from .glyphs import Glyph
from .shapes import Box

# What follows the last letter of a word that stands in the table.
Overhang = dict[Glyph, list[Glyph]]

# Ems: letters of one word stand closer, and their baselines are one.
_NEXT, _LEVEL = 0.25, 0.1


def find_overhang(glyphs: Iterable[Glyph], table: Box) -> Overhang:
    """Return the letters beyond the right side of a table whose words begin in it."""
    found: Overhang = {}
    last: Glyph | None = None
    for before, glyph in pairwise(glyphs):
        if glyph.anchor < table.x1 or not _goes_on(before, glyph):
            last = None
            continue
        if before.anchor < table.x1 and table.holds(before.anchor, before.base):
            last = before
        if last:
            found.setdefault(last, []).append(glyph)
    return found


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    """Whether a letter is the next one of a word."""
    level = abs(glyph.base - before.base) < _LEVEL * glyph.size
    return level and abs(glyph.x0 - before.x1) < _NEXT * glyph.size
