"""Rows that stand outside the rules of a table: a header above them, one cut by the page below."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from statistics import median

from .glyphs import Glyph

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


def find_outer_row(
    glyphs: list[Glyph], edge: float, places: list[float], way: int, padding: float
) -> float:
    """Return where the row ends that stands above the first rule (`way` -1) or below the last (1).

    Mostly it is a header, else one that the page cuts. `padding` is what other rows leave to the
    rule above them.
    """
    reach, columns = edge, set[int]()
    most = max(padding, median([glyph.size for glyph in glyphs]))

    def near(glyph: Glyph) -> float:
        return way * (glyph.top if way > 0 else glyph.bottom)

    beyond = [glyph for glyph in glyphs if near(glyph) >= way * edge - SAME]
    for line in part_lines(beyond)[::way]:
        white = min(map(near, line)) - way * reach
        limit = line[0].size / 2 if columns else most
        if white > limit or _runs_over(line, places):
            break
        reach = way * max(way * (glyph.bottom if way > 0 else glyph.top) for glyph in line)
        columns |= {sum(x < glyph.x0 for x in places) for glyph in line}
    if len(columns) < 2:
        return edge
    # a merged cell may have begun on the page before, and one may be cut before its words
    share = (2, 3) if way < 0 else (1, 2)
    return reach if len(columns) * share[1] >= (len(places) + 1) * share[0] else edge


def part_lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return lines from the top, what stands at one height in one."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if lines and glyph.base - lines[-1][-1].base < _LEVEL * glyph.size:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return lines


def _runs_over(line: list[Glyph], places: list[float]) -> bool:
    """Whether words run on over a place where columns meet."""
    return any(glyph.x0 < x < glyph.x1 for glyph in line for x in places) or any(
        left.x1 <= x <= right.x0 and right.x0 - left.x1 < APART * left.size
        for left, right in itertools.pairwise(sorted(line, key=lambda g: g.x0))
        for x in places
    )


def leave_out_larger(glyphs: list[Glyph], cells: list[Glyph]) -> list[Glyph]:
    """Leave out letters larger than those of the cells: a heading is no row."""
    most = _MUCH * median([glyph.size for glyph in cells]) if cells else 0.0
    return [glyph for glyph in glyphs if glyph.size < most]


def find_padding(bands: list[Band], glyphs: list[Glyph]) -> float:
    """Return how far the first words of most rows stand below their rule, with some slack."""
    whites = [
        min(glyph.top for glyph in own) - top
        for top, low in bands
        if (own := within(glyphs, (top, low)))
    ]
    return median(whites) + SAME if whites else 0.0


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
