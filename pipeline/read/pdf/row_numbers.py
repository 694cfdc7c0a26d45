"""The column that numbers the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from .shapes import Box, around

# A printed line with its words, or a picture with "".
Line = tuple[Box, str]

# The header of a column of numbers takes so many lines at most, and a number so many digits.
_HEADER_LINES = 3
_DIGITS = 6
# So many rows show how all of them are set.
_ROWS = 2


def find_numbers(columns: Sequence[Sequence[Line]]) -> list[Line]:
    """Return the column whose lines number the rows one after the other, with its header."""
    found: list[Line] = []
    for column in columns:
        first = _find_count([words for _, words in column])
        if first is not None and len(column) > len(found):
            sure = len(column) - first > 1 or _is_only(column[first:], column[:first], columns)
            found = list(column) if sure else found
    return found


def is_count(column: Sequence[str]) -> bool:
    """Whether the words of a column, below its header, number the rows one after the other."""
    first = _find_count(column)
    return first is not None and len(column) - first >= _ROWS


def _find_count(column: Sequence[str]) -> int | None:
    """Return where numbers that follow each other begin below a header, None where none do."""
    first = next((i for i, words in enumerate(column) if _is_number(words)), len(column))
    body = column[first:]
    if not body or first > _HEADER_LINES or not all(map(_is_number, body)):
        return None
    follow = all(int(after) - int(before) == 1 for before, after in pairwise(body))
    return first if follow else None


def find_beginnings(
    columns: Sequence[Sequence[Line]], numbers: Sequence[Line], same: float
) -> list[float]:
    """Return where the header ends, and where rows begin whose words all begin with their numbers.

    Such rows need no white between them; nothing is returned where they may be set otherwise.
    Heights within `same` are one.
    """
    tops = [box.top for box, words in numbers if words.isdecimal()]
    if len(tops) < _ROWS:
        return []
    low = max((box.bottom for box, words in numbers if not words.isdecimal()), default=-inf)
    full = [column for column in columns if begins_at(column, tops, same)]
    own = [[box.top for box, _ in column if box.top > low - same] for column in columns]
    first = min((top for heights in own for top in heights), default=inf)
    above = first < tops[0] - same
    below = any(max(heights, default=-inf) > tops[-1] + same for heights in own)
    counts = [{_count(column, *pair) % 2 for column in full} for pair in pairwise(tops)]
    # words in the middle of a row begin at one height where all have an odd number of lines
    odd = any(len(own) > 1 for own in counts)
    sure = len(full) > 2 and (not above or (below and odd))
    return [top - same / 2 for top in (first, *tops)] if sure else []


def begins_at(column: Sequence[Line], tops: Sequence[float], same: float) -> bool:
    """Whether a column has a line at each of some heights."""
    return all(any(abs(box.top - top) < same for box, _ in column) for top in tops)


def _count(column: Sequence[Line], top: float, low: float) -> int:
    return sum(top <= (box.top + box.bottom) / 2 < low for box, _ in column)


def _is_number(words: str) -> bool:
    return words.isdecimal() and len(words) <= _DIGITS


def _is_only(
    body: Sequence[Line], header: Sequence[Line], columns: Sequence[Sequence[Line]]
) -> bool:
    """Whether a number stands at the top, or in the middle, of what is below its header."""
    ((number, _),) = body
    top = max((box.bottom for box, _ in header), default=float("-inf"))
    whole = around([box for column in columns for box, _ in column if box.top >= top])
    same = number.bottom - number.top
    middle = (number.top + number.bottom - whole.top - whole.bottom) / 2
    return abs(number.top - whole.top) < same or abs(middle) < same
