"""Tables without rules between their rows: which cell each piece of a line stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from .lines import TextLine, cut_line
from .pages import Cell, Table
from .pieces import GUTTER, Extent, Piece
from .row_numbers import Line
from .runs import Run
from .shapes import Box, around
from .word_rows import find_rows

# Ems within which pieces stand at one height.
_LEVEL = 0.25


def make_table(run: Run, guides: Sequence[Box]) -> Table:
    """Return the table in `run`; `guides` are edges drawn on the page."""
    elements = [piece.extent.element for band in run.bands for piece in band]
    size = median(line.size for line in elements if isinstance(line, TextLine))
    columns = [_from_top(_in_column(run, left, right), size) for left, right in run.columns]
    filled = [index for index, column in enumerate(columns) if column]
    found = find_rows(
        [[_line(e, size) for e in columns[index]] for index in filled],
        _find_levels(guides, run.columns[0][0], run.columns[-1][1]),
        [_find_own_levels(run, guides, index) for index in filled],
    )
    placed = dict(zip(filled, found, strict=True))
    rows: list[list[Cell | None]] = []
    for index in range(1 + max(row for own in found for row in own)):
        cells: list[Cell | None] = []
        for column, extents in enumerate(columns):
            owners = zip(extents, placed.get(column, ()), strict=True)
            own = [extent for extent, owner in owners if owner == index]
            lines = [e.element for e in own if isinstance(e.element, TextLine)]
            cells.append(Cell(around([e.box for e in own]), lines) if own else None)
        rows.append(cells)
    box = around([extent.box for column in columns for extent in column])
    if run.remark and isinstance(run.remark.element, TextLine):
        line = run.remark.element
        box = around([box, run.remark.box])
        remark = Cell(Box(box.x0, line.top, box.x1, line.bottom), [line])
        rows.append([remark, *[None] * (len(columns) - 1)])
    return Table(box, rows, run.measure_columns())


def _in_column(run: Run, left: float, right: float) -> Iterator[Extent]:
    """Yield what stands in a column, the pieces of a line that it holds put together again."""
    pieces = [p for band in run.bands for p in band if left <= p.x0 < right]
    for _, parts in groupby(pieces, key=lambda piece: id(piece.extent)):
        own = list(parts)
        yield _cut(own[0], own[-1])


def _cut(first: Piece, last: Piece) -> Extent:
    extent = first.extent
    if not isinstance(extent.element, TextLine):
        return extent
    line = cut_line(extent.element, first.start, last.end)
    return Extent(line, extent.box._replace(x0=line.x0, x1=line.x1))


def _from_top(extents: Iterator[Extent], size: float) -> list[Extent]:
    """Sort what stands in a column; pieces of one height from the left."""
    rows: list[list[Extent]] = []
    high = float("-inf")
    for extent in sorted(extents, key=lambda extent: _line(extent, size)[0].top):
        top = _line(extent, size)[0].top
        if top - high < _LEVEL * size:
            rows[-1].append(extent)
        else:
            rows.append([extent])
            high = top
    return [extent for row in rows for extent in sorted(row, key=lambda e: e.box.x0)]


def _line(extent: Extent, size: float) -> Line:
    line = extent.element
    return (line.ink(size), line.text) if isinstance(line, TextLine) else (extent.box, "")


def _find_levels(guides: Sequence[Box], left: float, right: float) -> list[float]:
    """Return the heights at which something level is drawn over a stretch, or upright ends."""
    near = [g for g in guides if left - GUTTER < g.x1 and g.x0 < right + GUTTER]
    return sorted({y for guide in near for y in (guide.top, guide.bottom)})


def _find_own_levels(run: Run, guides: Sequence[Box], index: int) -> list[float]:
    """Return the heights of the level edges that are drawn over a column and no other."""
    middles = [(left + right) / 2 for left, right in run.columns]
    own = [
        guide.top
        for guide in guides
        if [i for i, x in enumerate(middles) if guide.x0 < x < guide.x1] == [index]
    ]
    return sorted(own)
