"""The gutters between the columns of rows that level rules part."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from .glyphs import CLOSING, Glyph
from .outer_rows import APART, SAME, Band, part_lines

# Points: columns stand further apart than a number and its words.
GUTTER = 5.0
# Ems: where a row shows a gutter to be wide, full cells of other rows leave at least so much.
_NARROW = 0.25
# So many lines keep such a gutter clear; a blank of one or two may stand anywhere.
_LINES = 4
# Ems: where most rows show it to be wide, letters of others may touch.
_TOUCH = -0.05
# Numbers of entries that stand in a cell below each other.
_MARKS = re.compile(r"(?:\d{1,2}[.．、]|[①-⑳])+")


class _Pair(NamedTuple):
    """What a row has in two columns: how far its words stand apart, where the others begin.

    `room` is infinite where no two of them stand on one line, `lines` the lines of the longer.
    """

    room: float
    begin: float
    lines: int


def find_row_gutters(rows: Sequence[list[Glyph]], ends: Sequence[float]) -> list[Band]:
    """Return the gutters that go through all `rows`; at `ends` rules end where columns meet."""
    glyphs = [glyph for row in rows for glyph in row]
    parted = [part_lines(row) for row in rows]
    wide, clear = find_whites(glyphs), find_whites(glyphs, _NARROW)
    least = _measure_least(glyphs)
    gutters: list[Band] = []
    for left, right in find_whites(glyphs, _TOUCH, hanging=True):
        start = gutters[-1][1] if gutters else -math.inf
        end = next((x for x, _ in wide if x > right), math.inf)
        pairs = _find_pairs(parted, (start, left), (right, end))
        apart = [pair for pair in pairs if pair.room >= least]
        sure = len(apart) == len(pairs) or sum(pair.lines for pair in pairs) >= _LINES
        if _meets((left, right), clear if sure else wide):
            shown = bool(apart)
        else:
            shown = 2 * sum(pair.begin < right + SAME for pair in apart) > len(pairs)
        # a heading set in the middle of its column may stand beside numbers that are not
        if shown or any(left - SAME < x < right + SAME for x in ends):
            gutters.append((left, right))
    starts = [-math.inf, *(right for _, right in gutters)]
    return [
        gutter
        for start, gutter in zip(starts, gutters, strict=False)
        if not _is_list(rows, start, gutter[0])
    ]


def find_whites(
    glyphs: Sequence[Glyph], apart: float = APART, *, hanging: bool = False
) -> list[Band]:
    """Return the stretches between the words, at least `apart` ems wide, that no letter enters.

    Closing marks are drawn in half of their width; the other half may be `hanging` over.
    """
    least = _measure_least(glyphs) * apart / APART
    whites: list[Band] = []
    reach = math.inf
    for glyph in sorted(glyphs, key=lambda glyph: glyph.x0):
        if glyph.x0 - reach >= least:
            whites.append((reach, glyph.x0))
        half = hanging and glyph.text in CLOSING
        end = (glyph.x0 + glyph.x1) / 2 if half else glyph.x1
        reach = max(reach, end) if reach < math.inf else end
    return whites


def keeps_clear(row: Sequence[Glyph], gutters: Sequence[Band]) -> bool:
    """Whether a row has words on both sides of most gutters, and crosses none."""
    whites = find_whites(row, _NARROW)
    parted = [_meets(gutter, whites) for gutter in gutters]
    crossed = (
        min(glyph.x0 for glyph in row) < left and right < max(glyph.x1 for glyph in row)
        for clear, (left, right) in zip(parted, gutters, strict=True)
        if not clear
    )
    return 2 * sum(parted) > len(gutters) and not any(crossed)


def _measure_least(glyphs: Sequence[Glyph]) -> float:
    """Return how far columns stand apart, in points."""
    return max(GUTTER, APART * median([glyph.size for glyph in glyphs])) if glyphs else 0.0


def _find_pairs(
    rows: Sequence[Sequence[Sequence[Glyph]]], before: Band, after: Band
) -> list[_Pair]:
    """Return what rows have in two columns, those left out that lack one."""
    pairs: list[_Pair] = []
    for row in rows:
        ends = [[g.x1 for g in line if before[0] - SAME < g.x0 < before[1]] for line in row]
        begins = [[g.x0 for g in line if after[0] - SAME < g.x0 < after[1]] for line in row]
        if any(ends) and any(begins):
            both = zip(ends, begins, strict=True)
            room = min((min(b) - max(a) for a, b in both if a and b), default=math.inf)
            lines = max(sum(map(bool, ends)), sum(map(bool, begins)))
            pairs.append(_Pair(room, min(min(own) for own in begins if own), lines))
    return pairs


def _meets(band: Band, whites: Sequence[Band]) -> bool:
    return any(band[0] < right and left < band[1] for left, right in whites)


def _is_list(rows: Sequence[list[Glyph]], left: float, right: float) -> bool:
    """Whether all that stands between two places are the numbers of entries."""
    words = (
        "".join(g.text for g in row if left - SAME < g.x0 and g.x1 < right + SAME) for row in rows
    )
    return all(_MARKS.fullmatch(word) for word in words if word)
