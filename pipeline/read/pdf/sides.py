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
        else:
            yield from _cross(side, upright, level)


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


def _cross(side: Box, upright: Sequence[Box], level: Sequence[Box]) -> Iterator[Box]:
    """Yield the rule that is not drawn where one between columns ends: at a row over all of them.

    Rules on both sides go on.
    """
    for y in (side.top, side.bottom):
        met = any(abs(rule.top - y) <= _MEET and _lies_over(rule, side.x0) for rule in level)
        again = any(r is not side and abs(r.x0 - side.x0) <= _MEET for r in upright)
        beside = [r.x0 for r in upright if r.top < y - _MEET and y + _MEET < r.bottom]
        lefts = [x for x in beside if x < side.x0 - _MEET]
        rights = [x for x in beside if x > side.x0 + _MEET]
        if lefts and rights and not met and not again:
            yield Box(max(lefts), y, min(rights), y)


def _lies_over(rule: Box, x: float) -> bool:
    return rule.x0 - _MEET <= x <= rule.x1 + _MEET
