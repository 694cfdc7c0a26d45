"""Where a row of numbers leaves its order: repeated, skipped, falling, swapped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Break(NamedTuple):
    """The number at `place` does not follow; `expected` where the numbers around it tell."""

    place: int
    before: int | None
    expected: int | None
    zh: str
    en: str


def find_breaks(values: Sequence[int], first: int | None = 1) -> list[Break]:
    """Return each place where `values` does not count up by one from `first` (None: anywhere).

    One wrong number is one break: where the next number goes on as if it were right, only it is.
    """
    if not values:
        return []
    breaks: list[Break] = []
    previous = _starting_point(values, first)
    index = 0
    while index < len(values):
        value = values[index]
        after = values[index + 1] if index + 1 < len(values) else None
        if value == previous + 1:
            previous = value
        elif after == previous + 2:
            breaks.append(_make_break(values, index, previous, previous + 1))
            previous += 1
        elif after == previous + 1 and value == previous + 2:
            breaks.append(_make_break(values, index, previous, previous + 1))
            previous = value
            index += 1
        else:
            breaks.append(_make_break(values, index, previous, _guess(value, after, previous)))
            previous = value
        index += 1
    return breaks


def _starting_point(values: Sequence[int], first: int | None) -> int:
    if first is not None:
        return first - 1
    if len(values) > 2 and values[2] == values[1] + 1:
        return values[1] - 2  # the first may be the wrong one
    return values[0] - 1


def _guess(value: int, after: int | None, previous: int) -> int | None:
    """One entry may have been lost before the last number, but hardly two: then it is mistyped."""
    if after is None and (value <= previous or value > previous + 2):
        return previous + 1
    return None


def _make_break(values: Sequence[int], index: int, previous: int, expected: int | None) -> Break:
    value = values[index]
    before = values[index - 1] if index else None
    if before is None:
        zh = f"由 {value} 开始，缺 {previous + 1}"
        en = f"starts at {value}, {previous + 1} is missing"
    elif value == before:
        zh, en = f"{value} 重复", f"{value} is repeated"
    elif value < previous + 1:
        zh, en = f"{before} 之后倒退为 {value}", f"falls from {before} to {value}"
    else:
        zh, en = f"{before} 之后跳到 {value}", f"skips from {before} to {value}"
    return Break(index, before, expected, zh, en)


def split_restarts(values: Sequence[int | None], starts: Sequence[bool]) -> list[list[int]]:
    """Return the indices of `values` in runs; a run begins anew where a group counts from 1 again.

    `starts` tells where a group begins. A lone 1 among rising numbers is a slip, not a new run.
    """
    runs: list[list[int]] = [[]]
    for index, value in enumerate(values):
        if value is None:
            continue
        after = next((later for later in values[index + 1 : index + 2]), None)
        if starts[index] and value == 1 and after in (None, 1, 2) and runs[-1]:
            runs.append([])
        runs[-1].append(index)
    return runs


def keep_rising(values: Sequence[int]) -> set[int]:
    """Return the indices of a longest run of values that never falls."""
    tails: list[int] = []
    back: list[int] = []
    ends: list[int] = []
    for index, value in enumerate(values):
        low, high = 0, len(tails)
        while low < high:
            middle = (low + high) // 2
            if values[tails[middle]] <= value:
                low = middle + 1
            else:
                high = middle
        back.append(ends[low - 1] if low else -1)
        tails[low : low + 1] = [index]
        ends[low : low + 1] = [index]
    kept: set[int] = set()
    at = tails[-1] if tails else -1
    while at >= 0:
        kept.add(at)
        at = back[at]
    return kept
