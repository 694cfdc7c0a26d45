"""Captions of floated pictures that stand closer to the text beside them than columns do."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .glyphs import Glyph
from .shapes import Box

# In ems: how far from its picture a caption of several lines ends, and how far a label stands.
_BELOW, _ABOVE = 8.0, 2.2
# In ems: a float keeps away from the text, which no blank does; a caption is set around its middle.
_AWAY, _OFF = 0.6, 0.5
# Points within which the lines of a text begin at one place.
_SAME = 2.0
# Behind the number of a heading its words stand a little away.
_NUMBER, _BEHIND = re.compile(r"[\d.．、]+"), 1.2


class Float(NamedTuple):
    """A picture with words beside it, and where those on its right begin."""

    box: Box
    starts: list[float]


def find_floats(pictures: Iterable[Box], rows: Sequence[list[Glyph]]) -> list[Float]:
    """Return the pictures that have words beside them; `rows` are sorted from the left."""
    floats: list[Float] = []
    for box in pictures:
        beside = [r for r in rows if box.top <= (r[0].top + r[0].bottom) / 2 < box.bottom]
        right = (next((g.x0 for g in row if g.x0 > box.x1 - g.size), None) for row in beside)
        if beside:
            floats.append(Float(box, [start for start in right if start is not None]))
    return floats


def part_captions(row: list[Glyph], floats: Sequence[Float]) -> list[list[Glyph]]:
    """Part a row, sorted from the left, where a line of text and a line of a caption meet."""
    for picture, starts in floats:
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
            if _is_around(right, middle, size) or (
                _is_around(left, middle, size) and _begins_at(after.x0, starts)
            ):
                return [left, right]
    return [row]


def _is_around(part: Sequence[Glyph], middle: float, size: float) -> bool:
    return abs(part[0].x0 + part[-1].x1 - middle) < 2 * _OFF * size


def _begins_at(x: float, starts: Sequence[float]) -> bool:
    """Whether words begin where others do on the right of a picture, or nearer to it."""
    return x < min(starts, default=x) + _SAME or any(abs(start - x) < _SAME for start in starts)
