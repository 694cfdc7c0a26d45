"""Where a run of bands ends: what is no part of the table, and the remark below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from .lines import TextLine
from .pieces import Extent, Piece, Stretch, count_touched, find_ink, measure_type
from .row_numbers import is_count
from .runs import MANY, OTHER_SIZE, RUN, TABLE_COLUMNS, WIDE, Run
from .shapes import Box

# Times the white between rows: what stands further away is no row.
_FURTHER = 1.15
# Ems: what is set over all columns stands in their middle, be it that the outer ones are ragged.
_NEARLY = 2.0
# So many rows keep a gutter clear that is no wider than a blank; beside many others fewer show it.
_OFTEN, _ROWS = 6, 3
# The header takes so many bands at most.
_HEADER_BANDS = 2
# Numbers of entries are no column, where so many of its words are some; others go on in a line.
_MARKS = 1 / 2
_MARK = re.compile(r"\d{1,2}[.．、]|\d{1,2}(?:[.．]\d{1,2}){1,2}[.．、]?|[（(]\d{1,2}[）)]|[①-⑳]")


def end_run(run: Run, after: Sequence[Sequence[Extent]], white: float | None) -> bool:
    """Leave out what is no part of a table, and return whether anything of one is left.

    `after` are the bands below the run; `white` is how far rows stand apart on the page before
    where the table began there.
    """
    taken = len(run.bands)
    _join_marks(run)
    _mark_parted(run)
    _join_headers(run)
    _mark_counted(run)
    _join_seldom_parted(run)
    while len(run.bands) > 1 and run.count(-1) == 1 and _is_last_further(run):
        run.drop()
    last = run.bands[-1][0].extent
    if _is_last_askew(run):
        run.drop()
        run.remark = last
    if _is_pictured(run) or not (_is_whole(run) if white is None else _is_part(run, white)):
        return False
    if taken == len(run.bands) > 1 and after and _is_remark(run, after[0], after[1:2]):
        run.remark = after[0][0]
    return True


def _join_marks(run: Run) -> None:
    """Put the numbers of entries, which are no column, to their words."""
    for index in range(len(run.columns) - 2, -1, -1):
        (a, b), after = run.columns[index : index + 2]
        # what stands alone goes on from the line above
        bands = [band for band in run.bands if count_touched([after], band)]
        own = [piece.text for band in bands for piece in band if a <= piece.x0 < b]
        marks = sum(bool(_MARK.fullmatch(text)) for text in own)
        if own and marks >= _MARKS * len(own):
            run.join(index)


def _mark_parted(run: Run) -> None:
    """Take narrow gutters for sure where several rows have words on both sides, and many columns.

    In the lines of a text blanks do not stand below others so often.
    """
    if len(run.columns) < TABLE_COLUMNS or not any(run.sure):
        return
    for index, pair in enumerate(pairwise(run.columns)):
        parted = sum(count_touched(pair, band) == len(pair) for band in run.bands)
        run.sure[index] |= parted >= _ROWS


def _mark_counted(run: Run) -> None:
    """Take the gutters beside the numbers of rows for sure, where there are many columns."""
    if len(run.columns) < TABLE_COLUMNS:
        return
    for index, (left, right) in enumerate(run.columns):
        if is_count([p.text for band in run.bands for p in band if left <= p.x0 < right]):
            beside = slice(max(0, index - 1), index + 1)
            run.sure[beside] = [True] * len(run.sure[beside])


def _join_headers(run: Run) -> None:
    """Put headers to what stands askew below them: in the middle of a column whose cells begin it.

    No band has words of both, and the nearest is its own.
    """
    while True:
        askew = [
            index
            for index, (one, other) in enumerate(pairwise(run.columns))
            if not run.sure[index] and _is_headed(run, one, other)
        ]
        if not askew:
            return
        nearest = min(askew, key=lambda index: run.columns[index + 1][0] - run.columns[index][1])
        run.join(nearest)


def _is_headed(run: Run, one: Stretch, other: Stretch) -> bool:
    """Whether one of two columns has words in the first bands only, the other none in those."""
    first, second = (
        {index for index, band in enumerate(run.bands) if count_touched([column], band)}
        for column in (one, other)
    )
    header = range(_HEADER_BANDS)
    headed = any(own and own <= set(header) for own in (first, second))
    return headed and not first & second


def _join_seldom_parted(run: Run) -> None:
    """Put together what only some blanks part: in a few lines of a text they stand below others."""
    for index in range(len(run.columns) - 2, -1, -1):
        pair = run.columns[index : index + 2]
        beside = sum(count_touched(pair, band) > 0 for band in run.bands)
        if not run.sure[index] and beside < _OFTEN:
            run.columns[index : index + 2] = [(pair[0][0], pair[1][1])]
            del run.sure[index]


def _is_last_further(run: Run) -> bool:
    """Whether more white stands above the last band than between the others."""
    return run.whites[-1] > _FURTHER * max([run.size, *run.whites[1:-1]])


def _is_last_askew(run: Run) -> bool:
    """Whether the last band is a line that keeps to its column neither in the middle nor left.

    It is set over all columns, be it that it crosses no gutter.
    """
    if len(run.bands) < 2 or run.count(-1) > 1 or len(run.bands[-1]) > 1:
        return False
    (last,) = run.bands[-1]
    own = [p for band in run.bands[:-1] for p in band if _are_in_one(run, p, last)]
    if not own:
        return False
    same = run.size / 2
    left = abs(min(piece.x0 for piece in own) - last.x0) < same
    centre = (last.x0 + last.x1) / 2
    middle = abs(median((piece.x0 + piece.x1) / 2 for piece in own) - centre) < same
    over = abs((run.columns[0][0] + run.columns[-1][1]) / 2 - centre) < _NEARLY * run.size
    return over and not left and not middle


def _are_in_one(run: Run, piece: Piece, other: Piece) -> bool:
    return any(a <= piece.x0 < b and a <= other.x0 < b for a, b in run.columns)


def _has_gutters(run: Run) -> bool:
    """Whether at least half of the gutters are sure; in a stretched line there may be others."""
    return len(run.columns) > 1 and 2 * sum(run.sure) >= len(run.sure)


def _is_pictured(run: Run) -> bool:
    """Whether a picture stands beside words in so few columns that it floats in a text."""
    pieces = (piece for band in run.bands for piece in band)
    return len(run.columns) < MANY and any(isinstance(p.extent.element, Box) for p in pieces)


def _is_whole(run: Run) -> bool:
    """Whether enough bands have words in several columns."""
    indices = range(len(run.bands))
    parted = sum(map(run.is_parted, indices))
    dense = sum(run.count(index) >= TABLE_COLUMNS for index in indices)
    enough = parted > RUN or parted == len(run.bands) == RUN or dense >= RUN
    return _has_gutters(run) and enough and parted * run.count_most() >= len(run.bands)


def _is_part(run: Run, white: float) -> bool:
    """Whether a row of the columns of the page before stands near the top, or many below.

    The words above it are no further apart than those of rows, `white` on the page before.
    """
    first = next((i for i in range(len(run.bands)) if run.is_parted(i)), None)
    if first is None or not _has_gutters(run):
        return False
    most = max(WIDE * run.size, _FURTHER * white)
    near = all(own < most for own in run.whites[1 : first + 1])
    parted = sum(map(run.is_parted, range(len(run.bands))))
    return near or (len(run.columns) >= TABLE_COLUMNS and parted > RUN)


def _is_remark(run: Run, band: Sequence[Extent], after: Sequence[Sequence[Extent]]) -> bool:
    """Whether a line over all columns ends the table: as near to it as a row, not to `after`."""
    line = band[0].element
    if len(band) > 1 or not isinstance(line, TextLine):
        return False
    inside = run.columns[0][0] - run.size < line.x0 and line.x1 < run.columns[-1][1] + run.size
    alike = max(line.size, run.size) < OTHER_SIZE * min(line.size, run.size)
    ink = line.ink(run.size)
    white = ink.top - run.low
    tops = [find_ink(extent, measure_type([extent])).top for below in after for extent in below]
    room = min(tops, default=float("inf")) - ink.bottom
    near = white < _FURTHER * max(run.whites[1:])
    return inside and alike and near and room > _FURTHER * white
