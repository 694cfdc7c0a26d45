"""Sides of cells that are drawn in part, as some tools do where a page cuts a merged cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .shapes import Box

# Points within which rules meet.
_MEET = 3.0


def find_missing(upright: Sequence[Box], level: Sequence[Box]) -> Iterator[Box]:
    """Yield the rules that cells lack of which others show a side."""
    ordered = sorted(upright)
    for above, below in pairwise(ordered):
        if abs(above.x0 - below.x0) <= _MEET and _parts_cell(above, below, upright, level):
            yield Box(above.x0, above.bottom, above.x0, below.top)
    left = ordered[0].x0
    for side in ordered:
        if side.x0 - left <= _MEET:
            yield from _end(side, upright, level)


def _parts_cell(above: Box, below: Box, upright: Sequence[Box], level: Sequence[Box]) -> bool:
    """Whether the gap between two rules is in the side of a cell, not beside one of two columns."""
    x, top, low = above.x0, above.bottom, below.top
    heights = [rule.top for rule in level if rule.x0 <= x + _MEET < rule.x1]
    inside = any(top - _MEET <= y < low - _MEET for y in heights)
    ends = any(abs(y - low) <= _MEET for y in heights) and min(heights) < top - _MEET
    beside = any(x + _MEET < r.x0 and r.top <= top and low <= r.bottom for r in upright)
    return top + _MEET < low and ends and beside and not inside


def _end(side: Box, upright: Sequence[Box], level: Sequence[Box]) -> Iterator[Box]:
    """Yield the rule that a cell lacks where its outer side begins or ends, at that of a row."""
    for y in (side.top, side.bottom):
        columns = (r.x0 for r in upright if side.x0 + _MEET < r.x0 and r.top <= y <= r.bottom)
        end = min(columns, default=side.x0)
        begins = min((rule.x0 for rule in level if abs(rule.top - y) <= _MEET), default=side.x0)
        if side.x0 + _MEET < end and abs(begins - end) <= _MEET:
            yield Box(side.x0, y, end, y)
