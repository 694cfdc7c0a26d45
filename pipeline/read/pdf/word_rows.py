"""The rows of a table that no rules part, told from the places of its words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from statistics import median
from typing import NamedTuple

from .merged_cells import find_first_rows
from .row_numbers import Line, find_numbers
from .shapes import around
from .word_cells import WordCell, find_middle, is_marked, part_columns

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
# Points within which an edge of a shade is that of a row.
_ROUNDING = 1.0
# How cells are set in their rows.
_TOP, _MIDDLE, _BOTTOM = "top", "middle", "bottom"
# Ems within which two heights are the same.
_SAME = 0.3


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
    cells, limit = part_columns(columns, size, numbers, drawn)
    header, keys = _find_keys(cells, numbers)
    if not numbers:
        keys = _fit_keys(keys, columns, levels, limit > -size)
    full = [_is_full(own, keys, _SAME * size) for own in cells]
    if not any(full):
        full = [len(own) == max(map(len, cells)) for own in cells]
    whole = [own for own, is_full in zip(cells, full, strict=True) if is_full]
    above = [*header, *(_find_rest(header, keys[0], whole) if numbers and len(keys) > 1 else [])]
    rows = _Rows.measure([*above, *keys], whole, levels)
    setting = _find_setting(keys, whole, _SAME * size)
    placed: list[list[int]] = []
    for column, own, is_full, ends in zip(columns, cells, full, drawn, strict=True):
        lines = [rows.find(find_middle(box)) for box, _ in column]
        if is_full or _holds_many(own, lines):
            placed.append(lines)
        else:
            begins = _find_drawn(own, rows, len(above), ends) or _place_merged(
                own, rows, len(above), setting, size
            )
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
    cells, limit = part_columns(columns, size)
    nearest = min(b[0].top - a[0].top for column in columns for a, b in pairwise(column))
    if limit < 0 and nearest < _DOUBLE * size and not any(map(is_marked, columns)):
        return False
    return all(len(own) > 1 for own in cells)


class _Rows(NamedTuple):
    """The heights between which the rows lie, the outer ones too, and where words begin in each."""

    edges: list[float]
    tops: list[float]

    @staticmethod
    def measure(
        keys: Sequence[WordCell], columns: Sequence[Sequence[WordCell]], levels: Sequence[float]
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


def _holds_many(cells: Sequence[WordCell], rows: Sequence[int]) -> bool:
    """Whether one of `cells` has lines in more `rows` than the words of a merged one take up."""
    starts = accumulate((cell.lines for cell in cells), initial=0)
    return any(
        len(set(rows[start : start + cell.lines])) >= _MANY_ROWS
        for start, cell in zip(starts, cells, strict=False)
    )


def _find_drawn(
    cells: Sequence[WordCell], rows: _Rows, above: int, ends: Sequence[float]
) -> list[int]:
    """Return the rows at which cells begin whose `ends` are drawn, none where they are not."""
    heights = [rows.edges[above], *ends]
    begins: list[int] = []
    for cell in cells if ends else ():
        row = rows.find(cell.middle)
        top = heights[bisect_right(ends, cell.middle)]
        begins.append(row if row < above else rows.find(top + _ROUNDING))
    return begins if len(set(begins)) == len(begins) else []


def _place_merged(
    cells: Sequence[WordCell], rows: _Rows, above: int, setting: str | None, size: float
) -> list[int]:
    """Return the first row of each cell of a column where cells cover several rows.

    So many rows stand `above` the body; `setting` tells how cells are set in their rows, if known.
    """
    tops = [rows.find(cell.box.top + size / 2) for cell in cells]
    head = [row for row in tops if row < above]
    if setting is None:
        level = all(
            abs(cell.box.top - rows.tops[row]) < _SAME * size
            for cell, row in zip(cells, tops, strict=True)
        )
        setting = _TOP if level and tops[0] <= above else _MIDDLE
    if setting == _TOP:
        return tops
    if setting == _BOTTOM:
        lasts = [rows.find(cell.box.bottom - size / 2) for cell in cells[len(head) :]]
        return [*head, *[above, *(row + 1 for row in lasts)][: len(lasts)]]
    found = find_first_rows([cell.middle for cell in cells[len(head) :]], rows.edges[above:])
    if found is None:
        return [rows.find(cell.middle) for cell in cells]
    return [*head, *(above + row for row in found)]


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
        [[box for box, _ in column if top < find_middle(box) < low] for top, low in bands]
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


def _is_full(cells: Sequence[WordCell], keys: Sequence[WordCell], same: float) -> bool:
    """Whether a column has a cell in each row, set like those that show the rows."""
    level = [any(_is_level(cell, key, same) for cell in cells) for key in keys]
    aligned = [any(_is_level(cell, key, same) for key in keys) for cell in cells]
    alike = sum(level) >= _SHARE * len(keys) and sum(aligned) >= _MOST * len(cells)
    return alike or len(cells) >= len(keys)


def _is_level(one: WordCell, other: WordCell, same: float) -> bool:
    (_, top, _, bottom), (_, high, _, low) = one.box, other.box
    return min(abs(top - high), abs(bottom - low), abs(one.middle - other.middle)) < same


def _find_rest(
    header: Sequence[WordCell], first: WordCell, columns: Sequence[Sequence[WordCell]]
) -> list[WordCell]:
    """Return the rest of a row that began on the page before: what ends above the first number."""
    boxes = [cell.box for own in columns for cell in own]
    low = header[0].box.bottom if header else float("-inf")
    high = min(box.top for box in boxes if box.top <= first.middle <= box.bottom)
    rest = [box for box in boxes if low <= box.top and box.bottom < high]
    return [WordCell(around(rest), len(rest))] if rest else []


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


def _find_setting(
    keys: Sequence[WordCell], columns: Sequence[Sequence[WordCell]], same: float
) -> str | None:
    """Return where the cells of a row agree: at the top, in the middle or below; None for all."""
    votes = dict.fromkeys((_TOP, _MIDDLE, _BOTTOM), 0)
    for cell in (cell for own in columns for cell in own):
        for key in keys:
            (_, top, _, bottom), (_, high, _, low) = cell.box, key.box
            if abs(bottom - top - low + high) > same:
                votes[_TOP] += abs(top - high) < same
                votes[_MIDDLE] += abs(cell.middle - key.middle) < same
                votes[_BOTTOM] += abs(bottom - low) < same
    ordered = sorted(votes, key=lambda setting: votes[setting])
    return ordered[-1] if votes[ordered[-1]] > votes[ordered[-2]] else None
