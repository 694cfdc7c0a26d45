"""How far two short strings are apart, and the nearest of many without trying them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def edit_distance(one: str, other: str, limit: int = 2) -> int:
    """Return the number of characters changed, lost, added or swapped with a neighbour.

    Anything beyond `limit` is returned as `limit + 1`.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    if one == other:
        return 0
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
                    candidates.update(self._by_part.get((start, value[at : at + width]), ()))
        candidates.discard(value)
        found = ((edit_distance(value, other, limit), other) for other in candidates)
        return sorted(pair for pair in found if pair[0] <= limit)
