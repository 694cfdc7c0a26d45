"""The type area: its edges, and which lines fill it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median, median_low

from .joins import lead_width
from .lines import TextLine

# An edge is where at least this share of the lines, and no fewer than two, end or begin.
_SUPPORT = 0.02
_OUTLIERS = 4  # one in so many of these
_REACH = 1.2  # ems: ragged lines end within the next character of the edge
_SHORT = 3.0  # ems before the edge, at which no line ends that the next goes on
_STRETCHED, _SHOWS = 0.04, 8  # ems between the letters of a justified line, and letters to show it
SLACK = 0.08  # the part of the next word's width that may be a matter of rounding
_MAX_SHIFT = 60  # points between the margins of left and right pages
_SHIFTED = 1.5  # times as many edges agree, which by chance they do not
_CENTRED = 2.5  # ems from both edges
STEPS = 20  # so many distances tell how even they are
FLUSH = 0.1  # ems: lines set to one tab stop


def measure_shift(pages: Iterable[Iterable[TextLine]]) -> int:
    """Return how many points further right lines begin on odd pages than on even ones."""
    sides: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    for page in pages:
        for line in page:
            sides[line.page % 2][round(line.x0)] += 1
    even, odd = sides
    alike = {
        shift: sum(min(count, odd[x + shift]) for x, count in even.items())
        for shift in range(-_MAX_SHIFT, _MAX_SHIFT + 1)
    }
    most = max(alike, key=lambda shift: (alike[shift], -abs(shift)))
    return most if alike[most] > _SHIFTED * alike[0] else 0


class TypeArea:
    """The type area of a document, as its lines show it."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        """Measure; `lines` are those of the running text."""
        self.size = median([line.size for line in lines]) if lines else 10.0
        sides: tuple[list[TextLine], list[TextLine]] = ([], [])
        for line in lines:
            sides[line.page % 2].append(line)
        both = self._edges(lines)
        self._sides = [
            # a booklet may have other margins on left pages; a few lines cannot show it
            self._edges(own) if len(own) > len(lines) / 4 and len(own) > 20 else both
            for own in sides
        ]
        blanks = [blank.width for line in lines for blank in line.blanks.values()]
        self._blank = median_low(blanks) if len(blanks) > _SUPPORT * len(lines) else 0.0
        self._spacing = self._measure_spread(lines)
        self.justified = self._measure_ends(lines)

    def _edges(self, lines: Iterable[TextLine]) -> tuple[float, float]:
        lines = list(lines)
        lefts = sorted(line.x0 for line in lines)
        # marks may hang over the edge, or be set in half their width
        rights = sorted(-line.x1 for line in lines if line.text[-1].isalnum())
        support = max(2, round(_SUPPORT * len(lines)))
        reach = _REACH * self.size
        return _supported(lefts, support, 0.3 * self.size), -_supported(rights, support, reach)

    def _measure_spread(self, lines: Iterable[TextLine]) -> float:
        """Return how far letters stand apart, in ems, in nearly all lines that are not full."""
        short = (x for x in lines if x.x1 < self.right(x) - _SHORT * x.size)
        apart = sorted(line.spacing / line.size for line in short)
        return apart[len(apart) * 9 // 10] if len(apart) >= STEPS else math.inf

    def _measure_ends(self, lines: Iterable[TextLine]) -> bool:
        """Whether full lines end at one place."""
        rooms = sorted(self.room(x) for x in lines)
        ends = [room for room in rooms if abs(room) < _REACH]
        return not ends or ends[len(ends) // 2] < FLUSH

    def left(self, line: TextLine) -> float:
        """Return the left edge of the type area on the line's page."""
        return line.column[0] if line.column else self._sides[line.page % 2][0]

    def right(self, line: TextLine) -> float:
        """Return the right edge of the type area on the line's page."""
        return line.column[1] if line.column else self._sides[line.page % 2][1]

    def offset(self, line: TextLine, left: float | None = None) -> float:
        """Return how far a line begins from the left edge, in ems of the text."""
        return (line.x0 - (self.left(line) if left is None else left)) / self.size

    def room(self, line: TextLine) -> float:
        """Return how far a line ends from the right edge, in its ems."""
        return (self.right(line) - line.x1) / line.size

    def is_centred(self, line: TextLine) -> bool:
        """Whether the line stands in the middle, away from both edges."""
        before = line.x0 - self.left(line)
        after = self.right(line) - line.x1
        return abs(before - after) < line.size and min(before, after) > _CENTRED * self.size

    def is_full(self, line: TextLine, after: TextLine, right: float | None = None) -> bool:
        """Whether what `after` begins with had no room in `line`."""
        if self._is_stretched(line):
            return True
        edge = self.right(line) if right is None else right
        # letters that stand apart leave room behind the last one, too
        width = lead_width(after) + 2 * line.spacing + self._dropped(line, after)
        # a page that lay askew ends its lines now here, now there
        slack = -line.size if line.scores else SLACK * min(width, line.size)
        return line.x1 + width > edge + slack

    def _is_stretched(self, line: TextLine) -> bool:
        """Whether a line is justified: its letters stand further apart than those of short ones."""
        apart = line.spacing / line.size - self._spacing
        return apart > _STRETCHED and len(line.text) >= _SHOWS and not line.scores

    def _dropped(self, line: TextLine, after: TextLine) -> float:
        """Return the width of the blank that the break may have taken away, in points."""
        latin = line.text[-1].isascii() or after.text[0].isascii()
        return self._blank * line.size if latin else 0.0


def _supported(values: list[float], support: int, reach: float) -> float:
    """Return the first of ascending `values` with so many others within `reach` above it.

    The first of many may be outliers.
    """
    for index, value in enumerate(values):
        if len(values) < index + support:
            break
        if values[index + support - 1] - value <= reach:
            return values[index + support // _OUTLIERS]
    return values[0] if values else 0.0
