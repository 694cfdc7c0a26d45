"""How far the glyphs of a row stand apart, and how far they usually do."""

from __future__ import annotations

import itertools
from statistics import median, median_low

from .glyphs import Glyph, is_wide

_FEW = 2  # so many gaps beside Latin letters may all be blanks
_EVEN = 4  # so many gaps alike are those of a stretched line, however wide they are
STRETCHED = 1.5  # times the usual gap of the line
# So many glyphs show how far apart those of a page stand.
_SAMPLE = 40


def find_gaps(row: list[Glyph]) -> list[float]:
    """Return how far each glyph stands from the one before it."""
    return [after.x0 - before.x1 for before, after in itertools.pairwise(row)]


def is_stretched(row: list[Glyph], gaps: list[float]) -> bool:
    """Whether the gaps of a row are even, those inside words and numbers aside."""
    narrow = [not is_wide(glyph.text) for glyph in row]
    beside = [
        gap for gap, pair in zip(gaps, itertools.pairwise(narrow), strict=True) if not all(pair)
    ]
    # a word or an address that fills most of the row stands in no cell
    enough = len(beside) >= _EVEN or 1 < len(beside) < len(gaps) / _EVEN
    return enough and max(gaps) < median(beside) * STRETCHED


def find_usual_gaps(gaps: list[float], narrow: list[bool], spacing: float) -> tuple[float, float]:
    """Return the usual gap beside a wide character and between two narrow ones.

    A stretched or spaced line has the same gap everywhere; two characters alone say nothing.
    Where Chinese meets Latin there may be blanks, so such gaps count only when there is no other,
    and when there are several.
    """
    kinds: dict[int, list[float]] = {0: [], 1: [], 2: []}
    for index, gap in enumerate(gaps):
        kinds[narrow[index] + narrow[index + 1]].append(gap)
    wide, mixed, latin = (max(0.0, median_low(kind)) if kind else None for kind in kinds.values())
    few = len(gaps) < 2
    beside = wide if wide is not None or len(kinds[1]) <= _FEW else mixed
    return (
        spacing if few or beside is None else beside,
        spacing if few or latin is None else latin,
    )


def measure_spacing(glyphs: list[Glyph]) -> float:
    """Return how far wide letters stand apart on a page, mostly not at all."""
    gaps = [
        after.x0 - before.x1
        for before, after in itertools.pairwise(glyphs)
        if before.base == after.base and before.size == after.size and is_wide(after.text)
    ]
    return max(0.0, median(gaps)) if len(gaps) > _SAMPLE else 0.0
