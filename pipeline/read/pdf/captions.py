"""Captions of floated pictures that stand closer to the text beside them than columns do."""

from __future__ import annotations

import itertools
import re
from bisect import bisect
from collections.abc import Iterable, Sequence

from .glyphs import Glyph
from .shapes import Box

# In ems: how far from its picture a caption of several lines ends, and how far a label stands.
_BELOW, _ABOVE = 8.0, 2.2
# In ems: a float keeps away from the text, which no blank does; a caption is set around its middle.
_AWAY, _OFF = 0.6, 0.5
# Behind the number of a heading its words stand a little away.
_NUMBER, _BEHIND = re.compile(r"[\d.．、]+"), 1.2


def find_floats(pictures: Iterable[Box], glyphs: Sequence[Glyph]) -> list[Box]:
    """Return the pictures that have words beside them."""
    heights = sorted((glyph.top + glyph.bottom) / 2 for glyph in glyphs)
    return [p for p in pictures if bisect(heights, p.top) < bisect(heights, p.bottom)]


def part_captions(row: list[Glyph], pictures: Sequence[Box]) -> list[list[Glyph]]:
    """Part a row, sorted from the left, where a line of text and a line of a caption meet."""
    for picture in pictures:
        size = row[0].size
        if not picture.top - _ABOVE * size < row[0].bottom < picture.bottom + _BELOW * size:
            continue
        middle = picture.x0 + picture.x1
        for index, (before, after) in enumerate(itertools.pairwise(row), 1):
            gap = (after.x0 - before.x1) / after.size
            if gap < _AWAY:
                continue
            left, right = row[:index], row[index:]
            if gap < _BEHIND and _NUMBER.fullmatch("".join(glyph.text for glyph in left)):
                continue
            if any(
                abs(part[0].x0 + part[-1].x1 - middle) < 2 * _OFF * size for part in (left, right)
            ):
                return [left, right]
    return [row]
