"""The last row of a table, alone on the next page: a frame that is no table by itself."""

from __future__ import annotations

from collections.abc import Collection

from .lines import TextLine
from .pages import Cell, Page, Table
from .rules import Grid
from .shapes import Box, around

# Points within which the edges of a table are the same on two pages.
_SAME = 6.0


def take_rest(page: Page, before: Table, furniture: Collection[int]) -> None:
    """Put the first words of `page` into a frame around them that is as wide as the table `before`.

    A frame of one cell, or with words in one, is a table only where it goes on.
    """
    lines = [line for line in page.lines if id(line) not in furniture]
    first = min(lines, key=lambda line: line.top, default=None)
    top = min((table.box.top for table in page.tables), default=page.height)
    if first is None or first.top > top:
        return
    for grid in page.frames:
        box = around([cell for row in grid for cell in row if cell])
        if _holds(box, first) and _is_as_wide(box, before, page.left):
            own = [line for line in page.lines if _holds(box, line)]
            page.lines = [line for line in page.lines if not _holds(box, line)]
            page.tables.append(_make_table(box, grid, own, before, page.left))
            return


def _make_table(box: Box, grid: Grid, lines: list[TextLine], before: Table, left: float) -> Table:
    columns = [(x0 + left, x1 + left) for x0, x1 in before.columns]
    rows = [
        [Cell(cell, [x for x in lines if _holds(cell, x)]) if cell else None for cell in row]
        for row in grid
    ]
    if len(grid[0]) > 1:
        return Table(box, rows)
    rest = [None] * (len(columns) - 1)
    return Table(box, [[*row, *rest] for row in rows], columns)


def _holds(box: Box, line: TextLine) -> bool:
    return box.holds((line.x0 + line.x1) / 2, line.middle)


def _is_as_wide(box: Box, table: Table, left: float) -> bool:
    columns = table.columns
    x0, x1 = columns[0][0] + left, columns[-1][1] + left
    return abs(box.x0 - x0) < _SAME and abs(box.x1 - x1) < _SAME
