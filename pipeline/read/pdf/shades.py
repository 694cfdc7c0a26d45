"""Shades behind the words: where they cover a whole table their edges stand for its rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .shapes import Box, around, group_touching

# pdfplumber's own tolerance, within which edges touch.
_SNAP = 3.0
_MAX_PAIRS = 1_000_000
# The part of a table that its shades cover when each cell has one.
_WHOLE = 0.95
_ROWS = 4


class Shade(NamedTuple):
    """A filled shape without a line around it, and its straight edges."""

    box: Box
    edges: list[Box]


def part_shades(shades: Sequence[Shade], rules: Sequence[Box]) -> tuple[list[Box], list[Box]]:
    """Return the edges of shades that stand for rules, and those that only guide.

    Where a table has rules its shades tell nothing, unless those are level. Those of every other
    row, or of the header, show where some rows and columns end, but not the others.
    """
    if len(shades) * max(len(shades), len(rules)) > _MAX_PAIRS:
        return [], []
    upright = [rule for rule in rules if rule.bottom - rule.top > rule.x1 - rule.x0]
    loose = [shade for shade in shades if not _is_touched(shade, upright)]
    own = [shade for shade in loose if not _is_touched(shade, rules)]
    stand: list[Box] = []
    guide = [edge for shade in loose if shade not in own for edge in shade.edges]
    for cells in group_touching(own, lambda one, other: one.box.touches(other.box, _SNAP)):
        edges = [edge for shade in cells for edge in shade.edges]
        if _is_whole(cells):
            stand += edges
        else:
            guide += edges
    return stand, guide


def _is_touched(shade: Shade, rules: Sequence[Box]) -> bool:
    return any(shade.box.touches(rule, _SNAP) for rule in rules)


def _is_whole(cells: Sequence[Shade]) -> bool:
    """Whether the shades are all the cells of a table, not its header and the first row."""
    boxes = {shade.box for shade in cells}
    whole = around([shade.box for shade in cells])
    area = sum((box.x1 - box.x0) * (box.bottom - box.top) for box in boxes)
    rows, columns = {round(box.top) for box in boxes}, {round(box.x0) for box in boxes}
    covered = area >= _WHOLE * (whole.x1 - whole.x0) * (whole.bottom - whole.top)
    return covered and len(rows) >= _ROWS and len(columns) > 1
