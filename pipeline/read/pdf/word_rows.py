"""The rows of a table that no rules part, told from the places of its words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from .merged_cells import find_first_rows
from .row_numbers import Line, find_numbers
from .shapes import Box, around

# The lines of a cell stand evenly; rows are further apart by more than this part.
_EVEN = 1.08
# Ems between a picture and the words of its cell.
_PICTURE_GAP = 1.0
# A column has a cell in each row when so many rows have one; others have merged cells.
_SHARE, _MOST = 0.6, 0.8
# So many bands are those of rows; fewer may be a header and all the others.
_BANDS = 3
# Cells between two levels: paragraphs of one, not rows.
_PARTED = 2
# Ems from line to line that no cell has.
_DOUBLE = 2.0
# Ems within which two heights are the same.
_SAME = 0.3


class _Cell(NamedTuple):
    """Lines of a column that stand together: the box around them, and how many there are."""

    box: Box
    lines: int

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return _middle(self.box)


def find_rows(
    columns: Sequence[Sequence[Line]],
    levels: Sequence[float] = (),
    own_levels: Sequence[Sequence[float]] = (),
) -> list[list[int]]:
    """Return the row of each line of each column, counted from the top.

    The lines come from the top, each as high as its type. `levels` are heights at which something
    drawn shows that a row ends, `own_levels` those at which it shows that a cell of a column does.
    """
    size = median([box.bottom - box.top for column in columns for box, words in column if words])
    numbers = find_numbers(columns)
    limit = _measure_white(columns, size, numbers)
    drawn = own_levels or [()] * len(columns)
    cells = [_part(column, limit, size, own) for column, own in zip(columns, drawn, strict=True)]
    header, keys = _find_keys(cells, numbers)
    if not numbers:
        boxes = [box for column in columns for box, _ in column]
        keys = _fit_keys(keys, boxes, levels, limit > -size)
    full = [_is_full(own, keys, _SAME * size) for own in cells]
    if not any(full):
        full = [len(own) == max(map(len, cells)) for own in cells]
    whole = [own for own, is_full in zip(cells, full, strict=True) if is_full]
    above = [*header, *(_find_rest(header, keys[0], whole) if numbers and len(keys) > 1 else [])]
    rows = _Rows.measure([*above, *keys], whole, levels)
    in_middle = _are_in_middle(keys, whole, _SAME * size)
    placed: list[list[int]] = []
    for column, own, is_full in zip(columns, cells, full, strict=True):
        if is_full:
            placed.append([rows.find(_middle(box)) for box, _ in column])
        else:
            begins = _place_merged(own, rows, len(above), in_middle, size)
            counted = zip(own, begins, strict=True)
            placed.append([row for cell, row in counted for _ in range(cell.lines)])
    return placed


def holds_rows(columns: Sequence[Sequence[Line]]) -> bool:
    """Whether what looks like cells of one row are those of several: all of them are parted."""
    if len(columns) < 2 or min(map(len, columns)) < 2:
        return False
    if find_numbers(columns):
        return True
    size = columns[0][0][0].bottom - columns[0][0][0].top
    limit = _measure_white(columns, size, ())
    nearest = min(b[0].top - a[0].top for column in columns for a, b in pairwise(column))
    if limit < 0 and nearest < _DOUBLE * size:
        return False
    return all(len(_part(column, limit, size)) > 1 for column in columns)


class _Rows(NamedTuple):
    """The heights between which the rows lie, the outer ones too, and where words begin in each."""

    edges: list[float]
    tops: list[float]

    @staticmethod
    def measure(
        keys: Sequence[_Cell], columns: Sequence[Sequence[_Cell]], levels: Sequence[float]
    ) -> _Rows:
        """Part rows at what is drawn between their `keys`, else where most white is."""
        cells = sorted((cell.box.top, cell.box.bottom) for own in columns for cell in own)
        edges: list[float] = []
        whites: list[float] = []
        for above, below in pairwise(keys):
            strips = _strips(cells, above.middle, below.middle)
            top, bottom = max(strips, key=lambda strip: strip[1] - strip[0])
            edge = (top + bottom) / 2
            drawn = [level for level in levels if above.middle < level < below.middle]
            edges.append(min(drawn, key=lambda level: abs(level - edge), default=edge))
            whites.append(bottom - top)
        room = median(whites) / 2 if whites else 0.0
        low = max(bottom for _, bottom in cells)
        edges = [cells[0][0] - room, *edges, low + room]
        tops = [min((top for top, _ in cells if top > edge), default=edge) for edge in edges[:-1]]
        return _Rows(edges, tops)

    def find(self, height: float) -> int:
        """Return the row at a height."""
        return min(max(0, bisect_right(self.edges, height) - 1), len(self.tops) - 1)


def _place_merged(
    cells: Sequence[_Cell], rows: _Rows, above: int, in_middle: bool | None, size: float
) -> list[int]:
    """Return the first row of each cell of a column where cells cover several rows.

    So many rows stand `above` the body; None says that nothing tells how cells are set.
    """
    tops = [rows.find(cell.box.top + size / 2) for cell in cells]
    if in_middle is None:
        level = all(
            abs(cell.box.top - rows.tops[row]) < _SAME * size
            for cell, row in zip(cells, tops, strict=True)
        )
        in_middle = not (level and tops[0] <= above)
    if not in_middle:
        return tops
    head = [row for row in tops if row < above]
    found = find_first_rows([cell.middle for cell in cells[len(head) :]], rows.edges[above:])
    if found is None:
        return [rows.find(cell.middle) for cell in cells]
    return [*head, *(above + row for row in found)]


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _measure_white(
    columns: Sequence[Sequence[Line]], size: float, numbers: Sequence[Line]
) -> float:
    """Return the most white between two lines of a cell, less than none where all are rows."""
    tops = [box.top for box, words in numbers if words.isdecimal()]
    rows = min((after - before for before, after in pairwise(tops)), default=0.0)
    steps = sorted(
        size + below[0].top - above[0].bottom
        for column in columns
        for above, below in pairwise(column)
        if above[1] and below[1] and below[0].top - above[0].bottom > -size / 2
    )
    steps = [step for step in steps if not rows or step * _EVEN < rows]
    # an odd line may stand closer
    steps = steps[len(steps) // 20 :]
    for step, after in pairwise([*steps, *([rows] if rows and steps else [])]):
        if after > step * _EVEN:
            return (step + min(after, 2 * step)) / 2 - size
    # one number, one row
    return size if len(tops) == 1 else -size


def _part(
    column: Sequence[Line], limit: float, size: float, levels: Sequence[float] = ()
) -> list[_Cell]:
    """Put the lines of a column together that are no further apart than those of a cell."""
    groups: list[list[Box]] = []
    before = ""
    for box, words in column:
        last = groups[-1][-1] if groups else box
        most = limit if before and words else _PICTURE_GAP * size
        parted = bisect_right(levels, _middle(last)) != bisect_right(levels, _middle(box))
        if groups and not parted and box.top - last.bottom <= most:
            groups[-1].append(box)
        else:
            groups.append([box])
        before = words
    return [_Cell(around(group), len(group)) for group in groups]


def _find_keys(
    cells: list[list[_Cell]], numbers: Sequence[Line]
) -> tuple[list[_Cell], list[_Cell]]:
    """Return what shows the rows, the header apart: the numbers, else the column of most cells."""
    if not numbers:
        most = max(map(len, cells))
        return [], next(own for own in cells if len(own) == most)
    header = [box for box, words in numbers if not words.isdecimal()]
    keys = [_Cell(box, 1) for box, words in numbers if words.isdecimal()]
    return [_Cell(around(header), len(header))] if header else [], keys


def _fit_keys(
    keys: Sequence[_Cell], boxes: Sequence[Box], levels: Sequence[float], are_cells: bool
) -> list[_Cell]:
    """Take what stands between two neighbouring `levels` as a row, where there are several such.

    Where the `keys` are known to be cells, more than two of them are rows for which none is drawn.
    """
    bands = [
        (top, bottom, [box for box in boxes if top < _middle(box) < bottom])
        for top, bottom in pairwise(levels)
    ]
    bands = [band for band in bands if band[2]]
    if len(bands) < _BANDS:
        return list(keys)
    fitted = [key for key in keys if not any(top < key.middle < low for top, low, _ in bands)]
    for top, bottom, inside in bands:
        own = [key for key in keys if top < key.middle < bottom]
        if not (are_cells and len(own) > _PARTED):
            own = [_Cell(around(inside), len(inside))]
        fitted += own
    return sorted(fitted, key=lambda key: key.middle)


def _is_full(cells: Sequence[_Cell], keys: Sequence[_Cell], same: float) -> bool:
    """Whether a column has a cell in each row, set like those that show the rows."""
    level = [any(_is_level(cell, key, same) for cell in cells) for key in keys]
    aligned = [any(_is_level(cell, key, same) for key in keys) for cell in cells]
    alike = sum(level) >= _SHARE * len(keys) and sum(aligned) >= _MOST * len(cells)
    return alike or len(cells) >= len(keys)


def _is_level(one: _Cell, other: _Cell, same: float) -> bool:
    (_, top, _, bottom), (_, high, _, low) = one.box, other.box
    return min(abs(top - high), abs(bottom - low), abs(one.middle - other.middle)) < same


def _find_rest(
    header: Sequence[_Cell], first: _Cell, columns: Sequence[Sequence[_Cell]]
) -> list[_Cell]:
    """Return the rest of a row that began on the page before: what ends above the first number."""
    boxes = [cell.box for own in columns for cell in own]
    low = header[0].box.bottom if header else float("-inf")
    high = min(box.top for box in boxes if box.top <= first.middle <= box.bottom)
    rest = [box for box in boxes if low <= box.top and box.bottom < high]
    return [_Cell(around(rest), len(rest))] if rest else []


def _strips(
    cells: Sequence[tuple[float, float]], high: float, low: float
) -> Iterator[tuple[float, float]]:
    """Yield the strips between two heights that none of `cells` enters, at least one."""
    reach, found = high, False
    for top, bottom in cells:
        if top >= low:
            break
        if top > reach:
            found = True
            yield reach, top
        reach = max(reach, bottom)
    if reach < low or not found:
        yield min(reach, low), low


def _are_in_middle(
    keys: Sequence[_Cell], columns: Sequence[Sequence[_Cell]], same: float
) -> bool | None:
    """Whether the cells of a row stand around one height, or begin at one; None when all do."""
    middle = top = 0
    for own in columns:
        for cell in own:
            for key in keys:
                if abs(cell.box.bottom - cell.box.top - key.box.bottom + key.box.top) > same:
                    middle += abs(cell.middle - key.middle) < same
                    top += abs(cell.box.top - key.box.top) < same
    return None if middle == top else middle > top
