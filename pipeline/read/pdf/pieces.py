"""Pieces of a line between which a gutter may run, and the stretches that they take up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from .figures import Figure
from .glyphs import CLOSING, is_wide
from .lines import TextLine
from .pages import Table
from .shapes import Box

Element = TextLine | Table | Box | Figure
# From where to where a column or a piece of a line reaches.
Stretch = tuple[float, float]

# Columns are at least so far apart, in points; half the width of a character of body text.
GUTTER = 5.0
# Ems: what stands so far apart may be in two columns.
_APART = 0.5
# And more than letters where an upright edge is drawn in between.
_DRAWN = 0.2


class Extent(NamedTuple):
    """An element and the box around it."""

    element: Element
    box: Box


class Piece(NamedTuple):
    """What stands between two gutters: of a line the characters from `start` to `end`."""

    extent: Extent
    x0: float
    x1: float
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of a line."""
        element = self.extent.element
        return element.text[self.start : self.end] if isinstance(element, TextLine) else ""


def part_extent(extent: Extent, uprights: Sequence[float]) -> list[Piece]:
    """Part a line where it has room for a gutter, and at upright edges; all else is one piece."""
    line = extent.element
    if not isinstance(line, TextLine):
        return [Piece(extent, extent.box.x0, extent.box.x1, 0, 0)]
    edges, text = line.edges, line.text
    gaps = [
        (at, edges[2 * at] if text[at] == " " else left, right)
        for at, (left, right) in enumerate(zip(edges[1:-1:2], edges[2::2], strict=True))
        if text[at + 1] != " "
    ]
    widths = [right - left for _, left, right in gaps]
    # in a stretched line every gap is wide
    usual = max(0.0, median(widths or [0.0]))
    least = math.inf if line.spread else max(GUTTER, _APART * line.size) + usual
    drawn = usual + _DRAWN * line.size
    bounds = [0]
    for (at, left, right), width in zip(gaps, widths, strict=True):
        # closing marks are drawn in half of their width
        start = (edges[2 * at] + left) / 2 if text[at] in CLOSING else left
        white = text[at] == " " or right - start >= drawn
        if width >= least or (white and any(start <= x <= right for x in uprights)):
            bounds += [at + (text[at] != " "), at + 1]
    bounds.append(len(text))
    return [
        Piece(extent, edges[2 * start], edges[2 * end - 1], start, end)
        for start, end in zip(bounds[::2], bounds[1::2], strict=True)
    ]


def has_room(line: Element, gutters: int) -> bool:
    """Whether there is white enough in a line for so many gutters; most have none."""
    if not isinstance(line, TextLine) or line.spread:
        return False
    edges, least = line.edges, max(GUTTER, _APART * line.size)
    white = line.x1 - line.x0 - sum(edges[1::2]) + sum(edges[::2])
    for at, sign in enumerate(line.text) if " " in line.text else ():
        white += edges[2 * at + 1] - edges[2 * at] if sign == " " else 0.0
    return white >= gutters * least


def merge_stretches(stretches: Sequence[Stretch], uprights: Sequence[float]) -> list[Stretch]:
    """Put together what no gutter and no upright edge parts, from the left."""
    merged: list[Stretch] = []
    for left, right in sorted(stretches):
        last = merged[-1] if merged else None
        if last and left < last[1] + GUTTER and not is_between(last[1], left, uprights):
            merged[-1] = (last[0], max(last[1], right))
        else:
            merged.append((left, right))
    return merged


def is_between(left: float, right: float, uprights: Sequence[float]) -> bool:
    """Whether an upright edge is drawn between two pieces."""
    return any(left - 1 < x < right + 1 for x in uprights) and left < right + 1


def find_ink(extent: Extent, size: float) -> Box:
    """Return the box of a line's letters of that size, 0 for its own; of all else its box."""
    line = extent.element
    return line.ink(size or line.size) if isinstance(line, TextLine) else extent.box


def measure_type(band: Sequence[Extent]) -> float:
    """Return the size of the Chinese type of a band, 0 where it has none."""
    lines = (e.element for e in band if isinstance(e.element, TextLine))
    return max((line.size for line in lines if any(map(is_wide, line.text))), default=0.0)


def count_touched(columns: Sequence[Stretch], pieces: Sequence[Piece]) -> int:
    """Return how many columns have a piece in them."""
    return sum(any(a <= piece.x0 < b for piece in pieces) for a, b in columns)
