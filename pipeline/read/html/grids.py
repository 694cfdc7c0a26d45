"""Tables as rows of cells, each cell where it begins, merged ones once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .pages import Element, PageTooLarge

# As browsers count: no cell spans more.
_MOST_COLUMNS, _MOST_ROWS = 1000, 65_534
# Places of cells in all tables of a page, spanned ones too.
MAX_PLACES = 2_000_000


class Row(NamedTuple):
    """A row: its element, and its cells; None where no cell begins."""

    element: Element
    cells: list[Element | None]


def lay_out(table: Element) -> list[Row]:
    """Return the rows of `table`, all as wide as there are columns in which a cell begins."""
    placed = []
    covered: dict[int, int] = {}  # column to the rows that a cell above still covers
    places = 0
    for element, cells in _rows(table):
        columns: dict[int, Element] = {}
        below: dict[int, int] = {}
        column = 0
        for cell in cells:
            while column in covered:
                column += 1
            columns[column] = cell
            width = min(max(cell.number("colspan") or 1, 1), _MOST_COLUMNS)
            height = cell.number("rowspan")
            height = _MOST_ROWS if height == 0 else min(max(height or 1, 1), _MOST_ROWS)
            if height > 1:
                below.update(dict.fromkeys(range(column, column + width), height))
            column += width
        placed.append((element, columns))
        covered = {at: rows - 1 for at, rows in {**covered, **below}.items() if rows > 1}
        places += len(columns) + len(covered)
        if places > MAX_PLACES:
            raise PageTooLarge
    return _align(placed)


def _align(placed: list[tuple[Element, dict[int, Element]]]) -> list[Row]:
    """Leave out the columns that only wide cells reach into."""
    begun = sorted({column for _, columns in placed for column in columns})
    if len(begun) * len(placed) > MAX_PLACES:
        raise PageTooLarge
    return [Row(element, [columns.get(at) for at in begun]) for element, columns in placed]


def _rows(table: Element) -> Iterator[tuple[Element, list[Element]]]:
    """Yield each row with its cells; cells without a row around them make one."""
    for part in _parts(table):
        loose: list[Element] = []
        for child in part.elements("tr", "td", "th"):
            if child.tag != "tr":
                loose.append(child)
                continue
            if loose:
                yield part, loose
                loose = []
            yield child, list(child.elements("td", "th"))
        if loose:
            yield part, loose


def _parts(table: Element) -> Iterator[Element]:
    """Yield the table and its groups of rows as they are printed: the foot last."""
    yield from table.elements("thead")
    yield table
    yield from table.elements("tbody")
    yield from table.elements("tfoot")
