"""Rows that stand outside the rules of a table: a header above them, one cut by the page below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from .glyphs import Glyph
from .shapes import Box

# Points. Rules of one height are one.
SAME = 2.0
# Columns stand further apart, in ems, than a number and its words: half an em.
APART = 0.6
# Latin letters have boxes higher than the type by a third; a heading is larger.
_MUCH = 1.4
# Ems within which letters stand on one line.
_LEVEL = 0.25
# The first line of a row stands so many ems below the row above, at most.
_FAR = 3.5


Band = tuple[float, float]


class Whites(NamedTuple):
    """White in the rows of a table, in points: above their first words, and between lines."""

    above: float
    between: float


def find_outer_row(
    glyphs: list[Glyph], rule: Box, gutters: list[Band], way: int, usual: Whites
) -> tuple[float, list[Band]]:
    """Return where the row ends that stands above the first rule (`way` -1) or below the last (1).

    Mostly it is a header, else one that the page cuts; the white in it is as `usual`, or no more
    than half a line, above it a line. The `gutters` are returned as narrow as the row leaves them.
    """
    edge = rule.top
    reach, columns, kept = edge, set[int](), gutters
    size = median([glyph.size for glyph in glyphs])
    most = max(usual.above, size), max(usual.between, size / 2)

    def near(glyph: Glyph) -> float:
        return way * (glyph.top if way > 0 else glyph.bottom)

    beyond = [glyph for glyph in glyphs if near(glyph) >= way * edge - SAME]
    for line in part_lines(beyond)[::way]:
        white = min(map(near, line)) - way * reach
        narrowed = [_narrow(gutter, line) for gutter in kept]
        left = [gutter for gutter in narrowed if gutter]
        own = {sum(sum(gutter) / 2 < glyph.x0 for gutter in left) for glyph in line}
        # a cell in the middle of its row stands closer to the first line of another
        apart = columns and columns.isdisjoint(own) and white > most[1] / 2
        if apart or white > most[bool(columns)] or None in narrowed:
            break
        kept, columns = left, columns | own
        reach = way * max(way * (glyph.bottom if way > 0 else glyph.top) for glyph in line)
    # a merged cell may have begun on the page before, and one may be cut before its words
    share = (2, 3) if way < 0 else (1, 2)
    over = _count_columns(rule, gutters)
    # below a rule that lies beside a merged cell the table goes on, be it with one column
    least = min(2, over) if way > 0 else 2
    if way > 0 and columns and 0 not in columns and _begins_cell(glyphs, (edge, reach)):
        least = 1
    if len(columns) < least or len(columns) * share[1] < over * share[0]:
        return edge, gutters
    return reach, kept


def _begins_cell(glyphs: list[Glyph], row: Band) -> bool:
    """Whether a row begins where words do in most lines above: that of a merged cell may."""
    left = min(glyph.x0 for glyph in within(glyphs, row))
    lines = part_lines(glyph for glyph in glyphs if glyph.base < row[0])
    same = sum(any(abs(glyph.x0 - left) < SAME / 2 for glyph in line) for line in lines)
    return same > max(2, len(lines) / 2)


def _count_columns(rule: Box, gutters: list[Band]) -> int:
    """Return how many columns a rule reaches over: beside it are those of merged cells."""
    return 1 + sum(rule.x0 + SAME < left and right < rule.x1 - SAME for left, right in gutters)


def _narrow(gutter: Band, line: list[Glyph]) -> Band | None:
    """Return what a line leaves of a gutter, or None where its words run on over it.

    A word of a header stands in the middle of its column, beside numbers that begin it.
    """
    left, right = gutter
    words = sorted((glyph.x0, glyph.x1) for glyph in line)
    ends, begins = [left, *(x1 for _, x1 in words)], [*(x0 for x0, _ in words), right]
    whites = [(max(left, a), min(right, b)) for a, b in zip(ends, begins, strict=True)]
    widest = max(whites, key=lambda white: white[1] - white[0])
    least = min(right - left, APART * line[0].size)
    return widest if widest[1] - widest[0] > least - SAME / 4 else None


def part_lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return lines from the top, what stands at one height in one."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if lines and glyph.base - lines[-1][-1].base < _LEVEL * glyph.size:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return lines


def leave_out_larger(glyphs: list[Glyph], cells: list[Glyph]) -> list[Glyph]:
    """Leave out letters larger than those of the cells: a heading is no row."""
    most = _MUCH * median([glyph.size for glyph in cells]) if cells else 0.0
    return [glyph for glyph in glyphs if glyph.size < most]


def measure_whites(rows: list[Band], glyphs: list[Glyph], gutters: list[Band]) -> Whites:
    """Return the white above the first words of most rows, with some slack, and in their cells.

    Lines of cells set in the middle of a row stand closer than those of one cell.
    """
    above: list[float] = []
    between: list[float] = []
    for row in rows:
        own = within(glyphs, row)
        above += [min(glyph.top for glyph in line) - row[0] for line in part_lines(own)[:1]]
        cells: defaultdict[int, list[Glyph]] = defaultdict(list)
        for glyph in own:
            cells[sum(sum(gutter) / 2 < glyph.x0 for gutter in gutters)].append(glyph)
        for line, after in (pair for cell in cells.values() for pair in pairwise(part_lines(cell))):
            between.append(min(g.top for g in after) - max(g.bottom for g in line))
    return Whites(*(median(found) + SAME if found else 0.0 for found in (above, between)))


def goes_on(glyphs: list[Glyph], low: float, places: list[float]) -> bool:
    """Whether words stand in the same columns below the row that was taken for the last."""
    size = max(glyph.size for glyph in glyphs)
    below = [glyph for glyph in glyphs if low < glyph.base < low + _FAR * size]
    columns = {sum(x < glyph.x0 for x in places) for glyph in below}
    crossed = any(glyph.x0 < x < glyph.x1 for glyph in below for x in places)
    return len(columns) > 1 and not crossed


def within(glyphs: Iterable[Glyph], band: Band) -> list[Glyph]:
    """Return the letters between two heights."""
    return [glyph for glyph in glyphs if band[0] < middle(glyph) < band[1]]


def middle(glyph: Glyph) -> float:
    """Return the height of the middle of a letter."""
    return (glyph.top + glyph.bottom) / 2
