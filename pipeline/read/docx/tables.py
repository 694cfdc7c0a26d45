"""Tables as rows of cells, each cell where it begins, merged ones once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .elements import DELETED, Element, W, find_number, iterate

# Word allows 63 columns.
MOST_COLUMNS = 100
# Edges drawn by hand miss each other by less than this, in twentieths of a point: a third of a
# character. A column is wider.
_SAME = 80


class TooManyColumns(Exception):
    """A row has more cells than any table has."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the edges of the grid between which it stands; `continues` the one above it."""

    left: int
    right: int
    element: Element
    continues: bool


Row = list[Cell | None]


def lay_out(table: Element) -> Iterator[Row]:
    """Yield the rows of `table`, all as wide as it has columns; None where no cell begins."""
    grid = [_read_row(row) for row in iterate(table, f"{W}tr") if not _is_deleted(row)]
    columns = _number_columns(grid, _read_widths(table))
    width = max(columns.values(), default=-1) + 1
    for cells in grid:
        row: Row = [None] * width
        for cell in cells:
            column = columns[cell.left]
            # a cell that misses its column by a hair may meet its neighbour there
            while column < width - 1 and row[column] is not None:
                column += 1
            row[column] = cell
        yield row


def _read_row(row: Element) -> list[Cell]:
    properties = row.find(f"{W}trPr")
    at = _read_span(properties, "gridBefore", 0)
    cells: list[Cell] = []
    for element in iterate(row, f"{W}tc"):
        cell = element.find(f"{W}tcPr")
        if cell is not None and cell.find(f"{W}cellDel") is not None:
            continue
        right = at + _read_span(cell, "gridSpan", 1)
        if right > MOST_COLUMNS:
            raise TooManyColumns
        if _is_merged_left(cell) and cells:
            cells[-1] = Cell(cells[-1].left, right, cells[-1].element, cells[-1].continues)
        else:
            cells.append(Cell(at, right, element, _is_merged_up(cell)))
        at = right
    return cells


def _read_span(properties: Element | None, name: str, default: int) -> int:
    span = find_number(properties, name)
    return default if span is None or span < 0 else span


def _is_merged_up(properties: Element | None) -> bool:
    merge = properties.find(f"{W}vMerge") if properties is not None else None
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _is_merged_left(properties: Element | None) -> bool:
    merge = properties.find(f"{W}hMerge") if properties is not None else None
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _is_deleted(row: Element) -> bool:
    properties = row.find(f"{W}trPr")
    return properties is not None and any(child.tag in DELETED for child in properties)


def _read_widths(table: Element) -> list[int]:
    columns = table.iterfind(f"{W}tblGrid/{W}gridCol")
    widths = [column.get(f"{W}w", "") for column in columns]
    return [int(width) if width.isdecimal() and len(width) < 8 else _SAME for width in widths]


def _number_columns(grid: list[list[Cell]], widths: list[int]) -> dict[int, int]:
    """Return the column of each edge at which a cell begins; edges drawn twice are one."""
    columns: dict[int, int] = {}
    edges = sorted({cell.left for cells in grid for cell in cells})
    apart = {(one.left, other.left) for cells in grid for one, other in pairwise(cells)}
    before: int | None = None
    for edge in edges:
        near = before is not None and (before, edge) not in apart
        distance = sum(widths[before:edge]) if near and edge <= len(widths) else _SAME
        step = 0 if near and distance < _SAME else 1
        columns[edge] = columns[before] + step if before is not None else 0
        before = edge
    return columns
