"""The column that numbers the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .shapes import Box, around

# A printed line with its words, or a picture with "".
Line = tuple[Box, str]

# The header of a column of numbers takes so many lines at most, and a number so many digits.
_HEADER_LINES = 3
_DIGITS = 6


def find_numbers(columns: Sequence[Sequence[Line]]) -> list[Line]:
    """Return the column whose lines number the rows one after the other, with its header."""
    found: list[Line] = []
    for column in columns:
        first = next((i for i, (_, words) in enumerate(column) if _is_number(words)), len(column))
        body = [words for _, words in column[first:]]
        counts = first <= _HEADER_LINES and bool(body) and all(map(_is_number, body))
        if counts and len(column) > len(found):
            steps = [int(after) - int(before) == 1 for before, after in pairwise(body)]
            one = len(body) == 1 and _is_only(column[first:], column[:first], columns)
            found = list(column) if one or (steps and all(steps)) else found
    return found


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
