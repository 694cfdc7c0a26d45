"""The rows of a table of words: the heights between them, and of the words in each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from .shapes import Box
from .word_cells import WordCell

# Points within which words begin at one height.
_ROUNDING = 1.0


class Rows(NamedTuple):
    """The heights between which the rows lie, the outer ones too, and where words begin in each.

    `lows` tells where they end.
    """

    edges: list[float]
    tops: list[float]
    lows: Sequence[float] = ()

    @staticmethod
    def measure(
        keys: Sequence[WordCell], columns: Sequence[Sequence[WordCell]], levels: Sequence[float]
    ) -> Rows:
        """Part rows at what is drawn between their `keys`, else where most white is."""
        cells = sorted((cell.box.top, cell.box.bottom) for own in columns for cell in own)
        begins = [top for top, _ in cells]
        lowest = [-inf, *accumulate((bottom for _, bottom in cells), max)]
        edges: list[float] = []
        whites: list[float] = []
        for above, below in pairwise(keys):
            first = bisect_right(begins, above.middle)
            between = cells[first : bisect_left(begins, below.middle)]
            reach = max(above.middle, lowest[first])
            strips = _strips(between, reach, below.middle)
            top, bottom = max(strips, key=lambda strip: strip[1] - strip[0])
            edge = (top + bottom) / 2
            drawn = [level for level in levels if above.middle < level < below.middle]
            edges.append(min(drawn, key=lambda level: abs(level - edge), default=edge))
            whites.append(bottom - top)
        room = median(whites) / 2 if whites else 0.0
        low = max(keys[-1].box.bottom, *(bottom for _, bottom in cells))
        edges = [cells[0][0] - room, *edges, low + room]
        tops = [min((top for top, _ in cells if top >= edge), default=edge) for edge in edges[:-1]]
        return Rows(edges, tops)

    def find(self, height: float) -> int:
        """Return the row at a height."""
        return min(max(0, bisect_right(self.edges, height) - 1), len(self.tops) - 1)

    def beside(self, boxes: Sequence[Box]) -> Rows:
        """Return the rows with where words end in them; `boxes` are the lines of some columns."""
        ends = [*self.tops[1:], inf]
        lows = [
            max((box.bottom for box in boxes if top <= box.top + _ROUNDING < end), default=top)
            for top, end in zip(self.tops, ends, strict=True)
        ]
        return self._replace(lows=lows)

    def find_middle(self, row: int) -> float:
        """Return the height of the middle of the words of a row."""
        return (self.tops[row] + self.lows[row]) / 2


def _strips(
    cells: Sequence[tuple[float, float]], reach: float, low: float
) -> Iterator[tuple[float, float]]:
    """Yield the strips between two heights that none of `cells` between them enters, at least one.

    `reach` is how far down those above them come.
    """
    found = False
    for top, bottom in cells:
        if top > reach:
            found = True
            yield reach, top
        reach = max(reach, bottom)
    if reach < low or not found:
        yield min(reach, low), low
