"""Where the rows begin of a table without rules."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from .shapes import Box

Line = tuple[Box, str]

# Lines begin at one height within so many points, be they in other fonts.
_LEVEL = 3.0
# Numbers tell rows when so many of them have a line beside them; a header may take two lines.
_SHARE = 0.6
_HEADER_LINES = 2
# The lines of a cell are nearer than this part of their height.
_CLOSE = 0.7
# Lines stand beside each other when they share this part of the lower one's height.
_BESIDE = 0.25


def find_row_starts(columns: Sequence[Sequence[Line]]) -> list[float]:
    """Return where rows begin: at the numbers of a column of numbers, else after larger gaps.

    `columns` hold the lines of each column with their words, pictures with "".
    """
    boxes = sorted((box for column in columns for box, _ in column), key=lambda box: box.top)
    for column in columns:
        numbers = [box.top for box, words in column if words.isdecimal()]
        alone = len(column) - len(numbers) <= _HEADER_LINES < len(numbers)
        if alone and _stand_at_starts(numbers, boxes):
            header = [boxes[0].top] if boxes[0].top < numbers[0] - _LEVEL else []
            return [*header, *numbers]
    return _starts_by_gaps(boxes)


def assign_rows(boxes: Sequence[Box], starts: Sequence[float]) -> list[int]:
    """Return the row of each line of a column; a merged cell goes on where its lines are close."""
    rows: list[int] = []
    for index, box in enumerate(boxes):
        row = max(0, bisect_right(starts, (box.top + box.bottom) / 2) - 1)
        if index and rows[-1] < row and box.top > starts[row] + _LEVEL:
            white = box.top - boxes[index - 1].bottom
            row = rows[-1] if white < _CLOSE * (box.bottom - box.top) else row
        rows.append(row)
    return rows


def _stand_at_starts(tops: list[float], boxes: list[Box]) -> bool:
    """Whether other cells begin beside most numbers, which are not set in the middle of rows."""
    level = [sum(abs(box.top - top) < _LEVEL for box in boxes) > 1 for top in tops]
    return sum(level) >= _SHARE * len(tops)


def _starts_by_gaps(boxes: list[Box]) -> list[float]:
    """Rows stand further apart than the lines of a cell, or every line is a row."""
    height = min(box.bottom - box.top for box in boxes)
    tops = [boxes[0].top]
    low = boxes[0].bottom
    gaps: list[tuple[float, float]] = []
    for box in boxes[1:]:
        if box.top > low - _BESIDE * height:
            gaps.append((box.top - low, box.top))
        low = max(low, box.bottom)
    if not gaps:
        return tops
    least, most = min(gap for gap, _ in gaps), max(gap for gap, _ in gaps)
    limit = (least + most) / 2 if most - least > 0.25 * height else least - 1
    return tops + [top for gap, top in gaps if gap > limit]
