"""The rows of a table that no rules part, told from the places of its words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from statistics import median

from .merged_cells import find_drawn, find_setting, place_merged
from .row_edges import Rows
from .row_numbers import Line, begins_at, find_beginnings, find_numbers
from .shapes import around
from .word_cells import SAME, WordCell, is_marked, part_columns

# A column has a cell in each row when so many rows have one; others have merged cells.
_SHARE, _MOST = 0.6, 0.8
# So many bands are those of rows; fewer may be a header and all the others.
_BANDS = 3
# Cells between two levels: paragraphs of one, not rows.
_PARTED = 2
# Ems from line to line that no cell has.
_DOUBLE = 2.0
# A cell with lines in so many rows is those of all of them.
_MANY_ROWS = 4


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
    drawn = own_levels or [()] * len(columns)
    cells, limit, levels = _part_cells(columns, size, numbers, levels, drawn)
    header, keys = _find_keys(cells, numbers)
    if not numbers:
        keys = _fit_keys(keys, columns, levels, limit > -size)
        keys += _find_below(keys[-1], cells)
    full = [_is_full(own, keys, SAME * size) for own in cells]
    if not any(full):
        full = [len(own) == max(map(len, cells)) for own in cells]
    whole = [own for own, is_full in zip(cells, full, strict=True) if is_full]
    rest = _find_rest(header, keys[0], whole, levels) if numbers and len(keys) > 1 else []
    above = [*header, *rest]
    rows = Rows.measure([*above, *keys], whole, levels)
    setting = find_setting(keys, whole, SAME * size)
    placed: list[list[int]] = []
    for column, own, is_full, ends in zip(columns, cells, full, drawn, strict=True):
        lines = [rows.find(box.middle) for box, _ in column]
        if is_full or _holds_many(own, lines):
            placed.append(lines)
        else:
            others = [box for other in columns if other is not column for box, _ in other]
            whole_rows = rows.beside(others)
            begins = find_drawn(own, rows, len(above), ends, size) or place_merged(
                own, whole_rows, len(above), setting, size
            )
            counted = zip(own, begins, strict=True)
            placed.append([row for cell, row in counted for _ in range(cell.lines)])
    return placed


def _part_cells(
    columns: Sequence[Sequence[Line]],
    size: float,
    numbers: Sequence[Line],
    levels: Sequence[float],
    drawn: Sequence[Sequence[float]],
) -> tuple[list[list[WordCell]], float, Sequence[float]]:
    """Return the cells of each column, the most white in one, and where rows are known to end.

    Where no white parts rows, they may begin where their numbers do: cells of merged ones too, at
    least below the header.
    """
    same = SAME * size
    cells, limit = part_columns(columns, size, numbers, drawn)
    begins = [] if levels else find_beginnings(columns, numbers, same)
    inside = (c for own in cells for c in own if any(_lies_in(top, c, same) for top in begins))
    several = any(_holds_several(cell, numbers) for cell in inside)
    if not begins or not (several or limit == -size):
        return cells, limit, levels
    ends = [begins if begins_at(own, begins[1:], same) else begins[:1] for own in columns]
    return (*part_columns(columns, size, numbers, ends), begins)


def _lies_in(height: float, cell: WordCell, same: float) -> bool:
    return cell.box.top + same < height < cell.box.bottom - same


def _holds_several(cell: WordCell, numbers: Sequence[Line]) -> bool:
    """Whether a cell reaches over several rows; beside one number it may be set in any way."""
    return sum(cell.box.top < box.middle < cell.box.bottom for box, _ in numbers) > 1


def holds_rows(columns: Sequence[Sequence[Line]]) -> bool:
    """Whether what looks like cells of one row are those of several: all of them are parted."""
    if len(columns) < 2 or min(map(len, columns)) < 2:
        return False
    if find_numbers(columns):
        return True
    size = columns[0][0][0].bottom - columns[0][0][0].top
    cells, limit = part_columns(columns, size)
    nearest = min(b[0].top - a[0].top for column in columns for a, b in pairwise(column))
    if limit < 0 and nearest < _DOUBLE * size and not any(map(is_marked, columns)):
        return False
    return all(len(own) > 1 for own in cells)


def _holds_many(cells: Sequence[WordCell], rows: Sequence[int]) -> bool:
    """Whether one of `cells` has lines in more `rows` than the words of a merged one take up."""
    starts = accumulate((cell.lines for cell in cells), initial=0)
    return any(
        len(set(rows[start : start + cell.lines])) >= _MANY_ROWS
        for start, cell in zip(starts, cells, strict=False)
    )


def _find_keys(
    cells: list[list[WordCell]], numbers: Sequence[Line]
) -> tuple[list[WordCell], list[WordCell]]:
    """Return what shows the rows, the header apart: the numbers, else the column of most cells."""
    if not numbers:
        most = max(map(len, cells))
        return [], next(own for own in cells if len(own) == most)
    header = [box for box, words in numbers if not words.isdecimal()]
    keys = [WordCell(box, 1) for box, words in numbers if words.isdecimal()]
    return [WordCell(around(header), len(header))] if header else [], keys


def _fit_keys(
    keys: Sequence[WordCell],
    columns: Sequence[Sequence[Line]],
    levels: Sequence[float],
    are_cells: bool,
) -> list[WordCell]:
    """Take what stands between two neighbouring `levels` as a row, where there are several such.

    Where the `keys` are known to be cells, more than two of them are rows for which none is drawn.
    """
    bands = list(pairwise(levels))
    inside = [
        [[box for box, _ in column if top < box.middle < low] for top, low in bands]
        for column in columns
    ]
    # merged cells have words in few
    most = max(inside, key=lambda own: sum(map(bool, own)))
    rows = [(band, own) for band, own in zip(bands, most, strict=True) if own]
    if len(rows) < _BANDS:
        return list(keys)
    fitted = [key for key in keys if not any(top < key.middle < low for (top, low), _ in rows)]
    for (top, low), boxes in rows:
        own = [key for key in keys if top < key.middle < low]
        if not (are_cells and len(own) > _PARTED):
            own = [WordCell(around(boxes), len(boxes))]
        fitted += own
    return sorted(fitted, key=lambda key: key.middle)


def _find_below(last: WordCell, columns: Sequence[Sequence[WordCell]]) -> list[WordCell]:
    """Return the row that has no cell in the column of the keys: all of it is below their last."""
    below = [cell.box for own in columns for cell in own if cell.box.top >= last.box.bottom]
    return [WordCell(around(below), len(below))] if below else []


def _is_full(cells: Sequence[WordCell], keys: Sequence[WordCell], same: float) -> bool:
    """Whether a column has a cell in each row, set like those that show the rows."""
    near = [[min(map(abs, cell.measure_offsets(key))) < same for key in keys] for cell in cells]
    level = [any(own) for own in zip(*near, strict=True)]
    aligned = [any(own) for own in near]
    alike = sum(level) >= _SHARE * len(keys) and sum(aligned) >= _MOST * len(cells)
    return alike or len(cells) >= len(keys)


def _find_rest(
    header: Sequence[WordCell],
    first: WordCell,
    columns: Sequence[Sequence[WordCell]],
    levels: Sequence[float],
) -> list[WordCell]:
    """Return the rest of a row that began on the page before: what ends above the first number.

    Between two levels that are drawn there is one row.
    """
    boxes = [cell.box for own in columns for cell in own]
    low = header[0].box.bottom if header else float("-inf")
    tops = [box.top for box in boxes if box.top <= first.middle <= box.bottom]
    high = min([*tops, *(top for top, end in pairwise(levels) if top < first.middle < end)])
    rest = [box for box in boxes if low <= box.top and box.bottom < high]
    return [WordCell(around(rest), len(rest))] if rest else []
