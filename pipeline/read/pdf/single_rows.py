"""One row between two rules, told from a whole table and from underlined words."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from .glyphs import Glyph
from .gutters import find_whites
from .outer_rows import SAME
from .shapes import Box

# So many columns no text has, nor a running head.
_COLUMNS = 3
# Ems below the line: what stands so close underlines it.
_CLOSE = 0.3


def is_row(row: Sequence[Glyph], places: Sequence[float], *, shown: bool) -> bool:
    """Whether what stands between two rules is one row: a merged cell is alone with its one line.

    The columns are `shown` by a header, or by rules that are drawn cell by cell; then what a page
    left of a row may be a line of one cell. Else most cells have one line.
    """
    columns: dict[int, set[int]] = defaultdict(set)
    for glyph in row:
        columns[bisect(places, glyph.x0)].add(round(glyph.base / SAME))
    single = sum(len(lines) == 1 for lines in columns.values())
    if shown:
        return single > 1 or 0 < single == len(columns)
    return 2 * single > len(columns) >= _COLUMNS


def holds_cells(row: Sequence[Glyph], places: Sequence[float]) -> bool:
    """Whether words of two columns stand beside each other; headings stand below each other."""
    columns: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in row:
        columns[bisect(places, glyph.x0)].append(glyph)
    spans = sorted(
        (min(g.top for g in own), max(g.bottom for g in own)) for own in columns.values()
    )
    return any(top < bottom for (_, bottom), (top, _) in pairwise(spans))


def underlines(rules: Sequence[Box], glyphs: Sequence[Glyph]) -> bool:
    """Whether rules begin or end at different places, or the first stands close below words."""
    xs = [(rule.x0, rule.x1) for rule in rules]
    uneven = any(max(places) - min(places) > SAME for places in zip(*xs, strict=True))
    first = rules[0]
    near = (first.top - _CLOSE * glyph.size < glyph.base < first.top for glyph in glyphs)
    return uneven or any(near)


def are_underlines(rules: Sequence[Box], glyphs: Sequence[Glyph]) -> bool:
    """Whether each rule reaches exactly over words without a gap right above it: a link's lines."""
    return all(_underlines(rule, glyphs) for rule in rules)


def _underlines(rule: Box, glyphs: Sequence[Glyph]) -> bool:
    words = [
        glyph
        for glyph in glyphs
        if 0 < rule.top - glyph.base + SAME / 2 < _CLOSE * glyph.size
        and rule.x0 < glyph.anchor < rule.x1
    ]
    if not words or find_whites(words):
        return False
    left, right = min(glyph.x0 for glyph in words), max(glyph.x1 for glyph in words)
    return abs(left - rule.x0) < SAME / 2 and abs(right - rule.x1) < SAME / 2
