"""White between the lines of a column, which tells cells of a table from a running text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from .lines import TextLine
from .shapes import Box

# Times the usual step from line to line: in a text a paragraph may stand apart from the next.
_STEP = 1.4
# The part of a column's height that holes make up in a table, and the part of them below which a
# cell begins level with words beside it, or stands in the middle of them.
_SHARE, _LEVEL = 0.2, 0.75
# Points.
_NEAR = 1.0


def are_cells(lines: Sequence[TextLine], others: Sequence[TextLine], drawn: Sequence[Box]) -> bool:
    """Whether lines stand apart, each cell beside words of the `others` in the next column.

    Those of a text follow each other, but for headings and what is `drawn` between them.
    """
    beside = sorted({line.base for line in others})
    steps = [after - before for before, after in pairwise(beside) if after - before > _NEAR]
    own = [x for x in lines if beside[0] - _NEAR < x.base < beside[-1] + _NEAR]
    if not steps or len(own) < 2:
        return False
    usual = median(steps)
    cells = list(_part(sorted(own, key=lambda line: line.base), _STEP * usual, drawn))
    places = [*beside, *((a + b) / 2 for a, b in pairwise(beside))]
    holes = level = 0.0
    for (_, before), (top, low) in pairwise(cells):
        hole = top - before - usual
        holes += hole
        level += hole * (_is_in(beside, top) or _is_in(places, (top + low) / 2))
    return holes > _SHARE * (cells[-1][1] - cells[0][0]) and level > _LEVEL * holes


def _part(
    lines: Sequence[TextLine], most: float, drawn: Sequence[Box]
) -> Iterator[tuple[float, float]]:
    """Yield the first and the last base of what stands together; pictures leave no white."""
    first = lines[0]
    for before, line in pairwise(lines):
        pictured = any(x.x0 < line.x1 and before.base < x.middle < line.base for x in drawn)
        if line.base - before.base > most and not pictured:
            yield first.base, before.base
            first = line
    yield first.base, lines[-1].base


def _is_in(places: Sequence[float], height: float) -> bool:
    return any(abs(place - height) < _NEAR for place in places)
