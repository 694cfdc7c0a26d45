"""Geometry of the pictures, in percent of their width, so that letters keep their size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...model.findings import Family, Severity
from .digests import ItemCount

# Labels of more columns than this would touch each other on an A4 page.
MAX_LABELS = 45


class Bar(NamedTuple):
    """A stretch of a bar, in percent of the whole picture."""

    severity: Severity
    start: str
    length: str


class Column(NamedTuple):
    """An item's column; `labelled`: 2 always, 1 where there is room, 0 never."""

    item: ItemCount
    left: str
    width: str
    centre: str
    bars: Sequence[Bar]
    labelled: int


def make_bar(counts: Counter[Severity], longest: int) -> list[Bar]:
    """Return the stretches of a lying bar, gravest first; the longest bar fills the width."""
    bars, start = [], 0
    for severity in Severity:
        if counts[severity]:
            scale = 100 / max(longest, 1)
            bars.append(Bar(severity, _percent(start * scale), _percent(counts[severity] * scale)))
            start += counts[severity]
    return bars


def longest_of(matrix: Mapping[Family, Counter[Severity]]) -> int:
    """Return the length of the longest bar."""
    return max((counts.total() for counts in matrix.values()), default=0)


def make_strip(items: Sequence[ItemCount]) -> list[Column]:
    """Return a column for each of `items`, as high as its findings; gravest at the foot."""
    highest = max((item.counts.total() for item in items), default=0)
    step = 100 / max(len(items), 1)
    columns = []
    for place, item in enumerate(items):
        standing = []
        for bar in make_bar(item.counts, highest):
            top = 100 - float(bar.start) - float(bar.length)
            standing.append(Bar(bar.severity, _percent(top), bar.length))
        often = 2 if place % 5 == 0 else 1 if len(items) <= MAX_LABELS else 0
        left, centre = _percent((place + 0.12) * step), _percent((place + 0.5) * step)
        columns.append(Column(item, left, _percent(0.76 * step), centre, standing, often))
    return columns


def _percent(value: float) -> str:
    """Return `value` with two digits, so that all machines write the same."""
    return f"{max(value, 0):.2f}".rstrip("0").rstrip(".")
