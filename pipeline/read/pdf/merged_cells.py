"""Which rows the merged cells of a column cover, told from where their words stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from .row_edges import Rows
from .word_cells import SAME, WordCell

# Points within which an edge of a shade is that of a row.
_ROUNDING = 1.0
# How cells are set in their rows.
_TOP, _MIDDLE, _BOTTOM = "top", "middle", "bottom"
# Parts of the usual height of a row: how far words may stand from the middle of their rows; a row
# more or less moves it by half. Further away costs no more, as a page may cut a cell anywhere.
_OFF = 0.25
# The most that a cell may cost which is set in the middle of its rows beyond doubt.
_NEAR = 0.05
# How much the last counts, which may go on after the page.
_CUT = 0.5
# What it costs that the first rows have no cell, which began on the page before.
_LATE = 0.05
# And for each of them, so that a cell covers as many rows as it may.
_LATER = 0.001


def find_drawn(
    cells: Sequence[WordCell], rows: Rows, above: int, ends: Sequence[float], size: float
) -> list[int]:
    """Return the rows at which cells begin whose `ends` are drawn, none where some are not.

    Then a cell stands neither in the middle of what is drawn around it nor at the top.
    """
    heights = [rows.edges[above], *ends, rows.edges[-1]]
    begins: list[int] = []
    for cell in cells if ends else ():
        row, at = rows.find(cell.middle), bisect_right(ends, cell.middle)
        top, low = heights[at : at + 2]
        begin = row if row < above else rows.find(top + _ROUNDING)
        askew = abs((top + low) / 2 - cell.middle) > size
        lower = abs(cell.box.top - rows.tops[begin]) > SAME * size
        # the page may cut the last
        if begin >= above and cell != cells[-1] and askew and lower:
            return []
        begins.append(begin)
    return begins if len(set(begins)) == len(begins) else []


def place_merged(
    cells: Sequence[WordCell], rows: Rows, above: int, setting: str | None, size: float
) -> list[int]:
    """Return the first row of each cell of a column where cells cover several rows.

    So many rows stand `above` the body; `setting` tells how cells are set in their rows, if known.
    """
    tops = [rows.find(cell.box.top + size / 2) for cell in cells]
    head = [row for row in tops if row < above]
    if setting == _BOTTOM:
        lasts = [rows.find(cell.box.bottom - size / 2) for cell in cells[len(head) :]]
        return [*head, *[above, *(row + 1 for row in lasts)][: len(lasts)]]
    level, sure = _stand_high(cells, rows, tops, SAME * size)
    first = tops[0] <= above
    if level and ((sure and setting == _TOP) or (first and setting != _MIDDLE)):
        return tops
    # merged cells may be set in another way than the others
    middles = [cell.middle for cell in cells[len(head) :]]
    found = find_first_rows(
        middles, rows.edges[above:], exactly=level and (sure or setting == _TOP)
    )
    if found is not None:
        return [*head, *(above + row for row in found)]
    return tops if level or setting == _TOP else [rows.find(cell.middle) for cell in cells]


def _stand_high(
    cells: Sequence[WordCell], rows: Rows, tops: Sequence[int], same: float
) -> tuple[bool, bool]:
    """Return whether all cells begin where their rows, `tops`, do, and some are not in the middle.

    What is taller than the words of its row stands in the middle of it.
    """
    pairs = list(zip(cells, tops, strict=True))
    lower = [cell.box.top - rows.tops[row] for cell, row in pairs]
    central = [abs(cell.middle - rows.find_middle(row)) < same for cell, row in pairs]
    high = [abs(white) < same for white in lower]
    sure = any(one and not other for one, other in zip(high, central, strict=True))
    taller = [other and white < 0 for other, white in zip(central, lower, strict=True)]
    level = all(one or (sure and other) for one, other in zip(high, taller, strict=True))
    return level, sure


def find_first_rows(
    middles: Sequence[float], edges: Sequence[float], *, exactly: bool = False
) -> list[int] | None:
    """Return the first row of each cell, or None where most are not in the middle of any rows.

    `middles` are the heights of the cells' words from the top, `edges` those of the rows' edges,
    the outer ones too. Each cell reaches to the next, the last to the last row.
    """
    rows = len(edges) - 1
    usual = (edges[-1] - edges[0]) / rows
    if not 0 < len(middles) <= rows:
        return None
    # the least cost of the cells so far when the next begins at a row, and where the last began
    costs = [row and _LATE + _LATER * row for row in range(rows + 1)]
    begins: list[list[int]] = []
    for index, middle in enumerate(middles):
        last = index == len(middles) - 1
        weight = _CUT if last else 1.0
        best: list[float] = [len(middles)] * (rows + 1)
        froms = [0] * (rows + 1)
        for end in range(index + 1, rows + 1) if not last else (rows,):
            options = (
                (costs[row] + weight * _cost(middle, edges[row], edges[end], usual), row)
                for row in range(index, end)
                if edges[row] <= middle <= edges[end]
            )
            best[end], froms[end] = min(options, default=(best[end], 0))
        costs = best
        begins.append(froms)
    if costs[rows] >= (_NEAR if exactly else _OFF / 2) * len(middles):
        return None
    return list(accumulate(reversed(begins), lambda end, froms: froms[end], initial=rows))[:0:-1]


def _cost(middle: float, top: float, low: float, usual: float) -> float:
    """Return how far words stand from the middle of some rows, in rows."""
    return min(_OFF, abs((top + low) / 2 - middle) / usual)


def find_setting(
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
