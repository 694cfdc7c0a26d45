"""Which rows the merged cells of a column cover, told from where their words stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

# Parts of the usual height of a row: how far words may stand from the middle of their rows; a row
# more or less moves it by half. Further away costs no more, as a page may cut a cell anywhere.
_OFF = 0.25
# How much the last counts, which may go on after the page.
_CUT = 0.5
# What it costs that the first rows have no cell, which began on the page before.
_LATE = 0.05


def find_first_rows(middles: Sequence[float], edges: Sequence[float]) -> list[int] | None:
    """Return the first row of each cell, or None where most are not in the middle of any rows.

    `middles` are the heights of the cells' words from the top, `edges` those of the rows' edges,
    the outer ones too. Each cell reaches to the next, the last to the last row.
    """
    rows = len(edges) - 1
    usual = (edges[-1] - edges[0]) / rows
    if not 0 < len(middles) <= rows:
        return None
    # the least cost of the cells so far when the next begins at a row, and where the last began
    costs = [row and _LATE for row in range(rows + 1)]
    begins: list[list[int]] = []
    for index, middle in enumerate(middles):
        last = index == len(middles) - 1
        weight = _CUT if last else 1.0
        best: list[float] = [len(middles)] * (rows + 1)
        froms = [0] * (rows + 1)
        for end in range(index + 1, rows + 1) if not last else (rows,):
            options = (
                (
                    costs[row]
                    + weight * min(_OFF, abs((edges[row] + edges[end]) / 2 - middle) / usual),
                    row,
                )
                for row in range(index, end)
            )
            best[end], froms[end] = min(options)
        costs = best
        begins.append(froms)
    if costs[rows] >= _OFF * len(middles) / 2:
        return None
    return list(accumulate(reversed(begins), lambda end, froms: froms[end], initial=rows))[:0:-1]
