"""Tables as rows of cells, each cell where it begins, merged ones once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from .elements import DELETED, Element, W, find_number, iterate

# Word allows 63 columns.
MOST_COLUMNS, MOST_CELLS = 100, 1_000_000
# Edges drawn by hand miss each other by less than this, in twentieths of a point: a third of a
# character. A column is wider.
_SAME = 80


class TooManyCells(Exception):
    """A row, or a table as a whole, has more cells than any guide has."""


class Cell(NamedTuple):
    """A cell: the edges of the grid between which it stands; `continues` the one above it."""

    left: int
    right: int
    element: Element
    continues: bool


Row = list[Cell | None]
_NUMBER = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[、.．)）]|$)|[①-⑳]")


class Table:
    """A table: how many columns it has, and its rows in order."""

    def __init__(self, element: Element) -> None:
        """Read the grid of `element`; raise TooManyCells where a row is longer than any."""
        rows = iterate(element, f"{W}tr")
        self._grid = [_read_row(row) for row in rows if not _is_deleted(row)]
        self._columns = _number_columns(self._grid, _read_widths(element))
        self.width = max(self._columns.values(), default=-1) + 1
        if self.width * len(self._grid) > MOST_CELLS:
            raise TooManyCells

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows, all as wide as the table; None stands where no cell begins."""
        for cells in self._grid:
            row: Row = [None] * self.width
            for cell in cells:
                column = self._columns[cell.left]
                # a cell that misses its column by a hair may meet its neighbour there
                while column < self.width - 1 and row[column] is not None:
                    column += 1
                row[column] = cell
            yield row

    def lists_records(self) -> bool:
        """Whether numbered rows stand below a row that is none: a list, and no form to fill."""
        firsts = [cells[0].element for cells in self._grid if cells and not cells[0].continues]
        numbered = sum(_is_numbered(first) for first in firsts[1:])
        return len(firsts) > 1 and not _is_numbered(firsts[0]) and numbered * 2 >= len(firsts) - 1


def _is_numbered(cell: Element) -> bool:
    """Whether the words of a cell begin with a number, typed or automatic."""
    for block in cell.iter(f"{W}p"):
        words = "".join(text.text or "" for text in block.iter(f"{W}t"))
        if words.strip():
            listed = block.find(f"{W}pPr/{W}numPr") is not None
            return listed or _NUMBER.match(words.strip()) is not None
    return False


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
            raise TooManyCells
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
