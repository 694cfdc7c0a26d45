"""How far two short strings are apart, and the nearest of many without trying them all.

What more than a hundred values share tells none of them apart: they are a series, as the
addresses of one network are. Without this bound, numbered values would all be compared with all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

_SERIES = 100
_CANDIDATES = 20  # values that share the most pairs; one that is alike is among the first few


def edit_distance(one: str, other: str, limit: int = 2) -> int:
    """Return the number of characters changed, lost, added or swapped with a neighbour.

    Anything beyond `limit` is returned as `limit + 1`.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    one, other = _cut_common_ends(one, other)
    if not one or not other:
        return len(one) + len(other)
    # a change takes one character and brings one; this spares most of the comparisons
    if len(set(one) ^ set(other)) > 2 * limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        above, before, row = before, row, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def _cut_common_ends(one: str, other: str) -> tuple[str, str]:
    """Return what is left of two strings without what both begin and end with."""
    start = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        start += 1
    one, other = one[start:], other[start:]
    end = 0
    for left, right in zip(reversed(one), reversed(other), strict=False):
        if left != right:
            break
        end += 1
    return one[: len(one) - end], other[: len(other) - end]


class Neighbours:
    """Known values, asked for those at distance two or less.

    Two slips leave at least one of three parts of a value intact, though up to two characters
    away from its place; so only values that share a part there are compared. A swap of the two
    characters beside a cut touches two parts, which still leaves one of three to a single swap.
    """

    def __init__(self, values: Iterable[str]) -> None:
        """Index the distinct values."""
        self._by_part: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
        self._widths: set[int] = set()
        for value in dict.fromkeys(values):
            width = max(1, len(value) // 3)
            self._widths.add(width)
            for start in range(0, 3 * width, width):
                self._by_part[start, value[start : start + width]].append(value)

    def near(self, value: str, limit: int = 2) -> list[tuple[int, str]]:
        """Return the known values within `limit` of `value`, nearest first, itself left out."""
        candidates: set[str] = set()
        for width in self._widths:
            for start in range(0, 3 * width, width):
                for at in range(max(0, start - 2), start + 3):
                    sharers = self._by_part.get((start, value[at : at + width]), ())
                    if len(sharers) <= _SERIES:
                        candidates.update(sharers)
        candidates.discard(value)
        found = ((edit_distance(value, other, limit), other) for other in candidates)
        return sorted(pair for pair in found if pair[0] <= limit)


class Sharers:
    """Known values, asked for those that share the most pairs of characters with another one."""

    def __init__(self, values: Iterable[str]) -> None:
        """Index the distinct values."""
        self._by_pair: defaultdict[str, list[str]] = defaultdict(list)
        self._order: dict[str, int] = {}
        for value in dict.fromkeys(values):
            self._order[value] = len(self._order)
            for pair in _pairs(value):
                self._by_pair[pair].append(value)

    def near(self, value: str) -> list[str]:
        """Return the known values that may be alike, in the order in which they were given."""
        if len(self._order) <= _SERIES:
            return list(self._order)
        shared: Counter[str] = Counter()
        for pair in _pairs(value):
            sharers = self._by_pair.get(pair, ())
            if len(sharers) <= _SERIES:
                shared.update(sharers)
        found = [other for other, _ in shared.most_common(_CANDIDATES)]
        return sorted(found, key=self._order.__getitem__)


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}
