"""The rest of a table's last row on the next page: a frame, or words above the other rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from statistics import median, median_low

from .lines import TextLine
from .pages import Cell, Page, Table
from .rules import Grid
from .shapes import Box, around

# Points within which the edges of a table are the same on two pages.
_SAME = 6.0
# Ems: the lines of a column begin, or have their middle, at one place; those of a row stand close.
_EVEN, _CLOSE = 0.1, 1.0
# Points by which cells of one table may differ.
_SLACK = 2.0
# Times the size of the type in the cells: a heading.
_LARGER = 1.15


def take_rest(page: Page, before: Table, furniture: Collection[int]) -> None:
    """Put the first words of `page` into its table, if they belong to the table `before`.

    A frame of one cell, or with words in one, is a table only where it goes on. Without upright
    rules what is left of a row has but the rule below it, with which the next rows begin.
    """
    lines = [line for line in page.lines if id(line) not in furniture]
    first = min(lines, key=lambda line: line.top, default=None)
    after = min(page.tables, key=lambda table: table.box.top, default=None)
    if first is None or (after and first.top > after.box.top):
        return
    for grid in page.frames:
        box = around([cell for row in grid for cell in row if cell])
        if _holds(box, first) and _is_as_wide(box, before, page.left) and _fits(first, before):
            own = [line for line in page.lines if _holds(box, line)]
            page.lines = [line for line in page.lines if not _holds(box, line)]
            page.tables.append(_make_table(box, grid, own, before, page.left))
            return
    if after and _is_as_wide(after.box, before, page.left) and not _are_alike(after, before):
        columns = [(x0 + page.left, x1 + page.left) for x0, x1 in before.columns]
        if len(columns) == len(after.rows[0]):
            _take_row(page, after, columns, [x for x in lines if x.top < after.box.top])


def _fits(line: TextLine, table: Table) -> bool:
    """Whether a line is no larger than those of a table, as a heading is."""
    cells = (cell for row in table.rows for cell in row if cell)
    sizes = [other.size for cell in cells for other in cell.lines]
    return line.size <= _LARGER * median(sizes or [line.size])


def _take_row(
    page: Page, table: Table, columns: Sequence[tuple[float, float]], lines: list[TextLine]
) -> None:
    """Put the words above a table into a row of it, if they are set as those in its columns."""
    cells: list[list[TextLine]] = [[] for _ in columns]
    for line in lines:
        fits = (i for i, (x0, x1) in enumerate(columns) if x0 <= line.x0 and line.x1 <= x1)
        column = next(fits, None)
        if column is None or not _is_set_like(line, table, column):
            return
        cells[column].append(line)
    edges = [(line.top, line.bottom) for line in lines]
    whites = [low - high for (_, high), (low, _) in pairwise([*edges, (table.box.top, 0.0)])]
    if any(cells[1:]) and max(whites) < max(_CLOSE * lines[0].size, _measure_white(table)):
        top = min(line.top for line in lines)
        boxes = [Box(x0, top, x1, table.box.top) for x0, x1 in columns]
        table.rows.insert(0, list(map(Cell, boxes, cells)))
        table.box = table.box._replace(top=top)
        page.lines = [line for line in page.lines if line not in lines]


def _measure_white(table: Table) -> float:
    """Return how far most words of a table stand above the rule below them, with some slack."""
    cells = (cell for row in table.rows for cell in row if cell and cell.lines)
    whites = [cell.box.bottom - max(line.bottom for line in cell.lines) for cell in cells]
    return median_low(whites or [0.0]) + _SLACK


def _is_set_like(line: TextLine, table: Table, column: int) -> bool:
    """Whether a line begins, or has its middle, where another line of a column does."""
    cells = (row[column] for row in table.rows)
    away = (
        min(abs(line.x0 - other.x0), abs(line.x0 + line.x1 - other.x0 - other.x1) / 2)
        for cell in cells
        for other in (cell.lines if cell else ())
    )
    return min(away, default=line.size) < _EVEN * line.size


def _are_alike(table: Table, before: Table) -> bool:
    """Whether two parts of a table begin with the same header."""
    one, other = ([[x.text for x in c.lines] for c in t.rows[0] if c] for t in (table, before))
    return one == other


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
