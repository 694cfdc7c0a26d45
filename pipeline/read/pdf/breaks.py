"""Where a document breaks its lines: anywhere in Chinese text, or at blanks before all else."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from .areas import SLACK, STEPS, TypeArea
from .glyphs import is_wide
from .joins import OPENS, lead_width
from .lines import TextLine

# Blanks in full lines are so many times rarer than in the lines that end their paragraphs, and
# those have so many; elsewhere they are as common.
_RARER, _FEW = 5, 5


class Breaks(TypeArea):
    """The type area, and how lines are broken that fill it."""

    def __init__(self, pages: Sequence[Sequence[TextLine]]) -> None:
        """Measure; `pages` holds the lines of running text of each page, from the top."""
        super().__init__([line for page in pages for line in page])
        self.at_blanks = self._measure_breaks(pages)

    def _measure_breaks(self, pages: Sequence[Sequence[TextLine]]) -> bool:
        """Whether a line that has a blank is always broken there, however much room is left.

        Where it is, lines broken between two Chinese characters have none.
        """
        full: list[bool] = []
        last: list[bool] = []
        for page in pages:
            goes_on = False
            for line, after in itertools.pairwise(page):
                went_on, goes_on = goes_on, self._is_broken_anywhere(line, after)
                if goes_on or went_on:
                    (full if goes_on else last).append(" " in line.text)
        often = sum(last) * len(full) > _RARER * sum(full) * len(last)
        return often and len(full) >= STEPS and sum(last) >= _FEW

    def _is_broken_anywhere(self, line: TextLine, after: TextLine) -> bool:
        wide = is_wide(line.text[-1]) and is_wide(after.text[0])
        return wide and self.is_full(line, after) and not OPENS.match(after.text)

    def lacks_room(self, line: TextLine, after: TextLine, right: float | None) -> bool:
        """Whether `line` had no room for what `after` has before its first blank."""
        word = after.text.partition(" ")[0]
        width = after.edges[2 * len(word) - 1] - after.edges[0]
        edge = self.right(line) if right is None else right
        blank = self._blank if self.at_blanks else -SLACK
        return line.x1 + width + blank * line.size > edge

    def is_torn(self, line: TextLine, after: TextLine, right: float | None) -> bool:
        """Whether `line` lost the blank at its end: it left room for what `after` begins with.

        Where it is justified, its other blanks took that room.
        """
        if not self.at_blanks:
            return False
        stretched = sum(max(0.0, blank.width - self._blank) for blank in line.blanks.values())
        edge = self.right(line) if right is None else right
        room = edge - line.x1 + stretched * line.size
        # without a blank it breaks a word where the line is full
        lead = after.edges[1] - after.edges[0] if after.text[0].isascii() else lead_width(after)
        return room > lead + line.spacing + SLACK * line.size
