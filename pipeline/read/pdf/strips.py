"""The white strip between two columns of letters that is too narrow to part a line by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from .glyphs import Glyph

# Ems: the strip is wider than any blank, and stands in the middle part of the words.
_WIDE = 0.8
_MIDDLE = (0.3, 0.7)
# So many rows keep it clear, and at most one in so many reaches over it.
_ROWS = 8
_CROSSED = 5
_STEP = 2.0


def find_strip(rows: Sequence[Sequence[Glyph]]) -> float | None:
    """Return the middle of a strip that most of `rows`, each sorted from the left, keep clear."""
    if len(rows) < _ROWS:
        return None
    left = min(row[0].x0 for row in rows)
    right = max(row[-1].x1 for row in rows)
    low, high = (left + part * (right - left) for part in _MIDDLE)
    clear: Counter[int] = Counter()
    for row in rows:
        for one, other in pairwise(row):
            if other.x0 - one.x1 >= _WIDE * one.size and low < other.x0 and one.x1 < high:
                clear.update(range(round(one.x1 / _STEP) + 1, round(other.x0 / _STEP)))
    if not clear:
        return None
    most = max(clear.values())
    if most < _ROWS:
        return None
    best = [step for step, count in clear.items() if count == most]
    strip = _STEP * sorted(best)[len(best) // 2]
    return strip if _CROSSED * _count_crossed(rows, strip) <= most else None


def _count_crossed(rows: Sequence[Sequence[Glyph]], strip: float) -> int:
    """Return how many rows have letters on both sides, and no gap there."""
    return sum(row[0].x0 < strip < row[-1].x1 and not _is_clear(row, strip) for row in rows)


def _is_clear(row: Sequence[Glyph], strip: float) -> bool:
    return any(
        one.x1 <= strip <= other.x0 and other.x0 - one.x1 >= _WIDE * one.size
        for one, other in pairwise(row)
    )


def part_at(row: list[Glyph], strip: float | None) -> list[list[Glyph]]:
    """Part a row at the strip, where it keeps it clear."""
    if strip is None or not _is_clear(row, strip):
        return [row]
    at = next(index for index, glyph in enumerate(row) if glyph.x0 >= strip)
    return [row[:at], row[at:]]
