"""Runs of bands that keep the same gutters clear: tables without rules, and texts in columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from .lines import TextLine
from .pieces import (
    Extent,
    Piece,
    Stretch,
    count_touched,
    find_ink,
    has_room,
    is_between,
    measure_type,
    merge_stretches,
    part_extent,
)
from .shapes import Box

# Ems of white between words that surely stand in two columns.
WIDE = 1.6
# A run is a table or a text in columns from so many bands on.
RUN = 2
_MAX_RUN = 200
# Pieces of a band: no table has so many columns, and what they do to each other takes long.
_MOST_PIECES = 60
# So many columns no text has.
MANY = 3
# How many bands come to one with a gutter; where there are so many columns, a tall cell may go on
# alone.
TABLE_COLUMNS = 4
_MAX_SINGLE = (3, 5)
# Ems of white after which something new begins: anywhere, in a table of many columns, and before a
# row of so many.
_GAPS = (2.5, 3.5, 4.5)
# Points above and below a drawn edge in which it tells of columns: those of the next row.
_NEAR = 60.0
# Ems of white below the words of another column, beside which a line is set in the middle.
_BESIDE = 0.75
# Ems of a sure gutter that words in the middle of two columns leave clear, at least.
_LEFT = 0.2
# Points before the words of a column.
_BEFORE = 0.5
# Times the size of the words before it: a line of another size is a heading.
OTHER_SIZE = 1.2


@dataclass(slots=True)
class Run:
    """Bands with common gutters; `guides` are edges that are drawn on the page.

    `sure` tells of each gutter whether it was drawn or once so wide that it must part columns.
    """

    guides: Sequence[Box] = ()
    columns: list[Stretch] = field(default_factory=list)
    sure: list[bool] = field(default_factory=list)
    bands: list[list[Piece]] = field(default_factory=list)
    whites: list[float] = field(default_factory=list)
    low: float = 0.0
    size: float = 0.0
    remark: Extent | None = None

    @property
    def length(self) -> int:
        """How many bands are the run's."""
        return len(self.bands) + (self.remark is not None)

    def take(self, band: Sequence[Extent]) -> bool:
        """Take the next band, or return False where it does not go with those before."""
        size = measure_type(band)
        ink = [find_ink(extent, size or self.size) for extent in band]
        top, low = min(box.top for box in ink), max(box.bottom for box in ink)
        near = [g for g in self.guides if g.top - _NEAR < low and top < g.bottom + _NEAR]
        xs = [guide.x0 for guide in near if guide.x0 == guide.x1]
        # a full cell leaves hardly more than a blank before the next column
        begins = [pair[1][0] - _BEFORE for pair in pairwise(self.columns)]
        edges = [*xs, *(x for x, sure in zip(begins, self.sure, strict=True) if sure)]
        pieces = [piece for extent in band for piece in part_extent(extent, edges)]
        if len(pieces) > _MOST_PIECES:
            return False
        own = sorted((piece.x0, piece.x1) for piece in pieces)
        left_over = self._find_left_over(own, _LEFT * (size or self.size))
        columns = merge_stretches([*self.columns, *own], [*edges, *left_over])
        if self.columns:
            touched = count_touched(columns, pieces)
            if len(columns) < 2 or not self._keeps(columns):
                return False
            if touched == 1 and self._is_apart(own, size, top):
                return False
            most = _GAPS[(touched >= MANY) + (sum(self.sure) >= MANY - 1)]
            if self.bands and self._measure_gap(top, near) > most * (size or self.size):
                return False
        kept = self._find_kept(columns)
        # cells in the middle of their row stand half a line below others
        level = self.bands[-1] if self.bands and top < self.low else ()
        words = _find_words([*pieces, *level])
        self.sure = [
            pair in kept or is_between(pair[0][1], pair[1][0], xs) or _is_wide(*pair, words, size)
            for pair in pairwise(columns)
        ]
        self.columns = columns
        self.bands.append(pieces)
        self.whites.append(top - self.low)
        self.low, self.size = max(self.low, low), size or self.size
        return True

    def drop(self) -> None:
        """Leave out the last band."""
        self.bands.pop()
        self.whites.pop()

    def join(self, index: int) -> None:
        """Make a column and the next one, and look again how wide the gutters beside it are."""
        (left, _), (_, right) = self.columns[index : index + 2]
        self.columns[index : index + 2] = [(left, right)]
        del self.sure[index]
        for at in {max(0, index - 1), min(index, len(self.sure) - 1)} if self.sure else ():
            one, other = self.columns[at : at + 2]
            self.sure[at] |= any(
                _is_wide(one, other, _find_words(band), self.size) for band in self.bands
            )

    def columns_of_lines(self) -> list[list[Extent]]:
        """Return what stands in each column, lines whole."""
        found: list[list[Extent]] = [[] for _ in self.columns]
        for piece in (piece for band in self.bands for piece in band if not piece.start):
            found[next(i for i, (_, b) in enumerate(self.columns) if piece.x0 < b)].append(
                piece.extent
            )
        return found

    def measure_columns(self) -> list[Stretch]:
        """Return where the words of each column reach; empty ones as on the page before."""
        found: list[Stretch] = []
        for a, b in self.columns:
            own = [p for band in self.bands for p in band if a <= p.x0 < b]
            found.append((min(p.x0 for p in own), max(p.x1 for p in own)) if own else (a, b))
        return found

    def _find_left_over(self, own: Sequence[Stretch], least: float) -> list[float]:
        """Return the middles of what `own` leaves of the sure gutters, at least so much.

        What stands alone may be set over all columns.
        """
        found: list[float] = []
        if len(own) == 1:
            return found
        for (one, other), sure in zip(pairwise(self.columns), self.sure, strict=True):
            left = max([one[1], *(x1 for x0, x1 in own if x0 <= one[1])])
            right = min([other[0], *(x0 for x0, _ in own if x0 > one[1])])
            found += [(left + right) / 2] if sure and right - left >= least else []
        return found

    def _find_kept(self, columns: Sequence[Stretch]) -> list[tuple[Stretch, Stretch]]:
        """Return the neighbours among `columns` between which a sure gutter is all that is left."""
        kept: list[tuple[Stretch, Stretch]] = []
        for (one, other), sure in zip(pairwise(self.columns), self.sure, strict=True):
            inside = [(a, b) for a, b in pairwise(columns) if one[1] <= a[1] and b[0] <= other[0]]
            kept += inside if sure and len(inside) == 1 else []
        return kept

    def _keeps(self, columns: Sequence[Stretch]) -> bool:
        """Whether a part of each sure gutter is still there between `columns`."""
        return all(
            any(one[1] <= a[1] and b[0] <= other[0] for a, b in pairwise(columns))
            for (one, other), sure in zip(pairwise(self.columns), self.sure, strict=True)
            if sure
        )

    def _is_apart(self, own: Sequence[Stretch], size: float, top: float) -> bool:
        """Whether words alone in a band stand in no column so far, or are a heading by size."""
        inside = any(a < right and left < b for left, right in own for a, b in self.columns)
        beside = bool(self.bands) and top - self.low < _BESIDE * self.size
        sizes = sorted((size or self.size, self.size or size))
        return not (inside or beside) or sizes[1] > OTHER_SIZE * sizes[0]

    def _measure_gap(self, top: float, near: Sequence[Box]) -> float:
        """Return the white above a band, at most from an edge that is drawn in it."""
        edges = [g.top for g in near if g.top == g.bottom and self.low < g.top < top]
        return min((max(y - self.low, top - y) for y in edges), default=top - self.low)

    def _is_drawn(self) -> bool:
        """Whether all gutters are drawn, so that a cell may be as tall as it likes."""
        xs = [guide.x0 for guide in self.guides if guide.x0 == guide.x1]
        return all(is_between(one[1], other[0], xs) for one, other in pairwise(self.columns))

    def count_most(self) -> int:
        """Return how many bands may come to one with words in several columns."""
        if self._is_drawn():
            return _MAX_RUN
        return _MAX_SINGLE[len(self.columns) >= TABLE_COLUMNS]

    def is_parted(self, index: int) -> bool:
        """Whether a band has words in several columns, its own or half a line below others."""
        if self.count(index) > 1:
            return True
        near = index > 0 and self.whites[index] < _BESIDE * self.size
        both = [*self.bands[index], *self.bands[index - 1]]
        return near and count_touched(self.columns, both) > self.count(index - 1)

    def count(self, index: int) -> int:
        """Return how many columns a band has words in."""
        return count_touched(self.columns, self.bands[index])


def _find_words(pieces: Iterable[Piece]) -> list[Stretch]:
    """Return where words stand, from the left; a picture may stand beside others of its cell."""
    return sorted((p.x0, p.x1) for p in pieces if not isinstance(p.extent.element, Box))


def _is_wide(one: Stretch, other: Stretch, own: Sequence[Stretch], size: float) -> bool:
    """Whether a band has words in both of two columns, and between them much white.

    Lines beside a picture stand below each other in one band: what reaches furthest counts.
    """
    reaches = accumulate(own, _further)
    return any(
        one[0] <= before[0] <= one[1] <= other[0] <= after[0] <= other[1]
        for before, after in zip(reaches, own[1:], strict=False)
        if after[0] - before[1] >= WIDE * size
    )


def _further(one: Stretch, other: Stretch) -> Stretch:
    return max(one, other, key=lambda stretch: stretch[1])


def take_run(
    bands: Sequence[Sequence[Extent]],
    index: int,
    guides: Sequence[Box] = (),
    columns: Sequence[Stretch] = (),
) -> Run | None:
    """Return the bands from `index` that go together, or None where no run can begin.

    `columns` are those of a table that may go on from the page before.
    """
    if not columns and not _may_begin(bands, index, guides):
        return None
    run = Run(guides, list(columns), [True] * (len(columns) - 1))
    parted = int(bool(columns))
    for band in bands[index : index + _MAX_RUN]:
        if not _may_be_row(band, run.columns) or not run.take(band):
            break
        parted += run.is_parted(len(run.bands) - 1)
        if len(run.bands) > run.count_most() * parted + RUN:
            break
    return run if run.bands else None


def _may_begin(bands: Sequence[Sequence[Extent]], index: int, guides: Sequence[Box]) -> bool:
    """Whether a band has several columns, or one line of it so many pieces, or the next has."""
    band = bands[index]
    if len(band) > 1:
        return len(merge_stretches([(e.box.x0, e.box.x1) for e in band], ())) > 1
    after = bands[index + 1] if index + 1 < len(bands) else ()
    line = band[0].element
    if len(after) > 1 and isinstance(line, TextLine):
        # a cell may be higher than those beside it, which stand in the middle of it
        beside = [e for e in after if e.box.x1 < line.x0 or line.x1 < e.box.x0]
        low = line.ink(line.size).bottom
        heading = line.size > OTHER_SIZE * (measure_type(after) or line.size)
        if not heading and any(find_ink(extent, line.size).top < low for extent in beside):
            return _may_begin(bands, index + 1, guides)
    middle = (band[0].box.top + band[0].box.bottom) / 2
    xs = [g.x0 for g in guides if g.x0 == g.x1 and g.top < middle < g.bottom]
    if xs and len(part_extent(band[0], xs)) > 1:
        return True
    return has_room(line, MANY - 1) and len(part_extent(band[0], ())) >= MANY


def _may_be_row(band: Sequence[Extent], columns: Sequence[Stretch]) -> bool:
    """Lines, and pictures where there are too many columns for one that floats in a text."""
    pictured = any(isinstance(e.element, Box) for e in band)
    plain = all(isinstance(e.element, TextLine | Box) for e in band)
    most = max(len(columns), len(merge_stretches([(e.box.x0, e.box.x1) for e in band], ())))
    return plain and (not pictured or most >= MANY)
