"""The white strip between two columns of letters that is too narrow to part a line by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .glyphs import CLOSING, Glyph

# Ems: the strip is wider than any blank, and stands in the middle part of the words.
_WIDE = 0.8
_MIDDLE = (0.3, 0.7)
# So many rows stand on either side of it, and at most one in so many reaches over it.
_ROWS = 8
_CROSSED = 5
_STEP = 2.0
# Points: no page of a PDF is wider.
_WIDEST = 14_400.0
# Marks that are drawn in their right half.
_OPENING = frozenset("（《「『【")


def find_strip(rows: Sequence[Sequence[Glyph]]) -> float | None:
    """Return the middle of a strip that most of `rows`, each sorted from the left, keep clear.

    Those count, too, that stand beside it: lines of two columns seldom share their heights.
    """
    if len(rows) < _ROWS:
        return None
    left = min(row[0].x0 for row in rows)
    right = max(row[-1].x1 for row in rows)
    if right - left > _WIDEST:
        return None
    low, high = (left + part * (right - left) for part in _MIDDLE)
    gaps = [list(_find_gaps(row, low, high)) for row in rows]
    if sum(bool(own) or row[0].x0 > low for own, row in zip(gaps, rows, strict=True)) < _ROWS:
        return None
    clear: Counter[int] = Counter()
    for own, row in zip(gaps, rows, strict=True):
        for start, end in ((low, _start(row[0])), *own, (_end(row[-1]), high)):
            clear.update(range(round(start / _STEP) + 1, round(min(end, high) / _STEP)))
    most = max(clear.values(), default=0)
    best = sorted(step for step, count in clear.items() if count == most)
    strip = _STEP * best[len(best) // 2] if best else low
    begun = sum(row[0].x0 < strip for row in rows)
    ended = sum(row[-1].x1 > strip for row in rows)
    crossed = len(rows) - most
    return strip if min(begun, ended) >= _ROWS and _CROSSED * crossed <= most else None


def _find_gaps(row: Sequence[Glyph], low: float, high: float) -> Iterator[tuple[float, float]]:
    """Yield the wide gaps of a row that reach into the middle; a mark may hang over the edge."""
    for one, other in pairwise(row):
        wide = other.x0 - one.x1 >= _WIDE * one.size
        if wide or one.text in CLOSING or other.text in _OPENING:
            start, end = _end(one), _start(other)
            if low < end and start < high and end - start >= _WIDE * one.size:
                yield start, end


def _start(glyph: Glyph) -> float:
    return glyph.x0 + (glyph.size / 2 if glyph.text in _OPENING else 0.0)


def _end(glyph: Glyph) -> float:
    return glyph.x1 - (glyph.size / 2 if glyph.text in CLOSING else 0.0)


def part_at(row: list[Glyph], strip: float | None) -> list[list[Glyph]]:
    """Part a row at the strip, where it keeps it clear."""
    if strip is None or not any(a <= strip <= b for a, b in _find_gaps(row, strip, strip)):
        return [row]
    at = next(index for index, glyph in enumerate(row) if glyph.x0 + glyph.x1 > 2 * strip)
    return [row[:at], row[at:]]
