"""Many places of the source, asked whether one of them overlaps another place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from pipeline.model.ranges import Range


class Ranges:
    """Ranges in the order of their starts."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        """Sort the ranges."""
        in_order = sorted(ranges)
        self._starts = [at.start for at in in_order]
        # of the ranges up to each one, the furthest end
        self._ends = list(accumulate((at.end for at in in_order), max))

    def overlap(self, at: Range) -> bool:
        """Tell whether one of them shares a character with `at`."""
        before = bisect_left(self._starts, at.end)
        return before > 0 and self._ends[before - 1] > at.start
