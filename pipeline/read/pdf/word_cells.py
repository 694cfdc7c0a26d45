"""Cells of a column of words: the lines that stand no further apart than those of a cell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from .row_numbers import Line
from .shapes import Box, around

# What an entry begins with; so many show that a column holds entries, below a header of so many
# lines, and in so many pieces, it or all columns, where no white parts them.
_ENTRY = re.compile(
    r"[①-⑳]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]"
)
_ENTRIES, _HEADER_LINES, _WHOLE = 3, 2, 2
# Ems within which two heights are the same.
SAME = 0.3
# The lines of a cell stand evenly; rows are further apart by more than this part.
_EVEN = 1.08
# Ems between a picture and the words of its cell.
_PICTURE_GAP = 1.0
# Ems between a number and what is set like it, be it a picture that stands on a line.
_LEVEL = 0.5
# Which words a picture may go with; None for the nearest.
_ABOVE, _BELOW = "above", "below"
# Ems from line to line in a cell, at most.
_MOST_LEADING = 2.3


class WordCell(NamedTuple):
    """Lines of a column that stand together: the box around them, and how many there are."""

    box: Box
    lines: int

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.box.middle

    def measure_offsets(self, other: WordCell) -> tuple[float, float, float]:
        """Return how far it begins, has its middle, and ends below another cell."""
        (_, top, _, bottom), (_, high, _, low) = self.box, other.box
        return top - high, self.middle - other.middle, bottom - low


def part_columns(
    columns: Sequence[Sequence[Line]],
    size: float,
    numbers: Sequence[Line] = (),
    levels: Sequence[Sequence[float]] = (),
) -> tuple[list[list[WordCell]], float]:
    """Return the cells of each column, and the most white between two lines of one.

    Where no white parts the entries of a column, each begins a cell, and no white parts others.
    """
    limit = measure_white(columns, size, numbers)
    drawn = levels or [()] * len(columns)
    cells = [
        _part_pictured(column, limit, size, own, numbers)
        for column, own in zip(columns, drawn, strict=True)
    ]
    whole = sorted((line for column in columns for line in column), key=lambda line: line[0].top)
    rows = len(part_column(whole, limit, size))
    close = (
        min(len(own), rows) <= _WHOLE and sum(map(_opens, column)) >= _ENTRIES and is_marked(column)
        for own, column in zip(cells, columns, strict=True)
    )
    if numbers or not any(close):
        return cells, limit
    return [
        _part_marked(column) if is_marked(column) else part_column(column, -size, size)
        for column in columns
    ], -size


def is_marked(column: Sequence[Line]) -> bool:
    """Whether the first line below the header begins an entry."""
    return any(map(_opens, column[: _HEADER_LINES + 1]))


def _opens(line: Line) -> bool:
    return bool(_ENTRY.match(line[1]))


def _part_marked(column: Sequence[Line]) -> list[WordCell]:
    """Begin a cell with each entry; what stands above the first is the header."""
    groups: list[list[Box]] = [[]]
    for line in column:
        if _opens(line) and groups[-1]:
            groups.append([])
        groups[-1].append(line[0])
    return [WordCell(around(group), len(group)) for group in groups]


def measure_white(columns: Sequence[Sequence[Line]], size: float, numbers: Sequence[Line]) -> float:
    """Return the most white between two lines of a cell, less than none where all are rows."""
    tops = [box.top for box, words in numbers if words.isdecimal()]
    rows = min((after - before for before, after in pairwise(tops)), default=0.0)
    steps = sorted(
        size + below[0].top - above[0].bottom
        for column in columns
        for above, below in pairwise(column)
        if above[1] and below[1] and below[0].top - above[0].bottom > -size / 2
    )
    steps = [step for step in steps if not rows or step * _EVEN < rows]
    # an odd line may stand closer
    steps = steps[len(steps) // 20 :]
    for step, after in pairwise([*steps, *([rows] if rows and steps else [])]):
        if step > _MOST_LEADING * size:
            break
        if after > step * _EVEN:
            return (step + min(after, 2 * step)) / 2 - size
    # one number, one row
    return size if len(tops) == 1 else -size


def _part_pictured(
    column: Sequence[Line],
    limit: float,
    size: float,
    levels: Sequence[float],
    numbers: Sequence[Line],
) -> list[WordCell]:
    """Part a column so that most `numbers` of rows have a cell set like them below their header.

    Only that tells which words a picture goes with that is near to others too, and whether any are
    left that go with none.
    """
    keys = [WordCell(box, 1) for box, words in numbers if words.isdecimal()]
    if not keys or all(words for _, words in column):
        return part_column(column, limit, size, levels)
    ends = sorted([*levels, *(box.bottom for box, words in numbers if not words.isdecimal())])
    return max(
        (part_column(column, limit, size, ends, way) for way in (None, _ABOVE, _BELOW)),
        key=lambda cells: (_count_level(cells, keys, size), -len(cells)),
    )


def _count_level(cells: Sequence[WordCell], keys: Sequence[WordCell], size: float) -> int:
    """Return how many of `keys` have a cell that is set like them: all in the same way."""
    counts: list[int] = []
    for setting in range(3):
        offsets = [min((c.measure_offsets(key)[setting] for c in cells), key=abs) for key in keys]
        near = [offset for offset in offsets if abs(offset) < _LEVEL * size]
        counts.append(sum(abs(offset - median(near)) < SAME * size for offset in near))
    return max(counts)


def part_column(
    column: Sequence[Line],
    limit: float,
    size: float,
    levels: Sequence[float] = (),
    way: str | None = None,
) -> list[WordCell]:
    """Put the lines of a column together that are no further apart than those of a cell.

    `way` tells which of its neighbours a picture goes with.
    """
    whites = [below[0].top - above[0].bottom for above, below in pairwise(column)]
    groups: list[list[Box]] = [[column[0][0]]]
    for index, ((above, before), (box, words)) in enumerate(pairwise(column)):
        white = whites[index]
        most = limit
        if not before or not words:
            most = _PICTURE_GAP * size
            if way is None:
                other = whites[index - 1 : index] if words else whites[index + 1 : index + 2]
                most = min([most, *other])
            elif way == (_BELOW if before else _ABOVE):
                most = -inf
        parted = bisect_right(levels, above.middle) != bisect_right(levels, box.middle)
        if white <= most and not parted:
            groups[-1].append(box)
        else:
            groups.append([box])
    return [WordCell(around(group), len(group)) for group in groups]
