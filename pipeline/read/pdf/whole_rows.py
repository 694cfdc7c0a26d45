"""A row over all columns below the last rule of a table: a remark on the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from .glyphs import Glyph
from .level_rules import find_heights
from .outer_rows import SAME, Band, leave_out_larger, measure_whites, part_lines, within
from .shapes import Box, group_touching

# Points within which cells are set alike.
_EVEN = 1.0


def close_whole_rows(
    level: Sequence[Box], upright: Sequence[Box], glyphs: list[Glyph]
) -> Iterator[Box]:
    """Yield the outer rules of such rows where tables have none but between their cells."""
    sides = min(rule.x0 for rule in level), max(rule.x1 for rule in level)
    if any(abs(rule.x0 - side) <= SAME for rule in upright for side in sides):
        return
    for part in group_touching([*level, *upright], lambda one, other: one.touches(other, SAME)):
        lying = [rule for rule in part if rule.x1 - rule.x0 > rule.bottom - rule.top]
        if 0 < len(lying) < len(part):
            yield from _close(lying, [rule for rule in part if rule not in lying], glyphs)


def _close(level: list[Box], upright: list[Box], glyphs: list[Glyph]) -> Iterator[Box]:
    """Yield the rules of a row below the last rule where none is above the header either.

    Only rules between its cells, which are `upright`, show that header.
    """
    first, last = min(rule.top for rule in level), max(rule.top for rule in level)
    top, bottom = min(rule.top for rule in upright), max(rule.bottom for rule in upright)
    if bottom > last + SAME or top > first - SAME:
        return
    sides = min(rule.x0 for rule in level), max(rule.x1 for rule in level)
    cells = [glyph for glyph in glyphs if top < glyph.base < last]
    rows = list(pairwise([top, *find_heights(level)]))
    usual = measure_whites(rows, cells, sorted({(rule.x0, rule.x0) for rule in upright}))
    low = find_whole_row(leave_out_larger(glyphs, cells), cells, sides, last, usual.above)
    if low > last:
        yield Box(sides[0], low, sides[1], low)
        yield Box(sides[0], last, sides[0], low)


def find_whole_row(
    glyphs: list[Glyph], cells: list[Glyph], sides: Band, edge: float, above: float
) -> float:
    """Return where the line below the last rule ends that is a cell over all columns, else `edge`.

    It begins where the `cells` do, or stands in the middle of the table, and as far `above` its
    words is the rule as in other rows.
    """
    below = part_lines(glyph for glyph in glyphs if glyph.top >= edge)
    if not below:
        return edge
    line = below[0]
    left, right = min(glyph.x0 for glyph in line), max(glyph.x1 for glyph in line)
    begins = abs(left - min(glyph.x0 for glyph in cells))
    centred = abs(left + right - sum(sides)) / 2
    white = min(glyph.top for glyph in line) - edge
    is_set = min(begins, centred) < _EVEN and abs(white + SAME - above) < _EVEN
    return max(glyph.bottom for glyph in line) if is_set and right < sides[1] else edge


def measure_below(rows: Sequence[Band], cells: Sequence[Glyph]) -> float:
    """Return the white below the words of most rows."""
    words = [(row, [glyph.bottom for glyph in within(cells, row)]) for row in rows]
    return median([row[1] - max(bottoms) for row, bottoms in words if bottoms])
