"""The rest of a table's last row on the next page: a frame, or words above the other rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from statistics import median, median_low

from .lines import TextLine
from .pages import Cell, Page, Table
from .pieces import Stretch
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
    rules what is left of a row has but the rule below it, with which the next rows begin; and
    where a merged cell goes over the whole page, its column has none.
    """
    lines = [line for line in page.lines if id(line) not in furniture]
    after = min(page.tables, key=lambda table: table.box.top, default=None)
    above = [line for line in lines if after is None or line.top <= after.box.top]
    columns = [(x0 + page.left, x1 + page.left) for x0, x1 in before.columns]
    if _take_frame(page, above, before, columns):
        return
    if after and not _are_alike(after, before):
        after.left = page.left
        whole = _widen(after, columns, lines)
        if whole and (not above or _take_row(whole, before, columns, above)):
            own = {id(line) for row in whole.rows for cell in row if cell for line in cell.lines}
            page.lines = [line for line in page.lines if id(line) not in own]
            page.tables[page.tables.index(after)] = whole


def _take_frame(
    page: Page, lines: Sequence[TextLine], before: Table, columns: Sequence[Stretch]
) -> bool:
    """Make a table of the frame around the first of `lines`, if it is as wide as that `before`.

    The header may be repeated above it.
    """
    header = sorted(line.text for cell in before.rows[0] if cell for line in cell.lines)
    for grid in page.frames:
        box = around([cell for row in grid for cell in row if cell])
        own = [line for line in lines if _holds(box, line)]
        if not own or (len(grid[0]) == 1 and _stand_beside(own)):
            continue
        above = [line for line in lines if line.top < box.top and line not in own]
        repeated = sorted(line.text for line in above) == header
        if _is_as_wide(box, columns) and _fits(own[0], before) and (repeated or not above):
            page.lines = [line for line in page.lines if line not in own and line not in above]
            page.tables.append(_make_table(box, grid, own, columns))
            return True
    return False


def _stand_beside(lines: Sequence[TextLine]) -> bool:
    """Whether lines stand beside each other: those of rows that no rules part."""
    ordered = sorted(lines, key=lambda line: line.middle)
    return any(below.top < above.middle for above, below in pairwise(ordered))


def _widen(table: Table, columns: Sequence[Stretch], lines: Sequence[TextLine]) -> Table | None:
    """Return a table with all `columns`, or None where its own are not some of them.

    What stands beside its rows is in cells that go over all of them.
    """
    count = len(table.rows[0])
    spans = (slice(at, at + count) for at in range(len(columns) - count + 1))
    own = next((span for span in spans if _is_as_wide(table.box, columns[span])), None)
    if own is None or count == len(columns):
        return own and table
    _, top, _, bottom = table.box
    boxes = [Box(x0, top, x1, bottom) for x0, x1 in columns]
    rows: list[list[Cell | None]] = []
    for row in table.rows:
        rows.append([None] * len(columns))
        rows[-1][own] = row
    for column, box in enumerate(boxes):
        if not own.start <= column < own.stop:
            rows[0][column] = Cell(box, [line for line in lines if _holds(box, line)])
    return Table(around([table.box, *boxes]), rows, left=table.left)


def _fits(line: TextLine, table: Table) -> bool:
    """Whether a line is no larger than those of a table, as a heading is."""
    cells = (cell for row in table.rows for cell in row if cell)
    sizes = [other.size for cell in cells for other in cell.lines]
    return line.size <= _LARGER * median(sizes or [line.size])


def _take_row(
    table: Table, before: Table, columns: Sequence[Stretch], lines: Sequence[TextLine]
) -> bool:
    """Put the words above a table into a row of it, if they are set as those in its columns."""
    cells: list[list[TextLine]] = [[] for _ in columns]
    for line in lines:
        fits = (i for i, (x0, x1) in enumerate(columns) if x0 <= line.x0 and line.x1 <= x1)
        column = next(fits, None)
        if column is None or not _is_set_like(line, column, (table, before), table.left):
            return False
        cells[column].append(line)
    edges = [(line.top, line.bottom) for line in lines]
    whites = [low - high for (_, high), (low, _) in pairwise([*edges, (table.box.top, 0.0)])]
    if not any(cells[1:]) or max(whites) >= max(_CLOSE * lines[0].size, _measure_white(table)):
        return False
    top = min(line.top for line in lines)
    boxes = [Box(x0, top, x1, table.box.top) for x0, x1 in columns]
    table.rows.insert(0, list(map(Cell, boxes, cells)))
    table.box = table.box._replace(top=top)
    return True


def _measure_white(table: Table) -> float:
    """Return how far most words of a table stand above the rule below them, with some slack."""
    cells = (cell for row in table.rows for cell in row if cell and cell.lines)
    whites = [cell.box.bottom - max(line.bottom for line in cell.lines) for cell in cells]
    return median_low(whites or [0.0]) + _SLACK


def _is_set_like(line: TextLine, column: int, tables: Sequence[Table], left: float) -> bool:
    """Whether a line begins, or has its middle, where another line of a column of `tables` does.

    The type area of its page lies `left` further right.
    """
    away: list[float] = []
    for table in tables:
        cells = (row[column] for row in table.rows)
        for other in (other for cell in cells if cell for other in cell.lines):
            x0, x1 = (x + left - table.left for x in (other.x0, other.x1))
            away += [abs(line.x0 - x0), abs(line.x0 + line.x1 - x0 - x1) / 2]
    return min(away, default=line.size) < _EVEN * line.size


def _are_alike(table: Table, before: Table) -> bool:
    """Whether two parts of a table begin with the same header."""
    one, other = ([[x.text for x in c.lines] for c in t.rows[0] if c] for t in (table, before))
    return one == other


def _make_table(
    box: Box, grid: Grid, lines: Sequence[TextLine], columns: Sequence[Stretch]
) -> Table:
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


def _is_as_wide(box: Box, columns: Sequence[Stretch]) -> bool:
    return abs(box.x0 - columns[0][0]) < _SAME and abs(box.x1 - columns[-1][1]) < _SAME
